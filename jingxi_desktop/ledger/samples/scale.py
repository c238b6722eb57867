"""The sample `scale`: as many made-up projects as are asked for, to measure the program with.

For each project there are ten firms, and two key nodes with the months, up to a size at which the
monthly round is measured.
"""

from collections.abc import Iterator
from itertools import islice

from jingxi_desktop.ledger.changes import Change
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.samples.drafts import Draft, sample_id, write
from jingxi_desktop.ledger.tables import part_id
from jingxi_desktop.records import KINDS, Value
from jingxi_desktop.records.dates import months_of
from jingxi_desktop.records.enterprise import FIELDS, HONOURS
from jingxi_desktop.records.enterprise import STAGES as FIRM_STAGES
from jingxi_desktop.records.indicator import ATTRACTED, ENTERPRISES, MEASURES
from jingxi_desktop.records.project import CATEGORIES, NATURES, STAGES
from jingxi_desktop.records.provenance import DEMO

PROJECTS = 1000
YEAR = 2023
NAME = "规模测试台账（演示）"
_WITH_MONTHS = 10_000
_FIRMS_EACH = 10
_MOST_FIRMS = 100_000
_INDICATORS = 12
_WAN = 10_000
_BLOCK = 50_000

# Ids count up, so that the indexes of a million rows grow at their ends instead of all over.
_ID = "5ca1e000-0000-4000-8000-{:012x}"
_NODE_ID, _FIRM_ID = _ID.replace("8000-", "8001-"), _ID.replace("8000-", "8002-")
_NODES = ("开工进场", "封顶")
# A multiplier that scatters consecutive numbers: they look drawn, and cost one product each.
_STIR = 2_654_435_761

_PLACES = ("古城", "八角", "鲁谷", "苹果园", "金顶街", "广宁", "五里坨", "老山", "八宝山",
           "大峪", "城子", "永定", "潭柘寺", "龙泉", "军庄", "妙峰山", "王平", "雁翅", "斋堂",
           "清水")  # fmt: skip
_QUALITIES = ("智慧", "绿色", "低碳", "综合", "示范", "社区", "滨水", "北区", "南区", "东部",
              "西部", "一期", "二期", "三期", "数字")  # fmt: skip
_THINGS = ("老旧厂房", "科技园", "产业楼宇", "主干道路", "供热管网", "中小学校", "养老中心",
           "文化街区", "生态绿道", "停车设施", "数据中心", "工业遗址", "变电站", "安置住房",
           "体育场馆", "医院门诊楼", "再生水厂")  # fmt: skip
_DEEDS = ("改造", "新建", "扩建", "提升", "更新", "修复", "配套", "建设")
_INDUSTRIES = ("产业转型", "城市更新", "基础设施", "民生保障", "生态文旅")
_UNITS = tuple(f"演示单位{letter}" for letter in "甲乙丙丁戊己")
_PARKS = tuple(f"演示园区{number:02}" for number in range(1, 13))

_COLUMNS = ("id", "name", "stage", "nature", "responsible_id", "total_investment", "planned_start",
            "planned_finish", "district_id", "park_id", "industry", "origin")  # fmt: skip
_YEAR_COLUMNS = ("id", "project_id", "year", "number", "category", "planned_investment")
_MONTH_COLUMNS = ("id", "project_id", "month", "planned", "done", "origin")
_NODE_COLUMNS = ("id", "project_id", "name", "due", "actual", "origin")
_FIRM_COLUMNS = ("id", "name", "park_id", "field", "honours", "stage", "registered", "origin")


def fill(ledger: Ledger, change: Change, projects: int) -> None:
    """Write `projects` projects with their yearly rows, and months for the first of them.

    Rows are made one by one while SQLite writes them, so that a million take no memory.
    """
    units = _named(change, "organisation", _UNITS)
    parks = _named(change, "park", _PARKS)
    change.insert_many("project", _COLUMNS, _projects(projects, units, parks))
    change.insert_many("project_year", _YEAR_COLUMNS, _years(projects))
    change.insert_many("project_month", _MONTH_COLUMNS, _months(min(projects, _WITH_MONTHS)))
    change.insert_many("node", _NODE_COLUMNS, _nodes(min(projects, _WITH_MONTHS)))
    firms = min(projects * _FIRMS_EACH, _MOST_FIRMS)
    change.insert_many("enterprise", _FIRM_COLUMNS, _firms(firms, parks))
    write(change, KINDS["indicator"], list(_indicators(parks)))
    ledger.set_setting("year", str(YEAR))
    ledger.set_setting("name", NAME)
    ledger.set_setting("demo", "1")


