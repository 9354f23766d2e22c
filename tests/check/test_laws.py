"""Base and growth, part and share; no part above its whole, no milestone passed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jhstats.check.arithmetic import relations
from jhstats.check.finding import Case
from jhstats.check.index import Index
from jhstats.derive import Reason
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.say.messages import Messages
from tests.check.bases import (
    CURRENT,
    ERROR,
    HEAD,
    NOTE,
    PHONE,
    SALES,
    WARNING,
    check,
    contribution,
    fact,
    levels,
    said,
    share,
    spans,
)

if TYPE_CHECKING:
    from jhstats.check.finding import Severity


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
    assert [own.reason for own in found if own.law is Case.GROWTH] == [Reason.DIMENSION]
    [finding] = check(dollars + levels(y2020="150", y2021="160") + CURRENT, "growth")
    assert finding.fact == "ly2021"


def test_a_fall_is_subtracted() -> None:
    facts = levels(y2020="100", y2021="50")
    [finding] = check(facts + CURRENT.replace("12.5", "-20", 1), "growth")
    assert Messages("en").phrase(finding.data["formula"]) == "100 × (1 - 20%)"
    [finding] = check(facts + fact("c", "sales", "-20", measure='"change"'), "growth")
    assert Messages("en").phrase(finding.data["formula"]) == "100 - 20"


def test_a_share_may_change_by_points() -> None:
    change = share("0.8").replace('"share"\n', '"change"\n').replace("0.8", "-0.8")
    assert 'measure = "change"' in change
    facts = levels(y2020="100", y2021="110") + change
    assert not check(facts + 'unit = "percent"\n', "unit", "growth")


@pytest.mark.parametrize(
    ("level", "reason"),
    [
        ({"period": '"2021-Q1"'}, Reason.PART_YEAR),
        ({"period": '"2018/2021"'}, Reason.PART_YEAR),
        ({"status": '"target"'}, Reason.TARGET),
        ({"period": '"2021-Q1"', "status": '"planned"'}, Reason.TARGET),
    ],
)
def test_a_growth_without_its_level_is_told_with_one_of_its_year(
    level: dict[str, str], reason: Reason
) -> None:
    growth = fact("g", "sales", "20", measure='"growth"') + fact("a", "sales", "9", **level)
    facts = HEAD.format(sha256="0" * 64) + growth
    for more in ("", fact("b", "sales", "9", period='"2021-Q3"')):
        [relation] = relations(Index(parse([File("base.toml", facts + more)])))
        assert (relation.reason, relation.ids) == (reason, ("g", "a"))


def test_a_growth_is_told_beside_no_level_of_another_year() -> None:
    growth = fact("g", "sales", "20", measure='"growth"')
    facts = HEAD.format(sha256="0" * 64) + growth + fact("a", "sales", "9", period='"2019-Q1"')
    assert not list(relations(Index(parse([File("base.toml", facts)]))))


def test_a_share_is_told_beside_the_whole_of_one_other_entity() -> None:
    facts = share("10") + fact("part", "online", "100")
    for city in ("south", "middle"):
        facts += fact(city, "sales", "900", entity=f'"{city}"')
    [relation] = relations(Index(parse([File("base.toml", HEAD.format(sha256="0" * 64) + facts)])))
    assert (relation.reason, relation.ids) == (Reason.ENTITY, ("share", "part", "south"))


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


FIRST = '[{ first-to = true, among = "land" }]'


@pytest.mark.parametrize(
    ("first", "is_told"),
    [
        ({"value": "1286", "evidence": spans("达1286亿元，首破1200亿元")}, True),
        ({"value": "1286", "evidence": spans("首破1300亿元，达1286亿元")}, False),
        ({"value": "1200", "bound": '"over"', "ranks": FIRST}, True),
        ({"value": "1200", "ranks": FIRST}, False),
        ({"value": "1200", "bound": '"over"'}, False),
    ],
)
def test_what_is_passed_first_is_a_rank_of_a_bound_or_the_number_that_a_span_says_so_of(
    first: dict[str, str], *, is_told: bool
) -> None:
    for status, is_result in (("actual", True), ("target", False)):
        told = {"status": f'"{status}"', "period": '"2019"'}
        for before in ("1250", "1350"):
            facts = fact("a", "sales", **first, status=told["status"])
            found = check(facts + fact("b", "sales", before, **told), "milestone")
            assert bool(found) == (is_told and is_result)


def test_a_stock_passes_what_it_was_at_the_end_of_any_period() -> None:
    stock = '[metric.debt]\nname = "Debt"\nunit = "yi"\n{}'
    for nature, cases in (('nature = "stock"\n', [Case.MILESTONE]), ("", [])):
        facts = fact("a", "debt", "1286", evidence=spans("首破1200亿元"))
        facts += fact("b", "debt", "1250", period='"2020-06"')
        found = check(stock.format(nature) + facts, "milestone")
        assert [finding.case for finding in found] == cases


def test_a_milestone_is_told_in_the_unit_of_what_reached_it_before() -> None:
    first = fact("a", "sales", "1286", evidence=spans("首破1200亿元"))
    before = fact("b", "sales", "12500000", period='"2019"', unit='"wan"')
    [(message, _)] = said(first + before, "milestone")
    assert message == "12500000 already, but fact a passes 12000000 later for the first time"


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


WAYS = PHONE + '[[sum]]\nwhole = "sales"\nparts = ["online", "phone"]\nrest = true\n'
HOME = PHONE.replace("phone", "home")
FIRMS = "".join(
    f'[entity.{firm}]\nname = "{firm}"\nkind = "firm"\nwithin = "east"\n' for firm in ("f", "g")
)
FIRMS += of_east("f", "60") + of_east("g", "43")
ALL = '[[sum]]\nmetric = "sales"\nwhole = "east"\nparts = ["f", "g"]\n'


@pytest.mark.parametrize(
    ("facts", "severities"),
    [
        (WAYS + share("60") + of_sales("p", "phone", "41"), []),
        (WAYS + share("60") + of_sales("p", "phone", "42"), [NOTE]),
        (WAYS + share("60") + of_sales("p", "phone", "43"), [ERROR]),
        (WAYS + share("60") + of_sales("p", "phone", "43", bound='"under"'), []),
        (WAYS + share("60") + of_sales("p", "phone", "43", bound='"about"'), []),
        (WAYS + share("60") + of_sales("p", "phone", "43", bound='"over"'), [ERROR]),
        (WAYS + share("60") + of_sales("p", "phone", "43", period='"2020"'), []),
        (WAYS + share("60") + of_sales("p", "phone", "43", entity='"south"'), []),
        (WAYS + share("60") + of_sales("p", "phone", "43", status='"target"'), []),
        (WAYS + share("60") + of_sales("p", "phone", "43", dims='{ sex = "female" }'), []),
        (WAYS + share("60") + of_sales("p", "phone", "43", of='"exports"'), []),
        # A sum makes parts of what nothing else does; one that subtracts is above its whole.
        (WAYS.replace('part-of = "sales"', "") + share("60") + of_sales("p", "phone", "43"),
         [ERROR]),
        (WAYS.replace('"phone"]', '"phone", "-exports"]') + share("60")
         + of_sales("p", "phone", "43"), []),
        # Parts that no sum declares may overlap, as what is sold at home and on line does.
        (share("60") + PHONE + of_sales("p", "phone", "43"), []),
        (WAYS + share("60") + of_sales("p", "phone", "39") + HOME + of_sales("h", "home", "91"),
         []),
        # What is told twice is counted once.
        (WAYS + share("60") + of_sales("again", "online", "60", status='"preliminary"'), []),
        # What nothing says to be a part may overlap, whatever else is wrong with it.
        (share("60") + of_sales("e", "exports", "91"), []),
        (share("60") + of_sales("e", "exports", "91") + levels(y2021="100")
         + fact("l", "exports", "20"), [ERROR]),
        (share("140").replace("online", "exports"), []),
        (share("110") + PHONE + of_sales("p", "phone", "-9"), [WARNING]),
        (of_east("north", "60") + of_east("south", "43"), [ERROR]),
        (of_east("north", "60") + of_east("south", "39"), []),
        (of_east("north", "60", "exports") + of_east("south", "43", "exports"), []),
        (of_east("north", "60").replace('"east"', '"land"')
         + of_east("south", "43").replace('"east"', '"land"'), []),
        (of_east("north", "60") + of_east("west", "43"), []),
        (of_east("north", "60").replace('"sales", entity', '"exports", entity')
         + of_east("south", "43").replace('"sales", entity', '"exports", entity'), []),
        # Firms, goods and groups of countries may overlap, unless a sum says that they do not.
        (FIRMS, []),
        (FIRMS + ALL, [ERROR]),
        (FIRMS + ALL.replace('"sales"', '"exports"'), []),
        (FIRMS + ALL.replace('"east"', '"land"'), []),
        (of_east("north", "60") + '[entity.town]\nname = "Town"\nkind = "city"\n'
         'within = ["north", "east"]\n' + of_east("town", "43"), []),
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


POINTS = {"unit": '"percentage-point"'}


def test_a_contribution_in_points_with_a_bound_bounds_no_percentage() -> None:
    facts = contribution("33.5") + contribution("3.4", bound='"over"', **POINTS)
    assert not check(facts, "bound", "twice")
