"""Questions in the user's words: what these mean in a base, and what there is instead.

A *word* stands for a metric, an entity, a year and so on; a *filter* holds several. All
problems with a question are told at once, each with what there is.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import Any, NamedTuple, TypeVar

from jhstats import period
from jhstats.ask.store import Selection, Store
from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.figure import plain
from jhstats.model import TABLES, Fact, FactStatus, Measure
from jhstats.names import Candidate, Record, candidates, nearest
from jhstats.period import Period
from jhstats.phrases import AmountPhrase, FormulaPhrase, Notice

Item = TypeVar("Item")

_YEARS = re.compile(r"(\d{4})(?:年|(?:\s*[-–—~～至到]\s*(\d{4})年?))?", re.ASCII)
_COMMA = re.compile("[,，、]")
_LONGEST_NAME = 6
"""So many words may be one name together."""
_MOST_SOUGHT = 5
"""Names near a word are sought for so many of a question: each is held against all names."""
_PERIOD_LIKE = re.compile(r"\d{4}[-/]", re.ASCII)
_USAGE = {Kind.BAD_CHOICE, Kind.BAD_YEAR, Kind.BAD_PERIOD, Kind.BAD_DIM}


class Filters(NamedTuple):
    """What a user asks of the facts; each word may hold several, parted by commas.

    A fact is asked to be of one of the words of each filter; an empty one asks for nothing.
    `year` are years or ranges, `dim` KEY=TEXT, `unit` the name of one to convert into.
    """

    year: Sequence[str] = ()
    period: Sequence[str] = ()
    entity: Sequence[str] = ()
    measure: Sequence[str] = ()
    status: Sequence[str] = ()
    dim: Sequence[str] = ()
    latest: bool = False
    unit: str | None = None


class Scope(NamedTuple):
    """Among whom a rank was published: kinds of entity, or entities by name."""

    kinds: tuple[str, ...] = ()
    among: Sequence[str] = ()


NO_FILTERS = Filters()
ALL = Selection()
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
    selection = Selection(
        metrics=unique(said["metric"]),
        entities=understand_entities(store, filters.entity, problems),
        measures=_choices(Measure, "--measure", [*said["measure"], *filters.measure], problems),
        statuses=_choices(FactStatus, "--status", filters.status, problems),
        within=_each([*said["year"], *filters.year], _years, problems, Kind.BAD_YEAR),
        periods=_each([*said["period"], *filters.period], period.parse, problems, Kind.BAD_PERIOD),
        latest=filters.latest,
    )
    pairs = _each(filters.dim, _dim, problems, Kind.BAD_DIM, store.has_dim)
    dims = {key: tuple(text for other, text in pairs if other == key) for key, _ in pairs}
    if problems:
        is_usage = any(problem.kind in _USAGE for problem in problems)
        raise (UsageError if is_usage else QueryError)(problems)
    return selection._replace(dims=tuple(dims.items()))


def _metric_called(store: Store, word: str, command: str, earlier: Sequence[Problem]) -> str:
    """The id of the metric that a word means; raises as `id_called` does."""
    try:
        return id_called(store, "metric", word, earlier)
    except QueryError as error:
        entities = store.called(word, store.entities)
        if len(entities) != 1 or error.problems[0].kind is Kind.AMBIGUOUS:
            raise
    [entity] = entities
    option = "--among" if command == "rank" and entity in store.scopes() else "--entity"
    raise QueryError.of(
        Kind.ENTITY_NOT_METRIC,
        given=word,
        names=store.entities[entity].names,
        command=f"jhstats {command} {option} {entity}",
    )


def id_called(store: Store, table: str, word: str, earlier: Sequence[Problem] = ()) -> str:
    """The id of the record that a word means: a `metric`, an `entity` or a `unit`.

    Raises:
        QueryError: none is called so, or several are; with near names, if `earlier` are few.
        UsageError: likewise, of a unit.
    """
    records: Mapping[str, Record] = getattr(store, TABLES[table])
    found = store.called(word, records)
    if len(found) == 1:
        return found[0]
    is_left = len(earlier) >= _MOST_SOUGHT and not found
    near = candidates(found, records) or (() if is_left else nearest(word, records))
    is_unit = table == "unit"
    kind = Kind.UNKNOWN_UNIT if is_unit else Kind.UNKNOWN_NAME
    kind = Kind.AMBIGUOUS if found else kind
    data = {"candidates": near, "sought": _MOST_SOUGHT if is_left else None}
    raise (UsageError if is_unit else QueryError).of(kind, table=table, given=word, **data)


def _understand_words(
    store: Store, words: Sequence[str], command: str, problems: list[Problem]
) -> dict[str, list[str]]:
    """What bare words mean: the ids of `metric`; `year`, `period`, `measure` as they were said."""
    result: dict[str, list[str]] = {"metric": [], "year": [], "period": [], "measure": []}
    position = 0
    while position < len(words):
        word = words[position]
        length = _name_length(store, words[position:])
        if length > 1:
            name = " ".join(words[position : position + length])
            result["metric"] += store.called(name, store.metrics)
        elif _YEARS.fullmatch(word.strip()):
            result["year"].append(word)
        elif _PERIOD_LIKE.match(word):
            result["period"].append(word)
        elif word.casefold() in {measure.value for measure in Measure}:
            result["measure"].append(word)
        else:
            try:
                result["metric"].append(_metric_called(store, word, command, problems))
            except QueryError as error:
                problems += error.problems
        position += length
    return result


def _name_length(store: Store, words: Sequence[str]) -> int:
    """How many of the first words are the name of one metric together; 1 if none are."""
    for length in range(min(len(words), _LONGEST_NAME), 1, -1):
        if all(word in store.metrics for word in words[:length]):
            continue  # each an id, so each is meant by itself
        if len(store.called(" ".join(words[:length]), store.metrics)) == 1:
            return length
    return 1


def understand_entities(
    store: Store, words: Iterable[str], problems: list[Problem]
) -> tuple[str, ...]:
    """The ids of the entities that the words mean; problems are collected."""
    read = partial(id_called, store, "entity", earlier=problems)
    is_name = partial(store.called, records=store.entities)
    return _each(words, read, problems, Kind.UNKNOWN_NAME, is_name)


def _each(
    words: Iterable[str],
    read: Callable[[str], Any],
    problems: list[Problem],
    kind: Kind,
    is_name: Callable[[str], object] = lambda _: False,
    **data: object,
) -> tuple[Any, ...]:
    """What each of the words means, and each part between commas; problems are collected.

    One that has no such value is of the kind, with the data. A word that is a name is not cut at
    its commas.
    """
    result: list[Any] = []
    cut = ([word] if is_name(word) else _COMMA.split(word) for word in words)
    for part in (part.strip() for parts in cut for part in parts):
        try:
            result += [read(part)] if part else []
        except ValueError:
            problems.append(Problem(kind, {"given": part, **data}))
        except QueryError as error:
            problems += error.problems
    return unique(result)


def _choices(
    members: type[Enum], option: str, words: Iterable[str], problems: list[Problem]
) -> tuple[Any, ...]:
    data: dict[str, Any] = {"option": option, "candidates": tuple(own.value for own in members)}
    return _each(words, lambda word: members(word.casefold()), problems, Kind.BAD_CHOICE, **data)


def _years(word: str) -> Period:
    years = _YEARS.fullmatch(word)
    if not years or (years[2] and years[2] < years[1]):
        raise ValueError(word)
    return period.from_years(int(years[1]), int(years[2] or years[1]))


def _dim(word: str) -> tuple[str, str]:
    key, _, text = word.partition("=")
    if not key or not text:
        raise ValueError(word)
    return key, text


_PARTS: dict[str, dict[str, Any]] = {
    "period": {"within": (), "periods": (), "latest": False},
    "measure": {"measures": ()},
    "status": {"statuses": ()},
    "entity": {"entities": ()},
    "dim": {"dims": ()},
}


def select_facts(store: Store, selection: Selection, *, with_value: bool = False) -> Sequence[Fact]:
    """The facts of a selection, in the order of output, maybe only those that have a value.

    Raises:
        QueryError: there is none.
    """
    facts = store.select(selection)
    if not facts:
        raise _no_facts(store, selection)
    valued = tuple(fact for fact in facts if fact.value is not None)
    if with_value and not valued:
        raise QueryError.of(Kind.NO_VALUE, ranges=ranges_of(facts))
    return valued if with_value else facts


def ranges_of(facts: Iterable[Fact]) -> tuple[str, ...] | None:
    """The ranges that facts print in place of a figure; None if there are none."""
    return tuple(
        f"{plain(fact.low)}–{plain(fact.high)}"
        for fact in facts
        if fact.value is None and fact.low is not None and fact.high is not None
    ) or None  # fmt: skip


def unanswered(store: Store, selection: Selection, facts: Sequence[Fact]) -> list[Notice]:
    """What was asked for and of which there is no fact."""

    def lacking(asked: Iterable[Item], name: str) -> list[Item]:
        there = {getattr(fact, name) for fact in facts}
        return [part for part in asked if part not in there]

    periods = [fact.period for fact in facts if fact.period]
    days = {period.days for period in periods}
    dims = {pair for fact in facts for pair in fact.dims}
    dropped: list[Candidate | str] = [
        *candidates(lacking(selection.metrics, "metric"), store.metrics),
        *candidates(lacking(selection.entities, "entity"), store.entities),
        *(o.text for o in selection.within if not any(p.is_within(o) for p in periods)),
        *(period.text for period in selection.periods if period.days not in days),
        *(measure.value for measure in lacking(selection.measures, "measure")),
        *(status.value for status in lacking(selection.statuses, "status")),
        *(f"{k}={text}" for k, texts in selection.dims for text in texts if (k, text) not in dims),
    ]
    return [Notice("dropped", {"candidates": tuple(dropped)})] if dropped else []


def _no_facts(store: Store, selection: Selection) -> QueryError:
    """What there is, where a selection leaves nothing: without the part that is to blame.

    Where no part is so alone, the facts without any of them. A metric that has none at all is
    told with what other facts imply of it.
    """
    if selection.metrics and not store.select(Selection(metrics=selection.metrics)):
        return QueryError([
            Problem(Kind.METRIC_WITHOUT_FACTS, {
                "given": metric, "names": store.metrics[metric].names,
                "implied": _implied(store, metric),
            })
            for metric in selection.metrics
        ])  # fmt: skip
    without = ((part, store.select(selection._replace(**none))) for part, none in _PARTS.items())
    everything = ("period", store.select(Selection(metrics=selection.metrics)))
    return no_facts(store, *next((found for found in without if found[1]), everything))


def no_facts(store: Store, part: str, facts: Sequence[Fact]) -> QueryError:
    """That no fact has what is asked for of a part of a question, and which facts have another."""
    return QueryError.of(
        Kind.NO_FACTS,
        part=part,
        period=unique(fact.period.text for fact in facts if fact.period),
        measure=unique(fact.measure.value for fact in facts),
        status=unique(fact.status.value for fact in facts),
        entity=candidates(unique(fact.entity for fact in facts), store.entities),
        dim=unique(f"{key}={text}" for fact in facts for key, text in fact.dims),
    )


def _implied(store: Store, metric: str) -> tuple[FormulaPhrase, ...]:
    """What shares imply of the metric that is their whole, each with its period and formula."""
    from jhstats.derive import Operand, implied  # noqa: PLC0415 - where there are no facts

    operands = (Operand.of(fact, store.units) for fact in store.select(ALL))
    found = []
    for derived in implied(filter(None, operands)):
        if derived.metric == metric and derived.value is not None and derived.unit:
            unit = store.units[derived.unit]
            amount = AmountPhrase(plain(derived.value), derived.bound, unit, as_printed=True)
            period = f"{derived.period}: " if derived.period else ""
            found.append(FormulaPhrase((f"{period}{derived.formula} = ", amount)))
    return tuple(found)


def unique(values: Iterable[Item]) -> tuple[Item, ...]:
    """The values, each once, in their order."""
    return tuple(dict.fromkeys(values))
