"""A base as one file of TOML 1.0 that loads to equal records, for a person to go on from."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from jhstats.figure import plain
from jhstats.give.tables import tables
from jhstats.model import PERCENT, Base, Measure
from jhstats.render.lines import escaped

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_UNSAID = {"measure": "level", "bound": "exact", "status": "actual"}


def toml(base: Base) -> Iterator[str]:
    """The pieces of the file: what goes for a fact unsaid is not said."""
    for name, found in tables(base).items():
        if name == "base":
            yield _table("[base]", found)
        elif isinstance(found, dict):
            yield from (f"\n{_table(f'[{name}.{_key(id_)}]', own)}" for id_, own in found.items())
        else:
            said = (_said(base, own) for own in found) if name == "fact" else found
            yield from (f"\n{_table(f'[[{name}]]', own)}" for own in said)


def _said(base: Base, fact: dict[str, Any]) -> dict[str, Any]:
    """What a fact must say of all that goes for it."""
    measure, kind = Measure(fact["measure"]), base.entities[fact["entity"]].kind
    unit = base.metrics[fact["metric"]].unit if measure is Measure.LEVEL else None
    unsaid = {**_UNSAID, "unit": PERCENT.id if measure.is_percent else unit}
    if not {"value", "low"} & fact.keys():
        del unsaid["unit"]
    for rank in fact.get("ranks", ()):
        if rank["peers"] == kind:
            del rank["peers"]
    return {key: value for key, value in fact.items() if unsaid.get(key) != value}


def _table(head: str, entries: Mapping[str, Any]) -> str:
    lines = (f"{_key(key)} = {_value(value, is_long=True)}\n" for key, value in entries.items())
    return f"{head}\n{''.join(lines)}"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _value(key)


def _value(value: Any, *, is_long: bool = False) -> str:  # noqa: ANN401 - TOML holds anything
    """A value on one line; of several objects one a line where that `is_long`."""
    match value:
        case str():
            return f'"{escaped(value)}"'
        case Decimal():
            return plain(value)
        case dict():
            return "{ " + ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items()) + " }"
        case [{}, _, *_] if is_long:
            return "[\n" + "".join(f"  {_value(own)},\n" for own in value) + "]"
        case list():
            return "[" + ", ".join(map(_value, value)) + "]"
    return str(value).lower()
