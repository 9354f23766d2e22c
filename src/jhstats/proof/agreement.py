"""Whether a draft's number says what a fact's says: right, rounded, wrong, or not to be decided."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum
from typing import TYPE_CHECKING

from jhstats import slips
from jhstats.figure import Bound
from jhstats.slips import Slip

if TYPE_CHECKING:
    from jhstats.prose.numerals import Numeral

_CONTEXT = Context(prec=60)
_TWO = 2


class Agreement(Enum):
    """How a draft's number stands to a fact's."""

    RIGHT = "right"
    ROUNDED = "rounded"
    WRONG = "wrong"
    OPEN = "open"
    """True as far as it goes, or not to be decided."""


def agreement(  # noqa: PLR0911 - a return a rule
    one: Numeral, amount: Decimal, value: Decimal, bound: Bound
) -> Agreement:
    """Hold a draft's number, in a fact's unit, against the fact's value and bound.

    A number may be the value rounded half up to the draft's digits, at two digits or more, or
    at one where the draft says about; over X where X ≤ v < X + one unit of X's last digit that
    is no zero; nearly X where X - that unit < v < X.
    """
    step = Decimal(10) if one.is_times else last_digit(amount)  # what doubled grew by 90 or more
    said = one.bound
    if bound is not Bound.EXACT:
        return _of_bound(said, amount, value, bound, step)
    if said in (Bound.OVER, Bound.AT_LEAST):
        return _above(amount, value, step, at_least=said is Bound.AT_LEAST)
    if said in (Bound.UNDER, Bound.AT_MOST):
        if value > amount or (value == amount and said is Bound.UNDER):
            return Agreement.WRONG
        return Agreement.ROUNDED if amount - step < value else Agreement.OPEN
    if amount == value:
        return Agreement.RIGHT
    if one.is_near and amount - step < value < amount:
        return Agreement.ROUNDED
    if rounds_to(value, amount, step):
        enough = _digits(amount) >= _TWO or said is Bound.ABOUT
        return Agreement.ROUNDED if enough else Agreement.OPEN
    if said is Bound.ABOUT and abs(value - amount) <= step:
        return Agreement.OPEN
    return Agreement.WRONG


def slip(amount: Decimal, value: Decimal, said: Bound, bound: Bound) -> Slip | None:
    """The slip that made one number of the other, as far as their digits and bounds tell."""
    found = slips.between(amount.normalize(_CONTEXT), value.normalize(_CONTEXT))
    if found is None and said is not bound and amount == value:
        return Slip.BOUND
    if found is None and amount and _digits(amount) >= _TWO:
        for power in (*range(-9, 0), *range(1, 10)):
            shifted = amount.scaleb(power)
            if rounds_to(value, shifted, last_digit(shifted)):
                return Slip.SCALE
    return found


def last_digit(amount: Decimal) -> Decimal:
    """One unit of the last digit that is no zero: 100 for 1400, 0.1 for 7.1."""
    exponent = amount.normalize(_CONTEXT).as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def rounds_to(value: Decimal, amount: Decimal, step: Decimal) -> bool:
    """Whether a value rounds half up to an amount of that step."""
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP, _CONTEXT) * step == amount


def _digits(amount: Decimal) -> int:
    return len(amount.normalize(_CONTEXT).as_tuple().digits)


def _above(amount: Decimal, value: Decimal, step: Decimal, *, at_least: bool) -> Agreement:
    if value < amount or (value == amount and not at_least):
        return Agreement.WRONG
    return Agreement.ROUNDED if value < amount + step else Agreement.OPEN


def _of_bound(  # noqa: PLR0911 - a return a rule
    said: Bound, amount: Decimal, value: Decimal, bound: Bound, step: Decimal
) -> Agreement:
    """Against a fact that is itself a bound: its own words are right, few others are wrong."""
    above, below = (Bound.OVER, Bound.AT_LEAST), (Bound.UNDER, Bound.AT_MOST)
    if amount == value:
        alike = said is bound or {said, bound} in ({*above}, {*below})
        if alike or Bound.ABOUT in (said, bound):
            return Agreement.RIGHT
        return Agreement.WRONG if said in (Bound.EXACT, *above, *below) else Agreement.OPEN
    if slips.between(amount, value) is not None and said in (bound, Bound.EXACT):
        return Agreement.WRONG
    if bound in above and said in (Bound.EXACT, *below) and amount < value:
        return Agreement.WRONG
    if bound in below and said in (Bound.EXACT, *above) and amount > value:
        return Agreement.WRONG
    if bound is Bound.ABOUT and rounds_to(value, amount, step):
        return Agreement.ROUNDED
    return Agreement.OPEN
