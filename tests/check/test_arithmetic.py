"""Relations of facts: what holds, what does not, and what cannot be compared."""

from __future__ import annotations

import pytest

from jhstats.check.context import Check
from jhstats.check.explain import explain
from jhstats.check.finding import Case, Contradiction, Finding, Positions, Repair
from jhstats.check.relations import Relations
from jhstats.check.subject import Subject
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.say.messages import Messages
from tests.check.bases import (
    BEFORE,
    ERROR,
    GROWTH,
    HEAD,
    NOTE,
    SALES,
    WARNING,
    check,
    details,
    fact,
    rank,
)


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
    told = [repair_of(one) for one in found if one.case is Case.GROWTH]
    assert [(one.fact, one.slip.value, one.key, one.value) for one in told] == [repair]


def test_a_year_off_by_one() -> None:
    levels = "".join(
        fact(f"l{year}", "sales", value, period=f'"{year}"')
        for year, value in ((2019, "900"), (2020, "1143"), (2021, "1286"))
    )
    growth = fact("g", "sales", "12.5", measure='"growth"', period='"2020"')
    [one] = check(levels + growth, "growth")
    repair = repair_of(one)
    assert (repair.fact, repair.slip.value, repair.value) == ("g", "year", "2021")
    # A level that stands under a year of which nothing is known contradicts nothing.
    assert not check(levels + growth.replace('"2020"', '"2025"'), "growth")


def test_growths_over_years_without_levels_make_a_chain() -> None:
    levels = fact("a", "shops", "1000", period='"2018"') + fact("b", "shops", "1331")
    growths = "".join(
        fact(f"g{year}", "shops", "10.0", measure='"growth"', period=f'"{year}"')
        for year in (2019, 2020, 2021)
    )
    assert not check(levels + growths, "growth")
    [one] = check((levels + growths).replace("1331", "1431"), "growth")
    assert one.severity is WARNING
    formula = Messages("en").expression(details(one, Contradiction).formula)
    assert formula == "1000 × (1 + 10.0%) × (1 + 10.0%) × (1 + 10.0%)"


@pytest.mark.parametrize("prices", ["", '"current"', '"constant"'])
def test_a_growth_accuses_only_as_far_as_its_prices_are_known(prices: str) -> None:
    found = check(BEFORE + SALES + GROWTH + (f"prices = {prices}\n" if prices else ""), "growth")
    expected = {"": [WARNING], '"current"': [ERROR], '"constant"': []}
    assert [one.severity for one in found] == expected[prices]


def test_a_ranking_of_the_smallest_is_no_mistake() -> None:
    facts = "".join(
        fact(entity, "sales", value, entity=f'"{entity}"', ranks=rank(position))
        for position, (entity, value) in enumerate(
            (("north", "10"), ("south", "20"), ("middle", "30")), 1
        )
    )
    assert not check(facts, "positions")


def test_targets_are_not_held_against_results() -> None:
    target = fact("target", "online", "1300", status='"target"')
    assert not check(SALES + target, "part", "growth", "share")


def repair_of(finding: Finding) -> Repair:
    """The repair of a finding that has one."""
    assert isinstance(finding.details, (Contradiction, Positions))
    assert finding.details.repair is not None
    return finding.details.repair


def levels(**values: str) -> str:
    """Levels of sales by year."""
    return "".join(
        fact(f"l{year}", "sales", value, period=f'"{year.lstrip("y")}"')
        for year, value in values.items()
    )


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (
            levels(y2020="1000") + GROWTH
            + fact("a", "sales", "1100", prices='"constant"'),
            "prices",
        ),
        (
            fact("whole", "sales", "1000") + fact("a", "online", "1100", prices='"constant"'),
            "prices",
        ),
        (levels(y2020="1000", y2021="1100") + GROWTH + 'prices = "constant"\n', "prices"),
        (
            fact("half", "sales", "600", period='"2021-01/2021-06"') + GROWTH,
            "part-year",
        ),
        (fact("t", "sales", "1600", status='"target"') + GROWTH, "target"),
        (
            fact("s", "online", "10", measure='"share"', of='"sales"')
            + fact("part", "online", "100")
            + fact("theirs", "sales", "9000", entity='"south"'),
            "entity",
        ),
        (
            fact("s", "online", "10", measure='"share"', of='"sales"')
            + fact("part", "online", "5") + fact("whole", "sales", "-70"),
            "open",
        ),
        (levels(y2020="1000") + SALES + GROWTH.replace("12.5", "15", 1)
         + 'bound = "about"\n', "open"),
        (
            fact("b", "rate", "60.1", period='"2020"') + fact("a", "shops", "63")
            + fact("c", "rate", "3", measure='"change"'),
            None,
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_says_why(facts: str, reason: str | None) -> None:
    assert not check(facts, "growth", "share", "part")
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + facts)])
    reasons = [one.reason.value for one in Relations(base).all() if one.reason]
    assert reasons == ([reason] if reason else [])


