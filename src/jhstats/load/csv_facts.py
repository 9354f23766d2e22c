"""Facts in CSV: one a row, under columns that are called as those of the output."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from jhstats.errors import Kind, Location, Problem
from jhstats.load.facts import PLACE, FactReader
from jhstats.load.files import File
from jhstats.load.table import TableReader, keep
from jhstats.model import UNDETERMINED, Evidence, Fact

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
_OWN = ("id", "period", "value", "printed")  # of each row; of what and where are read once
_NUMBERS, _COUNTS = ("value", "low", "high"), ("paragraph", "rank", "out-of")
_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]++")
_INNER = re.compile(r"(?:dim|note)\.\S.*")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,9})?", re.ASCII)
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_DIM = re.compile(r"(?<!\S)([^\s=]++)=(.*?)(?=\s[^\s=]++=|$)", re.DOTALL)
_READERS: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(_NUMBERS, lambda cell: Decimal(cell) if _NUMBER.fullmatch(cell) else cell),
    **dict.fromkeys(_COUNTS, lambda cell: int(cell) if _COUNT.fullmatch(cell) else cell),
    "of": lambda cell: dict(zip(("metric", "entity"), cell.split("@", 1), strict=False)),
    "inferred": lambda cell: [part.strip() for part in cell.split(",")],
    "dims": lambda cell: {key: text.strip() for key, text in _DIM.findall(cell)} or {cell: ""},
    "note": lambda cell: {UNDETERMINED: cell},
}
"""What a cell holds that is no text, as TOML would have it; what does not fit stays a text."""


def read_rows(file: File, reader: FactReader, problems: list[Problem]) -> Iterator[Fact]:
    """The facts that the rows of a file say, those of one id and several ranks as one."""
    facts: dict[str | int, Fact] = {}  # those with an id, which a later row may go on with
    firsts, places = dict[tuple[str, ...], Fact](), dict[tuple[str, ...], Evidence]()
    for line, (own, of, at), (own_cells, of_cells, at_cells) in _rows(file, problems):
        cells = _table(own, own_cells)
        location = Location(file.name, "fact", id=cells.get("id"), line=line)
        alike, place = firsts.get(of_cells), places.get(at_cells)
        is_same = alike and ("value" in cells) is (alike.value is not None)
        if alike and place and (place.source or "printed" not in cells) and is_same:
            table = TableReader(cells, location, problems)
            evidence = (Evidence(*place[:-1], table.text("printed")),) if place.source else ()
            fact = reader.like(table, alike, alike.ranks, evidence)
        else:
            cells |= _table(of, of_cells) | _table(at, at_cells)
            if "source" in cells and "printed" not in cells:
                cells["evidence"] = [{}]  # a source alone is evidence, too
            table, before = TableReader(cells, location, problems), len(problems)
            fact = reader.read(table)
            peers, out_of = table.text("peers"), table.checked("out-of", "count")
            ranks = (own._replace(peers=peers or own.peers, out_of=out_of) for own in fact.ranks)
            fact = fact._replace(ranks=tuple(ranks))
            if len(problems) == before and fact.low is None:
                keep(firsts, of_cells, fact._replace(id=reader.alike(table).id))
                keep(places, at_cells, fact.evidence[0] if fact.evidence else Evidence(""))
        if "id" not in cells and not facts:
            yield fact
            continue
        earlier = facts.setdefault(cells.get("id", line), fact)
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
) -> Iterator[tuple[int, list[list[str]], list[tuple[str, ...]]]]:
    """Each row's line, columns and cells: its own, of what, and where; none under a bad head."""
    delimiter, line = "\t" if file.name.lower().endswith(".tsv") else ",", 1
    lines = (found[0] for found in _LINE.finditer(file.text))
    rows = csv.reader(lines, delimiter=delimiter, strict=True)

    def note(**data: object) -> None:
        problems.append(Problem(Kind.NOT_CSV, data, Location(file.name, line=line)))

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
            note(reason="cause.columns")
        line = rows.line_num + 1
        kinds = [0 if name in _OWN else 2 if name in PLACE else 1 for name in head]
        parts = [[n for n, kind in enumerate(kinds) if kind == part] for part in range(3)]
        parted = [[head[n] for n in part] for part in parts]
        for row in rows if len(problems) == before else ():
            cells = [cell.strip() for cell in row]
            if any(cells[len(head) :]):
                note(cells=len(cells), names=len(head))
            elif any(cells):
                cells += [""] * (len(head) - len(cells))
                yield line, parted, [(*map(cells.__getitem__, part),) for part in parts]
            line = rows.line_num + 1
    except csv.Error as error:
        note(reason=str(error))


def _table(columns: Iterable[str], cells: Iterable[str]) -> dict[str, Any]:
    """Some cells of a row, under the names of their columns, as a table of TOML."""
    table: dict[str, Any] = {}
    for name, cell in zip(columns, cells, strict=True):
        outer, _, inner = name.partition(".")
        if cell and inner:
            table.setdefault("dims" if outer == "dim" else outer, {})[inner] = cell
        elif cell and name not in _PASSED_OVER:
            table[name] = _READERS[name](cell) if name in _READERS else cell
    return table
