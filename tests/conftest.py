"""What every test starts from: folders of its own, real ledgers, and no warning left unseen."""

import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import settings

from jingxi_desktop import paths
from jingxi_desktop.ledger import schema
from jingxi_desktop.ledger.ledger import Ledger

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The everyday run takes the same examples each time; `ci` looks for new ones, and more of them.
settings.register_profile("everyday", deadline=None, max_examples=40, derandomize=True)
settings.register_profile("ci", deadline=None, max_examples=400)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))


def pytest_configure(config: pytest.Config) -> None:
    """Make the project's own markers known."""
    config.addinivalue_line("markers", "e2e: drives the real window on a real display")
    config.addinivalue_line("markers", "package: tries what `make` packed, not the source tree")


@pytest.fixture(autouse=True)
def home(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """The user's folders of this test alone."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("JINGXI_HOME", str(folder))
    if request.node.get_closest_marker("e2e"):
        monkeypatch.delenv("QT_QPA_PLATFORM")
    return folder


@pytest.fixture(autouse=True)
def no_log_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning; one that expects it looks at `caplog` and clears it."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    unseen = [record for record in records if record.levelno >= logging.WARNING]
    if unseen:
        pytest.fail("\n".join(f"{record.name}: {record.getMessage()}" for record in unseen))


@pytest.fixture(autouse=True)
def no_threads_left() -> Iterator[None]:
    """Fail a test that leaves a thread running which would keep the program alive."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2
    for thread in set(threading.enumerate()) - before:
        if not thread.daemon:
            thread.join(max(0.0, deadline - time.monotonic()))
            assert not thread.is_alive(), f"{thread.name} was left behind"


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2023, 6, 9, 9, 30, tzinfo=timezone(timedelta(hours=8)))

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def go_on(self, **delta: float) -> None:
        """Let time pass; the arguments are those of `timedelta`."""
        self.now += timedelta(**delta)


@pytest.fixture
def clock() -> Clock:
    """The clock of the ledgers of this test."""
    return Clock()


@pytest.fixture
def west() -> Iterator[None]:
    """The machine is four hours west of Greenwich: where `clock` stands, it is still 8 June, 21:30."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "WEST+4")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Sample ledgers by name, each made once a run. Copy them, never change them."""
    folder = tmp_path_factory.mktemp("templates")

    def made(sample: str) -> Path:
        path = folder / f"{sample}.jingxi"
        if not path.exists():
            if sample == "empty":
                Ledger.create(path).close()
            else:
                from jingxi_desktop.ledger import samples

                samples.make(path, sample)
        return path

    return made


Copy = Callable[[str], Path]


@pytest.fixture
def copy_of(template: Callable[[str], Path], tmp_path: Path) -> Copy:
    """Copies of the sample ledgers article, demo and empty for this test alone."""

    def copied(sample: str) -> Path:
        return Path(shutil.copyfile(template(sample), tmp_path / f"京西 {sample}.jingxi"))

    return copied


@pytest.fixture
def empty_path(copy_of: Copy) -> Path:
    """The path of an empty ledger."""
    return copy_of("empty")


@pytest.fixture
def article_path(copy_of: Copy) -> Path:
    """The path of a ledger with the article's facts."""
    return copy_of("article")


@pytest.fixture
def demo_path(copy_of: Copy) -> Path:
    """The path of a ledger with demonstration records."""
    return copy_of("demo")


@pytest.fixture
def ledger(empty_path: Path, clock: Clock) -> Iterator[Ledger]:
    """An open, empty ledger."""
    with Ledger.open(empty_path, clock=clock) as opened:
        yield opened


@pytest.fixture
def demo(demo_path: Path, clock: Clock) -> Iterator[Ledger]:
    """An open ledger with demonstration records."""
    with Ledger.open(demo_path, clock=clock) as opened:
        yield opened


@pytest.fixture
def article(article_path: Path, clock: Clock) -> Iterator[Ledger]:
    """An open ledger with the article's facts."""
    with Ledger.open(article_path, clock=clock) as opened:
        yield opened


NEXT_MIGRATION = (
    "ALTER TABLE organisation ADD COLUMN motto TEXT;\nCREATE INDEX motto ON organisation (motto);\n"
)


class Migrations:
    """A folder of migrations of this test's own, to which newer ones can be added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, sql: str = NEXT_MIGRATION) -> int:
        """Add one, as a newer version of the program has it. Returns the schema that it makes."""
        number = schema.newest_version() + 1
        (self.folder / f"{number:04}_next.sql").write_text(sql, "utf-8")
        self.reread()
        return number

    def remove(self, number: int) -> None:
        """Take one away again, as an older version of the program has never had it."""
        (self.folder / f"{number:04}_next.sql").unlink()
        self.reread()

    def reread(self) -> None:
        """Let the program look at the folder anew."""
        schema.scripts.cache_clear()
        schema.expected_objects.cache_clear()


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Migrations]:
    """The program's migrations, copied, to be added to."""
    own = Migrations(tmp_path / "migrations")
    shutil.copytree(paths.migrations_dir(), own.folder)
    monkeypatch.setattr(paths, "migrations_dir", lambda: own.folder)
    yield own
    own.reread()
