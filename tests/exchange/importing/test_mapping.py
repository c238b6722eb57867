"""Columns find their fields by what officers call them, and by what a user says of them."""

import pytest
from msgspec.structs import replace

from jingxi_desktop import translation
from jingxi_desktop.exchange.importing import mapping, mapping_memory
from jingxi_desktop.exchange.importing.mapping import Mapped
from jingxi_desktop.exchange.importing.places import Place
from jingxi_desktop.exchange.spreadsheets.workbook import Row, Sheet
from jingxi_desktop.exchange.tables.found_table import FoundTable
from jingxi_desktop.exchange.tables.recognition import table_under
from jingxi_desktop.records import (
    KINDS,
    Enterprise,
    Kind,
    Plan,
    Project,
    ProjectMonth,
    Task,
    UserError,
)
from tests.exchange.importing.mapped import JUNE, YEAR, fields, headed, texts
from tests.exchange.planned import table


def test_every_field_is_found_by_what_a_table_of_ours_calls_it() -> None:
    for kind in KINDS.values():
        own = [field for field in kind.fields if not field.derived]
        mapped = mapping.find(kind, headed([field.heading for field in own]), YEAR)
        assert fields(mapped) == [field.name for field in own], kind.name
        assert mapped.questions == ()


def test_officers_names_stars_spaces_and_units_find_their_fields() -> None:
    table = headed(
        [
            "编号",
            "*项 目 名 称",
            "投资项目代码",
            "计划总投资\n（亿元）",
            "开工至上年底累计完成投资（万元）",
            "2023年计划投资",
            "建设单位",
            "开工时间",
            "计划开工时间",
            "负责人",
            "所属园区",
        ]
    )
    assert fields(mapping.find(Project.KIND, table, YEAR)) == [
        "number",
        "name",
        "code",
        "total_investment",
        "invested_before",
        "planned_investment",
        "owner",
        "",
        "planned_start",
        "responsible_person",
        "park_id",
    ]
    assert fields(mapping.find(Project.KIND, table, 2024))[5] == ""


@pytest.mark.parametrize(
    ("kind", "head", "place"),
    [
        (Project.KIND, "项目（工程）名称", ("name", None)),
        (Project.KIND, "项目名称（全称）", ("name", None)),
        (Project.KIND, "截至2022年底累计完成投资", ("invested_before", None)),
        (Project.KIND, "至上年末累计完成投资", ("invested_before", None)),
        (Project.KIND, "截至2021年底累计完成投资", None),
        (Project.KIND, "计划竣工（年月）", ("planned_finish", None)),
        (Project.KIND, "计划开工年月", ("planned_start", None)),
        (Project.KIND, "预计竣工时间", ("planned_finish", None)),
        (Project.KIND, "实际开工时间（年/月）", ("actual_start", None)),
        (Project.KIND, "当月投资", ("done", None)),
        (Project.KIND, "6月当月完成投资", ("done", 6)),
        (Project.KIND, "6月形象进度", ("progress", 6)),
        (Project.KIND, "其中：6月", ("done", 6)),
        (Project.KIND, "本月完成投资（累计）", None),
        (Project.KIND, "总投资（其中政府投资）", None),
        (Project.KIND, "存在的问题及建议", ("problems", None)),
        (Project.KIND, "下步工作打算", ("next_step", None)),
        (Project.KIND, "本年类别（续建/新建/竣工）", ("category", None)),
        (Project.KIND, "总投资（批复/概算）", None),
        (Project.KIND, "年度计划（万元）", ("planned_investment", None)),
        (Project.KIND, "年计划", ("planned_investment", None)),
        (Task.KIND, "6月进展", ("progress", 6)),
        (Task.KIND, "进展情况（截至6月底）", ("progress", 6)),
        (Project.KIND, "截至2023年6月30日形象进度", ("progress", 6)),
        (Project.KIND, "截止5月存在问题", ("problems", 5)),
        (Project.KIND, "截至2022年6月底形象进度", None),
        (Project.KIND, "6月底形象进度", ("progress", 6)),
        (Project.KIND, "2022年12月底形象进度", None),
        (Project.KIND, "6月底完成投资", None),
        (Project.KIND, "截至6月底完成投资", None),
        (Project.KIND, "截至6月底计划投资", None),
        (ProjectMonth.KIND, "截至6月底形象进度", ("progress", None)),
        (ProjectMonth.KIND, "截至5月底形象进度", None),
        (Plan.KIND, "续建", ("continuing_count", None)),
        (Enterprise.KIND, "统一社会信用代码（18位）", ("credit_code", None)),
        (Enterprise.KIND, "签约时间", ("signed", None)),
    ],
)
def test_what_else_heads_say(kind: Kind, head: str, place: tuple[str, int | None] | None) -> None:
    [found] = mapping.find(kind, headed([head]), YEAR, JUNE).places
    assert (found and (found.field, found.month)) == place


