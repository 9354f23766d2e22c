"""Rules about what a text prints and no fact claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jhstats.check.finding import Case, Finding, Severity
from jhstats.check.sites import Claim
from jhstats.errors import Location
from jhstats.prose.names import Names
from jhstats.prose.numerals import numerals
from jhstats.prose.ranks import superlatives
from jhstats.prose.units import CLASSIFIER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jhstats.check.context import Check
    from jhstats.check.passages import Passage
    from jhstats.check.printed import Printed
    from jhstats.check.sites import Site
    from jhstats.check.subject import Subject
    from jhstats.model import Entity, Metric
    from jhstats.prose.dates import Date
    from jhstats.prose.numerals import Numeral

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
"""Messages that hold a numeral or 首 and tell no figure: they name, and need no entry."""


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

    Attributes:
        unclaimed: the findings of figures that nothing explains.
        idle: those of `ignored` entries that nothing needs.
        tallies: how many figures each text prints.
    """

    def __init__(self, subject: Subject, printed: Iterable[Printed]) -> None:
        self.unclaimed: list[Finding] = []
        self.tallies: list[Tally] = []
        claims = _by_passage(claim for one in printed for claim in one.claims())
        names = _names_with_figures(subject)
        ignored = _Ignoring(subject)
        for id_, text in subject.sources.items():
            counts = {"figures": 0, "claimed": 0, "named": 0, "ignored": 0}
            for passage in text.passages:
                claimed = claims.get(passage, ())
                named = [(one.start, one.end) for one in names.find(passage.text)]
                phrases = [found.span() for found in _SET_PHRASE.finditer(passage.text)]
                is_section = passage.is_heading and passage.paragraph.section is not None
                for start, end in figures_of(subject, passage):
                    counts["figures"] += 1
                    if _overlap(start, end, claimed):
                        counts["claimed"] += 1
                    elif is_section or any(one <= start and end <= other for one, other in named):
                        counts["named"] += 1
                    elif ignored.holds(passage, start, end):
                        counts["ignored"] += 1
                    elif _overlap(start, end, phrases):
                        counts["named"] += 1
                    else:
                        self.unclaimed.append(_unclaimed(passage, start, end))
            self.tallies.append(Tally(id_, **counts))
        self.idle = list(ignored.idle())


class _Ignoring:
    """The `ignored` entries where they stand, and which of them were needed."""

    def __init__(self, subject: Subject) -> None:
        self._faults: dict[int, Case | None] = {}
        self._entries = subject.base.ignored
        self._needed: set[int] = set()
        self._sites: dict[Passage, list[tuple[int, Site]]] = {}
        for number, one in enumerate(self._entries):
            found = subject.found(one.source, Claim(one.section, one.paragraph, one.printed))
            if found is not None:
                self._faults[number] = found.fault
                for site in found.sites:
                    self._sites.setdefault(site.passage, []).append((number, site))

    def holds(self, passage: Passage, start: int, end: int) -> bool:
        """Whether an entry holds a figure, and is needed for it."""
        by = [number for number, site in self._sites.get(passage, ()) if site.holds(start, end)]
        self._needed.update(by)
        return bool(by)

    def idle(self) -> Iterator[Finding]:
        """The entries that no figure needs, and those that stand nowhere."""
        for number, fault in self._faults.items():
            if number not in self._needed:
                one = self._entries[number]
                case = Case.NOT_THERE if fault else Case.IDLE
                location = Location(one.origin.file, "ignored", one.origin.number, "printed")
                data = {"given": one.printed}
                yield Finding("ignored", Severity.WARNING, case, data, location)


def coverage(check: Check) -> Iterable[Finding]:
    """A figure of a text that no fact claims."""
    return check.coverage.unclaimed


def ignored(check: Check) -> Iterable[Finding]:
    """An entry of `ignored` that nothing needs any more."""
    return check.coverage.idle


def figures_of(subject: Subject, passage: Passage) -> list[_Stretch]:
    """Where the figures of a passage stand: numbers, dates whole, superlatives.

    The date of a heading is that of what stands below, no figure of its own.
    """
    text = passage.text
    told = () if passage.is_heading else passage.dates
    result = [(one.start, one.end) for one in told if _has_digits(text, one)]
    dates = [(one.start, one.end) for one in passage.dates]
    result += (
        (one.start - one.ordinal, one.end)
        for one in passage.numerals
        if not _overlap(one.start, one.end, dates) and _is_figure(subject, text, one)
    )
    taken = list(result)
    result += (span for span in superlatives(text) if not _overlap(*span, taken))
    return sorted(result)


def _is_figure(subject: Subject, text: str, one: Numeral) -> bool:
    """Whether a numeral is an Arabic one, or one in words that counts something."""
    if one.ordinal or one.unit:
        return text[one.start : one.end] != _HALF
    is_counted = subject.units.behind(text, one.end) is not None
    if text[one.start].isascii():
        return is_counted or not text[one.start].isalpha()
    has_magnitude = any(mark in text[one.start : one.end] for mark in _MAGNITUDES)
    return is_counted or has_magnitude or CLASSIFIER.match(text, one.end) is not None


def _has_digits(text: str, date: Date) -> bool:
    """Whether a date prints a number: 今年 and 同期 do not."""
    return date.is_told or _NUMBERED.search(text, date.start, date.end) is not None


def _by_passage(
    claims: Iterable[tuple[Passage, int, int]],
) -> dict[Passage, list[_Stretch]]:
    result: dict[Passage, list[_Stretch]] = {}
    for passage, start, end in claims:
        result.setdefault(passage, []).append((start, end))
    return result


def _names_with_figures(subject: Subject) -> Names:
    """The names of metrics and entities that hold a figure: 5G基站, TOP10产品, 一带一路."""
    records: tuple[Metric | Entity, ...] = (
        *subject.base.metrics.values(),
        *subject.base.entities.values(),
    )
    return Names(
        (one.id, [word for word in (*one.names.values(), *one.aliases) if _holds_figure(word)])
        for one in records
    )


def _holds_figure(word: str) -> bool:
    return bool(numerals(word) or superlatives(word))


def _unclaimed(passage: Passage, start: int, end: int) -> Finding:
    paragraph = passage.paragraph
    data = {
        "given": passage.text[start:end],
        "around": passage.text[max(0, start - _AROUND) : end + _AROUND],
        "section": paragraph.section or "",
        "paragraph": paragraph.number,
    }
    location = Location(passage.file, line=paragraph.line(start))
    return Finding("coverage", Severity.WARNING, Case.UNCLAIMED, data, location)


def _overlap(start: int, end: int, spans: Iterable[_Stretch]) -> bool:
    return any(one < end and start < other for one, other in spans)
