"""The shape of a base: each function reads one table of the file, key by key, to a record.

None of them raises: what is wrong is noted, and a stand-in read (see `jhstats.load.table`).
"""

from collections.abc import Callable, Mapping
from typing import Any

from jhstats import model
from jhstats.errors import Kind
from jhstats.load.table import TableReader

SCHEMA = 1
KNOWN = ("countries", "china-provinces")
"""The lists of entities that a base may ask for."""
# CSL-JSON's other variables that a citation of printed figures can need.
_CSL = (
    *("URL", "DOI", "ISBN", "ISSN", "accessed", "archive", "container-title", "edition"),
    *("collection-title", "editor", "genre", "issue", "license", "medium", "note", "number"),
    *("page", "number-of-pages", "original-date", "original-title", "publisher", "section"),
    *("publisher-place", "title-short", "translator", "version", "volume"),
)


def read_source(id_: str, reader: TableReader) -> model.Source:
    """A table `[source.ID]`; its further keys stay in their order."""
    said = {key: reader.text_or_number(key) for key in _CSL}
    return model.Source(
        id=id_,
        title=reader.required_text("title"),
        type=reader.text("type"),
        author=reader.texts("author"),
        issued=reader.period("issued"),
        language=reader.text("language"),
        sha256=reader.text("sha256"),
        extra={key: text for key in reader if (text := said.get(key))},
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
        is_whole=reader.checked("whole", "true") is True,
        one=reader.names("one"),
    )
    for key, other in (("dimension", "factor"), ("factor", "dimension"), ("offset", "factor")):
        if reader.has(key):
            reader.require(other)
    if unit.factor is not None and unit.factor <= 0:
        reader.note(Kind.WRONG_TYPE, "factor", given=str(unit.factor), expected="factor")
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


def read_sum(reader: TableReader) -> model.Sum:
    """A table `[[sum]]`."""
    parts = reader.texts("parts")
    if not parts:
        reader.note(Kind.MISSING_KEY, "parts", given="parts", name="parts")
    return model.Sum(
        whole=reader.required_text("whole"),
        parts=parts,
        metric=reader.text("metric"),
        has_rest=reader.checked("rest", "true") is True,
        origin=reader.location,
    )


def read_ignored(reader: TableReader) -> model.Ignored:
    """What a text prints and is no fact."""
    return model.Ignored(
        source=reader.required_text("source"),
        section=reader.text("section"),
        paragraph=reader.checked("paragraph", "count"),
        printed=reader.required_text("printed"),
        reason=reader.required_text("reason"),
        origin=reader.location,
    )
