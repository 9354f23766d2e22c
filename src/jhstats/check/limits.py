"""Laws that say what a figure is not: no part above its whole, no milestone passed twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jhstats import figure
from jhstats.check.index import RESULTS
from jhstats.check.laws import HUNDRED, Constraint, Law, Term, factor
from jhstats.figure import ZERO, Bound, Interval, addend, plain
from jhstats.hierarchy import outer_metrics
from jhstats.lang.numerals import numerals
from jhstats.model import Measure, Nature, RankKind
from jhstats.text.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jhstats.check.index import Index
    from jhstats.check.intervals import Intervals
    from jhstats.model import Base, Fact

_FIRST_TIME = re.compile("首|first time")


def above_all(index: Index) -> Iterator[Constraint]:
    """The law share ≤ 100 %, where the whole is one of which the metric is a declared part.

    Trade may well be more than the product that it is told as a share of.
    """
    most = Interval(None, HUNDRED)
    for share in (share for group in index.shares.values() for share in group):
        if share.value and share.value > HUNDRED and _is_of_part(index.base, share):
            yield Constraint(Law.ABOVE_ALL, (share,), ("≤ 100",), lambda _: most)


def parts(index: Index) -> Iterator[Constraint]:
    """The law part ≤ whole, but for a loss among gains."""
    for (metric, entity), levels in index.series.items():
        for outer in outer_metrics(index.base.metrics, metric):
            for part in levels:
                for whole in index.levels(part, part.period, metric=outer, entity=entity):
                    if not _is_negative(part) and not _is_negative(whole):
                        yield _at_most(part, whole)


def bounds(index: Index) -> Iterator[Constraint]:
    """A bound against the exact value, or against another bound."""
    for facts in index.identical.values():
        exact = next((fact for fact in facts if fact.bound is Bound.EXACT), facts[0])
        yield from (_equal(exact, fact) for fact in facts if fact.bound is not exact.bound)


def milestones(index: Index) -> Iterator[Constraint]:
    """What is passed for the first time was not reached before, as printed or as implied."""
    for fact in index.base.facts:
        passed = index.passed.get(fact.id)
        if passed is None or fact.period is None:
            continue
        for earlier in index.series.get((fact.metric, fact.entity), ()):
            if not _is_before(index.base, earlier, fact):
                continue
            if earlier in index.levels(fact, earlier.period):
                yield _not_yet(earlier, fact, passed)
        for growth in index.growths_of(fact, fact.period):
            if fact.bound is Bound.EXACT and growth.value and growth.value > -HUNDRED:
                yield _not_a_year_before(fact, growth, passed)


def passed_first(base: Base) -> dict[str, Decimal]:
    """The numbers that facts pass for the first time, each in its fact's unit, by fact id.

    A fact says so by a rank, or by a span: 首破千亿元, `topped 100 billion for the first time`.
    """
    units = Units(base.units)
    found = ((fact.id, _passed(units, fact)) for fact in base.facts)
    return {id_: passed for id_, passed in found if passed is not None}


def _passed(units: Units, fact: Fact) -> Decimal | None:
    amount = fact.amount
    if amount is None or fact.measure is not Measure.LEVEL or fact.status not in RESULTS:
        return None
    is_open = amount.bound in (Bound.OVER, Bound.AT_LEAST)
    if is_open and any(rank.kind is RankKind.FIRST_TO for rank in fact.ranks):
        return amount.value
    for evidence in fact.evidence:
        printed = evidence.printed or ""
        if not _FIRST_TIME.search(printed):
            continue
        for numeral in numerals(printed):
            if numeral.is_first:
                passed = units.amount(numeral, units.of(numeral, printed), amount.unit)
                if passed is not None and passed <= amount.value:
                    return passed
    return None


def _is_of_part(base: Base, share: Fact) -> bool:
    """Whether a share is of a metric of which its own is declared a part."""
    of = share.of
    if of is None or of.entity not in (None, share.entity):
        return False
    return of.metric in outer_metrics(base.metrics, share.metric)


def _is_negative(fact: Fact) -> bool:
    return (fact.value or ZERO) < 0


def _is_before(base: Base, earlier: Fact, fact: Fact) -> bool:
    """Whether a level is of an earlier time: of a stretch, of the same part of an earlier year.

    A first quarter may pass what a fourth one has passed: seasons differ.
    """
    before, period = earlier.period, fact.period
    if before is None or period is None or earlier.status not in RESULTS:
        return False
    is_stock = base.metrics[fact.metric].nature is Nature.STOCK
    same_part = (before.start[1:], before.end[1], before.months) == (
        period.start[1:], period.end[1], period.months
    )  # fmt: skip
    return before.end < period.start and (is_stock or same_part)


def _at_most(part: Fact, whole: Fact) -> Constraint:
    def allowed(intervals: Intervals) -> Interval:
        return Interval(None, intervals.of(whole).high)

    return Constraint(Law.PART, (part, whole), ("≤ ", Term(whole)), allowed)


def _equal(exact: Fact, fact: Fact) -> Constraint:
    return Constraint(Law.BOUND, (exact, fact), (Term(fact),), lambda intervals: intervals.of(fact))


def _not_yet(earlier: Fact, fact: Fact, passed: Decimal) -> Constraint:
    """The level of an earlier period lies below the milestone."""

    def allowed(intervals: Intervals) -> Interval:
        return Interval(None, passed * intervals.factor(fact))

    return Constraint(Law.MILESTONE, (earlier, fact), (f"< {plain(passed)}",), allowed)


def _not_a_year_before(fact: Fact, growth: Fact, passed: Decimal) -> Constraint:
    """The level of the year before, as the growth implies it, lies below the milestone."""

    def allowed(intervals: Intervals) -> Interval:
        limit = passed * intervals.factor(fact)
        return Interval(
            None, figure.multiply(Interval(limit, limit), factor(growth, intervals)).high
        )

    formula = (f"< {plain(passed)} × (1 {addend(growth.value or ZERO)}%)",)
    return Constraint(Law.MILESTONE, (fact, growth), formula, allowed)
