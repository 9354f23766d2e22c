"""Questions to a store, in the user's words; answers as rows of facts.

Each function can be called without the command line. A question that has no answer raises
with what there is instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from jhstats import figure, period
from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.model import FactStatus, Measure, RankKind
from jhstats.names import names_of, nearest
from jhstats.store import Selection, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal
    from enum import Enum

    from jhstats.model import Entity, Fact, Metric, Unit
    from jhstats.period import Period

    Choice = TypeVar("Choice", bound=Enum)

_YEARS = re.compile(r"(\d{4})(?:年|(?:\s*[-–—~～至到]\s*(\d{4})年?))?", re.ASCII)
_PERIOD_LIKE = re.compile(r"\d{4}[-/]", re.ASCII)
_RANK_ORDER = {kind: index for index, kind in enumerate(RankKind)}


class Filters(NamedTuple):
    """What a user asks of the facts; each word may hold several, parted by commas."""

    year: Sequence[str] = ()
    period: Sequence[str] = ()
    entity: Sequence[str] = ()
    measure: Sequence[str] = ()
    status: Sequence[str] = ()
    latest: bool = False
    unit: str | None = None


class Scope(NamedTuple):
    """Among whom a rank was published: kinds of entity, or entities by name."""

    kinds: tuple[str, ...] = ()
    among: Sequence[str] = ()


NO_FILTERS = Filters()
EVERYWHERE = Scope()


class Place(NamedTuple):
    """Where a fact stands by its value, worked out: 1, 2, 2, 4; `tied` shares its place."""

    place: int
    tied: bool
    out_of: int


class Row(NamedTuple):
    """A fact as an answer gives it.

    `as_printed` holds the printed value and unit where the answer is in another unit.
    """

    fact: Fact
    as_printed: tuple[Decimal, str] | None = None
    place: Place | None = None


def show(store: Store, words: Sequence[str] = (), filters: Filters = NO_FILTERS) -> list[Row]:
    """The facts of the metrics that the words name, or all that the filters leave.

    Raises:
        QueryError: a word names no metric, or nothing is left.
        UsageError: a filter has no such value, or no value converts into the unit.
    """
    selection = understand(store, words, filters, "show", [])
    facts = store.select(selection)
    if not facts:
        raise nothing(store, selection)
    return converted(store, [Row(fact) for fact in facts], filters.unit)


def rank(
    store: Store,
    words: Sequence[str] = (),
    filters: Filters = NO_FILTERS,
    scope: Scope = EVERYWHERE,
    top: int | None = None,
) -> list[Row]:
    """Published ranks, best first: one row a rank, with the fact that it is of.

    Positions come ascending, then the tops, the first to do it, and the leading.

    Raises:
        QueryError: a word names no metric or entity, or nothing is left.
        UsageError: a filter has no such value, or no value converts into the unit.
    """
    problems: list[Problem] = []
    among = _each(scope.among, lambda word: entity_called(store, word), problems)
    selection = understand(store, words, filters, "rank", problems)
    facts = store.select(selection)
    if not facts:
        raise nothing(store, selection)
    rows = [
        fact._replace(ranks=(one,))
        for fact in facts
        for one in fact.ranks
        if not (scope.kinds or among)
        or store.entities[one.among].kind in scope.kinds
        or one.among in among
    ]
    if not rows:
        raise _no_ranks(store, facts)
    rows.sort(key=lambda fact: (_RANK_ORDER[fact.ranks[0].kind], fact.ranks[0].number or 0))
    return converted(store, [Row(fact) for fact in rows[:top]], filters.unit)


def understand(
    store: Store, words: Sequence[str], filters: Filters, command: str, problems: list[Problem]
) -> Selection:
    """The selection that words and filters mean for a command.

    Every problem with them is told at once, after those found before.
    """
    metrics, extra = _words(store, words, command, problems)
    years = [*extra.year, *filters.year]
    selection = Selection(
        metrics=tuple(metrics),
        entities=_each(filters.entity, lambda word: entity_called(store, word), problems),
        measures=_each([*extra.measure, *filters.measure], _choice(Measure, "measure"), problems),
        statuses=_each(filters.status, _choice(FactStatus, "status"), problems),
        within=_each(years, _years, problems),
        periods=_each([*extra.period, *filters.period], _period, problems),
        latest=filters.latest,
    )
    if problems:
        usage = any(problem.kind in _USAGE for problem in problems)
        raise (UsageError if usage else QueryError)(problems)
    return selection


def metric_called(store: Store, word: str, command: str = "show") -> str:
    """The id of the metric that a word means.

    Raises:
        QueryError: none is called so, or several are.
    """
    found = store.metrics_called(word)
    if len(found) == 1:
        return found[0]
    if not found:
        entities = store.entities_called(word)
        if len(entities) == 1:
            [entity] = entities
            names = names_of(store.entities[entity])
            option = "--among" if command == "rank" and _is_scope(store, entity) else "--entity"
            data = {
                "given": word,
                "names": names,
                "command": f"jhstats {command} {option} {entity}",
            }
            raise QueryError([Problem(Kind.ENTITY_NOT_METRIC, data)])
    raise _unknown("metric", word, found, store.metrics)


def entity_called(store: Store, word: str) -> str:
    """The id of the entity that a word means.

    Raises:
        QueryError: none is called so, or several are.
    """
    found = store.entities_called(word)
    if len(found) == 1:
        return found[0]
    raise _unknown("entity", word, found, store.entities)


def converted(store: Store, rows: list[Row], unit: str | None) -> list[Row]:
    """The rows in a unit, as far as they have its dimension.

    Raises:
        UsageError: there is no such unit, or no row can be given in it.
    """
    if unit is None:
        return rows
    found = store.units_called(unit)
    if len(found) != 1:
        kind = Kind.AMBIGUOUS if found else Kind.UNKNOWN_UNIT
        candidates = _named(found, store.units) or nearest(unit, store.units)
        data = {"table": "unit", "given": unit, "candidates": candidates}
        raise UsageError([Problem(kind, data)])
    into = store.units[found[0]]
    result = [in_unit(store, row, into) for row in rows]
    if not any(row.fact.unit == into.id for row in result):
        there = tuple(dict.fromkeys(row.fact.unit for row in rows if row.fact.unit))
        data = {"given": unit, "candidates": _named(there, store.units)}
        raise UsageError([Problem(Kind.NOTHING_CONVERTS, data)])
    return result


_USAGE = {Kind.BAD_CHOICE, Kind.BAD_YEAR, Kind.BAD_PERIOD}


def in_unit(store: Store, row: Row, into: Unit) -> Row:
    """A row in a unit, if it has that dimension; else as it is."""
    fact = row.fact
    unit = store.units[fact.unit] if fact.unit else None
    if fact.value is None or unit is None or unit.id == into.id or unit.factor is None:
        return row
    if into.factor is None or unit.dimension != into.dimension:
        return row
    value = figure.convert(fact.value, unit.factor, into.factor)
    return Row(fact._replace(value=value, unit=into.id), row.as_printed or (fact.value, unit.id))


def _words(
    store: Store, words: Sequence[str], command: str, problems: list[Problem]
) -> tuple[list[str], Filters]:
    """What bare words mean: metrics, whose names may be of several words, years, measures."""
    metrics, years, periods, measures = [], [], [], []
    position = 0
    while position < len(words):
        word = words[position]
        length, metric = _longest_name(store, words[position:])
        position += length
        if metric:
            metrics.append(metric)
        elif _YEARS.fullmatch(word.strip()):
            years.append(word)
        elif _PERIOD_LIKE.match(word):
            periods.append(word)
        elif word.casefold() in {measure.value for measure in Measure}:
            measures.append(word)
        else:
            try:
                metrics.append(metric_called(store, word, command))
            except QueryError as error:
                problems += error.problems
    return metrics, Filters(year=years, period=periods, measure=measures)


def _longest_name(store: Store, words: Sequence[str]) -> tuple[int, str]:
    """How many of the words are one metric's exact name together, and its id."""
    for length in range(len(words), 1, -1):
        if all(word in store.metrics for word in words[:length]):
            continue  # each an id, so each is meant by itself
        found = store.metrics_called(" ".join(words[:length]))
        if len(found) == 1:
            return length, found[0]
    return 1, ""


