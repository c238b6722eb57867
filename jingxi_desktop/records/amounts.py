"""How amounts are shown: the one place where 元 become 万元 or 亿元.

An amount is kept in whole 元. What shows it says the unit, in a heading or behind the figure.
"""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from jingxi_desktop.records.rounding import digits, rounded
from jingxi_desktop.translation import mark, tr

# What a unit that amounts are written with is in 元.
YUAN = {
    mark("元"): 1,
    mark("千元"): 10**3,
    "万": 10**4,
    mark("万元"): 10**4,
    mark("十万元"): 10**5,
    "百万": 10**6,
    mark("百万元"): 10**6,
    "千万": 10**7,
    mark("千万元"): 10**7,
    "亿": 10**8,
    mark("亿元"): 10**8,
}
WRITTEN = tuple(unit for unit in YUAN if unit.endswith("元"))
ANY_UNIT = "|".join(sorted(YUAN, reverse=True))  # for patterns: the longer one first
UNITS = ("万元", "亿元")
MOST_DECIMALS = 4


class Amounts(Struct, frozen=True):
    """The unit that amounts are shown in, and with how many decimals."""

    unit: Literal["万元", "亿元"] = "万元"
    decimals: int = 2

    def figure(self, amount: float) -> str:
        """An amount in 元 without its unit, rounded for reading, for example `12,000.00`."""
        return rounded(self._scaled(amount), self.decimals)

    def exact(self, amount: int) -> str:
        """An amount in 元 without its unit and to the last 元, as it stands in an editor."""
        text = f"{self._scaled(amount):,f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def text(self, amount: float) -> str:
        """An amount in 元 with its unit, as it stands alone, for example `12,000.00 万元`."""
        return f"{self.figure(amount)} {tr(self.unit)}"

    @property
    def sentence(self) -> str:
        """How amounts are shown and typed, in words."""
        words = mark("金额以{unit}显示，{n} 位小数；输入时不写单位的数字按{unit}计")
        return tr(words, unit=tr(self.unit), n=self.decimals)

    def _scaled(self, amount: float) -> Decimal:
        return (digits(amount) if isinstance(amount, float) else Decimal(amount)) / YUAN[self.unit]


# What figures in charts are in, whose axes say so.
YI = Amounts("亿元")
