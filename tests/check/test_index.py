"""What a print allows."""

from __future__ import annotations

import pytest

from tests.check.bases import WARNING, check, fact, levels


def test_a_converted_value_is_as_coarse_as_its_print() -> None:
    facts = levels(y2020="1000.00") + fact("g", "sales", "12.36", measure='"growth"')
    level = fact("a", "sales", "11240000", unit='"wan"',
                 evidence='[{ source = "other", printed = "1124亿元" }]')  # fmt: skip
    assert not check(facts + level, "growth")


@pytest.mark.parametrize(
    ("rate", "status", "is_accused"),
    [
        ("20", "actual", False),
        ("10", "actual", True),
        ("10", "preliminary", False),
        ("20", "preliminary", True),
        ("20", "estimate", False),
        ("10", "estimate", True),
        ("10", "target", False),
    ],
)
def test_a_growth_is_of_the_level_of_its_status_else_of_the_best(
    rate: str, status: str, *, is_accused: bool
) -> None:
    facts = levels(y2020="1000.0", y2021="1200.0")
    facts += fact("early", "sales", "1100.0", status='"preliminary"')
    growth = fact("g", "sales", rate, measure='"growth"', status=f'"{status}"')
    assert bool(check(facts + growth, "growth")) == is_accused


@pytest.mark.parametrize(
    "level",
    [
        {"value": "1103", "bound": '"over"'},
        {"value": "1103", "low": "1102.5", "high": "1103.5"},
    ],
)
def test_a_bound_and_a_margin_are_no_rounding(level: dict[str, str]) -> None:
    facts = levels(y2020="1000") + fact("g", "sales", "10.0", measure='"growth"')
    assert [f.severity for f in check(facts + fact("a", "sales", **level), "growth")] == [WARNING]
    exact = fact("a", "sales", level["value"])
    assert not check(facts + exact, "growth")


@pytest.mark.parametrize(
    ("value", "span", "is_accused"),
    [
        ("0", "0亿元", True),
        ("1000", "1月1000亿元", True),
        ("1000", "10家共1000亿元", True),
        ("1000", "10月1.000千亿元", True),
        ("1000", "10千亿元", False),
        ("1000", "1千亿元", False),
    ],
)
def test_of_a_span_the_number_of_the_value_says_how_coarse_it_is(
    value: str, span: str, *, is_accused: bool
) -> None:
    now = fact("a", "sales", value, evidence=f'[{{ source = "other", printed = "{span}" }}]')
    change = fact("c", "sales", str(int(value) - 80), measure='"change"')
    before = fact("b", "sales", "76", period='"2020"')
    assert bool(check(now + change + before, "growth")) == is_accused
