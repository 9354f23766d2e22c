"""Where the spans of evidence stand in the texts of their sources."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from jhstats.check.finding import Case
from jhstats.check.paragraphs import fold_text
from jhstats.phrases import SpotPhrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jhstats.check.passages import Passage, SourceText

_LONGEST = 20_000
"""In longer paragraphs nobody looks for what is only like a span."""


class Site(NamedTuple):
    """A span where it stands."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its characters."""
        return self.passage.text[self.start : self.end]

    def holds(self, start: int, end: int) -> bool:
        """Whether some of those characters are the span's."""
        return self.start < end and start < self.end


class Found(NamedTuple):
    """What became of a span: where it stands, or what is wrong."""

    sites: tuple[Site, ...]
    fault: Case | None = None
    data: Mapping[str, Any] = {}


class Claim(NamedTuple):
    """A place in a source, and the characters that are to stand there."""

    section: str | None
    paragraph: int | None
    printed: str | None


class Sites:
    """The spans of one text, each looked up once."""

    def __init__(self, text: SourceText) -> None:
        self._text = text
        self._found: dict[Claim, Found] = {}

    def find(self, claim: Claim) -> Found:
        """Where a span stands."""
        if claim not in self._found:
            self._found[claim] = self._look(claim)
        return self._found[claim]

    def _look(self, claim: Claim) -> Found:
        passages = self._text.at(claim.section, claim.paragraph)
        if not passages:
            return self._nowhere(claim)
        if claim.printed is None:
            return Found((), Case.NO_PRINT)
        exact = tuple(site for one in passages for site in _exact(one, claim.printed))
        if exact:
            return Found(exact)
        folded = tuple(site for one in passages for site in _folded(one, claim.printed))
        if folded:
            there = folded[0].text
            return Found(folded, Case.FOLDED, {"given": claim.printed, "there": there})
        elsewhere = [one for one in self._text.passages if claim.printed in one.text]
        data = {
            "given": claim.printed,
            "elsewhere": tuple(_spot(one) for one in elsewhere[:3]),
            "nearest": "" if elsewhere else _nearest(claim.printed, passages),
        }
        return Found((), Case.NO_SPAN, data)

    def _nowhere(self, claim: Claim) -> Found:
        if claim.section is not None and claim.section not in self._text.sections:
            near = get_close_matches(claim.section, self._text.headings, 3, 0.3)
            return Found((), Case.NO_SECTION, {"given": claim.section, "candidates": tuple(near)})
        count = self._text.count(claim.section)
        return Found((), Case.NO_PARAGRAPH, {"number": claim.paragraph, "count": count})


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
    pieces = [(fold_text(one), index) for index, one in enumerate(passage.text)]
    folded = "".join(piece for piece, _ in pieces)
    origins = [index for piece, index in pieces for _ in piece]
    at = folded.find(wanted)
    if at >= 0:
        yield Site(passage, origins[at], origins[at + len(wanted) - 1] + 1)


def _nearest(printed: str, passages: list[Passage]) -> str:
    """The characters that are most like a span; empty where nothing is."""
    best, ratio = "", 0.5
    for one in passages:
        if len(one.text) > _LONGEST:
            continue
        block = SequenceMatcher(None, one.text, printed, autojunk=False).find_longest_match()
        begin = max(0, block.a - block.b)
        there = one.text[begin : begin + len(printed)]
        alike = SequenceMatcher(None, there, printed, autojunk=False).ratio()
        if alike >= ratio:
            best, ratio = there, alike
    return best


def _spot(passage: Passage) -> SpotPhrase:
    return SpotPhrase(passage.paragraph.section or "", passage.paragraph.number)
