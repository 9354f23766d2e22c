"""Rules about the records themselves."""

from __future__ import annotations

import pytest

from jhstats.check.finding import Case
from tests.check.bases import SALES, check, fact, rank


def test_a_share_changes_by_percent() -> None:
    facts = fact("a", "online", "1.2", measure='"change"', of='"sales"', unit='"percent"')
    assert not check(facts, "unit")


def test_sources_that_round_do_not_disagree() -> None:
    other = fact("again", "sales", "1286.4", evidence='[{ source = "other" }]')
    assert not check(SALES + other, "twice")
    [finding] = check(SALES + other.replace("1286.4", "1287.4"), "twice")
    assert finding.case is Case.DISAGREE


@pytest.mark.parametrize(
    ("value", "unit", "source", "is_accused"),
    [
        ("1286", "yi", "paper", False),
        ("1286.4", "yi", "paper", True),
        ("12860000", "wan", "paper", False),
        ("1286", "wan", "other", True),
        ("12864321", "wan", "other", False),
        ("12874321", "wan", "other", True),
    ],
)
def test_one_value_in_two_units_is_one(
    value: str, unit: str, source: str, *, is_accused: bool
) -> None:
    evidence = f'[{{ source = "{source}" }}]'
    again = fact("again", "sales", value, unit=f'"{unit}"', evidence=evidence)
    assert bool(check(SALES + again, "twice")) == is_accused


@pytest.mark.parametrize(
    ("entity", "among", "is_accused"),
    [("north", "club", False), ("club", "club", True), ("north", "north", True)],
)
def test_nobody_is_ranked_among_itself(entity: str, among: str, *, is_accused: bool) -> None:
    club = '[entity.club]\nname = "Club"\nkind = "club"\n'
    ranked = fact("a", "sales", "7", entity=f'"{entity}"', ranks=rank(1, among))
    found = [finding.case for finding in check(club + ranked, "territory")]
    assert found == ([Case.NOT_WITHIN] if is_accused else [])


def test_a_position_is_one_of_those_that_were_ranked() -> None:
    ranks = '[{{ position = {}, among = "east", out-of = 11 }}]'
    assert not check(fact("a", "sales", "7", ranks=ranks.format(11)), "out-of")
    [finding] = check(fact("a", "sales", "7", ranks=ranks.format(12)), "out-of")
    assert finding.case is Case.BEYOND


def test_one_figure_told_twice_however_it_is_written() -> None:
    growth = fact("a", "sales", "7", measure='"growth"')
    again = fact("b", "sales", "9", measure='"growth"', from_='"2020"')
    assert [finding.case for finding in check(growth + again, "twice")] == [Case.TWICE]
    share = fact("a", "online", "7", measure='"share"', of='"sales"')
    whole = '{ metric = "sales", entity = "north" }'
    again = fact("b", "online", "9", measure='"share"', of=whole)
    assert [finding.case for finding in check(share + again, "twice")] == [Case.TWICE]


def test_a_county_level_city_is_a_territory() -> None:
    county = '[entity.county]\nname = "county"\nkind = "county-level-city"\nwithin = "west"\n'
    [finding] = check(county + fact("a", "sales", "7", ranks=rank(1, "county")), "territory")
    assert finding.case is Case.NOT_WITHIN


WOMEN = {"dims": '{ sex = "female" }'}


def test_series_that_dims_tell_apart_are_never_mixed() -> None:
    men = {"dims": '{ sex = "male" }'}
    facts = fact("all", "sales", "7") + fact("women", "sales", "3", **WOMEN)
    assert not check(facts + fact("men", "sales", "4", **men), "twice", "bound")
    [finding] = check(facts + fact("again", "sales", "2", **WOMEN), "twice")
    assert (finding.case, finding.fact) == (Case.TWICE, "again")


def test_nothing_follows_from_one_series_for_another() -> None:
    year = {"period": '"2020"'}
    growth = fact("g", "sales", "50", measure='"growth"', prices='"current"', **WOMEN)
    whole = fact("whole", "sales", "7") + fact("before", "sales", "6", **year)
    facts = whole + growth + fact("women", "online", "9", **WOMEN)
    facts += fact("share", "online", "60", measure='"share"', of='"sales"', **WOMEN)
    facts += fact("other", "exports", "70", measure='"share"', of='"sales"')
    rules = ("growth", "share", "part", "bound", "milestone")
    assert not check(facts, *rules)
    women = fact("now", "sales", "3", **WOMEN) + fact("then", "sales", "1", **year, **WOMEN)
    found = check(facts + women, *rules)
    assert {finding.rule for finding in found} == {"growth", "share", "part"}
