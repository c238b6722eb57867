"""Rows of a table against a real ledger: what each would do, and why not."""

import shutil
from typing import Any

import pytest
from msgspec.structs import replace

from jingxi_desktop.exchange.importing import apply, plan
from jingxi_desktop.exchange.importing.places import Place
from jingxi_desktop.exchange.importing.plan import NEW, Options
from jingxi_desktop.exchange.spreadsheets.workbook import Day, Fault, Row, Sheet, Workbook
from jingxi_desktop.exchange.tables import choosing
from jingxi_desktop.ledger import closing, commands, history, package, queries, rules, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.steps import Watch
from jingxi_desktop.records import (
    Attachment,
    Enterprise,
    Indicator,
    Node,
    Organisation,
    Park,
    Problem,
    Project,
    ProjectMonth,
    Reading,
    Task,
    UserError,
)
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.enterprise import check_character
from jingxi_desktop.records.errors import CancelledError, ClosedMonthError
from tests.exchange.packages.compared import compare_all
from tests.exchange.planned import YEAR, planned, reasons, states, table

JUNE = "2023-06"
HEADS: list[Any] = [
    "序号",
    "项目名称",
    "项目代码",
    "总投资（万元）",
    "责任单位",
    "本年计划投资（万元）",
]


@pytest.fixture
def made(ledger: Ledger) -> Ledger:
    """A ledger of 2023 with a unit, a park and three projects, two of one name."""
    ledger.set_setting("year", str(YEAR))
    unit = commands.create(
        ledger, Organisation.KIND, {"name": "石景山区发改委", "short_name": "石景山区"}
    )
    commands.create(ledger, Park.KIND, {"name": "首钢园"})
    for number, name, code in ((1, "大桥", "A-1"), (2, "路", None), (3, "路", None)):
        commands.create(
            ledger,
            Project.KIND,
            {
                "number": number,
                "name": name,
                "code": code,
                "responsible_id": unit,
                "total_investment": 1_200_000_000,
                "planned_investment": 50_000_000,
                "category": "续建",
            },
            YEAR,
        )
    return ledger


def project(ledger: Ledger, name: str) -> Project:
    [found] = [each for each in queries.fetch(ledger, Project) if each.name == name]
    return found


def test_rows_are_new_update_same_or_a_problem(made: Ledger) -> None:
    found = table(
        HEADS,
        [1, "大桥", "A-1", 120000, "石景山区", 5000],
        [2, "路", None, 130000.5, "石景山区发改委", None],
        [4, "楼", None, "1.2亿元", "石景山区", "6,000"],
        [5, "塔", None, "很多", "东城区", 1],
    )
    result = planned(made, Project.KIND, found)
    assert states(result) == ["same", "update", "new", "problem"]
    assert result.counts == {"new": 1, "update": 1, "same": 1, "problem": 1}
    assert result.words == "新增 1 行，更新 1 行，不变 1 行，问题 1 行"
    [edit] = result.rows[1].edits
    assert (edit.before, edit.after) == (
        {"total_investment": 1_200_000_000},
        {"total_investment": 1_300_005_000},
    )
    [new] = result.rows[2].edits
    assert new.after["total_investment"] == 120_000_000
    assert new.after["planned_investment"] == 60_000_000
    assert new.after["origin"] == "录入"
    first, second = result.rows[3].reasons
    assert first == "总投资：「很多」不是金额，请写成 1.2亿元、3500万元 的样子"
    assert second == "责任单位：没有叫「东城区」的单位；请改正表格，或先在「单位」里新建"


def test_a_plan_is_applied_as_one_step_with_its_history(made: Ledger) -> None:
    found = table(
        HEADS,
        [2, "路", None, 1, None, 2],
        [4, "楼", "B-4", 3, "石景山区", 4],
        [5, "塔", None, "多", None, 1],
    )
    result = planned(made, Project.KIND, found)
    assert apply.apply(made, result, "月报.xlsx") == 2
    new = project(made, "楼")
    assert (new.number, new.total_investment, new.planned_investment) == (4, 30_000, 40_000)
    assert queries.title_of(made, "organisation", new.responsible_id) == "石景山区"
    changes = made.connection.execute("SELECT label, file FROM change_log ORDER BY id DESC")
    assert changes.fetchone() == ("导入 月报.xlsx", "月报.xlsx")
    items = history.of_record(made, result.rows[0].edits[0].record_id)
    imported = [item for item in items if item.file == "月报.xlsx"]
    assert {(cell.name, cell.old, cell.new) for item in imported for cell in item.cells} == {
        ("total_investment", 1_200_000_000, 10_000),
        ("planned_investment", 50_000_000, 20_000),
    }
    assert states(planned(made, Project.KIND, found)) == ["same", "same", "problem"]
    assert made.undo() == "导入 月报.xlsx"
    assert [each.name for each in queries.fetch(made, Project)] == ["大桥", "路", "路"]
    assert {each.total_investment for each in queries.fetch(made, Project)} == {1_200_000_000}
    assert states(planned(made, Project.KIND, found)) == ["update", "new", "problem"]


