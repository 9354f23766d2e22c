"""On which line of a TOML file a table or a key begins; asked only when a message needs it."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from jhstats.errors import Excerpt, Location, Problem

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


def locator(files: Iterable[tuple[str, str]]) -> Callable[[Location], Location]:
    """A function that gives a place its line, if it has none and is in one of these named texts."""
    texts = dict(files)
    lines_of = cache(lambda file: _line_numbers(texts[file]))
    return lambda at: at if at.line or at.file not in texts else _located(at, lines_of(at.file))


def _located(location: Location, lines: Mapping[str, int]) -> Location:
    """The place with the line of its key, or what that is in: its group, or a fact by its id."""
    number, key = location.number, location.key or ""
    top = (location.table or "").translate(_UNWRITTEN) + (f"[{number - 1}]" if number else "")
    entry, told = _GROUPED.match(key) if location.table == "group" else None, key
    if entry:
        inner = key[entry.end() :]
        name = re.split(r"[.\[]", inner)[0]
        if f"{top}.{entry[0]}{name}" not in lines and f"{top}.{name}" in lines:
            location, key, told = location._replace(id=None), inner, inner
        elif location.id is not None:
            location, told = location._replace(table="fact"), inner
    path = ".".join(filter(None, (top, key.translate(_UNWRITTEN))))
    while path not in lines and len(path) > len(top):
        path = re.sub(r"(?:^|[.\[])[^.\[]*$", "", path)
    return location._replace(key=told or None, line=lines.get(path))


def _line_numbers(text: str) -> dict[str, int]:
    """On which line, from 1, tables, keys and entries begin: `fact[0].evidence[1].source`."""
    lines: dict[str, int] = {}
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
                lines.setdefault(path, line)
            if token["array"]:
                indices[path] = indices.get(path, -1) + 1
                path = f"{path}[{indices[path]}]"
            table = path if kind == "table" else table
        elif mark in "]}" and outer:
            path = outer.pop()
        if mark[0] != "#":
            lines.setdefault(path, line)
        if mark in "[{":
            outer.append(path)
            indices |= {path: -1} if mark == "[" else {}
        if mark in "[," and outer and outer[-1] in indices:
            indices[outer[-1]] += 1
            path = f"{outer[-1]}[{indices[outer[-1]]}]"
    return lines


def excerpt(problem: Problem, line: str) -> Excerpt | None:
    """Where in its line something is wrong: at a key that is there once, or where parsing ended."""
    location = problem.location or Location("")
    if location.column:
        return Excerpt(line, location.column - 1, location.column)
    name = re.sub(r"\[\d+\]", "", location.key or "").rpartition(".")[2]
    written = rf"(?<![\w-]){re.escape(name)}(?=[\"']?\s{{0,9}}=)"
    found = [*re.finditer(written, line)] if name else []
    return Excerpt(line, *found[0].span()) if len(found) == 1 else None
