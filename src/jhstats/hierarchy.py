"""What lies within what, and what is a part of what, over any number of steps."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from jhstats.model import Entity, Metric

TERRITORIES = ("world", "nation", "region", "province", "city", "county", "county-level-city")
"""The kinds of entities that are places, and lie within each other."""


def outer_entities(entities: Mapping[str, Entity]) -> Callable[[str], frozenset[str]]:
    """A function from the id of an entity to the ids of all that it lies within.

    It remembers what it has worked out; an id that is none raises `KeyError`.
    """
    return cache(lambda entity: frozenset(_outward(entity, lambda id_: entities[id_].within)))


def outer_metrics(metrics: Mapping[str, Metric], metric: str) -> tuple[str, ...]:
    """The ids of the metrics that a metric is a part of, nearest first.

    Those of a loop come once each; the metric itself is none of them.
    """
    around = _outward(metric, lambda id_: filter(None, [metrics[id_].part_of]))
    return tuple(outer for outer in around if outer != metric)


def _outward(start: str, around: Callable[[str], Iterable[str]]) -> Iterable[str]:
    """What is reached from an id by any number of steps to what is around it, nearest first."""
    found: dict[str, None] = {}
    waiting = [*around(start)]
    for outer in waiting:
        if outer not in found:
            found[outer] = None
            waiting += around(outer)
    return found
