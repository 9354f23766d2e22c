"""One check: a base with the texts of its sources, and what several rules ask of them."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from jhstats.ask.question import grouped
from jhstats.ask.store import Store
from jhstats.check.arithmetic import Relation, relations
from jhstats.check.finding import Case
from jhstats.check.index import Index
from jhstats.check.passages import Lookup, Paragraph, Passage, Site, paragraphs
from jhstats.check.printed import PrintedFact
from jhstats.lang.counting import narrowed
from jhstats.load.documents import Document
from jhstats.model import Base, Evidence, Ignored, Source
from jhstats.names import outer_entities
from jhstats.phrases import SpotPhrase
from jhstats.text.world import World


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
        self._look_up = cache(self._found)

    @cached_property
    def _world(self) -> World:
        return World(Store(self.base))

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
            lines, world = text.document.lines(), self._world.on(source.issued)
            told = (own.on(lines) for own in paragraphs(text.document.text, named))
            passages = [Passage(own, source, text.document.name, world) for own in told]
            for passage in passages:
                passage.together = passages
            found.setdefault(source.id, []).extend(passages)
        return found

    @cached_property
    def _numbered(self) -> dict[tuple[str, str | None, int], list[Passage]]:
        passages = chain.from_iterable(self.sources.values())
        return grouped(passages, lambda own: (own.source.id, *own.paragraph[:2]))

    @property
    def unread(self) -> tuple[str, ...]:
        """The sources that facts quote and that have no text here."""
        quoted = dict.fromkeys(span.source for span in self.quoted)
        return tuple(id_ for id_ in quoted if id_ not in self.sources)

    @cached_property
    def printed(self) -> tuple[PrintedFact, ...]:
        """The facts that have spans, with what these print, in their texts or by themselves."""
        lookups = ((fact, map(self.look_up, fact.evidence)) for fact in self.base.facts)
        told = ((fact, chain(*(lookup.sites for lookup in own))) for fact, own in lookups)
        every = ((fact, dict.fromkeys(sites)) for fact, sites in told)
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

    def look_up(self, span: Evidence | Ignored) -> Lookup:
        """Where a span stands in its source; by itself where the source has no text here."""
        is_here = span.source in self.sources
        return self._look_up(span if is_here else Evidence(span.source, printed=span.printed))

    def _found(self, span: Evidence | Ignored) -> Lookup:
        section, paragraph, printed = span.section, span.paragraph, span.printed
        every = self.sources.get(span.source)
        if every is None:
            alone = Paragraph(None, 1, printed or "", ())
            passage = Passage(alone, self.base.sources[span.source], span.source, self._world)
            return Lookup((Site(passage, 0, len(printed)),) if printed is not None else ())
        if paragraph is None:
            passages = [own for own in every if section in (None, own.paragraph.section)]
        else:
            passages = self._numbered.get((span.source, section, paragraph), [])
        if not passages:
            places = (own.paragraph for own in every)
            numbers = [place.number for place in places if place.section == section]
            if section is not None and not numbers:
                return Lookup((), Case.NO_SECTION, {"given": section})
            there = {"number": paragraph, "out_of": max(numbers, default=0)}
            return Lookup((), Case.NO_PARAGRAPH, there)
        if printed is None:
            return Lookup((), Case.NO_PRINT)
        # A span that says nothing but for spaces and emphasis stands nowhere.
        loose = r"[\s*_]*".join(map(re.escape, re.sub(r"[\s*_]", "", narrowed(printed)))) or "(?!)"
        steps = ((str, re.escape(printed), None), (narrowed, f"(?i:{loose})", Case.FOLDED))
        for fold, pattern, case in steps:
            # One may begin within another.
            found = ((own, re.finditer(f"(?=({pattern}))", fold(own.text))) for own in passages)
            if sites := tuple(Site(own, *at.span(1)) for own, there in found for at in there):
                return Lookup(sites, case, {"given": printed, "there": sites[0].text})
        elsewhere = [own.paragraph for own in every if printed in own.text][:3]
        spots = tuple(SpotPhrase(place.section, place.number) for place in elsewhere)
        return Lookup((), Case.NO_SPAN, {"given": printed, "elsewhere": spots})
