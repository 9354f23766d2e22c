"""Relations of facts: what holds, what does not, and what is not compared."""

from __future__ import annotations

import pytest

from jhstats.check.index import Index
from jhstats.check.laws import relations
from jhstats.load.files import File
from jhstats.load.loader import parse
from tests.check.bases import (
    BEFORE,
    CURRENT,
    ERROR,
    GROWTH,
    HEAD,
    SALES,
    WARNING,
    check,
    fact,
    levels,
    said,
    share,
)


@pytest.mark.parametrize("prices", ["", '"current"', '"constant"'])
def test_a_growth_accuses_only_as_far_as_its_prices_are_known(prices: str) -> None:
    found = check(BEFORE + SALES + GROWTH + (f"prices = {prices}\n" if prices else ""), "growth")
    expected = {"": [WARNING], '"current"': [ERROR], '"constant"': []}
    assert [finding.severity for finding in found] == expected[prices]


@pytest.mark.parametrize(
    "facts",
    [
        levels(y2020="1000") + GROWTH + fact("a", "sales", "1100", prices='"constant"'),
        fact("whole", "sales", "1000") + fact("a", "online", "1100", prices='"constant"'),
        levels(y2020="1000", y2021="1100") + GROWTH + 'prices = "constant"\n',
        levels(y2020="1000") + fact("half", "sales", "600", period='"2021-01/2021-06"') + GROWTH,
        levels(y2020="1000") + fact("t", "sales", "1600", status='"target"') + GROWTH,
        fact("s", "online", "10", measure='"share"', of='"sales"')
        + fact("part", "online", "100")
        + fact("theirs", "sales", "9000", entity='"south"'),
        fact("s", "online", "10", measure='"share"', of='"sales"')
        + fact("part", "online", "5") + fact("whole", "sales", "-70"),
        levels(y2020="1000") + SALES + GROWTH.replace("12.5", "15", 1) + 'bound = "about"\n',
        fact("b", "rate", "60.1", period='"2020"') + fact("a", "shops", "63")
        + fact("c", "rate", "3", measure='"change"'),
        # Of two levels of a year one has no growth of its own.
        fact("b", "sales", "10", period='"2020"') + fact("a", "sales", "20", unit='"firm"')
        + fact("c", "sales", "3", measure='"change"'),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_not(facts: str) -> None:
    assert not check(facts, "growth", "share", "part")
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + facts)])
    assert list(relations(Index(base))) == []


def test_a_better_status_goes_before_a_worse() -> None:
    facts = (
        levels(y2020="1000", y2021="1125")
        + fact("early", "sales", "1100", status='"preliminary"')
        + GROWTH + fact("part", "online", "1110")
    )  # fmt: skip
    assert not check(facts, "growth", "part")


OF_OTHER = {"evidence": '[{ source = "other" }]'}
OF_PAPER = {"evidence": '[{ source = "paper" }]'}


@pytest.mark.parametrize(
    ("facts", "rule", "severities"),
    [
        (fact("a", "sales", "1386", **OF_PAPER)
         + fact("b", "sales", "1400", bound='"over"', **OF_OTHER), "twice", [WARNING]),
        (fact("a", "sales", "1386", **OF_PAPER)
         + fact("b", "sales", "1400", bound='"over"', **OF_PAPER), "twice", [ERROR]),
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
        ("preliminary", "actual", None),
        ("estimate", "preliminary", None),
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
    for beside in (OF_OTHER, OF_PAPER, {}):
        status = {"period": '"2020"', "status": f'"{base}"'}
        facts = rest + fact("then", "sales", "1000", **status, **beside)
        found = [finding.severity for finding in check(facts, "growth")]
        assert found == ([severity] if severity else [])


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
    assert "constant" not in said(facts + CURRENT, "growth")[0][1]
    assert "constant" in said(facts + GROWTH, "growth")[0][1]


def test_a_bound_is_told_with_the_value_that_it_bounds() -> None:
    facts = fact("a", "sales", "1286", bound='"under"')
    facts += fact("b", "sales", "1500", bound='"over"')
    english, chinese = (said(facts, "twice", tag)[0][0] for tag in ("en", "zh"))
    assert english == "over 1500 here, under 1286 in fact a: one figure told twice"
    assert chinese == "此处为超过1500，事实a为不足1286：同一数字写了两遍"
