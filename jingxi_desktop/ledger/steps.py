"""Long work in parts: how far it is, and whether anybody still wants it."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from jingxi_desktop.records.errors import CancelledError

T = TypeVar("T")
_AT_ONCE = 500


class Watch(Struct, frozen=True):
    """Who waits for long work: `progress` is told how many of how many steps are done, and once
    `cancelled` returns true nobody wants it any more."""

    progress: Callable[[int, int], None] = lambda _done, _count: None
    cancelled: Callable[[], bool] = lambda: False


UNWATCHED = Watch()


class Steps:
    """Goes over parts of the work, tells how far it is and stops when nobody wants it any more."""

    def __init__(self, count: int, watch: Watch) -> None:
        self._done = 0
        self._count = count
        self._watch = watch

    def over(self, items: Sequence[T], *, counted: bool = True) -> Iterator[Sequence[T]]:
        """The items, some hundreds at a time. `counted` says whether they are steps of their own.

        Raises CancelledError.
        """
        for start in range(0, len(items), _AT_ONCE):
            if self._watch.cancelled():
                raise CancelledError
            part = items[start : start + _AT_ONCE]
            yield part
            if counted:
                self._done += len(part)
                self._watch.progress(self._done, self._count)
