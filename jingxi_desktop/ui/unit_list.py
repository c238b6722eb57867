"""各单位: how far each unit is at the end of a month, its lights, and who has not returned it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from jingxi_desktop.ledger.month_figures import PLANNED
from jingxi_desktop.ledger.month_projects import UnitState
from jingxi_desktop.ledger.overview import projects_of
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.light import (
    GREEN,
    RED,
    SHAPES,
    UNRETURNED,
    UNRETURNED_SHAPE,
    YELLOW,
)
from jingxi_desktop.records.rounding import percent
from jingxi_desktop.translation import tr
from jingxi_desktop.ui import theme

MOST_UNITS = 5
# Each light has two columns, its shapes and its counts, so that both stand under each other.
_NAME, _PROJECTS, _RATE, _FIRST_LIGHT = range(4)
_APART, _BESIDE_SHAPE = 12, 4


class UnitList(QFrame):
    """One row a unit, in the order of the month's report; every count leads to its projects.

    `records_requested` carries a Query, `copy_requested` asks for the names of who is missing.
    """

    records_requested = Signal(object)
    copy_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._caption, self._empty = QLabel(tr("各单位")), QLabel(tr("没有月度数据"))
        self._caption.setObjectName("caption")
        self._empty.setObjectName("secondary")
        self.copy_button = QPushButton(tr("复制未报名单"))
        self.copy_button.setFlat(True)
        self.copy_button.clicked.connect(self.copy_requested)
        self.all_button = QPushButton()
        self.all_button.setFlat(True)
        self.all_button.clicked.connect(self._request_all)
        self._year = 0
        self._cells: list[_Cell] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(_NAME, 1)
        self._build()

    def _build(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self._caption, 1)
        heading.addWidget(self.copy_button)
        heading.addWidget(self.all_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        layout.addLayout(heading)
        layout.addWidget(self._empty)
        layout.addLayout(self._grid)
        layout.addStretch(1)

    def show_units(self, units: tuple[UnitState, ...], month: str | None, year: int) -> None:
        """Show the units at the end of a month of the year; None where no month was returned."""
        self._year = year
        caption = tr("各单位")
        if month is not None:
            caption = tr("各单位 · 截至{month}", month=format_date(month))
        self._caption.setText(caption)
        self._empty.setVisible(not units)
        missing = sum(unit.unreturned for unit in units)
        self.copy_button.setVisible(missing > 0)
        self.copy_button.setToolTip(tr("未报 {n} 个项目，按单位列出", n=f"{missing:,}"))
        self.all_button.setVisible(len(units) > MOST_UNITS)
        self.all_button.setText(tr("共 {n} 个", n=f"{len(units):,}"))
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self._cells = []
        for row, unit in enumerate(units[:MOST_UNITS]):
            self._show_unit(row, unit)

    def _show_unit(self, row: int, unit: UnitState) -> None:
        projects = projects_of(unit.unit_id, self._year)
        rate = "—" if unit.completion_rate is None else percent(unit.completion_rate)
        self._add(row, _NAME, _Cell(unit.unit, projects))
        self._add(row, _PROJECTS, _Cell(tr("{n} 个", n=f"{unit.projects:,}"), projects))
        self._add(row, _RATE, _Cell(rate, projects, tip=tr("投资完成率 {rate}", rate=rate)))
        lights = ((RED, unit.red), (YELLOW, unit.yellow), (GREEN, unit.green))
        for column, (light, count) in enumerate(lights):
            behind = projects_of(unit.unit_id, self._year, light=light)
            self._add_light(row, column, SHAPES[light], light, count, behind)
        missing = projects_of(unit.unit_id, self._year, returned=UNRETURNED)
        self._add_light(row, len(lights), UNRETURNED_SHAPE, UNRETURNED, unit.unreturned, missing)

    def _add_light(
        self, row: int, place: int, shape: str, word: str, count: int, projects: Query
    ) -> None:
        behind = projects if count else None
        tip = tr("{light} {n} 个", light=tr(word), n=f"{count:,}")
        own = theme.light_colour(word) if count else None
        colour = theme.current().secondary if own is None else own.name()
        column = _FIRST_LIGHT + 2 * place
        self._add(row, column, _Cell(shape, behind, tip=tip, colour=colour))
        figure = _Cell(f"{count:,}", behind, tip=tip, colour=colour)
        self._add(row, column + 1, figure, _BESIDE_SHAPE)

    def _add(self, row: int, column: int, cell: "_Cell", apart: int = _APART) -> None:
        if column != _NAME:
            cell.setAlignment(Qt.AlignmentFlag.AlignRight)
            cell.setContentsMargins(apart, 0, 0, 0)
        cell.requested.connect(self.records_requested)
        self._cells.append(cell)
        self._grid.addWidget(cell, row, column)

    def _request_all(self) -> None:
        self.records_requested.emit(Query("project", self._year, conditions=(PLANNED,)))


class _Cell(QLabel):
    """A text that leads to records; without any it only stands there."""

    requested = Signal(object)

    def __init__(self, text: str, behind: Query | None, *, tip: str = "", colour: str = "") -> None:
        super().__init__(text)
        self._behind = behind
        self.setToolTip(tip or text)
        self.setAccessibleName(tip or text)
        if colour:
            self.setStyleSheet(f"color: {colour}")
        if behind is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        if self._behind is not None and event.button() == Qt.MouseButton.LeftButton:
            self.requested.emit(self._behind)