def test_the_sum_of_its_parts_is_the_field_itself() -> None:
    heads: list[Row] = [
        ["项目名称", "2023年计划投资", None, "6月完成投资", None],
        [None, "合计", "其中：建安投资", "小计", "其中：建安"],
    ]
    mapped = mapping.find(Project.KIND, headed(*heads), YEAR)
    assert fields(mapped) == ["name", "planned_investment", "planned_construction", "done", ""]
    assert mapped.places[3] == Place("project_month", "done", 6)


@pytest.mark.parametrize(
    ("group", "month"),
    [("6月完成情况", 6), ("6月份实际完成情况", 6), ("6月情况", 6), ("本月进展情况", None)],
)
def test_what_stands_below_the_situation_of_a_month_is_of_that_month(
    group: str, month: int | None
) -> None:
    heads: list[Row] = [["项目名称", group, None], [None, "完成投资", "形象进度"]]
    places = mapping.find(Project.KIND, headed(*heads), YEAR, JUNE).places
    assert [place and (place.field, place.month) for place in places[1:]] == [
        ("done", month),
        ("progress", month),
    ]


def test_a_head_in_the_third_row_is_known_with_the_one_above_it() -> None:
    heads: list[Row] = [
        ["项目名称", "投资情况", None],
        [None, "2023年", None],
        [None, "计划投资", "6月完成"],
    ]
    mapped = mapping.find(Project.KIND, headed(*heads), YEAR)
    assert fields(mapped) == ["name", "planned_investment", "done"]
    assert fields(mapping.find(Project.KIND, headed(*heads), 2024)) == ["name", "", ""]


def test_what_is_planned_of_a_month_is_not_done() -> None:
    heads: list[Row] = [["项目名称", "6月计划情况", None], [None, "完成投资", "投资"]]
    mapped = mapping.find(Project.KIND, headed(*heads), YEAR)
    assert fields(mapped)[1:] == ["", "planned"]


def test_columns_of_another_year_stay_out_and_are_named() -> None:
    heads: list[Row] = [
        ["项目名称", "总投资", "2023年完成投资", None, "2023年6月", None],
        [None, None, "1月", "2月", "本月完成投资", "形象进度"],
    ]
    table = headed(*heads)
    assert fields(mapping.find(Project.KIND, table, YEAR))[2:] == ["done"] * 3 + ["progress"]
    mapped = mapping.find(Project.KIND, table, 2024, "2024-01")
    assert fields(mapped) == ["name", "total_investment", "", "", "", ""]
    assert texts(mapped) == (
        "年度选的是 2024，2023 年的各列不导入，要导入请把年度改为 2023：2023年完成投资 · 1月、"
        "2023年完成投资 · 2月、2023年6月 · 本月完成投资、2023年6月 · 形象进度",
    )
    assert mapped.questions[0].columns == (2, 3, 4, 5)


