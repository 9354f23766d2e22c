from __future__ import annotations

from pathlib import Path

import pytest

import jhstats
from jhstats.ask.query import listing
from jhstats.ask.rows import Place
from jhstats.say.messages import LANGUAGES, Messages
from jhstats.views.comparison import PLACED_FIELDS as DERIVED
from jhstats.views.facts import COLUMNS, FIELDS, LIST_FIELDS, PLACES, facts_view, listing_view
from jhstats.views.wording import Wording
from tests.run import run

BASE = Path(__file__).parents[1] / "base.toml"
FACTS = f"--facts={BASE}"
WORLD = f"--facts={BASE.parents[1] / 'examples' / 'world' / 'world.toml'}"
STORE = jhstats.Store(jhstats.load(BASE))
WORDING = Wording(STORE, Messages("en"))


@pytest.mark.parametrize("lang", ["en", "zh", "zh-TW", "fr", "C"])
def test_machine_forms_do_not_depend_on_the_language(lang: str) -> None:
    for form in ("tsv", "csv", "json", "jsonl"):
        arguments = ["show", FACTS, "--format", form]
        assert run(arguments, lang=lang).out == run(arguments).out


def test_columns_are_those_of_the_answer_unless_others_are_asked_for() -> None:
    rows = jhstats.show(STORE, ["tea"])
    assert facts_view(rows, WORDING).fields == COLUMNS
    placed = [row._replace(place=Place(1, is_tied=False, out_of=1)) for row in rows]
    view = facts_view(placed, WORDING)
    assert view.fields == COLUMNS + PLACES
    assert {tuple(cells[-3:]) for cells in view.cells()} == {(1, False, 1)}
    every = facts_view(rows, WORDING)._replace(fields=FIELDS)
    assert {len(cells) for cells in every.cells()} == {len(FIELDS)}


def test_a_rank_makes_a_row_of_cells_and_a_place_does_not() -> None:
    [row] = jhstats.show(STORE, ["tea"], jhstats.Filters(year=["2020"], measure=["level"]))
    assert len(facts_view([row], WORDING).cells()) == len(row.ranks) == 2
    placed = row._replace(place=Place(1, is_tied=True, out_of=3))
    assert len(facts_view([placed], WORDING).cells()) == 1


def test_cautions_name_what_is_no_plain_result() -> None:
    values = facts_view(jhstats.show(STORE, ["tea"]), WORDING).values()
    assert len(values.numbers) > 1
    assert values.cautions[0].startswith(f"{len(values.numbers)} figures")
    assert values.cautions[-1] == "not all are exact results: over; about; TARGET"


def test_a_fact_alone_is_told_with_everything() -> None:
    told = run(["show", "value-added", "growth", "2021"], columns=160).out
    assert "Printed: 23.15% (数说金华, para. 2), 增速全省第一 (数说金华, para. 2)\n" in told
    limits = "30.6524 to 30.7362 billion yuan"
    assert f"2020, implied: 30.69 billion yuan ({limits}) = 378 / (1 + 23.15%)" in told
    assert "Printed:" not in run(["show", "value-added", "2021"], columns=120).out
    assert "Printed:" in run(["rank", "value-added", "2021", "--top=1"], columns=120).out


def test_a_fact_alone_is_told_whole_and_with_what_claims_otherwise(
    tmp_path: Path,
) -> None:
    base = tmp_path / "base.toml"
    again = """
[entity.us]
name = "US"
kind = "country"
[source.a]
title = "A"
[source.b]
title = "B"
[metric.gdp]
name = "GDP"
unit = "usd"
[[fact]]
id = "one"
metric = "gdp"
entity = "us"
period = "2014"
value = 17608138000001
evidence = [{ source = "a" }]
[[fact]]
id = "two"
metric = "gdp"
entity = "us"
period = "2014"
value = 17600000000000
evidence = [{ source = "b" }]
"""
    base.write_text("[base]\nschema = 1\n" + again, encoding="utf-8")
    store = jhstats.Store(jhstats.load(str(base)))
    page = facts_view(jhstats.show(store)[:1], Wording(store, Messages("en"))).page()
    assert [*page.notes[:2]] == [
        "17.608138000001 trillion US dollars",
        "Otherwise: fact two says ≈17.6000 trillion US dollars",
    ]


