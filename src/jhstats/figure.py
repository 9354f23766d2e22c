"""Printed numbers: their digits, what bounds them, the values that they allow, and slips of them.

A *bound* is how a printed number limits the true value; an *interval* is all that is true then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from enum import Enum
from itertools import pairwise, product, zip_longest
from typing import NamedTuple

EXACT = Context(prec=200)
"""The context of all arithmetic: a value and a factor have at most 81 digits each."""
_DIGITS = 6
_MOST_DIGITS = 8
_MOST_ZEROS = 15  # a number that would need more of them is written with an exponent
ZERO, ONE = Decimal(0), Decimal(1)


class Bound(Enum):
    """How a printed number limits the true value."""

    EXACT = "exact"
    OVER = "over"
    AT_LEAST = "at-least"
    ABOUT = "about"
    UNDER = "under"
    AT_MOST = "at-most"


class Slip(Enum):
    """How a figure went wrong."""

    DIGITS = "digits"  # two digits are swapped
    SCALE = "scale"  # a power of ten: 万 for 亿, million for billion, a point that moved
    YEAR = "year"  # another year's figure
    MEASURE = "measure"  # growth told for the total, a share for growth
    POINTS = "points"  # percent told for percentage points, or the other way round
    TARGET = "target"  # a target or plan told as a result
    PART_YEAR = "part-year"  # a part of a year told as more of it
    RANK = "rank"  # the rank of another measure or metric
    SIGN = "sign"  # a rise told as a fall, or the other way round
    BOUND = "bound"  # a bound told as an exact figure, or as another bound


class Interval(NamedTuple):
    """The true values that a printed number allows; None is no limit on that side.

    Sums, differences, products and quotients are all of a value in each of two, or of a number in
    place of the second, which is positive if it multiplies. They have no limits where a factor
    may be negative and another has none, or where a divisor may be zero.
    """

    low: Decimal | None = None
    high: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Whether a value is one of them."""
        low, high = self
        return (low is None or low <= value) and (high is None or value <= high)

    def __add__(self, other: Interval | Decimal) -> Interval:  # type: ignore[override]
        return _limits(EXACT.add, self, _interval(other))

    def __sub__(self, other: Interval | Decimal) -> Interval:
        return _limits(EXACT.subtract, self, _interval(other)[::-1])

    def __pow__(self, exponent: Decimal) -> Interval:
        """The powers of what is not negative, by a positive exponent."""
        return image(self, lambda limit: EXACT.power(limit, exponent))

    def __mul__(self, other: Interval | Decimal) -> Interval:  # type: ignore[override]
        if isinstance(other, Decimal):
            return image(self, lambda limit: EXACT.multiply(limit, other))
        if any(low is not None and low < 0 for low in (self.low, other.low)):
            if None in (*self, *other):
                return Interval()
            corners = [EXACT.multiply(x or ZERO, y or ZERO) for x, y in product(self, other)]
            return Interval(min(corners), max(corners))
        return _limits(EXACT.multiply, self, other)

    def __truediv__(self, other: Interval | Decimal) -> Interval:
        other = _interval(other)
        if other.high is not None and other.high < 0:
            nothing = Interval(ZERO, ZERO)
            return (nothing - self) / (nothing - other)
        if other.low is None or other.low <= 0:
            return Interval()
        # What is negative is least over the least divisor, and greatest over the greatest.
        falls = self.low is not None and self.low < 0
        rises = self.high is None or self.high >= 0
        divisors = (other.low if falls else other.high, other.low if rises else other.high)
        return _limits(EXACT.divide, self, divisors)


@contextmanager
def exactly() -> Iterator[None]:
    """Operators work in `EXACT`, whatever the context of the caller; decorates no generator."""
    with localcontext(EXACT):
        yield


def plain(value: Decimal) -> str:
    """The number with the digits that it has: with an exponent only where it was given one."""
    text = str(value)
    if "E-" in text and value.adjusted() >= -_MOST_ZEROS:
        return format(value, "f")
    return text


