"""What follows from facts, with its limits and formula."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from jhstats import derive, period
from jhstats.derive import Derived, Operand, Quantity, Reason
from jhstats.figure import Bound, Interval
from jhstats.load.known import known_units
from jhstats.model import Fact, FactStatus, Measure, Prices, Unit, Whole
from tests.records import FACT, METRICS, UNITS


def fact(value: str | None, when: str = "2021", **parts: Any) -> Fact:  # noqa: ANN401
    number = None if value is None else Decimal(value)
    level = FACT._replace(id=f"tea-{when}", period=period.parse(when), value=number)
    return level._replace(**parts)


def operand(value: str, when: str = "2021", **parts: Any) -> Operand:  # noqa: ANN401
    found = Operand.of(fact(value, when, **parts), UNITS)
    assert found is not None
    return found


def growth(value: str, when: str = "2021", **parts: Any) -> Operand:  # noqa: ANN401
    return operand(value, when, measure=Measure.GROWTH, unit="percent", **parts)


def share(value: str, of: str | None = "crops", **parts: Any) -> Operand:  # noqa: ANN401
    whole = None if of is None else Whole(of, None)
    return operand(value, measure=Measure.SHARE, unit="percent", of=whole, **parts)


def implied(level: Operand, rate: Operand, units: Mapping[str, Unit] = UNITS) -> Derived | None:
    return next(derive.implied([level, rate], METRICS, units), None)


def told(found: list[Derived]) -> list[tuple[str, str, str, str]]:
    return [
        (
            derived.quantity.value,
            str(derived.value),
            f"{derived.low} {derived.high}",
            str(derived.formula),
        )
        for derived in found
    ]


def test_an_operand_has_a_value() -> None:
    assert Operand.of(fact(None), UNITS) is None
    allowed = Interval(Decimal("12.45"), Decimal("12.55"))
    assert operand("12.5") == Operand(fact("12.5"), Decimal("12.5"), "ton", allowed, allowed)


def test_limits_of_a_converted_operand_are_those_of_its_print() -> None:
    converted = Operand.of(fact("12.5"), UNITS, "kg")
    allowed = Interval(Decimal(12450), Decimal(12550))
    assert converted == Operand(fact("12.5"), Decimal(12500), "kg", allowed, allowed)
    units = {**UNITS, "celsius": UNITS["kg"]._replace(id="celsius", offset=Decimal(273))}
    for own, into in (("kg", "celsius"), ("celsius", "kg")):
        apart = Operand.of(fact("12.5", unit=own), units, into)
        assert apart is not None
        assert apart.has_offset


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (operand("2"), operand("1", "2020"), None),
        (operand("2"), operand("0", "2020"), None),
        (operand("0"), operand("1", "2020"), None),
        (operand("2"), operand("1", unit="kg"), Reason.DIMENSION),
        (share("2"), share("1"), None),
        (operand("2", prices=Prices.CONSTANT), operand("1", "2020"), Reason.PRICES),
        (operand("2", "2021-01/2021-05"), operand("1", "2020"), Reason.PART_YEAR),
        (operand("2", "2021-01/2021-05"), operand("1", "2020-02/2020-06"), None),
        (operand("2", "2021-01-01/2021-06-15"), operand("1", "2020"), Reason.PART_YEAR),
        (operand("2", period=None), operand("1", "2020"), None),
    ],
)
def test_why_two_facts_are_not_compared(
    left: Operand, right: Operand, reason: Reason | None
) -> None:
    assert derive.obstacle(left, right) is reason


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([fact("1"), fact("2", prices=Prices.CURRENT)], False),
        ([fact("1"), fact("2", prices=Prices.CONSTANT)], True),
        ([fact("1"), fact("2", measure=Measure.GROWTH)], False),
        ([fact("1", prices=Prices.CONSTANT), fact("2", measure=Measure.GROWTH)], False),
        ([fact("1"), fact("2", measure=Measure.GROWTH, prices=Prices.CONSTANT)], True),
        ([fact("1", prices=Prices.CONSTANT), fact("2", measure=Measure.CONTRIBUTION)], False),
        ([fact("1", prices=Prices.CONSTANT), fact("2", measure=Measure.SHARE)], True),
    ],
)
def test_prices(facts: list[Fact], expected: bool) -> None:  # noqa: FBT001 - a row's column
    assert derive.has_mixed_prices(facts) is expected


def test_over_time() -> None:
    found = derive.over_time(operand("100", "2019"), operand("121", "2021"))
    assert told(found) == [
        ("difference", "21", "20 22", "121 - 100"),
        ("growth", "21", "19.9004 22.1106", "121 / 100 - 1"),
        ("yearly-growth", "10", "9.49908 10.5037", "(121 / 100) ^ (1/2) - 1"),
        ("ratio", "1.21", "1.199 1.22111", "121 / 100"),
    ]
    assert {(derived.unit, derived.from_ and derived.from_.text) for derived in found} == {
        *(("ton", "2019"), ("percent", "2019"), (None, "2019")),
    }


def test_what_did_not_change_grew_by_nothing_a_year() -> None:
    found = derive.over_time(operand("40", "2018"), operand("40", "2021"))
    assert [str(own.value) for own in found] == ["0", "0", "0", "1.00"]


@pytest.mark.parametrize(
    ("older", "newer", "reasons"),
    [
        (operand("-10", "2018"), operand("5"), [None, Reason.NEGATIVE]),
        (operand("-10", "2018"), operand("0"), [None, Reason.NEGATIVE]),
        (operand("-10", "2018"), operand("-5"), [None, Reason.NEGATIVE]),
        (operand("-10", "2018", bound=Bound.OVER), operand("-5"), [None, Reason.NEGATIVE]),
        (operand("0", "2018"), operand("5"), [None, Reason.ZERO]),
        (operand("10", "2018"), operand("-5"), [None] * 3),
        (operand("10", "2018"), operand("5", low=Decimal(-1), high=Decimal(11)), [None] * 3),
        (operand("10", "2018"), operand("5", bound=Bound.UNDER), [None] * 4),
    ],
)
def test_of_a_loss_nothing_grows_and_it_has_no_root(
    older: Operand, newer: Operand, reasons: list[Reason | None]
) -> None:
    assert [derived.reason for derived in derive.over_time(older, newer)] == reasons


def test_a_loss_has_no_share_of_one() -> None:
    [_, share] = derive.side_by_side(operand("-2.5"), operand("-3.1"), is_part=True)
    assert share.reason is Reason.NEGATIVE


def test_percentages_have_a_difference_in_points_alone() -> None:
    [found] = derive.over_time(growth("7", "2020"), growth("9.5"))
    assert told([found]) == [("difference", "2.5", "1.95 3.05", "9.5 - 7")]
    assert found.unit == derive.PERCENTAGE_POINT


def test_bounds_leave_open_what_follows() -> None:
    found = derive.over_time(operand("100", "2020"), operand("160", bound=Bound.OVER))
    assert [(derived.low, derived.high) for derived in found] == [
        *((Decimal("59.5"), None), (Decimal("59.2039"), None), (Decimal("1.59203"), None)),
    ]
    difference, *_ = derive.over_time(operand("100", "2020", bound=Bound.UNDER), operand("160"))
    assert (difference.bound, difference.reason) == (Bound.OVER, None)
    bound = Bound.OVER
    found = derive.over_time(operand("100", "2020", bound=bound), operand("160", bound=bound))
    for derived in found:
        assert (derived.reason, derived.value, derived.formula) == (Reason.OPEN, None, None)


def test_side_by_side() -> None:
    left, right = operand("20"), operand("40", metric="crops")
    assert [derived.quantity for derived in derive.side_by_side(left, right)] == [
        *(Quantity.DIFFERENCE, Quantity.RATIO),
    ]
    [_, part] = derive.side_by_side(left, right, is_part=True)
    assert (part.quantity, str(part.value), part.unit) == (Quantity.SHARE, "50", "percent")
    assert (part.metric, part.facts) == ("tea", ("tea-2021", "tea-2021"))
    rates = (operand("20", unit="percent"), operand("40", unit="percent"))
    for is_part, more in ((False, []), (True, [Quantity.SHARE])):
        found = derive.side_by_side(*rates, is_part=is_part)
        assert [derived.quantity for derived in found] == [Quantity.DIFFERENCE, *more]


def test_what_cannot_be_compared_has_a_reason_and_no_value() -> None:
    [found] = derive.side_by_side(operand("2"), operand("1", unit="kg"))
    assert (found.reason, found.verdict) == (Reason.DIMENSION, "not-comparable")
    assert (found.value, found.low, found.high, found.formula) == (None, None, None, None)
    assert found.unit == "ton"


def test_a_growth_implies_the_period_before() -> None:
    found = implied(operand("120"), growth("20"))
    assert found is not None
    assert told([found]) == [("implied", "100", "99.1701 100.837", "120 / (1 + 20%)")]
    assert (found.period and found.period.text, found.unit) == ("2020", "ton")
    fallen = implied(operand("80"), growth("-20", from_=period.parse("2018")))
    assert fallen is not None
    assert (fallen.period and fallen.period.text, fallen.formula) == ("2018", "80 / (1 - 20%)")


@pytest.mark.parametrize(
    ("name", "prices", "verdict"),
    [
        ("亿元", None, "if-nominal"),
        ("billion US dollars", None, "if-nominal"),
        ("元/人", None, "if-nominal"),
        ("pence per share", None, "if-nominal"),
        ("EUR m", None, "if-nominal"),
        ("million francs", None, "if-nominal"),
        ("US cents a kilo", None, "if-nominal"),
        *(
            (f"billion {name}", None, "if-nominal")
            for name in ("baht", "dong", "rand", "lira", "Danish krone", "won", "yen")
        ),
        ("wool rubs", None, "comparable"),
        ("visits from France", None, "comparable"),
        ("plus centres", None, "comparable"),
        ("matches won", None, "comparable"),
        ("亿元", Prices.CURRENT, "comparable"),
        ("tonnes", None, "comparable"),
        ("万吨", None, "comparable"),
    ],
)
def test_a_growth_of_money_at_unstated_prices_may_be_real(
    name: str, prices: Prices | None, verdict: str
) -> None:
    units = {"ton": UNITS["ton"]._replace(names={"zh": name})}
    found = implied(operand("120"), growth("20", prices=prices), units)
    assert found is not None
    assert found.verdict == verdict


def test_money_may_be_told_by_its_dimension_alone() -> None:
    unit = UNITS["ton"]._replace(names={"en": "trillions"}, aliases=())
    assert [derive.is_money(unit._replace(dimension=own)) for own in ("krw", "won", None)] == [
        *(True, True, False),
    ]


def test_all_money_that_everyone_knows_is_money() -> None:
    for unit in known_units().values():
        is_currency = len(unit.dimension or "") == len("cny")  # no other dimension has such a name
        assert derive.is_money(unit) is is_currency, unit.id


@pytest.mark.parametrize(
    "other",
    [
        growth("-100"),
        growth("20", "2020"),
        growth("20", entity="land"),
        growth("20", status=FactStatus.TARGET),
        growth("20", prices=Prices.CONSTANT),
        growth("20", period=None),
    ],
)
def test_a_growth_of_another_subject_implies_nothing(other: Operand) -> None:
    assert implied(operand("120"), other) is None


@pytest.mark.parametrize(
    ("level", "rate"),
    [
        (operand("-120"), growth("20")),
        (operand("120")._replace(has_offset=True), growth("20")),
        (operand("120", period=None), growth("20", period=None)),
    ],
)
def test_what_implies_no_period_before(level: Operand, rate: Operand) -> None:
    assert implied(level, rate) is None


def test_a_share_implies_its_whole() -> None:
    found = implied(
        operand("20"),
        share("25")._replace(fact=share("25").fact._replace(of=Whole("crops", "land"))),
    )
    assert found is not None
    assert told([found]) == [("implied", "80", "76.4705 83.6735", "20 / 25%")]
    assert (found.metric, found.entity) == ("crops", "land")
    assert implied(operand("20"), share("25", None)) is None
    assert implied(operand("20"), share("0")) is None
    assert implied(operand("20"), share("25", entity="land")) is None


def test_a_level_implies_with_what_is_of_its_metric() -> None:
    operands = [operand("120"), growth("20"), share("25"), growth("9", metric="rice")]
    told = [
        (derived.metric, derived.entity) for derived in derive.implied(operands, METRICS, UNITS)
    ]
    assert told == [("tea", FACT.entity), ("crops", FACT.entity)]


def test_a_level_of_another_dimension_grew_otherwise_than_its_metric() -> None:
    """A value in another currency says nothing of the year before, but a share of its whole."""
    rates = [growth("20"), share("25")]
    for unit, implied in (("kg", ["tea", "crops"]), ("medal", ["crops"])):
        found = derive.implied([operand("120", unit=unit), *rates], METRICS, UNITS)
        assert [derived.metric for derived in found] == implied
    anything = {"tea": METRICS["tea"]._replace(unit=None)}
    assert len([*derive.implied([operand("120", unit="medal"), *rates], anything, UNITS)]) == 2


def test_what_is_a_level_itself_is_not_implied() -> None:
    operands = [operand("120"), growth("20"), operand("100", "2020")]
    assert list(derive.implied(operands, METRICS, UNITS)) == []
    of_women = operand("50", "2020", dims=(("sex", "female"),))
    before = growth("9", "2020")
    told = [
        derived.period
        for derived in derive.implied([*operands[:2], of_women, before], METRICS, UNITS)
    ]
    assert told == [period.parse("2020")]
