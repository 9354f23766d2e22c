"""Questions in the user's words: what these mean in a base, and what there is instead.

A *word* stands for a metric, an entity, a year and so on; a *filter* holds several. All
problems with a question are told at once, each with what there is.
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
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from enum import Enum

    from jhstats.model import Fact
    from jhstats.names import Record
    from jhstats.period import Period

    Choice = TypeVar("Choice", bound=Enum)
    Item = TypeVar("Item")

_YEARS = re.compile(r"(\d{4})(?:年|(?:\s*[-–—~～至到]\s*(\d{4})年?))?", re.ASCII)
_COMMA = re.compile("[,，、]")
_LONGEST_NAME = 6
"""So many words may be one name together."""
_PERIOD_LIKE = re.compile(r"\d{4}[-/]", re.ASCII)
_USAGE = {Kind.BAD_CHOICE, Kind.BAD_YEAR, Kind.BAD_PERIOD}


class Filters(NamedTuple):
    """What a user asks of the facts; each word may hold several, parted by commas.

    A fact is asked to be of one of the words of each filter; an empty one asks for nothing.
    `year` are years or ranges of them, `unit` is the name of one to convert into.
    """

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
    store: Store,
    words: Sequence[str],
    filters: Filters,
    command: str,
    earlier: Iterable[Problem] = (),
) -> Selection:
    """The selection that words and filters mean for a command.

    Raises:
        QueryError: a word names nothing, or several things; with all problems, those found
            earlier first.
        UsageError: as before, where a filter has no such value.
    """
    problems = list(earlier)
    said = _understand_words(store, words, command, problems)
    measure, status = _choice(Measure, "measure"), _choice(FactStatus, "status")
    selection = Selection(
        metrics=tuple(said.metrics),
        entities=understand_each(filters.entity, lambda w: entity_called(store, w), problems),
        measures=understand_each([*said.measures, *filters.measure], measure, problems),
        statuses=understand_each(filters.status, status, problems),
        within=understand_each([*said.years, *filters.year], _years, problems),
        periods=understand_each([*said.periods, *filters.period], _period, problems),
        latest=filters.latest,
    )
    if problems:
        is_usage = any(problem.kind in _USAGE for problem in problems)
        raise (UsageError if is_usage else QueryError)(problems)
    return selection


def _metric_called(store: Store, word: str, command: str) -> str:
    """The id of the metric that a word means.

    Raises:
        QueryError: none is called so, or several are.
    """
    found = store.metrics_called(word)
    if len(found) == 1:
        return found[0]
    entities = () if found else store.entities_called(word)
    if len(entities) != 1:
        raise _unknown("metric", word, found, store.metrics)
    [entity] = entities
    option = "--among" if command == "rank" and _is_scope(store, entity) else "--entity"
    instead = f"jhstats {command} {option} {entity}"
    data = {"given": word, "names": record_names(store.entities[entity]), "command": instead}
    raise QueryError([Problem(Kind.ENTITY_NOT_METRIC, data)])


def entity_called(store: Store, word: str) -> str:
    """The id of the entity that a word means.

    Raises:
        QueryError: none is called so, or several are.
    """
    found = store.entities_called(word)
    if len(found) == 1:
        return found[0]
    raise _unknown("entity", word, found, store.entities)


class _Words(NamedTuple):
    """What bare words mean: the ids of metrics; the others as they were said."""

    metrics: list[str]
    years: list[str]
    periods: list[str]
    measures: list[str]


def _understand_words(
    store: Store, words: Sequence[str], command: str, problems: list[Problem]
) -> _Words:
    result = _Words([], [], [], [])
    position = 0
    while position < len(words):
        word = words[position]
        length = _name_length(store, words[position:])
        if length > 1:
            name = " ".join(words[position : position + length])
            result.metrics.extend(store.metrics_called(name))
        elif _YEARS.fullmatch(word.strip()):
            result.years.append(word)
        elif _PERIOD_LIKE.match(word):
            result.periods.append(word)
        elif word.casefold() in {measure.value for measure in Measure}:
            result.measures.append(word)
        else:
            try:
                result.metrics.append(_metric_called(store, word, command))
            except QueryError as error:
                problems += error.problems
        position += length
    return result


def _name_length(store: Store, words: Sequence[str]) -> int:
    """How many of the first words are the name of one metric together; 1 if none are."""
    for length in range(min(len(words), _LONGEST_NAME), 1, -1):
        if all(word in store.metrics for word in words[:length]):
            continue  # each an id, so each is meant by itself
        if len(store.metrics_called(" ".join(words[:length]))) == 1:
            return length
    return 1


def _is_scope(store: Store, entity: str) -> bool:
    """Whether anything is ranked among an entity."""
    facts = store.select(Selection())
    return any(rank.among == entity for fact in facts for rank in fact.ranks)


def understand_each(
    words: Iterable[str], read: Callable[[str], Any], problems: list[Problem]
) -> tuple[Any, ...]:
    """What each of the words means, and each part between commas; problems are collected."""
    result: list[Any] = []
    for part in (part.strip() for word in words for part in _COMMA.split(word)):
        try:
            result += [read(part)] if part else []
        except (QueryError, UsageError) as error:
            problems += error.problems
    return unique(result)


def _choice(members: type[Choice], option: str) -> Callable[[str], Choice]:
    by_value = {member.value: member for member in members}

    def read(word: str) -> Choice:
        if word.casefold() in by_value:
            return by_value[word.casefold()]
        data = {"option": f"--{option}", "given": word, "candidates": tuple(by_value)}
        raise UsageError([Problem(Kind.BAD_CHOICE, data)])

    return read


def _years(word: str) -> Period:
    years = _YEARS.fullmatch(word)
    if not years or (years[2] and years[2] < years[1]):
        raise UsageError([Problem(Kind.BAD_YEAR, {"given": word})])
    return period.from_years(int(years[1]), int(years[2] or years[1]))


def _period(word: str) -> Period:
    try:
        return period.parse(word)
    except ValueError:
        raise UsageError([Problem(Kind.BAD_PERIOD, {"given": word})]) from None


def _unknown(
    table: str,
    word: str,
    found: tuple[str, ...],
    records: Mapping[str, Record],
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


def select_facts(
    store: Store, selection: Selection, *, with_value: bool = False
) -> tuple[Fact, ...]:
    """The facts of a selection, in the order of output, maybe only those that have a value.

    Raises:
        QueryError: there is none.
    """
    facts = store.select(selection)
    facts = tuple(fact for fact in facts if fact.value is not None) if with_value else facts
    if not facts:
        raise _no_facts(store, selection)
    return facts


def _no_facts(store: Store, selection: Selection) -> QueryError:
    """What there is, where a selection leaves nothing: without the part that is to blame.

    Where no part is so alone, the facts without any of them.
    """
    without = ((part, store.select(selection._replace(**none))) for part, none in _PARTS.items())
    everything = ("period", store.select(Selection(metrics=selection.metrics)))
    part, facts = next((found for found in without if found[1]), everything)
    data = {
        "part": part,
        "period": unique(fact.period.text for fact in facts if fact.period),
        "measure": unique(fact.measure.value for fact in facts),
        "status": unique(fact.status.value for fact in facts),
        "entity": candidates(unique(fact.entity for fact in facts), store.entities),
    }
    return QueryError([Problem(Kind.NO_FACTS, data)])


def unique(values: Iterable[Item]) -> tuple[Item, ...]:
    """The values, each once, in their order."""
    return tuple(dict.fromkeys(values))
