"""A record kind: its name, its words and its fields, read off its record class."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, ClassVar, Self, TypeVar

from msgspec import Struct
from msgspec.structs import asdict, replace

from jingxi_desktop.records.amounts import Amounts
from jingxi_desktop.records.errors import FieldError, UserError
from jingxi_desktop.records.fields import Field, Reference, Value
from jingxi_desktop.translation import joined, mark, tr

# What is wrong with a record, in a sentence that says amounts so.
Rule = Callable[[Any, Amounts], FieldError | None]
Unused = Callable[[Any], frozenset[str]]


def _none_unused(_record: "Record") -> frozenset[str]:
    return frozenset()


class Kind(Struct, frozen=True, dict=True):
    """What the whole program asks of a kind.

    `counter` is the Chinese measure word; `title` the field that names a record; `order` the
    fields of the natural order; `owner` the reference to the record that this one is a part of;
    `by_unit` says that a unit returns whole records in a return package, `by_year` that a record
    belongs to one year through its field `year`. `rules` refuse a
    record; `warnings` only doubt it. `unused` names the fields that mean nothing in a record, for
    what its other fields say.
    """

    name: str
    label: str
    counter: str
    title: str = "name"
    order: tuple[str, ...] = ("name",)
    owner: str = ""
    by_year: bool = False
    by_unit: bool = False
    rules: tuple[Rule, ...] = ()
    warnings: tuple[Rule, ...] = ()
    unused: Unused = _none_unused

    @cached_property
    def record(self) -> "type[Record]":
        """The class of its records."""
        return next(record for record in Record.__subclasses__() if record.KIND is self)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All fields in the order of declaration, without `id`."""
        return tuple(
            replace(annotation.__metadata__[0], name=name)
            for name, annotation in self.record.__annotations__.items()
        )

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by their names."""
        return {field.name: field for field in self.fields}

    @cached_property
    def stored(self) -> tuple[Field, ...]:
        """The fields that are columns of the kind's own table."""
        return tuple(field for field in self.fields if not (field.derived or field.per_year))

    @cached_property
    def yearly(self) -> tuple[Field, ...]:
        """The fields that are columns of the kind's table of yearly rows, `<name>_year`."""
        return tuple(field for field in self.fields if field.per_year)

    @cached_property
    def required(self) -> tuple[Field, ...]:
        """The fields without which there is no record."""
        return tuple(field for field in self.fields if field.required)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The fields that point to other records."""
        return tuple(field for field in self.fields if isinstance(field, Reference))

    @cached_property
    def searched(self) -> tuple[Field, ...]:
        """The fields whose text the search of the kind's tab looks through."""
        return tuple(field for field in self.stored if field.searched)

    @cached_property
    def by_month(self) -> bool:
        """Whether a record is what its owner returned for one month: owner and month name it."""
        return bool(self.owner) and "month" in self.by_name

    def field(self, name: str) -> Field:
        """The field called `name`. Raises UserError with the names there are."""
        try:
            return self.by_name[name]
        except KeyError:
            names = joined(field.name for field in self.fields if not field.derived)
            raise UserError(
                tr(
                    "{kind}没有字段「{name}」，可用：{names}",
                    kind=tr(self.label),
                    name=name,
                    names=names,
                )
            ) from None

    def check(self, record: "Record", amounts: Amounts) -> None:
        """Check a whole record: each field, then the rules between fields.

        Raises FieldError, whose sentence says amounts as `amounts` does.
        """
        for field in self.fields:
            if not field.derived:
                field.check(getattr(record, field.name))
        self.check_rules(record, amounts)

    def check_rules(self, record: "Record", amounts: Amounts) -> None:
        """Check what the fields of a record have to do with each other. Raises FieldError."""
        for rule in self.rules:
            error = rule(record, amounts)
            if error is not None:
                raise error

    def doubts(self, record: "Record", amounts: Amounts) -> list[FieldError]:
        """What is not wrong in a record, read with its derived fields, but hard to believe."""
        return [doubt for rule in self.warnings if (doubt := rule(record, amounts)) is not None]


class Record(Struct, frozen=True, kw_only=True):
    """A row of a kind as the program reads it. Values are as stored: 元, ISO dates, ids."""

    KIND: ClassVar[Kind]
    id: str

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """A record of a row whose keys are field names."""
        return cls(**row)

    @property
    def title(self) -> str:
        """What the record is called on screen."""
        return str(getattr(self, self.KIND.title) or "")

    def doubt_of(self, field: str, amounts: Amounts) -> str:
        """Why the value of a field is hard to believe, a line for each reason; "" where it is not."""
        doubts = self.KIND.doubts(self, amounts) if self.KIND.warnings else ()
        return "\n".join(str(doubt) for doubt in doubts if doubt.field == field)

    def words(self, field: Field) -> str:
        """What a tooltip says of a field."""
        return field.format(getattr(self, field.name))

    def values(self) -> dict[str, Value]:
        """The record as a plain mapping of field names, `id` first: what JSON shows."""
        return asdict(self)


R = TypeVar("R", bound=Record)


def in_order(first: str, second: str) -> Rule:
    """A rule: the field `first` must not exceed `second` where both are known.

    Dates of different exactness are compared as far as both are known: 2023-06 and 2023 agree.
    """

    def rule(record: Record, amounts: Amounts) -> FieldError | None:
        low, high = getattr(record, first), getattr(record, second)
        if low is None or high is None:
            return None
        words = mark("「{value}」小于{other}「{bound}」")
        if isinstance(low, str):
            words = mark("「{value}」早于{other}「{bound}」")
            exact = min(len(low), len(high))
            low, high = low[:exact], high[:exact]
        if low <= high:
            return None
        fields = record.KIND.by_name
        before, after = fields[first].shown(amounts), fields[second].shown(amounts)
        sentence = tr(
            words,
            value=after.text(getattr(record, second)),
            other=tr(before.label),
            bound=before.text(getattr(record, first)),
        )
        return after.error(sentence)

    return rule
