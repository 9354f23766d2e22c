from __future__ import annotations

import operator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, Inexact, localcontext
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jhstats.figure import (
    Bound,
    Conversion,
    Interval,
    Slip,
    addend,
    exactly,
    half_unit,
    has_overlap,
    image,
    interval,
    number_slip,
    plain,
    round_inside,
    round_near,
    round_outward,
    swaps,
)

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBERS = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=6)


@pytest.mark.parametrize(
    ("value", "bound", "low", "high"),
    [
        ("1409", Bound.EXACT, "1408.5", "1409.5"),
        ("1" * 41, Bound.EXACT, "1" * 40 + "0.5", "1" * 41 + ".5"),
        ("188.78", Bound.EXACT, "188.775", "188.785"),
        ("37.90", Bound.EXACT, "37.895", "37.905"),
        ("1600", Bound.OVER, "1600", None),
        ("60", Bound.AT_LEAST, "60", None),
        ("60", Bound.UNDER, None, "60"),
        ("60", Bound.AT_MOST, None, "60"),
        ("60", Bound.ABOUT, None, None),
    ],
)
def test_low_and_high(value: str, bound: Bound, low: str | None, high: str | None) -> None:
    expected = tuple(None if side is None else Decimal(side) for side in (low, high))
    assert interval(Decimal(value), bound) == expected


@given(NUMBERS, st.integers(0, 6), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))
def test_the_truth_lies_between_low_and_high(truth: Decimal, places: int, rounding: str) -> None:
    low, high = interval(truth.quantize(Decimal(1).scaleb(-places), rounding))
    assert low is not None
    assert high is not None
    assert low <= truth <= high


@pytest.mark.parametrize(
    ("value", "factor", "into", "expected"),
    [
        ("1409", "100000000", "10000", "14090000"),
        ("188.78", "10000", "100000000", "0.018878"),
        ("1", "3", "7", "0.4"),
        ("5.97", "1E+24", "1", "5.97E+24"),
        ("5.97E+24", "1", "1E+24", "5.97"),
        ("37.90", "100000000", "10000", "379000"),
        ("37.90", "10000", "100000000", "0.003790"),
        ("53299", "0.5", "1", "26649.5"),
        ("99", "1", "95", "1.04"),
        ("100", "100000000", "1", "10000000000"),
        ("1" * 41 + "." + "1" * 40, "1" + "0" * 40, "1", "1" * 81),
    ],
)
def test_conversion(value: str, factor: str, into: str, expected: str) -> None:
    assert plain(Conversion(Decimal(factor), Decimal(into)).shown(Decimal(value))) == expected


@given(NUMBERS, st.sampled_from([1, 12, 10_000, 10**8]), st.sampled_from([1, 10, 10**4, 10**8]))
def test_there_and_back(value: Decimal, times: int, size: int) -> None:
    there = Conversion(Decimal(times * size), Decimal(size)).exact(value)
    assert Conversion(Decimal(size), Decimal(times * size)).exact(there) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_an_exponent_only_where_there_is_one(value: Decimal) -> None:
    assert ("E" in plain(value)) == ("E+" in str(value) or value.adjusted() < -15)
    assert Decimal(plain(value)) == value


@given(
    st.integers(1, 9999), st.integers(0, 3), st.integers(1, 10**5), st.sampled_from([3, 7, 15, 635])
)
def test_a_converted_figure_is_one_that_the_print_allows(
    digits: int, places: int, factor: int, into: int
) -> None:
    value = Decimal(digits).scaleb(-places)
    low, high = interval(value)
    assert low is not None
    assert high is not None
    there = Conversion(Decimal(factor), Decimal(into)).shown(value)
    assert low * factor <= there * into <= high * factor


POSITIVE = st.decimals("0.001", 10**6, places=3, allow_nan=False)


@given(POSITIVE, POSITIVE, st.integers(0, 3), st.integers(0, 3))
def test_the_truth_lies_in_what_is_derived(
    a: Decimal, b: Decimal, places: int, other_places: int
) -> None:
    left = interval(a.quantize(Decimal(1).scaleb(-places)))
    right = interval(b.quantize(Decimal(1).scaleb(-other_places)))
    has_quotient = right.low is not None and right.low > 0
    for truth, (low, high) in (
        (a + b, left + right),
        (a - b, left - right),
        (a * b, left * right),
        *([(a / b, left / right)] if has_quotient else []),
    ):
        slack = abs(truth) * Decimal("1e-25")
        assert low is not None
        assert high is not None
        assert low - slack <= truth <= high + slack


