"""Long work in parts: how far it is, and whether anybody still wants it."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from jingxi_desktop.records.errors import CancelledError

T = TypeVar("T")
# Told how many of how many steps are done.
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
_AT_ONCE = 500


class Steps:
    """Goes over parts of the work, tells how far it is and stops when nobody wants it any more."""

    def __init__(self, count: int, progress: Progress, cancelled: Cancelled) -> None:
        self._done = 0
        self._count = count
        self._progress = progress
        self._cancelled = cancelled

    def over(self, items: Sequence[T], *, counted: bool = True) -> Iterator[Sequence[T]]:
        """The items, some hundreds at a time. `counted` says whether they are steps of their own.

        Raises CancelledError.
        """
        for start in range(0, len(items), _AT_ONCE):
            if self._cancelled():
                raise CancelledError
            part = items[start : start + _AT_ONCE]
            yield part
            if counted:
                self._done += len(part)
                self._progress(self._done, self._count)
