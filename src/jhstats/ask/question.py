"""Questions in the user's words: what these mean in a base, and what there is instead.

A *word* stands for a metric, an entity, a year and so on; a *filter* holds several. All
problems with a question are told at once, each with what there is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from jhstats import names, period
from jhstats.ask import vocabulary
from jhstats.ask.store import Selection, Store, Test
from jhstats.ask.words import id_called, is_called, read_words
from jhstats.errors import JhstatsError, Kind, Problem, QueryError, UsageError
from jhstats.figure import plain
from jhstats.model import RESULTS, TABLES, Fact, Rank
from jhstats.names import Candidate, candidates, is_name, named_partly
from jhstats.phrases import AmountPhrase, FormulaPhrase, Notice

Item = TypeVar("Item")
_NO_YEAR = 9999


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

    The filters have its words' unit and kinds as well; `said` is what else these say, by part.
    """

    selection: Selection
    notices: list[Notice]
    filters: Filters = Filters()
    said: Mapping[str, Sequence[str]] = {}

    @property
    def top(self) -> int | None:
        """How many rows of an order are asked for."""
        return min(map(int, self.said["top"]), default=None)


NO_FILTERS = Filters()
ALL = Selection()
EVERYWHERE = Scope()


def understand(
    store: Store,
    words: Sequence[str],
    filters: Filters,
    earlier: Iterable[Problem] = (),
    command: str = "show",
) -> Understood:
    """What words and filters mean to a command: show, rank, places (by value) or compare.

    A period that no fact has means those that lie in it, though nothing that is compared.

    Raises:
        QueryError: a word names nothing, or several things; with all problems, those found
            earlier first.
        UsageError: as before, where a filter has no such value.
    """
    problems = list(earlier)
    is_comparing = command == "compare"
    said, told = read_words(store, words, problems, filters.entity, is_comparing=is_comparing)
    parts_told = list[str]()
    said["top"] += said["bottom"]
    said["order"] += ["last"] * len(said["bottom"])
    is_ranked = command in ("rank", "places") or said["rank"] or said["top"] or said["order"]
    if not is_ranked and said["among"]:  # 全国 asks for no rank
        said["kind"] += said.pop("among")
        told = told.replace("among=", "kind=")
    years = [year for year in filters.year if not vocabulary.word_of(vocabulary.LATEST, year)]
    is_latest = filters.latest or bool(said["latest"]) or len(years) < len(filters.year)
    unit, kinds = filters.unit or next(iter(said["unit"]), None), [*filters.kind, *said["kind"]]
    filters = filters._replace(unit=unit, kind=kinds, year=years)
    named = partial(named_records, store, problems=problems, told=parts_told)
    time, both = _asked(said, filters, problems)
    dims, is_dim = [*filters.dim, *said["dim"]], lambda word: word in store.dims()
    pairs = _each("--dim", dims, _dim, problems, is_dim)
    texts = {key: tuple(text for other, text in pairs if other == key) for key, _ in pairs}
    selection = time._replace(
        metrics=unique([*said["metric"], *named("metric", filters.metric)]),
        entities=unique([*said["entity"], *named("entity", filters.entity)]),
        dims=tuple(texts.items()),
        latest=is_latest,
        ids=unique(said["fact"]),
        tests=(*_tests(store, filters, problems), *both),
    )
    told = " ".join(filter(None, [told, *parts_told]))
    if problems:
        is_usage = any(own.kind in (Kind.BAD_CHOICE, Kind.BAD_PERIOD) for own in problems)
        raise (UsageError if is_usage else QueryError)(problems)
    is_exact, notices = bool(filters.period) or is_comparing, list[Notice]()
    if said["period"] and not is_exact and not store.select(selection):
        notices.append(Notice("dropped", {"candidates": tuple(map(str, selection.periods))}))
        selection = selection._replace(within=(*selection.within, *selection.periods), periods=())
    selection, told = _in_time(store, selection, said, told)
    if command != "places":
        selection, among = _with_ranks(store, selection, said, is_rank=command == "rank")
        for id_ in among:
            told = re.sub(rf"(?<!\S)entity={re.escape(id_)}(?!\S)", f"among={id_}", told)
        told = re.sub("order=(?:best|high)", "rank=1", told)
        told = told or " ".join(f"among={id_}" for id_ in among)
    limited = ((side, (getattr(filters, side, None), *said[side])) for side in vocabulary.LIMITS)
    if asked := [(side, text) for side, texts in limited for text in texts if text]:
        from jhstats.ask.amounts import limits  # noqa: PLC0415 - where an amount is asked for

        tests = limits(store, store.select(selection), asked, filters.unit)
        selection = selection._replace(tests=(*selection.tests, *tests))
    notices[:0] = [Notice("read-as", {"text": told})] if told else []
    return Understood(selection, notices, filters, said)


