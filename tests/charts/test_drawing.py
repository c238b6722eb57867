"""The charts on a canvas: what is drawn, what moves, and whether all of it can be read."""

import itertools
import math
import statistics
import time
from datetime import date
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from msgspec.structs import replace

from jingxi_desktop.charts import page
from jingxi_desktop.charts.page import Room
from jingxi_desktop.charts.palette import DARK, LIGHT, Palette
from jingxi_desktop.charts.registry import CHARTS
from jingxi_desktop.ledger.figures import completion, enterprises, investment, origin
from jingxi_desktop.ledger.figures.arrivals import Arrivals
from jingxi_desktop.ledger.figures.completion import Completion, Share
from jingxi_desktop.ledger.figures.computing import Readings
from jingxi_desktop.ledger.figures.enterprises import Attraction, Attractions
from jingxi_desktop.ledger.figures.investment import Investment, MonthTotal, Target
from jingxi_desktop.ledger.figures.parks import ParkState, ParkStates
from jingxi_desktop.ledger.figures.schedule import Schedule, Step, Works
from jingxi_desktop.ledger.figures.tasks import Tasks, TaskStates
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Indicator, Reading
from tests.charts.conftest import SIZES, Paint, Picture

YEAR = 2023
YI = 10**8
# A chart of the overview where the window is 1280 × 720.
LOW = (602, 250)
ORIGIN = origin.Origin("京西台账", "2023-06-09", is_demo=False)


def year_of(
    done: list[float | None], planned: list[float | None], target: float | None
) -> Investment:
    """A year by hand， in 亿元."""

    def yuan(amounts: list[float | None], place: int) -> int | None:
        amount = amounts[place] if place < len(amounts) else None
        return None if amount is None else round(amount * YI)

    months = tuple(
        MonthTotal(f"{YEAR}-{n + 1:02}", yuan(planned, n), yuan(done, n), 3) for n in range(12)
    )
    amount = None if target is None else round(target * YI)
    return Investment(ORIGIN, YEAR, months, Target("要点", amount, None, None, 0, 0))


def parks_of(*rows: tuple[float | None, float | None, int]) -> Attractions:
    """Parks by hand: low, high, count."""
    return Attractions(
        ORIGIN,
        YEAR,
        tuple(
            Attraction(f"i{n}", f"园区{n} · 人工智能", Query("enterprise", 2023), low, high, count)
            for n, (low, high, count) in enumerate(rows)
        ),
    )


def completion_of(month: str | None, *rates: float | None) -> Completion:
    """Units by hand, by what they did of a plan of 10 亿元, and one category with all of it."""
    shares = [
        Share(completion.UNIT, f"o{n}", f"单位{n}有限责任公司", 3, 10 * YI, done, rate)
        for n, rate in enumerate(rates)
        for done in (None if rate is None else round(rate * 10 * YI),)
    ]
    whole = Share(completion.CATEGORY, "续建", "续建", 9, 30 * YI, 3 * YI, 0.1)
    return Completion(ORIGIN, YEAR, month, tuple(shares), (whole,) if rates else ())


def tasks_of(*counts: tuple[int, ...]) -> TaskStates:
    """Units by hand, by their tasks in each state and in none."""
    rows = [Tasks(f"o{n}", f"单位{n}", count) for n, count in enumerate(counts)]
    return TaskStates(ORIGIN, YEAR, tuple(rows))


def arrivals_of(*counts: int | None, low: float | None = 80, high: float | None = 100) -> Arrivals:
    """Firms by month by hand, against a band."""
    months = tuple(counts[n] if n < len(counts) else None for n in range(12))
    firms = Query("enterprise", YEAR)
    return Arrivals(ORIGIN, YEAR, "门头沟园 · 人工智能", low, high, months, 2, 1, firms)


def readings_of(*values: tuple[str, float], day: str = "2023-06-09", **target: Any) -> Readings:
    """Readings by hand: dates and values."""
    indicator = Indicator(id="i", year=YEAR, name="计算中心算力", unit="P", **target)
    readings = [
        Reading(id=f"r{n}", indicator_id="i", date=date, value=value)
        for n, (date, value) in enumerate(values)
    ]
    return Readings(ORIGIN, YEAR, "P", day, indicator, tuple(readings))


