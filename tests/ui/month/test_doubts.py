"""Amounts that are hard to believe: asked about, taken if insisted on, and marked."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import closing, queries, returns, rules
from jingxi_desktop.records import Project, ProjectMonth
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.dates import months_of
from jingxi_desktop.ui import messages
from jingxi_desktop.ui.dialogs.block import BlockDialog
from jingxi_desktop.ui.dialogs.reason import ReasonDialog
from jingxi_desktop.ui.part_page import PartPage
from jingxi_desktop.ui.tabs.month import MonthTab
from tests.ui.conftest import Act
from tests.ui.month.cells import MAY, Key, clip, editor_in, press, press_alt, rows, stands_in


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> tuple[list[tuple[str, ...]], list[bool]]:
    """The questions that were asked, and what the user answers to the next ones."""
    questions: list[tuple[str, ...]] = []
    given: list[bool] = []

    def ask(_parent: object, *words: str) -> bool:
        questions.append(words)
        return given.pop(0)

    monkeypatch.setattr(messages, "confirm", ask)
    return questions, given


def test_a_doubtful_amount_asks_and_may_be_changed_again(
    tab: MonthTab, qtbot: QtBot, asked: tuple[list[tuple[str, ...]], list[bool]]
) -> None:
    before, (questions, given) = rows(tab), asked
    given += [False, True]
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor_in(tab).setText("-5")
    qtbot.keyClick(editor_in(tab), Key.Key_Return)
    qtbot.waitUntil(lambda: len(questions) == 1 and "负数" in editor_in(tab).toolTip())
    _question, consequence, *verbs = questions[0]
    assert verbs == ["照填", "再改"]
    assert consequence.startswith(f"「{tab.model.rows[0].name}」的本月完成投资：-5.00 万元是负数")
    assert editor_in(tab).text() == "-5"
    assert rows(tab) == before
    qtbot.keyClick(editor_in(tab), Key.Key_Return)
    # The text was not changed against what stands in the editor, but it is not stored either.
    qtbot.waitUntil(lambda: rows(tab)[0][0] == -50_000)
    qtbot.waitUntil(partial(stands_in, tab, 1))
    cell = tab.model.index(0, tab.model.column("done"))
    assert "负数" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert cell.siblingAtRow(1).data(Qt.ItemDataRole.DecorationRole) is None


def test_a_doubtful_block_asks_once_and_may_be_changed_again(
    tab: MonthTab,
    qtbot: QtBot,
    asked: tuple[list[tuple[str, ...]], list[bool]],
    previews: list[Act],
) -> None:
    before, (questions, given) = rows(tab), asked
    given += [False, True]

    def change(dialog: BlockDialog) -> None:
        assert rows(tab) == before
        assert dialog.block == [["-5"], ["-6"]]
        cell = dialog.table.item(1, 0)
        assert cell is not None
        cell.setText("6")
        dialog.accept()

    previews.append(change)
    clip("-5\n-6")
    press(tab, Key.Key_V, qtbot)
    assert [words[1].count("\n") for words in questions] == [1, 0]
    assert [done for done, _text in rows(tab)[:2]] == [-50_000, 60_000]


def test_a_doubtful_amount_of_a_closed_month_asks_for_its_reason_too(
    tab: MonthTab,
    qtbot: QtBot,
    asked: tuple[list[tuple[str, ...]], list[bool]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for month in months_of(2023)[:5]:
        closing.close(tab.session.ledger, month)
    before, (questions, given) = rows(tab), asked
    reasons = ["", "漏报", "漏报"]
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: reasons.pop(0))
    given += [True, True, True]
    qtbot.keyClick(tab.table, Key.Key_F2)
    editor_in(tab).setText("-5")
    press_alt(tab, Key.Key_PageDown, qtbot)
    qtbot.waitUntil(lambda: len(reasons) == 2 and "封账" in editor_in(tab).toolTip())
    assert (tab.model.month, rows(tab)) == (MAY, before)
    qtbot.keyClick(editor_in(tab), Key.Key_Return)
    qtbot.waitUntil(partial(stands_in, tab, 1))
    assert (rows(tab)[0][0], len(questions)) == (-50_000, 2)
    clip("-6")
    press(tab, Key.Key_V, qtbot)
    assert (rows(tab)[1][0], reasons) == (-60_000, [])


def test_a_doubtful_month_is_marked_beside_its_project(tab: MonthTab, qtbot: QtBot) -> None:
    project = tab.model.rows[0].id
    returns.fill(tab.session.ledger, MAY, {project: {"done": -50_000}})
    page = PartPage(tab.session, ProjectMonth.KIND, "月度")
    qtbot.addWidget(page)
    page.show_owner(queries.get(tab.session.ledger, Project.KIND, project))
    done = page.model.column("done")
    marks = {
        str(page.model.index(row, page.model.column("month")).data())
        for row in range(page.model.rowCount())
        if page.model.index(row, done).data(Qt.ItemDataRole.DecorationRole) is not None
    }
    assert marks == {"2023年5月"}
    assert "负数" in page.model.index(4, done).data(Qt.ItemDataRole.ToolTipRole)
    page.close_page()


def test_why_a_figure_is_doubted_is_said_in_the_unit_of_the_ledger(
    tab: MonthTab, qtbot: QtBot
) -> None:
    ledger, tip = tab.session.ledger, Qt.ItemDataRole.ToolTipRole
    project, says = tab.model.rows[0].id, "-0.0005 亿元是负数"
    returns.fill(ledger, MAY, {project: {"done": -50_000}})
    page = PartPage(tab.session, ProjectMonth.KIND, "月度")
    qtbot.addWidget(page)
    page.show_owner(queries.get(ledger, Project.KIND, project))
    rules.keep(ledger, rules.Rules(amounts=Amounts("亿元", 4)))
    qtbot.waitUntil(lambda: says in tab.model.index(0, tab.model.column("done")).data(tip))
    page.model.load()
    assert says in page.model.index(4, page.model.column("done")).data(tip)
    page.close_page()
