"""Laws of the arithmetic: print that rounds or cuts is never accused, other print always is."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import jhstats
from jhstats.check.finding import Case
from jhstats.check.index import Index
from jhstats.check.laws import Verdict, relations
from jhstats.load.files import File
from jhstats.load.loader import parse

if TYPE_CHECKING:
    from jhstats.check.finding import Finding

pytestmark = pytest.mark.no_cover
HEAD = """
[base]
schema = 1
[unit.u]
name = "u"
[entity.e]
name = "e"
kind = "city"
[metric.whole]
name = "whole"
unit = "u"
[metric.part]
name = "part"
unit = "u"
part-of = "whole"
"""

amounts = st.decimals("100", "99999", places=6)
percents = st.decimals("-60", "300", places=6)
portions = st.decimals("0.5", "99", places=6)
digits = st.integers(0, 3)
signs = st.sampled_from((1, -1))
roundings = st.sampled_from((ROUND_HALF_UP, ROUND_DOWN))


def printed(value: Decimal, places: int, rounding: str) -> Decimal:
    """A value as print gives it."""
    return value.quantize(Decimal(1).scaleb(-places), rounding)


def fact(metric: str, measure: str, year: int, value: Decimal, more: str = "") -> str:
    return (
        f"[[fact]]\nid = '{metric}-{measure}-{year}'\nmetric = '{metric}'\nentity = 'e'\n"
        f"measure = '{measure}'\nperiod = '{year}'\nvalue = {value:f}\n{more}"
    )


def verdicts(text: str, law: Case) -> list[Verdict]:
    base = parse([File("laws.toml", HEAD + text)])
    return [relation.verdict for relation in relations(Index(base)) if relation.law is law]


@given(amounts, percents, digits, digits, digits, roundings, roundings, roundings)
def test_a_growth_as_print_gives_it_is_never_accused(
    base: Decimal,
    growth: Decimal,
    d1: int,
    d2: int,
    d3: int,
    r1: str,
    r2: str,
    r3: str,
) -> None:
    value = base * (1 + growth / 100)
    text = fact("whole", "level", 2020, printed(base, d1, r1))
    text += fact("whole", "growth", 2021, printed(growth, d2, r2))
    text += fact("whole", "level", 2021, printed(value, d3, r3))
    [verdict] = verdicts(text, Case.GROWTH)
    assert verdict is not Verdict.INCONSISTENT


@given(amounts, percents, digits, signs, st.integers(2, 1000))
def test_a_value_beyond_what_print_allows_is_always_accused(
    base: Decimal, growth: Decimal, places: int, sign: int, units: int
) -> None:
    b, g = printed(base, 1, ROUND_HALF_UP), printed(growth, 1, ROUND_HALF_UP)
    unit = Decimal(1).scaleb(-places)
    # What the two prints allow at most, and then beyond the value's own last digit.
    step = sign * Decimal("0.1")
    limit = (b + step) * (1 + (g + step) / 100)
    value = limit + sign * units * unit
    value = value.quantize(unit, ROUND_HALF_UP)
    if value <= 0 or str(value).endswith("0"):  # which may have been rounded there
        return
    text = fact("whole", "level", 2020, b) + fact("whole", "growth", 2021, g)
    [verdict] = verdicts(text + fact("whole", "level", 2021, value), Case.GROWTH)
    assert verdict is Verdict.INCONSISTENT


@given(amounts, portions, digits, digits, digits, roundings, roundings, roundings)
def test_a_share_as_print_gives_it_is_never_accused(
    whole: Decimal,
    portion: Decimal,
    d1: int,
    d2: int,
    d3: int,
    r1: str,
    r2: str,
    r3: str,
) -> None:
    part = whole * portion / 100
    text = fact("whole", "level", 2021, printed(whole, d1, r1))
    text += fact("part", "level", 2021, printed(part, d2, r2))
    text += fact("part", "share", 2021, printed(portion, d3, r3), "of = 'whole'\n")
    for law in (Case.SHARE, Case.PART):
        assert Verdict.INCONSISTENT not in verdicts(text, law)


@given(amounts, portions, signs, st.integers(2, 100))
def test_a_share_beyond_what_print_allows_is_always_accused(
    whole: Decimal, portion: Decimal, sign: int, units: int
) -> None:
    w, p = printed(whole, 1, ROUND_HALF_UP), printed(whole * portion / 100, 1, ROUND_HALF_UP)
    step = sign * Decimal("0.1")
    limit = (p + step) / (w - step) * 100
    value = (limit + units * step).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if value <= 0:
        return
    text = fact("whole", "level", 2021, w) + fact("part", "level", 2021, p)
    text += fact("part", "share", 2021, value, "of = 'whole'\n")
    assert verdicts(text, Case.SHARE) == [Verdict.INCONSISTENT]


cities = ("one", "two", "three", "four", "five")
RANKED = (
    HEAD
    + """
