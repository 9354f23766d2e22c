"""On which line of a TOML file a table or a key begins; asked only when a message needs it."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from jhstats.errors import Excerpt, Kind, Location, Problem

_GROUPED = re.compile(r"facts\[\d+\]\.?")
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
        """The place with its line; what a fact leaves to its group stands there.

        A fact of a group that has an id is told as a fact, by that.
        """
        key, line = location.key or "", self.find(location.table, location.number, location.key)
        entry = _GROUPED.match(key) if location.table == "group" else None
        if entry:
            group, inner = f"group[{(location.number or 1) - 1}].", key[entry.end() :]
            name = re.split(r"[.\[]", inner)[0]
            if group + entry[0] + name not in self._lines and group + name in self._lines:
                location, key, line = location._replace(id=None), inner, self._lines[group + name]
            elif location.id is not None:
                location, key = location._replace(table="fact"), inner
        return location._replace(key=key or None, line=line)


def locator(files: Iterable[tuple[str, str]]) -> Callable[[Location], Location]:
    """A function that gives a place its line, if it has none and is in one of these named texts."""
    texts = dict(files)
    lines_of = cache(lambda file: Lines(texts[file]))

    def located(location: Location) -> Location:
        if location.line or location.file not in texts:
            return location
        return lines_of(location.file).located(location)

    return located


def excerpt(problem: Problem, line: str) -> Excerpt | None:
    """Where in its line something is wrong: at a key, or where a parser stopped; None if nowhere.

    Of a key that stands several times in the line, nobody knows which is meant.
    """
    location = problem.location or Location("")
    if location.column:
        return Excerpt(line, location.column - 1, location.column)
    if problem.kind is Kind.UNKNOWN_KEY:
        name, end = str(problem.data["given"]), r"(?![\w-])"
    else:
        name = re.sub(r"\[\d+\]", "", location.key or "").rpartition(".")[2]
        end = r"(?=[\"']?\s{0,9}=)"
    found = [*re.finditer(rf"(?<![\w-]){re.escape(name)}{end}", line)] if name else []
    return Excerpt(line, *found[0].span()) if len(found) == 1 else None
