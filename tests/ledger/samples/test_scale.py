"""The sample to measure with: as many projects as asked for, varied and valid."""

from pathlib import Path

import pytest

from jingxi_desktop.ledger import queries, samples
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.samples import scale
from jingxi_desktop.records import Project, ProjectMonth
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.provenance import DEMO

COUNT = 300


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of some projects."""
    made = tmp_path / "scale.jingxi"
    samples.make(made, "scale", COUNT)
    return made


def test_as_many_as_asked_for(path: Path) -> None:
    with Ledger.open(path) as ledger:
        projects = queries.fetch(ledger, Project)
        assert len(projects) == COUNT
        assert len(queries.fetch(ledger, ProjectMonth)) == 12 * COUNT
        assert {project.origin for project in projects} == {DEMO}
        assert all(project.category and project.planned_investment for project in projects)
        assert ledger.is_demo


def test_records_pass_their_checks_with_their_year(path: Path) -> None:
    with Ledger.open(path) as ledger:
        for project in queries.fetch(ledger, Project):
            Project.KIND.check(project, Amounts())


def test_names_are_varied_and_marked() -> None:
    names = [scale.project_name(number) for number in range(1, 5001)]
    assert len(set(names)) == len(names)
    assert all("演示" in name for name in names)
    for word in ("老旧厂房", "潭柘寺", "数据中心", "修复"):
        share = sum(word in name for name in names) / len(names)
        assert 0.01 < share < 0.3


def test_choices_are_all_used(path: Path) -> None:
    with Ledger.open(path) as ledger:
        projects = queries.fetch(ledger, Project)
    assert len({project.stage for project in projects}) == 7
    assert len({project.category for project in projects}) == 4
    assert len({project.park_id for project in projects}) == 12


def test_months_only_for_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "_WITH_MONTHS", 5)
    samples.make(tmp_path / "few.jingxi", "scale", 20)
    with Ledger.open(tmp_path / "few.jingxi") as ledger:
        assert len(queries.fetch(ledger, ProjectMonth)) == 60
