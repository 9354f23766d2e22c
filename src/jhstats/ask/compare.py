"""Facts side by side: over periods, over entities, or over metrics, with what follows from them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jhstats import derive, figure
from jhstats.ask.question import NO_FILTERS, nothing, understand
from jhstats.ask.rows import Row, in_asked_unit, in_unit, row_of
from jhstats.derive import Operand
from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.hierarchy import outer_metrics
from jhstats.model import FactStatus, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from jhstats.ask.question import Filters
    from jhstats.ask.store import Selection, Store
    from jhstats.derive import Derived


class Comparison(NamedTuple):
    """Facts, oldest first, and what follows from them."""

    rows: list[Row]
    derived: list[Derived]


def compare(store: Store, words: Sequence[str], filters: Filters = NO_FILTERS) -> Comparison:
    """Compare one metric over its periods, several over one period, or entities.

    Raises:
        QueryError: a word names no metric, nothing is left, or there is nothing to compare.
        UsageError: no metric is named, a filter has no such value, or no value converts.
    """
    selection = understand(store, words, filters, "compare", [])
    if not selection.metrics:
        raise UsageError([Problem(Kind.NO_METRIC, {})])
    facts = [fact for fact in store.select(selection) if fact.value is not None]
    if not facts:
        raise nothing(store, selection)
    rows = in_asked_unit(store, [row_of(fact) for fact in facts], filters.unit)
    first = selection.metrics[0]
    unit = None if filters.unit else store.metrics[first].unit
    rows = [in_unit(store, row, store.units[unit]) if unit else row for row in rows]
    operands = [_operand(store, row) for row in rows]
    derived = [*_derived(store, selection, operands), *_implied(operands)]
    if not derived:
        raise QueryError([Problem(Kind.NOTHING_TO_COMPARE, {"facts": len(rows)})])
    return Comparison(rows, derived)


def _operand(store: Store, row: Row) -> Operand:
    """A row with a value, to derive from; the limits of a converted one are those of its print."""
    fact = row.fact
    if not row.is_converted:
        return Operand.of(fact)

    def converted(value: Decimal) -> Decimal:
        sizes = [store.units[unit].factor if unit else None for unit in (fact.unit, row.unit)]
        return figure.convert(value, sizes[0] or figure.ONE, sizes[1] or figure.ONE)

    printed = fact.value or figure.ZERO
    allowed = figure.mapped(figure.interval(printed, fact.bound), converted)
    half = converted(figure.half_unit(printed))
    return Operand(fact, row.value or figure.ZERO, row.unit, allowed, half)


def _derived(store: Store, selection: Selection, operands: list[Operand]) -> Iterator[Derived]:
    if len(selection.metrics) > 1:
        yield from _over_metrics(store, selection, operands)
    if len(selection.entities) > 1:
        yield from _over_entities(selection, operands)
    if len(selection.metrics) == 1 and len(selection.entities) < _SEVERAL:
        yield from _over_periods(operands)


_SEVERAL = 2


def _over_periods(operands: list[Operand]) -> Iterator[Derived]:
    """From each period to the next, and from the first result to the last."""
    series: dict[tuple[object, ...], list[Operand]] = {}
    for one in operands:
        fact = one.fact
        if fact.period and fact.from_ is None:
            series.setdefault((fact.entity, fact.measure, fact.of), []).append(one)
    for own in series.values():
        own.sort(key=lambda one: (one.fact.period or ())[:2])
        for older, newer in pairwise(own):
            yield from derive.over_time(older, newer)
        results = [one for one in own if one.fact.status is FactStatus.ACTUAL]
        if len(results) > _SEVERAL and not derive.why_not(results[-1], results[0]):
            yield from derive.over_time(results[0], results[-1])


def _over_metrics(store: Store, selection: Selection, operands: list[Operand]) -> Iterator[Derived]:
    """Each metric against those named before it, for one entity and period."""
    for position, metric in enumerate(selection.metrics):
        for earlier in selection.metrics[:position]:
            for one, other in _pairs(operands, metric, earlier):
                if one.fact.metric in outer_metrics(store.metrics, other.fact.metric):
                    one, other = other, one  # noqa: PLW2901 - the part comes first
                part = other.fact.metric in outer_metrics(store.metrics, one.fact.metric)
                yield from derive.side_by_side(one, other, is_part=part)


def _pairs(operands: list[Operand], metric: str, earlier: str) -> Iterator[tuple[Operand, Operand]]:
    for one in operands:
        for other in operands:
            if (one.fact.metric, other.fact.metric) == (earlier, metric) and _alike(one, other):
                yield one, other


def _over_entities(selection: Selection, operands: list[Operand]) -> Iterator[Derived]:
    """Each entity against those named before it, for one metric and period."""
    for position, entity in enumerate(selection.entities):
        for earlier in selection.entities[:position]:
            for one in operands:
                for other in operands:
                    named = (one.fact.entity, other.fact.entity) == (earlier, entity)
                    if named and one.fact.metric == other.fact.metric and _alike(one, other):
                        yield from derive.side_by_side(one, other)


def _alike(one: Operand, other: Operand) -> bool:
    """Whether two facts give the same measure of the same period (and entity or metric)."""
    left, right = one.fact, other.fact
    same = (left.measure, left.period, left.status) == (right.measure, right.period, right.status)
    return same and (left.entity == right.entity or left.metric == right.metric)


def _implied(operands: list[Operand]) -> Iterator[Derived]:
    """Values that a level implies with its growth or share, unless they are printed."""
    levels = (one.fact for one in operands if one.fact.measure is Measure.LEVEL)
    printed = {(one.metric, one.entity, one.period and one.period.days) for one in levels}
    for one in derive.implied(operands):
        if (one.metric, one.entity, one.period and one.period.days) not in printed:
            yield one
