"""The form beside a table: every field of the current record, each with its editor."""

from collections.abc import Iterable
from typing import cast

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from jingxi_desktop.ledger import commands, lights, queries
from jingxi_desktop.records import Field, Record, UserError
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.records.light import Light
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.block_model import Values
from jingxi_desktop.ui.editors import Editor, editor_for
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.record_model import RecordModel
from jingxi_desktop.ui.session import Session


class Spot(Struct, frozen=True):
    """A field of a record; `year` is that of its plan if the field has a value a year, None for the others."""

    record_id: str
    field: str
    year: int | None


class FieldRow(QWidget):
    """An editor with the place for the sentence that says why its text was refused.

    What stands in the editor is in the unit of `field`, which `label`, to stand beside it, says.
    """

    def __init__(self, field: Field, session: Session) -> None:
        super().__init__()
        self.editor = editor_for(field, session, self)
        self.label = QLabel()
        self.label.setObjectName("caption")
        self.label.setToolTip(tr(field.note) if field.note else "")
        self.label.setMinimumHeight(26)
        self.show_field(field)
        self._problem = QLabel(self)
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._shown = self.text()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.editor)
        layout.addWidget(self._problem)

    def show_field(self, field: Field) -> None:
        """Say what the field is now, with its unit."""
        self.field = field
        self.editor.setAccessibleName(field.heading)
        self.label.setText(field.heading + (" *" if field.required else ""))

    def text(self) -> str:
        """What stands in the editor."""
        return cast(Editor, self.editor).text()

    @property
    def is_being_typed(self) -> bool:
        """Whether the user is at it and has typed something that was not committed yet."""
        return self.editor.hasFocus() and self.text() != self._shown

    @property
    def problem(self) -> str:
        """Why what stands in the editor was refused."""
        return self._problem.text()

    def show_text(self, text: str, problem: str = "") -> None:
        """Put a text into the editor, and under it why it cannot be taken."""
        cast(Editor, self.editor).set_text(text)
        # An editor may have its own way to write it.
        self._shown = self.text()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.editor.setProperty("invalid", bool(problem))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)


