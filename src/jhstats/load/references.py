"""What joins records: that every id a record names exists, and every name means one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.errors import Kind, Location, Problem
from jhstats.names import fold_name, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jhstats.model import Base, Entity, Fact, Metric
    from jhstats.names import Record


def check_references(base: Base, problems: list[Problem]) -> None:
    """Note every id that nothing has, every alias of two records, every loop of `within`."""
    for location, key, given, records in _references(base):
        if given not in records:
            data = {"given": given, "table": key, "candidates": nearest(given, records)}
            problems.append(Problem(Kind.REFERENCE, data, location))
    for table, records in (("metric", base.metrics), ("entity", base.entities)):
        problems += _shared_aliases(table, records)
    problems += _loops(base)


def _references(base: Base) -> Iterator[tuple[Location, str, str, Mapping[str, Record]]]:
    """Each id that a record names: its place, its kind, the id, and what it must be one of."""
    yield from _of_tables(base)
    kinds: dict[str, Mapping[str, Record]] = {
        "source": base.sources,
        "unit": base.units,
        "entity": base.entities,
        "metric": base.metrics,
    }
    for fact in base.facts:
        for key, kind, given in _of_fact(fact):
            if (
                given not in kinds[kind]
            ):  # facts are many: a location is made only for what is wrong
                location = Location(fact.origin.file, "fact", fact.origin.number, key, fact.id)
                yield location, kind, given, kinds[kind]
    for ignored in base.ignored:
        if ignored.source:
            location = Location(ignored.origin.file, "ignored", ignored.origin.number, "source")
            yield location, "source", ignored.source, base.sources


def _of_tables(base: Base) -> Iterator[tuple[Location, str, str, Mapping[str, Record]]]:
    if base.main:
        yield base.main_location, "entity", base.main, base.entities
    for metric in base.metrics.values():
        location = Location(metric.origin.file, f"metric.{metric.id}", id=metric.id)
        if metric.unit:
            yield location._replace(key="unit"), "unit", metric.unit, base.units
        if metric.part_of:
            yield location._replace(key="part-of"), "metric", metric.part_of, base.metrics
    for entity in base.entities.values():
        location = Location(entity.origin.file, f"entity.{entity.id}", key="within", id=entity.id)
        for outer in entity.within:
            yield location, "entity", outer, base.entities


def _of_fact(fact: Fact) -> Iterator[tuple[str, str, str]]:
    """The key, the kind and the id of all that a fact names; what is missing is noted already."""
    if fact.metric:
        yield "metric", "metric", fact.metric
    if fact.entity:
        yield "entity", "entity", fact.entity
    if fact.unit:
        yield "unit", "unit", fact.unit
    if fact.of and fact.of.metric:
        yield "of", "metric", fact.of.metric
    if fact.of and fact.of.entity:
        yield "of.entity", "entity", fact.of.entity
    for index, rank in enumerate(fact.ranks):
        if rank.among:
            yield f"ranks[{index}].among", "entity", rank.among
    for index, evidence in enumerate(fact.evidence):
        if evidence.source:
            yield f"evidence[{index}].source", "source", evidence.source


def _shared_aliases(table: str, records: Mapping[str, Entity | Metric]) -> Iterator[Problem]:
    """An alias that another record of its kind answers to as well."""
    owners: dict[str, str] = {}
    for record in records.values():
        for name in record.names.values():
            owners.setdefault(fold_name(name), record.id)
    for record in records.values():
        for alias in record.aliases:
            owner = owners.setdefault(fold_name(alias), record.id)
            if owner != record.id:
                location = Location(
                    record.origin.file, f"{table}.{record.id}", 0, "aliases", record.id
                )
                yield Problem(Kind.SHARED_ALIAS, {"given": alias, "other": owner}, location)


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
                entity = base.entities[outer]
                location = Location(entity.origin.file, f"entity.{outer}", 0, "within", outer)
                yield Problem(Kind.WITHIN_LOOP, {"path": loop}, location)
            elif outer in base.entities and outer not in on_the_path:
                on_the_path[outer] = True
                path.append(outer)
                stack.append(iter(base.entities[outer].within))
