"""What a base holds, as `list` gives it."""

from collections.abc import Mapping, Sequence
from typing import Any

from jhstats.ask.query import Entry
from jhstats.ask.rows import fields_of
from jhstats.model import Metric
from jhstats.period import parse
from jhstats.views.page import Cell, Page, Role, Values, View
from jhstats.views.wording import Wording

_COUNTED = ("facts", "periods")
_FIELDS = {
    "metrics": ("id", "names", "aliases", "unit", "nature", "part-of"),
    "entities": ("id", "names", "aliases", "kind", "within"),
    "units": ("id", "names", "aliases", "dimension", "factor"),
    "sources": ("id", "title", "type", "author", "issued", "language", "sha256"),
}
_KINDS = {"metrics": "unit", "entities": "kind", "units": "dimension", "sources": "type"}
"""The column that says what kind of record one is."""
FIELDS = {table: (*own, *_COUNTED) for table, own in _FIELDS.items()}
"""The columns of each list; the keys of its JSON objects too."""


def listing_view(
    table: str, entries: Sequence[Entry], wording: Wording, fields: Sequence[str] = ()
) -> View:
    """The view of a list; cells hold names and aliases in the order of the file."""
    return View(
        fields=fields or FIELDS[table],
        flat=lambda: (_flat(_object(table, entry)) for entry in entries),
        objects=lambda: [_object(table, entry) for entry in entries],
        page=lambda: _page(table, entries, wording),
        values=lambda: Values([entry.record.id for entry in entries]),
        title=wording.say("list.counted", count=len(entries)),
        language=wording.language,
    )


def _object(table: str, entry: Entry) -> dict[str, Any]:
    """A record as JSON gives it: its attributes by the names of the columns, and its counts."""
    return {**fields_of(entry.record, _FIELDS[table]), **fields_of(entry, _COUNTED)}


def _flat(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An object with each list, or the names by language, in one cell with bars between."""
    return {
        key: " | ".join(value.values() if isinstance(value, dict) else value)
        if isinstance(value, (dict, list))
        else value
        for key, value in entry.items()
    }


def _page(table: str, entries: Sequence[Entry], wording: Wording) -> Page:
    def row(entry: Entry) -> tuple[Cell, ...]:
        record, kind = entry.record, getattr(entry.record, _KINDS[table])
        unit = wording.store.units.get(kind) if isinstance(record, Metric) else None
        return (
            Cell(record.id, Role.VALUE),
            Cell(wording.name_of(record)),
            Cell(wording.name_of(unit) if unit else kind or ""),
            Cell(str(entry.facts), Role.RANK),
            Cell(wording.listed(wording.period(parse(own)) for own in entry.periods), Role.SOURCE),
            Cell(wording.listed(getattr(record, "aliases", ()))),
        )

    columns = ("id", "called", _KINDS[table], "facts", "periods", "aliases")
    return Page(
        columns=[*map(wording.label, columns)],
        rows=[row(entry) for entry in entries],
        notes=[wording.say("list.counted", count=len(entries))],
        right=frozenset({3}),
        shed=(5, 4, 2),
        cut=(1, 2),
    )