def test_a_change_in_points_is_held_against_percentages() -> None:
    unit = '[unit.points]\nname = { zh = "个百分点", en = "percentage points" }\n'
    facts = fact("b", "rate", "60.1", period='"2020"') + fact("a", "rate", "63.3")
    change = fact("c", "rate", "3.2", measure='"change"', unit='"points"')
    assert not check(facts + change + unit, "growth", "unit")
    [one] = check(facts + change.replace("3.2", "4.2") + unit, "growth")
    assert (one.case, one.severity) == (Case.CHANGE, ERROR)


def test_a_better_status_goes_before_a_worse() -> None:
    facts = (
        levels(y2020="1000", y2021="1125")
        + fact("early", "sales", "1100", status='"preliminary"')
        + GROWTH + fact("part", "online", "1110")
        + fact("guess", "sales", "1300", status='"estimate"', period='"2019"')
        + fact("first", "sales", "1301", period='"2022"',
               evidence='[{ source = "other", printed = "首破1300亿元" }]')
    )  # fmt: skip
    assert not check(facts, "growth", "part", "milestone")


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
    [one] = check(first + levels(y2020="1250"), "milestone")
    assert one.fact == "ly2020"


def test_a_converted_value_is_as_coarse_as_its_print() -> None:
    facts = levels(y2020="1000.00") + fact("g", "sales", "12.36", measure='"growth"')
    level = fact("a", "sales", "11240000", unit='"wan"',
                 evidence='[{ source = "other", printed = "1124亿元" }]')  # fmt: skip
    assert [one.severity for one in check(facts + level, "growth")] == [NOTE]


def test_rankings_of_other_wholes_bases_and_prices_are_other_rankings() -> None:
    def share(id_: str, of: str, position: int) -> str:
        return fact(id_, "online", "7", measure='"share"', of=f'"{of}"', ranks=rank(position))

    assert not check(share("a", "sales", 1) + share("b", "exports", 2), "positions")
    growths = fact("a", "sales", "7", measure='"growth"', ranks=rank(1))
    growths += fact("b", "sales", "9", measure='"growth"', from_='"2018"', ranks=rank(2))
    growths += fact("c", "sales", "5", measure='"growth"', prices='"constant"', ranks=rank(3))
    assert not check(growths, "positions")


def ranked(entity: str, value: str, position: int, growth: int, unit: str = "yi") -> str:
    """Sales with a position, and that of their growth."""
    level = fact(f"{entity}-sales", "sales", value, unit=f'"{unit}"', entity=f'"{entity}"',
                 ranks=rank(position))  # fmt: skip
    return level + fact(f"{entity}-growth", "sales", measure='"growth"', entity=f'"{entity}"',
                        ranks=rank(growth))  # fmt: skip


def test_positions_are_held_against_values_in_any_unit() -> None:
    facts = ranked("north", "5.0", 1, 1) + ranked("south", "65000", 2, 2, "wan")
    found = check(facts + ranked("middle", "4.0", 3, 3), "positions")
    assert [(one.case, one.fact) for one in found] == [(Case.ORDER, "north-sales")]


