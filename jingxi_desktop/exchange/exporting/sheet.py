"""A table on its way out: which columns, which rows, and the words that go with it."""

from collections.abc import Iterator

from msgspec import Struct

from jingxi_desktop.records import Field, Value

Row = tuple[Value, ...]


class Sheet(Struct, frozen=True):
    """The `rows` come one by one and once. A row has a value for each of the `fields`: as stored, and
    for a reference the title of its record. There are `count` of them if nobody deletes one meanwhile.

    `title` names the year or the month that the table is of, so that it is not taken into another one.
    `about` says what it is, as labels and texts.
    """

    title: str
    fields: tuple[Field, ...]
    rows: Iterator[Row]
    count: int
    about: tuple[tuple[str, str], ...]
