"""What a name means, and which facts a selection holds, in which order."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from jhstats.ask import store as store_module
from jhstats.ask.query import show
from jhstats.ask.question import Filters
from jhstats.ask.store import Selection
from jhstats.names import all_names, fold_name
from jhstats.period import parse as parse_period
from tests.ask.bases import SMALL, ids, orchard, small


@pytest.mark.parametrize(
    "word",
    ["tea", "TEA", "ｔｅａ", "茶叶", "茶叶产量", "tea output", "Tea-Output", "cha", "茶叶产"],
)
def test_names(word: str) -> None:
    assert set(ids(word)) == {fact for fact in ids() if fact.startswith("tea")}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("peach", ["peach"]),  # an id goes before the alias of another
        ("peachy", ["heap"]),
        ("梅", None),
        ("ＰＬＵＭ　ＣＲＯＰ", None),
        ("桃", ["peach"]),
        ("蜜", ["heap"]),
    ],
)
def test_what_a_name_means(word: str, expected: list[str] | None) -> None:
    assert small((word,)) == (expected or small(("plum",)))


def test_the_order_of_facts() -> None:
    assert ids("tea") == [
        *("tea-target-2021", "tea-half-2021", "tea-2020", "tea-growth-2020", "tea-2019"),
    ]
    assert ids("fame", "green-tea") == ["fame", "green-share-2020"]


def test_order_of_one_metric_and_of_all() -> None:
    plum = ["other", "p21", "target", "growth", "share", "years", "months", "p18", "never"]
    assert sorted(small(("plum",))) == sorted(plum)
    found = small(("plum",))
    assert [id_ for id_ in found if id_ in ("other", "p21", "target", "growth", "share")] == plum[
        :5
    ]
    assert found[-2:] == ["p18", "never"]
    assert small() == [*found, "peach", "heap"]
    assert small(("peachy", "plum")) == ["heap", *found]


def test_the_newest_period_is_one_however_it_is_written() -> None:
    store = orchard(
        *('a plum: value = 1; period = "2022-Q1"', 'b plum: value = 2; period = "2021"'),
        'c plum: value = 1; period = "2022-01/2022-03"; bound = "about"',
    )
    assert [row.fact.id for row in show(store, filters=Filters(latest=True))] == ["a", "c"]


@pytest.mark.parametrize(
    ("word", "called"),
    [
        ("plum", ("plum",)),
        ("pe", ("plum", "peach", "peachy")),  # an alias of plum begins so
        ("none", ()),
        (" - ", ()),
    ],
)
def test_a_word_means_none_one_or_several(word: str, called: tuple[str, ...]) -> None:
    store = orchard()
    assert store.called(word, store.metrics) == called


def test_names_are_folded_once_for_all_words(monkeypatch: pytest.MonkeyPatch) -> None:
    fold = Mock(wraps=fold_name)
    monkeypatch.setattr(store_module, "fold_name", fold)
    store = orchard()
    for number in range(10):
        assert store.called(f"zz{number}", store.metrics) == ()
    assert fold.call_count == 10 + sum(map(len, map(all_names, store.metrics.values())))


def test_units_and_entities_are_called_likewise() -> None:
    store = orchard()
    assert store.called("斤", store.units) == ("jin",)
    assert store.called("val", store.entities) == ("valley",)


def test_the_periods_there_are() -> None:
    periods = [period.text for period in orchard(*SMALL).periods()]
    assert periods == ["2022", "2022-06", "2021", "2018/2021", "2021-01/2021-05", "2018"]


def test_a_fact_without_a_period_lies_in_none() -> None:
    store = orchard(*SMALL)
    everything = {fact.id for fact in store.select(Selection())}
    within = {fact.id for fact in store.select(Selection(within=store.periods()))}
    assert everything - within == {"never"}


@pytest.mark.parametrize(
    ("year", "period", "is_in"),
    [
        ("2020", "2020-04/2021-03", True),
        ("2021", "2020-04/2021-03", False),
        ("2020", "2020-Q2/2021-Q1", True),
        ("2020", "2020-04/2021-06", False),  # more than twelve months
        ("2020", "2020-04/2020-09", True),
        ("2019/2020", "2020-07/2021-06", True),
    ],
)
def test_twelve_months_are_of_the_year_in_which_they_begin(
    year: str,
    period: str,
    is_in: bool,  # noqa: FBT001
) -> None:
    assert Selection(within=(parse_period(year),)).is_in_time(parse_period(period)) is is_in


def test_a_fiscal_year_answers_to_the_year_in_which_it_begins() -> None:
    store = orchard(
        "a plum: value = 1; period = '2020-04/2021-03'", "b plum: value = 2; period = '2021'"
    )
    for question in (Filters(year=["2020"]), Filters(period=["2020-04/2021-03"])):
        answer = show(store, ["plum"], question)
        assert ([row.fact.id for row in answer], answer.notices) == (["a"], ())
