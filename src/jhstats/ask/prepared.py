"""The store of a base that `export` prepared in SQLite: read row by row, as a question asks.

It reads the table `asked` of `base.sql` alone: its positions have no gap and each row has a
checksum, so that a damaged file raises and never hides a fact. What a question is about stands in
directories: keys and words, a line each, and for each line the numbers of its facts.
"""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from array import array
from bisect import bisect_right
from collections import UserDict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from functools import cache, cached_property
from itertools import chain, groupby, starmap
from json import loads
from operator import add, lt
from pathlib import Path
from typing import Any
from zlib import crc32

from jhstats import model, period
from jhstats.ask.store import Origin, Selection, Store, Tally, lines
from jhstats.errors import BaseError, Kind, Location, Problem
from jhstats.figure import Bound
from jhstats.load.files import DATABASE, MAX_SIZE, refused
from jhstats.load.schema import read_record
from jhstats.load.table import TableReader
from jhstats.model import PERCENT, TABLES, Base, Fact
from jhstats.period import Period

SHAPE = Path(__file__).with_name("base.sql")
WORDED = ("metrics", "entities", "periods", "ranks", "measures", "statuses", "units", "wholes")
"""The directories that have words to search for."""
DIRECTORIES = (*WORDED, "sources", "dims", "among")
_PATIENCE = 0.25  # seconds to wait for another process that writes
_FEW = 100  # so few facts are looked at one by one
_OF_MANY = 1000  # one in so many is few too, where the words of all would be read instead
_NUMBERS = ("factor", "offset")  # keys whose values stand in JSON as texts of their digits
_period, _measure = cache(period.parse), cache(model.Measure)
_bound, _status = cache(Bound), cache(model.FactStatus)
_WRONG = (ValueError, TypeError, ArithmeticError, LookupError, AttributeError, RecursionError)
"""What reading raises of what another hand wrote."""
_WRITING = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_READONLY", "SQLITE_CANTOPEN")


def _fact(said: list[Any]) -> Fact:
    """A fact of the JSON of its fields, which was read by every rule once, from its file."""
    id_, metric, measure, entity, told, value, unit, bound, status, of, before, *further = said
    prices, ranks, evidence, inferred, note, origin, low, high, dims = further
    return Fact(
        *(id_, metric, _measure(measure), entity, told and _period(told)),
        *(value and Decimal(value), unit, _bound(bound), _status(status)),
        *(of and model.Whole(*of), before and _period(before), prices and model.Prices(prices)),
        tuple(model.Rank(model.RankKind(kind), *rest) for kind, *rest in ranks) if ranks else (),
        tuple(starmap(model.Evidence, evidence)),
        *(tuple(inferred), note, Location(*origin)),
        *(low and Decimal(low), high and Decimal(high), tuple(dims.items())),
    )


def checksum(position: int, said: bytes) -> int:
    """What tells that a row is as it was written, in its place."""
    return crc32(said, position)


