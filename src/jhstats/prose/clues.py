"""What the matches of a pattern cannot do without, read off the pattern itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHINESE = re.compile(r"[\u2e80-\uffef]")
_PLAIN = re.compile(r"[^\\.^$|()\[\]{}*+?]")
_TIMES = re.compile(r"(?:[?*+]|\{[\d,]+\})[?+]?")
_CLASS = re.compile(r"\[\^?\]?(?:[^\]\\]|\\.)*\]", re.DOTALL)
_GROUP = re.compile(r"^\((?:\?:|\?P<\w+>|\?-?[a-z]+:)?")
_ESCAPES = {"u": 6, "U": 10, "x": 4}
"""How long an escape is, by its letter."""


def clues_of(pattern: str) -> tuple[str, ...]:
    """Of each alternative of a pattern what its matches must hold; none where one has nothing."""
    result: list[str] = []
    for one in _alternatives(pattern):
        clues = _of_one(one)
        if not clues:
            return ()
        result += clues
    return tuple(result)


def _of_one(alternative: str) -> tuple[str, ...]:
    """The longest run of plain characters, or what a group that must stand cannot do without."""
    runs, found, at = [""], [], 0
    while at < len(alternative):
        atom, times, at = _atom(alternative, at)
        plain = {r"\s": " ", r"\b": ""}.get(atom, atom if _PLAIN.fullmatch(atom) else None)
        if atom.startswith(("(?!", "(?<!", "(?=", "(?<=")):
            continue  # it takes no place
        if times in ("", "+") and plain is not None:
            runs[-1] += plain.lower()
        elif times == "" and atom[:1] in "([":
            found.append(_of_group(atom))
        if times or plain is None:
            runs.append("")
    found += [(run.strip(),) for run in runs if run.strip()]
    return max(found, key=_telling, default=())


def _of_group(group: str) -> tuple[str, ...]:
    if group[0] == "(":
        return clues_of(_GROUP.sub("", group[:-1]))
    inner = group[1:-1]
    return () if set(inner) & set("\\-^") else tuple(inner.lower())


def _telling(clues: tuple[str, ...]) -> tuple[int, int]:
    """How rare clues are, and how few; a Chinese character counts for two letters."""
    weights = [len(clue) + len(_CHINESE.findall(clue)) for clue in clues]
    return min(weights, default=0), -len(clues)


def _alternatives(pattern: str) -> Iterator[str]:
    begin = at = 0
    while at < len(pattern):
        if pattern[at] == "|":
            yield pattern[begin:at]
            begin = at + 1
        at = _end(pattern, at)
    yield pattern[begin:]


def _atom(pattern: str, at: int) -> tuple[str, str, int]:
    """The character, class or group at a place, how often it may stand, and what is behind."""
    end = _end(pattern, at)
    times = _TIMES.match(pattern, end)
    return pattern[at:end], times[0] if times else "", times.end() if times else end


def _end(pattern: str, at: int) -> int:
    """Where the character, class or group ends that stands at a place of a pattern."""
    if pattern[at] == "\\":
        return at + _ESCAPES.get(pattern[at + 1], 2)
    if pattern[at] == "[":
        return _CLASS.match(pattern, at).end()  # type: ignore[union-attr]
    if pattern[at] != "(":
        return at + 1
    at += 1
    while pattern[at] != ")":
        at = _end(pattern, at)
    return at + 1
