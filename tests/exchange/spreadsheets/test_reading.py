"""Spreadsheets of every format: what is read is what their program shows, each cell in its place."""

import datetime
import struct
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.styles import Font

from jingxi_desktop.exchange.spreadsheets import reading
from jingxi_desktop.exchange.spreadsheets.workbook import (
    NO_RESULT,
    Cell,
    Day,
    Doubtful,
    Fault,
    Sheet,
)
from jingxi_desktop.records import UserError

Packed = Callable[[str, Mapping[str, str | bytes]], Path]
Made = Callable[..., dict[str, str | bytes]]


def sheets(path: Path) -> list[Sheet]:
    """The sheets of a file, read as the program does."""
    return reading.read(path).sheets


def rows(path: Path) -> list[list[Cell]]:
    """The rows of its one sheet."""
    (sheet,) = sheets(path)
    return sheet.rows


def test_xlsx_cells_keep_their_kind_and_place(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "重大项目"
    first["B3"], first["C3"], first["D3"], first["E3"] = "新首钢", 1629.73, 12, True
    first["B4"] = datetime.date(2023, 6, 9)
    first["C4"] = datetime.datetime(2023, 6, 9, 17, 30)
    first["D4"], first["E4"] = "110101199001011234", 110101199001011234
    first["B5"], first["C5"] = "#N/A", "第一行\n第二行"
    first["H9"].font = Font(bold=True)
    first.merge_cells("B6:C8")
    hidden = book.create_sheet("草稿")
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")

    assert sheets(tmp_path / "a.xlsx") == [
        Sheet(
            "重大项目",
            is_hidden=False,
            rows=[
                [],
                [],
                [None, "新首钢", 1629.73, 12, True],
                [
                    None,
                    Day("2023-06-09"),
                    Day("2023-06-09T17:30:00"),
                    "110101199001011234",
                    Doubtful("110101199001011200"),
                ],
                [None, Fault("#N/A"), "第一行\n第二行"],
            ],
            merges=[(5, 1, 7, 2)],
        ),
        Sheet("草稿", is_hidden=True, rows=[], merges=[]),
    ]


def test_a_cell_of_spaces_holds_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["新首钢", " ", "\n", "\u3000", 5, "  "])
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.csv").write_text("新首钢, ,\u2003,\u3000,5,  \n", "utf-8")
    for name in ("a.xlsx", "a.csv"):
        assert rows(tmp_path / name)[0][1:4] == [None, None, None]
        assert len(rows(tmp_path / name)[0]) == 5


def formatted(number: int, code: str = "") -> str:
    """Two formats of cells: none, and the one of this number and code."""
    codes = f'<numFmts><numFmt numFmtId="{number}" formatCode="{code}"/></numFmts>' if code else ""
    return f'{codes}<cellXfs><xf numFmtId="0"/><xf numFmtId="{number}"/></cellXfs>'


ONE_DATE = '<row r="1"><c r="A1" s="1"><v>45086</v></c></row>'


