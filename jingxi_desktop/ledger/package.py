"""填报包: what one unit answers for, as a small ledger of its own that goes out and comes back.

It is a ledger file with an application id of its own. Its change log begins with what it was made
of; that is the base against which `three_way` compares what came back.
"""

import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from jingxi_desktop import paths
from jingxi_desktop.ledger import kept_json, queries, rules, schema, selects
from jingxi_desktop.ledger.changes import Change
from jingxi_desktop.ledger.connection import unchanged
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import KINDS, Field, Kind, Organisation, UserError
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.translation import mark, tr

SUFFIX = ".jxpkg"
# One that `exchange.packages.sealing` made to be sent.
SEALED = ".jxseal"
# One that `exchange.packages.write_form` made to be filled in without this program.
FORM = ".xlsx"
_SETTING = "package"
_KEPT_SETTINGS = ("demo", rules.SETTING)
# Parents before children, as far as one is referred to by another.
_TABLES = (
    "organisation",
    "park",
    "project",
    "project_year",
    "project_month",
    "node",
    "problem",
    "task",
    "task_month",
)
# What makes a unit be asked, in words: see `package.scope.sql`.
HOW_ASKED = mark("请先给项目填上责任单位和本年类别，给任务填上牵头单位")


class Package(Struct, frozen=True):
    """What a package is: from which ledger, for which unit and month (YYYY-MM).

    `made` is the last change that the ledger had then, by its UUID.
    """

    id: str
    ledger: str
    made: str
    unit_id: str
    unit: str
    month: Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]

    @property
    def title(self) -> str:
        """How it is called on screen."""
        return tr("填报包 · {unit} · {month}", unit=self.unit, month=format_date(self.month))


def identity(ledger: Ledger) -> str:
    """What tells a ledger and its copies from other ledgers: its first change. "" in an empty one."""
    row = ledger.connection.execute("SELECT uuid FROM change_log ORDER BY id LIMIT 1").fetchone()
    return "" if row is None else str(row[0])


def of(ledger: Ledger) -> Package | None:
    """What the package is that is open as a ledger; None for a ledger. Raises UserError if damaged."""
    if not ledger.is_package:
        return None
    try:
        return kept_json.read(ledger.setting(_SETTING) or "", Package)
    except msgspec.DecodeError as error:
        raise UserError(tr("「{path}」不是完整的填报包", path=ledger.path)) from error


def may_hold(ledger: Ledger, kind: Kind) -> bool:
    """Whether records of a kind can be in a ledger: a package has those of a unit's work only."""
    return not ledger.is_package or kind.name in _TABLES


def fields_of(ledger: Ledger, kind: Kind) -> tuple[Field, ...]:
    """The fields that records of a kind have in a ledger: what counts others has nothing to count in a package."""
    return tuple(
        field for field in kind.fields if not field.counts or may_hold(ledger, KINDS[field.counts])
    )


def check(ledger: Ledger) -> Package:
    """What the package is that is open as a ledger. Raises UserError for a ledger, and if damaged."""
    found = of(ledger)
    if found is None:
        raise UserError(tr("「{path}」是台账，不是填报包", path=ledger.path))
    return found


def asked(ledger: Ledger, year: int) -> list[tuple[str, str]]:
    """The units that have projects or tasks in a year, id and name, without those below another of them."""
    sql = selects.text("package.units")
    return [(str(i), str(name)) for i, name in ledger.connection.execute(sql, {"year": year})]


def none_asked(year: int) -> str:
    """Why there is no package to make for a year in which no unit has anything, and what to do."""
    what = tr(HOW_ASKED)
    return tr("{year} 年还没有哪个单位有项目或任务；{what}", year=year, what=what)


def file_name(unit: str, month: str, suffix: str = SUFFIX) -> str:
    """How the file of a unit's package is called: 门头沟区 2023-06.jxpkg."""
    return paths.file_name(f"{unit} {month}{suffix}")


def places(
    units: Iterable[tuple[str, str]], folder: Path, month: str, suffix: str
) -> dict[str, Path]:
    """Where the packages of units, by id and name, go in a folder. Raises UserError for two of one name."""
    found: dict[str, Path] = {}
    for unit_id, name in units:
        path = folder / file_name(name, month, suffix)
        if path in found.values():
            sentence = mark("有几个单位都叫「{name}」，填报包不能同名；请先改其中一个的名称或简称")
            raise UserError(tr(sentence, name=name))
        found[unit_id] = path
    return found


def make(ledger: Ledger, unit_id: str, month: str, path: Path) -> int:
    """Make the package of a unit and the units below it. Returns how many projects and tasks it has.

    Raises UserError where the unit has none, where a file is already, in a package, and where the ledger
    was changed meanwhile.
    """
    if ledger.is_package:
        raise UserError(tr("这是填报包，不能由它再制作填报包；请在下发单位的台账里制作"))
    unit = queries.get(ledger, Organisation.KIND, unit_id)
    year = int(month[:4])
    given: dict[str, str | int] = {"unit": unit_id, "year": year}
    selects = {table: _select(table) for table in _TABLES}
    count = sum(
        ledger.connection.execute(f"SELECT count(*) FROM ({selects[table]})", given).fetchone()[0]
        for table in ("project", "task")
    )
    if not count:
        raise UserError(
            tr(
                "「{unit}」在 {year} 年没有项目和任务，没有制作填报包；{what}",
                unit=unit.title,
                year=year,
                what=tr(HOW_ASKED),
            )
        )

    def fill(new: Ledger) -> None:
        otherwise = tr("制作时台账被改动了，没有制作填报包，请再制作一次")
        with (
            new.change(tr("制作填报包"), action="create") as change,
            unchanged(ledger.connection, otherwise),
        ):
            package = Package(
                str(uuid.uuid4()),
                identity(ledger),
                ledger.last_change(),
                unit_id,
                unit.title,
                month,
            )
            # A row may refer to one that follows.
            new.connection.execute("PRAGMA defer_foreign_keys = ON")
            for table, sql in selects.items():
                _copy(ledger, change, table, sql, given)
            for name in _KEPT_SETTINGS:
                value = ledger.setting(name)
                if value is not None:
                    new.set_setting(name, value)
            new.set_setting("year", str(year))
            new.set_setting("name", package.title)
            new.set_setting(_SETTING, msgspec.json.encode(package).decode())
            new.connection.execute(f"PRAGMA application_id = {schema.PACKAGE_ID}")

    Ledger.create(path, fill=fill).close()
    return int(count)


def _select(table: str) -> str:
    sql = selects.text(f"package.{table}")
    return sql.format(scope=selects.text("package.scope").rstrip())


def _copy(
    ledger: Ledger, change: Change, table: str, sql: str, given: dict[str, str | int]
) -> None:
    cursor = ledger.connection.execute(sql, given)
    names = [column[0] for column in cursor.description]
    places = [place for place, name in enumerate(names) if name != "rowid"]
    columns = [names[place] for place in places]
    change.insert_many(table, columns, ([row[place] for place in places] for row in cursor))
