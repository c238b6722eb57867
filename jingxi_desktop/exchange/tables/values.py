"""What a cell of a sheet says to a field, as the text that a person would type there.

`Field.parse` takes it from here. What cannot be read in one way only is a problem in words: nothing
is guessed. What is made of a cell is certain to be read; a cell of which nothing is made goes to the
field as it stands, so that a refusal quotes the cell and not what the program made of it.
"""

import re
from contextlib import suppress
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from msgspec import Struct

from jingxi_desktop.exchange.spreadsheets import workbook
from jingxi_desktop.exchange.spreadsheets.workbook import (
    NO_RESULT,
    Cell,
    Day,
    Doubtful,
    Fault,
)
from jingxi_desktop.exchange.tables import heads
from jingxi_desktop.exchange.tables.lines import AS_ABOVE, squeezed
from jingxi_desktop.records import Field, FieldError
from jingxi_desktop.records.amounts import WRITTEN, YUAN
from jingxi_desktop.records.dates import format_date, parse_date
from jingxi_desktop.records.fields import (
    Choice,
    Date,
    Figure,
    Integer,
    Money,
    Month,
    Number,
    Percent,
    Reference,
    Tags,
    Text,
    half_width,
)
from jingxi_desktop.records.rounding import digits
from jingxi_desktop.translation import joined, mark, tr

# Whole numbers below are years and 2023.06, those above 202306 and 20230609.
_YEARS = range(1950, 2100)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")

# What programs and people put behind a day that is no part of it: 00:00:00, 星期四.
_BEHIND_DAY = re.compile(
    r"(?<=[\d日])(?:[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?|[ (]*(?:星期|周)[一二三四五六日天]\)?)$"
)
# The end of a month, a quarter or a year is its last day anyway: 2023年底前, 12月底前, 6月30日前, 三季度, 全年.
# Ten days of a month are that month: 6月下旬. What is to be done then, or was, changes nothing: 2025年底前完工.
_BEFORE = "(?:[之以]?前)?"
_UNTIL = re.compile(
    rf"(?:(\d{{4}})年)?(?:(\d{{1,2}})月(?:(\d{{1,2}})[日号]{_BEFORE}|份?[底末]{_BEFORE}|份?[上中下]旬|份?初|份)?"
    rf"|第?([一二三四1-4])季度(?:[底末]{_BEFORE})?|([上下])半年(?:[底末]{_BEFORE})?"
    rf"|年?[底末]{_BEFORE}|年?内|全年)"
    r"(?:(?:开|动|完|竣)工|(?:完|建)成|办结|通车|投[产用])?"
)
# What is only meant to be done on a day was not done on it.
_MEANT = re.compile(r"^(?:预计|计划|拟|力争|争取|确保)[于在]?")
_QUARTERS = {word: n for n, words in enumerate(("一1", "二2", "三3", "四4"), 1) for word in words}
_SPAN = re.compile(r"(\d{4}.*?)\s*(?:[-—–―−~至到]+)\s*(\d{4}.*)")
# What people put into a cell to say that there is nothing.
_NONE = re.compile(r"[-—–―/\\]+|(暂|尚)?(无|没有)[。.]?")
# To say that it is not known yet, in place of a day that there is none, and in place of one to come.
_NOT_KNOWN = re.compile(
    r"待(定|核实?|确定|明确|落实|赋码|申报|报|补)|[未暂]定|未确定|未明确|不详|未知"
)
_NO_DAY = re.compile(
    r"(长期|持续|常态化|常年|适时)(坚持|推进|实施|开展|进行)?|按(进度|计划|时序)推进"
)
_EMPTY_BEGINS = frozenset("-—–―－/／\\＼无没暂尚待未不(（")
_NOT_YET = re.compile(r"[尚还暂]?未.{1,6}|正在?.{1,6}|.{0,4}(推进|进行|办理|实施|建设)中")
_STARS = "*★☆※●▲# "
_IN_FIGURE = re.compile(r"[\d.,%]\s+[\d.,%]|\.\d*\.|%.*\d")
# Spaces that break no line stand between thousands only.
_THOUSANDS = re.compile(r"(?<=\d)[\xa0\u2009\u202f](?=\d{3}(?!\d))")
_PERHAPS_NEGATIVE = re.compile(r"\((?:[\d,]*\.)?\d[\d,]*(?:%|[万亿]?元)?\)")
# A whole number as people number rows and count: 3., （3）, 3、, ★3 where something is explained below, 3项.
_NUMBERED = re.compile(rf"[{_STARS}(]*([+-]?\d*(?:年度?)?)[{_STARS}).、项个家]*")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+\d+", re.IGNORECASE)
_CHINESE = "[⺀-鿿（），：；！？“”‘’·—]"
_BETWEEN_CHINESE = re.compile(rf"(?<={_CHINESE})\s+(?={_CHINESE})")
_TIMES = {"万": 10_000, "亿": 100_000_000}
# No figure and no day is longer, and the patterns above take their time with what is much longer.
_LONGEST = 100
_LONGEST_NAME = 500


