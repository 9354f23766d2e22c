"""What the rules look at: a base, and the texts that its sources printed."""

from __future__ import annotations

import hashlib
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from jhstats.check.paragraphs import paragraphs
from jhstats.check.passages import Passage, SourceText
from jhstats.check.sites import look_up
from jhstats.figure import exactly
from jhstats.hierarchy import outer_entities
from jhstats.load.files import decoded
from jhstats.text.names import names_of
from jhstats.text.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jhstats.check.sites import Lookup
    from jhstats.model import Base, Evidence, Fact, Ignored, Source


class Text(NamedTuple):
    """A text to prove a base against.

    `source` is the id of the source that it was bound to by hand, if it was.
    """

    name: str
    raw: bytes
    source: str | None = None

    @property
    def sha256(self) -> str:
        """The fingerprint of its bytes."""
        return hashlib.sha256(self.raw).hexdigest()

    @property
    def content(self) -> str:
        """Its characters."""
        return decoded(self.raw)


class Subject:
    """A base with the texts of its sources.

    Attributes:
        base: the base.
        texts: the texts as they were given.
        units: the names of its units.
        outer: what each entity lies within.
    """

    @exactly()
    def __init__(self, base: Base, texts: Sequence[Text] = ()) -> None:
        self.base = base
        self.texts = texts
        self.units = Units(base.units)
        self.outer = outer_entities(base.entities)
        self._lookups: dict[Evidence, Lookup] = {}

    def with_base(self, base: Base) -> Subject:
        """The same texts with a base of other facts but the same names and sections."""
        other = Subject(base, self.texts)
        other.sources, other._lookups = self.sources, self._lookups
        return other

    @cached_property
    def sources(self) -> dict[str, SourceText]:
        """The sources that have a text here, by id."""
        passages: dict[str, list[Passage]] = {}
        read = set()
        for text in self.texts:
            source = self.source_of(text)
            if source is not None and (source.id, text.raw) not in read:
                read.add((source.id, text.raw))  # a text given twice is read once
                passages.setdefault(source.id, []).extend(self.read(text, source))
        sources = self.base.sources
        return {id_: SourceText(sources[id_], found) for id_, found in passages.items()}

    def source_of(self, text: Text) -> Source | None:
        """The source of a text: the one named by hand, else by fingerprint."""
        if text.source is not None:
            return self.base.sources[text.source]
        for source in self.base.sources.values():
            if source.sha256 == text.sha256:
                return source
        return None

    def read(self, text: Text, source: Source) -> list[Passage]:
        """A text as a source's: in the sections that the base names for it."""
        evidence = (evidence for fact in self.base.facts for evidence in fact.evidence)
        quoted: Iterator[Evidence | Ignored] = chain(evidence, self.base.ignored)
        named = [span.section for span in quoted if span.source == source.id and span.section]
        entities = names_of(self.base.entities)
        return [
            Passage(paragraph, source, text.name, entities)
            for paragraph in paragraphs(text.content, dict.fromkeys(named), headings=True)
        ]

    def look_up(self, evidence: Evidence) -> Lookup | None:
        """Where a span stands in its source; None where the source has no text here."""
        if evidence.source not in self.sources:
            return None
        if evidence not in self._lookups:
            self._lookups[evidence] = look_up(self.sources[evidence.source], evidence)
        return self._lookups[evidence]

    def lookups(self, fact: Fact) -> Iterator[tuple[int, Lookup]]:
        """The evidence of a fact that has a text here: its number from 1, and where it stands."""
        for number, evidence in enumerate(fact.evidence, 1):
            lookup = self.look_up(evidence)
            if lookup is not None:
                yield number, lookup
