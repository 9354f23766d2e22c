"""Facts, as `show`, `rank`, `search` and `list facts` give them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jhstats.figure import Bound, plain
from jhstats.model import PERCENT, FactStatus, Measure, Nature, RankKind
from jhstats.names import record_names
from jhstats.phrases import RankPhrase
from jhstats.views.page import Cell, Page, Role, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jhstats.ask.rows import Row
    from jhstats.ask.store import Store
    from jhstats.model import Evidence, Fact, LanguageMap, Rank, Whole
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
    *("metric-name", "entity-name", "unit-name", "among-name", "of", "note", "inferred"),
)
"""All that `--fields` takes."""


def facts_view(
    store: Store,
    rows: Sequence[Row],
    messages: Messages,
    fields: Sequence[str] = (),
    left_out: int = 0,
) -> View:
    """The view of facts, as `show` and `rank` give them; `left_out` counts what `--top` cut."""
    placed = any(row.place for row in rows)
    chosen = tuple(fields) or (COLUMNS + PLACES if placed else COLUMNS)
    return View(
        page=lambda: _page(store, rows, messages, left_out),
        fields=chosen,
        cells=lambda: _cells(store, rows, chosen),
        objects=lambda: [fact_object(store, row) for row in rows],
        values=lambda: _values(store, rows, messages),
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
        **_core(row),
        "of": _whole_object(fact.of),
        "from": fact.from_ and fact.from_.text,
        "prices": fact.prices and fact.prices.value,
        "ranks": [_rank_object(store, rank) for rank in row.ranks],
        "evidence": [_evidence_object(one) for one in fact.evidence],
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


def _core(row: Row) -> dict[str, Any]:
    """What JSON and cells have in common."""
    fact = row.fact
    return {
        "id": fact.id,
        "metric": fact.metric,
        "measure": fact.measure.value,
        "entity": fact.entity,
        "period": fact.period and fact.period.text,
        "value": row.value,
        "unit": row.unit,
        "bound": fact.bound.value,
        "status": fact.status.value,
    }


def _whole_object(whole: Whole | None) -> str | dict[str, str] | None:
    if whole is None or whole.entity is None:
        return whole and whole.metric
    return {"metric": whole.metric, "entity": whole.entity}


def _rank_object(store: Store, one: Rank) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "position": one.number if one.kind is RankKind.POSITION else None,
        "top": one.number if one.kind is RankKind.TOP else None,
        "out-of": one.out_of,
        "peers": one.peers,
        "among": one.among,
        "scope": store.entities[one.among].kind,
    }


def _evidence_object(one: Evidence) -> dict[str, Any]:
    return {key: value for key, value in one._asdict().items() if value is not None}


def _cells(store: Store, rows: Sequence[Row], fields: Sequence[str]) -> list[list[Any]]:
    result = []
    for row in rows:
        # Places are one to a fact, whatever was published about it.
        for rank in row.ranks if row.ranks and not row.place else (None,):
            cell = {**_cell(store, row, rank), **_place_cell(row)}
            result.append([cell[field] for field in fields])
    return result


def _place_cell(row: Row) -> dict[str, Any]:
    place = row.place
    return {
        "place": place and place.place,
        "tied": place and ("yes" if place.is_tied else "no"),
        "out-of": place and place.out_of,
    }


def _first(names: LanguageMap) -> str:
    """The name in the language that the file puts first: no cell depends on a reader's."""
    return next(iter(names.values()))


def _cell(store: Store, row: Row, rank: Rank | None) -> dict[str, Any]:
    """All fields of a row and one of its ranks."""
    fact = row.fact
    first = fact.evidence[0] if fact.evidence else None
    among = store.entities[rank.among] if rank else None
    return {
        **_core(row),
        "rank": rank and rank_code(rank),
        "among": rank and rank.among,
        "source": first and first.source,
        "section": first and first.section,
        "paragraph": first and first.paragraph,
        "printed": first and first.printed,
        "scope": among and among.kind,
        "metric-name": _first(record_names(store.metrics[fact.metric])),
        "entity-name": _first(record_names(store.entities[fact.entity])),
        "unit-name": _first(record_names(store.units[row.unit])) if row.unit else None,
        "among-name": _first(record_names(among)) if among else None,
        "of": fact.of and "@".join(filter(None, (fact.of.metric, fact.of.entity))),
        "note": _first(fact.note) if fact.note else None,
        "inferred": ",".join(fact.inferred) or None,
    }


