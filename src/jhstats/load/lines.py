"""On which line of a TOML file a table or a key begins; asked only when a message needs it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache, cached_property
from typing import Any

import tomli

from jhstats.errors import Excerpt, Kind, Location, Problem

_ENTRY = re.compile(r"(\w+)\[(\d+)\](?:\.(.+))?$")
_SHORT = {"evidence": "printed", "ranks": "rank"}
"""What may stand for the first entries of an array of a fact."""
_HEADER = re.compile(r"\s*+\[{1,2}([^\[\]#]+)\]{1,2}\s*+(?:#.*)?$")
_INNER = re.compile(r"(?:^|[{,])\s*([\w-]+)\s*[.=]")
_KEY = re.compile(r"\s*+[\"']?([^\"'.=]++)[\"']?\s*+[.=]")
# Strings and comments: what looks like a table, a key or a brace in them is none. Strings that
# nothing closes go on to the end, so that each character is looked at once.
_TEXT = re.compile(
    r"""\"{3}(?:\\.|[^\\])*?(?:\"{3,5}|\\?\Z) | '{3}.*?(?:'{3,5}|\Z) | "(?:\\.|[^"\\\n])*+"?"""
    r"""| '[^'\n]*' | \#[^\n]*""",
    re.VERBOSE | re.DOTALL,
)
_VALUE = r"""(?:"(?:\\.|[^"\\])*+"?|'[^']*+'?|\[[^\]]*+\]?|\{[^}]*+\}?|[^\s,\]}\#]++)"""


class Lines:
    """The tables and keys of one file, by the lines on which they begin."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._code = _TEXT.sub(lambda found: "\n" * found[0].count("\n"), text).split("\n")
        self._tables: dict[str, list[int]] = {}
        self._starts: list[int] = []
        self._keys: dict[int, dict[str, int]] = {}  # by the line of a table; of an entry, below 0
        self._entries: dict[int, list[int]] = {}  # the lines on which those of an array begin
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
        return self._inside(entry, line, end) if line and entry else line

    def _keys_of(self, start: int, end: int) -> dict[str, int]:
        """The keys of a table, each with the first line that gives it."""
        if start not in self._keys:
            lines = (line for line in range(end - 1, start - 1, -1) if self._code[line - 1].strip())
            found = ((line, _KEY.match(self._lines[line - 1])) for line in lines)
            self._keys[start] = {key[1].strip(): line for line, key in found if key}
        return self._keys[start]

    def _inside(self, entry: re.Match[str], start: int, end: int) -> int:
        """The line of an entry of an array, or of a key in it; of the array where it has none."""
        begun, index = self._begun(start, end), int(entry[2])
        if index + 1 >= len(begun):
            return start
        begin, after = begun[index : index + 2]
        if entry[3] and begin < after:
            if -begin not in self._keys:
                lines = enumerate(self._code[begin - 1 : min(after, end - 1)], begin)
                keys = [(key, line) for line, code in lines for key in _INNER.findall(code)]
                self._keys[-begin] = dict(reversed(keys))
            return self._keys[-begin].get(re.split(r"[.\[]", entry[3], maxsplit=1)[0], begin)
        return begin

    def _begun(self, start: int, end: int) -> list[int]:
        """The lines on which the entries of an array of tables begin, and that after its table."""
        if start not in self._entries:
            depth, begun = 0, self._entries.setdefault(start, [])
            for line in range(start, end):
                for brace in re.findall("[{}]", self._code[line - 1]):
                    begun += [line] * (brace == "{" and depth == 0)
                    depth += 1 if brace == "{" else -1
            begun.append(end)
        return self._entries[start]

    def written(self, location: Location) -> Location:
        """The place with its key as the file has it.

        What a fact leaves to its group stands in the group, and the first entries of evidence
        and ranks may stand in one word.
        """
        key, own, shared, begin = location.key or "", {}, {}, ""
        with suppress(LookupError, TypeError, ValueError, RecursionError):  # it is read broken, too
            if location.table in ("group", "fact"):
                own = self._raw[location.table][(location.number or 1) - 1]
            entry = _ENTRY.fullmatch(key)
            if location.table == "group" and entry and entry[3]:
                own, shared, key = own[entry[1]][int(entry[2])], own, entry[3]
                begin = f"{entry[1]}[{entry[2]}]."
            key = _in_one_word(key, own, shared)
            name = re.split(r"[.\[]", key, maxsplit=1)[0]
            if name in shared and name not in own:
                return location._replace(key=key, id=None)
        return location._replace(key=begin + key if key else None)

    @cached_property
    def _raw(self) -> dict[str, Any]:
        return tomli.loads("\n".join(self._lines))


def locator(files: Iterable[tuple[str, str]]) -> Callable[[Location], Location]:
    """A function that gives a place its line, if it has none and is in one of these named texts."""
    texts = dict(files)
    lines_of = cache(lambda file: Lines(texts[file]))

    def located(location: Location) -> Location:
        if location.line or location.file not in texts:
            return location
        lines = lines_of(location.file)
        location = lines.written(location)
        location = location._replace(line=lines.find(*location[1:4]))
        if location.table != "group" or location.id is None:
            return location
        return location._replace(table="fact", key=(location.key or "").partition(".")[2] or None)

    return located


def excerpt(problem: Problem, line: str) -> Excerpt | None:
    """What is wrong in its line: a key, its value or a part of that; None where it has none."""
    location, given = problem.location or Location(""), problem.data.get("given")
    text = given if isinstance(given, str) else str(given).lower()
    if location.column:
        start = line.rfind(text, 0, location.column - 1 + len(text)) if given else -1
        at = location.column - 1
        return Excerpt(line, at, at + 1) if start < 0 else Excerpt(line, start, start + len(text))
    key = re.sub(r"\[\d+\]", "", location.key or "").rpartition(".")[2]
    name = text if problem.kind is Kind.BAD_ID and not key else key
    pattern = rf"(?<![\w-])([\"']?{re.escape(name)}[\"']?)(?:\s*+=\s*+({_VALUE})|\])"
    found = [*re.finditer(pattern, line)] if name and problem.kind is not Kind.MISSING_KEY else []
    if not found or problem.kind is Kind.UNKNOWN_KEY or not found[0][2]:
        return Excerpt(line, *found[0].span(1)) if found else None
    best = next((value for value in found if (value[2] or "").strip("\"'") == text), found[0])
    start = line.find(text, best.start(2) + 2, best.end(2)) if isinstance(given, str) else -1
    return Excerpt(line, *(best.span(2) if start < 0 else (start, start + len(text))))


def _in_one_word(key: str, own: Mapping[str, Any], shared: Mapping[str, Any]) -> str:
    """The key of evidence or ranks of a fact that says so much, or its group, as it is written."""
    entry, both = _ENTRY.fullmatch(key), {**shared, **own}
    if not entry or entry[1] not in _SHORT:
        return key
    short = both.get(_SHORT[entry[1]])
    index = int(entry[2]) - (len(short) if isinstance(short, list) else short is not None)
    if index < 0:
        return entry[3] or _SHORT[entry[1]]
    if entry[3] in both and entry[3] not in both[entry[1]][index]:
        return entry[3]
    return f"{entry[1]}[{index}]" + (f".{entry[3]}" if entry[3] else "")


def _bare(table: str) -> str:
    return re.sub(r"[\s\"']", "", table)
