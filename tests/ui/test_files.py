"""Files in and out of the window: nothing is overwritten or closed unasked, and success is said."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import attachments, backups, commands, verify
from jingxi_desktop.ledger.connection import Connection
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.lock import lock_path
from jingxi_desktop.records import Project, Task
from jingxi_desktop.ui import file_dialogs
from jingxi_desktop.ui.attachments_page import AttachmentsPage
from jingxi_desktop.ui.dialogs.new_ledger import NewLedgerDialog
from tests.ui.conftest import OpenWindow
from tests.ui.importing.driven import has_bar

Choose = Callable[..., list[str]]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """What the user chooses in the next file dialogs; the list has what they proposed."""

    def chosen(*paths: Path | str, kind: str = "") -> list[str]:
        proposed: list[str] = []
        left = [str(path) for path in paths]

        def ask(_parent: QWidget, _title: str, path: str, *_: object) -> tuple[str, str]:
            proposed.append(path)
            return left.pop(0), kind

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return proposed

    return chosen


@pytest.mark.parametrize(
    ("typed", "kind", "suffix", "path"),
    [
        ("台账", "", ".jingxi", "台账.jingxi"),
        ("台账.2023", "", ".jingxi", "台账.2023.jingxi"),
        ("台账.jingxi", "", ".jingxi", "台账.jingxi"),
        ("图", "矢量图 (*.svg)", "", "图.svg"),
        ("图.png", "矢量图 (*.svg)", "", "图.png"),
        ("无后缀", "", "", "无后缀"),
    ],
)
def test_a_name_gets_its_suffix(
    tmp_path: Path, qtbot: QtBot, choose: Choose, typed: str, kind: str, suffix: str, path: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    choose(tmp_path / typed, kind=kind)
    assert file_dialogs.save_path(parent, "", tmp_path, "", suffix) == tmp_path / path


def test_a_file_is_overwritten_only_when_the_user_says_so(
    open_window: OpenWindow,
    demo_path: Path,
    tmp_path: Path,
    choose: Choose,
    answers: list[bool],
    qtbot: QtBot,
) -> None:
    window = open_window(demo_path)
    there = tmp_path / "副本.jingxi"
    there.write_bytes(b"mine")
    choose(tmp_path / "副本", there)
    answers.extend([False, True])
    window.actions_["save_copy"].trigger()
    assert there.read_bytes() == b"mine"
    window.actions_["save_copy"].trigger()
    qtbot.waitUntil(lambda: str(there) in window.statusBar().currentMessage())
    assert verify.problems(there) == []


def test_a_copy_never_replaces_a_ledger_that_another_window_edits(
    open_window: OpenWindow,
    demo_path: Path,
    article_path: Path,
    choose: Choose,
    answers: list[bool],
    problems: list[str],
    qtbot: QtBot,
) -> None:
    window, other = open_window(demo_path), open_window(article_path)
    before = article_path.read_bytes()
    choose(article_path)
    answers.append(True)
    window.actions_["save_copy"].trigger()
    qtbot.waitUntil(lambda: bool(problems))
    assert str(article_path) in problems[0]
    assert "使用" in problems[0]
    assert article_path.read_bytes() == before
    assert other.session is not None
    other.session.ledger.set_setting("year", "2024")


def test_a_copy_is_made_beside_the_window_and_can_be_cancelled(
    open_window: OpenWindow,
    demo_path: Path,
    tmp_path: Path,
    choose: Choose,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    window = open_window(demo_path)
    before = sorted(tmp_path.iterdir())
    is_cancelled = threading.Event()
    copy_to = backups.copy_to

    def when_cancelled(
        connection: Connection,
        target: Path,
        cancelled: Callable[[], bool],
        *,
        without_deleted: bool,
    ) -> None:
        while not cancelled():
            is_cancelled.wait(0.01)
        copy_to(connection, target, cancelled, without_deleted=without_deleted)

    monkeypatch.setattr(backups, "copy_to", when_cancelled)
    choose(tmp_path / "副本")
    window.actions_["save_copy"].trigger()
    qtbot.waitUntil(has_bar)
    (bar,) = window.findChildren(QProgressDialog)
    bar.canceled.emit()
    qtbot.waitUntil(lambda: not has_bar())
    assert sorted(tmp_path.iterdir()) == before
    assert window.statusBar().currentMessage() == ""


def test_the_copy_never_replaces_the_ledger_itself(
    open_window: OpenWindow,
    demo_path: Path,
    choose: Choose,
    answers: list[bool],
    problems: list[str],
) -> None:
    window = open_window(demo_path)
    choose(demo_path)
    answers.append(True)
    window.actions_["save_copy"].trigger()
    assert len(problems) == 1
    assert window.statusBar().currentMessage() == ""


@pytest.fixture
def year(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """What the user answers when asked of which year a new ledger is; None is Esc."""
    given: list[int | None] = []

    def answer(dialog: NewLedgerDialog) -> int:
        year = given.pop(0)
        dialog.year.setValue(year or dialog.year.value())
        dialog.done(year is not None)
        return dialog.result()

    monkeypatch.setattr(NewLedgerDialog, "exec", answer)
    return given


def test_a_new_ledger_asks_again_where_a_file_is(
    open_window: OpenWindow,
    demo_path: Path,
    article_path: Path,
    choose: Choose,
    problems: list[str],
    year: list[int | None],
) -> None:
    year.append(2023)
    window = open_window(demo_path)
    before = article_path.read_bytes()
    proposed = choose(article_path, "")
    window.files.new()
    assert "已经存在" in problems[0]
    assert proposed[1] == str(article_path)
    assert article_path.read_bytes() == before
    assert window.session is not None
    assert window.session.ledger.path == demo_path


def test_a_new_ledger_that_cannot_be_made_leaves_the_old_one_open(
    open_window: OpenWindow, demo_path: Path, tmp_path: Path, choose: Choose, problems: list[str]
) -> None:
    window = open_window(demo_path)
    choose(tmp_path / "没有" / "新.jingxi")
    window.files.new("article")
    assert len(problems) == 1
    assert window.session is not None
    assert window.session.ledger.path == demo_path


def test_a_new_ledger_is_opened_at_the_year_that_was_asked(
    open_window: OpenWindow,
    demo_path: Path,
    tmp_path: Path,
    choose: Choose,
    year: list[int | None],
) -> None:
    window = open_window(demo_path)
    proposed = choose(tmp_path / "新")
    year.extend([None, 2021])
    window.actions_["new_ledger"].trigger()
    assert proposed == []
    window.actions_["new_ledger"].trigger()
    assert [Path(name).name for name in proposed] == ["京西台账 2021.jingxi"]
    assert window.session is not None
    assert window.session.ledger.path == tmp_path / "新.jingxi"
    assert not window.session.ledger.read_only
    assert (window.session.ledger.year, window.year_box.currentText()) == (2021, "2021 年度")


def test_the_year_chosen_in_the_window_is_there_when_it_is_opened_again(
    open_window: OpenWindow, empty_path: Path
) -> None:
    with Ledger.open(empty_path) as ledger:
        commands.create(ledger, Task.KIND, {"name": "早年的", "year": 2019})
        ledger.set_setting("year", "2023")
    window = open_window(empty_path)
    place = window.year_box.findData(2019)
    window.year_box.setCurrentIndex(place)
    window.year_box.activated.emit(place)
    window.show_ledger(None)
    window.open_path(empty_path)
    assert window.session is not None
    assert (window.session.year, window.year_box.currentText()) == (2019, "2019 年度")


def test_an_attachment_does_not_replace_a_file_unasked(
    open_window: OpenWindow, demo_path: Path, tmp_path: Path, choose: Choose, answers: list[bool]
) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    assert window.session is not None
    tab = window.view.show_kind("project")
    assert tab.form.record is not None
    photo, there = tmp_path / "现场.png", tmp_path / "原有.png"
    photo.write_bytes(b"photo")
    there.write_bytes(b"mine")
    attachments.add(window.session.ledger, Project.KIND, tab.form.record.id, photo)
    page = next(part for part in tab.parts if isinstance(part, AttachmentsPage))
    page.table.selectRow(0)
    proposed = choose(there, tmp_path / "另存", kind="*.png")
    answers.append(False)
    page.save()
    assert there.read_bytes() == b"mine"
    assert Path(proposed[0]).name == photo.name
    page.save()
    assert (tmp_path / "另存.png").read_bytes() == b"photo"


def test_a_chart_that_was_saved_or_copied_is_told(
    open_window: OpenWindow, demo_path: Path, tmp_path: Path, choose: Choose
) -> None:
    window = open_window(demo_path)
    assert window.view is not None
    chart = window.view.overview.charts[0]
    chart.load()
    assert chart.view is not None
    choose("", tmp_path / "图.svg")
    chart.view.save_action.trigger()
    assert window.statusBar().currentMessage() == ""
    chart.view.save_action.trigger()
    assert str(tmp_path / "图.svg") in window.statusBar().currentMessage()
    window.statusBar().clearMessage()
    chart.view.copy_action.trigger()
    assert "剪贴板" in window.statusBar().currentMessage()
    QGuiApplication.clipboard().clear()


def test_the_demonstration_stays_named_while_a_message_is_shown(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot
) -> None:
    window = open_window(demo_path)
    window.tell("副本已存好")
    qtbot.waitUntil(lambda: not window.file_label.isVisible())
    assert window.demo_label.isVisible()


# A ledger that somebody else writes to ----------------------------------------------------------

_HOLD = """
import sys
from pathlib import Path
from jingxi_desktop.ledger.ledger import Ledger
with Ledger.open(Path(sys.argv[1])) as ledger:
    print(ledger.read_only, flush=True)
    sys.stdin.read()
