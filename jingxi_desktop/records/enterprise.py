"""企业: a firm from the first talk to its landing in a park."""

from dataclasses import dataclass

from jingxi_desktop.records.fields import (
    Choice,
    Date,
    Money,
    Reference,
    Tags,
    Text,
    Value,
    half_width,
    spec,
)
from jingxi_desktop.records.kind import Kind, Record, in_order
from jingxi_desktop.records.provenance import NOTE, ORIGIN, SOURCE
from jingxi_desktop.translation import mark, tr

FIELDS = (
    mark("人工智能"),
    mark("医疗器械"),
    mark("数字视听"),
    mark("数字科技"),
    mark("科技+"),
    mark("体育+"),
    mark("互联网3.0"),
    mark("智能制造"),
    mark("文化创意"),
    mark("其他"),
)
HONOURS = (mark("专精特新"), mark("小巨人"), mark("高新技术"))
REGISTERED, LANDED, LEFT = mark("注册"), mark("落地"), mark("迁出")
STAGES = (mark("推介"), mark("在谈"), mark("签约"), REGISTERED, LANDED, mark("投产"), LEFT)
ATTRACTED_STAGES = (REGISTERED, LANDED, mark("投产"))
_STAGE = mark("招商")

_CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


def check_character(code: str) -> str:
    """The 18th character of a 统一社会信用代码, of its first 17 (GB 32100-2015)."""
    total = sum(
        _CODE_CHARACTERS.index(character) * weight
        for character, weight in zip(code[:17], _WEIGHTS, strict=True)
    )
    return _CODE_CHARACTERS[-total % 31]


@dataclass(frozen=True)
class CreditCode(Text):
    """统一社会信用代码: 18 characters, the last of which checks the others."""

    width: int = 180

    def _parse(self, text: str, unit: str) -> Value:
        return half_width(text).upper()

    def _check(self, value: str) -> Value:
        if len(value) != 18 or any(character not in _CODE_CHARACTERS for character in value):
            raise self.error(tr("应为 18 位数字或大写字母（不含 I、O、S、V、Z）"))
        if value[17] != check_character(value):
            raise self.error(tr("校验位不符，请核对这 18 位代码"))
        return value


@dataclass(frozen=True, kw_only=True)
class Enterprise(Record):
    """One firm, counted once, in the park where it is."""

    KIND = Kind("enterprise", mark("企业"), mark("家"), rules=(in_order("signed", "registered"),))

    name: str = spec(Text(mark("企业名称"), required=True, searched=True, width=260))
    credit_code: str | None = spec(CreditCode(mark("统一社会信用代码"), searched=True, hidden=True))
    park_id: str | None = spec(Reference(mark("所在园区"), kind="park", width=150))
    field: str | None = spec(Choice(mark("领域"), choices=FIELDS, width=96))
    honours: str | None = spec(Tags(mark("称号"), choices=HONOURS, width=140))
    stage: str | None = spec(Choice(mark("招商阶段"), choices=STAGES, group=_STAGE, width=88))
    signed: str | None = spec(Date(mark("签约日期"), group=_STAGE, hidden=True))
    registered: str | None = spec(Date(mark("注册日期"), group=_STAGE))
    landed: str | None = spec(Date(mark("落地日期"), group=_STAGE))
    attracted: str | None = spec(
        Date(
            mark("引进日期"),
            group=_STAGE,
            derived=True,
            hidden=True,
            note=mark("注册日期；没有的，落地日期"),
        )
    )
    moved_out: str | None = spec(Date(mark("迁出日期"), group=_STAGE, hidden=True))
    registered_capital: int | None = spec(Money(mark("注册资本"), group=_STAGE))
    business: str | None = spec(
        Text(mark("主营业务"), long=True, searched=True, hidden=True, width=220)
    )
    contact: str | None = spec(Text(mark("联络人"), hidden=True, width=90))
    phone: str | None = spec(Text(mark("电话"), hidden=True, width=120))
    origin: str | None = spec(ORIGIN)
    source: str | None = spec(SOURCE)
    note: str | None = spec(NOTE)
