"""Relations of facts: what holds, what does not, and what cannot be compared."""

from __future__ import annotations

import pytest

from jhstats.check.arithmetic import relations
from jhstats.check.finding import Case
from jhstats.check.index import Index
from jhstats.load.files import File
from jhstats.load.loader import parse
from tests.check.bases import (
    BEFORE,
    CURRENT,
    ERROR,
    GROWTH,
    HEAD,
    NOTE,
    SALES,
    WARNING,
    check,
    fact,
    levels,
    repair_of,
    said,
    share,
)


@pytest.mark.parametrize("prices", ["", '"current"', '"constant"'])
def test_a_growth_accuses_only_as_far_as_its_prices_are_known(prices: str) -> None:
    found = check(BEFORE + SALES + GROWTH + (f"prices = {prices}\n" if prices else ""), "growth")
    expected = {"": [WARNING], '"current"': [ERROR], '"constant"': []}
    assert [finding.severity for finding in found] == expected[prices]


def test_a_growth_is_a_warning_only_while_everything_else_fits() -> None:
    facts = BEFORE + SALES + GROWTH
    part = fact("part", "online", "1300")
    assert [finding.severity for finding in check(facts + part, "growth")] == [ERROR]
    apart = fact("part", "online", "1300", evidence='[{ source = "other" }]')
    assert [finding.severity for finding in check(facts + apart, "growth")] == [WARNING]


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
    reasons = [relation.reason.value for relation in relations(Index(base)) if relation.reason]
    assert reasons == ([reason] if reason else [])


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
    assert [finding.severity for finding in check(facts, rule)] == severities


@pytest.mark.parametrize(
    ("base", "growth", "severity"),
    [
        ("actual", "actual", WARNING),
        ("preliminary", "actual", NOTE),
        ("estimate", "preliminary", NOTE),
        ("preliminary", "preliminary", WARNING),
        ("actual", "preliminary", WARNING),
    ],
)
def test_a_base_that_is_less_certain_than_the_growth_was_revised(
    base: str, growth: str, severity: object
) -> None:
    rest = fact("now", "sales", "1286.7", **OF_PAPER) + fact(
        "g", "sales", "12.5", measure='"growth"', status=f'"{growth}"', **OF_PAPER
    )
    for beside, expected in ((OF_OTHER, severity), (OF_PAPER, WARNING), ({}, WARNING)):
        status = {"period": '"2020"', "status": f'"{base}"'}
        facts = rest + fact("then", "sales", "1000", **status, **beside)
        assert [finding.severity for finding in check(facts, "growth")] == [expected]
        [(_, remedy)] = said(facts, "growth")
        assert ("then was revised" in remedy) is (beside is OF_OTHER)


def test_arithmetic_in_several_units_says_them() -> None:
    facts = fact("b", "sales", "10", period='"2020"')
    facts += fact("a", "sales", "150000", unit='"wan"') + fact("c", "sales", "20",
                                                               measure='"change"')  # fmt: skip
    [(english, _)], [(chinese, _)] = said(facts, "growth"), said(facts, "growth", "zh")
    assert english == (
        "1.50000 billion yuan, but 1.0 billion yuan + 2.0 billion yuan gives "
        "2.90000 billion yuan to 3.10000 billion yuan (with b, c)"
    )
    assert chinese == "15.0000亿元，而10亿元 + 20亿元得29.0000亿元至31.0000亿元（连同b、c）"


def test_a_share_of_parts_in_several_units_is_in_percent() -> None:
    facts = fact("w", "sales", "10") + fact("p", "online", "50000", unit='"wan"') + share("40")
    assert said(facts, "share", "zh")[0][0] == (
        "40%，而5.0000亿元 / 10亿元得47.6185%至52.6322%（连同p、w）"
    )


def test_constant_prices_are_no_way_out_of_current_ones() -> None:
    facts = levels(y2020="1000", y2021="1286")
    assert said(facts + CURRENT, "growth")[0][1].endswith("or of another scope (dims)")
    assert "constant" in said(facts + GROWTH, "growth")[0][1]


def test_a_bound_is_told_with_the_value_that_it_bounds() -> None:
    facts = fact("a", "sales", "1286", bound='"under"')
    facts += fact("b", "sales", "1500", bound='"over"')
    assert said(facts, "bound")[0][0] == "under 1286, but fact b says over 1500"
    assert said(facts, "bound", "zh")[0][0] == "不足1286，而事实b为超过1500"


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
