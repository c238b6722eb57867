"""月末封账: a closed month keeps its figures, takes a reason, and shows what was corrected in it."""

from datetime import timedelta

import pytest

from jingxi_desktop.ledger import closing, commands, history, month, returns
from jingxi_desktop.ledger.closed_months import Correction, closed_month, corrections
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.records import Project, ProjectMonth, UserError, Value
from jingxi_desktop.records.errors import ClosedMonthError
from tests.conftest import Clock

APRIL, MAY, JUNE = "2023-04", "2023-05", "2023-06"
YEAR = "2023-01", "2023-12"


@pytest.fixture
def bridge(ledger: Ledger) -> str:
    """A project with returns of April and May."""
    values: dict[str, Value] = {
        "name": "桥",
        "category": "续建",
        "planned_investment": 1200,
        "stage": "在建",
    }
    project = commands.create(ledger, Project.KIND, values, 2023)
    returns.fill(ledger, APRIL, {project: {"done": 300}})
    returns.fill(ledger, MAY, {project: {"done": 100, "progress": "封顶"}})
    return project


def corrected(ledger: Ledger) -> list[tuple[str, str, object, object]]:
    """Month, field, old and new of all corrections."""
    return [(made.month, made.field, made.old, made.new) for made in corrections(ledger, *YEAR)]


def fill(ledger: Ledger, project: str, done: int, reason: str = "") -> None:
    with ledger.change("更正", reason=reason):
        returns.fill(ledger, MAY, {project: {"done": done}})


def test_closing_keeps_the_figures_of_that_moment(
    ledger: Ledger, bridge: str, clock: Clock
) -> None:
    closing.close(ledger, APRIL)
    clock.go_on(days=1)
    closed = closing.close(ledger, MAY)
    commands.edit(ledger, Project.KIND, [bridge], {"stage": "竣工", "planned_investment": 400})
    fill(ledger, bridge, 0, "多报了")
    state = month.report(ledger, MAY)
    assert state.closed == closed
    assert closed.at == clock().isoformat(timespec="seconds")
    assert (closed.kept.figures["done"], state["done"].value) == (400, 300)
    (kept,) = closed.kept.projects
    assert (kept.stage, kept.planned, kept.month_done, kept.done) == ("在建", 1200, 100, 400)


def test_a_closed_month_takes_a_reason(ledger: Ledger, bridge: str) -> None:
    closing.close(ledger, APRIL)
    closing.close(ledger, MAY)
    with pytest.raises(ClosedMonthError, match="2023年5月已封账，改动须写明更正原因") as refused:
        returns.fill(ledger, MAY, {bridge: {"done": 150}})
    assert refused.value.month == MAY
    assert [row.done for row in returns.returns(ledger, MAY)] == [100]
    with pytest.raises(ClosedMonthError):
        commands.delete(ledger, Project.KIND, [bridge])
    (april, may) = ledger.connection.execute("SELECT id FROM project_month ORDER BY month")
    with pytest.raises(ClosedMonthError):
        commands.delete(ledger, ProjectMonth.KIND, [may[0]])
    # A row cannot leave a closed month, nor come into one.
    with pytest.raises(ClosedMonthError), ledger.change("改月份") as change:
        change.update("project_month", april[0], {"month": JUNE})
    other = commands.create(ledger, Project.KIND, {"name": "路", "category": "新建"}, 2023)
    with pytest.raises(ClosedMonthError):
        returns.fill(ledger, MAY, {other: {"done": 5}})
    columns = ("id", "project_id", "month", "done")
    with pytest.raises(ClosedMonthError), ledger.change("导入") as change:
        change.insert_many("project_month", columns, [("x", other, MAY, 5)])
    returns.fill(ledger, JUNE, {other: {"done": 5}})
    assert corrected(ledger) == []


def test_corrections_say_who_when_what_and_why(ledger: Ledger, bridge: str, clock: Clock) -> None:
    closing.close(ledger, APRIL)
    closing.close(ledger, MAY)
    clock.go_on(days=3)
    fill(ledger, bridge, 150, "漏报一笔")
    (made,) = corrections(ledger, *YEAR)
    assert made == Correction(
        made.change_id,
        clock().isoformat(timespec="seconds"),
        made.user,
        "漏报一笔",
        MAY,
        "project",
        bridge,
        "桥",
        "project_month",
        "done",
        100,
        150,
    )
    assert history.of_record(ledger, bridge)[0].reason == "漏报一笔"
    assert month.report(ledger, MAY).corrections == (made,)
    assert month.report(ledger, APRIL).corrections == ()


