"""What holds for a table as a whole: its kind, its month, and the unit of its amounts."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import package, queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation, Project, ProjectMonth
from jingxi_desktop.ui.importing.dialog import ImportDialog
from jingxi_desktop.ui.importing.options_row import Start
from jingxi_desktop.ui.session import Session
from tests.ui.importing.conftest import Shown
from tests.ui.importing.driven import (
    COLUMNS,
    HEADS,
    REVIEW,
    book,
    fields,
    new_projects,
    press,
    review,
)


def test_the_unit_of_bare_amounts_is_asked(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [("项目名称", "总投资", "责任单位"), ("新项目", 5, "石景山区")]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", rows)))
    press(dialog, qtbot)
    assert dialog.columns.row.unit_box.isVisible()
    assert dialog.columns.model.index(1, 5).data() == "列名里没有单位"
    press(dialog, qtbot)
    assert dialog.pages.currentIndex() == COLUMNS
    assert dialog.said.text() == "「总投资」没有写明金额单位，请在上面选择"
    dialog.columns.row.unit_box.setCurrentIndex(dialog.columns.row.unit_box.findData("亿元"))
    assert dialog.said.text() == ""
    assert [dialog.columns.model.index(1, column).data() for column in (2, 5)] == [
        "亿元（选定）",
        "",
    ]
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == REVIEW)
    press(dialog, qtbot)
    [made] = [each for each in queries.fetch(session.ledger, Project) if each.name == "新项目"]
    assert made.total_investment == 500_000_000


def test_no_unit_is_asked_where_the_table_says_it(
    shown: Shown, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", [HEADS, *new_projects()])))
    press(dialog, qtbot)
    assert not dialog.columns.row.unit_box.isVisible()


def test_a_month_is_asked_for_monthly_columns_and_a_head_that_names_one_keeps_it(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    project = queries.fetch(session.ledger, Project)[0]
    rows = [("项目名称", "形象进度", "3月完成（万元）"), (project.name, "封顶", 7)]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", rows)))
    press(dialog, qtbot)
    assert "「形象进度」是一个月的情况，请选择月份" in dialog.columns.questions.text()
    assert fields(dialog)["形象进度"] == "（不导入）"
    assert "请选择月份" in str(dialog.columns.model.index(1, 5).data())
    place = dialog.columns.row.month_box.findData("2023-06")
    dialog.columns.row.month_box.setCurrentIndex(place)
    dialog.columns.row.month_box.activated.emit(place)
    assert dialog.columns.questions.isHidden()
    assert fields(dialog) == {
        "项目名称": "项目名称",
        "形象进度": "形象进度",
        "3月完成": "3月的本月完成投资",
    }
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == REVIEW)
    words = dialog.review.detail.toPlainText()
    assert "2023年6月 形象进度" in words
    assert "2023年3月 本月完成投资" in words
    press(dialog, qtbot)
    months = {
        row.month: row
        for row in queries.fetch(session.ledger, ProjectMonth)
        if row.project_id == project.id
    }
    assert months["2023-06"].progress == "封顶"
    assert months["2023-03"].done == 70_000


def test_records_of_months_ask_for_the_month_and_others_do_not(
    shown: Shown, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    project = queries.fetch(session.ledger, Project)[0]
    rows = [("项目名称", "形象进度"), (project.name, "封顶")]
    dialog = shown(book(tmp_path / "表.xlsx", ("项目", rows)), "project_month")
    press(dialog, qtbot)
    press(dialog, qtbot)
    assert dialog.said.text() == "表里没有月份，请在上面选择"
    assert dialog.columns.row.month_box.hasFocus()
    place = dialog.columns.row.kind_box.findData("enterprise")
    dialog.columns.row.kind_box.setCurrentIndex(place)
    dialog.columns.row.kind_box.activated.emit(place)
    assert dialog.columns.row.month_box.isHidden()


def test_a_package_takes_only_what_units_return(demo: Ledger, tmp_path: Path, qtbot: QtBot) -> None:
    unit = queries.find(demo, Organisation.KIND, "门头沟区")
    package.make(demo, unit, "2023-06", tmp_path / "门头沟.jxpkg")
    session = Session(Ledger.open(tmp_path / "门头沟.jxpkg"))
    project = queries.fetch(session.ledger, Project)[0]
    rows = [("项目名称", "本月完成（万元）"), (project.name, 7)]
    path = book(tmp_path / "表.xlsx", ("六月", rows))
    dialog = ImportDialog(session, path, Start("project_month", "2023-06"), None)
    qtbot.addWidget(dialog)
    dialog.show()
    offered = {
        dialog.columns.row.kind_box.itemData(place)
        for place in range(dialog.columns.row.kind_box.count())
    }
    assert offered == {"project_month", "task_month", "node", "problem"}
    qtbot.waitUntil(dialog.go.isEnabled)
    review(dialog, qtbot)
    press(dialog, qtbot)
    [row] = [
        each
        for each in queries.fetch(session.ledger, ProjectMonth)
        if (each.project_id, each.month) == (project.id, "2023-06")
    ]
    assert row.done == 70_000
    session.close()