def _named(change: Change, kind: str, names: tuple[str, ...]) -> list[str]:
    drafts = [Draft(sample_id(kind, name), {"name": name, "origin": DEMO}) for name in names]
    write(change, KINDS[kind], drafts)
    return [draft.id for draft in drafts]


def project_id(number: int) -> str:
    """The id of the project with a number, counted from 1."""
    return _ID.format(number)


def _stirred(number: int) -> int:
    """A figure that follows from a number without looking as if it did."""
    return (number * _STIR % 4_294_967_291) >> 7


def project_name(number: int) -> str:
    """The name of the project with a number: varied, and no two alike."""
    figure = _stirred(number)
    parts = []
    for words in (_PLACES, _QUALITIES, _THINGS, _DEEDS):
        figure, index = divmod(figure, len(words))
        parts.append(words[index])
    return f"{''.join(parts)}项目（演示{number:07}）"


def _plan(number: int) -> int:
    return 500 + _stirred(number * 3) % 60_000


def _projects(count: int, units: list[str], parks: list[str]) -> Iterator[tuple[Value, ...]]:
    for number in range(1, count + 1):
        figure = _stirred(number * 5)
        first = 2020 + figure % 4
        yield (
            project_id(number),
            project_name(number),
            STAGES[figure % len(STAGES)],
            NATURES[figure % len(NATURES)],
            units[figure % len(units)],
            _plan(number) * (2 + figure % 9) * _WAN,
            f"{first}-{figure % 12 + 1:02}",
            f"{first + 1 + figure % 5}-{figure % 11 + 1:02}",
            units[figure % 2],
            parks[figure % len(parks)],
            _INDUSTRIES[figure % len(_INDUSTRIES)],
            DEMO,
        )


def _years(count: int) -> Iterator[tuple[Value, ...]]:
    """Yearly rows, sorted by their ids in blocks so that an index leaf is written to many times."""
    rows = map(_year, range(1, count + 1))
    while block := sorted(islice(rows, _BLOCK)):
        yield from block


def _year(number: int) -> tuple[str, str, int, int, str, int]:
    owner = project_id(number)
    category = CATEGORIES[_stirred(number * 7) % len(CATEGORIES)]
    return (part_id(owner, YEAR), owner, YEAR, number, category, _plan(number) * _WAN)


def _months(count: int) -> Iterator[tuple[Value, ...]]:
    months = months_of(YEAR)
    for number in range(1, count + 1):
        owner, planned = project_id(number), _plan(number) // 12
        for month in months:
            done = planned * (70 + _stirred(number * 11 + int(month[5:])) % 40) // 100
            yield (part_id(owner, month), owner, month, planned * _WAN, done * _WAN, DEMO)


def _nodes(count: int) -> Iterator[tuple[Value, ...]]:
    for number in range(1, count + 1):
        figure = _stirred(number * 13)
        for place, name in enumerate(_NODES):
            due = f"{YEAR}-{(figure + place * 5) % 12 + 1:02}"
            actual = due if (figure >> place) % 4 else None
            yield (_NODE_ID.format(number * 2 + place), project_id(number), name, due, actual, DEMO)


def _firms(count: int, parks: list[str]) -> Iterator[tuple[Value, ...]]:
    for number in range(1, count + 1):
        figure = _stirred(number * 17)
        yield (
            _FIRM_ID.format(number),
            f"演示企业{number:07}",
            parks[figure % len(parks)],
            FIELDS[figure % len(FIELDS)],
            HONOURS[figure % len(HONOURS)] if figure % 5 == 0 else None,
            FIRM_STAGES[(figure >> 3) % len(FIRM_STAGES)],
            f"{YEAR - figure % 3}-{figure % 12 + 1:02}",
            DEMO,
        )


def _indicators(parks: list[str]) -> Iterator[Draft]:
    """As many as a plan has, by every measure in turn, those of firms for a park or a field."""
    for number in range(_INDICATORS):
        name = f"演示指标{number + 1:02}"
        values: dict[str, Value] = {
            "name": name,
            "year": YEAR,
            "measure": MEASURES[number % len(MEASURES)],
            "low": 80.0,
            "high": 100.0,
            "origin": DEMO,
        }
        if values["measure"] in (ENTERPRISES, ATTRACTED):
            scope: dict[str, Value] = {"park_id": parks[number % len(parks)]}
            values |= scope if number < len(MEASURES) else {"field": FIELDS[0]}
        yield Draft(sample_id("indicator", name), values)
