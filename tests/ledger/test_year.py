"""The year of a ledger: what it is about, what was chosen to look at, and what undo makes of both."""

from pathlib import Path

import pytest

from jingxi_desktop.ledger import commands, package, rollover, rules, samples, undo, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Plan, Project, Task, UserError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An empty ledger of 2023."""
    made = tmp_path / "京西.jingxi"
    samples.make(made, "empty", year=2023)
    return made


def test_a_new_ledger_is_of_the_year_that_was_said(path: Path) -> None:
    with Ledger.open(path) as ledger:
        assert (ledger.year, ledger.years()) == (2023, [2023])
        assert ledger.undo() is None


def test_a_sample_has_its_own_year(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"demo.*有自己的年度"):
        samples.make(tmp_path / "x.jingxi", "demo", year=2020)
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_of_which_nothing_was_said_is_of_the_year_of_its_records(ledger: Ledger) -> None:
    commands.create(ledger, Task.KIND, {"name": "任务", "year": 2020})
    assert ledger.year == 2020
    commands.create(ledger, Project.KIND, {"name": "桥", "category": "续建"}, 2021)
    assert ledger.year == 2021
    commands.create(ledger, Plan.KIND, {"name": "要点", "year": 2019})
    assert ledger.year == 2019


def test_the_year_that_was_chosen_is_there_again(path: Path) -> None:
    with Ledger.open(path) as ledger:
        commands.create(ledger, Task.KIND, {"name": "早年的", "year": 2019})
        ledger.look_at(2019)
    with Ledger.open(path) as ledger:
        assert ledger.year == 2019
        assert ledger.years() == [2023, 2019]
        ledger.look_at(2023)
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.year == 2023
        ledger.look_at(2019)
        assert ledger.year == 2023


def test_the_first_choice_of_a_year_takes_no_place_of_a_setting_that_was_undone(
    path: Path,
) -> None:
    with Ledger.open(path) as ledger:
        commands.create(ledger, Task.KIND, {"name": "早年的", "year": 2019})
        rules.keep(ledger, rules.Rules(remind_days=7))
        ledger.undo()
        ledger.look_at(2019)
        assert ledger.redo() == "设置口径"
        assert (rules.of(ledger).remind_days, ledger.year) == (7, 2019)
        assert ledger.undo() == "设置口径"
    assert verify.problems(path) == []


def test_choosing_a_year_is_no_step_of_undo_and_ends_no_redo(path: Path) -> None:
    with Ledger.open(path) as ledger:
        commands.create(ledger, Task.KIND, {"name": "早年的", "year": 2019})
        commands.create(ledger, Task.KIND, {"name": "今年的", "year": 2023})
        ledger.undo()
        ledger.look_at(2019)
        assert undo.next_label(ledger, "redo") == "新建重点任务"
        ledger.look_at(2023)
        ledger.look_at(2019)
        assert ledger.undo() == "新建重点任务"
        # Nothing is left of the year that was chosen.
        assert ledger.year == 2023
        ledger.redo()
        assert ledger.year == 2019


def test_a_rollover_and_its_undo_move_on_from_the_choice(path: Path) -> None:
    with Ledger.open(path) as ledger:
        commands.create(ledger, Project.KIND, {"name": "桥", "category": "续建"}, 2023)
        commands.create(ledger, Task.KIND, {"name": "早年的", "year": 2019})
        ledger.look_at(2019)
        rollover.apply(ledger, rollover.plan(ledger, 2023))
        assert ledger.year == 2024
        ledger.look_at(2023)
        assert ledger.year == 2023
        assert ledger.undo() == "年度结转到 2024 年"
        assert 2024 not in ledger.years()
        assert ledger.redo() == "年度结转到 2024 年"


def test_a_package_stays_in_its_year(demo: Ledger, tmp_path: Path) -> None:
    unit_id, _name = package.asked(demo, 2023)[0]
    made = tmp_path / "填报.jxpkg"
    package.make(demo, unit_id, "2023-06", made)
    with Ledger.open(made) as opened:
        opened.look_at(2022)
        assert opened.year == 2023
