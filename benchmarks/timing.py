"""Measuring two things side by side on a machine that others use too."""

import time
from collections.abc import Callable
from statistics import median


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def alternately(
    ours: Callable[[], float], bare: Callable[[], float], rounds: int
) -> tuple[float, float]:
    """The medians of two measures taken in turn, so that a slow moment of the machine hits both.

    One round of each comes first and does not count: it fills the caches of the disk.
    """
    ours()
    bare()
    pairs = [(ours(), bare()) for _round in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
