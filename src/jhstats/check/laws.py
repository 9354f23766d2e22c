"""What a law is, and the laws that say what a figure is: value = base × (1 + growth)."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from jhstats import figure
from jhstats.check.index import RESULTS
from jhstats.check.intervals import UNLIMITED
from jhstats.derive import Reason
from jhstats.figure import ZERO, addend, plain
from jhstats.hierarchy import outer_metrics
from jhstats.model import Nature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jhstats.check.index import Index
    from jhstats.check.intervals import Intervals
    from jhstats.figure import Interval
    from jhstats.model import Base, Fact

HUNDRED = Decimal(100)
_LONGEST_CHAIN = 12


class Law(Enum):
    """Which law it is."""

    GROWTH = "growth"  # base × (1 + growth) = value
    CHANGE = "change"  # base + change = value
    SHARE = "share"  # part ÷ whole = share
    TWO_SHARES = "two-shares"  # two shares of one whole: part ÷ share = part ÷ share
    PART = "part"  # part ≤ whole
    ABOVE_ALL = "above-all"  # share ≤ 100 %
    ALL_PARTS = "all-parts"  # shares of declared parts of one whole ≤ 100 % together
    ALL_SHARES = "all-shares"  # the same of what nothing says to overlap
    BOUND = "bound"  # a bound against an exact value
    MILESTONE = "milestone"  # first passed in a year: not reached in the years before

    @property
    def rule(self) -> str:
        """The name of the rule that holds it."""
        return _RULES.get(self, self.value)


_OF_SHARES = (Law.TWO_SHARES, Law.ABOVE_ALL, Law.ALL_PARTS, Law.ALL_SHARES)
_RULES = {Law.CHANGE: "growth", **dict.fromkeys(_OF_SHARES, "share")}
"""Laws that a rule of another name holds."""


class Term(NamedTuple):
    """A fact's number in a formula; maybe without the sign that stands before it."""

    fact: Fact
    without_sign: bool = False


Formula = tuple[str | Term, ...]
"""Arithmetic as it is told: numbers of facts, which words may give their units, and signs."""


class Constraint(NamedTuple):
    """That some facts allow of another one, the first, only so much under a reading of prints.

    The formula has those whose numbers it prints; the reason is why none of this can be compared.
    """

    law: Law
    facts: tuple[Fact, ...]
    formula: Formula
    allowed: Callable[[Intervals], Interval]
    reason: Reason | None = None


def growths(index: Index) -> Iterator[Constraint]:
    """The law base × (1 + growth) = value, in a chain where the levels between are missing."""
    for growth in chain.from_iterable(index.growths.values()):
        levels = index.levels(growth, growth.period)
        if not levels:
            yield from _without_level(index, growth)
            continue
        steps, before = [growth], growth.before
        while before and not index.levels(growth, before) and len(steps) < _LONGEST_CHAIN:
            earlier = index.growths_of(growth, before)
            steps += earlier[:1]
            before = earlier[0].before if earlier else None
        for level in levels:
            for base in index.levels(growth, before):
                yield _product(level, base, steps)


def changes(index: Index) -> Iterator[Constraint]:
    """The law base + change = value."""
    for change in index.changes:
        if change.of is None:  # the change of a share is none of the level
            for level in index.levels(change, change.period):
                for base in index.levels(change, change.before):
                    yield _sum(level, base, change)


def shares(index: Index) -> Iterator[Constraint]:
    """The law part ÷ whole = share."""
    for share in chain.from_iterable(index.shares.values()):
        wholes = _wholes_of(index, share)
        for part in index.levels(share, share.period):
            if not wholes and share.of and share.period:
                for whole in index.of_any_entity(share.of.metric, share.period)[:1]:
                    yield _incomparable(Law.SHARE, (share, part, whole), Reason.ENTITY)
            for whole in wholes:
                if has_two_natures(index.base, share.metric, whole.metric):
                    yield _incomparable(Law.SHARE, (share, part, whole), Reason.NATURE)
                elif whole.value:
                    yield _quotient(share, part, whole)


