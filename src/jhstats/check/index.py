"""The facts of a base as arithmetic asks for them: by what they tell, and what their prints allow.

A source rounds its figures, or cuts them off. Rounded, 1409 is 1408.5 to 1409.5; rounded or cut
off either way it is off by less than one unit of its last digit: 1408 to 1410. What was converted
from a coarser print is off by a unit of that print's last digit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from jhstats.figure import ONE, Bound, Interval, half_unit, image, last_place, last_power
from jhstats.lang.numerals import numerals
from jhstats.model import PERCENT, FactStatus, Measure, RankKind
from jhstats.text.units import Units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from jhstats.model import Amount, Base, Fact, Whole
    from jhstats.period import Period

    _Facts = defaultdict[tuple[object, ...], list[Fact]]

RESULTS = (FactStatus.ACTUAL, FactStatus.PRELIMINARY, FactStatus.ESTIMATE)
"""What is no target and no plan, the best first."""
UNLIMITED = Interval(None, None)
"""What a fact without a figure allows, and what facts allow that cannot be compared."""
_FIRST_TIME = re.compile("首|first time")


class Index:
    """The facts with a value, by what they tell.

    Growths and levels are by metric, entity, days, status group and dims, `shares` by their whole
    too; `changes` tell differences, `identical` facts one figure. `passed` is what facts pass for
    the first time, by fact id, each in its fact's unit; `series` are the levels of one metric and
    entity, `of_days` those of a metric, whoever's; `of_year` is all of one year or its parts.
    """

    def __init__(self, base: Base) -> None:
        self.base = base
        self.changes: list[Fact] = []
        self.growths: _Facts = defaultdict(list)
        self.shares: _Facts = defaultdict(list)
        self.series: _Facts = defaultdict(list)
        self.identical: _Facts = defaultdict(list)
        self._levels: _Facts = defaultdict(list)
        self.of_year: _Facts = defaultdict(list)
        self.of_days: _Facts = defaultdict(list)
        self.passed: dict[str, Decimal] = {}
        units = cache(lambda: Units(base.units))
        for fact in base.facts:
            amount = fact.amount
            if amount is None:
                continue
            names, days = (fact.metric, fact.entity), fact.days
            group = (status_group(fact), fact.dims)
            self.identical[fact.identity].append(fact)
            self.of_year[*names, fact.period and fact.period.year, fact.dims].append(fact)
            if fact.measure is Measure.CHANGE:
                self.changes.append(fact)
            elif fact.measure is Measure.SHARE:
                whole = fact.of and (fact.of.metric, fact.of.entity or fact.entity)
                self.shares[whole, fact.entity, days, *group].append(fact)
            elif fact.measure is Measure.GROWTH and days:
                self.growths[*names, days, *group].append(fact)
            elif fact.measure is Measure.LEVEL:
                if fact.status in RESULTS and (passed := _passed(units, fact, amount)) is not None:
                    self.passed[fact.id] = passed
                self.series[names].append(fact)
                self._levels[*names, days, *group].append(fact)
                self.of_days[fact.metric, days].append(fact)

    def levels(self, like: Fact, period: Period | None, of: Whole | None = None) -> Sequence[Fact]:
        """The levels of a period: of a fact's own metric and entity unless a whole is named.

        Those of the same dims: of women nothing follows for all. Targets go with targets. Of
        results those of the fact's own status, else the best ones: a preliminary figure is not
        held against what an actual one has replaced.
        """
        if period is None:
            return ()
        metric, entity = of or (like.metric, None)
        key = (metric, entity or like.entity, period.days, status_group(like), like.dims)
        found = self._levels.get(key, ())
        if len(found) <= 1:
            return found
        statuses = {level.status for level in found}
        best = like.status if like.status in statuses else min(statuses, key=RESULTS.index)
        return [level for level in found if level.status is best]

    def growths_of(self, like: Fact, period: Period | None) -> Sequence[Fact]:
        """The growths of a fact's metric and entity in a period."""
        names, group = (like.metric, like.entity), (status_group(like), like.dims)
        return self.growths.get((*names, period.days, *group), ()) if period else ()


def status_group(fact: Fact) -> FactStatus:
    """A fact's status, all results taken as one."""
    return FactStatus.ACTUAL if fact.status in RESULTS else fact.status


class Intervals:
    """The true values that facts allow under one reading, in their dimension's smallest unit.

    Either they were rounded to their last digit, or they are off by less than a `step`.
    """

    def __init__(self, base: Base, step: Callable[[Fact, Amount], Decimal] | None = None) -> None:
        self._units, self._step = base.units, step
        self._known: dict[str, Interval] = {}

    def of(self, fact: Fact) -> Interval:
        """What one fact allows."""
        if fact.id not in self._known:
            amount = fact.amount
            self._known[fact.id] = UNLIMITED if amount is None else self._read(fact, amount)
        return self._known[fact.id]

    def _read(self, fact: Fact, amount: Amount) -> Interval:
        unit, value = self._units[amount.unit], amount.value
        allowed = amount.allowed(unit)
        is_sure = amount.bound is not Bound.EXACT or amount.low is not None
        if self._step and not is_sure and allowed.low != allowed.high:
            step = self._step(fact, amount)
            allowed = Interval(value - step, value + step)
        factor = unit.factor or ONE
        return image(allowed, lambda limit: limit * factor)


def readings(base: Base) -> tuple[Intervals, Intervals, Intervals]:
    """What prints allow: rounded; rounded or cut off; and that as coarse as their spans are.

    14090000 万元 may be a converted 1409亿元. A number that ends in zeros may have been rounded
    there, if it is no rate.
    """
    units = cache(lambda id_: Units({id_: base.units[id_]}))

    def as_printed(fact: Fact, amount: Amount) -> Decimal:
        steps = [2 * half_unit(amount.value), *_steps(units(amount.unit), fact, amount)]
        if not fact.measure.is_percent and amount.unit != PERCENT.id:
            steps.append(last_place(amount.value) / 2)
        return max(steps)

    cut_off = Intervals(base, lambda _, amount: 2 * half_unit(amount.value))
    return Intervals(base), cut_off, Intervals(base, as_printed)


def _passed(units: Callable[[], Units], fact: Fact, amount: Amount) -> Decimal | None:
    """The number that a fact passes for the first time, in its unit.

    It says so by a rank, or by a span: 首破千亿元, `topped 100 billion for the first time`.
    """
    is_open = amount.bound in (Bound.OVER, Bound.AT_LEAST)
    if is_open and any(rank.kind is RankKind.FIRST_TO for rank in fact.ranks):
        return amount.value
    spans = (evidence.printed or "" for evidence in fact.evidence)
    for printed in filter(_FIRST_TIME.search, spans):
        for numeral in (numeral for numeral in numerals(printed) if numeral.is_first):
            passed = units().amount(numeral, units().of(numeral, printed), amount.unit)
            if passed is not None and passed <= amount.value:
                return passed
    return None


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
