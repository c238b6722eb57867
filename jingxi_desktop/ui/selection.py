"""What is selected in a table, without a list of a million indexes."""

from PySide6.QtCore import QItemSelectionRange
from PySide6.QtWidgets import QAbstractItemView


def selected_rows(view: QAbstractItemView) -> list[range]:
    """The selected rows as ranges, in the order in which they were selected."""
    parts: list[QItemSelectionRange] = list(view.selectionModel().selection())  # type: ignore[call-overload]  # the stubs do not know that it is a list
    return [range(part.top(), part.bottom() + 1) for part in parts]
