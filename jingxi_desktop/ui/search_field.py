"""The field over a table that is searched by what is typed into it."""

from PySide6.QtWidgets import QLineEdit

from jingxi_desktop.ui.icons import icon
from jingxi_desktop.ui.later import later

# Narrower where other words need the room.
_WIDTHS = (150, 240)


class SearchField(QLineEdit):
    """A line with a lens; `what` says what it searches."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.setPlaceholderText(what)
        # Its picture is looked for in all icon themes; nothing is there to clear yet.
        later(self, 0, lambda: self.setClearButtonEnabled(True))
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(_WIDTHS[0])
        self.setMaximumWidth(_WIDTHS[1])
