"""Spreadsheets that are damaged or were made to do harm: a sentence or the right table, never another one."""

import io
import os
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import psutil
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from xlwt.CompoundDoc import XlsDoc

from jingxi_desktop.exchange.spreadsheets import reader, reading, zip_parts
from jingxi_desktop.exchange.spreadsheets.limits import MIB, Limits, limits
from jingxi_desktop.exchange.spreadsheets.refusal import REASONS, Refusal
from jingxi_desktop.exchange.spreadsheets.workbook import Workbook
from jingxi_desktop.records import UserError
from jingxi_desktop.records.errors import CancelledError

Packed = Callable[[str, Mapping[str, str | bytes]], Path]
Made = Callable[..., dict[str, str | bytes]]

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
SMALL = limits(0)


def refused(path: Path, reason: str) -> bool:
    """Whether the file is refused with the sentence of this reason and its name in it."""
    with pytest.raises(UserError) as caught:
        reading.read(path)
    said = str(caught.value)
    assert path.name in said
    return said == REASONS[reason].format(file=path.name, line=2)


def table(number: int = 20) -> bytes:
    """The bytes of a small xlsx."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(number):
        sheet.append([f"项目 {row}", row * 1.5, row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def xls_stream(number: int = 1) -> bytes:
    """The records of an xls of so many rows."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("甲")
    for row in range(number):
        sheet.write(row, 0, f"项目 {row}")
    return bytes(book.get_biff_data())


