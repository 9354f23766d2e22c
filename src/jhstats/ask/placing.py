"""Places: entities sorted by their values. Worked out, and so never called a rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.ask.question import NO_FILTERS, nothing, understand
from jhstats.ask.rows import Place, Row, in_asked_unit, in_own_units, row_of
from jhstats.errors import Kind, Problem, UsageError
from jhstats.model import FactStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from jhstats.ask.question import Filters
    from jhstats.ask.store import Store

_RESULTS = (FactStatus.ACTUAL, FactStatus.PRELIMINARY, FactStatus.ESTIMATE)


def by_value(
    store: Store, words: Sequence[str], filters: Filters = NO_FILTERS, *, reverse: bool = False
) -> list[Row]:
    """Entities sorted by their values, with places, for each measure and period of a metric.

    Equal values share a place. Targets and plans stand in no order with results: without a
    status that is asked for, only facts that are neither are taken.

    Raises:
        QueryError: a word names no metric, or nothing is left.
        UsageError: there is not one metric, a filter has no such value, or no value converts.
    """
    selection = understand(store, words, filters, "rank", [])
    if len(selection.metrics) != 1:
        raise UsageError([Problem(Kind.ONE_METRIC, {})])
    if not selection.statuses:
        selection = selection._replace(statuses=_RESULTS)
    facts = [fact for fact in store.select(selection) if fact.value is not None]
    if not facts:
        raise nothing(store, selection)
    rows = in_asked_unit(store, [row_of(fact) for fact in facts], filters.unit)
    groups: dict[tuple[object, ...], list[tuple[Decimal, Row]]] = {}
    for row in rows if filters.unit else in_own_units(store, rows):
        fact = row.fact
        key = (fact.measure, fact.period and fact.period.days, fact.of, row.unit)
        if row.value is not None:
            groups.setdefault(key, []).append((row.value, row))
    return [row for group in groups.values() for row in _placed(group, reverse=reverse)]


def _placed(group: list[tuple[Decimal, Row]], *, reverse: bool) -> list[Row]:
    """Rows in the order of their values, with the places those give."""
    values = [value for value, _ in group]
    result = []
    for own, row in sorted(group, key=lambda pair: pair[0], reverse=not reverse):
        before = sum(value < own if reverse else value > own for value in values)
        place = Place(before + 1, values.count(own) > 1, len(values))
        result.append(row._replace(place=place))
    return result
