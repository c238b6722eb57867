"""The row over a table: search, filters, what is shown, and which columns."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.ledger.words import Shown, condition_words
from jingxi_desktop.records import Kind, Value
from jingxi_desktop.translation import joined, tr
from jingxi_desktop.ui.filter_box import FilterBox
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.record_table import RecordTable
from jingxi_desktop.ui.search_field import SearchField
from jingxi_desktop.ui.session import Session
from jingxi_desktop.ui.tick_menu import TickMenu

_SEARCH_AFTER_MS = 150
# A longer button would make the window wider than a small screen.
_MOST_CHARACTERS = 20


class FilterBar(QWidget):
    """Search and filters of one kind's table.

    `changed` says that they want another query, `entered` that the user is done searching.
    """

    changed = Signal()
    entered = Signal()

    def __init__(
        self,
        kind: Kind,
        filters: tuple[str, ...],
        session: Session,
        table: RecordTable,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._session = kind, session
        self._beyond: tuple[Condition, ...] = ()
        self.search = SearchField(tr("搜索{kind}", kind=tr(kind.label)))
        self.boxes = [FilterBox(kind.field(name), session, self) for name in filters]
        self.clear_button = QPushButton(tr("清除筛选"))
        self.clear_button.setFlat(True)
        self.count_label = QLabel()
        self.count_label.setObjectName("caption")
        self._later = QTimer(self, interval=_SEARCH_AFTER_MS, singleShot=True)
        self._build(table)
        self._connect()

    def _build(self, table: RecordTable) -> None:
        bar = QHBoxLayout(self)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(8)
        bar.addWidget(self.search, 1)
        for widget in (*self.boxes, self.clear_button):
            bar.addWidget(widget)
        bar.addStretch()
        bar.addWidget(self.count_label)
        bar.addWidget(_columns_button(table))

    def _connect(self) -> None:
        self._later.timeout.connect(self.changed)
        self.search.textChanged.connect(self._later.start)
        self.search.returnPressed.connect(self._enter)
        self.clear_button.clicked.connect(self.clear)
        for box in self.boxes:
            box.changed.connect(self.changed)

    def _enter(self) -> None:
        self._later.stop()
        self.changed.emit()
        self.entered.emit()

    def conditions(self) -> tuple[Condition, ...]:
        """What the filters keep the table to, and what came from a figure that was clicked."""
        chosen = (condition for box in self.boxes if (condition := box.condition()) is not None)
        return (*chosen, *self._beyond)

    @property
    def is_filtering(self) -> bool:
        """Whether anything is hidden."""
        return bool(self.search.text().strip() or self.conditions())

    def clear(self) -> None:
        """Show all records."""
        self._set("", Query("", 0))

    def show_query(self, query: Query) -> None:
        """Show the records behind a figure: in the boxes what they can say, the rest kept beside."""
        self._set(query.search, query)

    def choose(self, field: str, value: Value) -> None:
        """Keep the table to a value of a field that has a box."""
        for box in self.boxes:
            if box.field.name == field:
                box.choose(value)

    def _set(self, search: str, query: Query) -> None:
        self.blockSignals(True)
        self.search.setText(search)
        for box in self.boxes:
            box.clear()
        self._beyond = tuple(
            condition for condition in query.conditions if not self._show(condition)
        )
        self._later.stop()
        shown = Shown(self._session.ledger)
        beyond = joined(condition_words(shown, self._kind, item) for item in self._beyond)
        clear = tr("清除筛选")
        self.clear_button.setText(f"{clear} · {_shortened(beyond)}" if beyond else clear)
        self.clear_button.setToolTip(beyond)
        self.blockSignals(False)
        self.changed.emit()

    def _show(self, condition: Condition) -> bool:
        return any(
            box.show_condition(condition) for box in self.boxes if box.field.name == condition.field
        )


def _shortened(words: str) -> str:
    return words if len(words) <= _MOST_CHARACTERS else f"{words[: _MOST_CHARACTERS - 1]}…"


def _columns_button(table: RecordTable) -> QToolButton:
    button = QToolButton()
    button.setText(tr("列"))
    button.setIcon(icon("columns-3"))
    button.setToolTip(tr("选择显示的列"))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = TickMenu(button)
    menu.aboutToShow.connect(lambda: table.fill_columns_menu(menu))
    button.setMenu(menu)
    return button
