"""Facts in CSV: one a row, under columns that are called as those of the output."""

import csv
import io
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from jhstats.errors import Kind, Location, Problem
from jhstats.load.files import STDIN, File, read_file
from jhstats.load.schema import read_fact
from jhstats.load.table import TableReader
from jhstats.model import UNDETERMINED, Fact

COLUMNS = (
    *("id", "metric", "measure", "entity", "period", "value", "unit", "bound", "status", "rank"),
    *("among", "source", "section", "paragraph", "printed", "scope"),
    *("of", "from", "prices", "low", "high", "dims", "inferred", "note"),
    *("page", "table", "row", "column", "url", "peers", "out-of"),
    *("metric-name", "entity-name", "unit-name", "among-name"),
)
"""What its columns may be called, besides `dim.NAME` and `note.TAG`.

`of` is `metric` or `metric@entity`, `inferred` parted by commas, `dims` as `sex=female age=15-24`,
`peers` and `out-of` are of the rank. `scope` and the names say what other columns say, and are
passed over.
"""
_PASSED_OVER = ("scope", "metric-name", "entity-name", "unit-name", "among-name")
_OF_A_TABLE = re.compile(r"(dim|note)\.(\S.*)")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,9})?", re.ASCII)
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_DIM = re.compile(r"([^\s=]+)=(.*?)(?=\s+[^\s=]+=|$)", re.DOTALL)


def read_tables(header: TableReader, max_size: int) -> dict[str, tuple[Fact, ...]]:
    """The facts of the files that `[base] tables` names, by the path of each.

    A path begins at the folder of the base. What is wrong is noted; no file may have more bytes
    than `max_size`.
    """
    tables, folder = {}, os.path.dirname(header.location.file)  # noqa: PTH120 - Path drops a ./
    for path in header.texts("tables"):
        name, problems = os.path.join(folder, path), list[Problem]()  # noqa: PTH118 - as above
        file = read_file(f"./{name}" if name == STDIN else name, max_size, problems)
        for problem in problems:
            if problem.kind in (Kind.UNREADABLE, Kind.NOT_A_FILE):
                reason = problem.data.get("reason", "no file")
                header.note(Kind.NO_TABLE, "tables", given=path, reason=reason)
            else:
                header.problems.append(problem)
        if file:
            tables[name] = tuple(read_csv(file, header.problems))
    return tables


def read_csv(file: File, problems: list[Problem]) -> Iterable[Fact]:
    """The facts of the rows, those of one id and with several ranks as one."""
    rows = _rows(file, problems)
    line, head = next(rows, (1, []))
    if not _is_head(head, Location(file.name, "fact", line=line), problems):
        return ()
    plan = [(*_key(column), _READERS.get(column, str)) for column in head]
    facts: dict[str | int, Fact] = {}
    for line, row in rows:
        table: dict[str, Any] = {}
        for (key, inner, read), cell in zip(plan, row, strict=False):
            if key and cell:
                if inner:
                    table.setdefault(key, {})[inner] = cell
                else:
                    table[key] = read(cell)
        location = Location(file.name, "fact", id=table.get("id"), line=line)
        if any(row[len(head) :]):
            reason = f"a row of {len(row)} cells under {len(head)} names"
            problems.append(Problem(Kind.NOT_CSV, {"reason": reason}, location))
            continue
        if "source" in table and "printed" not in table:
            table["evidence"] = [{}]
        fact = _fact(TableReader(table, location, problems))
        first = facts.setdefault(fact.id or line, fact)
        if first is fact:
            continue
        alone = fact._replace(ranks=first.ranks, origin=first.origin)
        if alone == first and fact.ranks and fact.ranks[0] not in first.ranks:
            facts[fact.id] = first._replace(ranks=first.ranks + fact.ranks)
        else:
            facts[line] = fact  # its id stands twice
    return facts.values()


def _rows(file: File, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, their cells stripped, each with the line on which it begins."""
    delimiter = "\t" if file.name.lower().endswith(".tsv") else ","
    rows = csv.reader(io.StringIO(file.text, newline=""), delimiter=delimiter, strict=True)
    line, reason = 1, "a character NUL" if "\0" in file.text else None
    try:
        for row in () if reason else rows:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield line, cells
            line = rows.line_num + 1
    except csv.Error as error:
        reason = str(error)
    if reason:
        problems.append(Problem(Kind.NOT_CSV, {"reason": reason}, Location(file.name, line=line)))


def _is_head(names: list[str], location: Location, problems: list[Problem]) -> bool:
    """Whether the columns are called as they may be, each once, and those that each fact needs."""
    before = len(problems)
    reader = TableReader(dict.fromkeys(names), location, problems)
    for column in (*COLUMNS, *filter(_OF_A_TABLE.fullmatch, names)):
        reader.text(column)
    for column in ("metric", "entity"):
        reader.require(column)
    reader.finish()
    for column in {column for column in names if names.count(column) > 1}:
        reader.note(Kind.NOT_CSV, column, reason="two columns of one name")
    return len(problems) == before


def _key(column: str) -> tuple[str | None, str | None]:
    """The key of a fact that a column holds, and the key in that, if it is a table."""
    if column in _PASSED_OVER:
        return None, None
    inner = _OF_A_TABLE.fullmatch(column)
    return (inner[1] if inner[1] == "note" else "dims", inner[2]) if inner else (column, None)


def _fact(reader: TableReader) -> Fact:
    """A row as a fact; what `rank` in one word leaves out of a rank stands beside it."""
    fact = read_fact(reader)
    if reader.has("peers") or reader.has("out-of"):
        reader.require("rank")
        peers, out_of = reader.text("peers") or "", reader.count("out-of")
        ranks = (rank._replace(peers=peers, out_of=out_of) for rank in fact.ranks)
        return fact._replace(ranks=tuple(ranks))
    return fact


def _number(cell: str) -> Decimal | str:
    return Decimal(cell) if _NUMBER.fullmatch(cell) else cell


def _count(cell: str) -> int | str:
    return int(cell) if _COUNT.fullmatch(cell) else cell


def _whole(cell: str) -> dict[str, str] | str:
    metric, is_of_another, entity = cell.partition("@")
    return {"metric": metric, "entity": entity} if is_of_another else metric


_READERS: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(("value", "low", "high"), _number),
    **dict.fromkeys(("paragraph", "rank", "out-of"), _count),
    "of": _whole,
    "inferred": lambda cell: [part.strip() for part in cell.split(",")],
    "dims": lambda cell: dict(_DIM.findall(cell)) or cell,
    "note": lambda cell: {UNDETERMINED: cell},
}
"""What cells hold that is no text, as TOML would have it; what does not fit stays a text."""
