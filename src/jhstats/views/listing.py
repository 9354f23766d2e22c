"""What a base holds, as `list` gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jhstats.model import Entity, Metric, Source, Unit
from jhstats.names import record_names
from jhstats.views.page import Cell, Page, Role, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jhstats.ask.query import Entry
    from jhstats.say.messages import Messages

FIELDS = {
    "metrics": ("id", "names", "aliases", "unit", "nature", "part-of", "facts", "periods"),
    "entities": ("id", "names", "aliases", "kind", "within", "facts", "periods"),
    "units": ("id", "names", "aliases", "dimension", "factor", "facts", "periods"),
    "sources": (
        "id",
        "title",
        "type",
        "author",
        "issued",
        "language",
        "sha256",
        "facts",
        "periods",
    ),
}
"""The columns of each list; the keys of its JSON objects too."""


def listing_view(
    table: str, entries: Sequence[Entry], messages: Messages, fields: Sequence[str] = ()
) -> View:
    """The view of a list; cells hold names and aliases in the order of the file."""
    chosen = tuple(fields) or FIELDS[table]
    return View(
        page=lambda: _page(table, entries, messages),
        fields=chosen,
        cells=lambda: [[_cell(_object(one)[field]) for field in chosen] for one in entries],
        objects=lambda: [_object(one) for one in entries],
        values=lambda: ([one.record.id for one in entries], []),
    )


def _object(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.record.id,
        **_own(entry.record),
        "facts": entry.facts,
        "periods": list(entry.periods),
    }


def _own(record: Metric | Entity | Unit | Source) -> dict[str, Any]:
    """What a record has of its own kind."""
    if isinstance(record, Source):
        return {
            "title": record.title,
            "type": record.type,
            "author": list(record.author),
            "issued": record.issued and record.issued.text,
            "language": record.language,
            "sha256": record.sha256,
        }
    named = {"names": record.names, "aliases": list(record.aliases)}
    if isinstance(record, Metric):
        nature = record.nature and record.nature.value
        return {**named, "unit": record.unit, "nature": nature, "part-of": record.part_of}
    if isinstance(record, Entity):
        return {**named, "kind": record.kind, "within": list(record.within)}
    return {**named, "dimension": record.dimension, "factor": record.factor}


def _cell(value: object) -> object:
    """A list or names in one cell, with bars between."""
    if isinstance(value, dict):
        return " | ".join(value.values())
    return " | ".join(value) if isinstance(value, list) else value


def _page(table: str, entries: Sequence[Entry], messages: Messages) -> Page:
    labels = ("name", "id", "aliases", "facts", "periods")
    return Page(
        columns=tuple(messages.say(f"column.{label}") for label in labels),
        rows=[_row(one, messages) for one in entries],
        notes=[messages.say(f"list.{table}", count=len(entries))],
        right=frozenset({3}),
        stacks=((0, 1), (2, 3, 4)),
    )


def _row(entry: Entry, messages: Messages) -> tuple[Cell, ...]:
    comma = messages.say("list.comma")
    return (
        Cell(messages.name(record_names(entry.record)), Role.NAME),
        Cell(entry.record.id, Role.VALUE),
        Cell(comma.join(getattr(entry.record, "aliases", ()))),
        Cell(str(entry.facts), Role.RANK),
        Cell(comma.join(entry.periods), Role.SOURCE),
    )
