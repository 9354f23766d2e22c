"""What a base holds, as `list` gives it."""

from collections.abc import Mapping, Sequence
from typing import Any

from jhstats.ask.query import Entry
from jhstats.ask.rows import fields_of
from jhstats.say.messages import Messages
from jhstats.views.page import Cell, Page, Role, Values, View, choose

_COUNTED = ("facts", "periods")
_FIELDS = {
    "metrics": ("id", "names", "aliases", "unit", "nature", "part-of"),
    "entities": ("id", "names", "aliases", "kind", "within"),
    "units": ("id", "names", "aliases", "dimension", "factor"),
    "sources": ("id", "title", "type", "author", "issued", "language", "sha256"),
}
FIELDS = {table: (*own, *_COUNTED) for table, own in _FIELDS.items()}
"""The columns of each list; the keys of its JSON objects too."""


def listing_view(
    table: str, entries: Sequence[Entry], messages: Messages, fields: Sequence[str] = ()
) -> View:
    """The view of a list; cells hold names and aliases in the order of the file."""
    chosen = fields or FIELDS[table]
    return View(
        fields=chosen,
        cells=lambda: choose((_cells(_object(table, entry)) for entry in entries), chosen),
        objects=lambda: [_object(table, entry) for entry in entries],
        page=lambda: _page(table, entries, messages),
        values=lambda: Values([entry.record.id for entry in entries]),
        title=messages.say(f"list.{table}", count=len(entries)),
        language=messages.language,
    )


def _object(table: str, entry: Entry) -> dict[str, Any]:
    """A record as JSON gives it: its attributes by the names of the columns, and its counts."""
    return {**fields_of(entry.record, _FIELDS[table]), **fields_of(entry, _COUNTED)}


def _cells(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An object with each list, or the names by language, in one cell with bars between."""
    return {
        key: " | ".join(value.values() if isinstance(value, dict) else value)
        if isinstance(value, (dict, list))
        else value
        for key, value in entry.items()
    }


def _page(table: str, entries: Sequence[Entry], messages: Messages) -> Page:
    return Page(
        columns=messages.columns("name", "id", "aliases", "facts", "periods"),
        rows=[
            (
                Cell(messages.name_of(entry.record)),
                Cell(entry.record.id, Role.VALUE),
                Cell(messages.listed(getattr(entry.record, "aliases", ()))),
                Cell(str(entry.facts), Role.RANK),
                Cell(messages.listed(entry.periods), Role.SOURCE),
            )
            for entry in entries
        ],
        notes=[messages.say(f"list.{table}", count=len(entries))],
        right=frozenset({3}),
        stacks=((0, 1), (2, 3, 4)),
    )
