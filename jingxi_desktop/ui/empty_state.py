"""What an empty table says: what belongs there and how it gets there."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QVBoxLayout, QWidget

from jingxi_desktop.ui.icons import icon


class EmptyState(QWidget):
    """An icon and a sentence in the middle of a table's viewport, shown while it is empty."""

    def __init__(self, area: QAbstractScrollArea, icon_name: str) -> None:
        super().__init__(area.viewport())
        self._area = area
        self._sentence = QLabel()
        self._sentence.setObjectName("caption")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setWordWrap(True)
        self._icon_name = icon_name
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._picture)
        layout.addWidget(self._sentence)
        layout.addStretch(2)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.viewport().installEventFilter(self)
        self.hide()

    def show_sentence(self, is_empty: bool, sentence: str) -> None:
        """Show or hide the sentence."""
        self._sentence.setText(sentence)
        if is_empty and self._picture.pixmap().isNull():
            self._picture.setPixmap(icon(self._icon_name).pixmap(40, 40))
        self.setVisible(is_empty)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the viewport."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        self.setGeometry(self._area.viewport().rect())
