"""A base in SQLite, in the shape of `base.sql`, which holds all of it, and its facts in Parquet."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from json import dumps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jhstats.errors import BaseError, Kind, OutputError
from jhstats.give.tables import entry, tables
from jhstats.model import PERCENT, Base
from jhstats.render.lines import compact

_SHAPE = Path(__file__).with_name("base.sql")
_DIGITS = 38
"""So many has a decimal of Parquet at most."""


def sqlite(base: Base) -> bytes:
    """The bytes of a database that holds all that a base says."""
    with closing(_database(base)) as database:
        return database.serialize()


def _database(base: Base) -> sqlite3.Connection:
    """A database in memory, made by its shape of what each record says in JSON."""
    found = tables(base)
    for fact, said in zip(base.facts, found["fact"], strict=True):
        said["days"] = ["{:04}-{:02}-{:02}".format(*day) for day in fact.days or ()]
    found["unit"] = {PERCENT.id: entry(PERCENT), **found["unit"]}
    found["file"] = {name: _known_by(Path(name)) for name in base.files}
    rows = (
        (table, id_, compact(said))
        for table, own in {**found, "base": [found["base"]]}.items()
        for id_, said in (own.items() if isinstance(own, dict) else ((s.get("id"), s) for s in own))
    )
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TEMP TABLE given (position INTEGER PRIMARY KEY, name, id, said)")
    database.executemany("INSERT INTO given VALUES (NULL, ?, ?, ?)", rows)
    database.executescript(_SHAPE.read_text(encoding="utf-8"))
    return database


def _known_by(file: Path) -> dict[str, Any]:
    """What tells a file from others of its name; nothing where it is none."""
    if not file.is_file():
        return {}
    raw, time = file.read_bytes(), file.stat().st_mtime_ns
    return {"size": len(raw), "modified_ns": time, "sha256": sha256(raw).hexdigest()}


def parquet(base: Base) -> bytes:
    """The bytes of a file with the view `facts`; numbers are decimals, all else is text.

    Raises:
        BaseError: duckdb is not installed.
        OutputError: a number has more digits than a decimal that holds the others.
    """
    try:
        import duckdb  # noqa: PLC0415 - an extra, which this form alone needs
    except ImportError:
        raise BaseError.of(Kind.NEEDS_EXTRA, given="parquet", extra="parquet") from None
    decimal = f"DECIMAL({_DIGITS}, {_places(base)})"
    exact = ", ".join(f"{name}_digits::{decimal} AS {name}" for name in ("value", "low", "high"))
    with closing(_database(base)) as database, TemporaryDirectory() as folder:
        rows, file = Path(folder, "facts.jsonl"), Path(folder, "facts.parquet")
        cursor = database.execute("SELECT * FROM facts")
        types = {name: "VARCHAR" for name, *_ in cursor.description}
        with rows.open("w", encoding="utf-8") as stream:
            stream.writelines(dumps(dict(zip(types, row, strict=True))) + "\n" for row in cursor)
        query = f"""SELECT * REPLACE ({exact}) FROM read_json(?, columns = {types},
            format = 'newline_delimited', maximum_object_size = {2**30})"""  # noqa: S608
        with duckdb.connect() as connection:
            connection.sql(query, params=[str(rows)]).write_parquet(str(file))
        return file.read_bytes()


def _places(base: Base) -> int:
    """How many digits behind the point all numbers of the facts fit in."""
    found = [(fact, own) for fact in base.facts for own in (fact.value, fact.low, fact.high) if own]
    places = max((-int(own.as_tuple().exponent) for _, own in found), default=0)
    for fact, own in found:
        if max(own.adjusted() + 1, 0) + max(places, 0) > _DIGITS:
            data = {"fact": fact.id, "number": str(own), "limit": _DIGITS, "places": places}
            raise OutputError.of(Kind.DOES_NOT_FIT, **data)
    return max(places, 0)
