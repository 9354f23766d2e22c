"""Facts, as `show`, `rank`, `search` and `list facts` give them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jhstats.ask.rows import mixed_series
from jhstats.figure import Bound, plain
from jhstats.model import FactStatus, RankKind
from jhstats.names import record_names
from jhstats.views import wording
from jhstats.views.page import Cell, Page, Role, Values, View, choose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jhstats.ask.rows import Row
    from jhstats.ask.store import Store
    from jhstats.model import Evidence, LanguageMap, Rank, Whole
    from jhstats.say.messages import Messages

COLUMNS = (
    *("id", "metric", "measure", "entity", "period", "value", "unit", "bound", "status", "rank"),
    *("among", "source", "section", "paragraph", "printed", "scope"),
)
"""The columns of tsv and csv, in order; part of the contract with scripts."""

PLACES = ("place", "tied", "out-of")
"""The columns that places add."""

FIELDS = (
    *COLUMNS,
    *PLACES,
    *("metric-name", "entity-name", "unit-name", "among-name", "of", "from", "prices", "low"),
    *("high", "dims", "note", "inferred"),
)
"""All that `--fields` takes."""


def facts_view(
    store: Store,
    rows: Sequence[Row],
    messages: Messages,
    fields: Sequence[str] = (),
    left_out: int = 0,
) -> View:
    """The view of facts; `left_out` counts what `--top` cut."""
    placed = any(row.place for row in rows)
    chosen = fields or (COLUMNS + PLACES if placed else COLUMNS)
    return View(
        fields=chosen,
        cells=lambda: choose(_cells(store, rows), chosen),
        objects=lambda: [fact_object(store, row) for row in rows],
        page=lambda: _page(store, rows, messages, left_out),
        values=lambda: _values(store, rows, messages),
        notices=[messages.notice(notice) for notice in getattr(rows, "notices", ())],
    )


# --- for scripts ---------------------------------------------------------------------------


def fact_object(store: Store, row: Row) -> dict[str, Any]:
    """A fact as JSON gives it; decimals stay decimals."""
    fact = row.fact
    names = {
        "metric": record_names(store.metrics[fact.metric]),
        "entity": record_names(store.entities[fact.entity]),
        "unit": record_names(store.units[row.unit]) if row.unit else None,
    }
    result: dict[str, Any] = {
        **_statement(row),
        "of": _whole_object(fact.of),
        "from": fact.from_ and fact.from_.text,
        "prices": fact.prices and fact.prices.value,
        "dims": dict(fact.dims),
        "ranks": [_rank_object(store, rank) for rank in row.ranks],
        "evidence": [_evidence_object(evidence) for evidence in fact.evidence],
        "names": names,
        "inferred": list(fact.inferred),
        "note": fact.note,
    }
    if row.is_converted:
        result["as-printed"] = {"value": fact.value, "unit": fact.unit}
    if row.place:
        result["place"] = row.place.place
        result["tied"] = row.place.is_tied
        result["out-of"] = row.place.out_of
    return result


def _statement(row: Row) -> dict[str, Any]:
    """What JSON and cells have in common."""
    fact = row.fact
    return {
        "id": fact.id,
        "metric": fact.metric,
        "measure": fact.measure.value,
        "entity": fact.entity,
        "period": fact.period and fact.period.text,
        "value": row.value,
        "low": row.low,
        "high": row.high,
        "unit": row.unit,
        "bound": fact.bound.value,
        "status": fact.status.value,
    }


def _whole_object(whole: Whole | None) -> str | dict[str, str] | None:
    if whole is None or whole.entity is None:
        return whole and whole.metric
    return {"metric": whole.metric, "entity": whole.entity}


def _rank_object(store: Store, rank: Rank) -> dict[str, Any]:
    return {
        "kind": rank.kind.value,
        "position": rank.number if rank.kind is RankKind.POSITION else None,
        "top": rank.number if rank.kind is RankKind.TOP else None,
        "out-of": rank.out_of,
        "peers": rank.peers,
        "among": rank.among,
        "scope": store.entities[rank.among].kind,
    }


def _evidence_object(evidence: Evidence) -> dict[str, Any]:
    return {key: value for key, value in evidence._asdict().items() if value is not None}


def _cells(store: Store, rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """All fields of each row and rank; a place is one to a fact, whatever was published of it."""
    for row in rows:
        for rank in row.ranks if row.ranks and not row.place else (None,):
            yield {**_fact_fields(store, row), **_rank_fields(store, rank), **_place_fields(row)}


def _fact_fields(store: Store, row: Row) -> dict[str, Any]:
    fact = row.fact
    first = fact.evidence[0] if fact.evidence else None
    return {
        **_statement(row),
        "source": first and first.source,
        "section": first and first.section,
        "paragraph": first and first.paragraph,
        "printed": first and first.printed,
        "metric-name": _first_name(record_names(store.metrics[fact.metric])),
        "entity-name": _first_name(record_names(store.entities[fact.entity])),
        "unit-name": _first_name(record_names(store.units[row.unit])) if row.unit else None,
        "of": fact.of and "@".join(filter(None, fact.of)),
        "from": fact.from_ and fact.from_.text,
        "prices": fact.prices and fact.prices.value,
        "dims": " ".join(f"{key}={text}" for key, text in fact.dims) or None,
        "note": _first_name(fact.note) if fact.note else None,
        "inferred": ",".join(fact.inferred) or None,
    }


def _rank_fields(store: Store, rank: Rank | None) -> dict[str, Any]:
    among = store.entities[rank.among] if rank else None
    return {
        "rank": rank and rank_code(rank),
        "among": among and among.id,
        "scope": among and among.kind,
        "among-name": _first_name(record_names(among)) if among else None,
    }


def _place_fields(row: Row) -> dict[str, Any]:
    place = row.place
    return {
        "place": place and place.place,
        "tied": place and ("yes" if place.is_tied else "no"),
        "out-of": place and place.out_of,
    }


def _first_name(names: LanguageMap) -> str:
    """The name in the language that the file puts first: no cell depends on a reader's."""
    return next(iter(names.values()))


