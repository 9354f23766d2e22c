"""Facts, as tables of a file say them, completed by the records of their base."""

from collections.abc import Callable, Iterable, Iterator

from jhstats import model
from jhstats.errors import Kind, Location, Problem
from jhstats.figure import Bound
from jhstats.load.references import Reference, finding_missing
from jhstats.load.table import TableReader, as_id, is_id
from jhstats.model import PERCENT, Base, Evidence, Fact, Measure, Rank, RankKind, Whole

INFERABLE = ("metric", "measure", "of", "entity", "period", "unit", "status", "among")
PLACE = frozenset(("source", "section", "paragraph", "page", "table", "row", "column", "url"))
_ALIKE = frozenset({
    *("metric", "measure", "entity", "unit", "bound", "status", "of", "from", "prices"),
    *("inferred", "note", "low", "high", "dims"),
})  # fmt: skip
_NOT_OF_ID = ("unit", "bound", "status", "inferred", "note", "low", "high")  # of `_ALIKE`
_RANKED = frozenset(("rank", "among", "ranks"))
"""Like `PLACE` and `_ALIKE`, keys that many facts have alike: here, how they rank."""
_CLAIMS = {RankKind.POSITION: "count", RankKind.TOP: "count", RankKind.FIRST_TO: "true",
           RankKind.LEADING: "true"}  # fmt: skip
"""What each kind of rank says under its key."""


