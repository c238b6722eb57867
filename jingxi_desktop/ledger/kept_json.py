"""What a ledger keeps of a value as JSON, read back. Another program may have written anything there."""

from typing import TypeVar

import msgspec

T = TypeVar("T")


def read(text: str, kind: type[T]) -> T:
    """The value. Raises msgspec.DecodeError where it is damaged."""
    try:
        return msgspec.json.decode(text, type=kind)
    except RecursionError as error:
        raise msgspec.DecodeError("nested too deeply") from error