def _is_scope(store: Store, entity: str) -> bool:
    """Whether anything is ranked among an entity."""
    facts = store.select(Selection())
    return any(one.among == entity for fact in facts for one in fact.ranks)


def _each(
    words: Iterable[str], read: Callable[[str], Any], problems: list[Problem]
) -> tuple[Any, ...]:
    """What each of the words means, those within commas too; problems are collected."""
    result: list[Any] = []
    for word in _split(words):
        try:
            result.append(read(word))
        except (QueryError, UsageError) as error:
            problems += error.problems
    return tuple(dict.fromkeys(result))


def _split(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from (part.strip() for part in re.split(r"[,，、]", word) if part.strip())


def _choice(kinds: type[Choice], option: str) -> Callable[[str], Choice]:
    def read(word: str) -> Choice:
        for kind in kinds:
            if kind.value == word.casefold():
                return kind
        data = {"option": f"--{option}", "given": word,
                "candidates": tuple(kind.value for kind in kinds)}  # fmt: skip
        raise UsageError([Problem(Kind.BAD_CHOICE, data)])

    return read


def _years(word: str) -> Period:
    found = _YEARS.fullmatch(word)
    if not found or (found[2] and found[2] < found[1]):
        raise UsageError([Problem(Kind.BAD_YEAR, {"given": word})])
    return period.of_years(int(found[1]), int(found[2] or found[1]))


def _period(word: str) -> Period:
    try:
        return period.parse(word)
    except ValueError:
        raise UsageError([Problem(Kind.BAD_PERIOD, {"given": word})]) from None


def _named(ids: Iterable[str], records: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple((id_, names_of(records[id_])) for id_ in ids)


def _unknown(
    table: str,
    word: str,
    found: tuple[str, ...],
    records: Mapping[str, Metric] | Mapping[str, Entity],
) -> QueryError:
    candidates = _named(found, records) if found else nearest(word, records)
    kind = Kind.AMBIGUOUS if found else Kind.UNKNOWN_NAME
    return QueryError([Problem(kind, {"table": table, "given": word, "candidates": candidates})])


_PARTS: dict[str, dict[str, Any]] = {
    "period": {"within": (), "periods": (), "latest": False},
    "measure": {"measures": ()},
    "status": {"statuses": ()},
    "entity": {"entities": ()},
}


def nothing(store: Store, selection: Selection) -> QueryError:
    """What there is, where a selection leaves nothing: without the part that is to blame.

    Where no part is so alone, the facts without any of them.
    """
    without = ((part, store.select(selection._replace(**none))) for part, none in _PARTS.items())
    everything = ("period", store.select(Selection(metrics=selection.metrics)))
    part, facts = next((one for one in without if one[1]), everything)
    data = {
        "part": part,
        "period": distinct(f.period.text for f in facts if f.period),
        "measure": distinct(f.measure.value for f in facts),
        "status": distinct(f.status.value for f in facts),
        "entity": _named(distinct(f.entity for f in facts), store.entities),
    }
    return QueryError([Problem(Kind.NO_FACTS, data)])


def _no_ranks(store: Store, facts: Iterable[Fact]) -> QueryError:
    among = distinct(one.among for fact in facts for one in fact.ranks)
    return QueryError([Problem(Kind.NO_RANKS, {"candidates": _named(among, store.entities)})])


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """The words, each once, in their order."""
    return tuple(dict.fromkeys(words))