def test_nothing_is_written_once_the_ledger_has_changed(made: Ledger) -> None:
    result = planned(made, Project.KIND, table(HEADS, [9, "楼", None, 1, None, 1]))
    commands.edit(made, Project.KIND, [project(made, "大桥").id], {"name": "桥"})
    with pytest.raises(UserError, match="请重新核对后再导入"):
        apply.apply(made, result, "x.csv")
    made.undo()
    with pytest.raises(UserError, match="请重新核对后再导入"):
        apply.apply(made, result, "x.csv")
    assert len(queries.fetch(made, Project)) == 3


def test_nothing_is_written_when_the_user_cancels(made: Ledger) -> None:
    result = planned(
        made, Project.KIND, table(HEADS, [1, "大桥", None, 7, None, 1], [9, "楼", None, 1, None, 1])
    )
    asked: list[int] = []
    with pytest.raises(CancelledError):
        apply.apply(made, result, "x.csv", watch=Watch(cancelled=lambda: True))
    assert len(queries.fetch(made, Project)) == 3
    apply.apply(made, result, "x.csv", watch=Watch(lambda done, _all: asked.append(done)))
    assert asked == [1, 2]
    with pytest.raises(CancelledError):
        plan.plan(
            made,
            Project.KIND,
            table(["项目名称"], ["甲"]),
            (Place("project", "name"),),
            Options(YEAR),
            Watch(cancelled=lambda: True),
        )


def test_what_was_begun_is_taken_back_when_the_user_cancels(made: Ledger) -> None:
    rows = [[None, f"楼{number}", None, 1, None, 1] for number in range(600)]
    result = planned(made, Project.KIND, table(HEADS, *rows, [1, "大桥", None, 7, None, 1]))
    before = made.last_change()
    done: list[int] = []
    with pytest.raises(CancelledError):
        apply.apply(
            made,
            result,
            "x.csv",
            watch=Watch(lambda part, _all: done.append(part), lambda: len(done) > 1),
        )
    assert done == [500, 600]
    assert made.last_change() == before
    assert len(queries.fetch(made, Project)) == 3
    assert apply.apply(made, result, "x.csv") == 601


def test_an_import_can_be_cancelled_up_to_its_last_rows(made: Ledger) -> None:
    rows = [[None, f"楼{number}", None, 1, None, 1] for number in range(600)]
    result = planned(made, Project.KIND, table(HEADS, *rows))
    asked: list[bool] = []

    def cancelled() -> bool:
        # The projects are asked about twice; what is asked next is about their years.
        asked.append(len(asked) >= 3)
        return asked[-1]

    with pytest.raises(CancelledError):
        apply.apply(made, result, "x.csv", watch=Watch(cancelled=cancelled))
    assert asked == [False, False, False, True]
    assert len(queries.fetch(made, Project)) == 3


def test_the_last_checks_of_a_plan_can_be_cancelled(made: Ledger) -> None:
    found = table(["项目名称", "1月（元）"], ["大桥", 1])
    places = (Place("project", "name"), Place("project_month", "done", 1))
    asked: list[bool] = []

    def cancelled() -> bool:
        # Its cells are read, its record is found, its row is made: then come the months around it.
        asked.append(len(asked) >= 3)
        return asked[-1]

    with pytest.raises(CancelledError):
        plan.plan(made, Project.KIND, found, places, Options(YEAR), Watch(cancelled=cancelled))


def test_a_unit_called_by_its_short_name_is_a_question(made: Ledger) -> None:
    result = planned(made, Organisation.KIND, table(["单位名称"], ["石景山区"]))
    assert "有相近的「石景山区发改委」" in result.rows[0].reasons[0]


def test_a_unit_is_found_whatever_the_spaces_in_its_name(made: Ledger) -> None:
    found = table(["项目名称", "责任单位"], ["塔", "石 景　山区"], ["井", "石景 山"])
    result = planned(made, Project.KIND, found)
    assert states(result) == ["new", "problem"]
    assert result.rows[0].edits[0].after["responsible_id"] == queries.find(
        made, Organisation.KIND, "石景山区"
    )


def test_a_code_finds_its_record_whatever_its_name(made: Ledger) -> None:
    result = planned(made, Project.KIND, table(HEADS, [1, "新大桥", "A-1", None, None, None]))
    assert states(result) == ["update"]
    assert result.rows[0].edits[0].after == {"name": "新大桥"}
    other = planned(made, Project.KIND, table(HEADS, [1, "大桥", "A-9", None, None, None]))
    assert reasons(other) == {2: ("台账里已有同名记录，但代码不同；请核对代码，或指明是哪一条",)}
    assert other.rows[0].candidates == (project(made, "大桥").id,)


