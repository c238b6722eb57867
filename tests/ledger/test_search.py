"""Search finds what contains the text, however short, and follows every change."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jingxi_desktop.ledger import commands, queries, search
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.words import words_of
from jingxi_desktop.records import Enterprise, Organisation, Park, Project, Task, Value, kind_named

PROJECT = Project.KIND


def found(ledger: Ledger, text: str, kind: str = "project") -> set[str]:
    query = Query(kind, 2023, search=text)
    rowids = queries.row_ids(ledger.connection, query)
    return {
        record.title for record in queries.page(ledger, kind_named(kind), 2023, rowids).values()
    }


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("桥", {"新首钢大桥", "桥梁"}),
        ("首钢", {"新首钢大桥", "首钢园 AI 中心"}),
        ("新首钢大桥", {"新首钢大桥"}),
        ("钢首", set()),
        ("ai", {"首钢园 AI 中心"}),
        ("AI", {"首钢园 AI 中心"}),
        ("首钢 桥", {"新首钢大桥"}),
        ("桥 首钢", {"新首钢大桥"}),
        ("园AI中", {"首钢园 AI 中心"}),
        ("园-AI", {"首钢园 AI 中心"}),
        ("3", {"3号地块", "桥梁"}),
        ('"桥" OR', set()),
        ("NEAR(", set()),
        ("桥*", {"新首钢大桥", "桥梁"}),
        ("𬭎", {"𬭎业大厦"}),
        (" ", {"新首钢大桥", "首钢园 AI 中心", "3号地块", "桥梁", "𬭎业大厦"}),
    ],
)
def test_queries_of_every_length(ledger: Ledger, text: str, titles: set[str]) -> None:
    for name in ("新首钢大桥", "首钢园 AI 中心", "3号地块", "𬭎业大厦"):
        commands.create(ledger, PROJECT, {"name": name})
    commands.create(ledger, PROJECT, {"name": "桥梁", "content": "共3座"})
    assert found(ledger, text) == titles


@pytest.mark.parametrize("letter", "fielndD")
def test_what_stands_between_two_fields_is_not_found(ledger: Ledger, letter: str) -> None:
    """Not in the row itself, and not in the unit that it names, which is searched as text."""
    unit = commands.create(ledger, Organisation.KIND, {"name": "门头沟区", "short_name": "门区"})
    named = {"name": "大桥", "content": "梁体", "responsible_id": unit}
    commands.create(ledger, PROJECT, named)
    assert found(ledger, letter) == set()
    assert found(ledger, "沟区门") == set()
    assert found(ledger, "沟区 门区") == {"大桥"}


def test_a_long_text_that_was_pasted_is_searched(ledger: Ledger) -> None:
    words = [f"第{number}处" for number in range(1_200)]
    commands.create(ledger, PROJECT, {"name": "大桥", "content": "".join(words)})
    commands.create(ledger, PROJECT, {"name": "小桥", "content": "".join(words[20:])})
    assert found(ledger, " ".join(words)) == {"大桥"}
    assert found(ledger, "桥 " * 5_000) == {"大桥", "小桥"}


def test_of_which_words_a_long_text_is_searched_is_told(ledger: Ledger) -> None:
    words = [f"第{number}处" for number in range(101)]
    assert search.remark(" ".join(words)) == "只搜前 100 个词"
    assert search.remark(" ".join(words[1:])) == search.remark("桥 " * 5_000) == ""
    query = Query("project", 2023, search=" ".join(words))
    assert words_of(ledger, query).endswith("第100处」；只搜前 100 个词")
    assert words_of(ledger, Query("project", 2023, search="桥")) == "搜索「桥」"


def test_the_end_of_a_field_and_the_start_of_the_next_are_no_phrase(ledger: Ledger) -> None:
    commands.create(ledger, PROJECT, {"name": "大桥", "content": "梁体"})
    assert found(ledger, "桥梁") == set()
    assert found(ledger, "桥 梁") == {"大桥"}


def test_search_stays_in_its_kind(ledger: Ledger) -> None:
    commands.create(ledger, PROJECT, {"name": "首钢项目"})
    commands.create(ledger, Organisation.KIND, {"name": "首钢集团"})
    commands.create(ledger, Task.KIND, {"name": "首钢任务"}, 2023)
    assert found(ledger, "首钢") == {"首钢项目"}
    assert found(ledger, "首钢", "organisation") == {"首钢集团"}
    assert found(ledger, "首钢", "task") == {"首钢任务"}


def test_a_word_is_found_in_what_a_record_names_too(ledger: Ledger) -> None:
    unit = commands.create(
        ledger, Organisation.KIND, {"name": "首钢集团有限公司", "short_name": "首钢集团"}
    )
    other = commands.create(ledger, Organisation.KIND, {"name": "京能集团"})
    park = commands.create(ledger, Park.KIND, {"name": "石龙园"})
    commands.create(ledger, PROJECT, {"name": "大桥", "responsible_id": unit, "park_id": park})
    commands.create(ledger, PROJECT, {"name": "隧道", "responsible_id": other, "district_id": unit})
    commands.create(ledger, PROJECT, {"name": "大路", "responsible_id": other})
    commands.create(ledger, Task.KIND, {"name": "招商", "lead_id": unit}, 2023)
    assert found(ledger, "首钢集团") == {"大桥", "隧道"}
    assert found(ledger, "首钢 石龙") == {"大桥"}
    assert found(ledger, "大 京能") == {"大路"}
    assert found(ledger, "首钢", "task") == {"招商"}
    commands.edit(ledger, Organisation.KIND, [other], {"name": "首钢京能"})
    assert found(ledger, "首钢") == {"大桥", "隧道", "大路"}


def test_the_index_follows_edits_deletes_and_undo(ledger: Ledger) -> None:
    first = commands.create(ledger, PROJECT, {"name": "大桥", "content": "钢"})
    commands.create(ledger, PROJECT, {"name": "大路"})
    commands.edit(ledger, PROJECT, [first], {"name": "隧道", "stage": "在建"})
    assert (found(ledger, "桥"), found(ledger, "隧"), found(ledger, "钢")) == (
        set(),
        {"隧道"},
        {"隧道"},
    )
    ledger.undo()
    assert (found(ledger, "桥"), found(ledger, "隧")) == ({"大桥"}, set())
    commands.delete(ledger, PROJECT, [first])
    assert (found(ledger, "桥"), found(ledger, "大")) == (set(), {"大路"})
    ledger.undo()
    assert found(ledger, "钢") == {"大桥"}


def test_a_row_that_takes_a_deleted_row_s_place_is_found_by_its_own_text(ledger: Ledger) -> None:
    old = commands.create(ledger, PROJECT, {"name": "旧桥"})
    commands.delete(ledger, PROJECT, [old])
    commands.create(ledger, PROJECT, {"name": "新路"})
    assert (found(ledger, "旧"), found(ledger, "新")) == (set(), {"新路"})


def test_an_enterprise_is_found_by_its_credit_code(ledger: Ledger) -> None:
    values: dict[str, Value] = {"name": "一厂", "credit_code": "91110000802100433B"}
    commands.create(ledger, Enterprise.KIND, values)
    assert found(ledger, "802100433b", "enterprise") == {"一厂"}


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("project", "responsible_person"),
        ("project", "contact"),
        ("project", "leader"),
        ("enterprise", "contact"),
        ("organisation", "contact"),
    ],
)
def test_a_record_is_found_by_its_persons(ledger: Ledger, kind: str, field: str) -> None:
    commands.create(ledger, kind_named(kind), {"name": "甲", field: "欧阳建国"})
    other = commands.create(ledger, kind_named(kind), {"name": "乙"})
    assert found(ledger, "欧阳", kind) == {"甲"}
    commands.edit(ledger, kind_named(kind), [other], {field: "司马欧阳"})
    assert found(ledger, "欧阳", kind) == {"甲", "乙"}


@pytest.mark.parametrize("kind", ["project", "enterprise", "organisation"])
def test_a_telephone_is_found_however_it_is_written(ledger: Ledger, kind: str) -> None:
    commands.create(ledger, kind_named(kind), {"name": "甲", "phone": "010-6887 4321"})
    assert found(ledger, "68874321", kind) == {"甲"}
    assert found(ledger, "010-68874321", kind) == {"甲"}
    assert found(ledger, "68874322", kind) == set()


def test_amounts_are_not_searched(ledger: Ledger) -> None:
    commands.create(ledger, PROJECT, {"name": "甲", "total_investment": 77_770_000})
    assert found(ledger, "7777") == set()


_WORD = st.text("京西首钢园区大桥一二12ab", min_size=1, max_size=6)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(_WORD, min_size=1, max_size=12), edits=st.lists(_WORD, max_size=4))
def test_search_finds_what_like_finds(scratch: Ledger, names: list[str], edits: list[str]) -> None:
    def try_it() -> None:
        ids = [commands.create(scratch, PROJECT, {"name": name}) for name in names]
        for record_id, name in zip(ids, edits, strict=False):
            commands.edit(scratch, PROJECT, [record_id], {"name": name})
        commands.delete(scratch, PROJECT, ids[len(names) // 2 + 1 :])
        for text in {part[start:] for part in names + edits for start in range(len(part))}:
            expected = scratch.connection.execute(
                "SELECT rowid FROM project WHERE instr(name, ?)", (text,)
            ).fetchall()
            query = Query("project", 2023, search=text)
            found_rows = sorted(queries.row_ids(scratch.connection, query))
            assert found_rows == sorted(rowid for (rowid,) in expected)
        raise Abandoned

    with pytest.raises(Abandoned), scratch.change("试"):
        try_it()


class Abandoned(Exception):  # noqa: N818 - ends a change on purpose
    """Rolls a change back."""


@pytest.fixture
def scratch(empty_path: Path) -> Iterator[Ledger]:
    """A ledger in which every example rolls back what it did."""
    with Ledger.open(empty_path) as opened:
        yield opened


def test_every_character_is_indexed_in_its_normal_form() -> None:
    for number in range(0x10000):
        character = chr(number)
        normal = unicodedata.normalize("NFKC", character).casefold()
        assert search.characters(character) == " ".join(re.sub(r"[\W_]+", "", normal)), hex(number)
