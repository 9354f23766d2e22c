"""Facts side by side: over periods, over entities, or over metrics, with what follows from them."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from jhstats import derive
from jhstats.ask.question import NO_FILTERS, select_facts, unanswered, understand
from jhstats.ask.rows import Row, in_one_unit, row_of
from jhstats.derive import Operand
from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.figure import exactly
from jhstats.hierarchy import outer_metrics
from jhstats.model import FactStatus, Measure, conversion
from jhstats.names import record_names
from jhstats.phrases import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jhstats.ask.question import Filters
    from jhstats.ask.store import Selection, Store
    from jhstats.derive import Derived
    from jhstats.model import Fact
    from jhstats.names import Record
    from jhstats.period import Days

_SEVERAL = 2
_MOST_GAPS = 3
_STATUSES = tuple(FactStatus)


class Comparison(NamedTuple):
    """Facts, in the order of `show`, what follows from them, and what must be said beside it."""

    rows: list[Row]
    derived: list[Derived]
    notices: tuple[Notice, ...] = ()


@exactly()
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
        raise UsageError.of(Kind.NO_METRIC)
    facts = select_facts(store, selection, with_value=True)
    rows = in_one_unit(store, map(row_of, facts), filters.unit, selection.metrics[0])
    operands = [operand for row in rows if (operand := _operand(store, row))]
    gaps = [*_gaps(operands, selection.metrics, _METRICS, store.metrics),
            *_gaps(operands, selection.entities, _ENTITIES, store.entities)]  # fmt: skip
    derived = [*_derived(store, selection, operands), *_implied(operands)]
    if not derived:
        data = [gap.data for gap in gaps if gap.key == "no-common-period"]
        problems = [Problem(Kind.NO_COMMON_PERIOD, gap) for gap in data]
        raise QueryError(problems or [Problem(Kind.NOTHING_TO_COMPARE, {"facts": len(rows)})])
    told = unanswered(store, selection, facts)
    return Comparison(rows, derived, (*told, *rows.notices, *gaps))


def _operand(store: Store, row: Row) -> Operand | None:
    """A row to derive from; the limits of a converted one are those of its print."""
    operand = Operand.of(row.fact, store.units)
    if operand is None or row.unit is None or not row.is_converted:
        return operand
    into = store.units[row.unit]
    by = conversion(store.units[operand.unit], into, row.fact.measure)
    return operand.converted(into, by) if by else operand


def _derived(store: Store, selection: Selection, operands: list[Operand]) -> Iterator[Derived]:
    if len(selection.metrics) > 1:
        yield from _over_metrics(store, selection, operands)
    if len(selection.entities) > 1:
        for left, right in _pairs(operands, selection.entities, _ENTITIES):
            yield from derive.side_by_side(left, right)
    if len(selection.metrics) == 1 and len(selection.entities) < _SEVERAL:
        yield from _over_periods(store, operands)


def _over_periods(store: Store, operands: list[Operand]) -> Iterator[Derived]:
    """From each period to the next, and from the first result to the last, in each series."""
    groups: dict[tuple[object, ...], dict[Days, list[Operand]]] = {}
    for operand in operands:
        fact = operand.fact
        if fact.period and fact.from_ is None:
            unpriced = fact._replace(prices=None)  # at other prices: told as not comparable
            series = groups.setdefault(store.series(unpriced), {})
            series.setdefault(fact.period.days, []).append(operand)
    for series in groups.values():
        periods = [series[days] for days in sorted(series)]
        for same in periods:
            for left, right in pairwise(same):
                if left.fact.status is right.fact.status:  # two sources of one figure, say
                    yield from derive.over_time(left, right)
        for older, newer in pairwise(periods):
            base = min(older, key=lambda operand: _STATUSES.index(operand.fact.status))
            for operand in newer:
                yield from derive.over_time(base, operand)
        results = [own[0] for own in periods if own[0].fact.status is FactStatus.ACTUAL]
        if len(results) > _SEVERAL and not derive.obstacle(results[-1], results[0]):
            yield from derive.over_time(results[0], results[-1])


def _over_metrics(store: Store, selection: Selection, operands: list[Operand]) -> Iterator[Derived]:
    """Each metric against those named before it; a part is held against its whole."""
    for left, right in _pairs(operands, selection.metrics, _METRICS):
        if left.fact.metric in outer_metrics(store.metrics, right.fact.metric):
            yield from derive.side_by_side(right, left, is_part=True)
        else:
            is_part = right.fact.metric in outer_metrics(store.metrics, left.fact.metric)
            yield from derive.side_by_side(left, right, is_part=is_part)


class _Axis(NamedTuple):
    """Over what facts are compared: its id in a fact, and that which must be the same."""

    id_of: Callable[[Fact], str]
    other_of: Callable[[Fact], str]

    def group(
        self, operands: Iterable[Operand]
    ) -> dict[str, dict[tuple[object, ...], list[Operand]]]:
        """The facts by id, and within by all that two must share to be set side by side."""
        groups: dict[str, dict[tuple[object, ...], list[Operand]]] = {}
        for operand in operands:
            fact = operand.fact
            key = (fact.measure, fact.days, fact.status, fact.dims, self.other_of(fact))
            groups.setdefault(self.id_of(fact), {}).setdefault(key, []).append(operand)
        return groups


_METRICS = _Axis(lambda fact: fact.metric, lambda fact: fact.entity)
_ENTITIES = _Axis(lambda fact: fact.entity, lambda fact: fact.metric)


def _pairs(
    operands: list[Operand], ids: tuple[str, ...], axis: _Axis
) -> Iterator[tuple[Operand, Operand]]:
    """Facts of each id with those of the ids after it that give the same of another."""
    groups = axis.group(operands)
    for position, later in enumerate(ids):
        for earlier in ids[:position]:
            right = groups.get(later, {})
            for key, own in groups.get(earlier, {}).items():
                yield from product(own, right.get(key, ()))


def _gaps(
    operands: list[Operand], ids: tuple[str, ...], axis: _Axis, records: Mapping[str, Record]
) -> Iterator[Notice]:
    """Which neighbours of those named share no period, or lack some that the other has."""
    groups = axis.group(operands)
    for left, right in list(pairwise(id_ for id_ in ids if id_ in groups))[:_MOST_GAPS]:
        own, other = groups[left], groups[right]
        here, there = (
            {str(operand.fact.period or "—") for same in group.values() for operand in same}
            for group in (own, other)
        )
        names = {"left": record_names(records[left]), "right": record_names(records[right])}
        data = {**names, "here": tuple(sorted(here)), "there": tuple(sorted(there))}
        if own.keys().isdisjoint(other.keys()):
            yield Notice("no-common-period", data)
        elif here ^ there:
            yield Notice("missing-periods", {**data, "missing": tuple(sorted(here ^ there))})


def _implied(operands: list[Operand]) -> Iterator[Derived]:
    """Values that a level implies with its growth or share, unless they are printed."""

    def subject(of: Fact | Derived) -> tuple[object, ...]:
        return of.metric, of.entity, of.period and of.period.days

    printed = {
        subject(operand.fact) for operand in operands if operand.fact.measure is Measure.LEVEL
    }
    same: dict[tuple[object, ...], list[Operand]] = {}
    for operand in operands:
        same.setdefault((subject(operand.fact), operand.fact.dims), []).append(operand)
    derived = (derived for group in same.values() for derived in derive.implied(group))
    return (each for each in derived if subject(each) not in printed)