"""


def test_a_ledger_that_was_set_free_is_opened_again_where_the_user_was(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot
) -> None:
    command = [sys.executable, "-c", _HOLD, str(demo_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "False\n"
        window = open_window(demo_path)
        assert str(other.pid) in window.banner.text()
        other.communicate()
    assert window.view is not None
    tab = window.view.show_kind("project")
    tab.table.selectRow(3)
    record = tab.form.record
    qtbot.mouseClick(window.banner.button, Qt.MouseButton.LeftButton)
    assert window.session is not None
    assert not window.session.ledger.read_only
    assert not window.banner.isVisible()
    assert window.view.current is not None
    assert window.view.current.form.record == record


def test_a_ledger_whose_place_cannot_be_written_says_why(
    open_window: OpenWindow, demo_path: Path, qtbot: QtBot
) -> None:
    lock_path(demo_path).mkdir()
    window = open_window(demo_path)
    assert "这是文件夹" in window.banner.text()
    lock_path(demo_path).rmdir()
    qtbot.mouseClick(window.banner.button, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()


def test_the_other_window_of_this_program_is_called_that(
    open_window: OpenWindow, demo_path: Path
) -> None:
    first, second = open_window(demo_path), open_window(demo_path)
    assert "本程序的另一个窗口" in second.banner.text()
    assert "对方" not in second.banner.text()
    first.actions_["close_ledger"].trigger()
    second.open_path(demo_path)
    assert second.session is not None
    assert not second.session.ledger.read_only


def test_opening_the_ledger_that_is_open_changes_nothing(
    open_window: OpenWindow, demo_path: Path
) -> None:
    window = open_window(demo_path)
    view = window.view
    window.open_path(demo_path.parent / "." / demo_path.name)
    assert window.view is view
