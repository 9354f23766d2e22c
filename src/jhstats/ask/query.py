"""The questions: facts, published ranks, places by value, and what a base holds.

Each function can be called without the command line. A question that has no answer raises
with what there is instead.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from jhstats.ask.question import (
    EVERYWHERE,
    NO_FILTERS,
    Filters,
    Scope,
    entity_called,
    select_facts,
    understand,
    understand_each,
    unique,
)
from jhstats.ask.rows import Place, Row, in_asked_unit, in_one_unit, row_of
from jhstats.ask.store import Selection
from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.model import FactStatus, RankKind
from jhstats.names import candidates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from jhstats.ask.store import Store
    from jhstats.model import Entity, Fact, Metric, Source, Unit

TABLES = ("metrics", "entities", "units", "sources", "facts")
_RANK_ORDER = {kind: index for index, kind in enumerate(RankKind)}
_RESULTS = (FactStatus.ACTUAL, FactStatus.PRELIMINARY, FactStatus.ESTIMATE)


class Entry(NamedTuple):
    """A record of a base, with how many facts it has, and the texts of their periods."""

    record: Metric | Entity | Unit | Source
    facts: int
    periods: tuple[str, ...]


def show(store: Store, words: Sequence[str] = (), filters: Filters = NO_FILTERS) -> list[Row]:
    """The facts of the metrics that the words name, or all that the filters leave.

    Raises:
        QueryError: a word names no metric, or nothing is left.
        UsageError: a filter has no such value, or no value converts into the unit.
    """
    facts = select_facts(store, understand(store, words, filters, "show"))
    return in_asked_unit(store, map(row_of, facts), filters.unit)


def rank(
    store: Store,
    words: Sequence[str] = (),
    filters: Filters = NO_FILTERS,
    scope: Scope = EVERYWHERE,
    top: int | None = None,
) -> list[Row]:
    """Published ranks, best first, at most `top`: one row a rank, with the fact that it is of.

    Positions come ascending, then the tops, the first to do it, and the leading.

    Raises:
        QueryError: a word names no metric or entity, or nothing is left.
        UsageError: a filter has no such value, or no value converts into the unit.
    """
    problems: list[Problem] = []
    among = understand_each(scope.among, lambda word: entity_called(store, word), problems)
    facts = select_facts(store, understand(store, words, filters, "rank", problems))
    rows = [
        row_of(fact)._replace(ranks=(rank,))
        for fact in facts
        for rank in fact.ranks
        if not (scope.kinds or among)
        or store.entities[rank.among].kind in scope.kinds
        or rank.among in among
    ]
    if not rows:
        ids = unique(rank.among for fact in facts for rank in fact.ranks)
        raise QueryError([Problem(Kind.NO_RANKS, {"candidates": candidates(ids, store.entities)})])
    rows.sort(key=_best_first)
    return in_asked_unit(store, rows[:top], filters.unit)


def _best_first(row: Row) -> tuple[int, int]:
    [rank] = row.ranks
    return _RANK_ORDER[rank.kind], rank.number or 0


def places(
    store: Store, words: Sequence[str], filters: Filters = NO_FILTERS, *, reverse: bool = False
) -> list[Row]:
    """Entities sorted by their values, with places, for each measure and period of a metric.

    The greatest comes first, or the least in `reverse`; equal values share a place. Targets
    and plans stand in no order with results: without a status that is asked for, only facts
    that are neither are taken.

    Raises:
        QueryError: a word names no metric, or nothing is left.
        UsageError: there is not one metric, a filter has no such value, or no value converts.
    """
    selection = understand(store, words, filters, "rank")
    if len(selection.metrics) != 1:
        raise UsageError([Problem(Kind.ONE_METRIC, {})])
    if not selection.statuses:
        selection = selection._replace(statuses=_RESULTS)
    facts = select_facts(store, selection, with_value=True)
    groups: dict[tuple[object, ...], list[tuple[Decimal, Row]]] = {}
    for row in in_one_unit(store, map(row_of, facts), filters.unit, selection.metrics[0]):
        fact = row.fact
        key = (fact.measure, fact.period and fact.period.days, fact.of, row.unit)
        if row.value is not None:
            groups.setdefault(key, []).append((row.value, row))
    return [row for group in groups.values() for row in _placed(group, reverse=reverse)]


def _placed(group: list[tuple[Decimal, Row]], *, reverse: bool) -> list[Row]:
    """Rows in the order of their values, with the places those give."""
    values = sorted(value for value, _ in group)
    result = []
    for own, row in sorted(group, key=lambda pair: pair[0], reverse=not reverse):
        begin, end = bisect_left(values, own), bisect_right(values, own)
        before = begin if reverse else len(values) - end
        place = Place(before + 1, end - begin > 1, len(values))
        result.append(row._replace(place=place))
    return result


def listing(store: Store, table: str, filters: Filters = NO_FILTERS) -> list[Entry]:
    """The records of a table of `TABLES` but the facts, each with its facts counted.

    With filters, only those that have facts left.

    Raises:
        QueryError: nothing is left.
        UsageError: a filter has no such value.
    """
    selection = understand(store, (), filters, "list")
    is_all = selection == Selection()
    counted: dict[str, list[Fact]] = {}
    for fact in store.select(selection) if is_all else select_facts(store, selection):
        for id_ in _ids(fact, table):
            counted.setdefault(id_, []).append(fact)
    records: Mapping[str, Any] = getattr(store, table)
    return [
        Entry(record, len(own), unique(fact.period.text for fact in own if fact.period))
        for id_, record in records.items()
        if (own := counted.get(id_, [])) or is_all
    ]


def _ids(fact: Fact, table: str) -> set[str]:
    """The ids of the records of a table that a fact names."""
    if table == "sources":
        return {evidence.source for evidence in fact.evidence}
    id_ = {"metrics": fact.metric, "entities": fact.entity, "units": fact.unit}[table]
    return {id_} if id_ else set()
