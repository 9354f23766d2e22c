"""What lies within what, and what is a part of what, over any number of steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jhstats.model import Entity, Metric

TERRITORIES = ("world", "nation", "region", "province", "city", "county", "county-level-city")
"""The kinds of entities that are places, and lie within each other."""


class Enclosing:
    """The entities that each entity lies within, over any number of steps."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._found: dict[str, frozenset[str]] = {}

    def of(self, entity: str) -> frozenset[str]:
        """The ids of all that an entity lies within."""
        if entity not in self._found:
            within = self._entities[entity].within
            self._found[entity] = frozenset(within).union(*map(self.of, within))
        return self._found[entity]


def outer_metrics(metrics: Mapping[str, Metric], metric: str) -> tuple[str, ...]:
    """The ids of the metrics that a metric is a part of, nearest first, over any steps."""
    result: list[str] = []
    outer = metrics[metric].part_of
    while outer and outer != metric and outer not in result:
        result.append(outer)
        outer = metrics[outer].part_of
    return tuple(result)