def rank_code(one: Rank) -> str:
    """A rank in a cell: `4`, `top-10`, `leading`, `first-to`."""
    if one.kind is RankKind.POSITION:
        return str(one.number)
    return f"top-{one.number}" if one.kind is RankKind.TOP else one.kind.value


def _values(store: Store, rows: Sequence[Row], messages: Messages) -> tuple[list[str], list[str]]:
    values, cautions = [], []
    for row in rows:
        name = _dated(store, row.fact, messages)
        if row.value is None:
            cautions.append(messages.say("caution.no-value", name=name))
            continue
        values.append(plain(row.value))
        marks = [row.fact.bound.value] if row.fact.bound is not Bound.EXACT else []
        if row.fact.status is not FactStatus.ACTUAL:
            marks.append(row.fact.status.value)
        if marks:
            joined = messages.say("list.comma").join(marks)
            cautions.append(messages.say("caution.marked", name=name, marks=joined))
    if len(values) > 1:
        cautions.insert(0, messages.say("caution.several", count=len(values)))
    return values, cautions


# --- for a person --------------------------------------------------------------------------

_MOST_NOTES = 12
_LONGEST_PATH = 40


def facts_notes(store: Store, rows: Sequence[Row], messages: Messages) -> list[str]:
    """The notes of some facts, their sources, and the base that they stand in."""
    return [*_fact_notes(store, rows, messages), *_footer(store, rows, messages)]


def _page(store: Store, rows: Sequence[Row], messages: Messages, left_out: int) -> Page:
    placed = any(row.place for row in rows)
    labels = ("name", "period", "value", "place" if placed else "rank", "source")
    return Page(
        columns=tuple(messages.say(f"column.{label}") for label in labels),
        rows=[_person_row(store, row, messages) for row in rows],
        notes=[
            *([messages.say("page.more", count=left_out)] if left_out else []),
            *facts_notes(store, rows, messages),
        ],
        right=frozenset({2}),
        stacks=((0, 1, 4), (2, 3)),
    )


def _person_row(store: Store, row: Row, messages: Messages) -> tuple[Cell, ...]:
    fact = row.fact
    return (
        Cell(fact_name(store, fact, messages), Role.NAME),
        Cell(fact.period.text if fact.period else "", Role.PERIOD),
        value_cell(store, row, messages),
        Cell(_standing(store, row, messages), Role.RANK),
        Cell(evidence_text(store, fact, messages), Role.SOURCE),
    )


def value_cell(store: Store, row: Row, messages: Messages) -> Cell:
    """A value as a person reads it, with what keeps it from being a plain result."""
    marks = messages.say("list.comma").join(_marks(store, row.fact, messages))
    return Cell(value_text(store, row, messages), Role.MARKED if marks else Role.VALUE, marks)


def _standing(store: Store, row: Row, messages: Messages) -> str:
    """The published ranks of a fact, or the place that was worked out."""
    if row.place:
        kind = "place.tied" if row.place.is_tied else "place.alone"
        return messages.say(kind, place=row.place.place, out_of=row.place.out_of)
    return "\n".join(rank_text(store, row.fact, rank, messages) for rank in row.ranks)


def fact_name(store: Store, fact: Fact, messages: Messages) -> str:
    """What a fact says, as a person names it: entity, metric and measure.

    The entity that the base is about is left out.
    """
    name = messages.name(record_names(store.metrics[fact.metric]))
    measure = fact.measure.value
    data = {}
    if fact.of:
        data["of"] = _whole_text(store, fact.of, messages)
        measure += ".of"
    elif fact.from_:
        data["from"] = fact.from_.text
        measure += ".from"
    if fact.measure is not Measure.LEVEL:
        said = messages.say(f"measure.{measure}", **data)
        name = messages.say("name.measure", metric=name, measure=said)
    if fact.entity != store.main:
        entity = messages.name(record_names(store.entities[fact.entity]))
        name = messages.say("name.entity", entity=entity, name=name)
    return name


def _whole_text(store: Store, whole: Whole, messages: Messages) -> str:
    name = messages.name(record_names(store.metrics[whole.metric]))
    if whole.entity is None:
        return name
    entity = messages.name(record_names(store.entities[whole.entity]))
    return messages.say("name.entity", entity=entity, name=name)