def test_only_what_was_closed_then_is_a_correction(ledger: Ledger, bridge: str) -> None:
    fill(ledger, bridge, 110, "封账前")
    closing.close(ledger, APRIL)
    with ledger.change("取消", reason="项目取消"):
        commands.delete(ledger, Project.KIND, [bridge])
    # May was open; the log still knows what the project was called.
    assert corrected(ledger) == [(APRIL, "done", 300, None)]
    assert corrections(ledger, *YEAR)[0].name == "桥（已删除）"
    assert corrections(ledger, MAY, MAY) == ()


def test_a_correction_can_be_taken_back_and_made_again(ledger: Ledger, bridge: str) -> None:
    closing.close(ledger, APRIL)
    closing.close(ledger, MAY)
    fill(ledger, bridge, 150, "漏报一笔")
    ledger.undo()
    assert corrected(ledger) == []
    assert [row.done for row in returns.returns(ledger, MAY)] == [100]
    ledger.redo()
    assert corrected(ledger) == [(MAY, "done", 100, 150)]


def test_undo_stops_at_the_closing_and_names_the_way(ledger: Ledger, bridge: str) -> None:
    fill(ledger, bridge, 110)
    closing.close(ledger, APRIL)
    for _ in range(2):
        with pytest.raises(UserError, match=r"「封账 · 2023年4月」不能撤销.*「解除封账」.*原因"):
            ledger.undo()
    assert closed_month(ledger, APRIL) is not None
    assert [row.done for row in returns.returns(ledger, MAY)] == [110]


def test_an_opened_month_is_closed_again_by_an_undo_and_opened_by_a_redo(
    ledger: Ledger, bridge: str
) -> None:
    closed = closing.close(ledger, APRIL)
    closing.reopen(ledger, APRIL, "封早了")
    assert ledger.undo() == "解除封账 · 2023年4月"
    again = closed_month(ledger, APRIL)
    assert again is not None
    assert again.kept == closed.kept
    assert ledger.redo() == "解除封账 · 2023年4月"
    assert closed_month(ledger, APRIL) is None


def test_months_are_closed_one_after_the_other(ledger: Ledger, bridge: str) -> None:
    with pytest.raises(UserError, match="2023年4月还没有封账，请先封2023年4月，再封2023年5月"):
        closing.close(ledger, MAY)
    closing.close(ledger, APRIL)
    with pytest.raises(UserError, match="2023年4月已封账"):
        closing.close(ledger, APRIL)
    closing.close(ledger, MAY)
    with pytest.raises(UserError, match="2023年6月还没有项目填报，不能封账"):
        closing.close(ledger, JUNE)


def test_months_are_opened_from_the_last_one_on(ledger: Ledger, bridge: str) -> None:
    closing.close(ledger, APRIL)
    closing.close(ledger, MAY)
    with pytest.raises(UserError, match="2023年5月已封账，请先解除2023年5月"):
        closing.reopen(ledger, APRIL, "封早了")
    with pytest.raises(UserError, match="解除封账须写明原因"):
        closing.reopen(ledger, MAY, " ")
    closing.reopen(ledger, MAY, "封早了")
    with pytest.raises(UserError, match="2023年5月没有封账"):
        closing.reopen(ledger, MAY, "封早了")
    fill(ledger, bridge, 120)
    assert corrected(ledger) == []
    closing.close(ledger, MAY)
    fill(ledger, bridge, 130, "再更正")
    assert corrected(ledger) == [(MAY, "done", 120, 130)]


def test_the_months_of_a_year_say_what_was_returned_and_closed(ledger: Ledger, bridge: str) -> None:
    commands.create(ledger, Project.KIND, {"name": "路", "category": "新建"}, 2023)
    beyond = commands.create(ledger, Project.KIND, {"name": "计划外"}, 2023)
    returns.fill(ledger, APRIL, {beyond: {"done": 7}})
    closing.close(ledger, APRIL)
    states = {state.month: state for state in closing.states(ledger, 2023)}
    assert len(states) == 12
    april, june = states[APRIL], states[JUNE]
    assert (april.projects, april.returned, april.done) == (2, 1, 300)
    assert april.closed is not None
    assert (june.projects, june.returned, june.done, june.closed) == (2, 0, None, None)


@pytest.mark.parametrize("figures", ["{", f'{{"more": {"[" * 100_000}'], ids=["broken", "deep"])
def test_damaged_figures_are_said_in_words(ledger: Ledger, bridge: str, figures: str) -> None:
    with ledger.change("坏") as change:
        change.insert("month_close", {"id": MAY, "figures": figures})
    with pytest.raises(UserError, match="2023年5月封账时的数据已损坏"):
        month.report(ledger, MAY)


def test_closing_survives_the_file(ledger: Ledger, bridge: str, clock: Clock) -> None:
    closed = closing.close(ledger, APRIL)
    ledger.close()
    clock.now += timedelta(days=30)
    with Ledger.open(ledger.path, clock=clock) as again:
        assert closed_month(again, APRIL) == closed
