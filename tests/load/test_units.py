"""Units that a base names without defining them, and multiples of any."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jhstats.errors import BaseError, Kind
from jhstats.load.known import by_name, known_units, unit_called
from jhstats.model import PERCENT, Unit
from jhstats.names import all_names, fold_name
from tests.load.bases import FACT, HEAD, errors
from tests.load.test_written import base_of


def called(name: str, *units: Unit) -> list[str]:
    owners = by_name([*known_units().values(), PERCENT, *units])
    return [unit.id for unit in unit_called(name, owners)]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("usd", ["usd"]),
        ("US$", ["usd"]),
        ("US dollar", ["usd"]),
        ("billion US dollars", ["usd", "billion-usd"]),
        ("US$ billion", ["usd", "billion-usd"]),
        ("USD mn", ["usd", "million-usd"]),
        ("millions of tonnes", ["tonne", "million-tonne"]),
        ("thousand-usd", ["usd", "thousand-usd"]),
        ("10,000 yuan", ["cny", "wan-cny"]),
        ("10 000 yuan", ["cny", "wan-cny"]),
        ("'000 tonnes", ["tonne", "thousand-tonne"]),
        ("’000 tonnes", ["tonne", "thousand-tonne"]),
        ("100 000 tonnes", []),
        ("万元", ["cny", "wan-cny"]),
        ("亿元", ["cny", "yi-cny"]),
        ("100 million yuan", ["cny", "yi-cny"]),
        ("亿元人民币", ["cny", "yi-cny"]),
        ("万亿元", ["cny", "trillion-cny"]),
        ("百万美元", ["usd", "million-usd"]),
        ("千克", ["kg"]),
        ("亿千瓦时", ["kwh", "yi-kwh"]),
        ("℃", ["celsius"]),
        ("thousand °C", []),
        ("%", ["percent"]),
        ("thousand %", []),
        ("亿园", []),
        ("billion", []),
        ("", []),
    ],
)
def test_what_a_unit_may_be_called(name: str, ids: list[str]) -> None:
    assert called(name) == ids


def test_no_unit_begins_amid_a_number() -> None:
    persons = [Unit(name, {"en": name}, (), None, None, PERCENT.origin) for name in ("0 p", "p")]
    assert [called(name, *persons) for name in ("10 000 p", "100 000 p", "0 p")] == [
        *(["p", "wan-p"], [], ["0 p"]),
    ]


def test_names_of_a_multiple_are_composed_in_each_language() -> None:
    for name, zh, en, factor in (
        ("千吨", "千吨", "thousand tonnes", 10**6),
        ("wan-tonne", "万吨", "10,000 tonnes", 10**7),
        ("yi-tonne", "亿吨", "100 million tonnes", 10**11),
        ("trillion tonnes", "万亿吨", "trillion tonnes", 10**15),
    ):
        tonne, multiple = unit_called(name, by_name(known_units().values()))
        assert tonne.one == {"en": "tonne"}
        assert (multiple.names, multiple.dimension) == ({"zh": zh, "en": en}, "kg")
        assert (multiple.factor, multiple.one) == (Decimal(factor), None)


def test_a_base_goes_before_what_is_known() -> None:
    own = "[unit.yuan]\nname = '元'\ndimension = 'money'\nfactor = 2\n"
    own += (
        "[unit.points]\nname = 'percentage points'\n[metric.rate]\nname = 'R'\nunit = 'percent'\n"
    )
    facts = (
        "[[group]]\nentity = 'town'\nfacts = [\n"
        "{ metric = 'all', period = '2020', value = 1, unit = '亿元' },\n"
        "{ metric = 'all', period = '2021', value = 1, unit = 'million tons' },\n"
        "{ metric = 'rate', measure = 'change', period = '2021', value = 1 },\n]\n"
    )
    base = base_of(HEAD + own + "[unit.firm]\nname = '家'\n" + facts.replace("tons", "家"))
    assert [fact.unit for fact in base.facts] == ["yi-yuan", "million-firm", "points"]
    assert base.units["yi-yuan"].factor == Decimal(2 * 10**8)
    assert base.units["firm"].dimension == base.units["million-firm"].dimension == "firm"
    assert "percentage-point" not in base.units


def test_the_change_of_a_rate_is_in_points() -> None:
    rate = "[metric.rate]\nname = 'R'\nunit = 'percent'\n"
    fact = FACT.format(1).replace('"tea"', '"rate"') + "measure = 'change'\n"
    for called in ("percent", "%"):
        base = base_of(HEAD + rate.replace("percent", called) + fact)
        assert base.facts[0].unit == "percentage-point"
    assert base_of(HEAD + rate + fact + "unit = 'percent'\n").facts[0].unit == "percent"


def test_the_unit_of_a_group_is_that_of_its_levels() -> None:
    group = """[[group]]