@pytest.mark.parametrize(
    ("kind", "heads", "year", "month", "doubt"),
    [
        (
            Project.KIND,
            ["项目名称", "本月完成投资"],
            2024,
            "2024-05",
            "年度选的是 2024：请核对年度",
        ),
        (Project.KIND, ["项目名称", "本年计划投资"], 2024, "", "年度选的是 2024：请核对年度"),
        (Task.KIND, ["任务", "牵头单位"], 2024, "", "年度选的是 2024：请核对年度"),
        (
            Project.KIND,
            ["项目名称", "形象进度"],
            2023,
            "2023-06",
            "月份选的是 2023年6月：请核对月份",
        ),
        (Project.KIND, ["项目名称", "形象进度"], 2023, "2023-05", ""),
        (Project.KIND, ["项目名称", "总投资"], 2024, "2024-06", ""),
        (Project.KIND, ["项目名称", "6月完成投资"], 2023, "2023-06", ""),
        (Task.KIND, ["年度", "任务"], 2024, "", ""),
    ],
)
def test_a_title_of_another_year_or_month_is_a_question(
    kind: Kind, heads: Row, year: int, month: str, doubt: str
) -> None:
    table = replace(headed(heads), title="2023年1-5月情况表")
    asked = mapping.find(kind, table, year, month).questions
    assert [(each.text, each.columns) for each in asked] == (
        [(f"表叫「2023年1-5月情况表」，{doubt}", ())] if doubt else []
    )


@pytest.mark.parametrize(
    ("sheet", "year", "month", "doubt"),
    [
        ("项目月度 2023年6月", 2024, "2024-06", "年度选的是 2024：请核对年度"),
        ("项目月度 2023年6月", 2023, "2023-05", "月份选的是 2023年5月：请核对月份"),
        ("项目月度 2023年6月", 2023, "2023-06", ""),
        ("Sheet1", 2024, "2024-06", ""),
    ],
)
def test_a_sheet_of_another_year_or_month_is_a_question(
    sheet: str, year: int, month: str, doubt: str
) -> None:
    table = replace(headed(["项目名称", "本月完成投资"]), sheet=sheet)
    asked = mapping.find(Project.KIND, table, year, month).questions
    assert [each.text for each in asked] == ([f"表叫「{sheet}」，{doubt}"] if doubt else [])


@pytest.mark.parametrize("title", ["2021—2025年行动计划", "2021年至2025年项目", "2023年度计划", ""])
def test_a_title_that_covers_the_year_is_no_question(title: str) -> None:
    table = replace(headed(["项目名称", "本年计划投资"]), title=title)
    assert mapping.find(Project.KIND, table, YEAR).questions == ()


def test_what_the_ledger_works_out_is_not_imported() -> None:
    mapped = mapping.find(Project.KIND, headed(["项目名称", "投资完成率", "本年累计完成"]), YEAR)
    assert fields(mapped) == ["name", "", ""]


def test_a_sum_of_months_is_said_where_there_is_no_month() -> None:
    sums: Row = ["项目名称", "3-9月完成", "开工以来累计完成投资", "截至9月底完成投资", "占累计完成"]
    [said] = texts(mapping.find(Project.KIND, headed(sums), YEAR, JUNE))
    assert said == (
        "「3-9月完成、开工以来累计完成投资、截至9月底完成投资」是几个月的合计，"
        "没有写明从本年 1 月算起，不导入；是本年累计的，请指明为「至本月累计」"
    )
    # Beside the month's own figure it is compared with it, and as we call it ourselves nobody misses it.
    told: list[Row] = [
        ["项目名称", "1-9月完成", "9月完成投资"],
        ["项目名称", "至本月累计", "本月完成投资"],
        ["项目名称", "本年累计完成"],
        ["项目名称", "截至2021年底累计完成投资"],
    ]
    for heads in told:
        assert texts(mapping.find(Project.KIND, headed(heads), YEAR, JUNE)) == ()
    beside = mapping.find(Project.KIND, headed(told[0]), YEAR)
    assert beside.places[1] == Place("project_month", "total", 9)
    assert texts(mapping.find(Task.KIND, headed(["任务", "1-9月完成情况"]), YEAR)) == ()


