"""Work beside the window, and the bar that is shown meanwhile."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger.steps import Watch
from jingxi_desktop.ui import jobs
from jingxi_desktop.ui.jobs import Bar, Job, here_with_progress, with_progress
from tests.ui.importing.driven import has_bar


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the bar stands before."""
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_the_bar_is_gone_when_the_answer_comes(window: QWidget, qtbot: QtBot) -> None:
    may_end = threading.Event()

    def work(_cancelled: Callable[[], bool]) -> str:
        may_end.wait(5)
        return "完成"

    seen: list[tuple[str, bool]] = []
    job = Job(work, lambda answer: seen.append((answer, has_bar())), lambda _error: None)
    with_progress(job, window, "正在做…")
    qtbot.waitUntil(has_bar)
    may_end.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("完成", False)]


@pytest.mark.parametrize("how", ["button", "escape", "closing"])
def test_a_bar_says_at_once_that_it_was_cancelled_and_stays_until_the_work_has_ended(
    window: QWidget, qtbot: QtBot, request: pytest.FixtureRequest, how: str
) -> None:
    may_end, heard, ended = threading.Event(), threading.Event(), threading.Event()

    def work(cancelled: Callable[[], bool]) -> None:
        while not (cancelled() or may_end.is_set()):
            may_end.wait(0.01)
        heard.set()
        may_end.wait(5)
        ended.set()

    seen: list[object] = []
    bar = with_progress(Job(work, seen.append, seen.append), window, "正在做…")
    bar.stopped.connect(lambda: seen.append("stopped"))
    request.addfinalizer(may_end.set)
    qtbot.waitUntil(bar.isVisible)
    (button,) = bar.findChildren(QPushButton)
    if how == "button":
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    elif how == "escape":
        qtbot.keyClick(bar, Qt.Key.Key_Escape)
    else:
        bar.close()
    # The window's thread did not wait.
    assert not ended.is_set()
    assert bar.isVisible()
    assert bar.labelText() == "正在取消…"
    assert not button.isEnabled()
    qtbot.waitUntil(heard.is_set)
    assert seen == []
    may_end.set()
    qtbot.waitUntil(lambda: seen == ["stopped"])
    assert not has_bar()


def test_a_job_that_waits_for_its_turn_ends_at_once_when_its_bar_is_cancelled(
    window: QWidget,
) -> None:
    pool = QThreadPool.globalInstance()
    may_end = threading.Event()
    most = pool.maxThreadCount()
    pool.setMaxThreadCount(1)
    try:
        other = Job(lambda _cancelled: may_end.wait(5), lambda _done: None, lambda _error: None)
        other.start()
        seen: list[object] = []
        bar = with_progress(Job(lambda _cancelled: None, seen.append, seen.append), window, "…")
        bar.stopped.connect(lambda: seen.append("stopped"))
        bar.canceled.emit()
        assert seen == ["stopped"]
        may_end.set()
        other.cancel()
    finally:
        pool.setMaxThreadCount(most)


def test_what_is_done_in_the_windows_thread_says_at_once_that_it_was_cancelled(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SHOW_AFTER_MS", 0)

    def act(watch: Watch) -> str:
        done = 0
        while not has_bar():
            done += 1
            watch.progress(done, 1_000_000)
        (bar,) = window.findChildren(Bar)
        (button,) = bar.findChildren(QPushButton)
        assert not watch.cancelled()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert watch.cancelled()
        assert bar.isVisible()
        assert bar.labelText() == "正在取消…"
        assert not button.isEnabled()
        watch.progress(done + 1, 1_000_000)
        assert bar.isVisible()
        return "完"

    assert here_with_progress(act, window, "正在做…") == "完"
    assert not has_bar()


def test_other_windows_hear_nothing_while_the_windows_thread_is_at_work(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SHOW_AFTER_MS", 0)
    other = QPushButton("退出")
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    pressed: list[bool] = []
    other.pressed.connect(lambda: pressed.append(True))

    def press() -> None:
        # As the system tells it, not straight to the widget.
        QTest.mouseClick(other.windowHandle(), Qt.MouseButton.LeftButton)

    def act(watch: Watch) -> None:
        done = 0
        while not has_bar():
            done += 1
            watch.progress(done, 1_000_000)
        press()
        watch.progress(done + 1, 1_000_000)

    here_with_progress(act, window, "正在做…")
    assert pressed == []
    press()
    qtbot.waitUntil(lambda: pressed == [True])


def test_a_bar_says_no_figure_that_its_height_would_cut(window: QWidget, qtbot: QtBot) -> None:
    bar = Bar("正在做…", window)
    bar.show()
    (drawn,) = bar.findChildren(QProgressBar)
    assert not drawn.isTextVisible()
    bar.end()
