"""How patterns of many words are built so that searching a text for them stays fast."""

from __future__ import annotations

import re
import sys
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from jhstats.prose.clues import clues_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHINESE = re.compile(r"[\u2e80-\uffef]")


class Words:
    """A pattern of many words, tried only on texts that hold a clue to one of them.

    A clue is what a word cannot do without; most sentences hold none, and looking for it takes
    less time than the pattern, which is compiled when first a text holds one.

    Attributes:
        pattern: the pattern.
        flags: how it is compiled.
        clues: in small letters, one space for many; none where the pattern is always tried.
    """

    def __init__(self, pattern: str, flags: re.RegexFlag, clues: tuple[str, ...]) -> None:
        self.pattern = pattern
        self.flags = flags
        self.clues = clues
        self._ascii_clues = tuple(clue for clue in clues if clue.isascii())
        self._last = "", False

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def _has_clue(self, text: str) -> bool:
        if not self.clues:
            return True
        last, found = self._last
        if last is not text:
            small = _small(text)
            found = _holds_one(small, self._ascii_clues if small.isascii() else self.clues)
            self._last = text, found
        return found

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self._compiled.search(text, start, end) if self._has_clue(text) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self._compiled.match(text, start, end) if self._has_clue(text) else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        return self._compiled.fullmatch(text, start, end) if self._has_clue(text) else None

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterable[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self._compiled.finditer(text, start, end) if self._has_clue(text) else ()


def _holds_one(text: str, clues: tuple[str, ...]) -> bool:
    for clue in clues:  # noqa: SIM110 - any() takes twice the time, at each pattern of a sentence
        if clue in text:
            return True
    return False


@lru_cache(maxsize=64)
def _small(text: str) -> str:
    """A text in small letters, one space for many."""
    return " ".join(text.lower().split())


def words(
    pattern: str,
    *,
    also: str = "",
    flags: re.RegexFlag = re.IGNORECASE,
    clues: tuple[str, ...] | None = None,
) -> Words:
    """A pattern that is tried only where one of its Chinese characters stands or a word begins.

    Every match must begin so, or with one of the characters of `also`, and hold one of `clues`,
    which are read off the pattern where they are not given.
    """
    begins = "".join(sorted({*_CHINESE.findall(pattern)})) + also
    begins = f"[{begins}]|" if begins else ""
    if clues is None:
        clues = () if flags & re.VERBOSE else clues_of(pattern)
    gated = rf"(?={begins}(?<![A-Za-z])[A-Za-z])(?:{pattern})"
    return Words(gated, flags, tuple(dict.fromkeys(clues)))


LETTERS = "A-Za-z"
"""With which a word begins."""


def by_first(*groups: tuple[str, str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern of which each place of a text tries only what may begin with its character.

    Each group is the characters with which its matches begin, and their pattern; letters are
    those where a word begins.
    """
    begins = "".join(characters for characters, _ in groups).replace(LETTERS, "")
    parts = "|".join(rf"(?=[{characters}])(?:{pattern})" for characters, pattern in groups)
    return re.compile(rf"(?=[{begins}]|(?<![{LETTERS}])[{LETTERS}])(?:{parts})", flags)


def one_of(names: Iterable[str]) -> str:
    """One pattern of many names in small letters, the longest first.

    They are parted by their first letters, since most places of a text begin none.
    """
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        groups.setdefault(name[0], []).append(name)
    parts = []
    for first, members in groups.items():
        letter = re.escape(first)
        begins = ""
        if first.isdigit():  # no name stands in a longer number
            begins = rf"(?<!\d{letter})(?<!\d[.,]{letter})"
        elif first.isascii() and first.isalpha():
            begins = rf"(?<![a-z0-9]{letter})"
        rests = "|".join(spaced(one[1:]) + end_of(one) for one in members)
        parts.append(f"{letter}{begins}(?:{rests})")
    return "|".join(parts) or r"(?!)"


def spaced(name: str) -> str:
    """A name as a pattern, any run of spaces for a space."""
    return re.escape(name).replace(r"\ ", r"\s+")


def end_of(name: str) -> str:
    """What may not follow a name: a letter or digit, where it ends in one of ASCII."""
    if name[-1].isdigit():
        return r"(?![A-Za-z0-9]|[.,]\d)"
    return r"(?![A-Za-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
