"""Paths to records. A base is read whole, or refused with everything that is wrong with it."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal
from functools import partial
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import Any

import tomli

from jhstats.errors import MOST_TOLD, BaseError, Kind, Location, Problem
from jhstats.load import schema
from jhstats.load.facts import FactReader
from jhstats.load.files import MAX_SIZE, STDIN, File, embedded, read_file, read_files
from jhstats.load.known import with_known, with_units
from jhstats.load.references import check_references, without_unused
from jhstats.load.table import TableReader
from jhstats.model import PERCENT, TABLES, Base, Fact, Ignored

_OWN = frozenset(("id", "value", "low", "high", "facts", "ignored"))  # that no facts share
_FACT = "\n[[fact]]\n"
_NO_FACT, _LONG_STRINGS = re.compile(r"\n(?!\[\[fact\]\]\n)[ \t]*\["), ('"""', "'''")
"""Where what follows is no table of a fact, or may be a string that holds such a line."""
_PIECE = 2**20  # so much is parsed at a time: parsed tables take ten times their text
_LONG_INTEGER = re.compile("0[xob][0-9A-Fa-f_]{3000}")


def load(*paths: str | Path, max_size: int = MAX_SIZE) -> Base:
    """The base of these files, folders of them, and `-`; without any, the one that jhstats ships.

    No file may have more bytes than `max_size`. A BaseError has every problem of every file.
    """
    return parse(read_files(paths or [embedded()], max_size), max_size)


def parse(files: Iterable[File], max_size: int = MAX_SIZE, tables: Iterable[File] = ()) -> Base:
    """The one base of several files that are read already, and of the tables that they name.

    Those of `tables` are read already, too. A BaseError has every problem of every file.
    """
    problems, files = list[Problem](), (*files,)
    read = {file.name: file for file in (*files, *tables)}
    base, facts = _read(files, read, max_size, problems)
    base = base._replace(facts=tuple(facts))
    firsts: dict[str, Fact] = {}
    for fact in base.facts:
        if fact.id and (earlier := firsts.setdefault(fact.id, fact)) is not fact:
            data = {"given": fact.id, "other": earlier.origin.at("id")}
            problems.append(Problem(Kind.DUPLICATE_ID, data, fact.origin.at("id")))
    if problems:
        raise BaseError(located(read.values(), problems))
    return without_unused(base) if base.known else base


def stream(*paths: str | Path, max_size: int = MAX_SIZE) -> tuple[Base, Iterator[Fact]]:
    """The base of some paths as `load` gives it, but for its facts, and these, each once.

    Of facts in CSV whose rows have no id, none is kept. Both raise what `load` does.
    """
    problems, files = list[Problem](), read_files(paths, max_size)
    read = {file.name: file for file in files}
    base, raw = _read(files, read, max_size, problems)
    if base.known or problems:  # what nobody names is left out of the first
        base = parse(files, max_size, read.values())
        return base, iter(base.facts)

    def facts() -> Iterator[Fact]:
        seen = set[str]()
        for fact in raw:
            if problems or fact.id in seen:
                break
            seen.add(fact.id)
            yield fact
        else:
            if not problems:
                return
        parse(files, max_size, read.values())  # says all that is wrong

    return base, facts()


def _read(
    files: Iterable[File], read: dict[str, File], max_size: int, problems: list[Problem]
) -> tuple[Base, Iterator[Fact]]:
    """All that files hold, and the tables that they name; facts in CSV are read when asked for."""
    base = Base(title={}, main=None, main_location=None, sources={}, entities={}, metrics={},
                units={PERCENT.id: PERCENT}, facts=(), ignored=(), files=())  # fmt: skip
    tops = list[tuple[TableReader, Iterator[TableReader], list[File]]]()
    for file in files:
        pieces = _pieces(file, problems)
        for top in islice(pieces, 1):
            base, tables = _with_records(base, top, max_size, read)
            tops.append((top, pieces, tables))
    called: Callable[[str], str] = str
    if base.known:
        base, called = with_known(base)
    base, unit_called = with_units(base)
    reader, ignored = FactReader(base, unit_called, called), list[Ignored]()
    read_ignored = partial(schema.read_record, "ignored")
    facts = list[Iterable[Fact]]()
    for top, pieces, tables in tops:
        facts.append(own := list[Fact]())
        for piece in chain((top,), pieces):
            own += map(reader.read, piece.tables("fact", len(own)))
        ignored += map(read_ignored, top.tables("ignored"))
        for group in top.tables("group"):
            facts.append([*map(reader.read, group.entries("facts", _OWN))])
            ignored += map(read_ignored, group.entries("ignored", _OWN))
            if not group.has("ignored"):
                group.require("facts")
        top.finish()
        if tables:
            from jhstats.load.csv_facts import read_rows  # noqa: PLC0415 - few bases have tables

            facts += (read_rows(table, reader, problems) for table in tables)
    base = base._replace(ignored=tuple(ignored))
    check_references(base, problems)
    return base, chain.from_iterable(facts)


