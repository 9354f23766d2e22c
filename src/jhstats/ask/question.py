"""Questions in the user's words: what these mean in a base, and what there is instead.

Each problem with a question is told with all others, and with what there is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from jhstats import period
from jhstats.ask.store import Selection, Store
from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.model import FactStatus, Measure
from jhstats.names import candidates, nearest, record_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from enum import Enum

    from jhstats.model import Entity, Metric
    from jhstats.period import Period

    Choice = TypeVar("Choice", bound=Enum)

_YEARS = re.compile(r"(\d{4})(?:年|(?:\s*[-–—~～至到]\s*(\d{4})年?))?", re.ASCII)
_PERIOD_LIKE = re.compile(r"\d{4}[-/]", re.ASCII)
_USAGE = {Kind.BAD_CHOICE, Kind.BAD_YEAR, Kind.BAD_PERIOD}


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
        entities=each(filters.entity, lambda word: entity_called(store, word), problems),
        measures=each([*extra.measure, *filters.measure], _choice(Measure, "measure"), problems),
        statuses=each(filters.status, _choice(FactStatus, "status"), problems),
        within=each(years, _years, problems),
        periods=each([*extra.period, *filters.period], _period, problems),
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
            names = record_names(store.entities[entity])
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


def each(
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


def _unknown(
    table: str,
    word: str,
    found: tuple[str, ...],
    records: Mapping[str, Metric] | Mapping[str, Entity],
) -> QueryError:
    near = candidates(found, records) if found else nearest(word, records)
    kind = Kind.AMBIGUOUS if found else Kind.UNKNOWN_NAME
    return QueryError([Problem(kind, {"table": table, "given": word, "candidates": near})])


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
        "entity": candidates(distinct(f.entity for f in facts), store.entities),
    }
    return QueryError([Problem(Kind.NO_FACTS, data)])


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """The words, each once, in their order."""
    return tuple(dict.fromkeys(words))
