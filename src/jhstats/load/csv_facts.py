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

_PASSED_OVER = ("scope", "metric-name", "entity-name", "unit-name", "among-name")
COLUMNS = (
    *("id", "metric", "measure", "entity", "period", "value", "unit", "bound", "status", "rank"),
    *("among", "source", "section", "paragraph", "printed", "scope"),
    *("of", "from", "prices", "low", "high", "dims", "inferred", "note"),
    *("page", "table", "row", "column", "url", "peers", "out-of", *_PASSED_OVER[1:]),
)
"""What its columns may be called, besides `dim.NAME` and `note.TAG`.

`of` is `metric` or `metric@entity`, `inferred` parted by commas, `dims` as `sex=female age=15-24`,
`peers` and `out-of` are of the rank. `scope` and the names say what other columns say.
"""
_VARIED = ("id", "period", "value")
"""What differs from row to row; rows that are alike in all else are read alike."""
_INNER = re.compile(r"(?:dim|note)\.\S.*")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,9})?", re.ASCII)
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_DIM = re.compile(r"(?<!\S)([^\s=]++)=(.*?)(?=\s[^\s=]++=|$)", re.DOTALL)
_READERS: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(
        ("value", "low", "high"), lambda cell: Decimal(cell) if _NUMBER.fullmatch(cell) else cell
    ),
    **dict.fromkeys(
        ("paragraph", "rank", "out-of"), lambda cell: int(cell) if _COUNT.fullmatch(cell) else cell
    ),
    "of": lambda cell: dict(zip(("metric", "entity"), cell.split("@", 1), strict=False)),
    "inferred": lambda cell: [part.strip() for part in cell.split(",")],
    "dims": lambda cell: {key: text.strip() for key, text in _DIM.findall(cell)} or {cell: ""},
    "note": lambda cell: {UNDETERMINED: cell},
}
"""What a cell holds that is no text, as TOML would have it; what does not fit stays a text."""


def read_tables(
    paths: Iterable[str], base: str, max_size: int, problems: list[Problem], files: list[File]
) -> dict[str, tuple[Fact, ...]]:
    """The facts of CSV files, by name; paths begin at the folder of the file of a base.

    What is read is added to `files`.
    """
    tables, folder = {}, os.path.dirname(base)  # noqa: PTH120 - Path drops what keeps - a file
    for path in paths:
        name = os.path.join(folder, path)  # noqa: PTH118 - as above
        file = read_file(f"./{name}" if name == STDIN else name, max_size, problems)
        if file:
            files.append(file)
            tables[file.name] = tuple(_facts(file, problems))
    return tables


def _facts(file: File, problems: list[Problem]) -> Iterable[Fact]:
    """What the rows say, those of one id and several ranks as one."""
    facts: dict[str | int, Fact] = {}
    alike: dict[tuple[str, ...], Fact] = {}  # the first of the facts that differ in `_VARIED` alone
    for line, cells in _rows(file, problems):
        location = Location(file.name, "fact", id=cells.get("id"), line=line)
        own = {column: cells.pop(column) for column in _VARIED if column in cells}
        key, before = (*own, *cells, *cells.values()), len(problems)
        table = _table(own if key in alike else {**own, **cells})
        reader = TableReader(table, location, problems)
        if key in alike:
            fact = alike[key]._replace(
                id=reader.id("id") or "",
                period=reader.period("period"),
                value=reader.number("value"),
                origin=location,
            )
        else:
            fact, peers, out_of = read_fact(reader), reader.text("peers"), reader.count("out-of")
            ranks = (rank._replace(peers=peers or "", out_of=out_of) for rank in fact.ranks)
            fact = fact._replace(ranks=tuple(ranks))
            if len(problems) == before and fact.low is None:
                alike[key] = fact
        first = facts.setdefault(fact.id or line, fact)
        if fact is first:
            continue
        is_same = fact._replace(ranks=first.ranks, origin=first.origin) == first
        if is_same and not {*fact.ranks} <= {*first.ranks}:
            facts[fact.id] = first._replace(ranks=first.ranks + fact.ranks)
        else:
            facts[line] = fact  # its id stands twice
    return facts.values()


def _rows(file: File, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells that say something, by column, with the line of each row; none under a bad head."""
    delimiter, line = "\t" if file.name.lower().endswith(".tsv") else ",", 1
    rows = csv.reader(io.StringIO(file.text, newline=""), delimiter=delimiter, strict=True)

    def note(reason: str) -> None:
        problems.append(Problem(Kind.NOT_CSV, {"reason": reason}, Location(file.name, line=line)))

    try:
        head = [name.strip() for name in next(rows, ())]
        before = len(problems)
        reader = TableReader(dict.fromkeys(head), Location(file.name, line=1), problems)
        for name in (*COLUMNS, *filter(_INNER.fullmatch, head)):
            reader.text(name)
        reader.require("metric")
        reader.require("entity")
        reader.finish()
        if len({*head}) < len(head):
            note("two columns of one name")
        if "\0" in file.text:
            note("a character NUL")
        line = rows.line_num + 1
        for row in rows if len(problems) == before else ():
            cells = [cell.strip() for cell in row]
            if any(cells[len(head) :]):
                note(f"a row of {len(cells)} cells under {len(head)} names")
            elif any(cells):
                named = zip(head, cells, strict=False)
                own = {name: cell for name, cell in named if cell and name not in _PASSED_OVER}
                yield line, own
            line = rows.line_num + 1
    except csv.Error as error:
        note(str(error))


def _table(cells: Mapping[str, str]) -> dict[str, Any]:
    """A row as a table of TOML; a source alone is evidence, too."""
    table: dict[str, Any] = {}
    for column, cell in cells.items():
        outer, is_inner, inner = column.partition(".")
        if is_inner:
            table.setdefault("dims" if outer == "dim" else outer, {})[inner] = cell
        else:
            table[column] = _READERS[column](cell) if column in _READERS else cell
    if "source" in table and "printed" not in table:
        table["evidence"] = [{}]
    return table