class RecordForm(QScrollArea):
    """All fields of one record in one year. A text that is refused stays, with the reason, also while other
    records and years are looked at, until it is mended or cleared."""

    def __init__(self, model: RecordModel, session: Session) -> None:
        super().__init__()
        self._model = model
        self.session = session
        self._record: Record | None = None
        self._year = model.query.year
        self._drafts: dict[Spot, tuple[str, str]] = {}
        self._rows: dict[str, FieldRow] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._build())
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._give_up)

    def _build(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("panel")
        layout = self.rows = QFormLayout(inner)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(8)
        layout.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for group, fields in self._groups().items():
            if group:
                title = QLabel(tr(group))
                title.setObjectName("section")
                layout.addRow(title)
            for field in fields:
                row = self._row(field)
                layout.addRow(row.label, row)
        return inner

    def _groups(self) -> dict[str, list[Field]]:
        groups: dict[str, list[Field]] = {}
        for field in self._model.fields:
            groups.setdefault(field.group, []).append(field)
        return groups

    def _row(self, field: Field) -> FieldRow:
        row = FieldRow(field, self.session)
        why = self.session.ledger.why_kept(self._model.kind, field)
        row.editor.setEnabled(not why)
        # What is worked out says how, which says why as well.
        row.editor.setToolTip("" if field.derived else why)
        cast(Editor, row.editor).committed.connect(lambda: self._commit(row))
        self._rows[field.name] = row
        return row

    def row(self, name: str) -> FieldRow:
        """The row of a field."""
        return self._rows[name]

    @property
    def _row_in_use(self) -> FieldRow | None:
        return next((row for row in self._rows.values() if row.editor.hasFocus()), None)

    def _give_up(self) -> None:
        """Esc: back to what is stored."""
        row = self._row_in_use
        if self._record is not None and row is not None:
            self._drafts.pop(self._spot(self._record, row.field), None)
            row.show_text(self._stored(row.field))

    @property
    def record(self) -> Record | None:
        """The record shown."""
        return self._record

    @property
    def drafts(self) -> int:
        """How many refused texts wait to be mended."""
        return len(self._drafts)

    @property
    def first_draft(self) -> Spot | None:
        """Where the first refused text is."""
        return next(iter(self._drafts), None)

    def _spot(self, record: Record, field: Field) -> Spot:
        return Spot(record.id, field.name, self._year if field.per_year else None)

    def forget(self, record_ids: Iterable[str]) -> None:
        """Drop the refused texts of records that are gone."""
        gone = set(record_ids)
        if self._record is not None and self._record.id in gone:
            # What is being typed into it has nowhere to go either.
            self._record = None
        for spot in [spot for spot in self._drafts if spot.record_id in gone]:
            del self._drafts[spot]

    def show_record(self, record: Record | None) -> None:
        """Show a record, or none, in the year looked at."""
        before, year = self._record, self._model.query.year
        is_same = before is not None and record is not None and record.id == before.id
        is_same = is_same and year == self._year
        row_in_use = self._row_in_use
        if before is not None and not is_same and row_in_use is not None:
            self._commit(row_in_use)
        self._record, self._year = record, year
        self._take_fields()
        self.widget().setEnabled(record is not None)
        for name, row in self._rows.items():
            # A change of something else must not disturb who is typing.
            if not (is_same and row.is_being_typed):
                self._fill(name, row)
        self._hide_unused()

    def _hide_unused(self) -> None:
        """Keep out of the way what means nothing in the record, unless something stands in it."""
        record = self._record
        unused = frozenset() if record is None else self._model.kind.unused(record)
        for name, row in self._rows.items():
            self.rows.setRowVisible(row, name not in unused or bool(row.text()))

    def _take_fields(self) -> None:
        """Where amounts are shown in another unit now, what was refused keeps what it meant."""
        for field in self._model.fields:
            row = self._rows[field.name]
            if field == row.field:
                continue
            for spot, (text, problem) in self._drafts.items():
                if spot.field == field.name:
                    self._drafts[spot] = row.field.spelled_out(text), problem
            if row.is_being_typed:
                cast(Editor, row.editor).set_text(row.field.spelled_out(row.text()))
            row.show_field(field)

    def focus(self, field: str) -> None:
        """Put the cursor into a field."""
        row = self._rows[field]
        self.ensureWidgetVisible(row)
        row.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, name: str, row: FieldRow) -> None:
        if isinstance(row.field, Light):
            ledger, year = self.session.ledger, self._model.query.year
            row.setToolTip(
                lights.why(ledger.connection, year, self._record.id) if self._record else ""
            )
        if self._record is None:
            row.show_text("")
            return
        if row.field.derived and not isinstance(row.field, Light):
            row.editor.setToolTip(self._record.words(row.field))
        draft = self._drafts.get(self._spot(self._record, row.field))
        row.show_text(*(draft or (self._stored(row.field), "")))

    def _stored(self, field: Field) -> str:
        value = getattr(self._record, field.name)
        if isinstance(field, Reference):
            return queries.title_of(self.session.ledger, field.kind, value)
        return field.format(value) if field.derived else field.edit_text(value)

    def _commit(self, row: FieldRow, *, asks: bool = True) -> None:
        if self._record is None:
            return
        spot = self._spot(self._record, row.field)
        text = row.text()
        if text == self._stored(row.field):
            self._drafts.pop(spot, None)
            row.show_text(text)
            return
        try:
            values: Values = {spot.record_id: {spot.field: self._model.parsed(row.field, text)}}
            doubts = self._model.doubts(values)
        except UserError as error:
            self._keep(spot, row, text, str(error))
            return
        if not doubts:
            self._take(spot, row, text, values)
            return
        self._keep(spot, row, text, "\n".join(doubts))
        if asks:
            # A question must not stand while the editor commits.
            later(self, 0, lambda: self._settle(spot, row, values, doubts))

    def _settle(self, spot: Spot, row: FieldRow, values: Values, doubts: list[str]) -> None:
        """Take a doubtful text if the user insists on it."""
        if spot not in self._drafts:
            return
        if messages.insists(self, doubts):
            self._take(spot, row, self._drafts[spot][0], values)
        elif self._shows(spot):
            self.focus(row.field.name)

    def _take(self, spot: Spot, row: FieldRow, text: str, values: Values) -> None:
        year = self.session.year if spot.year is None else spot.year
        try:
            commands.edit_each(self.session.ledger, self._model.kind, values, year)
        except UserError as error:
            self._keep(spot, row, text, str(error))
            return
        self._drafts.pop(spot, None)
        if self._shows(spot):
            row.show_text(self._stored(row.field))
            self._retry()

    def _keep(self, spot: Spot, row: FieldRow, text: str, problem: str) -> None:
        self._drafts[spot] = (text, problem)
        if self._shows(spot):
            row.show_text(text, problem)

    def _shows(self, spot: Spot) -> bool:
        is_of_year = spot.year in (None, self._year)
        return is_of_year and self._record is not None and self._record.id == spot.record_id

    def _retry(self) -> None:
        """What was refused because of another field of the record and year may be right now."""
        for spot in list(self._drafts):
            if self._shows(spot) and spot in self._drafts:
                self._commit(self._rows[spot.field], asks=False)
