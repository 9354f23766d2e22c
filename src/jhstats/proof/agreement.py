"""Whether a draft's number says what a fact's says: right, rounded, wrong, or not to be decided."""

from decimal import Context, Decimal
from enum import Enum
from functools import lru_cache

from jhstats import slips
from jhstats.figure import Bound, half_unit
from jhstats.lang.numerals import Numeral
from jhstats.slips import Slip

_CONTEXT = Context(prec=60)
_TWO = 2
_PART = Decimal(5)
"""So many percent a part in words may be off."""
_MANY = 4096
_ABOUT = Decimal("0.05")
"""So far off may be what somebody calls about."""
_CLOSE = Decimal("1.1")
_ABOVE = (Bound.OVER, Bound.AT_LEAST)
_BELOW = (Bound.UNDER, Bound.AT_MOST)


class Agreement(Enum):
    """How a draft's number stands to a fact's."""

    RIGHT = "right"
    ROUNDED = "rounded"
    WRONG = "wrong"
    OPEN = "open"
    """True as far as it goes, or not to be decided."""


def agreement(  # noqa: PLR0911 - a return a rule
    one: Numeral, amount: Decimal, value: Decimal, bound: Bound, *, is_plan: bool = False
) -> Agreement:
    """Hold a draft's number, in a fact's unit, against the fact's value and bound.

    A number may be the value rounded half up to the draft's digits, at two digits or more, or
    at one where the draft says about; over X where X ≤ v < X + one unit of X's last digit that
    is no zero; nearly X where X - that unit < v < X.
    """
    if one.is_fraction and abs(amount - value) <= half_unit(value):
        return Agreement.RIGHT  # two-thirds is 66.7 percent
    # what doubled grew by 90 or more, and over a half is less than 60
    step = Decimal(10) if one.is_times or one.is_fraction else last_digit(amount)
    if bound is not Bound.EXACT:
        if is_plan and one.bound is Bound.EXACT and amount == value:
            return Agreement.OPEN  # a target of 160 billion may be one of over 160 billion
        if is_plan and one.bound is bound and amount != value:
            return Agreement.WRONG  # its number is what a target says
        return _of_bound(one.bound, amount, value, bound, step)
    if one.bound in _ABOVE:
        return _above(one, amount, value, step)
    if one.bound in _BELOW:
        if value > amount or (value == amount and one.bound is Bound.UNDER):
            return Agreement.WRONG
        return Agreement.ROUNDED if amount - step < value else Agreement.OPEN
    return _of_exact(one, amount, value, step)


def _of_exact(  # noqa: PLR0911 - a return a rule
    one: Numeral, amount: Decimal, value: Decimal, step: Decimal
) -> Agreement:
    """A number as it stands, about it or nearly it, against a value as it stands."""
    if amount == value:
        return Agreement.RIGHT
    apart = abs(value - amount)
    if one.is_fraction and apart < _PART:
        is_told = value < amount if one.is_near else one.bound is Bound.ABOUT
        return Agreement.ROUNDED if is_told else Agreement.OPEN
    if one.is_near and amount - step < value < amount:
        return Agreement.ROUNDED
    # Of two digits, one unit of the last is a tenth at most.
    if apart * 10 <= abs(amount) and len(one.number.as_tuple().digits) >= _TWO:
        printed = _printed_step(one, amount)
        if rounds_to(value, amount, printed):
            return Agreement.ROUNDED
    is_about = one.bound is Bound.ABOUT
    if rounds_to(value, amount, step):
        return Agreement.ROUNDED if is_about or _digits(amount) >= _TWO else Agreement.OPEN
    is_finer = step < last_digit(value) and rounds_to(amount, value, last_digit(value))
    if is_finer or (is_about and apart <= max(step, abs(value) * _ABOUT)):
        return Agreement.OPEN
    return Agreement.WRONG


def slip(amount: Decimal, value: Decimal, said: Bound, bound: Bound) -> Slip | None:
    """The slip that made one number of the other, as far as their digits and bounds tell."""
    found = slips.number_slip(amount.normalize(_CONTEXT), value.normalize(_CONTEXT))
    if found is None and said is not bound and amount == value:
        return Slip.BOUND
    if found is None and amount and _digits(amount) >= _TWO:
        coarse = value.quantize(last_digit(amount), context=_CONTEXT)  # 61.2 million, of 16,186,307
        if slips.number_slip(amount.normalize(_CONTEXT), coarse) is Slip.DIGITS:
            return Slip.DIGITS
        power = value.adjusted() - amount.adjusted()  # or one beside it, of a number rounded up
        for by in (power - 1, power, power + 1):
            if by and rounds_to(value, amount.scaleb(by), last_digit(amount.scaleb(by))):
                return Slip.SCALE
    return found


@lru_cache(_MANY)
def last_digit(amount: Decimal) -> Decimal:
    """One unit of the last digit that is no zero: 100 for 1400, 0.1 for 7.1."""
    exponent = amount.normalize(_CONTEXT).as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _printed_step(one: Numeral, amount: Decimal) -> Decimal:
    """One unit of the last digit that is printed: 1 for 40%."""
    if not one.number:
        return Decimal(1)
    return _CONTEXT.divide(2 * half_unit(one.number) * abs(amount), abs(one.number))


def rounds_to(value: Decimal, amount: Decimal, step: Decimal) -> bool:
    """Whether a value rounds to an amount of that step; a half may go either way."""
    if abs(value - amount) * 2 > step:
        return False
    return _CONTEXT.remainder(amount, step) == 0


def _digits(amount: Decimal) -> int:
    return len(amount.normalize(_CONTEXT).as_tuple().digits)


def _above(one: Numeral, amount: Decimal, value: Decimal, step: Decimal) -> Agreement:
    """Over 1400 is fair of 1409; over 1000 is true of it, but coarse unless it was a first."""
    if value < amount or (value == amount and one.bound is Bound.OVER):
        return Agreement.WRONG
    is_fair = _digits(amount) >= _TWO or value < amount * _CLOSE or one.is_first
    return Agreement.ROUNDED if is_fair and value < amount + step else Agreement.OPEN


def _of_bound(
    said: Bound, amount: Decimal, value: Decimal, bound: Bound, step: Decimal
) -> Agreement:
    """Against a fact that is itself a bound: its own words are right, few others are wrong."""
    if amount == value:
        alike = said is bound or {said, bound} in ({*_ABOVE}, {*_BELOW})
        if alike or Bound.ABOUT in (said, bound):
            return Agreement.RIGHT
        return Agreement.WRONG
    is_slip = (
        said in (bound, Bound.EXACT, Bound.ABOUT) and slips.number_slip(amount, value) is not None
    )
    is_less = bound in _ABOVE and said in (Bound.EXACT, *_BELOW) and amount < value
    is_more = bound in _BELOW and said in (Bound.EXACT, *_ABOVE) and amount > value
    if is_slip or is_less or is_more:
        return Agreement.WRONG
    if bound is not Bound.ABOUT:
        return Agreement.OPEN
    if rounds_to(value, amount, step):
        return Agreement.ROUNDED
    return Agreement.WRONG if abs(amount - value) > last_digit(value) else Agreement.OPEN
