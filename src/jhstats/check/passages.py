"""The text of a source, cut into passages with all that can be read in them, read once.

Emphasis and heading marks go; the lines of a block are joined, without a space between Chinese
characters; in a text without a blank line each line is a block. A section begins after the block
that repeats its name and runs to the next such block or Markdown heading.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import NamedTuple, TypeVar

from jhstats.lang.counting import narrowed, ordinal
from jhstats.lang.grammar import MOVES, Word
from jhstats.lang.languages import compiled, pattern
from jhstats.model import Source
from jhstats.period import Period
from jhstats.text.context import Reading
from jhstats.text.dates import dates
from jhstats.text.draft import GAP, SPACE, is_wide, sentences
from jhstats.text.figures import figures
from jhstats.text.parser import Parser
from jhstats.text.reading import readings
from jhstats.text.records import Block, BlockKind, Date, Doubt, Figure, Frame, Name, Nearness

_LESS = re.compile(r"\s?(?:less|fewer|lower|used)\b", re.IGNORECASE)
_NEAR, _YEAR = 10, 12
_BEST = compiled("BEST_IN")
_END = re.compile("[末底].?$")
_UNTIL = re.compile(r"(?:截至|截止|\bend of|\bend-|\bas of|\bas at)\s?(?:the\s)?$", re.IGNORECASE)
_RECENT = ("近", "过")
_DENSE = ("zh", "ja", "ko")
_HEADING = re.compile(r"\s*#{1,6}\s")
_REPEATED = re.compile(r" \[\d+\]$")
_MARKS = str.maketrans("", "", "*_")


class Paragraph(NamedTuple):
    """A block of a text on one line, counted in its section from 1; a heading is its number 0.

    The section is None before the first one and below a heading that no evidence names. `starts`
    are where each line of the file begins in the text, with its number; none of a span alone.
    """

    section: str | None
    number: int
    text: str
    starts: tuple[tuple[int, int], ...]

    def line(self, offset: int) -> int:
        """The line of the file on which the character at `offset` stands."""
        return self.starts[bisect_right(self.starts, offset, key=lambda start: start[0]) - 1][1]


_SpanT = TypeVar("_SpanT", "Date", "Figure", "Name")


def overlapping(spans: Sequence[_SpanT], start: int, end: int) -> Sequence[_SpanT]:
    """Those of some spans, in order and none inside another, that hold a character of a stretch."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    return spans[first : bisect_left(spans, end, first, key=lambda span: span.start)]


def is_dense(source: Source) -> bool:
    """Whether a source's language needs few characters, and names date and scope first."""
    return (source.language or "").partition("-")[0] in _DENSE