def moved(value: Decimal, power: int, *, drops_zeros: bool = False) -> Decimal:
    """A value times a power of ten, with its digits, and zeros only up to the point.

    Zeros that it ends in may be dropped: of "over 1600" only the 16 was meant.
    """
    result = value.scaleb(power, EXACT)
    return _without_exponent(result.normalize(EXACT) if drops_zeros else result)


def rounded_digits(value: Decimal) -> Decimal | None:
    """A value of more than eight digits to six, or to those before its point; else None."""
    if len(value.as_tuple().digits) <= max(_MOST_DIGITS, value.adjusted() + 1):
        return None
    return Context(max(_DIGITS, value.adjusted() + 1), ROUND_HALF_UP).plus(value)


def addend(value: Decimal) -> str:
    """A number as a formula adds it: `+ 12.5`, `- 20`."""
    return f"{'-' if value < 0 else '+'} {plain(value.copy_abs())}"


def half_unit(value: Decimal) -> Decimal:
    """Half of one unit of the last printed digit: 0.5 for 1409, 0.005 for 188.78."""
    return Decimal(5).scaleb(last_power(value) - 1, EXACT)


def interval(
    value: Decimal, bound: Bound = Bound.EXACT, *, counts_wholes: bool = False
) -> Interval:
    """The least and greatest true value that a printed number allows.

    An exact figure is rounded to its last digit: 1409 is 1408.5 to 1409.5; a count of whole
    things that does not end in 0 is exact. `over` and `at-least` open above, `under` and
    `at-most` below. `about` promises no limits, so it can accuse nobody.
    """
    if bound is Bound.ABOUT:
        return Interval()
    if bound in (Bound.OVER, Bound.AT_LEAST):
        return Interval(value, None)
    if bound in (Bound.UNDER, Bound.AT_MOST):
        return Interval(None, value)
    if counts_wholes and value == value.to_integral_value() and value % 10:
        return Interval(value, value)
    half = half_unit(value)
    return Interval(EXACT.subtract(value, half), EXACT.add(value, half))


def last_place(value: Decimal) -> Decimal:
    """One unit of the digit at which a number may have been rounded: of 412,000 a thousand.

    Three zeros or more at its end are taken for rounding, as long as two digits stand before.
    """
    first, last = last_power(value), last_power(value.normalize(EXACT))
    last = min(last, value.adjusted() - 1)
    return ONE.scaleb(last if 0 <= first <= last - 3 else first)


class Conversion(NamedTuple):
    """From one unit into another: a value times `factor`, divided by `divisor`, plus `offset`."""

    factor: Decimal  # the size of the one in a reference unit
    divisor: Decimal  # that of the other
    offset: Decimal = ZERO  # what lies between the zeros, in the new unit

    def exact(self, value: Decimal) -> Decimal:
        """The converted value, as exact as decimals are."""
        quotient = EXACT.divide(EXACT.multiply(value, self.factor), self.divisor)
        return EXACT.add(quotient, self.offset) if self.offset else quotient

    def size(self, difference: Decimal) -> Decimal:
        """A difference of two values, or a half unit, converted."""
        return self._replace(offset=ZERO).exact(difference)

    def shown(self, value: Decimal) -> Decimal:
        """The converted value without a digit more than was printed, unless it needs one.

        It needs one where it would leave what the print allows, or where zeros are shifted.
        """
        exact, half = self.exact(value), self.size(half_unit(value))
        near = Interval(EXACT.subtract(exact, half), EXACT.add(exact, half))
        if self.offset or not exact:
            is_short = last_power(exact.normalize(EXACT)) >= min(0, last_power(value)) - 2
            power = last_power(exact) if is_short else (2 * half).adjusted()
            return _trimmed(round_inside(exact, power, near))
        printed = len(value.as_tuple().digits)  # zeros that were printed stay
        rounded = Context(prec=printed, rounding=ROUND_HALF_UP).plus(exact)
        return round_inside(exact, rounded.adjusted() - printed + 1, near)


def _without_exponent(value: Decimal) -> Decimal:
    """The same value, its zeros written out unless there are too many."""
    has_zeros = "E+" in str(value) and last_power(value) <= _MOST_ZEROS
    return Decimal(f"{value:f}") if has_zeros else value