def _asked(
    said: Mapping[str, Sequence[str]], filters: Filters, problems: list[Problem]
) -> tuple[Selection, list[Test]]:
    """What words, else options, ask of measure, status and time, and tests of what both ask.

    Periods are a choice, be they years or not; a part without a year is of all that are named.
    """
    asked, tests = dict[str, Any](), list[Test]()
    measure_of = partial(vocabulary.choice, "--measure", vocabulary.MEASURES)
    status_of = partial(vocabulary.choice, "--status", vocabulary.STATUSES)
    for name, key, read in (("measure", "measures", measure_of), ("status", "statuses", status_of)):
        sides = (said[name], getattr(filters, name))
        own, given = (_each(f"--{name}", side, read, problems) for side in sides)
        asked[key] = own or given
        has = partial(lambda name, given, fact: getattr(fact, name) in given, name, given)
        tests += [Test(name, has)] if own and given else []
    years = ["0001-9999"] if said["part"] and said["period"] and not said["year"] else said["year"]

    def time_of(years: Iterable[str], periods: Iterable[str], option: str = "") -> Selection:
        within = _each(option, years, vocabulary.years_of, problems)
        own = _each(option, periods, vocabulary.period_of, problems)
        return Selection(within=within, periods=own)

    times = [time_of(years, said["period"]), time_of((), filters.period, "--period"),
             time_of(filters.year, (), "--year")]  # fmt: skip
    is_said = times[0] != ALL or said["newest"] or said["end"]
    time, *others = times if is_said else sorted(times, key=ALL.__eq__)
    is_in = partial(partial, lambda time, fact: time.is_in_time(fact.period))
    tests += [Test("period", is_in(other)) for other in others if other != ALL]
    parts = {vocabulary.period_of(vocabulary.in_2000(part)).days for part in said["part"]}
    tests += [Test("period", partial(_is_part, parts, time))] if parts else []
    return time._replace(**asked), tests


def _is_part(parts: set[period.Days], time: Selection, fact: Fact) -> bool:
    """Whether a fact is of one of the parts of 2000 in its own year, or of a period as it is."""
    own, others = fact.period, {other.days for other in time.periods}
    return bool(own and (own.days in others or own.earlier(own.year - 2000).days in parts))


def _in_time(
    store: Store, selection: Selection, said: Mapping[str, Sequence[str]], told: str
) -> tuple[Selection, str]:
    """A selection at ends of years and in the newest years of results, and how that is told."""
    undated = selection._replace(within=(), periods=())
    found = [fact for fact in store.select(undated) if fact.period] if said["newest"] else []
    results = [fact for fact in found if fact.status in RESULTS] or found
    newest = max((fact.period.year for fact in results if fact.period), default=_NO_YEAR)
    for word in said["newest"]:
        count, ago = map(int, word.split(":"))
        last = newest - ago
        years = period.from_years(max(last - count, 0) + 1, last)
        selection = selection._replace(within=(*selection.within, years))
        told = told.replace(f"newest={word}", f"year={years.text.replace('/', '-')}")
    for year in said["end"]:  # its last day, else the whole
        day, whole = map(period.parse, (f"{year}-12-31", year))
        end = day if store.select(undated._replace(periods=(day,))) else whole
        selection = selection._replace(periods=(*selection.periods, end))
        told = told.replace(f"end={year}", f"period={end}")
    return selection, told


