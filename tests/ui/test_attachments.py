"""The files of a record in the window: drawn small, opened as copies, added by dropping them."""

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from struct import pack

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import attachments, commands, queries
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Attachment, Task
from jingxi_desktop.ui import file_dialogs
from jingxi_desktop.ui.attachments_page import AttachmentsPage
from jingxi_desktop.ui.ledger_view import LedgerView
from jingxi_desktop.ui.main_window import MainWindow
from jingxi_desktop.ui.opened_copies import OpenedCopies
from jingxi_desktop.ui.record_tab import RecordTab
from jingxi_desktop.ui.thumbnails import SIDE, thumbnail


@pytest.fixture
def view(open_window: Callable[[Path | None], MainWindow], demo_path: Path) -> LedgerView:
    """The demonstration ledger."""
    window = open_window(demo_path)
    assert window.view is not None
    return window.view


@pytest.fixture
def page(view: LedgerView) -> AttachmentsPage:
    """The files of the first project, in front."""
    return page_of(view.show_kind("project"))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """The files that the system was asked to open; the copies are removed at the end."""
    files: list[Path] = []

    def note(url: QUrl) -> bool:
        files.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    yield files
    app = QCoreApplication.instance()
    assert app is not None
    for copies in app.findChildren(OpenedCopies):
        copies.close_all()
        copies.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def page_of(tab: RecordTab) -> AttachmentsPage:
    page = next(part for part in tab.parts if isinstance(part, AttachmentsPage))
    tab.side.setCurrentWidget(page)
    return page


def photo(path: Path, width: int = 800, height: int = 400) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    assert image.save(str(path))
    return path


