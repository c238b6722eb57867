"""Field specs: everything the program knows about one field of a record, declared once.

The table column, the form, the check of what is typed, the command line, the JSON and the printed
column all read the spec. `parse` takes what a person types, `format` gives what a person reads,
`check` looks at a stored value.
"""

import re
import unicodedata
from abc import ABCMeta, abstractmethod
from decimal import Decimal
from typing import Any, ClassVar, Self

from msgspec import Struct, StructMeta
from msgspec.structs import replace

from jingxi_desktop.records.amounts import ANY_UNIT, YUAN, Amounts
from jingxi_desktop.records.dates import format_date, parse_date
from jingxi_desktop.records.errors import FieldError
from jingxi_desktop.records.invisible import seen
from jingxi_desktop.records.rounding import percent, points, rounded
from jingxi_desktop.translation import joined, mark, tr

Value = str | int | float | None

MAX_TEXT = 20_000
# Half surrogates come from file names and pastes that were no proper text; SQLite can't keep them.
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]"


def half_width(text: str) -> str:
    """Full-width digits, letters, signs and spaces as their half-width forms."""
    return unicodedata.normalize("NFKC", text).strip()


class _AbstractStruct(StructMeta, ABCMeta):
    """The metaclass of a struct with abstract methods."""


class Field(Struct, frozen=True, metaclass=_AbstractStruct):
    """One field. `label` is Chinese and is translated where it is shown.

    `per_year` puts the field into the record's row of one year's plan; `derived` says that the
    ledger works it out and nobody types it. `hidden` columns appear when the officer chooses them.
    `rule` names the rule (see `ledger.rules`) that a table with the field says. `by_unit` ones are
    what a unit may change in a return package. `fixed` ones say which record it is, and never change. What
    is not `copied` is of one record alone, such as its number and where it was found: a copy begins without it.
    `counts` is the kind of the records that a figure is worked out from: where none can be, it would say 0.
    """

    label: str
    required: bool = False
    note: str = ""
    group: str = ""
    width: int = 110
    hidden: bool = False
    per_year: bool = False
    derived: bool = False
    searched: bool = False
    rule: str = ""
    by_unit: bool = False
    fixed: bool = False
    copied: bool = True
    counts: str = ""
    name: str = ""

    python_type: ClassVar[type[Any]] = str
    numeric: ClassVar[bool] = False
    summed: ClassVar[bool] = False

    @property
    def unit(self) -> str:
        """What the figures count in, "" where that needs no word."""
        return ""

    @property
    def why_kept(self) -> str:
        """Why nobody may change what a record has here, "" where one may."""
        if self.derived:
            return tr("由台账计算得出，不能填写")
        return tr("添加时已定，不能再改；要改请删除后重新添加") if self.fixed else ""

    def parse(self, text: str, unit: str = "") -> Value:
        """The value of what a person typed; None for nothing.

        `unit` is what a bare figure counts where the place it is typed in says so, such as a
        column headed 万元. Raises FieldError with the sentence to show.
        """
        text = seen(text).strip()
        value = self._parse(text, unit) if text else None
        return self.check(value)

    @abstractmethod
    def _parse(self, text: str, unit: str) -> Value:
        """The value of a text that is not empty. Raises FieldError."""

    def check(self, value: Value) -> Value:
        """The value itself if the field may hold it. Raises FieldError if not."""
        if value is None:
            if self.required:
                raise self.error(tr("不能为空，请填写"))
            return None
        if not isinstance(value, self.python_type) or isinstance(value, bool):
            raise self.error(tr("存的是「{value}」，类型不对", value=value))
        return self._check(value)

    def _check(self, value: Any) -> Value:
        checked: Value = value
        return checked

    def format(self, value: Value) -> str:
        """The value as it is read on screen and on paper, without its unit."""
        return "" if value is None else self._format(value)

    def _format(self, value: Any) -> str:
        return str(value)

    def text(self, value: Value) -> str:
        """The value as it is read where it stands alone: with its unit."""
        text = self.format(value)
        return f"{text} {tr(self.unit)}" if self.unit and value is not None else text

    def edit_text(self, value: Value) -> str:
        """The value as it stands in an editor: `parse(edit_text(v), unit)` is `v` again."""
        return "" if value is None else self._format(value)

    def shown(self, amounts: Amounts) -> Self:
        """The field where amounts are shown as `amounts` says."""
        return self

    def spelled_out(self, text: str) -> str:
        """What was typed beside this field's unit, such that it means the same beside any other."""
        return text

    @property
    def heading(self) -> str:
        """The label with its unit, as it stands over a column or beside an editor."""
        label = tr(self.label)
        return tr("{label}（{unit}）", label=label, unit=tr(self.unit)) if self.unit else label

    def error(self, sentence: str) -> FieldError:
        """A FieldError that names this field."""
        return FieldError(
            tr("{label}：{sentence}", label=tr(self.label), sentence=sentence), self.name
        )


