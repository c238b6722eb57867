"""Tables as districts send them, from the file to the rows of a plan: read right, or said in words."""

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from jingxi_desktop.exchange.importing import mapping, plan
from jingxi_desktop.exchange.importing.plan import Options, Plan
from jingxi_desktop.exchange.spreadsheets import reading
from jingxi_desktop.exchange.tables import choosing
from jingxi_desktop.ledger import commands, queries
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation, Project, ProjectMonth, Value
from tests.exchange.planned import YEAR, reasons

JUNE = "2023-06"
Cells = Sequence[object]


@pytest.fixture
def made(ledger: Ledger) -> Ledger:
    """A ledger of 2023 with two units and three projects."""
    ledger.set_setting("year", str(YEAR))
    for name in ("石景山区", "首钢集团"):
        commands.create(ledger, Organisation.KIND, {"name": name})
    for number, name in enumerate(("大桥", "路", "楼"), 1):
        values: dict[str, Value] = {"name": name, "number": number, "total_investment": 10**13}
        commands.create(ledger, Project.KIND, values, YEAR)
    return ledger


def book(rows: Iterable[Cells], merges: Sequence[str] = ()) -> tuple[openpyxl.Workbook, Worksheet]:
    """A workbook of one sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    return made, sheet


def planned(ledger: Ledger, path: Path, month: str = JUNE) -> Plan:
    """What the import of projects from a file would do."""
    found = choosing.table(reading.read(path))
    options = Options(YEAR, month)
    mapped = mapping.find(Project.KIND, found, YEAR, month)
    return plan.plan(ledger, Project.KIND, found, mapped.places, options)


def after(made: Plan, kind: str = Project.KIND.name) -> dict[int, dict[str, Value]]:
    """What rows give to records of a kind, by the rows' numbers; months by their number before the field."""
    given: dict[int, dict[str, Value]] = {}
    for row in made.rows:
        for edit in row.edits:
            if edit.kind == kind:
                words = {name: edit.after[name] for name in edit.after if name not in _KEYS}
                month = f"{edit.month[5:]} " if edit.month else ""
                given.setdefault(row.number, {}).update(
                    {f"{month}{name}": value for name, value in words.items()}
                )
    return given


_KEYS = ("project_id", "month", "origin", "number")


def test_rows_that_the_sheet_does_not_show_are_read_and_told(made: Ledger, tmp_path: Path) -> None:
    filtered, sheet = book([["项目名称"], *([f"厂房{number}"] for number in range(1, 9))])
    for row in (3, *range(5, 10)):
        sheet.row_dimensions[row].hidden = True
    sheet.auto_filter.ref = "A1:A9"
    filtered.save(tmp_path / "a.xlsx")
    told = "有 6 行是隐藏的或被筛选掉的（第 3、5、6、7、8… 行），也会读取；不要的请先在表格里删去"
    assert choosing.table(reading.read(tmp_path / "a.xlsx")).warnings == (told,)
    assert len(after(planned(made, tmp_path / "a.xlsx"))) == 8


