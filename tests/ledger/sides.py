"""A ledger with the packages of its units, for what a merge makes of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jingxi_desktop.ledger import commands, merge, package, returns, three_way
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.merge_cells import Merge
from jingxi_desktop.records import Node, Organisation, Project
from tests.exchange.packages.compared import compare, compare_all

JUNE, YEAR = "2023-06", 2023
Rows = dict[tuple[str, str], dict[str, Any]]


class Sides:
    """A ledger with two units of two projects each, and the package of each unit."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "台账.jingxi"
        self.packages: list[Path] = []
        self.projects: list[str] = []
        with Ledger.create(self.path) as ledger:
            ledger.set_setting("year", str(YEAR))
            for name in ("甲", "乙"):
                unit = commands.create(ledger, Organisation.KIND, {"name": name})
                for number in (1, 2):
                    values: dict[str, Any] = {"name": f"{name}{number}", "category": "新建"}
                    values |= {"responsible_id": unit, "stage": "前期"}
                    project = commands.create(ledger, Project.KIND, values, YEAR)
                    returns.fill(ledger, JUNE, {project: {"done": 100, "progress": "开挖"}})
                    node = {"name": "封顶", "project_id": project, "due": "2023-09"}
                    commands.create(ledger, Node.KIND, node)
                    self.projects.append(project)
                self.packages.append(folder / f"{name}.jxpkg")
                package.make(ledger, unit, JUNE, self.packages[-1])

    def fill(self, path: Path, project: str, **values: Any) -> None:
        """Fill in June of a project, in the ledger or in a package."""
        with Ledger.open(path, daily_backup=False) as ledger:
            returns.fill(ledger, JUNE, {project: values})


def merged(path: Path, returned: Path, prefer: merge.Side = "ours", reason: str = "") -> int:
    with Ledger.open(path, daily_backup=False) as ledger:
        found = compare(ledger, returned)
        return merge.apply(ledger, [found], merge.settled([found], prefer), reason)


def state(path: Path, tables: Sequence[str] = three_way.MERGED) -> Rows:
    """All rows of tables, as a rule of those that packages bring back, by table and id."""
    with Ledger.open(path, read_only=True) as ledger:
        found = {}
        for table in tables:
            cursor = ledger.connection.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            for row in cursor:
                values = dict(zip(names, row, strict=True))
                values.pop("rowid")
                found[table, values["id"]] = values
        return found


def whole(path: Path) -> Rows:
    """All rows of projects and what is theirs, by table and id."""
    return state(path, ("project", "project_year", "project_month", "node", "attachment"))


def compared(path: Path, files: Sequence[Path]) -> tuple[Merge, ...]:
    """Packages compared with a ledger, one after the other."""
    with Ledger.open(path, read_only=True) as ledger:
        return compare_all(ledger, files)
