"""What a head says, its unit, and what can be a head at all."""

import pytest

from jingxi_desktop import translation
from tests.exchange.tables.found import labels, numbers, table, units


@pytest.mark.parametrize(
    ("head", "label", "unit"),
    [
        ("总投资（万元）", "总投资", "万元"),
        ("总投资(亿元)", "总投资", "亿元"),
        ("总投资［元］", "总投资", "元"),
        ("总投资\n（单位：万元）", "总投资", "万元"),
        ("总投资 单位：元", "总投资", "元"),
        ("总投资/万元", "总投资", "万元"),
        ("总投资万元", "总投资", "万元"),
        ("总 投 资", "总投资", None),
        ("＊总投资（人民币万元）", "总投资", "万元"),
        ("★总投资*", "总投资", None),
        ("注册股本（万股）", "注册股本", "万股"),
        ("占年计划％", "占年计划", "%"),
        ("完成率（%）", "完成率", "%"),
        ("总投资（必填）", "总投资", None),
        ("总投资（注：含设备）（万元）", "总投资", "万元"),
        ("总投资\n注：含设备", "总投资", None),
        ("总投资①", "总投资", None),
        ("ＧＤＰ", "GDP", None),
        ("Total investment", "Total investment", None),
        ("其中（建安）", "其中(建安)", None),
        ("总投资（万元/亿元）", "总投资(万元/亿元)", None),
        ("多元", "多元", None),
        ("总投资（万元，保留两位小数）", "总投资", "万元"),
        ("总投资（单位：亿元；精确到小数点后四位）", "总投资", "亿元"),
        ("总投资（万元、%）", "总投资(万元、%)", None),
        ("户", "户", None),
        ("其中：建安投资（万元）", "其中建安投资", "万元"),
    ],
)
def test_what_a_head_says(head: str, label: str, unit: str | None) -> None:
    found = table(["序号", "项目名称", head], [1, "A 项目", 5], [2, "B 项目", 6])
    assert (labels(found)[2], units(found)[2]) == (label, unit)


def test_heads_may_be_months_and_years() -> None:
    found = table(["项目名称", *(f"{n}月" for n in range(1, 13))], ["A", *range(12)])
    assert labels(found)[1:] == [f"{n}月" for n in range(1, 13)]
    found = table(["指标", "2021年", "2022年", "2023年"], ["产值", 1, 2, 3])
    assert labels(found)[1:] == ["2021年", "2022年", "2023年"]


def test_years_may_be_numbers_in_the_heads() -> None:
    found = table(["指标", 2021, 2022], ["产值", 1, 2], ["税收收入", 3, 4], ["固定资产投资", 5, 6])
    assert labels(found) == ["指标", "2021", "2022"]
    assert numbers(found) == [2, 3, 4]


def test_heads_in_the_language_of_the_user() -> None:
    words = {"项目名称": "Project", "总投资": "Investment", "万元": "10k yuan", "责任单位": "Unit"}
    translation.install(lambda text: words.get(text, text))
    try:
        found = table(
            ["All", "of", "them"],
            ["Project", "Investment (10k yuan)", "Unit"],
            ["A", "pending", "B"],
        )
    finally:
        translation.install()
    assert labels(found) == ["Project", "Investment", "Unit"]
    assert units(found) == [None, "万元", None]


def test_one_head_may_explain_itself() -> None:
    head = "存在问题：请写明问题、原因和需要哪一级协调。"
    found = table(["序号", "项目名称", "总投资", "责任单位", head], [1, "A", 3, "B", "无"])
    assert found.header_rows == (1,)


def test_a_long_remark_in_a_head_leaves_it_one() -> None:
    head = f"建设内容（{'包括建筑面积、' * 10}请逐项填写）"
    assert len(labels(table(["序号", "项目名称", head], [1, "A", "B"]))) == 3