def _with_ranks(
    store: Store, selection: Selection, said: dict[str, list[str]], *, is_rank: bool
) -> tuple[Selection, set[str]]:
    """A selection with published ranks as words ask for them, and among whom they are.

    Entities that are named with a rank are those among whom it was published, else those who have
    it; without any, the other way round.
    """
    is_last = "last" in said["order"]  # no published rank says how many come behind
    ranks = [] if is_last else said["rank"]
    codes = {*ranks, *(own if own in ("low", "last") else "1" for own in said["order"])}
    kinds = {*said["among"], *(["country"] if "nation" in said["among"] else [])}
    is_asked = bool(codes or kinds or (said["top"] and not is_rank))
    scopes = {*store.scopes()} if is_asked or is_rank else set()
    named = scopes.intersection(selection.entities)
    ways = ([named, set()] if codes or said["top"] else [set(), named]) if is_asked or named else []

    def limited(among: set[str]) -> Selection:
        inside = {id_ for id_ in among or scopes if not kinds or store.entities[id_].kind in kinds}
        is_top = not is_last and (among or kinds or not is_rank)  # else many rows
        tops = [*map(int, said["top"])] if is_top else []

        def is_meant(rank: Rank) -> bool:
            is_top = rank.number is not None and any(rank.number <= top for top in tops)
            return rank.among in inside and (is_top or rank.code in codes or not (codes or tops))

        test = Test("rank", lambda fact: any(map(is_meant, fact.ranks)))
        others = tuple(own for own in selection.entities if own not in among)
        return selection._replace(entities=others, tests=(*selection.tests, test))

    tried = [(limited(among), among) for among in ways]
    found = next((own for own in tried if store.select(own[0])), None)
    if found and (is_asked or found[1]):
        said["top"] = [] if found[1] or kinds else said["top"]
        return found
    return tried[-1] if is_asked else (selection, set())


def named_records(
    store: Store, table: str, words: Iterable[str], problems: list[Problem], told: list[str]
) -> tuple[str, ...]:
    """The ids of the records of a table that the words mean; problems, and parts, are collected."""
    records = getattr(store, TABLES[table])

    def read(word: str) -> str:
        id_ = id_called(store, table, word, problems)
        told.extend([] if is_called(word, records[id_]) else [f"{table}={id_}"])
        return id_

    return _each(f"--{table}", words, read, problems, partial(store.called, records=records))


def _tests(store: Store, filters: Filters, problems: list[Problem]) -> Iterable[Test]:
    if filters.kind:
        kind_of = partial(vocabulary.choice, "--kind", vocabulary.kind_words(store.kinds))
        asked = _each("--kind", filters.kind, kind_of, problems)
        yield Test("kind", lambda fact: store.entities[fact.entity].kind in asked)
    if within := named_records(store, "entity", filters.within, problems, []):
        outer = names.outer_entities(store.entities)
        yield Test("within", lambda fact: not outer(fact.entity).isdisjoint(within))
    if sources := named_records(store, "source", filters.source, problems, []):
        yield Test("source", lambda fact: any(own.source in sources for own in fact.evidence))


def _each(
    option: str,
    words: Iterable[str],
    read: Callable[[str], Any],
    problems: list[Problem],
    is_name: Callable[[str], object] = lambda _: False,
) -> tuple[Any, ...]:
    """What the words mean, and the parts between commas of those that are no names themselves.

    Those of no option are periods.
    """
    result: list[Any] = []
    cut = ([word] if is_name(word) else vocabulary.cut_at_commas(word) for word in words)
    for part in (part.strip() for parts in cut for part in parts):
        try:
            result += [read(part)] if part else []
        except ValueError:
            data = {"option": option, "given": part} if option else {"given": part}
            problems.append(Problem(Kind.BAD_CHOICE if option else Kind.BAD_PERIOD, data))
        except JhstatsError as error:
            problems += error.problems
    return unique(result)


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
    "fact": {"ids": ()},
}


def select_facts(store: Store, selection: Selection, *, with_value: bool = False) -> Sequence[Fact]:
    """The facts of a selection, in order, maybe only those with a value; or a `QueryError`."""
    facts = store.select(selection)
    if not facts:
        raise _no_facts(store, selection)
    valued = tuple(fact for fact in facts if fact.value is not None)
    if with_value and not valued:
        raise QueryError.of(Kind.NO_VALUE)
    return valued if with_value else facts


