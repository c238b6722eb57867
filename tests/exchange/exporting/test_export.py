"""Tables as files: read back by other programs, they hold what the ledger holds, as what it is."""

import csv
import datetime
import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from jingxi_desktop import translation
from jingxi_desktop.exchange.exporting import export, formulas, write_xlsx
from jingxi_desktop.exchange.exporting.sheet import Sheet
from jingxi_desktop.ledger import commands, queries, returns, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import KINDS, Enterprise, Indicator, Organisation, Project, UserError
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.errors import CancelledError
from jingxi_desktop.records.fields import Text

YEAR = 2023
ALL = Query("project", YEAR)


def book(path: Path) -> Any:
    """A workbook as openpyxl reads it."""
    return openpyxl.load_workbook(path)


def table(path: Path) -> Worksheet:
    """The sheet of the records."""
    sheet = book(path).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def column(sheet: Worksheet, heading: str) -> list[Cell]:
    """The cells below a heading."""
    place = [cell.value for cell in sheet[1]].index(heading)
    return [row[place] for row in sheet.iter_rows(min_row=2)]  # type: ignore[misc]  # nothing is merged


def lines(path: Path) -> list[list[str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def test_a_month_goes_out_with_what_is_to_be_known_of_it(made: Ledger, tmp_path: Path) -> None:
    (first, _second) = queries.fetch(made, Project)
    commands.edit(
        made,
        Project.KIND,
        [first.id],
        {"category": "新建", "planned_investment": 50_000_000},
        YEAR,
    )
    returns.fill(made, "2023-06", {first.id: {"done": 10_000_000, "progress": "=1+1"}})
    path = tmp_path / "月.xlsx"
    columns = ("name", "responsible_id", "done", "completion_rate", "gap", "light", "progress")
    assert export.save_month(made, returns.PROJECTS, "2023-06", columns, path) == 1
    sheet = table(path)
    assert [cell.value for cell in sheet[1]] == [
        "项目名称",
        "责任单位",
        "本月完成投资（万元）",
        "投资完成率",
        "与序时差（百分点）",
        "亮灯",
        "形象进度",
    ]
    name, unit, done, rate, gap, _light, progress = (cell for cell in sheet[2])
    assert gap.value == pytest.approx(-30)
    assert gap.number_format == "+0.00;-0.00"
    assert (unit.value, done.value, rate.value) == ("石景山区", 1000, 0.2)
    assert (name.data_type, progress.data_type, progress.value) == ("s", "s", "=1+1")
    about = {row[0].value: row[1].value for row in book(path).worksheets[1].iter_rows()}
    assert (about["月份"], about["未报"], about["行数"]) == ("2023年6月", "0", "1")
    assert about["数据截止"]
    assert about["口径"]
    with pytest.raises(UserError, match="已经存在"):
        export.save_month(made, returns.PROJECTS, "2023-06", columns, path)
    part = returns.Part((), "只看未报")
    part_path = tmp_path / "部分.xlsx"
    assert export.save_month(made, returns.PROJECTS, "2023-06", columns, part_path, part=part) == 0
    about = {row[0].value: row[1].value for row in book(part_path).worksheets[1].iter_rows()}
    assert (about["筛选"], about["行数"]) == ("只看未报", "0")
    whole = returns.Part(tuple(row.id for row in returns.returns(made, "2023-06")), "")
    export.save_month(
        made, returns.PROJECTS, "2023-06", columns, part_path, part=whole, overwrite=True
    )
    about = {row[0].value: row[1].value for row in book(part_path).worksheets[1].iter_rows()}
    assert (about["筛选"], about["行数"]) == ("全部项目", "1")


@pytest.fixture
def made(ledger: Ledger) -> Ledger:
    """A ledger of two projects whose fields are of every kind."""
    ledger.set_setting("year", str(YEAR))
    unit = commands.create(ledger, Organisation.KIND, {"name": "石景山区"})
    commands.create(
        ledger,
        Project.KIND,
        {
            "number": 1,
            "name": "=1+1",
            "code": "2023110109000000123",
            "stage": "在建",
            "responsible_id": unit,
            "total_investment": 1_234_567_891,
            "planned_start": "2023-06-09",
            "planned_finish": "2025-06",
            "content": '两行\n的"内容",有逗号',
        },
        YEAR,
    )
    commands.create(
        ledger, Project.KIND, {"number": 2, "name": "路", "planned_start": "2024"}, YEAR
    )
    return ledger


def test_a_workbook_has_numbers_days_and_texts(made: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    assert export.save(made, ALL, (), path) == 2
    sheet = table(path)
    assert [cell.value for cell in sheet[1]] == [field.heading for field in Project.KIND.fields]
    expected = {
        "序号": (1, "n", "0"),
        "项目名称": ("=1+1", "s", "@"),
        "项目代码": ("2023110109000000123", "s", "@"),
        "责任单位": ("石景山区", "s", "@"),
        "总投资（万元）": (123456.7891, "n", "#,##0.00"),
        "计划开工": (datetime.datetime(2023, 6, 9), "d", 'yyyy"年"m"月"d"日"'),
        "计划竣工": ("2025年6月", "s", 'yyyy"年"m"月"d"日"'),
        "建设内容及规模": ('两行\n的"内容",有逗号', "s", "@"),
    }
    first = {heading: column(sheet, heading)[0] for heading in expected}
    assert {
        heading: (cell.value, cell.data_type, cell.number_format) for heading, cell in first.items()
    } == expected
    assert column(sheet, "计划开工")[1].value == "2024年"
    assert column(sheet, "项目代码")[1].value is None


def test_amounts_are_in_the_unit_and_the_decimals_of_the_rules(
    made: Ledger, tmp_path: Path
) -> None:
    rules.keep(made, rules.Rules(amounts=Amounts("亿元", 3)))
    for form in export.FORMATS:
        export.save(made, ALL, ["total_investment"], tmp_path / f"表.{form}")
    cell = column(table(tmp_path / "表.xlsx"), "总投资（亿元）")[0]
    assert (cell.value, cell.number_format) == (12.34567891, "#,##0.000")
    assert lines(tmp_path / "表.csv")[:2] == [["总投资（亿元）"], ["12.34567891"]]


def test_percents_are_ratios_with_a_format(demo: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    export.save(demo, ALL, ["name", "completion_rate"], path)
    rowids = queries.row_ids(demo.connection, ALL)
    page = queries.page(demo, Project.KIND, YEAR, rowids)
    rates = [page[rowid].values()["completion_rate"] for rowid in rowids]
    cells = column(table(path), "投资完成率")
    assert [cell.value for cell in cells] == pytest.approx(rates)
    assert {cell.number_format for cell in cells if cell.value is not None} == {"0.00%"}


def test_a_sheet_is_ready_to_be_read_and_printed(demo: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    export.save(demo, ALL, ["name", "completion_rate"], path)
    sheet = table(path)
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area == f"'{sheet.title}'!$A$1:$B${sheet.max_row}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    setup = sheet.sheet_properties.pageSetUpPr
    assert setup is not None
    assert setup.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
    assert sheet.column_dimensions["A"].width > 3 * sheet.column_dimensions["B"].width / 2
    assert sheet["A1"].fill.fgColor.rgb == "FFE8F0FA"
    assert sheet["B2"].fill.fgColor.rgb == "FFF7F8FA"
    assert sheet["A2"].fill.patternType is None
    assert sheet.print_title_cols == "$A:$A"
    assert sheet.page_setup.fitToWidth in (None, 1)
    export.save(demo, ALL, (), path, overwrite=True)
    whole = table(path)
    # Its 44 columns on one page could not be read: the number and the name stand on each of several.
    assert whole.page_setup.paperSize == 8
    assert int(whole.page_setup.fitToWidth or 1) > 1
    assert whole.print_title_cols == "$A:$B"
    assert whole.freeze_panes == "C2"


def test_lights_have_their_colours(demo: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    export.save(demo, ALL, ["name", "light"], path)
    sheet = table(path)
    (ranged,) = sheet.conditional_formatting
    assert str(ranged.sqref) == f"B2:B{sheet.max_row}"
    colours = {rule.text: rule.dxf.font.color.rgb[2:] for rule in ranged.rules}
    assert colours == {"● 绿灯": "2E8B57", "▲ 黄灯": "C98A00", "■ 红灯": "C0392B"}
    assert {cell.value for cell in column(sheet, "亮灯")} - {None} <= colours.keys()


def test_the_second_sheet_says_what_the_table_is(demo: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    unit = queries.find(demo, Organisation.KIND, "石景山区")
    query = Query(
        "project",
        YEAR,
        search="改造",
        conditions=(
            Condition("responsible_id", "within", (unit,)),
            Condition("total_investment", "from", (10_000,)),
        ),
    )
    count = export.save(demo, query, ["name", "completion_rate"], path)
    assert 0 < count < queries.count(demo.connection, ALL)
    sheet = book(path)["说明"]
    assert [cell.value for cell in sheet[1]] == ["说明", "重大项目 2023年"]
    said = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=2)}
    assert "编造" in said["演示数据"]
    assert said["筛选"] == "搜索「改造」；责任单位 石景山区；总投资 ≥ 1.00万元"
    assert said["行数"] == str(count)
    assert said["导出日期"] == "2023年6月9日"
    assert said["口径"] == "投资完成率 = 本年累计完成 ÷ 本年计划投资"
    assert "数据截止" in said


def test_a_title_too_long_for_a_sheet_keeps_its_month(made: Ledger, tmp_path: Path) -> None:
    english = {"项目月度填报": "Monthly return of a project", "{0}年{1}月": "{0}-{1:0>2}"}
    translation.install(lambda text: english.get(text, text))
    try:
        path = tmp_path / "month.xlsx"
        export.save_month(made, returns.PROJECTS, "2023-12", ("name", "done"), path)
    finally:
        translation.install()
    found, about = book(path).worksheets
    assert found.title == "Monthly return of a pr… 2023-12"
    assert about["B1"].value == "Monthly return of a project 2023-12"


def test_the_columns_and_the_order_are_those_asked_for(demo: Ledger, tmp_path: Path) -> None:
    query = Query("project", YEAR, order=(("total_investment", True),))
    for form in export.FORMATS:
        export.save(demo, query, ["total_investment", "name"], tmp_path / f"表.{form}")
    amounts: list[Any] = [
        cell.value for cell in column(table(tmp_path / "表.xlsx"), "总投资（万元）")
    ]
    known = [amount for amount in amounts if amount is not None]
    assert known == sorted(known, reverse=True)
    head, *rest = lines(tmp_path / "表.csv")
    assert head == ["总投资（万元）", "项目名称"]
    assert [float(amount) if amount else None for amount, _name in rest] == amounts


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_goes_out_whole(demo: Ledger, tmp_path: Path, kind: str) -> None:
    headings = [field.heading for field in KINDS[kind].fields]
    # The writer tells columns by their headings.
    assert len(set(headings)) == len(headings)
    query = Query(kind, YEAR)
    for form in export.FORMATS:
        path = tmp_path / f"表.{form}"
        count = export.save(demo, query, (), path)
        assert count == queries.count(demo.connection, query)
    assert table(tmp_path / "表.xlsx").max_row == count + 1
    assert len(lines(tmp_path / "表.csv")) == count + 1


def test_a_table_without_records_still_has_its_heading(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    assert export.save(ledger, Query("enterprise", YEAR), (), path) == 0
    assert [cell.value for cell in table(path)[1]] == [
        field.heading for field in Enterprise.KIND.fields
    ]
    assert table(path).max_row == 1


def test_a_csv_file_is_as_excel_and_programs_want_it(made: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "表.CSV"
    export.save(made, ALL, ["name", "total_investment", "planned_start", "content"], path)
    assert path.read_bytes().decode() == (
        "\ufeff项目名称,总投资（万元）,计划开工,建设内容及规模\r\n"
        '\'=1+1,123456.7891,2023-06-09,"两行\n的""内容"",有逗号"\r\n'
        "路,,2024,\r\n"
    )


_ABOUT = (("台账", "京西"),)
_TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\n"), min_size=1
)


@given(st.text("'=+-@＝＋\t\r\n 甲1") | _TEXTS)
@example("'=1")
@example("''\t")
@example(" =1")
def test_no_text_is_a_formula_in_a_csv_file_and_each_comes_back(text: str) -> None:
    guarded = formulas.guarded(text)
    assert not guarded.strip().startswith(tuple("=+-@＝＋－＠"))
    assert not guarded.startswith(("\t", "\r", "\n"))
    assert formulas.plain(guarded) == text


@given(st.lists(_TEXTS | st.builds("{}{}".format, st.sampled_from("=+-@'"), _TEXTS), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_is_a_formula_in_a_workbook_and_each_comes_back(
    tmp_path: Path, texts: list[str]
) -> None:
    path = tmp_path / "表.xlsx"
    field = Text("备注", name="note")
    write_xlsx.write(path, Sheet("表", (field,), ((text,) for text in texts), len(texts), _ABOUT))
    cells = column(table(path), "备注")
    assert [cell.value for cell in cells] == texts
    assert {cell.data_type for cell in cells} == {"s"}


def test_more_rows_than_a_sheet_takes_is_a_sentence(tmp_path: Path) -> None:
    sheet = Sheet("表", (Text("备注", name="note"),), iter(()), write_xlsx.MOST_ROWS + 1, ())
    with pytest.raises(UserError, match=r"1,048,576 行.*1,048,575.*\.csv"):
        write_xlsx.write(tmp_path / "表.xlsx", sheet)


@pytest.mark.parametrize("form", export.FORMATS)
def test_a_file_is_replaced_only_on_request(demo: Ledger, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"表.{form}"
    path.write_bytes(b"old")
    with pytest.raises(UserError, match="已经存在"):
        export.save(demo, ALL, (), path)
    assert path.read_bytes() == b"old"
    export.save(demo, ALL, (), path, overwrite=True)
    assert path.read_bytes() != b"old"


@pytest.mark.parametrize("file", ["表.xls", "表", "没有/表.xlsx", "夹.csv"])
def test_a_place_or_name_that_is_no_use_is_a_sentence(
    demo: Ledger, tmp_path: Path, file: str
) -> None:
    (tmp_path / "夹.csv").mkdir()
    with pytest.raises(UserError, match="不能"):
        export.save(demo, ALL, (), tmp_path / file, overwrite=True)
    assert [path.name for path in tmp_path.glob(".*.part")] == []


def test_an_unknown_column_is_a_sentence(demo: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有字段「colour」"):
        export.save(demo, ALL, ["colour"], tmp_path / "表.csv")


Fault = Callable[..., Any]


@pytest.mark.parametrize("form", export.FORMATS)
@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘已满"),
        (PermissionError(errno.EACCES, "Permission denied"), "正在别的程序中打开"),
    ],
)
def test_a_full_disk_and_a_file_that_is_open_elsewhere_leave_the_old_file(
    demo: Ledger,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    error: OSError,
    words: str,
) -> None:
    path = tmp_path / f"表.{form}"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UserError, match=words):
        export.save(demo, ALL, (), path, overwrite=True)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.glob(".*.part")] == []


@pytest.mark.parametrize("form", export.FORMATS)
@pytest.mark.parametrize("looks", [0, 1, 2])
def test_a_cancelled_export_leaves_no_file(
    demo: Ledger, tmp_path: Path, form: str, looks: int
) -> None:
    path, answers = tmp_path / f"表.{form}", iter([False] * looks)
    query = Query("project_month", YEAR)
    assert queries.count(demo.connection, query) > 500
    with pytest.raises(CancelledError):
        export.save(demo, query, (), path, cancelled=lambda: next(answers, True))
    assert list(tmp_path.glob("表*")) + list(tmp_path.glob(".*.part")) == []


def test_a_ledger_that_changes_meanwhile_gives_no_file(demo_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    with Ledger.open(demo_path) as writer, Ledger.open(demo_path, read_only=True) as reader:

        def change() -> bool:
            writer.set_setting("year", str(YEAR + writer.year % 2))
            return False

        with pytest.raises(UserError, match="请再导出一次"):
            export.save(reader, ALL, (), path, cancelled=change)
        assert not path.exists()
        assert export.save(reader, ALL, (), path) > 0


def test_indicators_keep_their_figures(demo: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    query = Query("indicator", YEAR)
    export.save(demo, query, (), path)
    rowids = queries.row_ids(demo.connection, query)
    page = queries.page(demo, Indicator.KIND, YEAR, rowids)
    field = Indicator.KIND.field("low")
    assert [cell.value for cell in column(table(path), field.heading)] == [
        getattr(page[rowid], field.name) for rowid in rowids
    ]


@pytest.mark.parametrize(
    ("kind", "has_year"), [("project_month", False), ("node", True), ("task", True)]
)
def test_a_year_is_named_where_the_rows_are_of_it(
    made: Ledger, tmp_path: Path, kind: str, has_year: bool
) -> None:
    path = tmp_path / "表.xlsx"
    export.save(made, Query(kind, 2023), (), path)
    about = openpyxl.load_workbook(path).worksheets[1]
    assert ("年度" in {row[0].value for row in about.rows}) == has_year
