"""The store of a base: what a name means in it, and which facts a selection holds.

Questions ask these and never walk a base, so that a store that is never loaded whole, that of
`jhstats.ask.prepared`, can answer them for a million facts.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import count
from typing import NamedTuple

from jhstats.model import TABLES, Base, Entity, Fact, FactStatus, Measure, Metric, Source, Unit
from jhstats.names import Record, all_names, fold_name
from jhstats.period import Period, from_years

_MEASURES = {measure: index for index, measure in enumerate(Measure)}
_STATUSES = {status: index for index, status in enumerate(FactStatus)}
_YEAR = 12


class Test(NamedTuple):
    """What is asked of facts beside what a store can look up, and the part of a question it is."""

    part: str
    accepts: Callable[[Fact], bool]


class Selection(NamedTuple):
    """What the facts of an answer have in common; an empty part asks for nothing.

    Metrics and entities are ids; the facts come in the order of the metrics. A fact's own period
    lies in one of `within`, or is one of `periods`; `dims` are keys, each with its texts of which
    a fact's own is one; a rank was published among one of `among`; `ids` are those of facts; all
    `tests` accept it; of those that are left `latest` leaves the newest period of each series and
    status. `holding` are folded texts in words of a fact, which may narrow where a store looks.
    """

    metrics: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    statuses: tuple[FactStatus, ...] = ()
    within: tuple[Period, ...] = ()
    periods: tuple[Period, ...] = ()
    dims: tuple[tuple[str, tuple[str, ...]], ...] = ()
    latest: bool = False
    among: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    tests: tuple[Test, ...] = ()

    def is_in_time(self, period: Period | None) -> bool:
        """Whether a fact of a period is asked for by it.

        Twelve months are also of the year in which they begin.
        """
        if period is None or not (self.within or self.periods):
            return not (self.within or self.periods)
        if period.days in {own.days for own in self.periods}:
            return True
        begun = from_years(period.start[0], period.start[0]) if period.months == _YEAR else period
        return any(one.is_within(own) for one in (period, begun) for own in self.within)


class Origin(NamedTuple):
    """A file that a base was made from: its name then, and its path now.

    Of a table of facts, `named_by` is the file that names it. `is_same` says that it is as it was.
    """

    name: str
    path: str
    named_by: str | None
    is_same: bool


class Tally(NamedTuple):
    """How many facts a record has, and the texts of their periods, newest first."""

    facts: int
    periods: tuple[str, ...]


class Store:
    """A base in memory, loaded without a problem; its records by id, in the order of the file."""

    holds: Callable[[str], bool] | None = None
    """Whether a word of some fact holds a text, folded; None where only the facts tell."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self.title, self.files, self.main, self.sums = base.title, base.files, base.main, base.sums
        self.metrics: Mapping[str, Metric] = base.metrics
        self.entities: Mapping[str, Entity] = base.entities
        self.units: Mapping[str, Unit] = base.units
        self.sources: Mapping[str, Source] = base.sources
        self._names: Callable[[str], bytes] = cache(
            lambda table: text_of(map(names_line, getattr(self, table).values()))
        )
        """The names of the records of a table, folded: a line each, between tabs."""

    def origins(self) -> Iterable[Origin]:
        """The files that a prepared base was made from and that are there; of another, none."""
        return ()

    def whole(self) -> Base:
        """The base with all its facts."""
        return self._base

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its entities, each once."""
        return tuple(dict.fromkeys(entity.kind for entity in self.entities.values()))

    def called(self, word: str, records: Mapping[str, Record]) -> tuple[str, ...]:
        """The ids of those of its records that a word means: none, one, or several.

        An exact id goes before an exact name or alias, before the beginning of one.
        """
        if word in records:
            return (word,)
        table = next(name for name in TABLES.values() if getattr(self, name) is records)
        given = fold_name(word)
        return self._named(table, given, b"\t") or (self._named(table, given) if given else ())

    def _named(self, table: str, begun: str, end: bytes = b"") -> tuple[str, ...]:
        """The ids of the records of a table of which a folded name begins, and maybe ends, so."""
        ids = (*getattr(self, table),)
        return tuple(ids[line - 1] for line in lines(self._names(table), b"\t", begun, end))

    @cached_property
    def _periods(self) -> Mapping[str, Period]:
        return {fact.period.text: fact.period for fact in self._base.facts if fact.period}

    def periods(self) -> tuple[Period, ...]:
        """The periods that facts have, newest first, each once."""
        return tuple(sorted(self._periods.values(), key=ago))

    def dims(self) -> Collection[str]:
        """The further keys of facts, each with a text: `KEY=TEXT`."""
        return {f"{key}={text}" for fact in self._base.facts for key, text in fact.dims}

    def scopes(self) -> tuple[str, ...]:
        """The ids of the entities among whom ranks were published."""
        ranks = (rank for fact in self._base.facts for rank in fact.ranks)
        return tuple(dict.fromkeys(rank.among for rank in ranks))

    def tallies(self, table: str) -> Mapping[str, Tally]:
        """The tallies of those records of a table that have facts, by id."""
        return Tallies((table,), self._base.facts).of(table)

    def counted(self) -> Iterable[tuple[str, str]]:
        """The ids of units, each with that of a metric that some fact counts in it."""
        return {(fact.unit, fact.metric) for fact in self._base.facts if fact.unit}

    def spoken(self, part: str) -> list[str] | None:  # noqa: ARG002 - a store may have it
        """What texts call its records, where that was prepared by the same release; else None."""
        return None

    def told(self, metric: str | None = None, entity: str | None = None) -> Iterable[Fact]:
        """The facts of a metric, an entity, or both, as in the file."""
        return self._told.get((metric, entity), ())

    @cached_property
    def _told(self) -> Mapping[tuple[str | None, str | None], list[Fact]]:
        found = defaultdict[tuple[str | None, str | None], list[Fact]](list)
        for fact in self._base.facts:
            for key in (fact.metric, None), (None, fact.entity), (fact.metric, fact.entity):
                found[key].append(fact)
        return found

    def near(self, *selections: Selection) -> Iterable[Fact]:  # noqa: ARG002 - a store may narrow it
        """The facts of any of some selections and maybe others, as in the file."""
        return self._base.facts

    def select(self, selection: Selection) -> tuple[Fact, ...]:
        """The facts of a selection, in the order of output.

        Metrics come as asked, or as in the file; within one the newest period first; level
        before growth, change, share, contribution; actual before target; then as in the file.
        """
        order = dict(zip(dict.fromkeys(selection.metrics or self.metrics), count(), strict=False))
        near = (fact for fact in self.near(selection) if fact.metric in order)
        is_in_time = cache(selection.is_in_time)
        facts = [f for f in near if is_in_time(f.period) and _is_selected(f, selection)]
        facts.sort(key=lambda fact: (order[fact.metric], ago(fact.period), _MEASURES[fact.measure],
                                     _STATUSES[fact.status]))  # fmt: skip
        if not selection.latest:
            return tuple(facts)
        # The newest period of its series comes first.
        newest = {(self.series(fact), fact.status): fact.days for fact in reversed(facts)}
        return tuple(f for f in facts if newest[self.series(f), f.status] == f.days)

    def series(self, fact: Fact) -> tuple[object, ...]:
        """What a fact has in common with those that tell the same over time."""
        unit = self.units[fact.unit] if fact.unit else None
        return (*fact.series, unit and (unit.dimension or unit.id))


def _is_selected(fact: Fact, selection: Selection) -> bool:
    """Whether a fact is of a selection, whatever its period."""
    return bool(
        (not selection.entities or fact.entity in selection.entities)
        and (not selection.measures or fact.measure in selection.measures)
        and (not selection.statuses or fact.status in selection.statuses)
        and all(dict(fact.dims).get(key) in texts for key, texts in selection.dims)
        and (not selection.among or any(rank.among in selection.among for rank in fact.ranks))
        and (not selection.ids or fact.id in selection.ids)
        and all(test.accepts(fact) for test in selection.tests)
    )


@cache
def ago(period: Period | None) -> tuple[int, ...]:
    """What puts newer periods first, and facts without one last."""
    return tuple(-part for part in (*period.end, *period.start)) if period else (1,)


_NAMED = {"metrics": "metric", "entities": "entity", "units": "unit"}  # what a fact calls a record


class Tallies:
    """What is counted of the records of some tables, fact by fact."""

    def __init__(self, tables: Iterable[str], facts: Iterable[Fact] = ()) -> None:
        self._found = {table: defaultdict[str, Counter[Period | None]](Counter) for table in tables}
        for fact in facts:
            self.add(fact)

    def add(self, fact: Fact) -> None:
        """Count a fact."""
        for table, found in self._found.items():
            key = _NAMED.get(table)
            ids = {getattr(fact, key): 1} if key else {own.source: 1 for own in fact.evidence}
            for id_ in filter(None, ids):  # a rank without a figure has no unit
                found[id_][fact.period] += 1

    def of(self, table: str) -> dict[str, Tally]:
        """The tallies of those records of a table that facts are of, by id."""
        found = dict[str, Tally]()
        for id_, counts in self._found[table].items():
            newest = sorted(filter(None, counts), key=ago)
            found[id_] = Tally(counts.total(), tuple(period.text for period in newest))
        return found


def names_line(record: Record) -> str:
    """All that a record answers to, folded, between tabs, which no folded name holds."""
    return "\t".join(("", *map(fold_name, all_names(record)), ""))


def text_of(parts: Iterable[str]) -> bytes:
    """Lines as `lines` reads them."""
    return "\n".join(("", *parts, "")).encode()


def lines(text: bytes, begin: bytes, word: str, end: bytes = b"") -> Iterator[int]:
    """The numbers, from 1, of the lines that hold a word between two marks."""
    wanted, number, done = begin + word.encode(errors="surrogatepass") + end, 0, 0
    at = text.find(wanted)
    while at >= 0:
        number += text.count(b"\n", done, at + 1)
        yield number
        done = at + 1
        at = text.find(wanted, text.find(b"\n", done))