def xls(stream: bytes) -> bytes:
    """An OLE container with these records."""
    file = io.BytesIO()
    XlsDoc().save(file, stream)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"\xef\xbb\xbf,,\r\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "pictures"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "pictures"),
        (b"a,b\0\0\0\0", "format"),
        ("<html><table><tr><td>项目</td></tr></table>".encode("gb18030"), "web"),
        (b'<?xml version="1.0"?><Workbook/>', "web"),
        ('项目,金额\n"首钢"三高炉,1\n'.encode(), "quotes"),
        ('项目,金额\n"首钢,1\n'.encode(), "quotes"),
        ("项目,金额\n门头沟区一期改造工程".encode()[:-1], "encoding"),
        ("石景山区改造工程一期".encode().replace("一".encode(), b"\xe4\xff"), "encoding"),
        (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", "web"),
        (b"%PDF-1.7\r\n", "document"),
        (b"{\\rtf1\\ansi", "document"),
        (b"PK\x03\x04", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "damaged"),
    ],
)
def test_what_is_no_table(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes(content)
    assert refused(path, reason)


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.xlsx", tmp_path):
        with pytest.raises(UserError, match="不能读取"):
            reading.read(path)


def test_a_document_is_no_table(packed: Packed) -> None:
    assert refused(packed("a.docx", {"word/document.xml": "<w/>"}), "document")


@pytest.mark.parametrize("place", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_declarations_are_refused(packed: Packed, xlsx: Made, place: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "{}"><!ENTITY b "&a;&a;">]>'.format("长" * 1000)
    parts = xlsx(ONE, strings="<si><t>甲</t></si>")
    assert refused(packed("a.xlsx", parts | {place: bomb + str(parts[place])}), "declarations")


def test_external_entities_are_refused(packed: Packed, ods: Made) -> None:
    parts = ods('<table:table table:name="甲"/>')
    parts["content.xml"] = '<!DOCTYPE x SYSTEM "file:///etc/passwd">' + str(parts["content.xml"])
    assert refused(packed("a.ods", parts), "declarations")


@pytest.mark.parametrize(
    ("stream", "reason"), [("EncryptedPackage", "password"), ("WordDocument", "document")]
)
def test_containers_of_other_things(tmp_path: Path, stream: str, reason: str) -> None:
    container = xls(bytes(8192))
    name, other = ("Workbook".encode("utf-16-le"), stream.encode("utf-16-le"))
    at = container.index(name)
    entry = other + bytes(64 - len(other)) + struct.pack("<H", len(other) + 2)
    (tmp_path / "a.xlsx").write_bytes(container[:at] + entry + container[at + 66 :])
    assert refused(tmp_path / "a.xlsx", reason)


def test_a_password_on_xls(tmp_path: Path) -> None:
    stream = xls_stream()
    begin = 4 + struct.unpack_from("<H", stream, 2)[0]
    password = struct.pack("<HHHHH", 0x2F, 6, 0, 0x1234, 0x5678)
    (tmp_path / "a.xls").write_bytes(xls(stream[:begin] + password + stream[begin:]))
    assert refused(tmp_path / "a.xls", "password")


def test_a_password_on_ods(packed: Packed, ods: Made) -> None:
    parts = ods("") | {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
    assert refused(packed("a.ods", parts), "password")


def test_a_zip_that_would_grow_beyond_all_bounds(packed: Packed, xlsx: Made) -> None:
    path = packed("a.xlsx", xlsx(ONE) | {"xl/media/image.png": bytes(limits(2 * MIB).unpacked)})
    assert path.stat().st_size < 2 * MIB
    assert refused(path, "large")


def test_a_zip_that_states_too_small_a_size(packed: Packed, xlsx: Made) -> None:
    path = packed("a.xlsx", xlsx(ONE) | {"xl/media/image.png": bytes(10 * MIB)})
    true, false = struct.pack("<I", 10 * MIB), struct.pack("<I", 10)
    path.write_bytes(path.read_bytes().replace(true, false))
    assert refused(path, "damaged")


def test_two_parts_of_one_name(packed: Packed, xlsx: Made) -> None:
    path = packed("a.xlsx", xlsx(ONE))
    with zipfile.ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    assert refused(path, "damaged")


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"])
def test_a_part_that_is_not_there(packed: Packed, xlsx: Made, part: str) -> None:
    parts = xlsx(ONE)
    del parts[part]
    assert refused(packed("a.xlsx", parts), "damaged")


def test_a_cell_in_the_last_corner_asks_for_too_much(packed: Packed, xlsx: Made) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refused(packed("a.xlsx", xlsx(ONE + far)), "large")


def test_ods_of_ten_billion_cells(packed: Packed, ods: Made) -> None:
    def repeated(cell: str) -> dict[str, str | bytes]:
        return ods(
            '<table:table table:name="甲"><table:table-row><table:table-cell><text:p>一</text:p>'
            '</table:table-cell></table:table-row><table:table-row'
            ' table:number-rows-repeated="1000000"><table:table-cell'
            f' table:number-columns-repeated="10000">{cell}</table:table-cell></table:table-row>'
            "</table:table>"
        )  # fmt: skip

    assert refused(packed("a.ods", repeated("<text:p>二</text:p>")), "large")
    (sheet,) = reading.read(packed("b.ods", repeated(""))).sheets
    assert sheet.rows == [["一"]]


@pytest.mark.parametrize(
    ("place", "number", "reason"),
    [
        ("row", 'number-rows-repeated="99999999999999999999"', "large"),
        ("row", 'number-rows-repeated="一"', "damaged"),
        ("row", 'number-rows-repeated="-1"', "damaged"),
        ("cell", 'number-columns-repeated="0"', "damaged"),
        ("cell", 'number-columns-repeated="99999999999999999999"', "large"),
        ("cell", 'number-rows-spanned="99999999999999999999"', "large"),
        ("cell", 'number-columns-spanned="99999999999999999999"', "large"),
    ],
)
def test_ods_with_strange_numbers(
    ods: Made, packed: Packed, place: str, number: str, reason: str
) -> None:
    tables = (
        '<table:table table:name="甲"><table:table-row>'
        '<table:table-cell office:value-type="float" office:value="1"/>'
        "</table:table-row></table:table>"
    )
    strange = tables.replace(f"<table:table-{place}", f"<table:table-{place} table:{number}")
    answer = reader.read(packed("a.ods", ods(strange)).read_bytes(), SMALL)
    assert answer == Refusal(reason)


def test_elements_in_elements_without_end(packed: Packed, xlsx: Made, ods: Made) -> None:
    depth = 200_000
    deep = "<text:span>" * depth + "</text:span>" * depth
    cell = f"<table:table-cell><text:p>{deep}</text:p></table:table-cell>"
    table = f'<table:table table:name="甲"><table:table-row>{cell}</table:table-row></table:table>'
    assert refused(packed("a.ods", ods(table)), "damaged")
    assert refused(packed("a.xlsx", xlsx(ONE + "<c>" * depth + "</c>" * depth)), "damaged")


def test_a_chain_of_sectors_that_goes_round(tmp_path: Path) -> None:
    content = bytearray(xls(xls_stream()))
    table = (struct.unpack_from("<I", content, 76)[0] + 1) * 512
    for sector in range(100):
        struct.pack_into("<I", content, table + 4 * sector, sector)
    (tmp_path / "a.xls").write_bytes(content)
    assert refused(tmp_path / "a.xls", "damaged")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_cut_off_files(tmp_path: Path, share: float) -> None:
    whole = table()
    (tmp_path / "a.xlsx").write_bytes(whole[: int(len(whole) * share)])
    assert refused(tmp_path / "a.xlsx", "damaged")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_cut_off_xls(tmp_path: Path, share: float) -> None:
    whole = xls(xls_stream(300))
    (tmp_path / "a.xls").write_bytes(whole[: int(len(whole) * share)])
    assert refused(tmp_path / "a.xls", "damaged")


_TABLE = table()
_READ = reader.read(_TABLE, SMALL)


@settings(max_examples=300)
@given(st.integers(0, len(_TABLE) * 8 - 1))
def test_a_flipped_bit_gives_a_sentence_or_the_same_table(bit: int) -> None:
    content = bytearray(_TABLE)
    content[bit // 8] ^= 1 << bit % 8
    answer = reader.read(bytes(content), SMALL)
    assert answer == _READ or isinstance(answer, Refusal)


@settings(max_examples=100)
@given(st.data())
def test_flipped_bits_in_xls_end_in_an_answer(data: st.DataObject) -> None:
    # Nothing in an xls tells whether it is whole, so it may say something else.
    content = bytearray(xls(xls_stream()))
    for bit in data.draw(st.lists(st.integers(0, len(content) * 8 - 1), min_size=1, max_size=8)):
        content[bit // 8] ^= 1 << bit % 8
    assert isinstance(reader.read(bytes(content), SMALL), Workbook | Refusal)


@given(st.binary(max_size=300))
def test_any_bytes_end_in_an_answer(content: bytes) -> None:
    assert isinstance(reader.read(content, SMALL), Workbook | Refusal)


def test_parts_are_handed_on_as_they_were_checked() -> None:
    parts = zip_parts.read(_TABLE, SMALL.unpacked)
    assert zip_parts.read(zip_parts.stored(parts).getvalue(), SMALL.unpacked) == parts


def test_limits_grow_with_the_file() -> None:
    assert limits(MIB - 1) == limits(0) == Limits(10, 1024 * MIB)
    assert limits(5 * MIB) == Limits(50, 2048 * MIB)
    assert limits(200 * MIB).memory == 8192 * MIB


def test_more_cells_than_there_is_time_for() -> None:
    assert limits(MIB).cells == 1_000_000
    assert isinstance(reader.read(_TABLE, SMALL), Workbook)
    assert reader.read(_TABLE, Limits(0, SMALL.memory)) == Refusal("large")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
def test_a_file_that_needs_more_memory_than_it_may_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "limits", lambda size: Limits(10, 300 * MIB))
    (tmp_path / "a.csv").write_bytes(b"a," * 20 * MIB)
    assert refused(tmp_path / "a.csv", "large")


def test_reading_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "limits", lambda size: Limits(0, 1024 * MIB))
    (tmp_path / "a.csv").write_bytes(b"a,b\n" * 5 * MIB)
    before = psutil.Process().children()
    assert refused(tmp_path / "a.csv", "slow")
    assert psutil.Process().children() == before


def test_reading_that_nobody_wants_is_ended(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a,b\n" * 5 * MIB)
    before = psutil.Process().children()
    with pytest.raises(CancelledError):
        reading.read(tmp_path / "a.csv", lambda: True)
    assert psutil.Process().children() == before
