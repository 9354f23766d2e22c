from __future__ import annotations

from pathlib import Path

import pytest

from jhstats.errors import JhstatsError, Kind, QueryError, UsageError
from jhstats.figure import plain
from jhstats.loader import load
from jhstats.query import Filters, Scope, rank, show
from jhstats.store import Store

STORE = Store(load(Path(__file__).parent / "base.toml"))


def ids(*words: str, **filters: object) -> list[str]:
    return [row.fact.id for row in show(STORE, words, Filters(**filters))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "word",
    ["tea", "TEA", "ｔｅａ", "茶叶", "茶叶产量", "tea output", "Tea-Output", "cha", "茶叶产"],
)
def test_names(word: str) -> None:
    assert set(ids(word)) == {fact for fact in ids() if fact.startswith("tea")}


def test_the_order_of_facts() -> None:
    assert ids("tea") == [
        *("tea-target-2021", "tea-half-2021", "tea-2020", "tea-growth-2020", "tea-2019"),
    ]
    assert ids("fame", "green-tea") == ["fame", "green-share-2020"]


@pytest.mark.parametrize(
    ("words", "filters", "expected"),
    [
        (["tea", "2020"], {}, ["tea-2020", "tea-growth-2020"]),
        (["tea", "2020年"], {}, ["tea-2020", "tea-growth-2020"]),
        (["green", "tea", "output"], {}, ["green-share-2020"]),
        (["tea", "growth"], {}, ["tea-growth-2020"]),
        (["tea"], {"year": ["2019,2020"], "measure": ["level"]}, ["tea-2020", "tea-2019"]),
        (["tea"], {"year": ["2019-2020"], "measure": ["level"]}, ["tea-2020", "tea-2019"]),
        (["tea"], {"period": ["2021"]}, ["tea-target-2021"]),
        (["tea"], {"period": ["2021-01/2021-06"]}, ["tea-half-2021"]),
        (["tea"], {"period": ["2021-Q1/2021-Q2"]}, ["tea-half-2021"]),
        (["tea"], {"status": ["target", "planned"]}, ["tea-target-2021"]),
        (["tea"], {"latest": True}, ["tea-target-2021", "tea-half-2021", "tea-growth-2020"]),
        ([], {"entity": ["lvzhen", "绿县"], "year": ["2020"], "measure": ["share"]},
         ["green-share-2020"]),
    ],
)  # fmt: skip
def test_filters(words: list[str], filters: dict[str, object], expected: list[str]) -> None:
    assert ids(*words, **filters) == expected


@pytest.mark.parametrize(
    ("words", "filters", "kind", "status"),
    [
        (["teaa"], {}, Kind.UNKNOWN_NAME, 1),
        (["zzz"], {}, Kind.UNKNOWN_NAME, 1),
        ([], {"entity": ["绿"]}, Kind.AMBIGUOUS, 1),
        (["绿镇"], {}, Kind.ENTITY_NOT_METRIC, 1),
        ([], {"entity": ["tea"]}, Kind.UNKNOWN_NAME, 1),
        (["tea"], {"year": ["1999"]}, Kind.NO_FACTS, 1),
        (["tea"], {"entity": ["county"]}, Kind.NO_FACTS, 1),
        (["tea"], {"year": ["20"]}, Kind.BAD_YEAR, 2),
        (["tea"], {"year": ["2021-2019"]}, Kind.BAD_YEAR, 2),
        (["tea"], {"period": ["2021-13"]}, Kind.BAD_PERIOD, 2),
        (["tea"], {"measure": ["size"]}, Kind.BAD_CHOICE, 2),
        (["tea"], {"unit": "tons"}, Kind.UNKNOWN_UNIT, 2),
        (["tea"], {"unit": "percent", "measure": ["level"]}, Kind.NOTHING_CONVERTS, 2),
        (["fame"], {"unit": "kg"}, Kind.NOTHING_CONVERTS, 2),
    ],
)
def test_questions_without_an_answer(
    words: list[str], filters: dict[str, object], kind: Kind, status: int
) -> None:
    with pytest.raises(JhstatsError) as caught:
        ids(*words, **filters)
    assert [one.kind for one in caught.value.problems] == [kind]
    assert caught.value.status == status


def test_all_wrong_words_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        ids("x1", "x2", year=["y"], status=["z"])
    assert len(caught.value.problems) == 4


def test_what_there_is_instead() -> None:
    with pytest.raises(QueryError) as caught:
        ids("tea", year=["1999"])
    data = caught.value.problems[0].data
    assert data["periods"] == ("2021", "2021-01/2021-06", "2020", "2019")


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(), ["tea-growth-2020", "tea-2020", "tea-2020", "fame", "green-share-2020"]),
        (Scope(("province",)), ["tea-growth-2020", "tea-2020"]),
        (Scope(("nation",)), ["tea-2020", "green-share-2020"]),
        (Scope(("province", "nation")),
         ["tea-growth-2020", "tea-2020", "tea-2020", "green-share-2020"]),
        (Scope(among=["green county"]), ["fame"]),
    ],
)  # fmt: skip
def test_ranks_best_first(scope: Scope, expected: list[str]) -> None:
    rows = rank(STORE, scope=scope)
    assert [row.fact.id for row in rows] == expected
    assert all(len(row.fact.ranks) == 1 for row in rows)
    assert rank(STORE, scope=scope, top=1) == rows[:1]


def test_no_ranks_there() -> None:
    with pytest.raises(QueryError) as caught:
        rank(STORE, scope=Scope(("world",)))
    assert caught.value.problems[0].kind is Kind.NO_RANKS
    with pytest.raises(QueryError) as caught:
        rank(STORE, scope=Scope(among=["nowhere"]))
    assert caught.value.problems[0].kind is Kind.UNKNOWN_NAME


def test_conversion_says_what_was_printed() -> None:
    rows = show(STORE, ["tea"], Filters(unit="千克"))
    level = next(row for row in rows if row.fact.id == "tea-2020")
    assert level.fact.value is not None
    assert plain(level.fact.value) == "12500.0"
    assert level.as_printed is not None
    assert (str(level.as_printed[0]), level.as_printed[1]) == ("12.5", "ton")
    growth = next(row for row in rows if row.fact.id == "tea-growth-2020")
    assert (growth.fact.unit, growth.as_printed) == ("percent", None)
    assert show(STORE, ["tea"], Filters(unit="ton")) == show(STORE, ["tea"])
