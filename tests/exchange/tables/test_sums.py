"""Rows that have the sums of those below are known by their figures."""

from tests.exchange.tables.found import skipped, table


def test_a_unit_above_its_projects_with_their_sums_is_no_project() -> None:
    found = table(
        ["序号", "项目名称", "责任单位", "总投资（万元）", "本年计划", "占比"],
        [None, "全部项目", None, 90_000.3, "9,000", "10%"],
        [None, "石景山区", None, 50_000.3, 5000, "10%"],
        [None, "续建项目", None, 50_000.3, 5000, None],
        [1, "大桥", "石景山区", 20_000.1, 2000, "10%"],
        [2, "路", "石景山区", 30_000.2, "3,000", "10%"],
        [None, "门头沟区", None, 40_000, 4000, None],
        [3, "绿道", "门头沟区", 40_000, 4000, "10%"],
    )
    assert skipped(found) == dict.fromkeys((2, 3, 4, 7), "分组标题")
    assert found.warnings == ()


def test_a_unit_with_its_sums_is_found_in_a_table_without_numbers() -> None:
    found = table(
        ["项目名称", "责任单位", "总投资（万元）"],
        ["石景山区", None, 500],
        ["大桥", "石景山区", 200],
        ["路", "石景山区", 300],
        ["绿道", None, 400],
        ["隧道", "门头沟区", 400],
        ["环路", None, 0],
        ["支路", "门头沟区", 0],
    )
    assert skipped(found) == {2: "分组标题"}


def test_a_star_at_its_number_makes_a_row_no_sum() -> None:
    found = table(
        ["序号", "项目名称", "总投资（万元）"],
        ["1*", "大桥", 500],
        ["★2", "路", 200],
        [3, "塔", 300],
    )
    assert (skipped(found), found.warnings) == ({}, ())


def test_a_row_that_may_be_a_sum_is_asked_about() -> None:
    found = table(
        ["序号", "项目名称", "责任单位", "总投资（万元）"],
        [None, "石景山区", None, 501],
        [1, "大桥", "石景山区", 200],
        [2, "路", "石景山区", 300],
        [None, "绿道", "石景山区", 400],
    )
    assert skipped(found) == {}
    assert found.warnings == (
        "第 2 行没有序号，只有名称和数：如果是小计，请在表格里删去，否则会当成一条记录",
    )


def test_a_row_that_shares_the_number_of_another_is_no_sum() -> None:
    found = table(
        ["序号", "项目名称", "总投资（万元）", "资金来源", "金额（万元）"],
        [1, "治理", 10_000, "中央", 2000],
        [None, None, None, "市级", 5000],
        [None, None, None, "区级", 3000],
        [2, "公路", 5000, "市级", 5000],
        merges=((1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 3, 2)),
    )
    assert skipped(found) == {}
    assert [row.cells[1] for row in found.rows] == ["治理"] * 3 + ["公路"]
    assert not any("如果是小计" in warning for warning in found.warnings)


def test_in_a_table_without_numbers_rows_that_sum_up_others_are_asked_about() -> None:
    found = table(
        ["项目名称", "总投资（万元）", "本年计划（万元）", "占比"],
        ["全区", 31, 7.2, "100%"],
        ["龙泉镇", 20.5, 4.2, "66%"],
        ["大桥", 10, 2, "32%"],
        ["路", 10.5, "2.2", "34%"],
        ["永定镇", 10.5, 3, "34%"],
        ["楼", 5.5, 1, "18%"],
        ["塔", 5, 2, "16%"],
    )
    assert skipped(found) == {}
    assert found.warnings == (
        "第 2、3、6 行的数正好是下面几行之和：如果是小计，请在表格里删去，否则会当成一条记录",
    )


def test_one_figure_or_one_row_below_says_nothing_of_a_sum() -> None:
    assert table(["项目名称", "总投资"], ["A", 3], ["B", 1], ["C", 2]).warnings == ()
    twice = table(
        ["项目名称", "总投资", "计划"], ["A", 3, 2], ["B", 3, 2], ["C", 1, 0], ["D", 2, 1]
    )
    assert twice.warnings == ()
