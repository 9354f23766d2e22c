"""What a text prints and no fact claims."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from jhstats.check.finding import Case, Fault, Quoted, Unclaimed
from jhstats.check.passages import overlapping
from jhstats.errors import Location
from jhstats.lang.numerals import numerals
from jhstats.lang.ranks import superlatives
from jhstats.lang.spans import Spans
from jhstats.model import Evidence
from jhstats.text.names import Names
from jhstats.text.units import CLASSIFIER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jhstats.check.passages import Passage
    from jhstats.check.printed import PrintedFact
    from jhstats.check.subject import Site, Subject
    from jhstats.lang.numerals import Numeral
    from jhstats.model import Entity, Ignored, Metric

    _Stretch = tuple[int, int]

_NUMBERED = re.compile(r"[\d月季半]")
_HALF = "一半"  # which may be half of anything
_MAGNITUDES = "百千万亿余多级"
_AROUND = 6
_SET_PHRASE = re.compile(
    "千方百计|千千万万|千万[别要不]|百年大计|百花齐放|千家万户|千山万水|千军万马|万众一心|"
    "前列腺|首饰|首府|首尾|首肯|首相|首脑|首长|俯首|昂首|回首|部首|"
    "一片(?:繁荣|蓝海|光明|空白|好评|叫好|欢腾|生机|红火|沃土|新天地)"
)
"""Words that hold a numeral or 首 and tell no figure: they name, and need no entry."""


class Tally(NamedTuple):
    """How many figures a text prints, and what became of them."""

    source: str
    figures: int
    claimed: int
    named: int
    ignored: int

    @property
    def unclaimed(self) -> int:
        """Those that nothing explains."""
        return self.figures - self.claimed - self.named - self.ignored


class Coverage:
    """Every figure of the texts, and who claims it.

    `unclaimed` are the faults of those that nothing explains, `idle` those of `ignored` entries
    that nothing needs.
    """

    def __init__(self, subject: Subject, printed: Iterable[PrintedFact]) -> None:
        self.unclaimed: list[Fault] = []
        self.tallies: list[Tally] = []
        self._claims: dict[Passage, list[_Stretch]] = {}
        for passage, start, end in (claim for fact in printed for claim in fact.claims()):
            self._claims.setdefault(passage, []).append((start, end))
        self._names = _names_with_figures(subject)
        self._needed: set[int] = set()
        self._ignored: dict[Passage, list[tuple[int, Site]]] = {}
        lookups = {}
        for number, entry in enumerate(subject.base.ignored):
            if entry.source in subject.sources:
                place = (entry.source, entry.section, entry.paragraph)
                lookups[number] = subject.look_up(Evidence(*place, printed=entry.printed))
                for site in lookups[number].sites:
                    self._ignored.setdefault(site.passage, []).append((number, site))
        for id_, text in subject.sources.items():
            counts: Counter[str] = Counter()
            for passage in text.passages:
                for figure, reason in self._explained(passage, figures_of(subject, passage)):
                    counts.update(("figures", reason or "unclaimed"))
                    if reason is None:
                        self.unclaimed.append(_unclaimed(passage, *figure))
            self.tallies.append(Tally(id_, *(counts[field] for field in Tally._fields[1:])))
        self.idle = [
            _idle(subject.base.ignored[number], Case.NOT_THERE if lookup.case else Case.IDLE)
            for number, lookup in lookups.items()
            if number not in self._needed
        ]

    def _explained(
        self, passage: Passage, figures: Iterable[_Stretch]
    ) -> Iterator[tuple[_Stretch, str | None]]:
        """Why figures of a passage need no fact more: `claimed`, `named`, `ignored` or None."""
        claims, ignored = Spans(self._claims.get(passage, ())), self._ignored.get(passage, ())
        names = self._names.find(passage.text)
        phrases = Spans(found.span() for found in _SET_PHRASE.finditer(passage.text))
        is_section = passage.is_heading and passage.paragraph.section is not None
        for start, end in figures:
            reason = None
            near = overlapping(names, start, end)
            if claims.overlap(start, end):
                reason = "claimed"
            elif is_section or any(name.start <= start and end <= name.end for name in near):
                reason = "named"
            elif needed := [number for number, site in ignored if site.has_part_of(start, end)]:
                self._needed.update(needed)
                reason = "ignored"
            elif phrases.overlap(start, end):
                reason = "named"
            yield (start, end), reason


def figures_of(subject: Subject, passage: Passage) -> list[_Stretch]:
    """Where the figures of a passage stand: numbers, dates whole, superlatives.

    The date of a heading is that of what stands below, no figure of its own.
    """
    text = passage.text
    told = () if passage.is_heading else passage.dates
    result = [
        (date.start, date.end)
        for date in told
        if date.is_told or _NUMBERED.search(text, date.start, date.end)  # 今年 prints no number
    ]
    dates = Spans((date.start, date.end) for date in passage.dates)
    result += (
        (numeral.start - numeral.ordinal, numeral.end)
        for numeral in passage.numerals
        if not dates.overlap(numeral.start, numeral.end) and _is_figure(subject, text, numeral)
    )
    taken = Spans(result)
    return sorted(result + [span for span in superlatives(text) if not taken.overlap(*span)])


def _is_figure(subject: Subject, text: str, numeral: Numeral) -> bool:
    """Whether a numeral is an Arabic one, or one in words that counts something."""
    written = text[numeral.start : numeral.end]
    if numeral.ordinal or numeral.unit:
        return written != _HALF
    is_counted = subject.units.behind(text, numeral.end) is not None
    if written[0].isascii():
        return is_counted or not written[0].isalpha()
    has_magnitude = any(mark in written for mark in _MAGNITUDES)
    return is_counted or has_magnitude or CLASSIFIER.match(text, numeral.end) is not None


def _names_with_figures(subject: Subject) -> Names:
    """The names of metrics and entities that hold a figure: 5G基站, TOP10产品, 一带一路."""
    base = subject.base
    records: Iterator[Metric | Entity] = chain(base.metrics.values(), base.entities.values())
    words = ((record.id, (*record.names.values(), *record.aliases)) for record in records)
    return Names(
        (id_, (word for word in own if numerals(word) or superlatives(word))) for id_, own in words
    )


def _unclaimed(passage: Passage, start: int, end: int) -> Fault:
    paragraph = passage.paragraph
    around = passage.text[max(0, start - _AROUND) : end + _AROUND]
    details = Unclaimed(passage.text[start:end], around, paragraph.section, paragraph.number)
    location = Location(passage.file, line=paragraph.line(start))
    return Fault(Case.UNCLAIMED.severity, Case.UNCLAIMED, details, location)


def _idle(entry: Ignored, case: Case) -> Fault:
    location = entry.origin.at("printed")
    return Fault(case.severity, case, Quoted(entry.printed), location)
