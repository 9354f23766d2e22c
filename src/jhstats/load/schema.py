"""The shape of a base: a table of the file is read to a record, whose fields say its keys.

Nothing here raises: what is wrong is noted, and a stand-in read (see `jhstats.load.table`).
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from jhstats import model
from jhstats.errors import Kind
from jhstats.load.table import TableReader
from jhstats.model import LanguageMap
from jhstats.period import Period

SCHEMA = 1
KNOWN = ("countries", "china-provinces")  # the lists of entities that a base may ask for
_KEYS = {"names": "name", "is_whole": "whole", "has_rest": "rest"}  # as the file has them
FURTHER = frozenset(("id", "origin", "extra"))  # fields of records that are no keys of the file
# CSL-JSON's other variables that a citation of printed figures can need.
_CSL = (
    *("URL", "DOI", "ISBN", "ISSN", "accessed", "archive", "container-title", "edition"),
    *("collection-title", "editor", "genre", "issue", "license", "medium", "note", "number"),
    *("page", "number-of-pages", "original-date", "original-title", "publisher", "section"),
    *("publisher-place", "title-short", "translator", "version", "volume"),
)
_RECORDS: Mapping[str, Any] = {
    "source": model.Source, "unit": model.Unit, "entity": model.Entity, "metric": model.Metric,
    "sum": model.Sum, "ignored": model.Ignored}  # fmt: skip
"""What a table is read to."""
_READ: Mapping[object, Callable[[TableReader, str], Any]] = {
    str: TableReader.required_text,
    str | None: TableReader.text,
    tuple[str, ...]: TableReader.texts,
    model.Ids: TableReader.text_or_texts,
    LanguageMap: TableReader.required_names,
    LanguageMap | None: TableReader.names,
    Decimal | None: TableReader.number,
    Period | None: TableReader.period,
    int | None: lambda reader, key: reader.checked(key, "count"),
    bool: lambda reader, key: reader.checked(key, "true") is True,
    model.Nature | None: lambda reader, key: reader.choice(key, model.Nature),
    model.Best | None: lambda reader, key: reader.choice(key, model.Best),
}
"""How a key is read, by the type of its field; without a None there it is required, or a list."""


def key_of(name: str) -> str:
    """The key of the file that a field of a record is read from."""
    return _KEYS.get(name, name.replace("_", "-"))


@cache
def _fields(table: str) -> list[tuple[str, str, Callable[[TableReader, str], Any]]]:
    """The fields of a table's records that are keys of the file, each with its key and reading."""
    hints = _RECORDS[table].__annotations__.items()
    return [(name, key_of(name), _READ[hint]) for name, hint in hints if name not in FURTHER]


def read_record(table: str, reader: TableReader, id_: str | None = None) -> Any:  # noqa: ANN401 - of the table
    """A table `[table.ID]` or `[[table]]` as its record."""
    said = {name: read(reader, key) for name, key, read in _fields(table)}
    if id_ is not None:
        said["id"] = id_
    match table:
        case "source":
            further = {key: reader.text_or_number(key) for key in _CSL}
            said["extra"] = {key: text for key in reader if (text := further.get(key))}
        case "unit":
            _check_unit(reader, said["factor"])
        case "sum" if not said["parts"]:
            reader.note(Kind.MISSING_KEY, "parts", given="parts", name="parts")
    return _RECORDS[table](**said, origin=reader.location)


def _check_unit(reader: TableReader, factor: Decimal | None) -> None:
    """Note a dimension without a factor, or the other way, and a factor that is none."""
    for key, other in (("dimension", "factor"), ("factor", "dimension"), ("offset", "factor")):
        if reader.has(key):
            reader.require(other)
    if factor is not None and factor <= 0:
        reader.note(Kind.WRONG_TYPE, "factor", given=str(factor), expected="factor")
