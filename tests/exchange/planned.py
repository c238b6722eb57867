"""Tables as they are found on sheets, for what is done with them."""

from collections.abc import Mapping, Sequence

from jingxi_desktop.exchange.importing import mapping, plan
from jingxi_desktop.exchange.importing.plan import Options, Plan
from jingxi_desktop.exchange.spreadsheets.workbook import Cell, Sheet
from jingxi_desktop.exchange.tables.found_table import FoundTable
from jingxi_desktop.exchange.tables.recognition import table_under
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Kind

YEAR = 2023


def table(heads: Sequence[Cell], *rows: Sequence[Cell]) -> FoundTable:
    """A table whose heads are the first row of the sheet."""
    return table_under(Sheet("表", False, list(map(list, (heads, *rows))), []), (1,))


def planned(
    ledger: Ledger,
    kind: Kind,
    found: FoundTable,
    options: Options | None = None,
    said: Mapping[str, str] | None = None,
) -> Plan:
    """The plan of a table with the mapping that its heads suggest."""
    options = options or Options(YEAR)
    mapped = mapping.find(kind, found, options.year, options.month, said)
    assert mapped.questions == ()
    return plan.plan(ledger, kind, found, mapped.places, options)


def states(made: Plan) -> list[str]:
    """The states of the rows."""
    return [row.state for row in made.rows]


def reasons(made: Plan) -> dict[int, Sequence[str]]:
    """Why rows are problems, by their numbers."""
    return {row.number: row.reasons for row in made.problems}
