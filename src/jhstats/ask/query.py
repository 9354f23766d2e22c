"""The questions: facts, published ranks, places by value, and what a base holds.

Each function can be called without the command line, and raises `QueryError` where a word names
nothing or nothing is left, with what there is instead, and `UsageError` where a filter has no such
value or no value converts into the unit.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from jhstats.ask import question
from jhstats.ask.question import EVERYWHERE, NO_FILTERS, Filters, Scope, select_facts, unique
from jhstats.ask.rows import Answer, Place, Row, apart, in_one_unit, mixed_series, ordered
from jhstats.ask.store import Selection, Store, Tallies
from jhstats.ask.words import OF_RANKS, read_words
from jhstats.errors import JhstatsError, Kind, Problem, QueryError, UsageError
from jhstats.figure import ZERO, Bound, interval
from jhstats.model import RESULTS, Best, Entity, Fact, Metric, RankKind, Source, Unit
from jhstats.names import candidates
from jhstats.phrases import Notice

_INFINITY = Decimal("Infinity")


class Entry(NamedTuple):
    """A record of a base, with how many facts it has, and the texts of their periods."""

    record: Metric | Entity | Unit | Source
    facts: int
    periods: tuple[str, ...]


def show(store: Store, words: Sequence[str] = (), filters: Filters = NO_FILTERS) -> Answer[Row]:
    """The facts that words and filters leave.

    Notices tell how words were read, what has no fact, and series that the latest leaves mixed.
    """
    try:
        selection, read, *_, unit = question.understand(store, words, filters)
        facts = select_facts(store, selection)
    except QueryError:
        said, _ = read_words(store, words, [], ranking=OF_RANKS)
        if not (said["rank"] or said["top"]):
            raise
        asked = Problem(Kind.ASKS_RANK, {"given": " ".join(words)})
        try:
            select_facts(store, question.understand(store, words, filters, ranking=OF_RANKS)[0])
        except JhstatsError as further:
            raise QueryError([*further.problems, asked]) from None
        raise QueryError([asked]) from None
    answer = ordered(store, in_one_unit(store, map(Row.of, facts), unit), filters.sort)
    mixed = mixed_series(store, facts) if selection.latest else None
    told = [*read, *question.unanswered(store, selection, facts)]
    return Answer(answer, [*told, *answer.notices, *([mixed] if mixed else [])])


def rank(
    store: Store,
    words: Sequence[str] = (),
    filters: Filters = NO_FILTERS,
    scope: Scope = EVERYWHERE,
    top: int | None = None,
) -> Answer[Row]:
    """Published ranks, best first, at most `top`: one row a rank, with the fact that it is of.

    Positions come ascending, then the tops, the first to do it, and the leading. Entities among
    whom ranks are published are meant so where a rank or others are named too, or they have none.
    """
    problems, told = list[Problem](), list[str]()
    among = question.named_records(store, "among", scope.among, problems, told)
    understood = question.understand(store, words, filters, problems, ranking=OF_RANKS)
    asked, read, codes, scopes, most, unit = understood
    named = tuple(id_ for id_ in asked.entities if id_ in store.scopes())
    others = tuple(id_ for id_ in asked.entities if id_ not in named)
    apart = asked._replace(entities=others or asked.entities[: 0 if len(named) == 1 else None])
    kinds = (*scope.kinds, *scopes)
    rows = [*_ranked(store, asked, codes, kinds, {*among})]
    if named and (codes or others or not rows):
        inside = [*_ranked(store, apart, codes, kinds, {*among, *named})]
        rows = inside or ([] if codes else rows)
        told += [f"among={id_}" for id_ in named if id_ in {row.ranks[0].among for row in inside}]
    read += [Notice("read-as", {"text": own}) for own in unique(told)]
    if not rows:
        ids = unique(rank.among for fact in select_facts(store, apart) for rank in fact.ranks)
        raise QueryError.of(Kind.NO_RANKS, candidates=candidates(ids, store.entities))
    rows.sort(key=lambda row: ([*RankKind].index(row.ranks[0].kind), row.ranks[0].number))
    firsts, more = first_rows([rows], top, scope.top, most)
    shown = in_one_unit(store, firsts, unit)
    return ordered(store, Answer(shown, [*read, *shown.notices, *more]), filters.sort)


def _ranked(
    store: Store, asked: Selection, codes: Sequence[str], kinds: Sequence[str], among: set[str]
) -> Iterator[Row]:
    """A row a rank of facts: of some codes, and among entities or kinds of them, if any are."""
    # Newest are those of all facts; else only facts that have ranks need be looked at.
    kinds = (*kinds, "country") if "nation" in kinds else kinds
    for fact in store.select(asked if asked.latest else asked._replace(among=store.scopes())):
        for rank in fact.ranks:
            is_there = store.entities[rank.among].kind in kinds or rank.among in among
            if (is_there or not (kinds or among)) and (rank.code in codes or not codes):
                yield Row.of(fact)._replace(ranks=(rank,))


def first_rows(orders: Sequence[list[Row]], *tops: int | None) -> tuple[list[Row], list[Notice]]:
    """The first rows of each order, by the least of some numbers, and what that leaves out."""
    top = min(filter(None, tops), default=None)
    left_out = sum(len(order[top:]) for order in orders if top)
    more = [Notice("more", {"count": left_out})] if left_out else []
    return [row for order in orders for row in order[:top]], more


def places(
    store: Store,
    words: Sequence[str],
    filters: Filters = NO_FILTERS,
    scope: Scope = EVERYWHERE,
    *,
    reverse: bool = False,
) -> Answer[Row]:
    """Entities sorted by their values, with places, for each series and period of a metric.

    Without periods or entities, the newest period that most share is taken. The best comes first:
    the greatest unless the metric says otherwise, or the last in `reverse`; equal values share a
    place. Like is placed with like: entities of one kind (of the first asked for, else of the main
    one unless it is alone, else of most), facts without dims or of one set of them, one fact of an
    entity. Entities are picked when all are placed; those of the scope are placed among themselves.
    Targets and plans stand in no order with results: without a status that is asked for, only facts
    that are neither are taken. Notices tell what was left out, and which places bounds leave open.
    Not one metric, or several sets of dims in one measure and period, are a `UsageError`.
    """
    filters = filters._replace(within=[*filters.within, *scope.among])
    asked, read, *_, most, unit = question.understand(store, words, filters, ranking=("top",))
    if len(asked.metrics) != 1:
        raise UsageError.of(Kind.ONE_METRIC)
    unlimited = tuple(test for test in asked.tests if test.part != "value")
    selection = asked._replace(entities=(), statuses=asked.statuses or RESULTS, tests=unlimited)
    facts = select_facts(store, selection)
    others = len(store.select(selection._replace(statuses=asked.statuses))) - len(facts)
    alike, notices = _alike(store, facts, asked.entities)
    if not (asked.entities or asked.within or asked.periods):
        alike = _of_newest(alike, notices)
    rows = in_one_unit(store, map(Row.of, alike), unit, asked.metrics[0])
    rankings = _rankings(store, rows)
    orders = [placed_rows(store, asked, own, reverse=reverse) for own in rankings]
    placed, more = first_rows(orders, scope.top, most)
    if not placed:
        select_facts(store, asked._replace(statuses=selection.statuses), with_value=True)
        own = [f for f in facts if not asked.entities or f.entity in asked.entities]
        raise question.no_facts(store, "dim" if own else "entity", own or facts)
    told = question.unanswered(store, asked, [row.fact for row in placed])
    notices += [Notice("not-results", {"count": others})] if others else []
    idle = ", ".join(f"--{kind}" for kind in scope.kinds)
    notices += [Notice("scope-idle", {"given": idle})] if idle else []
    told = [*read, *told, *rows.notices, *notices, *_doubts(store, rows, rankings), *more]
    return ordered(store, Answer(placed, told), filters.sort)


def _alike(
    store: Store, facts: Sequence[Fact], picked: tuple[str, ...]
) -> tuple[list[Fact], list[Notice]]:
    """Figures of entities of one kind and of one set of dims, and what that leaves out."""
    kinds = {f.entity: store.entities[f.entity].kind for f in facts if f.value is not None}
    counts = Counter[str | None](kinds.values())
    first = next((entity for entity in picked if entity in kinds), (*picked, store.main)[0])
    kind = store.entities[first].kind if first else None
    if not picked and counts[kind] <= 1:
        kind = max((kind, *counts), key=counts.__getitem__)
    of_kind = [fact for fact in facts if store.entities[fact.entity].kind == kind]
    left = [fact for fact in of_kind if fact.value is not None]
    alike = list[Fact]()
    for own in question.grouped(left, attrgetter("measure", "days")).values():
        sets = question.grouped(own, attrgetter("dims"))
        if len(sets) > 1 and () not in sets:
            firsts = [first for first, *_ in sets.values()]
            raise UsageError.of(Kind.SEVERAL_SERIES, **apart(firsts))
        alike += sets.get((), own)
    notices = []
    if others := tuple(other for other in counts if other != kind):
        data = {"kind": kind, "count": counts.total() - counts[str(kind)], "others": others}
        notices.append(Notice("kind", data))
    if len(alike) < len(left):
        kept = {fact.dims for fact in alike}
        dims = unique(f"{k}={text}" for f in left if f.dims not in kept for k, text in f.dims)
        notices.append(Notice("dims", {"dims": dims}))
    if ranged := unique(o.entity for o in of_kind if o.value is None and o.low is not None):
        notices.append(Notice("unplaced", {"names": candidates(ranged, store.entities)}))
    return alike, notices


def _of_newest(facts: list[Fact], notices: list[Notice]) -> list[Fact]:
    """The facts of the newest period in which most entities have one; else all."""
    most = len({fact.entity for fact in facts}) / 2
    by_days = question.grouped(facts, attrgetter("days"))
    newest = next((o for o, own in by_days.items() if len({f.entity for f in own}) > most), None)
    kept = [fact for fact in facts if newest in (None, fact.days)]
    if others := len(facts) - len(kept):
        data = {"period": kept[0].period, "several": int(most * 2) if most >= 1 else None}
        notices.insert(0, Notice("newest", {**data, "count": others}))
    return kept


def _rankings(store: Store, rows: Sequence[Row]) -> list[list[Row]]:
    """The rows that stand in one order, with one figure of an entity: the first, the surest."""
    groups: dict[tuple[object, ...], dict[str, Row]] = {}
    for row in rows:
        fact = row.fact
        status = None if fact.status in RESULTS else fact.status
        key = (store.series(fact._replace(entity="")), fact.days, row.unit, status)
        groups.setdefault(key, {}).setdefault(fact.entity, row)
    return [list(group.values()) for group in groups.values()]


def _doubts(store: Store, rows: Sequence[Row], rankings: list[list[Row]]) -> Iterator[Notice]:
    """What must be said of rankings: figures passed over, rankings apart, places left open."""
    used = {row.fact.id for ranking in rankings for row in ranking}
    if passed := unique(row.fact.entity for row in rows if row.fact.id not in used):
        yield Notice("several", {"names": candidates(passed, store.entities)})
    firsts = question.grouped((own[0].fact for own in rankings), attrgetter("measure", "days"))
    if several := [own for own in firsts.values() if len(own) > 1]:
        yield Notice("rankings", {"count": len(several[0]), **apart(several[0])})
    yield from undecided(store, rankings)


def undecided(store: Store, rankings: Iterable[Sequence[Row]]) -> list[Notice]:
    """Of which rows the limits reach those of another in their order."""
    doubtful = list[str]()
    for ranking in rankings:
        spans = sorted((*_limits(row), row.fact.entity) for row in ranking)
        highest = accumulate(spans, lambda *two: max(two, key=itemgetter(1)))
        for both in zip(highest, spans[1:], strict=False):
            is_open = both[1][0] <= both[0][1]
            doubtful += [entity for low, high, entity in both if is_open and low < high]
    names = candidates(unique(doubtful), store.entities)
    return [Notice("undecided", {"names": names})] if names else []


def _limits(row: Row) -> tuple[Decimal, Decimal]:
    """The least and the greatest value that a row's limits, else its bound, allow."""
    value, bound = row.value or ZERO, row.fact.bound
    if row.low is not None and row.high is not None:
        return row.low, row.high
    low, high = (value, value) if bound is Bound.EXACT else interval(value, bound)
    return -_INFINITY if low is None else low, _INFINITY if high is None else high