def _pieces(file: File, problems: list[Problem]) -> Iterator[TableReader]:
    """The tables of a file, of many facts at its end some at a time; a problem if it is no TOML."""
    text, alike, cuts = file.text, dict[object, Any](), [0]
    is_long = any(mark in text for mark in _LONG_STRINGS)
    if not (is_long or _NO_FACT.search(text, max(text.find(_FACT), 0))):
        while (cut := text.find(_FACT, cuts[-1] + _PIECE)) > 0:
            cuts.append(cut)
    for begin, end in pairwise([*cuts, len(text)]):
        table = read_toml(file._replace(text=text[begin:end]), [])
        if table is None:
            read_toml(file, problems)  # says on which line
            return
        yield TableReader(table, Location(file.name), problems, alike=alike)


def read_toml(file: File, problems: list[Problem]) -> dict[str, Any] | None:
    """The tables of a file; None, and a problem, where it is no TOML."""
    location = Location(file.name)
    try:
        table = tomli.loads(file.text, parse_float=Decimal)
        if _LONG_INTEGER.search(file.text):
            repr(table)  # raises ValueError where an integer has more digits than Python tells
    except tomli.TOMLDecodeError as error:
        location = location._replace(line=error.lineno, column=error.colno)
        reason = error.msg
    except (ValueError, ArithmeticError, RecursionError) as error:
        reason = "cause.nested" if isinstance(error, RecursionError) else "cause.digits"
    else:
        return table
    problems.append(Problem(Kind.NOT_TOML, {"reason": reason}, location))
    return None


def _with_records(
    base: Base, top: TableReader, max_size: int, read: dict[str, File]
) -> tuple[Base, list[File]]:
    """The base with all but the facts of one more file, whose tables of facts come along."""
    header = top.table("base")
    if not header.has("schema"):
        lines = ("" if top.has("base") else "[base]\n") + f"schema = {schema.SCHEMA}"
        header.note(Kind.MISSING_KEY, "schema", given="schema", lines=lines)
    number, candidates = header.checked("schema", "count"), (str(schema.SCHEMA),)
    if number not in (schema.SCHEMA, None):
        header.note(Kind.NOT_ONE_OF, "schema", given=number, candidates=candidates, newer=number)
    title, main = header.names("title"), header.text("main")
    known = header.texts("known", schema.KNOWN)
    tables = [*_tables(header.texts("tables"), top, max_size, read)]
    header.finish()
    for key, given, earlier in (("title", title, base.title), ("main", main, base.main)):
        if given and earlier:
            header.note(Kind.TWICE_SET, key)
    for table, name in TABLES.items():
        records = getattr(base, name)
        for id_, reader in top.file_tables(table):
            earlier = records.get(id_)
            if earlier is not None and earlier is not PERCENT:
                reader.note(Kind.DUPLICATE_ID, given=id_, other=earlier.origin)
            records[id_] = schema.read_record(table, reader, id_)
    names = [table.name for table in tables]
    return base._replace(
        title=base.title or title or {},
        main=base.main or main,
        main_location=base.main_location or (header.location.at("main") if main else None),
        files=(*base.files, top.location.file, *names),
        known=tuple(word for word in schema.KNOWN if word in (*base.known, *known)),
        tables={**base.tables, **dict.fromkeys(names, top.location.file)},
        sums=(*base.sums, *(schema.read_record("sum", own) for own in top.tables("sum"))),
    ), tables


def _tables(
    paths: Iterable[str], top: TableReader, max_size: int, read: dict[str, File]
) -> Iterator[File]:
    """The tables that a file names, each once, added to what is read; paths begin at its folder."""
    folder = os.path.dirname(top.location.file)  # noqa: PTH120 - Path drops what keeps - a file
    names = (os.path.join(folder, path) for path in paths)  # noqa: PTH118 - as above
    for name in dict.fromkeys(f"./{name}" if name == STDIN else name for name in names):
        try:
            file = read.get(name) or read_file(name, max_size)
        except BaseError as error:
            top.problems += error.problems
        else:
            yield read.setdefault(file.name, file)


def located(files: Collection[File], problems: list[Problem]) -> list[Problem]:
    """The problems with their lines, in the order of the files and lines."""
    from jhstats.load.lines import excerpt, locator  # noqa: PLC0415 - needed when something is wrong

    locate, number = locator(files), {file.name: n for n, file in enumerate(files)}

    def with_line(problem: Problem) -> Problem:
        data = {key: locate(value) if isinstance(value, Location) else value
                for key, value in problem.data.items()}  # fmt: skip
        return problem._replace(data=data, location=locate(problem.location or Location("")))

    def order(problem: Problem) -> tuple[int, int]:
        location = problem.location or Location("")  # tables stand behind the files that name them
        return number.get(location.file, len(number)), location.line or 0

    # What facts of a group share and is wrong is told once.
    found = sorted({str(own): own for own in map(with_line, problems)}.values(), key=order)
    lines = [file.text.split("\n") for file in files]
    for index, problem in enumerate(found[:MOST_TOLD]):
        file, line = order(problem)
        if file < len(lines) and 0 < line <= len(lines[file]):  # rows of CSV may be ended otherwise
            found[index] = problem._replace(excerpt=excerpt(problem, lines[file][line - 1]))
    return found
