"""Which record of the ledger a row of a table is about.

A code says it, else the name; a number tells records of one name apart. What is not certain is a
question: a name that several have, one that differs from an existing one by signs and usual endings
only, the number of a record beside a name that nobody has.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise

from msgspec import Struct

from jingxi_desktop.exchange.tables.lines import squeezed
from jingxi_desktop.ledger import queries
from jingxi_desktop.ledger.connection import Connection
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import KINDS, Kind, Plan, UserError, Value
from jingxi_desktop.records.fields import Reference
from jingxi_desktop.translation import mark, tr

CODES = ("code", "credit_code")
NUMBER = "number"
_MOST = 20  # that are offered to choose from
# What one officer writes behind a name and another leaves out.
_ASIDE = re.compile(r"\([^()]*\)$")
_ENDINGS = re.compile(r"(建设)?(项目|工程)$|(股份|责任)?有限(责任)?公司$")

Values = Mapping[str, Value]


def keys_of(kind: Kind) -> tuple[str, ...]:
    """The fields that can name a record of a kind, the surest first; for a part beside its owner."""
    if kind is Plan.KIND:
        return ("year",)
    if kind.owner:
        return (kind.title,)
    return tuple(name for name in (*CODES, kind.title, NUMBER) if name in kind.by_name)


class Found(Struct, frozen=True):
    """The record that a row is about, "" for a new one; or the question, and whose it may be. `doubt` is what to
    look at though nothing is asked.
    """

    record_id: str = ""
    question: str = ""
    candidates: tuple[str, ...] = ()
    doubt: str = ""


_NOBODY = Found()
Ids = dict[Value, list[str]]


class Names:
    """What records are called that fields refer to, looked up once for all rows.

    Of kinds that belong to years, those of `year` are meant if one there is called so.
    """

    def __init__(self, connection: Connection, year: int) -> None:
        self._connection = connection
        self._year = year
        self._ids: dict[str, tuple[Ids, Ids]] = {}
        self._squeezed: dict[str, dict[str, list[str]]] = {}
        self._said: dict[Value, str] = {}

    def find(self, field: Reference, text: Value) -> str:
        """The id of the record that a text names. Raises FieldError as typing it would."""
        kind = KINDS[field.kind]
        of_year, of_others = self._of(kind)
        ids = of_year.get(text) or of_others.get(text) or self._whatever_spaces(kind, str(text))
        try:
            every = chain(of_year.items(), of_others.items())
            names = (name for name, named in every if name not in named)
            found = queries.the_one(kind, str(text), ids, names)
        except UserError as error:
            sentence = str(error)
            if not ids:
                sentence += tr("；请改正表格，或先在「{kind}」里新建", kind=tr(kind.label))
            raise field.error(sentence) from error
        self._said[found] = str(text)
        return found

    def of(self, kind: Kind) -> set[Value]:
        """All that records of a kind are called."""
        return set(chain.from_iterable(self._of(kind)))

    def said_of(self, record_id: Value) -> str:
        """What a record was called by that was found, "" for others."""
        return self._said.get(record_id, "")

    def add(self, kind: Kind, named: Iterable[tuple[Value, str]]) -> None:
        """Let rows refer to records that other rows bring, by names and ids."""
        ids, _of_others = self._of(kind)
        for name, record_id in named:
            if name is not None:
                ids.setdefault(name, []).append(record_id)

    def _whatever_spaces(self, kind: Kind, text: str) -> list[str]:
        """Those called so but for spaces and width: 首　钢, as it stands in a column of even width."""
        if kind.name not in self._squeezed:
            names: dict[str, list[str]] = {}
            for ids in reversed(self._of(kind)):
                names |= {squeezed(str(name)): found for name, found in ids.items()}
            self._squeezed[kind.name] = names
        return self._squeezed[kind.name].get(squeezed(text), [])

    def _of(self, kind: Kind) -> tuple[Ids, Ids]:
        if kind.name not in self._ids:
            ids: tuple[Ids, Ids] = {}, {}
            fields = (*(("year",) if kind.by_year else ()), *queries.naming(kind))
            query = Query(kind.name, self._year)
            for row in queries.columns(self._connection, query, fields, of_all_years=True):
                is_of_other = kind.by_year and row[1] != self._year
                for name in {row[0], *row[2 if kind.by_year else 1 :]} - {None}:
                    ids[is_of_other].setdefault(name, []).append(str(row[0]))
            self._ids[kind.name] = ids
        return self._ids[kind.name]


class Index:
    """The records of a kind and a year by their keys.

    `key` is the only one if the user says so; `table` has the names and numbers of all of the table's rows.
    """

    def __init__(
        self,
        connection: Connection,
        kind: Kind,
        year: int,
        key: str,
        table: Sequence[tuple[Value, Value]],
    ) -> None:
        self._kind = kind
        self._key = key
        self._table = table
        self._named = {name for name, _number in table}
        self._sure = tuple(name for name in keys_of(kind) if name in (*CODES, "year"))
        names = tuple(
            dict.fromkeys((*keys_of(kind), *queries.naming(kind), *filter(None, (kind.owner, key))))
        )
        # The id of a month's row follows from its owner and its month, and there may be millions.
        query = None if kind.by_month else Query(kind.name, year)
        self._records: dict[str, Values] = {}
        self._by: dict[str, dict[Value, list[str]]] = {name: {} for name in names}
        self._parts: dict[tuple[Value, Value], list[str]] = {}
        for found, *values in queries.columns(connection, query, names) if query else ():
            record_id = str(found)
            record = self._records[record_id] = dict(zip(names, values, strict=True))
            if kind.owner:
                part = record[kind.owner], record[kind.title]
                self._parts.setdefault(part, []).append(record_id)
                continue
            for name, value in record.items():
                if value is not None:
                    self._by[name].setdefault(value, []).append(record_id)

    def title_of(self, record_id: str) -> str:
        """What an indexed record is called."""
        return str(self._records.get(record_id, {}).get(self._kind.title) or "")

    def find(self, values: Values) -> Found:
        """The record that has these keys."""
        if self._kind.by_month:
            return _NOBODY
        if self._kind.owner:
            return self._of_owner(values)
        if self._key:
            return self._by_key(values)
        if not self._records:
            return _NOBODY
        for name in self._sure:
            found = self._having(name, values)
            if found:
                return self._one(found, name, values)
        return self._by_name(values)

    def _having(self, name: str, values: Values) -> list[str]:
        return self._by[name].get(values.get(name), [])

    def _of_owner(self, values: Values) -> Found:
        found = self._parts.get((values.get(self._kind.owner), values.get(self._kind.title)), [])
        return self._one(found, self._kind.title, values) if found else _NOBODY

    def _by_key(self, values: Values) -> Found:
        field = self._kind.by_name[self._key]
        if values.get(self._key) is None:
            return Found(question=str(field.error(tr("这一列是对照用的，不能为空"))))
        found = self._having(self._key, values)
        if found:
            return self._one(found, self._key, values)
        return self._near(values) if self._key == self._kind.title else _NOBODY

    def _by_name(self, values: Values) -> Found:
        found = self._having(self._kind.title, values)
        for name in CODES:
            # A record of this name and another code is another one.
            code = values.get(name)
            if code is not None and found:
                found = [each for each in found if self._records[each][name] in (None, code)]
                if not found:
                    return Found(
                        question=tr("台账里已有同名记录，但代码不同；请核对代码，或指明是哪一条"),
                        candidates=tuple(self._having(self._kind.title, values)[:_MOST]),
                    )
        if found:
            return self._one(found, self._kind.title, values)
        asked = self._numbered(values) or self._near(values)
        return asked if asked.question else Found(doubt=self._of_another(values))

    def _one(self, found: list[str], name: str, values: Values) -> Found:
        if len(found) > 1 and NUMBER in self._by and values.get(NUMBER) is not None:
            numbered = [
                each
                for each in self._having(NUMBER, values)
                if self._records[each][name] == values[name]
            ]
            found = numbered if len(numbered) == 1 else found
        if len(found) == 1:
            return Found(found[0])
        field = self._kind.by_name[name]
        sentence = tr(
            "台账里有 {n} 条记录都是「{value}」，请指明是哪一条",
            n=len(found),
            value=field.format(values[name]),
        )
        return Found(question=str(field.error(sentence)), candidates=tuple(found[:_MOST]))

    def _numbered(self, values: Values) -> Found | None:
        if NUMBER not in self._by or values.get(NUMBER) is None:
            return None
        numbered, has_name = self._having(NUMBER, values), values.get(self._kind.title) is not None
        if has_name and (len(numbered) > 1 or not self._tells(values[NUMBER])):
            return None
        found = [
            each for each in numbered if self._records[each][self._kind.title] not in self._named
        ]
        if not found:
            return None
        if not has_name:
            words = mark("台账里序号 {number} 是「{name}」，这一行没有名称：请指明是不是它")
        else:
            words = mark("台账里序号 {number} 是「{name}」：请指明这一行是它改了名，还是新增")
        return Found(
            question=tr(words, number=values[NUMBER], name=self.title_of(found[0])),
            candidates=tuple(found[:_MOST]),
        )

    def _of_another(self, values: Values) -> str:
        """That the number of a new record is the one of another in the ledger, "" if it is not."""
        number = values.get(NUMBER)
        numbered = [] if number is None else self._by.get(NUMBER, {}).get(number, [])
        # Where numbers begin anew they are nobody's.
        if not numbered or self._times[number] > 1 or self._tells(number):
            return ""
        sentence = mark("台账里序号 {number} 是「{name}」，这张表的序号与台账的都不相符，按新增")
        return tr(sentence, number=number, name=self.title_of(numbered[0]))

    def _tells(self, number: Value) -> bool:
        """Whether a number says who a row is: not where numbers begin anew in each group, nor where the table counts
        its rows and none of them has the number that the record of its name has.
        """
        return self._times[number] == 1 and (self._shares_numbers or not self._counts_rows)

    @cached_property
    def _times(self) -> Counter[Value]:
        return Counter(number for _name, number in self._table)

    @cached_property
    def _counts_rows(self) -> bool:
        numbers = [number for _name, number in self._table if isinstance(number, int)]
        follows = (after in (1, before + 1) for before, after in pairwise(numbers))
        return len(numbers) > 1 and numbers[0] == 1 and all(follows)

    @cached_property
    def _shares_numbers(self) -> bool:
        return any(
            number is not None and self._records[each][NUMBER] == number
            for name, number in self._table
            for each in self._by[self._kind.title].get(name, ())
        )

    def _near(self, values: Values) -> Found:
        title = values.get(self._kind.title)
        if title is None or not self._records:
            return _NOBODY
        found = self._spelled.get(_spelling(title), [])
        if not found:
            return _NOBODY
        return Found(
            question=tr(
                "台账里没有「{title}」，但有相近的「{name}」：请指明是同一条，还是新增",
                title=title,
                name=self.title_of(found[0]),
            ),
            candidates=tuple(found[:_MOST]),
        )

    @cached_property
    def _spelled(self) -> dict[str, list[str]]:
        spelled: dict[str, list[str]] = {}
        for record_id, record in self._records.items():
            names = {record[self._kind.title], record.get("short_name")} - {None}
            for spelling in set(map(_spelling, names)):
                spelled.setdefault(spelling, []).append(record_id)
        return spelled


def _spelling(name: Value) -> str:
    """A name without signs, usual endings and what stands in brackets behind it."""
    plain = squeezed(str(name))
    text = re.sub(r"[\W_]", "", _ASIDE.sub("", plain) or plain).casefold()
    return _ENDINGS.sub("", text) or text