@given(POSITIVE, POSITIVE)
def test_a_rounded_value_stays_within_its_limits(low: Decimal, width: Decimal) -> None:
    allowed = Interval(low, low + width)
    value = low + width / 2
    assert low <= round_near(value, allowed, allowed) <= low + width


def span(text: str) -> Interval:
    """An interval of `low high`; a limit that is missing is `-`."""
    return Interval(*(None if limit == "-" else Decimal(limit) for limit in text.split()))


@pytest.mark.parametrize(
    ("operation", "left", "right", "expected"),
    [
        (operator.add, "1 2", "10 20", "11 22"),
        (operator.add, "1 -", "10 20", "11 -"),
        (operator.sub, "1 2", "10 20", "-19 -8"),
        (operator.sub, "1 -", "10 20", "-19 -"),
        (operator.sub, "1 2", "10 -", "- -8"),
        (operator.mul, "2 3", "4 5", "8 15"),
        (operator.mul, "2 -", "4 5", "8 -"),
        (operator.mul, "-2 3", "4 5", "-10 15"),
        (operator.mul, "-2 -1", "-5 -4", "4 10"),
        (operator.mul, "4 5", "-2 3", "-10 15"),
        (operator.mul, "-2 3", "4 -", "- -"),
        (operator.truediv, "8 15", "2 4", "2 7.5"),
        (operator.truediv, "-8 15", "2 4", "-4 7.5"),
        (operator.truediv, "-8 -4", "2 4", "-4 -1"),
        (operator.truediv, "8 -", "2 4", "2 -"),
        (operator.truediv, "8 15", "2 -", "- 7.5"),
        (operator.truediv, "8 15", "0 4", "- -"),
        (operator.truediv, "8 15", "- 4", "- -"),
    ],
)
def test_arithmetic_of_intervals(
    operation: Callable[[Interval, Interval], Interval], left: str, right: str, expected: str
) -> None:
    assert operation(span(left), span(right)) == span(expected)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("1 2", "2 3", True),
        ("2 3", "1 2", True),
        ("1 2", "2.1 3", False),
        ("2.1 3", "1 2", False),
        ("1 -", "2 3", True),
        ("- 2", "2.1 -", False),
        ("- -", "2 3", True),
    ],
)
def test_overlap(left: str, right: str, expected: bool) -> None:  # noqa: FBT001 - a row's column
    assert has_overlap(span(left), span(right)) is expected


@pytest.mark.parametrize(
    ("value", "interval", "expected"),
    [
        ("1", "1 2", True),
        ("2", "1 2", True),
        ("0.9", "1 2", False),
        ("2.1", "1 2", False),
        ("9", "1 -", True),
        ("0", "1 -", False),
        ("0", "- 1", True),
        ("9", "- 1", False),
        ("9", "- -", True),
    ],
)
def test_an_interval_holds(value: str, interval: str, expected: bool) -> None:  # noqa: FBT001 - a row's column
    assert span(interval).holds(Decimal(value)) is expected


def test_a_number_stands_in_place_of_an_interval() -> None:
    for law in (operator.add, operator.sub, operator.mul, operator.truediv):
        assert law(span("6 8"), Decimal(2)) == law(span("6 8"), span("2 2"))
    assert span("-6 -") * Decimal(2) == span("-12 -")
    assert span("3 -") ** Decimal(2) == span("9 -")


def test_an_image_keeps_what_has_no_limit() -> None:
    assert image(span("1 -"), lambda value: value * 2) == span("2 -")
    assert image(span("- 3"), lambda value: value * 2) == span("- 6")