[source.paper]
title = "paper"
[unit.firm]
name = { zh = "家", en = "firms" }
[unit.wan]
name = { zh = "万元", en = "10,000 yuan" }
dimension = "yuan"
factor = 10_000
[unit.yi]
name = { zh = "亿元", en = "100 million yuan" }
dimension = "yuan"
factor = 100_000_000
[metric.firms]
name = "firms"
unit = "firm"
[metric.sales]
name = "sales"
unit = "wan"
[metric.costs]
name = "costs"
unit = "wan"
best = "low"
[entity.land]
name = "land"
kind = "nation"
"""
    + "".join(
        f"[entity.{city}]\nname = '{city}'\nkind = 'city'\nwithin = 'land'\n" for city in cities
    )
)
COARSE = {"firms": (10**4, "万家"), "sales": (10**4, "亿元")}
"""How a metric is printed coarsely: in how many of its units, and in which words."""


def ranked(metric: str, city: str, position: int, value: Decimal, span: str = "") -> str:
    """A fact with its position; with a span where the value is converted from one."""
    evidence = f"evidence = [{{ source = 'paper', printed = '{span}' }}]\n" if span else ""
    return (
        f"[[fact]]\nid = '{city}-{metric}'\nmetric = '{metric}'\nentity = '{city}'\n"
        f"period = '2021'\nvalue = {value:f}\n"
        f"ranks = [{{ position = {position}, among = 'land' }}]\n{evidence}"
    )


def faults(text: str) -> list[Finding]:
    base = parse([File("laws.toml", RANKED + text)])
    return [
        finding
        for finding in jhstats.check(base, rules=["positions"])
        if finding.severity.value != "note"
    ]


@given(
    st.sampled_from(sorted(COARSE)),
    st.lists(st.decimals("20000", "29999", places=4), min_size=2, max_size=5, unique=True),
    st.lists(st.tuples(st.booleans(), digits, roundings), min_size=5, max_size=5),
)
def test_a_ranking_as_print_gives_it_is_never_accused(
    metric: str, values: list[Decimal], prints: list[tuple[bool, int, str]]
) -> None:
    many, unit = COARSE[metric]
    text = ""
    for position, (value, (is_coarse, places, rounding)) in enumerate(
        zip(sorted(values, reverse=True), prints, strict=False), 1
    ):
        span = ""
        told = printed(value, places, rounding)
        if is_coarse:
            coarse = printed(value / many, places, rounding)
            told, span = (coarse * many).quantize(Decimal(1)), f"{coarse:f}{unit}"
        text += ranked(metric, cities[position - 1], position, told, span)
    assert not faults(text)


@given(
    st.lists(st.decimals("20000", "29999", places=4), min_size=3, max_size=5, unique=True),
    st.lists(st.tuples(digits, roundings), min_size=5, max_size=5),
)
def test_a_ranking_of_the_smallest_as_print_gives_it_is_never_accused(
    values: list[Decimal], prints: list[tuple[int, str]]
) -> None:
    text = "".join(
        ranked("costs", city, position, printed(value, *how))
        for position, (city, value, how) in enumerate(
            zip(cities, sorted(values), prints, strict=False), 1
        )
    )
    assert not faults(text)


@given(st.lists(st.decimals("3.01", "9", places=4), min_size=3, max_size=5), digits, roundings,
       st.integers(0, 3))  # fmt: skip
def test_a_position_that_the_values_deny_is_always_accused(
    steps: list[Decimal], places: int, rounding: str, at: int
) -> None:
    value, values = Decimal(1000), []
    for step in steps:
        values.append(printed(value, places, rounding))
        value -= step  # more than what any of the prints leaves open
    at %= len(values) - 1
    values[at], values[at + 1] = values[at + 1], values[at]
    text = "".join(
        ranked("sales", city, position, value)
        for position, (city, value) in enumerate(zip(cities, values, strict=False), 1)
    )
    assert faults(text)


COUNTED = HEAD.replace('name = "u"', 'name = "u"\nwhole = true')


def coarsely(count: int, digits: int) -> Decimal:
    """A count to so many digits, at least two, and to a thousand or more."""
    places = max(3, len(str(count)) - digits)
    return printed(Decimal(count).scaleb(-places), 0, ROUND_HALF_UP) * Decimal(10) ** places


@given(
    st.integers(10_000, 10**9), st.decimals("-60", "300", places=6), st.integers(2, 6),
    st.integers(2, 6), digits, st.sampled_from((HEAD, COUNTED)),
)  # fmt: skip
def test_counts_in_round_numbers_fit_the_growth_of_what_was_counted(
    before: int, growth: Decimal, first: int, last: int, places: int, head: str
) -> None:
    now = int(before * (1 + growth / 100))
    rounded = coarsely(before, first), coarsely(now, last)
    assume(now > 0 and all(count >= 10_000 for count in rounded))
    true = printed((Decimal(now) / before - 1) * 100, places, ROUND_HALF_UP)
    text = fact("whole", "level", 2020, rounded[0])
    text += fact("whole", "growth", 2021, true, "prices = 'current'\n")
    text += fact("whole", "level", 2021, rounded[1])
    base = parse([File("laws.toml", head + text)])
    found = jhstats.check(base, rules=["growth"])
    assert all(finding.severity.value == "note" for finding in found)


def test_jobs_in_thousands_grow_by_what_was_counted() -> None:
    text = fact("whole", "level", 2020, Decimal(412_000))
    text += fact("whole", "growth", 2021, Decimal("2.32"), "prices = 'current'\n")
    for now, verdict in ((421_000, Verdict.ROUNDING), (424_000, Verdict.INCONSISTENT)):
        level = fact("whole", "level", 2021, Decimal(now))
        base = parse([File("laws.toml", COUNTED + text + level)])
        assert [relation.verdict for relation in relations(Index(base))] == [verdict]
