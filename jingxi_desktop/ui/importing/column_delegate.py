"""How a column's field and its unit are chosen: from lists that open in the table."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from jingxi_desktop.records.amounts import WRITTEN
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.calm_box import CalmBox
from jingxi_desktop.ui.delegates import ColourDelegate, room_of
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.importing.columns_model import FIELD, HEAD, ColumnsModel
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.lines_model import Index, Role

_ARROW = QSize(14, 14)


class ColumnDelegate(ColourDelegate):
    """Offers the fields that a column can be, and the units that amounts can count."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """An arrow says that there is a choice; a head that is cut keeps its end."""
        super().initStyleOption(option, index)
        if index.column() == HEAD:
            # Of heads in several rows the last one tells a column from those beside it.
            elided: Any = option
            elided.textElideMode = Qt.TextElideMode.ElideMiddle
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            # What the stubs leave out.
            shown: Any = option
            shown.icon = icon("chevron-down")
            shown.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            shown.decorationSize = _ARROW
            shown.decorationPosition = QStyleOptionViewItem.Position.Right

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The list of fields or of units, open."""
        model = index.model()
        assert isinstance(model, ColumnsModel)
        box = CalmBox(parent)
        box.setMaxVisibleItems(20)
        if index.column() == FIELD:
            box.addItem(tr("（不导入）"), None)
            for place in model.offered:
                box.addItem(tr(place.spec.label), place)
        else:
            box.addItem(tr("（照表里写的）"), "")
            for unit in WRITTEN:
                box.addItem(tr(unit), unit)
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
        editor.setGeometry(room_of(option))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what the column is."""
        model = index.model()
        assert isinstance(model, ColumnsModel)
        assert isinstance(editor, CalmBox)
        place = model.places[index.row()]
        if index.column() == FIELD:
            fields = [None if each is None else each.field for each in (None, *model.offered)]
            editor.setCurrentIndex(fields.index(place.field if place else None))
        else:
            editor.setCurrentIndex(editor.findData(place.unit if place else ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was chosen."""
        assert isinstance(editor, CalmBox)
        model.setData(index, editor.currentData(), Role.EditRole)
