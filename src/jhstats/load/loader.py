"""Paths to records. A base is read whole, or refused with everything that is wrong with it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import tomli

from jhstats import period
from jhstats.errors import MOST_TOLD, BaseError, Kind, Location, Problem
from jhstats.load import schema
from jhstats.load.files import MAX_SIZE, File, embedded, read_files
from jhstats.load.references import check_references, suspecting
from jhstats.load.table import TableReader, as_id, is_id, is_marked_number
from jhstats.load.units import with_units
from jhstats.model import PERCENT, TABLES, Base, Fact, Measure

_LONG_INTEGER = re.compile("0[xob][0-9A-Fa-f_]{3000}")


def load(*paths: str | Path, max_size: int = MAX_SIZE) -> Base:
    """The base of these files, folders of them, and `-`; without any, the one that jhstats ships.

    No file may have more bytes than `max_size`.

    Raises:
        BaseError: with every problem of every file.
    """
    return parse(read_files(paths or [embedded()], max_size), max_size)


def parse(files: Iterable[File], max_size: int = MAX_SIZE, tables: Iterable[File] = ()) -> Base:
    """The one base of several files that are read already, and of the tables that they name.

    Those of `tables` are read already, too.

    Raises:
        BaseError: with every problem of every file.
    """
    problems, files = list[Problem](), (*files,)
    read = [*files, *tables]
    base, facts = _read(files, read, max_size, problems)
    if base.known:
        from jhstats.load.known import with_known, without_unused  # noqa: PLC0415 - few bases ask

        base = with_known(base._replace(facts=tuple(facts)))
        facts = iter(base.facts)
    base, complete = _completing(base, problems)
    base = base._replace(facts=tuple(_told_apart(facts, complete, problems)))
    check_references(base, problems)
    if problems:
        raise BaseError(located(read, problems))
    return without_unused(base) if base.known else base


def stream(*paths: str | Path, max_size: int = MAX_SIZE) -> tuple[Base, Iterator[Fact]]:
    """The base of some paths as `load` gives it, but for its facts, and these, each once.

    Of facts in CSV whose rows have no id, none is kept. Both raise what `load` does.
    """
    problems, files = list[Problem](), read_files(paths, max_size)
    read = [*files]
    base, raw = _read(files, read, max_size, problems)
    if base.known or problems:  # what nobody names is left out of the first
        base = parse(files, max_size, read)
        return base, iter(base.facts)
    base, complete = _completing(base, problems)
    check_references(base, problems)

    def facts() -> Iterator[Fact]:
        seen, is_suspect = set[str](), suspecting(base)
        for fact in map(complete, raw):
            if problems or fact.id in seen or is_suspect(fact):
                break
            seen.add(fact.id)
            yield fact
        else:
            if not problems:
                return
        parse(files, max_size, read)  # says all that is wrong

    return base, facts()


def _read(
    files: Iterable[File], read: list[File], max_size: int, problems: list[Problem]
) -> tuple[Base, Iterator[Fact]]:
    """All that some files hold, and the tables that they name, which are added to what is read.

    The facts are as they are written; those in CSV are read when they are asked for.
    """
    base = Base(title={}, main=None, main_location=None, sources={}, entities={}, metrics={},
                units={PERCENT.id: PERCENT}, facts=(), ignored=(), files=())  # fmt: skip
    facts = list[Iterable[Fact]]()
    for file in files:
        table = read_toml(file, problems)
        if table is not None:
            top = TableReader(table, Location(file.name), problems)
            base = _with_file(base, facts, top, max_size, read)
    return base, chain.from_iterable(facts)


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
        bare = _bare_value(file.text.split("\n")[error.lineno - 1], error.colno - 1)
        if bare is not None:
            problems.append(bare._replace(location=location))
            return None
    except (ValueError, ArithmeticError):
        if found := re.search(
            r"[=,\[]\s*+[+-]?"
            r"(0[xob][0-9A-Fa-f_]{3000}|\d[\d_]{3000}|\d[\d_.]*+[eE][+-]?\d{18})",
            file.text,
        ):
            location = location._replace(line=file.text.count("\n", 0, found.start(1)) + 1)
        reason = "a number of thousands of digits"
    except RecursionError:
        reason = "tables nested without end"
    else:
        return table
    problems.append(Problem(Kind.NOT_TOML, {"reason": reason}, location))
    return None


def _bare_value(line: str, index: int) -> Problem | None:
    """What is wrong with a number or period that TOML does not take, at an index in its line."""
    for found in re.finditer(r"=\s*([+-]?\d[^\s#}\]]*(?:\s*[%％])?)", line):
        value = found[1].rstrip(",")
        if not found.start(1) <= index <= found.end() or value.isdigit():
            continue
        if is_marked_number(value):
            return Problem(Kind.MARKED_NUMBER, {"given": value})
        with suppress(ValueError):
            period.parse(value)
            return Problem(Kind.BAD_PERIOD, {"given": value, "quoted": value})
    return None


def _with_file(
    base: Base, facts: list[Iterable[Fact]], top: TableReader, max_size: int, files: list[File]
) -> Base:
    """The base with all that one more file holds; its dicts, facts and files are added to."""
    header = top.table("base")
    if top.has("base"):
        header.require("schema")
    else:
        top.note(Kind.NO_BASE)
    if header.count("schema") not in (schema.SCHEMA, None):
        header.note(Kind.SCHEMA, "schema", candidates=(schema.SCHEMA,))
    title, main = header.names("title"), header.text("main")
    known = header.words("known", schema.KNOWN)
    tables = dict[str, Iterable[Fact]]()
    if paths := header.texts("tables"):
        from jhstats.load.csv_facts import read_tables  # noqa: PLC0415 - few bases have tables

        tables = read_tables(paths, top.location.file, max_size, top.problems, files)
    header.finish()
    for key, given, earlier in (("title", title, base.title), ("main", main, base.main)):
        if given and earlier:
            header.note(Kind.TWICE_SET, key)
    for table, read in schema.READERS.items():
        records = getattr(base, TABLES[table])
        for id_, reader in top.file_tables(table):
            earlier = records.get(id_)
            if earlier is not None and earlier is not PERCENT:
                reader.note(Kind.DUPLICATE_ID, given=id_, other=earlier.origin)
            records[id_] = read(id_, reader)
    facts.append(_drained([*map(schema.read_fact, top.tables("fact"))]))
    groups = [*map(schema.read_group, top.tables("group"))]
    facts += (own for own, _ in groups)
    facts += tables.values()
    base = base._replace(
        title=base.title or title or {},
        main=base.main or main,
        main_location=base.main_location or (header.location.at("main") if main else None),
        ignored=(*base.ignored, *map(schema.read_ignored, top.tables("ignored")),
                 *(entry for _, ignored in groups for entry in ignored)),
        files=(*base.files, top.location.file, *tables),
        known=tuple(word for word in schema.KNOWN if word in (*base.known, *known)),
        tables={**base.tables, **dict.fromkeys(tables, top.location.file)},
        sums=(*base.sums, *map(schema.read_sum, top.tables("sum"))),
    )  # fmt: skip
    top.finish()
    return base


def _drained(facts: list[Fact]) -> Iterator[Fact]:
    """Facts, none of which is held behind its use: each becomes another one."""
    facts.reverse()
    while facts:
        yield facts.pop()


def _completing(base: Base, problems: list[Problem]) -> tuple[Base, Callable[[Fact], Fact]]:
    """The base with its units, and a function that completes a fact as it is written.

    It has its unit then, its id, its own or made of it, and the peers of ranks. A figure that has
    no unit is noted.
    """
    base, unit_of = with_units(base)

    def complete(fact: Fact) -> Fact:
        id_, unit, origin, ranks = fact.id, unit_of(fact), fact.origin, fact.ranks
        if not id_:
            id_ = _made_id(base, fact)
            origin = Location(*origin[:4], id_, *origin[5:])  # quicker than `_replace`
        if unit is None and (fact.value is not None or fact.low is not None):
            metric = base.metrics.get(fact.metric)
            if metric and metric.unit is None:
                problems.append(Problem(Kind.NO_UNIT, {"metric": fact.metric}, origin.at("unit")))
        if ranks:
            entity = base.entities.get(fact.entity)
            kind = entity.kind if entity else ""
            ranks = tuple(rank._replace(peers=rank.peers or kind) for rank in ranks)
        return fact._replace(id=id_, origin=origin, unit=unit, ranks=ranks)

    return base, complete


def _told_apart(
    facts: Iterable[Fact], complete: Callable[[Fact], Fact], problems: list[Problem]
) -> Iterator[Fact]:
    """Facts, each completed; an id that another has is noted."""
    first, made = dict[str, Location](), set[str]()
    for raw in facts:
        fact = complete(raw)
        earlier = first.setdefault(fact.id, fact.origin)
        if earlier is not fact.origin:
            remedy = 'id = "…"' if fact.id in made or not raw.id else None
            data = {"given": fact.id, "other": earlier.at("id"), "made": remedy}
            problems.append(Problem(Kind.DUPLICATE_ID, data, fact.origin.at("id")))
        elif not raw.id:
            made.add(fact.id)
        yield fact


def _made_id(base: Base, fact: Fact) -> str:
    """The id of a fact that gives none: what it tells, but for what goes without saying."""
    of, metric, here = fact.of, base.metrics.get(fact.metric), base.main_location
    file = base.tables.get(fact.origin.file, fact.origin.file)
    is_main = fact.entity == base.main and here and here.file == file
    is_of_outer = of and not of.entity and metric and of.metric == metric.part_of
    parts = (
        fact.metric,
        None if fact.measure is Measure.LEVEL else fact.measure.value,
        *(() if of is None or is_of_outer else of),
        fact.from_ and f"from-{fact.from_}",
        fact.prices and fact.prices.value,
        None if is_main else fact.entity,
        fact.period and fact.period.text,
        *(text for _, text in fact.dims),
    )
    joined = "-".join(filter(None, parts))
    return joined if is_id(joined) else as_id(joined)


def located(files: Sequence[File], problems: list[Problem]) -> list[Problem]:
    """The problems with their lines, in the order of the files and lines."""
    from jhstats.load.lines import excerpt, locator  # noqa: PLC0415 - needed when something is wrong

    locate = locator(files)
    lines = {file.name: file.text.split("\n") for file in files}

    def with_line(problem: Problem) -> Problem:
        data = {key: locate(value) if isinstance(value, Location) else value
                for key, value in problem.data.items()}  # fmt: skip
        is_row = problem.location and problem.location.line
        location = locate(problem.location or Location(""))
        if location.key and is_row:
            column = re.sub(r"^(?:evidence|ranks)\[\d+\]\.?|(?<=^of)\..*", "", location.key)
            location = location._replace(table=f"column.{column}", key=None)
        return problem._replace(data=data, location=location)

    def place(problem: Problem) -> tuple[int, str, int]:
        location = problem.location or Location("")  # tables stand behind the files that name them
        return order.get(location.file, len(order)), location.file, location.line or 0

    order = {name: number for number, name in enumerate(lines)}
    # What facts of a group share and is wrong is told once.
    found = [*{str(problem): problem for problem in map(with_line, problems)}.values()]
    found.sort(key=place)
    for index, problem in enumerate(found[:MOST_TOLD]):
        spot = problem.location
        text = lines.get(spot.file, []) if spot else []
        if spot and 0 < (spot.line or 0) <= len(text):  # rows of CSV may be ended otherwise
            found[index] = problem._replace(
                excerpt=excerpt(problem, text[(spot.line or 1) - 1], text[0])
            )
    return found