@pytest.mark.parametrize("number", [14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58])
def test_formats_that_excel_and_wps_know_by_number_are_dates(
    packed: Packed, xlsx: Made, number: int
) -> None:
    path = packed("a.xlsx", xlsx(ONE_DATE, formats=formatted(number)))
    assert rows(path) == [[Day("2023-06-09")]]


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("yyyy&quot;年&quot;m&quot;月&quot;", True),
        ("yyyy年m月d日", True),
        ("[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", True),
        ("[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;", True),
        ("#,##0.00", False),
        ("[Red]#,##0;[Blue]-#,##0", False),
        ("G/通用格式", False),
        ("0&quot;月&quot;", False),
    ],
)
def test_formats_with_a_code(packed: Packed, xlsx: Made, code: str, is_date: bool) -> None:
    path = packed("a.xlsx", xlsx(ONE_DATE, formats=formatted(176, code)))
    assert rows(path) == [[Day("2023-06-09") if is_date else 45086]]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("0%", "85%"),
        ("0.00%;[Red]-0.00%", "85%"),
        ("0.00&quot;万元&quot;", "0.85万元"),
        ("#,##0.0,", "0.00085"),
        ("0!.0,&quot;万&quot;", "0.000085万"),
        ("0.00&quot;倍&quot;", 0.85),
        ("G/通用格式", 0.85),
    ],
)
@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" s="1"><v>0.85</v></c>',
        '<c s="1" t="n" r="A1"><f>0.8+0.05</f><v>0.85000000000000009</v></c>',
        '<c r="A1" s="1"><f t="shared" si="0"/><v>0.85</v></c>',
    ],
)
def test_a_figure_is_what_its_format_shows(
    packed: Packed, xlsx: Made, code: str, shown: Cell, cell: str
) -> None:
    cells = f'<row r="1">{cell}<c r="B1"><v>1</v></c><c r="C1" s="0"><v>0.5</v></c></row>'
    path = packed("a.xlsx", xlsx(cells, formats=formatted(176, code)))
    assert rows(path) == [[shown if isinstance(shown, str) else pytest.approx(shown), 1, 0.5]]


@pytest.mark.parametrize(("number", "shown"), [(57, "2023年6月"), (31, Day("2023-06-01"))])
def test_a_month_is_what_a_format_without_a_day_shows_of_its_first(
    packed: Packed, xlsx: Made, number: int, shown: Cell
) -> None:
    first = ONE_DATE.replace("45086", "45078")
    path = packed("a.xlsx", xlsx(first, formats=formatted(number)))
    assert rows(path) == [[shown]]


@pytest.mark.parametrize("kind", ["s", "str", "b", "e"])
def test_a_format_of_figures_leaves_other_cells_alone(
    packed: Packed, xlsx: Made, kind: str
) -> None:
    cells = f'<row r="1"><c r="A1" s="1" t="{kind}"><v>0</v></c></row>'
    parts = xlsx(cells, strings="<si><t>甲</t></si>", formats=formatted(9))
    plain = xlsx(cells, strings="<si><t>甲</t></si>")
    assert rows(packed("a.xlsx", parts)) == rows(packed("b.xlsx", plain))


@pytest.mark.parametrize("is_on", ["1", "true"])
def test_dates_counted_from_1904(packed: Packed, xlsx: Made, is_on: str) -> None:
    book = f'<workbookPr defaultThemeVersion="124226" date1904="{is_on}"/>'
    (sheet,) = sheets(packed("a.xlsx", xlsx(ONE_DATE, formats=formatted(31), book=book)))
    assert (sheet.rows, sheet.is_1904) == ([[Day("2027-06-10")]], True)


def test_strict_open_xml(packed: Packed, xlsx: Made) -> None:
    cells = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="d"><v>2023-06-09</v></c></row>'
    )
    strict = "http://purl.oclc.org/ooxml"
    parts = xlsx(
        cells,
        strings="<si><t>项目</t></si>",
        formats=formatted(14),
        main=f"{strict}/spreadsheetml/main",
        relations=f"{strict}/officeDocument/relationships",
    )
    assert rows(packed("a.xlsx", parts)) == [["项目", Day("2023-06-09")]]


def test_a_missing_part_of_texts_is_told_where_a_text_is_in_it(packed: Packed, xlsx: Made) -> None:
    alone = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>甲</t></is></c></row>'
    parts = xlsx(alone, strings="<si><t>项目</t></si>")
    del parts["xl/sharedStrings.xml"]
    assert rows(packed("a.xlsx", parts)) == [[1, "甲"]]

    parts = xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings="<si><t>项目</t></si>")
    del parts["xl/sharedStrings.xml"]
    with pytest.raises(UserError, match="已损坏"):
        sheets(packed("b.xlsx", parts))


