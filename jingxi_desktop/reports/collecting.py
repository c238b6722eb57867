"""汇总 as a table: what came from whom, what is in conflict first, and who has returned nothing last."""

from collections.abc import Callable, Collection, Iterator, Sequence

from jingxi_desktop.ledger import collecting, queries
from jingxi_desktop.ledger.collecting import Returned
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.merge_cells import Merge
from jingxi_desktop.records import Organisation
from jingxi_desktop.records.dates import format_date, format_day
from jingxi_desktop.reports.table import Column, Table
from jingxi_desktop.translation import joined, tr


def returned(ledger: Ledger, came: Sequence[Returned]) -> Table:
    """A row for each file that came back and for each unit of which none did."""
    disputes, outdated = _disputes(came), collecting.outdated(came)
    missing = collecting.missing(ledger, came)
    rows = [
        _row(ledger, each, disputes.get(each.file, ()), outdated.get(each.file, ""))
        for each in sorted(came, key=_order(disputes))
    ]
    for month, absent in missing.items():
        for units, remark in (
            (absent.units, tr("没有返回")),
            (absent.merged, tr("这里没有，以前已合并")),
        ):
            rows += [("", unit, format_date(month), *[""] * 7, remark) for unit in units]
    counts = tr(
        "返回 {n} 个文件：有冲突 {a} 个，不能合并 {b} 个",
        n=len(came),
        a=len(disputes),
        b=sum(each.merge is None for each in came),
    )
    # Where no file says of which month it is, nobody knows who is missing.
    if missing:
        n = sum(len(absent.units) for absent in missing.values())
        counts = tr("{counts}；没有返回 {n} 个单位", counts=counts, n=n)
    left_out = sum(each.left_out for each in came)
    if left_out:
        counts = tr("{counts}；不汇总 {n} 个文件", counts=counts, n=left_out)
    return Table(
        tr("填报包汇总"),
        (
            Column(tr("文件名"), weight=1.9),
            Column(tr("填报单位"), weight=1.1),
            Column(tr("月份"), weight=0.85),
            Column(tr("填报人"), weight=0.9),
            Column(tr("制作"), weight=1.0),
            Column(tr("最后修改"), weight=1.4),
            Column(tr("新增"), "right", 0.5),
            Column(tr("更新"), "right", 0.5),
            Column(tr("不变"), "right", 0.5),
            Column(tr("冲突"), "right", 0.5),
            Column(tr("说明"), weight=2.4),
        ),
        tuple(rows),
        (counts,),
        is_demo=ledger.is_demo,
    )


def _disputes(came: Sequence[Returned]) -> dict[str, list[str]]:
    """The files that are in conflict, and with which, a file for each cell; "" for the ledger."""
    disputes: dict[str, list[str]] = {}
    for merge in collecting.merges(came):
        for conflict in merge.conflicts:
            disputes.setdefault(merge.file, []).append(conflict.rival)
            if conflict.rival:
                disputes.setdefault(conflict.rival, []).append(merge.file)
    return disputes


def _order(disputes: Collection[str]) -> Callable[[Returned], tuple[bool, bool, str]]:
    return lambda each: (each.file not in disputes, each.merge is not None, each.file)


def _row(ledger: Ledger, each: Returned, disputes: Collection[str], latest: str) -> tuple[str, ...]:
    merge = each.merge
    if merge is None:
        unit = queries.title_of(ledger, Organisation.KIND.name, each.unit_id)
        month = format_date(each.month) if each.month else ""
        return (each.file, unit, month, *[""] * 7, each.refused)
    sent = (
        each.file,
        merge.package.unit,
        format_date(merge.package.month),
        merge.sender.user,
        format_day(merge.made_at),
        merge.sender.minute,
    )
    if each.left_out:
        return (*sent, *[""] * 4, tr("不汇总"))
    counts = (merge.new_rows, merge.changed_rows, merge.same_rows, len(disputes))
    remarks = joined(_remarks(merge, set(filter(None, disputes)), latest), "；")
    return (*sent, *(f"{count:,}" for count in counts), remarks)


def _remarks(merge: Merge, rivals: Collection[str], latest: str) -> Iterator[str]:
    if latest:
        yield tr("是同一填报包较早的一份，较晚的是「{file}」", file=latest)
    if rivals:
        yield tr("与「{files}」不一致", files=joined(sorted(rivals)))
    if merge.together:
        yield tr("{n} 条记录双方改了不同的金额或阶段，请核对", n=len(merge.together))
    if merge.refused:
        yield tr("不接受 {n} 处（由下发单位填写）", n=len(merge.refused))
    if merge.remarks:
        yield tr("有 {n} 处请留意", n=len(merge.remarks))
    if not merge.sender.at:
        is_filled = merge.taken or merge.conflicts or merge.refused
        # Another program says nothing of who it served.
        yield tr("有改动，但没有记下是谁、何时填的") if is_filled else tr("发出后没有填写")
    elif not merge.conflicts and not merge.taken:
        yield tr("没有新的内容")
