"""A box for a year that is typed."""

from PySide6.QtWidgets import QSpinBox

from jingxi_desktop.records.fields import Year

_ANY = Year("")


class YearBox(QSpinBox):
    """Any year that a record may have."""

    def __init__(self, year: int) -> None:
        super().__init__()
        self.setRange(_ANY.least, _ANY.most)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setValue(year)