@pytest.mark.parametrize(
    ("value", "allowed", "rounded"),
    [
        ("1.2345", "1.2 1.3", "1.2"),
        ("123.45", "120 140", "120"),
        ("50", "0 133.3", "50"),
        ("1.5", "1 2.4", "1.5"),
        ("1.23456789", "1 -", "1.23457"),
        ("1.50000000", "1.5 1.5", "1.5"),
        ("0.125", "0.12 0.13", "0.13"),
    ],
)
def test_digits_that_an_interval_supports(value: str, allowed: str, rounded: str) -> None:
    assert str(round_near(Decimal(value), span(allowed), span(allowed))) == rounded


@given(NUMBERS, st.integers(-300, 300), NUMBERS)
def test_a_value_outside_of_its_limits_is_rounded_all_the_same(
    value: Decimal, exponent: int, limit: Decimal
) -> None:
    assert round_inside(value, exponent, Interval(limit, limit)) in {value, limit}


def test_limits_are_rounded_away_from_each_other() -> None:
    assert round_outward(span("1.2345678 1.2345678")) == span("1.23456 1.23457")
    assert round_outward(span("1.2345678 1.2345678"), 7) == span("1.234567 1.234568")
    assert round_outward(span("-1.2345678 0"), 2) == span("-1.23457 0")
    assert round_outward(span("- -")) == span("- -")


@pytest.mark.parametrize(
    ("value", "half"),
    [
        ("1409", "0.5"),
        ("188.78", "0.005"),
        ("1E+3", "5E+2"),
        ("1.04E+11", "5E+8"),
        ("-7.0", "0.05"),
    ],
)
def test_half_of_the_last_digit(value: str, half: str) -> None:
    assert half_unit(Decimal(value)) == Decimal(half)


@pytest.mark.parametrize(
    ("value", "added"),
    [("12.50", "+ 12.50"), ("-20", "- 20"), ("0", "+ 0"), ("1" * 41, "+ " + "1" * 41)],
)
def test_an_addend_has_its_sign_apart(value: str, added: str) -> None:
    assert addend(Decimal(value)) == added


def test_operators_work_exactly_whatever_the_context_of_the_caller() -> None:
    with localcontext(Context(prec=1, traps=[Inexact])), exactly():
        assert Decimal("1" * 41) * 2 == Decimal("2" * 41)
        assert exactly()(lambda value: value * value)(Decimal("1" * 41)) == Decimal(
            int("1" * 41) ** 2
        )


@pytest.mark.parametrize(
    ("given", "right", "slip"),
    [
        ("1490", "1409", Slip.DIGITS),
        ("9041", "1409", None),  # three digits moved
        ("-1490", "1409", Slip.DIGITS),
        ("14.09", "1409", Slip.SCALE),
        ("14090", "1409", Slip.SCALE),
        ("1409", "1409", None),
        ("1409.0", "1409", None),
        ("1.50", "15", Slip.SCALE),  # zeros at the end tell nothing
        ("1.50", "1.5", None),
        ("1.51", "15", None),
        ("1410", "1409", None),
        ("-140.9", "1409", None),
        ("0", "1409", None),
    ],
)
def test_what_the_digits_tell(given: str, right: str, slip: Slip | None) -> None:
    assert number_slip(Decimal(given), Decimal(right)) is slip


@pytest.mark.parametrize(
    ("given", "right", "expected"),
    [
        ("12", "21", True),
        ("1.2", "2.1", True),
        ("1023", "3021", True),  # not only neighbours
        ("12", "12", False),
        ("12", "13", False),
        ("12", "210", False),
        ("1.23", "12.3", False),  # a point is no digit
        ("123", "231", False),
    ],
)
def test_a_swap_is_of_two_digits(given: str, right: str, expected: bool) -> None:  # noqa: FBT001
    slip = number_slip(Decimal(given), Decimal(right))
    assert (slip is Slip.DIGITS) is expected


@pytest.mark.parametrize(
    ("value", "others"),
    [
        ("123", ["213", "132"]),
        ("1.23", ["2.13", "1.32"]),
        ("12.3", ["21.3", "13.2"]),  # digits that a point parts are neighbours
        ("103", ["130"]),  # 013 is no number
        ("0.12", ["1.02", "0.21"]),
        ("11", []),
        ("7", []),
    ],
)
def test_numbers_that_are_one_swap_away(value: str, others: list[str]) -> None:
    assert [str(other) for other in swaps(Decimal(value))] == others
