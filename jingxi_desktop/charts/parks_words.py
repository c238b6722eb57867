"""What the chart of parks says in words: title, note, panels, and the figures of each park."""

from jingxi_desktop.charts.words import source_note, until_note
from jingxi_desktop.ledger.figures.parks import ParkState, ParkStates
from jingxi_desktop.records.amounts import YI
from jingxi_desktop.records.enterprise import COUNTED
from jingxi_desktop.records.rounding import percent
from jingxi_desktop.translation import tr


def title(data: ParkStates) -> str:
    """What, where and when."""
    return tr("京西各园区 {year} 年比较", year=data.year)


def notes(data: ParkStates) -> tuple[str, ...]:
    """来源, 口径 and 数据截止."""
    return (
        source_note(data.origin, tr("园区、企业与项目")),
        tr(
            "口径：上级园区含下级园区；企业：{counted}；本年引进按注册日期（无注册日期的按落地）；"
            "完成率 = 当年累计完成 ÷ 本年计划投资，只计列入本年计划的项目",
            counted=tr(COUNTED),
        ),
        until_note(data.origin.changed),
    )


def captions() -> tuple[str, ...]:
    """What the panels compare."""
    return tr("在册企业（家）"), tr("本年引进（家）"), tr("项目（个）"), tr("完成率")


def rate(row: ParkState) -> str:
    """投资完成率, or that it is not known."""
    return "—" if row.rate is None else percent(row.rate)


def hovers(row: ParkState) -> tuple[str, ...]:
    """The figures of a park in each panel, in lines, and what a click does."""
    name = tr("{park}（属{parent}）", park=row.name, parent=row.parent) if row.parent else row.name
    done = tr("还没有计划或完成数")
    if row.planned is not None and row.done is not None:
        planned = YI.figure(row.planned)
        done = tr(
            "完成 {done} 亿元，计划 {planned} 亿元", done=YI.figure(row.done), planned=planned
        )
    figures = (
        (tr("在册企业 {n} 家", n=f"{row.firms:,}"), tr("单击查看这些企业")),
        (tr("本年引进 {n} 家", n=f"{row.attracted:,}"), tr("单击查看这些企业")),
        (tr("项目 {n} 个", n=f"{row.projects:,}"), tr("单击查看这些项目")),
        (tr("完成率 {rate}", rate=rate(row)) + "\n" + done, tr("单击查看这些项目")),
    )
    return tuple("\n".join((name, *lines)) for lines in figures)


def how_to_fill() -> tuple[str, str]:
    """What belongs into a ledger without parks, and how it gets there."""
    return (
        tr("这里并排比较各园区的企业、引进、项目和完成率，现在还没有园区。"),
        tr("在「园区」中新建园区，并在企业和项目中选择所在园区。"),
    )


def in_words(data: ParkStates) -> str:
    """All figures, a line for each park."""
    rows = [
        tr(
            "{park}：在册企业 {firms} 家，本年引进 {attracted} 家，项目 {projects} 个，完成率 {rate}",
            park=row.name,
            firms=row.firms,
            attracted=row.attracted,
            projects=row.projects,
            rate=rate(row),
        )
        for row in data.rows
    ]
    return "\n".join(rows or how_to_fill())
