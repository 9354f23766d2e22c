"""What drafts may speak of, and the heads of tables that name it."""

from __future__ import annotations

import re
from copy import copy
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from jhstats.hierarchy import outer_entities
from jhstats.model import FactStatus, Measure
from jhstats.proof import lexicon, stretch
from jhstats.proof.bags import Bags
from jhstats.proof.figures import unit_of
from jhstats.proof.names import Known
from jhstats.prose.counting import narrowed
from jhstats.prose.dates import dates
from jhstats.prose.measures import measures
from jhstats.prose.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jhstats.model import Base, Entity, Metric, Unit
    from jhstats.period import Period

_LONGEST_HEAD = 200
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_MANY = 1000


class World:
    """What a draft may speak of: a base, its names, and the day the draft is of.

    Attributes:
        base: the facts.
        known: the names of metrics and entities.
        bags: the words of the metrics' names.
        units: the names of units.
        outer: what each entity lies within.
        numbers: the numbers in the names of metrics, entities and units: 5 of 5G.
        newest: the last year of which it tells a result.
        today: the day that 今年 counts from; None where nobody said.
        head: reads the head of a table's column or row; many cells share one.
    """

    def __init__(self, base: Base, today: Period | None = None) -> None:
        self.base = base
        self.known = Known(base.metrics, base.entities)
        self.bags = Bags(base.metrics)
        self.units = Units(base.units)
        self.outer = outer_entities(base.entities)
        named: tuple[Metric | Entity | Unit, ...]
        named = (*base.metrics.values(), *base.entities.values(), *base.units.values())
        names = [
            narrowed(word) for one in named for word in (*one.names.values(), *one.aliases, one.id)
        ]
        self.numbers = frozenset(number for word in names for number in _NUMBER.findall(word))
        told = [one.period.end[0] for one in base.facts
                if one.period and one.status is FactStatus.ACTUAL]  # fmt: skip
        self.newest = max(told, default=0)
        self.today = today
        self.head = lru_cache(_MANY)(partial(Head, self))
        self._metrics_of: dict[str, set[str]] = {}
        self._counted: dict[tuple[str, str], set[str]] = {}
        self._parts: dict[str, set[str]] = {}
        for one in base.facts:
            self._metrics_of.setdefault(one.entity, set()).add(one.metric)
            self._counted.setdefault((one.entity, str(one.unit)), set()).add(one.metric)
            if one.of and one.measure is Measure.SHARE:
                self._parts.setdefault(one.of.metric, set()).add(one.metric)

    def on(self, day: Period | None) -> World:
        """The same on another day."""
        other = copy(self)
        other.today = day
        other.head = lru_cache(_MANY)(partial(Head, other))
        return other

    def metrics_of(self, entity: str) -> set[str]:
        """The metrics that a base tells of an entity."""
        return self._metrics_of.get(entity, set())

    def counted(self, entity: str, units: Iterable[str]) -> tuple[str, ...]:
        """The metrics of an entity that count in one of some units."""
        found = (self._counted.get((entity, unit), set()) for unit in units)
        return tuple(sorted(set().union(*found)))

    def parts_of(self, wholes: Iterable[str]) -> set[str]:
        """The metrics of which a base tells shares of one of some metrics."""
        return set().union(*(self._parts.get(whole, set()) for whole in wholes))


class Head:
    """The head of a table's column or row: what it names.

    Attributes:
        text: its characters.
        metrics: the metrics that it names.
        entities: the entities.
        dates: the dates.
        measures: the words that name measures.
        unit: what a number below it counts, if it says so: (亿元), in billion yuan.
        is_plain: whether it says nothing but metric, entity, date and unit.
        is_rank: whether ranks stand below it.
        is_target: whether it speaks of a target or plan.
        is_done: whether it speaks of a result.
        is_stranger: whether it is of something that the base does not know.
    """

    def __init__(self, world: World, text: str) -> None:
        self.text = text = text[:_LONGEST_HEAD]
        self.metrics = world.known.metrics(text)
        self.entities = world.known.entities(text)
        self.dates = dates(text, world.today)
        self.measures = measures(text)
        self.unit = unit_of(text, world.units)
        spans = [(one.start, one.end, stretch.ENTITY) for one in self.entities]
        spans += [(one.start, one.end, stretch.METRIC) for one in self.metrics]
        spans += [(one.start, one.end, stretch.DATE) for one in self.dates]
        self.is_plain = stretch.heads(stretch.coded(text, spans))
        self.is_rank = lexicon.RANK_HEAD.search(text) is not None
        self.is_target = lexicon.TARGET.search(text) is not None
        self.is_done = lexicon.DONE.search(text) is not None
        is_known = spans or not text.strip() or lexicon.MAIN.search(text)
        self.is_stranger = not is_known