def value_text(store: Store, row: Row, messages: Messages) -> str:
    """A value with bound and unit, as a person reads it."""
    if row.value is None:
        return "—"
    number = plain(row.value)
    if row.unit == PERCENT.id:
        number += "%"
    elif row.unit:
        number = unit_text(store, number, row.unit, messages)
    return messages.say(f"bound.{row.fact.bound.value}", value=number)


def unit_text(store: Store, number: str, unit: str, messages: Messages) -> str:
    """A number with its unit; a unit that is a number itself is multiplied."""
    return messages.measured(number, record_names(store.units[unit]))


def _marks(store: Store, fact: Fact, messages: Messages) -> list[str]:
    """What keeps a figure from being a plain result of its year, in words."""
    marks = []
    if fact.status is not FactStatus.ACTUAL:
        marks.append(messages.say(f"status.{fact.status.value}"))
    flows = store.metrics[fact.metric].nature is not Nature.STOCK
    if fact.value is not None and fact.period and fact.period.is_part_of_year and flows:
        marks.append(messages.say("mark.part-of-year"))
    if fact.inferred:
        parts = messages.say("list.comma").join(
            messages.say(f"part.{part}") for part in fact.inferred
        )
        marks.append(messages.say("mark.inferred", parts=parts))
    return marks


def rank_text(store: Store, fact: Fact, one: Rank, messages: Messages) -> str:
    """A published rank, as a person reads it."""
    among = store.entities[one.among]
    out_of = one.out_of if one.kind is RankKind.POSITION else None
    is_world = among.kind == "world"
    text = messages.ranking(RankPhrase(one.kind, one.number, among.names, is_world, out_of))
    if one.peers != store.entities[fact.entity].kind:
        text = messages.say("rank.peers", rank=text, peers=messages.kind(one.peers))
    return text


def evidence_text(store: Store, fact: Fact, messages: Messages) -> str:
    """Where a fact was printed first."""
    if not fact.evidence:
        return messages.say("evidence.none")
    one = fact.evidence[0]
    parts = []
    if len(store.sources) > 1:
        parts.append(f"[{list(store.sources).index(one.source) + 1}]")
    if one.section and one.paragraph:
        parts.append(
            messages.say("evidence.paragraph", section=one.section, paragraph=one.paragraph)
        )
    elif one.section:
        parts.append(one.section)
    if one.page:
        parts.append(messages.say("evidence.page", page=one.page))
    if one.table:
        parts.append(messages.say("evidence.table", table=one.table))
    return " ".join(parts) or one.url or store.sources[one.source].title


def _fact_notes(store: Store, rows: Sequence[Row], messages: Messages) -> list[str]:
    noted = {row.fact.id: row.fact for row in rows if row.fact.note}
    if len(noted) > _MOST_NOTES:
        return [messages.say("page.notes", count=len(noted))]
    same: dict[str, list[str]] = {}
    for fact in noted.values():
        same.setdefault(messages.name(fact.note or {}), []).append(_dated(store, fact, messages))
    return [
        messages.say("page.note", name=messages.say("list.comma").join(names), note=note)
        for note, names in same.items()
    ]


def _dated(store: Store, fact: Fact, messages: Messages) -> str:
    return " ".join(
        [fact_name(store, fact, messages), *([fact.period.text] if fact.period else [])]
    )


def _short_path(path: str) -> str:
    """A path as it is, or only its name where it would fill the line."""
    return path if len(path) <= _LONGEST_PATH else path.replace("\\", "/").rpartition("/")[2]


def _footer(store: Store, rows: Sequence[Row], messages: Messages) -> list[str]:
    """The sources of these facts, and the base that they stand in."""
    used = {one.source for row in rows for one in row.fact.evidence}
    lines = []
    for number, source in enumerate(store.sources.values(), 1):
        if source.id in used:
            data = {
                "author": messages.say("list.comma").join(source.author),
                "title": source.title,
                "issued": source.issued.text if source.issued else "",
            }
            line = messages.say("source.line", **data)
            line = line.removeprefix(": ").removeprefix("：").removesuffix(" ()")
            line = line.removesuffix("（）")
            line = f"[{number}] {line}" if len(store.sources) > 1 else line
            lines.append(messages.say("page.source", source=line))
    if store.title:
        files = messages.say("list.comma").join(map(_short_path, store.files))
        lines.append(messages.say("page.base", title=messages.name(store.title), files=files))
    return lines
