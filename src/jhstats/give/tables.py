"""A base as the tables of its file: an object a record, with what goes for it unsaid."""

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import Any

from jhstats.load.references import of_sum, references
from jhstats.load.schema import SCHEMA
from jhstats.model import PERCENT, TABLES, UNDETERMINED, Base, Evidence, Fact, Rank, Whole
from jhstats.period import Period

_KEYS = {"names": "name", "is_whole": "whole", "has_rest": "rest", "from_": "from"}
"""What the file calls what a record calls otherwise."""
_FACT = (
    *("id", "metric", "measure", "of", "entity", "dims", "period", "from_", "value", "low", "high"),
    *("unit", "bound", "status", "prices", "ranks", "evidence", "inferred", "note"),
)


def tables(base: Base) -> dict[str, Any]:
    """The tables of a file that holds a base, by name and id, or in lists.

    A key that says nothing is left out, and so is the unit that every base knows.
    """
    head = {"schema": SCHEMA, "title": plain(base.title), "main": base.main}
    found: dict[str, Any] = {"base": {key: value for key, value in head.items() if value}}
    for table in ("source", "unit", "entity", "metric"):
        records = getattr(base, TABLES[table])
        found[table] = {id_: entry(own) for id_, own in records.items() if own is not PERCENT}
    found["fact"] = [entry(fact, _FACT) for fact in base.facts]
    return {**found, "sum": [*map(entry, base.sums)], "ignored": [*map(entry, base.ignored)]}


def entry(record: Any, fields: Iterable[str] = ()) -> dict[str, Any]:  # noqa: ANN401 - any record
    """What a record says under the keys of the file: in some of its fields, or all but its id."""
    named = fields or [name for name in record._fields if name not in ("id", "origin", "extra")]
    values = ((_KEYS.get(name, name.replace("_", "-")), getattr(record, name)) for name in named)
    said = {key: plain(value) for key, value in values if value or isinstance(value, Decimal)}
    return {**said, **getattr(record, "extra", {})}


def plain(value: Any) -> Any:  # noqa: ANN401 - as above
    """A value as the file has it."""
    match value:
        case Enum():
            return value.value
        case Period():
            return value.text
        case Whole():
            return value._asdict() if value.entity else value.metric
        case Rank():
            rank = {value.kind.value: value.number or True}
            return {**rank, **entry(value, ("among", "peers", "out_of"))}
        case Evidence():
            return entry(value)
        case ((str(), str()), *_):  # dims
            return dict(value)
        case tuple():
            return [*map(plain, value)]
        case dict():
            return value[UNDETERMINED] if [*value] == [UNDETERMINED] else value
    return value


def part(base: Base, facts: Iterable[Fact]) -> Base:
    """The base of some of its facts, with what they refer to, in the order of the base."""
    ids = {fact.id for fact in facts}
    chosen = tuple(fact for fact in base.facts if fact.id in ids)
    small = base._replace(facts=chosen, sums=(), ignored=())
    named, size = {(TABLES["unit"], PERCENT.id)}, 0
    while len(named) > size:  # what is named names more
        size = len(named)
        for name in TABLES.values():
            kept = {i: own for i, own in getattr(base, name).items() if (name, i) in named}
            small = small._replace(**{name: kept})
        named.update((TABLES[own.table], own.id) for own in references(small) if own.id)
    sums = ((own, {(TABLES[r.table], r.id) for r in of_sum(own) if r.id}) for own in base.sums)
    return small._replace(sums=tuple(own for own, ids in sums if ids <= named))
