"""Questions in the user's words: what these mean in a base, and what there is instead.

A *word* stands for a metric, an entity, a year and so on; a *filter* holds several. All
problems with a question are told at once, each with what there is.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain, islice
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from jhstats import names
from jhstats.ask import amounts
from jhstats.ask.store import Selection, Store, Test
from jhstats.ask.vocabulary import COMMAS, KINDS, MEASURES, STATUSES, choice, period_of, years_of
from jhstats.ask.words import dims_called, id_called, is_called, read_words
from jhstats.errors import JhstatsError, Kind, Problem, QueryError, UsageError
from jhstats.figure import ZERO, plain
from jhstats.model import TABLES, Fact, Measure
from jhstats.names import Candidate, candidates
from jhstats.phrases import AmountPhrase, FormulaPhrase, Notice

Item = TypeVar("Item")


class Filters(NamedTuple):
    """What a user asks of the facts; each word may hold several, parted by commas.

    A fact is asked to be of one of the words of each filter; an empty one asks for nothing.
    `year` are years or ranges, `dim` KEY=TEXT, `unit` the name of one to convert into; `kind` is
    of entities, which lie `within` one; `above` and `below` are amounts, `sort` an order of rows.
    """

    year: Sequence[str] = ()
    period: Sequence[str] = ()
    entity: Sequence[str] = ()
    measure: Sequence[str] = ()
    status: Sequence[str] = ()
    dim: Sequence[str] = ()
    latest: bool = False
    unit: str | None = None
    metric: Sequence[str] = ()
    kind: Sequence[str] = ()
    within: Sequence[str] = ()
    source: Sequence[str] = ()
    above: str | None = None
    below: str | None = None
    sort: str | None = None


class Scope(NamedTuple):
    """Among whom a rank was published: kinds of entity, or entities by name.

    At most `top` rows of each order are asked for.
    """

    kinds: tuple[str, ...] = ()
    among: Sequence[str] = ()
    top: int | None = None


class Understood(NamedTuple):
    """What a question asks for, and what must be said of how it was read.

    `ranks` are codes of published ranks that words name, `scopes` kinds of those among whom, `top`
    is the most rows that words ask for, `unit` that of the filters or words.
    """

    selection: Selection
    notices: list[Notice]
    ranks: tuple[str, ...]
    scopes: tuple[str, ...]
    top: int | None
    unit: str | None


NO_FILTERS = Filters()
ALL = Selection()
EVERYWHERE = Scope()


def understand(
    store: Store,
    words: Sequence[str],
    filters: Filters,
    earlier: Iterable[Problem] = (),
    *,
    ranking: Collection[str] = (),
) -> Understood:
    """What words and filters mean; words for ranks only to who asks for these: `ranking`.

    What words say of a measure, a status or a time is a choice, and must hold beside each option.
    A `QueryError` has all problems, those found earlier first: words that name nothing, or several
    things; it is a `UsageError` where a filter has no such value.
    """
    problems = list(earlier)
    said, told = read_words(store, words, problems, ranking=ranking)
    parts_told = list[str]()

    def named(table: str) -> tuple[str, ...]:
        words = getattr(filters, table)
        return unique([*said[table], *named_records(store, table, words, problems, parts_told)])

    def asked(part: str, read: Callable[[str], Any]) -> tuple[Any, ...]:
        sides = ((None, said[part]), (f"--{part}", getattr(filters, part)))
        own, given = (_each(option, words, read, problems) for option, words in sides)
        if own and given:
            tests.append(Test(part, lambda fact: getattr(fact, part) in given))
        return own or given

    words = [*said["dim"], *filters.dim]
    dims = _each("--dim", words, partial(_dims, store), problems, partial(dims_called, store))
    pairs = unique(dim.partition("=")[::2] for dim in chain.from_iterable(dims))
    texts = {key: tuple(text for other, text in pairs if other == key) for key, _ in pairs}
    tests = [*_tests(store, filters, problems, parts_told)]
    each = partial(_each, problems=problems)
    periods = each(None, said["period"], period_of)
    times = (
        Selection(within=each(None, said["year"], years_of), periods=periods),
        Selection(within=each("--year", filters.year, years_of)),
        Selection(periods=each("--period", filters.period, period_of)),
    )
    chosen, *further = [*filter(ALL.__ne__, times)] or [ALL]
    is_in = partial(partial, lambda time, fact: time.is_in_time(fact.period))
    tests += [Test("period", is_in(other)) for other in further]
    selection = chosen._replace(
        metrics=named("metric"),
        entities=named("entity"),
        measures=asked("measure", partial(choice, "--measure", MEASURES)),
        statuses=asked("status", partial(choice, "--status", STATUSES)),
        dims=tuple(texts.items()),
        latest=filters.latest or bool(said["latest"]),
        ids=unique(said["fact"]),
        tests=tuple(tests),
    )
    unit, *others = unique(filter(None, [filters.unit, *said["unit"]])) or [None]
    problems += [Problem(Kind.BAD_CHOICE, {"option": "--unit", "given": own}) for own in others]
    told = " ".join(unique(filter(None, [told, *parts_told])))
    if problems:
        is_usage = any(own.kind in (Kind.BAD_CHOICE, Kind.BAD_PERIOD) for own in problems)
        raise (UsageError if is_usage else QueryError)(problems)
    limited = ((side, [getattr(filters, side, None), *said[side]]) for side in amounts.SIDES)
    if limits := [(side, text) for side, texts in limited for text in texts if text]:
        tests += amounts.limits(store, store.select(selection), limits, unit)
        selection = selection._replace(tests=tuple(tests))
    notices = [Notice("read-as", {"text": told})] if told else []
    top = min(map(int, said["top"]), default=None)
    return Understood(selection, notices, (*said["rank"],), (*said["among"],), top, unit)


def named_records(
    store: Store, part: str, words: Iterable[str], problems: list[Problem], told: list[str]
) -> tuple[str, ...]:
    """The ids of records, else entities, that a part's words mean; problems, parts are kept."""
    table = part if part in TABLES else "entity"
    records = getattr(store, TABLES[table])

    def read(word: str) -> str:
        id_ = id_called(store, table, word, problems)
        told.extend([] if is_called(word, records[id_]) else [f"{part}={id_}"])
        return id_

    return _each(f"--{table}", words, read, problems, partial(store.called, records=records))


