"""What a base holds, so that a newcomer finds the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from jhstats.ask.question import NO_FILTERS, distinct, nothing, understand
from jhstats.ask.store import Selection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jhstats.ask.question import Filters
    from jhstats.ask.store import Store
    from jhstats.model import Entity, Fact, Metric, Source, Unit

TABLES = ("metrics", "entities", "units", "sources", "facts")


class Entry(NamedTuple):
    """A record of a base, with how many facts it has and in which periods."""

    record: Metric | Entity | Unit | Source
    facts: int
    periods: tuple[str, ...]


def listing(store: Store, table: str, filters: Filters = NO_FILTERS) -> list[Entry]:
    """The metrics, entities, units or sources of a base, each with its facts counted.

    With filters, only those that have facts left.

    Raises:
        QueryError: nothing is left.
        UsageError: a filter has no such value.
    """
    selection = understand(store, (), filters, "list", [])
    facts = store.select(selection)
    if not facts and selection != Selection():
        raise nothing(store, selection)
    counted: dict[str, list[Fact]] = {}
    for fact in facts:
        for id_ in _ids(fact, table):
            counted.setdefault(id_, []).append(fact)
    records: Mapping[str, Any] = getattr(store, table)
    return [
        Entry(record, len(own), distinct(f.period.text for f in own if f.period))
        for id_, record in records.items()
        if (own := counted.get(id_, [])) or selection == Selection()
    ]


def _ids(fact: Fact, table: str) -> set[str]:
    if table == "sources":
        return {one.source for one in fact.evidence}
    one = {"metrics": fact.metric, "entities": fact.entity, "units": fact.unit}[table]
    return {one} if one else set()
