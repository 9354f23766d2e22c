"""What a law is, and the laws that say what a figure is: value = base × (1 + growth)."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from functools import reduce
from itertools import chain, product
from typing import TYPE_CHECKING, NamedTuple

from jhstats import figure
from jhstats.check.index import RESULTS, UNLIMITED
from jhstats.derive import Reason
from jhstats.figure import ZERO, Interval, addend, plain
from jhstats.hierarchy import outer_metrics
from jhstats.model import Nature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jhstats.check.index import Index
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
    SUM = "sum"  # parts together = whole
    REST = "rest"  # parts together ≤ whole, which has others
    BOUND = "bound"  # a bound against an exact value
    MILESTONE = "milestone"  # first passed in a year: not reached in the years before

    @property
    def rule(self) -> str:
        """The name of the rule that holds it."""
        return _RULES.get(self, self.value)


_OF_SHARES = (Law.TWO_SHARES, Law.ABOVE_ALL, Law.ALL_PARTS, Law.ALL_SHARES)
_RULES = {Law.CHANGE: "growth", Law.REST: "sum", **dict.fromkeys(_OF_SHARES, "share")}
"""Laws that a rule of another name holds."""


class Term(NamedTuple):
    """A fact's number in a formula; maybe without the sign that stands before it."""

    fact: Fact
    without_sign: bool = False


Formula = tuple[str | Term, ...]
"""Arithmetic as it is told: numbers of facts, which words may give their units, and signs."""


class Constraint(NamedTuple):
    """That some facts allow of another one, the first, only so much.

    `allowed` makes that of what these allow, in their order; the formula has those whose numbers
    it prints; the reason is why none of this can be compared.
    """

    law: Law
    facts: tuple[Fact, ...]
    formula: Formula
    allowed: Callable[..., Interval]
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
        factors = "".join(f" × (1 {addend(value_of(step))}%)" for step in reversed(steps))
        for level, base in product(levels, index.levels(growth, before)):
            # Nobody agrees on what the growth of a loss is.
            allowed = _grown if value_of(base) >= 0 else _unlimited
            yield Constraint(Law.GROWTH, (level, base, *steps), (Term(base), factors), allowed)


def changes(index: Index) -> Iterator[Constraint]:
    """The law base + change = value."""
    for change in index.changes:
        if change.of is None:  # the change of a share is none of the level
            sign, term = " - " if value_of(change) < 0 else " + ", Term(change, without_sign=True)
            levels = (index.levels(change, period) for period in (change.period, change.before))
            for level, base in product(*levels):
                facts = (level, base, change)
                yield Constraint(Law.CHANGE, facts, (Term(base), sign, term), figure.add)


def shares(index: Index) -> Iterator[Constraint]:
    """The law part ÷ whole = share."""
    for share in chain.from_iterable(index.shares.values()):
        wholes = _wholes_of(index, share)
        for part in index.levels(share, share.period):
            if not wholes and share.of and share.period:
                for whole in index.of_days.get((share.of.metric, share.period.days), ())[:1]:
                    facts = (share, part, whole)
                    yield Constraint(Law.SHARE, facts, (), _unlimited, Reason.ENTITY)
            for whole in wholes:
                facts = (share, part, whole)
                if has_two_natures(index.base, share.metric, whole.metric):
                    yield Constraint(Law.SHARE, facts, (), _unlimited, Reason.NATURE)
                elif whole.value:
                    allowed = _percent if whole.value > 0 else _unlimited  # a loss has no parts
                    yield Constraint(Law.SHARE, facts, (Term(part), " / ", Term(whole)), allowed)


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
            other, its_part = told[0]
            for share, part in told[1:]:
                rates = f" / {plain(value_of(other))}% × {plain(value_of(share))}%"
                facts = (part, share, its_part, other)
                yield Constraint(Law.TWO_SHARES, facts, (Term(its_part), rates), _by_one_whole)


def has_two_natures(base: Base, metric: str, whole: str) -> bool:
    """Whether one of two metrics is a stock, and the other none or declared to be no part of it.

    A debt at the end of a year is converted at another rate than the product of that year.
    """
    natures = [base.metrics[id_].nature for id_ in (metric, whole)]
    if natures[0] is natures[1] or Nature.STOCK not in natures:
        return False
    return None not in natures or whole not in outer_metrics(base.metrics, metric)


def value_of(fact: Fact) -> Decimal:
    """The value of a fact of an index, which has one."""
    return fact.value or ZERO


def factor(growth: Interval) -> Interval:
    """What a growth multiplies with."""
    return figure.image(growth, lambda percent: 1 + percent / HUNDRED)


def _grown(base: Interval, *growths: Interval) -> Interval:
    return reduce(figure.multiply, map(factor, reversed(growths)), base)


def _percent(part: Interval, whole: Interval) -> Interval:
    return figure.image(figure.divide(part, whole), lambda quotient: quotient * HUNDRED)


def _by_one_whole(share: Interval, its_part: Interval, other: Interval) -> Interval:
    """What a share allows of its part, by another part and share of the whole."""
    return figure.multiply(figure.divide(its_part, other), share)


def _unlimited(*_: Interval) -> Interval:
    return UNLIMITED


def _without_level(index: Index, growth: Fact) -> Iterator[Constraint]:
    """A growth of which there are levels, though none that it can be held against."""
    period = growth.period
    year = (growth.metric, growth.entity, period and period.year, growth.dims)
    for level in index.of_year.get(year, ())[:1]:
        is_long = period is not None and period.start[0] < period.year
        reason = Reason.SEVERAL_YEARS if is_long else Reason.PART_YEAR
        reason = reason if level.status in RESULTS else Reason.TARGET
        yield Constraint(Law.GROWTH, (growth, level), (), _unlimited, reason)


def _wholes_of(index: Index, share: Fact) -> Sequence[Fact]:
    """The levels of the whole of a share."""
    of, entity = share.of, share.of and share.of.entity
    return index.levels(share, share.period, metric=of.metric, entity=entity) if of else ()