def two_shares(index: Index) -> Iterator[Constraint]:
    """Two shares of one whole that no source prints must imply the same whole."""
    for group in index.shares.values():
        told = [
            (share, part)
            for share in group
            if share.value
            and not (share.of and has_two_natures(index.base, share.metric, share.of.metric))
            for part in index.levels(share, share.period)
        ]
        if told and not _wholes_of(index, told[0][0]):
            for share, part in told[1:]:
                yield _by_one_whole(share, part, *told[0])


def has_two_natures(base: Base, metric: str, whole: str) -> bool:
    """Whether one of two metrics is a stock, and the other none or declared to be no part of it.

    A debt at the end of a year is converted at another rate than the product of that year.
    """
    natures = [base.metrics[id_].nature for id_ in (metric, whole)]
    if natures[0] is natures[1] or Nature.STOCK not in natures:
        return False
    return None not in natures or whole not in outer_metrics(base.metrics, metric)


def factor(growth: Fact, intervals: Intervals) -> Interval:
    """What a growth multiplies with."""
    return figure.image(intervals.of(growth), lambda percent: 1 + percent / HUNDRED)


def _product(level: Fact, base: Fact, steps: list[Fact]) -> Constraint:
    def allowed(intervals: Intervals) -> Interval:
        if (base.value or ZERO) < 0:
            return UNLIMITED  # nobody agrees on what the growth of a loss is
        result = intervals.of(base)
        for step in reversed(steps):
            result = figure.multiply(result, factor(step, intervals))
        return result

    factors = (f" × (1 {addend(step.value or ZERO)}%)" for step in reversed(steps))
    formula = (Term(base), "".join(factors))
    return Constraint(Law.GROWTH, (level, base, *steps), formula, allowed)


def _sum(level: Fact, base: Fact, change: Fact) -> Constraint:
    sign = " - " if (change.value or ZERO) < 0 else " + "
    return Constraint(
        Law.CHANGE,
        (level, base, change),
        (Term(base), sign, Term(change, without_sign=True)),
        lambda intervals: figure.add(intervals.of(base), intervals.of(change)),
    )


def _quotient(share: Fact, part: Fact, whole: Fact) -> Constraint:
    def allowed(intervals: Intervals) -> Interval:
        ratio = figure.divide(intervals.of(part), intervals.of(whole))
        is_loss = (whole.value or ZERO) < 0  # which has no parts
        return UNLIMITED if is_loss else figure.image(ratio, lambda quotient: quotient * HUNDRED)

    formula = (Term(part), " / ", Term(whole))
    return Constraint(Law.SHARE, (share, part, whole), formula, allowed)


def _by_one_whole(share: Fact, part: Fact, other: Fact, its_part: Fact) -> Constraint:
    """A part and its share, set against another part and share of the whole."""

    def allowed(intervals: Intervals) -> Interval:
        whole = figure.divide(intervals.of(its_part), intervals.of(other))
        return figure.multiply(whole, intervals.of(share))

    numbers = [plain(fact.value or ZERO) for fact in (other, share)]
    formula = (Term(its_part), f" / {numbers[0]}% × {numbers[1]}%")
    return Constraint(Law.TWO_SHARES, (part, share, its_part, other), formula, allowed)


def _without_level(index: Index, growth: Fact) -> Iterator[Constraint]:
    """A growth of which there are levels, though none that it can be held against."""
    for level in index.of_year(growth)[:1]:
        period = growth.period
        is_long = period is not None and period.start[0] < period.year
        reason = Reason.SEVERAL_YEARS if is_long else Reason.PART_YEAR
        reason = reason if level.status in RESULTS else Reason.TARGET
        yield _incomparable(Law.GROWTH, (growth, level), reason)


def _incomparable(law: Law, facts: tuple[Fact, ...], reason: Reason) -> Constraint:
    return Constraint(law, facts, (), lambda _: UNLIMITED, reason)


def _wholes_of(index: Index, share: Fact) -> Sequence[Fact]:
    """The levels of the whole of a share."""
    of, entity = share.of, share.of and share.of.entity
    return index.levels(share, share.period, metric=of.metric, entity=entity) if of else ()
