"""The font that packages carry: one character a glyph, so that a PDF's text can be searched."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from jingxi_desktop.charts.families import SHIPPED


def test_a_glyph_keeps_its_common_character(script: Callable[[str], ModuleType]) -> None:
    characters = {
        0x4EBA: "ren",  # 人, and its twins among the radicals and the compatibility characters
        0x2F08: "ren",
        0xF9A8: "ling",
        0x3447: "ji",  # extension A beside a common character with the same glyph
        0x5209: "ji",
        0x3400: "qiu",  # extension A alone
        0x41: "A",
    }
    assert script("font.py").kept(characters) == {0x4EBA, 0x5209, 0x3400, 0x41}


def test_the_program_asks_for_the_font_by_its_name(script: Callable[[str], ModuleType]) -> None:
    assert script("font.py").FAMILY == SHIPPED


@pytest.mark.package
def test_the_bundle_has_both_weights_and_their_licence(bundle: Path) -> None:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    folder = bundle / "_internal" / "resources" / "fonts"
    assert "SIL OPEN FONT LICENSE" in (folder / "LICENSE.txt").read_text("utf-8").upper()
    files = sorted(folder.glob("*.ttf"))
    assert [file.stem for file in files] == ["JingxiSansSC-Bold", "JingxiSansSC-Regular"]
    for file in files:
        with TTFont(file) as font:
            characters = font.getBestCmap()
            assert font["name"].getDebugName(1) == SHIPPED
            assert {"GSUB", "vhea", "vmtx", "BASE", "STAT"}.isdisjoint(font.keys())
            # Qt names a glyph by its first character. 壿 shares that of 墫, which is as rare.
            first: dict[str, int] = {}
            for code in sorted(characters):
                first.setdefault(characters[code], code)
            han = [code for code in characters if 0x4E00 <= code < 0xA000]
            assert len(han) > 20_000
            assert [chr(code) for code in han if first[characters[code]] != code] == ["壿"]
            assert font["hhea"].ascent == round(0.98 * font["head"].unitsPerEm)
