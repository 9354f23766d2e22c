"""How a right figure becomes a wrong one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jhstats.slips import Slip, is_swap, number_slip, swaps


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
    assert is_swap(given, right) is expected


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
