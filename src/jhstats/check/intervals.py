"""What printed numbers allow, under three readings of their last digit.

A source rounds its figures, or cuts them off. Rounded, 1409 is 1408.5 to 1409.5; rounded or cut
off either way it is off by less than one unit of its last digit: 1408 to 1410. What was converted
from a coarser print is off by a unit of that print's last digit.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jhstats.figure import ONE, Bound, Interval, half_unit, image, last_place, last_power
from jhstats.lang.numerals import numerals
from jhstats.model import PERCENT
from jhstats.text.units import Units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from jhstats.model import Amount, Base, Fact, Unit

    _Read = Callable[[Fact, Amount], Interval]

UNLIMITED = Interval(None, None)
"""What a fact without a figure allows, and what facts allow that cannot be compared."""


class Intervals:
    """The true values that facts allow under one reading, in their dimension's smallest unit."""

    def __init__(self, base: Base, read: _Read) -> None:
        self._factors = {unit.id: unit.factor or ONE for unit in base.units.values()}
        self._read = read
        self._known: dict[str, Interval] = {}

    def of(self, fact: Fact) -> Interval:
        """What one fact allows."""
        known = self._known.get(fact.id)
        if known is None:
            amount, factor = fact.amount, self._factors.get(fact.unit or "", ONE)
            known = UNLIMITED if amount is None else self._read(fact, amount)
            if factor != ONE:
                known = image(known, lambda value: value * factor)
            self._known[fact.id] = known
        return known

    def in_unit_of(self, fact: Fact, allowed: Interval) -> Interval:
        """Limits in the unit of a fact."""
        factor = self._factors.get(fact.unit or "", ONE)
        return allowed if factor == ONE else image(allowed, lambda value: value / factor)


def rounded(base: Base) -> Intervals:
    """What prints allow that were rounded to their last digit."""
    return Intervals(base, lambda _, amount: amount.allowed(base.units[amount.unit]))


def widened(base: Base) -> tuple[Intervals, Intervals]:
    """What prints allow that were rounded or cut off; the second as coarse as their spans are.

    14090000 万元 may be a converted 1409亿元. A number that ends in zeros may have been rounded
    there, if it is no rate.
    """
    units = cache(lambda id_: Units({id_: base.units[id_]}))

    def cut_off(_: Fact, amount: Amount) -> Interval:
        return _within(amount, base.units[amount.unit], 2 * half_unit(amount.value))

    def as_printed(fact: Fact, amount: Amount) -> Interval:
        steps = [2 * half_unit(amount.value)]
        if not fact.measure.is_percent and amount.unit != PERCENT.id:
            steps.append(last_place(amount.value) / 2)
        if amount.value:
            steps += _steps(units(amount.unit), fact, amount)
        return _within(amount, base.units[amount.unit], max(steps))

    return Intervals(base, cut_off), Intervals(base, as_printed)


def _within(amount: Amount, unit: Unit, step: Decimal) -> Interval:
    """Less than one step either way, but for a bound, a printed margin and what is counted."""
    allowed = amount.allowed(unit)
    if amount.bound is not Bound.EXACT or amount.low is not None or allowed.low == allowed.high:
        return allowed
    return Interval(amount.value - step, amount.value + step)


def _steps(units: Units, fact: Fact, amount: Amount) -> Iterator[Decimal]:
    """One unit of the last digit of each number that prints a fact's value, in its unit.

    In words 一千四百 prints hundreds.
    """
    for printed in filter(None, (evidence.printed for evidence in fact.evidence)):
        for numeral in numerals(printed):
            value = units.amount(numeral, units.of(numeral, printed), amount.unit)
            if (number := numeral.number) and value == amount.value:
                written = printed[numeral.start : numeral.end]
                power = last_power(number.normalize())
                in_words = power > 0 and not any(map(str.isdigit, written))
                step = ONE.scaleb(power) if in_words else 2 * half_unit(number)
                yield step * amount.value / number
