"""What the rules look at: a base, and the texts that its sources printed."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from jhstats.checks.sites import Sites
from jhstats.loader import decoded
from jhstats.prose.dates import dates
from jhstats.prose.names import names_of
from jhstats.prose.numerals import numerals
from jhstats.prose.ranks import ranks
from jhstats.prose.units import Units
from jhstats.references import Enclosing
from jhstats.text import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jhstats.checks.sites import Claim, Found
    from jhstats.model import Base, Source
    from jhstats.prose.dates import Date
    from jhstats.prose.names import Name, Names
    from jhstats.prose.numerals import Numeral
    from jhstats.prose.ranks import RankText
    from jhstats.text import Paragraph


_LONGEST_HEADING = 40


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


class Passage:
    """A paragraph with all that can be read in it, read once."""

    def __init__(self, paragraph: Paragraph, source: Source, entities: Names) -> None:
        self.paragraph = paragraph
        self._source = source
        self._entities = entities

    @property
    def text(self) -> str:
        """Its characters."""
        return self.paragraph.text

    @property
    def source(self) -> str:
        """The id of the source that printed it."""
        return self._source.id

    @cached_property
    def numerals(self) -> list[Numeral]:
        """Its numbers."""
        return numerals(self.text)

    @cached_property
    def ranks(self) -> list[RankText]:
        """Its ranks."""
        return ranks(self.text)

    def ranked(self, at: int) -> bool:
        """Whether a rank stands at a place: the number in it is no amount."""
        return any(one.start <= at < one.end for one in self.ranks)

    @cached_property
    def dates(self) -> list[Date]:
        """Its dates; the source's day of issue supplies what they leave out."""
        return dates(self.text, self._source.issued)

    @cached_property
    def entities(self) -> list[Name]:
        """The entities that it names."""
        return self._entities.find(self.text)


class SourceText(NamedTuple):
    """The text of a source, cut into passages.

    `headings` are what may be headings in it, to be named where a section is not found.
    """

    source: Source
    name: str
    passages: tuple[Passage, ...]
    headings: tuple[str, ...]

    def sections(self) -> tuple[str, ...]:
        """The sections that it has."""
        return tuple(dict.fromkeys(one.paragraph.section or "" for one in self.passages))


class Subject:
    """A base with the texts of its sources.

    Attributes:
        base: the base.
        texts: the texts as they were given.
    """

    def __init__(self, base: Base, texts: Sequence[Text] = ()) -> None:
        self.base = base
        self.texts = texts
        self.units = Units(base.units)
        self._sites: dict[str, Sites] = {}
        self.outer = Enclosing(base.entities).of

    def sites(self, source: str, claim: Claim) -> Found | None:
        """Where a span stands in a source; None where the source has no text here."""
        if source not in self.sources:
            return None
        if source not in self._sites:
            self._sites[source] = Sites(self.sources[source])
        return self._sites[source].find(claim)

    def with_base(self, base: Base) -> Subject:
        """The same texts with a base of other facts but the same names and sections."""
        other = Subject(base, self.texts)
        other.sources, other._sites = self.sources, self._sites
        return other

    @cached_property
    def sources(self) -> dict[str, SourceText]:
        """The sources that have a text here, by id."""
        result = {}
        for text in self.texts:
            source = self.source_of(text)
            if source is not None:
                result[source.id] = self.read(text, source)
        return result

    def source_of(self, text: Text) -> Source | None:
        """The source of a text: the one named by hand, else by fingerprint."""
        if text.source is not None:
            return self.base.sources[text.source]
        for source in self.base.sources.values():
            if source.sha256 == text.sha256:
                return source
        return None

    def read(self, text: Text, source: Source) -> SourceText:
        """A text as a source's: in the sections that the base names for it."""
        named = [
            one.section
            for fact in self.base.facts
            for one in fact.evidence
            if one.source == source.id and one.section
        ]
        named += [o.section for o in self.base.ignored if o.source == source.id and o.section]
        entities = names_of(self.base.entities)
        cut = paragraphs(text.content, dict.fromkeys(named))
        passages = tuple(Passage(one, source, entities) for one in cut)
        headings = [line.strip("#*_ ") for line in text.content.split("\n") if line[:1] == "#"]
        short = [one.text for one in passages if len(one.text) <= _LONGEST_HEADING]
        return SourceText(source, text.name, passages, (*headings, *short))
