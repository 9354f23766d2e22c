"""What joins records: that every id a record names exists, and every name means one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jhstats.errors import Kind, Problem
from jhstats.names import fold_name, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jhstats.errors import Location
    from jhstats.model import Base, Entity, Fact, Metric
    from jhstats.names import Record


class _Reference(NamedTuple):
    """An id that a record names, and the table that must hold it."""

    origin: Location
    key: str
    table: str
    id: str


def check_references(base: Base, problems: list[Problem]) -> None:
    """Note ids that nothing has, wholes of themselves, aliases of two records and loops."""
    tables: dict[str, Mapping[str, Record]] = {
        "source": base.sources,
        "unit": base.units,
        "entity": base.entities,
        "metric": base.metrics,
    }
    for reference in _references(base):
        records = tables[reference.table]
        if reference.id not in records:
            near = nearest(reference.id, records)
            data = {"given": reference.id, "table": reference.table, "candidates": near}
            location = reference.origin.at(reference.key)
            problems.append(Problem(Kind.REFERENCE, data, location))
    problems += (
        Problem(Kind.OF_ITSELF, {"given": fact.metric}, fact.origin.at("of"))
        for fact in base.facts
        if fact.of and fact.of.metric == fact.metric and fact.of.entity in (None, fact.entity)
    )
    problems += _shared_aliases(base.metrics)
    problems += _shared_aliases(base.entities)
    problems += _loops(base)


def _references(base: Base) -> Iterator[_Reference]:
    """Every id that a record names; one that is required and missing is noted already."""
    if base.main and base.main_location:
        yield _Reference(base.main_location, "main", "entity", base.main)
    for metric in base.metrics.values():
        yield from _named(metric.origin, ("unit", "unit", metric.unit))
        yield from _named(metric.origin, ("part-of", "metric", metric.part_of))
    for entity in base.entities.values():
        yield from _named(entity.origin, *(("within", "entity", outer) for outer in entity.within))
    for fact in base.facts:
        yield from _named(fact.origin, *_of_fact(fact))
    for ignored in base.ignored:
        yield from _named(ignored.origin, ("source", "source", ignored.source))


def _named(origin: Location, *named: tuple[str, str, str | None]) -> Iterator[_Reference]:
    """The references of a record: keys, tables and ids, as far as there are ids."""
    return (_Reference(origin, key, table, id_) for key, table, id_ in named if id_)


def _of_fact(fact: Fact) -> Iterator[tuple[str, str, str | None]]:
    """The keys of all that a fact names, with the tables that must hold it and the ids."""
    yield "metric", "metric", fact.metric
    yield "entity", "entity", fact.entity
    yield "unit", "unit", fact.unit
    if fact.of:
        yield "of", "metric", fact.of.metric
        yield "of.entity", "entity", fact.of.entity
    for index, rank in enumerate(fact.ranks):
        yield f"ranks[{index}].among", "entity", rank.among
    for index, evidence in enumerate(fact.evidence):
        yield f"evidence[{index}].source", "source", evidence.source


def _shared_aliases(records: Mapping[str, Entity | Metric]) -> Iterator[Problem]:
    """An alias that another record of its kind answers to as well."""
    owners: dict[str, str] = {}
    for record in records.values():
        for name in record.names.values():
            owners.setdefault(fold_name(name), record.id)
    for record in records.values():
        for alias in record.aliases:
            owner = owners.setdefault(fold_name(alias), record.id)
            if owner != record.id:
                data = {"given": alias, "other": owner}
                yield Problem(Kind.SHARED_ALIAS, data, record.origin.at("aliases"))


def _loops(base: Base) -> Iterator[Problem]:
    """Entities that are within themselves, each loop once; every entity is visited once."""
    on_the_path: dict[str, bool] = {}
    for start in base.entities:
        if start in on_the_path:
            continue
        on_the_path[start] = True
        path, stack = [start], [iter(base.entities[start].within)]
        while stack:
            outer = next(stack[-1], None)
            if outer is None:
                stack.pop()
                on_the_path[path.pop()] = False
            elif on_the_path.get(outer):
                loop = (*path[path.index(outer) :], outer)
                location = base.entities[outer].origin.at("within")
                yield Problem(Kind.WITHIN_LOOP, {"path": loop}, location)
            elif outer in base.entities and outer not in on_the_path:
                on_the_path[outer] = True
                path.append(outer)
                stack.append(iter(base.entities[outer].within))