def test_a_credit_code_finds_its_firm(made: Ledger) -> None:
    code = "91110107MA01234567"[:17]
    code += check_character(code)
    commands.create(made, Enterprise.KIND, {"name": "甲公司", "credit_code": code})
    found = table(["企业名称", "统一社会信用代码", "园区"], ["甲科技公司", code, "首钢园"])
    assert states(planned(made, Enterprise.KIND, found)) == ["update"]


def test_a_name_of_several_is_a_question_unless_the_number_tells(made: Ledger) -> None:
    heads = ["项目名称", "阶段"]
    result = planned(made, Project.KIND, table(heads, ["路", "在建"]))
    assert reasons(result) == {2: ("项目名称：台账里有 2 条记录都是「路」，请指明是哪一条",)}
    assert len(result.rows[0].candidates) == 2
    numbered = planned(made, Project.KIND, table(["序号", *heads], [3, "路", "在建"]))
    assert states(numbered) == ["update"]
    chosen = result.rows[0].candidates[1]
    decided = planned(
        made, Project.KIND, table(heads, ["路", "在建"]), Options(YEAR, decided={2: chosen})
    )
    assert decided.rows[0].edits[0].record_id == chosen


def test_a_row_that_cannot_be_read_is_asked_about_at_once(made: Ledger) -> None:
    found = table(HEADS, [None, "大桥项目", None, "很多", "东城区", 1])
    result = planned(made, Project.KIND, found)
    unreadable, unknown, question = result.rows[0].reasons
    assert "很多" in unreadable
    assert "东城区" in unknown
    assert "有相近的「大桥」" in question
    assert result.rows[0].candidates == (project(made, "大桥").id,)


@pytest.mark.parametrize("name", ["大 桥", "大桥项目", "“大桥”工程", "大桥（一期）"])
def test_a_new_name_near_an_existing_one_is_a_question(made: Ledger, name: str) -> None:
    found = table(["项目名称"], [name])
    result = planned(made, Project.KIND, found)
    assert states(result) == ["problem"]
    assert "有相近的「大桥」：请指明是同一条，还是新增" in result.rows[0].reasons[0]
    decided = planned(made, Project.KIND, found, Options(YEAR, decided={2: NEW}))
    assert states(decided) == ["new"]


def test_a_known_number_beside_an_unknown_name_is_a_question(made: Ledger) -> None:
    found = table(["序号", "项目名称"], [1, "跨河桥"])
    result = planned(made, Project.KIND, found)
    assert reasons(result) == {2: ("台账里序号 1 是「大桥」：请指明这一行是它改了名，还是新增",)}
    unnamed = table(["序号", "项目名称", "阶段"], [1, None, "在建"])
    nameless = planned(made, Project.KIND, unnamed)
    assert reasons(nameless) == {2: ("台账里序号 1 是「大桥」，这一行没有名称：请指明是不是它",)}
    by_number = planned(made, Project.KIND, found, Options(YEAR, key="number"))
    assert by_number.rows[0].edits[0].after == {"name": "跨河桥"}
    assert states(planned(made, Project.KIND, found, Options(YEAR, key="name"))) == ["new"]
    # A table that numbers its rows anew names the project itself.
    again = table(["序号", "项目名称"], [1, "跨河桥"], [2, "大桥"])
    assert states(planned(made, Project.KIND, again)) == ["new", "update"]


def test_the_numbers_of_a_table_that_counts_its_rows_name_nobody(made: Ledger) -> None:
    heads: list[Any] = ["序号", "项目名称"]
    grouped = table(heads, [1, "跨河桥"], [2, "隧道"], [1, "塔"])
    assert states(planned(made, Project.KIND, grouped)) == ["new", "new", "new"]
    own = planned(made, Project.KIND, table(heads, [1, "跨河桥"], [2, "隧道"]))
    assert states(own) == ["new", "new"]
    # It may be the other one under another name all the same.
    assert [row.doubts for row in own.rows] == [
        (f"台账里序号 {number} 是「{name}」，这张表的序号与台账的都不相符，按新增",)
        for number, name in ((1, "大桥"), (2, "路"))
    ]
    # One that has the ledger's numbers has them in the other rows too.
    shared = table(heads, [1, "大桥"], [2, "隧道"])
    assert states(planned(made, Project.KIND, shared)) == ["same", "problem"]


def test_a_day_to_come_of_what_was_done_is_doubted(made: Ledger) -> None:
    heads: list[Any] = ["项目名称", "实际开工", "计划竣工"]
    found = table(heads, ["大桥", "2098年6月", "2099"], ["跨河桥", "2023-06", "2099"])
    result = planned(made, Project.KIND, found)
    assert [row.doubts for row in result.rows] == [
        ("实际开工：2098年6月 还没有到",),
        (),
    ]
    assert states(result) == ["update", "new"]


def test_numbers_that_begin_anew_in_each_group_name_nobody(made: Ledger) -> None:
    heads: list[Any] = ["序号", "项目名称"]
    in_table = table(heads, [3, "路"], [1, "跨河桥"], [2, "隧道"], [1, "塔"])
    assert states(planned(made, Project.KIND, in_table))[1:] == ["new", "new", "new"]
    commands.create(made, Project.KIND, {"name": "楼", "number": 1}, YEAR)
    assert states(planned(made, Project.KIND, table(heads, [1, "跨河桥"]))) == ["new"]


