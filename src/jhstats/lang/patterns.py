"""Patterns of many words, built so that searching stays fast, and the stretches that they find."""

import re
from bisect import bisect_right
from collections.abc import Iterable

HAS_CHINESE = re.compile(r"[^\x00-\u2e7f]")


def words(pattern: str, *, also: str = "", flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern that is tried only where one of its Chinese characters stands or a word begins.

    Every match must begin so, or with one of the characters of `also`.
    """
    begins = "".join(sorted({*HAS_CHINESE.findall(pattern)})) + also
    begins = f"[{begins}]|" if begins else ""
    return re.compile(rf"(?={begins}(?<![A-Za-z])[A-Za-z])(?:{pattern})", flags)


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
    return r"(?![A-Za-z0-9])" if name[-1].isascii() else ""
