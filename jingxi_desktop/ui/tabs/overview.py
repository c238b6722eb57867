"""总览: the state of the year on one screen."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jingxi_desktop.ledger import package, returns
from jingxi_desktop.ledger.measures import records_of
from jingxi_desktop.ledger.notices import Notice
from jingxi_desktop.ledger.overview import (
    MOST_LISTED,
    Overview,
    Pressing,
    ShortList,
    overdue_of,
    overview,
    pressing_tasks,
)
from jingxi_desktop.ledger.queries import title_of
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import Indicator, Kind, Node, Plan, Problem
from jingxi_desktop.records.amounts import YI
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.records.indicator import ATTRACTED
from jingxi_desktop.records.project import CATEGORIES
from jingxi_desktop.records.rounding import percent, points
from jingxi_desktop.translation import joined, mark, tr
from jingxi_desktop.ui.cards import Card, LinkList, Progress
from jingxi_desktop.ui.chart_choice import ChartChoice
from jingxi_desktop.ui.reading import Reading
from jingxi_desktop.ui.session import Session
from jingxi_desktop.ui.unit_list import UnitList

_number = Indicator.KIND.field("value").format


class OverviewTab(QScrollArea):
    """Cards, charts and short lists; everything leads to its records. What cannot be in the ledger has no place.

    `records_requested` carries a Query, `record_requested` a kind and an id, `told` a sentence
    that something is done.
    """

    records_requested = Signal(object)
    record_requested = Signal(str, str)
    told = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._stale = True
        self._attracted: Indicator | None = None
        self._known: Overview | None = None
        self._since: list[Notice] = []
        self._reading = Reading(session, self._show_state, self)
        self.chart_choices = [
            ChartChoice(session, "overview.left", "investment"),
            ChartChoice(session, "overview.right", "enterprises", "completion"),
        ]
        self.charts = [choice.chart for choice in self.chart_choices]
        self._build()
        session.changed.connect(self._follow)
        session.year_changed.connect(self._follow)
        for chart in self.charts:
            chart.records_requested.connect(self.records_requested)

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(24, 16, 24, 12)
        layout.setSpacing(16)
        layout.addLayout(self._build_cards())
        charts = QHBoxLayout()
        charts.setSpacing(16)
        for choice in self.chart_choices:
            charts.addWidget(choice, 1)
        layout.addLayout(charts, 3)
        layout.addLayout(self._build_lists(), 1)
        self.setWidget(inner)

    def _build_cards(self) -> QGridLayout:
        self.tasks_card, self.projects_card = Card(tr("重点任务")), Card(tr("重大项目"))
        self.investment_card, self.enterprises_card = Card(tr("投资")), Card(tr("新引进企业"))
        cards = [self.tasks_card, self.projects_card, self.investment_card]
        if self._may_hold(Indicator.KIND):
            cards.append(self.enterprises_card)
        grid = QGridLayout()
        grid.setSpacing(16)
        for place, card in enumerate(cards):
            grid.addWidget(card, 0, place)
            grid.setColumnStretch(place, 1)
        self.tasks_card.clicked.connect(lambda: self._request("task"))
        listed = Condition("category", "in", CATEGORIES)
        self.projects_card.clicked.connect(lambda: self._request("project", listed))
        self.investment_card.clicked.connect(lambda: self._request("project", listed))
        self.enterprises_card.clicked.connect(self._request_attracted)
        return grid

    def _build_lists(self) -> QGridLayout:
        self.lagging = LinkList(tr("进度落后的项目"), tr("没有月度数据，或没有落后于序时的项目"))
        self.pressing = LinkList(tr("临近与逾期的任务"), tr("没有临近或逾期的任务"))
        self.indicators = LinkList(tr("指标"), tr("这一年还没有指标"))
        self.nodes = LinkList(tr("逾期的项目节点"), tr("没有过了期限而未完成的节点"))
        self.problems = LinkList(tr("逾期未解决的问题"), tr("没有过了时限而未解决的问题"))
        self.indicators.all_requested.connect(lambda: self._request("indicator"))
        self.pressing.all_requested.connect(self._request_pressing)
        self.nodes.all_requested.connect(lambda: self._request_overdue(Node.KIND))
        self.problems.all_requested.connect(lambda: self._request_overdue(Problem.KIND))
        grid = QGridLayout()
        grid.setSpacing(16)
        self.units = UnitList()
        self.units.records_requested.connect(self.records_requested)
        self.units.copy_requested.connect(self._copy_missing)
        parts = [self.units, self.lagging, self.nodes, self.problems, self.pressing]
        if self._may_hold(Indicator.KIND):
            parts.append(self.indicators)
        for place, part in enumerate(parts):
            grid.addWidget(part, place // 3, place % 3)
            grid.setColumnStretch(place % 3, 1)
        return grid

    def _may_hold(self, kind: Kind) -> bool:
        return package.may_hold(self.session.ledger, kind)

    def _copy_missing(self) -> None:
        ledger, year = self.session.ledger, self.session.year
        text = returns.unreturned_text(ledger, returns.latest(ledger, year))
        QGuiApplication.clipboard().setText(text)
        self.told.emit(tr("未报名单已复制"))

    def _request_attracted(self) -> None:
        """The firms that the headline's indicator counts; all of them where there is none."""
        if self._attracted is None:
            self._request("enterprise")
            return
        self._counted(self._attracted)()

    def _request_pressing(self) -> None:
        self.records_requested.emit(pressing_tasks(self.session.year))

    def _request_overdue(self, kind: Kind) -> None:
        self.records_requested.emit(overdue_of(kind, self.session.year))

    def _request(self, kind: str, *conditions: Condition) -> None:
        self.records_requested.emit(Query(kind, self.session.year, conditions=conditions))

    def close_tab(self) -> None:
        """Let go of the ledger."""
        self.session.changed.disconnect(self._follow)
        self.session.year_changed.disconnect(self._follow)
        self._reading.close()
        for chart in self.charts:
            chart.close_chart()

    def _follow(self, what: Notice | int | None) -> None:
        self._stale = True
        if isinstance(what, Notice):
            self._since.append(what)
        else:
            # Another year, or another process wrote who knows what.
            self._known = None
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the figures if they may have changed."""
        super().showEvent(event)
        if self._stale or self._reading.is_unfinished:
            self.refresh()

    def refresh(self) -> None:
        """Read what may have changed of the figures."""
        self._stale = False
        known, since = self._known, tuple(self._since)
        self._reading.start(lambda ledger, year: overview(ledger, year, known, since))

    @property
    def is_loading(self) -> bool:
        """Whether the figures are still to come."""
        return self._reading.is_loading

    def _show_state(self, state: Overview) -> None:
        # A change interrupts what is being read, so that nothing came since.
        self._known, self._since = state, []
        self._show_tasks(state)
        self._show_projects(state)
        self._show_investment(state)
        self._show_enterprises(state)
        self._show_lists(state)

    def _show_tasks(self, state: Overview) -> None:
        counts, planned = state.counts, state.plan.task_count if state.plan else None
        notes = tr(
            "已完成 {done} 项，推进中 {going} 项，逾期 {late} 项",
            done=counts.tasks_done,
            going=counts.tasks_under_way,
            late=state.tasks.overdue,
        )
        self.tasks_card.show_state(
            f"{counts.tasks:,}",
            self._base(tr("项 · 本填报包"), counts.tasks, planned),
            notes,
            _share(counts.tasks, planned),
        )

    def _show_projects(self, state: Overview) -> None:
        counts, plan = state.counts, state.plan
        words = mark("续建 {a}/{all_a}，新建 {b}/{all_b}，新开工 {c} 个（公布 {all_c} 个）")
        if not self._may_hold(Plan.KIND):
            words = mark("续建 {a}，新建 {b}，新开工 {c} 个")
        notes = tr(
            words,
            a=counts.continuing,
            all_a=_known(plan.continuing_count if plan else None),
            b=counts.new,
            all_b=_known(plan.new_count if plan else None),
            c=counts.started,
            all_c=_known(plan.started_count if plan else None),
        )
        planned = plan.project_count if plan else None
        self.projects_card.show_state(
            f"{counts.projects:,}",
            self._base(tr("个 · 本填报包"), counts.projects, planned),
            notes,
            _share(counts.projects, planned),
        )

    def _base(self, in_package: str, entered: int, planned: int | None) -> str:
        """What stands beside a number that the year's plan counts; `in_package` where there is no plan."""
        if not self._may_hold(Plan.KIND):
            return in_package
        return tr("已录入 {n}/{plan}", n=f"{entered:,}", plan=_known(planned))

    def _show_investment(self, state: Overview) -> None:
        counts, rate = state.counts, state.completion_rate
        plan = YI.text(state.target) if state.target else "—"
        if counts.done_investment is None:
            published = state.plan.published_investment if state.plan else None
            notes = tr("计划 {plan}；还没有月度完成数，在项目的「月度」页填写", plan=plan)
            if published is not None:
                notes = tr(
                    "计划 {plan}，公布完成 {done}；还没有月度完成数",
                    plan=plan,
                    done=YI.text(published),
                )
            self.investment_card.show_state("—", tr(YI.unit), notes + _beside_plan(state), None)
            return
        notes, progress = tr("计划 {plan}", plan=plan), None
        if rate is not None and counts.pace is not None:
            notes += tr(
                "；截至{month}完成 {rate}，序时 {pace}，差 {gap} 个百分点",
                month=format_date(str(counts.last_month)),
                rate=percent(rate),
                pace=percent(counts.pace),
                gap=points(rate - counts.pace, sign="+"),
            )
            progress = Progress(rate, tick=counts.pace)
        done = YI.figure(counts.done_investment)
        self.investment_card.show_state(done, tr(YI.unit), notes + _beside_plan(state), progress)

    def _show_enterprises(self, state: Overview) -> None:
        bands = [
            item for item in state.indicators if item.measure == ATTRACTED and item.low is not None
        ]
        self._attracted = None
        if not bands:
            self.enterprises_card.show_state("—", "", tr("没有「本年引进企业数」的指标"), None)
            return
        # The widest target is the headline; the others stand in the note.
        bands.sort(key=lambda item: item.low or 0, reverse=True)
        main = self._attracted = bands[0]
        top = (main.high or main.low or 1) * 1.2
        progress = Progress(
            (main.value or 0) / top,
            band=((main.low or 0) / top, (main.high or main.low or 0) / top),
        )
        base = tr("家 / {name}", name=_target(main))
        notes = "\n".join(_attraction(self.session, item) for item in bands)
        self.enterprises_card.show_state(_number(main.value or 0), base, notes, progress)

    def _show_lists(self, state: Overview) -> None:
        self.units.show_units(state.units, state.counts.last_month, state.year)
        self.lagging.show_rows(
            [
                (
                    row.name,
                    tr("{gap} 个百分点", gap=points(row.gap or 0, 1, "+")),
                    self._opener("project", row.record_id),
                )
                for row in state.lagging
            ]
        )
        self.pressing.show_count(state.tasks.count)
        self.pressing.show_rows(
            [
                (row.name, _how_pressing(row), self._opener("task", row.record_id))
                for row in state.tasks.first
            ]
        )
        self._show_overdue(self.nodes, Node.KIND, state.nodes)
        self._show_overdue(self.problems, Problem.KIND, state.problems)
        self.indicators.show_count(len(state.indicators))
        self.indicators.show_rows(
            [
                (indicator.name, _against_band(indicator), self._counted(indicator))
                for indicator in state.indicators[:MOST_LISTED]
            ]
        )

    def _counted(self, indicator: Indicator) -> Callable[[], None]:
        """Leads to the records that an indicator counts."""

        def request() -> None:
            day = self.session.ledger.connection.as_of(indicator.year)
            self.records_requested.emit(records_of(indicator, day))

        return request

    def _show_overdue(self, part: LinkList, kind: Kind, overdue: ShortList) -> None:
        title = kind.field(kind.title)
        part.show_count(overdue.count)
        part.show_rows(
            [
                (
                    f"{title.format(row.part)} · {row.name}",
                    format_date(str(row.due)),
                    self._opener("project", row.record_id),
                )
                for row in overdue.first
            ]
        )

    def _opener(self, kind: str, record_id: str) -> Callable[[], None]:
        return lambda: self.record_requested.emit(kind, record_id)


