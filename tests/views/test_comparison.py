from __future__ import annotations

import shlex
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import jhstats
from jhstats.ask.compare import compare, growth_places
from jhstats.ask.question import Filters
from jhstats.ask.rows import fields_of
from jhstats.derive import PERCENTAGE_POINT, Reason
from jhstats.figure import Bound
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.say.messages import Messages
from jhstats.views.comparison import FIELDS, comparison_view
from jhstats.views.wording import Wording
from tests.run import run

WORLD = shlex.quote(f"--facts={Path(__file__).parents[2] / 'examples/world'}")
STORE = jhstats.Store(jhstats.load(Path(__file__).parents[1] / "base.toml"))
FOUND = compare(STORE, ["tea"])
WORDING = Wording(STORE, Messages("en"))


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def test_objects_have_the_columns() -> None:
    assert all(tuple(fields_of(derived, FIELDS)) == FIELDS for derived in FOUND.derived)
    cells = comparison_view(FOUND, WORDING)._replace(fields=["facts"]).cells()
    assert cells[0] == [list(FOUND.derived[0].facts)]


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("1.5", None, "× 1.5"),
        ("1.5", "percent", "1.5%"),
        ("1.5", PERCENTAGE_POINT, "1.5 percentage points"),
        ("15000000", "kg", "15.000000 million kg"),
        ("0.59736057967133", None, "≈59.7361%"),
        ("5.59344000000001", "percent", "≈5.59344%"),
        ("1.403115", None, "× 1.403115"),
        ("123456789", "ton", "123,456,789 tonnes"),
        ("123456789.5", "ton", "≈123,456,790 tonnes"),
        ("12345678.25", "ton", "≈12,345,678 tonnes"),
    ],
)
def test_a_derived_value_is_read(value: str | None, unit: str | None, expected: str) -> None:
    derived = FOUND.derived[0]._replace(value=number(value), unit=unit, bound=Bound.EXACT)
    assert WORDING.derived_text(derived) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("1", "2", "1 to 2 tonnes"),
        ("1.00000001", "1.00000002", "≈1.00000 tonnes"),
        # of two ends one alone would be rounded, and pass the other
        ("383172.978", "383172.98", "383,172.978 to 383,172.98 tonnes"),
        ("1", None, ""),
        (None, "2", ""),
        (None, None, ""),
    ],
)
def test_limits_are_read(low: str | None, high: str | None, expected: str) -> None:
    limits: dict[str, Any] = {"low": number(low), "high": number(high)}
    derived = FOUND.derived[0]._replace(unit="ton", bound=Bound.EXACT, **limits)
    page = comparison_view(FOUND._replace(derived=[derived]), WORDING).page()
    assert page.rows[-1][3].text == expected


@pytest.mark.parametrize("unit", ["ton", "percent", None])
def test_limits_that_read_as_the_value_does_are_not_told(unit: str | None) -> None:
    near = {"low": number("1.00000001"), "high": number("1.00000003"), "unit": unit}
    derived = FOUND.derived[0]._replace(value=number("1.00000002"), **near)  # type: ignore[arg-type]
    assert WORDING.limits_text(derived) == ""
    assert WORDING.limits_text(derived._replace(high=number("1.1"))) != ""


def test_what_cannot_be_compared_says_why() -> None:
    derived = FOUND.derived[0]._replace(value=None, reason=Reason.PRICES)
    page = comparison_view(FOUND._replace(derived=[derived]), WORDING).page()
    assert [cell.text for cell in page.rows[-1][2:]] == ["—", "", "not comparable: other prices"]


PAIRS = """
[base]
schema = 1
main = "north"
[entity.north]
name = { zh = "北乡", en = "North" }
kind = "town"
[entity.south]
name = { zh = "南乡", en = "South" }
kind = "town"
[metric.wind]
name = { zh = "风电", en = "Wind power" }
unit = "mwh"
[metric.people]
name = { zh = "人口", en = "People" }
unit = "person"
[unit.mwh]
name = "MWh"
[unit.person]
name = "person"
[[group]]
period = "2021"
facts = [
  { metric = "wind", entity = "north", value = 12000 },
  { metric = "wind", entity = "south", value = 4 },
  { metric = "wind", measure = "growth", entity = "north", value = 9 },
  { metric = "wind", measure = "growth", entity = "south", value = 5 },
  { metric = "people", entity = "north", value = 3 },
  { metric = "wind", entity = "north", period = "2020", value = 2 },
]
"""


