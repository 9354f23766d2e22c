"""Where a text breaks into lines, by the columns of a terminal that its characters take."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

_PIECE = re.compile(
    r"(?:[(（“‘【]*(?:[^\s\u2e80-\uffef(（“‘]+|[^\s(（“‘【])?[，。、；：！？）”’】,.;:!?)]*)\s*|."
)
"""What stays on one line: a word, or one Chinese character, with the marks around it."""


@lru_cache(maxsize=10_000)
def cells(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    text = "".join(character for character in text if not unicodedata.combining(character))
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in text)


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, each of at most so many columns."""
    ends = [0, *breaks(text, width), len(text)]
    return [text[start:end].rstrip() for start, end in pairwise(ends)]


def breaks(text: str, width: int) -> list[int]:
    """Where a text is broken into lines: between words, or between Chinese characters.

    A number or a word keeps together, with the marks behind it, unless a line cannot hold it.
    """
    result, used = list[int](), 0
    if cells(text) <= width:
        return result
    for piece in _PIECE.finditer(text):
        taken = cells(piece[0].rstrip())
        if used and used + taken > width:
            result.append(piece.start())
            used = 0
        if taken <= width:
            used += cells(piece[0])
            continue
        for at, character in enumerate(piece[0], piece.start()):
            if used and used + cells(character) > width:
                result.append(at)
                used = 0
            used += cells(character)
    return result