class Text(Field, frozen=True):
    """A line of text, or with `long` a paragraph. Kept in Unicode form NFC."""

    long: bool = False
    width: int = 160

    def _parse(self, text: str, unit: str) -> Value:
        text = unicodedata.normalize("NFC", text)
        return text.replace("\r\n", "\n") if self.long else " ".join(text.split())

    def _check(self, value: str) -> Value:
        if len(value) > MAX_TEXT:
            raise self.error(tr("太长，最多 {most} 个字", most=MAX_TEXT))
        if not value.isprintable() and re.search(_CONTROL, value):
            raise self.error(tr("含有看不见的控制字符，请重新输入"))
        return value


class Choice(Field, frozen=True):
    """One of a few words. `also` has other words for them, each with the one that it means."""

    choices: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()

    def _parse(self, text: str, unit: str) -> Value:
        text = half_width(text) if half_width(text) in self.choices else text
        translated = {tr(choice): choice for choice in self.choices}
        return {**dict(self.also), **translated}.get(text, text)

    def _check(self, value: str) -> Value:
        if value not in self.choices:
            raise self.error(
                tr(
                    "没有「{value}」这一项，可选：{choices}",
                    value=value,
                    choices=joined(map(tr, self.choices)),
                )
            )
        return value

    def _format(self, value: Any) -> str:
        return tr(str(value))


_BETWEEN_TAGS = "、"


class Tags(Field, frozen=True):
    """Any number of words out of `choices`, kept as one text joined by 、 in the order of the choices.

    `also` has other words for them, each with the one that it means.
    """

    choices: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()

    def words_in(self, text: str) -> set[str]:
        """The words of a text that was typed: those of `choices` as they are kept, others as they are."""
        translated = {**dict(self.also), **{tr(choice): choice for choice in self.choices}}
        translated |= {choice: choice for choice in self.choices}
        words = {word.strip() for word in re.split(r"[、,，;；]", text)} - {""}
        return {translated.get(half_width(word), word) for word in words}

    def _parse(self, text: str, unit: str) -> Value:
        words = self.words_in(text)
        known = [choice for choice in self.choices if choice in words]
        return _BETWEEN_TAGS.join(known + sorted(words - set(known)))

    def _check(self, value: str) -> Value:
        for word in value.split(_BETWEEN_TAGS):
            if word not in self.choices:
                raise self.error(
                    tr(
                        "没有「{value}」这一项，可选：{choices}",
                        value=word,
                        choices=joined(map(tr, self.choices)),
                    )
                )
        return value

    def _format(self, value: Any) -> str:
        return joined(tr(word) for word in str(value).split(_BETWEEN_TAGS)) if value else ""


_GROUPED = re.compile(r"(?<![\d,.])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])")
_COMMA_IN_FIGURE = re.compile(r"\d,|^,\d")


class Figure(Field, frozen=True):
    """A number of any form."""

    numeric: ClassVar[bool] = True

    def figure(self, text: str) -> str:
        """The text in half-width form, without the commas between thousands.

        Raises FieldError where a comma stands elsewhere in a figure: it may be a decimal point.
        """
        figure = half_width(text)
        if "," not in figure:
            return figure
        figure = _GROUPED.sub(lambda match: match[0].replace(",", ""), figure)
        if _COMMA_IN_FIGURE.search(figure):
            raise self.error(
                tr(
                    "「{text}」里逗号的位置不对；逗号只能三位一隔，如 12,345.67，小数请用点，如 1.5",
                    text=text,
                )
            )
        return figure


class Integer(Figure, frozen=True):
    """A whole number from `least` to `most`."""

    least: int = 0
    most: int = 10**9
    width: int = 64

    python_type: ClassVar[type[Any]] = int

    def _parse(self, text: str, unit: str) -> Value:
        figure = self.figure(text)
        if not re.fullmatch(r"[+-]?\d{1,18}", figure):
            raise self.error(tr("「{text}」不是整数", text=text))
        return int(figure)

    def _check(self, value: int) -> Value:
        if not self.least <= value <= self.most:
            raise self.error(tr("应在 {least} 到 {most} 之间", least=self.least, most=self.most))
        return value


class Year(Integer, frozen=True):
    """A calendar year, read without thousands separators."""

    least: int = 1949
    most: int = 2100

    def figure(self, text: str) -> str:
        return super().figure(text).removesuffix("年度").removesuffix("年")


class Number(Figure, frozen=True):
    """A decimal number whose unit stands in another field or in the label."""

    width: int = 90

    python_type: ClassVar[type[Any]] = float

    def _parse(self, text: str, unit: str) -> Value:
        figure = self.figure(text)
        # Without the words that Python takes for numbers too, such as nan, inf and 1_000.
        if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?", figure, re.IGNORECASE):
            raise self.error(tr("「{text}」不是数字", text=text))
        return float(figure)

    def _check(self, value: float) -> Value:
        if not abs(value) < 1e15:
            raise self.error(tr("数字过大"))
        return value

    def _format(self, value: Any) -> str:
        return f"{value:,.10g}" if abs(float(value)) < 1e10 else rounded(value, 2)

    def edit_text(self, value: Value) -> str:
        return "" if value is None else repr(float(value)).removesuffix(".0")