def test_the_rank_of_the_growth_given_to_the_total() -> None:
    facts = ranked("north", "500", 2, 1) + ranked("south", "900", 1, 2)
    assert not check(facts, "positions")
    swapped = ranked("north", "500", 1, 2) + ranked("south", "900", 1, 2)
    repairs = {repair_of(one) for one in check(swapped, "positions")}
    assert {(one.fact, one.other, one.value) for one in repairs} == {
        ("north-sales", "north-growth", "2"),
        ("north-growth", "north-sales", "1"),
    }
    given = ranked("north", "500", 1, 1) + ranked("south", "900", 1, 2)
    [one] = check(given, "positions")
    repair = repair_of(one)
    assert (repair.fact, repair.other, repair.slip.value) == ("north-sales", "north-growth", "rank")


def test_one_figure_told_twice_however_it_is_written() -> None:
    growth = fact("a", "sales", "7", measure='"growth"')
    again = fact("b", "sales", "9", measure='"growth"', from_='"2020"')
    assert [one.case for one in check(growth + again, "twice")] == [Case.TWICE]
    share = fact("a", "online", "7", measure='"share"', of='"sales"')
    whole = '{ metric = "sales", entity = "north" }'
    again = fact("b", "online", "9", measure='"share"', of=whole)
    assert [one.case for one in check(share + again, "twice")] == [Case.TWICE]


def test_a_growth_of_minus_a_hundred_implies_nothing() -> None:
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + SALES
                       + GROWTH.replace("12.5", "-100", 1))])  # fmt: skip
    assert [
        one for one in explain(Check(Subject(base))).derived if one.quantity.value == "implied"
    ] == []


def test_what_follows_heeds_prices_and_the_period_before() -> None:
    constant = GROWTH + 'prices = "constant"\n'
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + SALES + constant)])
    assert not explain(Check(Subject(base))).derived
    half = SALES.replace('"2021"', '"2021-01/2021-06"') + GROWTH.replace(
        '"2021"', '"2021-01/2021-06"'
    )
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + half)])
    [one] = explain(Check(Subject(base))).derived
    assert one.period is not None
    assert (one.period.text, str(one.value)) == ("2020-01/2020-06", "1143")


def said(facts: str, rule: str, language: str = "en") -> list[tuple[str, str]]:
    """What a rule says, and its remedy."""
    words = Messages(language)
    return [words.finding_texts(one) for one in check(facts, rule)]


def share(value: str, of: str = "sales", metric: str = "online") -> str:
    return fact("share", metric, value, measure='"share"', of=f'"{of}"')


CURRENT = GROWTH + 'prices = "current"\n'


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
    assert [one.severity for one in check(facts, rule)] == [ERROR]


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


def test_a_share_may_pass_a_hundred_of_what_it_is_no_part_of() -> None:
    facts = levels(y2021="100") + fact("exports", "exports", "150")
    assert not check(facts + share("150.0", metric="exports"), "share")
    assert [one.case for one in check(share("110"), "share")] == [Case.ABOVE_ALL]


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
    assert [one.case for one in found] == ([Case.MILESTONE] if is_passed else [])


def test_a_milestone_says_what_its_growth_implies() -> None:
    first = fact("a", "sales", "1409", evidence='[{ source = "other", printed = "首破1000亿元" }]')
    growth = fact("g", "sales", "20.0", measure='"growth"', prices='"current"')
    [(message, _)] = said(first + growth, "milestone")
    assert message == (
        "1000 is passed for the first time, but by fact g it would already be 1174 in 2020"
    )


OF_OTHER = {"evidence": '[{ source = "other" }]'}
OF_PAPER = {"evidence": '[{ source = "paper" }]'}


@pytest.mark.parametrize(
    ("facts", "rule", "severities"),
    [
        (fact("a", "sales", "1386", **OF_PAPER)
         + fact("b", "sales", "1400", bound='"over"', **OF_OTHER), "bound", [WARNING]),
        (fact("a", "sales", "1386", **OF_PAPER)
         + fact("b", "sales", "1400", bound='"over"', **OF_PAPER), "bound", [ERROR]),
        (fact("a", "sales", "1000", bound='"over"', **OF_PAPER)
         + fact("b", "sales", "1400", bound='"over"', **OF_OTHER), "twice", []),
        # A bureau revises the year before: its growth fits no base that was printed earlier.
        (fact("b", "sales", "1000", period='"2020"', **OF_PAPER)
         + fact("a", "sales", "1286", **OF_OTHER)
         + fact("g", "sales", "12.5", measure='"growth"', prices='"current"', **OF_OTHER),
         "growth", [WARNING]),
    ],
)  # fmt: skip
def test_sources_may_disagree(facts: str, rule: str, severities: list[object]) -> None:
    assert [one.severity for one in check(facts, rule)] == severities


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


