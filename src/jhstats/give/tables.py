"""A base, or a part of it, as the tables of its file, and as that file."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from jhstats.ask.rows import fields_of
from jhstats.load.references import of_sum, references
from jhstats.load.schema import FURTHER, SCHEMA, key_of
from jhstats.model import PERCENT, TABLES, UNDETERMINED, Base, Fact
from jhstats.render.lines import UNSEEN, in_ascii
from jhstats.say.messages import toml_key, toml_value

_FACT = (
    *("id", "metric", "measure", "of", "entity", "dims", "period", "from", "value", "low", "high"),
    *("unit", "bound", "status", "prices", "ranks", "evidence", "inferred", "note"),
)
_RANK = ("among", "peers", "out-of")
_NAMES = ("title", "name", "one", "note")
_UNSAID = {"measure": "level", "bound": "exact", "status": "actual"}
"""What goes for a fact that does not say it."""


def part(base: Base, facts: Iterable[Fact]) -> Base:
    """The base of some of its facts, with what they refer to, in the order of the base."""
    ids = {fact.id for fact in facts}
    chosen = tuple(fact for fact in base.facts if fact.id in ids)
    small, named = base._replace(facts=chosen, sums=(), ignored=()), {("unit", PERCENT.id)}
    size = 0
    while len(named) > size:  # what is named names more
        size = len(named)
        kept: dict[str, Any] = {
            name: {id_: own for id_, own in getattr(base, name).items() if (table, id_) in named}
            for table, name in TABLES.items()
        }
        small = small._replace(**kept)
        named.update((own.table, own.id) for own in references(small) if own.id)
    sums = ((own, {(r.table, r.id) for r in of_sum(own) if r.id}) for own in base.sums)
    return small._replace(sums=tuple(own for own, ids in sums if ids <= named))


def tables(base: Base) -> dict[str, Any]:
    """The tables of the file of a base, by id or in lists; keys that say nothing are left out."""
    found: dict[str, Any] = {"base": base_entry(base)}
    for table in ("source", "unit", "entity", "metric"):
        records = getattr(base, TABLES[table])
        found[table] = {id_: entry(own) for id_, own in records.items() if own is not PERCENT}
    found["fact"] = [*map(fact_entry, base.facts)]
    return {**found, "sum": [*map(entry, base.sums)], "ignored": [*map(entry, base.ignored)]}


def base_entry(base: Base) -> dict[str, Any]:
    """What a base says of itself."""
    return _said({"schema": SCHEMA, "title": base.title, "main": base.main})


def entry(record: Any) -> dict[str, Any]:  # noqa: ANN401 - of any table but the facts
    """What a record says under the keys of the file."""
    found = fields_of(record, (name for name in record._fields if name not in FURTHER))
    said = {key_of(name): value for name, value in found.items()}
    return {**_said(said), **getattr(record, "extra", {})}


def fact_entry(fact: Fact) -> dict[str, Any]:
    """What a fact says under the keys of the file."""
    ranks = ({o.kind.value: o.number or True, **fields_of(o, _RANK)} for o in fact.ranks)
    told = {
        "of": fact.of and (fact.of._asdict() if fact.of.entity else fact.of.metric),
        "dims": dict(fact.dims),
        "ranks": [*map(_said, ranks)],
        "evidence": [_said(own._asdict()) for own in fact.evidence],
    }
    return _said({**fields_of(fact, _FACT), **told})


def _said(entries: dict[str, Any]) -> dict[str, Any]:
    """What says something; a name of no language as a plain string."""
    said: dict[str, Any] = {k: o for k, o in entries.items() if o or isinstance(o, Decimal)}
    plain = (key for key in _NAMES if [*said.get(key, ())] == [UNDETERMINED])
    return {**said, **{key: said[key][UNDETERMINED] for key in plain}}


def toml(base: Base) -> Iterator[str]:
    """The pieces of a file of TOML 1.0 that loads to equal records, for a person to go on from."""
    for table, records in tables(base).items():
        if table == "base":
            yield _toml("[base]", records)
        elif isinstance(records, dict):
            yield from (_toml(f"\n[{table}.{toml_key(id_)}]", own) for id_, own in records.items())
        else:
            for own in records:
                short = {key: said for key, said in own.items() if _UNSAID.get(key) != said}
                yield _toml(f"\n[[{table}]]", short)


def _toml(head: str, entries: dict[str, Any]) -> str:
    lines = [head]
    for key, value in entries.items():
        text = toml_value(value)
        if isinstance(value, list) and len(value) > 1 and isinstance(value[0], dict):
            text = "[\n" + "".join(f"  {toml_value(part)},\n" for part in value) + "]"
        lines.append(f"{toml_key(key)} = {text}")
    return in_ascii("\n".join(lines) + "\n", UNSEEN)
