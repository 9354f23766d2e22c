"""Printed numbers: their digits, and the true values that those digits allow."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, Inexact
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_EXACT = Context(prec=60)
_DIGITS = 6
ZERO, ONE = Decimal(0), Decimal(1)


class Bound(Enum):
    """How a printed number limits the true value."""

    EXACT = "exact"
    OVER = "over"
    AT_LEAST = "at-least"
    ABOUT = "about"
    UNDER = "under"
    AT_MOST = "at-most"


class Interval(NamedTuple):
    """The true values that a printed number allows; None is no limit on that side."""

    low: Decimal | None
    high: Decimal | None


def plain(value: Decimal) -> str:
    """The number with its printed digits, never with an exponent."""
    return format(value, "f")


def signed(value: Decimal) -> str:
    """A number that is added to another: + 12.5, - 20."""
    return f"{'-' if value < 0 else '+'} {plain(abs(value))}"


def half_unit(value: Decimal) -> Decimal:
    """Half of one unit of the last printed digit: 0.5 for 1409, 0.005 for 188.78."""
    digits = str(value)  # as_tuple would make an object of each digit
    if "E" in digits or not digits[-1].isdigit():
        digits = plain(value)
    return _halved(len(digits.partition(".")[2]))


@cache
def _halved(places: int) -> Decimal:
    return Decimal(5).scaleb(-places - 1)


def interval(value: Decimal, bound: Bound = Bound.EXACT) -> Interval:
    """The least and greatest true value that a printed number allows.

    An exact figure is rounded to its last digit: 1409 is 1408.5 to 1409.5. `over` and
    `at-least` open above, `under` and `at-most` below. `about` promises no limits, so it
    can accuse nobody.
    """
    if bound is Bound.ABOUT:
        return Interval(None, None)
    if bound in (Bound.OVER, Bound.AT_LEAST):
        return Interval(value, None)
    if bound in (Bound.UNDER, Bound.AT_MOST):
        return Interval(None, value)
    half = half_unit(value)
    return Interval(value - half, value + half)


def overlap(one: Interval, other: Interval) -> bool:
    """Whether two intervals have a value in common."""
    return not (
        (one.high is not None and other.low is not None and one.high < other.low)
        or (one.low is not None and other.high is not None and other.high < one.low)
    )


def convert(value: Decimal, factor: Decimal, into: Decimal) -> Decimal:
    """A number in a unit of size `factor`, in a unit of size `into` (same dimension).

    Exact where decimals can be; otherwise with two digits more than were printed, so that
    it stays a number which the print allows.
    """
    product = _EXACT.multiply(value, factor)
    context = Context(prec=_EXACT.prec)
    result = context.divide(product, into)
    if context.flags[Inexact]:
        result = Context(prec=len(value.as_tuple().digits) + 2).divide(product, into)
    return result


def plus(one: Interval, other: Interval) -> Interval:
    """All sums of a value in one interval and a value in the other."""
    return Interval(_each(one.low, other.low, _EXACT.add),
                    _each(one.high, other.high, _EXACT.add))  # fmt: skip


def minus(one: Interval, other: Interval) -> Interval:
    """All differences of a value in one interval and a value in the other."""
    return Interval(_each(one.low, other.high, _EXACT.subtract),
                    _each(one.high, other.low, _EXACT.subtract))  # fmt: skip


def divided(one: Interval, other: Interval) -> Interval:
    """All quotients; without limits where the divisor may be zero or less."""
    if other.low is None or other.low <= 0:
        return Interval(None, None)
    # What is negative is least over the least divisor, and greatest over the greatest.
    below = one.low is not None and one.low < 0
    above = one.high is None or one.high >= 0
    return Interval(_each(one.low, other.low if below else other.high, _EXACT.divide),
                    _each(one.high, other.low if above else other.high,
                          _EXACT.divide))  # fmt: skip


def times(one: Interval, other: Interval) -> Interval:
    """All products; without limits where one of two values may be negative and one has no limit."""
    if (one.low is not None and one.low < 0) or (other.low is not None and other.low < 0):
        corners = [_each(mine, its, _EXACT.multiply) for mine in one for its in other]
        known = [corner for corner in corners if corner is not None]
        if len(known) < len(corners):
            return Interval(None, None)
        return Interval(min(known), max(known))
    return Interval(_each(one.low, other.low, _EXACT.multiply),
                    _each(one.high, other.high, _EXACT.multiply))  # fmt: skip


def mapped(one: Interval, rising: Callable[[Decimal], Decimal]) -> Interval:
    """The interval of a rising function of a value."""
    low = None if one.low is None else rising(one.low)
    return Interval(low, None if one.high is None else rising(one.high))


def supported(value: Decimal, allowed: Interval) -> Decimal:
    """A value rounded to the digits that its interval supports.

    The last digit is the first one in which the interval has any width, so that the rounded
    value still lies in it. Without both limits, or without any width, it keeps six digits.
    """
    if allowed.low is None or allowed.high is None or allowed.low == allowed.high:
        return _trimmed(Context(prec=_DIGITS).plus(value))
    exponent = (allowed.high - allowed.low).adjusted()
    rounded = value.quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP, _EXACT)
    return Decimal(plain(rounded))


def outward(allowed: Interval) -> Interval:
    """Limits to six digits, rounded away from each other, so that nothing is cut off."""
    down, up = Context(_DIGITS, ROUND_FLOOR), Context(_DIGITS, ROUND_CEILING)
    low = None if allowed.low is None else _trimmed(down.plus(allowed.low))
    return Interval(low, None if allowed.high is None else _trimmed(up.plus(allowed.high)))


def _each(
    one: Decimal | None, other: Decimal | None, join: Callable[[Decimal, Decimal], Decimal]
) -> Decimal | None:
    return None if one is None or other is None else join(one, other)


def _trimmed(value: Decimal) -> Decimal:
    """Without zeros behind the point, and without an exponent."""
    return Decimal(plain(value.normalize(_EXACT)))
