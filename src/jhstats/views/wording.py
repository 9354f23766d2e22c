"""Facts as a person reads them: their names, values, ranks and notes, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from jhstats.ask.rows import Row
from jhstats.ask.store import Store
from jhstats.figure import Bound, plain
from jhstats.model import PERCENT, Fact, FactStatus, Measure, Nature, Rank
from jhstats.phrases import RankPhrase
from jhstats.say.messages import Messages
from jhstats.views.page import NO_VALUE, Bar, Cell, Role, Values

if TYPE_CHECKING:
    from jhstats.derive import Derived

_MOST_NOTES = 12
_MOST_NAMED = 3
_LONGEST_PATH = 40


class Wording(Messages):
    """The messages of one language, with what a reader calls the records of a base."""

    def __init__(self, store: Store, messages: Messages) -> None:
        super().__init__(messages.language)
        self.store = store

    def fact_name(self, fact: Fact, derived: Derived | None = None) -> str:
        """What a fact is of, or what follows from it, without the entity that the base is about."""
        subject, measure, metrics = derived or fact, None, self.store.metrics
        if subject.measure is not Measure.LEVEL:
            of = fact.of and self._owned(self.name_of(metrics[fact.of.metric]), fact.of.entity)
            measure = self.say(f"measure.{subject.measure.value}", **{"of": of, "from": fact.from_})
        apart = [text for _, text in fact.dims]
        apart += [self.say(f"prices.{fact.prices.value}")] if fact.prices else []
        metric, dims = self.name_of(metrics[subject.metric]), self.listed(apart)
        name = self.say("name", metric=metric, measure=measure, dims=dims)
        return self._owned(name, None if subject.entity == self.store.main else subject.entity)

    def dated_name(self, fact: Fact) -> str:
        """The name of a fact and its period."""
        name = self.fact_name(fact)
        return f"{name} {fact.period.text}" if fact.period else name

    def _owned(self, name: str, entity: str | None) -> str:
        """A name with that of its entity before it, if it is of one."""
        if entity is None:
            return name
        owner = self.name_of(self.store.entities[entity])
        return self.say("labelled", label=owner, text=name)

    def cells(self, row: Row, bar: Bar | None = None) -> tuple[Cell, Cell, Cell]:
        """Name, period and value, with what keeps it from being a plain result of its year."""
        marks = self.listed(self._marks(row.fact)) or None
        value = Cell(self.value_text(row), Role.VALUE, marks, bar)
        return Cell(self.fact_name(row.fact)), Cell(str(row.fact.period or "")), value

    def title(self, rows: Sequence[Row]) -> str:
        """What a page of these facts is about: their metrics, or where these are many the base."""
        metrics = {row.fact.metric: self.store.metrics[row.fact.metric] for row in rows}
        if len(metrics) > _MOST_NAMED and self.store.title:
            return self.name(self.store.title)
        return self.listed(map(self.name_of, [*metrics.values()][:_MOST_NAMED])) or "jhstats"

    def value_text(self, row: Row) -> str:
        """A value with its bound and unit; a dash where there is none."""
        if row.value is None and (row.low is None or row.high is None):
            return NO_VALUE
        limits = [plain(limit) for limit in (row.low, row.high) if limit is not None]
        number = "–".join(limits) if row.value is None else plain(row.value)
        text = self.number_text(number, row.unit) if row.unit else number
        if row.value is not None and limits:
            text = self.say("value.margin", value=text, low=limits[0], high=limits[-1])
        return self.bounded(row.fact.bound, text)

    def number_text(self, number: str, unit: str) -> str:
        """A number with its unit."""
        is_percent = unit == PERCENT.id
        return f"{number}%" if is_percent else self.measured(number, self.store.units[unit].names)

    def status(self, status: FactStatus) -> str | None:
        """What a figure is; None of an actual one."""
        return None if status is FactStatus.ACTUAL else self.say(f"status.{status.value}")

    def _marks(self, fact: Fact) -> list[str]:
        marks = [*filter(None, [self.status(fact.status)])]
        is_flow = self.store.metrics[fact.metric].nature is not Nature.STOCK
        if fact.value is not None and fact.period and fact.period.is_part_of_year and is_flow:
            marks.append(self.say("mark.part-of-year"))
        if fact.inferred:
            parts = self.listed(self.say(f"part.{part}") for part in fact.inferred)
            marks.append(self.say("mark.inferred", parts=parts))
        return marks

    def rank_text(self, fact: Fact, rank: Rank) -> str:
        """A published rank, with the kind that was ranked where that is not the entity's own."""
        among = self.store.entities[rank.among]
        text = self.phrase(RankPhrase(rank, among, tells_size=True))
        if rank.peers == self.store.entities[fact.entity].kind:
            return text
        return self.say("rank.peers", rank=text, peers=self.kind(rank.peers))

    def evidence_text(self, fact: Fact) -> str:
        """Where a fact was printed first."""
        if not fact.evidence:
            return self.say("evidence.none")
        first = fact.evidence[0]
        sources = list(self.store.sources)
        number = sources.index(first.source) + 1 if len(sources) > 1 else None
        data = {**first._asdict(), "paragraph": first.section and first.paragraph}
        text = self.say("evidence", number=number, **data).strip()
        return text or first.url or self.store.sources[first.source].title

    def values(self, numbers: Sequence[str], cautions: Sequence[str]) -> Values:
        """Bare numbers, and what must be said of them: first that they are several."""
        several = [self.say("caution.several", count=len(numbers))] if len(numbers) > 1 else []
        return Values(numbers, [*several, *cautions])

    def cautions(self, name: str, bound: Bound, status: FactStatus) -> list[str]:
        """What keeps a bare number from being an exact result, if anything does."""
        bounded = None if bound is Bound.EXACT else self.say(f"bound-name.{bound.value}")
        marks = self.say("list.semicolon").join(filter(None, [bounded, self.status(status)]))
        return [self.say("caution.marked", name=name, marks=marks)] if marks else []

    def notes(self, rows: Sequence[Row]) -> list[str]:
        """The notes of some facts, their sources, and the base that they stand in."""
        lines = [*self._fact_notes(rows), *self._sources(rows)]
        if self.store.title:
            files = self.listed(  # of a path that would fill the line only the name
                file if len(file) <= _LONGEST_PATH else file.replace("\\", "/").rpartition("/")[2]
                for file in self.store.files
            )
            lines.append(self.say("page.base", title=self.name(self.store.title), files=files))
        return lines

    def _fact_notes(self, rows: Sequence[Row]) -> list[str]:
        noted = {row.fact.id: row.fact for row in rows if row.fact.note}
        if len(noted) > _MOST_NOTES:
            return [self.say("page.notes", count=len(noted))]
        names: dict[str, list[str]] = {}
        for fact in noted.values():
            note = self.name(fact.note or {})
            names.setdefault(note, []).append(self.dated_name(fact))
        return [
            self.say("labelled", label=self.listed(same), text=note) for note, same in names.items()
        ]

    def _sources(self, rows: Sequence[Row]) -> list[str]:
        used = {evidence.source for row in rows for evidence in row.fact.evidence}
        return [
            self.say(
                "page.source",
                number=number if len(self.store.sources) > 1 else None,
                author=self.listed(source.author),
                title=source.title,
                issued=source.issued,
            )
            for number, source in enumerate(self.store.sources.values(), 1)
            if source.id in used
        ]


def bars(rows: Sequence[Row], kind: Callable[[Row], object]) -> list[Bar | None]:
    """The values of rows as bars; None for a row without one, or alone of its kind."""
    kinds: dict[object, list[Decimal]] = {}
    for row in rows:
        if row.value is not None:
            kinds.setdefault(kind(row), [Decimal(0)]).append(row.value)
    limits = {
        own: (min(values), max(values))
        for own, values in kinds.items()
        if len(values) > 2 and any(values)  # noqa: PLR2004 - a bar alone compares nothing
    }

    def bar(row: Row) -> Bar | None:
        if row.value is None or kind(row) not in limits:
            return None
        low, high = limits[kind(row)]
        zero, end = (float((value - low) / (high - low)) for value in (Decimal(0), row.value))
        return Bar(kind(row), zero, end, row.fact.status is not FactStatus.ACTUAL)

    return list(map(bar, rows))
