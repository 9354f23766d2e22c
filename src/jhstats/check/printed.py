"""What the spans of a fact print of it: its value, its ranks, its period."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from jhstats.check.passages import Passage, is_dense, overlapping
from jhstats.check.rankings import field_size, is_same_rank
from jhstats.check.subject import Site, Subject
from jhstats.figure import ONE, ZERO, Bound, half_unit, has_overlap, image, interval, plain
from jhstats.lang.numerals import Numeral, bound_behind
from jhstats.lang.ranks import RankText
from jhstats.model import PERCENT, Amount, Fact, Measure, is_points
from jhstats.period import Period
from jhstats.text.dates import Date
from jhstats.text.figures import Figure
from jhstats.text.units import CLASSIFIER

_DateThere = tuple[Passage, Date]

_NEAR = 10
_END = re.compile("[末底].?$")
_UNTIL = re.compile(r"(?:截至|截止|\bend of|\bend-|\bas of|\bas at)\s?(?:the\s)?$", re.IGNORECASE)
_RECENT = ("近", "过")
_COMPARING = re.compile(r"up\sto\b|.*\bthe\b", re.IGNORECASE)
"""Words of bounds that may only compare: `crept up to 4.5%`, `below the 1.6% average`."""
_CLAUSE_END = re.compile(r"[,;:–—]\s")
_RUN = re.compile(r"\d+(?:[ ,.'’\u00a0\u202f]\d+)*(?:[eE][+-]?\d+)?")
"""A number in any notation: 8 611, 12,5, 1.04E+11."""


class PrintedNumber(NamedTuple):
    """A number that a span of a fact holds, to the end of its unit or classifier.

    Its value is in the fact's unit; None where the text prints another unit.
    """

    figure: Figure
    site: Site
    numeral: Numeral
    value: Decimal | None

    def is_bounded(self, bound: Bound) -> bool:
        """Whether it is bounded so; 上百 and 过百 set no limit above, and say no more."""
        numeral, text = self.numeral, self.site.passage.text
        if numeral.is_loose:
            return bound not in (Bound.UNDER, Bound.AT_MOST)
        is_comparing = _COMPARING.match(text, numeral.begin, numeral.start) is not None
        return numeral.bound is bound or (is_comparing and bound is Bound.EXACT)

    @property
    def text(self) -> str:
        """The number as it stands, with the words that bound it and what it counts."""
        text, end = self.site.passage.text, self.figure.end
        is_bare = self.figure.unit is None and not self.numeral.unit
        counted = CLASSIFIER.match(text, end) if is_bare else None
        return text[self.figure.start : counted.end() if counted else end]

    def is_exact(self, amount: Amount | None) -> bool:
        """Whether it prints a value digit for digit."""
        if amount is None or self.value is None:
            return False
        if self.numeral.is_fraction:  # 三分之二 may be written 66.7
            return abs(self.value - amount.value) <= half_unit(amount.value)
        own, given = abs(self.numeral.number), abs(amount.value)
        return self.value == amount.value and (own != given or plain(own) == plain(given))


class PrintedRank(NamedTuple):
    """A rank that a span of a fact holds, and the span."""

    site: Site
    figure: Figure
    rank: RankText


class PrintedFact:
    """What the spans of one fact hold.

    `sites` are where they stand, `in_text` those of them of which the text is here.
    """

    def __init__(self, subject: Subject, fact: Fact) -> None:
        self._subject = subject
        self.fact = fact
        lookups = map(subject.look_up, fact.evidence)
        self.sites = tuple(dict.fromkeys(site for lookup in lookups for site in lookup.sites))
        self.in_text = tuple(site for site in self.sites if not site.passage.is_excerpt)
        self.numbers: list[PrintedNumber] = []
        self.ranks: list[PrintedRank] = []
        for site in self.sites:
            for figure in overlapping(site.passage.figures, site.start, site.end):
                if figure.rank:
                    self.ranks.append(PrintedRank(site, figure, figure.rank))
                elif figure.numeral:
                    self.numbers.append(self._number(figure, figure.numeral, site))

    def _number(self, figure: Figure, numeral: Numeral, site: Site) -> PrintedNumber:
        if figure.unit and numeral.bound is Bound.EXACT:  # 2亿千瓦以上
            bound = bound_behind(site.passage.text, figure.end) or Bound.EXACT
            numeral = numeral._replace(bound=bound)
        return PrintedNumber(figure, site, numeral, self._value(figure, numeral, site))

    def _value(self, figure: Figure, numeral: Numeral, site: Site) -> Decimal | None:
        """A number in the fact's unit, with the sign that the words before it give it.

        What stands around a span that is read by itself may give its number a unit and a sign.
        """
        fact, units = self.fact, site.passage.world.units
        word, text = figure.unit, site.passage.text
        if fact.unit is None:
            return None
        differs = fact.measure is Measure.CHANGE and fact.unit == PERCENT.id
        in_points = differs or is_points(self._subject.base.units[fact.unit])
        if numeral.unit and (numeral.unit == "points") != in_points:
            return None
        value = units.amount(numeral, word, fact.unit)
        is_other = word is None and units.counts_otherwise(text, numeral.end, fact.unit)
        if word is None and not numeral.unit:
            is_part = site.passage.is_excerpt or fact.low is not None  # 5.2 ± 0.4%
            if fact.unit != PERCENT.id:  # named elsewhere in the span: 324.054 (1982-84=100)
                unit = self._subject.base.units[fact.unit]
                names = (*unit.names.values(), *unit.aliases)
                is_part |= any(name.casefold() in site.text.casefold() for name in names)
            is_open = is_part and not is_other and numeral.scale == 1
            if is_open or ("unit" in fact.inferred and numeral.number == fact.value):
                is_other, value = False, _with_digits_of(fact.value, numeral.number)
        if is_other or value is None:
            return None
        is_signed = fact.measure in (Measure.GROWTH, Measure.CHANGE) or (fact.value or 0) < 0
        is_fall = numeral.is_fall or (site.passage.is_excerpt and 0 < value == -(fact.value or 0))
        return -value if is_fall and is_signed else value

    def is_end(self, number: PrintedNumber, end: Decimal) -> bool:
        """Whether a number is an end of the fact's range, or how far that is from the value."""
        sides = {abs(end), abs(end - (self.fact.value or ZERO))}
        if number.value is not None and abs(number.value) in sides:
            return True
        # 3 of 3到5万元 and 10 of 10–12% have their unit from the other end.
        own = number.numeral
        is_bare = number.figure.unit is None and not own.unit
        return is_bare and any(_with_digits_of(side, own.number) == side for side in sides)

    def is_own(self, number: PrintedNumber) -> bool:
        """Whether a number allows the fact's value, or is an end of its range."""
        ends = (end for end in (self.fact.low, self.fact.high) if end is not None)
        amount, own = self.fact.amount, number.numeral
        if any(self.is_end(number, end) for end in ends) or number.is_exact(amount):
            return True
        if amount is None or number.value is None:
            return False
        factor = number.value / (own.number or ONE)
        allowed = image(interval(own.number, own.bound), lambda limit: limit * factor)
        return has_overlap(interval(amount.value, amount.bound), allowed)

    @property
    def is_in_other_notation(self) -> bool:
        """Whether a span that is read by itself prints the value as neither language does."""
        value = abs(self.fact.value or ZERO)
        for site in set(self.sites).difference(self.in_text):
            is_known = (site.passage.source.language or "en")[:2] in ("en", "zh")
            for found in _RUN.finditer(site.text):
                figures = overlapping(site.passage.figures, *found.span())
                if is_known and len(figures) == 1 and "e" not in found[0].lower():
                    continue  # it was read
                number = Decimal(re.sub(r"[^\deE+-]", "", found[0]))
                if _with_digits_of(value, number) == value:
                    return True
        return False

    def dates(self) -> list[_DateThere]:
        """The dates of the figures that spans print, and of spans that print none.

        Those of the figures that print the value, if one does.
        """
        result: list[_DateThere] = []
        for site in self._dated():
            there = [number for number in self.numbers if number.site == site]
            own = [number for number in there if number.is_exact(self.fact.amount)] or there
            figures = [number.figure for number in own]
            figures = figures or [rank.figure for rank in self.ranks if rank.site == site]
            passage = site.passage
            for figure in figures:
                result += ((passage, date) for date in passage.dates_of(figure))
            if not figures:
                inside = overlapping(passage.dates, site.start, site.end)
                found = inside or passage.dates_before(site.start)
                result += ((passage, date) for date in found)
        return result

    def is_period_open(self, period: Period) -> bool:
        """Whether the sentence of a span may tell a period, though its nearest date is another.

        A stretch there ends as it does, or it begins as one that something moved from. Where a
        date may stand anywhere, only one told by itself, before a span or in its clause, denies a
        period of a year that the text names.
        """
        for site in self._dated():
            passage, is_free = site.passage, not is_dense(site.passage.source)
            dates = overlapping(passage.dates, *passage.sentence(site.start))
            if any(
                (date.is_from and date.period.start == period.start)
                or date.period.end == period.end
                or (date.period.is_year and period.is_within(date.period))
                or date.period.is_within(period)
                for date in dates
                if is_free or date.is_from
            ):
                return True
            issued = passage.source.issued
            sure = (
                date
                for date in dates
                if date.period.months and not (date.is_compared or date.is_from)  # no single day
                if date.is_told or issued is None or date.period.end <= issued.end
                if not _CLAUSE_END.search(passage.text, site.end, date.start)
            )
            if is_free and not any(sure):
                every = self._subject.sources[passage.source.id].passages
                return any(date.period.year == period.year for near in every for date in near.dates)
        return False

    def _dated(self) -> Iterable[Site]:
        """The spans whose dates may be the fact's."""
        amount = self.fact.amount
        told = [number for number in self.numbers if not number.site.passage.is_excerpt]
        exact = {number.site for number in told if number.is_exact(amount)}
        if not exact:
            return self.in_text
        others = {number.site for number in told} | {rank.site for rank in self.ranks}
        return [site for site in self.in_text if site in exact or site not in others]

    def claims(self) -> Iterator[tuple[Passage, int, int]]:
        """Where its value and its ranks stand: what the fact claims of its texts."""
        for number in self.numbers:
            if self.is_own(number):
                yield number.site.passage, number.figure.start, number.figure.end
        for site, figure, printed in self.ranks:
            own = [rank for rank in self.fact.ranks if is_same_rank(rank, printed)]
            if own:
                yield site.passage, figure.start, figure.end
            size = field_size(site, figure) if own else None
            if size and any(rank.out_of == size.number for rank in own):
                yield site.passage, size.start, size.end


def _with_digits_of(value: Decimal | None, number: Decimal) -> Decimal:
    """A number as large as a value that has its digits: of 8.611 and 8611 the first."""
    if value and value.normalize().as_tuple().digits == number.normalize().as_tuple().digits:
        return value.copy_sign(number)
    return number


def is_dated(period: Period, dates: Iterable[_DateThere]) -> bool:
    """Whether dates name a period: one of them does, or two name its beginning and its end."""
    dates = list(dates)
    starts = {date.period.start for _, date in dates}
    ends = {date.period.end for _, date in dates}
    has_both = period.start in starts and period.end in ends
    return has_both or any(_is_of(passage, date, period) for passage, date in dates)


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
