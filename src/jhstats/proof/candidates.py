"""The facts that a reading may speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.hierarchy import TERRITORIES
from jhstats.model import FactStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jhstats.model import Fact
    from jhstats.period import Period
    from jhstats.proof.reading import Reading
    from jhstats.proof.world import World

_FEW = 3
PLANS = (FactStatus.TARGET, FactStatus.PLANNED)


class Candidates:
    """The facts of a base by metric and by entity."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._outer = world.outer
        self._entities = world.base.entities
        self.main = world.base.main
        self.of_metric: dict[str, list[Fact]] = {}
        self.of_entity: dict[str, list[Fact]] = {}
        self._in_unit: dict[str, dict[int, Fact]] = {}
        for number, fact in enumerate(world.base.facts):
            self._in_unit.setdefault(str(fact.unit), {})[number] = fact
            self.of_metric.setdefault(fact.metric, []).append(fact)
            self.of_entity.setdefault(fact.entity, []).append(fact)

    def of(self, reading: Reading) -> list[Fact]:
        """The facts of the metrics of a reading, the likeliest first.

        Those of its entity; where a metric has none of it, those of what lies within it, as a
        firm in a city; those of an entity that has few facts; and those of others it names.
        """
        facts = [one for metric in reading.topic.metrics for one in self.of_metric.get(metric, ())]
        entity = reading.owner.entity
        if entity is None:
            return facts
        own = [one for one in facts if one.entity == entity]
        known = {one.metric for one in own}
        rest = [one for one in facts if one.metric not in known]
        inner = [
            one
            for one in rest
            if entity in self._outer(one.entity)
            and self._entities[one.entity].kind not in TERRITORIES
        ]
        few = self.of_entity.get(entity, ()) if entity != self.main else ()
        others = [one for one in rest if one.entity in reading.others]
        return list({one.id: one for one in (*own, *inner, *few, *others)}.values())

    def at_large(self, reading: Reading) -> list[Fact]:
        """The facts of all entities of a sentence but the main one, whatever their metric."""
        entities = dict.fromkeys((reading.owner.entity, *reading.others))
        return [
            fact
            for entity in entities
            if entity != self.main
            for fact in self.of_entity.get(entity or "", ())
        ]

    def few_counted(self, units: Iterable[str]) -> list[Fact]:
        """The facts in some units, in the order of the base; none where they are many."""
        found = [self._in_unit.get(unit, {}) for unit in units]
        if sum(map(len, found)) > _FEW:
            return []
        facts = {number: fact for one in found for number, fact in one.items()}
        return [facts[number] for number in sorted(facts)]


def in_time(fact: Fact, reading: Reading) -> bool:
    """Whether a fact's period is that of a reading, as far as both tell one."""
    mine, told = fact.period, reading.when.period
    if mine is None or told is None or mine[:2] == told[:2]:
        return True
    if told.start[0] < told.end[0] and mine.is_within(told):  # 近四年
        return True
    # So far this year, told by its last day.
    ends = mine.end == told.end and not reading.when.is_full_year
    return ends and not (told.is_year or mine.is_year)


def at_that_time(fact: Fact, reading: Reading) -> bool:
    """Whether a reading tells a fact's very period, or the fact has none.

    A date that only a sentence before told counts where this one goes on with it.
    """
    mine, told = fact.period, reading.when.period
    if mine is None:
        return True
    goes_on = reading.when.is_dated or reading.topic.name is None
    if told is None or not goes_on:
        return False
    is_so_far = reading.is_so_far and mine.end == told.end and not told.is_year
    return mine.days == told.days or is_so_far


def same_time(one: Period | None, other: Period | None) -> bool:
    """Whether two periods are the same days, or one is not known."""
    return one is None or other is None or one[:2] == other[:2]
