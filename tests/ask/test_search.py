from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from jhstats.ask.query import listing
from jhstats.ask.query import places as by_value
from jhstats.ask.question import Filters
from jhstats.ask.search import search
from jhstats.ask.store import Store
from jhstats.errors import Kind, QueryError, UsageError
from jhstats.load.files import File
from jhstats.load.loader import load, parse

HERE = Path(__file__).parent
QUERIES = tomli.loads((HERE / "queries.toml").read_text(encoding="utf-8"))["query"]
SHIPPED = Store(load())
TEA = Store(load(HERE.parent / "base.toml"))


def test_there_are_queries() -> None:
    assert len(QUERIES) >= 20


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query["text"])
def test_the_first_answer(query: dict[str, str]) -> None:
    assert search(SHIPPED, [query["text"]])[0].fact.id == query["first"]
    assert search(SHIPPED, query["text"].split())[0].fact.id == query["first"]


def test_every_word_must_be_there() -> None:
    with pytest.raises(QueryError) as caught:
        search(SHIPPED, ["快递", "义乌"])
    assert caught.value.problems[0].kind is Kind.NOT_FOUND
    with pytest.raises(QueryError):
        search(SHIPPED, [" "])
    with pytest.raises(QueryError):
        search(SHIPPED, ["14099"])


def test_filters_go_with_words() -> None:
    found = search(SHIPPED, ["营收"], Filters(measure=["growth"], year=["2021"]))
    assert [row.fact.id for row in found] == ["revenue-growth-2021"]
    [row] = search(SHIPPED, ["1409"], Filters(unit="元"))
    assert row.is_converted


def test_lists_count_facts() -> None:
    metrics = {one.record.id: one for one in listing(TEA, "metrics")}
    assert {id_: one.facts for id_, one in metrics.items()} == {"tea": 5, "green-tea": 1, "fame": 1}
    assert metrics["tea"].periods == ("2021", "2021-01/2021-06", "2020", "2019")
    only = listing(TEA, "entities", Filters(measure=["share"]))
    assert [(one.record.id, one.facts) for one in only] == [("county", 1)]
    assert [one.facts for one in listing(TEA, "sources")] == [6]
    assert {one.record.id for one in listing(TEA, "units")} == {"percent", "ton", "kg"}
    with pytest.raises(QueryError):
        listing(TEA, "units", Filters(year=["1999"]))


TOWNS = """
[base]
schema = 1
[unit.ton]
name = "t"
dimension = "mass"
factor = 1000
[unit.kg]
name = "kg"
dimension = "mass"
factor = 1
[metric.tea]
name = "Tea"
unit = "ton"
[metric.other]
name = "Other"
"""


def towns(**values: str) -> Store:
    text = TOWNS
    for town, value in values.items():
        text += f'[entity.{town}]\nname = "{town}"\nkind = "town"\n'
        text += f'[[fact]]\nid = "{town}"\nmetric = "tea"\nentity = "{town}"\nperiod = "2020"\n'
        text += f"{value}\n"
    return Store(parse([File("towns.toml", text)]))


def places(store: Store, *, reverse: bool = False) -> list[tuple[str, int, bool, int]]:
    rows = by_value(store, ["tea"], reverse=reverse)
    return [(row.fact.id, *row.place) for row in rows if row.place]


def test_equal_values_share_a_place() -> None:
    store = towns(a="value = 5", b="value = 7.0", c="value = 7", d="value = 9", e="value = 1")
    assert places(store) == [
        ("d", 1, False, 5),
        ("b", 2, True, 5),
        ("c", 2, True, 5),
        ("a", 4, False, 5),
        ("e", 5, False, 5),
    ]
    assert [(id_, place) for id_, place, _, _ in places(store, reverse=True)] == [
        *(("e", 1), ("a", 2), ("b", 3), ("c", 3), ("d", 5)),
    ]


def test_values_are_compared_in_one_unit_and_targets_with_nothing() -> None:
    store = towns(a="value = 5", b='value = 6000\nunit = "kg"', c='value = 9\nstatus = "target"')
    assert [(id_, place) for id_, place, _, _ in places(store)] == [("b", 1), ("a", 2)]
    [row] = by_value(store, ["tea"], Filters(status=["target"]))
    assert row.fact.id == "c"
    rows = by_value(store, ["tea"], Filters(unit="kg"))
    assert [str(row.value) for row in rows] == ["6000", "5000"]


def test_places_need_one_metric_with_figures() -> None:
    store = towns(a="value = 5")
    for words in ([], ["tea", "other"]):
        with pytest.raises(UsageError) as caught:
            by_value(store, words)
        assert caught.value.problems[0].kind is Kind.ONE_METRIC
    with pytest.raises(QueryError):
        by_value(store, ["other"])
