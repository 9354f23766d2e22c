"""What the rules look at: a base, and the texts that its sources printed."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from jhstats.check.passages import Cut, SourceText
from jhstats.check.sites import Claim, Sites
from jhstats.hierarchy import outer_entities
from jhstats.load.files import decoded
from jhstats.prose.names import names_of
from jhstats.prose.units import Units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jhstats.check.passages import Passage
    from jhstats.check.sites import Found, Site
    from jhstats.model import Base, Evidence, Fact, Source


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

    def __init__(self, base: Base, texts: Sequence[Text] = ()) -> None:
        self.base = base
        self.texts = texts
        self.units = Units(base.units)
        self.outer = outer_entities(base.entities)
        self._sites: dict[str, Sites] = {}

    def with_base(self, base: Base) -> Subject:
        """The same texts with a base of other facts but the same names and sections."""
        other = Subject(base, self.texts)
        other.sources, other._sites = self.sources, self._sites
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
        named = [
            one.section
            for fact in self.base.facts
            for one in fact.evidence
            if one.source == source.id and one.section
        ]
        named += [o.section for o in self.base.ignored if o.source == source.id and o.section]
        cut = Cut(tuple(dict.fromkeys(named)), names_of(self.base.entities))
        return cut.passages(text.content, source, text.name)

    def found(self, source: str, claim: Claim) -> Found | None:
        """Where a span stands in a source; None where the source has no text here."""
        if source not in self.sources:
            return None
        if source not in self._sites:
            self._sites[source] = Sites(self.sources[source])
        return self._sites[source].find(claim)

    def evidence(self, fact: Fact) -> Iterator[tuple[int, Evidence, Found]]:
        """The evidence of a fact that has a text here: its number from 1, and where it stands."""
        for number, one in enumerate(fact.evidence, 1):
            found = self.found(one.source, Claim(one.section, one.paragraph, one.printed))
            if found is not None:
                yield number, one, found

    def sites(self, fact: Fact) -> tuple[Site, ...]:
        """The places where the spans of a fact stand, in the texts that are here."""
        return tuple(site for _, _, found in self.evidence(fact) for site in found.sites)