def test_errors_of_formulas_stand_where_they_are(packed: Packed, xlsx: Made) -> None:
    cells = (
        '<row><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><v>1</v></c></row>'
        '<row><c><v>2</v></c><c s="0" t="e"><v>#REF!</v></c></row>'
    )
    assert rows(packed("a.xlsx", xlsx(cells))) == [[Fault("#DIV/0!"), 1], [2, Fault("#REF!")]]


@pytest.mark.parametrize("value", ["", "<v/>", "<v />", "<v></v>"])
def test_a_formula_that_was_never_worked_out_is_no_empty_cell(
    packed: Packed, xlsx: Made, value: str
) -> None:
    cells = (
        f'<row><c s="0" t="n"><f>A2*2</f>{value}</c><c><f t="shared" si="0"/>{value}</c>'
        '<c t="str"><f>""</f><v></v></c><c><f>1+1</f><v>2</v></c></row>'
    )
    missing = Fault(NO_RESULT)
    assert rows(packed("a.xlsx", xlsx(cells))) == [[missing, missing, None, 2]]


@pytest.mark.parametrize(("book", "cell"), [("", 0), ('fullCalcOnLoad="1"', Fault(NO_RESULT))])
def test_a_formula_of_0_that_is_to_be_worked_out_on_opening_has_no_result(
    packed: Packed, xlsx: Made, book: str, cell: Cell
) -> None:
    cells = "<row><c><f>A2*2</f><v>0</v></c><c><v>0</v></c><c><f>1+1</f><v>2</v></c></row>"
    parts = xlsx(cells, book=f'<calcPr calcId="124519" {book}/>')
    assert rows(packed("a.xlsx", parts)) == [[cell, 0, 2]]


def test_a_stated_size_and_formatted_empty_cells_cost_nothing(packed: Packed, xlsx: Made) -> None:
    parts = xlsx(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>',
        formats=formatted(14),
    )
    sheet = str(parts["xl/worksheets/sheet1.xml"])
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(
        "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
    )
    assert rows(packed("a.xlsx", parts)) == [[1]]


def test_50_000_merges(packed: Packed, xlsx: Made) -> None:
    merges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 50_001))
    behind = f"<mergeCells>{merges}</mergeCells>"
    path = packed("a.xlsx", xlsx('<row r="1"><c r="A1"><v>1</v></c></row>', behind))
    (sheet,) = sheets(path)
    assert len(sheet.merges) == 50_000
    assert sheet.merges[-1] == (49_999, 0, 49_999, 1)


@pytest.mark.parametrize("stated", ["XYZ", "", "A1:A1", "B2:A1", "A1:XFD1048576"])
def test_what_a_sheet_states_of_its_size_is_not_believed(
    packed: Packed, xlsx: Made, stated: str
) -> None:
    parts = xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>')
    sheet = str(parts["xl/worksheets/sheet1.xml"])
    stated = f'<dimension ref="{stated}"/><sheetData>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("<sheetData>", stated)
    assert rows(packed("a.xlsx", parts)) == [[1, 2]]


