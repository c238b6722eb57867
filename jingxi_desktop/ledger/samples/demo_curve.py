"""How a year's made-up investment spreads over its months: slow, quick, slow again."""

import random
from typing import NamedTuple

# Percent of the year's plan in each month; a third of it by the end of April.
_CURVE = (5.5, 6.5, 10.0, 11.0, 11.0, 10.5, 9.5, 9.0, 8.5, 7.5, 6.0, 5.0)


class Pace(NamedTuple):
    """Done in proportion to planned, cumulated: at the year's beginning and at its end."""

    early: float
    late: float

    @classmethod
    def drawn(cls, rng: random.Random, *, lagging: bool) -> "Pace":
        """The pace of a project that keeps up, or of one that lags."""
        if lagging:
            return cls(rng.uniform(0.35, 0.75), rng.uniform(0.55, 0.85))
        return cls(rng.uniform(1.05, 1.2), rng.uniform(0.99, 1.07))


def cumulative_shares(first_month: int) -> tuple[float, ...]:
    """The share of the year's plan up to each month, where work begins in `first_month`."""
    shares = [share if month >= first_month else 0.0 for month, share in enumerate(_CURVE, start=1)]
    whole = sum(shares)
    return tuple(sum(shares[: month + 1]) / whole for month in range(len(shares)))


def split(amount: int, shares: tuple[float, ...]) -> list[int]:
    """A whole amount cut into months whose sum is that amount."""
    return _steps([round(amount * share) for share in shares])


def months_done(
    rng: random.Random, amount: int, shares: tuple[float, ...], pace: Pace
) -> list[int]:
    """What each month brought of a year's amount, in the same whole units, never below zero."""
    reached: list[int] = []
    for month, share in enumerate(shares):
        ratio = pace.early + (pace.late - pace.early) * month / (len(shares) - 1)
        reached.append(round(amount * share * ratio * rng.uniform(0.985, 1.015)))
    return _steps([max(reached[: month + 1]) for month in range(len(reached))])


def _steps(reached: list[int]) -> list[int]:
    return [now - before for before, now in zip([0, *reached], reached, strict=False)]
