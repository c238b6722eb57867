"""The command line, called in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import Struct

from jingxi_desktop.cli.commands import jingxi
from jingxi_desktop.cli.shell import run
from jingxi_desktop.ledger import commands
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Organisation, Park, Project, ProjectMonth, Value


class Result(Struct, frozen=True):
    """What a command line gave back."""

    status: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line of an error."""
        assert self.status == 1
        assert self.out == ""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        return self.err.rstrip("\n")


Cli = Callable[..., Result]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs `jingxi` with arguments."""

    def called(*arguments: object) -> Result:
        capsys.readouterr()
        status = run(jingxi, [str(argument) for argument in arguments])
        return Result(status, *capsys.readouterr())

    return called


@pytest.fixture
def path(empty_path: Path) -> Path:
    """A ledger of 2023 with two units, two parks, three projects and a month."""
    with Ledger.open(empty_path) as ledger:
        ledger.set_setting("year", "2023")
        district = commands.create(ledger, Organisation.KIND, {"name": "石景山区"})
        commands.create(ledger, Organisation.KIND, {"name": "首钢集团"})
        park = commands.create(ledger, Park.KIND, {"name": "首钢园", "district_id": district})
        commands.create(ledger, Park.KIND, {"name": "双生园"})
        for number, (name, amount) in enumerate(
            [("大桥", 120_000_000), ("路", None), ("楼", 1)], 1
        ):
            values: dict[str, Value] = {"name": name, "total_investment": amount, "number": number}
            bridge = commands.create(ledger, Project.KIND, {**values, "park_id": park}, 2023)
        month: dict[str, Value] = {"project_id": bridge, "month": "2023-06", "done": 50_000}
        commands.create(ledger, ProjectMonth.KIND, month)
    return empty_path
