"""What columns of a table can be: fields of a kind, or of its parts for one month."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from jingxi_desktop.records import KINDS, Field, Kind
from jingxi_desktop.records.fields import Money
from jingxi_desktop.translation import tr


class Place(Struct, frozen=True):
    """What a column holds: a field of the kind itself, or of its part for one month of the year.

    `month` is 1 to 12 where the head says it; a part without it belongs to the month chosen. `unit`
    is what a person says that its amounts count, "" where the table is to say it.
    """

    kind: str
    field: str
    month: int | None = None
    unit: str = ""

    @property
    def spec(self) -> Field:
        """The field's spec."""
        return KINDS[self.kind].field(self.field)

    def is_as(self, other: "Place | None") -> bool:
        """Whether two columns would be the same, whatever they count."""
        return other is not None and replace(self, unit="") == replace(other, unit="")

    @property
    def cumulates(self) -> str:
        """The field of its month that follows from it, where it has what was done since January; else ""."""
        return self.spec.cumulates if isinstance(self.spec, Money) else ""

    @property
    def words(self) -> str:
        """What a person calls it."""
        label = tr(self.spec.label)
        if self.month and self.cumulates:
            return tr("{field}（{month}月）", month=self.month, field=label)
        return tr("{month}月的{field}", month=self.month, field=label) if self.month else label


Places = tuple[Place | None, ...]


def part_of(kind: Kind) -> Kind | None:
    """The kind of a record's monthly parts, None if it has none."""
    return next(
        (
            part
            for part in KINDS.values()
            if part.by_month and getattr(part.by_name[part.owner], "kind", "") == kind.name
        ),
        None,
    )


def places_of(kind: Kind) -> Iterator[Place]:
    """All that columns can be: what a person may type into a record, and into its months."""
    own = [place for field in kind.fields if _is_told(place := Place(kind.name, field.name))]
    yield from own
    part = part_of(kind)
    if part is None:
        return
    names = {part.owner, "month", *(place.field for place in own)}
    for field in part.fields:
        place = Place(part.name, field.name)
        if field.name not in names and _is_told(place):
            yield place


def _is_told(place: Place) -> bool:
    """Whether a table may say it: what the ledger works out, only where what it is made of follows from it."""
    return not place.spec.derived or bool(place.cumulates)


def needs_month(kind: Kind, place: Place | None) -> bool:
    """Whether a column belongs to the month that is chosen."""
    return place is not None and place.kind != kind.name and place.month is None


def without(places: Iterable[Place | None], place: Place) -> list[Place | None]:
    """The places, but none that is as this one."""
    return [None if place.is_as(other) else other for other in places]