def park_states_of(*rows: tuple[int, int, int, int | None]) -> ParkStates:
    """Parks by hand: firms, firms attracted, projects, and 亿元 done of 10."""
    parks = []
    for n, (firms, attracted, projects, done) in enumerate(rows):
        name = f"中关村园区{n}号产业园"
        yuan = None if done is None else done * YI
        parks.append(ParkState(f"p{n}", name, "", firms, attracted, projects, 10 * YI, yuan))
    return ParkStates(ORIGIN, YEAR, tuple(parks))


def works_of(
    place: int,
    planned: tuple[str | None, str | None] = (None, None),
    actual: tuple[str | None, str | None] = (None, None),
    late: int = 0,
    steps: tuple[Step, ...] = (),
) -> Works:
    """A project by hand: planned and actual start and finish."""
    name = f"项目{place}号产业园区基础设施"
    begun, finished = (int(date is not None) for date in actual)
    return Works(steps, f"w{place}", name, *planned, *actual, begun, finished, 0, late, late)


STEPS = (
    Step("立项", "2023-01", "2023-02-01", is_overdue=False),
    Step("封顶", "2023-04", None, is_overdue=True),
    Step("投产", "2024-04", None, is_overdue=False),
)


def schedule_of(*rows: Works) -> Schedule:
    """A schedule by hand."""
    late = sum(row.is_late for row in rows)
    return Schedule(ORIGIN, YEAR, "2023-06-09", rows, len(rows), late, 1)


def schedule_with(number: int) -> Schedule:
    """A schedule of so many projects."""
    planned, actual = ("2023-03", "2024-06"), ("2023-04-02", None)
    return schedule_of(*[works_of(n, planned, actual, n % 2, STEPS) for n in range(number)])


CASES: dict[str, tuple[str, Any]] = {
    "half a year, behind": (
        "investment",
        year_of([10, 20, 25, 22, 18, 20], [15, 22, 28, 25, 20, 24, 30, 30, 30, 28, 28, 20], 300),
    ),
    "half a year, ahead": (
        "investment",
        year_of([18, 26, 30, 28], [15, 22, 25, 25, 20, 24, 30, 30, 30, 28, 28, 20], 300),
    ),
    "gaps and no plan": ("investment", year_of([10, None, 25, None, None, 20], [], None)),
    "one month": ("investment", year_of([1234.56], [], 5000)),
    "taken back": ("investment", year_of([10, -4, 5], [], 20)),
    "thousands": ("investment", year_of([1500.25] * 12, [1400] * 12, 17000)),
    "a low plan": ("investment", year_of([1, 1], [], 3.7)),
    "fractions": ("investment", year_of([0.01, 0.02], [0.02] * 12, 0.3)),
    "nothing": ("investment", year_of([], [], 300)),
    "two parks": ("enterprises", parks_of((80, 100, 62), (30, None, 0))),
    "one park far over": ("enterprises", parks_of((80, 100, 240))),
    "five parks": (
        "enterprises",
        parks_of((80, 100, 90), (30, None, 40), (None, 20, 3), (None, None, 5), (1, 2, 0)),
    ),
    "thirty parks": ("enterprises", parks_of(*[(10, 20, n) for n in range(30)])),
    "no park": ("enterprises", parks_of()),
    "units ahead and behind": ("completion", completion_of("2023-05", 0.5, 0.3, None, 1.2)),
    "taken back in a unit": ("completion", completion_of("2023-01", 0.1, -0.2)),
    "forty units": ("completion", completion_of("2023-12", *[n / 40 for n in range(40)])),
    "no return": ("completion", completion_of(None)),
    "all states": ("tasks", tasks_of((2, 3, 8, 1, 1), (0, 2, 8, 0, 0), (0, 0, 0, 0, 10))),
    "one task": ("tasks", tasks_of((1, 0, 0, 0, 0))),
    "thousands of tasks": ("tasks", tasks_of((1000, 2000, 3000, 4000, 5000), (1, 1, 1, 1, 1))),
    "forty leaders": ("tasks", tasks_of(*[(n, 1, 2, 3, 0) for n in range(40)])),
    "no task": ("tasks", tasks_of()),
    "half a year of firms": ("arrivals", arrivals_of(8, 3, 0, 6, 16, 6)),
    "a year of firms": ("arrivals", arrivals_of(*[9] * 12, low=80, high=None)),
    "firms without a target": ("arrivals", arrivals_of(*[1000] * 12, low=None, high=None)),
    "few firms": ("arrivals", arrivals_of(1, 0, 0)),
    "no firm": ("arrivals", arrivals_of(0, 0)),
    "to the band": (
        "computing",
        readings_of(
            ("2023-01-31", 40),
            ("2023-05", 100),
            ("2023-06-09", 100),
            low=500,
            high=1000,
            baseline=20,
            baseline_date="2022-12",
            due="2025",
        ),
    ),
    "in the band": (
        "computing",
        readings_of(("2022", 100), ("2023-03", 980), ("2023-06-09", 990), low=500, high=1000),
    ),
    "no band": ("computing", readings_of(("2023-06-09", 1234567.5), baseline=1)),
    "a reading a week": (
        "computing",
        readings_of(*[(f"2023-{n // 4 + 1:02}-{n % 4 * 7 + 1:02}", n) for n in range(24)], low=30),
    ),
    "no reading": ("computing", readings_of(low=500)),
    "three parks": ("parks", park_states_of((121, 110, 11, 10), (38, 0, 2, None), (0, 0, 0, 3))),
    "twelve parks": ("parks", park_states_of(*[(n * 1000, n, n, n) for n in range(12)])),
    "no parks": ("parks", park_states_of()),
    "three projects": (
        "schedule",
        schedule_of(
            works_of(1, ("2020", "2026-12"), ("2023-02", None), 1, STEPS),
            works_of(2, actual=("2023-01-05", "2023-05-06")),
            works_of(3, ("2023-09", None)),
        ),
    ),
    "eighty-five projects": ("schedule", schedule_with(85)),
    "no project": ("schedule", schedule_of()),
}


