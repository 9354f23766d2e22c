"""What lies within what, and what is a part of what, over any number of steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from jhstats.model import Entity, Metric

TERRITORIES = ("world", "nation", "region", "province", "city", "county", "county-level-city")
"""The kinds of entities that are places, and lie within each other."""


def outer_entities(entities: Mapping[str, Entity]) -> Callable[[str], frozenset[str]]:
    """A function from the id of an entity to the ids of all that it lies within.

    It remembers what it has worked out; an id that is none raises `KeyError`.
    """

    @cache
    def outer(entity: str) -> frozenset[str]:
        found: set[str] = set()
        waiting = [*entities[entity].within]
        while waiting:
            within = waiting.pop()
            if within not in found:
                found.add(within)
                waiting += entities[within].within
        return frozenset(found)

    return outer


def outer_metrics(metrics: Mapping[str, Metric], metric: str) -> tuple[str, ...]:
    """The ids of the metrics that a metric is a part of, nearest first.

    Those of a loop come once each; the metric itself is none of them.
    """
    result: list[str] = []
    outer = metrics[metric].part_of
    while outer and outer != metric and outer not in result:
        result.append(outer)
        outer = metrics[outer].part_of
    return tuple(result)
