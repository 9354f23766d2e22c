"""The facts of a base as arithmetic asks for them: by what they tell, and what their prints allow.

A source rounds its figures, or cuts them off. Rounded, 1409 is 1408.5 to 1409.5; rounded or cut
off either way it is off by less than one unit of its last digit: 1408 to 1410. What was converted
from a coarser print is off by a unit of that print's last digit.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jhstats.figure import ONE, Bound, Interval, half_unit, image, last_place, last_power
from jhstats.lang.numerals import numerals
from jhstats.model import PERCENT, FactStatus, Measure
from jhstats.text.units import Units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from jhstats.model import Amount, Base, Fact, Unit
    from jhstats.period import Days, Period

    _Read = Callable[[Fact, Amount], Interval]
    _Key = tuple[str, str, Days, FactStatus, tuple[tuple[str, str], ...]]

RESULTS = (FactStatus.ACTUAL, FactStatus.PRELIMINARY, FactStatus.ESTIMATE)
"""What is no target and no plan, the best first."""
UNLIMITED = Interval(None, None)
"""What a fact without a figure allows, and what facts allow that cannot be compared."""


class Index:
    """The facts with a value, by what they tell.

    Growths and levels are by metric, entity, days, status group and dims, `shares` by their whole
    too; `changes` tell differences, `identical` facts one figure. `passed` is what facts pass for
    the first time, by fact id, each in its fact's unit; `series` are the levels of one metric and
    entity, `of_year` those of one year or its parts, `of_days` those of a metric, whoever's.
    """

    def __init__(self, base: Base, passed: Mapping[str, Decimal]) -> None:
        self.base, self.passed = base, passed
        self.growths: dict[_Key, list[Fact]] = {}
        self.changes: list[Fact] = []
        self.shares: dict[tuple[object, ...], list[Fact]] = {}
        self.series: dict[tuple[str, str], list[Fact]] = {}
        self.identical: dict[tuple[object, ...], list[Fact]] = {}
        self._levels: dict[_Key, list[Fact]] = {}
        self.of_year: dict[tuple[object, ...], list[Fact]] = {}
        self.of_days: dict[tuple[str, Days], list[Fact]] = {}
        for fact in base.facts:
            if fact.value is not None:
                self._add(fact)

    def levels(
        self,
        like: Fact,
        period: Period | None,
        *,
        metric: str | None = None,
        entity: str | None = None,
    ) -> Sequence[Fact]:
        """The levels of a period: of a fact's own metric and entity unless others are named.

        Those of the same dims: of women nothing follows for all. Targets go with targets. Of
        results those of the fact's own status, else the best ones: a preliminary figure is not
        held against what an actual one has replaced.
        """
        if period is None:
            return ()
        names = metric or like.metric, entity or like.entity
        found = self._levels.get((*names, period.days, status_group(like), like.dims), ())
        if len(found) <= 1:
            return found
        statuses = {level.status for level in found}
        best = like.status if like.status in statuses else min(statuses, key=RESULTS.index)
        return [level for level in found if level.status is best]

    def growths_of(self, like: Fact, period: Period | None) -> Sequence[Fact]:
        """The growths of a fact's metric and entity in a period."""
        names, group = (like.metric, like.entity), (status_group(like), like.dims)
        return self.growths.get((*names, period.days, *group), ()) if period else ()

    def _add(self, fact: Fact) -> None:
        days = fact.period.days if fact.period else None
        group = status_group(fact), fact.dims
        if fact.measure is Measure.LEVEL:
            self.series.setdefault((fact.metric, fact.entity), []).append(fact)
            if fact.period and days:
                key = (fact.metric, fact.entity, days, *group)
                year = (fact.metric, fact.entity, fact.period.year, fact.dims)
                self._levels.setdefault(key, []).append(fact)
                self.of_year.setdefault(year, []).append(fact)
                self.of_days.setdefault((fact.metric, days), []).append(fact)
        elif fact.measure is Measure.GROWTH and days:
            key = (fact.metric, fact.entity, days, *group)
            self.growths.setdefault(key, []).append(fact)
        elif fact.measure is Measure.CHANGE and days:
            self.changes.append(fact)
        elif fact.measure is Measure.SHARE:
            whole = fact.of and (fact.of.metric, fact.of.entity or fact.entity)
            self.shares.setdefault((whole, fact.entity, days, *group), []).append(fact)
        self.identical.setdefault(fact.identity, []).append(fact)


def status_group(fact: Fact) -> FactStatus:
    """A fact's status, all results taken as one."""
    return FactStatus.ACTUAL if fact.status in RESULTS else fact.status


class Intervals:
    """The true values that facts allow under one reading, in their dimension's smallest unit."""

    def __init__(self, base: Base, read: _Read) -> None:
        self._factors = {unit.id: unit.factor or ONE for unit in base.units.values()}
        self._read = read
        self._known: dict[str, Interval] = {}

    def of(self, fact: Fact) -> Interval:
        """What one fact allows."""
        if fact.id not in self._known:
            amount, factor = fact.amount, self._factors.get(fact.unit or "", ONE)
            known = UNLIMITED if amount is None else self._read(fact, amount)
            self._known[fact.id] = image(known, lambda value: value * factor)
        return self._known[fact.id]

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
