"""更正: what touches a closed month is done with a reason, which the user is asked for."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import UserError
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.errors import ClosedMonthError
from jingxi_desktop.translation import tr
from jingxi_desktop.ui.later import later

R = TypeVar("R")


def asking_why(act: Callable[[str, str], R]) -> R:
    """Do what takes a reason, and the month that it is for; first with neither, which is "".

    Where it turns out that a closed month is touched, the user is asked and it is done again. Raises
    ClosedMonthError if the user would rather not, and then nothing is done.
    """
    try:
        return act("", "")
    except ClosedMonthError as closed:
        month, reason = closed.month, _ask_reason(closed)
        if not reason:
            raise
    return act(reason, month)


def with_reason(ledger: Ledger, act: Callable[[], R]) -> R:
    """Do something to the ledger; where a closed month is touched, ask why and do it as a correction.

    Raises ClosedMonthError if the user would rather not, and then nothing is done.
    """

    def correct(reason: str, month: str) -> R:
        if not reason:
            return act()
        with ledger.change(tr("更正{month}", month=format_date(month)), reason=reason):
            return act()

    return asking_why(correct)


def correct_later(
    view: QWidget, ledger: Ledger, act: Callable[[], object], refuse: Callable[[str], None]
) -> None:
    """Correct a cell once its editor has closed: a question must not stand while it commits.

    `refuse` is told why not, if the text was not taken in the end.
    """

    def correct() -> None:
        try:
            with_reason(ledger, act)
        except UserError as error:
            refuse(str(error))

    later(view, 0, correct)


def _ask_reason(closed: ClosedMonthError) -> str:
    """Why a closed month is touched, "" if the user would rather not."""
    from jingxi_desktop.ui.dialogs.reason import ReasonDialog

    return ReasonDialog.ask(
        QApplication.activeWindow(),
        tr("{month}已封账。为什么更正？", month=format_date(closed.month)),
        tr("原因写进变更历史和更正清单。"),
        tr("更正"),
    )
