"""On which line of a TOML file a table or a key begins; asked only when a message needs it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate

from jhstats.errors import Location

_ENTRY = re.compile(r"\w+\[(\d+)\]$")
_HEADER = re.compile(r"\s*+\[{1,2}([^\[\]#]+)\]{1,2}\s*+(?:#.*)?$")
_KEY = re.compile(r"\s*+[\"']?([^\"'.=]++)[\"']?\s*+[.=]")
# Strings and comments: what looks like a table, a key or a brace in them is none. Strings that
# nothing closes go on to the end, so that each character is looked at once.
_TEXT = re.compile(
    r"""\"{3}(?:\\.|[^\\])*?(?:\"{3,5}|\\?\Z) | '{3}.*?(?:'{3,5}|\Z) | "(?:\\.|[^"\\\n])*+"?"""
    r"""| '[^'\n]*' | \#[^\n]*""",
    re.VERBOSE | re.DOTALL,
)


class Lines:
    """The tables and keys of one file, by the lines on which they begin."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._code = _TEXT.sub(lambda found: "\n" * found[0].count("\n"), text).split("\n")
        self._tables: dict[str, list[int]] = {}
        self._starts: list[int] = []
        self._keys: dict[int, dict[str, int]] = {}  # by the line on which the table begins
        self._entries: dict[int, list[int]] = {}  # entries begun up to each line behind an array's
        for number, (line, code) in enumerate(zip(self._lines, self._code, strict=True), 1):
            header = _HEADER.match(line) if code.lstrip().startswith("[") else None
            if header:
                self._tables.setdefault(_bare(header[1]), []).append(number)
                self._starts.append(number)

    def find(
        self, table: str | None, number: int | None = None, key: str | None = None
    ) -> int | None:
        """The line of a key, else of its table, from 1; None where neither is found.

        They are named as in a `Location`; without a table, a key is one above all tables.
        """
        if table is None and key and _bare(key) in self._tables:
            table, key = key, None
        start = None
        if table is not None:
            starts, index = self._tables.get(_bare(table), []), (number or 1) - 1
            if index >= len(starts):
                return None
            start = starts[index]
        return (key and self._key(key, start or 1)) or start

    def _key(self, key: str, start: int) -> int | None:
        index = bisect_right(self._starts, start)
        end = self._starts[index] if index < len(self._starts) else len(self._lines) + 1
        line = self._keys_of(start, end).get(re.split(r"[.\[]", key, maxsplit=1)[0])
        entry = _ENTRY.match(key)
        return self._entry(int(entry[1]), line, end) if line and entry else line

    def _keys_of(self, start: int, end: int) -> dict[str, int]:
        """The keys of a table, each with the first line that gives it."""
        if start not in self._keys:
            keys: dict[str, int] = {}
            for line in range(start, end):
                found = _KEY.match(self._lines[line - 1]) if self._code[line - 1].strip() else None
                if found:
                    keys.setdefault(found[1].strip(), line)
            self._keys[start] = keys
        return self._keys[start]

    def _entry(self, number: int, start: int, end: int) -> int:
        """The line on which an entry of an array of tables begins, else that of the array."""
        if start not in self._entries:
            lines = self._code[start - 1 : end - 1]
            self._entries[start] = [*accumulate(line.count("{") for line in lines)]
        line = start + bisect_left(self._entries[start], number)
        return line if line < end else start


def locator(files: Iterable[tuple[str, str]]) -> Callable[[Location], Location]:
    """A function that gives a place its line, if it has none and is in one of these named texts."""
    texts = dict(files)
    lines_of = cache(lambda file: Lines(texts[file]))

    def located(location: Location) -> Location:
        if location.line or location.file not in texts:
            return location
        lines = lines_of(location.file)
        return location._replace(line=lines.find(location.table, location.number, location.key))

    return located


def _bare(table: str) -> str:
    return re.sub(r"[\s\"']", "", table)
