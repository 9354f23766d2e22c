"""What a law is, and the laws: what a figure is, as base × (1 + growth), and what it is not."""

import operator
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import chain, product
from typing import NamedTuple

from jhstats.ask.question import grouped
from jhstats.check.finding import Case
from jhstats.check.index import Index
from jhstats.derive import CERTAINTY, has_own_growth
from jhstats.figure import ZERO, Bound, Interval, addend, image
from jhstats.model import PERCENT, Base, Fact, Measure, Nature, Sum, Whole
from jhstats.names import outer_metrics

_HUNDRED = Decimal(100)


class Constraint(NamedTuple):
    """That some facts allow of another one, the first, only so much.

    `allowed` makes that of what these allow, in their order. The formula is text, and facts for
    their numbers.
    """

    law: Case
    facts: tuple[Fact, ...]
    formula: tuple[str | Fact, ...]
    allowed: Callable[..., Interval]


def growths(index: Index) -> Iterator[Constraint]:
    """The laws base × (1 + growth) = value, and base + change = value."""
    # The change of a share is no level's.
    changes = (fact for fact in index.measured.get(Measure.CHANGE, ()) if not fact.of)
    tables = index.base.metrics, index.base.units
    for rate in chain(index.measured.get(Measure.GROWTH, ()), changes):
        is_growth, factor = rate.measure is Measure.GROWTH, f" × (1 {addend(_value_of(rate))}%)"
        levels, bases = (index.levels(rate, period) for period in (rate.period, rate.before))
        for level, base in product(levels, bases):
            facts = (level, base, rate)
            if CERTAINTY.index(base.status) > CERTAINTY.index(rate.status):
                continue  # it was revised since
            if not is_growth:
                yield Constraint(Case.CHANGE, facts, (base, " + ", rate), operator.add)
            # Nobody agrees on what the growth of a loss is.
            elif _value_of(base) >= 0 and has_own_growth(level, *tables):
                yield Constraint(Case.GROWTH, facts, (base, factor), _grown)


def shares(index: Index) -> Iterator[Constraint]:
    """The laws part ÷ whole = share, and share ≤ 100% of what is a part."""
    for share in (fact for fact in index.measured.get(Measure.SHARE, ()) if fact.of):
        parts = index.levels(share, share.period)
        wholes = index.levels(share, share.period, share.of)
        outer = [Whole(id_, None) for id_ in outer_metrics(index.base.metrics, share.metric)]
        if _value_of(share) > _HUNDRED and share.of in outer:
            yield Constraint(Case.ABOVE_ALL, (share,), ("≤ 100",), lambda: Interval(None, _HUNDRED))
        for part, whole in product(parts, wholes):
            is_mixed = _has_two_natures(index.base, share.metric, whole.metric)
            if _value_of(whole) > 0 and not is_mixed:  # a loss has no parts
                facts, formula = (share, part, whole), (part, " / ", whole)
                yield Constraint(Case.SHARE, facts, formula, _percent)


def parts(index: Index) -> Iterator[Constraint]:
    """The law part ≤ whole, but for a loss among gains."""
    for levels in index.series.values():
        metric = levels[0].metric
        for outer, part in product(outer_metrics(index.base.metrics, metric), levels):
            for whole in index.levels(part, part.period, Whole(outer, None)):
                is_loss = min(_value_of(part), _value_of(whole)) < 0
                if not is_loss and not _has_two_natures(index.base, metric, outer):
                    yield Constraint(Case.PART, (part, whole), ("≤ ", whole),
                                     lambda whole: Interval(None, whole.high))  # fmt: skip


def bounds(index: Index) -> Iterator[Constraint]:
    """A bound against the exact value, or against another bound."""
    for facts in grouped(index.facts, lambda own: (own.identity, own.unit == PERCENT.id)).values():
        exact = next((fact for fact in facts if fact.bound is Bound.EXACT), facts[0])
        for fact in facts:
            if fact.bound is not exact.bound:
                yield Constraint(Case.BOUND, (exact, fact), (fact,), lambda bound: bound)


def sums(index: Index) -> Iterator[Constraint]:
    """The law whole = parts, or whole ≥ parts where it has others, beside levels of all of them."""
    for declared in index.base.sums:
        parts = sorted(declared.parts, key=lambda part: part[0] == "-")  # a formula adds first
        for (metric, entity), levels in index.series.items():
            is_whole = declared.whole == (entity if declared.metric else metric)
            if is_whole and declared.metric in (None, metric):
                for whole in levels:
                    found = [_level_of_part(index, declared, whole, part) for part in parts]
                    facts = [fact for fact in found if fact]
                    if len(facts) == len(parts):
                        yield _sum(declared, whole, parts, facts)


def _has_two_natures(base: Base, metric: str, whole: str) -> bool:
    """Whether one of two metrics is a stock, and the other none or no declared part of it."""
    natures = [base.metrics[id_].nature for id_ in (metric, whole)]
    if natures[0] is natures[1] or Nature.STOCK not in natures:
        return False
    return None not in natures or whole not in outer_metrics(base.metrics, metric)


def _value_of(fact: Fact) -> Decimal:
    return fact.value or ZERO


def _grown(base: Interval, growth: Interval) -> Interval:
    return base * image(growth, lambda percent: 1 + percent / _HUNDRED)


def _percent(part: Interval, whole: Interval) -> Interval:
    return image(part / whole, lambda quotient: quotient * _HUNDRED)


def _level_of_part(index: Index, declared: Sum, whole: Fact, part: str) -> Fact | None:
    """The level of a part beside that of its whole; of several that of one source with it."""
    id_ = part.removeprefix("-")
    of = Whole(declared.metric, id_) if declared.metric else Whole(id_, whole.entity)
    levels = index.levels(whole, whole.period, of)
    sources = {evidence.source for evidence in whole.evidence}
    beside = (fact for fact in levels if any(span.source in sources for span in fact.evidence))
    return next(beside, levels[0] if levels else None)


def _sum(declared: Sum, whole: Fact, parts: list[str], facts: list[Fact]) -> Constraint:
    def allowed(*given: Interval) -> Interval:
        total = Interval(ZERO, ZERO)
        for part, limits in zip(parts, given, strict=True):
            total = total - limits if part[0] == "-" else total + limits
        return Interval(total.low, None) if declared.has_rest else total

    signs = (" - " if part[0] == "-" else " + " for part in parts)
    _, *formula = (part for pair in zip(signs, facts, strict=True) for part in pair)
    formula = ["≥ ", *formula] if declared.has_rest else formula
    case = Case.REST if declared.has_rest else Case.SUM
    return Constraint(case, (whole, *facts), tuple(formula), allowed)


LAWS = (growths, shares, parts, bounds, sums)
"""All that relates facts, in the order in which it is told."""
