"""企业: a firm from the first talk to its landing in a park."""

from typing import Annotated

from jingxi_desktop.records.fields import (
    Choice,
    Date,
    Money,
    Reference,
    Tags,
    Text,
    Value,
    half_width,
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
HONOURS = SPECIAL, GIANT, HIGH_TECH = mark("专精特新"), mark("小巨人"), mark("高新技术")
_HONOURS_CALLED = (
    ("专精特新企业", SPECIAL),
    ("专精特新中小企业", SPECIAL),
    ("小巨人企业", GIANT),
    ("专精特新小巨人", GIANT),
    ("专精特新小巨人企业", GIANT),
    ("高新技术企业", HIGH_TECH),
    ("国家高新技术企业", HIGH_TECH),
    ("国高新", HIGH_TECH),
)
REGISTERED, LANDED, LEFT = mark("注册"), mark("落地"), mark("迁出")
STAGES = (mark("推介"), mark("在谈"), mark("签约"), REGISTERED, LANDED, mark("投产"), LEFT)
_STAGES_CALLED = (
    ("洽谈", "在谈"),
    ("洽谈中", "在谈"),
    ("在谈中", "在谈"),
    *((f"已{stage}", stage) for stage in STAGES[2:]),
)
ATTRACTED_STAGES = (REGISTERED, LANDED, mark("投产"))
# Which firms count at all, beside every figure of them.
COUNTED = mark("招商阶段为注册/落地/投产（没填的看注册、落地日期）")
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


class CreditCode(Text, frozen=True):
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


class Enterprise(Record, frozen=True, kw_only=True):
    """One firm, counted once, in the park where it is."""

    KIND = Kind("enterprise", mark("企业"), mark("家"), rules=(in_order("signed", "registered"),))

    name: Annotated[str, Text(mark("企业名称"), required=True, searched=True, width=260)]
    credit_code: Annotated[
        str | None, CreditCode(mark("统一社会信用代码"), searched=True, hidden=True, copied=False)
    ] = None
    park_id: Annotated[str | None, Reference(mark("所在园区"), kind="park", width=150)] = None
    field: Annotated[str | None, Choice(mark("领域"), choices=FIELDS, width=96)] = None
    honours: Annotated[
        str | None, Tags(mark("称号"), choices=HONOURS, also=_HONOURS_CALLED, width=140)
    ] = None
    stage: Annotated[
        str | None,
        Choice(mark("招商阶段"), choices=STAGES, also=_STAGES_CALLED, group=_STAGE, width=88),
    ] = None
    standing: Annotated[
        str | None,
        Choice(
            mark("现处阶段"),
            choices=STAGES,
            group=_STAGE,
            width=88,
            derived=True,
            hidden=True,
            note=mark("招商阶段；没有填的，按落地日期、注册日期"),
        ),
    ] = None
    signed: Annotated[str | None, Date(mark("签约日期"), group=_STAGE, hidden=True)] = None
    registered: Annotated[str | None, Date(mark("注册日期"), group=_STAGE)] = None
    landed: Annotated[str | None, Date(mark("落地日期"), group=_STAGE)] = None
    attracted: Annotated[
        str | None,
        Date(
            mark("引进日期"),
            group=_STAGE,
            derived=True,
            hidden=True,
            note=mark("注册日期；没有的，落地日期"),
        ),
    ] = None
    moved_out: Annotated[str | None, Date(mark("迁出日期"), group=_STAGE, hidden=True)] = None
    registered_capital: Annotated[int | None, Money(mark("注册资本"), least=0, group=_STAGE)] = None
    business: Annotated[
        str | None, Text(mark("主营业务"), long=True, searched=True, hidden=True, width=220)
    ] = None
    contact: Annotated[str | None, Text(mark("联络人"), searched=True, hidden=True, width=90)] = (
        None
    )
    phone: Annotated[str | None, Text(mark("电话"), searched=True, hidden=True, width=120)] = None
    origin: Annotated[str | None, ORIGIN] = None
    source: Annotated[str | None, SOURCE] = None
    note: Annotated[str | None, NOTE] = None