@pytest.mark.parametrize(("is_1904", "day"), [(False, "2023-06-09"), (True, "2027-06-10")])
def test_xls(tmp_path: Path, is_1904: bool, day: str) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = is_1904
    sheet = book.add_sheet("甲")
    sheet.write(1, 1, "新首钢")
    sheet.write(1, 2, 45086, xlwt.easyxf(num_format_str='yyyy"年"m"月"'))
    sheet.write_merge(3, 4, 1, 2, "合并")
    sheet.write(5, 1, True)
    sheet.write(5, 2, 7)
    sheet.write(5, 3, 1.25)
    sheet.write(5, 4, 0.85, xlwt.easyxf(num_format_str="0.0%"))
    sheet.write(5, 5, 16_297_300, xlwt.easyxf(num_format_str='0!.0,"万"'))
    sheet.write(5, 6, 0.3, xlwt.easyxf(num_format_str='0.00"亿元"'))
    sheet.row(6).set_cell_error(4, 0x2A)
    sheet.row(5).hidden = True
    sheet.col(3).hidden = True
    second = book.add_sheet("乙")
    second.visibility = 1
    second.row(0).set_cell_error(0, 0x07)
    book.save(str(tmp_path / "a.xls"))
    assert sheets(tmp_path / "a.xls") == [
        Sheet(
            "甲",
            is_hidden=False,
            rows=[
                [],
                [None, "新首钢", Day(day)],
                [],
                [None, "合并"],
                [],
                [None, True, 7, 1.25, "85%", "1629.73万", "0.3亿元"],
                [None, None, None, None, Fault("#N/A")],
            ],
            merges=[(3, 1, 4, 2)],
            is_1904=is_1904,
            hidden=[5],
            hidden_columns=[(3, 3)],
        ),
        Sheet("乙", is_hidden=True, rows=[[Fault("#DIV/0!")]], merges=[], is_1904=is_1904),
    ]


def record(kind: int, body: bytes = b"") -> bytes:
    """One record of an xlsb part."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    return head + bytes([len(body)]) + body


def wide(text: str) -> bytes:
    """A text of an xlsb."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


@pytest.mark.parametrize(("is_1904", "day"), [(False, "2023-06-09"), (True, "2027-06-10")])
def test_xlsb(packed: Packed, xlsx: Made, is_1904: bool, day: str) -> None:
    def cell(column: int, body: bytes, style: int = 0) -> bytes:
        return struct.pack("<II", column, style) + body

    book = (
        record(131)
        + record(153, struct.pack("<II", is_1904, 0) + wide(""))
        + record(143)
        + record(156, struct.pack("<II", 0, 1) + wide("worksheet") + wide("甲"))
        + record(144)
        + record(132)
    )
    # A sheet, its size, its cells, and one row of them: a text, a number, an error, that of a
    # formula, a date, and figures that their formats show otherwise: 1, 0.85 and 2.5 by a formula.
    sheet = (
        record(129)
        + record(148, struct.pack("<IIII", 2, 2, 0, 7))
        + record(390)
        + record(60, struct.pack("<IIIIH", 0, 1, 2048, 0, 2))
        + record(60, struct.pack("<IIIIH", 2, 4, 2048, 0, 3))
        + record(391)
        + record(145)
        + record(0, struct.pack("<IIHHBI", 2, 0, 300, 0x1000, 0, 0))
        + record(6, cell(0, wide("新首钢")))
        + record(5, cell(1, struct.pack("<d", 1.5)))
        + record(3, cell(2, b"\x2a"))
        + record(11, cell(3, b"\x07" + bytes(10)))
        + record(5, cell(4, struct.pack("<d", 45086), style=1))
        + record(2, cell(5, struct.pack("<I", 100 << 2 | 3), style=2))
        + record(5, cell(6, struct.pack("<d", 0.85), style=2))
        + record(9, cell(7, struct.pack("<dHI", 2.5, 0, 0), style=3))
        + record(146)
        + record(177, struct.pack("<I", 1))
        + record(176, struct.pack("<IIII", 2, 3, 0, 1))
        + record(178)
        + record(130)
    )
    parts = xlsx("")
    links = str(parts["xl/_rels/workbook.xml.rels"]).replace("sheet1.xml", "sheet1.bin")
    made = {
        "[Content_Types].xml": parts["[Content_Types].xml"],
        "_rels/.rels": str(parts["_rels/.rels"]).replace("workbook.xml", "workbook.bin"),
        "xl/_rels/workbook.bin.rels": links.replace("styles.xml", "styles.bin"),
        "xl/workbook.bin": book,
        "xl/styles.bin": record(615, struct.pack("<I", 1))
        + record(44, struct.pack("<H", 176) + wide('0.00"万元"'))
        + record(616)
        + record(626, struct.pack("<I", 1))
        + record(47, struct.pack("<HH12x", 0xFFFF, 10))
        + record(627)
        + record(617, struct.pack("<I", 4))
        + b"".join(record(47, struct.pack("<HH12x", 0, number)) for number in (0, 31, 10, 176))
        + record(618),
        "xl/worksheets/sheet1.bin": sheet,
    }
    errors = [Fault("#N/A"), Fault("#DIV/0!")]
    cells: list[Cell] = ["新首钢", 1.5, *errors, Day(day), "100%", "85%", "2.5万元"]
    assert sheets(packed("a.xlsb", made)) == [
        Sheet(
            "甲",
            False,
            [[], [], cells],
            [(2, 0, 3, 1)],
            is_1904,
            hidden=[2],
            hidden_columns=[(2, 4)],
        )
    ]


