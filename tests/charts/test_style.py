"""Scales and lines of words."""

import pytest

from jingxi_desktop.charts import fonts
from jingxi_desktop.charts.families import FAMILIES
from jingxi_desktop.charts.style import Scale, note_lines, wrap


def test_a_chinese_font_is_found() -> None:
    assert fonts.family() in FAMILIES


@pytest.mark.parametrize(
    ("lowest", "highest", "room", "expected"),
    [
        (0, 300, 3, (0, 100, 200, 300)),
        (5, 90, 4, (0, 20, 40, 60, 80)),
        (0, 0.3, 3, (0, 0.1, 0.2, 0.3)),
        (0, 0, 4, (0,)),
        (-4, 10, 3, (-5, 0, 5, 10)),
        (0, 12_345, 5, (0, 2000, 4000, 6000, 8000, 10_000, 12_000)),
    ],
)
def test_a_scale_holds_zero_and_all_values_with_round_steps(
    lowest: float, highest: float, room: int, expected: tuple[float, ...]
) -> None:
    scale = Scale.over(lowest, highest, room)
    assert scale.start <= min(lowest, 0)
    assert scale.end >= highest
    assert scale.end > scale.start
    if highest:
        assert scale.ticks == pytest.approx(expected)


def test_a_small_change_keeps_the_scale() -> None:
    assert Scale.over(0, 301, 3) == Scale.over(0, 312, 3)


def test_lines_are_within_the_width_and_begin_with_no_closing_sign() -> None:
    text = "口径：当月为各项目当月完成投资之和，累计逐月相加，未填报的月份不画；共 1,234.56 亿元。"
    for width in range(60, 300, 7):
        lines = wrap(text, 9, width)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        # A closing sign may hang over the edge by its own width.
        assert max(fonts.width(line, 9) for line in lines) <= width + 9
        assert not [line for line in lines if line[0] in "，。；：）"]
        assert any("1,234.56" in line for line in lines)


def test_latin_words_are_not_broken() -> None:
    assert wrap("investment of the year", 9, 60) == ["investment of", "the year"]


def test_notes_share_a_line_where_they_fit() -> None:
    notes = ("来源：台账", "数据截止：2023年6月")
    assert "\n" not in note_lines(notes, 400)
    assert note_lines(notes, 90).count("\n") >= 1
