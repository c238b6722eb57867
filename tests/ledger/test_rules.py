"""口径: the rules that a ledger's figures are judged by."""

from pathlib import Path
from typing import Literal

import pytest

from jingxi_desktop.ledger import commands, returns, rules, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.ledger.words import Shown, words_of
from jingxi_desktop.records import KINDS, FieldError, Project, UserError, Value
from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.fields import Money
from jingxi_desktop.records.monthly_return import ProjectReturn


def test_a_new_ledger_has_the_first_ready_made_rules(ledger: Ledger) -> None:
    assert rules.of(ledger) == rules.Rules(light=rules.YINCHUAN, started_of="new")


def test_rules_are_kept_with_their_name_and_can_be_undone(empty_path: Path) -> None:
    chosen = rules.Rules(light=rules.WUHAN, started_of="all", remind_days=7)
    with Ledger.open(empty_path) as ledger:
        rules.keep(ledger, chosen)
    with Ledger.open(empty_path) as ledger:
        assert rules.of(ledger) == chosen
        assert ledger.undo() == "设置口径"
        assert rules.of(ledger) == rules.Rules()


@pytest.mark.parametrize(
    ("basis", "yellow", "red"),
    [
        ("points", 30, 30),
        ("points", 0, 30),
        ("points", 10, 101),
        ("share", 60, 80),
        ("share", 80, 0),
    ],
)
def test_a_rule_by_which_nothing_is_yellow_is_refused(
    ledger: Ledger, basis: Literal["points", "share"], yellow: int, red: int
) -> None:
    wrong = rules.Rules(light=rules.LightRule("自定", basis, yellow, red))
    with pytest.raises(UserError, match=f"黄 {yellow}、红 {red}"):
        rules.keep(ledger, wrong)
    assert rules.of(ledger) == rules.Rules()
    with pytest.raises(UserError, match="天数"):
        rules.keep(ledger, rules.Rules(remind_days=-1))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"light": {"name": "甲"}}',
        '{"started_of": "half"}',
        '{"remind_days": -1}',
        pytest.param(f'{{"more": {"[" * 100_000}', id="deep"),
    ],
)
def test_damaged_rules_are_said_so(ledger: Ledger, text: str) -> None:
    ledger.set_setting(rules.SETTING, text)
    with pytest.raises(UserError, match="口径"):
        rules.of(ledger)


def test_every_rule_says_its_limits(ledger: Ledger) -> None:
    assert "10 个百分点" in rules.YINCHUAN.sentence
    assert "30 个" in rules.YINCHUAN.sentence
    assert "80%" in rules.WUHAN.sentence
    assert "60%" in rules.WUHAN.sentence
    assert len(rules.Rules().sentences) == 3
    assert "逾期节点" in rules.Rules().sentences[0]
    assert "逾期" not in rules.Rules(overdue_is_yellow=False).sentences[0]


def test_rules_kept_before_amounts_had_a_unit_show_them_as_before(ledger: Ledger) -> None:
    ledger.set_setting(rules.SETTING, '{"remind_days": 9}')
    assert rules.of(ledger) == rules.Rules(remind_days=9)
    assert rules.amounts_of(ledger) == Amounts("万元", 2)


def test_damaged_rules_leave_amounts_as_a_new_ledger_has_them(ledger: Ledger) -> None:
    for amounts in ('{"unit": "千元"}', '{"decimals": 50}'):
        ledger.set_setting(rules.SETTING, f'{{"amounts": {amounts}}}')
        assert rules.amounts_of(ledger) == Amounts()


def test_too_many_decimals_are_refused(ledger: Ledger) -> None:
    with pytest.raises(UserError, match="小数位数应在 0 和 4 之间"):
        rules.keep(ledger, rules.Rules(amounts=Amounts("亿元", 5)))
    assert ledger.setting(rules.SETTING) is None


def test_only_amounts_are_shown_otherwise(ledger: Ledger) -> None:
    rules.keep(ledger, rules.Rules(amounts=Amounts("亿元", 1)))
    fields = Project.KIND.fields
    shown = rules.shown(ledger, fields)
    assert [field.name for field in shown] == [field.name for field in fields]
    assert {field.unit for field in shown if isinstance(field, Money)} == {"亿元"}
    assert [f for f in shown if not isinstance(f, Money)] == [
        f for f in fields if not isinstance(f, Money)
    ]


@pytest.fixture
def in_yi(ledger: Ledger) -> str:
    """The id of a project of a ledger that shows amounts in 亿元."""
    rules.keep(ledger, rules.Rules(amounts=Amounts("亿元", 4)))
    values: dict[str, Value] = {"name": "桥", "category": "续建", "planned_investment": 10**8}
    return commands.create(ledger, Project.KIND, {**values, "total_investment": 10**9}, 2023)


def test_a_record_against_its_rules_is_refused_in_the_unit_of_the_ledger(
    ledger: Ledger, in_yi: str
) -> None:
    says = "「1.0000 亿元」小于其中建安投资「2.0000 亿元」"
    with pytest.raises(FieldError, match=says):
        commands.edit(ledger, Project.KIND, [in_yi], {"planned_construction": 2 * 10**8}, 2023)
    yearly: dict[str, Value] = {"planned_investment": 10**8, "planned_construction": 2 * 10**8}
    with pytest.raises(FieldError, match=says):
        commands.create(ledger, Project.KIND, {"name": "路", **yearly}, 2023)
    with ledger.change("绕过检查") as change:
        row = ledger.connection.execute("SELECT id FROM project_year").fetchone()[0]
        change.update("project_year", row, {"planned_construction": 2 * 10**8})
    ledger.close()
    assert [says in problem for problem in verify.problems(ledger.path)] == [True]


@pytest.mark.parametrize(
    ("done", "says"),
    [
        (-(10**8), "-1.0000 亿元是负数，本年累计会从 0.0000 亿元 降到 -1.0000 亿元"),
        (11 * 10**8, "一个月 11.0000 亿元，超过项目总投资 10.0000 亿元"),
        (9_000, "一个月只有 0.0001 亿元，不超过本年计划投资 1.0000 亿元的万分之一，请核对单位"),
        (3 * 10**8, "本年累计会到 3.0000 亿元，超过本年计划投资 1.0000 亿元的两倍"),
    ],
)
def test_a_doubt_is_said_in_the_unit_of_the_ledger(
    ledger: Ledger, in_yi: str, done: int, says: str
) -> None:
    assert says in returns.doubts(ledger, "2023-06", {in_yi: {"done": done}})[0]


def test_a_value_that_stands_alone_has_the_unit_of_the_ledger(ledger: Ledger, in_yi: str) -> None:
    shown = Shown(ledger)
    assert in_yi
    assert shown.with_unit(Project.KIND.field("total_investment"), 10**9) == "10.0000亿元"
    from_one = Condition("total_investment", "from", (10**8,))
    assert words_of(ledger, Query("project", 2023, conditions=(from_one,))) == (
        "总投资 ≥ 1.0000亿元"
    )


def test_every_rule_that_a_field_names_has_a_sentence() -> None:
    fields = [field for kind in (*KINDS.values(), ProjectReturn.KIND) for field in kind.fields]
    assert {field.rule for field in fields} == {"", "light", "completion", "gap", "due"}
    assert all(rules.Rules().sentences_of(fields))
