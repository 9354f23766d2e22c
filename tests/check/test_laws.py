"""Base and growth, part and share; no part above its whole."""

from __future__ import annotations

import pytest

from jhstats.check.finding import Case
from jhstats.check.index import Index
from jhstats.check.laws import relations
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.say.messages import Messages
from tests.check.bases import (
    CURRENT,
    ERROR,
    HEAD,
    SALES,
    check,
    contribution,
    fact,
    levels,
    share,
)


def test_a_change_in_points_is_held_against_percentages() -> None:
    unit = '[unit.points]\nname = { zh = "个百分点", en = "percentage points" }\n'
    facts = fact("b", "rate", "60.1", period='"2020"') + fact("a", "rate", "63.3")
    change = fact("c", "rate", "3.2", measure='"change"', unit='"points"')
    assert not check(facts + change + unit, "growth", "unit")
    [finding] = check(facts + change.replace("3.2", "4.2") + unit, "growth")
    assert (finding.case, finding.severity) == (Case.CHANGE, ERROR)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        (levels(y2020="100", y2021="50") + CURRENT.replace("12.5", "-100", 1), "growth"),
        (levels(y2020="0", y2021="50") + CURRENT.replace("12.5", "10", 1), "growth"),
        (levels(y2021="50") + fact("part", "online", "0") + share("30"), "share"),
        (levels(y2021="50") + fact("part", "online", "-10") + share("30"), "share"),
    ],
)
def test_what_is_wrong_around_zero_is_found(facts: str, rule: str) -> None:
    assert [finding.severity for finding in check(facts, rule)] == [ERROR]


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        (levels(y2020="100", y2021="0") + CURRENT.replace("12.5", "-100", 1), "growth"),
        (levels(y2020="0", y2021="0") + CURRENT.replace("12.5", "10", 1), "growth"),
        (levels(y2020="-50", y2021="-40") + CURRENT.replace("12.5", "20", 1), "growth"),
        (levels(y2020="100", y2021="-50") + CURRENT.replace("12.5", "-150", 1), "growth"),
        (levels(y2021="50") + fact("part", "online", "0") + share("0"), "share"),
        (levels(y2021="50") + fact("part", "online", "-10") + share("-20"), "share"),
    ],
)
def test_what_is_right_around_zero_is_not_accused(facts: str, rule: str) -> None:
    assert not check(facts, rule)


def test_a_growth_is_held_against_levels_in_its_metric_s_own_currency() -> None:
    dollars = levels(y2020="150", y2021="160").replace("value", 'unit = "usd"\nvalue')
    dollars = dollars.replace('id = "l', 'id = "d')
    assert not check(dollars + CURRENT, "growth")
    found = relations(
        Index(parse([File("base.toml", HEAD.format(sha256="0" * 64) + dollars + CURRENT)]))
    )
    assert Case.GROWTH not in [own.law for own in found]
    [finding] = check(dollars + levels(y2020="150", y2021="160") + CURRENT, "growth")
    assert finding.fact == "ly2021"


def test_a_fall_is_subtracted() -> None:
    facts = levels(y2020="100", y2021="50")
    [finding] = check(facts + CURRENT.replace("12.5", "-20", 1), "growth")
    assert Messages("en").phrase(finding.data["formula"]) == "100 × (1 - 20%)"
    [finding] = check(facts + fact("c", "sales", "-20", measure='"change"'), "growth")
    assert Messages("en").phrase(finding.data["formula"]) == "100 + -20"


def test_a_share_may_change_by_points() -> None:
    change = share("0.8").replace('"share"\n', '"change"\n').replace("0.8", "-0.8")
    assert 'measure = "change"' in change
    facts = levels(y2020="100", y2021="110") + change
    assert not check(facts + 'unit = "percent"\n', "unit", "growth")


