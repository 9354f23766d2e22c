"""Facts by any word, the best first."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest
import tomli

from jhstats.ask import search as search_module
from jhstats.ask.question import Filters
from jhstats.ask.search import search
from jhstats.ask.store import Store
from jhstats.ask.vocabulary import MEASURES, RANKS, STATUSES
from jhstats.errors import Kind, QueryError
from jhstats.load.loader import load
from jhstats.model import FactStatus, Measure, RankKind
from tests.ask.bases import orchard

QUERIES = tomli.loads(Path(__file__).with_name("queries.toml").read_text(encoding="utf-8"))["query"]


SHIPPED = Store(load())


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


def test_no_word_is_looked_for_after_one_that_finds_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weight = Mock(wraps=vars(search_module)["_weight"])
    monkeypatch.setattr(search_module, "_weight", weight)
    with pytest.raises(QueryError):
        search(SHIPPED, ["1409", "zz", "义乌", "2021"])
    asked = [call.args[0] for call in weight.call_args_list]
    assert set(asked) == {"1409"}  # some fact holds that, and none the next


def test_filters_go_with_words() -> None:
    found = search(SHIPPED, ["营收"], Filters(measure=["growth"], year=["2021"]))
    assert [row.fact.id for row in found] == ["revenue-growth-2021"]
    [row] = search(SHIPPED, ["1409"], Filters(unit="元"))
    assert row.is_converted


def found(*words: str) -> list[str]:
    store = orchard(
        'old plum: value = 7; period = "2018"',
        'new plum: value = 2018; period = "2021"; ranks = [{ position = 12, among = "realm" }]',
        'heap peachy: value = 1; period = "2022"; status = "target"',
    )
    return [row.fact.id for row in search(store, words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["2018"], ["new", "old"]),  # a value weighs more than a period
        (["大国第12"], ["new"]),
        (["No.12"], ["new"]),
        (["梅子2018"], ["new", "old"]),
        (["目标"], ["heap"]),
        (["山村"], ["new", "old", "heap"]),
    ],
)
def test_what_a_word_finds(words: list[str], expected: list[str]) -> None:
    assert found(*words) == expected


def test_a_latin_word_is_not_cut() -> None:
    with pytest.raises(QueryError) as caught:
        found("plumcrops")
    assert caught.value.problems[0].data["candidates"][0].id == "plum"


@pytest.mark.timeout(5)
def test_a_long_run_of_chinese_is_cut_in_time() -> None:
    with pytest.raises(QueryError):
        search(SHIPPED, ["义乌出口的数" * 200])


@pytest.mark.parametrize(
    ("word", "expected"),
    [("全国第十", ["place"]), ("大国第十", ["place"]), ("top10", ["top"]), ("大国前十", ["top"])],
)
def test_a_rank_is_found_by_words_of_its_kind(word: str, expected: list[str]) -> None:
    store = orchard(
        'top plum: ranks = [{ top = 10, among = "realm" }]',
        'place plum: ranks = [{ position = 10, among = "realm" }]',
    )
    assert [row.fact.id for row in search(store, [word])] == expected


def test_every_kind_has_words_of_its_own() -> None:
    for kinds, words in (
        (Measure, MEASURES),
        (FactStatus, STATUSES),
        (RankKind, RANKS),
    ):
        assert set(words) == set(kinds)
        every = [word for own in words.values() for word in own]
        assert len(set(every)) == len(every)


WRITTEN = (
    'sales plum: value = 1409; unit = "yi-cny"; period = "2021"; note = "counted by hand"',
    'may-2022 plum: value = 2; period = "2022-05"; ranks = [{ position = 1, among = "realm" }]',
    'span plum: value = 3; period = "2022-01/2022-05"; ranks = [{position = 12, among = "realm"}]',
    'heaps peachy: value = 53299; entity = "valley"; ranks = [{ position = 1, among = "hill" }]',
    'small peachy: value = 0.5; period = "2020-12"',
)


def searched(text: str) -> list[str]:
    store = orchard(*WRITTEN)
    words = [[text], text.split()]
    first, second = ([row.fact.id for row in search(store, given)] for given in words)
    assert first == second  # however a shell cuts it
    return first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a figure in any magnitude
        ("1409", ["sales"]),
        ("1409亿", ["sales"]),
        ("1409亿元", ["sales"]),
        ("140.9 billion", ["sales"]),
        ("140.9bn yuan", ["sales"]),
        ("140,900 million renminbi", ["sales"]),
        ("140,900,000,000", ["sales"]),
        ("1409亿美元", []),
        ("140.9 billion kg", []),
        ("53,299", ["heaps"]),
        ("53299 heap", ["heaps"]),
        ("5.3299万", ["heaps"]),
        ("140.8 billion", []),
        # a number is itself, and no part of another
        ("9041亿", []),
        ("1491亿", []),
        ("140亿", []),
        ("409亿元", []),
        ("140", []),
        ("41409", []),
        ("0.5", ["small"]),
        ("5", []),
        ("53", []),
        ("2021年梅子产量1409亿", ["sales"]),
        # months
        ("May 2022", ["may-2022", "span"]),
        ("2022年5月", ["may-2022", "span"]),
        ("December", ["small"]),
        ("12月", ["small"]),
        ("Jan to May", ["span"]),
        ("January–May 2022", ["span"]),
        ("jan-may", ["span"]),
        ("1-5月", ["span"]),
        ("1月至5月", ["span"]),
        ("13月", []),
        # ranks
        ("No. 1 realm", ["may-2022"]),
        ("no 1 in the realm", ["may-2022"]),
        ("#1 Realm", ["may-2022"]),
        ("第1", ["may-2022", "heaps"]),
        ("第1位", ["may-2022", "heaps"]),
        ("梅 第1名", ["may-2022"]),
        ("第1季度", []),
        ("realm number 1", ["may-2022"]),
        ("No. 1 hill", ["heaps"]),
        ("No. 12", ["span"]),
        ("realm第十二", ["span"]),
        ("No. 2", []),
        ("first realm", ["may-2022"]),
        ("12th", ["span"]),
        # notes, small words, typos
        ("by hand", ["sales"]),
        ("plum crop in 2021", ["sales"]),
        ("vallye", ["heaps"]),
        ("xyzzy", []),
    ],
)
def test_what_people_write_is_found(text: str, expected: list[str]) -> None:
    if expected:
        assert searched(text) == expected
        return
    with pytest.raises(QueryError) as caught:
        searched(text)
    assert caught.value.problems[0].kind is Kind.NOT_FOUND


def test_a_word_that_was_mended_is_told() -> None:
    store = orchard(*WRITTEN[3:])
    [notice] = search(store, ["vallye"]).notices
    assert (notice.key, notice.data) == ("instead", {"given": "vallye", "near": "valley"})
    assert not search(store, ["valley"]).notices


def test_the_rank_that_is_meant_goes_before_its_words() -> None:
    store = orchard(
        'words plum: value = 1; entity = "realm"; ranks = [{ position = 1, among = "hill" }]',
        'meant plum: value = 1; ranks = [{ position = 1, among = "realm" }]',
    )
    assert [row.fact.id for row in search(store, ["No. 1 realm"])] == ["meant"]
    assert [row.fact.id for row in search(store, ["No. 1 realm plum"])] == ["meant"]
    assert [row.fact.id for row in search(store, ["hill no. 1"])] == ["words"]


def test_what_is_found_may_be_sorted() -> None:
    rows = search(orchard(*WRITTEN[1:3]), ["plum"], Filters(sort="value"))
    assert [row.fact.id for row in rows] == ["span", "may-2022"]


def test_what_a_note_alone_says_comes_last() -> None:
    store = orchard(
        'old plum: value = 7; period = "2018"; note = "第二 in 2021, second only to 38"',
        'new plum: value = 38; period = "2021"; ranks = [{ position = 2, among = "realm" }]',
    )
    for words in ("2021", "38", "第二"):
        assert [row.fact.id for row in search(store, words.split())] == ["new", "old"]
    for words in ("2021年", "2nd", "no. 2", "realm no. 2"):
        assert [row.fact.id for row in search(store, words.split())] == ["new"]
    assert [row.fact.id for row in search(store, ["only", "2021"])] == ["old"]


def test_a_month_finds_its_days() -> None:
    store = orchard(
        'day plum: value = 1; period = "2022-06-30"',
        'span plum: value = 1; period = "2022-06-28/2022-07-03"',
        'other plum: value = 1; period = "2022-08-06"',
        'years plum: value = 1; period = "2021-06-01/2022-06-30"',
    )
    for words in (["June", "2022"], ["2022年6月"]):
        assert [row.fact.id for row in search(store, words)] == ["day", "span"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("71.70%", "rate"),
        ("71.7%", "rate"),
        ("71.7％", "rate"),
        ("71.7 percent", "rate"),
        ("71.8%", ""),
        ("1,286.6", "plum"),
        ("1,286.6 tonnes", "plum"),
        ("1,286.7", ""),
        ("1.3 thousand tonnes", ""),
        ("1.3 million", ""),
        ("1.3 thousand", ""),
        ("1.29 million kg", ""),
        ("1.28 million kg", ""),
        ("72%", ""),
        ("1287", ""),  # a bare number is one
    ],
)
def test_a_figure_is_found_as_it_is_read(text: str, expected: str) -> None:
    store = orchard(
        'plum plum: value = 1286.6; period = "2021"',
        'rate plum: value = 71.7; measure = "growth"; period = "2021"',
        'other peachy: value = 71.7; period = "2021"',
    )
    if not expected:
        with pytest.raises(QueryError):
            search(store, [text])
        return
    answer = search(store, [text])
    assert [row.fact.id for row in answer] == [expected]
    assert not answer.notices
