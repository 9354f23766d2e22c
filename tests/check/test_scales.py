"""Levels of one metric in scales whose zeros lie apart are held in one, or left out."""

from __future__ import annotations

import pytest

from jhstats.check.finding import Case
from tests.check.bases import check, fact, said

HEAT = '[metric.heat]\nname = "temperature"\nunit = "celsius"\n'
SUM = (
    HEAT
    + '[metric.high]\nname = "high"\nunit = "celsius"\n[metric.low]\nname = "low"\n'
    + 'unit = "celsius"\n[[sum]]\nwhole = "heat"\nparts = ["high", "-low"]\n'
)


def heat(year: int, value: str, unit: str, metric: str = "heat", **keys: str) -> str:
    return fact(f"{metric}-{year}-{unit}", metric, value, period=f'"{year}"', unit=f'"{unit}"',
                **keys)  # fmt: skip


@pytest.mark.parametrize(
    ("levels", "change", "is_right"),
    [
        ([("15.0", "celsius"), ("289.65", "kelvin")], ("1.5", "celsius"), True),
        ([("59.0", "fahrenheit"), ("16.5", "celsius")], ("1.5", "kelvin"), True),
        ([("59.0", "fahrenheit"), ("61.7", "fahrenheit")], ("2.7", "fahrenheit"), True),
        ([("15.0", "celsius"), ("289.65", "kelvin")], ("3.5", "celsius"), False),
    ],
)
def test_a_change_is_held_in_one_scale(
    levels: list[tuple[str, str]], change: tuple[str, str], *, is_right: bool
) -> None:
    facts = HEAT + "".join(heat(year, *own) for year, own in enumerate(levels, 2020))
    facts += heat(2021, *change, measure='"change"').replace("heat-2021", "rise-2021", 1)
    found = [finding.case for finding in check(facts, "growth")]
    assert found == ([] if is_right else [Case.CHANGE])


def test_the_limits_of_a_change_are_told_in_the_unit_of_the_level() -> None:
    facts = HEAT + heat(2020, "288.150", "kelvin") + heat(2021, "17.5", "celsius")
    facts += fact("rise", "heat", "1.500", unit='"kelvin"', measure='"change"')
    [(message, _)] = said(facts, "growth")
    assert "gives 16.499 degrees Celsius to 16.501 degrees Celsius" in message


@pytest.mark.parametrize("units", [("celsius", "kelvin"), ("celsius", "celsius")])
def test_no_growth_and_no_sum_is_held_on_a_scale_without_its_own_zero(
    units: tuple[str, str],
) -> None:
    facts = HEAT + heat(2020, "15.0", units[0]) + heat(2021, "30.0", units[1])
    assert not check(facts + fact("rate", "heat", "10", measure='"growth"'), "growth")
    parts = heat(2021, "25.0", "celsius", "high") + heat(2021, "15.0", units[1], "low")
    assert not check(SUM + heat(2021, "10.0", units[1]) + parts, "sum")


def test_kelvins_have_a_zero() -> None:
    facts = HEAT + heat(2020, "100.0", "kelvin") + heat(2021, "300.0", "kelvin")
    [finding] = check(facts + fact("rate", "heat", "10", measure='"growth"'), "growth")
    assert finding.case is Case.GROWTH


@pytest.mark.parametrize(
    ("first", "second", "is_right"), [("0.5", "0.5", True), ("0.5", "0.7", False)]
)
def test_two_of_one_change_differ_by_no_zero(first: str, second: str, *, is_right: bool) -> None:
    keys = {"measure": '"change"'}
    facts = HEAT + heat(2021, first, "celsius", **keys) + heat(2021, second, "kelvin", **keys)
    assert (check(facts, "twice") == []) is is_right


@pytest.mark.parametrize(("value", "is_right"), [("300.15", True), ("290.15", False)])
def test_a_bound_is_held_in_one_scale(value: str, *, is_right: bool) -> None:
    facts = HEAT + heat(2021, "25", "celsius", bound='"over"') + heat(2021, value, "kelvin")
    assert (check(facts, "twice") == []) is is_right