def test_the_words_above_groups_are_a_field_of_their_rows() -> None:
    def grouped(*names: str, first: str = "序号") -> FoundTable:
        rows: list[Row] = [[first, "项目名称"]]
        for number, name in enumerate(names):
            rows += [["一二三"[number] + "、" + name], [1, f"甲{number}"]]
        merges = [(row, 0, row, 1) for row in range(1, len(rows), 2)]
        return table_under(Sheet("表", False, rows, merges), (1,))

    mapped = mapping.find(Project.KIND, grouped("续建项目（46个）", "新开工项目"), YEAR)
    assert mapped.places[-1] == Place("project", "category")
    assert texts(mapped) == ("「分组标题」里的 续建、新开工 记作各行的「本年类别」",)
    assert mapped.questions[0].columns == (2,)
    # They are what they are called, whatever else has the same words; and what is said counts.
    assert fields(mapping.find(Project.KIND, grouped("新建项目"), YEAR))[-1] == "category"
    said = {"category": ""}
    assert fields(mapping.find(Project.KIND, grouped("续建"), YEAR, said=said))[-1] == ""
    said = {"所属区域": "分组标题"}
    assert fields(mapping.find(Project.KIND, grouped("石景山区"), YEAR, said=said))[-1] == (
        "district_id"
    )
    assert fields(mapping.find(Project.KIND, grouped("续建项目", "石景山区"), YEAR))[-1] == ""
    assert fields(mapping.find(Task.KIND, grouped("续建项目"), YEAR))[-1] == ""
    own = grouped("续建", "新建", first="类别")
    assert fields(mapping.find(Project.KIND, own, YEAR))[:2] == ["category", "name"]


@pytest.mark.parametrize("number", ["1.1", 1.1, "2-1", "XM-05"])
def test_numbers_of_parts_are_no_field(number: str | float) -> None:
    outlined = mapping.find(
        Project.KIND, table(["序号", "项目名称"], [1, "甲"], [number, "乙"]), YEAR
    )
    assert fields(outlined) == ["", "name"]
    text = f"「序号」里有 {number} 这样的编号，台账的序号只能是整数，不导入"
    if number in ("1.1", 1.1):
        text += "；上级的金额如果是下级的合计，会重复计算，请在表格里删去"
    assert texts(outlined) == (text,)
    items = table(["序号", "项目名称"], ["一", "甲"], ["二", "乙"])
    assert fields(mapping.find(Project.KIND, items, YEAR)) == ["", "name"]
    counted = table(["序号", "项目名称"], ["1.", "甲"], ["②", "乙"], [None, "丙"], ["三号", "丁"])
    assert fields(mapping.find(Project.KIND, counted, YEAR)) == ["number", "name"]


def test_words_below_a_head_that_tells_kinds_apart_are_a_field_if_they_are_those_of_one() -> None:
    def of(head: str, *words: str | None) -> Mapped:
        rows = [[f"甲{number}", word] for number, word in enumerate(words)]
        return mapping.find(Project.KIND, table(["项目名称", head], *rows), YEAR)

    mapped = of("项目性质", "续建", "新 建", None, "新开工项目")
    assert fields(mapped) == ["name", "category"]
    assert texts(mapped) == ("「项目性质」里的 续建、新建、新开工项目 记作各行的「本年类别」",)
    assert fields(of("项目性质", "新建", "扩建")) == ["name", "nature"]
    # 新建 may be both, and what stands there is not always a word of one field.
    assert fields(of("项目性质", "新建")) == ["name", ""]
    assert fields(of("项目类型", "产业", "续建")) == ["name", ""]
    assert fields(of("项目性质", None)) == ["name", ""]
    assert fields(of("备忘", "续建")) == ["name", ""]
    # What is often mixed up: the place in the year's plan, and what is built.
    assert fields(of("建设性质", "续建", "新建")) == ["name", "category"]
    assert fields(of("项目类别", "扩建", "新建")) == ["name", "nature"]
    assert fields(of("建设性质", "新建", "迁建")) == ["name", "nature"]


def test_heads_above_others_say_month_and_plan() -> None:
    heads: list[Row] = [
        ["项目名称", "1-7月完成情况", None, "1-7月进展情况", "2023年计划", None],
        [None, "完成投资", "本月完成", "形象进度", "计划投资", "建设内容"],
    ]
    assert mapping.find(Project.KIND, headed(*heads), YEAR).places == (
        Place("project", "name"),
        Place("project_month", "total", 7),
        Place("project_month", "done", 7),
        Place("project_month", "progress", 7),
        Place("project", "planned_investment"),
        Place("project", "year_target"),
    )