def test_a_code_is_that_of_one_row_whether_its_record_is_there_or_new(made: Ledger) -> None:
    found = table(["项目代码", "项目名称"], ["A-1", "大桥"], ["A-9", "路"], ["A-9", "隧道"])
    decided = planned(
        made, Project.KIND, found, Options(YEAR, decided={3: project(made, "大桥").id})
    )
    assert reasons(decided)[4] == ("第 3、4 行是同一条记录，请只留一行",)


def test_a_unit_that_is_almost_called_so_is_offered(made: Ledger) -> None:
    found = table(["项目名称", "责任单位"], ["大桥", "石景山区政府"], ["路", "景山"])
    assert reasons(planned(made, Project.KIND, found))[2] == (
        "责任单位：没有叫「石景山区政府」的单位，相近的有「石景山区」；请改正表格，或先在「单位」里新建",
    )
    assert reasons(planned(made, Project.KIND, found))[3] == (
        "责任单位：没有叫「景山」的单位，相近的有「石景山区」「石景山区发改委」；请改正表格，或先在「单位」里新建",
        "项目名称：台账里有 2 条记录都是「路」，请指明是哪一条",
    )


def test_a_project_without_problems_gets_none(made: Ledger) -> None:
    found = table(["项目名称", "存在问题"], ["大桥", "无"], ["大桥", "缺电"])
    result = planned(made, Problem.KIND, found)
    assert states(result) == ["problem", "new"]
    assert reasons(result)[2] == ("问题描述：不能为空，请填写",)


def test_two_rows_of_one_record_are_both_problems(made: Ledger) -> None:
    found = table(
        ["项目名称", "阶段"],
        ["大桥", "在建"],
        ["楼", "储备"],
        ["塔", "储备"],
        ["大桥", "竣工"],
        ["楼", "前期"],
    )
    result = planned(made, Project.KIND, found)
    assert states(result) == ["problem", "problem", "new", "problem", "problem"]
    assert reasons(result)[2] == ("第 2、5 行是同一条记录，请只留一行",)
    assert reasons(result)[6] == ("第 3、6 行同名：是同一条记录，请只留一行；不是，请改名来区别",)


def test_of_two_new_rows_of_one_name_both_have_a_code(made: Ledger) -> None:
    heads: list[Any] = ["项目名称", "项目代码"]
    halved = planned(made, Project.KIND, table(heads, ["楼", "B-1"], ["塔", "B-2"], ["楼", "—"]))
    assert states(halved) == ["problem", "new", "problem"]
    [reason] = reasons(halved)[4]
    assert reason == "第 2、4 行都叫「楼」，有的没有代码：是同一条请只留一行，不是请写上代码"
    both = planned(made, Project.KIND, table(heads, ["楼", "B-1"], ["楼", "B-2"], ["桥", None]))
    assert states(both) == ["new", "new", "new"]


def test_the_sums_of_a_unit_are_asked_about(made: Ledger) -> None:
    found = table(["项目名称", "总投资（万元）"], ["石景山区", 5], ["楼", 5], ["首钢园", 5])
    result = planned(made, Project.KIND, found)
    assert states(result) == ["problem", "new", "new"]
    assert reasons(result)[2] == (
        "「石景山区」是一个单位的名称：是这个单位的小计，请在表格里删去这一行",
    )
    decided = planned(made, Project.KIND, found, Options(YEAR, decided={2: NEW}))
    assert states(decided) == ["new", "new", "new"]
    firm = table(["企业名称"], ["石景山区"])
    assert states(planned(made, Enterprise.KIND, firm)) == ["new"]


def test_empty_cells_change_nothing_unless_they_are_to_clear(made: Ledger) -> None:
    found = table(["项目名称", "项目代码", "总投资（万元）"], ["大桥", None, " — "])
    assert states(planned(made, Project.KIND, found)) == ["same"]
    cleared = planned(
        made,
        Project.KIND,
        table(["项目名称", "总投资（万元）"], ["大桥", None]),
        Options(YEAR, clears=True),
    )
    assert cleared.rows[0].edits[0].after == {"total_investment": None}
    by_code = table(["项目代码", "项目名称"], ["A-1", None])
    assert reasons(planned(made, Project.KIND, by_code, Options(YEAR, clears=True))) == {
        2: ("项目名称：不能为空，请填写",)
    }
    assert states(planned(made, Project.KIND, by_code)) == ["same"]


def test_amounts_without_a_unit_are_problems_until_it_is_said(made: Ledger) -> None:
    found = table(["项目名称", "总投资"], ["大桥", 5])
    assert "没有写明单位" in reasons(planned(made, Project.KIND, found))[2][0]
    said = planned(made, Project.KIND, found, Options(YEAR, unit="亿元"))
    assert said.rows[0].edits[0].after == {"total_investment": 500_000_000}