def _tests(
    store: Store, filters: Filters, problems: list[Problem], told: list[str]
) -> Iterable[Test]:
    if filters.kind:
        kind_of = partial(choice, "--kind", {kind: KINDS.get(kind, ()) for kind in store.kinds})
        asked = _each("--kind", filters.kind, kind_of, problems)
        yield Test("kind", lambda fact: store.entities[fact.entity].kind in asked)
    if within := named_records(store, "within", filters.within, problems, told):
        outer = names.outer_entities(store.entities)
        yield Test("within", lambda fact: not outer(fact.entity).isdisjoint(within))
    if sources := named_records(store, "source", filters.source, problems, told):
        yield Test("source", lambda fact: any(own.source in sources for own in fact.evidence))


def _each(
    option: str | None,  # without one they are bare words, as periods are
    words: Iterable[str],
    read: Callable[[str], Any],
    problems: list[Problem],
    is_name: Callable[[str], object] = lambda _: False,
) -> tuple[Any, ...]:
    """What the words mean, and the parts between commas of those that are no names themselves."""
    result: list[Any] = []
    cut = ([o] if o.isalnum() or is_name(o) else re.split(COMMAS, o) for o in words)
    for part in (part.strip() for parts in cut for part in parts):
        try:
            result += [read(part)] if part else []
        except ValueError:
            kind = Kind.BAD_CHOICE if option else Kind.BAD_PERIOD
            problems.append(Problem(kind, {"option": option, "given": part}))
        except JhstatsError as error:
            problems += error.problems
    return unique(result)


def _dims(store: Store, word: str) -> tuple[str, ...]:
    if not all(word.partition("=")):
        raise ValueError(word)
    return ("\n" not in word and dims_called(store, word)) or (word,)  # none is in prepared keys


_PARTS: dict[str, dict[str, Any]] = {
    "period": {"within": (), "periods": (), "latest": False},
    "measure": {"measures": ()},
    "status": {"statuses": ()},
    "entity": {"entities": ()},
    "dim": {"dims": ()},
    "fact": {"ids": ()},
}


def select_facts(store: Store, selection: Selection, *, with_value: bool = False) -> Sequence[Fact]:
    """The facts of a selection, in order, maybe only those with a value; or a `QueryError`."""
    facts = store.select(selection)
    named = Selection(metrics=selection.metrics)
    may_be_share = (
        named.metrics and selection.entities and Measure.SHARE in (selection.measures or Measure)
    )
    if not facts and may_be_share and not store.select(named):
        shares = store.select(selection._replace(metrics=(), measures=(Measure.SHARE,)))
        facts = tuple(fact for fact in shares if fact.of and fact.of.metric in named.metrics)
    if not facts:
        raise _no_facts(store, selection)
    valued = tuple(fact for fact in facts if fact.value is not None)
    if with_value and not valued:
        raise QueryError.of(Kind.NO_VALUE)
    return valued if with_value else facts


