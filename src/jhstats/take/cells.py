"""Tables as people save them, as rows of cells: .csv, .tsv, .json, .xlsx, in their encodings."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice
from warnings import catch_warnings
from zipfile import ZipFile

from jhstats.errors import BaseError, Kind, UsageError
from jhstats.figure import EXACT, ONE, plain
from jhstats.load.files import BOMB, MAX_SIZE, refused, too_large

Rows = list[list[str]]
_MOST_COLUMNS, _MOST_CELLS, _MOST_DIGITS = 16_384, 10_000_000, 40
_Reading = Callable[[str, str], Iterator[Iterable[object]]]
_ZIP = b"PK\3\4"  # how a workbook begins
_DELIMITERS = "\t;,|"
_KEYS = re.compile(r"(?i)[\\/]time")  # `unit,geo\time`, of one column
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]+")
_TOLD, _ENDS = 40, bytes.maketrans(b"\t\r,;|", b"\n\n\n\n\n")  # of a cell: bytes each way
_PLACES = re.compile(r"(?:[^0#,?.E\"]|\"[^\"]*\")*[#,]*0+(?:\.(0+))?(?![0#?.,E/])")
"""How many places a number format shows; nothing of one that shows as many as there are."""


def read_rows(name: str, raw: bytes, encoding: str | None, sheet: str | None, most: int) -> Rows:
    """The cells of a table, stripped; an .xlsx's as its number formats show them, rows alike wide.

    Raises:
        BaseError: it holds no table, or one too large, or unpacks to more than `most` bytes.
        UsageError: its encoding is not certain, or it has no such sheet.
    """
    is_workbook = raw.startswith(_ZIP)
    text = "" if is_workbook else _text(name, raw, encoding)
    read: _Reading = _json if text.lstrip().startswith(("{", "[")) else _separated
    kept, widest, empty = Rows(), 0, 0  # a workbook has many empty rows at its end
    for row in _workbook(name, raw, sheet, most) if is_workbook else read(name, text):
        cells = [_CONTROL.sub(" ", str(cell)).strip() for cell in islice(row, _MOST_COLUMNS + 1)]
        filled = next((n for n in range(len(cells), 0, -1) if cells[n - 1]), 0)
        if not filled:
            empty += 1
            continue
        kept += [[]] * empty + [cells]
        empty = 0
        widest = max(widest, filled)
        if widest > _MOST_COLUMNS or widest * len(kept) > _MOST_CELLS:
            limits = {"columns": f"{_MOST_COLUMNS:,}", "cells": f"{_MOST_CELLS:,}"}
            raise refused(name, Kind.NOT_A_TABLE, **limits)
    return [row and row[:widest] + [""] * (widest * is_workbook - len(row)) for row in kept]


def _text(name: str, raw: bytes, encoding: str | None) -> str:
    """The characters of a table: UTF-8 and UTF-16 are told apart, others are to be named."""
    begin = raw[:2000]
    if not encoding and begin.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif not encoding and begin.count(0) > len(begin) // 5:
        encoding = "utf-16-be" if begin[::2].count(0) > begin[1::2].count(0) else "utf-16-le"
    try:
        return raw.decode(encoding or "utf-8-sig")
    except (UnicodeError, LookupError) as error:
        start = getattr(error, "start", 0)
        begin, end = (raw[n : n + _TOLD].translate(_ENDS) for n in (max(start - _TOLD, 0), start))
        telling = begin[:start].rpartition(b"\n")[2] + end.partition(b"\n")[0]
        line = raw.count(b"\n", 0, start) + 1
        seen = {code: telling.decode(code, "replace").strip() for code in ("gb18030", "cp1252")}
        raise UsageError(refused(name, Kind.NEEDS_ENCODING, line=line, **seen).problems) from None


def _separated(name: str, text: str) -> Iterator[list[str]]:
    """The cells of lines, parted by what parts most of the first ones alike."""
    first = text[:50_000].split("\n")[:100]

    def alike(delimiter: str) -> int:
        widths = [line.count(delimiter) for line in first]
        return max(width * widths.count(width) for width in {*widths})

    begin, tab, _ = first[0].partition("\t")
    delimiter = "\t" if tab and _KEYS.search(begin) else max(_DELIMITERS, key=alike)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        raise refused(name, Kind.NOT_A_TABLE) from None


def _json(name: str, text: str) -> Iterator[list[object]]:
    """All of a list of objects, or of an object of names and values or objects; or an error."""
    from json import dumps, loads  # noqa: PLC0415 - what one form needs

    try:
        found = loads(text, parse_float=str, parse_int=str, parse_constant=lambda _: "")
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", None), getattr(error, "colno", None)
        raise refused(name, Kind.NOT_A_TABLE, line=line, column=column) from None
    objects = found
    if isinstance(found, dict):
        objects = [{"name": key, **(value if isinstance(value, dict) else {"value": value})}
                   for key, value in found.items()]  # fmt: skip
    for entry in objects:
        for cell in entry.values() if isinstance(entry, dict) else [objects]:
            if isinstance(cell, list | dict):
                raise refused(name, Kind.NOT_A_TABLE, given=dumps(cell, ensure_ascii=False))
    head = list(dict.fromkeys(key for entry in objects for key in entry))
    yield [*head]
    for entry in objects:
        yield ["" if (cell := entry.get(key)) is None else cell for key in head]


def _workbook(name: str, raw: bytes, sheet: str | None, most: int) -> Iterator[list[str]]:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - what one form needs
    except ImportError:
        raise BaseError.of(Kind.NEEDS_EXTRA, given=name, extra="excel") from None
    if most == MAX_SIZE:  # who says more may have more
        most = min(most, max(10**7, BOMB * len(raw)))
    try:
        with ZipFile(io.BytesIO(raw)) as archive, catch_warnings(action="ignore"):
            size = sum(info.file_size for info in archive.infolist())
            sheets = {} if size > most else {found.title: found for found in load_workbook(
                io.BytesIO(raw), read_only=True, data_only=True).worksheets}  # fmt: skip
            chosen = sheets.get(sheet or next(iter(sheets), ""))
            if chosen is not None:
                chosen.reset_dimensions()
                for row in chosen.iter_rows():
                    yield [_shown(cell.value, cell.number_format) for cell in row]
    except Exception:  # noqa: BLE001 - whatever openpyxl meets in what is no workbook
        raise refused(name, Kind.NOT_A_TABLE) from None
    if size > most:
        raise too_large(name, most)
    if chosen is None:
        raise UsageError.of(Kind.BAD_CHOICE, option="--sheet", given=sheet, candidates=(*sheets,))


def _shown(value: object, form: str) -> str:
    """A cell as its number format shows it; a date as ISO writes it, as far as it is shown."""
    if isinstance(value, date):
        length = 10 if "d" in form.lower() else 7 if "m" in form.lower() else 4
        return value.isoformat()[:length]
    if not isinstance(value, int | float) or isinstance(value, bool):
        return "" if value is None else str(value)
    exact = Decimal(f"{value:.15g}")  # a workbook keeps no more digits
    section = form.partition(";")[0]
    is_percent, places = "%" in section, _PLACES.match(section)
    if is_percent:
        exact = exact.scaleb(2)
    if places and exact.adjusted() < _MOST_DIGITS:
        exact = exact.quantize(ONE.scaleb(-len(places[1] or "")), ROUND_HALF_UP, EXACT)
    return plain(exact) + "%" * is_percent
