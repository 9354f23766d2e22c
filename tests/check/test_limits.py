"""No part above its whole, no milestone passed twice."""

from __future__ import annotations

import pytest

from jhstats.check.finding import Case
from tests.check.bases import SALES, check, fact, levels, share


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
