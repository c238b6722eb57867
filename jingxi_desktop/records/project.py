"""重大项目: a project, and its place in each year's plan."""

from typing import Annotated

from jingxi_desktop.records.fields import (
    Choice,
    Date,
    Integer,
    Money,
    Percent,
    Reference,
    Text,
)
from jingxi_desktop.records.kind import Kind, Record, in_order
from jingxi_desktop.records.light import RETURN_STATES, Light
from jingxi_desktop.records.node import STANDARD
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.records.suggested import Suggested
from jingxi_desktop.translation import mark

CONTINUING, NEW, FINISHING, PRELIMINARY = CATEGORIES = (
    mark("续建"),
    mark("新建"),
    mark("竣工"),
    mark("前期"),
)
FINISHED = mark("竣工")
_CALLED = (
    ("新开工", NEW),
    ("本年新开工", NEW),
    ("结转", CONTINUING),
    *((f"{category}项目", category) for category in CATEGORIES),
    ("新开工项目", NEW),
)
NATURES = (mark("新建"), mark("扩建"), mark("改建"))
STAGES = (
    mark("储备"),
    mark("前期"),
    mark("开工"),
    mark("在建"),
    mark("竣工"),
    mark("停工"),
    mark("复工"),
)
STARTED_STAGES = (mark("开工"), mark("在建"), mark("竣工"), mark("停工"), mark("复工"))
_STAGES_CALLED = (
    ("建设中", "在建"),
    ("施工中", "在建"),
    ("完工", "竣工"),
    ("已完工", "竣工"),
    *((f"已{stage}", stage) for stage in ("开工", "竣工", "停工", "复工")),
)
LEVELS = (mark("国家级"), mark("市级"), mark("区级"), mark("企业级"))

_PLAN, _TIME, _NODES, _PEOPLE, _MONEY, _PLACE = (
    mark("本年计划"),
    mark("时间"),
    mark("节点与问题"),
    mark("责任"),
    mark("资金"),
    mark("内容与地点"),
)