def test_the_monthly_table_with_groups_totals_and_notes(made: Ledger, tmp_path: Path) -> None:
    made_book, sheet = book(
        [
            ["石景山区2023年重点项目进展情况月报表（6月）"],
            ["填报单位：石景山区", *[None] * 8, "单位：万元"],
            [
                *("序号", "项目名称", "总投资", "开工至上年底累计完成投资", "本年计划投资"),
                *("本年完成情况", None, None, "建设单位及责任人", "挂点领导"),
            ],
            [*[None] * 5, "1—6月完成", "占年计划%", "形象进度"],
            ["合  计（3项）", None, 9, 9, 9, 9],
            ["其中：续建2项", None, 9, 9, 9, 9],
            ["一、续建项目"],
            [1, "大桥", 225866, 100000, 53900.5, 27655.1234567, 0.513, "主体完工", "某某\n张三"],
            [2, "路", "１５２，７７３．５", "—", "1,200", 9, 1.2, "管线铺设", None, "李四"],
            ["小   计", None, 9, 9, 9, 9],
            ["二、新建项目"],
            [3, "楼", 1629.7300000000002, "/", None, None, None, "停工"],
            ["总 计", None, 9],
            ["注：1.本年完成为1—6月累计。2.数据来源：各单位。"],
            ["填表人：赵六", None, None, "审核人：钱七", None, None, "联系电话：69800000"],
        ],
        ["A1:J1", *(f"{c}3:{c}4" for c in "ABCDEIJ"), "F3:H3", "A7:J7", "A11:J11", "A14:J14"],
    )
    sheet["G8"].number_format = sheet["G9"].number_format = "0.00%"
    made_book.save(tmp_path / "a.xlsx")
    result = planned(made, tmp_path / "a.xlsx")
    assert result.problems == ()
    assert after(result) == {
        8: {
            "total_investment": 2_258_660_000,
            "invested_before": 1_000_000_000,
            "planned_investment": 539_005_000,
            "category": "续建",
        },
        9: {
            "total_investment": 1_527_735_000,
            "planned_investment": 12_000_000,
            "leader": "李四",
            "category": "续建",
        },
        12: {"total_investment": 16_297_300, "category": "新建"},
    }
    progress = {
        row: values["06 progress"] for row, values in after(result, "project_month").items()
    }
    assert progress == {8: "主体完工", 9: "管线铺设", 12: "停工"}
    assert [row.number for row in result.skipped] == [5, 6, 7, 10, 11, 13, 14, 15]


def test_the_table_of_months_with_units_in_its_heads(made: Ledger, tmp_path: Path) -> None:
    june = datetime.date(2023, 6, 1)
    made_book, sheet = book(
        [
            ["附件2"],
            ["2023年重大项目分月投资完成表"],
            [
                *("序号", "*项目名称", "总 投 资\n（亿元）", "年度计划\n投资（万元）"),
                *("完成投资（万元）", None, None, "形象进度★", "计划开工\n时间", "计划竣工时间"),
                *("项目代码", "建设起止年限"),
            ],
            [*[None] * 4, "1月", "2月", june],
            [1, "大桥", 22.5866, 53900, 1000, 2000.5, 3.000123456, "封顶", 2023.06, 45078, "A-1"],
            [2, "路", 15.2773, 32450, None, "-", 600, "装修", "2023年6月", "2024年底", 21051101],
            [3, "楼", 1, None, None, None, None, None, june, "", "", "2023.6—2024.2"],
            [4],
            [5],
            ["数据来源：各区发展改革委。"],
        ],
        ["A2:L2", *(f"{c}3:{c}4" for c in "ABCDHIJKL"), "E3:G3"],
    )
    sheet["G4"].number_format = sheet["I7"].number_format = 'yyyy"年"m"月"'
    made_book.save(tmp_path / "a.xlsx")
    result = planned(made, tmp_path / "a.xlsx")
    assert result.problems == ()
    assert after(result)[5] == {
        "total_investment": 2_258_660_000,
        "planned_investment": 539_000_000,
        "planned_start": "2023-06",
        "planned_finish": "2023-06-01",
        "code": "A-1",
    }
    assert after(result)[6]["planned_finish"] == "2024"
    assert after(result)[6]["code"] == "21051101"
    assert after(result)[7]["planned_start"] == "2023-06"
    assert after(result)[7]["duration"] == "2023.6—2024.2"
    assert after(result, ProjectMonth.KIND.name) == {
        5: {"01 done": 10_000_000, "02 done": 20_005_000, "06 done": 30_001, "06 progress": "封顶"},
        6: {"06 done": 6_000_000, "06 progress": "装修"},
    }
    doubts = {row.number: row.doubts for row in result.rows if row.doubts}
    assert doubts == {
        5: (
            "本月完成投资：表格里是 3.000123456万元，不足一元的部分四舍五入，按 30,001 元读取",
            "计划竣工：表格里是数字 45078，按 2023年6月1日 读取",
            "本月完成投资：一个月只有 3.00 万元，不超过本年计划投资 53,900.00 万元的万分之一，请核对单位",
        ),
        6: ("计划竣工：表格里是 2024年底，按 2024年 读取",),
    }


