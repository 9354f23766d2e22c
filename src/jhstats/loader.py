"""Paths to records. A base is read whole, or refused with everything that is wrong with it."""

from __future__ import annotations

import errno
import os
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import tomli

from jhstats.errors import BaseError, Kind, Place, Problem
from jhstats.model import PERCENT, Base, Fact
from jhstats.reader import Reader
from jhstats.references import check_references
from jhstats.schema import (
    SCHEMA,
    read_entity,
    read_fact,
    read_ignored,
    read_metric,
    read_source,
    read_unit,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jhstats.model import Entity, Metric, Source, Unit

    Record = TypeVar("Record", Source, Unit, Entity, Metric)

STDIN = "-"


class File(NamedTuple):
    """A file of a base: as it was named, and its text."""

    name: str
    text: str


def embedded() -> Path:
    """The base that jhstats ships: beside the package, or at the top of a checkout."""
    package = Path(__file__).parent
    installed = package / "data" / "facts.toml"
    path = installed if installed.exists() else package.parents[1] / "data" / "facts.toml"
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def read_files(paths: Iterable[str | Path]) -> list[File]:
    """Read files, the `*.toml` of folders, and `-` for standard input, each once.

    Raises:
        BaseError: one cannot be read, is no UTF-8, or a folder holds none.
    """
    files, problems, seen = [], list[Problem](), set()
    for path in paths:
        for name in _names(str(path), problems):
            if Path(name).absolute() in seen:
                continue
            seen.add(Path(name).absolute())
            raw = _raw(name, problems, folder="*.toml")
            if raw is not None:
                files.append(File(name, decoded(raw)))
    if problems:
        raise BaseError(problems)
    return files


def read_raw(paths: Iterable[str]) -> list[tuple[str, bytes]]:
    """The bytes of files of text, or of `-` for standard input, each with its name.

    Raises:
        BaseError: one cannot be read, or is no UTF-8.
    """
    problems: list[Problem] = []
    read = [(path, _raw(path, problems)) for path in paths]
    if problems:
        raise BaseError(problems)
    return [(path, raw) for path, raw in read if raw is not None]


def decoded(raw: bytes) -> str:
    """The text of bytes that are UTF-8, without a mark of byte order, its lines ended by LF."""
    return raw.decode().removeprefix("\ufeff").replace("\r\n", "\n")


def load(*paths: str | Path) -> Base:
    """Load the base of these files and folders; without any, the one that jhstats ships.

    Raises:
        BaseError: with every problem of every file.
    """
    return parse(read_files(paths or [embedded()]))


def parse(files: Iterable[File]) -> Base:
    """Make one base of the texts of its files.

    Raises:
        BaseError: with every problem of every file.
    """
    problems: list[Problem] = []
    base = Base(title={}, main=None, main_place=Place(""), sources={}, entities={}, metrics={},
                units={PERCENT.id: PERCENT}, facts=(), ignored=(), files=())  # fmt: skip
    files = tuple(files)
    for file in files:
        table = _toml(file, problems)
        if table is not None:
            base = _with_file(base, Reader(table, Place(file.name), problems))
    problems += _duplicate_facts(base.facts)
    check_references(base, problems)
    facts = tuple(_with_defaults(base, fact, problems) for fact in base.facts)
    if problems:
        raise BaseError(_located(files, problems))
    return base._replace(facts=facts)


def _names(path: str, problems: list[Problem]) -> Iterator[str]:
    folder = Path(path)
    if path == STDIN or not folder.is_dir():
        yield path
        return
    inside = sorted(str(file) for file in folder.glob("*.toml"))
    if not inside:
        problems.append(Problem(Kind.NO_FILES, {}, Place(path)))
    yield from inside


def _raw(name: str, problems: list[Problem], folder: str = "") -> bytes | None:
    """The bytes of a file that is UTF-8; None, and a problem, where it cannot be used.

    `folder` is what a folder must hold to be named in the file's stead, if one may be.
    """
    try:
        raw = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
        raw.decode()
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(Problem(Kind.NOT_UTF8, {}, Place(name, line=line)))
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        problems.append(Problem(Kind.UNREADABLE, {"reason": reason, "folder": folder}, Place(name)))
        return None
    except AttributeError:  # sys.stdin is None
        reason = os.strerror(errno.EBADF)
        problems.append(Problem(Kind.UNREADABLE, {"reason": reason, "folder": folder}, Place(name)))
        return None
    return raw


def _toml(file: File, problems: list[Problem]) -> dict[str, Any] | None:
    try:
        return tomli.loads(file.text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        place = Place(file.name, line=error.lineno, column=error.colno)
        problems.append(Problem(Kind.NOT_TOML, {"reason": error.msg}, place))
    except (ValueError, ArithmeticError):
        reason = "a number of thousands of digits"
        problems.append(Problem(Kind.NOT_TOML, {"reason": reason}, Place(file.name)))
    except RecursionError:
        reason = "tables nested without end"
        problems.append(Problem(Kind.NOT_TOML, {"reason": reason}, Place(file.name)))
    return None


def _with_file(base: Base, top: Reader) -> Base:
    """The base with all that one more file holds."""
    head = top.head("base")
    if not top.has("base"):
        top.note(Kind.NO_BASE)
    elif head.count("schema", required=True) not in (SCHEMA, None):
        head.note(Kind.SCHEMA, "schema", candidates=(SCHEMA,))
    title, main = head.names("title"), head.text("main")
    head.finish()
    if title and base.title:
        head.note(Kind.TWICE_SET, "title")
    if main and base.main:
        head.note(Kind.TWICE_SET, "main")
    base = base._replace(
        title=base.title or title or {},
        main=base.main or main,
        main_place=base.main_place if base.main else head.place._replace(key="main"),
        sources=_merged(base.sources, top, "source", read_source),
        units=_merged(base.units, top, "unit", read_unit),
        entities=_merged(base.entities, top, "entity", read_entity),
        metrics=_merged(base.metrics, top, "metric", read_metric),
        facts=(*base.facts, *(read_fact(*numbered) for numbered in top.array("fact"))),
        ignored=(*base.ignored, *(read_ignored(*numbered) for numbered in top.array("ignored"))),
        files=(*base.files, top.place.file),
    )
    top.finish()
    return base


def _merged(
    records: dict[str, Record], top: Reader, table: str, read: Callable[[str, Reader], Record]
) -> dict[str, Record]:
    """The records of a table, with those of one more file."""
    result = dict(records)
    for id_, reader in top.members(table):
        earlier = records.get(id_)
        if earlier is not None and earlier is not PERCENT:
            reader.note(
                Kind.DUPLICATE_ID, given=id_, other=Place(earlier.origin.file, f"{table}.{id_}")
            )
        result[id_] = read(id_, reader)
    return result


def _duplicate_facts(facts: tuple[Fact, ...]) -> Iterator[Problem]:
    first: dict[str, Fact] = {}
    for fact in facts:
        earlier = first.setdefault(fact.id, fact)
        if earlier is not fact and fact.id:
            place = Place(fact.origin.file, "fact", fact.origin.number, "id", fact.id)
            other = Place(earlier.origin.file, "fact", earlier.origin.number, "id", fact.id)
            yield Problem(Kind.DUPLICATE_ID, {"given": fact.id, "other": other}, place)


def _with_defaults(base: Base, fact: Fact, problems: list[Problem]) -> Fact:
    """The fact with the unit and the peers that its metric and entity supply."""
    unit = fact.unit
    if unit is None and fact.value is not None:
        metric = base.metrics.get(fact.metric)
        unit = PERCENT.id if fact.measure.in_percent else metric and metric.unit
        if unit is None and metric is not None:
            place = Place(fact.origin.file, "fact", fact.origin.number, "unit", fact.id)
            problems.append(Problem(Kind.NO_UNIT, {"metric": fact.metric}, place))
    ranks = fact.ranks
    if any(not rank.peers for rank in ranks):
        entity = base.entities.get(fact.entity)
        kind = entity.kind if entity else ""
        ranks = tuple(rank if rank.peers else rank._replace(peers=kind) for rank in ranks)
    return (
        fact if (unit, ranks) == (fact.unit, fact.ranks) else fact._replace(unit=unit, ranks=ranks)
    )


def _located(files: tuple[File, ...], problems: list[Problem]) -> list[Problem]:
    """The problems with their lines, in the order of the files and lines."""
    from jhstats.lines import Locator  # noqa: PLC0415 - needed when something is wrong

    place = Locator(files).place
    result = []
    for problem in problems:
        data = {key: place(x) if isinstance(x, Place) else x for key, x in problem.data.items()}
        where = problem.place and place(problem.place)
        result.append(Problem(problem.kind, data, where))
    names = [file.name for file in files]
    return sorted(
        result,
        key=lambda one: (names.index(one.place.file), one.place.line) if one.place else (-1, 0),
    )
