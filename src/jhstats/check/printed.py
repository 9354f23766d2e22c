"""What the spans of a fact print of it: its value, its ranks, its period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jhstats.check.passages import is_dense, overlapping
from jhstats.check.rankings import out_of, says
from jhstats.figure import half_unit, has_overlap, interval, plain
from jhstats.model import PERCENT, Measure, is_points
from jhstats.prose.units import CLASSIFIER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from jhstats.check.passages import Passage
    from jhstats.check.sites import Site
    from jhstats.check.subject import Subject
    from jhstats.model import Fact
    from jhstats.period import Period
    from jhstats.prose.dates import Date
    from jhstats.prose.numerals import Numeral

_NEAR = 10
_END = re.compile("[末底].?$")
_UNTIL = re.compile(r"(?:截至|截止|\bend of|\bend-|\bas of|\bas at)\s?(?:the\s)?$", re.IGNORECASE)
_RECENT = ("近", "过")


class Figure(NamedTuple):
    """A number that a span of a fact holds.

    Attributes:
        numeral: the number.
        site: the span.
        amount: the number in the fact's unit; None where the text prints another unit.
        end: after what it counts: its unit, or a classifier.
    """

    numeral: Numeral
    site: Site
    amount: Decimal | None
    end: int

    @property
    def text(self) -> str:
        """The number as it stands, with the words that bound it and what it counts."""
        return self.site.passage.text[self.numeral.begin : self.end]


class Printed:
    """What the spans of one fact hold.

    Attributes:
        fact: the fact.
        sites: where its spans stand.
        figures: the numbers in them.
        ranks: the ranks in them.
    """

    def __init__(self, subject: Subject, fact: Fact) -> None:
        self._subject = subject
        self.fact = fact
        self.sites = tuple(dict.fromkeys(subject.sites(fact)))
        self.figures = [
            Figure(one, site, self._amount(one, site), self._end(one, site.passage.text))
            for site in self.sites
            for one in overlapping(site.passage.numerals, site.start, site.end)
            if not site.passage.is_named(one.start)
        ]
        self.ranks = [
            (site, one)
            for site in self.sites
            for one in overlapping(site.passage.ranks, site.start, site.end)
        ]

    def _end(self, one: Numeral, text: str) -> int:
        """Where a number with its unit ends."""
        word = self._subject.units.behind(text, one.end)
        counted = None if one.unit else CLASSIFIER.match(text, one.end)
        return word.end if word else counted.end() if counted else one.end

    def _amount(self, one: Numeral, site: Site) -> Decimal | None:
        """A number in the fact's unit, with the sign that the words before it give it."""
        fact, units, text = self.fact, self._subject.units, site.passage.text
        if fact.unit is None or not self._is_of_measure(one):
            return None
        word = units.of(one, text)
        amount = units.amount(one, word, fact.unit)
        if word is None and units.counts_otherwise(text, one.end, fact.unit):
            amount = None
        if "unit" in fact.inferred and word is None and not one.unit and one.number == fact.value:
            amount = one.number
        signed = fact.measure in (Measure.GROWTH, Measure.CHANGE) or (fact.value or 0) < 0
        return -amount if amount is not None and one.is_fall and signed else amount

    def _is_of_measure(self, one: Numeral) -> bool:
        """Whether a number is in percent or points where the fact's own is."""
        unit = self._subject.base.units[str(self.fact.unit)]
        differs = self.fact.measure is Measure.CHANGE and unit.id == PERCENT.id
        in_points = differs or is_points(unit)
        if one.unit == "points" or (one.unit and in_points):
            return in_points and one.unit == "points"
        return True

    def dates(self) -> list[tuple[Passage, Date]]:
        """The dates that spans print, else those that stand nearest before them.

        Those of the spans that print the value, if one does, and of spans that print only dates.
        """
        result = []
        for site in self._dated():
            passage = site.passage
            inside = self._inside(site)
            if inside:
                result += [(passage, one) for one in inside]
                continue
            source = self._subject.sources[passage.source.id]
            result += source.dates_before(passage, site.start)
            if not is_dense(passage.source):  # "4.5% in the first half of 2022"
                _, end = passage.sentence(site.start)
                result += [(passage, one) for one in overlapping(passage.dates, site.end, end)[:1]]
        return result

    def _inside(self, site: Site) -> list[Date]:
        """The dates in a span, but for those with which its figures are only compared."""
        passage = site.passage
        there = [one for one in self.figures if one.site == site]
        mine = [one for one in there if prints(self.fact, one)] or there
        starts = [one.numeral.begin for one in mine]
        return [
            date
            for date in overlapping(passage.dates, site.start, site.end)
            if not (date.is_compared and starts)
            or any(passage.owns(date, start) for start in starts)
        ]

    def _dated(self) -> Iterable[Site]:
        telling = {figure.site for figure in self.figures if prints(self.fact, figure)}
        if not telling:
            return self.sites
        others = {figure.site for figure in self.figures} | {site for site, _ in self.ranks}
        return [site for site in self.sites if site in telling or site not in others]

    def claims(self) -> Iterator[tuple[Passage, int, int]]:
        """Where its value, its ranks and its period stand: what the fact claims of its texts."""
        for one in self.figures:
            if allows(self.fact, one):
                yield one.site.passage, one.numeral.begin, one.numeral.end
        for site, printed in self.ranks:
            mine = [rank for rank in self.fact.ranks if says(rank, printed)]
            if mine:
                yield site.passage, printed.start, printed.end
            count = out_of(site, printed) if mine else None
            if count and any(rank.out_of == count.number for rank in mine):
                yield site.passage, count.start, count.end
        period = self.fact.period
        if period is not None:
            dates = self.dates()
            if supports(period, dates):
                for passage, date in dates:
                    is_edge = date.period.start == period.start or date.period.end == period.end
                    if is_edge or _names(passage, date, period):
                        yield passage, date.start, date.end


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
    return has_overlap(interval(fact.value, fact.bound), coarse._replace(low=low, high=high))


def supports(period: Period, dates: Iterable[tuple[Passage, Date]]) -> bool:
    """Whether dates name a period: one of them does, or two name its beginning and its end."""
    dates = list(dates)
    if any(_names(passage, date, period) for passage, date in dates):
        return True
    starts = {date.period.start for _, date in dates}
    ends = {date.period.end for _, date in dates}
    return period.start in starts and period.end in ends


def _names(passage: Passage, date: Date, period: Period) -> bool:
    """Whether a date names a period; 2021年末 names every one that ends there.

    What counts back from now (过去5年) may leave out the year that is not over.
    """
    if period.days == date.period.days:
        return True
    text = passage.text
    begin = max(0, date.start - _NEAR)
    if _END.search(text, date.start, date.end + 1) or _UNTIL.search(text, begin, date.start):
        return period.end == date.period.end
    return text[date.start] in _RECENT and period.days == date.period.earlier().days
