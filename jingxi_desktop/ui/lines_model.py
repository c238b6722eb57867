"""A model of what was worked out, line by line, and is no table of records."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROOT = QModelIndex()


class LinesModel(QAbstractTableModel):
    """One row a line, one column a heading. A subclass has the lines and says what stands in a cell."""

    def __init__(self, headings: Sequence[str]) -> None:
        super().__init__()
        self.headings = headings

    def line_count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def alignment(self, _column: int) -> Qt.AlignmentFlag:
        """Where a column's heading and texts stand."""
        return LEFT

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One row a line."""
        return 0 if parent.isValid() else self.line_count()

    def columnCount(self, parent: Index = _ROOT) -> int:
        """One column a heading."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """The heading, aligned as the texts below it are."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return self.headings[section]
        return self.alignment(section) if role == Role.TextAlignmentRole else None
