"""Printed numbers: their digits, what bounds them, and the true values that they allow.

A *bound* is how a printed number limits the true value; an *interval* is all true values that
are allowed then. Sums and quotients of intervals hold every sum and quotient of true values.
"""

from __future__ import annotations

from contextlib import contextmanager
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

EXACT = Context(prec=200)
"""The context of all arithmetic: a value and a factor have at most 81 digits each."""
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


@contextmanager
def exactly() -> Iterator[None]:
    """Operators work in `EXACT`, whatever the context of the caller; decorates no generator."""
    with localcontext(EXACT):
        yield


def plain(value: Decimal) -> str:
    """The number with all its digits, never with an exponent."""
    return format(value, "f")


def addend(value: Decimal) -> str:
    """A number as a formula adds it: `+ 12.5`, `- 20`."""
    return f"{'-' if value < 0 else '+'} {plain(value.copy_abs())}"


def half_unit(value: Decimal) -> Decimal:
    """Half of one unit of the last printed digit: 0.5 for 1409, 0.005 for 188.78."""
    digits = str(value)  # as_tuple would make an object of each digit
    if "E" in digits or not digits[-1].isdigit():
        digits = plain(value)
    return _half_at(len(digits.partition(".")[2]))


@cache
def _half_at(places: int) -> Decimal:
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
    return Interval(EXACT.subtract(value, half), EXACT.add(value, half))


def convert(value: Decimal, factor: Decimal, into: Decimal) -> Decimal:
    """A number in a unit of size `factor`, in a unit of size `into` (same dimension).

    Exact where decimals can be; otherwise with two digits more than were printed, so that
    it stays a number which the print allows.
    """
    product = EXACT.multiply(value, factor)
    # A quotient that ends has at most as many digits more as its divisor has factors of 2.
    most = len(product.as_tuple().digits) + 4 * len(into.as_tuple().digits)
    result = Context(prec=most).divide(product, into)
    if Context(prec=2 * most).multiply(result, into) != product:
        result = Context(prec=len(value.as_tuple().digits) + 2).divide(product, into)
    return result


def has_overlap(left: Interval, right: Interval) -> bool:
    """Whether two intervals have a value in common."""
    return not (
        (left.high is not None and right.low is not None and left.high < right.low)
        or (left.low is not None and right.high is not None and right.high < left.low)
    )


def add(left: Interval, right: Interval) -> Interval:
    """All sums of a value in each of two intervals."""
    return _limits(EXACT.add, left, right)


def subtract(left: Interval, right: Interval) -> Interval:
    """All differences of a value in the left interval and a value in the right one."""
    return _limits(EXACT.subtract, left, right[::-1])


def multiply(left: Interval, right: Interval) -> Interval:
    """All products; without limits where a value may be negative and another has no limit."""
    if any(low is not None and low < 0 for low in (left.low, right.low)):
        if None in (*left, *right):
            return Interval(None, None)
        corners = [
            EXACT.multiply(x, y) for x in left for y in right if x is not None and y is not None
        ]
        return Interval(min(corners), max(corners))
    return _limits(EXACT.multiply, left, right)


def divide(dividend: Interval, divisor: Interval) -> Interval:
    """All quotients; without limits where the divisor may be zero or less."""
    if divisor.low is None or divisor.low <= 0:
        return Interval(None, None)
    # What is negative is least over the least divisor, and greatest over the greatest.
    falls = dividend.low is not None and dividend.low < 0
    rises = dividend.high is None or dividend.high >= 0
    divisors = (divisor.low if falls else divisor.high, divisor.low if rises else divisor.high)
    return _limits(EXACT.divide, dividend, divisors)


def image(values: Interval, rising: Callable[[Decimal], Decimal]) -> Interval:
    """All results of a rising function of a value in an interval."""
    return Interval(*(None if limit is None else rising(limit) for limit in values))


def round_within(value: Decimal, allowed: Interval) -> Decimal:
    """A value rounded to the digits that its interval supports.

    The last digit is the first one in which the interval has any width, so that the rounded
    value still lies in it. Without both limits, or without any width, it keeps six digits.
    """
    if allowed.low is None or allowed.high is None or allowed.low == allowed.high:
        return _trimmed(Context(prec=_DIGITS).plus(value))
    exponent = EXACT.subtract(allowed.high, allowed.low).adjusted()
    rounded = value.quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP, EXACT)
    return Decimal(plain(rounded))


def round_outward(allowed: Interval) -> Interval:
    """Limits to six digits, rounded away from each other, so that nothing is cut off."""
    down, up = Context(_DIGITS, ROUND_FLOOR), Context(_DIGITS, ROUND_CEILING)
    low = None if allowed.low is None else _trimmed(down.plus(allowed.low))
    return Interval(low, None if allowed.high is None else _trimmed(up.plus(allowed.high)))


def _limits(
    operation: Callable[[Decimal, Decimal], Decimal],
    left: Iterable[Decimal | None],
    right: Iterable[Decimal | None],
) -> Interval:
    """The results of an operation on the lower and on the upper limits; None of a missing one."""
    pairs = zip(left, right, strict=True)
    return Interval(*(None if x is None or y is None else operation(x, y) for x, y in pairs))


def _trimmed(value: Decimal) -> Decimal:
    """Without zeros behind the point, and without an exponent."""
    return Decimal(plain(value.normalize(EXACT)))
