"""Facts, as `show`, `rank` and `search` give them, and what a base holds, as `list` does."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from jhstats.ask.query import Entry
from jhstats.ask.rows import Answer, Place, Row, fields_of, mixed_series
from jhstats.ask.store import Selection, Store
from jhstats.figure import exactly
from jhstats.model import UNDETERMINED, Fact, Metric, Rank, RankKind
from jhstats.names import Record, record_names
from jhstats.say.messages import Told
from jhstats.views.page import NO_VALUE, Cell, Page, Role, Values, View
from jhstats.views.wording import Wording, places_of

COLUMNS = (
    *("id", "metric", "measure", "entity", "period", "value", "unit", "bound", "status", "rank"),
    *("among", "source", "section", "paragraph", "printed", "scope"),
)
"""The columns of tsv and csv, in order; part of the contract with scripts."""

PLACES = ("place", "tied", "out-of")  # the columns that places add

_NAMES = (*PLACES, "metric-name", "entity-name", "unit-name", "among-name")
FIELDS = (*COLUMNS, *_NAMES, "of", "from", "prices", "low", "high", "dims", "note", "inferred")
"""All that `--fields` takes."""

_FURTHER = (
    *("of", "from", "prices", "low", "high", "dims", "inferred", "note", "page", "table", "row"),
    *("column", "url", "peers", "out-of"),
)

_COUNTED = ("facts", "periods")
_LISTED = {
    "metrics": ("id", "names", "aliases", "unit", "nature", "part-of"),
    "entities": ("id", "names", "aliases", "kind", "within"),
    "units": ("id", "names", "aliases", "dimension", "factor"),
    "sources": ("id", "title", "type", "author", "issued", "language", "sha256"),
}
_KINDS = {"metrics": "unit", "entities": "kind", "units": "dimension", "sources": "type"}
"""The column that says what kind of record one is."""
LIST_FIELDS = {table: (*own, *_COUNTED) for table, own in _LISTED.items()}
"""The columns of each list; the keys of its JSON objects too."""


def facts_view(rows: Sequence[Row], wording: Wording) -> View:
    """The view of facts; a person is told everything of one alone."""
    store, notices = wording.store, getattr(rows, "notices", ())
    return View(
        fields=COLUMNS + (PLACES if any(row.place for row in rows) else ()),
        flat=lambda: _flat(store, rows),
        objects=lambda: [fact_object(store, row) for row in rows],
        page=lambda: _page(rows, wording),
        values=lambda: _values(rows, wording),
        notices=[*map(wording.notice, notices)],
        title=lambda: wording.title(rows),
        language=wording.language,
    )


def used_columns(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The default columns, and those that facts need besides to be read again from csv."""
    used = {key for fact in facts for key, cell in Row.of(fact).flat().items() if cell is not None}
    used |= {"out-of" for fact in facts for rank in fact.ranks if rank.out_of}
    notes = [*dict.fromkeys(f"note.{tag}" for fact in facts for tag in fact.note or ())]
    several = {
        "dims": sorted({f"dim.{key}" for fact in facts for key, _ in fact.dims}),
        "note": ["note"] if notes == [f"note.{UNDETERMINED}"] else notes,
    }
    further = (several.get(key, [key]) for key in _FURTHER if key in used)
    return (*COLUMNS, *chain.from_iterable(further))


def fact_object(store: Store, row: Row) -> dict[str, Any]:
    """A fact as JSON gives it; decimals stay decimals."""
    fact, entries = row.fact, (own._asdict().items() for own in row.fact.evidence)
    result: dict[str, Any] = {
        **fields_of(fact, ("id", "metric", "measure", "entity", "period")),
        **fields_of(row, ("value", "low", "high", "unit")),
        **fields_of(fact, ("bound", "status", "of", "from", "prices")),
        "of": fact.of and (fact.of._asdict() if fact.of.entity else fact.of.metric),
        "dims": dict(fact.dims),
        "ranks": [_rank_object(store, rank) for rank in row.ranks],
        "evidence": [{k: part for k, part in own if part is not None} for own in entries],
        "names": {
            "metric": store.metrics[fact.metric].names,
            "entity": store.entities[fact.entity].names,
            "unit": store.units[row.unit].names if row.unit else None,
        },
        **fields_of(fact, ("inferred", "note")),
    }
    if row.is_converted:
        result["as-printed"] = fields_of(fact, ("value", "unit"))
    return {**result, **fields_of(row.place, PLACES)} if row.place else result


def _rank_object(store: Store, rank: Rank) -> dict[str, Any]:
    return {
        "kind": rank.kind.value,
        "position": rank.number if rank.kind is RankKind.POSITION else None,
        "top": rank.number if rank.kind is RankKind.TOP else None,
        **fields_of(rank, ("out-of", "peers", "among")),
        "scope": store.entities[rank.among].kind,
    }


