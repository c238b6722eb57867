"""The second step: what the table is imported as, and which of its columns is which field."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from jingxi_desktop.exchange import mapping
from jingxi_desktop.exchange.columns import letters
from jingxi_desktop.exchange.found_table import FoundTable
from jingxi_desktop.exchange.identity import keys_of
from jingxi_desktop.exchange.mapping import Mapped, Place, Question
from jingxi_desktop.exchange.plan import Options, kinds_for
from jingxi_desktop.exchange.values import said
from jingxi_desktop.records import Kind
from jingxi_desktop.records.amounts import YUAN
from jingxi_desktop.records.dates import format_date, months_of
from jingxi_desktop.records.fields import Money
from jingxi_desktop.translation import mark, tr
from jingxi_desktop.ui import theme
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Role = Qt.ItemDataRole
_ROW_HEIGHT = 30
_YEARS = (1949, 2100)
_UNITS = ("元", "万元", "亿元")
_SAMPLES = 3
_ARROW = QSize(14, 14)
_LOOKED_AT = 1_000
_LONGEST = 60
_LETTERS, _HEAD, _UNIT, _SAMPLE, FIELD, _REMARK = range(6)
_HEADINGS = (
    (mark("列号"), 44),
    (mark("列名"), 220),
    (mark("列的单位"), 104),
    (mark("示例"), 260),
    (mark("导入为"), 200),
    (mark("请核对"), 200),
)


class Start(Struct, frozen=True):
    """What a table is imported as at first: a kind by its name, "" for the one that fits best; and a month."""

    kind: str = ""
    month: str = ""


class ColumnsModel(QAbstractTableModel):
    """The columns of a table. `changed` says which one became another field."""

    changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._kind: Kind | None = None
        self._table: FoundTable | None = None
        self._year, self._month = 0, ""
        self._samples: list[str] = []
        self.places: list[Place | None] = []
        self.offered: tuple[Place, ...] = ()
        # What is asked of columns, by their numbers, and the unit of those that say none.
        self.asked: Mapping[int, str] = {}
        self.unit = ""

    def show(
        self, kind: Kind, table: FoundTable, year: int, month: str, places: Iterable[Place | None]
    ) -> None:
        """Show the columns as these places."""
        self.beginResetModel()
        self._kind, self._table, self._year, self._month = kind, table, year, month
        self._samples = [_samples(table, number) for number in range(len(table.columns))]
        self.places = list(places)
        self.offered = tuple(mapping.places_of(kind))
        self.endResetModel()

    def show_again(self) -> None:
        """Something was chosen beside the columns."""
        if self.places:
            end = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), end)

    @property
    def without_unit(self) -> list[str]:
        """The columns of amounts that say no unit."""
        columns = self._table.columns if self._table else ()
        return [
            column.label
            for column, place in zip(columns, self.places, strict=True)
            if place is not None and isinstance(place.spec, Money) and column.unit is None
        ]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One row a column of the table."""
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """See `_HEADINGS`."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The columns' headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return tr(_HEADINGS[section][0]).capitalize()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return left if role == Role.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The field can be chosen."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == FIELD else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The text; what is not imported stands back."""
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._text(index.row(), index.column())
        if role == Role.ForegroundRole:
            if index.column() == _REMARK:
                return QColor(theme.current().bad)
            if self.places[index.row()] is None:
                return QColor(theme.current().secondary)
        return None

    def _text(self, row: int, column: int) -> str:
        assert self._table is not None
        found, place = self._table.columns[row], self.places[row]
        if column == FIELD:
            return tr("（不导入）") if place is None else place.words
        if column == _REMARK:
            return self._remark(row)
        unit = found.unit or ""
        if place is not None and isinstance(place.spec, Money) and not unit and self.unit:
            unit = tr("{unit}（选定）", unit=tr(self.unit))
        texts = (letters(found.index), found.label, unit, self._samples[row])
        return texts[column]

    def _remark(self, row: int) -> str:
        assert self._table is not None
        assert self._kind is not None
        place = self.places[row]
        if place is None:
            return self.asked.get(row, "")
        if mapping.needs_month(self._kind, place) and not self._month:
            return tr("请在上面选择月份")
        if isinstance(place.spec, Money):
            unit = self._table.columns[row].unit
            if unit is None:
                return "" if self.unit else tr("列名里没有单位")
            if unit not in YUAN:
                return tr("单位是{unit}，不能导入", unit=tr(unit))
        return ""

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Make a column another field, or None; the column that was it before is not imported."""
        assert self._table is not None
        assert self._kind is not None
        if role != Role.EditRole or index.column() != FIELD:
            return False
        place = None
        if isinstance(value, Place):
            column = self._table.columns[index.row()]
            place = mapping.placed(self._kind, column, value, self._year)
            self.places = [None if other == place else other for other in self.places]
        self.places[index.row()] = place
        self.changed.emit(index.row())
        return True


def _samples(table: FoundTable, number: int) -> str:
    """The first few things that a column holds, if it holds any in its first rows."""
    texts = []
    for row in table.rows[:_LOOKED_AT]:
        text = " ".join(said(row.cells[number])[:_LONGEST].split())
        if text and text not in texts:
            texts.append(text)
        if len(texts) == _SAMPLES:
            break
    return tr("、").join(texts)


class _FieldDelegate(QStyledItemDelegate):
    """Offers the fields that a column can be."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """An arrow says that there is a choice."""
        super().initStyleOption(option, index)
        if index.column() == FIELD:
            # What the stubs leave out.
            shown: Any = option
            shown.icon = icon("chevron-down")
            shown.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            shown.decorationSize = _ARROW
            shown.decorationPosition = QStyleOptionViewItem.Position.Right

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The list of fields, open."""
        model = index.model()
        assert isinstance(model, ColumnsModel)
        box = CalmBox(parent)
        box.setMaxVisibleItems(20)
        box.addItem(tr("（不导入）"), None)
        for place in model.offered:
            box.addItem(tr(place.spec.label), place)
        box.activated.connect(lambda: self._take(box))
        later(box, 0, box.showPopup)
        return box

    def _take(self, box: QWidget) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The list takes the place of the arrow too."""
        editor.setGeometry(option.rect)  # type: ignore[attr-defined]  # missing in the stubs

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what the column is."""
        model = index.model()
        assert isinstance(model, ColumnsModel)
        assert isinstance(editor, CalmBox)
        place = model.places[index.row()]
        fields = [None if each is None else each.field for each in (None, *model.offered)]
        editor.setCurrentIndex(fields.index(place.field if place else None))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was chosen."""
        assert isinstance(editor, CalmBox)
        model.setData(index, editor.currentData(), Role.EditRole)


class ColumnsPage(QWidget):
    """How a table is read. `changed` says that something of it was chosen anew."""

    changed = Signal()

    def __init__(self, session: Session, start: Start) -> None:
        super().__init__()
        self._session = session
        self._start = start
        self._table: FoundTable | None = None
        self._questions: tuple[Question, ...] = ()
        # What the user said of columns; nothing of it is lost when year or month change.
        self.said: dict[int, Place | None] = {}
        self.kind_box, self.month_box, self.key_box, self.unit_box = (
            CalmBox(),
            CalmBox(),
            CalmBox(),
            CalmBox(),
        )
        self.year_box = QSpinBox()
        self.clears = QCheckBox(tr("空的单元格清空字段"))
        self.questions, self.remembered = QLabel(), QLabel()
        self.month_label, self.unit_label = QLabel(tr("月份")), QLabel(tr("金额单位"))
        self.model = ColumnsModel()
        self.view = QTableView()
        self._fill()
        self._build()
        self._connect()

    def _fill(self) -> None:
        for kind in kinds_for(self._session.ledger):
            self.kind_box.addItem(tr(kind.label), kind.name)
        self.year_box.setRange(*_YEARS)
        self.year_box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.year_box.setValue(self._session.year)
        self._fill_months(self._start.month)
        self.unit_box.addItem(tr("请选择"), None)
        for unit in _UNITS:
            self.unit_box.addItem(tr(unit), unit)
        self.unit_box.addItem(tr("每个单元格里都写了"), "")

    def _fill_months(self, chosen: str) -> None:
        self.month_box.clear()
        self.month_box.addItem(tr("（不选）"), "")
        for month in months_of(self.year_box.value()):
            self.month_box.addItem(format_date(month), month)
        self.month_box.setCurrentIndex(max(0, self.month_box.findData(chosen)))

    def _fill_keys(self) -> None:
        self.key_box.clear()
        self.key_box.addItem(tr("自动（代码、名称）"), "")
        for name in keys_of(self.kind):
            self.key_box.addItem(tr(self.kind.by_name[name].label), name)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        fields = (
            (QLabel(tr("导入为")), self.kind_box),
            (QLabel(tr("年度")), self.year_box),
            (self.month_label, self.month_box),
            (QLabel(tr("对照")), self.key_box),
            (self.unit_label, self.unit_box),
        )
        for place, (label, widget) in enumerate(fields):
            label.setObjectName("caption")
            label.setBuddy(widget)
            widget.setAccessibleName(label.text())
            grid.addWidget(label, 0, place)
            grid.addWidget(widget, 1, place)
        grid.addWidget(self.clears, 1, len(fields))
        grid.setColumnStretch(len(fields) + 1, 1)
        self.month_box.setToolTip(tr("月度字段记入这个月；列名里写了月份的，以列名为准"))
        self.key_box.setToolTip(tr("表里的一行是台账里的哪一条，按这个字段对照"))
        self.clears.setToolTip(tr("不勾选时，空的单元格不改动台账"))
        self.questions.setObjectName("problem")
        self.remembered.setObjectName("caption")
        for label in (self.questions, self.remembered):
            label.setWordWrap(True)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_FieldDelegate(self.view))
        self.view.setWordWrap(False)
        self.view.setAccessibleName(tr("表的各列"))
        triggers = QAbstractItemView.EditTrigger
        self.view.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.view.setTabKeyNavigation(False)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.view.horizontalHeader()
        header.setHighlightSections(False)
        for place, (heading, width) in enumerate(_HEADINGS):
            words = header.fontMetrics().horizontalAdvance(tr(heading)) + 24
            self.view.setColumnWidth(place, max(width, words))
        header.setSectionResizeMode(_SAMPLE, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(grid)
        layout.addWidget(self.remembered)
        layout.addWidget(self.questions)
        layout.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.kind_box.activated.connect(self._change_kind)
        self.year_box.valueChanged.connect(self._change_year)
        self.month_box.activated.connect(self._map)
        self.view.clicked.connect(self._open)
        self.model.changed.connect(self._said)
        self.unit_box.currentIndexChanged.connect(self._follow)
        for signal in (self.key_box.activated, self.clears.toggled):
            signal.connect(self.changed)

    def show_table(self, table: FoundTable) -> None:
        """Show another table, as the kind that was chosen or that fits it best."""
        self._table = table
        self.said = {}
        name = self._start.kind if self.kind_box.findData(self._start.kind) >= 0 else ""
        kind = name or self._fitting(table)
        self.kind_box.setCurrentIndex(self.kind_box.findData(kind))
        self._fill_keys()
        self._map()
        self.view.setCurrentIndex(self.model.index(0, FIELD))

    def _fitting(self, table: FoundTable) -> str:
        year = self.year_box.value()

        def known(kind: Kind) -> int:
            places = mapping.find(kind, table, year, f"{year}-01").places
            return sum(place is not None for place in places)

        return max(kinds_for(self._session.ledger), key=known).name

    @property
    def kind(self) -> Kind:
        """The kind that is chosen."""
        name = self.kind_box.currentData()
        return next(kind for kind in kinds_for(self._session.ledger) if kind.name == name)

    @property
    def month(self) -> str:
        """The month that is chosen, as YYYY-MM, "" for none."""
        return str(self.month_box.currentData() or "")

    @property
    def mapped(self) -> Mapped:
        """The columns as they stand."""
        return Mapped(tuple(self.model.places))

    def options(self, decided: dict[int, str]) -> Options:
        """All that was chosen, and which rows are which records."""
        return Options(
            self.year_box.value(),
            self.month,
            str(self.key_box.currentData() or ""),
            str(self.unit_box.currentData() or ""),
            self.clears.isChecked(),
            decided,
        )

    @property
    def missing(self) -> str:
        """What must be chosen before the rows can be looked at, in a sentence; "" for nothing."""
        if self._needs_month:
            return tr("表里没有月份，请在上面选择")
        if self.model.without_unit and self.unit_box.currentData() is None:
            columns = "、".join(self.model.without_unit)
            return tr("「{columns}」没有写明金额单位，请在上面选择", columns=columns)
        return ""

    def focus_missing(self) -> None:
        """Go to what must be chosen."""
        (self.month_box if self._needs_month else self.unit_box).setFocus()

    @property
    def _needs_month(self) -> bool:
        """Whether the records are of months, and nothing says of which."""
        fields = {place.field for place in self.model.places if place}
        return self.kind.by_month and not self.month and "month" not in fields

    def _change_kind(self) -> None:
        self._start = Start(self.kind.name, self.month)
        self.said = {}
        self._fill_keys()
        self._map()

    def _change_year(self) -> None:
        self._fill_months(f"{self.year_box.value()}{self.month[4:]}" if self.month else "")
        self._map()

    def _map(self) -> None:
        """Say for each column which field it is, by what the user said, before or now, or by its heads."""
        if self._table is None:
            return
        kind, year, month = self.kind, self.year_box.value(), self.month
        found = mapping.find(kind, self._table, year, month)
        places = list(found.places)
        for number, place in self.said.items():
            places = [None if place and other == place else other for other in places]
            places[number] = place
        self._questions = found.questions
        self.model.show(kind, self._table, year, month, places)
        is_known = mapping.remembered(kind, self._table) is not None
        self.remembered.setText(
            tr("列名相同的表以前导入过，已照那次的选择对应；可以再改。")
            if is_known
            else tr("各列按列名对应；不对的，点「导入为」一栏改正（键盘按 F2 或空格）。")
        )
        self._follow()

    def _said(self, number: int) -> None:
        # Said last counts most.
        self.said.pop(number, None)
        self.said[number] = self.model.places[number]
        self._follow()

    def _follow(self) -> None:
        """Ask what is still open, and for the month and the unit where columns need them."""
        asked = [each for each in self._questions if self.said.keys().isdisjoint(each.columns)]
        self.questions.setText("\n".join(question.text for question in asked))
        self.questions.setVisible(bool(asked))
        self.model.unit = str(self.unit_box.currentData() or "")
        self.model.asked = {number: each.text for each in asked for number in each.columns}
        has_months = self.kind.by_month or mapping.part_of(self.kind) is not None
        self.month_box.setVisible(has_months)
        self.month_label.setVisible(has_months)
        is_asked = bool(self.model.without_unit)
        self.model.show_again()
        self.unit_box.setVisible(is_asked)
        self.unit_label.setVisible(is_asked)
        self.changed.emit()

    def _open(self, index: QModelIndex) -> None:
        if index.column() == FIELD:
            self.view.edit(index)