@pytest.mark.parametrize(
    ("heads", "month"),
    [
        ((["1-7月累计完成投资（万元）"],), 7),
        ((["2023年1—7月份完成额"],), 7),
        ((["1月至十二月完成固定资产投资"],), 12),
        ((["1至7月底累计"],), 7),
        ((["本年完成情况"], ["1-7月完成"]), 7),
        ((["1-7月完成情况"], ["完成投资"]), 7),
        ((["截至7月底本年累计完成投资"],), 7),
        ((["本年累计完成投资"],), None),
        ((["自年初累计完成投资"],), None),
        ((["2023年完成投资"],), None),
        ((["至本月累计"],), None),
        ((["其中：本年完成（万元）"],), None),
    ],
)
def test_what_was_done_since_january_is_a_sum_until_a_month(
    heads: tuple[Row, ...], month: int | None
) -> None:
    table = headed(*([above, *row] for above, row in zip(("项目名称", None), heads, strict=False)))
    mapped = mapping.find(Project.KIND, table, YEAR, JUNE)
    assert mapped.places == (Place("project", "name"), Place("project_month", "total", month))
    [said] = texts(mapped)
    assert said.endswith("是本年累计：当月的完成投资由它减去前几个月的数得出")
    [_said, *asked] = texts(mapping.find(Project.KIND, table, YEAR))
    assert [text.partition("」")[2] for text in asked] == (
        [] if month else ["没有写明截至哪个月，请选择月份，否则不导入"]
    )


@pytest.mark.parametrize(
    "head",
    [
        *("1-7月计划投资", "1-7月完成投资占年计划%", "2022年1-7月累计完成投资", "1-7月同比增长"),
        *("本年累计完成比例", "11-7月完成", "1-7月其中建安投资", "截至7月底累计完成投资", "1-7月"),
        *("截至2023年7月底累计完成投资", "2023年7月底累计完成投资"),
    ],
)
def test_what_is_no_sum_of_the_year_is_not_taken_for_one(head: str) -> None:
    assert fields(mapping.find(Project.KIND, headed(["项目名称", head]), YEAR, JUNE)) == [
        "name",
        "",
    ]


def test_sums_of_several_months_are_each_of_its_own_and_one_month_has_one() -> None:
    two = headed(["项目名称", "1-6月完成", "1-7月完成", "本年累计完成投资"])
    assert mapping.find(Project.KIND, two, YEAR, JUNE).places[1:] == (
        Place("project_month", "total", 6),
        Place("project_month", "total", 7),
        None,
    )
    twice = headed(["项目名称", "1-7月完成", "1至7月完成投资"])
    mapped = mapping.find(Project.KIND, twice, YEAR)
    assert fields(mapped) == ["name", "", ""]
    assert texts(mapped) == (
        "B 列「1-7月完成」、C 列「1至7月完成投资」都像是「至本月累计」，请指明是哪一列，否则都不导入",
    )


def test_a_column_that_is_said_to_be_a_sum_is_one_until_the_month_of_its_heads() -> None:
    table = headed(["项目名称", "截至7月底累计完成投资", "本月完成"])
    said = {"至本月累计": "B", "done": ""}
    mapped = mapping.find(Project.KIND, table, YEAR, JUNE, said)
    assert mapped.places[1] == Place("project_month", "total", 7)
    assert mapped.places[1].words == "至本月累计（7月）"
    # A table of months of its own has it for the month that is chosen.
    months = headed(["项目名称", "1-6月累计完成投资"])
    mapped = mapping.find(ProjectMonth.KIND, months, YEAR, JUNE)
    assert mapped.places[1] == Place("project_month", "total")


def test_a_sum_of_the_year_is_no_month_where_both_are_called_the_same() -> None:
    words = {"项目名称": "Project", "本年累计完成": "Done", "本月完成投资": "Done"}
    translation.install(lambda text: words.get(text, text))
    try:
        mapped = mapping.find(Project.KIND, headed(["Project", "Done"]), YEAR, JUNE)
    finally:
        translation.install()
    assert fields(mapped) == ["name", ""]


def test_columns_of_months_go_to_the_months_of_the_year() -> None:
    table = headed(
        [
            "项目名称",
            "分月计划",
            None,
            "1月",
            "2023年2月完成投资",
            "十二月",
            "1-6月",
            "1—2月完成",
            "2022年3月",
        ],
        [None, "1月", "2月份", None, None, None, None, None, None],
    )
    assert mapping.find(Project.KIND, table, YEAR).places == (
        Place("project", "name"),
        Place("project_month", "planned", 1),
        Place("project_month", "planned", 2),
        Place("project_month", "done", 1),
        Place("project_month", "done", 2),
        Place("project_month", "done", 12),
        None,
        Place("project_month", "total", 2),
        None,
    )


