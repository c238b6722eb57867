"""Spreadsheet files made part by part, as other programs make them."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Parts = Mapping[str, str | bytes]
Packed = Callable[[str, Parts], Path]
Xlsx = Callable[..., dict[str, str | bytes]]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@pytest.fixture
def packed(tmp_path: Path) -> Packed:
    """Writes a zip of these parts and returns its path."""

    def made(name: str, parts: Parts) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
            for part, content in parts.items():
                file.writestr(part, content)
        return path

    return made


@pytest.fixture
def xlsx() -> Xlsx:
    """The parts of an xlsx of one sheet 表 from what is in its `sheetData` and behind that."""

    def made(
        rows: str,
        behind: str = "",
        strings: str = "",
        formats: str = "",
        book: str = "",
        main: str = _MAIN,
        relations: str = _RELATIONS,
    ) -> dict[str, str | bytes]:
        targets = {"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml"}
        parts: dict[str, str | bytes] = {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
            f' Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}">{book}<sheets>'
            '<sheet name="表" sheetId="1" r:id="worksheet"/></sheets></workbook>',
            "xl/styles.xml": f'<styleSheet xmlns="{main}">{formats}</styleSheet>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>'
            f"{behind}</worksheet>",
        }
        if strings:
            targets["sharedStrings"] = "sharedStrings.xml"
            parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{strings}</sst>'
        links = "".join(
            f'<Relationship Id="{name}" Type="{relations}/{name}" Target="{target}"/>'
            for name, target in targets.items()
        )
        parts["xl/_rels/workbook.xml.rels"] = (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        )
        return parts

    return made


@pytest.fixture
def ods() -> Xlsx:
    """The parts of an ods from what is in its `office:spreadsheet` and its styles."""

    def made(tables: str, styles: str = "") -> dict[str, str | bytes]:
        names = " ".join(
            f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
            for name in ("office", "table", "text", "style")
        )
        calc = (
            'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
        )
        return {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f"<office:document-content {names} {calc}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
        }

    return made