def test_two_columns_are_one_field_whatever_they_count(made: Ledger) -> None:
    found = table(["项目名称", "总投资（万元）", "总投资额（千元）"], ["大桥", 5, 6])
    places = [Place("project", name) for name in ("name", "total_investment")]
    twice = (*places, replace(places[1], unit="千元"))
    with pytest.raises(UserError, match="都当作「总投资」，请只留一列"):
        plan.plan(made, Project.KIND, found, twice, Options(YEAR))


@pytest.mark.parametrize("cell", [-5, "-5", -0.5])
def test_an_investment_is_not_below_nothing(made: Ledger, cell: Any) -> None:
    found = table(["项目名称", "总投资（万元）", "6月完成投资（万元）"], ["大桥", cell, cell])
    result = planned(made, Project.KIND, found)
    assert reasons(result) == {2: ("总投资：不能小于 0 元",)}
    # What was reported too high may be taken back.
    taken_back = table(["项目名称", "总投资（万元）", "6月完成投资（万元）"], ["大桥", 0, cell])
    assert states(planned(made, Project.KIND, taken_back)) == ["update"]


def test_a_record_as_a_whole_is_checked(made: Ledger) -> None:
    found = table(
        ["项目名称", "计划开工", "计划竣工", "其中建安投资（元）"],
        ["大桥", "2023年6月", Day("2022-01-01"), None],
        ["楼", None, None, Fault("#N/A")],
        [None, "2023", None, None],
    )
    result = planned(made, Project.KIND, found)
    assert "早于计划开工" in reasons(result)[2][0]
    whole = table(["项目名称", "本年计划投资（元）", "其中建安投资（元）"], ["大桥", 1, 20_000])
    assert reasons(planned(made, Project.KIND, whole)) == {
        2: ("本年计划投资：「0.00 万元」小于其中建安投资「2.00 万元」",)
    }
    assert reasons(result)[3] == ("其中建安投资：表格里是错误值 #N/A，请先改正",)
    assert reasons(result)[4] == ("项目名称：不能为空，请填写",)


def test_what_is_said_of_amounts_is_in_the_unit_of_the_ledger(made: Ledger) -> None:
    rules.keep(made, rules.Rules(amounts=Amounts("亿元", 4)))
    whole = table(["项目名称", "本年计划投资（元）", "其中建安投资（元）"], ["大桥", 1, 20_000])
    assert reasons(planned(made, Project.KIND, whole)) == {
        2: ("本年计划投资：「0.0000 亿元」小于其中建安投资「0.0002 亿元」",)
    }
    month = table(["项目名称", "6月完成投资（万元）"], ["大桥", -5])
    [doubt] = planned(made, Project.KIND, month).rows[0].doubts
    assert "-0.0005 亿元是负数" in doubt


def test_fields_of_the_year_go_to_the_year(made: Ledger) -> None:
    found = table(["项目名称", "本年计划投资（万元）"], ["大桥", 5000])
    result = planned(made, Project.KIND, found, Options(2024))
    assert states(result) == ["update"]
    apply.apply(made, result, "x.csv")
    bridge = project(made, "大桥").id
    for year in (2023, 2024):
        assert (
            queries.get(made, Project.KIND, bridge, year).values()["planned_investment"]
            == 50_000_000
        )


def test_a_month_without_its_year_is_one_of_the_year_chosen(made: Ledger) -> None:
    heads: list[Any] = ["项目名称", "月份", "本月完成投资（万元）"]
    rows: list[list[Any]] = [
        ["大桥", "5月", 1],
        ["大桥", "2023年6月份", 2],
        ["大桥", "三月", 3],
        ["大桥", "1-2月", 4],
    ]
    result = planned(made, ProjectMonth.KIND, table(heads, *rows))
    assert [row.edits[0].month for row in result.rows[:2]] == ["2023-05", "2023-06"]
    assert result.rows[0].doubts[0] == "月份：表格里是 5月，按 2023年5月 读取"
    assert states(result) == ["new", "new", "problem", "problem"]


def test_months_go_to_the_months_of_the_project(made: Ledger) -> None:
    found = table(
        ["项目名称", "1月（万元）", "2月（万元）", "形象进度"],
        ["大桥", 10, None, "封顶"],
        ["楼", 5, 6, None],
    )
    options = Options(YEAR, month=JUNE)
    result = planned(made, Project.KIND, found, options)
    assert states(result) == ["update", "new"]
    apply.apply(made, result, "x.csv")
    rows = {
        (queries.title_of(made, "project", each.project_id), each.month): (each.done, each.progress)
        for each in queries.fetch(made, ProjectMonth)
    }
    assert rows == {
        ("大桥", "2023-01"): (100_000, None),
        ("大桥", JUNE): (None, "封顶"),
        ("楼", "2023-01"): (50_000, None),
        ("楼", "2023-02"): (60_000, None),
    }
    assert states(planned(made, Project.KIND, found, options)) == ["same", "same"]
    assert made.undo()
    assert queries.fetch(made, ProjectMonth) == []