@pytest.mark.parametrize(
    ("words", "options", "en", "zh"),
    [
        ("wind level north south", {}, "North: Wind power vs. South: Wind power",
         "北乡：风电对南乡：风电"),
        ("wind growth south north", {}, "South: Wind power, growth vs. North: Wind power, growth",
         "南乡：风电 同比增长对北乡：风电 同比增长"),
        ("wind level people 2021", {"per": "people"}, "North: Wind power / North: People",
         "北乡：风电 / 北乡：人口"),
        ("wind level people north", {"per": "people", "filters": Filters(year=["2021"])},
         "Wind power / People", "风电 / 人口"),
        ("wind level", {}, "North: Wind power", "北乡：风电"),  # beside that of another
        ("wind level north south 2021", {"is_sum": True}, "North: Wind power + South: Wind power",
         "北乡：风电 + 南乡：风电"),
        ("wind north 2021", {"per": "people"}, "Wind power / People", "风电 / 人口"),
        ("wind north level", {}, "Wind power", "风电"),
        ("wind south 2021", {}, "South: Wind power", "南乡：风电"),  # implied
    ],
)  # fmt: skip
def test_all_that_is_set_side_by_side_is_named(
    words: str, options: dict[str, Any], en: str, zh: str
) -> None:
    store = jhstats.Store(parse([File("pairs.toml", PAIRS)]))
    found = compare(store, words.split(), **options)
    for lang, name in (("en", en), ("zh", zh)):
        page = comparison_view(found, Wording(store, Messages(lang))).page()
        more = page.rows[len(found.rows) :]
        assert {row[0].head for row in more} <= {name}
        assert [row for row in more if name in row[0].text]
    metrics = {own.metric for own in found.derived}  # machine forms are as they were
    assert metrics <= {"wind", "people"}


def test_numbers_without_a_unit_of_the_base_are_told_as_all_others() -> None:
    derived = FOUND.derived[0]._replace(value=number("12000"), unit="ton/box", bound=Bound.EXACT)
    assert WORDING.derived_text(derived) == "12,000 tonnes/box"


@pytest.mark.parametrize(
    ("number", "unit", "told"),
    [
        ("709000", "yuan/firm", {"en": "709,000 yuan/firm", "zh": "70.9万元/家"}),
        ("2644000", "yuan/firm", {"en": "2.644 million yuan/firm", "zh": "264.4万元/家"}),
        ("26.440", "yi-yuan/firm", {"en": "2.644 billion yuan/firm", "zh": "26.44亿元/家"}),
        ("12", "yuan/firm", {"en": "12 yuan/firm", "zh": "12元/家"}),
    ],
)
def test_one_thing_per_another_is_told_in_magnitudes(
    number: str, unit: str, told: dict[str, str]
) -> None:
    derived = FOUND.derived[0]._replace(value=Decimal(number), unit=unit, bound=Bound.EXACT)
    store = jhstats.Store(jhstats.load())
    for language, text in told.items():
        assert Wording(store, Messages(language)).derived_text(derived) == text


@pytest.mark.parametrize(
    ("value", "low", "high", "told", "limits"),
    [
        ("0.2683", "0.267825", "0.268726", "26.83%", "26.7825 to 26.8726%"),
        ("0.99", "0.98", "1.02", "99%", "98 to 102%"),
        ("-0.5", "-0.51", "-0.49", "-50%", "-51 to -49%"),
        ("1", "0.98", "1.02", "× 1", "0.98 to 1.02"),
        ("3.064", "3.063", "3.065", "× 3.064", "3.063 to 3.065"),
        ("0", "-0.01", "0.01", "× 0", "-0.01 to 0.01"),
    ],
)
def test_a_ratio_below_one_is_told_in_percent(
    value: str, low: str, high: str, told: str, limits: str
) -> None:
    derived = FOUND.derived[0]._replace(value=Decimal(value), bound=Bound.EXACT, unit=None)
    derived = derived._replace(low=Decimal(low), high=Decimal(high))
    assert (WORDING.derived_text(derived), WORDING.limits_text(derived)) == (told, limits)


def test_an_order_stands_alone_with_its_bars() -> None:
    older = '  { metric = "wind", entity = "south", period = "2020", value = 3 },\n]\n'
    store = jhstats.Store(parse([File("pairs.toml", PAIRS.removesuffix("]\n") + older)]))
    found = growth_places(store, ["wind"], Filters(year=["2020,2021"]))
    page = comparison_view(found, Wording(store, Messages("en"))).page()
    assert [own.entity for own in found.derived] == ["north", "south"]
    assert [row[2].text for row in page.rows] == ["600,000%", "33%"]
    bars = [row[2].bar for row in page.rows]
    assert [bar and round(bar.end - bar.zero, 3) for bar in bars] == [1.0, 0.0]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("compare revenue value-added 2021 --per companies --labels --fields unit", "yuan/firm"),
        (f"rank gdp --by growth --year 2014,2016 --entity india --labels --fields entity {WORLD}",
         "India"),
        ("compare value-added share --labels --fields unit,quantity,reason,from",
         "percentage-point\tdifference\t\t2021"),
        ("compare revenue value-added --sum --labels --fields metric,value --year 2021",
         "Core digital-economy revenue+Core digital-economy value added\t1787"),
    ],
)  # fmt: skip
def test_names_and_labels_of_what_follows(typed: str, expected: str) -> None:
    result = run(shlex.split(typed))
    assert result.status == 0
    assert result.out.splitlines()[-1] == expected


def test_labels_are_apart_and_have_no_slots() -> None:
    head = run(["compare", "jinhua", "--labels"]).out.splitlines()[0].split("\t")
    assert len({*head}) == len(FIELDS)
    assert not [label for label in head if "{" in label]
