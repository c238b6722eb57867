"""How a figure is rounded to be read, on screen and on paper: as a spreadsheet shows it.

A half goes away from zero, and of a float only the digits count that a spreadsheet keeps: 0.82345 is
82.35%, though the float is a little less.
"""

from decimal import ROUND_HALF_UP, Context, Decimal

# A spreadsheet keeps so many of a number.
DIGITS = 15
# Without traps: what no field would take, such as 1e300 of a foreign file, is still shown.
_HALF_UP = Context(prec=400, rounding=ROUND_HALF_UP, traps=[])
_LAST_PLACES = tuple(Decimal(1).scaleb(-decimals) for decimals in range(DIGITS))


def digits(number: float) -> Decimal:
    """A number with the digits that a spreadsheet keeps, without the noise of its last bits."""
    return Decimal(f"{number:.{DIGITS}g}")


def rounded(number: float | Decimal, decimals: int, sign: str = "") -> str:
    """A number with so many decimals, thousands separated; `sign` "+" writes the plus too."""
    exact = digits(number) if isinstance(number, float) else Decimal(number)
    figure = _HALF_UP.quantize(exact, _LAST_PLACES[decimals])
    # Without the sign of what is rounded to nothing.
    return format(_HALF_UP.plus(figure), f"{sign},f")


def percent(ratio: float, decimals: int = 2) -> str:
    """A ratio, 1.0 being 100 %, with its sign."""
    return f"{points(ratio, decimals)}%"


def points(ratio: float, decimals: int = 2, sign: str = "") -> str:
    """A ratio, or a difference of two, in percentage points."""
    return rounded(digits(ratio) * 100, decimals, sign)
