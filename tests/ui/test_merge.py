"""合并填报包 in the window: side by side, settled by keys, buttons and rules, and merged as one step."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from jingxi_desktop.exchange.packages import package_files, parcels, sealing
from jingxi_desktop.ledger import (
    closing,
    commands,
    history,
    package,
    queries,
    returns,
    undo,
)
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation, Project
from jingxi_desktop.ui.dialogs.merge import MergeDialog
from jingxi_desktop.ui.dialogs.passphrase import PassphraseDialog
from jingxi_desktop.ui.dialogs.reason import ReasonDialog
from jingxi_desktop.ui.later import later
from jingxi_desktop.ui.session import Session
from tests.exchange.packages.compared import compare
from tests.ui.conftest import OpenWindow

MONTH = "2023-06"


class Returned:
    """A package that came back, in which two projects conflict with the ledger and a third does not."""

    def __init__(self, ledger: Ledger, path: Path) -> None:
        self.path = path
        package.make(ledger, queries.find(ledger, Organisation.KIND, "门头沟区"), MONTH, path)
        with Ledger.open(path) as opened:
            self.projects = [row.id for row in returns.returns(opened, MONTH)[:3]]
            returns.fill(opened, MONTH, {each: {"done": 2_000_000} for each in self.projects})
        returns.fill(ledger, MONTH, {each: {"done": 1_000_000} for each in self.projects[:2]})

    def done(self, ledger: Ledger) -> list[int | None]:
        rows = {row.id: row.done for row in returns.returns(ledger, MONTH)}
        return [rows[each] for each in self.projects]


@pytest.fixture
def returned(demo: Ledger, tmp_path: Path) -> Returned:
    return Returned(demo, tmp_path / "门头沟.jxpkg")


def shown(session: Session, path: Path, qtbot: QtBot) -> MergeDialog:
    dialog = MergeDialog(session, [compare(session.ledger, path)], None)
    # What was settled would be asked about when the test's widgets are closed.
    qtbot.addWidget(dialog, before_close_func=lambda _dialog: dialog.panel.model.choices.clear())
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.fixture
def dialog(returned: Returned, session: Session, qtbot: QtBot) -> MergeDialog:
    return shown(session, returned.path, qtbot)


def text(dialog: MergeDialog, row: int, column: int) -> str:
    return str(dialog.panel.model.index(row, column).data())


def test_conflicts_stand_side_by_side(dialog: MergeDialog) -> None:
    assert dialog.windowTitle() == "合并填报包 · 门头沟区 · 2023年6月"
    assert dialog.panel.summary.text().startswith("门头沟.jxpkg：冲突 2 处，采用对方 1 处")
    assert [dialog.panel.list_box.itemText(place) for place in range(2)] == [
        "冲突：2 处",
        "采用对方：1 处",
    ]
    assert [text(dialog, 0, column) for column in (1, 3, 4, 5)] == [
        "本月完成投资",
        "100.00万元",
        "200.00万元",
        "未选定",
    ]
    assert [side.toPlainText() for side in dialog.panel.sides[1:]] == ["100.00万元", "200.00万元"]
    # Who and when.
    assert all(":" in label.text() for label in dialog.panel.side_labels[1:])
    assert not dialog.go.isEnabled()
    assert "还有 2 处冲突没有选定" in dialog.left.text()


def test_of_a_record_that_was_deleted_here_the_row_stands_there_that_would_come_back(
    returned: Returned, session: Session, qtbot: QtBot
) -> None:
    first = returned.projects[2]
    commands.edit(session.ledger, Project.KIND, [first], {"leader": "李四"})
    commands.delete(session.ledger, Project.KIND, [first])
    with Ledger.open(returned.path) as opened:
        commands.edit(opened, Project.KIND, [first], {"contact": "某人"})
    dialog = shown(session, returned.path, qtbot)
    titles = [(line.cell.table, line.cell.record_id) for line in dialog.panel.model.lines]
    row = titles.index(("project", first))
    dialog.panel.table.selectRow(row)
    ours, theirs = (side.toPlainText() for side in dialog.panel.sides[1:])
    assert ours == "（没有）"
    assert "联络人 某人" in theirs
    assert "挂点领导 李四" in theirs
    assert text(dialog, row, 4) == theirs.replace("\n", " ")


def test_keys_settle_one_after_the_other(
    dialog: MergeDialog, session: Session, returned: Returned, qtbot: QtBot
) -> None:
    conflicts = [line.cell.title for line in dialog.panel.model.lines]
    qtbot.keyClick(dialog.panel.table, Qt.Key.Key_2)
    assert dialog.panel.table.currentIndex().row() == 1
    assert (text(dialog, 0, 5), text(dialog, 1, 5)) == ("以对方为准", "未选定")
    qtbot.keyClick(dialog.panel.table, Qt.Key.Key_1)
    assert text(dialog, 1, 5) == "以我方为准"
    assert dialog.go.isEnabled()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.count == 2
    by_title = dict(
        zip(
            (f"{project.name} · 2023年6月" for project in projects(session, returned)),
            returned.done(session.ledger),
            strict=True,
        )
    )
    assert [by_title[title] for title in conflicts] == [2_000_000, 1_000_000]
    assert undo.next_label(session.ledger, "undo") == "合并填报包 · 门头沟区 · 2023年6月"
    (latest, *_rest) = history.of_record(session.ledger, returned.projects[2])
    assert latest.file == "门头沟.jxpkg"


def projects(session: Session, returned: Returned) -> list[Project]:
    return [queries.get(session.ledger, Project.KIND, each) for each in returned.projects]  # type: ignore[misc]


def test_rules_settle_all(dialog: MergeDialog, qtbot: QtBot) -> None:
    # The demonstration ledger's clock stands still, long before the package's.
    for rule, words in (("ours", "以我方为准"), ("theirs", "以对方为准"), ("later", "以对方为准")):
        qtbot.mouseClick(dialog.panel.all[rule], Qt.MouseButton.LeftButton)  # type: ignore[index]
        assert [text(dialog, row, 5) for row in range(2)] == [words, words]
    assert dialog.go.isEnabled()


def test_a_double_click_chooses_the_side(dialog: MergeDialog, qtbot: QtBot) -> None:
    place = dialog.panel.table.visualRect(dialog.panel.model.index(1, 4)).center()
    qtbot.mouseClick(dialog.panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(dialog.panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (text(dialog, 0, 5), text(dialog, 1, 5)) == ("未选定", "以对方为准")


def test_what_needs_no_choice_offers_none(dialog: MergeDialog, qtbot: QtBot) -> None:
    dialog.panel.list_box.setCurrentIndex(1)
    dialog.panel.list_box.activated.emit(1)
    assert (dialog.panel.model.rowCount(), text(dialog, 0, 5)) == (1, "采用对方")
    qtbot.keyClick(dialog.panel.table, Qt.Key.Key_1)
    assert dialog.panel.model.choices == {}
    assert not any(
        button.isEnabled() for button in (*dialog.panel.one.values(), *dialog.panel.all.values())
    )


def test_amounts_that_belong_together_are_pointed_out(
    session: Session, returned: Returned, qtbot: QtBot
) -> None:
    returns.fill(session.ledger, MONTH, {returned.projects[2]: {"planned": 8_000_000}})
    dialog = shown(session, returned.path, qtbot)
    assert "1 条记录双方改了不同的金额或阶段" in dialog.panel.summary.text()
    assert dialog.panel.list_box.itemText(1).endswith("请一并核对：2 处")
    dialog.panel.list_box.activated.emit(1)
    assert [text(dialog, row, 5) for row in range(2)] == ["采用对方", "保留我方"]


def test_what_was_settled_is_not_dropped_without_asking(
    dialog: MergeDialog, answers: list[bool], qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.panel.table, Qt.Key.Key_2)
    answers += [False, True]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_nothing_new_says_so(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "空.jxpkg"
    unit = queries.find(session.ledger, Organisation.KIND, "门头沟区")
    package.make(session.ledger, unit, MONTH, path)
    dialog = shown(session, path, qtbot)
    assert "没有新的内容" in dialog.left.text()
    assert not dialog.go.isEnabled()


def test_a_closed_month_is_merged_with_a_reason(
    session: Session,
    returned: Returned,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for month in range(1, 7):
        closing.close(session.ledger, f"2023-{month:02}")
    dialog = shown(session, returned.path, qtbot)
    dialog.panel.model.settle(range(2), "theirs")
    reasons = ["", "单位补报"]
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: reasons.pop(0))
    dialog.accept()
    assert dialog.isVisible()
    assert returned.done(session.ledger)[:2] == [1_000_000, 1_000_000]
    dialog.accept()
    assert not dialog.isVisible()
    assert returned.done(session.ledger) == [2_000_000] * 3
    (latest, *_rest) = history.of_record(session.ledger, returned.projects[2])
    assert (latest.reason, latest.file) == ("单位补报", "门头沟.jxpkg")


def test_what_breaks_a_rule_is_left_out_if_the_user_says_so(
    session: Session, returned: Returned, answers: list[bool], qtbot: QtBot
) -> None:
    project = returned.projects[2]
    with Ledger.open(returned.path) as opened:
        commands.edit(opened, Project.KIND, [project], {"actual_finish": "2023-03"})
    values = {"planned_start": None, "planned_finish": None, "actual_start": "2023-05"}
    commands.edit(session.ledger, Project.KIND, [project], values)
    dialog = shown(session, returned.path, qtbot)
    dialog.panel.model.settle(range(2), "theirs")
    answers += [False, True]
    dialog.accept()
    assert returned.done(session.ledger)[2] != 2_000_000
    dialog.accept()
    assert answers == []
    assert dialog.count == 3
    assert returned.done(session.ledger) == [2_000_000] * 3


def test_a_reason_is_asked_for_once_where_a_record_is_left_out_too(
    session: Session,
    returned: Returned,
    answers: list[bool],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = returned.projects[2]
    with Ledger.open(returned.path) as opened:
        commands.edit(opened, Project.KIND, [project], {"actual_finish": "2023-03"})
    values = {"planned_start": None, "planned_finish": None, "actual_start": "2023-05"}
    commands.edit(session.ledger, Project.KIND, [project], values)
    for month in range(1, 7):
        closing.close(session.ledger, f"2023-{month:02}")
    dialog = shown(session, returned.path, qtbot)
    dialog.panel.model.settle(range(2), "theirs")
    reasons = ["单位补报"]
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: reasons.pop(0))
    answers += [True]
    dialog.accept()
    assert (reasons, answers) == ([], [])
    assert dialog.count == 3
    (latest, *_rest) = history.of_record(session.ledger, returned.projects[2])
    assert latest.reason == "单位补报"


def test_the_menu_compares_a_sealed_package_in_a_worker(
    demo: Ledger,
    returned: Returned,
    open_window: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sealed = returned.path.with_suffix(".jxseal")
    sealing.seal(returned.path, sealed, "门头沟 2023 六月")
    demo.close()
    window = open_window(demo.path)
    answer = (str(sealed), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answer)

    def type_passphrase() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, PassphraseDialog)
        asked.first.setText("门头沟 2023 六月")
        asked.accept()

    seen: list[str] = []

    def merge(dialog: MergeDialog) -> int:
        seen.append(dialog.panel.summary.text())
        dialog.panel.settle_all_by("theirs")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(MergeDialog, "exec", merge)
    later(window, 0, type_passphrase)
    window.actions_["merge_package"].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].startswith("门头沟.jxseal：冲突 2 处")
    assert window.session is not None
    assert returned.done(window.session.ledger) == [2_000_000] * 3
    assert "已合并 3 处" in window.statusBar().currentMessage()
    assert list(returned.path.parent.glob("*.jxpkg")) == [returned.path]


def test_a_package_offers_no_merging(returned: Returned, open_window: OpenWindow) -> None:
    assert not open_window(returned.path).actions_["merge_package"].isEnabled()


@pytest.fixture
def form(demo: Ledger, tmp_path: Path) -> Path:
    """The form of a district."""
    path = tmp_path / "门头沟.xlsx"
    parcels.make(demo, queries.find(demo, Organisation.KIND, "门头沟区"), MONTH, path)
    return path


def type_in(path: Path, done: str | float, rows: int) -> None:
    """Fill in the first rows of the months, and a locked column beside."""
    book = openpyxl.load_workbook(path)
    sheet = book["项目月度"]
    for row in range(5, 5 + rows):
        sheet[f"H{row}"].value = done
        sheet[f"E{row}"].value = 1
    book.save(path)


def test_what_of_a_form_is_not_taken_is_said(form: Path, session: Session, qtbot: QtBot) -> None:
    type_in(form, 200, 9)
    book = openpyxl.load_workbook(form)
    book["项目月度"]["H6"].value = -5
    book.save(form)
    found = package_files.compare(session.ledger, form, lambda _path: None)
    dialog = MergeDialog(session, [found], None)
    qtbot.addWidget(dialog)
    lines = dialog.panel.summary.text().splitlines()
    assert lines[0].startswith("门头沟.xlsx：冲突 0 处，采用对方 9 处")
    assert "本月完成投资：-5.00 万元是负数" in lines[1]
    assert lines[2] == "「项目月度」E5：本年计划投资：由下发单位填写，改动没有采用"
    assert (len(lines), lines[-1]) == (10, "……还有 2 处")
    assert len(dialog.panel.summary.toolTip().splitlines()) == 10
    dialog.accept()
    assert dialog.count == 9


def test_the_menu_says_what_cannot_be_read_in_a_form(
    demo: Ledger,
    form: Path,
    open_window: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    problems: list[str],
) -> None:
    type_in(form, "不少", 18)
    demo.close()
    window = open_window(demo.path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(form), ""))
    window.actions_["merge_package"].trigger()
    qtbot.waitUntil(lambda: bool(problems), timeout=20_000)
    lines = problems[0].splitlines()
    assert lines[0] == "「门头沟.xlsx」里有 18 处要改，什么都没有合并；请改好再合并"
    assert lines[1].startswith("「项目月度」H5：本月完成投资：「不少」不是金额")
    assert (len(lines), lines[-1]) == (17, "……还有 3 处")