def texts(picture: Picture) -> list[Text]:
    return [
        text
        for text in picture.figure.findobj(Text)
        if isinstance(text, Text) and text.get_text() and text.get_visible()
    ]


def said(picture: Picture) -> str:
    return "\n".join(text.get_text() for text in texts(picture))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
@pytest.mark.parametrize("size", [*SIZES, LOW, (1123, 794)])
@pytest.mark.parametrize("case", CASES)
def test_no_words_are_cut_or_cover_each_other(
    paint: Paint, case: str, size: tuple[int, int], palette: Palette
) -> None:
    name, data = CASES[case]
    demo = replace(data, origin=replace(ORIGIN, is_demo=True))
    # Where it is low a title of two lines takes most of it.
    picture = paint(name, demo, size, palette, Room(corner=220 if size == LOW else 70))
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts(picture)]
    width, height = picture.figure.bbox.size
    for words, box in boxes:
        assert box.x0 >= 0, words
        assert box.y0 >= 0, words
        assert box.x1 <= width, words
        assert box.y1 <= height, words
    for (one, first), (other, second) in itertools.combinations(boxes, 2):
        # A line's box has air above and below the signs; only a real overlap counts.
        wide = min(first.x1, second.x1) - max(first.x0, second.x0)
        high = min(first.y1, second.y1) - max(first.y0, second.y0)
        assert min(wide, high) < 3, f"{one!r} and {other!r}"


@pytest.mark.parametrize("target", range(200, 420, 20))
def test_no_line_of_the_grid_runs_through_the_words_of_the_plan(paint: Paint, target: int) -> None:
    picture = paint("investment", year_of([5] * 6, [], target), LOW, room=Room(corner=220))
    words = next(text for text in texts(picture) if "年度计划" in text.get_text())
    left, bottom, right, top = (round(end) for end in words.get_window_extent().extents)
    height = picture.canvas.get_width_height()[1]
    pixels = np.frombuffer(picture.pixels, np.uint8).reshape(height, -1, 4)[:, :, :3]
    inside = pixels[height - top + 1 : height - bottom - 1, left:right]
    # The ground is seen in every row, between the signs.
    assert (inside.min(axis=2).max(axis=1) > 240).all()


@pytest.mark.parametrize("sample", ["demo", "article"])
@pytest.mark.parametrize("name", CHARTS)
def test_a_demonstration_says_so_and_nothing_else_does(
    paint: Paint, request: pytest.FixtureRequest, name: str, sample: str
) -> None:
    ledger: Ledger = request.getfixturevalue(sample)
    picture = paint(name, CHARTS[name].data(ledger, YEAR))
    marks = [text for text in texts(picture) if text.get_text() == "演示数据"]
    assert len(marks) == (sample == "demo")
    assert ("演示" in said(picture)) == (sample == "demo")


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_takes_the_colours_of_the_theme(demo: Ledger, paint: Paint, palette: Palette) -> None:
    picture = paint("investment", investment.investment(demo, YEAR), palette=palette)
    assert picture.figure.get_facecolor()[:3] == to_rgb(palette.surface)
    title = next(text for text in texts(picture) if str(YEAR) in text.get_text())
    assert to_rgb(title.get_color()) == to_rgb(palette.text)


