"""The files of a record as pictures in a row: photos drawn small, others by an icon of their type."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import QFrame, QListView, QListWidget, QListWidgetItem

from jingxi_desktop.ledger import attachments
from jingxi_desktop.records import Attachment, UserError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.jobs import Job
from jingxi_desktop.ui.session import Session
from jingxi_desktop.ui.thumbnails import thumbnail

_ICON = QSize(96, 72)
_CELL = QSize(116, 104)
_SYMBOL = 40
_KEPT = 200
_TYPES = {
    "file-text": ".pdf .ofd .txt .md .rtf",
    "file-type": ".doc .docx .wps .odt",
    "file-spreadsheet": ".xls .xlsx .et .csv .ods",
    "presentation": ".ppt .pptx .dps .odp",
    "file-archive": ".zip .rar .7z .tar .gz",
}
_ICONS = {suffix: name for name, suffixes in _TYPES.items() for suffix in suffixes.split()}


class Gallery(QListWidget):
    """One picture a file, in the order given. Thumbnails are made one after the other in a worker
    while the row is seen. `opened` carries the place of a file that was double-clicked."""

    opened = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: Sequence[Attachment] = ()
        self._made: dict[str, QImage | None] = {}
        self._job: Job[QImage | None] | None = None
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setWrapping(False)
        self.setIconSize(_ICON)
        self.setGridSize(_CELL)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(_CELL.height() + 16)
        self.setAccessibleName(tr("附件的缩略图"))
        self.itemActivated.connect(lambda item: self.opened.emit(self.row(item)))

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Show these files."""
        if files == self._shown:
            return
        self._shown = files
        self.clear()
        for file in files:
            item = QListWidgetItem(self._framed_icon(_icon_of(file)), file.name)
            item.setToolTip(file.name)
            self.addItem(item)
            self._draw(file, item)
        self._go_on()

    def showEvent(self, event: QShowEvent) -> None:
        """Thumbnails are made when somebody looks."""
        super().showEvent(event)
        self._go_on()

    def _go_on(self) -> None:
        missing = (
            file for file in self._shown if _is_photo(file) and file.sha256 not in self._made
        )
        file = next(missing, None)
        if file is None or self._job is not None or not self.isVisible():
            return
        ledger = self._session.ledger

        def work(cancelled: Callable[[], bool]) -> QImage | None:
            with ledger.second(cancelled) as second:
                content = attachments.content_of(second, file)
            return thumbnail(content)

        self._job = Job(
            work,
            lambda image: self._keep(file.sha256, image),
            lambda error: self._failed(file.sha256, error),
        ).start()

    def _failed(self, sha256: str, error: BaseException) -> None:
        self._keep(sha256, None)
        if not isinstance(error, UserError):
            raise error

    def _keep(self, sha256: str, image: QImage | None) -> None:
        self._job = None
        if len(self._made) >= _KEPT:
            del self._made[next(iter(self._made))]
        self._made[sha256] = image
        for place, file in enumerate(self._shown):
            if file.sha256 == sha256:
                self._draw(file, self.item(place))
        self._go_on()

    def _draw(self, file: Attachment, item: QListWidgetItem) -> None:
        if not _is_photo(file) or file.sha256 not in self._made:
            return
        image = self._made[file.sha256]
        if image is not None:
            item.setIcon(self._framed(QPixmap.fromImage(image)))
        else:
            item.setIcon(self._framed_icon("image-off"))
            item.setToolTip(
                tr("{name}：没有缩略图，图片已损坏、过大或不是常见的格式", name=file.name)
            )

    def _framed_icon(self, name: str) -> QIcon:
        ratio = self.devicePixelRatioF()
        return self._framed(icon(name).pixmap(QSize(_SYMBOL, _SYMBOL), ratio))

    def _framed(self, picture: QPixmap) -> QIcon:
        """The picture in the middle of a frame that all have alike, so that the names stand in line."""
        ratio = self.devicePixelRatioF()
        frame = QPixmap(_ICON * ratio)
        frame.setDevicePixelRatio(ratio)
        frame.fill(Qt.GlobalColor.transparent)
        size = picture.deviceIndependentSize()
        if size.width() > _ICON.width() or size.height() > _ICON.height():
            size.scale(_ICON.toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(), size)
        place.moveCenter(QRectF(QPointF(), _ICON.toSizeF()).center())
        painter = QPainter(frame)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, picture, QRectF(picture.rect()))
        painter.end()
        return QIcon(frame)

    def close_gallery(self) -> None:
        """Let go of the ledger."""
        self._shown = ()
        if self._job is not None:
            self._job.cancel()
            self._job = None


def _is_photo(file: Attachment) -> bool:
    return (file.media_type or "").startswith("image/")


def _icon_of(file: Attachment) -> str:
    other = "file-image" if _is_photo(file) else "file"
    return _ICONS.get(Path(file.name).suffix.lower(), other)
