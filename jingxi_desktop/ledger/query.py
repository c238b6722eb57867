"""What a table on screen shows, as a `Query`, and the SQL that it comes to."""

from typing import Literal

from msgspec import Struct, field

from jingxi_desktop.ledger import derived, search
from jingxi_desktop.ledger.tables import year_table
from jingxi_desktop.records import KINDS, Field, Kind, Value, kind_named
from jingxi_desktop.records.fields import Choice, Reference

Operator = Literal["in", "contains", "within", "from", "until", "filled", "owns", "names"]


class Condition(Struct, frozen=True):
    """What a field must be.

    `in`: one of the values, None being empty. `contains`: the text occurs in what is shown.
    `within`: the reference is one of the values or lies inside it (parks in parks).
    `from` and `until`: at least and at most the first value; empty too, if None is the second.
    `filled`: it is not empty.
    `owns`: the record owns a part that meets all of `of`; `field` is then the kind of the part.
    `names`: the reference names a record that meets all of `of`.
    """

    field: str
    operator: Operator
    values: tuple[Value, ...] = ()
    of: tuple["Condition", ...] = ()


class Query(Struct, frozen=True):
    """The records of a kind that a table shows, and their order: (field, descending) pairs."""

    kind: str
    year: int
    search: str = ""
    conditions: tuple[Condition, ...] = ()
    order: tuple[tuple[str, bool], ...] = ()

    def with_condition(self, condition: Condition) -> "Query":
        """The same with one more condition in place of those on its field."""
        others = tuple(other for other in self.conditions if other.field != condition.field)
        return Query(self.kind, self.year, self.search, (*others, condition), self.order)

    def of_owners(self) -> "Query":
        """The query of the records that own the parts this one has; itself if they are no parts."""
        kind = kind_named(self.kind)
        owner = kind.by_name.get(kind.owner)
        if not isinstance(owner, Reference):
            return self
        of_owner = [
            condition
            for part in self.conditions
            if (part.field, part.operator) == (owner.name, "names")
            for condition in part.of
        ]
        of_part = tuple(
            part for part in self.conditions if (part.field, part.operator) != (owner.name, "names")
        )
        owning = Condition(kind.name, "owns", of=of_part)
        return Query(owner.kind, self.year, conditions=(*of_owner, owning))