def test_monthly_rows_find_their_project_and_month(made: Ledger) -> None:
    found = table(
        ["项目", "月份", "本月完成投资（元）"],
        ["大桥", "2023年6月", 7],
        ["大桥", Day("2023-07-01"), 8],
        ["路", JUNE, 9],
        ["大桥", JUNE, 9],
    )
    result = planned(made, ProjectMonth.KIND, found)
    assert states(result) == ["problem", "new", "problem", "problem"]
    assert "有几个重大项目都叫「路」" in reasons(result)[4][0]
    chosen = table(["项目", "本月完成投资（元）"], ["大桥", 7])
    with pytest.raises(UserError, match="没有找到「月份」这一列"):
        planned(made, ProjectMonth.KIND, chosen)
    june = planned(made, ProjectMonth.KIND, chosen, Options(YEAR, month=JUNE))
    assert june.rows[0].title == "大桥 · 2023年6月"
    apply.apply(made, june, "x.csv")
    [row] = queries.fetch(made, ProjectMonth)
    assert (row.month, row.done) == (JUNE, 7)


def test_what_is_hard_to_believe_is_said_with_the_months_around(made: Ledger) -> None:
    bridge = project(made, "大桥").id
    commands.create(
        made, ProjectMonth.KIND, {"project_id": bridge, "month": "2023-01", "done": 90_000_000}
    )
    found = table(["项目名称", "2月（万元）", "3月（万元）"], ["大桥", 500, 700], ["楼", -1, None])
    result = planned(made, Project.KIND, found)
    assert states(result) == ["update", "new"]
    [doubt] = result.rows[0].doubts
    assert doubt.startswith(
        "本月完成投资：本年累计会到 10,200.00 万元，超过本年计划投资 5,000.00 万元的两倍"
    )
    [falls] = result.rows[1].doubts
    assert "是负数" in falls


def test_a_closed_month_takes_a_reason(made: Ledger) -> None:
    bridge = project(made, "大桥").id
    commands.create(made, ProjectMonth.KIND, {"project_id": bridge, "month": "2023-01", "done": 1})
    closing.close(made, "2023-01")
    result = planned(made, Project.KIND, table(["项目名称", "1月（元）"], ["大桥", 2]))
    with pytest.raises(ClosedMonthError):
        apply.apply(made, result, "x.csv")
    assert apply.apply(made, result, "x.csv", "漏报") == 1
    assert [each.done for each in queries.fetch(made, ProjectMonth)] == [2]


def test_records_may_refer_to_others_of_the_table(made: Ledger) -> None:
    found = table(
        ["园区名称", "上级园区"],
        ["东区", "北园"],
        ["北园", "首钢园"],
        ["西区", "东区"],
        ["环", "环"],
        ["坏", "无此园"],
        ["下", "坏"],
    )
    result = planned(made, Park.KIND, found)
    assert states(result) == ["new", "new", "new", "problem", "problem", "problem"]
    assert reasons(result)[5] == ("上级园区：不能是它自己或它的下级",)
    assert reasons(result)[6] == (
        "上级园区：没有叫「无此园」的园区；请改正表格，或先在「园区」里新建",
    )
    assert reasons(result)[7] == ("上级园区：所指的记录在表里，但它那一行有问题，没有导入",)
    assert apply.apply(made, result, "x.csv") == 3
    parks = {each.id: each for each in queries.fetch(made, Park)}
    lies_in = {each.name: parks[each.parent_id].name for each in parks.values() if each.parent_id}
    assert lies_in == {"东区": "北园", "北园": "首钢园", "西区": "东区"}
    loop = planned(made, Park.KIND, table(["园区名称", "上级园区"], ["首钢园", "西区"]))
    assert reasons(loop) == {2: ("上级园区：不能是它自己或它的下级",)}


def test_a_record_that_is_there_may_come_to_lie_in_a_new_one(made: Ledger) -> None:
    found = table(["园区名称", "上级园区"], ["首钢园", "北园"], ["北园", None])
    result = planned(made, Park.KIND, found)
    assert states(result) == ["update", "new"]
    assert apply.apply(made, result, "x.csv") == 2
    parks = {each.name: each for each in queries.fetch(made, Park)}
    assert parks["首钢园"].parent_id == parks["北园"].id
    made.undo()
    assert [each.name for each in queries.fetch(made, Park)] == ["首钢园"]
    assert verify.problems(made.path) == []


def test_nodes_keep_their_order_with_those_of_the_table_and_of_the_ledger(made: Ledger) -> None:
    bridge = project(made, "大桥").id
    commands.create(made, Node.KIND, {"project_id": bridge, "name": "立项", "due": "2023-03"})
    heads = ["项目", "节点名称", "计划完成"]
    result = planned(
        made,
        Node.KIND,
        table(
            heads,
            ["大桥", "规划", "2023-02"],
            ["大桥", "封顶", "2023-08"],
            ["大桥", "基础完成", "2023-09"],
        ),
    )
    assert states(result) == ["problem", "problem", "problem"]
    good = table(heads, ["大桥", "立项", "2023-01"], ["大桥", "规划", "2023-02"])
    assert states(planned(made, Node.KIND, good)) == ["update", "new"]


