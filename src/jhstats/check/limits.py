"""Laws that say what a figure is not: no part above its whole, no milestone passed twice."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jhstats import figure
from jhstats.check.equations import factor
from jhstats.check.index import RESULTS
from jhstats.check.law import Claim, Law, Term
from jhstats.figure import ZERO, Bound, Interval, addend, plain
from jhstats.hierarchy import outer_metrics
from jhstats.model import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.check.index import Index
    from jhstats.check.prints import Prints
    from jhstats.model import Base, Fact

_HUNDRED = Decimal(100)


def above_all(index: Index) -> Iterator[Claim]:
    """The law share ≤ 100 %, where the whole is one of which the metric is a declared part.

    Trade may well be more than the product that it is told as a share of.
    """
    most = Interval(None, _HUNDRED)
    for alike in index.shares.values():
        for one in alike:
            if one.value and one.value > _HUNDRED and _is_part(index.base, one):
                yield Claim(Law.ABOVE_ALL, one, (one,), lambda _: most, ("≤ 100",))


def parts(index: Index) -> Iterator[Claim]:
    """The law part ≤ whole."""
    metrics = index.base.metrics
    for (metric, entity), levels in index.series.items():
        for outer in outer_metrics(metrics, metric):
            for part in levels:
                days = part.period and part.period.days
                for whole in index.levels(part, days, metric=outer, entity=entity):
                    if _is_negative(part) or _is_negative(whole):
                        continue  # a loss among gains

                    def allowed(prints: Prints, whole: Fact = whole) -> Interval:
                        return Interval(None, prints.of(whole).high)

                    formula = ("≤ ", Term(whole))
                    yield Claim(Law.PART, part, (part, whole), allowed, formula)


def bounds(index: Index) -> Iterator[Claim]:
    """A bound against the exact value, or against another bound."""
    for alike in index.alike.values():
        if len(alike) == 1:
            continue
        exact = next((one for one in alike if one.bound is Bound.EXACT), alike[0])
        for one in alike:
            if one.bound is not exact.bound:

                def allowed(prints: Prints, one: Fact = one) -> Interval:
                    return prints.of(one)

                yield Claim(Law.BOUND, exact, (exact, one), allowed, (Term(one),))


def milestones(index: Index) -> Iterator[Claim]:
    """What is passed for the first time was not reached before, as printed or as implied."""
    for one in index.base.facts:
        passed = index.passed.get(one.id)
        if passed is None or one.period is None:
            continue
        for earlier in index.series.get((one.metric, one.entity), ()):
            days = earlier.period and earlier.period.days
            if _is_before(index.base, earlier, one) and earlier in index.levels(one, days):
                yield _not_yet(earlier, one, passed)
        for growth in index.growths_of(one, one.period.days):
            if one.bound is Bound.EXACT and growth.value and growth.value > -_HUNDRED:
                yield _not_a_year_before(one, growth, passed)


def _is_part(base: Base, share: Fact) -> bool:
    """Whether a share is of a metric of which its own is declared a part."""
    of = share.of
    if of is None or of.entity not in (None, share.entity):
        return False
    return of.metric in outer_metrics(base.metrics, share.metric)


def _is_negative(one: Fact) -> bool:
    return one.value is not None and one.value < 0


def _is_before(base: Base, earlier: Fact, one: Fact) -> bool:
    """Whether a level is of an earlier time: of a stretch, of the same part of an earlier year.

    A first quarter may pass what a fourth one has passed: seasons differ.
    """
    before, period = earlier.period, one.period
    if before is None or period is None or earlier.status not in RESULTS:
        return False
    is_stock = base.metrics[one.metric].nature is Nature.STOCK
    same_part = (before.start[1:], before.end[1], before.months) == (
        period.start[1:], period.end[1], period.months
    )  # fmt: skip
    return before.end < period.start and (is_stock or same_part)


def _not_yet(earlier: Fact, one: Fact, passed: Decimal) -> Claim:
    """The level of an earlier period lies below the milestone."""

    def allowed(prints: Prints) -> Interval:
        return Interval(None, passed * prints.factor(one))

    return Claim(Law.MILESTONE, earlier, (earlier, one), allowed, (f"< {plain(passed)}",))


def _not_a_year_before(one: Fact, growth: Fact, passed: Decimal) -> Claim:
    """The level of the year before, as the growth implies it, lies below the milestone."""

    def allowed(prints: Prints) -> Interval:
        limit = passed * prints.factor(one)
        return Interval(None, figure.multiply(Interval(limit, limit), factor(growth, prints)).high)

    formula = (f"< {plain(passed)} × (1 {addend(growth.value or ZERO)}%)",)
    return Claim(Law.MILESTONE, one, (one, growth), allowed, formula)