entity = "town"
period = "2021"
unit = "{}"
facts = [
  {{ metric = "tea", value = 4 }},
  {{ metric = "tea", measure = "growth", value = 5 }},
  {{ metric = "tea", measure = "growth", period = "2020", unit = "kg", value = 5 }},
  {{ metric = "tea", measure = "contribution", of = "tea", value = 6 }},
  {{ metric = "tea", measure = "change", of = "tea", value = 8 }},
  {{ metric = "tea", measure = "change", value = 7 }},
]
[metric.crops]
name = "Crops"
"""
    group = group.replace('of = "tea"', 'of = "crops"')
    for unit, percentages in (
        ("kg", ["percent", "kg", "percent", "percentage-point"]),
        ("million tonnes", ["percent", "kg", "percent", "percentage-point"]),
        ("percent", ["percent", "kg", "percent", "percent"]),
        ("‰", ["permille", "kg", "permille", "permille"]),
        ("pp", ["percentage-point", "kg", "percentage-point", "percentage-point"]),
    ):
        level, *others, change = (fact.unit for fact in base_of(HEAD + group.format(unit)).facts)
        assert others == percentages
        assert level == change
    with pytest.raises(BaseError, match="kgg"):
        base_of(HEAD + group.format("kgg"))


def test_a_metric_may_name_a_known_unit() -> None:
    base = base_of(HEAD + "[metric.trade]\nname = 'Trade'\nunit = 'billion US dollars'\n")
    assert base.metrics["trade"].unit == "billion-usd"
    assert {"ton", "usd", "billion-usd"} < base.units.keys()
    assert base_of(HEAD).units.keys() == {"percent", "ton"}


def test_what_is_like_a_unit_of_the_base_is_offered() -> None:
    for given, near in (("tonn", ["ton"]), ("万人", []), ("firms", [])):
        [problem] = errors(HEAD + FACT.format("1") + f'unit = "{given}"\n')
        assert problem.kind is Kind.REFERENCE
        assert [unit.id for unit in problem.data["candidates"]] == near


def test_a_unit_that_is_near_is_offered_or_how_to_make_one() -> None:
    metrics = "".join(
        f"[metric.m{n}]\nname = 'M{n}'\nunit = '{unit}'\n"
        for n, unit in enumerate(("yi-cny", "billion-cny", "cny", "percent"))
    )
    for given, near, made in (
        ("bilion-cny", ["billion-cny"], None),
        ("billion yaun", ["billion-cny", "yi-cny"], None),
        ("yuna", ["cny"], None),
        ("percnt", ["percent"], None),
        ("家", [], '[unit."家"] name = "家"'),
        ("万 crates of tea", [], '[unit."crates-of-tea"] name = "crates of tea"'),
    ):
        [problem] = errors(HEAD + metrics + FACT.format("1") + f'unit = "{given}"\n')
        assert [unit.id for unit in problem.data["candidates"]] == near
        assert ("made" in problem.data) is (not near)
        assert made in (None, problem.data.get("made"))


def test_no_two_known_units_have_a_name_in_common() -> None:
    each = [set(map(fold_name, all_names(unit))) for unit in known_units().values()]
    assert sum(map(len, each)) == len(set().union(*each))
    for unit in known_units().values():
        if unit.dimension:
            assert known_units()[unit.dimension].factor == 1