def test_of_two_columns_of_one_month_that_which_names_it_is_taken() -> None:
    table = headed(["任务名称", "完成情况", "6月进展情况", "存在问题"])
    mapped = mapping.find(Task.KIND, table, YEAR, JUNE)
    assert fields(mapped) == ["name", "", "progress", "problems"]
    assert texts(mapped) == (
        "「完成情况」和「6月进展情况」都是 2023年6月 的，只导入「6月进展情况」",
    )
    both = mapping.find(Task.KIND, table, YEAR, "2023-07")
    assert fields(both) == ["name", "progress", "progress", "problems"]
    said = mapping.find(Task.KIND, table, YEAR, JUNE, {"progress": "B"})
    assert [place and place.month for place in said.places] == [None, None, 6, None]


def test_months_may_be_mere_numbers_below_a_head_that_says_so() -> None:
    heads: list[Row] = [
        ["项目名称", "2023年分月完成投资", None, "分月计划", None, "完成", None],
        [None, "1", "12", "02", "13", "1", "2"],
    ]
    places = mapping.find(Project.KIND, headed(*heads), YEAR).places
    assert [place and (place.field, place.month) for place in places] == [
        ("name", None),
        ("done", 1),
        ("done", 12),
        ("planned", 2),
        *[None] * 3,
    ]


def test_what_is_of_one_month_asks_for_the_month() -> None:
    table = headed(["项目名称", "本月完成", "形象进度"])
    mapped = mapping.find(Project.KIND, table, YEAR)
    assert fields(mapped) == ["name", "", ""]
    assert texts(mapped) == ("「本月完成、形象进度」是一个月的情况，请选择月份，否则不导入",)
    assert mapped.questions[0].columns == (1, 2)
    assert mapping.find(Project.KIND, table, YEAR, JUNE) == Mapped(
        (
            Place("project", "name"),
            Place("project_month", "done"),
            Place("project_month", "progress"),
        )
    )
    tasks = mapping.find(Task.KIND, headed(["任务", "进展情况"]), YEAR, JUNE)
    assert tasks.places[1] == Place("task_month", "progress")


def test_a_table_of_months_has_what_its_month_is_called_by() -> None:
    months = headed(["项目名称", "4月完成", "5月完成", "1—5月累计完成", "形象进度"])
    chosen = mapping.find(ProjectMonth.KIND, months, YEAR, "2023-05")
    assert fields(chosen) == ["project_id", "", "done", "total", "progress"]
    assert texts(chosen) == ("「4月完成」不是 2023年5月 的情况，不导入；请核对月份",)
    none = mapping.find(ProjectMonth.KIND, months, YEAR)
    assert fields(none) == ["project_id", "", "", "", "progress"]
    assert texts(none) == (
        "「4月完成、5月完成、1—5月累计完成」是一个月的情况，请选择月份，否则不导入",
    )


def test_two_columns_of_one_name_under_different_heads_are_a_question() -> None:
    table = headed(["项目名称", "批复", "估算"], [None, "总投资", "总投资"])
    mapped = mapping.find(Project.KIND, table, YEAR)
    assert fields(mapped) == ["name", "", ""]
    assert texts(mapped) == (
        "B 列「批复 · 总投资」、C 列「估算 · 总投资」都像是「总投资」，请指明是哪一列，否则都不导入",
    )
    assert mapped.questions[0].columns == (1, 2)
    said = mapping.find(Project.KIND, table, YEAR, said={"total_investment": "估算 总投资"})
    assert (fields(said), said.questions) == (["name", "", "total_investment"], ())


def test_the_end_of_several_names_is_a_question() -> None:
    mapped = mapping.find(
        Project.KIND, headed(["项目名称", "开工时间", "计划竣工时间", "竣工日期", "甲"]), YEAR
    )
    assert fields(mapped) == ["name", "", "planned_finish", "", ""]
    assert texts(mapped) == (
        "「开工时间」可能是「计划开工」或「实际开工」，请指明，否则不导入",
        "「竣工日期」可能是「实际竣工」，请指明，否则不导入",
    )
    assert [question.columns for question in mapped.questions] == [(1,), (3,)]


