"""The questions: facts, published ranks, places by value, and what a base holds.

Each function can be called without the command line. A question that has no answer raises
with what there is instead.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from jhstats.ask.question import (
    ALL,
    EVERYWHERE,
    NO_FILTERS,
    Filters,
    Scope,
    id_called,
    select_facts,
    unanswered,
    understand,
    understand_each,
    unique,
)
from jhstats.ask.rows import (
    Answer,
    Place,
    Row,
    in_asked_unit,
    in_one_unit,
    mixed_series,
    row_of,
)
from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.hierarchy import outer_entities
from jhstats.model import Best, FactStatus, RankKind
from jhstats.names import candidates
from jhstats.phrases import Notice

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


def show(store: Store, words: Sequence[str] = (), filters: Filters = NO_FILTERS) -> Answer:
    """The facts of the metrics that the words name, or all that the filters leave.

    Notices tell what was asked for and has no fact, and series that `--latest` leaves mixed.

    Raises:
        QueryError: a word names no metric, or nothing is left.
        UsageError: a filter has no such value, or no value converts into the unit.
    """
    selection = understand(store, words, filters, "show")
    facts = select_facts(store, selection)
    answer = in_asked_unit(store, map(row_of, facts), filters.unit)
    mixed = mixed_series(store, facts) if filters.latest else None
    told = unanswered(store, selection, facts)
    return Answer(answer, [*told, *answer.notices, *([mixed] if mixed else [])])


def rank(
    store: Store,
    words: Sequence[str] = (),
    filters: Filters = NO_FILTERS,
    scope: Scope = EVERYWHERE,
    top: int | None = None,
) -> Answer:
    """Published ranks, best first, at most `top`: one row a rank, with the fact that it is of.

    Positions come ascending, then the tops, the first to do it, and the leading.

    Raises:
        QueryError: a word names no metric or entity, or nothing is left.
        UsageError: a filter has no such value, or no value converts into the unit.
    """
    problems: list[Problem] = []
    among = understand_each(scope.among, lambda word: id_called(store, "entity", word), problems)
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
        raise QueryError.of(Kind.NO_RANKS, candidates=candidates(ids, store.entities))
    rows.sort(key=lambda row: (_RANK_ORDER[row.ranks[0].kind], row.ranks[0].number or 0))
    return in_asked_unit(store, rows[:top], filters.unit)


def places(
    store: Store,
    words: Sequence[str],
    filters: Filters = NO_FILTERS,
    scope: Scope = EVERYWHERE,
    *,
    reverse: bool = False,
) -> Answer:
    """Entities sorted by their values, with places, for each series and period of a metric.

    The best comes first, which is the greatest unless the metric says otherwise, or the last
    in `reverse`; equal values share a place. Like is placed with like: entities of one kind
    (of those asked for, else of the main one, else of most), facts without dims or of one set
    of them. Entities are picked when all are placed; those of the scope are placed among
    themselves. Targets and plans stand in no order with results: without a status that is
    asked for, only facts that are neither are taken.

    Raises:
        QueryError: a word names no metric or entity, or nothing is left.
        UsageError: there is not one metric, facts have several sets of dims, a filter has no
            such value, or no value converts.
    """
    problems: list[Problem] = []
    among = understand_each(scope.among, lambda word: id_called(store, "entity", word), problems)
    selection = understand(store, words, filters, "rank", problems)
    if len(selection.metrics) != 1:
        raise UsageError.of(Kind.ONE_METRIC)
    picked, selection = selection.entities, selection._replace(entities=())
    if not selection.statuses:
        selection = selection._replace(statuses=_RESULTS)
    facts: Sequence[Fact] = select_facts(store, selection, with_value=True)
    if among:
        outer = outer_entities(store.entities)
        facts = [fact for fact in facts if not outer(fact.entity).isdisjoint(among)]
    facts, notices = _alike(store, facts, picked)
    groups: dict[tuple[object, ...], list[tuple[Decimal, Row]]] = {}
    for row in in_one_unit(store, map(row_of, facts), filters.unit, selection.metrics[0]):
        fact = row.fact
        kind = store.entities[fact.entity].kind
        key = (store.series(fact._replace(entity="")), fact.days, row.unit)
        if row.value is not None:
            groups.setdefault((*key, kind), []).append((row.value, row))
    is_low_best = store.metrics[selection.metrics[0]].best is Best.LOW
    placed = [
        row
        for group in groups.values()
        for row in _placed(group, ascending=reverse is not is_low_best)
        if not picked or row.fact.entity in picked
    ]
    if not placed:
        select_facts(store, selection._replace(entities=picked))
    told = unanswered(store, selection._replace(entities=picked), [row.fact for row in placed])
    if scope.kinds:
        notices.append(Notice("scope-idle", {"given": ", ".join(f"--{k}" for k in scope.kinds)}))
    return Answer(placed, [*told, *notices])


def _alike(
    store: Store, facts: Sequence[Fact], picked: tuple[str, ...]
) -> tuple[list[Fact], list[Notice]]:
    """Facts of entities of one kind and of one set of dims, and what that leaves out."""
    counts = Counter(store.entities[entity].kind for entity in {fact.entity for fact in facts})
    main = store.entities[store.main].kind if store.main else None
    kinds = {store.entities[entity].kind for entity in picked} or {main} & counts.keys()
    kinds = kinds or {kind for kind, _ in counts.most_common(1)}
    left = [fact for fact in facts if store.entities[fact.entity].kind in kinds]
    dims = {fact.dims for fact in left}
    if len(dims) > 1 and () not in dims:
        mixed = mixed_series(store, [fact._replace(entity="", period=None) for fact in left])
        raise UsageError.of(Kind.SEVERAL_SERIES, **(mixed.data if mixed else {}))
    left = [fact for fact in left if len(dims) < 2 or fact.dims == ()]  # noqa: PLR2004 - one set
    others = [kind for kind in counts if kind not in kinds]
    if not others:
        return left, []
    count = sum(counts[kind] for kind in others)
    data = {"kinds": tuple(sorted(map(str, kinds))), "count": count, "others": tuple(others)}
    return left, [Notice("kind", data)]


def _placed(group: list[tuple[Decimal, Row]], *, ascending: bool) -> list[Row]:
    """Rows in the order of their values, with the places those give."""
    counts = Counter(value for value, _ in group)
    result: list[Row] = []
    place, last = 0, None
    for number, (value, row) in enumerate(
        sorted(group, key=lambda pair: pair[0], reverse=not ascending), 1
    ):
        place, last = (place if value == last else number), value
        result.append(row._replace(place=Place(place, counts[value] > 1, len(group))))
    return result


def listing(store: Store, table: str, filters: Filters = NO_FILTERS) -> list[Entry]:
    """The records of a table of `TABLES` but the facts, each with its facts counted.

    With filters, only those that have facts left.

    Raises:
        QueryError: nothing is left.
        UsageError: a filter has no such value.
    """
    selection = understand(store, (), filters, "list")
    is_all = selection == ALL
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
