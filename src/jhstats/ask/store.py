"""The questions a base answers: what a name means, and which facts a selection holds.

Queries ask these and never walk a base, so that another store (a cached one, say) can
answer them for a million facts.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from jhstats.model import Base, FactStatus, Measure
from jhstats.names import all_names, fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jhstats.model import Entity, Fact, LanguageMap, Metric, Source, Unit
    from jhstats.names import Record
    from jhstats.period import Period

_MEASURES = {measure: index for index, measure in enumerate(Measure)}
_STATUSES = {status: index for index, status in enumerate(FactStatus)}


class Selection(NamedTuple):
    """What the facts of an answer have in common; an empty part asks for nothing.

    Attributes:
        metrics: ids; the facts come in the order of these.
        entities: ids.
        measures: which readings.
        statuses: which kinds of figure.
        within: periods; a fact's own lies in one of them.
        periods: periods; a fact's own is one of them.
        latest: only the newest period of each metric, measure, entity and status.
    """

    metrics: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    statuses: tuple[FactStatus, ...] = ()
    within: tuple[Period, ...] = ()
    periods: tuple[Period, ...] = ()
    latest: bool = False


class Store:
    """A base in memory."""

    def __init__(self, base: Base) -> None:
        self._base = base

    @property
    def title(self) -> LanguageMap:
        """The name of the base; empty if it has none."""
        return self._base.title

    @property
    def files(self) -> tuple[str, ...]:
        """The files the base was read from."""
        return self._base.files

    @property
    def main(self) -> str | None:
        """The entity meant where a text names none."""
        return self._base.main

    @property
    def metrics(self) -> Mapping[str, Metric]:
        """The metrics by id, in the order of the file."""
        return self._base.metrics

    @property
    def entities(self) -> Mapping[str, Entity]:
        """The entities by id, in the order of the file."""
        return self._base.entities

    @property
    def units(self) -> Mapping[str, Unit]:
        """The units by id, in the order of the file."""
        return self._base.units

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id, in the order of the file."""
        return self._base.sources

    def metrics_called(self, word: str) -> tuple[str, ...]:
        """The ids of the metrics that a word means: see `_called`."""
        return _called(word, self._base.metrics)

    def entities_called(self, word: str) -> tuple[str, ...]:
        """The ids of the entities that a word means: see `_called`."""
        return _called(word, self._base.entities)

    def units_called(self, word: str) -> tuple[str, ...]:
        """The ids of the units that a word means: see `_called`."""
        return _called(word, self._base.units)

    def periods(self) -> tuple[Period, ...]:
        """The periods that facts have, newest first, each once."""
        there = {fact.period.text: fact.period for fact in self._base.facts if fact.period}
        return tuple(sorted(there.values(), key=lambda one: (one.end, one.start), reverse=True))

    def select(self, selection: Selection) -> tuple[Fact, ...]:
        """The facts of a selection, in the order of output.

        Metrics come as asked, or as in the file; within one the newest period first; level
        before growth, change, share, contribution; actual before target; then as in the file.
        """
        metrics = selection.metrics or tuple(self._base.metrics)
        facts: list[Fact] = []
        for metric in dict.fromkeys(metrics):
            of_metric = [f for f in self._by_metric.get(metric, ()) if _matches(f, selection)]
            facts += sorted(of_metric, key=_order)
        return _newest(facts) if selection.latest else tuple(facts)

    @cached_property
    def _by_metric(self) -> dict[str, list[Fact]]:
        result: dict[str, list[Fact]] = {}
        for fact in self._base.facts:
            result.setdefault(fact.metric, []).append(fact)
        return result


def _called(word: str, records: Mapping[str, Record]) -> tuple[str, ...]:
    """The ids of the records that a word means.

    An exact id goes before an exact name or alias, before the beginning of one. More than
    one id is an ambiguous word, none an unknown one.
    """
    if word in records:
        return (word,)
    given = fold_name(word)
    if not given:
        return ()
    beginning = []
    exact = []
    for record in records.values():
        words = [fold_name(name) for name in all_names(record)]
        if given in words:
            exact.append(record.id)
        elif any(name.startswith(given) for name in words):
            beginning.append(record.id)
    return tuple(exact or beginning)


def _matches(fact: Fact, selection: Selection) -> bool:
    return (
        (not selection.entities or fact.entity in selection.entities)
        and (not selection.measures or fact.measure in selection.measures)
        and (not selection.statuses or fact.status in selection.statuses)
        and (not selection.within or _lies_in(fact.period, selection.within))
        and (not selection.periods or _is_one_of(fact.period, selection.periods))
    )


def _lies_in(period: Period | None, outer: Iterable[Period]) -> bool:
    return period is not None and any(period.within(one) for one in outer)


def _is_one_of(period: Period | None, periods: Iterable[Period]) -> bool:
    return period is not None and any(
        (period.start, period.end) == (one.start, one.end) for one in periods
    )


def _order(fact: Fact) -> tuple[tuple[int, ...], int, int]:
    period = fact.period
    days = tuple(-part for part in (*period.end, *period.start)) if period else (1,)
    return days, _MEASURES[fact.measure], _STATUSES[fact.status]


def _newest(facts: list[Fact]) -> tuple[Fact, ...]:
    """Those facts that no other of their kind outdates; the newest come first in `facts`."""
    newest: dict[tuple[object, ...], Period | None] = {}
    for fact in facts:
        newest.setdefault(_series(fact), fact.period)
    return tuple(fact for fact in facts if _days(newest[_series(fact)]) == _days(fact.period))


def _days(period: Period | None) -> tuple[object, ...]:
    """A period's first and last day, however it is written."""
    return (period.start, period.end) if period else ()


def _series(fact: Fact) -> tuple[object, ...]:
    return fact.metric, fact.measure, fact.entity, fact.status, fact.of
