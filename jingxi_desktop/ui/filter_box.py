"""A drop-down that keeps a table to some values of one field."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from jingxi_desktop.ledger import queries
from jingxi_desktop.ledger.query import Condition
from jingxi_desktop.records import Field, Value
from jingxi_desktop.records.fields import Choice, Reference
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionComboBox

    from jingxi_desktop.ui.narrowing_line import NarrowingLine

# The border, padding and arrow of the style sheet, and a pixel at each end of the words.
_BESIDE_WORDS = 38
_MOST_WIDTH = 220
# What SQL takes for no limit.
_ALL = -1


class FilterBox(CalmBox):
    """All, empty, or one value of a choice or a reference. A park includes the parks inside it.

    Closed it says its field before the value, and is as wide as that while there is room. The records that
    a reference can be kept to, however many, are read when the list is opened; a long list is narrowed by typing.
    """

    changed = Signal()

    def __init__(self, field: Field, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._session = session
        self.line: NarrowingLine | None = None
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(20)
        self._fill(())
        self.setMinimumWidth(self._width_for(self.itemText(0)))
        self._follow()
        self.currentIndexChanged.connect(self._follow)
        self.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def _fill(self, records: Iterable[tuple[str, str]]) -> None:
        self.addItem(tr("{label}：全部", label=tr(self.field.label)), ())
        for record_id, title in records:
            self.addItem(title, (record_id,))
        if isinstance(self.field, Choice):
            for choice in self.field.choices:
                self.addItem(self.field.format(choice), (choice,))
        self.addItem(tr("（空）"), (None,))

    def showPopup(self) -> None:
        """Offer what there is now."""
        if isinstance(self.field, Reference):
            kept = tuple(self.currentData())
            with QSignalBlocker(self):
                super().clear()
                self._fill(queries.options(self._session.ledger, self.field.kind, most=_ALL))
                self.setCurrentIndex(self._place_of(kept))
            self._follow()
            if self.currentIndex() < 0:
                # It was deleted; the table follows back to all.
                self.clear()
        # A list that is seen whole is faster looked through than typed for.
        if self.count() > self.maxVisibleItems():
            if self.line is None:
                # A start need not wait for what opens at a click.
                from jingxi_desktop.ui.narrowing_line import NarrowingLine

                self.line = NarrowingLine(self)
                self.line.chosen.connect(self.setCurrentIndex)
            self.line.open()
        else:
            super().showPopup()

    def hidePopup(self) -> None:
        """Choose nothing else."""
        if self.line is not None:
            self.line.give_up()
        super().hidePopup()

    def _follow(self) -> None:
        self.setToolTip(self.words)
        self.updateGeometry()

    @property
    def words(self) -> str:
        """What the table is kept to, with the name of the field."""
        if self.currentIndex() <= 0:
            return self.currentText()
        return tr("{label}：{value}", label=tr(self.field.label), value=self.currentText())

    def initStyleOption(self, option: "QStyleOptionComboBox") -> None:
        """As the closed box is painted; the list under it says the values alone."""
        super().initStyleOption(option)
        if self.currentIndex() <= 0:
            return
        shown: Any = option  # What the stubs leave out.
        # The style knows the room to the pixel, and all its names would be loaded to ask it.
        shown.currentText = self.fontMetrics().elidedText(
            self.words, Qt.TextElideMode.ElideRight, self.width() - _BESIDE_WORDS
        )

    def sizeHint(self) -> QSize:
        """As wide as the words, within reason."""
        return QSize(min(self._width_for(self.words), _MOST_WIDTH), super().sizeHint().height())

    def _width_for(self, words: str) -> int:
        """The least width that says the words whole."""
        # Their width is rounded where it is measured, but not where they are shortened.
        return self.fontMetrics().horizontalAdvance(words) + 1 + _BESIDE_WORDS

    def condition(self) -> Condition | None:
        """What the table is kept to, None for all."""
        values: tuple[Value, ...] = tuple(self.currentData() or ())
        if not values:
            return None
        inside = isinstance(self.field, Reference) and values != (None,)
        return Condition(self.field.name, "within" if inside else "in", values)

    def clear(self) -> None:
        """Back to all."""
        self.setCurrentIndex(0)

    def choose(self, value: Value) -> None:
        """Keep the table to a value."""
        self.setCurrentIndex(max(0, self._place_for((value,))))

    def show_condition(self, condition: Condition) -> bool:
        """Show a condition if this box can; False if it cannot."""
        place = self._place_for(condition.values) if condition.operator in ("in", "within") else -1
        if place > 0:
            with QSignalBlocker(self):
                self.setCurrentIndex(place)
            self._follow()
        return place > 0

    def _place_for(self, values: tuple[Value, ...]) -> int:
        """The place of values, also of a record that the list has not been opened to show; -1 if it has none."""
        place = self._place_of(values)
        if place >= 0 or not isinstance(self.field, Reference) or len(values) != 1:
            return place
        title = queries.title_of(self._session.ledger, self.field.kind, values[0])
        if title:
            with QSignalBlocker(self):
                self.insertItem(1, title, values)
        return self._place_of(values)

    def _place_of(self, values: tuple[Value, ...]) -> int:
        places = (
            place for place in range(self.count()) if tuple(self.itemData(place) or ()) == values
        )
        return next(places, -1)
