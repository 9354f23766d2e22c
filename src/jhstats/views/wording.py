"""Facts as a person reads them: their names, values, ranks and notes, and where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from jhstats.ask.question import grouped, unique
from jhstats.ask.rows import Row
from jhstats.ask.store import Store
from jhstats.figure import ONE, ZERO, Bound, exactly, moved, plain
from jhstats.model import PERCENT, TABLES, Evidence, Fact, FactStatus, Measure, Rank, Unit
from jhstats.say.messages import Messages, Told
from jhstats.views.page import NO_VALUE, Bar, Cell, Role, Values, View, joined

if TYPE_CHECKING:
    from jhstats.derive import Derived

_MOST_NOTES = 12
_MOST_NAMED = 3
_MOST_OF_A_NOTE = 5
_INFERRED = "*"


class Wording(Messages):
    """The messages of one language, with what a reader calls the records of a base."""

    def __init__(self, store: Store, messages: Messages) -> None:
        super().__init__(messages.language)
        self.store = store

    @cached_property
    def owners(self) -> frozenset[str]:
        """The words with which the names of entities begin."""
        return frozenset(self.name_of(own).split()[0] for own in self.store.entities.values())

    def fact_name(self, fact: Fact, *, tells_main: bool = False) -> str:
        """What a fact is of; maybe without the base's main entity."""
        head = self._owned(self.named("metrics", fact.metric), fact.entity, tells_main=tells_main)
        return self.say("name", head=head, rest=self._reading(fact))

    def _reading(self, fact: Fact) -> str:
        """Which reading of its metric a fact is, and of which series; nothing of a plain level."""
        apart = self.apart(fact)
        if fact.measure is not Measure.LEVEL:
            of = fact.of and self._owned(self.named("metrics", fact.of.metric), fact.of.entity)
            is_points = fact.measure is Measure.CONTRIBUTION and fact.unit not in (None, PERCENT.id)
            key = "measure.points" if is_points else f"measure.{fact.measure.value}"
            apart = [self.say(key, **{"of": of, "from": self.period(fact.from_)}), *apart]
        return self.listed(apart)

    def apart(self, fact: Fact) -> list[str]:
        """What tells its series from others of its metric: further keys, and at which prices."""
        texts = [text for _, text in fact.dims]
        return [*texts, self.say(f"prices.{fact.prices.value}")] if fact.prices else texts

    def dated_name(self, fact: Fact) -> str:
        """The name of a fact and its period."""
        return f"{self.fact_name(fact)} {self.period(fact.period)}".rstrip()

    def _owned(self, name: str, entity: str | None, *, tells_main: bool = True) -> str:
        """A name with whose it is; alone whose, if there is no name."""
        if entity is None or (entity == self.store.main and not tells_main):
            return name
        return self.say("labelled", label=self.named("entities", entity), text=name)

    def cells(self, rows: Sequence[Row]) -> Iterator[tuple[Cell, Cell, Cell]]:
        """Name, period and value, with what keeps them from being plain results of their time.

        What was inferred has a mark, which a note explains. What was converted is told in the unit
        that was asked for. The main entity is named beside others of one metric, then their head.
        """
        pairs = {(row.fact.metric, row.fact.entity) for row in rows}
        owners = Counter(metric for metric, _ in pairs)
        for row, bar in zip(rows, bars(rows, self.store), strict=True):
            fact, status, reading = row.fact, self.status(row.fact.status), self._reading(row.fact)
            head, rest = self.named("metrics", fact.metric), reading or self.say("measure.level")
            if is_shared := owners[fact.metric] > 1:
                rest = self._owned(reading, fact.entity)
            else:
                head = self._owned(head, fact.entity, tells_main=False)
            mark = _INFERRED if fact.inferred else ""
            name = self.fact_name(fact, tells_main=is_shared) + mark
            when = joined(" ", self.period(fact.period), status)
            value = self.value_text(row, Told.AS_PRINTED if row.is_converted else Told.SHORT)
            yield (
                Cell(name, head=head, rest=rest + mark),
                Cell(when, Role.MARK if status else Role.PLAIN),
                Cell(value, Role.VALUE, bar=bar),
            )

    def title(self, rows: Sequence[Row]) -> str:
        """What a page of these facts is about: their metrics."""
        metrics = unique(self.named("metrics", row.fact.metric) for row in rows)
        return self.listed(metrics, _MOST_NAMED) or "jhstats"

    def value_text(self, row: Row, told: Told = Told.SHORT) -> str:
        """A value with its bound and unit, or a range; a dash where there is none."""
        limits = [limit for limit in (row.low, row.high) if limit is not None]
        unit = self._unit(row.unit)
        if unit is None or (row.value is None and not limits):
            return NO_VALUE
        values = limits if row.value is None else [row.value]
        printed = filter(None, (row.fact.value, row.fact.low, row.fact.high) * row.is_converted)
        digits = max((len(own.as_tuple().digits) for own in printed), default=0)
        text = self.measured(unit, *values, bound=row.fact.bound, told=told, digits=digits)
        if row.value is None or not limits:
            return text
        return self.say("aside", text=text, aside=self.measured(unit, *limits, digits=digits))

    def derived_text(self, derived: Derived) -> str:
        """A derived value with its unit; without one, why not."""
        if derived.value is None:
            why = derived.reason and self.say(f"why.{derived.reason.value}")
            return self.say("reason", why=why)
        text = self._derived_numbers(derived, derived.value)
        return text if derived.unit or text.endswith("%") else f"× {text}"

    def limits_text(self, derived: Derived) -> str:
        """The least and the greatest value; nothing of one alone, or if both read as the value."""
        low, high = derived.low, derived.high
        text = "" if low is None or high is None else self._derived_numbers(derived, low, high)
        return "" if self.derived_text(derived).endswith(text) else text

    def _derived_numbers(self, derived: Derived, *numbers: Decimal) -> str:
        """A bounded number, or the two ends of a range, in the unit of what is derived."""
        if unit := self._unit(derived.unit):
            # of one thing per another the zeros in front of the point only fill up
            digits = max(len(own.normalize().as_tuple().digits) for own in numbers)
            digits, bound = digits * ("/" in f"{derived.unit}"), derived.bound
            return self.measured(unit, *numbers, bound=bound, is_derived=True, digits=digits)
        if abs(derived.value or ONE) < 1:  # a ratio of 0.268
            percent = (moved(own, 2) for own in numbers)
            return self.measured(PERCENT, *percent, bound=derived.bound, is_derived=True)
        return self.bounded(derived.bound, self.numbers(*numbers, rounds=True))

    def named(self, table: str, ids: str) -> str:
        """The name of an id's record; of a sum, and of one unit per another, both."""
        records = getattr(self.store, table)
        parts = [ids] if ids in records else re.split(r"([+/])", ids)
        names = [self.name_of(records[o]) if o in records else o for o in parts]
        if parts[1:] and (one := getattr(records.get(parts[-1]), "one", None)):
            names[-1] = self.name({**records[parts[-1]].names, **one})  # yuan/firm
        return "".join(names)

    def _unit(self, id_: str | None) -> Unit | None:
        """A unit of the base, one per another, or the points by which a percentage changed."""
        if f"unit.{id_}" in self:
            return PERCENT._replace(names={self.language: self.say(f"unit.{id_}")})
        own, is_quotient, _ = (id_ or "").partition("/")
        if not is_quotient:
            return self.store.units.get(own)
        names = {self.language: self.named("units", f"{id_}")}
        return self.store.units.get(own, PERCENT)._replace(names=names, one=None)

    def derivation(self, derived: Derived) -> str:
        """What follows from facts, with the formula of the numbers as they were printed."""
        text = self.say(
            "explain.derived",
            quantity=self.say(f"quantity.{derived.quantity.value}"),
            metric=self.named("metrics", derived.metric),
            entity=self.named("entities", derived.entity),
            period=self.period(derived.period) or "—",
            value=self.derived_text(derived),
            limits=self.limits_text(derived),
            formula=derived.formula or "",
        )
        return self.say("explain.nominal", text=text) if derived.is_nominal else text

    def labelled(self, view: View) -> View:
        """A view whose objects have headings and names in the reader's language."""
        tables = {**TABLES, "among": "entities"}

        def named(field: str, value: Any) -> Any:  # noqa: ANN401 - cells hold anything
            return self.named(tables[field], value) if field in tables and value else value

        labels = [*map(self.label, view.fields)]
        rows = ([*map(named, view.fields, row)] for row in view.cells())
        objects = [dict(zip(labels, row, strict=True)) for row in rows]
        return view._replace(fields=labels, flat=None, objects=lambda: objects)

    def status(self, status: FactStatus) -> str | None:
        """What a figure is; None of an actual one."""
        return None if status is FactStatus.ACTUAL else self.say(f"status.{status.value}")

    def rank_text(self, fact: Fact, rank: Rank, place: str | None = None) -> str:
        """A published rank, with the kind that was ranked where that is not the entity's own."""
        is_own = rank.peers == self.store.entities[fact.entity].kind
        # Kinds are open words, and may have no plural.
        peers = None if is_own else self.templates.get(f"kind.{rank.peers}", rank.peers)
        return self.rank(rank, self.store.entities[rank.among], place, peers)

    def place_text(self, entry: Evidence, number: int | None = None) -> str:
        """A place in a source; its source and section by a number, if they have one."""
        data = {**entry._asdict(), "section": None if number else entry.section}
        text = self.say("evidence", number=number, **data).strip(" ,")
        return text or entry.url or self.store.sources[entry.source].title

    def values(self, told: Sequence[Row | Derived]) -> Values:
        """Bare numbers, and what keeps them from being one exact result, if anything."""
        valued = [own for own in told if own.value is not None]
        facts = [own.fact if isinstance(own, Row) else own for own in valued]
        bounds = dict.fromkeys(fact.bound for fact in facts if fact.bound is not Bound.EXACT)
        statuses = filter(None, dict.fromkeys(self.status(fact.status) for fact in facts))
        count, lacking = len(valued), len(told) - len(valued)
        marks = self.listed([*map(self.phrase, bounds), *statuses], mark="list.semicolon")
        cautions = [self.say("caution.several", count=count)] if count > 1 else []
        cautions += [self.say("caution.marked", marks=marks)] if marks else []
        cautions += [self.say("caution.no-value", lacking=lacking)] if lacking else []
        return Values([plain(own.value) for own in valued if own.value is not None], cautions)

    def notes(self, rows: Sequence[Row]) -> list[str]:
        """What was converted or inferred of some facts, their notes, their sources."""
        inferred = unique(part for row in rows for part in row.fact.inferred)
        parts = self.listed(self.say(f"part.{part}") for part in inferred)
        lines = [self.say("page.inferred", mark=_INFERRED, parts=parts)] if parts else []

        def labelled(text: str, *facts: Fact) -> str:
            label = self.listed(unique(map(self.dated_name, facts)), _MOST_OF_A_NOTE)
            return self.say("labelled", label=label, text=text)

        converted = (Row.of(row.fact) for row in rows if row.is_converted)
        values = [labelled(self.value_text(o, Told.AS_PRINTED), o.fact) for o in converted]
        listed = self.listed(values, _MOST_NOTES, "list.semicolon")
        lines += [self.say("page.as-printed", values=listed)] if values else []
        noted = (row.fact for row in rows if row.fact.note)
        groups = grouped(noted, lambda fact: self.name(fact.note or {}))
        notes = [labelled(note, *facts) for note, facts in groups.items()]
        notes[_MOST_NOTES:] = [f"… ({len(notes)})"] if len(notes) > _MOST_NOTES else []
        lines += notes
        for number, (id_, section) in enumerate(places_of(rows), 1):
            source = self.store.sources[id_]
            told = {"author": self.listed(source.author), "issued": self.period(source.issued)}
            told |= {"number": str(number), "title": source.title, "section": section or ""}
            lines.append(self.say("page.source", **told))
        return lines


