"""What the rules look at: a base, the texts of its sources, and where in them its spans stand."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from jhstats.ask.store import Store
from jhstats.check.finding import Case
from jhstats.check.passages import Paragraph, Passage, SourceText, paragraphs
from jhstats.figure import exactly
from jhstats.hierarchy import outer_entities
from jhstats.lang.counting import narrowed
from jhstats.load.documents import Document
from jhstats.model import Base, Evidence, Ignored, Source
from jhstats.phrases import SpotPhrase
from jhstats.text.world import World

_LONGEST = 20_000
"""In longer paragraphs nobody looks for what is only like a span."""
_LEAST_LIKENESS = 0.5
_LONGEST_HEADING = 40


class Site(NamedTuple):
    """A span where it stands."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its characters."""
        return self.passage.text[self.start : self.end]


class Lookup(NamedTuple):
    """What became of a span: where it stands, or what is wrong."""

    sites: tuple[Site, ...]
    case: Case | None = None
    data: Mapping[str, Any] = {}


class Text(NamedTuple):
    """A text to prove a base against, and the id of the source that it was bound to by hand."""

    document: Document
    source: str | None = None

    @property
    def sha256(self) -> str:
        """The fingerprint of its bytes."""
        return hashlib.sha256(self.document.raw).hexdigest()


class Subject:
    """A base with the texts of its sources, the names of its units, and what lies within what."""

    @exactly()
    def __init__(self, base: Base, texts: Sequence[Text] = ()) -> None:
        self.base, self.texts = base, texts
        self.outer = outer_entities(base.entities)
        self._lookups: dict[Evidence, Lookup] = {}

    @cached_property
    def world(self) -> World:
        """What its texts may speak of."""
        return World(Store(self.base))

    @cached_property
    def sources(self) -> dict[str, SourceText]:
        """The sources that have a text here, by id."""
        passages: dict[str, list[Passage]] = {}
        quoted: Iterator[Evidence | Ignored] = chain(
            (span for fact in self.base.facts for span in fact.evidence), self.base.ignored
        )
        sections = dict.fromkeys((span.source, span.section) for span in quoted)
        read = set()
        for text in self.texts:
            source = self.source_of(text)
            if source is not None and (source.id, text.sha256) not in read:
                read.add((source.id, text.sha256))  # a text given twice is read once
                named = [name for id_, name in sections if name and id_ == source.id]
                lines, world = text.document.lines(), self.world.on(source.issued)
                own = [
                    Passage(paragraph.on(lines), source, text.document.name, world)
                    for paragraph in paragraphs(text.document.text, named)
                ]
                for passage in own:
                    passage.together = own
                passages.setdefault(source.id, []).extend(own)
        return {id_: SourceText(found) for id_, found in passages.items()}

    @property
    def unread(self) -> tuple[str, ...]:
        """The sources that facts quote and that have no text here."""
        quoted = (evidence.source for fact in self.base.facts for evidence in fact.evidence)
        return tuple(id_ for id_ in dict.fromkeys(quoted) if id_ not in self.sources)

    def source_of(self, text: Text) -> Source | None:
        """The source of a text: the one named by hand, else by fingerprint."""
        if text.source is not None:
            return self.base.sources[text.source]
        sources = self.base.sources.values()
        return next((source for source in sources if source.sha256 == text.sha256), None)

    def look_up(self, evidence: Evidence) -> Lookup:
        """Where a span stands in its source; by itself where the source has no text here."""
        source, printed = evidence.source, evidence.printed
        text = self.sources.get(source)
        key = evidence if text else Evidence(source, printed=printed)
        if key not in self._lookups:
            self._lookups[key] = _look_up(text, evidence) if text else Lookup(())
            if text is None and printed is not None:
                paragraph, of = Paragraph(None, 1, printed, ()), self.base.sources[source]
                passage = Passage(paragraph, of, source, self.world)
                self._lookups[key] = Lookup((Site(passage, 0, len(printed)),))
        return self._lookups[key]


def _look_up(text: SourceText, evidence: Evidence) -> Lookup:
    section, paragraph, printed = evidence.section, evidence.paragraph, evidence.printed
    passages = text.at(section, paragraph)
    if not passages:
        places = (passage.paragraph for passage in text.passages)
        numbers = [place.number for place in places if place.section == section]
        if section is not None and not numbers:
            every = (passage.text for passage in text.passages)
            titles = [given for given in every if len(given) <= _LONGEST_HEADING]
            near = tuple(get_close_matches(section, titles, 3, 0.3))
            return Lookup((), Case.NO_SECTION, {"given": section, "candidates": near})
        there = {"number": paragraph, "out_of": max(numbers, default=0)}
        return Lookup((), Case.NO_PARAGRAPH, there)
    if printed is None:
        return Lookup((), Case.NO_PRINT)
    # A span that says nothing but for spaces and emphasis stands nowhere.
    loose = r"[\s*_]*".join(map(re.escape, re.sub(r"[\s*_]", "", narrowed(printed)))) or "(?!)"
    steps = ((str, re.escape(printed), None), (narrowed, f"(?i:{loose})", Case.FOLDED))
    for fold, pattern, case in steps:
        span = re.compile(f"(?=({pattern}))")  # one may begin within another
        found = ((passage, at) for passage in passages for at in span.finditer(fold(passage.text)))
        if sites := tuple(Site(passage, *at.span(1)) for passage, at in found):
            return Lookup(sites, case, {"given": printed, "there": sites[0].text})
    elsewhere = [passage.paragraph for passage in text.passages if printed in passage.text][:3]
    spots = tuple(SpotPhrase(place.section, place.number) for place in elsewhere)
    nearest = None if spots else _nearest(printed, passages)
    return Lookup((), Case.NO_SPAN, {"given": printed, "there": nearest, "elsewhere": spots})


def _nearest(printed: str, passages: list[Passage]) -> str | None:
    best, most = None, _LEAST_LIKENESS
    for text in (passage.text for passage in passages if len(passage.text) <= _LONGEST):
        block = SequenceMatcher(None, text, printed, autojunk=False).find_longest_match()
        begin = max(0, block.a - block.b)
        there = text[begin : begin + len(printed)]
        likeness = SequenceMatcher(None, there, printed, autojunk=False).ratio()
        if likeness >= most:
            best, most = there, likeness
    return best