def test_title_target_and_note_say_what_where_when_and_by_which_rule(
    demo: Ledger, paint: Paint
) -> None:
    words = said(paint("investment", investment.investment(demo, YEAR)))
    target = f"年度计划 {(investment.investment(demo, YEAR).target.amount or 0) / YI:,.2f} 亿元"
    for part in ("京西地区 2023 年", target, "累计完成", "累计计划", "12月"):
        assert part in words
    for part in ("来源：", "口径：", "数据截止：2023年12月"):
        assert part in words


def test_a_low_chart_keeps_source_and_date(demo: Ledger, paint: Paint) -> None:
    words = said(paint("investment", investment.investment(demo, YEAR), (600, 260)))
    assert "来源：" in words
    assert "数据截止：" in words
    assert "口径：" not in words


def test_a_month_without_a_return_has_no_bar(paint: Paint) -> None:
    picture = paint(*CASES["gaps and no plan"])
    bars = list(vars(picture.drawing)["_bars"])
    assert [bar.get_visible() for bar in bars[:7]] == [True, False, True, False, False, True, False]
    assert [bar.get_height() for bar in bars if bar.get_visible()] == [10, 25, 20]
    assert "0.00" not in [text.get_text() for text in texts(picture)]
    line = vars(picture.drawing)["_lines"]["done"].line
    assert list(line.get_xdata()) == [1, 3, 6]
    assert list(line.get_ydata()) == [10, 35, 55]


def test_what_is_written_on_a_bar_is_rounded_as_its_words_are(paint: Paint) -> None:
    picture = paint("investment", year_of([0.125, 0.5], [], None))
    # On the bar, and at the end of the line, which has come to 0.625.
    assert {"0.13", "0.63"} <= set(said(picture).split("\n"))
    assert "当月完成 0.13 亿元" in picture.drawing.marks[0].text


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_year_says_what_belongs_there(ledger: Ledger, paint: Paint, name: str) -> None:
    picture = paint(name, CHARTS[name].data(ledger, YEAR))
    wanted = {
        "investment": "「月度」页填写",
        "enterprises": "「指标」中新建",
        "completion": "「月度」页填写",
        "tasks": "「重点任务」中新建",
        "arrivals": "填写注册日期",
        "computing": "计量单位填 P",
        "parks": "「园区」中新建",
        "schedule": "「节点」页填写",
    }[name]
    assert wanted in said(picture).replace("\n", "")
    assert wanted in picture.drawing.words
    assert picture.drawing.marks == []


def test_a_year_of_which_only_the_sum_is_known_says_it(article: Ledger, paint: Paint) -> None:
    picture = paint("investment", CHARTS["investment"].data(article, 2022))
    assert "已公布全年完成 220.00 亿元" in said(picture)


def test_more_parks_than_fit_are_counted(paint: Paint) -> None:
    picture = paint(*CASES["thirty parks"])
    shown = len(picture.drawing.marks)
    assert 3 < shown < 30
    assert f"另有 {30 - shown} 项没有画出" in said(picture)


@pytest.mark.parametrize("units", [1, 7, 60])
def test_a_chart_of_rows_says_how_high_all_of_it_is(paint: Paint, units: int) -> None:
    data = completion_of("2023-05", *([0.5] * units))
    # Two headings and the categories beside the units.
    rows = units + len(data.categories)
    low = paint("completion", data, (602, 250))
    assert len(low.drawing.marks) < rows or units == 1
    # A page of another height may have another note.
    height = 250.0
    for _time in range(2):
        height = paint("completion", data, (602, math.ceil(height))).drawing.whole_height * 96 / 72
    whole = paint("completion", data, (602, math.ceil(height) + 1))
    assert len(whole.drawing.marks) == rows
    assert "没有画出" not in said(whole)
    less = paint("completion", data, (602, math.ceil(height) - 16))
    assert len(less.drawing.marks) < rows