AS_PRINTED = "As printed: Core digital-economy revenue 2021: 1,409 × 100 million yuan\n"


@pytest.mark.parametrize(
    ("unit", "told", "machine"),
    [
        ("billion yuan", "140.9 billion yuan", "140.9\tbillion-yuan"),
        ("亿元", "140.9 billion yuan", "1409\tyi-yuan"),
        ("千元", "140,900,000 thousand yuan", "140900000\tthousand-yuan"),
    ],
)
def test_a_unit_is_named_as_texts_name_it(unit: str, told: str, machine: str) -> None:
    words = ["show", "revenue", "level", "2021", "--unit", unit]
    assert run([*words, "--fields=value,unit", "--no-header"]).out == machine + "\n"
    page = run(words, columns=120).out
    assert told in page
    assert (AS_PRINTED in page) is (unit != "亿元")
    assert run(["show", "revenue", "--unit", "亿斤"]).status == 2


def test_forms_are_taken_in_any_case_and_all_fields_at_once() -> None:
    words = ["show", "revenue", "2021"]
    assert run([*words, "--format=MD"]).out == run([*words, "--format=markdown"]).out
    assert run([*words, "--format=Json"]).out == run([*words, "--json"]).out
    head = run([*words, "--fields", "all"]).out.splitlines()[0]
    assert head.split("\t") == [*FIELDS]


def test_labels_put_machine_forms_into_the_readers_words() -> None:
    words = ["show", "revenue", "2021", "level", "--labels"]
    head, row = run(words, lang="zh").out.splitlines()
    assert head.split("\t")[:10] == [
        "Id",
        "指标",
        "度量",
        "主体",
        "时期",
        "数值",
        "单位",
        "界限",
        "状态",
        "排名",
    ]
    assert row.split("\t")[:8] == [
        "revenue-2021",
        "数字经济核心产业营收",
        "level",
        "金华市",
        "2021",
        "1409",
        "亿元",
        "exact",
    ]
    objects = run([*words, "--json"], lang="en").out
    assert '"Among": "Zhejiang"' in objects
    assert '"Value": 1409' in objects
    chosen = run([*words, "--fields=metric,value", "--format=csv"], lang="en").out
    assert chosen == "Metric,Value\nCore digital-economy revenue,1409\n"
    assert run(words[:-1], lang="zh").out == run(words[:-1]).out
    listed = run(["list", "units", "--labels", "--fields=id,dimension"], lang="zh").out
    assert listed.startswith("Id\t量纲\npercent\t\n")


def test_of_many_converted_facts_some_are_told_as_printed() -> None:
    page = run(["show", "gdp", "--unit=billion USD", WORLD], columns=100).out
    note = page.partition("As printed: ")[2].partition("Source")[0]
    assert note.count("US dollars") == 12
    assert "… (90)" in note.replace("\n", " ")


@pytest.mark.parametrize("fields", [FIELDS, DERIVED, *LIST_FIELDS.values()])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_columns_have_one_label(fields: tuple[str, ...], language: str) -> None:
    assert len({*map(Messages(language).label, fields)}) == len(fields)


def test_a_source_is_listed_with_its_authors_and_time() -> None:
    page = listing_view("sources", listing(STORE, "sources"), WORDING).page()
    assert [row[-1].text for row in page.rows][:1] == ["绿茶手册, 2021, 茶某"]
    page = listing_view("entities", listing(STORE, "entities"), WORDING).page()
    assert [row[-1].text for row in page.rows][:1] == ["Greenland of Tea"]


@pytest.mark.parametrize("table", LIST_FIELDS)
def test_objects_and_cells_have_the_columns(table: str) -> None:
    view = listing_view(table, listing(STORE, table), WORDING)
    assert view.fields == LIST_FIELDS[table]
    for entry, cells in zip(view.objects(), view.cells(), strict=True):
        assert tuple(entry) == LIST_FIELDS[table]
        assert not any(isinstance(cell, (dict, list, tuple)) for cell in cells)
    assert view.values().numbers == [entry["id"] for entry in view.objects()]
