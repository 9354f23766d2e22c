"""The one change that repairs all."""

from __future__ import annotations

import pytest

from jhstats.check.finding import Case
from tests.check.bases import BEFORE, CURRENT, GROWTH, SALES, check, fact, repair_of, said


@pytest.mark.parametrize(
    ("facts", "repair"),
    [
        (BEFORE.replace("1000", "1134") + SALES + GROWTH, ("before", "digits", "value", "1143")),
        (
            BEFORE.replace("1000", "1143") + SALES + GROWTH.replace("12.5", "15.2"),
            ("growth", "digits", "value", "12.5"),
        ),
        (
            fact("b", "rate", "60.1", period='"2020"') + fact("a", "rate", "63.3")
            + fact("g", "rate", "3.2", measure='"growth"'),
            ("g", "points", "measure", "change"),
        ),
        (
            fact("b", "sales", "1143", period='"2020"') + SALES + GROWTH
            + fact("c", "sales", "1311.7", period='"2022"', unit='"wan"')
            + fact("h", "sales", "2.0", measure='"growth"', period='"2022"'),
            ("c", "scale", "unit", "yi"),
        ),
    ],
)  # fmt: skip
def test_the_one_change_that_repairs_all(facts: str, repair: tuple[str, ...]) -> None:
    found = check(facts, "growth")
    told = [repair_of(finding) for finding in found if finding.case is Case.GROWTH]
    assert [(mended.fact, mended.slip.value, mended.key, mended.value) for mended in told] == [
        repair
    ]


def test_a_year_off_by_one() -> None:
    levels = "".join(
        fact(f"l{year}", "sales", value, period=f'"{year}"')
        for year, value in ((2019, "900"), (2020, "1143"), (2021, "1286"))
    )
    growth = fact("g", "sales", "12.5", measure='"growth"', period='"2020"')
    [finding] = check(levels + growth, "growth")
    repair = repair_of(finding)
    assert (repair.fact, repair.slip.value, repair.value) == ("g", "year", "2021")
    # A level that stands under a year of which nothing is known contradicts nothing.
    assert not check(levels + growth.replace('"2020"', '"2025"'), "growth")


@pytest.mark.parametrize("early", ["2020", "2020-01/2020-06", "2020-Q1"])
def test_a_part_of_a_year_may_be_filed_a_year_early(early: str) -> None:
    right = early.replace("2020", "2021")
    facts = "".join(
        fact(f"l{year}", "sales", value, period=f'"{early.replace("2020", year)}"')
        for year, value in (("2019", "100"), ("2020", "110"), ("2021", "132"))
    )
    growth = fact("g", "sales", "20.0", measure='"growth"', period=f'"{early}"')
    [(_, remedy)] = said(facts + growth, "growth")
    assert remedy == f'all fits if fact g has period = "{right}" (another year)'


def test_a_unit_that_is_not_the_metrics_own_is_the_slip() -> None:
    facts = fact("b", "sales", "1143", period='"2020"') + CURRENT
    facts += fact("a", "sales", "1286", unit='"wan"')
    assert said(facts, "growth")[0][1] == (
        'all fits if fact a has unit = "yi" (another power of ten)'
    )
