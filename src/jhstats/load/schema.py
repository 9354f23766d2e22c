"""The shape of a base: each function reads one table of the file, key by key, to a record.

None of them raises: what is wrong is noted, and a stand-in read (see `jhstats.load.table`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jhstats.errors import Kind
from jhstats.figure import Bound
from jhstats.model import (
    Best,
    Entity,
    Evidence,
    Fact,
    FactStatus,
    Ignored,
    Measure,
    Metric,
    Nature,
    Prices,
    Rank,
    RankKind,
    Source,
    Unit,
    Whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.load.table import TableReader

SCHEMA = 1
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
INFERABLE = ("metric", "measure", "of", "entity", "period", "unit", "status")
# CSL-JSON's other variables that a citation of printed figures can need.
_CSL = frozenset(
    (
        *("URL", "DOI", "ISBN", "ISSN", "accessed", "archive", "container-title", "edition"),
        *("collection-title", "editor", "genre", "issue", "medium", "note", "number", "page"),
        *("number-of-pages", "original-date", "original-title", "publisher", "section"),
        *("publisher-place", "title-short", "translator", "version", "volume"),
    )
)


def read_source(id_: str, reader: TableReader) -> Source:
    """A table `[source.ID]`."""
    sha256 = reader.text("sha256")
    if sha256 is not None and not _FINGERPRINT.fullmatch(sha256):
        reader.note(Kind.BAD_FINGERPRINT, "sha256", given=sha256)
    source = Source(
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
    reader.finish()
    return source


def read_unit(id_: str, reader: TableReader) -> Unit:
    """A table `[unit.ID]`; dimension and factor come together or not at all."""
    unit = Unit(
        id=id_,
        names=reader.required_names("name"),
        aliases=reader.texts("aliases"),
        dimension=reader.text("dimension"),
        factor=reader.number("factor"),
        origin=reader.location,
        offset=reader.number("offset"),
        is_whole=reader.flag("whole"),
    )
    if reader.has("dimension") != reader.has("factor"):
        reader.note(Kind.PAIR, keys=("dimension", "factor"))
    elif reader.has("offset") and not reader.has("factor"):
        reader.note(Kind.PAIR, keys=("offset", "factor"))
    elif unit.factor is not None and unit.factor <= 0:
        reader.note(Kind.BAD_NUMBER, "factor", given=str(unit.factor))
    reader.finish()
    return unit


def read_entity(id_: str, reader: TableReader) -> Entity:
    """A table `[entity.ID]`."""
    entity = Entity(
        id=id_,
        names=reader.required_names("name"),
        aliases=reader.texts("aliases"),
        kind=reader.required_text("kind"),
        within=reader.text_or_texts("within"),
        origin=reader.location,
    )
    reader.finish()
    return entity


def read_metric(id_: str, reader: TableReader) -> Metric:
    """A table `[metric.ID]`."""
    metric = Metric(
        id=id_,
        names=reader.required_names("name"),
        aliases=reader.texts("aliases"),
        unit=reader.text("unit"),
        nature=reader.choice("nature", Nature),
        part_of=reader.text("part-of"),
        origin=reader.location,
        best=reader.choice("best", Best),
    )
    reader.finish()
    return metric


def read_fact(reader: TableReader) -> Fact:
    """A table `[[fact]]`, as it stands there: the unit may be None and the peers of a rank `""`.

    `jhstats.load.loader` supplies both from the metric and the entity.
    """
    fact = Fact(
        id=reader.required_id("id"),
        metric=reader.required_text("metric"),
        measure=reader.choice("measure", Measure) or Measure.LEVEL,
        entity=reader.required_text("entity"),
        period=reader.period("period"),
        value=reader.number("value"),
        unit=reader.text("unit"),
        bound=reader.choice("bound", Bound) or Bound.EXACT,
        status=reader.choice("status", FactStatus) or FactStatus.ACTUAL,
        of=_whole(reader),
        from_=reader.period("from"),
        prices=reader.choice("prices", Prices),
        ranks=tuple(_ranks(reader)),
        evidence=tuple(_evidence(reader)),
        inferred=reader.texts("inferred"),
        note=reader.names("note"),
        origin=reader.location,
        low=reader.number("low"),
        high=reader.number("high"),
        dims=tuple(sorted(reader.dims("dims").items())),
    )
    for word in fact.inferred:
        if word not in INFERABLE:
            reader.note(Kind.NOT_ONE_OF, "inferred", given=word, candidates=INFERABLE)
    if reader.has("low") != reader.has("high"):
        reader.note(Kind.PAIR, keys=("low", "high"))
    elif fact.low is not None and fact.high is not None and fact.low >= fact.high:
        reader.note(Kind.RANGE, "low", given=str(fact.low), high=str(fact.high))
    has_figure = reader.has("value") or reader.has("low")
    if not has_figure and not reader.has("ranks"):
        reader.note(Kind.NO_VALUE_NO_RANK)
    elif not has_figure and not fact.ranks:
        reader.note(Kind.NO_VALUE_NO_RANK, "ranks")
    reader.finish()
    return fact


def read_ignored(reader: TableReader) -> Ignored:
    """A table `[[ignored]]`."""
    ignored = Ignored(
        source=reader.required_text("source"),
        section=reader.text("section"),
        paragraph=reader.count("paragraph"),
        printed=reader.required_text("printed"),
        reason=reader.required_text("reason"),
        origin=reader.location,
    )
    reader.finish()
    return ignored


def _whole(reader: TableReader) -> Whole | None:
    if not reader.has("of") or reader.is_text("of"):
        metric = reader.text("of")
        return Whole(metric, None) if metric else None
    inner = reader.table("of")
    whole = Whole(inner.required_text("metric"), inner.text("entity"))
    inner.finish()
    return whole


def _ranks(reader: TableReader) -> Iterator[Rank]:
    for inner in reader.tables("ranks"):
        position, top = inner.count("position"), inner.count("top")
        leading, first_to = inner.flag("leading"), inner.flag("first-to")
        kinds = [kind for kind in RankKind if inner.has(kind.value)]
        if len(kinds) != 1:
            inner.note(Kind.RANK_KIND, candidates=tuple(kind.value for kind in RankKind))
        among, peers = inner.required_text("among"), inner.text("peers") or ""
        out_of = inner.count("out-of")
        if position or top or leading or first_to:
            yield Rank(kinds[0], position or top, among, peers, out_of)
        inner.finish()


def _evidence(reader: TableReader) -> Iterator[Evidence]:
    for inner in reader.tables("evidence"):
        yield Evidence(
            source=inner.required_text("source"),
            section=inner.text("section"),
            paragraph=inner.count("paragraph"),
            page=inner.text_or_number("page"),
            table=inner.text_or_number("table"),
            url=inner.text("url"),
            printed=inner.text("printed"),
        )
        inner.finish()
