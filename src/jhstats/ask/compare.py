"""Facts side by side: over periods, over entities, or over metrics, with what follows from them."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from jhstats import derive, figure
from jhstats.ask.question import NO_FILTERS, select_facts, understand
from jhstats.ask.rows import Row, in_one_unit, row_of
from jhstats.derive import Operand
from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.hierarchy import outer_metrics
from jhstats.model import FactStatus, Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jhstats.ask.question import Filters
    from jhstats.ask.store import Selection, Store
    from jhstats.derive import Derived
    from jhstats.model import Fact

_SEVERAL = 2


class Comparison(NamedTuple):
    """Facts, in the order of `show`, and what follows from them."""

    rows: list[Row]
    derived: list[Derived]


@figure.exactly()
def compare(store: Store, words: Sequence[str], filters: Filters = NO_FILTERS) -> Comparison:
    """One metric compared over its periods, several over one period, or entities.

    All values are in the unit that is asked for, else in that of the first metric, as far as
    they convert.

    Raises:
        QueryError: a word names no metric, nothing is left, or there is nothing to compare.
        UsageError: no metric is named, a filter has no such value, or no value converts.
    """
    selection = understand(store, words, filters, "compare")
    if not selection.metrics:
        raise UsageError([Problem(Kind.NO_METRIC, {})])
    facts = select_facts(store, selection, with_value=True)
    rows = in_one_unit(store, map(row_of, facts), filters.unit, selection.metrics[0])
    operands = [operand for row in rows if (operand := _operand(store, row))]
    derived = [*_derived(store, selection, operands), *_implied(operands)]
    if not derived:
        raise QueryError([Problem(Kind.NOTHING_TO_COMPARE, {"facts": len(rows)})])
    return Comparison(rows, derived)


def _operand(store: Store, row: Row) -> Operand | None:
    """A row to derive from; the limits of a converted one are those of its print."""
    operand = Operand.of(row.fact)
    if operand is None or row.unit is None or not row.is_converted:
        return operand
    factors = (store.units[unit].factor or figure.ONE for unit in (operand.unit, row.unit))
    return operand.converted(row.unit, *factors)


def _derived(store: Store, selection: Selection, operands: list[Operand]) -> Iterator[Derived]:
    if len(selection.metrics) > 1:
        yield from _over_metrics(store, selection, operands)
    if len(selection.entities) > 1:
        for left, right in _pairs(operands, selection.entities, lambda fact: fact.entity):
            yield from derive.side_by_side(left, right)
    if len(selection.metrics) == 1 and len(selection.entities) < _SEVERAL:
        yield from _over_periods(operands)


def _over_periods(operands: list[Operand]) -> Iterator[Derived]:
    """From each period to the next, and from the first result to the last."""
    groups: dict[tuple[object, ...], list[Operand]] = {}
    for operand in operands:
        fact = operand.fact
        if fact.period and fact.from_ is None:
            groups.setdefault((fact.entity, fact.measure, fact.of), []).append(operand)
    for series in groups.values():
        series.sort(key=lambda operand: operand.fact.period.days if operand.fact.period else ())
        for older, newer in pairwise(series):
            yield from derive.over_time(older, newer)
        results = [operand for operand in series if operand.fact.status is FactStatus.ACTUAL]
        if len(results) > _SEVERAL and not derive.obstacle(results[-1], results[0]):
            yield from derive.over_time(results[0], results[-1])


def _over_metrics(store: Store, selection: Selection, operands: list[Operand]) -> Iterator[Derived]:
    """Each metric against those named before it; a part is held against its whole."""
    for left, right in _pairs(operands, selection.metrics, lambda fact: fact.metric):
        if left.fact.metric in outer_metrics(store.metrics, right.fact.metric):
            yield from derive.side_by_side(right, left, is_part=True)
        else:
            is_part = right.fact.metric in outer_metrics(store.metrics, left.fact.metric)
            yield from derive.side_by_side(left, right, is_part=is_part)


def _pairs(
    operands: list[Operand], ids: tuple[str, ...], id_of: Callable[[Fact], str]
) -> Iterator[tuple[Operand, Operand]]:
    """Facts of each id with those of the ids after it that give the same of another."""
    for position, later in enumerate(ids):
        for earlier in ids[:position]:
            for left, right in product(operands, repeat=2):
                is_pair = (id_of(left.fact), id_of(right.fact)) == (earlier, later)
                if is_pair and _is_comparable(left.fact, right.fact):
                    yield left, right


def _is_comparable(left: Fact, right: Fact) -> bool:
    """Whether two facts give one measure, period and status, of one entity or one metric."""
    same = (left.measure, left.period, left.status) == (right.measure, right.period, right.status)
    return same and (left.entity == right.entity or left.metric == right.metric)


def _implied(operands: list[Operand]) -> Iterator[Derived]:
    """Values that a level implies with its growth or share, unless they are printed."""

    def subject(of: Fact | Derived) -> tuple[object, ...]:
        return of.metric, of.entity, of.period and of.period.days

    printed = {
        subject(operand.fact) for operand in operands if operand.fact.measure is Measure.LEVEL
    }
    return (derived for derived in derive.implied(operands) if subject(derived) not in printed)