def other_metrics(store: Store, words: Sequence[str], selection: Selection) -> Understood | None:
    """Words that leave nothing, read as metrics whose names hold one they mean; None if none.

    Metrics that have facts of the entities have none of this time, or measure, and are meant.
    """
    if store.select(Selection(metrics=selection.metrics, entities=selection.entities)):
        return None
    for start, end in combinations(range(len(words) + 1), 2):
        name = " ".join(words[start:end])
        called = [id_ for id_ in selection.metrics if is_name(name, store.metrics[id_])]
        others = {id_: own for id_, own in store.metrics.items() if called and id_ not in called}
        near = selection._replace(metrics=named_partly(name, others))
        if near.metrics and (found := store.select(near)):
            ids = unique(fact.metric for fact in found)
            notice = Notice("instead", {"given": name, "near": ", ".join(ids)})
            return Understood(near._replace(metrics=ids), [notice])
    return None


def unanswered(store: Store, selection: Selection, facts: Sequence[Fact]) -> list[Notice]:
    """What was asked for and of which there is no fact."""
    wholes = [{*(fact.of or ())} for fact in facts]
    told = set[object]().union(*wholes[:1]).intersection(*wholes)  # of which all are a share

    def lacking(asked: Iterable[Item], name: str) -> list[Item]:
        there = {getattr(fact, name) for fact in facts}
        return [part for part in asked if part not in there | told]

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
    """What there is, where a selection leaves nothing: without the part that is to blame."""
    if selection.metrics and not store.select(Selection(metrics=selection.metrics)):
        told = (
            {"given": id_, "names": store.metrics[id_].names, "implied": (*_implied(store, id_),)}
            for id_ in selection.metrics
        )
        return QueryError([Problem(Kind.METRIC_WITHOUT_FACTS, data) for data in told])
    without = [(part, selection._replace(**none)) for part, none in _PARTS.items()]
    for part in unique(test.part for test in selection.tests):
        others = tuple(test for test in selection.tests if test.part != part)
        without.append((part, selection._replace(tests=others)))
    found = ((part, store.select(rest)) for part, rest in without)
    everything = store.select(Selection(metrics=selection.metrics))
    is_measured = not selection.measures or any(f.measure in selection.measures for f in everything)
    other = ("period" if is_measured else "measure", everything)
    return no_facts(store, *next((left for left in found if left[1]), other))


def no_facts(store: Store, part: str, facts: Sequence[Fact], given: str = "") -> QueryError:
    """That no fact has what is asked for of a part of a question, and which facts have another.

    One of several periods may be `given`, in place of which another is offered.
    """
    entities = [store.entities[id_] for id_ in unique(fact.entity for fact in facts)]
    units = unique(fact.unit for fact in facts if fact.unit)
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
        "rank": unique(rank.code for fact in facts for rank in fact.ranks),
        "value": tuple(_ranges(store, facts)),
        "units": candidates(units, store.units) if part == "value" else None,
    }
    data |= {"given": given, "candidates": data["period"]} if given else {}
    return QueryError([Problem(Kind.NO_FACTS, data)])


def _ranges(store: Store, facts: Iterable[Fact]) -> Iterator[FormulaPhrase]:
    """From the least to the greatest figure of some facts, in each of their units."""
    amounts = filter(None, (fact.amount for fact in facts))
    for unit, own in grouped(amounts, attrgetter("unit")).items():
        ends = (end(own, key=attrgetter("value")) for end in (min, max))
        told = [AmountPhrase(plain(o.value), o.bound, store.units[unit]) for o in ends]
        is_range = told[0].number != told[1].number
        yield FormulaPhrase((told[0], " … ", told[1]) if is_range else (told[0],))


def _implied(store: Store, metric: str) -> Iterator[FormulaPhrase]:
    """What shares imply of the metric that is their whole, each with its period and formula."""
    from jhstats.derive import Operand, implied  # noqa: PLC0415 - where there are no facts

    operands = (Operand.of(fact, store.units) for fact in store.select(ALL))
    for derived in implied(filter(None, operands), store.metrics, store.units):
        if derived.metric == metric and derived.value is not None and derived.unit:
            amount = AmountPhrase(plain(derived.value), derived.bound, store.units[derived.unit])
            period = f"{derived.period}: " if derived.period else ""
            yield FormulaPhrase((f"{period}{derived.formula} = ", amount))


def grouped(records: Iterable[Item], key: Callable[[Item], Any]) -> dict[Any, list[Item]]:
    """Facts, or other records, by what they have in common."""
    groups: dict[Any, list[Item]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return groups


def unique(values: Iterable[Item]) -> tuple[Item, ...]:
    """The values, each once, in their order."""
    return tuple(dict.fromkeys(values))