class FactReader:
    """Reads the facts of a base, whose records are read already."""

    def __init__(
        self,
        base: Base,
        unit_called: Callable[[str | None], str | None],  # the id of the unit that has a name
        entity_called: Callable[[str], str],  # that of an entity
    ) -> None:
        self._base, self._unit_called, self._entity_called = base, unit_called, entity_called
        self._missing = finding_missing(base)
        points = (unit.id for unit in base.units.values() if model.is_points(unit))
        self._points = next(points, "percentage-point")

    def alike(self, reader: TableReader) -> Fact:
        """What a fact has alike with others, as one; its id is how an id that is made begins."""
        has_figure = reader.has("value") or reader.has("low")
        return reader.once(_ALIKE, self._completed, has_figure, reader.owns("unit"))

    def read(self, reader: TableReader) -> Fact:
        """A fact, by every rule."""
        alike = self.alike(reader)
        fact = self.like(reader, alike, self._ranked(reader, alike), self._evidence(reader))
        if reader.owns("among"):
            reader.require("rank")
        if reader.has("low") is not reader.has("high"):
            reader.note(Kind.RANGE, "low" if reader.has("low") else "high")
        if fact.low is not None and fact.high is not None:
            value = fact.low if fact.value is None else fact.value
            is_bounded = fact.value is not None and fact.bound is not Bound.EXACT
            if fact.low >= fact.high or not fact.low <= value <= fact.high or is_bounded:
                reader.note(Kind.RANGE, "low")
        if not (reader.has("value") or reader.has("low") or reader.has("rank") or fact.ranks):
            reader.note(Kind.NO_VALUE_NO_RANK, "ranks" if reader.has("ranks") else None)
        return fact

    def like(
        self, reader: TableReader, alike: Fact, ranks: Iterable[Rank], evidence: Iterable[Evidence]
    ) -> Fact:
        """A fact that says what others say but for its id, period and value.

        What is wrong is told of the id that is made, or, where a part of that is, of its place.
        """
        id_, origin = reader.id("id"), reader.location
        period = reader.period("period")
        if id_ is None:
            parts = (alike.id, period and period.text, *(text for _, text in alike.dims))
            made = "-".join(filter(None, parts))
            told = reader.problems[reader.before :]
            is_open = told and {own.location for own in told} - {*map(origin.at, _NOT_OF_ID)}
            id_ = "" if is_open else made if is_id(made) else as_id(made)
            origin = Location(*origin[:4], id_ or None, *origin[5:])  # quicker than `_replace`
            for n, (kind, data, at, _) in enumerate(told, reader.before):
                reader.problems[n] = Problem(kind, data, at and at._replace(id=origin.id))
            reader.location = origin  # what else is wrong is told so, too
        return alike._replace(id=id_, period=period, value=reader.number("value"), origin=origin,
                              ranks=tuple(ranks), evidence=tuple(evidence))  # fmt: skip

    def _ranked(self, reader: TableReader, alike: Fact) -> Iterator[Rank]:
        for rank in reader.once(_RANKED, self._ranks):
            entity = self._base.entities.get(alike.entity)
            yield rank._replace(peers=rank.peers or (entity.kind if entity else ""))

    def _completed(self, reader: TableReader, has_figure: bool, owns_unit: bool) -> Fact:  # noqa: FBT001 - as `once` gives them
        reader.require("metric")
        reader.require("entity")
        measure = reader.choice("measure", Measure) or Measure.LEVEL
        fact = Fact(
            id="", metric=self._named(reader, "metric"), measure=measure,
            entity=self._named(reader, "entity"), period=None, value=None,
            unit=reader.text("unit"), bound=reader.choice("bound", Bound) or Bound.EXACT,
            status=reader.choice("status", model.FactStatus) or model.FactStatus.ACTUAL,
            of=self._whole(reader), from_=reader.period("from"),
            prices=reader.choice("prices", model.Prices), ranks=(), evidence=(),
            inferred=reader.texts("inferred", INFERABLE), note=reader.names("note"),
            origin=reader.location, low=reader.number("low"), high=reader.number("high"),
            dims=tuple(sorted((reader.checked("dims", "dims") or {}).items())))  # fmt: skip
        metric, unit = self._base.metrics.get(fact.metric), fact.unit
        shared = None if owns_unit else self._base.units.get(self._unit_called(unit) or "")
        is_of_share = measure is Measure.CHANGE and fact.of is not None
        if (measure.is_percent or is_of_share) and shared and not model.is_rate(shared):
            unit = None  # a group's is that of its levels
        if metric and unit is None and has_figure:
            unit = PERCENT.id if measure.is_percent else metric.unit
            is_in_points = is_of_share or (measure is Measure.CHANGE and unit == PERCENT.id)
            unit = self._points if is_in_points else unit
            if unit is None:
                reader.note(Kind.NO_UNIT, "unit", metric=metric.id)
        fact = fact._replace(unit=self._unit_called(unit))
        reader.problems += self._missing([Reference(reader.location, "unit", "unit", fact.unit)])
        if fact.of and fact.of.metric == fact.metric and fact.of.entity in (None, fact.entity):
            reader.note(Kind.OF_ITSELF, "of", path=(fact.metric, fact.metric))
        return fact._replace(id=self._made_id(fact))

    def _made_id(self, fact: Fact) -> str:
        """An id of what a fact tells, but for what goes without saying, its period and dims."""
        base, of, metric = self._base, fact.of, self._base.metrics.get(fact.metric)
        file = base.tables.get(fact.origin.file, fact.origin.file)
        here = base.main_location
        is_main = fact.entity == base.main and here and here.file == file
        is_of_outer = of and not of.entity and metric and of.metric == metric.part_of
        parts = (
            fact.metric,
            None if fact.measure is Measure.LEVEL else fact.measure.value,
            *(() if of is None or is_of_outer else of),
            fact.from_ and f"from-{fact.from_}",
            fact.prices and fact.prices.value,
            None if is_main else fact.entity,
        )
        return "-".join(filter(None, parts))

    def _whole(self, reader: TableReader) -> Whole | None:
        if reader.is_text("of") or not reader.has("of"):
            metric = self._named(reader, "of", "metric")
            return Whole(metric, None) if metric else None
        inner = reader.table("of")
        inner.require("metric")
        metric, entity = self._named(inner, "metric"), self._named(inner, "entity")
        inner.finish()
        return Whole(metric, entity or None)

    def _ranks(self, reader: TableReader) -> tuple[Rank, ...]:
        ranks, among = list[Rank](), self._named(reader, "among", "entity")
        if reader.has("rank"):
            reader.require("among")
            kind, number = reader.rank("rank")
            ranks += [Rank(kind, number, among, "", None)] if kind else []
        for inner in reader.tables("ranks"):
            claims = [(kind, inner.checked(kind.value, form)) for kind, form in _CLAIMS.items()]
            if sum(inner.has(kind.value) for kind in _CLAIMS) != 1:
                inner.note(Kind.RANK_KIND)
            inner.require("among")
            among, peers = self._named(inner, "among", "entity"), inner.text("peers") or ""
            out_of = inner.checked("out-of", "count")
            ranks += (
                Rank(kind, None if claim is True else claim, among, peers, out_of)
                for kind, claim in claims
                if claim
            )
        return tuple(ranks)

    def _evidence(self, reader: TableReader) -> Iterator[Evidence]:
        """What is printed at the fact's own place, and the entries that it has besides."""
        place = reader.once(PLACE, self._place)
        for span in reader.text_or_texts("printed"):
            reader.require("source")
            yield Evidence(*place[:-1], span)
        for inner in reader.tables("evidence"):
            own = inner.once(PLACE, self._place)
            if not place.source:
                inner.require("source")
            if any(place):
                own = Evidence._make(a or b for a, b in zip(own, place, strict=True))
            yield Evidence(*own[:-1], inner.text("printed"))  # quicker than `_replace`

    def _place(self, reader: TableReader) -> Evidence:
        """Where something was printed; the source `""` where none is named."""
        source, section = self._named(reader, "source"), reader.text("section")
        paragraph = reader.checked("paragraph", "count")
        page, table, row, column = map(reader.text_or_number, ("page", "table", "row", "column"))
        return Evidence(source, section, paragraph, page, table, row, column, reader.text("url"))

    def _named(self, reader: TableReader, key: str, table: str | None = None) -> str:
        """The id of a record that a key names, `""` if none; what nothing has is noted."""
        id_, table = reader.text(key) or "", table or key
        id_ = self._entity_called(id_) if table == "entity" else id_
        reader.problems += self._missing([Reference(reader.location, key, table, id_)])
        return id_
