"""The one table of a file that is to be imported: chosen if there is one only, else by the user."""

import re

from jingxi_desktop.exchange.spreadsheets.workbook import Workbook
from jingxi_desktop.exchange.tables import recognition, transposing
from jingxi_desktop.exchange.tables.found_table import FoundTable, NoTable
from jingxi_desktop.records import UserError
from jingxi_desktop.translation import joined, tr

_MOST_NAMED = 20
# Sheets that say what the others are.
_EXPLAINS = re.compile(r"(填[表报写])?说明|封面|目录|Notes?|Remarks", re.IGNORECASE)


def tables(workbook: Workbook) -> tuple[FoundTable | NoTable, ...]:
    """All tables of a workbook, and for a sheet without one why."""
    found: list[FoundTable | NoTable] = []
    for sheet in workbook.sheets:
        on_sheet = recognition.find(sheet)
        found += [on_sheet] if isinstance(on_sheet, NoTable) else on_sheet
    return tuple(found)


def table(
    workbook: Workbook,
    sheet: str = "",
    number: int | None = None,
    header_rows: tuple[int, ...] = (),
    *,
    transposed: bool = False,
) -> FoundTable:
    """The table on a sheet, `number` counted from 1; without a name that of the only sheet that has one.

    `header_rows` are those of its heads if the user says so; all below them is that one table, and
    there is no `number` to it. Hidden sheets, and beside others those that explain them, are taken by
    name only. `transposed` says that records stand side by side.
    Raises UserError with the choice there is.
    """
    named = _named(workbook, sheet)
    if transposed:
        named = Workbook([*map(transposing.transposed, named.sheets)])
    if header_rows:
        if number is not None:
            raise UserError(
                tr("指明了表头在第几行，以下都是这一张表，不能再选第几张表；请只写其中一个")
            )
        if len(named.sheets) == 1:
            return recognition.table_under(named.sheets[0], header_rows)
        names = joined(each.name for each in named.sheets)
        raise UserError(tr("有几张工作表，请指明表头在哪一张：{names}", names=names))
    found = tables(named)
    there = [each for each in found if isinstance(each, FoundTable)]
    shown = there
    if not sheet:
        seen = [each for each in there if not each.is_hidden]
        shown = [each for each in seen if not _EXPLAINS.fullmatch(each.sheet.strip())] or seen
    if number is not None and 1 <= number <= len(shown):
        return shown[number - 1]
    if len(shown) == 1 and number is None:
        return shown[0]
    if shown:
        offered = [
            tr(
                "{n}. {sheet}：{columns}",
                n=n,
                sheet=each.sheet or tr("文件"),
                columns=_columns(each),
            )
            for n, each in enumerate(shown[:_MOST_NAMED], 1)
        ] + ["…"] * (len(shown) > _MOST_NAMED)
        raise UserError(
            tr(
                "有 {n} 张表，请指明要导入哪一张：{names}",
                n=len(shown),
                names=joined(offered, "；"),
            )
        )
    if there:
        names = joined(dict.fromkeys(each.sheet for each in there))
        raise UserError(tr("只有隐藏的工作表里有表，请用名称指明：{names}", names=names))
    raise UserError(joined((each.reason for each in found if isinstance(each, NoTable)), "；"))


def _named(workbook: Workbook, name: str) -> Workbook:
    if not name:
        return workbook
    named = [sheet for sheet in workbook.sheets if sheet.name.strip() == name.strip()]
    if not named:
        names = joined(sheet.name for sheet in workbook.sheets)
        raise UserError(tr("没有工作表「{name}」，有：{names}", name=name, names=names))
    return Workbook(named)


def _columns(found: FoundTable) -> str:
    labels = joined(column.label for column in found.columns[:3])
    return tr("{labels}…（第 {row} 行起）", labels=labels, row=found.header_rows[0])
