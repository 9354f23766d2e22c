"""What a law is, and the laws: what a figure is, as base × (1 + growth), and what it is not."""

import operator
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import chain, islice, product
from typing import NamedTuple

from jhstats.ask.question import grouped
from jhstats.check.finding import Case
from jhstats.check.index import Index, status_group
from jhstats.derive import Reason, has_own_growth
from jhstats.figure import ONE, ZERO, Bound, Interval, addend, image, plain
from jhstats.model import PERCENT, RESULTS, Base, Fact, Measure, Nature, Sum, Whole
from jhstats.names import TERRITORIES, outer_metrics

_HUNDRED = Decimal(100)
_PERCENT = Interval(_HUNDRED, _HUNDRED)
_APART = {"country", *TERRITORIES} - {"region"}  # territories that do not overlap, as regions do


class Constraint(NamedTuple):
    """That some facts allow of another one, the first, only so much.

    `allowed` makes that of what these allow, in their order; None where they say nothing of each
    other, for a `reason` or not. The formula is text, and facts for their numbers.
    """

    law: Case
    facts: tuple[Fact, ...]
    formula: tuple[str | Fact, ...] = ()
    allowed: Callable[..., Interval] | None = None
    reason: Reason | None = None


def growths(index: Index) -> Iterator[Constraint]:
    """The laws base × (1 + growth) = value, and base + change = value."""
    # The change of a share is no level's.
    changes = (fact for fact in index.measured.get(Measure.CHANGE, ()) if not fact.of)
    for rate in chain(index.measured.get(Measure.GROWTH, ()), changes):
        is_growth, factor = rate.measure is Measure.GROWTH, f" × (1 {addend(_value_of(rate))}%)"
        levels, bases = (index.levels(rate, period) for period in (rate.period, rate.before))
        if is_growth and rate.period and not levels:  # what else is told of its year is no help
            near, year = index.alike[rate.metric, rate.entity, rate.dims], rate.period.year
            beside = (own for own in near if own.period and own.period.year == year)
            for level in islice((own for own in beside if own.measure is Measure.LEVEL), 1):
                reason = Reason.PART_YEAR if level.status in RESULTS else Reason.TARGET
                yield Constraint(Case.GROWTH, (rate, level), reason=reason)
        for level, base in product(levels, bases):
            facts = (level, base, rate)
            if is_growth:  # nobody agrees on what the growth of a loss is
                allowed = _grown if _value_of(base) >= 0 else None
                is_own = has_own_growth(level, index.base.metrics, index.base.units)
                apart = None if is_own else Reason.DIMENSION
                yield Constraint(Case.GROWTH, facts, (base, factor), allowed, apart)
            else:
                yield Constraint(Case.CHANGE, facts, (base, " + ", rate), operator.add)


def shares(index: Index) -> Iterator[Constraint]:
    """The law part ÷ whole = share."""
    theirs = grouped(index.measured.get(Measure.LEVEL, ()), lambda own: (own.metric, own.days))
    for share in (fact for fact in index.measured.get(Measure.SHARE, ()) if fact.of):
        parts = index.levels(share, share.period)
        wholes = index.levels(share, share.period, share.of)
        others = theirs.get((share.of and share.of.metric, share.days), ()) if not wholes else ()
        for part, whole in product(parts, others[:1]):
            yield Constraint(Case.SHARE, (share, part, whole), reason=Reason.ENTITY)
        for part, whole in product(parts, wholes):
            if whole.value and not _has_two_natures(index.base, share.metric, whole.metric):
                allowed = _percent if whole.value > 0 else None  # a loss has no parts
                facts, formula = (share, part, whole), (part, " / ", whole)
                yield Constraint(Case.SHARE, facts, formula, allowed)


def all_shares(index: Index) -> Iterator[Constraint]:
    """The law that shares of declared parts are 100 % at most, those of one breakdown together.

    Sums declare them; territories of a kind, directly within the whole's, are one. Others overlap.
    """
    groups: dict[tuple[object, ...], dict[str, Fact]] = {}
    for share in sorted(index.measured.get(Measure.SHARE, ()), key=_value_of):
        of, entity = share.of, index.base.entities[share.entity]
        parts = dict[object, str](_parts_of_sums(index.base, share))
        if of is None or not (parts or _is_of_part(index, share, of)):
            continue
        if _value_of(share) > _HUNDRED and of.entity in (None, entity.id):
            yield Constraint(Case.ABOVE_ALL, (share,), ("≤ 100",), lambda: Interval(None, _HUNDRED))
        if of.entity in entity.within and entity.kind in _APART:
            parts[share.metric, entity.kind] = entity.id
        key = (of.metric, of.entity or entity.id, share.days, status_group(share), share.dims)
        for breakdown, part in parts.items() if share.period else ():
            groups.setdefault((breakdown, *key), {}).setdefault(part, share)  # the least counts
    for group in groups.values():
        within = ((share, index.base.entities[share.entity].within) for share in group.values())
        told = [share for share, around in within if group.keys().isdisjoint(around)]
        if len(told) > 1 and sum(map(_value_of, told)) > _HUNDRED:
            first, *others = facts = told[::-1]
            formula = (first, *(part for share in others for part in (" + ", share)))
            yield Constraint(Case.ALL_PARTS, tuple(facts), formula, _left_of_hundred)


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


def milestones(index: Index) -> Iterator[Constraint]:
    """What is passed for the first time was reached in no year before."""
    results = (fact for fact in index.measured.get(Measure.LEVEL, ()) if fact.status in RESULTS)
    told = ((fact, index.passed(fact)) for fact in results)
    for fact, passed in ((fact, passed) for fact, passed in told if passed is not None):
        most = Interval(None, passed * (index.base.units[str(fact.unit)].factor or ONE))
        is_stock = index.base.metrics[fact.metric].nature is Nature.STOCK
        for earlier in index.series[fact.metric, fact.entity]:
            period, before = fact.period, earlier.period
            if before is None or period is None or before.end >= period.start:
                continue
            # A first quarter may pass what a fourth one has passed: seasons differ.
            is_alike = is_stock or before.days == period.earlier(period.year - before.year).days
            if is_alike and earlier in index.levels(fact, before):
                formula = (f"< {plain(passed)}",)
                yield Constraint(Case.MILESTONE, (earlier, fact), formula, lambda _, at=most: at)


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


def _parts_of_sums(base: Base, share: Fact) -> Iterator[tuple[Sum, str]]:
    """The sums that have a share's subject for a part of its whole, and that part."""
    of = share.of and Whole(share.of.metric, share.of.entity or share.entity)
    for declared in base.sums:
        metric, part = declared.metric, share.entity if declared.metric else share.metric
        whole = Whole(metric, declared.whole) if metric else Whole(declared.whole, share.entity)
        is_of_part = of == whole and metric in (None, share.metric) and part in declared.parts
        if is_of_part and not any(own[0] == "-" for own in declared.parts):
            yield declared, part


def _is_of_part(index: Index, share: Fact, whole: Whole) -> bool:
    """Whether a metric is declared a part of its whole, or is the whole of another entity."""
    metrics = (share.metric, *outer_metrics(index.base.metrics, share.metric))
    is_own = whole.entity in (None, share.entity)
    is_alike = not _has_two_natures(index.base, share.metric, whole.metric)
    return is_alike and whole.metric in metrics[is_own:]


def _left_of_hundred(*shares: Interval) -> Interval:
    return Interval(None, _HUNDRED - sum(share.low for share in shares if share.low is not None))


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


LAWS = (growths, shares, all_shares, parts, bounds, milestones, sums)
"""All that relates facts, in the order in which it is told."""