def test_arithmetic_in_several_units_says_them() -> None:
    facts = fact("b", "sales", "10", period='"2020"')
    facts += fact("a", "sales", "150000", unit='"wan"') + fact("c", "sales", "20",
                                                               measure='"change"')  # fmt: skip
    [(english, _)], [(chinese, _)] = said(facts, "growth"), said(facts, "growth", "zh")
    assert english == (
        "150000 × 10,000 yuan, but 10 × 100 million yuan + 20 × 100 million yuan gives "
        "290000 to 310000 × 10,000 yuan (with b, c)"
    )
    assert chinese == "150000 万元，而10 亿元 + 20 亿元得290000至310000 万元（连同b、c）"


def test_a_share_of_parts_in_several_units_is_in_percent() -> None:
    facts = fact("w", "sales", "10") + fact("p", "online", "50000", unit='"wan"') + share("40")
    assert said(facts, "share", "zh")[0][0] == (
        "40%，而50000 万元 / 10 亿元得47.6185%至52.6322%（连同p、w）"
    )


def test_a_unit_that_is_not_the_metrics_own_is_the_slip() -> None:
    facts = fact("b", "sales", "1143", period='"2020"') + CURRENT
    facts += fact("a", "sales", "1286", unit='"wan"')
    assert said(facts, "growth")[0][1] == (
        'all fits if fact a has unit = "yi" (another power of ten)'
    )


def test_constant_prices_are_no_way_out_of_current_ones() -> None:
    facts = levels(y2020="1000", y2021="1286")
    assert said(facts + CURRENT, "growth")[0][1] == "one of these figures is wrong"
    assert "constant" in said(facts + GROWTH, "growth")[0][1]


def test_a_fall_is_subtracted() -> None:
    facts = levels(y2020="100", y2021="50")
    [one] = check(facts + CURRENT.replace("12.5", "-20", 1), "growth")
    assert Messages("en").expression(details(one, Contradiction).formula) == "100 × (1 - 20%)"
    [one] = check(facts + fact("c", "sales", "-20", measure='"change"'), "growth")
    assert Messages("en").expression(details(one, Contradiction).formula) == "100 - 20"


def test_a_bound_is_told_with_the_value_that_it_bounds() -> None:
    facts = fact("a", "sales", "1286", bound='"under"')
    facts += fact("b", "sales", "1500", bound='"over"')
    assert said(facts, "bound")[0][0] == "under 1286, but fact b says over 1500"
    assert said(facts, "bound", "zh")[0][0] == "不足 1286，而事实b为超过 1500"


def test_a_share_may_change_by_points() -> None:
    change = share("0.8").replace('"share"\n', '"change"\n').replace("0.8", "-0.8")
    assert 'measure = "change"' in change
    facts = levels(y2020="100", y2021="110") + change
    assert not check(facts + 'unit = "percent"\n', "unit", "growth")


def test_a_growth_over_several_years_is_not_of_a_part_of_one() -> None:
    growth = fact("g", "sales", "20", measure='"growth"', period='"2018/2021"', from_='"2018"')
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + levels(y2021="100") + growth)])
    [one] = Relations(base).all()
    assert one.reason is not None
    assert one.reason.value == "several-years"


def test_what_is_explained_is_of_the_rules_that_were_asked_for() -> None:
    facts = BEFORE + SALES + GROWTH + fact("part", "online", "400")
    facts += fact("c", "sales", "286", measure='"change"')
    check_ = Check(Subject(parse([File("base.toml", HEAD.format(sha256="0" * 64) + facts)])))
    every = explain(check_)
    assert {one.law.rule for one in every.relations} == {"growth", "part"}
    assert every.derived
    assert {one.law.rule for one in explain(check_, ["part"]).relations} == {"part"}
    assert explain(check_, ["territory"]) == ((), (), ())
