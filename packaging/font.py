"""Makes the Chinese font that packages carry, from Noto Sans SC in two weights.

    python packaging/font.py ARCHIVE FOLDER    ARCHIVE is the npm package's .tgz

A PDF made by Qt names each glyph by one character only. Where several characters share a glyph, it
may name 人 by the Kangxi radical ⼈, and a search for 人 finds nothing. So the twins go: the blocks
of radicals and compatibility characters, some signs, and the rare characters of extension A that
share their glyph with a common one. Tables for vertical and variant glyphs go as well; the rest of
the file is as it was. Ascent and descent are of a line of Chinese text, the same on every system.
"""

import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from fontTools import subset
from fontTools.ttLib import TTFont

WEIGHTS = {"Regular": "400Regular", "Bold": "700Bold"}
FAMILY = "Jingxi Sans SC"
_TWINS = {
    *range(0x2E80, 0x2FE0),
    *range(0xF900, 0xFB00),
    *(0x2012, 0x2035, 0x2215, 0x2329, 0x232A, 0x301C),
}
_EXTENSION_A = range(0x3400, 0x4DC0)
_TABLES = ["GSUB", "vhea", "vmtx", "BASE", "STAT"]
_ASCENT, _DESCENT = 0.98, 0.27


def kept(characters: dict[int, str]) -> set[int]:
    """The characters that stay, of a font's table of characters and their glyphs."""
    staying = {code: glyph for code, glyph in characters.items() if code not in _TWINS}
    elsewhere = {glyph for code, glyph in staying.items() if code not in _EXTENSION_A}
    return {
        code
        for code, glyph in staying.items()
        if code not in _EXTENSION_A or glyph not in elsewhere
    }


def thin(font: TTFont) -> None:
    """Drop what would make a PDF's text another, and the tables that nothing here reads."""
    options = subset.Options(
        drop_tables=[*subset.Options().drop_tables, *_TABLES],
        layout_features=["*"],
        name_IDs=["*"],
        name_languages=["*"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=kept(font.getBestCmap()))
    subsetter.subset(font)


def set_heights(font: TTFont) -> None:
    """The same height of a line in all three places where systems look for it."""
    em = font["head"].unitsPerEm
    ascent, descent = round(_ASCENT * em), round(_DESCENT * em)
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ascent, -descent, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, -descent, 0
    os2.usWinAscent, os2.usWinDescent = ascent, descent


def rename(font: TTFont, style: str) -> None:
    """Call a changed font by a name of its own; who made it and its licence stay in it."""
    post_script = f"{FAMILY.replace(' ', '')}-{style}"
    names = {1: FAMILY, 2: style, 3: f"1.0;{post_script}", 4: f"{FAMILY} {style}", 6: post_script}
    table = font["name"]
    # 16 and 17 name families of more than two weights, 25 those of a variable font.
    table.names = [name for name in table.names if name.nameID not in {*names, 16, 17, 21, 22, 25}]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)


def make(source: IO[bytes], style: str, target: Path) -> None:
    """Make one font file."""
    font = TTFont(source, recalcTimestamp=False)
    thin(font)
    set_heights(font)
    rename(font, style)
    font.save(target, reorderTables=True)


def main(arguments: Iterable[str]) -> int:
    """Make both weights, with their licence beside them."""
    archive, folder = map(Path, arguments)
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as package:
        for style, weight in WEIGHTS.items():
            file = package.extractfile(f"package/{weight}/NotoSansSC_{weight}.ttf")
            assert file is not None
            make(file, style, folder / f"{FAMILY.replace(' ', '')}-{style}.ttf")
        licence = package.extractfile("package/LICENSE_FONT")
        assert licence is not None
        (folder / "LICENSE.txt").write_bytes(licence.read())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
