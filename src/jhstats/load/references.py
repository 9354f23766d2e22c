"""What joins records: that every id a record names exists, and every name means one thing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from jhstats.errors import Kind, Location, Problem
from jhstats.load.known import KNOWN_FILE, counted
from jhstats.load.table import as_id
from jhstats.model import TABLES, Base, Entity, Metric, Sum
from jhstats.names import fold_name, nearest, outer_entities


class Reference(NamedTuple):
    """An id that a record names, if it names one, and the table that must hold it."""

    origin: Location
    key: str
    table: str
    id: str | None


def check_references(base: Base, problems: list[Problem]) -> None:
    """Note ids of records that nothing has, wholes of themselves, aliases of two, and loops."""
    problems += finding_missing(base)(references(base))
    problems += (
        Problem(Kind.OF_ITSELF, {"path": (own.whole, own.whole)}, own.origin.at("parts"))
        for own in base.sums
        if own.whole in {part.removeprefix("-") for part in own.parts}
    )
    problems += chain(_shared_aliases(base.metrics), _shared_aliases(base.entities), _loops(base))


def finding_missing(base: Base) -> Callable[[Iterable[Reference]], Iterator[Problem]]:
    """A function that says which references are to what nothing has."""
    records = {table: getattr(base, name) for table, name in TABLES.items()}

    near = cache(lambda table, given: nearest(given, records[table]))  # it may stand in each fact

    def missing(named: Iterable[Reference]) -> Iterator[Problem]:
        for origin, key, table, id_ in named:
            if id_ and id_ not in records[table]:
                data = {"given": id_, "table": table, "candidates": near(table, id_)}
                if table == "unit" and not data["candidates"]:
                    data["made"] = f'[unit."{as_id(name := counted(id_)) or "id"}"] name = "{name}"'
                yield Problem(Kind.REFERENCE, data, origin.at(key))

    return missing


def references(base: Base) -> Iterator[Reference]:
    """All that a record may name by id; what is required and missing is noted already."""
    if base.main_location:
        yield Reference(base.main_location._replace(key=None), "main", "entity", base.main)
    for metric in base.metrics.values():
        yield Reference(metric.origin, "unit", "unit", metric.unit)
        yield Reference(metric.origin, "part-of", "metric", metric.part_of)
    for entity in base.entities.values():
        yield from (Reference(entity.origin, "within", "entity", outer) for outer in entity.within)
    for fact in base.facts:
        yield Reference(fact.origin, "metric", "metric", fact.metric)
        yield Reference(fact.origin, "entity", "entity", fact.entity)
        yield Reference(fact.origin, "unit", "unit", fact.unit)
        if fact.of:
            yield Reference(fact.origin, "of", "metric", fact.of.metric)
            yield Reference(fact.origin, "of", "entity", fact.of.entity)
        yield from (Reference(fact.origin, "ranks", "entity", rank.among) for rank in fact.ranks)
        yield from (Reference(fact.origin, "evidence", "source", o.source) for o in fact.evidence)
    yield from chain.from_iterable(map(of_sum, base.sums))
    yield from (Reference(own.origin, "source", "source", own.source) for own in base.ignored)


def of_sum(declared: Sum) -> Iterator[Reference]:
    """All that a sum names by id."""
    table = "entity" if declared.metric else "metric"
    yield Reference(declared.origin, "metric", "metric", declared.metric)
    yield Reference(declared.origin, "whole", table, declared.whole)
    parts = (part.removeprefix("-") for part in declared.parts)
    yield from (Reference(declared.origin, "parts", table, part) for part in parts)


def without_unused(base: Base) -> Base:
    """The base without the known entities that nothing of its own names or lies within."""
    own = (reference for reference in references(base) if reference.origin.file != KNOWN_FILE)
    used = {reference.id for reference in own if reference.table == "entity" and reference.id}
    used.update(*map(outer_entities(base.entities), used))
    entities = {id_: entity for id_, entity in base.entities.items()
                if id_ in used or entity.origin.file != KNOWN_FILE}  # fmt: skip
    return base._replace(entities=entities)


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
    visited = set[str]()
    for start in base.entities:
        path = {} if start in visited else {start: iter(base.entities[start].within)}
        while path:
            outer = next(path[inner := next(reversed(path))], None)
            if outer is None:
                visited.add(inner)
                del path[inner]
            elif outer in path:
                names = [*path]
                loop = (*names[names.index(outer) :], outer)
                location = base.entities[outer].origin.at("within")
                yield Problem(Kind.WITHIN_LOOP, {"path": loop}, location)
            elif outer in base.entities and outer not in visited:
                path[outer] = iter(base.entities[outer].within)
