"""Units and entities that everyone knows, in files beside this; multiples of any unit: 亿元."""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from jhstats import model
from jhstats.errors import Location
from jhstats.figure import EXACT, ONE
from jhstats.load.schema import KNOWN, read_record
from jhstats.load.table import TableReader
from jhstats.model import PERCENT, Base, Entity, Unit
from jhstats.names import all_names, fold_name


class _Magnitude(NamedTuple):
    """A power of ten before a unit: how its id and names begin, and what else it is called."""

    id: str
    power: int
    zh: str
    en: str
    words: list[str]


KNOWN_FILE = __name__  # the file of what everyone knows; no file of a user is called so


def own_tables(path: Path) -> dict[str, Any]:
    """The tables of a file of ours."""
    return tomli.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


@cache
def known_units() -> Mapping[str, Unit]:
    """The units that need no definition, by id."""
    return _records("units", "unit")


@cache
def known_entities(word: str) -> Mapping[str, Entity]:
    """The entities of a list, by id."""
    return _records(word, "entity")


@cache
def _magnitudes() -> list[_Magnitude]:
    tables = own_tables(Path(__file__).with_name("magnitudes.toml"))
    return [_Magnitude(id_, **own) for id_, own in tables.items()]


def _records(name: str, table: str) -> dict[str, Any]:
    """The records of the tables `[table.ID]` of a file of ours that stands beside this module."""
    tables = own_tables(Path(__file__).with_name(f"{name}.toml"))
    top = TableReader(tables, Location(KNOWN_FILE), [])
    return {id_: read_record(table, reader, id_) for id_, reader in top.file_tables(table)}


@cache
def units_by_name() -> Mapping[str, Unit]:
    """The units that need no definition, under all that each is called, folded."""
    return by_name(known_units().values())


@cache
def entities_by_name() -> Mapping[str, Entity]:
    """The entities of all lists under all that each is called, folded."""
    every = (entity for word in KNOWN for entity in known_entities(word).values())
    return {fold_name(name): entity for entity in every for name in all_names(entity)}


def with_known(base: Base) -> tuple[Base, Callable[[str], str]]:
    """The base with the entities of the lists it names, and a function from a name to an id.

    A base's own entity goes before one whose id or name it bears, and keeps aliases from others.
    """
    known = {id_: entity for word in base.known for id_, entity in known_entities(word).items()}
    inner = reversed(base.entities.values())  # of two with one name the first counts
    own = {fold_name(name): entity.id for entity in inner for name in all_names(entity)}
    owners, entities = dict(own), dict(base.entities)
    for id_, entity in known.items():
        owner = next(filter(None, map(own.get, map(fold_name, (id_, *entity.names.values())))), id_)
        for name in all_names(entity):
            owners.setdefault(fold_name(name), owner)
        if owner == id_ and id_ not in entities:
            aliases = tuple(alias for alias in entity.aliases if fold_name(alias) not in own)
            entities[id_] = entity._replace(aliases=aliases)

    @cache
    def called(name: str) -> str:
        return name if name in entities else owners.get(fold_name(name), name)

    for id_, entity in entities.items():
        entities[id_] = entity._replace(within=tuple(map(called, entity.within)))
    return base._replace(entities=entities), called


def with_units(base: Base) -> tuple[Base, Callable[[str | None], str | None]]:
    """The base with the units that metrics name, and a function that says what a unit's id is.

    What no unit is called stays as it is; units that it is asked for are added to the base's.
    """
    units = dict(base.units)
    owners = cache(lambda: unit_owners(units.values()))

    @cache
    def called(name: str | None) -> str | None:
        if name is None or name in units:
            return name
        found = unit_called(name, owners())
        owners().update(by_name(found[:1]))  # it may convert now
        units.update((unit.id, unit) for unit in found)
        return found[-1].id if found else name

    metrics = {id_: metric._replace(unit=called(metric.unit))
               for id_, metric in base.metrics.items()}  # fmt: skip
    return base._replace(units=units, metrics=metrics), called


def unit_called(name: str, owners: Mapping[str, Unit]) -> tuple[Unit, ...]:
    """The unit of `owners` that has a name, behind the one that it multiplies; or nothing."""
    folded = fold_name(name)
    if folded in owners:
        return (owners[folded],)
    for word, magnitude in _words():
        if folded == f"{word}s":  # of what, nobody says
            break
        for rest in (folded.removeprefix(word), folded.removesuffix(word)):
            unit = owners.get(rest)
            is_cut = word[-1].isdecimal() and rest[:1].isdecimal()  # 0 persons of 10000 persons
            if unit and unit is not PERCENT and unit.offset is None and not is_cut:
                return _multiple(unit, magnitude)
    return ()


def counted(name: str) -> str:
    """What a unit counts by its name, without a magnitude before it: 人 of 万人."""
    called = "|".join(word for own in reversed(_magnitudes())
                      for word in (own.zh, own.en.strip(), *own.words))  # fmt: skip
    return re.sub(rf"(?i)\A(?:{called})s?(?![a-z\d,])(?: of)?\s*", "", name) or name


def unit_owners(units: Iterable[Unit]) -> dict[str, Unit]:
    """Units, which go first, and those that everyone knows, `by_name`."""
    return {**units_by_name(), **by_name(units)}


def by_name(units: Iterable[Unit]) -> dict[str, Unit]:
    """The units under all that each is called, folded."""
    return {fold_name(name): unit for unit in units
            for name in (*all_names(unit), *(unit.one or {}).values())}  # fmt: skip


@cache
def _words() -> tuple[tuple[str, _Magnitude], ...]:
    """What magnitudes are called, folded, the longest first."""
    words = [(fold_name(word) + ending, magnitude) for magnitude in _magnitudes()
             for word in (magnitude.id, magnitude.zh, magnitude.en, *magnitude.words)
             for ending in ("", "of", "sof")]  # fmt: skip
    return tuple(sorted(words, key=lambda word: -len(word[0])))


def _multiple(unit: Unit, magnitude: _Magnitude) -> tuple[Unit, Unit]:
    """A unit, which converts at least into its multiple, and that."""
    if unit.dimension is None:
        unit = unit._replace(dimension=unit.id, factor=ONE)
    names = {"zh": magnitude.zh + model.name_in(unit.names, "zh"),
             "en": magnitude.en + model.name_in(unit.names, "en")}  # fmt: skip
    factor = EXACT.multiply(unit.factor or ONE, Decimal(10**magnitude.power))
    return unit, Unit(f"{magnitude.id}-{unit.id}", names, (), unit.dimension, factor, unit.origin)
