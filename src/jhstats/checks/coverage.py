"""Rules about what a text prints and no fact claims."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jhstats.checks.finding import Case, Finding, Severity
from jhstats.checks.printed import allows, dates_of, figures, ranks_at, says, sites_of, supports
from jhstats.checks.sites import Claim
from jhstats.errors import Place
from jhstats.prose.names import Names
from jhstats.prose.numerals import numerals
from jhstats.prose.ranks import superlatives
from jhstats.prose.units import CLASSIFIER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jhstats.checks.sites import Found
    from jhstats.checks.subject import Passage, Subject
    from jhstats.model import Entity, Fact, Ignored, Metric
    from jhstats.prose.dates import Date

_NUMBERED = re.compile(r"[\d月季半]")
_AROUND = 6


class Tally(NamedTuple):
    """How many figures a text prints, and what became of them."""

    text: str
    figures: int
    claimed: int
    named: int
    ignored: int

    @property
    def unclaimed(self) -> int:
        """Those that nothing explains."""
        return self.figures - self.claimed - self.named - self.ignored


class Coverage:
    """Every figure of the texts, and who claims it."""

    def __init__(self, subject: Subject) -> None:
        self.findings: list[Finding] = []
        self.tallies: list[Tally] = []
        claims = _claims(subject)
        names = _names_with_figures(subject)
        entries = [(one, _found(subject, one)) for one in subject.base.ignored]
        needed: set[int] = set()
        for id_, text in subject.sources.items():
            counts = {"figures": 0, "claimed": 0, "named": 0, "ignored": 0}
            for passage in text.passages:
                named = [(one.start, one.end) for one in names.find(passage.text)]
                for start, end in figures_of(subject, passage):
                    counts["figures"] += 1
                    if _overlap(start, end, claims.get(passage, ())):
                        counts["claimed"] += 1
                        continue
                    if _covered(start, end, named):
                        counts["named"] += 1
                        continue
                    by = [i for i, (_, found) in enumerate(entries)
                          if found and _ignores(found, passage, start, end)]  # fmt: skip
                    needed.update(by)
                    if by:
                        counts["ignored"] += 1
                    else:
                        self.findings.append(_unclaimed(text.name, passage, start, end))
            self.tallies.append(Tally(id_, **counts))
        for index, (one, found) in enumerate(entries):
            if found is not None and index not in needed:
                data = {"given": one.printed, "stands": "" if found.fault else "yes"}
                place = Place(one.origin.file, "ignored", one.origin.number, "printed")
                self.findings.append(Finding("ignored", Severity.WARNING, Case.IDLE, data, place))


@lru_cache(maxsize=1)
def covered(subject: Subject) -> Coverage:
    """The coverage of the texts, worked out once for both rules."""
    return Coverage(subject)


def coverage(subject: Subject) -> Iterator[Finding]:
    """A figure of a text that no fact claims."""
    return (one for one in covered(subject).findings if one.rule == "coverage")


def ignored(subject: Subject) -> Iterator[Finding]:
    """An entry of `ignored` that nothing needs any more."""
    return (one for one in covered(subject).findings if one.rule == "ignored")


def figures_of(subject: Subject, passage: Passage) -> list[tuple[int, int]]:
    """Where the figures of a passage stand: numbers, dates whole, superlatives."""
    text = passage.text
    dates = [(one.start, one.end) for one in passage.dates if _has_digits(text, one)]
    result = list(dates)
    for one in passage.numerals:
        if any(one.start < date.end and date.start < one.end for date in passage.dates):
            continue
        if (
            not one.is_chinese
            or one.ordinal
            or one.unit
            or _is_counted(subject, text, one.end)
            or any(mark in text[one.start : one.end] for mark in "百千万亿余多级")
        ):
            result.append((one.start - one.ordinal, one.end))
    taken = list(result)
    for start, end in superlatives(text):
        if not _overlap(start, end, taken):
            result.append((start, end))
    return sorted(result)


def _has_digits(text: str, date: Date) -> bool:
    """Whether a date prints a number: 今年 and 同期 do not."""
    return date.is_told or _NUMBERED.search(text, date.start, date.end) is not None


def _is_counted(subject: Subject, text: str, end: int) -> bool:
    """Whether a unit's name or a classifier stands behind a numeral."""
    return bool(CLASSIFIER.match(text, end)) or subject.units.behind(text, end) is not None


def _claims(subject: Subject) -> dict[Passage, list[tuple[int, int]]]:
    """What the facts claim: their values, ranks and periods in their spans, and their dates."""
    result: dict[Passage, list[tuple[int, int]]] = {}
    for fact in subject.base.facts:
        for passage, start, end in _claimed_by(subject, fact):
            result.setdefault(passage, []).append((start, end))
    return result


def _claimed_by(subject: Subject, fact: Fact) -> Iterator[tuple[Passage, int, int]]:
    sites = sites_of(subject, fact)
    for one in figures(subject, fact, sites):
        if allows(fact, one):
            yield one.site.passage, one.numeral.begin, one.numeral.end
    for site in sites:
        for printed in ranks_at(site):
            if any(says(rank, printed) for rank in fact.ranks):
                yield site.passage, printed.start, printed.end
    if fact.period is not None:
        dates = dates_of(subject, sites)
        if supports(fact.period, [date.period for _, date in dates]):
            for passage, date in dates:
                if fact.period.start == date.period.start or fact.period.end == date.period.end:
                    yield passage, date.start, date.end


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


def _found(subject: Subject, one: Ignored) -> Found | None:
    return subject.sites(one.source, Claim(one.section, one.paragraph, one.printed))


def _ignores(found: Found, passage: Passage, start: int, end: int) -> bool:
    return any(site.passage is passage and site.holds(start, end) for site in found.sites)


def _unclaimed(name: str, passage: Passage, start: int, end: int) -> Finding:
    paragraph = passage.paragraph
    around = passage.text[max(0, start - _AROUND) : end + _AROUND]
    data = {
        "given": passage.text[start:end],
        "around": around,
        "section": paragraph.section or "",
        "paragraph": paragraph.number,
    }
    place = Place(name, line=paragraph.line(start))
    return Finding("coverage", Severity.WARNING, Case.UNCLAIMED, data, place)


def _overlap(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(one < end and start < other for one, other in spans)


def _covered(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(one <= start and end <= other for one, other in spans)
