"""On which line of a TOML file a table or a key begins; asked only when a message needs it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jhstats.errors import Location

_ENTRY = re.compile(r"\w+\[(\d+)\]$")
_STRING = re.compile(r"""\"(?:\\.|[^\"\\])*\"|'[^']*'|\#.*""")
_HEADER = re.compile(r"\s*\[{1,2}\s*([^\[\]#]+?)\s*\]{1,2}\s*(?:#.*)?$")
# What can hide a quote or hold one, outside of a long string: a long quote, a string, a comment.
_OUTSIDE = re.compile(r"""(\"{3}|'{3})|"(?:\\.|[^"\\])*"|'[^']*'|\#.*""", re.VERBOSE)
_ENDS = {'"""': re.compile(r'(?:\\.|[^\\])*?"""'), "'''": re.compile(r".*?'''")}


class Lines:
    """The tables of one file, with the lines on which they begin."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._tables: dict[str, list[int]] = {}
        self._starts: list[int] = []
        inside = ""
        for number, line in enumerate(self._lines, 1):
            found = None if inside else _HEADER.match(line)
            if found:
                self._tables.setdefault(_bare(found[1]), []).append(number)
                self._starts.append(number)
            inside = _after(line, inside)

    def find(self, table: str, number: int = 0, key: str = "") -> int:
        """The line of a key, else of its table, else 0; `number` counts from 1."""
        begin = 1
        if not table and _bare(key) in self._tables:
            table, key = key, ""
        if table:
            begins = self._tables.get(_bare(table), [])
            if len(begins) < max(number, 1):
                return 0
            begin = begins[max(number, 1) - 1]
        index = bisect_right(self._starts, begin)
        after = self._starts[index] if index < len(self._starts) else len(self._lines) + 1
        name = re.escape(re.split(r"[.\[]", key)[0])
        if name:
            assignment = re.compile(rf"\s*[\"']?{name}[\"']?\s*[.=]")
            for line in range(begin, after):
                if assignment.match(self._lines[line - 1]):
                    entry = _ENTRY.match(key)
                    return self._entry(int(entry[1]), line, after) if entry else line
        return begin if table else 0

    def _entry(self, number: int, begin: int, end: int) -> int:
        """The line on which an entry of an array of tables begins, else that of the array."""
        for line in range(begin, end):
            number -= _STRING.sub("", self._lines[line - 1]).count("{")
            if number < 1:
                return line
        return begin


class Locator:
    """The lines of places in several files, each a name and a text."""

    def __init__(self, files: Iterable[tuple[str, str]]) -> None:
        self._texts = dict(files)
        self._lines: dict[str, Lines] = {}

    def location(self, one: Location) -> Location:
        """The place with its line, where it stands in one of the files."""
        if one.line or one.file not in self._texts:
            return one
        if one.file not in self._lines:
            self._lines[one.file] = Lines(self._texts[one.file])
        return one._replace(line=self._lines[one.file].find(one.table, one.number, one.key))


def _after(line: str, inside: str) -> str:
    """The long quote that is still open after a line; `inside` was open before it."""
    at = 0
    while True:
        found = (_ENDS[inside] if inside else _OUTSIDE).search(line, at)
        if not found:
            return inside
        at = found.end()
        inside = "" if inside else (found[1] or "")


def _bare(table: str) -> str:
    return re.sub(r"[\s\"']", "", table)
