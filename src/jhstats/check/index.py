"""The facts of a base as arithmetic asks for them: by what they tell, and what their prints allow.

A source rounds its figures, or cuts them off. Rounded, 1409 is 1408.5 to 1409.5; either way it is
off by less than a unit of its last digit, or of a coarser print's that it was converted from.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from jhstats import model
from jhstats.ask.question import grouped
from jhstats.figure import ONE, ZERO, Bound, Interval, half_unit, last_place, plain
from jhstats.model import PERCENT, RESULTS, Base, Fact, FactStatus, Measure, Whole
from jhstats.period import Period

_NUMBER = re.compile(r"\d[\d,.]*")


class Index:
    """The facts with a value, by what they tell."""

    def __init__(self, base: Base) -> None:
        self.base = base
        rates = {id_ for id_, unit in base.units.items() if model.is_rate(unit)}
        told = (fact for fact in base.facts if fact.value is not None)
        # Growth in tonnes tells nothing.
        self.facts = [own for own in told if own.unit in rates or not own.measure.is_percent]
        self._measured = grouped(self.facts, lambda fact: fact.measure)
        self._levels = grouped(
            self.of(Measure.LEVEL),
            lambda own: (own.metric, own.entity, own.days, status_group(own), own.dims),
        )

    def of(self, measure: Measure) -> Sequence[Fact]:
        """Those of a measure."""
        return self._measured.get(measure, ())

    def levels(self, like: Fact, period: Period | None, of: Whole | None = None) -> Sequence[Fact]:
        """The levels of a period: of a fact's own metric and entity unless a whole is named.

        Those of the same dims: of women nothing follows for all. Targets go with targets; of
        results those of the own status, else the best: an actual one replaces a preliminary.
        """
        metric, entity = of or (like.metric, None)
        days = period and period.days
        key = (metric, entity or like.entity, days, status_group(like), like.dims)
        found = self._levels.get(key, ()) if period else ()
        statuses = {level.status for level in found} or {like.status}
        best = like.status if like.status in statuses else min(statuses, key=RESULTS.index)
        return [level for level in found if level.status is best]

    def allowed(self, fact: Fact, *, is_wide: bool = False) -> Interval:
        """The true values that a fact allows, in its dimension's own unit.

        It was rounded to its last digit; or widely it was rounded or cut off, where its spans
        print it as coarse as it is: 14090000 万元 may be a converted 1409亿元. A number that ends
        in zeros may have been rounded there, if it is no rate.
        """
        value = fact.value
        if value is None:
            return Interval()
        unit = self.base.units[str(fact.unit)]
        allowed = fact.allowed(unit)
        is_sure = fact.bound is not Bound.EXACT or fact.low is not None
        if is_wide and not is_sure and allowed.low != allowed.high:
            step = max(_steps(fact, value))
            allowed = Interval(value - step, value + step)
        zero = unit.offset if fact.measure is Measure.LEVEL else None
        return allowed * (unit.factor or ONE) + (zero or ZERO)


def _steps(fact: Fact, value: Decimal) -> Iterator[Decimal]:
    """By how much a printed value may be off: units of its last digit, and of its spans'."""
    yield 2 * half_unit(value)
    if not fact.measure.is_percent and fact.unit != PERCENT.id:
        yield last_place(value) / 2
    printed = _NUMBER.findall(" ".join(own.printed or "" for own in fact.evidence))
    digits, *told = (re.sub(r"\D", "", number).lstrip("0") for number in (plain(value), *printed))
    near = [own for own in told if own.rstrip("0") == digits.rstrip("0")]
    if near and digits and digits not in told:  # of 10月1000亿元 the finer one
        yield ONE.scaleb(value.adjusted() - max(map(len, near)) + 1)


def is_apart(facts: Iterable[Fact]) -> bool:
    """Whether all facts have sources and no source prints all: then all may stand as printed."""
    sources = [{evidence.source for evidence in fact.evidence} for fact in facts]
    return all(sources) and not set.intersection(*sources)


def status_group(fact: Fact) -> FactStatus:
    """A fact's status, all results taken as one."""
    return FactStatus.ACTUAL if fact.status in RESULTS else fact.status