class Passage:
    """A paragraph or heading of a text, read `together` with its passages; or a span alone."""

    def __init__(self, paragraph: Paragraph, source: Source, file: str, parser: Parser) -> None:
        self.paragraph, self.text = paragraph, paragraph.text
        self.is_heading, self.is_excerpt = paragraph.number == 0, not paragraph.starts
        self.source, self.file, self.parser = source, file, parser
        self.together: Sequence[Passage] = (self,)

    @cached_property
    def dates(self) -> list[Date]:
        """Its dates; the source's day of issue supplies what they leave out."""
        return dates(self.text, self.source.issued)

    @cached_property
    def figures(self) -> list[Figure]:
        """Its numbers and ranks, those in names and what looks like codes too."""
        dated = ((date.start, date.end) for date in self.dates)
        return figures(self.text, self.parser.units, dated, with_codes=True)

    @cached_property
    def readings(self) -> dict[int, Reading]:
        """What its figures may be of, by where they begin, but for those in names and codes.

        They are read when one is asked for, with those of all passages of its text.
        """
        for passage in self.together:
            passage.readings = {}
        frame, today = Frame(BlockKind.TEXT), None if self.is_excerpt else self.source.issued
        blocks = [Block(frame, part.text, (), int(part.is_heading)) for part in self.together]
        passage_of = dict(zip(map(id, blocks), self.together, strict=True))
        for block, at, reading in readings(self.parser, blocks, today):
            passage_of[id(block)].readings[at + reading.figure.start] = reading
        return self.readings

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Where its sentences begin and end."""
        return sentences(self.text)

    def sentence_at(self, at: int) -> tuple[int, int]:
        """Where the sentence around a place begins and ends."""
        n = bisect_right(self.sentences, at, key=lambda span: span[0]) - 1
        return self.sentences[max(n, 0)] if self.sentences else (0, 0)

    def dates_of(self, figure: Figure) -> Sequence[Date]:
        """The dates that a figure may be of: that of its reading, else one that it follows.

        Of several that may be meant, or where something goes on from one, all of the sentence.
        """
        at, reading = figure.start, self.readings.get(figure.start)
        if reading is None:
            return overlapping(self.dates, 0, at)[-1:]
        time = reading.time
        is_here = time.nearness is Nearness.SENTENCE
        is_day = time.period is not None and time.period.start == time.period.end
        if Doubt.FROM in reading.doubts or (is_day and not is_here):
            return []  # a day of another sentence dates nothing
        found = [date for date in self.dates if date.period == time.period]
        is_each = Word.RESPECTIVE in reading.sentence.words and not is_here
        if is_each or Doubt.DATE in reading.doubts or any(date.is_from for date in found):
            periods = reading.sentence.periods
            found += [date for date in self.dates if is_each or date.period in periods]
        return [Date(at, at, own, is_here) for own in (time.period, time.newest) if own] + found

    def may_fall(self, figure: Figure) -> bool:
        """Whether the nearest word of a movement tells a fall, one before it first; a span may."""
        reading = self.readings.get(figure.start)
        if reading is None or self.is_excerpt:
            return self.is_excerpt
        sentence, at = reading.sentence, reading.at
        words = sentence.words
        moved = [word for word in (*words[at:][::-1], *words[:at]) if word in MOVES]
        is_loss = Word.LOSS in words[slice(*sentence.clause(at))]
        is_less = _LESS.match(self.text, figure.end) is not None
        return is_loss or is_less or moved[-1:] == [Word.FALL]

    @cached_property
    def entities(self) -> frozenset[str]:
        """The ids of those whom it names."""
        return frozenset(id_ for name in self.parser.world.entities(self.text) for id_ in name.ids)

    def names(self, date: Date, period: Period) -> bool:
        """Whether a date of its own names a period; 2021年末 names every one that ends there.

        So does its last day, and 2015 the business year that ends in it. What counts back from now
        (过去5年) may leave out the year that is not over.
        """
        text, begin, told = self.text, max(0, date.start - _NEAR), date.period
        if _END.search(text, date.start, date.end + 1) or _UNTIL.search(text, begin, date.start):
            return period.end == told.end
        is_last = told.start == told.end == period.end and period.months == _YEAR
        is_last |= period.end == told.end and (told.months, period.months) == (_YEAR, 1)
        is_among = told.months > _YEAR and period.is_within(told)  # 2019-2021年，分别为
        is_whole = period.is_year or (period.is_part_of_year and period.end == told.end)
        is_part = (is_whole and told.is_within(period)) or (  # a half, below a year's head
            told.is_year and period.is_within(told) and not date.is_told)  # fmt: skip
        is_carried = date.start == date.end  # from another sentence
        is_recent = text[date.start] in _RECENT and period.days == told.earlier().days
        is_named = is_last or is_among or is_recent or (is_carried and is_part)
        return is_named or period.days == told.days or period == self.parser.world.fiscal(told)


class Site(NamedTuple):
    """A span where it stands."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its characters."""
        return self.passage.text[self.start : self.end]

    def is_numbered(self, number: int | None, own: Sequence[str]) -> bool:
        """Whether it tells a rank as no figure does: its item's number, second, highest in.

        Who is the highest must be one of the `own` entities, or not named.
        """
        told = map(ordinal, re.findall(rf"\b{pattern('ORDINAL')}\b", self.text, re.IGNORECASE))
        is_item = not self.start and re.match(rf"{number}[.)、](?!\d)", self.text) is not None
        text, world = self.passage.text, self.passage.parser.world
        is_best = number == 1 and _BEST.search(text, self.start, self.end) is not None and not any(
            {*own}.isdisjoint(name.ids) for name in world.entities(self.text))  # fmt: skip
        return is_best or is_item or number in told


def paragraphs(
    text: str, sections: Iterable[str] = (), places: Sequence[int] = ()
) -> Iterator[Paragraph]:
    """A text as headings and paragraphs; `sections` are the names that begin a section.

    The second heading `Notes` begins `Notes [2]`, unless there is one that says just so. `places`
    are the lines of a file on which the text's own stand, where it is not the file's own.
    """
    lines = [*enumerate(text.split("\n"), 1)]
    names = {_bare(name): name for given in sections for name in (_REPEATED.sub("", given), given)}
    written = {_bare(line.strip(" #\t\r")) for _, line in lines}
    is_loose = any(not _block_of(line) for line in enumerate(text.strip().split("\n"), 1))
    section, number, seen = None, 0, Counter[str]()
    # Without a blank line each line is a block of its own.
    for block, run in groupby(lines, lambda line: _block_of(line) * (1 if is_loose else line[0])):
        if block:
            joined, starts = _join(run)
            name = names.get(_bare(joined))
            if name is not None or block < 0:
                section, number = name, -1
            if name is not None:
                seen[name] += 1
                again = f"{name} [{seen[name]}]"
                section = again if seen[name] > 1 and _bare(again) not in written else name
            number += 1
            starts = [(at, places[line - 1] if places else line) for at, line in starts]
            yield Paragraph(section, number, joined, tuple(starts))


def plainly_set(text: str) -> str:
    """A text without emphasis and the spaces that say nothing: **2022** 年."""
    return GAP.sub("", SPACE.sub(" ", text.translate(_MARKS)))


def _bare(name: str) -> str:
    return "".join(narrowed(name).translate(_MARKS).split())


def _block_of(numbered: tuple[int, str]) -> int:
    """What neighbouring lines of one block share: 0 if blank; a number below for each heading."""
    number, line = numbered
    if _HEADING.match(line):
        return -number
    return bool(line.translate(_MARKS).strip())  # a line of marks alone parts blocks too


def _join(lines: Iterable[tuple[int, str]]) -> tuple[str, list[tuple[int, int]]]:
    joined, starts = "", list[tuple[int, int]]()
    for number, line in lines:
        bare = line.strip(" #\t\r") if _HEADING.match(line) else line
        piece = plainly_set(bare).strip()
        if joined:
            joined += "" if is_wide(joined[-1]) and is_wide(piece[0]) else " "
        starts.append((len(joined), number))
        joined += piece
    return joined, starts
