"""Sentences and questions to the user, and our own faults as something to copy."""

import logging
import platform
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

import jingxi_desktop
from jingxi_desktop import paths
from jingxi_desktop.ledger import verify
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import FormError
from jingxi_desktop.translation import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

_logger = logging.getLogger(__name__)
_AT_ONCE = 0.5  # seconds
_WIDEST = 560
_MARGIN = 8
# As far as a message has room for them.
_MOST_PLACES = 15
_MOST_SENTENCES = 20


def show_problem(parent: QWidget | None, sentence: str) -> None:
    """Tell what the user can mend."""
    box = make_box(parent, sentence)
    box.setIcon(box.Icon.Warning)
    box.addButton(tr("知道了"), box.ButtonRole.AcceptRole)
    box.exec()


def show_failure(parent: QWidget | None, error: BaseException) -> None:
    """Tell what kept something from being done if the user can mend it; raises faults of ours."""
    if not isinstance(error, UserError):
        raise error
    places = error.first(_MOST_PLACES) if isinstance(error, FormError) else ()
    show_problem(parent, "\n".join((str(error), *places)))


def confirm(
    parent: QWidget | None, question: str, consequence: str, verb: str, other: str = ""
) -> bool:
    """Ask before something is done. `verb` names what the button does; the other one cancels, and
    so does Esc."""
    box = make_box(parent, question, consequence)
    box.setIcon(box.Icon.Question)
    act = box.addButton(verb, box.ButtonRole.AcceptRole)
    cancel = box.addButton(other or tr("取消"), box.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is act


def insists(parent: QWidget | None, doubts: Sequence[str]) -> bool:
    """Ask whether what is hard to believe, a sentence each, is meant."""
    question = tr("有 {n} 处可疑，仍要照填吗？", n=len(doubts))
    return confirm(parent, question, "\n".join(first(doubts)), tr("照填"), tr("再改"))


def first(sentences: Sequence[str]) -> list[str]:
    """The first sentences, as many as a message has room for, and how many more there are."""
    more = len(sentences) - _MOST_SENTENCES
    return [*sentences[:_MOST_SENTENCES], *([tr("……另有 {n} 处", n=more)] if more > 0 else [])]


def report_of(error: BaseException) -> str:
    """A fault of ours as a text to copy: versions and the whole traceback."""
    head = f"jingxi {jingxi_desktop.__version__} · Python {platform.python_version()} · Qt {qVersion()} · {sys.platform}"
    return head + "\n\n" + "".join(traceback.format_exception(error))


def show_fault(error: BaseException) -> None:
    """Log a fault of ours whole and show it as something to copy."""
    _logger.critical("fault", exc_info=error)
    log = paths.state_dir() / "jingxi.log"
    box = make_box(
        None,
        tr("程序出了错。已保存的内容不受影响。"),
        tr("请把下面的报告复制给维护人员。完整日志在 {path}", path=log),
    )
    box.setIcon(box.Icon.Critical)
    box.setDetailedText(report_of(error))
    copy = box.addButton(tr("复制报告"), box.ButtonRole.ActionRole)
    close = box.addButton(tr("关闭"), box.ButtonRole.RejectRole)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(report_of(error))


def make_box(parent: QWidget | None, text: str, more: str = "", title: str = "") -> "QMessageBox":
    """A box that says `text`, and `more` below it, as wide as their longest line wants within reason."""
    # Loaded for the first message: a start has none.
    from PySide6.QtWidgets import QLabel, QMessageBox

    box = QMessageBox(parent)
    box.setWindowTitle(title or tr("京西转型台账"))
    box.setText(text)
    box.setInformativeText(more)
    lines = f"{text}\n{more}".splitlines()
    wanted = max(map(box.fontMetrics().horizontalAdvance, lines))
    # Qt's own names: the box has no other way to say how wide its texts are.
    for name in ("qt_msgbox_label", "qt_msgbox_informativelabel"):
        if (label := box.findChild(QLabel, name)) is not None:
            label.setMinimumWidth(min(wanted + _MARGIN, _WIDEST))
            # Names of files and records are no markup.
            label.setTextFormat(Qt.TextFormat.PlainText)
    return box


def show_error(error: BaseException, ledger: Path | None) -> None:
    """Show what nothing else caught: what the user can mend as a sentence, our faults as a report.

    `ledger` is the file that was in use: if it is damaged, that is no fault of ours.
    """
    if isinstance(error, UserError):
        show_problem(None, str(error))
    elif ledger is not None and verify.is_from_outside(error):
        _logger.error("%s", ledger, exc_info=error)
        show_problem(None, str(verify.in_words(ledger, error)))
    else:
        show_fault(error)


class _FaultHandler:
    """Shows an error unless its box would stand behind, or at once after, another one's.

    A table may fail at every paint; each box that closes has what was behind it painted again.
    """

    def __init__(self, ledger: Callable[[], Path | None]) -> None:
        self._ledger = ledger
        self._is_open = False
        self._closed: tuple[str, float] = ("", 0.0)

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        words, closed_at = self._closed
        if self._is_open or (repr(error) == words and time.monotonic() - closed_at < _AT_ONCE):
            _logger.error("not shown again", exc_info=error)
            return
        self._is_open = True
        try:
            show_error(error, self._ledger())
        finally:
            self._is_open = False
            self._closed = (repr(error), time.monotonic())


def install_fault_handler(ledger: Callable[[], Path | None]) -> None:
    """Show every error that nothing else caught. `ledger` names the file that is in use."""
    sys.excepthook = _FaultHandler(ledger)
