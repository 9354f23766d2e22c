"""No part above its whole, no milestone passed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jhstats.check.finding import Case
from tests.check.bases import ERROR, NOTE, PHONE, SALES, WARNING, check, fact, levels, share

if TYPE_CHECKING:
    from jhstats.check.finding import Severity


def test_targets_are_not_held_against_results() -> None:
    target = fact("target", "online", "1300", status='"target"')
    assert not check(SALES + target, "part", "growth", "share")


@pytest.mark.parametrize(
    "before",
    [
        fact("b", "sales", "1300", period='"2021-06"').replace("1300", "130"),
        fact("b", "sales", "1300", period='"2019/2020"'),
        fact("b", "sales", "1300", period='"2020"', status='"target"'),
        fact("g", "sales", "0.5", measure='"growth"', period='"2022"', prices='"constant"'),
    ],
)
def test_a_milestone_is_held_against_periods_of_its_length_only(before: str) -> None:
    first = fact("a", "sales", "1201", period='"2022"',
                 evidence='[{ source = "other", printed = "首破1200亿元" }]')  # fmt: skip
    assert not check(first + before, "milestone")


def test_an_english_milestone() -> None:
    first = fact(
        "a",
        "sales",
        "1201",
        evidence="""[{ source = "other",
        printed = "topped 120 billion for the first time" }]""",
    )
    assert not check(first + levels(y2020="1199"), "milestone")
    [finding] = check(first + levels(y2020="1250"), "milestone")
    assert finding.fact == "ly2020"


def test_a_share_may_pass_a_hundred_of_what_it_is_no_part_of() -> None:
    facts = levels(y2021="100") + fact("exports", "exports", "150")
    assert not check(facts + share("150.0", metric="exports"), "share")
    assert [finding.case for finding in check(share("110"), "share")] == [Case.ABOVE_ALL]


@pytest.mark.parametrize(
    ("before", "period", "is_passed"),
    [
        ("2020-Q4", "2021-Q1", False),
        ("2020-12", "2021-01", False),
        ("2020-Q1", "2021-Q1", True),
        ("2019-01", "2021-01", True),
        ("2019-01/2019-06", "2021-01/2021-06", True),
        ("2020-07/2020-12", "2021-01/2021-06", False),
    ],
)
def test_a_milestone_is_held_against_the_same_part_of_earlier_years(
    before: str, period: str, *, is_passed: bool
) -> None:
    first = fact("a", "sales", "105", period=f'"{period}"',
                 evidence='[{ source = "other", printed = "首破100亿元" }]')  # fmt: skip
    found = check(first + fact("b", "sales", "120", period=f'"{before}"'), "milestone")
    assert [finding.case for finding in found] == ([Case.MILESTONE] if is_passed else [])


def of_sales(id_: str, metric: str, value: str, **keys: str) -> str:
    return fact(id_, metric, value, measure='"share"', **{"of": '"sales"', **keys})


def of_east(city: str, value: str, metric: str = "sales", **keys: str) -> str:
    """A city's share of what is sold in the province."""
    of = '{ metric = "sales", entity = "east" }'
    return fact(city, metric, value, measure='"share"', of=of, entity=f'"{city}"', **keys)


@pytest.mark.parametrize(
    ("facts", "severities"),
    [
        (share("60") + PHONE + of_sales("p", "phone", "41"), []),
        (share("60") + PHONE + of_sales("p", "phone", "42"), [NOTE]),
        (share("60") + PHONE + of_sales("p", "phone", "43"), [ERROR]),
        (share("60") + PHONE + of_sales("p", "phone", "43", bound='"under"'), []),
        (share("60") + PHONE + of_sales("p", "phone", "43", bound='"about"'), []),
        (share("60") + PHONE + of_sales("p", "phone", "43", bound='"over"'), [ERROR]),
        (share("60") + PHONE + of_sales("p", "phone", "43", period='"2020"'), []),
        (share("60") + PHONE + of_sales("p", "phone", "43", entity='"south"'), []),
        (share("60") + PHONE + of_sales("p", "phone", "43", status='"target"'), []),
        (share("60") + PHONE + of_sales("p", "phone", "43", dims='{ sex = "female" }'), []),
        # What lies in another is counted with it, and what is told twice is counted once.
        (share("60") + PHONE.replace("sales", "online") + of_sales("p", "phone", "43"), []),
        (share("60") + of_sales("again", "online", "60", status='"preliminary"'), []),
        (share("60") + of_sales("e", "exports", "43"), [WARNING]),
        # What is above its whole somewhere, as trade is, is no part of it.
        (share("60") + of_sales("e", "exports", "43")
         + of_sales("more", "exports", "120", entity='"south"'), []),
        (share("140").replace("online", "exports"), []),
        (share("110") + PHONE + of_sales("p", "phone", "-9"), [WARNING]),
        (of_east("north", "60") + of_east("south", "43"), [ERROR]),
        (of_east("north", "60") + of_east("south", "39"), []),
        (of_east("north", "60", "exports") + of_east("south", "43", "exports"), [WARNING]),
        (of_east("north", "60") + of_east("west", "43"), []),
        (of_east("north", "60")
         + '[entity.town]\nname = "Town"\nkind = "city"\nwithin = "north"\n'
         + of_east("town", "43"), []),
    ],
)  # fmt: skip
def test_shares_of_one_whole_are_no_more_than_it(facts: str, severities: list[Severity]) -> None:
    assert [finding.severity for finding in check(facts, "share")] == severities


def test_a_stock_is_held_against_no_flow() -> None:
    natures = SALES.replace("1286", "100")
    online = '[metric.debt]\nname = "Debt"\nunit = "yi"\npart-of = "sales"\nnature = "stock"\n'
    debt = fact("d", "debt", "150") + fact("s", "debt", "160", measure='"share"', of='"sales"')
    cases = [finding.case for finding in check(natures + online + debt, "share", "part")]
    assert cases == [Case.SHARE, Case.ABOVE_ALL, Case.PART]
    flow = online.replace('"sales"', '"turnover"')
    flow += '[metric.turnover]\nname = "Turnover"\nunit = "yi"\nnature = "flow"\n'
    of_flow = (natures + flow + debt).replace('"sales"', '"turnover"')
    assert not check(of_flow, "share", "part")
