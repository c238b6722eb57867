"""Why a file is not read. The reader names the reason; the sentence is said where the user's language is known."""

import msgspec

from jingxi_desktop.translation import mark

REASONS = {
    "password": mark("「{file}」有密码，请先在 Excel 或 WPS 里去掉密码再导入"),
    "damaged": mark(
        "「{file}」已损坏或不完整，请向提供的人重新要一份，或用 Excel、WPS 打开后另存一份再导入"
    ),
    "large": mark("「{file}」里的表太大，读不下，请删去多余的工作表、行和列再导入"),
    "slow": mark("读「{file}」用时太长，已停止；请删去多余的工作表、行和列再导入"),
    "format": mark("认不出「{file}」是哪种表格，请用 Excel 或 WPS 打开后另存为 xlsx 再导入"),
    "web": mark(
        "「{file}」其实是网页或 XML，不是表格文件，请用 Excel 或 WPS 打开后另存为 xlsx 再导入"
    ),
    "document": mark("「{file}」不是表格，请导入 xlsx、xls、xlsb、ods、csv 或 txt 文件"),
    "declarations": mark(
        "「{file}」里有表格文件不该有的 XML 声明（DTD），为安全起见不读；请用 Excel 或 WPS 打开后另存一份再导入"
    ),
    "empty": mark("「{file}」里没有内容，请检查是否选错了文件"),
    "pictures": mark(
        "「{file}」里只有图片，图片里的表读不出来，请向提供的人要表格原件，或照着录入"
    ),
    "quotes": mark("「{file}」第 {line} 行的引号不成对，分不清后面的列；请补上或去掉引号再导入"),
    "encoding": mark("「{file}」里有坏字，不是完整的 UTF-8 文本，请向提供的人重新要一份"),
}


class Refusal(msgspec.Struct, frozen=True, array_like=True, tag="refusal"):
    """A reason, one of `REASONS`, and the line it speaks of if it speaks of one."""

    reason: str
    line: int = 0


class RefusedError(Exception):
    """Raised in the reader: this file is not to be read."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.refusal = Refusal(reason, line)
