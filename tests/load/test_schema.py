"""What a table of the file reads as."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jhstats.errors import Kind
from jhstats.figure import Bound, Interval
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.model import FactStatus, Measure, RankKind, Whole
from tests.load.bases import FACT, HEAD, errors


def test_a_version_may_be_a_number() -> None:
    base = parse([File("a.toml", HEAD.replace("[source.book]", "[source.book]\nversion = 2.10"))])
    assert base.sources["book"].extra["version"] == "2.10"


def test_what_is_left_out() -> None:
    base = parse([File("a.toml", HEAD + FACT.format("37.90"))])
    fact = base.facts[0]
    assert (fact.measure, fact.bound, fact.status) == (
        Measure.LEVEL,
        Bound.EXACT,
        FactStatus.ACTUAL,
    )
    assert (str(fact.value), fact.unit, fact.period) == ("37.90", "ton", None)
    assert fact.allowed(base.units["ton"]) == Interval(Decimal("37.895"), Decimal("37.905"))
    assert (fact.origin.file, fact.origin.number) == ("a.toml", 1)
    assert base.sources["book"].extra == {"URL": "https://example.com", "volume": "3"}
    assert base.entities["town"].within == ("land",)
    assert base.title == {"und": "Tea"}


def test_units_ranks_and_wholes() -> None:
    more = """
measure = "share"
of = { metric = "all", entity = "land" }
ranks = [
  { top = 10, among = "land", peers = "city", out-of = 300 },
  { leading = true, among = "land" },
]
"""
    fact = parse([File("a", HEAD + FACT.format("5") + more)]).facts[0]
    assert (fact.unit, fact.of) == ("percent", Whole("all", "land"))
    first, second = fact.ranks
    assert first == (RankKind.TOP, 10, "land", "city", 300)
    assert second == (RankKind.LEADING, None, "land", "town", None)


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ('of = "all"', Whole("all", None)),
        ('of = { metric = "all" }', Whole("all", None)),
        ('of.metric = "all"\nof.entity = "land"', Whole("all", "land")),
        ('[fact.of]\nmetric = "all"\nentity = "land"', Whole("all", "land")),
        ("", None),
    ],
)
def test_a_whole_is_an_id_or_a_table(written: str, whole: Whole | None) -> None:
    text = HEAD + FACT.format("5") + 'measure = "contribution"\n' + written
    fact = parse([File("a", text)]).facts[0]
    assert (fact.of, fact.unit) == (whole, "percent")


@pytest.mark.parametrize(
    "wrong",
    [
        FACT.format("1") + 'of = { entity = "land" }\n',
        '[[ignored]]\nprinted = "1"\nreason = "r"\n',
        FACT.format("1") + 'evidence = [{ printed = "1" }]\n',
        FACT.format("1") + "ranks = [{ position = 1 }]\n",
        FACT.format("1").replace('metric = "tea"\n', ""),
        FACT.format("1").replace('entity = "town"\n', ""),
    ],
)
def test_a_key_that_is_missing_is_told_once(wrong: str) -> None:
    assert [problem.kind for problem in errors(HEAD + wrong)] == [Kind.MISSING_KEY]


@pytest.mark.parametrize(
    ("rank", "kinds"),
    [
        ('{ position = 1, top = 3, among = "land" }', [Kind.RANK_KIND]),
        ('{ among = "land" }', [Kind.RANK_KIND, Kind.NO_VALUE_NO_RANK]),
        ('{ position = 0, among = "land" }', [Kind.WRONG_TYPE, Kind.NO_VALUE_NO_RANK]),
        ('{ leading = false, among = "land" }', [Kind.WRONG_TYPE, Kind.NO_VALUE_NO_RANK]),
        ('{ leading = true, among = "land", above = 1 }', [Kind.UNKNOWN_KEY]),
    ],
)
def test_a_rank_is_of_one_kind(rank: str, kinds: list[Kind]) -> None:
    fact = FACT.replace("value = {0}", f"ranks = [{rank}]")
    assert sorted(found.kind.value for found in errors(HEAD + fact)) == sorted(
        kind.value for kind in kinds
    )


def test_a_page_is_a_number_or_a_text() -> None:
    evidence = 'evidence = [{ source = "book", page = 12, table = "A1", paragraph = 2 }]\n'
    [found] = parse([File("a", HEAD + FACT.format("5") + evidence)]).facts[0].evidence
    assert (found.page, found.table, found.paragraph, found.printed) == ("12", "A1", 2, None)
