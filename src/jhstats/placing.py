"""Places: entities sorted by their values. Worked out, and so never called a rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.errors import Kind, Problem, UsageError
from jhstats.model import FactStatus
from jhstats.query import NO_FILTERS, Place, Row, converted, in_unit, nothing, understand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jhstats.query import Filters
    from jhstats.store import Store

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
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in converted(store, [Row(fact) for fact in facts], filters.unit):
        fact = row.fact
        common = _common(store, row, store.metrics[fact.metric].unit if not filters.unit else None)
        key = (fact.measure, fact.period and fact.period[:2], fact.of, common.fact.unit)
        groups.setdefault(key, []).append(common)
    return [row for rows in groups.values() for row in _placed(rows, reverse=reverse)]


def _common(store: Store, row: Row, unit: str | None) -> Row:
    """A row in the unit of its metric, where it has that dimension."""
    return in_unit(store, row, store.units[unit]) if unit else row


def _placed(rows: list[Row], *, reverse: bool) -> list[Row]:
    """Rows in the order of their values, with the places those give."""
    values = [row.fact.value for row in rows if row.fact.value is not None]
    result = []
    for row in sorted(rows, key=lambda row: row.fact.value or 0, reverse=not reverse):
        own = row.fact.value or 0
        before = sum(value < own if reverse else value > own for value in values)
        place = Place(before + 1, values.count(own) > 1, len(values))  # type: ignore[arg-type]
        result.append(row._replace(place=place))
    return result
