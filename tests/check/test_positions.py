"""Positions against each other and against values: what print allows, ties, and who is best."""

from __future__ import annotations

import time

import pytest

from jhstats.check.finding import Case
from jhstats.say.messages import Messages
from tests.check.bases import ERROR, WARNING, check, fact, rank


def ranked(metric: str, *values: str, **keys: str) -> str:
    """Facts of north, south and middle, each with its value and the next position."""
    places = zip(("north", "south", "middle"), values, strict=False)
    return "".join(
        fact(entity, metric, value, entity=f'"{entity}"', ranks=rank(position), **keys)
        for position, (entity, value) in enumerate(places, 1)
    )


HIGH = '[metric.height]\nname = "Height"\nunit = "yi"\nbest = "high"\n'


def printed(*spans: str) -> str:
    return "[" + ", ".join(f'{{ source = "paper", printed = "{span}" }}' for span in spans) + "]"


@pytest.mark.parametrize(
    ("keys", "is_accused"),
    [
        ({"ranks": rank(3)}, True),
        ({"ranks": '[{ top = 3, among = "east" }]'}, False),
        ({"ranks": rank(3), "period": ""}, False),
        ({"ranks": rank(3, "land"), "entity": '"west"'}, False),
    ],
)
def test_only_positions_of_one_period_are_held_against_each_other(
    keys: dict[str, str], *, is_accused: bool
) -> None:
    south = fact("b", "sales", "", **{"entity": '"south"', **keys})
    assert bool(check(fact("a", "sales", "", **keys) + south, "positions")) == is_accused


@pytest.mark.parametrize("value", ["", "7.1"])
@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"measure": '"growth"'},
        {"metric": "online", "measure": '"share"', "of": '"sales"'},
        {"metric": "online", "measure": '"share"', "of": '{ metric = "sales", entity = "land" }'},
        {"status": '"preliminary"'},
    ],
)
def test_two_firsts_of_one_ranking_are_told_with_and_without_values(
    value: str, keys: dict[str, str]
) -> None:
    keys = {"metric": "sales", **keys}
    own = fact(
        "a",
        keys["metric"],
        value,
        ranks=rank(1),
        **{key: word for key, word in keys.items() if key not in ("metric", "status")},
    )
    metric = keys.pop("metric")
    for position, cases in ((1, [Case.SHARED_POSITION]), (2, [])):
        other = fact("b", metric, "", entity='"south"', ranks=rank(position), **keys)
        assert [finding.case for finding in check(own + other, "positions")] == cases
    tie = fact(
        "b", metric, "", entity='"south"', ranks=rank(1), evidence=printed("并列第一"), **keys
    )
    assert not check(own + tie, "positions")


@pytest.mark.parametrize(
    "facts",
    [
        ranked("sales", "1409", "1409.7", "1300"),
        fact("a", "shops", "53000", ranks=rank(1), evidence=printed("5.3万家"))
        + fact("b", "shops", "53020", entity='"south"', ranks=rank(2))
        + fact("c", "shops", "40000", entity='"middle"', ranks=rank(3)),
    ],
)
def test_what_print_cut_off_is_no_order(facts: str) -> None:
    assert not check(facts, "positions")


@pytest.mark.parametrize(
    ("facts", "severities"),
    [
        (ranked("sales", "500", "900", "300"), [WARNING]),
        (ranked("rate", "3.1", "3.5", "3.9"), [WARNING, WARNING]),
        (ranked("rate", "3.1", "3.5", "3.5"), [WARNING]),
        (ranked("rate", "3.5", "3.1") + fact("tie", "rate", "3.1", entity='"middle"',
                                             ranks=rank(2)), []),
        (HIGH + ranked("height", "500", "900", "300"), [ERROR]),
        (HIGH.replace("high", "low") + ranked("height", "500", "900", "300"), [ERROR]),
        (HIGH.replace("high", "low") + ranked("height", "300", "500", "900"), []),
    ],
)  # fmt: skip
def test_a_ranking_is_in_doubt_until_the_base_says_who_is_best(
    facts: str, severities: list[object]
) -> None:
    found = check(facts, "positions")
    assert [finding.severity for finding in found] == severities
    assert all('best = "low"' in Messages("en").finding_texts(own)[1] for own in found)