GDP_AND_DEBT = """
[unit.usd]
name = "US dollars"
dimension = "usd"
factor = 1
[unit.lcu]
name = "pounds"
dimension = "lcu"
factor = 1
[metric.gdp]
name = "GDP (current US$)"
unit = "usd"
nature = "flow"
[metric.debt]
name = "Central government debt, total"
unit = "usd"
nature = "stock"
[metric.reserves]
name = "Total reserves"
unit = "usd"
nature = "stock"
[metric.trade]
name = "Trade"
unit = "usd"
"""
"""Debt is converted at the rate of the year's end, the product at the average one."""


def world_bank(metric: str, value: str, year: str = "2022", **keys: str) -> str:
    id_ = "-".join([metric, keys.get("measure", "").strip('"'), keys.get("unit", "")[1:-1], year])
    return fact(id_.replace("--", "-"), metric, value, period=f'"{year}"', **keys)


def test_debt_at_the_end_of_a_year_over_the_product_of_it_is_not_accused() -> None:
    of_gdp = {"measure": '"share"', "of": '"gdp"'}
    facts = (
        GDP_AND_DEBT
        + world_bank("gdp", "3089072722000")
        + world_bank("debt", "2975400000000")
        + world_bank("debt", "104.2", **of_gdp)
        + world_bank("reserves", "176413000000")
        + world_bank("reserves", "6.1", **of_gdp)
        + world_bank("trade", "69.7", **of_gdp)
        + world_bank("debt", "2490000000000", unit='"lcu"', dims='{ currency = "local" }')
        # The year before nobody prints the product: two shares imply two of them.
        + world_bank("debt", "3200000000000", "2021")
        + world_bank("debt", "106.9", "2021", **of_gdp)
        + world_bank("reserves", "194181000000", "2021")
        + world_bank("reserves", "5.9", "2021", **of_gdp)
    )
    assert not check(facts, "share", "part", "growth")


def test_a_stock_is_a_share_of_a_stock_and_of_what_it_is_declared_a_part_of() -> None:
    facts = GDP_AND_DEBT + world_bank("debt", "300") + world_bank("reserves", "200")
    of_reserves = world_bank("debt", "66.7", measure='"share"', of='"reserves"')
    assert [finding.case for finding in check(facts + of_reserves, "share")] == [Case.SHARE]
    declared = GDP_AND_DEBT.replace('"Trade"', '"Trade"\npart-of = "sales"\nnature = "stock"')
    told = fact("w", "sales", "900", period='"2022"', unit='"usd"')
    facts = declared + told + world_bank("trade", "300")
    facts += world_bank("trade", "10", measure='"share"', of='"sales"')
    assert [finding.case for finding in check(facts, "share")] == [Case.SHARE]


def test_targets_are_not_held_against_results() -> None:
    target = fact("target", "online", "1300", status='"target"')
    assert not check(SALES + target, "part", "growth", "share")


def test_a_share_may_pass_a_hundred() -> None:
    facts = levels(y2021="100") + fact("exports", "exports", "150")
    assert not check(facts + share("150.0", metric="exports"), "share")


def test_a_stock_is_held_against_no_flow() -> None:
    natures = SALES.replace("1286", "100")
    online = '[metric.debt]\nname = "Debt"\nunit = "yi"\npart-of = "sales"\nnature = "stock"\n'
    debt = fact("d", "debt", "150") + fact("s", "debt", "60", measure='"share"', of='"sales"')
    cases = [finding.case for finding in check(natures + online + debt, "share", "part")]
    assert cases == [Case.SHARE, Case.PART]
    flow = online.replace('"sales"', '"turnover"')
    flow += '[metric.turnover]\nname = "Turnover"\nunit = "yi"\nnature = "flow"\n'
    of_flow = (natures + flow + debt).replace('"sales"', '"turnover"')
    assert not check(of_flow, "share", "part")


POINTS = {"unit": '"percentage-point"'}


def test_a_contribution_in_points_with_a_bound_bounds_no_percentage() -> None:
    facts = contribution("33.5") + contribution("3.4", bound='"over"', **POINTS)
    assert not check(facts, "twice")