def test_the_end_of_a_name_below_another_head_is_no_question() -> None:
    heads: list[Row] = [["项目名称", "本月完成", "全年", None], [None, None, "计划", "完成"]]
    mapped = mapping.find(Project.KIND, headed(*heads), YEAR, JUNE)
    assert (fields(mapped), texts(mapped)) == (["name", "done", "planned_investment", ""], ())


def test_a_column_without_a_head_is_no_question() -> None:
    mapped = mapping.find(Project.KIND, table(["项目名称", None], ["大桥", "乙"]), YEAR)
    assert (fields(mapped), texts(mapped)) == (["name", ""], ())


def test_what_many_names_end_in_is_no_question() -> None:
    mapped = mapping.find(Project.KIND, headed(["项目名称", "日期", "单"]), YEAR)
    assert texts(mapped) == ()


def test_what_stands_below_a_month_as_of_which_it_is_said_is_of_that_month() -> None:
    table = headed(["项目名称", "截至6月底", None], [None, "形象进度", "完成投资"])
    mapped = mapping.find(Project.KIND, table, YEAR)
    assert mapped.places[1:] == (Place("project_month", "progress", 6), None)


def test_a_head_of_its_own_counts_more_than_one_under_another() -> None:
    table = headed(["项目名称", "总投资", "其中"], [None, None, "总投资"])
    assert fields(mapping.find(Project.KIND, table, YEAR)) == ["name", "total_investment", ""]


def test_the_user_says_which_column_a_field_is_by_head_or_letter() -> None:
    table = headed(["项目", "口径", "口径", "1月"])
    said = {"项目代码": "B", "category": "口 径\n", "name": "", "done": "1月"}
    with pytest.raises(UserError, match="B、C 列都叫「口 径"):
        mapping.find(Project.KIND, table, YEAR, said=said)
    said["category"] = "c"
    mapped = mapping.find(Project.KIND, table, YEAR, said=said)
    assert fields(mapped) == ["", "code", "category", "done"]
    assert mapped.places[3] == Place("project_month", "done", 1)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"light": "项目"}, "重大项目不能导入「light」，可用：number、name"),
        ({"name": "名字"}, "表里没有「名字」这一列，有：项目"),
    ],
)
def test_a_field_or_a_column_that_is_not_there_is_named(
    said: dict[str, str], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        mapping.find(Project.KIND, headed(["项目", "金额"]), YEAR, said=said)


def test_what_is_said_of_a_unit_counts_more_than_the_table_and_is_remembered() -> None:
    found = headed(["项目名称", "总投资（万元）", "1月完成投资", "2月完成投资"])
    units = {"总投资": "千元", "done": "百万元"}
    mapped = mapping.find(Project.KIND, found, YEAR, units=units)
    assert [place.unit for place in mapped.places if place] == ["", "千元", "百万元", "百万元"]
    mapping_memory.remember(Project.KIND, found, mapped.places, YEAR)
    assert mapping.find(Project.KIND, found, YEAR) == mapped
    # Another column that is said for the field takes its place, whatever either counts.
    other = mapping.find(Project.KIND, found, YEAR, said={"总投资": "C"})
    assert fields(other) == ["name", "", "total_investment", "done"]


@pytest.mark.parametrize(
    ("units", "sentence"),
    [
        ({"总投资": "吨"}, "「吨」不是金额的单位，可用：元、千元、万元"),
        ({"name": "万元"}, "「项目名称」不是金额"),
        ({"planned_investment": "万元"}, "没有哪一列是「本年计划投资」"),
        ({"x": "万元"}, "项目不能导入「x」"),
    ],
)
def test_a_unit_of_nothing_is_refused(units: dict[str, str], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        mapping.find(Project.KIND, headed(["项目名称", "总投资"]), YEAR, units=units)


def test_one_column_is_not_said_to_be_two_fields() -> None:
    said = {"name": "项目", "code": "A"}
    with pytest.raises(UserError, match="「项目」这一列不能既是「项目名称」又是「项目代码」"):
        mapping.find(Project.KIND, headed(["项目", "阶段"]), YEAR, said=said)