def _flat(store: Store, rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """All fields of each row and rank; a place is one to a fact, whatever was published of it."""
    for row in rows:
        fact = row.fact
        for rank in row.ranks if row.ranks and not row.place else (None,):
            among = store.entities[rank.among] if rank else None
            yield {
                **row._replace(ranks=(rank,) if rank else ()).flat(),
                "metric-name": first_name(store.metrics[fact.metric]),
                "entity-name": first_name(store.entities[fact.entity]),
                "unit-name": row.unit and first_name(store.units[row.unit]),
                "dims": dict(fact.dims),
                **{f"dim.{key}": text for key, text in fact.dims},
                **{f"note.{tag}": text for tag, text in (fact.note or {}).items()},
                "scope": among and among.kind,
                "among-name": among and first_name(among),
            }


def first_name(record: Record) -> str:
    """The name in the language that the file puts first: no cell depends on a reader's."""
    return next(iter(record_names(record).values()))


def _values(rows: Sequence[Row], wording: Wording) -> Values:
    values = wording.values(rows)
    mixed = mixed_series(wording.store, [row.fact for row in rows if row.value is not None])
    return values._replace(cautions=[*([wording.notice(mixed)] if mixed else ()), *values.cautions])


def _page(rows: Sequence[Row], wording: Wording) -> Page:
    standing = "place" if any(row.place for row in rows) else "rank"
    more = _details(rows[0], wording) if len(rows) == 1 else ()
    places, told = places_of(rows), list[tuple[Cell, ...]]()
    for row, named in zip(rows, wording.cells(rows), strict=True):
        ranks = "\n".join(wording.rank_text(row.fact, own) for own in row.ranks)
        place = row.place and place_text(row.place, wording)
        printed = NO_VALUE
        for entry in row.fact.evidence[:1]:
            printed = wording.place_text(entry, places.index(entry[:2]) + 1)
        told.append((*named, Cell(place or ranks, Role.RANK), Cell(printed, Role.SOURCE)))
    columns = map(wording.label, ("name", "period", "value", standing, "source"))
    return Page([*columns], told, [*more, *wording.notes(rows)], frozenset({2}))


@exactly()
def _details(row: Row, wording: Wording) -> list[str]:
    """Lines: its whole value, what is printed where, what it implies, what claims otherwise."""
    from jhstats.derive import Operand, implied  # noqa: PLC0415 - for one fact on a page

    fact, store = row.fact, wording.store
    own = store.select(Selection(entities=(fact.entity,)))
    operands = filter(None, (Operand.of(other, store.units) for other in own))
    follows = implied(operands, store.metrics, store.units)
    whole = wording.value_text(row, Told.WHOLE)
    told = ((own.printed, wording.place_text(own)) for own in fact.evidence if own.printed)
    spans = [wording.say("aside", text=printed, aside=place) for printed, place in told]
    lines = [whole] if whole != wording.value_text(row) else []
    label, listed = wording.label("printed"), wording.listed(spans)
    lines += [wording.say("labelled", label=label, text=listed)] if spans else []
    lines += (wording.derivation(own) for own in follows if fact.id in own.facts)
    for other in (o for o in own if o.identity == fact.identity and o.id != fact.id):
        value = wording.value_text(Row.of(other))
        lines.append(wording.say("card.otherwise", fact=other.id, value=value))
    return lines


def place_text(place: Place, wording: Wording) -> str:
    """A place that was worked out by value."""
    key = "place.tied" if place.is_tied else "place.alone"
    return wording.say(key, place=place.place, out_of=place.out_of if place.out_of > 1 else None)


def listing_view(table: str, entries: Answer[Entry], wording: Wording) -> View:
    """The view of a list; cells hold names and aliases in the order of the file."""
    listed = _LISTED[table]

    def objects() -> list[dict[str, Any]]:
        return [fields_of(own.record, listed) | fields_of(own, _COUNTED) for own in entries]

    return View(
        fields=LIST_FIELDS[table],
        flat=lambda: map(_in_cells, objects()),
        objects=objects,
        page=lambda: _list_page(table, entries, wording),
        values=lambda: Values([entry.record.id for entry in entries]),
        notices=[*map(wording.notice, entries.notices)],
        title=lambda: wording.say("list.counted", count=len(entries)),
        language=wording.language,
    )


def _in_cells(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An object with each list, or the names by language, in one cell with bars between."""
    lists = {k: [*own.values()] if isinstance(own, dict) else own for k, own in entry.items()}
    return {k: " | ".join(own) if isinstance(own, list) else own for k, own in lists.items()}


def _list_page(table: str, entries: Sequence[Entry], wording: Wording) -> Page:
    def row(entry: Entry) -> tuple[Cell, ...]:
        record, kind = entry.record, getattr(entry.record, _KINDS[table])
        unit = wording.store.units.get(kind) if isinstance(record, Metric) else None
        when = wording.period(getattr(record, "issued", None))
        told = (wording.name_of(record), when, *getattr(record, "author", ()))
        return (
            Cell(record.id, Role.VALUE),
            Cell(wording.name_of(unit) if unit else kind or ""),
            Cell(str(entry.facts), Role.RANK),
            Cell(wording.listed(filter(None, told))),
        )

    columns = map(wording.label, ("id", _KINDS[table], "facts", "called"))
    notes = [wording.say("list.counted", count=len(entries))]
    return Page([*columns], [*map(row, entries)], notes, frozenset({2}), cut=(1, 3))