@pytest.mark.parametrize(
    ("north", "south", "is_tie"),
    [
        ({}, {}, False),
        ({"evidence": printed("并列第四")}, {}, True),
        ({}, {"evidence": printed("tied for fourth")}, True),
        ({"value": "12.5"}, {"value": "125000", "unit": '"wan"'}, True),
        ({"value": "12.5"}, {"value": "12.54"}, True),
        ({"value": "12.5"}, {"value": "13.5"}, False),
        ({"value": "12.5", "bound": '"over"'}, {"value": "13.5"}, False),
    ],
)
def test_a_place_is_shared_where_values_or_spans_say_so(
    north: dict[str, str], south: dict[str, str], *, is_tie: bool
) -> None:
    facts = fact("a", "sales", ranks=rank(4), **north)
    facts += fact("b", "sales", entity='"south"', ranks=rank(4), **south)
    assert [finding.case for finding in check(facts, "positions")] == (
        [] if is_tie else [Case.SHARED_POSITION]
    )


def test_one_fact_at_two_positions_names_no_other() -> None:
    ranks = '[{ position = 4, among = "east" }, { position = 3, among = "east" }]'
    [finding] = check(fact("a", "sales", ranks=ranks), "positions")
    message, _ = Messages("en").finding_texts(finding)
    assert (finding.severity, message) == (ERROR, "positions 4 and 3 in one ranking")


def test_what_sources_rank_otherwise_is_a_warning() -> None:
    facts = fact("a", "sales", "500", ranks=rank(1), evidence=printed("500亿元"))
    theirs = "".join(
        fact(id_, "sales", value, entity=f'"{id_}"', ranks=rank(position),
             evidence='[{ source = "other" }]')
        for id_, value, position in (("south", "900", 2), ("middle", "300", 3))
    )  # fmt: skip
    found = check(facts + theirs, "positions")
    assert [(finding.case, finding.severity) for finding in found] == [(Case.ORDER, WARNING)]
    again = fact("again", "sales", ranks=rank(3), evidence='[{ source = "other" }]')
    [finding] = check(facts + again, "positions")
    assert (finding.case, finding.severity) == (Case.TWO_POSITIONS, WARNING)


@pytest.mark.no_cover
def test_many_wrong_positions_take_time_in_line_with_their_number() -> None:
    facts = "".join(
        f'[entity.c{number}]\nname = "c{number}"\nkind = "city"\nwithin = "east"\n'
        + fact(f"s{number}", "sales", str(sales), entity=f'"c{number}"',
               ranks=rank(number + 1))
        + fact(f"g{number}", "sales", "1", measure='"growth"', entity=f'"c{number}"',
               ranks=rank(number + 1))
        for number in range(1500)
        for sales in (20000 - 10 * number + 25 * (number % 3 == 2),)
    )  # fmt: skip
    begin = time.perf_counter()
    assert check(facts, "positions")
    assert time.perf_counter() - begin < 10  # much more if each met each


def test_rankings_of_other_wholes_bases_and_prices_are_other_rankings() -> None:
    def share(id_: str, of: str, position: int) -> str:
        return fact(id_, "online", "7", measure='"share"', of=f'"{of}"', ranks=rank(position))

    assert not check(share("a", "sales", 1) + share("b", "exports", 2), "positions")
    growths = fact("a", "sales", "7", measure='"growth"', ranks=rank(1))
    growths += fact("b", "sales", "9", measure='"growth"', from_='"2018"', ranks=rank(2))
    growths += fact("c", "sales", "5", measure='"growth"', prices='"constant"', ranks=rank(3))
    assert not check(growths, "positions")


def total_and_growth(entity: str, value: str, position: int, growth: int, unit: str = "yi") -> str:
    """Sales with a position, and that of their growth."""
    level = fact(f"{entity}-sales", "sales", value, unit=f'"{unit}"', entity=f'"{entity}"',
                 ranks=rank(position))  # fmt: skip
    return level + fact(f"{entity}-growth", "sales", measure='"growth"', entity=f'"{entity}"',
                        ranks=rank(growth))  # fmt: skip


def test_positions_are_held_against_values_in_any_unit() -> None:
    facts = total_and_growth("north", "5.0", 1, 1) + total_and_growth("south", "65000", 2, 2, "wan")
    found = check(facts + total_and_growth("middle", "4.0", 3, 3), "positions")
    assert [(finding.case, finding.fact) for finding in found] == [(Case.ORDER, "north-sales")]


def test_the_rank_of_the_growth_given_to_the_total() -> None:
    facts = total_and_growth("north", "500", 2, 1) + total_and_growth("south", "900", 1, 2)
    assert not check(facts, "positions")
    swapped = total_and_growth("north", "500", 1, 2) + total_and_growth("south", "900", 1, 2)
    assert [finding.case for finding in check(swapped, "positions")] == [Case.SHARED_POSITION] * 2
    given = total_and_growth("north", "500", 1, 1) + total_and_growth("south", "900", 1, 2)
    [finding] = check(given, "positions")
    assert (finding.case, finding.fact) == (Case.SHARED_POSITION, "south-sales")
