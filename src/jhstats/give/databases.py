"""A base in SQLite, of the shape that `ask/base.sql` has, to be asked; its facts in Parquet."""

from __future__ import annotations

import os
import sqlite3
import sys
from array import array
from collections.abc import Iterable, Iterator
from contextlib import closing
from enum import Enum
from hashlib import file_digest
from itertools import chain
from json import JSONEncoder, dumps
from operator import add
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from jhstats.ask.prepared import DIRECTORIES, SHAPE, checksum
from jhstats.ask.rows import fields_of
from jhstats.ask.search import words_of
from jhstats.ask.store import Store, Tallies, names_line, text_of
from jhstats.errors import BaseError, JhstatsError, Kind
from jhstats.figure import plain
from jhstats.give.tables import base_entry, entry
from jhstats.model import TABLES, Base, Fact
from jhstats.names import fold_name
from jhstats.render.lines import UNSEEN, json_in_ascii

_RECORDS = Path(__file__).with_name("records.sql")
_GIVEN = """CREATE TEMP TABLE given
    (position INTEGER PRIMARY KEY, name, id, said, first_day, last_day)"""
_INSERT = "INSERT INTO asked VALUES (?, ?, ?)"
_STEPS = 100_000  # of SQLite, which take some milliseconds
_DIGITS = 38  # that a decimal of Parquet has at most


class _Given(NamedTuple):
    """A row of `given`: a record of a table, what it says, and the days of a fact's period."""

    table: str
    id: str | None
    said: str
    first_day: str | None = None
    last_day: str | None = None


class _Line(NamedTuple):
    """A line of a directory: the numbers of its facts, and its words."""

    facts: array[int]
    texts: str


_ENCODER = JSONEncoder(
    ensure_ascii=False, default=lambda own: own.value if isinstance(own, Enum) else plain(own)
)


def write_sqlite(base: Base, facts: Iterable[Fact], into: Path, file: Path | None = None) -> None:
    """Write a base and its facts, each then forgotten, as a database; a whole one lies at `file`.

    Raises:
        BaseError: of a fact that is wrong.
        OSError: there is no room for it.
    """
    store = Store(base)
    directories = _Directories(store)
    rows = _rows(store, directories.noted(facts), str(file.parent.resolve()) if file else "")
    try:
        with closing(sqlite3.connect(into)) as database:
            database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            database.set_progress_handler(lambda: 0, _STEPS)  # so that an interruption is seen
            database.execute(_GIVEN)
            database.executemany("INSERT INTO given VALUES (NULL, ?, ?, ?, ?, ?)", rows)
            database.executescript(SHAPE.read_text(encoding="utf-8"))
            database.executescript(_RECORDS.read_text(encoding="utf-8"))
            _write_asked(database, directories)
            database.commit()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname == "SQLITE_INTERRUPT":
            raise KeyboardInterrupt from None
        if error.sqlite_errorname.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN")):
            raise OSError(str(error)) from None
        raise


def _rows(store: Store, facts: Iterable[Fact], folder: str) -> Iterator[_Given]:
    """All records, the facts first: what each says, and where it stands."""
    base, number = store.whole(), 0
    for fact in facts:  # which may name units that the base then has
        number += 1
        days = ("{:04}-{:02}-{:02}".format(*day) for day in fact.days or ())
        said = {**fields_of(fact, fact._fields), "dims": dict(fact.dims)}
        yield _Given("fact", fact.id, _encoded([*said.values()]), *days)
    files = {name: _known_by(base, name, folder) for name in base.files}
    counts = {"facts": number, "sums": len(base.sums), "ignored": len(base.ignored)}
    further = {"known": base.known, "origin": base.main_location, "files": files, **counts}
    yield _Given("base", None, _encoded({**base_entry(base), **further}))
    yield from (_Given("file", name, _encoded(known)) for name, known in files.items())
    for table, name in TABLES.items():
        for id_, own in getattr(base, name).items():
            yield _Given(table, id_, _encoded({**entry(own), "id": id_, "origin": own.origin}))
    for table, listed in (("sum", base.sums), ("ignored", base.ignored)):
        for own in listed:
            yield _Given(table, None, _encoded({**entry(own), "origin": own.origin}))


def _encoded(said: object) -> str:
    """JSON of what a record says: numbers as texts of their digits, nothing that hides text."""
    return json_in_ascii(_ENCODER.encode(said), UNSEEN)


def _known_by(base: Base, name: str, folder: str) -> dict[str, Any]:
    """What tells a file from others of its name, and where it lies; nothing where it is none."""
    file, named_by = Path(name), base.tables.get(name)
    found: dict[str, Any] = {"named_by": named_by} if named_by else {}
    if file.is_file():
        with file.open("rb") as stream:
            status, digest = os.fstat(stream.fileno()), file_digest(stream, "sha256").hexdigest()
        found |= {"size": status.st_size, "modified_ns": status.st_mtime_ns, "sha256": digest}
        if folder:
            found["beside"] = os.path.relpath(file.parent.resolve() / file.name, folder)
    return found


