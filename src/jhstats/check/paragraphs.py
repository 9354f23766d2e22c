"""A text as sections and paragraphs, and where in it a span of characters stands.

Emphasis and heading marks and trailing spaces are dropped; the lines of one block are
joined, without a space between Chinese characters. A section begins after the block that
repeats its name and runs to the next such block or Markdown heading.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEADING = re.compile(r"\s*#{1,6}\s")
_MARKS = str.maketrans("", "", "*_")
_QUOTES = "“”‘’…—·"  # as wide as their neighbours, whatever Unicode says


class Paragraph(NamedTuple):
    """A block of a text on one line.

    Attributes:
        section: the name of its section, or None before the first one and below a
            heading that no evidence names.
        number: its count in the section, from 1; 0 of a heading.
        text: its characters.
        starts: where each line of the file begins in `text`, with that line's number.
    """

    section: str | None
    number: int
    text: str
    starts: tuple[tuple[int, int], ...]

    def line(self, offset: int) -> int:
        """The line of the file on which the character at `offset` stands."""
        return self.starts[bisect_right(self.starts, offset, key=lambda start: start[0]) - 1][1]


def fold_text(text: str) -> str:
    """The text without its width, case, spaces and emphasis: what a search compares."""
    bare = re.sub(r"[\s*_]+", "", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFKC", bare)  # what now stands together may compose


def paragraphs(
    text: str, sections: Iterable[str] = (), *, headings: bool = False
) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs; `sections` are the names that begin a section.

    With `headings` these stand among them, each as number 0 of the section that it begins.
    """
    names = {_bare(name): name for name in sections}
    result = []
    section, number = None, 0
    for is_heading, lines in _blocks(text):
        joined, starts = _join(lines)
        name = names.get(_bare(joined))
        if name is not None or is_heading:
            section, number = name, 0
            if headings:
                result.append(Paragraph(section, number, joined, starts))
            continue
        number += 1
        result.append(Paragraph(section, number, joined, starts))
    return tuple(result)


def _bare(text: str) -> str:
    return "".join(text.translate(_MARKS).split())


def _blocks(text: str) -> Iterator[tuple[bool, list[tuple[int, str]]]]:
    """Runs of non-blank lines; a Markdown heading is a run of its own."""
    run: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        is_heading = _HEADING.match(line) is not None
        is_blank = not line.translate(_MARKS).strip()  # a line of marks alone parts blocks too
        if run and (is_heading or is_blank):
            yield False, run
            run = []
        if is_heading:
            yield True, [(number, line.strip(" #\t\r"))]
        elif not is_blank:
            run.append((number, line))
    if run:
        yield False, run


def _join(lines: list[tuple[int, str]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    joined, starts = "", []
    for number, line in lines:
        piece = line.translate(_MARKS).strip()
        if joined:
            joined += "" if _is_wide(joined[-1]) and _is_wide(piece[0]) else " "
        starts.append((len(joined), number))
        joined += piece
    return joined, tuple(starts)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" or character in _QUOTES