def test_tasks_belong_to_the_year_of_their_row(made: Ledger) -> None:
    for year in (2022, 2023):
        commands.create(made, Task.KIND, {"year": year, "number": 1, "name": "调度"})
    found = table(
        ["年度", "任务", "主题"],
        ["2022年", "调度", "旧"],
        [None, "调度", "新"],
        [2024, "调度", "再"],
    )
    result = planned(made, Task.KIND, found)
    assert states(result) == ["update", "update", "new"]
    apply.apply(made, result, "x.csv")
    rows = made.connection.execute("SELECT year, theme FROM task ORDER BY year").fetchall()
    assert rows == [(2022, "旧"), (2023, "新"), (2024, "再")]
    again = planned(made, Task.KIND, found, Options(YEAR, clears=True))
    assert states(again) == ["same", "same", "same"]


def test_a_name_means_the_record_of_the_year_and_else_that_of_another(made: Ledger) -> None:
    ids = {
        (year, name): commands.create(made, Indicator.KIND, {"year": year, "name": name})
        for year, name in ((2022, "算力"), (2023, "算力"), (2022, "产值"))
    }
    found = table(["指标", "日期", "数值"], ["算力", "2023-06", 5], ["产值", "2022", 7])
    result = planned(made, Reading.KIND, found)
    assert [row.edits[0].owner for row in result.rows] == [ids[2023, "算力"], ids[2022, "产值"]]


def test_a_day_that_came_as_a_number_is_said(made: Ledger) -> None:
    found = table(["项目名称", "实际开工"], ["大桥", 45078], ["楼", "2023年6月1日"])
    result = planned(made, Project.KIND, found)
    assert result.rows[0].edits[0].after == {"actual_start": "2023-06-01"}
    assert result.rows[0].doubts == ("实际开工：表格里是数字 45078，按 2023年6月1日 读取",)
    assert result.rows[1].doubts == ()


def test_a_column_of_one_month_needs_the_month(made: Ledger) -> None:
    found = table(["项目名称", "形象进度"], ["大桥", "封顶"])
    places = (Place("project", "name"), Place("project_month", "progress"))
    with pytest.raises(UserError, match="请选择月份"):
        plan.plan(made, Project.KIND, found, places, Options(YEAR))


def test_two_columns_of_one_field_are_refused(made: Ledger) -> None:
    found = table(["项目名称", "6月（元）", "本月完成投资（元）"], ["大桥", 1, 2])
    with pytest.raises(
        UserError, match="「6月」「本月完成投资」都当作「本月完成投资」，请只留一列"
    ):
        planned(made, Project.KIND, found, Options(YEAR, month=JUNE))
    july = planned(made, Project.KIND, found, Options(YEAR, month="2023-07"))
    assert [edit.month for edit in july.rows[0].edits] == ["2023-06", "2023-07"]