def _write_asked(database: sqlite3.Connection, directories: _Directories) -> None:
    """Write what `jhstats.ask.prepared` reads; its first row says where each part begins."""
    starts, position = dict[str, int](), 1
    query = "SELECT name, said FROM given WHERE name != 'file' ORDER BY position"
    records = ((table, said.encode()) for table, said in database.execute(query))
    for part, said in chain(records, directories.parts()):
        position += 1
        starts.setdefault(part, position)
        database.execute(_INSERT, (position, said, checksum(position, said)))
    said = dumps(starts).encode()
    database.execute(_INSERT, (1, said, checksum(1, said)))


class _Directories:
    """What facts are asked for by, and the words that are their own."""

    def __init__(self, store: Store) -> None:
        self._store, self._tallies = store, Tallies(TABLES.values())
        self._lines: dict[str, dict[str, _Line]] = {name: {} for name in DIRECTORIES}
        self._words, self._pairs = bytearray(b"\n"), set[str]()
        self._counted = set[tuple[str, str]]()

    def noted(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        for number, fact in enumerate(facts, 1):
            alone = list[str]()
            for own in words_of(self._store, fact):
                if own.table is None:
                    alone += own.texts
                    continue
                directory = self._lines[own.table]
                if own.key not in directory:
                    directory[own.key] = _Line(array("I"), _folded(own.texts))
                if number not in directory[own.key].facts[-1:]:
                    directory[own.key].facts.append(number)
            own_words = _folded(alone)
            self._words += own_words.encode() + b"\n"
            self._pairs.update(map(add, own_words, own_words[1:]))
            self._tallies.add(fact)
            if fact.unit:
                self._counted.add((fact.unit, fact.metric))
            yield fact

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """The parts of a prepared base that hold them, each line by line."""
        from jhstats.text.world import spoken_parts  # noqa: PLC0415 - for no other form

        yield "words", bytes(self._words)
        yield "pairs", text_of(sorted(self._pairs))
        yield "counted.keys", text_of(map("\t".join, sorted(self._counted)))
        yield from spoken_parts(self._store)
        for name, found in self._lines.items():
            # records stand in the order of the base, which facts may have added to
            records = getattr(self._store, name) if name in TABLES.values() else {}
            directory = {
                id_: found.get(id_) or _Line(array("I"), names_line(own))
                for id_, own in records.items()
            } or found
            yield f"{name}.keys", text_of(directory)
            yield f"{name}.texts", text_of(line.texts for line in directory.values())
            if name in TABLES.values():
                yield f"{name}.tallies", dumps(self._tallies.of(name)).encode()
            for line in directory.values():
                if sys.byteorder == "big":
                    line.facts.byteswap()
                yield f"{name}.facts", line.facts.tobytes()


def _folded(texts: Iterable[str]) -> str:
    return "\t".join(("", *dict.fromkeys(map(fold_name, texts)), ""))


def write_parquet(base: Base, into: Path) -> None:
    """Write a file with the view `facts`; numbers are decimals, all else is text.

    Raises:
        BaseError: duckdb is not installed.
        JhstatsError: a number has more digits than a decimal that holds the others.
    """
    try:
        import duckdb  # noqa: PLC0415 - an extra, which this form alone needs
    except ImportError:
        raise BaseError.of(Kind.NEEDS_EXTRA, given="parquet", extra="parquet") from None
    decimal = f"DECIMAL({_DIGITS}, {_places(base)})"
    exact = ", ".join(f"{name}_digits::{decimal} AS {name}" for name in ("value", "low", "high"))
    with TemporaryDirectory(prefix=".", dir=into.parent) as folder:  # no other disk is filled
        rows, file = Path(folder, "facts.jsonl"), Path(folder, "facts.parquet")
        made = Path(folder, "facts.sqlite")
        write_sqlite(base, base.facts, made)
        with closing(sqlite3.connect(made)) as database, rows.open("w", encoding="utf-8") as stream:
            cursor = database.execute("SELECT * FROM facts")
            types = {name: "VARCHAR" for name, *_ in cursor.description}
            stream.writelines(dumps(dict(zip(types, row, strict=True))) + "\n" for row in cursor)
        query = f"""SELECT * REPLACE ({exact}) FROM read_json(?, columns = {types},
            format = 'newline_delimited', maximum_object_size = {2**30})"""  # noqa: S608
        try:
            with duckdb.connect() as connection:
                connection.sql(query, params=[str(rows)]).write_parquet(str(file))
        except RuntimeError as error:  # so duckdb tells of an interruption
            if "nterrupt" in str(error):
                raise KeyboardInterrupt from None
            raise
        except duckdb.IOException as error:
            raise OSError(str(error)) from None
        into.write_bytes(file.read_bytes())  # duckdb's own errors and names are others


def _places(base: Base) -> int:
    """How many digits behind the point all numbers of the facts fit in."""
    found = [(fact, own) for fact in base.facts for own in (fact.value, fact.low, fact.high) if own]
    places = max((-int(own.as_tuple().exponent) for _, own in found), default=0)
    for fact, own in found:
        if max(own.adjusted() + 1, 0) + max(places, 0) > _DIGITS:
            data = {"fact": fact.id, "number": str(own), "limit": _DIGITS, "places": places}
            raise JhstatsError.of(Kind.DOES_NOT_FIT, **data)
    return max(places, 0)