class Select(Struct):
    """The parts of a SELECT on a kind's rows `k`, with the yearly rows `y` joined if asked for."""

    kind: Kind
    parameters: dict[str, Value]
    where: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    needs_year: bool = False
    # Whether to go from the yearly rows to their records, which follows an index of the former.
    year_first: bool = False
    # Derived fields that others build on, as tables to join.
    once: dict[str, str] = field(default_factory=dict)

    def expression(self, spec: Field) -> str:
        """The SQL of a field's stored value."""
        if spec.derived:
            return self._derived(spec.name)
        if spec.per_year:
            self.needs_year = True
            return f'y."{spec.name}"'
        return f'k."{spec.name}"'

    def _derived(self, name: str) -> str:
        self.needs_year = self.needs_year or bool(self.kind.yearly)
        kind = self.kind.name
        for other in derived.used(kind, name):
            self._derived(other)
        if name not in derived.built_on(kind):
            return derived.expression(kind, name)
        self.once[name] = derived.worked_out(kind, name)
        return derived.value_of(name)

    def shown(self, spec: Field) -> str:
        """The SQL of what a person reads in the field, for sorting and for finding text."""
        if isinstance(spec, Reference):
            return f"({title_select(KINDS[spec.kind])} WHERE t.id = {self.expression(spec)})"
        return self.expression(spec)

    def sorted_by(self, spec: Field) -> str:
        """The SQL that a column is sorted by: as it is read, and what is derived as it is chosen."""
        if isinstance(spec, Choice) and spec.derived:
            return f"instr({self.bind(' '.join(spec.choices))}, {self.expression(spec)})"
        return self.shown(spec)

    def bind(self, value: Value) -> str:
        """A parameter that holds the value."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    def source(self) -> str:
        """FROM and WHERE."""
        table = year_table(self.kind.name)
        if self.year_first:
            where = " AND ".join(("y.year = :year", *self.where))
            return f" FROM {table} AS y CROSS JOIN {self.kind.name} AS k ON k.id = y.{self.kind.name}_id WHERE {where}"
        sql = f" FROM {self.kind.name} AS k"
        if self.needs_year:
            sql += f" LEFT JOIN {table} AS y ON y.{self.kind.name}_id = k.id AND y.year = :year"
        sql += "".join(f" JOIN {table}" for table in self.once.values())
        return sql + (f" WHERE {' AND '.join(self.where)}" if self.where else "")


def title_expression(kind: Kind) -> str:
    """What a record is called, of a row `t` of its table."""
    title = f"t.{kind.title}"
    return f"coalesce(t.short_name, {title})" if "short_name" in kind.by_name else title


def title_select(kind: Kind) -> str:
    return f"SELECT {title_expression(kind)} FROM {kind.name} AS t"


def select_of(query: Query) -> Select:
    kind = kind_named(query.kind)
    select = Select(kind, {"year": query.year})
    if kind.by_year:
        select.where.append("k.year = :year")
    if query.search.strip():
        sql, parameters = search.condition(kind, query.search)
        select.where.append(sql)
        select.parameters |= parameters
    _meet(select, query.conditions)
    return select


def _meet(select: Select, conditions: tuple[Condition, ...]) -> None:
    for condition in conditions:
        if condition.operator == "owns":
            part = kind_named(condition.field)
            select.where.append(f"k.id IN ({_meeting(select, part, part.owner, condition.of)})")
        else:
            spec = select.kind.field(condition.field)
            select.where.append(_condition(select, spec, condition))


def _meeting(select: Select, kind: Kind, column: str, conditions: tuple[Condition, ...]) -> str:
    """A SELECT of a column of the records of another kind that meet conditions."""
    other = Select(kind, select.parameters)
    _meet(other, conditions)
    return f"SELECT k.{column}{other.source()}"


def _condition(select: Select, spec: Field, condition: Condition) -> str:
    if condition.operator == "names" and isinstance(spec, Reference):
        named = _meeting(select, KINDS[spec.kind], "id", condition.of)
        return f"{select.expression(spec)} IN ({named})"
    if condition.operator == "filled":
        return f"{select.expression(spec)} IS NOT NULL"
    if condition.operator == "contains":
        return f"instr({select.shown(spec)}, {select.bind(condition.values[0])})"
    if condition.operator in ("from", "until"):
        sign = ">=" if condition.operator == "from" else "<="
        within = f"{select.expression(spec)} {sign} {select.bind(condition.values[0])}"
        or_empty = None in condition.values[1:]
        return f"({within} OR {select.expression(spec)} IS NULL)" if or_empty else within
    expression = select.expression(spec)
    marks = ", ".join(select.bind(value) for value in condition.values if value is not None)
    if condition.operator == "within" and isinstance(spec, Reference):
        return (
            f"{expression} IN (WITH RECURSIVE inside (id) AS (SELECT id FROM {spec.kind} WHERE id IN ({marks})"
            f" UNION SELECT c.id FROM {spec.kind} AS c JOIN inside ON c.parent_id = inside.id) SELECT id FROM inside)"
        )
    either = [f"{expression} IN ({marks})"] if marks else []
    if None in condition.values:
        either.append(f"{expression} IS NULL")
    return f"({' OR '.join(either)})" if either else "0"


def order_of(select: Select, query: Query) -> str:
    order = query.order or tuple((name, False) for name in select.kind.order)
    terms = []
    for name, descending in order:
        expression = select.sorted_by(select.kind.field(name))
        terms.append(f"{expression} {'DESC' if descending else 'ASC'} NULLS LAST")
    terms.append(f"k.rowid {'DESC' if order[-1][1] else 'ASC'}")
    return f" ORDER BY {', '.join(terms)}"