def placed_rows(
    store: Store, asked: Selection, ranking: Sequence[Row], *, reverse: bool
) -> list[Row]:
    """Rows in the order of their values, with their places among all: those that are asked for."""
    is_low_best = store.metrics[asked.metrics[0]].best is Best.LOW
    ordered = sorted(ranking, key=attrgetter("value"), reverse=reverse is is_low_best)
    counts = Counter(row.value for row in ordered)
    firsts = zip(counts, accumulate(counts.values(), initial=1), strict=False)
    places = {value: Place(first, counts[value] > 1, len(ranking)) for value, first in firsts}
    return [
        row._replace(place=places[row.value])
        for row in ordered
        if not asked.entities or row.fact.entity in asked.entities
        if all(test.accepts(row.fact) for test in asked.tests if test.part == "value")
    ]


def listing(store: Store, table: str, filters: Filters = NO_FILTERS) -> Answer[Entry]:
    """Records of a table of `TABLES`, each with its facts counted; with filters those with any."""
    selection, read, *_ = question.understand(store, (), filters)
    is_all = selection == question.ALL
    facts = () if is_all else select_facts(store, selection)
    found = store.tallies(table) if is_all else Tallies([table], facts).of(table)
    records: Mapping[str, Any] = getattr(store, table)
    ids = records if is_all else filter(found.__contains__, records)
    return Answer((Entry(records[id_], *found.get(id_, (0, ()))) for id_ in ids), read)