UNITS_TABLE: list[Cells] = [
    ["重大项目月度进度表"],
    ["单位：万元、%"],
    ["责任单位", "项目名称", "本月完成投资", "投资完成率", "形象进度", "存在问题"],
    ["石景山区", "大桥", 1200, 0.85, "主体", "无"],
    [None, "路", "=600+1", None, "地下", None],
    ["首 钢 集团", "楼", "125,507,054.7078.51%", 1.2, "装修", None],
    ["制表：张三    2023年7月5日"],
]


def test_the_table_by_units_with_what_can_not_be_known(made: Ledger, tmp_path: Path) -> None:
    made_book, sheet = book(UNITS_TABLE, ["A1:F1", "A4:A5"])
    sheet["D4"].number_format = "0%"
    made_book.save(tmp_path / "a.xlsx")
    result = planned(made, tmp_path / "a.xlsx")
    formula, glued = reasons(result)[5], reasons(result)[6]
    assert "公式还没有算出结果，请用 Excel 或 WPS 打开并保存一次" in formula[0]
    assert "像是两个数连在了一起" in glued[0]
    unit = queries.find(made, Organisation.KIND, "石景山区")
    assert after(result) == {4: {"responsible_id": unit}}
    assert after(result, ProjectMonth.KIND.name)[4]["06 done"] == 12_000_000


def test_an_xls_says_the_same(made: Ledger, tmp_path: Path) -> None:
    old = xlwt.Workbook(encoding="utf-8")
    sheet = old.add_sheet("月度")
    for number, row in enumerate(UNITS_TABLE[2:5]):
        for place, cell in enumerate(row):
            if cell is not None and not str(cell).startswith("="):
                style = xlwt.easyxf(num_format_str="0%" if cell == 0.85 else "General")
                sheet.write(number, place, cell, style)
    sheet.write(2, 2, 16_297_300, xlwt.easyxf(num_format_str='0!.0,"万"'))
    sheet.merge(1, 2, 0, 0)
    old.save(str(tmp_path / "a.xls"))
    result = planned(made, tmp_path / "a.xls")
    unit = queries.find(made, Organisation.KIND, "石景山区")
    assert "没有写明单位" in reasons(result)[2][0]
    assert after(result) == {3: {"responsible_id": unit}}
    assert after(result, ProjectMonth.KIND.name)[3]["06 done"] == 16_297_300


def test_days_of_a_workbook_that_counts_from_1904(made: Ledger, tmp_path: Path) -> None:
    made_book, _ = book([["项目名称", "计划开工", "计划竣工"]])
    made_book.epoch = CALENDAR_MAC_1904
    sheet = made_book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["大桥", datetime.date(2023, 6, 9), 43646])
    made_book.save(tmp_path / "a.xlsx")
    result = planned(made, tmp_path / "a.xlsx")
    assert after(result)[2] == {"planned_start": "2023-06-09", "planned_finish": "2023-07-01"}
    assert "按 2023年7月1日 读取" in result.rows[0].doubts[0]


def test_texts_of_gb18030_with_quotes_and_line_breaks(made: Ledger, tmp_path: Path) -> None:
    lines = [
        "项目进度表;;;",
        ";;;单位：亿元",
        '序号;项目名称;"总投资\r\n额";"形象\r\n进度"',
        '1;大桥;"1,629.73";"一层""封顶""\r\n二层"',
        "2;路;0.5;",
        "合计;;9;",
    ]
    (tmp_path / "a.csv").write_bytes("\r\n".join(lines).encode("gb18030"))
    result = planned(made, tmp_path / "a.csv")
    assert result.problems == ()
    assert after(result) == {
        4: {"total_investment": 162_973_000_000},
        5: {"total_investment": 50_000_000},
    }
    assert after(result, ProjectMonth.KIND.name) == {4: {"06 progress": '一层"封顶"\n二层'}}
