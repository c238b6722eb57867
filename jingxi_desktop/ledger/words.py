"""Values of fields and what a query keeps to, in words."""

from collections.abc import Callable

from jingxi_desktop.ledger import queries, rules, search
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Condition, Query
from jingxi_desktop.records import KINDS, Field, Kind, Value, kind_named
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.translation import joined, tr


class Shown:
    """What a person reads in fields, with the names of referenced records looked up once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._amounts = ledger, rules.amounts_of(ledger)
        self._titles: dict[tuple[str, Value], str] = {}

    def __call__(self, field: Field, value: Value) -> str:
        """The text of a value."""
        if not isinstance(field, Reference):
            return field.format(value)
        key = field.kind, value
        if key not in self._titles:
            self._titles[key] = queries.title_of(self._ledger, field.kind, value) or str(
                value or ""
            )
        return self._titles[key]

    def with_unit(self, field: Field, value: Value) -> str:
        """The text of a value that stands alone, amounts as the ledger shows them, (空) for nothing."""
        field = field.shown(self._amounts)
        return with_unit(field, value, self(field, value))


def with_unit(field: Field, value: Value, text: str) -> str:
    """A value's text with its unit, (空) for nothing."""
    if value is None:
        return tr("（空）")
    return tr("{text}{unit}", text=text, unit=tr(field.unit)) if field.unit else text


def change_line(shown: Callable[[Field, Value], str], field: Field, old: Value, new: Value) -> str:
    """What became of one field: 总投资:1.00万元 → 2.00万元."""
    return tr(
        "{label}：{old} → {new}",
        label=tr(field.label),
        old=shown(field, old),
        new=shown(field, new),
    )


def words_of(ledger: Ledger, query: Query) -> str:
    """What a query keeps to, in words; "" where it has all records."""
    shown, kind = Shown(ledger), kind_named(query.kind)
    text = query.search.strip()
    words = [tr("搜索「{text}」", text=text), search.remark(text)] if text else []
    said = (*filter(None, words), *(condition_words(shown, kind, c) for c in query.conditions))
    return joined(said, "；")


def condition_words(shown: Shown, kind: Kind, condition: Condition) -> str:
    """One condition in words: the field and what it must be."""
    if condition.operator == "owns":
        part = KINDS[condition.field]
        return joined(condition_words(shown, part, each) for each in condition.of)
    field = kind.field(condition.field)
    if condition.operator == "names":
        named = KINDS[field.kind] if isinstance(field, Reference) else kind
        return joined(condition_words(shown, named, each) for each in condition.of)
    if condition.operator == "filled":
        return tr("{label}已填", label=tr(field.label))
    sign = {"from": "≥ ", "until": "≤ "}.get(condition.operator, "")
    values = joined(shown.with_unit(field, value) for value in condition.values)
    return f"{tr(field.label)} {sign}{values}"
