"""Laws that say what a figure is not: no part above its whole, no milestone passed twice."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from jhstats import figure
from jhstats.check.index import status_group
from jhstats.check.laws import HUNDRED, Constraint, Law, factor, has_two_natures, value_of
from jhstats.figure import ONE, Bound, Interval, addend, plain
from jhstats.hierarchy import outer_entities, outer_metrics
from jhstats.model import Nature, Whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from decimal import Decimal

    from jhstats.check.index import Index
    from jhstats.model import Base, Fact


def above_all(index: Index) -> Iterator[Constraint]:
    """The law share ≤ 100 %, where the whole is one of which the metric is a declared part.

    Trade may well be more than the product that it is told as a share of.
    """
    for share in chain.from_iterable(index.shares.values()):
        of = share.of if value_of(share) > HUNDRED else None
        if of and of.entity in (None, share.entity) and _is_of_part(index, share, of):
            yield Constraint(Law.ABOVE_ALL, (share,), ("≤ 100",), lambda: Interval(None, HUNDRED))


def all_shares(index: Index) -> Iterator[Constraint]:
    """The law that shares of one whole are 100 % at most together, if none lies in another.

    They are of several metrics of one entity, or of one metric of several entities of a kind.
    """
    entities, outer = index.base.entities, outer_entities(index.base.entities)
    groups: dict[tuple[object, ...], dict[str, tuple[Fact, Iterable[str]]]] = {}
    every = sorted(chain.from_iterable(index.shares.values()), key=value_of)
    # A metric that is above its whole anywhere, as trade is, is no part of it.
    beyond = {share.metric for share in every if share.of and value_of(share) > HUNDRED}
    for share in every:
        of, metric = share.of, share.metric
        has_least = share.bound in (Bound.EXACT, Bound.OVER, Bound.AT_LEAST)
        if of is None or not share.period or not has_least or metric in beyond:
            continue
        if has_two_natures(index.base, metric, of.metric):
            continue
        whole = (of.metric, of.entity or share.entity)
        key = (whole, share.days, status_group(share), share.dims)
        around = outer_metrics(index.base.metrics, metric)
        # Of several that tell one share the least counts.
        groups.setdefault((*key, share.entity), {}).setdefault(metric, (share, around))
        if of.entity:
            group = groups.setdefault((*key, metric, entities[share.entity].kind), {})
            group.setdefault(share.entity, (share, outer(share.entity)))
    for group in groups.values():
        told = [share for share, around in group.values() if group.keys().isdisjoint(around)]
        if len(told) > 1 and sum(map(value_of, told)) > HUNDRED:
            yield _together(index, outer, told)


def parts(index: Index) -> Iterator[Constraint]:
    """The law part ≤ whole, but for a loss among gains."""
    for levels in index.series.values():
        metric = levels[0].metric
        for outer in outer_metrics(index.base.metrics, metric):
            for part in levels:
                for whole in index.levels(part, part.period, Whole(outer, None)):
                    is_loss = min(value_of(part), value_of(whole)) < 0
                    if not is_loss and not has_two_natures(index.base, metric, outer):
                        yield Constraint(Law.PART, (part, whole), ("≤ ", whole),
                                         lambda whole: Interval(None, whole.high))  # fmt: skip


def bounds(index: Index) -> Iterator[Constraint]:
    """A bound against the exact value, or against another bound."""
    for facts in index.identical.values():
        exact = next((fact for fact in facts if fact.bound is Bound.EXACT), facts[0])
        for fact in facts:
            if fact.bound is not exact.bound:
                yield Constraint(Law.BOUND, (exact, fact), (fact,), lambda bound: bound)


def milestones(index: Index) -> Iterator[Constraint]:
    """What is passed for the first time was not reached before, as printed or as implied."""
    for fact in index.base.facts:
        if fact.id in index.passed:
            yield from _not_before(index, fact, index.passed[fact.id])


def _not_before(index: Index, fact: Fact, passed: Decimal) -> Iterator[Constraint]:
    """A milestone lies above all earlier levels, and the one that a growth implies before it."""
    limit = passed * (index.base.units[str(fact.unit)].factor or ONE)
    most = Interval(None, limit)

    def allowed(growth: Interval) -> Interval:
        return Interval(None, figure.multiply(Interval(limit, limit), factor(growth)).high)

    for earlier in index.series.get((fact.metric, fact.entity), ()):
        is_before = _is_before(index.base, earlier, fact)
        if is_before and earlier in index.levels(fact, earlier.period):
            formula = (f"< {plain(passed)}",)
            yield Constraint(Law.MILESTONE, (earlier, fact), formula, lambda _: most)
    for growth in index.growths_of(fact, fact.period):
        if fact.bound is Bound.EXACT and growth.value and growth.value > -HUNDRED:
            formula = (f"< {plain(passed)} × (1 {addend(growth.value)}%)",)
            yield Constraint(Law.PASSED_BEFORE, (fact, growth), formula, allowed)


def _is_of_part(index: Index, share: Fact, whole: Whole) -> bool:
    """Whether a metric is declared a part of its whole, or is the whole of another entity."""
    metrics = (share.metric, *outer_metrics(index.base.metrics, share.metric))
    is_own = whole.entity in (None, share.entity)
    is_alike = not has_two_natures(index.base, share.metric, whole.metric)
    return is_alike and whole.metric in metrics[is_own:]


def _together(
    index: Index, outer: Callable[[str], frozenset[str]], shares: list[Fact]
) -> Constraint:
    first, *others = reversed(shares)

    def allowed(*taken: Interval) -> Interval:
        return Interval(None, HUNDRED - sum(share.low for share in taken if share.low is not None))

    are_parts = all(
        share.of and _is_of_part(index, share, share.of)
        and (share.of.entity or share.entity) in {share.entity, *outer(share.entity)}
        for share in shares
    )  # fmt: skip
    formula: list[str | Fact] = [first]
    for share in others:
        formula += [" - " if value_of(share) < 0 else " + ", share]
    law = Law.ALL_PARTS if are_parts else Law.ALL_SHARES
    return Constraint(law, (first, *others), tuple(formula), allowed)


def _is_before(base: Base, earlier: Fact, fact: Fact) -> bool:
    """Whether a level is of an earlier time: of a stretch, of the same part of an earlier year.

    A first quarter may pass what a fourth one has passed: seasons differ.
    """
    before, period = earlier.period, fact.period
    if before is None or period is None or before.end >= period.start:
        return False
    same_part = before.days == period.earlier(period.year - before.year).days
    return same_part or base.metrics[fact.metric].nature is Nature.STOCK