def unanswered(store: Store, selection: Selection, facts: Sequence[Fact]) -> list[Notice]:
    """What was asked for and of which there is no fact."""
    wholes = [{*(fact.of or ())} for fact in facts if fact.metric in selection.metrics]
    told = set[object]().union(*wholes[:1]).intersection(*wholes)  # of which all are a share

    def lacking(asked: Iterable[Item], name: str) -> list[Item]:
        there = {getattr(fact, name) for fact in facts}
        return [part for part in asked if part not in there | told]

    periods = [fact.period for fact in facts if fact.period]
    days = {period.days for period in periods}
    dims = {pair for fact in facts for pair in fact.dims}
    years = ((own.text, ALL._replace(within=(own,))) for own in selection.within)
    dropped: list[Candidate | str] = [
        *candidates(lacking(selection.metrics, "metric"), store.metrics),
        *candidates(lacking(selection.entities, "entity"), store.entities),
        *(year for year, own in years if not any(map(own.is_in_time, periods))),
        *(period.text for period in selection.periods if period.days not in days),
        *(measure.value for measure in lacking(selection.measures, "measure")),
        *(status.value for status in lacking(selection.statuses, "status")),
        *(f"{k}={text}" for k, texts in selection.dims for text in texts if (k, text) not in dims),
    ]
    return [Notice("dropped", {"candidates": tuple(dropped)})] if dropped else []


def _no_facts(store: Store, selection: Selection) -> QueryError:
    """What there is, where a selection leaves nothing: without the parts that are to blame."""
    if selection.metrics and not store.select(Selection(metrics=selection.metrics)):
        told = ({"given": o, "names": store.metrics[o].names} for o in selection.metrics)
        return QueryError([Problem(Kind.METRIC_WITHOUT_FACTS, data) for data in told])

    def without(own: Selection, part: str) -> Selection:
        left = tuple(test for test in own.tests if test.part != part)
        return own._replace(**{**_PARTS.get(part, {}), "tests": left})

    parts = unique([*_PARTS, *(test.part for test in selection.tests)])
    alone = (without(selection, part) for part in parts)
    together = islice(accumulate(parts[::-1], without, initial=selection), 1, None)
    tried = zip((*parts, *parts[::-1]), map(store.select, chain(alone, together)), strict=True)
    return no_facts(store, *next((left for left in tried if left[1]), ("period", ())))


def no_facts(store: Store, part: str, facts: Sequence[Fact]) -> QueryError:
    """That no fact has what is asked for of a part of a question, and which facts have another."""
    entities = [store.entities[id_] for id_ in unique(fact.entity for fact in facts)]
    data = {
        "part": part,
        "period": unique(fact.period.text for fact in facts if fact.period),
        "measure": unique(fact.measure.value for fact in facts),
        "status": unique(fact.status.value for fact in facts),
        "entity": candidates([entity.id for entity in entities], store.entities),
        "dim": unique(f"{key}={text}" for fact in facts for key, text in fact.dims),
        "fact": unique(fact.id for fact in facts),
        "kind": unique(entity.kind for entity in entities),
        "within": candidates(unique(id_ for o in entities for id_ in o.within), store.entities),
        "source": candidates(unique(o.source for f in facts for o in f.evidence), store.sources),
        "value": tuple(_ranges(store, facts)),
    }
    return QueryError([Problem(Kind.NO_FACTS, data)])


def _ranges(store: Store, facts: Iterable[Fact]) -> Iterator[FormulaPhrase]:
    """From the least to the greatest figure of some facts, in each of their units."""
    figures = (fact for fact in facts if fact.value is not None)
    for unit, own in grouped(figures, attrgetter("unit")).items():
        ends = (end(own, key=attrgetter("value")) for end in (min, max))
        told = [AmountPhrase(plain(o.value or ZERO), o.bound, store.units[unit]) for o in ends]
        is_range = told[0].number != told[1].number
        yield FormulaPhrase((told[0], " … ", told[1]) if is_range else (told[0],))


def grouped(records: Iterable[Item], key: Callable[[Item], Any]) -> dict[Any, list[Item]]:
    """Facts, or other records, by what they have in common."""
    groups: dict[Any, list[Item]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return groups


def unique(values: Iterable[Item]) -> tuple[Item, ...]:
    """The values, each once, in their order."""
    return tuple(dict.fromkeys(values))
