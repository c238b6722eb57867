"""Tables out of the ledger and into the program: 100,000 projects in 13 columns, formats and all.

Writing a workbook is measured against LibreOffice writing the same one: what it takes to make it from
itself, less what it takes to make CSV of it, so that neither its start nor its reading counts. The
whole export, which reads the ledger and works out its figures, is measured against all that LibreOffice
does to make the workbook of CSV. Reading it again, in a process of its own and with all checks, is measured
against calamine alone. Importing it, from the file to committed records with their history, is measured against
the least that can do so, where one process reads while the other writes, nobody checks, and nothing can
be searched for; against LibreOffice making CSV of it, which keeps and checks nothing; and against pandas
reading it. The least is set against LibreOffice too, which says what is left for all that an import is
more. CSV is measured against Python's csv module writing the same rows as they are stored.
"""

import csv
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import python_calamine

from benchmarks import processes, timing
from benchmarks.programs import bare_import
from benchmarks.report import Row
from jingxi_desktop import paths
from jingxi_desktop.exchange.exporting import export, write_xlsx
from jingxi_desktop.exchange.exporting.sheet import Sheet
from jingxi_desktop.exchange.spreadsheets import reading
from jingxi_desktop.ledger import commands, queries, rules
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Organisation, Park, Project

PROJECTS = 100_000
_ROUNDS, _PAGE = 3, 500
_MOST_OF_LIBREOFFICE, _MOST_OF_CSV, _MOST_OF_CALAMINE = 0.25, 4.0, 2.0
_MOST_OF_CONVERTING, _MOST_OF_PANDAS = 1.0, 0.25
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


class _LibreOffice:
    """LibreOffice at work in a folder, with a profile of its own."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        # The first start makes its profile.
        self.seconds(Path(__file__), "txt")

    def seconds(self, source: Path, form: str) -> float:
        """How long it takes to make another kind of file of a file, start and all."""
        command = ["soffice", f"-env:UserInstallation=file://{self._folder}/profile", "--headless"]
        if source.suffix == ".csv":
            command.append("--infilter=CSV:44,34,76,1")
        command += ["--convert-to", form, "--outdir", f"{self._folder}/made", str(source)]
        return timing.seconds(lambda: subprocess.run(command, check=True, capture_output=True))


def _read(ledger: Ledger, query: Query) -> Sheet:
    """The table with all rows at hand."""
    fields = rules.shown(ledger, map(Project.KIND.field, _COLUMNS))
    rowids = queries.row_ids(ledger.connection, query)
    held = [
        row
        for start in range(0, len(rowids), _PAGE)
        for row in queries.cells(ledger.connection, query, fields, rowids[start : start + _PAGE])
    ]
    return Sheet("表", fields, iter(held), len(held), (("台账", "京西"),))


def _plain_csv(ledger: Ledger, query: Query, out: Path) -> None:
    with out.open("w", encoding="utf-8") as file:
        csv.writer(file).writerows(_read(ledger, query).rows)


def _plain_read(path: Path) -> None:
    python_calamine.load_workbook(path).get_sheet_by_index(0).to_python()


def _empty(source: Ledger, path: Path) -> None:
    """A ledger that has nothing but what the projects of another one refer to."""
    with Ledger.create(path) as ledger:
        for kind in (Organisation.KIND, Park.KIND):
            for record in queries.fetch(source, kind.record):
                commands.create(ledger, kind, {kind.title: record.title})


def _import(empty: Path, book: Path) -> float:
    """How long the command takes, start and all."""
    ledger = empty.with_name("imported.jingxi")
    shutil.copyfile(empty, ledger)
    command = [*paths.program(), "import", str(ledger), str(book), "--kind", Project.KIND.name]
    return timing.seconds(
        lambda: subprocess.run(
            command, check=True, capture_output=True, env=processes.environment()
        )
    )


def _bare_import(empty: Path, book: Path) -> float:
    """How long the least takes that can import projects, start and all."""
    ledger = empty.with_name("plain.jingxi")
    shutil.copyfile(empty, ledger)
    return timing.seconds(
        lambda: subprocess.run(
            [sys.executable, "-m", bare_import.__name__, "write", str(ledger), str(book)],
            check=True,
            env=processes.environment(),
        )
    )


def _pandas(book: Path) -> float | None:
    """How long pandas takes to read a workbook with openpyxl, None where it is not installed."""
    if not importlib.util.find_spec("pandas"):
        return None
    read = "import sys, pandas; pandas.read_excel(sys.argv[1], engine='openpyxl')"
    command = [sys.executable, "-c", read, str(book)]
    return timing.seconds(lambda: subprocess.run(command, check=True))


def rows(path: Path) -> list[Row]:
    """Workbooks and CSV."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(path, read_only=True) as ledger:
        query = Query(Project.KIND.name, ledger.year)
        book, listed = Path(folder, "projects.xlsx"), Path(folder, "projects.csv")

        def ours(out: Path) -> float:
            return timing.seconds(lambda: export.save(ledger, query, _COLUMNS, out, overwrite=True))

        by_csv = timing.alternately(
            lambda: ours(listed),
            lambda: timing.seconds(lambda: _plain_csv(ledger, query, Path(folder, "plain.csv"))),
            _ROUNDS,
        )
        by_book = ours(book)
        read = _read(ledger, query)
        by_rows = timing.seconds(lambda: write_xlsx.write(book, read))
        by_reading = timing.alternately(
            lambda: timing.seconds(lambda: reading.read(book)),
            lambda: timing.seconds(lambda: _plain_read(book)),
            _ROUNDS,
        )
        empty = Path(folder, "empty.jingxi")
        _empty(ledger, empty)
        by_importing = timing.alternately(
            lambda: _import(empty, book), lambda: _bare_import(empty, book), _ROUNDS
        )
        imports, converts = by_importing[0], None
        writes, makes = None, None
        if shutil.which("soffice"):
            office = _LibreOffice(folder)
            imports, converts = timing.alternately(
                lambda: _import(empty, book), lambda: office.seconds(book, "csv"), _ROUNDS
            )
            writes = office.seconds(book, "xlsx") - converts
            makes = office.seconds(listed, "xlsx")
        pandas_reads = _pandas(book)
    return [
        Row("write .xlsx, 100k", by_rows, writes, _MOST_OF_LIBREOFFICE, bare_is="soffice"),
        Row("export to .xlsx, 100k", by_book, makes, bare_is="soffice"),
        Row("read .xlsx, 100k", *by_reading, _MOST_OF_CALAMINE, bare_is="calamine"),
        Row("import .xlsx, 100k", *by_importing, bare_is="calamine, SQL"),
        Row("import .xlsx, 100k", imports, converts, _MOST_OF_CONVERTING, bare_is="soffice"),
        Row("import .xlsx, 100k", imports, pandas_reads, _MOST_OF_PANDAS, bare_is="pandas"),
        Row("calamine and SQL, 100k", by_importing[1], converts, bare_is="soffice"),
        Row("export to .csv, 100k", *by_csv, _MOST_OF_CSV, bare_is="csv module"),
    ]
