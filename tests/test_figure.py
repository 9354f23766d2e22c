from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jhstats.figure import Bound, convert, interval, plain

NUMBERS = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=6)


@pytest.mark.parametrize(
    ("value", "bound", "low", "high"),
    [
        ("1409", Bound.EXACT, "1408.5", "1409.5"),
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
        ("1", "3", "7", "0.429"),
        ("100", "100000000", "1", "10000000000"),
    ],
)
def test_conversion(value: str, factor: str, into: str, expected: str) -> None:
    assert plain(convert(Decimal(value), Decimal(factor), Decimal(into))) == expected


@given(NUMBERS, st.sampled_from([1, 12, 10_000, 10**8]), st.sampled_from([1, 10, 10**4, 10**8]))
def test_there_and_back(value: Decimal, one: int, other: int) -> None:
    there = convert(value, Decimal(one * other), Decimal(other))
    assert convert(there, Decimal(other), Decimal(one * other)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_never_an_exponent(value: Decimal) -> None:
    assert "E" not in plain(value)
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
    there = convert(value, Decimal(factor), Decimal(into))
    assert low * factor <= there * into <= high * factor