def places_of(rows: Iterable[Row]) -> Sequence[tuple[str, str | None]]:
    """The sources and sections in which facts were printed first."""
    return unique(row.fact.evidence[0][:2] for row in rows if row.fact.evidence)


@exactly()
def bars(rows: Sequence[Row], store: Store) -> list[Bar | None]:
    """Rows' values as bars, those of one measure and dimension on one scale.

    One alone on its scale has none.
    """
    drawn: dict[int, Bar] = {}
    sized = ((n, *_size(row, store)) for n, row in enumerate(rows) if row.value is not None)
    for same in grouped(sized, itemgetter(1)).values():
        sizes = [ZERO, *(size for *_, size in same)]
        low, high = min(sizes), max(sizes)
        if len(same) == 1 or low == high:  # a bar alone compares nothing
            continue
        for n, _, size in same:
            zero, end = (float((value - low) / (high - low)) for value in (ZERO, size))
            drawn[n] = Bar(zero, end, rows[n].fact.status is not FactStatus.ACTUAL)
    return [*map(drawn.get, range(len(rows)))]


def _size(row: Row, store: Store) -> tuple[object, Decimal]:
    """On which scale the value of a row is, and how large it is there."""
    unit, value, measure = store.units[row.unit or ""], row.value or ZERO, row.fact.measure
    if unit.factor is None or unit.offset:
        return (measure, unit.id), value
    return (measure, unit.dimension), value * unit.factor
