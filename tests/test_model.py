"""The records: what each says of itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jhstats import period
from jhstats.errors import Location
from jhstats.figure import Bound, Interval
from jhstats.model import (
    PERCENT,
    FactStatus,
    Measure,
    Prices,
    Unit,
    Whole,
    is_points,
    name_in,
)
from tests.records import FACT, UNITS


@pytest.mark.parametrize(
    ("language", "name"), [("zh", "镇"), ("zh-Hans", "镇"), ("en-GB", "Town"), ("fr", "Town")]
)
def test_names_by_language(language: str, name: str) -> None:
    assert name_in({"zh": "镇", "en": "Town"}, language) == name


@pytest.mark.parametrize(
    ("names", "name"),
    [
        ({"zh-TW": "鎮"}, "鎮"),
        ({"en": "Town", "zh-TW": "鎮"}, "鎮"),
        ({"zh-TW": "鎮", "zh": "镇"}, "镇"),
        ({"zh-TW": "鎮", "zh-Hans": "镇"}, "镇"),
        ({"fr": "Ville", "en": "Town"}, "Town"),
        ({"und": "T"}, "T"),
    ],
)
def test_the_nearest_name(names: dict[str, str], name: str) -> None:
    assert name_in(names, "zh-Hans") == name


def test_a_figure_allows_what_its_print_does() -> None:
    ton, low, high = UNITS["ton"], Decimal("37.5"), Decimal("38.5")
    over = FACT._replace(bound=Bound.OVER)
    assert over.allowed(ton) == Interval(Decimal("37.90"), None)
    margin = FACT._replace(low=low, high=high)
    for fact in (margin, margin._replace(value=None)):
        assert fact.allowed(ton) == Interval(low, high)
    assert FACT._replace(value=None).allowed(ton) == Interval(None, None)


@pytest.mark.parametrize(
    ("measure", "is_percent", "before"),
    [
        (Measure.LEVEL, False, None),
        (Measure.GROWTH, True, "2020"),
        (Measure.CHANGE, False, "2020"),
        (Measure.SHARE, True, None),
        (Measure.CONTRIBUTION, True, None),
    ],
)
def test_what_a_measure_is_told_in_and_from(
    measure: Measure, is_percent: bool, before: str | None  # noqa: FBT001 - a row's column
) -> None:  # fmt: skip
    fact = FACT._replace(measure=measure)
    assert measure.is_percent is is_percent
    assert (fact.before and fact.before.text) == before
    assert fact._replace(period=None).before is None
    earlier = period.parse("2018")
    assert fact._replace(from_=earlier).before == earlier


@pytest.mark.parametrize(
    "parts",
    [
        {"metric": "rice"},
        {"measure": Measure.CHANGE},
        {"entity": "land"},
        {"period": period.parse("2020")},
        {"status": FactStatus.TARGET},
        {"of": Whole("crops", "land")},
        {"from_": period.parse("2018")},
        {"prices": Prices.CONSTANT},
    ],
    ids=lambda parts: next(iter(parts)),
)
def test_facts_of_another_subject_have_another_identity(parts: dict[str, object]) -> None:
    assert FACT._replace(**parts).identity != FACT.identity  # type: ignore[arg-type]


def test_one_identity_may_be_told_in_many_ways() -> None:
    quarters = FACT._replace(period=period.parse("2021-Q1/2021-Q4"), bound=Bound.OVER)
    assert quarters.identity == FACT.identity
    growth = FACT._replace(measure=Measure.GROWTH)
    assert growth._replace(from_=period.parse("2020")).identity == growth.identity
    share = FACT._replace(measure=Measure.SHARE, of=Whole("crops", None))
    assert share._replace(of=Whole("crops", "town")).identity == share.identity


@pytest.mark.parametrize(
    ("name", "dimension", "expected"),
    [
        ("Percentage points", None, True),
        ("个百分点", None, True),
        ("points", None, False),
        ("percentage point", "part", False),
    ],
)
def test_percentage_points(name: str, dimension: str | None, expected: bool) -> None:  # noqa: FBT001
    factor = Decimal(1) if dimension else None
    unit = Unit("x", {"en": "x"}, (name,), dimension, factor, Location("a.toml"))
    assert is_points(unit) is expected
    assert not is_points(PERCENT)