class Percent(Number, frozen=True):
    """A ratio, 1.0 being 100 %. Two decimals in percent, as the monthly tables have it."""

    width: int = 84

    def _format(self, value: Any) -> str:
        return percent(value)


class Points(Percent, frozen=True):
    """A difference of two ratios, in percentage points, with its sign; 1.0 is 100 of them."""

    width: int = 140

    @property
    def unit(self) -> str:
        return mark("百分点")

    def _format(self, value: Any) -> str:
        return points(value, sign="+")


LARGEST = 10**14  # 元; an amount is less
_MONEY = rf"([+-]?\d*\.?\d+|[+-]?\d+\.)({ANY_UNIT})?"


class Money(Figure, frozen=True):
    """An amount in whole 元 from `least`, shown as `amounts` says.

    A bare figure is taken only where a unit is given; what shows the field gives the field's own.
    `cumulates` names the field of months of which a derived one is the sum, from January on.
    """

    width: int = 140
    least: int = 1 - LARGEST
    cumulates: str = ""
    amounts: Amounts = Amounts()

    python_type: ClassVar[type[Any]] = int
    summed: ClassVar[bool] = True

    @property
    def unit(self) -> str:
        return self.amounts.unit

    def shown(self, amounts: Amounts) -> Self:
        return replace(self, amounts=amounts)

    def exact(self, text: str, unit: str = "") -> Decimal:
        """The amount in 元 that a text says, with all its decimals. Raises FieldError if it says none."""
        match = re.fullmatch(_MONEY, _squeezed(self.figure(text)))
        if match is None:
            raise self.error(tr("「{text}」不是金额，请写成 1.2亿元、3500万元 的样子", text=text))
        unit = match[2] or unit
        if not unit:
            raise self.error(tr("请写明单位，如 {text}万元", text=text))
        return Decimal(match[1]) * YUAN[unit]

    def _parse(self, text: str, unit: str) -> Value:
        amount = self.exact(text, unit)
        if amount != amount.to_integral_value():
            raise self.error(tr("「{text}」不足一元，金额记到元", text=text))
        return int(amount)

    def _check(self, value: int) -> Value:
        if abs(value) >= LARGEST:
            raise self.error(tr("超过一百万亿元，请核对单位"))
        if value < self.least:
            raise self.error(tr("不能小于 {least} 元", least=self.least))
        return value

    def _format(self, value: Any) -> str:
        return self.amounts.figure(value)

    def edit_text(self, value: Value) -> str:
        return "" if value is None else self.amounts.exact(int(value))

    def spelled_out(self, text: str) -> str:
        return f"{text}{self.unit}" if self.is_bare(text) else text

    @staticmethod
    def is_bare(text: str) -> bool:
        """Whether a text is a figure without its unit, wherever its commas are."""
        match = re.fullmatch(_MONEY, _squeezed(half_width(text)).replace(",", ""))
        return match is not None and not match[2]


def _squeezed(text: str) -> str:
    """An amount without what only says that it is one: 人民币1,000万元整. A unit in brackets is one behind it."""
    text = re.sub(r"\s", "", text)
    if text[:1] not in "¥人R" and text[-1:] not in "币整正)":
        return text
    text = re.sub(r"^(?:¥|人民币|RMB)|人民币$|(?<=元)[整正]$", "", text)
    return re.sub(rf"\(({ANY_UNIT})\)$", r"\1", text)


class Date(Field, frozen=True):
    """A day, a month or a year, as exactly as it is known: ISO text of 10, 7 or 4 characters.

    `happened` says that it is that of something that was done, so that one to come is hard to believe.
    """

    happened: bool = False
    width: int = 124

    def _parse(self, text: str, unit: str) -> Value:
        value = parse_date(half_width(text))
        if value is None:
            raise self.error(
                tr("「{text}」不是日期，请写成 2023-06-09、2023年6月 的样子", text=text)
            )
        return value

    def _check(self, value: str) -> Value:
        if parse_date(value) != value:
            raise self.error(tr("「{value}」不是日期", value=value))
        return value

    def _format(self, value: Any) -> str:
        return format_date(str(value))

    def edit_text(self, value: Value) -> str:
        return "" if value is None else str(value)


class Month(Date, frozen=True):
    """A month, `YYYY-MM`."""

    width: int = 92

    def _check(self, value: str) -> Value:
        super()._check(value)
        if len(value) != 7:
            raise self.error(tr("请写明年和月，如 2023年6月"))
        return value


class Reference(Field, frozen=True):
    """The id of a record of another kind. The ledger turns a typed name into the id."""

    kind: str = ""
    width: int = 130

    def _parse(self, text: str, unit: str) -> Value:
        return unicodedata.normalize("NFC", text)