def test_xlsx_rows_that_are_not_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first, second = book.active, book.create_sheet("乙")
    assert first is not None
    for row in range(1, 8):
        first.cell(row, 1, row)
        second.cell(row, 1, row)
    first.row_dimensions[3].hidden = first.row_dimensions[6].hidden = True
    first.column_dimensions["B"].hidden = second.column_dimensions["B"].hidden = True
    book.save(tmp_path / "a.xlsx")
    read = sheets(tmp_path / "a.xlsx")
    assert [sheet.hidden for sheet in read] == [[2, 5], []]
    assert [sheet.hidden_columns for sheet in read] == [[(1, 1)], [(1, 1)]]


def test_xlsx_rows_that_do_not_say_their_number(packed: Packed, xlsx: Made) -> None:
    cell = "<c><v>1</v></c>"
    made = f'<row>{cell}</row><row hidden="true">{cell}</row><row r="5" hidden="0">{cell}</row>'
    (sheet,) = sheets(packed("a.xlsx", xlsx(f'{made}<row hidden="1">{cell}</row>')))
    assert sheet.hidden == [1, 5]


def test_ods_rows_that_are_not_shown(packed: Packed, ods: Made) -> None:
    def row(words: str, **attributes: str) -> str:
        about = " ".join(
            f'table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items()
        )
        cell = f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'
        return (
            f"<table:table-row {about}>{cell if words else '<table:table-cell/>'}</table:table-row>"
        )

    made = (
        row("", visibility="collapse", number_rows_repeated="2"),
        row("甲"),
        row("乙", visibility="filter", number_rows_repeated="2"),
        row("丙", visibility="collapse"),
        row("丁", visibility="visible"),
    )
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="3"/>'
        '<table:table-column table:visibility="filter"/>'
    )
    made_table = f'<table:table table:name="表">{columns}{"".join(made)}</table:table>'
    (sheet,) = sheets(packed("a.ods", ods(made_table)))
    assert sheet.hidden == [3, 4, 5]
    assert sheet.hidden_columns == [(2, 4), (5, 5)]


_PICTURE = "<xdr:wsDr><xdr:pic/></xdr:wsDr>"


@pytest.mark.parametrize(
    ("part", "content"),
    [("xl/drawings/drawing1.xml", _PICTURE), ("xl/cellimages.xml", "<etc:cellImages/>")],
)
def test_a_file_of_pictures_says_so(packed: Packed, xlsx: Made, part: str, content: str) -> None:
    with pytest.raises(UserError, match="里只有图片，图片里的表读不出来，请向提供的人要表格原件"):
        reading.read(packed("a.xlsx", {**xlsx(""), part: content}))
    with_text = xlsx('<row><c t="str"><v>见图</v></c></row>')
    assert sheets(packed("a.xlsx", {**with_text, part: content}))[0].has_pictures
    assert not sheets(packed("a.xlsx", {**with_text, "xl/drawings/a.xml": "<wsDr/>"}))[
        0
    ].has_pictures


