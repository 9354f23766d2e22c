"""Facts in CSV: one a row, under columns that are called as those of the output."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from jhstats.errors import Kind, Location, Problem
from jhstats.load.files import STDIN, File, read_file
from jhstats.load.schema import read_fact
from jhstats.load.table import MOST_ALIKE, TableReader
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
_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]++")
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


class _Column(NamedTuple):
    """The key of a fact that a column is of, and in it, and how its cells are read."""

    key: str | None
    inner: str
    read: Callable[[str], Any] | None

    @classmethod
    def named(cls, name: str) -> _Column:
        """The column of a name in the head; the key is None where other columns say the same."""
        outer, _, inner = name.partition(".")
        key = {"dim": "dims"}.get(outer, outer)
        return cls(None if name in _PASSED_OVER else key, inner, _READERS.get(name))


def read_tables(
    paths: Iterable[str], base: str, max_size: int, problems: list[Problem], files: list[File]
) -> dict[str, Iterable[Fact]]:
    """The facts of CSV files, by name, each once; paths begin at the folder of the file of a base.

    What is read is added to `files`, in which it is looked for first.
    """
    known = {file.name: file for file in files}
    folder = os.path.dirname(base)  # noqa: PTH120 - Path drops what keeps - a file
    tables = dict[str, Iterable[Fact]]()
    for path in paths:
        name = os.path.join(folder, path)  # noqa: PTH118 - as above
        name = f"./{name}" if name == STDIN else name
        file = known.get(name) or read_file(name, max_size, problems)
        if file:
            files += () if file.name in known else (file,)
            tables[file.name] = _facts(file, problems)
    return tables


def _facts(file: File, problems: list[Problem]) -> Iterator[Fact]:
    """What the rows say, those of one id and several ranks as one."""
    facts: dict[str | int, Fact] = {}  # those with an id, which a later row may go on with
    alike: dict[object, Any] = {}
    rows: dict[tuple[str, ...], Fact] = {}  # the first of those that differ in `_VARIED` alone
    for line, own, columns, rest in _rows(file, problems):
        key = (*own, *rest)  # with which of `_VARIED` it has
        first = rows.get(key)
        table = {**own, **(_table(columns, rest) if first is None else {})}
        location = Location(file.name, "fact", id=table.get("id"), line=line)
        reader = TableReader(table, location, problems, alike=alike)
        if first:
            fact = first._replace(
                id=reader.id("id") or "",
                period=reader.period("period"),
                value=reader.number("value"),
                origin=location,
            )
        else:
            before, fact = len(problems), read_fact(reader)
            if reader.has("peers") or reader.has("out-of"):
                peers, out_of = reader.text("peers"), reader.count("out-of")
                ranks = (rank._replace(peers=peers or "", out_of=out_of) for rank in fact.ranks)
                fact = fact._replace(ranks=tuple(ranks))
            if len(problems) == before and fact.low is None and len(rows) < MOST_ALIKE:
                rows[key] = fact
        if not fact.id and not facts:
            yield fact
            continue
        earlier = facts.setdefault(fact.id or line, fact)
        if fact is earlier:
            continue
        is_same = fact._replace(ranks=earlier.ranks, origin=earlier.origin) == earlier
        if is_same and not {*fact.ranks} <= {*earlier.ranks}:
            facts[fact.id] = earlier._replace(ranks=earlier.ranks + fact.ranks)
        else:
            facts[line] = fact  # its id stands twice
    yield from facts.values()


def _rows(
    file: File, problems: list[Problem]
) -> Iterator[tuple[int, dict[str, Any], Sequence[_Column], tuple[str, ...]]]:
    """The line of each row, what varies in it, and the other columns and cells.

    There is none under a bad head.
    """
    delimiter, line = "\t" if file.name.lower().endswith(".tsv") else ",", 1
    lines = (found[0] for found in _LINE.finditer(file.text))
    rows = csv.reader(lines, delimiter=delimiter, strict=True)

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
        columns, line = [*map(_Column.named, head)], rows.line_num + 1
        varied = [n for n, column in enumerate(columns) if column.key in _VARIED]
        others = [n for n in range(len(head)) if n not in varied]
        parted = [[columns[n] for n in indices] for indices in (varied, others)]
        for row in rows if len(problems) == before else ():
            cells = [cell.strip() for cell in row]
            if any(cells[len(head) :]):
                note(f"a row of {len(cells)} cells under {len(head)} names")
            elif any(cells):
                cells += [""] * (len(head) - len(cells))
                own = _table(parted[0], map(cells.__getitem__, varied))
                yield line, own, parted[1], (*map(cells.__getitem__, others),)
            line = rows.line_num + 1
    except csv.Error as error:
        note(str(error))


def _table(columns: Iterable[_Column], cells: Iterable[str]) -> dict[str, Any]:
    """A row, or some cells of it, as a table of TOML; a source alone is evidence, too."""
    table: dict[str, Any] = {}
    for (key, inner, read), cell in zip(columns, cells, strict=False):
        if not cell or key is None:
            continue
        if inner:
            table.setdefault(key, {})[inner] = cell
        else:
            table[key] = read(cell) if read else cell
    if "source" in table and "printed" not in table:
        table["evidence"] = [{}]
    return table