class CellReader(Struct, frozen=True):
    """How the cells of one column are read for a field.

    `unit` is that of the column, None where nothing says it. `is_1904` is the sheet's; `year` the one that
    all of it is about, None if it may be about any.
    """

    field: Field
    unit: str | None = None
    is_1904: bool = False
    year: int | None = None

    def text(self, cell: Cell) -> str:
        """The text that says to `field.parse` what a cell says, "" for nothing.

        An amount carries its unit in the text from then on, in whole 元 rounded as `remark` says. Raises
        FieldError with a sentence for a cell that says nothing clear.
        """
        field = self.field
        match cell:
            case None:
                return ""
            case Fault(text) if text == NO_RESULT:
                sentence = tr("表格里的公式还没有算出结果，请用 Excel 或 WPS 打开并保存一次再导入")
                raise field.error(sentence)
            case Fault():
                raise field.error(tr("表格里是错误值 {text}，请先改正", text=cell.text))
            case Day():
                return _of_day(cell, field)
            case bool():
                return str(cell).upper()
            case Doubtful():
                if not field.numeric:
                    raise field.error(_doubtful(cell))
                cell = cell.text
            case str() if _says_nothing(cell, field):
                return ""
        if isinstance(field, Figure | Date):
            return self._figure(cell, field)
        return plain(cell) if not isinstance(cell, str) else _of_words(cell, field)

    def remark(self, cell: Cell) -> str:
        """What is to be said of the way a cell is read, "" where it is plain."""
        if isinstance(cell, bool) or not isinstance(cell, int | float | str):
            return ""
        field = self.field
        if isinstance(cell, str) and _leaves_open(cell, field):
            return tr("表格里是「{text}」，按空白处理", text=quoted(cell))
        if not isinstance(field, Date | Money) or (isinstance(cell, int) and field.numeric):
            return ""
        text = half_width(cell[:_LONGEST]) if isinstance(cell, str) else plain(cell)
        if isinstance(field, Date):
            return self._about_day(cell, text)
        return _about_amount(cell, text, field, self.unit)

    def _figure(self, cell: int | float | str, field: Figure | Date) -> str:
        """The text of a cell for a field of figures or days."""
        if isinstance(cell, str):
            cell = _THOUSANDS.sub("", cell)
        text = half_width(cell) if isinstance(cell, str) else plain(cell)
        if isinstance(cell, str):
            if len(text) > _LONGEST:
                raise field.error(
                    tr("「{text}…」太长，不是一个数或日期", text=quoted(cell[:_LONGEST])[:20])
                )
            if not text:
                return ""
        made: str | None = None
        if isinstance(field, Date):
            made = self._day(cell, text, field)
        else:
            if isinstance(cell, str):
                _refuse_glued(cell, text, field)
                text = field.figure(quoted(cell))
            if isinstance(field, Integer):
                numbered = _NUMBERED.fullmatch(text)
                made = numbered[1] if numbered else None
            elif isinstance(field, Money):
                made = _of_amount(cell, text, field, self.unit)
            elif isinstance(field, Number):
                is_percent = isinstance(field, Percent) or self.unit == "%" or "%" in text
                made = (
                    _of_percent(cell, text, field)
                    if is_percent
                    else _in_own_unit(text, field, self.unit)
                )
        return quoted(cell) if made is None else made

    def _about_day(self, cell: Cell, text: str) -> str:
        if day := _day_of_serial(text, self.is_1904):
            return tr("表格里是数字 {n}，按 {day} 读取", n=quoted(cell), day=format_date(day))
        if parse_date(text) is None and (day := self._until(text)):
            return tr("表格里是 {text}，按 {day} 读取", text=quoted(cell), day=format_date(day))
        return ""

    def _until(self, text: str) -> str | None:
        """The day, the month or the year by whose end something is to be."""
        match = self._matched_until(text)
        if match is None or not (match[1] or self.year):
            return None
        _year, month, day, quarter, half = match.groups()
        if quarter:
            month = str(3 * _QUARTERS[quarter])
        elif half:
            month = "6" if half == "上" else "12"
        return parse_date("-".join(filter(None, (match[1] or str(self.year), month, day))))

    def _matched_until(self, text: str) -> re.Match[str] | None:
        if isinstance(self.field, Date) and not self.field.happened:
            text = _MEANT.sub("", text)
        return _UNTIL.fullmatch(text)

    def _day(self, cell: int | float | str, text: str, field: Date) -> str | None:
        """The day, the month or the year that a cell says, None if it says none."""
        day = _day_of_serial(text, self.is_1904)
        if day is None and isinstance(cell, str):
            if span(cell):
                raise field.error(
                    tr("「{text}」是一段时间，请分成开始和结束两列", text=quoted(cell))
                )
            text = _BEHIND_DAY.sub("", text)
            day = parse_date(text) or self._until(text)
            match = None if day or self.year else self._matched_until(text)
            if match and not match[1]:
                sentence = mark("「{text}」没有写哪一年，请写成 2023年6月 的样子")
                raise field.error(tr(sentence, text=quoted(cell)))
        elif day is None:
            if re.fullmatch(r"\d{4}\.1", text):
                raise field.error(
                    tr(
                        "{text} 是数字，分不清是 1 月还是 10 月；请写成 {year}年1月 或 {year}年10月",
                        text=text,
                        year=text[:4],
                    )
                )
            day = parse_date(text)
        return day[: len("2023-06")] if day and isinstance(field, Month) else day


