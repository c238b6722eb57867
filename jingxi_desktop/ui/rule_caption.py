"""The line under a table that says the rules which its columns go by."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QLabel

from jingxi_desktop.ledger import rules
from jingxi_desktop.records import Field, UserError
from jingxi_desktop.translation import joined
from jingxi_desktop.ui.session import Session


class RuleCaption(QLabel):
    """The rules in force for the fields that `shown` gives. It takes no room where there are none."""

    def __init__(self, session: Session, shown: Callable[[], Iterable[Field]]) -> None:
        super().__init__()
        self._session, self._shown = session, shown
        self.setObjectName("caption")
        self.setWordWrap(True)
        self.hide()

    def refresh(self) -> None:
        """Read the rules anew."""
        try:
            sentences = rules.of(self._session.ledger).sentences_of(self._shown())
        except UserError as error:
            sentences = (str(error),)
        self.setText(joined(sentences, "；"))
        self.setHidden(not sentences)
