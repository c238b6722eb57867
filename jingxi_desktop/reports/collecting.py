"""汇总 as a table: what came from whom, what is in conflict first, and who has returned nothing last."""

from collections.abc import Iterator, Sequence

from jingxi_desktop.ledger import collecting
from jingxi_desktop.ledger.collecting import Returned
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.three_way import Merge
from jingxi_desktop.records.dates import format_date
from jingxi_desktop.reports.table import Column, Table
from jingxi_desktop.translation import tr


def returned(ledger: Ledger, came: Sequence[Returned]) -> Table:
    """A row for each file that came back and for each unit of which none did."""
    merges = collecting.merges(came)
    missing = collecting.missing(ledger, came)
    rows = [_row(each) for each in sorted(came, key=_order)]
    for month, units in missing.items():
        rows += [("", unit, format_date(month), *[""] * 7, tr("没有返回")) for unit in units]
    counts = tr(
        "返回 {n} 个文件：有冲突 {a} 个，不能合并 {b} 个；没有返回 {c} 个单位",
        n=len(came),
        a=sum(bool(merge.conflicts) for merge in merges),
        b=len(came) - len(merges),
        c=sum(map(len, missing.values())),
    )
    return Table(
        tr("填报包汇总"),
        (
            Column(tr("文件"), weight=1.7),
            Column(tr("单位"), weight=1.2),
            Column(tr("月份"), weight=0.9),
            Column(tr("填报人"), weight=0.9),
            Column(tr("制作"), weight=1.2),
            Column(tr("最后修改"), weight=1.2),
            Column(tr("新增"), "right", 0.5),
            Column(tr("更新"), "right", 0.5),
            Column(tr("不变"), "right", 0.5),
            Column(tr("冲突"), "right", 0.5),
            Column(tr("说明"), weight=2.6),
        ),
        tuple(rows),
        (counts,),
        is_demo=ledger.is_demo,
    )


def _order(each: Returned) -> tuple[bool, bool, str]:
    merge = each.merge
    return merge is None or not merge.conflicts, merge is not None, each.file


def _row(each: Returned) -> tuple[str, ...]:
    merge = each.merge
    if merge is None:
        return (each.file, *[""] * 9, each.refused)
    return (
        each.file,
        merge.package.unit,
        format_date(merge.package.month),
        merge.sender.user,
        _minute(merge.made_at),
        _minute(merge.sender.at),
        *(
            f"{n:,}"
            for n in (
                merge.new_rows,
                merge.changed_rows,
                merge.same_rows,
                len(merge.conflicts),
            )
        ),
        "；".join(_remarks(merge)),
    )


def _remarks(merge: Merge) -> Iterator[str]:
    rivals = dict.fromkeys(conflict.rival for conflict in merge.conflicts if conflict.rival)
    if rivals:
        yield tr("与「{files}」不一致", files="、".join(rivals))
    if merge.together:
        yield tr("{n} 条记录双方改了不同的金额或阶段，请核对", n=len(merge.together))
    if merge.refused:
        yield tr("不接受 {n} 处（由下发单位填写）", n=len(merge.refused))
    if not merge.sender.at:
        yield tr("发出后没有填写")
    elif not merge.conflicts and not merge.taken:
        yield tr("没有新的内容")


def _minute(at: str) -> str:
    return at[:16].replace("T", " ")
