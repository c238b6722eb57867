"""Files to import, and how a test goes through the dialog's steps and reads what they show."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Project
from jingxi_desktop.ui.importing.columns_model import FIELD
from jingxi_desktop.ui.importing.dialog import ImportDialog

Rows = Sequence[Sequence[Any]]
# The pages of the dialog behind the first one.
COLUMNS, REVIEW = 1, 2
HEADS = ("序号", "项目名称", "总投资（万元）", "责任单位", "类别")


def book(path: Path, *sheets: tuple[str, Rows], hidden: Sequence[str] = ()) -> Path:
    """An xlsx file of these sheets."""
    made = Workbook()
    for place, (name, rows) in enumerate(sheets):
        sheet = made.create_sheet(name, place)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    made.remove(made.worksheets[-1])
    made.save(path)
    return path


def new_projects(count: int = 2) -> list[tuple[Any, ...]]:
    """Rows of projects that no ledger has."""
    return [(None, f"新项目{n:04}", 100 + n, "石景山区", "新建") for n in range(1, count + 1)]


def names(ledger: Ledger) -> set[str]:
    return {project.name for project in queries.fetch(ledger, Project)}


def activate(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Let the dialog have the keys again: this platform gives them back to nobody when a bar goes."""
    qtbot.waitUntil(lambda: not has_bar())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


def has_bar() -> bool:
    return any(
        isinstance(widget, QProgressDialog) and widget.isVisible()
        for widget in QApplication.topLevelWidgets()
    )


def press(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Click the button that goes on."""
    assert dialog.go.isEnabled()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)


def review(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Go on to the rows."""
    press(dialog, qtbot)
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == REVIEW)


def cells(dialog: ImportDialog) -> list[tuple[str, ...]]:
    """The list of rows that is shown."""
    model = dialog.review.model
    return [
        tuple(str(model.index(row, column).data()) for column in range(4))
        for row in range(model.rowCount())
    ]


def texts(dialog: ImportDialog) -> list[str]:
    """What the file's list says, a line for each table."""
    return [dialog.tables.list.item(row).text() for row in range(dialog.tables.list.count())]


def notes(dialog: ImportDialog) -> list[str]:
    return [dialog.tables.notes.item(row).text() for row in range(dialog.tables.notes.count())]


def choose(dialog: ImportDialog, head: str, label: str) -> None:
    """Say which field the column of a head is."""
    model = dialog.columns.model
    rows = {model.index(row, 1).data(): row for row in range(model.rowCount())}
    offered = {place.spec.label: place for place in model.offered}
    assert model.setData(model.index(rows[head], FIELD), offered.get(label))


def fields(dialog: ImportDialog) -> dict[str, str]:
    """Which head is which field."""
    model = dialog.columns.model
    rows = range(model.rowCount())
    return {model.index(row, 1).data(): model.index(row, FIELD).data() for row in rows}