def test_an_ods_of_pictures_says_so(packed: Packed, ods: Made) -> None:
    picture = '<table:shapes><draw:frame xmlns:draw="x"><draw:image/></draw:frame></table:shapes>'
    made = ods(f'<table:table table:name="表">{picture}</table:table>')
    with pytest.raises(UserError, match="里只有图片"):
        reading.read(packed("a.ods", made))


def test_an_xls_of_pictures_says_so(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("表")
    book.save(str(tmp_path / "a.xls"))
    # A record that says nothing becomes one of what is drawn, with an entry for a picture.
    data = (tmp_path / "a.xls").read_bytes()
    drawn = data.replace(b"\x61\x01\x02\x00\x00\x00", b"\xeb\x00\x02\x00\x07\xf0", 1)
    assert drawn != data
    (tmp_path / "a.xls").write_bytes(drawn)
    with pytest.raises(UserError, match="里只有图片"):
        reading.read(tmp_path / "a.xls")


def test_ods_of_figures_that_show_a_unit(packed: Packed, ods: Made) -> None:
    cells = "".join(
        f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{shown}</text:p>'
        "</table:table-cell>"
        for value, shown in (("0.3", "0.30亿元"), ("16297300", "1629.7万"), ("5", "5.0"))
    )
    tables = (
        f'<table:table table:name="甲"><table:table-row>{cells}</table:table-row></table:table>'
    )
    assert rows(packed("a.ods", ods(tables))) == [["0.3亿元", "1629.73万", 5]]


def test_ods_counts_from_1904_where_it_says_so(packed: Packed, ods: Made) -> None:
    settings = (
        '<table:calculation-settings><table:null-date table:date-value="{}"/>'
        "</table:calculation-settings>"
    )
    tables = (
        '<table:table table:name="甲"><table:table-row><table:table-cell office:value-type="float"'
        ' office:value="43616"/></table:table-row></table:table>'
    )
    for day, is_1904 in (("1904-01-01", True), ("1899-12-30", False)):
        path = packed(f"{day}.ods", ods(settings.format(day) + tables))
        assert sheets(path) == [Sheet("甲", False, [[43616]], [], is_1904)]


@pytest.mark.parametrize(
    ("day", "shown", "cell"),
    [
        ("2023-06-01", "2023年6月", "2023年6月"),
        ("2023-01-01", "2023年", "2023年"),
        ("2023-06-01", "2023年6月1日", Day("2023-06-01")),
        ("2023-06-09", "2023年6月", Day("2023-06-09")),
        ("2023-06-01", "2022年6月", Day("2023-06-01")),
        ("2023-06-01", "", Day("2023-06-01")),
    ],
)
def test_ods_of_months(packed: Packed, ods: Made, day: str, shown: str, cell: Cell) -> None:
    tables = (
        '<table:table table:name="甲"><table:table-row><table:table-cell office:value-type="date"'
        f' office:date-value="{day}"><text:p>{shown}</text:p></table:table-cell></table:table-row>'
        "</table:table>"
    )
    assert rows(packed("a.ods", ods(tables))) == [[cell]]


def test_ods(packed: Packed, ods: Made) -> None:
    tables = """
    <table:table table:name="甲"><table:shapes/><table:table-header-rows><table:table-row>
      <table:table-cell table:number-columns-spanned="2" office:value-type="string">
        <office:annotation><text:p>批注</text:p></office:annotation>
        <text:p>一<text:s text:c="2"/>二<text:span>三</text:span></text:p><text:p>四</text:p>
      </table:table-cell><table:covered-table-cell/>
    </table:table-row></table:table-header-rows>
    <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
    <table:table-row table:number-rows-repeated="2">
      <table:table-cell table:number-columns-repeated="2"/>
      <table:table-cell office:value-type="float" office:value="1.5" table:number-columns-repeated="2"/>
    </table:table-row>
    <table:table-row>
      <table:table-cell office:value-type="date" office:date-value="2023-06-09"/>
      <table:table-cell office:value-type="date" office:date-value="2023-06-09T17:30:00"/>
      <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
      <table:table-cell office:value-type="percentage" office:value="0.5"/>
      <table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p>
      </table:table-cell>
      <table:table-cell table:formula="of:=1+1"/>
      <table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string"/>
      <table:table-cell table:number-columns-repeated="16377"/>
    </table:table-row>
    <table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>
    </table:table><table:table table:name="乙" table:style-name="ta2"/>"""
    styles = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    assert sheets(packed("a.ods", ods(tables, styles))) == [
        Sheet(
            "甲",
            is_hidden=False,
            rows=[
                ["一  二三\n四"],
                [],
                [],
                [None, None, 1.5, 1.5],
                [None, None, 1.5, 1.5],
                [
                    Day("2023-06-09"),
                    Day("2023-06-09T17:30:00"),
                    True,
                    "50%",
                    Fault("#N/A"),
                    Fault(NO_RESULT),
                ],
            ],
            merges=[(0, 0, 0, 1)],
        ),
        Sheet("乙", is_hidden=True, rows=[], merges=[]),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("separator", ",\t;")
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_texts_by_looking(tmp_path: Path, encoding: str, separator: str, line_end: str) -> None:
    lines = [["项目名称", "总投资"], ["门头沟区，一期", "1.5"], ['首钢"三高炉"', ""], ["", "尾"]]
    text = line_end.join(separator.join(line) for line in lines) + line_end
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    assert rows(tmp_path / "a.csv") == [
        ["项目名称", "总投资"],
        ["门头沟区，一期", "1.5"],
        ['首钢"三高炉"'],
        [None, "尾"],
    ]


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ('="0102"', "0102"),
        ('"=""0102"""', "0102"),
        ('=""', None),
        ("'110107199001011234", "110107199001011234"),
        ("'11010719900101123X", "11010719900101123X"),
        ("'2105-110109-04-01-123456", "2105-110109-04-01-123456"),
        ("'=1+1", "=1+1"),
        ("'-", "-"),
        ("'98", "'98"),
        ("=1+1", "=1+1"),
    ],
)
def test_signs_that_keep_texts_from_being_worked_out_are_no_part_of_them(
    tmp_path: Path, written: str, cell: Cell
) -> None:
    (tmp_path / "a.csv").write_text(f"x,{written},y\n", "utf-8")
    assert rows(tmp_path / "a.csv") == [["x", cell, "y"]]


