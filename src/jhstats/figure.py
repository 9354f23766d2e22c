"""Printed numbers: their digits, and the true values that those digits allow."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact
from enum import Enum
from typing import NamedTuple

_EXACT = Context(prec=60)


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


def half_unit(value: Decimal) -> Decimal:
    """Half of one unit of the last printed digit: 0.5 for 1409, 0.005 for 188.78."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise TypeError(value)
    return Decimal(5).scaleb(min(exponent, 0) - 1)


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