def drop(page: AttachmentsPage, *files: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QCoreApplication.sendEvent(page, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QCoreApplication.sendEvent(page, event)
    return event.isAccepted()


@pytest.mark.qt_log_ignore("JPEG datastream contains no image", extend=True)
def test_dropped_files_are_added_as_one_step_and_drawn(
    page: AttachmentsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    paper, broken = tmp_path / "批复.pdf", tmp_path / "坏.jpg"
    paper.write_bytes(b"\xff\xd8\xff\xe0broken")
    broken.write_bytes(b"\xff\xd8\xff\xe0broken")
    assert drop(page, photo(tmp_path / "现场.png"), paper, broken)
    qtbot.waitUntil(lambda: page.gallery.count() == 3)
    qtbot.waitUntil(lambda: len(page.gallery._made) == 2 and page.gallery._job is None)
    items = {page.gallery.item(place).text(): page.gallery.item(place) for place in range(3)}
    assert items["现场.png"].icon().actualSize(page.gallery.iconSize()).width() == 96
    colour = items["现场.png"].icon().pixmap(96, 72).toImage().pixelColor(48, 36).name()
    assert colour == "#336699"
    assert "损坏" in items["坏.jpg"].toolTip()
    assert items["批复.pdf"].toolTip() == "批复.pdf"
    assert page.session.ledger.undo() == "添加 3 个附件"
    assert page.gallery.isHidden()


def test_nothing_is_dropped_where_nothing_can_be_added(
    page: AttachmentsPage, tmp_path: Path
) -> None:
    page.add_button.setEnabled(False)
    assert not drop(page, photo(tmp_path / "现场.png"))


def test_a_folder_among_the_files_is_refused_with_all_of_them(
    page: AttachmentsPage, qtbot: QtBot, tmp_path: Path, problems: list[str]
) -> None:
    drop(page, photo(tmp_path / "现场.png"), tmp_path)
    qtbot.waitUntil(lambda: len(problems) == 1)
    assert "不能读取" in problems[0]
    assert page.model.rowCount() == 0


def test_a_file_is_opened_as_a_copy_and_a_change_to_it_is_told(
    page: AttachmentsPage, qtbot: QtBot, tmp_path: Path, opened: list[Path], problems: list[str]
) -> None:
    assert page.owner is not None
    source = photo(tmp_path / "现场.png")
    attachments.add(page.session.ledger, page._owner_kind, page.owner.id, source)
    page.gallery.itemActivated.emit(page.gallery.item(0))
    assert [file.read_bytes() for file in opened] == [source.read_bytes()]
    opened[0].chmod(0o600)
    opened[0].write_bytes(b"changed")
    qtbot.waitUntil(lambda: len(problems) == 1)
    assert "台账里仍是原来的文件" in problems[0]
    (kept,) = queries.fetch(page.session.ledger, Attachment)
    assert attachments.content_of(page.session.ledger, kept) == source.read_bytes()


def test_what_the_system_cannot_open_is_said(
    page: AttachmentsPage,
    tmp_path: Path,
    opened: list[Path],
    problems: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert page.owner is not None
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    source = photo(tmp_path / "现场.png")
    attachments.add(page.session.ledger, page._owner_kind, page.owner.id, source)
    page.table.selectRow(0)
    page.open_button.click()
    assert "系统没有能打开「现场.png」的程序" in problems[0]


def test_a_task_that_is_done_asks_for_its_evidence(view: LedgerView, tmp_path: Path) -> None:
    ledger = view.session.ledger
    tab = view.show_kind("task")
    none = Query("task", 2023, conditions=(Condition("evidence", "in", ("尚无办结材料",)),))
    done = [task for task in queries.fetch(ledger, Task) if task.state == "已完成"]
    assert queries.count(ledger.connection, none) == len(done)
    assert tab.select(done[0].id)
    row = tab.form._rows["evidence"]
    assert row.text() == "尚无办结材料"
    attachments.add(ledger, Task.KIND, done[0].id, photo(tmp_path / "验收.png"))
    assert row.text() == "有附件"
    commands.edit(ledger, Task.KIND, [done[0].id], {"state": "推进中"})
    assert row.text() == ""


@pytest.mark.parametrize("suffix", ["png", "jpg", "bmp", "webp"])
def test_a_photo_is_scaled_in_its_shape(tmp_path: Path, suffix: str) -> None:
    image = thumbnail(photo(tmp_path / f"现场.{suffix}").read_bytes())
    assert image is not None
    assert (image.width(), image.height()) == (SIDE, SIDE // 2)


def _bomb() -> bytes:
    """A PNG of a few bytes that says it is 60,000 pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "content",
    [b"", b"text", b"\x89PNG\r\n\x1a\n", b"<svg xmlns='http://www.w3.org/2000/svg'/>", _bomb()],
    ids=["empty", "text", "cut", "svg", "bomb"],
)
def test_what_is_no_photo_or_too_large_has_no_thumbnail(content: bytes) -> None:
    assert thumbnail(content) is None


def test_only_the_name_and_the_note_of_a_file_are_typed(
    page: AttachmentsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    model = page.model
    assert drop(page, photo(tmp_path / "照片.png"))
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    cells = [model.index(0, column) for column in range(model.columnCount())]
    typed = [cell for cell in cells if model.flags(cell) & Qt.ItemFlag.ItemIsEditable]
    assert [model.fields[cell.column()].name for cell in typed] == ["name", "note"]
    size = model.column("size")
    _values, refused = model.read(0, [size], [["1"]])
    assert refused == [(0, 0, "大小（字节）：添加时已定，不能再改；要改请删除后重新添加")]


def test_a_file_is_saved_where_the_user_says(
    page: AttachmentsPage, tmp_path: Path, problems: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.owner is not None
    source, target = photo(tmp_path / "现场.png"), tmp_path / "另存.png"
    attachments.add(page.session.ledger, page._owner_kind, page.owner.id, source)
    page.table.selectRow(0)
    answers = [target, page.session.ledger.path]
    monkeypatch.setattr(file_dialogs, "save_path", lambda *_: answers.pop(0))
    page.save_button.click()
    assert target.read_bytes() == source.read_bytes()
    page.save_button.click()
    assert "打开着的台账，不能覆盖" in problems[0]
