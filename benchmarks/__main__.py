"""`python -m benchmarks [--quick] [GROUP…]`: measure, and print one table.

Exits with 1 where a target is missed, so that a machine can watch it too.
"""

import argparse
import sys
from collections.abc import Callable

from benchmarks import ledgers
from benchmarks.report import Row, table

LARGE, QUICK = 1_000_000, 100_000


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(_GROUPS))
    parser.add_argument("--quick", action="store_true", help="100,000 projects, not a million")
    parser.add_argument("--fresh", action="store_true", help="make the measured ledgers anew")
    arguments = parser.parse_args()
    unknown = set(arguments.groups) - set(_GROUPS)
    if unknown:
        parser.error(f"no such group: {', '.join(sorted(unknown))}; there are {', '.join(_GROUPS)}")
    return arguments


def _measured(arguments: argparse.Namespace, *, has_screen: bool) -> list[Row]:
    # Imported here, so that a wrong argument is answered at once.
    from benchmarks import (
        charts,
        edits,
        exchange,
        memory,
        merge,
        monthly,
        package,
        peers,
        start,
        tables,
    )
    from jingxi_desktop import app

    size = "100k" if arguments.quick else "1M"
    small = ledgers.ledger(1000, fresh=arguments.fresh)
    large = ledgers.ledger(QUICK if arguments.quick else LARGE, fresh=arguments.fresh)
    qt = app.application()
    groups: dict[str, Callable[[], list[Row]]] = {
        "start": lambda: start.rows(small, large, size),
        "tables": lambda: tables.rows(small, large, size),
        "edits": lambda: edits.rows(small, large, size),
        "charts": charts.rows,
        "monthly": lambda: monthly.rows(ledgers.ledger(monthly.PROJECTS, fresh=arguments.fresh)),
        "exchange": lambda: exchange.rows(ledgers.ledger(exchange.PROJECTS, fresh=arguments.fresh)),
        "merge": lambda: merge.rows(ledgers.ledger(merge.PROJECTS, fresh=arguments.fresh)),
        "memory": lambda: memory.rows(large, size),
        "peers": lambda: peers.rows(small, large, size, has_screen=has_screen),
        "package": lambda: package.rows(small, has_screen=has_screen),
    }
    rows: list[Row] = []
    for name in arguments.groups or _GROUPS:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        new = groups[name]()
        for row in new:
            print("  ", *row.cells(), file=sys.stderr, flush=True)
        rows += new
    qt.quit()
    return rows


_GROUPS = (
    "start",
    "tables",
    "edits",
    "charts",
    "monthly",
    "exchange",
    "merge",
    "memory",
    "peers",
    "package",
)


def main() -> int:
    """Measure what was asked for. Returns the status."""
    from benchmarks.display import screen

    arguments = _arguments()
    ledgers.use_own_home()
    with screen() as has_screen:
        rows = _measured(arguments, has_screen=has_screen)
    print(table(rows))
    return int(any(row.ok is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
