"""Patterns of many words, built so that searching stays fast, and the stretches that they find."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CHINESE = re.compile(r"[\u2e80-\uffef]")
_ANYWHERE = 1 << 30


class Words:
    """A pattern of many words, compiled when first it is tried."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def search(self, text: str, start: int = 0, end: int = _ANYWHERE) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self._compiled.search(text, start, end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self._compiled.finditer(text)


def words(pattern: str, *, also: str = "", flags: re.RegexFlag = re.IGNORECASE) -> Words:
    """A pattern that is tried only where one of its Chinese characters stands or a word begins.

    Every match must begin so, or with one of the characters of `also`.
    """
    begins = "".join(sorted({*_CHINESE.findall(pattern)})) + also
    begins = f"[{begins}]|" if begins else ""
    return Words(rf"(?={begins}(?<![A-Za-z])[A-Za-z])(?:{pattern})", flags)


LETTERS = "A-Za-z"
"""With which a word begins."""
_BEGINS = rf"(?:(?<![{LETTERS}])|(?![{LETTERS}]))"


class Forms:
    """Patterns by the characters with which their matches begin.

    Each is compiled when first a text holds one of them.
    """

    def __init__(self, *groups: tuple[str, str], flags: re.RegexFlag = re.IGNORECASE) -> None:
        self._forms = []
        for characters, pattern in groups:
            begin = _BEGINS if LETTERS in characters else ""
            whole = Words(rf"(?=[{characters}]){begin}(?:{pattern})", flags)
            self._forms.append((re.compile(f"[{characters}]"), whole))

    def finditer(self, text: str) -> list[re.Match[str]]:
        """All matches in order, apart from each other."""
        held = (pattern for clue, pattern in self._forms if clue.search(text))
        return apart(match for pattern in held for match in pattern.finditer(text))


def apart(found: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Of matches those that overlap none before them; of two that begin together the longer."""
    result, end = [], -1
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end:
            result.append(match)
            end = match.end()
    return result


class Spans:
    """Stretches from one place to another; those that overlap or touch are kept as one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlap(self, start: int, end: int) -> bool:
        """Whether one of them holds a character of another stretch."""
        index = bisect_right(self._ends, start)
        return index < len(self._ends) and self._starts[index] < end


def spaced(name: str) -> str:
    """A name as a pattern, any run of spaces for a space."""
    return re.escape(name).replace(r"\ ", r"\s+")


def end_of(name: str) -> str:
    """What may not follow a name: a letter or digit, where it ends in one of ASCII."""
    if name[-1].isdigit():
        return r"(?![A-Za-z0-9]|[.,]\d)"
    return r"(?![A-Za-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
