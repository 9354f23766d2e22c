"""The store of a base: what a name means in it, and which facts a selection holds.

Questions ask these and never walk a base, so that another store (a cached one, say) can
answer them for a million facts.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from sys import maxunicode
from typing import NamedTuple

from jhstats.model import Base, Entity, Fact, FactStatus, Measure, Metric, Source, Unit
from jhstats.names import Record, all_names, fold_name
from jhstats.period import Days, Period

_MEASURES = {measure: index for index, measure in enumerate(Measure)}
_STATUSES = {status: index for index, status in enumerate(FactStatus)}


class Test(NamedTuple):
    """What is asked of facts beside what a store can look up, and the part of a question it is."""

    part: str
    accepts: Callable[[Fact], bool]


class Selection(NamedTuple):
    """What the facts of an answer have in common; an empty part asks for nothing.

    Metrics and entities are ids; the facts come in the order of the metrics. A fact's own period
    lies in one of `within`, and is one of `periods`; `dims` are keys, each with its texts of which
    a fact's own is one; `ids` are those of facts; all `tests` accept it; of those that are left
    `latest` leaves the newest period of each series and status.
    """

    metrics: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    statuses: tuple[FactStatus, ...] = ()
    within: tuple[Period, ...] = ()
    periods: tuple[Period, ...] = ()
    dims: tuple[tuple[str, tuple[str, ...]], ...] = ()
    latest: bool = False
    ids: tuple[str, ...] = ()
    tests: tuple[Test, ...] = ()


class Store:
    """A base in memory, loaded without a problem; its records by id, in the order of the file."""

    def __init__(self, base: Base) -> None:
        self.title, self.files, self.main = base.title, base.files, base.main
        self.metrics: Mapping[str, Metric] = base.metrics
        self.entities: Mapping[str, Entity] = base.entities
        self.units: Mapping[str, Unit] = base.units
        self.sources: Mapping[str, Source] = base.sources
        self._facts = base.facts
        self._named: dict[int, tuple[list[str], dict[str, dict[str, None]]]] = {}
        self._by_metric: dict[str, list[Fact]] = {}
        for fact in base.facts:
            self._by_metric.setdefault(fact.metric, []).append(fact)

    def called(self, word: str, records: Mapping[str, Record]) -> tuple[str, ...]:
        """The ids of those of its records that a word means: none, one, or several.

        An exact id goes before an exact name or alias, before the beginning of one.
        """
        if word in records:
            return (word,)
        given = fold_name(word)
        if id(records) not in self._named:  # folded once, however many words are asked for
            owners: dict[str, dict[str, None]] = {}
            for id_, record in records.items():
                for name in all_names(record):
                    owners.setdefault(fold_name(name), {})[id_] = None
            self._named[id(records)] = sorted(owners), owners
        names, owners = self._named[id(records)]
        if given in owners or not given:
            return tuple(owners.get(given, ()))
        begun = names[bisect_left(names, given) : bisect_left(names, given + chr(maxunicode))]
        found = {id_ for name in begun for id_ in owners[name]}
        return tuple(id_ for id_ in records if id_ in found) if found else ()

    def periods(self) -> tuple[Period, ...]:
        """The periods that facts have, newest first, each once."""
        periods = {fact.period.text: fact.period for fact in self._facts if fact.period}
        return tuple(sorted(periods.values(), key=lambda p: (p.end, p.start), reverse=True))

    def select(self, selection: Selection) -> tuple[Fact, ...]:
        """The facts of a selection, in the order of output.

        Metrics come as asked, or as in the file; within one the newest period first; level
        before growth, change, share, contribution; actual before target; then as in the file.
        """
        facts: list[Fact] = []
        for metric in dict.fromkeys(selection.metrics or self.metrics):
            of_metric = [f for f in self._by_metric.get(metric, ()) if _is_selected(f, selection)]
            facts += sorted(of_metric, key=_order)
        if not selection.latest:
            return tuple(facts)
        newest: dict[tuple[object, ...], Days | None] = {}
        for fact in facts:  # the newest period of its series comes first
            newest.setdefault((self.series(fact), fact.status), fact.days)
        return tuple(f for f in facts if newest[self.series(f), f.status] == f.days)

    def series(self, fact: Fact) -> tuple[object, ...]:
        """What a fact has in common with those that tell the same over time."""
        unit = self.units[fact.unit] if fact.unit else None
        return (*fact.series, unit and (unit.dimension or unit.id))


def _is_selected(fact: Fact, selection: Selection) -> bool:
    period = fact.period
    return bool(
        (not selection.entities or fact.entity in selection.entities)
        and (not selection.measures or fact.measure in selection.measures)
        and (not selection.statuses or fact.status in selection.statuses)
        and (not selection.within or (period and any(map(period.is_within, selection.within))))
        and (not selection.periods or fact.days in {asked.days for asked in selection.periods})
        and all(dict(fact.dims).get(key) in texts for key, texts in selection.dims)
        and (not selection.ids or fact.id in selection.ids)
        and all(test.accepts(fact) for test in selection.tests)
    )


def _order(fact: Fact) -> tuple[tuple[int, ...], int, int]:
    period = fact.period
    days = tuple(-part for part in (*period.end, *period.start)) if period else (1,)
    return days, _MEASURES[fact.measure], _STATUSES[fact.status]
