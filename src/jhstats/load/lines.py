"""On which line of a TOML file a table or a key begins; asked only when a message needs it."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import count

from jhstats.errors import Excerpt, Kind, Location, Problem

_ENTRY = re.compile(r"(\w+)\[(\d+)\](?:\.(.+))?$")
_GROUPED = re.compile(r"(facts|ignored)\[(\d+)\](?:\.(.+))?")
_SHORT = {"evidence": "printed", "ranks": "rank"}
"""What may stand for the first entries of an array of a fact."""
_NAME = r"""(?:[\w-]++|"(?:\\.|[^"\\\n])*+"|'[^'\n]*+')"""
_NAMES = rf"{_NAME}(?:[ \t]*+\.[ \t]*+{_NAME})*+"
# Strings that nothing closes go on to the end, so that each character is looked at once.
_TOKEN = re.compile(
    rf"""\"{{3}}(?:\\.|[^\\])*?(?:\"{{3,5}}|\\?\Z) | '{{3}}.*?(?:'{{3,5}}|\Z)
    | ^[ \t]*+(?P<array>\[)?\[[ \t]*+(?P<table>{_NAMES})[ \t]*+\](?(array)\])
    | (?P<key>{_NAMES})[ \t]*+=(?:[ \t]*+(?:[^\s\[\]{{}},"'\#=]++|"[^"\\\n]*+"(?!")))?
    | {_NAMES}
    | [\[\]{{}},] | \#[^\n]*+ | "(?:\\.|[^"\\\n])*+"? | '[^'\n]*+'? | [^\s\[\]{{}},"'\#=]++""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_UNWRITTEN = dict.fromkeys(map(ord, " \t\"'"))
_COMMAS, _TABS = (
    re.compile(rf"""(?:^|{mark})\s*("(?:[^"]|"")*+"?|[^{mark}]*)""") for mark in (",", "\t")
)
"""A cell of CSV, behind what parts it from others."""
_VALUE = r"""(?:"(?:\\.|[^"\\])*+"?|'[^']*+'?|\[[^\]]*+\]?|\{[^}]*+\}?|[^\s,\]}\#]++)"""


class Lines:
    """The lines on which the tables, keys and entries of one file begin."""

    def __init__(self, text: str) -> None:
        self._lines: dict[str, int] = {}  # by paths: `fact[0].evidence[1].source`
        indices: dict[str, int] = {}  # of the last entry of each array, by its path
        outer: list[str] = []  # the arrays and tables in whose brackets a token stands
        table, path, line, end = "", "", 1, 0
        for token in _TOKEN.finditer(text):
            line, end = line + text.count("\n", end, token.start()), token.start()
            kind, mark = token.lastgroup, token[0]
            if kind == "key" or (kind == "table" and not outer):
                path = "" if kind == "table" else outer[-1] if outer else table
                for name in token[kind].translate(_UNWRITTEN).split("."):
                    path = f"{path}[{indices[path]}]" if path in indices else path
                    path = f"{path}.{name}" if path else name
                    self._lines.setdefault(path, line)
                if token["array"]:
                    indices[path] = indices.get(path, -1) + 1
                    path = f"{path}[{indices[path]}]"
                table = path if kind == "table" else table
            elif mark in "]}" and outer:
                path = outer.pop()
            if mark[0] != "#":
                self._lines.setdefault(path, line)
            if mark in "[{":
                outer.append(path)
                indices |= {path: -1} if mark == "[" else {}
            if mark in "[," and outer and outer[-1] in indices:
                indices[outer[-1]] += 1
                path = f"{outer[-1]}[{indices[outer[-1]]}]"

    def find(
        self, table: str | None, number: int | None = None, key: str | None = None
    ) -> int | None:
        """The line of a key, else of what it stands in, from 1; None where its table is not found.

        They are named as in a `Location`; without a table, a key is one above all tables.
        """
        names = ((name or "").translate(_UNWRITTEN) for name in (table, key))
        top = next(names) + (f"[{number - 1}]" if number else "")
        path = ".".join(filter(None, (top, *names)))
        while path not in self._lines and len(path) > len(top):
            path = re.sub(r"(?:^|[.\[])[^.\[]*$", "", path)
        return self._lines.get(path)

    def located(self, location: Location) -> Location:
        """The place with its line, and its key as the file has it.

        What a fact leaves to its group stands in the group, and the first entries of evidence
        and ranks may stand in one word.
        """
        key, begin = location.key or "", ""
        tops = [f"{location.table}[{(location.number or 1) - 1}]."]
        entry = _GROUPED.fullmatch(key) if location.table == "group" else None
        if entry and entry[3]:
            begin, key = f"{entry[1]}[{entry[2]}].", entry[3]
            tops.insert(0, tops[0] + begin)
        key = self._in_one_word(key, tops)
        found = self._path(re.split(r"[.\[]", key, maxsplit=1)[0], tops)
        if begin and found and not found.startswith(tops[0]):
            location, begin = location._replace(id=None), ""
        key = begin + key
        line = self.find(location.table, location.number, key)
        if entry and location.id is not None:
            location, key = location._replace(table="fact"), key.partition(".")[2]
        return location._replace(key=key or None, line=line)

    def _in_one_word(self, key: str, tops: list[str]) -> str:
        """The key of evidence or ranks of a fact as it is written in these tables."""
        entry = _ENTRY.fullmatch(key)
        if not entry or entry[1] not in _SHORT:
            return key
        array, rest, short = entry[1], entry[3], self._path(_SHORT[entry[1]], tops)
        texts = next(n for n in count() if f"{short}[{n}]" not in self._lines)
        index = int(entry[2]) - (texts or short is not None)
        if index < 0:
            return rest or _SHORT[array]
        own = f"{array}[{index}]" + (f".{rest}" if rest else "")
        return rest if rest and self._path(rest, tops) and not self._path(own, tops) else own

    def _path(self, key: str, tops: list[str]) -> str | None:
        """The path of a key in the first of these tables that has it."""
        return next((top + key for top in tops if top + key in self._lines), None)


