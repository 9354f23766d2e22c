"""What the spans of a fact print of it: its value, its ranks, its period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jhstats.check.passages import is_dense, overlapping
from jhstats.check.rankings import field_size, is_same_rank
from jhstats.figure import Interval, half_unit, has_overlap, interval, plain
from jhstats.model import PERCENT, Measure, is_points
from jhstats.text.units import CLASSIFIER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from jhstats.check.passages import Passage
    from jhstats.check.sites import Site
    from jhstats.check.subject import Subject
    from jhstats.lang.numerals import Numeral
    from jhstats.lang.ranks import RankText
    from jhstats.model import Amount, Fact
    from jhstats.period import Period
    from jhstats.text.dates import Date

    _DateThere = tuple[Passage, Date]

_NEAR = 10
_END = re.compile("[末底].?$")
_UNTIL = re.compile(r"(?:截至|截止|\bend of|\bend-|\bas of|\bas at)\s?(?:the\s)?$", re.IGNORECASE)
_RECENT = ("近", "过")


class PrintedNumber(NamedTuple):
    """A number that a span of a fact holds.

    Attributes:
        numeral: the number.
        site: the span.
        value: the number in the fact's unit; None where the text prints another unit.
        end: after what it counts: its unit, or a classifier.
    """

    numeral: Numeral
    site: Site
    value: Decimal | None
    end: int

    @property
    def text(self) -> str:
        """The number as it stands, with the words that bound it and what it counts."""
        return self.site.passage.text[self.numeral.begin : self.end]

    def is_exact(self, amount: Amount | None) -> bool:
        """Whether it prints a value digit for digit."""
        if amount is None or self.value is None:
            return False
        if self.numeral.is_fraction:  # 三分之二 may be written 66.7
            return abs(self.value - amount.value) <= half_unit(amount.value)
        if self.value != amount.value:
            return False
        own, given = abs(self.numeral.number), abs(amount.value)
        return own != given or plain(own) == plain(given)

    def is_consistent(self, amount: Amount | None) -> bool:
        """Whether it allows a value, however coarse it is."""
        if amount is None or self.value is None:
            return False
        if self.is_exact(amount):
            return True
        number = self.numeral.number
        factor = self.value / number if number else self.value
        low, high = (
            None if limit is None else limit * factor
            for limit in interval(number, self.numeral.bound)
        )
        return has_overlap(interval(amount.value, amount.bound), Interval(low, high))


class PrintedRank(NamedTuple):
    """A rank that a span of a fact holds, and the span."""

    site: Site
    rank: RankText


class PrintedFact:
    """What the spans of one fact hold.

    Attributes:
        fact: the fact.
        sites: where its spans stand.
        numbers: the numbers in them.
        ranks: the ranks in them.
    """

    def __init__(self, subject: Subject, fact: Fact) -> None:
        self._subject = subject
        self.fact = fact
        sites = (site for _, lookup in subject.lookups(fact) for site in lookup.sites)
        self.sites = tuple(dict.fromkeys(sites))
        self.numbers = [
            self._number(numeral, site)
            for site in self.sites
            for numeral in overlapping(site.passage.numerals, site.start, site.end)
            if not site.passage.is_named(numeral.start)
        ]
        self.ranks = [
            PrintedRank(site, rank)
            for site in self.sites
            for rank in overlapping(site.passage.ranks, site.start, site.end)
        ]

    def _number(self, numeral: Numeral, site: Site) -> PrintedNumber:
        text = site.passage.text
        word = self._subject.units.behind(text, numeral.end)
        counted = None if numeral.unit else CLASSIFIER.match(text, numeral.end)
        end = word.end if word else counted.end() if counted else numeral.end
        return PrintedNumber(numeral, site, self._value(numeral, text), end)

    def _value(self, numeral: Numeral, text: str) -> Decimal | None:
        """A number in the fact's unit, with the sign that the words before it give it."""
        fact, units = self.fact, self._subject.units
        if fact.unit is None or not self._is_of_measure(numeral, fact.unit):
            return None
        word = units.of(numeral, text)
        value = units.amount(numeral, word, fact.unit)
        if word is None and units.counts_otherwise(text, numeral.end, fact.unit):
            value = None
        is_bare = word is None and not numeral.unit
        if is_bare and "unit" in fact.inferred and numeral.number == fact.value:
            value = numeral.number
        is_signed = fact.measure in (Measure.GROWTH, Measure.CHANGE) or (fact.value or 0) < 0
        return -value if value is not None and numeral.is_fall and is_signed else value

    def _is_of_measure(self, numeral: Numeral, unit: str) -> bool:
        """Whether a number is in percent or points where the fact's own is."""
        differs = self.fact.measure is Measure.CHANGE and unit == PERCENT.id
        in_points = differs or is_points(self._subject.base.units[unit])
        if numeral.unit == "points" or (numeral.unit and in_points):
            return in_points and numeral.unit == "points"
        return True

    def dates(self) -> list[_DateThere]:
        """The dates that spans print, else those that stand nearest before them.

        Those of the spans that print the value, if one does, and of spans that print only dates.
        """
        result = []
        for site in self._dated():
            passage = site.passage
            inside = self._inside(site)
            if inside:
                result += [(passage, date) for date in inside]
                continue
            source = self._subject.sources[passage.source.id]
            result += source.dates_before(passage, site.start)
            if not is_dense(passage.source):  # "4.5% in the first half of 2022"
                _, end = passage.sentence(site.start)
                behind = overlapping(passage.dates, site.end, end)
                result += [(passage, date) for date in behind[:1]]
        return result

    def _inside(self, site: Site) -> list[Date]:
        """The dates in a span, but for those with which its figures are only compared."""
        passage = site.passage
        there = [number for number in self.numbers if number.site == site]
        own = [number for number in there if number.is_exact(self.fact.amount)] or there
        starts = [number.numeral.begin for number in own]
        return [
            date
            for date in overlapping(passage.dates, site.start, site.end)
            if not (date.is_compared and starts)
            or any(passage.owns(date, start) for start in starts)
        ]

    def _dated(self) -> Iterable[Site]:
        """The spans whose dates may be the fact's."""
        amount = self.fact.amount
        exact = {number.site for number in self.numbers if number.is_exact(amount)}
        if not exact:
            return self.sites
        others = {number.site for number in self.numbers} | {site for site, _ in self.ranks}
        return [site for site in self.sites if site in exact or site not in others]

    def claims(self) -> Iterator[tuple[Passage, int, int]]:
        """Where its value, its ranks and its period stand: what the fact claims of its texts."""
        for number in self.numbers:
            if number.is_consistent(self.fact.amount):
                yield number.site.passage, number.numeral.begin, number.numeral.end
        for site, printed in self.ranks:
            own = [rank for rank in self.fact.ranks if is_same_rank(rank, printed)]
            if own:
                yield site.passage, printed.start, printed.end
            size = field_size(site, printed) if own else None
            if size and any(rank.out_of == size.number for rank in own):
                yield site.passage, size.start, size.end
        period, dates = self.fact.period, self.dates() if self.fact.period else []
        if period is not None and is_dated(period, dates):
            for passage, date in dates:
                is_edge = date.period.start == period.start or date.period.end == period.end
                if is_edge or _is_of(passage, date, period):
                    yield passage, date.start, date.end


def is_dated(period: Period, dates: Iterable[_DateThere]) -> bool:
    """Whether dates name a period: one of them does, or two name its beginning and its end."""
    dates = list(dates)
    if any(_is_of(passage, date, period) for passage, date in dates):
        return True
    starts = {date.period.start for _, date in dates}
    ends = {date.period.end for _, date in dates}
    return period.start in starts and period.end in ends


def _is_of(passage: Passage, date: Date, period: Period) -> bool:
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
