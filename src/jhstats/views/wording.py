"""Facts as a person reads them: their names, values, ranks and notes, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jhstats.figure import Bound, plain
from jhstats.model import PERCENT, Fact, FactStatus, Measure, Nature, Rank, Whole
from jhstats.phrases import RankPhrase
from jhstats.views.page import Cell, Role, Values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jhstats.ask.rows import Row
    from jhstats.ask.store import Store
    from jhstats.say.messages import Messages

_MOST_NOTES = 12
_LONGEST_PATH = 40


def fact_name(store: Store, fact: Fact, messages: Messages) -> str:
    """What a fact is of, without the entity that the base is about."""
    return series_name(store, fact, Subject(fact.metric, fact.measure, fact.entity), messages)


class Subject(NamedTuple):
    """What a figure is of: the ids of a metric and an entity, and the reading of the metric."""

    metric: str
    measure: Measure
    entity: str


def series_name(store: Store, fact: Fact, subject: Subject, messages: Messages) -> str:
    """A subject with what tells the series of a fact apart: whole, period before, dims, prices."""
    measure = None
    if subject.measure is not Measure.LEVEL:
        data = {"of": fact.of and _whole_name(store, fact.of, messages), "from": fact.from_}
        measure = messages.say(f"measure.{subject.measure.value}", **data)
    apart = [text for _, text in fact.dims]
    apart += [messages.say(f"prices.{fact.prices.value}")] if fact.prices else []
    metric = messages.name_of(store.metrics[subject.metric])
    name = messages.say("name", metric=metric, measure=measure, dims=messages.listed(apart))
    if subject.entity == store.main:
        return name
    return owned_name(store, subject.entity, name, messages)


def dated_name(store: Store, fact: Fact, messages: Messages) -> str:
    """The name of a fact and its period."""
    name = fact_name(store, fact, messages)
    return f"{name} {fact.period.text}" if fact.period else name


def owned_name(store: Store, entity: str, name: str, messages: Messages) -> str:
    """A name with that of its entity before it."""
    owner = messages.name_of(store.entities[entity])
    return messages.say("labelled", label=owner, text=name)


def _whole_name(store: Store, whole: Whole, messages: Messages) -> str:
    name = messages.name_of(store.metrics[whole.metric])
    return owned_name(store, whole.entity, name, messages) if whole.entity else name


def value_cell(store: Store, row: Row, messages: Messages) -> Cell:
    """A value with what keeps it from being a plain result of its year."""
    marks = messages.listed(_marks(store, row.fact, messages)) or None
    return Cell(value_text(store, row, messages), Role.MARKED if marks else Role.VALUE, marks)


def value_text(store: Store, row: Row, messages: Messages) -> str:
    """A value with its bound and unit; a dash where there is none."""
    if row.value is None and (row.low is None or row.high is None):
        return "—"
    limits = [plain(limit) for limit in (row.low, row.high) if limit is not None]
    number = "–".join(limits) if row.value is None else plain(row.value)
    text = number_text(store, number, row.unit, messages) if row.unit else number
    if row.value is not None and limits:
        text = messages.say("value.margin", value=text, low=limits[0], high=limits[-1])
    return messages.bounded(row.fact.bound, text)


def number_text(store: Store, number: str, unit: str, messages: Messages) -> str:
    """A number with its unit."""
    if unit == PERCENT.id:
        return f"{number}%"
    return messages.measured(number, store.units[unit].names)


def _marks(store: Store, fact: Fact, messages: Messages) -> list[str]:
    marks = []
    if fact.status is not FactStatus.ACTUAL:
        marks.append(messages.say(f"status.{fact.status.value}"))
    is_flow = store.metrics[fact.metric].nature is not Nature.STOCK
    if fact.value is not None and fact.period and fact.period.is_part_of_year and is_flow:
        marks.append(messages.say("mark.part-of-year"))
    if fact.inferred:
        parts = messages.listed(messages.say(f"part.{part}") for part in fact.inferred)
        marks.append(messages.say("mark.inferred", parts=parts))
    return marks


def rank_text(store: Store, fact: Fact, rank: Rank, messages: Messages) -> str:
    """A published rank, with the kind that was ranked where that is not the entity's own."""
    phrase = RankPhrase.of(store.entities, rank)
    text = messages.ranking(phrase._replace(out_of=rank.out_of))
    if rank.peers == store.entities[fact.entity].kind:
        return text
    return messages.say("rank.peers", rank=text, peers=messages.kind(rank.peers))


def evidence_text(store: Store, fact: Fact, messages: Messages) -> str:
    """Where a fact was printed first."""
    if not fact.evidence:
        return messages.say("evidence.none")
    first = fact.evidence[0]
    number = list(store.sources).index(first.source) + 1 if len(store.sources) > 1 else None
    data = {**first._asdict(), "paragraph": first.section and first.paragraph}
    text = messages.say("evidence", number=number, **data).strip()
    return text or first.url or store.sources[first.source].title


def values(numbers: Sequence[str], cautions: Sequence[str], messages: Messages) -> Values:
    """Bare numbers, and what must be said of them: first that they are several."""
    several = [messages.say("caution.several", count=len(numbers))] if len(numbers) > 1 else []
    return Values(numbers, [*several, *cautions])


def cautions(name: str, bound: Bound, status: FactStatus, messages: Messages) -> list[str]:
    """What keeps a bare number from being an exact result, if anything does."""
    marks = [messages.say(f"bound-name.{bound.value}")] if bound is not Bound.EXACT else []
    marks += [messages.say(f"status.{status.value}")] if status is not FactStatus.ACTUAL else []
    listed = messages.say("list.semicolon").join(marks)
    return [messages.say("caution.marked", name=name, marks=listed)] if marks else []


def notes(store: Store, rows: Sequence[Row], messages: Messages) -> list[str]:
    """The notes of some facts, their sources, and the base that they stand in."""
    lines = [*_fact_notes(store, rows, messages), *_sources(store, rows, messages)]
    if store.title:
        files = messages.listed(  # of a path that would fill the line only the name
            file if len(file) <= _LONGEST_PATH else file.replace("\\", "/").rpartition("/")[2]
            for file in store.files
        )
        lines.append(messages.say("page.base", title=messages.name(store.title), files=files))
    return lines


def _fact_notes(store: Store, rows: Sequence[Row], messages: Messages) -> list[str]:
    noted = {row.fact.id: row.fact for row in rows if row.fact.note}
    if len(noted) > _MOST_NOTES:
        return [messages.say("page.notes", count=len(noted))]
    names: dict[str, list[str]] = {}
    for fact in noted.values():
        note = messages.name(fact.note or {})
        names.setdefault(note, []).append(dated_name(store, fact, messages))
    return [
        messages.say("labelled", label=messages.listed(same), text=note)
        for note, same in names.items()
    ]


def _sources(store: Store, rows: Sequence[Row], messages: Messages) -> list[str]:
    used = {evidence.source for row in rows for evidence in row.fact.evidence}
    return [
        messages.say(
            "page.source",
            number=number if len(store.sources) > 1 else None,
            author=messages.listed(source.author),
            title=source.title,
            issued=source.issued,
        )
        for number, source in enumerate(store.sources.values(), 1)
        if source.id in used
    ]
