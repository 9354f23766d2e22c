"""What the spans of a fact say of it: its value, its ranks, its period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jhstats.checks.sites import Claim
from jhstats.figure import half_unit, interval, overlap, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from jhstats.checks.sites import Site
    from jhstats.checks.subject import Passage, Subject
    from jhstats.model import Fact, Rank
    from jhstats.period import Period
    from jhstats.prose.dates import Date
    from jhstats.prose.numerals import Numeral
    from jhstats.prose.ranks import RankText

_SENTENCE_END = re.compile(r"[。！？!?；;]|\.(?=\s|$)")
_DENSE = ("zh", "ja", "ko")


class Figure(NamedTuple):
    """A number that a span of a fact holds.

    Attributes:
        numeral: the number.
        site: the span.
        amount: the number in the fact's unit; None where the text prints another unit.
    """

    numeral: Numeral
    site: Site
    amount: Decimal | None

    @property
    def text(self) -> str:
        """The number as it stands, with the words that bound it and what is behind it."""
        text = self.site.passage.text
        return text[self.numeral.begin : self.numeral.end + 2].strip("，。；、,.;（）()：: ")


def sites_of(subject: Subject, fact: Fact) -> tuple[Site, ...]:
    """The places where the spans of a fact stand, in the texts that are here."""
    result: list[Site] = []
    for one in fact.evidence:
        found = subject.sites(one.source, Claim(one.section, one.paragraph, one.printed))
        result += found.sites if found else ()
    return tuple(result)


def figures(subject: Subject, fact: Fact, sites: Iterable[Site]) -> Iterator[Figure]:
    """The numbers that the spans of a fact hold."""
    for site in sites:
        for one in site.passage.numerals:
            if site.holds(one.start, one.end) and not site.passage.ranked(one.start):
                amount = None
                if fact.unit is not None:
                    word = subject.units.of(one, site.passage.text)
                    amount = subject.units.amount(one, word, fact.unit)
                    if one.is_fall and amount is not None and (fact.value or 0) < 0:
                        amount = -amount
                yield Figure(one, site, amount)


def prints(fact: Fact, figure: Figure) -> bool:
    """Whether a number prints a fact's value digit for digit."""
    if fact.value is None or figure.amount is None:
        return False
    if figure.numeral.is_fraction:  # 三分之二 may be written 66.7
        return abs(figure.amount - fact.value) <= half_unit(fact.value)
    if figure.amount != fact.value:
        return False
    number = figure.numeral.number
    same_scale = abs(number) == abs(fact.value)
    return not same_scale or plain(abs(number)) == plain(abs(fact.value))


def allows(fact: Fact, figure: Figure) -> bool:
    """Whether a number, however coarse, allows a fact's value."""
    if fact.value is None or figure.amount is None:
        return False
    if prints(fact, figure):
        return True
    numeral = figure.numeral
    factor = figure.amount / numeral.number if numeral.number else figure.amount
    coarse = interval(numeral.number, numeral.bound)
    low = None if coarse.low is None else coarse.low * factor
    high = None if coarse.high is None else coarse.high * factor
    return overlap(interval(fact.value, fact.bound), coarse._replace(low=low, high=high))


def ranks_at(site: Site) -> Iterator[RankText]:
    """The ranks that a span holds."""
    return (one for one in site.passage.ranks if site.holds(one.start, one.end))


def says(rank: Rank, printed: RankText) -> bool:
    """Whether a printed rank is a fact's, whoever it is among."""
    return (rank.kind, rank.number) == (printed.kind, printed.number)


def scope(subject: Subject, fact: Fact, site: Site, printed: RankText) -> tuple[str, ...]:
    """The entities that a printed rank is among, as far as the sentence names one.

    The one in the span goes first; otherwise the nearest before the rank, or behind it in a
    language that says "fourth in the province".
    """
    passage = site.passage
    begin, end = _sentence(passage, printed.start)
    names = [
        one
        for one in passage.entities
        if begin <= one.start
        and one.end <= end
        and not (one.start < printed.end and printed.start < one.end)
        and not _is_inner(subject, one.ids, fact.entity)
    ]
    inside = [one for one in names if site.holds(one.start, one.end)]
    before = [one for one in reversed(names) if one.end <= printed.start]
    behind = [one for one in names if one.start >= printed.end]
    sides = (before, behind) if is_dense(subject, passage) else (behind, before)
    for group in (inside, *sides):
        if group:
            return group[0].ids
    return ()


def dates_of(subject: Subject, sites: Iterable[Site]) -> list[tuple[Passage, Date]]:
    """The dates that spans print, else those that stand nearest before them."""
    result = []
    for site in sites:
        inside = [one for one in site.passage.dates if site.holds(one.start, one.end)]
        if inside:
            result += [(site.passage, one) for one in inside]
            continue
        source = subject.sources.get(site.passage.source)
        near = _date_before(site, source.passages if source else ())
        if near:
            result.append(near)
        if not is_dense(subject, site.passage):  # "4.5% in the first half of 2022"
            _, end = _sentence(site.passage, site.start)
            behind = [one for one in site.passage.dates if site.end <= one.start <= end]
            result += [(site.passage, one) for one in behind[:1]]
    return result


def is_dense(subject: Subject, passage: Passage) -> bool:
    """Whether a text is in a language that names the date and the scope first."""
    language = subject.base.sources[passage.source].language or ""
    return language.partition("-")[0] in _DENSE


def supports(period: Period, dates: Iterable[Period]) -> bool:
    """Whether dates name a period: one of them does, or two name its beginning and its end."""
    days = [one[:2] for one in dates]
    if period[:2] in days:
        return True
    starts, ends = {start for start, _ in days}, {end for _, end in days}
    return period.start in starts and period.end in ends


def _sentence(passage: Passage, at: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends."""
    begin = 0
    for found in _SENTENCE_END.finditer(passage.text):
        if found.end() > at:
            return begin, found.start()
        begin = found.end()
    return begin, len(passage.text)


def _is_inner(subject: Subject, ids: Iterable[str], entity: str) -> bool:
    """Whether a name is of the entity itself, or of something within it."""
    return any(one == entity or entity in subject.outer(one) for one in ids)


def _date_before(site: Site, passages: tuple[Passage, ...]) -> tuple[Passage, Date] | None:
    """The date that stands nearest before a span, in its section."""
    section = site.passage.paragraph.section
    for passage in reversed(passages):
        paragraph = passage.paragraph
        if paragraph.section != section or paragraph.number > site.passage.paragraph.number:
            continue
        before = [
            one for one in passage.dates if passage is not site.passage or one.end <= site.start
        ]
        if before:
            return passage, before[-1]
    return None
