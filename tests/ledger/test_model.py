"""Random work on a ledger against a model in plain Python: edits, undo, redo and reopening."""

import copy
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    precondition,
    rule,
)

from jingxi_desktop.ledger import commands, queries, search, verify
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.records import KINDS, UserError, Value

YEARS = (2023, 2024)
REFERENCES = {
    "organisation": {"parent_id": "organisation"},
    "park": {"parent_id": "park", "district_id": "organisation"},
    "enterprise": {"park_id": "park"},
    "task": {"lead_id": "organisation"},
    "project": {"park_id": "park", "responsible_id": "organisation", "parent_id": "project"},
}
TITLES = st.text("京西园桥厂12 ab", min_size=1, max_size=8).map(str.strip).filter(bool)
# Fields of all kinds at once; each kind takes those that it has.
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "name": TITLES,
    "content": st.none() | TITLES,
    "note": st.none() | st.text("备注\n", min_size=1),
    "planned_area": st.none() | st.floats(0, 1e6),
    "total_investment": st.none() | st.integers(0, 10**12),
    "registered_capital": st.none() | st.integers(0, 10**12),
    "due": st.sampled_from([None, "2023", "2023-06", "2023-06-09"]),
    "honours": st.sampled_from([None, "专精特新", "专精特新、小巨人"]),
    "planned_investment": st.none() | st.integers(0, 10**12),
    "category": st.sampled_from([None, "新建", "续建"]),
}

OPTIONAL = {name: values for name, values in VALUES.items() if name != "name"}

# What a record holds: its own fields, and for each year the fields of that year.
Held = dict[str | int, Any]
State = dict[str, dict[str, Held]]


class LedgerMachine(RuleBasedStateMachine):
    """A ledger and the list of states that it went through; `at` is the one it is in."""

    records = Bundle("records")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = Ledger.create(Path(self.folder.name, "账.jingxi"))
        self.ledger.set_setting("year", "2023")
        self.steps_before = 1
        self.first = tables(self.ledger.connection)
        self.states: list[State] = [{kind: {} for kind in REFERENCES}]
        self.at = 0

    @property
    def state(self) -> State:
        """The model of the ledger as it should be now."""
        return self.states[self.at]

    def became(self, state: State) -> None:
        """A change was made: what was undone before is gone for good."""
        self.states[self.at + 1 :] = [state]
        self.at += 1

    @rule(
        target=records,
        kind=st.sampled_from(sorted(REFERENCES)),
        values=st.fixed_dictionaries({"name": TITLES}, optional=OPTIONAL),
        year=st.sampled_from(YEARS),
    )
    def create(self, kind: str, values: dict[str, Value], year: int) -> tuple[str, str]:
        """Add a record."""
        given = {name: value for name, value in values.items() if name in KINDS[kind].by_name}
        record_id = commands.create(self.ledger, KINDS[kind], given, year)
        state = copy.deepcopy(self.state)
        state[kind][record_id] = held(kind, {"origin": "录入"}, year) | {"made": year}
        put(state, kind, record_id, given, year)
        self.became(state)
        return kind, record_id

    @rule(
        record=records,
        name=st.sampled_from(sorted(VALUES)),
        data=st.data(),
        year=st.sampled_from(YEARS),
    )
    def edit(self, record: tuple[str, str], name: str, data: st.DataObject, year: int) -> None:
        """Set one field."""
        kind, record_id = record
        if record_id in self.state[kind] and name in KINDS[kind].by_name:
            self.set(kind, record_id, {name: data.draw(VALUES[name])}, year)

    @rule(record=records, other=records)
    def refer(self, record: tuple[str, str], other: tuple[str, str]) -> None:
        """Let one record refer to another where its kind can."""
        (kind, record_id), (other_kind, other_id) = record, other
        name = next((n for n, of in REFERENCES[kind].items() if of == other_kind), None)
        if record_id not in self.state[kind] or other_id not in self.state[other_kind] or not name:
            return
        try:
            self.set(kind, record_id, {name: other_id}, 2023)
        except UserError:
            assert name == "parent_id"
            assert record_id in above(self.state[kind], other_id)

    def set(self, kind: str, record_id: str, values: dict[str, Value], year: int) -> None:
        """Set fields in the ledger and in the model."""
        state = copy.deepcopy(self.state)
        put(state, kind, record_id, values, year)
        commands.edit(self.ledger, KINDS[kind], [record_id], values, year)
        if state != self.state:
            self.became(state)

    @rule(target=records, record=records)
    def copy(self, record: tuple[str, str]) -> Any:
        """Copy a record."""
        kind, record_id = record
        if record_id not in self.state[kind]:
            return multiple()
        new_id = commands.copy(self.ledger, KINDS[kind], record_id, 2023)
        state = copy.deepcopy(self.state)
        old = state[kind][record_id]
        title = f"{old['own']['name']}（副本）"
        state[kind][new_id] = copy.deepcopy(old)
        state[kind][new_id]["own"].update(name=title, origin="录入")
        state[kind][new_id][2024] = dict.fromkeys(old[2024])
        self.became(state)
        return kind, new_id

    @rule(record=consumes(records))
    def delete(self, record: tuple[str, str]) -> None:
        """Delete a record, which is refused while others refer to it."""
        kind, record_id = record
        if record_id not in self.state[kind]:
            return
        referred = any(
            other["own"][name] == record_id
            for other_kind, names in REFERENCES.items()
            for name in names
            for other in self.state[other_kind].values()
        )
        try:
            commands.delete(self.ledger, KINDS[kind], [record_id])
        except UserError:
            assert referred
            return
        assert not referred
        state = copy.deepcopy(self.state)
        del state[kind][record_id]
        self.became(state)

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        """Take back some edits, never the settings made before the first."""
        for _ in range(min(times, self.at)):
            assert self.ledger.undo() is not None
            self.at -= 1

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        """Do undone edits again, if there are any."""
        for _ in range(times):
            assert (self.ledger.redo() is not None) == (self.at + 1 < len(self.states))
            self.at = min(self.at + 1, len(self.states) - 1)

    @precondition(lambda self: self.at)
    @rule()
    def reopen(self) -> None:
        """Close the file and open it again."""
        self.ledger.close()
        self.ledger = Ledger.open(self.ledger.path)

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        """Every record of every kind, in both years."""
        for kind, records in self.state.items():
            for year in YEARS:
                ids = queries.row_ids(self.ledger.connection, Query(kind, year))
                page = queries.page(self.ledger, KINDS[kind], year, ids)
                assert {record.id: seen(kind, record.values()) for record in page.values()} == {
                    record_id: record["own"] | record[year]
                    for record_id, record in records.items()
                    if not KINDS[kind].by_year or record["own"]["year"] == year
                }

    def teardown(self) -> None:
        """Undoing everything gives the first rows again; the index is what a new one would be."""
        assert indexed(self.ledger.path) == indexed(self.ledger.path, anew=True)
        while self.at:
            self.undo(4)
        assert tables(self.ledger.connection) == self.first
        assert indexed(self.ledger.path) == set()
        self.ledger.close()
        assert verify.problems(self.ledger.path) == []
        self.folder.cleanup()


