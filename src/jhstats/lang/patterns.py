"""How patterns of many words are built so that searching a text for them stays fast."""

from __future__ import annotations

import re
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
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def search(self, text: str, start: int = 0, end: int = _ANYWHERE) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self._compiled.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _ANYWHERE) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self._compiled.match(text, start, end)

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
