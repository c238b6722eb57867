"""The rows of an import as lists: each with its state, the record that it is about, and what would become of it."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from jingxi_desktop.exchange.importing.identity import keys_of
from jingxi_desktop.exchange.importing.plan import Plan
from jingxi_desktop.exchange.importing.rows import STATES, Edit, Row, State
from jingxi_desktop.exchange.tables.found_table import Skipped
from jingxi_desktop.ledger import queries, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.words import Shown, change_line
from jingxi_desktop.records import KINDS, Field, Value
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.translation import mark, tr
from jingxi_desktop.ui import theme
from jingxi_desktop.ui.lines_model import LEFT, RIGHT, Index, LinesModel, Role

Line = Row | Skipped
HEADINGS = ((mark("行"), 64), (mark("状态"), 96), (mark("记录"), 300), (mark("说明"), 480))
_NUMBER, _STATE, _TITLE, WORDS = range(4)
_LONGEST, _LONGEST_TIP = 500, 2_000


def state_words(state: State) -> str:
    """A state that stands alone."""
    return tr(STATES[state]).capitalize()


class Words:
    """What rows would change, in words. References to records that the table brings have their titles."""

    def __init__(self, ledger: Ledger, plan: Plan) -> None:
        self._ledger, self._shown = ledger, Shown(ledger)
        self._fields = {
            name: {field.name: field for field in rules.shown(ledger, kind.fields)}
            for name, kind in KINDS.items()
        }
        self._kind = plan.kind
        self._new = {
            edit.record_id: row.title
            for row in plan.rows
            for edit in row.edits
            if edit.before is None and edit.kind == plan.kind
        }

    def of(self, row: Row) -> Iterator[str]:
        """A line for each reason, each doubt and each field that changes."""
        yield from row.reasons
        for doubt in row.doubts:
            yield tr("请核对：{doubt}", doubt=doubt)
        for edit in row.edits:
            yield from self._of_edit(edit)

    def _of_edit(self, edit: Edit) -> Iterator[str]:
        is_part = edit.kind != self._kind
        month = format_date(edit.month) if is_part and edit.month else ""
        for name, value in edit.after.items():
            field = self._fields[edit.kind][name]
            if is_part and name in (KINDS[edit.kind].owner, "month"):
                continue
            words = (
                tr("{label}：{value}", label=tr(field.label), value=self._text(field, value))
                if edit.before is None
                else change_line(self._text, field, edit.before[name], value)
            )
            yield f"{month} {words}" if month else words

    def _text(self, field: Field, value: Value) -> str:
        if isinstance(field, Reference) and value in self._new:
            return self._new[str(value)]
        return self._shown.with_unit(field, value)

    def of_record(self, record_id: str) -> str:
        """What tells a record of the ledger from others: its keys."""
        kind = KINDS[self._kind]
        record = queries.get(self._ledger, kind, record_id, with_derived=False)
        texts = [
            f"{tr(field.label)} {self._text(field, value)}"
            for name in keys_of(kind)
            if name != kind.title and (value := getattr(record, name)) is not None
            for field in [self._fields[kind.name][name]]
        ]
        return " · ".join((record.title, *texts))


class ReviewModel(LinesModel):
    """The rows of one list: their numbers, states, records, and what would become of them."""

    def __init__(self, waits: Callable[[int], bool]) -> None:
        super().__init__([tr(heading) for heading, _width in HEADINGS])
        self._waits = waits
        self._words: Words | None = None
        self.lines: Sequence[Line] = ()

    def show(self, words: Words, lines: Sequence[Line]) -> None:
        """Show another list."""
        self.beginResetModel()
        self._words, self.lines = words, lines
        self.endResetModel()

    def show_again(self) -> None:
        """The records of rows were chosen."""
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, WORDS))

    def line_count(self) -> int:
        """One row a line of the list."""
        return len(self.lines)

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """Numbers of rows stand on the right."""
        return RIGHT if column == _NUMBER else LEFT

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The text on one line, whole in its tooltip; states in their colours."""
        line, column = self.lines[index.row()], index.column()
        if role == Role.DisplayRole:
            return self._text(line, column, tr("；"))[:_LONGEST].replace("\n", " ")
        if role == Role.ToolTipRole:
            return self._text(line, column, "\n")[:_LONGEST_TIP]
        if role == Role.TextAlignmentRole:
            return self.alignment(column)
        if role == Role.ForegroundRole:
            return self._colour(line, column)
        return None

    def _text(self, line: Line, column: int, joint: str) -> str:
        if column == _NUMBER:
            return str(line.number)
        if column == WORDS:
            return joint.join(self.words(line))
        if isinstance(line, Skipped):
            return tr("不导入") if column == _STATE else ""
        if column == _TITLE:
            return line.title
        return tr("已选定") if self._waits(line.number) else state_words(line.state)

    def words(self, line: Line) -> list[str]:
        """The lines that explain a row."""
        if isinstance(line, Skipped) or self._words is None:
            return [line.words] if isinstance(line, Skipped) else []
        return list(self._words.of(line))

    def _colour(self, line: Line, column: int) -> QColor | None:
        palette = theme.current()
        if isinstance(line, Skipped) or line.state == "same":
            return QColor(palette.secondary)
        if column == _STATE:
            colours = {"problem": palette.bad, "new": palette.good, "update": palette.accent}
            return QColor(colours[line.state])
        is_doubted = column == WORDS and line.doubts and line.state != "problem"
        return QColor(palette.warning) if is_doubted else None