def test_quotes_ragged_rows_and_a_cell_of_a_megabyte(tmp_path: Path) -> None:
    large = "长" * 2**20
    (tmp_path / "a.csv").write_text(f'标题\n"a\n""b""",1\n,,{large}\n\n#N/A,2\n', "utf-8")
    assert rows(tmp_path / "a.csv") == [
        ["标题"],
        ['a\n"b"', "1"],
        [None, None, large],
        [],
        [Fault("#N/A"), "2"],
    ]


def test_the_byte_order_mark_of_gb18030_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("\ufeff项目,1\n", "gb18030")
    assert rows(tmp_path / "a.csv") == [["项目", "1"]]


def test_a_semicolon_separates_where_commas_are_those_of_numbers(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a;1,5;2,5\nb;2,5;3,5\n", "ascii")
    assert rows(tmp_path / "a.csv") == [["a", "1,5", "2,5"], ["b", "2,5", "3,5"]]


def test_the_name_of_a_file_is_not_believed(packed: Packed, xlsx: Made) -> None:
    path = packed("-表 1.csv", xlsx('<row r="1"><c r="A1"><v>1</v></c></row>'))
    assert rows(path) == [[1]]


def test_what_nobody_sees_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("项目\u200b名称,总投资\n石龙\u2060三期,\u200b100\n\u200b,\ufeff\n", "utf-8")
    assert reading.read(path).sheets[0].rows == [["项目名称", "总投资"], ["石龙三期", "100"]]