class Project(Record, frozen=True, kw_only=True):
    """One project. `category` is its place in this year's plan, `nature` is what is built.

    Per-year fields belong to the year that is looked at; `done_investment` is the sum of that
    year's months, and `completion_rate` = 当年累计完成 / 本年计划投资. `light` and `returned`
    are those at the end of the latest month of the year that any project returned. Nodes and
    problems are judged on the day of `ledger.deadlines`.
    """

    KIND = Kind(
        "project",
        mark("重大项目"),
        mark("个"),
        order=("number", "name"),
        rules=(
            in_order("planned_start", "planned_finish"),
            in_order("actual_start", "actual_finish"),
            in_order("planned_construction", "planned_investment"),
        ),
    )

    number: Annotated[
        int | None, Integer(mark("序号"), per_year=True, group=_PLAN, copied=False)
    ] = None
    name: Annotated[str, Text(mark("项目名称"), required=True, searched=True, width=300)]
    code: Annotated[
        str | None,
        Text(
            mark("项目代码"),
            searched=True,
            hidden=True,
            width=190,
            note=mark("投资项目在线审批监管平台代码"),
            copied=False,
        ),
    ] = None
    category: Annotated[
        str | None,
        Choice(
            mark("本年类别"),
            choices=CATEGORIES,
            also=_CALLED,
            per_year=True,
            group=_PLAN,
            width=84,
        ),
    ] = None
    light: Annotated[
        str | None,
        Light(
            mark("亮灯"),
            derived=True,
            group=_PLAN,
            note=mark("按「数据 › 口径」的规则，以本年最近填报的月份评定"),
        ),
    ] = None
    stage: Annotated[
        str | None,
        Choice(mark("阶段"), choices=STAGES, also=_STAGES_CALLED, width=76, by_unit=True),
    ] = None
    stage_date: Annotated[
        str | None, Date(mark("阶段日期"), happened=True, hidden=True, by_unit=True)
    ] = None
    stage_reason: Annotated[
        str | None, Text(mark("停复工原因"), hidden=True, width=160, by_unit=True)
    ] = None
    nature: Annotated[
        str | None, Choice(mark("建设性质"), choices=NATURES, hidden=True, width=84)
    ] = None
    responsible_id: Annotated[
        str | None, Reference(mark("责任单位"), kind="organisation", group=_PEOPLE)
    ] = None
    responsible_person: Annotated[
        str | None,
        Text(mark("责任人"), group=_PEOPLE, searched=True, hidden=True, width=90, by_unit=True),
    ] = None
    contact: Annotated[
        str | None,
        Text(mark("联络人"), group=_PEOPLE, searched=True, hidden=True, width=90, by_unit=True),
    ] = None
    phone: Annotated[
        str | None,
        Text(mark("电话"), group=_PEOPLE, searched=True, hidden=True, width=120, by_unit=True),
    ] = None
    owner: Annotated[
        str | None, Text(mark("业主单位"), group=_PEOPLE, searched=True, hidden=True, width=180)
    ] = None
    leader: Annotated[
        str | None, Text(mark("挂点领导"), group=_PEOPLE, searched=True, hidden=True, width=90)
    ] = None
    total_investment: Annotated[int | None, Money(mark("总投资"), least=0, group=_MONEY)] = None
    funding: Annotated[str | None, Text(mark("资金来源"), group=_MONEY, hidden=True, width=130)] = (
        None
    )
    invested_before: Annotated[
        int | None,
        Money(
            mark("至上年底累计"),
            per_year=True,
            group=_PLAN,
            hidden=True,
            note=mark("开工至上年底累计完成投资"),
        ),
    ] = None
    planned_investment: Annotated[
        int | None, Money(mark("本年计划投资"), least=0, per_year=True, group=_PLAN)
    ] = None
    planned_construction: Annotated[
        int | None, Money(mark("其中建安投资"), least=0, per_year=True, group=_PLAN, hidden=True)
    ] = None
    done_investment: Annotated[
        int | None, Money(mark("本年累计完成"), derived=True, group=_PLAN)
    ] = None
    completion_rate: Annotated[
        float | None,
        Percent(
            mark("投资完成率"),
            derived=True,
            group=_PLAN,
            rule="completion",
            note=mark("当年累计完成 ÷ 本年计划投资"),
        ),
    ] = None
    returned: Annotated[
        str | None,
        Choice(
            mark("最近月份"),
            choices=RETURN_STATES,
            derived=True,
            group=_PLAN,
            hidden=True,
            width=84,
            note=mark("本年最近填报的月份，本项目有没有填报完成投资"),
        ),
    ] = None
    year_target: Annotated[
        str | None,
        Text(mark("本年目标"), long=True, per_year=True, group=_PLAN, hidden=True, width=200),
    ] = None
    planned_start: Annotated[str | None, Date(mark("计划开工"), group=_TIME)] = None
    actual_start: Annotated[
        str | None, Date(mark("实际开工"), happened=True, group=_TIME, by_unit=True)
    ] = None
    planned_finish: Annotated[str | None, Date(mark("计划竣工"), group=_TIME)] = None
    actual_finish: Annotated[
        str | None, Date(mark("实际竣工"), happened=True, group=_TIME, hidden=True, by_unit=True)
    ] = None
    duration: Annotated[str | None, Text(mark("建设年限"), group=_TIME, hidden=True, width=110)] = (
        None
    )
    next_node: Annotated[
        str | None,
        Suggested(
            mark("下一节点"),
            suggestions=STANDARD,
            derived=True,
            group=_NODES,
            hidden=True,
            note=mark("最早到期而尚未完成的节点"),
        ),
    ] = None
    next_node_due: Annotated[
        str | None, Date(mark("下一节点时限"), derived=True, group=_NODES, hidden=True)
    ] = None
    overdue_nodes: Annotated[
        int | None, Integer(mark("逾期节点"), derived=True, group=_NODES, hidden=True, width=84)
    ] = None
    open_problems: Annotated[
        int | None, Integer(mark("未解决问题"), derived=True, group=_NODES, hidden=True, width=96)
    ] = None
    late_problems: Annotated[
        int | None,
        Integer(
            mark("逾期问题"),
            derived=True,
            group=_NODES,
            hidden=True,
            width=84,
            note=mark("过了解决时限而尚未解决的问题"),
        ),
    ] = None
    district_id: Annotated[
        str | None, Reference(mark("所属区域"), kind="organisation", group=_PLACE)
    ] = None
    park_id: Annotated[str | None, Reference(mark("所在园区"), kind="park", group=_PLACE)] = None
    location: Annotated[
        str | None, Text(mark("建设地点"), group=_PLACE, searched=True, hidden=True, width=180)
    ] = None
    content: Annotated[
        str | None,
        Text(
            mark("建设内容及规模"), long=True, group=_PLACE, searched=True, hidden=True, width=260
        ),
    ] = None
    industry: Annotated[
        str | None, Text(mark("行业"), group=_PLACE, searched=True, hidden=True, width=110)
    ] = None
    level: Annotated[
        str | None, Choice(mark("级别"), choices=LEVELS, group=_PLACE, hidden=True, width=84)
    ] = None
    parent_id: Annotated[
        str | None, Reference(mark("父项目"), kind="project", group=_PLACE, hidden=True)
    ] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
    note: Annotated[str | None, NOTE] = None
