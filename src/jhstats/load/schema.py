"""The shape of a base: each function reads one table of the file, key by key, to a record.

None of them raises: what is wrong is noted, and a stand-in read (see `jhstats.load.table`).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jhstats import model
from jhstats.errors import Kind
from jhstats.figure import Bound
from jhstats.load.table import TableReader

SCHEMA = 1
KNOWN = ("countries", "china-provinces")
"""The lists of entities that a base may ask for."""
_OWN = frozenset(("id", "value", "low", "high", "facts", "ignored"))
"""What the facts of a group do not share."""
_ALIKE = frozenset(
    (
        *("metric", "measure", "entity", "unit", "bound", "status", "of", "from", "prices"),
        *("inferred", "note", "low", "high", "dims"),
    )
)
PLACE = frozenset(("source", "section", "paragraph", "page", "table", "row", "column", "url"))
_RANKED = frozenset(("rank", "among", "ranks"))
"""The keys that many facts have alike: of what they are, where it was printed, and how it ranks."""
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
INFERABLE = ("metric", "measure", "of", "entity", "period", "unit", "status")
# CSL-JSON's other variables that a citation of printed figures can need.
_CSL = frozenset(
    (
        *("URL", "DOI", "ISBN", "ISSN", "accessed", "archive", "container-title", "edition"),
        *("collection-title", "editor", "genre", "issue", "license", "medium", "note", "number"),
        *("page", "number-of-pages", "original-date", "original-title", "publisher", "section"),
        *("publisher-place", "title-short", "translator", "version", "volume"),
    )
)


def read_source(id_: str, reader: TableReader) -> model.Source:
    """A table `[source.ID]`."""
    sha256 = reader.text("sha256")
    if sha256 is not None and not _FINGERPRINT.fullmatch(sha256):
        reader.note(Kind.WRONG_TYPE, "sha256", given=sha256, expected="fingerprint")
    return model.Source(
        id=id_,
        title=reader.required_text("title"),
        type=reader.text("type"),
        author=reader.texts("author"),
        issued=reader.period("issued"),
        language=reader.text("language"),
        sha256=sha256,
        extra=reader.texts_by_key(_CSL),
        origin=reader.location,
    )


def read_unit(id_: str, reader: TableReader) -> model.Unit:
    """A table `[unit.ID]`; dimension and factor come together or not at all."""
    unit = model.Unit(
        id=id_,
        names=reader.required_names("name"),
        aliases=reader.texts("aliases"),
        dimension=reader.text("dimension"),
        factor=reader.number("factor"),
        origin=reader.location,
        offset=reader.number("offset"),
        is_whole=reader.flag("whole"),
        one=reader.names("one"),
    )
    if reader.has("dimension") != reader.has("factor"):
        reader.note(Kind.PAIR, keys=("dimension", "factor"))
    elif reader.has("offset") and not reader.has("factor"):
        reader.note(Kind.PAIR, keys=("offset", "factor"))
    elif unit.factor is not None and unit.factor <= 0:
        reader.note(Kind.BAD_NUMBER, "factor", given=str(unit.factor))
    return unit


def read_entity(id_: str, reader: TableReader) -> model.Entity:
    """A table `[entity.ID]`."""
    return model.Entity(
        id=id_,
        names=reader.required_names("name"),
        aliases=reader.texts("aliases"),
        kind=reader.required_text("kind"),
        within=reader.text_or_texts("within"),
        origin=reader.location,
    )


def read_metric(id_: str, reader: TableReader) -> model.Metric:
    """A table `[metric.ID]`."""
    return model.Metric(
        id=id_,
        names=reader.required_names("name"),
        aliases=reader.texts("aliases"),
        unit=reader.text("unit"),
        nature=reader.choice("nature", model.Nature),
        part_of=reader.text("part-of"),
        origin=reader.location,
        best=reader.choice("best", model.Best),
    )


READERS: Mapping[str, Callable[[str, TableReader], Any]] = {
    "source": read_source,
    "unit": read_unit,
    "entity": read_entity,
    "metric": read_metric,
}
"""How the records of a table are read that stand under their ids."""


def read_fact(reader: TableReader) -> model.Fact:
    """A fact as it is written: the unit may be None, its id and the peers of a rank `""`.

    `jhstats.load.loader` supplies them from the metric and the entity.
    """
    fact = reader.once(_ALIKE, _alike)._replace(
        id=reader.id("id") or "",
        period=reader.period("period"),
        value=reader.number("value"),
        ranks=reader.once(_RANKED, _ranks),
        evidence=tuple(_evidence(reader)),
        origin=reader.location,
    )
    if reader.owns("among") and not reader.has("rank"):
        reader.note(Kind.PAIR, "among", keys=("rank", "among"))
    if reader.has("low") != reader.has("high"):
        reader.note(Kind.PAIR, keys=("low", "high"))
    elif fact.low is not None and fact.high is not None and fact.low >= fact.high:
        reader.note(Kind.RANGE, "low", given=str(fact.low), low=fact.low, high=fact.high)
    elif fact.value is not None and fact.low is not None and fact.high is not None:
        if not fact.low <= fact.value <= fact.high:
            reader.note(Kind.RANGE, "value", given=str(fact.value), low=fact.low, high=fact.high)
        if fact.bound is not Bound.EXACT:
            reader.note(Kind.RANGE, "bound", given=fact.bound.value, low=None, high=None)
    if not (reader.has("value") or reader.has("low") or reader.has("rank") or fact.ranks):
        reader.note(Kind.NO_VALUE_NO_RANK, "ranks" if reader.has("ranks") else None)
    return fact


def _alike(reader: TableReader) -> model.Fact:
    """What many facts have alike of one, in the place of the first."""
    return model.Fact(
        id="",
        metric=reader.required_text("metric"),
        measure=reader.choice("measure", model.Measure) or model.Measure.LEVEL,
        entity=reader.required_text("entity"),
        period=None,
        value=None,
        unit=reader.text("unit"),
        bound=reader.choice("bound", Bound) or Bound.EXACT,
        status=reader.choice("status", model.FactStatus) or model.FactStatus.ACTUAL,
        of=_whole(reader),
        from_=reader.period("from"),
        prices=reader.choice("prices", model.Prices),
        ranks=(),
        evidence=(),
        inferred=reader.words("inferred", INFERABLE),
        note=reader.names("note"),
        origin=reader.location,
        low=reader.number("low"),
        high=reader.number("high"),
        dims=tuple(sorted(reader.dims("dims").items())),
    )


def read_group(reader: TableReader) -> tuple[list[model.Fact], list[model.Ignored]]:
    """A table `[[group]]`: each of its facts, and of what it ignores, says what the group says."""
    facts = [*map(read_fact, reader.entries("facts", _OWN))]
    ignored = [*map(read_ignored, reader.entries("ignored", _OWN))]
    if not reader.has("ignored"):
        reader.require("facts")
    return facts, ignored


def read_sum(reader: TableReader) -> model.Sum:
    """A table `[[sum]]`."""
    parts = reader.texts("parts")
    if not parts:
        reader.note(Kind.MISSING_KEY, "parts", given="parts", name="parts")
    return model.Sum(
        whole=reader.required_text("whole"),
        parts=parts,
        metric=reader.text("metric"),
        has_rest=reader.flag("rest"),
        origin=reader.location,
    )


def read_ignored(reader: TableReader) -> model.Ignored:
    """What a text prints and is no fact."""
    return model.Ignored(
        source=reader.required_text("source"),
        section=reader.text("section"),
        paragraph=reader.count("paragraph"),
        printed=reader.required_text("printed"),
        reason=reader.required_text("reason"),
        origin=reader.location,
    )


def _whole(reader: TableReader) -> model.Whole | None:
    if not reader.has("of") or reader.is_text("of"):
        metric = reader.text("of")
        return model.Whole(metric, None) if metric else None
    inner = reader.table("of")
    whole = model.Whole(inner.required_text("metric"), inner.text("entity"))
    inner.finish()
    return whole


def _ranks(reader: TableReader) -> tuple[model.Rank, ...]:
    return tuple(_each_rank(reader))


def _each_rank(reader: TableReader) -> Iterator[model.Rank]:
    among = reader.text("among")
    if reader.has("rank"):
        reader.require("among")
        kind, number = reader.rank("rank")
        if kind:
            yield model.Rank(kind, number, among or "", "", None)
    for inner in reader.tables("ranks", int(reader.has("rank"))):
        position, top = inner.count("position"), inner.count("top")
        leading, first_to = inner.flag("leading"), inner.flag("first-to")
        kinds = [kind for kind in model.RankKind if inner.has(kind.value)]
        if len(kinds) != 1:
            inner.note(Kind.RANK_KIND, candidates=tuple(kind.value for kind in model.RankKind))
        among, peers = inner.required_text("among"), inner.text("peers") or ""
        out_of = inner.count("out-of")
        if position or top or leading or first_to:
            yield model.Rank(kinds[0], position or top, among, peers, out_of)


def _evidence(reader: TableReader) -> Iterator[model.Evidence]:
    """What is printed at the fact's own place, and the entries that it has besides."""
    place, printed = reader.once(PLACE, _place), reader.text_or_texts("printed")
    for span in printed:
        reader.require("source")
        yield place._replace(printed=span)
    for inner in reader.tables("evidence", len(printed)):
        own = inner.once(PLACE, _place)
        if not place.source:
            inner.require("source")
        parts = (mine or theirs for mine, theirs in zip(own, place, strict=True))
        full = model.Evidence._make(parts) if any(place) else own
        yield model.Evidence(*full[:-1], inner.text("printed"))  # quicker than `_replace`


def _place(reader: TableReader) -> model.Evidence:
    """Where something was printed; the source `""` where none is named."""
    return model.Evidence(
        source=reader.text("source") or "",
        section=reader.text("section"),
        paragraph=reader.count("paragraph"),
        page=reader.text_or_number("page"),
        table=reader.text_or_number("table"),
        row=reader.text_or_number("row"),
        column=reader.text_or_number("column"),
        url=reader.text("url"),
    )
