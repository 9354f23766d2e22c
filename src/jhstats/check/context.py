"""One check: a base with the texts of its sources, and what several rules ask of them."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from jhstats.ask.store import Store
from jhstats.check.index import Index
from jhstats.check.laws import Relation, relations
from jhstats.check.passages import Paragraph, Passage, Site, paragraphs, plainly_set
from jhstats.check.printed import PrintedFact
from jhstats.lang.counting import narrowed
from jhstats.load.documents import Document
from jhstats.model import Base, Evidence, Ignored, Source
from jhstats.names import outer_entities
from jhstats.text.parser import Parser


class Text(NamedTuple):
    """A text to prove a base against, and the id of the source that it was bound to by hand."""

    document: Document
    source: str | None = None

    @property
    def sha256(self) -> str:
        """The fingerprint of its bytes."""
        return hashlib.sha256(self.document.raw).hexdigest()


class Check:
    """What the rules are asked with; each thing that several need is worked out once."""

    def __init__(self, base: Base, texts: Sequence[Text] = ()) -> None:
        self.base, self.texts = base, texts
        self.outer = outer_entities(base.entities)
        self.quoted = [span for fact in base.facts for span in fact.evidence]
        self.sites = cache(self._sites)

    @cached_property
    def _parser(self) -> Parser:
        return Parser(Store(self.base))

    @cached_property
    def sources(self) -> dict[str, list[Passage]]:
        """The sources that have a text here, by id, each with the passages of its files."""
        found: dict[str, list[Passage]] = {}
        every: Iterable[Evidence | Ignored] = chain(self.quoted, self.base.ignored)
        sections = dict.fromkeys((span.source, span.section) for span in every)
        bound = ((source, text) for text in self.texts if (source := self.source_of(text)))
        # One given twice is read once.
        for source, text in {(own.id, text.sha256): (own, text) for own, text in bound}.values():
            named = [name for id_, name in sections if name and id_ == source.id]
            told = paragraphs(text.document.text, named, text.document.lines())
            passages = [Passage(own, source, text.document.name, self._parser) for own in told]
            for passage in passages:
                passage.together = passages
            found.setdefault(source.id, []).extend(passages)
        return found

    @property
    def unread(self) -> tuple[str, ...]:
        """The sources that facts quote and that have no text here."""
        quoted = dict.fromkeys(span.source for span in self.quoted)
        return tuple(id_ for id_ in quoted if id_ not in self.sources)

    @cached_property
    def printed(self) -> tuple[PrintedFact, ...]:
        """The facts that have spans, with what these print, in their texts or by themselves."""
        told = ((fact, map(self.sites, fact.evidence)) for fact in self.base.facts)
        every = ((fact, dict.fromkeys(chain(*sites))) for fact, sites in told)
        return tuple(PrintedFact(fact, sites) for fact, sites in every if sites)

    @cached_property
    def index(self) -> Index:
        """The facts by what they tell."""
        return Index(self.base)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """The relations of its facts."""
        return tuple(relations(self.index))

    def source_of(self, text: Text) -> Source | None:
        """The source of a text: the one named by hand, else by fingerprint."""
        if text.source is not None:
            return self.base.sources[text.source]
        sources = self.base.sources.values()
        return next((source for source in sources if source.sha256 == text.sha256), None)

    def places(self, span: Evidence | Ignored) -> list[Passage]:
        """Where a span says that it stands in the text of its source."""
        return self._placed.get((span.source, span.section, span.paragraph), [])

    @cached_property
    def _placed(self) -> Mapping[tuple[str, str | None, int | None], list[Passage]]:
        """The passages by each place that a span may give for them: a text, a section, both."""
        placed: dict[tuple[str, str | None, int | None], list[Passage]] = {}
        for own in chain.from_iterable(self.sources.values()):
            id_, (section, number, *_) = own.source.id, own.paragraph
            for place in {(id_, None, None), (id_, section, None), (id_, section, number)}:
                placed.setdefault(place, []).append(own)
        return placed

    def _sites(self, span: Evidence | Ignored) -> tuple[Site, ...]:
        """Where a span stands in its source; by itself where the source has no text here.

        It may differ in width, case, spaces and emphasis.
        """
        printed = span.printed
        if printed is None:
            return ()
        if span.source not in self.sources:
            alone = Paragraph(None, 1, plainly_set(printed), ())
            passage = Passage(alone, self.base.sources[span.source], span.source, self._parser)
            return (Site(passage, 0, len(alone.text)),)
        # A span that says nothing but for spaces and emphasis stands nowhere.
        loose = r"[\s*_]*".join(map(re.escape, re.sub(r"[\s*_]", "", narrowed(printed)))) or "(?!)"
        for fold, pattern in ((str, re.escape(printed)), (narrowed, f"(?i:{loose})")):
            # One may begin within another.
            every = re.compile(f"(?=({pattern}))")
            found = ((own, every.finditer(fold(own.text))) for own in self.places(span))
            if sites := tuple(Site(own, *at.span(1)) for own, there in found for at in there):
                return sites
        return ()
