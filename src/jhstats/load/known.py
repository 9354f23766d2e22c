"""Entities that everyone knows: lists of ours, beside this module, that `[base] known` names."""

from collections.abc import Callable, Mapping
from functools import cache

from jhstats.load.references import references
from jhstats.load.schema import read_entity
from jhstats.load.units import KNOWN_FILE, known_tables
from jhstats.model import Base, Entity
from jhstats.names import all_names, fold_name, outer_entities


@cache
def known_entities(word: str) -> Mapping[str, Entity]:
    """The entities of a list, by id."""
    return {id_: read_entity(id_, reader) for id_, reader in known_tables(word, "entity")}


def with_known(base: Base) -> tuple[Base, Callable[[str], str]]:
    """The base with the entities of the lists it names, and a function from a name to an id.

    A base's own entity goes before one whose id or name it bears, in all references too, and
    keeps an alias from the others.
    """
    known = {id_: entity for word in base.known for id_, entity in known_entities(word).items()}
    inner = reversed(base.entities.values())  # of two with one name the first counts
    own = {fold_name(name): entity.id for entity in inner for name in all_names(entity)}
    owners, entities = dict(own), dict(base.entities)
    for id_, entity in known.items():
        names = map(fold_name, (id_, *entity.names.values()))
        owner = next(filter(None, map(own.get, names)), id_)
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


def without_unused(base: Base) -> Base:
    """The base without the known entities that nothing of its own names or lies within."""
    own = (reference for reference in references(base) if reference.origin.file != KNOWN_FILE)
    used = {reference.id for reference in own if reference.table == "entity" and reference.id}
    used.update(*map(outer_entities(base.entities), used))
    entities = {id_: entity for id_, entity in base.entities.items()
                if id_ in used or entity.origin.file != KNOWN_FILE}  # fmt: skip
    return base._replace(entities=entities)