def locator(files: Iterable[tuple[str, str]]) -> Callable[[Location], Location]:
    """A function that gives a place its line, if it has none and is in one of these named texts."""
    texts = dict(files)
    lines_of = cache(lambda file: Lines(texts[file]))

    def located(location: Location) -> Location:
        if location.line or location.file not in texts:
            return location
        return lines_of(location.file).located(location)

    return located


def excerpt(problem: Problem, line: str, head: str = "") -> Excerpt | None:
    """What is wrong in its line: a key, its value or a part of that; None where it has none.

    Of facts in CSV it is the cell of a column, which the `head` names.
    """
    location, given = problem.location or Location(""), problem.data.get("given")
    table, _, column = (location.table or "").partition(".")
    if table == "column":
        form = _TABS if location.file.lower().endswith(".tsv") else _COMMAS
        cells = zip(form.finditer(head), form.finditer(line), strict=False)
        spans = (cell.span(1) for name, cell in cells if name[1].strip('"') == column and cell[1])
        return next((Excerpt(line, *span) for span in spans), None)
    text = given if isinstance(given, str) else str(given).lower()
    if location.column:
        start = line.rfind(text, 0, location.column - 1 + len(text)) if given else -1
        at = location.column - 1
        return Excerpt(line, at, at + 1) if start < 0 else Excerpt(line, start, start + len(text))
    key = re.sub(r"\[\d+\]", "", location.key or "").rpartition(".")[2]
    is_whole = problem.kind is Kind.UNKNOWN_KEY or (problem.kind is Kind.BAD_ID and not key)
    name = text if is_whole else key  # a quoted key may hold dots
    pattern = rf"(?<![\w-])([\"']?{re.escape(name)}[\"']?)(?:\s*+=\s*+({_VALUE})|\])"
    found = [*re.finditer(pattern, line)] if name and problem.kind is not Kind.MISSING_KEY else []
    if not found or problem.kind is Kind.UNKNOWN_KEY or not found[0][2]:
        return Excerpt(line, *found[0].span(1)) if found else None
    best = next((value for value in found if (value[2] or "").strip("\"'") == text), found[0])
    start = line.find(text, best.start(2) + 2, best.end(2)) if isinstance(given, str) else -1
    return Excerpt(line, *(best.span(2) if start < 0 else (start, start + len(text))))