def held(kind: str, own: dict[str, Value], year: int) -> Held:
    """A record without values but `own`."""
    fields = dict.fromkeys((field.name for field in KINDS[kind].stored), None) | own
    if KINDS[kind].by_year:
        fields["year"] = year
    yearly = [field.name for field in KINDS[kind].yearly]
    return {"own": fields, **{each: dict.fromkeys(yearly) for each in YEARS}}


def put(state: State, kind: str, record_id: str, values: dict[str, Value], year: int) -> None:
    """Set fields of a record of the model."""
    record = state[kind][record_id]
    record.pop("made", None)
    for name, value in values.items():
        record[year if KINDS[kind].field(name).per_year else "own"][name] = value


def seen(kind: str, values: dict[str, Value]) -> dict[str, Value]:
    """What a record shows, without its id and what the ledger works out."""
    fields = KINDS[kind].by_name
    return {
        name: value for name, value in values.items() if name in fields and not fields[name].derived
    }


def above(records: dict[str, Held], record_id: str | None) -> set[str]:
    """A record and all that it lies in."""
    found: set[str] = set()
    while record_id is not None:
        found.add(record_id)
        record_id = records[record_id]["own"]["parent_id"]
    return found


def tables(connection: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables but the change log and those behind the search."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND name NOT LIKE 'search_index%' AND name NOT LIKE 'change_%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
        for (name,) in names
    }


def indexed(path: Path, *, anew: bool = False) -> set[tuple[Any, ...]]:
    """Every word of the search index and where it stands; `anew`: of one made from the rows."""
    with closing(sqlite3.connect(":memory:")) as memory:
        with closing(sqlite3.connect(path)) as raw:
            raw.backup(memory)
        if anew:
            memory.create_function("search_text", -1, search.text_of, deterministic=True)
            memory.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
            for kind in KINDS:
                search.index_rows_after(memory, kind, 0)
        memory.execute("CREATE VIRTUAL TABLE words USING fts5vocab('search_index', 'instance')")
        return set(memory.execute("SELECT term, doc, offset FROM words"))


TestLedger = LedgerMachine.TestCase
# Each example makes a ledger, so that making a failing one smaller would take minutes.
TestLedger.settings = settings(
    max_examples=max(15, settings().max_examples // 4),
    stateful_step_count=25,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