@pytest.mark.parametrize(
    ("kind", "heads", "options", "sentence"),
    [
        (Attachment.KIND, ["文件名"], Options(YEAR), "附件不能从表格导入"),
        (
            Project.KIND,
            ["序号", "阶段"],
            Options(YEAR),
            "没有找到「项目名称」这一列，请指明是哪一列，或按「序号」对照",
        ),
        (Project.KIND, ["阶段"], Options(YEAR), "没有找到「项目名称」这一列，请指明是哪一列$"),
        (
            ProjectMonth.KIND,
            ["项目", "形象进度"],
            Options(YEAR),
            "或选择月份；各月分列的表请导入为重大项目",
        ),
        (Project.KIND, ["项目名称"], Options(YEAR, key="code"), "没有找到「项目代码」这一列"),
        (Project.KIND, ["项目名称"], Options(YEAR, key="stage"), "不能用「stage」对照"),
        (Node.KIND, ["节点名称"], Options(YEAR), "没有找到「项目」这一列"),
    ],
)
def test_a_table_that_names_no_record_is_refused(
    made: Ledger, kind: Any, heads: list[Any], options: Options, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        planned(made, kind, table(heads, ["甲"] * len(heads)), options)


def test_a_decision_for_a_record_that_is_gone_is_a_problem(made: Ledger) -> None:
    result = planned(
        made, Project.KIND, table(["项目名称"], ["x"]), Options(YEAR, decided={2: "gone"})
    )
    assert reasons(result) == {2: ("没有这条重大项目：gone",)}


def test_a_decision_for_a_record_of_another_year_is_a_problem(made: Ledger) -> None:
    task = commands.create(made, Task.KIND, {"year": YEAR, "name": "调度"})
    found = table(["任务名称", "状态"], ["调度工作", "已完成"])
    decided = {2: task}
    assert states(planned(made, Task.KIND, found, Options(YEAR, decided=decided))) == ["update"]
    result = planned(made, Task.KIND, found, Options(YEAR + 1, decided=decided))
    [[reason]] = reasons(result).values()
    assert "指明的「调度」是 2023 年度的，这一行是 2024 年度的" in reason
    assert result.rows[0].edits == ()


def test_a_unit_imports_into_its_package_only_what_it_returns(demo: Ledger, tmp_path: Any) -> None:
    unit = queries.find(demo, Organisation.KIND, "门头沟区")
    path = tmp_path / "门头沟.jxpkg"
    package.make(demo, unit, JUNE, path)
    with Ledger.open(path) as returned:
        name = queries.fetch(returned, Project)[0].name
        with pytest.raises(UserError, match="这是填报包"):
            planned(returned, Project.KIND, table(["项目名称"], [name]))
        months = table(["项目", "本月完成投资（万元）"], [name, 1])
        result = planned(returned, ProjectMonth.KIND, months, Options(YEAR, month=JUNE))
        assert apply.apply(returned, result, "x.csv") == 1


def test_what_is_imported_into_a_copy_of_a_package_and_typed_into_another_is_one(
    demo: Ledger, tmp_path: Any
) -> None:
    path, other = tmp_path / "门头沟.jxpkg", tmp_path / "另一份.jxpkg"
    package.make(demo, queries.find(demo, Organisation.KIND, "门头沟区"), JUNE, path)
    shutil.copy(path, other)
    words = ("缺水", "缺 水", "缺电")
    with Ledger.open(path) as returned:
        owner = queries.fetch(returned, Project)[0]
        found = table(["项目", "问题描述"], *([owner.name, each] for each in words))
        assert apply.apply(returned, planned(returned, Problem.KIND, found), "x.csv") == 3
    with Ledger.open(other) as returned:
        for each in words:
            values = {"project_id": owner.id, "description": each}
            commands.create(returned, Problem.KIND, dict(values))
    assert [len(each.taken) for each in compare_all(demo, (path, other))] == [3, 0]


def test_the_ledger_is_sound_after_an_import(made: Ledger) -> None:
    found = table(HEADS, [4, "楼", "B", 1, "石景山区", 1], [2, "路", None, 9, None, 1])
    apply.apply(made, planned(made, Project.KIND, found), "x.csv")
    path = made.path
    made.close()
    assert verify.problems(path) == []


def test_amounts_below_a_line_with_a_unit_are_in_that_unit(made: Ledger) -> None:
    rows: list[Row] = [
        ["序号", "项目名称", "总投资（万元）", "本年计划投资"],
        [4, "楼", 5, "1亿元"],
        ["以下金额单位：元"],
        [5, "塔", 60000, 50000],
    ]
    found = choosing.table(Workbook([Sheet("表", False, rows, [])]))
    result = planned(made, Project.KIND, found)
    assert [row.edits[0].after["total_investment"] for row in result.rows] == [50000, 60000]
    assert [row.edits[0].after["planned_investment"] for row in result.rows] == [10**8, 50000]


def test_new_projects_that_are_in_no_plan_of_the_year_are_told(made: Ledger) -> None:
    found = table(
        ["项目名称", "本年类别", "阶段"],
        ["楼", None, None],
        ["塔", "续建", None],
        ["大桥", None, "在建"],
    )
    told = planned(made, Project.KIND, found).about_year
    assert told.startswith("新增的 1 个项目没有本年类别，不在 2023 年的计划里")
    assert (
        planned(made, Project.KIND, table(["项目名称", "阶段"], ["大桥", "在建"])).about_year == ""
    )
    assert planned(made, Park.KIND, table(["园区名称"], ["石龙园"])).about_year == ""


def test_rows_that_commas_made_too_wide_are_problems(made: Ledger) -> None:
    rows: list[Row] = [
        ["项目名称", "总投资（万元）"],
        ["楼", "1", "200"],
        ["塔", "300"],
        ["合计", "500"],
    ]
    result = planned(made, Project.KIND, choosing.table(Workbook([Sheet("", False, rows, [])])))
    assert states(result) == ["problem", "new"]
    assert "没有加引号的逗号" in reasons(result)[2][0]
    assert [skipped.number for skipped in result.skipped] == [4]


def test_an_amount_that_differs_by_a_unit_is_doubted(made: Ledger) -> None:
    heads: list[Any] = ["项目名称", "总投资（元）", "本年计划投资（元）"]
    result = planned(made, Project.KIND, table(heads, ["大桥", 120_000, 5_000_000_000_000]))
    assert result.rows[0].doubts == (
        "总投资：台账里是 120,000.00 万元，表格里是 12.00 万元，相差 10,000 倍，请核对单位",
    )
    yuan = planned(made, Project.KIND, table(heads, ["大桥", 1_300_000_000, 50_000_000]))
    assert (states(yuan), yuan.rows[0].doubts) == (["update"], ())