UPDATES = [
    (
        "investment",
        year_of([10, 20, 25, 22], [15] * 12, 200),
        year_of([12, None, 24.5, 22, 7], [15] * 11, 198),
    ),
    ("investment", year_of([10, 20], [15] * 12, 180), year_of([10, 20.4], [15] * 12, None)),
    (
        "enterprises",
        parks_of((80, 100, 62), (30, None, 0)),
        parks_of((80, 100, 99), (30, None, 31)),
    ),
    (
        "completion",
        completion_of("2023-05", 0.5, 0.3, 0.2, 1.2),
        completion_of("2023-05", 0.3, 0.6, None, 1.19),
    ),
    (
        "tasks",
        tasks_of((0, 3, 8, 1, 1), (1, 2, 8, 0, 0)),
        tasks_of((1, 2, 8, 1, 1), (2, 1, 8, 0, 0)),
    ),
    ("arrivals", arrivals_of(8, 3, 0, 6), arrivals_of(8, 3, 2, 6, 3, low=78)),
    (
        "computing",
        readings_of(("2023-01", 40), ("2023-03", 41), low=500),
        readings_of(("2023-01", 45), ("2023-03", 420), low=500),
    ),
    (
        "parks",
        park_states_of((20, 19, 3, 9), (5, 4, 2, None)),
        park_states_of((19, 18, 3, 9), (6, 4, 2, 5)),
    ),
    (
        "schedule",
        schedule_of(works_of(1, ("2023-02", "2023-09"), ("2023-03", None), 0, STEPS[:2])),
        schedule_of(works_of(1, ("2023-01", None), ("2023-04", None), 0, STEPS[1:2])),
    ),
]


@pytest.mark.parametrize(("name", "before", "after"), UPDATES)
def test_moving_gives_the_same_pixels_as_drawing_anew(
    paint: Paint, name: str, before: Any, after: Any
) -> None:
    moved, anew = paint(name, before), paint(name, after)
    assert moved.pixels != anew.pixels
    assert moved.update(after)
    assert moved.pixels == anew.pixels
    assert moved.drawing.words == anew.drawing.words
    marks = zip(moved.drawing.marks, anew.drawing.marks, strict=True)
    assert all((one.text, one.query) == (other.text, other.query) for one, other in marks)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("investment", year_of([10], [], 100), year_of([10], [], 400)),
        ("investment", year_of([10], [], 100), year_of([90], [], 100)),
        ("investment", year_of([10], [], 100), year_of([], [], 100)),
        ("investment", year_of([], [], 100), year_of([10], [], 100)),
        ("investment", year_of([10], [], 100), replace(year_of([10], [], 100), year=2024)),
        ("enterprises", parks_of((80, 100, 62)), parks_of((80, 100, 162))),
        ("enterprises", parks_of((80, 100, 62)), parks_of((80, 90, 62))),
        ("enterprises", parks_of((80, 100, 62)), parks_of((80, 100, 62), (1, 2, 0))),
        ("enterprises", parks_of((80, 100, 62)), parks_of()),
        ("completion", completion_of("2023-05", 0.5), completion_of("2023-06", 0.5)),
        ("completion", completion_of("2023-05", 0.5), completion_of("2023-05", 5.0)),
        ("completion", completion_of("2023-05", 0.5), completion_of(None)),
        ("arrivals", arrivals_of(8, 3), arrivals_of(8, 300)),
        ("arrivals", arrivals_of(8, 3), arrivals_of(0)),
        (
            "computing",
            readings_of(("2023-01", 40), low=500),
            readings_of(("2023-02", 40), low=500),
        ),
        ("computing", readings_of(("2023-01", 40), low=500), readings_of(("2023-01", 40), low=400)),
        ("computing", readings_of(("2023-01", 40), low=500), readings_of(low=500)),
        ("parks", park_states_of((20, 19, 3, 9)), park_states_of((20, 19, 300, 9))),
        ("schedule", schedule_with(2), schedule_with(3)),
        ("schedule", schedule_with(2), schedule_of(*schedule_with(2).rows[::-1])),
        ("tasks", tasks_of((1, 2, 8, 0, 0)), tasks_of((1, 2, 8, 0, 1))),
        ("tasks", tasks_of((1, 2, 8, 0, 0)), tasks_of((1, 2, 8, 0, 0), (1, 0, 0, 0, 0))),
    ],
)
def test_what_no_longer_fits_must_be_drawn_anew(
    paint: Paint, name: str, before: Any, after: Any
) -> None:
    picture = paint(name, before)
    pixels = picture.pixels
    assert not picture.update(after)
    assert picture.pixels == pixels


