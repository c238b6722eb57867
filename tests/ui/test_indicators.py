"""The tab of the indicators: a rule is chosen, said in words, and leads to what it counts."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from jingxi_desktop.ledger import commands, queries
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import Indicator
from jingxi_desktop.ui import record_tab
from jingxi_desktop.ui.ledger_view import LedgerView
from jingxi_desktop.ui.record_tab import RecordTab
from jingxi_desktop.ui.rule_form import RuleForm
from jingxi_desktop.ui.session import Session

Choose = Callable[[str, str], None]


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> Iterator[LedgerView]:
    """The tabs of the demonstration ledger, its year over."""
    made = LedgerView(session, [], "indicator")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close_view()


@pytest.fixture
def tab(view: LedgerView) -> RecordTab:
    """The tab of the indicators."""
    return view.tab("indicator")


@pytest.fixture
def form(tab: RecordTab) -> RuleForm:
    """The form of an indicator that nothing is said of yet."""
    made = commands.create(tab.session.ledger, Indicator.KIND, {"name": "数"}, 2023)
    assert tab.select(made)
    assert isinstance(tab.form, RuleForm)
    return tab.form


@pytest.fixture
def choose(form: RuleForm) -> Choose:
    """Chooses or types into a field and commits."""

    def chosen(field: str, text: str) -> None:
        editor = form.row(field).editor
        editor.set_text(text)  # type: ignore[attr-defined]
        editor.committed.emit()  # type: ignore[attr-defined]

    return chosen


def shown(form: RuleForm) -> set[str]:
    """Those of the fields of rules that are seen."""
    fields = [field.name for field in Indicator.KIND.fields if field.group == "计量口径"]
    return {name for name in fields if form.rows.isRowVisible(form.row(name))}


def stored(tab: RecordTab) -> Indicator:
    record = tab.record
    assert isinstance(record, Indicator)
    return record


def test_only_the_choices_that_the_measure_takes_are_shown(form: RuleForm, choose: Choose) -> None:
    by_hand = {"measure", "park_id", "field", "honour", "unit_id", "district_id", "definition"}
    assert shown(form) == by_hand
    choose("measure", "本年完成投资")
    assert shown(form) == by_hand - {"field", "honour"} | {"category", "since", "until"}
    choose("measure", "已完成任务数")
    assert shown(form) == {"measure", "unit_id", "since", "until", "definition"}
    choose("measure", "在册企业数")
    assert shown(form) == by_hand - {"unit_id", "district_id"} | {"stage", "since", "until"}


def test_the_sentence_follows_the_choices(tab: RecordTab, form: RuleForm, choose: Choose) -> None:
    assert form.rule.text() == "读数：最近一次人工填报的数值"
    choose("measure", "本年引进企业数")
    choose("park_id", "门头沟园")
    choose("field", "人工智能")
    assert form.rule.text() == (
        "统计：门头沟园及其下级园区内、领域为人工智能、招商阶段为注册/落地/投产（没填的看注册、落地日期）、"
        "本年内注册（无注册日期的按落地）的企业"
    )
    value = stored(tab).value
    assert value
    assert f"查看 {value:.0f} 家企业" in form.link.text()
    choose("until", "2023-03")
    assert "截至2023年3月" in form.rule.text()
    fewer = stored(tab).value
    assert fewer is not None
    assert 0 < fewer < value
    assert f"查看 {fewer:.0f} 家企业" in form.link.text()


def test_a_choice_that_does_not_fit_stays_with_the_reason_until_it_does(
    tab: RecordTab, form: RuleForm, choose: Choose
) -> None:
    choose("honour", "小巨人")
    choose("measure", "本年完成投资")
    assert form.drafts == 1
    assert form.row("measure").text() == "本年完成投资"
    assert form.row("measure").problem == "称号范围：「本年完成投资」不看这一项，请先清空它"
    assert stored(tab).measure is None
    choose("honour", "")
    assert form.drafts == 0
    assert stored(tab).measure == "本年完成投资"
    assert form.row("measure").problem == ""


def test_the_far_end_alone_waits_for_the_near_one(
    tab: RecordTab, form: RuleForm, choose: Choose
) -> None:
    choose("high", "100")
    assert "请填写目标下限或改方向" in form.row("high").problem
    choose("low", "80")
    assert (stored(tab).low, stored(tab).high) == (80, 100)
    choose("low", "120")
    assert "目标上限" in form.row("low").problem
    assert stored(tab).low == 80


def test_the_judgement_is_told_in_words(tab: RecordTab, form: RuleForm, choose: Choose) -> None:
    choose("measure", "本年引进企业数")
    choose("low", "1000")
    record = stored(tab)
    assert record.verdict == "未达"
    assert "未达；距下限（1,000）还差" in record.judgement
    assert form.row("verdict").editor.toolTip() == record.judgement
    row = tab.model.row_of(record.id)
    index = tab.model.index(row, tab.model.column("ahead"))
    assert index.data(Qt.ItemDataRole.ToolTipRole) == record.judgement


def test_the_link_leads_to_the_firms_that_are_counted(
    view: LedgerView, tab: RecordTab, form: RuleForm, choose: Choose
) -> None:
    choose("measure", "在册企业数")
    choose("park_id", "石景山园")
    value = stored(tab).value
    form.link.linkActivated.emit("records")
    assert view.current_name == "enterprise"
    assert view.tab("enterprise").model.rowCount() == value
    assert "引进日期 ≤" in view.tab("enterprise").bar.clear_button.toolTip()


def test_investment_leads_to_the_projects_that_it_adds_up(
    view: LedgerView, tab: RecordTab, form: RuleForm, choose: Choose
) -> None:
    choose("measure", "本年完成投资")
    choose("category", "新建")
    form.link.linkActivated.emit("records")
    assert view.current_name == "project"
    records = view.tab("project").model
    found = [records.record(row) for row in range(records.rowCount())]
    assert found
    assert {getattr(record, "category", None) for record in found} == {"新建"}


def test_a_reading_by_hand_leads_to_the_readings(
    tab: RecordTab, form: RuleForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []

    class Menu(QMenu):
        def exec(self, *_: object) -> None:  # type: ignore[override]
            texts.extend(action.text() for action in self.actions())
            next(a for a in self.actions() if a.text().startswith("查看")).trigger()

    monkeypatch.setattr(record_tab, "QMenu", Menu)
    tab.table.menu_requested.emit(tab.table.currentIndex(), QPoint())
    assert "查看 0 条指标读数" in texts
    assert tab.side.currentWidget() is tab.parts[0]


def test_the_card_of_the_overview_leads_to_the_firms_of_its_indicator(view: LedgerView) -> None:
    view.tabs.setCurrentIndex(0)
    ledger = view.session.ledger
    found = queries.fetch(ledger, Indicator, Query("indicator", 2023), measure="本年引进企业数")
    main = max(found, key=lambda indicator: indicator.low or 0)
    view.overview.enterprises_card.clicked.emit()
    assert view.current_name == "enterprise"
    assert view.tab("enterprise").model.rowCount() == main.value
