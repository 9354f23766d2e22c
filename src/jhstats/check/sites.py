"""Where the spans of evidence stand in the texts of their sources."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from jhstats.check.details import NoParagraph, NoSection, NoSpan, Quoted
from jhstats.check.finding import Case
from jhstats.check.paragraphs import fold_text
from jhstats.phrases import SpotPhrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.check.details import Details
    from jhstats.check.passages import Passage, SourceText
    from jhstats.model import Evidence

_LONGEST = 20_000
"""In longer paragraphs nobody looks for what is only like a span."""
_LEAST_LIKENESS = 0.5


class Site(NamedTuple):
    """A span where it stands."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its characters."""
        return self.passage.text[self.start : self.end]

    def has_part_of(self, start: int, end: int) -> bool:
        """Whether some characters of a stretch of its passage are its own."""
        return self.start < end and start < self.end


class Lookup(NamedTuple):
    """What became of a span: where it stands, or what is wrong."""

    sites: tuple[Site, ...]
    case: Case | None = None
    details: Details | None = None


def look_up(text: SourceText, evidence: Evidence) -> Lookup:
    """Where the span of an evidence stands in the text of its source."""
    section, paragraph, printed = evidence.section, evidence.paragraph, evidence.printed
    passages = text.at(section, paragraph)
    if not passages and section is not None and section not in text.sections:
        near = get_close_matches(section, text.headings, 3, 0.3)
        return Lookup((), Case.NO_SECTION, NoSection(section, tuple(near)))
    if not passages:
        return Lookup((), Case.NO_PARAGRAPH, NoParagraph(paragraph, text.count(section)))
    if printed is None:
        return Lookup((), Case.NO_PRINT)
    exact = tuple(site for passage in passages for site in _exact(passage, printed))
    if exact:
        return Lookup(exact)
    folded = tuple(site for passage in passages for site in _folded(passage, printed))
    if folded:
        return Lookup(folded, Case.FOLDED, Quoted(printed, folded[0].text))
    elsewhere = [passage.paragraph for passage in text.passages if printed in passage.text][:3]
    spots = tuple(SpotPhrase(place.section, place.number) for place in elsewhere)
    nearest = None if spots else _nearest(printed, passages)
    return Lookup((), Case.NO_SPAN, NoSpan(printed, spots, nearest))


def _exact(passage: Passage, printed: str) -> Iterator[Site]:
    at = passage.text.find(printed)
    while at >= 0:
        yield Site(passage, at, at + len(printed))
        at = passage.text.find(printed, at + 1)


def _folded(passage: Passage, printed: str) -> Iterator[Site]:
    """Where a span stands but for width, case, spaces and emphasis."""
    wanted = fold_text(printed)
    if not wanted or wanted not in fold_text(passage.text):
        return
    pieces = [(fold_text(character), index) for index, character in enumerate(passage.text)]
    folded = "".join(piece for piece, _ in pieces)
    origins = [index for piece, index in pieces for _ in piece]
    at = folded.find(wanted)
    if at >= 0:
        yield Site(passage, origins[at], origins[at + len(wanted) - 1] + 1)


def _nearest(printed: str, passages: list[Passage]) -> str | None:
    """The characters that are most like a span, if any are."""
    best, best_likeness = None, _LEAST_LIKENESS
    for passage in passages:
        if len(passage.text) > _LONGEST:
            continue
        block = SequenceMatcher(None, passage.text, printed, autojunk=False).find_longest_match()
        begin = max(0, block.a - block.b)
        there = passage.text[begin : begin + len(printed)]
        likeness = SequenceMatcher(None, there, printed, autojunk=False).ratio()
        if likeness >= best_likeness:
            best, best_likeness = there, likeness
    return best
