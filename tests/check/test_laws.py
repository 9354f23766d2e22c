"""Base and growth, base and change, part and share."""

from __future__ import annotations

import pytest

from jhstats.check.details import Contradiction
from jhstats.check.finding import Case
from jhstats.check.relations import Relations
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.say.messages import Messages
from tests.check.bases import CURRENT, ERROR, HEAD, WARNING, check, details, fact, levels, share


def test_growths_over_years_without_levels_make_a_chain() -> None:
    levels = fact("a", "shops", "1000", period='"2018"') + fact("b", "shops", "1331")
    growths = "".join(
        fact(f"g{year}", "shops", "10.0", measure='"growth"', period=f'"{year}"')
        for year in (2019, 2020, 2021)
    )
    assert not check(levels + growths, "growth")
    [finding] = check((levels + growths).replace("1331", "1431"), "growth")
    assert finding.severity is WARNING
    formula = Messages("en").expression(details(finding, Contradiction).formula)
    assert formula == "1000 × (1 + 10.0%) × (1 + 10.0%) × (1 + 10.0%)"


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


def test_a_fall_is_subtracted() -> None:
    facts = levels(y2020="100", y2021="50")
    [finding] = check(facts + CURRENT.replace("12.5", "-20", 1), "growth")
    assert Messages("en").expression(details(finding, Contradiction).formula) == "100 × (1 - 20%)"
    [finding] = check(facts + fact("c", "sales", "-20", measure='"change"'), "growth")
    assert Messages("en").expression(details(finding, Contradiction).formula) == "100 - 20"


def test_a_share_may_change_by_points() -> None:
    change = share("0.8").replace('"share"\n', '"change"\n').replace("0.8", "-0.8")
    assert 'measure = "change"' in change
    facts = levels(y2020="100", y2021="110") + change
    assert not check(facts + 'unit = "percent"\n', "unit", "growth")


def test_a_growth_over_several_years_is_not_of_a_part_of_one() -> None:
    growth = fact("g", "sales", "20", measure='"growth"', period='"2018/2021"', from_='"2018"')
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + levels(y2021="100") + growth)])
    [relation] = Relations(base).all()
    assert relation.reason is not None
    assert relation.reason.value == "several-years"