def has_overlap(left: Interval, right: Interval) -> bool:
    """Whether two intervals have a value in common."""
    return not (is_below(left, right) or is_below(right, left))


def is_below(less: Interval, more: Interval) -> bool:
    """Whether each value of an interval is less than each of another."""
    return less.high is not None and more.low is not None and less.high < more.low


def image(values: Interval, rising: Callable[[Decimal], Decimal]) -> Interval:
    """All results of a rising function of a value in an interval."""
    return Interval(*[None if limit is None else rising(limit) for limit in values])


def round_near(value: Decimal, near: Interval, allowed: Interval) -> Decimal:
    """A value rounded to the digits that the values near it support, and never out of its limits.

    The last digit is the first one in which `near` has any width, or the second of the value.
    """
    if near.low is None or near.high is None or near.low == near.high:
        return _trimmed(round_inside(value, value.adjusted() - _DIGITS + 1, allowed))
    width = EXACT.subtract(near.high, near.low).adjusted()
    return round_inside(value, min(width, value.adjusted() - 1) if value else width, allowed)


def round_inside(value: Decimal, exponent: int, allowed: Interval) -> Decimal:
    """A value rounded at a power of ten, or at the first one below that keeps it inside."""
    # from there on a rounded value would have more digits than the context takes
    for power in range(exponent, value.adjusted() - EXACT.prec + 2, -1):
        rounded = value.quantize(ONE.scaleb(power), ROUND_HALF_UP, EXACT) if value else ZERO
        if allowed.holds(rounded):
            return _without_exponent(rounded)
    return value


def last_power(value: Decimal) -> int:
    """The power of ten of the last digit of a finite number."""
    return int(value.as_tuple().exponent)


def round_outward(allowed: Interval, digits: int = _DIGITS) -> Interval:
    """Limits to so many digits or six, rounded away from each other, so that nothing is cut off."""
    down, up = (Context(max(digits, _DIGITS), way).plus for way in (ROUND_FLOOR, ROUND_CEILING))
    low = None if allowed.low is None else _trimmed(down(allowed.low))
    return Interval(low, None if allowed.high is None else _trimmed(up(allowed.high)))


def number_slip(given: Decimal, right: Decimal) -> Slip | None:
    """`DIGITS` or `SCALE` where that made the given number of the right one; else None."""
    if given == right:
        return None
    texts = (f"{number.copy_abs():f}" for number in (given, right))
    apart = [pair for pair in zip_longest(*texts, fillvalue="") if len({*pair}) > 1]
    is_swap = apart[:1] == [pair[::-1] for pair in apart[1:]]  # the second undoes the first
    if is_swap and "".join(map("".join, apart)).isdigit():
        return Slip.DIGITS
    digits = [number.normalize(EXACT).as_tuple()[:2] for number in (given, right)]
    return Slip.SCALE if digits[0] == digits[1] else None


def swaps(value: Decimal) -> list[Decimal]:
    """The numbers with two neighbouring digits of a value swapped, if that puts no 0 in front."""
    digits = f"{value:f}"
    places = [index for index, character in enumerate(digits) if character.isdigit()]
    swapped = (digits[:left] + digits[left:right + 1][::-1] + digits[right + 1:]
               for left, right in pairwise(places))  # fmt: skip
    return [Decimal(text) for text in swapped if text != digits and not re.match(r"0\d", text)]


def _interval(term: Interval | Decimal) -> Interval:
    return term if isinstance(term, Interval) else Interval(term, term)


def _limits(
    operation: Callable[[Decimal, Decimal], Decimal],
    left: tuple[Decimal | None, Decimal | None],
    right: tuple[Decimal | None, ...],
) -> Interval:
    """The results of an operation on the lower and on the upper limits; None of a missing one."""
    (low, high), (least, most) = left, right
    low = None if low is None or least is None else operation(low, least)
    return Interval(low, None if high is None or most is None else operation(high, most))


def _trimmed(value: Decimal) -> Decimal:
    """Without zeros behind the point, and without an exponent that it does not need."""
    return _without_exponent(value.normalize(EXACT))
