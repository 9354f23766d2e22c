"""Paths to records. A base is read whole, or refused with everything that is wrong with it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

import tomli

from jhstats.errors import BaseError, Kind, Location, Problem
from jhstats.load.files import embedded, read_files
from jhstats.load.references import check_references
from jhstats.load.schema import (
    SCHEMA,
    read_entity,
    read_fact,
    read_ignored,
    read_metric,
    read_source,
    read_unit,
)
from jhstats.load.table import TableReader
from jhstats.model import PERCENT, Base, Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from jhstats.load.files import File
    from jhstats.model import Entity, Metric, Source, Unit

    Record = TypeVar("Record", Source, Unit, Entity, Metric)


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
    base = Base(title={}, main=None, main_location=Location(""), sources={}, entities={}, metrics={},
                units={PERCENT.id: PERCENT}, facts=(), ignored=(), files=())  # fmt: skip
    files = tuple(files)
    for file in files:
        table = _toml(file, problems)
        if table is not None:
            base = _with_file(base, TableReader(table, Location(file.name), problems))
    problems += _duplicate_facts(base.facts)
    check_references(base, problems)
    facts = tuple(_with_defaults(base, fact, problems) for fact in base.facts)
    if problems:
        raise BaseError(_located(files, problems))
    return base._replace(facts=facts)


def _toml(file: File, problems: list[Problem]) -> dict[str, Any] | None:
    try:
        return tomli.loads(file.text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        location = Location(file.name, line=error.lineno, column=error.colno)
        problems.append(Problem(Kind.NOT_TOML, {"reason": error.msg}, location))
    except (ValueError, ArithmeticError):
        reason = "a number of thousands of digits"
        problems.append(Problem(Kind.NOT_TOML, {"reason": reason}, Location(file.name)))
    except RecursionError:
        reason = "tables nested without end"
        problems.append(Problem(Kind.NOT_TOML, {"reason": reason}, Location(file.name)))
    return None


def _with_file(base: Base, top: TableReader) -> Base:
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
        main_location=base.main_location if base.main else head.location._replace(key="main"),
        sources=_merged(base.sources, top, "source", read_source),
        units=_merged(base.units, top, "unit", read_unit),
        entities=_merged(base.entities, top, "entity", read_entity),
        metrics=_merged(base.metrics, top, "metric", read_metric),
        facts=(*base.facts, *(read_fact(*numbered) for numbered in top.array("fact"))),
        ignored=(*base.ignored, *(read_ignored(*numbered) for numbered in top.array("ignored"))),
        files=(*base.files, top.location.file),
    )
    top.finish()
    return base


def _merged(
    records: dict[str, Record],
    top: TableReader,
    table: str,
    read: Callable[[str, TableReader], Record],
) -> dict[str, Record]:
    """The records of a table, with those of one more file."""
    result = dict(records)
    for id_, reader in top.members(table):
        earlier = records.get(id_)
        if earlier is not None and earlier is not PERCENT:
            reader.note(
                Kind.DUPLICATE_ID, given=id_, other=Location(earlier.origin.file, f"{table}.{id_}")
            )
        result[id_] = read(id_, reader)
    return result


def _duplicate_facts(facts: tuple[Fact, ...]) -> Iterator[Problem]:
    first: dict[str, Fact] = {}
    for fact in facts:
        earlier = first.setdefault(fact.id, fact)
        if earlier is not fact and fact.id:
            location = Location(fact.origin.file, "fact", fact.origin.number, "id", fact.id)
            other = Location(earlier.origin.file, "fact", earlier.origin.number, "id", fact.id)
            yield Problem(Kind.DUPLICATE_ID, {"given": fact.id, "other": other}, location)


def _with_defaults(base: Base, fact: Fact, problems: list[Problem]) -> Fact:
    """The fact with the unit and the peers that its metric and entity supply."""
    unit = fact.unit
    if unit is None and fact.value is not None:
        metric = base.metrics.get(fact.metric)
        unit = PERCENT.id if fact.measure.in_percent else metric and metric.unit
        if unit is None and metric is not None:
            location = Location(fact.origin.file, "fact", fact.origin.number, "unit", fact.id)
            problems.append(Problem(Kind.NO_UNIT, {"metric": fact.metric}, location))
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
    from jhstats.load.lines import Locator  # noqa: PLC0415 - needed when something is wrong

    location = Locator(files).location
    result = []
    for problem in problems:
        data = {
            key: location(x) if isinstance(x, Location) else x for key, x in problem.data.items()
        }
        where = problem.location and location(problem.location)
        result.append(Problem(problem.kind, data, where))
    names = [file.name for file in files]
    return sorted(
        result,
        key=lambda one: (
            (names.index(one.location.file), one.location.line) if one.location else (-1, 0)
        ),
    )