def _known(value: object) -> str:
    return "—" if value is None else str(value)


def _share(entered: int, planned: int | None) -> Progress | None:
    return Progress(entered / planned) if planned else None


def _beside_plan(state: Overview) -> str:
    """That the projects' sum is another than the plan's figure, on a line of its own."""
    beyond = state.beyond_plan
    if not beyond:
        return ""
    words = mark("项目合计 {sum}，比年度计划多 {difference}")
    if beyond < 0:
        words = mark("项目合计 {sum}，比年度计划少 {difference}")
    # To the last 元: what is rounded away would say that nothing differs.
    difference = f"{YI.exact(abs(beyond))} {tr(YI.unit)}"
    planned = YI.text(state.counts.planned_investment or 0)
    return "\n" + tr(words, sum=planned, difference=difference)


def _how_pressing(task: Pressing) -> str:
    day = format_date(str(task.due))
    return tr("逾期 {day}", day=day) if task.is_overdue else tr("临近 {day}", day=day)


def _target(indicator: Indicator) -> str:
    if indicator.high is None:
        return tr("目标 {low} 家以上", low=_number(indicator.low))
    return tr("目标 {low}–{high} 家", low=_number(indicator.low), high=_number(indicator.high))


def _against_band(indicator: Indicator) -> str:
    """The value, the band and the verdict: 86 家 / 80–100，区间内."""
    value = f"{_number(indicator.value) or '—'} {indicator.unit or ''}".rstrip()
    ends = [_number(end) for end in (indicator.low, indicator.high) if end is not None]
    target = f" / {'–'.join(ends)}" if ends else ""
    verdict = () if indicator.verdict is None else (tr(indicator.verdict),)
    return joined((f"{value}{target}", *verdict), "，")


def _attraction(session: Session, indicator: Indicator) -> str:
    park = title_of(session.ledger, "park", indicator.park_id) or indicator.name
    count, low, high = indicator.value or 0, indicator.low or 0, indicator.high
    if count == 0:
        return tr("{park}还没有录入新引进企业，{target}", park=park, target=_target(indicator))
    if count < low:
        return tr(
            "{park}已引进 {n} 家，距 {low} 家还差 {gap} 家",
            park=park,
            n=_number(count),
            low=_number(low),
            gap=_number(low - count),
        )
    if high is not None and count > high:
        return tr(
            "{park}已引进 {n} 家，超出 {high} 家的上限",
            park=park,
            n=_number(count),
            high=_number(high),
        )
    return tr("{park}已引进 {n} 家，达到目标", park=park, n=_number(count))
