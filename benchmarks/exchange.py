"""Tables out of the ledger: 100,000 projects in 13 columns, formats and all.

A workbook is measured against LibreOffice making one of the same rows, which it is given as CSV: both
read what they have and write it, and LibreOffice starts too. CSV is measured against Python's csv module writing the same rows as they are stored.
"""

import csv
import shutil
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks import timing
from benchmarks.report import Row
from jingxi_desktop.exchange import export
from jingxi_desktop.ledger import queries
from jingxi_desktop.ledger.connection import connect
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Project

PROJECTS = 100_000
_ROUNDS = 3
_MOST_OF_LIBREOFFICE, _MOST_OF_CSV = 0.25, 4.0
_COLUMNS = [
    "number",
    "name",
    "category",
    "stage",
    "nature",
    "responsible_id",
    "park_id",
    "total_investment",
    "planned_investment",
    "done_investment",
    "completion_rate",
    "planned_start",
    "planned_finish",
]


def _libreoffice(listed: Path) -> float:
    """Seconds that LibreOffice takes to make a workbook of a CSV file, with a profile of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--infilter=CSV:44,34,76,1", "--convert-to", "xlsx", "--outdir", folder]

        def convert() -> None:
            subprocess.run([*command, str(listed)], check=True, capture_output=True)

        # The first start makes its profile.
        convert()
        return timing.seconds(convert)


def _plain_csv(path: Path, query: Query, out: Path) -> None:
    fields = [Project.KIND.field(name) for name in _COLUMNS]
    with closing(connect(path)) as connection, out.open("w", encoding="utf-8") as file:
        rowids = queries.row_ids(connection, query)
        for start in range(0, len(rowids), 500):
            part = queries.cells(connection, query, fields, rowids[start : start + 500])
            csv.writer(file).writerows(part)


def rows(path: Path) -> list[Row]:
    """Both kinds of file."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(path, read_only=True) as ledger:
        query = Query(Project.KIND.name, ledger.year)
        book, listed = Path(folder, "projects.xlsx"), Path(folder, "projects.csv")

        def ours(out: Path) -> float:
            return timing.seconds(lambda: export.save(ledger, query, _COLUMNS, out, overwrite=True))

        by_csv = timing.alternately(
            lambda: ours(listed),
            lambda: timing.seconds(lambda: _plain_csv(path, query, Path(folder, "plain.csv"))),
            _ROUNDS,
        )
        by_book = ours(book)
        theirs = _libreoffice(listed) if shutil.which("soffice") else None
        by_book = (by_book + ours(book)) / 2
    return [
        Row("export to .xlsx, 100k", by_book, theirs, _MOST_OF_LIBREOFFICE, bare_is="soffice"),
        Row("export to .csv, 100k", *by_csv, _MOST_OF_CSV, bare_is="csv module"),
    ]