def rank_code(rank: Rank) -> str:
    """A rank in a cell: `4`, `top-10`, `leading`, `first-to`."""
    if rank.kind is RankKind.POSITION:
        return str(rank.number)
    return f"top-{rank.number}" if rank.kind is RankKind.TOP else rank.kind.value


def _values(store: Store, rows: Sequence[Row], messages: Messages) -> Values:
    numbers, cautions = [], []
    for row in rows:
        name = wording.dated_name(store, row.fact, messages)
        if row.value is None:
            key = "caution.no-value" if row.low is None else "caution.range"
            cautions.append(messages.say(key, name=name, low=row.low, high=row.high))
            continue
        numbers.append(plain(row.value))
        marks = [row.fact.bound.value] if row.fact.bound is not Bound.EXACT else []
        if row.fact.status is not FactStatus.ACTUAL:
            marks.append(row.fact.status.value)
        if marks:
            cautions.append(messages.say("caution.marked", name=name, marks=messages.listed(marks)))
    mixed = mixed_series(store, [row.fact for row in rows if row.value is not None])
    if mixed:
        cautions.insert(0, messages.notice(mixed))
    if len(numbers) > 1:
        cautions.insert(0, messages.say("caution.several", count=len(numbers)))
    return Values(numbers, cautions)


# --- for a person --------------------------------------------------------------------------


def _page(store: Store, rows: Sequence[Row], messages: Messages, left_out: int) -> Page:
    standing = "place" if any(row.place for row in rows) else "rank"
    more = [messages.say("page.more", count=left_out)] if left_out else []
    return Page(
        columns=messages.columns("name", "period", "value", standing, "source"),
        rows=[_row(store, row, messages) for row in rows],
        notes=[*more, *wording.notes(store, rows, messages)],
        right=frozenset({2}),
        stacks=((0, 1, 4), (2, 3)),
    )


def _row(store: Store, row: Row, messages: Messages) -> tuple[Cell, ...]:
    fact = row.fact
    return (
        Cell(wording.fact_name(store, fact, messages)),
        Cell(fact.period.text if fact.period else ""),
        wording.value_cell(store, row, messages),
        Cell(_standing(store, row, messages), Role.RANK),
        Cell(wording.evidence_text(store, fact, messages), Role.SOURCE),
    )


def _standing(store: Store, row: Row, messages: Messages) -> str:
    """The published ranks of a fact, or the place that was worked out."""
    if row.place:
        key = "place.tied" if row.place.is_tied else "place.alone"
        return messages.say(key, place=row.place.place, out_of=row.place.out_of)
    return "\n".join(wording.rank_text(store, row.fact, rank, messages) for rank in row.ranks)