class _File:
    """A prepared file, one state of which is read; each row is held against its checksum."""

    def __init__(self, path: str) -> None:
        """Open it, which raises `BaseError` as all reading does."""
        self.text, self.keys = cache(self._read_text), cache(self._read_keys)
        self.path, self.starts = path, {"starts": 1}
        script = SHAPE.read_text(encoding="utf-8")
        version, application = map(int, re.findall(r"^PRAGMA \w+ = (\d+)", script, re.MULTILINE))
        with open(path, "rb") as stream:  # noqa: PTH123 - of any name
            head, size = stream.read(100).ljust(100, b"\0"), os.fstat(stream.fileno()).st_size
        marks = (
            head[:16],
            head[18:20],
            *(int.from_bytes(head[at : at + 4], "big") for at in (68, 60)),
        )
        if marks != (DATABASE, b"\1\1", application, version):  # in no log beside it
            raise refused(path, Kind.NOT_PREPARED)
        if any(map(os.path.lexists, (f"{path}-journal", f"{path}-wal"))):
            raise refused(path, Kind.NOT_PREPARED, reason="cause.written")
        if (int.from_bytes(head[16:18], "big") or 1) * int.from_bytes(head[28:32], "big") != size:
            raise self.damaged("size")
        name = os.path.abspath(path).translate({ord(mark): f"%{ord(mark):x}" for mark in "%?#"})  # noqa: PTH100 - as above
        with self.reading(name):
            uri = f"file:{name}?mode=ro"
            self._connection = sqlite3.connect(uri, _PATIENCE, isolation_level=None, uri=True)
            self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_SIZE)
            self._connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
            for setting in ("query_only = 1", "trusted_schema = 0", "cell_size_check = 1"):
                self._connection.execute(f"PRAGMA {setting}")
            self._connection.execute("BEGIN")
            shape = "SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY rowid"
            found = [sql for (sql,) in self._connection.execute(shape)]
        if found != re.findall("^CREATE [^;]*", script, re.MULTILINE):
            raise refused(path, Kind.NOT_PREPARED)

    def damaged(self, what: str) -> BaseError:
        """That something is not as it was written."""
        return refused(self.path, Kind.NOT_PREPARED, reason=what)

    @contextmanager
    def reading(self, what: str) -> Iterator[None]:
        """Raise a `BaseError` where something cannot be read, or is what another hand wrote."""
        try:
            yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorname", "").startswith(_WRITING):
                raise refused(self.path, Kind.NOT_PREPARED, reason="cause.written") from None
            raise self.damaged(str(error)) from None
        except _WRONG:
            raise self.damaged(what) from None

    def read(self, part: str, line: int = 1) -> bytes:
        """The bytes of a line of a part."""
        return self.rows(part, [line])[0]

    def rows(self, part: str, lines: list[int]) -> list[bytes]:
        """The bytes of lines of a part, in their order."""
        query = "SELECT said, checksum FROM asked WHERE position IN (%s) ORDER BY position"
        with self.reading(part):
            places = [self.starts[part] + line - 1 for line in lines]
            rows = self._connection.execute(query % ",".join(map(str, places))).fetchall()
            found = [said for said, _ in rows if isinstance(said, bytes)]
            sums = [*map(checksum, places, found)]
        if len(found) != len(places) or sums != [own for _, own in rows]:
            raise self.damaged(f"{part} {lines[0]}")
        return found

    def facts(self, lines: list[int]) -> list[Fact]:
        """Facts by their numbers, in their order."""
        with self.reading(f"fact {lines[0]}"):
            found = [*map(_fact, loads(b"[%b]" % b",".join(self.rows("fact", lines))))]
            metrics = {fact.metric for fact in found}
            if len(found) != len(lines) or not metrics <= self.keys("metrics").keys():
                raise ValueError
        return found

    def object(self, part: str, line: int = 1) -> Any:  # noqa: ANN401 - JSON holds anything
        """What the JSON of a line says."""
        with self.reading(part):
            return loads(self.read(part, line))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many lines each part has."""
        [(last,)] = self._connection.execute("SELECT max(position) FROM asked")
        ends = sorted({*self.starts.values(), last + 1})
        return {part: ends[bisect_right(ends, own)] - own for part, own in self.starts.items()}

    def _read_text(self, part: str) -> bytes:
        """The bytes of texts, a line each: of a directory as many as it has lines of numbers."""
        rows = "fact" if part == "words" else re.sub("[.](keys|texts)$", ".facts", part)
        with self.reading(part):
            text, count = self.read(part), self.counts.get(rows) if rows != part else None
            if text[:1] + text[-1:] != b"\n\n" or count not in (None, text.count(b"\n") - 1):
                raise ValueError
        return text

    def texts(self, part: str) -> list[str]:
        """The texts of a part."""
        with self.reading(part):
            return self.text(part).decode().split("\n")[1:-1]

    def _read_keys(self, directory: str) -> dict[str, int]:
        """The keys of a directory, in their order, each with its line."""
        return {key: line for line, key in enumerate(self.texts(f"{directory}.keys"), 1)}

    def numbers(self, directory: str, line: int) -> array[int]:
        """The numbers of the facts of a line of a directory."""
        with self.reading(directory):
            found = array("I", self.read(f"{directory}.facts", line))
        if sys.byteorder == "big":
            found.byteswap()
        return found

    def record(self, table: str, line: int, id_: str | None = None) -> Any:  # noqa: ANN401 - of any table
        """The record of a line of a table, which has an id or none."""
        problems = list[Problem]()
        with self.reading(f"{table} {line}"):
            said = self.object(table, line)
            said |= {key: Decimal(said[key]) for key in _NUMBERS if key in said}
            place = Location(*said["origin"])
            record = read_record(table, TableReader(said, place, problems), id_)
            if id_ != said.get("id"):
                raise ValueError
        if problems:
            raise self.damaged(f"{table} {line}: {problems[0].kind.value}")
        return PERCENT if place == PERCENT.origin else record


class _Records(UserDict[str, Any]):
    """The records of a table by id, in the order of the base; read when they are asked for."""

    def __init__(self, file: _File, table: str) -> None:
        super().__init__()
        self.data = lines_of = file.keys(TABLES[table])
        # An id that only a fact or a record has is that of no line, which is damage.
        self._read = cache(lambda id_: file.record(table, lines_of.get(id_, 0), id_))

    def __getitem__(self, id_: str) -> Any:  # noqa: ANN401 - of the table
        return self._read(id_)

    def get(self, id_: str, default: Any = None) -> Any:  # noqa: ANN401 - as above
        return self._read(id_) if id_ in self else default


class PreparedStore(Store):
    """A base that `export` prepared as a file of SQLite, which is read as far as a question asks.

    Opening and asking raise `BaseError`: it is none, of another version, damaged, being written.
    """

    def __init__(self, path: str | Path) -> None:
        self._file = _File(str(path))
        with self._file.reading("base"):
            self._file.starts |= self._file.object("starts")
            head = self._head = self._file.object("base")
            reader = TableReader(head, Location(self._file.path), problems := list[Problem]())
            self.title, self.main = reader.names("title") or {}, reader.text("main")
            self.files = tuple(head["files"])
            found = [self._file.counts.get(part, 0) for part in ("fact", "sum", "ignored")]
            if problems or [head[key] for key in ("facts", "sums", "ignored")] != found:
                raise ValueError
            self.sums = tuple(self._file.record("sum", n) for n in range(1, head["sums"] + 1))
        for table, name in TABLES.items():
            setattr(self, name, _Records(self._file, table))
        if self.main and self.main not in self.entities:
            raise self._file.damaged("base")
        self._names = lambda table: self._file.text(f"{table}.texts")
        self._known: dict[int, Fact] = {}

    def origins(self) -> Iterator[Origin]:
        """As `Store.origins`; only of a file of another size or time the bytes are read."""
        path = Path(self._file.path)
        real = path.resolve() if path.is_absolute() else Path(os.path.relpath(path.resolve()))
        for name, own in self._head["files"].items():
            with self._file.reading("base"):
                path = real.parent / own.get("beside", "")
                if not os.access(path, os.R_OK) or not path.is_file():
                    continue
                found = path.stat()
                is_same = (found.st_size, found.st_mtime_ns) == (own["size"], own["modified_ns"])
                if not is_same:
                    from hashlib import sha256  # noqa: PLC0415 - when a file was touched

                    is_same = sha256(path.read_bytes()).hexdigest() == own["sha256"]
            yield Origin(name, str(path), own.get("named_by"), is_same)

    def whole(self) -> Base:
        """As `Store.whole`, read now."""
        head, record = self._head, self._file.record
        with self._file.reading("base"):
            return Base(
                title=self.title,
                main=self.main,
                main_location=Location(*head["origin"]) if head["origin"] else None,
                **{name: dict(getattr(self, name)) for name in TABLES.values()},
                facts=tuple(self.near(Selection())),
                ignored=tuple(record("ignored", own + 1) for own in range(head["ignored"])),
                files=self.files,
                sums=self.sums,
                tables={k: o["named_by"] for k, o in head["files"].items() if "named_by" in o},
                known=tuple(head["known"]),
            )

    @cached_property
    def _periods(self) -> Mapping[str, Period]:
        with self._file.reading("periods"):
            return {text: period.parse(text) for text in self._file.keys("periods")}

    def dims(self) -> Collection[str]:
        """As `Store.dims`."""
        return self._file.keys("dims")

    def scopes(self) -> tuple[str, ...]:
        """As `Store.scopes`."""
        return tuple(self._file.keys("among"))

    def tallies(self, table: str) -> Mapping[str, Tally]:
        """As `Store.tallies`."""
        tallies = self._file.object(f"{table}.tallies")
        with self._file.reading(f"{table}.tallies"):
            found = {id_: Tally(facts, tuple(own)) for id_, (facts, own) in tallies.items()}
            count = sum(own.facts for own in found.values())
            is_whole = count == self._head["facts"] or table not in ("metrics", "entities")
            texts = {text for own in found.values() for text in own.periods}
            known = found.keys() <= self._file.keys(table).keys(), texts <= self._periods.keys()
            if not (is_whole and all(known)):
                raise ValueError
        return found

    def counted(self) -> Iterator[tuple[str, str]]:
        """As `Store.counted`."""
        return (pair.partition("\t")[::2] for pair in self._file.texts("counted.keys"))

    def spoken(self, part: str) -> list[str] | None:
        """As `Store.spoken`."""
        return self._file.texts(part)

    def told(self, metric: str | None = None, entity: str | None = None) -> Iterator[Fact]:
        """As `Store.told`, each read when its turn comes."""
        metrics, entities = ((id_,) if id_ else () for id_ in (metric, entity))
        near = self.near(Selection(metrics, entities))
        return (o for o in near if metric in (None, o.metric) and entity in (None, o.entity))

    def near(self, *selections: Selection) -> Iterator[Fact]:
        """As `Store.near`, by the directories; several are read at once, the first by few."""
        found = [*map(self._numbers, selections)]
        numbers = found[0] if len(found) == 1 else sorted(set[int]().union(*found))
        asked = [0]
        # So many are read at once: 1, 1, 2, 4, … and at last 512.
        blocks = groupby(enumerate(numbers), lambda own: max(own[0].bit_length(), own[0] >> 9))
        for _, run in blocks:
            last, asked = asked[-1], [number for _, number in run]
            if not all(map(lt, [last, *asked], asked)):
                raise self._file.damaged("numbers")
            if not self._known.keys() >= {*asked}:
                for number, fact in zip(asked, self._file.facts(asked), strict=True):
                    self._known.setdefault(number, fact)
            yield from map(self._known.__getitem__, asked)

    def _numbers(self, selection: Selection) -> Iterable[int]:
        """The numbers of the facts of a selection, and maybe of others, in their order."""
        if selection.holding:
            return sorted(self._holding(selection.holding))
        unions = [
            self._facts_of(name, [getattr(key, "value", key) for key in keys])
            for name in ("metrics", "entities", "measures", "statuses", "among")
            if (keys := getattr(selection, name))
        ]
        dims = ([f"{key}={text}" for text in texts] for key, texts in selection.dims)
        unions += (self._facts_of("dims", own) for own in dims)
        if selection.within or selection.periods:
            meant = [text for text, own in self._periods.items() if selection.is_in_time(own)]
            unions.append(self._facts_of("periods", meant))
        if not unions:
            return range(1, self._head["facts"] + 1)
        if len(unions) == len(unions[0]) == 1:
            return unions[0][0]
        unions.sort(key=lambda union: sum(map(len, union)))
        found = set(chain.from_iterable(unions[0]))
        for union in unions[1:]:
            if len(found) > _FEW:
                found.intersection_update(chain.from_iterable(union))
        return sorted(found)

    def _facts_of(self, directory: str, keys: Iterable[str]) -> list[array[int]]:
        lines_of = self._file.keys(directory)
        found = (lines_of.get(key.replace("\n", " ")) for key in dict.fromkeys(keys))
        return [self._file.numbers(directory, line) for line in found if line]

    def holds(self, text: str) -> bool:
        """Whether a word of some fact holds a text, folded."""
        if any(map(len, self._worded(text))):
            return True
        return self._may_stand(text) and text.encode() in self._file.text("words")

    def _may_stand(self, text: str) -> bool:
        """Whether a fact's own words may hold a text: all pairs of its characters are there."""
        return self._pairs.issuperset(map(add, text, text[1:]))

    @cached_property
    def _pairs(self) -> frozenset[str]:
        return frozenset(self._file.texts("pairs"))

    def _worded(self, text: str) -> Iterator[array[int]]:
        """The facts of each line of a directory that holds a text."""
        for name in WORDED:
            for line in lines(self._file.text(f"{name}.texts"), b"", text):
                yield self._file.numbers(name, line)

    def _holding(self, texts: Iterable[str]) -> set[int]:
        """The facts that hold some texts: by the rarest first, until few are left.

        Those come first that no fact's own words hold, which takes no reading of these.
        """
        found, few = None, max(_FEW, self._head["facts"] // _OF_MANY)
        listed = {text: [*self._worded(text)] for text in texts}
        alone = {text for text in listed if self._may_stand(text)}
        for text in sorted(listed, key=lambda own: (own in alone, sum(map(len, listed[own])))):
            if found is None or len(found) > few:
                own = {*chain.from_iterable(listed[text])}
                own.update(lines(self._file.text("words"), b"", text) if text in alone else ())
                found = own if found is None else found & own
        return found or set()
