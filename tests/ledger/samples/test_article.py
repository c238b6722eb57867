"""The facts: each with its source, each reference resolved, and nothing of one layer in another."""

import json
from pathlib import Path
from typing import Any

import pytest

from jingxi_desktop import paths
from jingxi_desktop.ledger import queries, samples
from jingxi_desktop.ledger.ledger import Ledger
from jingxi_desktop.ledger.query import Query
from jingxi_desktop.ledger.samples import article as facts
from jingxi_desktop.ledger.samples.drafts import Draft
from jingxi_desktop.records import KINDS, Indicator, Plan, Project, Reading, Task, UserError
from jingxi_desktop.records.provenance import ARTICLE, PUBLIC


def _all_drafts() -> list[tuple[str, Draft]]:
    return [(kind, draft) for kind, drafts in facts.drafts().items() for draft in drafts]


def _entries(layer: str) -> list[tuple[str, dict[str, Any]]]:
    records = facts.layer(layer)["records"]
    return [(kind, entry) for kind, entries in records.items() for entry in entries]


def test_article_names_itself_once() -> None:
    top = facts.layer("article")
    assert (top["paper"], top["date"], top["page"]) == ("光明日报", "2023-06-09", "03版")
    assert top["title"] == "北京西部地区加速转型发展 产业转型是重中之重"


@pytest.mark.parametrize("layer", facts.LAYERS)
def test_every_fact_has_a_source(layer: str) -> None:
    assert [entry for _kind, entry in _entries(layer) if not entry.get("source")] == []


def test_facts_carry_their_layer() -> None:
    origins = {draft.values["origin"] for _kind, draft in _all_drafts()}
    assert origins == {ARTICLE, PUBLIC}


def test_no_figure_of_the_article_without_its_digits_in_the_source() -> None:
    """A number in a field of the article's records stands in the sentence that it comes from."""
    words = {30: "三成", 2: "两获"}
    for kind, entry in _entries("article"):
        if kind not in ("reading", "enterprise"):
            continue
        value = entry.get("value")
        if value is not None:
            assert str(value) in entry["source"] or words.get(value, "?") in entry["source"]


def test_bands_stand_in_their_sources() -> None:
    for kind, entry in _entries("article"):
        if kind == "indicator":
            for end in ("low", "high"):
                assert str(entry.get(end, "")) in entry["source"]


def test_every_reference_of_the_facts_resolves() -> None:
    known = {(kind, draft.id) for kind, draft in _all_drafts()}
    for kind, draft in _all_drafts():
        for reference in KINDS[kind].references:
            target = draft.values.get(reference.name)
            assert target is None or (reference.kind, str(target)) in known


def test_unknown_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"name": "某园", "parent": "没有的园", "source": "某句"}
    written = {"origin": ARTICLE, "records": {"park": [entry]}}
    (tmp_path / "article.json").write_text(json.dumps(written), "utf-8")
    (tmp_path / "public.json").write_text(json.dumps({"origin": PUBLIC, "records": {}}), "utf-8")
    monkeypatch.setattr(paths, "seed_dir", lambda: tmp_path)
    with pytest.raises(UserError, match="没有的园"):
        facts.drafts()


def test_notes_of_the_second_layer_find_their_records() -> None:
    titles = {(kind, draft.values.get("name")) for kind, draft in _all_drafts()}
    for kind, by_name in facts.layer("public")["notes"].items():
        for name, text in by_name.items():
            assert (kind, name) in titles
            assert text.startswith("公开资料:")


def test_second_layer_changes_only_notes_of_the_first() -> None:
    noted = {name for names in facts.layer("public")["notes"].values() for name in names}
    for _kind, draft in _all_drafts():
        if draft.values.get("name") in noted:
            assert draft.values["origin"] == ARTICLE
            assert "公开资料:" in str(draft.values["note"])


def test_ids_follow_from_names() -> None:
    first, second = _all_drafts(), _all_drafts()
    ids = [draft.id for _kind, draft in first]
    assert ids == [draft.id for _kind, draft in second]
    assert len(set(ids)) == len(ids)


def test_nobody_is_recorded_as_a_person() -> None:
    people = ("responsible_person", "contact", "phone", "leader")
    for _kind, draft in _all_drafts():
        assert not any(draft.values.get(name) for name in people)


def test_plans_of_the_article(article: Ledger) -> None:
    plans = {plan.year: plan for plan in queries.fetch(article, Plan)}
    assert (plans[2022].task_count, plans[2022].project_count) == (36, 80)
    assert plans[2022].published_investment == 22_000_000_000
    assert "超220亿元" in str(plans[2022].note)
    this = plans[2023]
    assert (this.task_count, this.project_count, this.started_count) == (57, 85, 12)
    assert (this.continuing_count, this.new_count) == (46, 39)
    assert (plans[2024].origin, plans[2024].preliminary_count) == (PUBLIC, 25)


def test_named_new_projects_have_started(article: Ledger) -> None:
    projects = queries.fetch(article, Project, category="新建")
    assert {project.name for project in projects} == {
        "华夏银行西部研发中心",
        "中关村(京西)人工智能科技园一期",
    }
    assert {project.stage for project in projects} == {"开工"}
    assert {project.total_investment for project in projects} == {None}


def test_computing_centre(article: Ledger) -> None:
    (project,) = queries.fetch(article, Project, name="人工智能整体服务能力提升项目")
    assert (project.actual_start, project.planned_finish) == ("2022-08", "2024-02")
    assert project.category is None
    (indicator,) = queries.fetch(article, Indicator, name="中关村人工智能计算中心算力")
    assert (indicator.low, indicator.high, indicator.value) == (500, 1000, 100)
    assert indicator.missing_low == 400


def test_every_indicator_has_a_value(article: Ledger, clock: Any) -> None:
    """One that is read off by hand has a reading; the others are counted."""
    clock.go_on(days=365)
    for year in (2022, 2023):
        query = Query("indicator", year)
        for indicator in queries.fetch(article, Indicator, query):
            assert indicator.measure == "本年引进企业数" or indicator.value is not None
    assert len(queries.fetch(article, Reading)) == 12


def test_tasks_of_the_article_have_no_invented_numbers(article: Ledger) -> None:
    tasks = queries.fetch(article, Task)
    assert {task.number for task in tasks} == {None}
    assert {task.lead_id for task in tasks if task.state is None} == {None}


def test_doubts_of_the_second_layer_are_marked(article: Ledger) -> None:
    for name in ("王平矿文化旅游度假酒店", "国道109新线高速公路", "苹果园综合交通枢纽"):
        (project,) = queries.fetch(article, Project, name=name)
        assert project.origin == PUBLIC
        assert "待核实" in str(project.note)


def test_article_is_no_demonstration(article: Ledger) -> None:
    assert article.year == 2023
    assert article.setting("name") == facts.NAME
    assert not article.is_demo


def test_quotes_leave_nothing_out() -> None:
    """No quote has dots that stand for words left out."""
    assert not [entry for _kind, entry in _entries("article") if "…" in entry["source"]]


def test_sample_names_are_the_ones_offered() -> None:
    assert samples.SAMPLES == ("article", "demo", "empty", "scale")