def said(cell: Cell) -> str:
    """What a cell says, for a person to read."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).upper()
        case int() | float():
            return plain(cell)
        case str():
            return cell
    return (
        cell.text.replace("T00:00:00", "").replace("T", " ") if isinstance(cell, Day) else cell.text
    )


def quoted(cell: Cell) -> str:
    """What a cell says, on one line of a sentence."""
    return " ".join(said(cell).split())


def span(cell: Cell) -> tuple[str, str] | None:
    """The two dates of a cell that says a time from one to the other: 2023.6—2024.2."""
    if not isinstance(cell, str):
        return None
    match = _SPAN.fullmatch(half_width(cell)[:_LONGEST])
    start, end = (parse_date(part) for part in match.groups()) if match else (None, None)
    return (start, end) if start and end else None


def plain(number: int | float | Decimal) -> str:
    """A number as text with the digits that a spreadsheet keeps, never with an exponent."""
    if isinstance(number, float):
        number = digits(number)
    return f"{Decimal(number):f}"


def _of_day(cell: Day, field: Field) -> str:
    day, _, time = cell.text.partition("T")
    if isinstance(field, Month):
        return day[: len("2023-06")]
    if isinstance(field, Date) or not time.strip("0:"):
        return day
    return f"{day} {time}"


def _doubtful(cell: Doubtful) -> str:
    return tr(
        "{text} 是 15 位以上的数字，末几位可能已经丢失；请把这一列设成文本格式，重新填写",
        text=cell.text,
    )


def _refuse_glued(cell: str, text: str, field: Field) -> None:
    """Raise FieldError where a text seems to be two figures, such as 125,507,054.7078.51%, or none below nothing."""
    if _PERHAPS_NEGATIVE.fullmatch(text) and not isinstance(field, Integer):
        raise field.error(
            tr(
                "「{text}」带括号，分不清是不是负数；是负数请写成 -{figure}",
                text=quoted(cell),
                figure=text[1:-1],
            )
        )
    if re.search(r"\d\s+\d{3}(?!\d)", text):
        raise field.error(
            tr("「{text}」里有空格，分不清是一个数还是两个数，请在表格里改正", text=quoted(cell))
        )
    if _IN_FIGURE.search(text):
        raise field.error(tr("「{text}」像是两个数连在了一起，请在表格里分开", text=quoted(cell)))


def _day_of_serial(text: str, is_1904: bool) -> str | None:
    """The day of a number that a spreadsheet would show as a day, None for anything else."""
    match = _SERIAL.fullmatch(text)
    day = workbook.day(int(match[1]), is_1904=is_1904) if match else None
    return day.isoformat() if day and day.year in _YEARS else None


def _about_amount(cell: Cell, text: str, field: Money, unit: str | None) -> str:
    counted = (unit or "") if field.is_bare(text) else ""
    exact = _exact(f"{text}{counted}", field)
    if exact is None or exact == (whole := _rounded(exact)):
        return ""
    sentence = mark("表格里是 {text}，不足一元的部分四舍五入，按 {n} 元读取")
    return tr(sentence, text=f"{quoted(cell)}{counted}", n=f"{whole:,}")


def _of_amount(cell: int | float | str, text: str, field: Money, unit: str | None) -> str | None:
    """An amount with its unit, None if the text is none. Raises FieldError where nothing says the unit."""
    if field.is_bare(text):
        if unit is None:
            sentence = tr("「{text}」没有写明单位，请选择这一列的单位", text=quoted(cell))
            raise field.error(sentence)
        if unit not in YUAN:
            raise field.error(
                tr("这一列的单位是{unit}，不是{units}，请选择", unit=unit, units=joined(WRITTEN))
            )
        text = f"{text}{unit}"
    exact = _exact(text, field)
    if exact is None:
        return None
    whole = _rounded(exact)
    return text if whole == exact else f"{whole}元"


def _in_own_unit(text: str, field: Number, unit: str | None) -> str | None:
    """A figure in the unit that the field's label has: of 平方米 in 万㎡. None where it stays as it is.

    What is said of amounts above a table is not meant. Raises FieldError for another unit.
    """
    own = _unit_of(field.label)
    if own is None or unit is None or unit in YUAN:
        return None
    (times, what), (own_times, own_what) = _parts(unit), _parts(own)
    if what != own_what:
        raise field.error(tr("这一列的单位是{unit}，请换算后再导入", unit=unit))
    if times == own_times or not re.fullmatch(r"[+-]?\d*\.?\d+", text):
        return None
    return plain((Decimal(text) * times / own_times).normalize())


@cache
def _unit_of(label: str) -> str | None:
    return heads.read(label).unit


def _parts(unit: str) -> tuple[int, str]:
    """How many of what a unit is."""
    times = _TIMES.get(unit[0], 1)
    return times, unit[times > 1 :].replace("平方米", "m2")


def _exact(text: str, field: Money) -> Decimal | None:
    """The amount in 元 that a text says with its unit, None if it says none."""
    with suppress(FieldError):
        return field.exact(text)
    return None


def _rounded(exact: Decimal) -> int:
    return int(exact.to_integral_value(ROUND_HALF_UP))


def _of_percent(cell: int | float | str, text: str, field: Number) -> str | None:
    """A percentage as the field keeps it: as a ratio in a Percent, as the figure in another Number; None
    if the text is none.

    A spreadsheet stores 85% as 0.85, and 85 is what a person types below a head with %.
    """
    figure = text.removesuffix("%")
    if not re.fullmatch(r"[+-]?\d*\.?\d+", figure):
        return None
    number = Decimal(figure)
    if not text.endswith("%"):
        if 1 < abs(number) < 10:
            raise field.error(
                tr(
                    "分不清「{text}」是 {figure}% 还是 {hundredfold}%，请写上 %",
                    text=quoted(cell),
                    figure=figure,
                    hundredfold=plain((number * 100).normalize()),
                )
            )
        number = number * 100 if abs(number) <= 1 else number
    return plain((number / 100 if isinstance(field, Percent) else number).normalize())


def _of_words(text: str, field: Field) -> str:
    """The text of a field of words. Choices are found whatever their spaces and width."""
    if isinstance(field, Choice | Tags | Reference) and len(text) > _LONGEST_NAME:
        raise field.error(tr("「{text}…」太长，请核对", text=text[:20]))
    if squeezed(text) in AS_ABOVE:
        raise field.error(
            tr("「{text}」指的是哪一格看不出来，请在表格里写出内容", text=quoted(text))
        )
    if isinstance(field, Choice):
        return _choice(text, field)
    if isinstance(field, Tags):
        words = re.split(r"[、,，;；\r\n]", text)
        return ",".join(_choice(word, field) for word in words)
    if isinstance(field, Text) and _SCIENTIFIC.fullmatch(text.strip()):
        raise field.error(
            tr("「{text}」是科学计数法，后面的数字已经丢失，请在表格里重新填写", text=text)
        )
    if isinstance(field, Reference) or (isinstance(field, Text) and not field.long):
        return _BETWEEN_CHINESE.sub(_without_line_break, text)
    return text


def _without_line_break(space: re.Match[str]) -> str:
    """Nothing for a line that was broken to fit into its cell; other spaces stay."""
    return "" if re.search(r"[\r\n]", space[0]) else space[0]


def _choice(text: str, field: Choice | Tags) -> str:
    if text in field.choices:
        return text
    words = {_word(word): choice for choice in field.choices for word in (choice, tr(choice))}
    words |= {_word(word): choice for word, choice in field.also}
    return words.get(_word(text), quoted(text))


def _word(text: str) -> str:
    """A word whatever its spaces, its width and its quotation marks: 专精特新“小巨人”."""
    return re.sub('["“”]', "", squeezed(text))


def _says_nothing(text: str, field: Field) -> bool:
    """Whether a cell says that there is nothing, or that its field has no value yet."""
    return _may_be_empty(text, field) and (
        _NONE.fullmatch(squeezed(text)) is not None or _leaves_open(text, field)
    )


def _leaves_open(text: str, field: Field) -> bool:
    """Whether a cell says in words that its field has no value yet, or a day none at all."""
    if not _may_be_empty(text, field):
        return False
    word = squeezed(text)
    if _NOT_KNOWN.fullmatch(word.strip("()")):
        return True
    if not isinstance(field, Date):
        return False
    return (_NOT_YET if field.happened else _NO_DAY).fullmatch(word) is not None


def _may_be_empty(text: str, field: Field) -> bool:
    """What is quick to see of a text: most are longer, or begin otherwise than what says nothing.

    In a paragraph that may be an answer.
    """
    if text.lstrip()[:1] not in _EMPTY_BEGINS and not isinstance(field, Date):
        return False
    is_paragraph = isinstance(field, Text) and field.long and not field.required
    return len(text) <= _LONGEST and not is_paragraph
