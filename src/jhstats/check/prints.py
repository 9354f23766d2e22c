"""What printed numbers allow, under two readings of their last digit.

A source rounds its figures, or cuts them off. Rounded, 1409 is 1408.5 to 1409.5; rounded or cut
off either way it is off by less than one unit of its last digit: 1408 to 1410.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jhstats.figure import ONE, Bound, Interval, half_unit, image, interval
from jhstats.prose.numerals import numerals
from jhstats.prose.units import Units

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from jhstats.model import Base, Fact
    from jhstats.prose.numerals import Numeral


class Prints:
    """The true values that facts allow, in the smallest unit of their dimension."""

    def __init__(self, base: Base, read: Callable[[Fact], Interval]) -> None:
        self._factors = {one.id: one.factor or ONE for one in base.units.values()}
        self._read = read
        self._known: dict[str, Interval] = {}

    def of(self, fact: Fact) -> Interval:
        """What one fact allows."""
        known = self._known.get(fact.id)
        if known is None:
            known, factor = self._read(fact), self.factor(fact)
            if factor != ONE:
                known = image(known, lambda value: value * factor)
            self._known[fact.id] = known
        return known

    def factor(self, fact: Fact) -> Decimal:
        """The size of a fact's unit."""
        return self._factors[str(fact.unit)]

    def in_unit_of(self, fact: Fact, allowed: Interval) -> Interval:
        """Limits in the unit of a fact."""
        factor = self.factor(fact)
        return allowed if factor == ONE else image(allowed, lambda value: value / factor)


def rounded(one: Fact) -> Interval:
    """What a print allows that was rounded to its last digit."""
    assert one.value is not None  # noqa: S101 - only facts with a value are related
    return interval(one.value, one.bound)


def cut(one: Fact) -> Interval:
    """What a print allows that was rounded or cut off, either way."""
    assert one.value is not None  # noqa: S101 - as above
    if one.bound is not Bound.EXACT:
        return interval(one.value, one.bound)
    step = 2 * half_unit(one.value)
    return Interval(one.value - step, one.value + step)


def coarse_in(base: Base) -> Callable[[Fact], Interval]:
    """What prints allow, as their spans print them: 14090000 万元 may be a converted 1409亿元."""
    units = cache(lambda id_: Units({id_: base.units[id_]}))

    def read(one: Fact) -> Interval:
        exact = cut(one)
        if one.bound is not Bound.EXACT or one.value is None or one.unit is None:
            return exact
        steps = _steps(units(one.unit), one, one.unit) if one.value else ()
        step = max([2 * half_unit(one.value), *steps])
        return Interval(one.value - step, one.value + step)

    return read


def _steps(units: Units, one: Fact, unit: str) -> list[Decimal]:
    """One unit of the last digit of the numbers that print a fact's value, in its unit."""
    result = []
    for evidence in one.evidence:
        printed = evidence.printed or ""
        for numeral in numerals(printed):
            amount = units.amount(numeral, units.of(numeral, printed), unit)
            if numeral.number and amount is not None and amount == one.value:
                step = _step(numeral, printed)
                result.append(step * amount / numeral.number)
    return result


def _step(one: Numeral, text: str) -> Decimal:
    """One unit of the last digit that a numeral prints; in words 一千四百 prints hundreds."""
    exponent = one.number.normalize().as_tuple().exponent
    in_words = not any(digit.isdigit() for digit in text[one.start : one.end])
    if in_words and isinstance(exponent, int) and exponent > 0:
        return ONE.scaleb(exponent)
    return 2 * half_unit(one.number)
