"""Whether a draft's number says what a fact's says, and what is said of a figure in the end."""

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from jhstats.figure import EXACT, ONE, Bound, Slip, half_unit, last_power, number_slip
from jhstats.lang.records import Numeral
from jhstats.model import Fact, Rank

_TWO = 2
_ABOUT = Decimal("0.05")  # so far off may be what somebody calls about
_CLOSE = Decimal("1.1")
_NOTHING = Decimal("1E-20")  # of a value: what a factor without an end leaves, as 亩 has
_SIDES = {Bound.OVER: 1, Bound.AT_LEAST: 1, Bound.UNDER: -1, Bound.AT_MOST: -1}
"""On which side of its number a bound leaves the value."""


class Verdict(Enum):
    """What is to be said of a figure, or of a number beside a fact's."""

    RIGHT = "right"
    ROUNDED = "rounded"
    WRONG = "wrong"
    UNKNOWN = "unknown"  # true as far as it goes, or not to be decided


AGREED = (Verdict.RIGHT, Verdict.ROUNDED)


class Judged(NamedTuple):
    """A verdict with its reasons."""

    verdict: Verdict  # what is to be said
    fact: Fact | None = None  # it rests on this, or this was meant, or comes near
    rank: Rank | None = None  # of a rank, the fact's own
    slip: Slip | None = None  # what explains a wrong figure, if anything does
    also: tuple[Fact, ...] = ()  # the other facts of which it speaks: A and B both came first
    here: Decimal | None = None  # the fact's value in the draft's unit and magnitude
    reason: str | None = None  # why it is unknown: a doubt's name, `fact`: there is none, `coarse`
    alias: str | None = None  # the words of the draft that may be another name of the metric


def agreement(
    one: Numeral, amount: Decimal, value: Decimal, bound: Bound, *, is_plan: bool = False
) -> Verdict:
    """Hold a draft's number, in a fact's unit, against the fact's value and bound.

    `scale` of the number is what 1 of it makes in that unit. It may be the value rounded half up
    to the draft's digits, at two digits or more, or at one where the draft says about; over X
    where X ≤ v < X + one unit of X's last digit that is no zero. Over 1400 is fair of 1409; over
    1000 is true of it, but coarse unless it was a first.
    """
    if one.is_fraction or one.is_times:  # what doubled, two-thirds for 66.7 percent
        return Verdict.RIGHT if abs(amount - value) <= half_unit(value) else Verdict.UNKNOWN
    amount = value if abs(amount - value) < abs(value) * _NOTHING else amount
    step, printed = last_digit(one.number), 2 * half_unit(one.number)
    if printed < 1:  # behind a point zeros are printed to be read: 24.0
        step = min(step, printed)
    step *= one.scale
    if bound is not Bound.EXACT:
        return _of_bound(one.bound, amount, value, bound, step, is_plan=is_plan)
    side = _SIDES.get(one.bound)
    if side is None:
        return _of_exact(one, amount, value, step)
    beyond = (value - amount) * side
    if beyond < 0 or (beyond == 0 and one.bound in (Bound.OVER, Bound.UNDER)):
        return Verdict.WRONG
    is_fair = len(digits_of(amount)) >= _TWO or value < amount * _CLOSE or one.is_first
    return Verdict.ROUNDED if is_fair and beyond < step else Verdict.UNKNOWN


def _of_exact(one: Numeral, amount: Decimal, value: Decimal, step: Decimal) -> Verdict:
    """A number as it stands, about it or nearly it, against a value as it stands."""
    if amount == value:
        return Verdict.RIGHT
    apart = abs(value - amount)
    is_about = one.bound is Bound.ABOUT
    if rounds_to(value, amount, step):
        has_two = len(digits_of(one.number)) >= _TWO
        return Verdict.ROUNDED if is_about or has_two else Verdict.UNKNOWN
    rough = last_digit(value)  # nobody rounds to one digit without a word, but to a percent
    if len(digits_of(value)) < _TWO:
        rough = min(rough, Decimal(1)) if one.unit else rough / 10
    if rounds_to(amount, value, rough) or (is_about and apart <= max(step, abs(value) * _ABOUT)):
        return Verdict.UNKNOWN
    return Verdict.WRONG


def slip(one: Numeral, amount: Decimal, value: Decimal, bound: Bound) -> Slip | None:
    """The slip that made a draft's number of a fact's, as far as their digits and bounds tell."""
    if one.bound is not bound and amount == value:
        return Slip.BOUND
    if amount and len(digits_of(amount)) >= _TWO:
        power = value.adjusted() - amount.adjusted()  # or one beside it, of a number rounded up
        for by in (power - 1, power, power + 1):
            if by and rounds_to(value, amount.scaleb(by), last_digit(amount.scaleb(by))):
                return Slip.SCALE
    return number_slip(amount.normalize(EXACT), value.normalize(EXACT))


def last_digit(amount: Decimal) -> Decimal:
    """One unit of the last digit that is no zero: 100 for 1400, 0.1 for 7.1."""
    return ONE.scaleb(last_power(amount.normalize(EXACT)))


def rounds_to(value: Decimal, amount: Decimal, step: Decimal) -> bool:
    """Whether a value rounds to an amount of that step; a half may go either way."""
    return abs(value - amount) * 2 <= step


def digits_of(value: Decimal) -> tuple[int, ...]:
    """The digits of a number, zeros before and behind them apart."""
    return value.normalize(EXACT).as_tuple().digits


def _of_bound(  # noqa: PLR0913 - two numbers, each with its bound, and what they are of
    said: Bound, amount: Decimal, value: Decimal, bound: Bound, step: Decimal, *, is_plan: bool
) -> Verdict:
    """Against a fact that is itself a bound: its own words are right, few others are wrong."""
    side, told = _SIDES.get(bound, 0), _SIDES.get(said, 0)
    if amount == value:
        if is_plan and said is Bound.EXACT:
            return Verdict.UNKNOWN  # a target of 160 billion may be one of over 160 billion
        return Verdict.RIGHT if side == told or Bound.ABOUT in (said, bound) else Verdict.WRONG
    is_slip = (told == side or said in (Bound.EXACT, Bound.ABOUT)) and number_slip(amount, value)
    is_denied = said is not Bound.ABOUT and told != side and (value - amount) * side > 0
    if is_slip or is_denied or (is_plan and said is bound):  # a number is what a target says
        return Verdict.WRONG
    if bound is not Bound.ABOUT:
        return Verdict.UNKNOWN
    if rounds_to(value, amount, step):
        return Verdict.ROUNDED
    return Verdict.WRONG if abs(amount - value) > last_digit(value) else Verdict.UNKNOWN
