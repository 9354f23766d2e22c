"""Units as texts print them, those of a base and those that no base unit is called by."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jhstats.ask.store import Store
from jhstats.lang.numerals import numerals
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.text.figures import figures, unit_of
from jhstats.text.units import Units

BASE = """
[base]
schema = 1
[unit.yi]
name = { zh = "亿元", en = "100 million yuan" }
dimension = "yuan"
factor = 100_000_000
[unit.yuan]
name = { zh = "元", en = "yuan" }
aliases = ["RMB"]
dimension = "yuan"
factor = 1
[unit.usd]
name = { zh = "百万美元", en = "million dollars" }
dimension = "dollar"
factor = 1_000_000
[unit.firm]
name = { zh = "家", en = "firms" }
[unit.times]
name = { zh = "倍", en = "times" }
[unit.visit]
name = "visits"
[unit.rate]
name = "件/1万人"
[unit.metre]
name = "metres"
aliases = ["m"]
[unit.person]
name = "employees"
aliases = ["staff"]
"""
TONNES = """
[base]
schema = 1
[unit.tonne]
name = "tonnes"
{}
"""
JIN = """
[base]
schema = 1
title = "Grain"
[metric.grain]
name = "Grain"
unit = "jin"
"""
UNITS = Units(Store(parse([File("base.toml", BASE)])))


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("1409亿元", "yi", "1409"),
        ("14090000万元", "yi", "1409"),
        ("RMB 140.9bn", "yi", "1409"),
        ("140.9 billion yuan", "yi", "1409"),
        ("¥140.9bn", "yi", "1409"),
        ("1409亿", "yi", "1409"),
        ("1409亿美元", "yi", None),
        ("1409亿港元", "yi", None),
        ("$140.9bn", "yi", None),
        ("US$140.9bn", "yi", None),
        ("140.9 billion euros", "yi", None),
        ("$5m", "usd", "5"),
        ("5 million dollars", "usd", "5"),
        ("500万美元", "usd", "5"),
        ("80家", "firm", "80"),
        ("80 firms", "firm", "80"),
        ("one firm", "firm", "1"),
        ("80", "firm", "80"),
        ("80个", "firm", "80"),
        ("80吨", "firm", None),
        ("300公里", "firm", None),
        ("140 euros", "firm", None),
        ("10 cents", "firm", None),
        ("220 basis points", "firm", None),
        ("3%", "firm", None),
        ("1.5 million visits", "visit", "1500000"),
        ("one visit", "visit", "1"),
        ("3‰", "percent", "0.3"),
        ("3‰", "firm", None),
        ("“1409”亿元", "yi", "1409"),
        ("（亿元）1409", "yi", "1409"),
        ("（%）：7.1", "percent", "7.1"),
        ("增长1.2倍", "percent", "120"),
        ("3倍", "times", "3"),
        ("80件/1万人", "rate", "80"),
    ],
)
def test_amounts(text: str, unit: str, amount: str | None) -> None:
    one = numerals(text)[0]
    found = UNITS.amount(one, UNITS.behind(text, one.end) or UNITS.before(text, one.start), unit)
    assert (found and format(found.normalize(), "f")) == amount


def test_a_unit_with_a_chinese_name_stands_not_before_a_number() -> None:
    base = '[base]\nschema = 1\n[unit.person]\nname = "万人"\n'
    units = Units(Store(parse([File("base.toml", base)])))
    assert units.before("some 12", 5) is None
    assert units.before("EUR 12", 4) == (0, 4, {})


@pytest.mark.parametrize(
    ("aliases", "text", "expected"),
    [
        ("", "1.4 Mt", None),
        ("", "1.4 kt", None),
        ('aliases = ["MT"]', "1.4 MT", "1.4"),
        ('aliases = ["MT"]', "1.4 Mt", "1.4"),
    ],
)
def test_a_symbol_is_another_unit_unless_a_base_calls_its_own_so(
    aliases: str, text: str, expected: str | None
) -> None:
    units = Units(Store(parse([File("base.toml", TONNES.format(aliases))])))
    [one] = numerals(text)
    amount = units.amount(one, units.behind(text, one.end), "tonne")
    assert amount == (expected and Decimal(expected))


@pytest.mark.parametrize(
    ("head", "scale", "unit"),
    [
        ("GDP (US$, millions)", 10**6, "usd"),
        ("GDP ($ in millions)", 10**6, "usd"),
        ("GDP (US$ million, current prices)", 10**6, "usd"),
        ("GDP (current, $bn)", 10**9, "usd"),
        ("Sales ($'000)", 1000, "usd"),
        ("Sales ($000s)", 1000, "usd"),
        ("Sales ($)", 1, "usd"),
        ("Sales (yuan, thousands)", 1000, "yuan"),
        ("Sales (thousands of yuan)", 1000, "yuan"),
        ("营收（百万元）", 10**6, "yuan"),
        ("增加值（核心产业，亿元）", 10**8, "yuan"),
        ("增加值（亿元，现价）", 10**8, "yuan"),
        ("Height (m)", 1, "metre"),
        ("Height (m, above sea)", 1, "metre"),
        ("Height (1950 metres)", None, None),
        ("GDP (current, real)", None, None),
    ],
)
def test_a_head_says_what_the_numbers_below_it_count(
    head: str, scale: int | None, unit: str | None
) -> None:
    said = unit_of(head, UNITS)
    assert (said and said[0]) == scale
    assert unit is None or (said and said[1] and unit in said[1].scales)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Of the staff 9.3% went.", "9.3%"), ("Staff 930 stayed.", "Staff 930")],
)
def test_a_unit_before_a_number_is_none_of_a_percentage(text: str, shown: str) -> None:
    [one] = figures(text, UNITS, ())
    assert text[one.start : one.end] == shown


def test_a_letter_is_no_name_of_a_unit_that_only_everyone_knows() -> None:
    base = parse([File("base.toml", JIN)])
    units = Units(Store(base))
    told = [units.behind(f"5{name}", 1) for name in ("t", " tonnes")]
    assert [word is not None and bool(word.scales) for word in told] == [False, True]