def edited(data: Any) -> Any:
    """The data after one more return, or one more firm."""
    if isinstance(data, Investment):
        months = list(data.months)
        months[5] = replace(months[5], done=(months[5].done or 0) + YI // 10)
        return replace(data, months=tuple(months))
    if isinstance(data, Completion):
        first = data.units[0]
        more = replace(first, done=(first.done or 0) + YI // 10, rate=(first.rate or 0) - 0.01)
        return replace(data, units=(more, *data.units[1:]))
    if isinstance(data, TaskStates):
        row = data.rows[0]
        none, going, *others = row.counts
        changed = Tasks(row.unit_id, row.name, (none + 1, going - 1, *others))
        return replace(data, rows=(changed, *data.rows[1:]))
    if isinstance(data, Arrivals):
        return replace(data, counts=(*data.counts[:3], (data.counts[3] or 0) + 1, *data.counts[4:]))
    if isinstance(data, Readings):
        changed_reading = replace(data.readings[8], value=data.readings[8].value + 5)
        return replace(data, readings=(*data.readings[:8], changed_reading, *data.readings[9:]))
    if isinstance(data, ParkStates):
        park = replace(data.rows[1], firms=data.rows[1].firms - 1)
        return replace(data, rows=(data.rows[0], park, *data.rows[2:]))
    if isinstance(data, Schedule):
        works = replace(data.rows[0], actual_start="2023-02-03")
        return replace(data, rows=(works, *data.rows[1:]))
    return replace(data, rows=(replace(data.rows[0], count=data.rows[0].count + 1), *data.rows[1:]))


@pytest.mark.parametrize("name", CHARTS)
def test_a_redraw_takes_less_than_a_tenth_of_the_first_draw(
    demo: Ledger, paint: Paint, name: str
) -> None:
    data = CHARTS[name].data(demo, YEAR)
    states = itertools.cycle((edited(data), data))
    size = (1000, 560)

    def seconds(work: Any) -> float:
        # Of this process alone, so that a busy machine does not fail the test.
        start = time.process_time()
        work()
        return time.process_time() - start

    paint(name, data)  # Fonts are loaded once a process.
    first = statistics.median(seconds(lambda: paint(name, data, size)) for _ in range(5))
    picture = paint(name, data, size)
    pixels = picture.pixels
    again = statistics.median(seconds(lambda: picture.update(next(states))) for _ in range(21))
    assert picture.pixels != pixels
    assert again < first / 10, f"{again * 1000:.1f} ms of {first * 1000:.1f} ms"


@pytest.mark.parametrize("name", CHARTS)
def test_many_moves_leave_nothing_behind(demo: Ledger, paint: Paint, name: str) -> None:
    data = CHARTS[name].data(demo, YEAR)
    picture = paint(name, data)
    first = picture.pixels
    for mark in picture.drawing.marks[:3]:
        mark.highlight(True)
        picture.stage.redraw(picture.drawing)
        assert picture.update(edited(data))
        assert picture.pixels != first
        mark.highlight(False)
        assert picture.update(data)
        assert picture.pixels == first


def test_pointing_at_a_month_gives_its_figures_and_records(demo: Ledger, paint: Paint) -> None:
    data = investment.investment(demo, YEAR)
    picture = paint("investment", data)
    for number, month in enumerate(data.months):
        for region in picture.drawing.marks[number].regions:
            box = region.get_window_extent()
            mark = picture.drawing.mark_at((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
            assert mark is picture.drawing.marks[number]
        mark = picture.drawing.marks[number]
        assert f"{YEAR}年{number + 1}月" in mark.text
        assert f"当月完成 {(month.done or 0) / YI:,.2f} 亿元" in mark.text
        assert f"累计完成 {(data.done[number] or 0) / YI:,.2f} 亿元" in mark.text
        assert mark.query == data.records_of(month)
    assert picture.drawing.mark_at(2, 2) is None


def test_a_highlight_covers_no_words(demo: Ledger, paint: Paint) -> None:
    picture = paint("enterprises", enterprises.attractions(demo, YEAR))
    before = picture.pixels
    picture.drawing.marks[0].highlight(True)
    picture.stage.redraw(picture.drawing)
    assert picture.pixels != before
    name = next(text for text in texts(picture) if text.get_text() == "门头沟园 · 人工智能")
    box = name.get_window_extent()
    rows = picture.canvas.buffer_rgba()
    top = int(picture.figure.bbox.height - box.y1)
    bottom = int(picture.figure.bbox.height - box.y0)
    darkest = min(
        int(rows[y, x, 0]) for y in range(top, bottom) for x in range(int(box.x0), int(box.x1))
    )
    assert darkest < 100
    picture.drawing.marks[0].highlight(False)
    picture.stage.redraw(picture.drawing)
    assert picture.pixels == before


def test_signs_of_formulas_in_names_stay_as_they_are(paint: Paint) -> None:
    row = replace(parks_of((1, 2, 3)).rows[0], name="园区$x_1$与$y$")
    picture = paint("enterprises", Attractions(ORIGIN, YEAR, (row,)))
    assert "园区$x_1$与$y$" in said(picture)
    text = next(text for text in texts(picture) if "园区" in text.get_text())
    assert not text.get_parse_math()


def test_a_plot_alone_has_no_title_and_no_note(demo: Ledger) -> None:
    figure = Figure(figsize=(8, 5))
    FigureCanvasAgg(figure)
    data = investment.investment(demo, YEAR)
    CHARTS["investment"].draw(figure, data, LIGHT, page.Room(words=False))
    words = "\n".join(text.get_text() for text in figure.findobj(Text))
    assert "年度计划" in words
    assert "来源" not in words
    assert "京西地区" not in words


def test_a_bar_is_as_long_as_its_count_and_its_band_where_the_target_is(paint: Paint) -> None:
    picture = paint(*CASES["two parks"])
    bars = vars(picture.drawing)["_bars"]
    assert [bar.get_width() for bar in bars] == [62, 0]
    assert bars[0].get_x() == 0
    ends = [np.asarray(line.get_xdata())[0] for line in picture.figure.axes[1].lines]
    assert ends == [80, 100, 30]
    (band,) = [patch for patch in picture.figure.axes[1].patches if patch.get_hatch()]
    assert band.get_extents().width == pytest.approx(20 * bars[0].get_extents().width / 62)


def test_a_unit_behind_is_hatched_and_says_by_how_much(paint: Paint) -> None:
    picture = paint("completion", completion_of("2023-06", 0.5, 0.3, None))
    bars = [cells[0].parts[0] for cells in vars(picture.drawing)["_cells"]]
    assert [bar.get_width() for bar in bars if bar.get_visible()] == [0.5, 0.3, 0.1]
    assert [bool(bar.get_hatch()) for bar in bars] == [False, True, False, True]
    assert [bar.get_visible() for bar in bars] == [True, True, False, True]
    words = said(picture)
    for part in (
        "序时 50.00%",
        "50.00%，超前 0.00 个百分点",
        "30.00%，落后 20.00 个百分点",
        "未报",
    ):
        assert part in words


def test_a_stack_is_as_long_as_its_counts_which_stand_on_it(paint: Paint) -> None:
    picture = paint("tasks", tasks_of((2, 3, 8, 1, 0)))
    (cell,) = vars(picture.drawing)["_cells"][0]
    assert [(part.get_x(), part.get_width()) for part in cell.parts] == [
        (0, 8),
        (8, 3),
        (11, 2),
        (13, 1),
    ]
    assert [text.get_text() for text in cell.inside if text.get_visible()] == ["8", "3", "2"]
    assert cell.label.get_text() == "完成 8/14"
    for key in ("已完成", "推进中", "未启动", "已取消"):
        assert key in said(picture)
    assert "未填状态" not in said(picture)


def test_looks_are_told_apart_in_grey(paint: Paint) -> None:
    for palette in (LIGHT, DARK):
        picture = paint("tasks", tasks_of((2, 3, 8, 0, 1)), palette=palette)
        (cell,) = vars(picture.drawing)["_cells"][0]
        greys = sorted(
            sum(
                share * part
                for share, part in zip((0.3, 0.59, 0.11), part.get_facecolor()[:3], strict=True)
            )
            for part in cell.parts[:3]
        )
        assert min(b - a for a, b in itertools.pairwise(greys)) > 0.1


def test_the_pace_is_a_thin_dashed_line_with_its_name(paint: Paint) -> None:
    picture = paint(*CASES["half a year, behind"])
    lines = {role: named.line for role, named in vars(picture.drawing)["_lines"].items()}
    assert list(lines["pace"].get_ydata()) == [300 * n / 12 for n in range(1, 13)]
    assert lines["pace"].is_dashed()
    assert lines["pace"].get_linewidth() < lines["planned"].get_linewidth()
    assert lines["pace"].get_marker() == "None"
    assert "序时\n300.00" in said(picture)
    assert "序时=年度计划×月份÷12（推算）" in "".join(said(picture).split())


def test_firms_are_counted_by_month_and_up_against_the_band(paint: Paint) -> None:
    data = arrivals_of(8, 3, 0, 6)
    picture = paint("arrivals", data)
    parts = vars(picture.drawing)
    bars = parts["_bars"]
    assert [bar.get_height() for bar in bars if bar.get_visible()] == [8, 3, 0, 6]
    assert list(parts["_lines"]["done"].line.get_ydata()) == [8, 11, 11, 17]
    assert list(parts["_lines"]["pace"].line.get_ydata())[-1] == 80
    band = parts["_band"]
    assert (band.get_y(), band.get_height(), bool(band.get_hatch())) == (80, 20, True)
    assert "序时推算" in said(picture)
    first, third, last = (picture.drawing.marks[place] for place in (0, 2, 11))
    assert first.query == data.records_of(1) is not None
    assert "当月引进 8 家\n累计引进 8 家\n序时应引进 6.7 家（推算）" in first.text
    assert (third.query, last.query) == (None, None)
    assert "这个月还没有到" in last.text


def test_readings_stand_at_their_dates_before_the_band(paint: Paint) -> None:
    data = CASES["to the band"][1]
    picture = paint("computing", data)
    line = vars(picture.drawing)["_line"]
    ends = [date(2023, 2, 1), date(2023, 6, 1), date(2023, 6, 10)]
    assert list(line.get_xdata()) == [day.toordinal() for day in ends]
    assert list(line.get_ydata()) == [40, 100, 100]
    (band,) = [patch for patch in line.axes.patches if patch.get_hatch()]
    assert (band.get_y(), band.get_height()) == (500, 500)
    assert band.get_x() + band.get_width() == date(2026, 1, 1).toordinal()
    words = said(picture)
    for part in ("目标 500–1,000 P（2025年前）", "基期 20 P（2022年12月）", "截至2023年6月9日"):
        assert part in words
    assert all(mark.query == data.records for mark in picture.drawing.marks)
    assert "距 500 P 还差 460 P" in picture.drawing.marks[0].text


def test_each_measure_of_a_park_leads_to_its_own_records(demo: Ledger, paint: Paint) -> None:
    data = CHARTS["parks"].data(demo, YEAR)
    picture = paint("parks", data, (1000, 560))
    marks = picture.drawing.marks
    assert len(marks) == 4 * len(data.rows)
    row = data.rows[1]
    queries = [mark.query for mark in marks[4:8]]
    assert [query.kind for query in queries if query] == ["enterprise"] * 2 + ["project"] * 2
    assert queries[1] == row.attracted_records(YEAR)
    for mark in marks:
        box = mark.regions[0].get_window_extent()
        middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        assert picture.drawing.mark_at(*middle) is mark
    lengths = [[cell.parts[0].get_width() for cell in cells] for cells in _cells(picture)]
    assert lengths[1] == [row.firms, row.attracted, row.projects, row.rate]


def _cells(picture: Picture) -> list[Any]:
    return list(vars(picture.drawing)["_cells"])


def test_a_schedule_shows_planned_actual_and_nodes(paint: Paint) -> None:
    picture = paint(*CASES["three projects"])
    first, second, third = _cells(picture)

    def span(bar: Any) -> tuple[date, date] | None:
        start, end = bar.get_x(), bar.get_x() + bar.get_width()
        return (date.fromordinal(start), date.fromordinal(end)) if bar.get_visible() else None

    # What goes on ends at the day of the schedule; a month or a year counts to its end.
    assert span(first.planned) == (date(2020, 1, 1), date(2027, 1, 1))
    assert span(first.actual) == (date(2023, 2, 1), date(2023, 6, 10))
    assert span(second.actual) == (date(2023, 1, 5), date(2023, 5, 7))
    assert (span(second.planned), span(third.planned), span(third.actual)) == (None, None, None)
    days = [[date.fromordinal(int(x)) for x in points.get_xdata()] for points in first.nodes]
    assert days == [[date(2024, 5, 1)], [date(2023, 2, 2)], [date(2023, 5, 1)]]
    # Hollow, filled, and of another shape: told apart without colour.
    waiting, reached, overdue = first.nodes
    assert waiting.get_markerfacecolor() != reached.get_markerfacecolor()
    assert waiting.get_marker() == reached.get_marker() != overdue.get_marker()
    assert "逾期节点：封顶（2023年4月）" in picture.drawing.marks[0].text


def test_a_schedule_says_how_many_of_the_projects_it_shows(paint: Paint) -> None:
    low, high = (paint("schedule", schedule_with(85), size) for size in (SIZES[0], (1123, 794)))
    for picture in (low, high):
        shown = len(picture.drawing.marks)
        assert f"已显示 {shown}/85 个项目" in said(picture)
        assert picture.drawing.words.count("号产业园区") == 85
    assert len(low.drawing.marks) < len(high.drawing.marks) < 85
