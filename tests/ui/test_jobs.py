"""Work beside the window, and the bar that is shown meanwhile."""

import threading
from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jingxi_desktop.ui.jobs import Job, with_progress
from tests.ui.importing.driven import has_bar


def test_the_bar_is_gone_when_the_answer_comes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
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
