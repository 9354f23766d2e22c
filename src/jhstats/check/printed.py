"""What the spans of a fact print of it: its value, its ranks, its period."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from jhstats.check.passages import Passage, Site, is_dense, overlapping
from jhstats.figure import ONE, ZERO, Bound, half_unit, has_overlap, image, interval, plain
from jhstats.lang.grammar import MEASURES, Word
from jhstats.lang.languages import compiled
from jhstats.lang.lexicon import kinds_of, words_in
from jhstats.lang.records import Numeral, RankText
from jhstats.model import PERCENT, Fact, Measure, Rank, is_points
from jhstats.period import Period
from jhstats.text.figures import unit_of
from jhstats.text.names import called
from jhstats.text.records import Claim, Figure
from jhstats.text.units import CLASSIFIER

_UNDATED, _YEARLY = compiled("UNDATED"), compiled("YEARLY")
_COMPARING = re.compile(r"up\sto\b|.*\bthe\b", re.IGNORECASE)
"""Words of bounds that may only compare: `crept up to 4.5%`, `below the 1.6% average`."""
_RUN = re.compile(r"\d+(?:[ ,.'’\u00a0\u202f]\d+)*(?:[eE][+-]?\d+)?")
"""A number in any notation: 8 611, 12,5, 1.04E+11."""
_UNREAD = re.compile(r"[ '’\u00a0\u202feE]|,\d{1,2}(?!\d)")
"""What a number has that neither language prints so."""
_APART = re.compile(r"[\d，。；：,;()（）]")  # parts a number from the words of others
_LOOKED_AT = 24  # so near a rank stands of how many it is: 全省11市第4位, `fourth out of 11 cities`


class PrintedNumber(NamedTuple):
    """A number of a span, to the end of its unit; a value in the fact's unit, None in another."""

    site: Site
    figure: Figure
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
    def is_yearly(self) -> bool:
        """Whether it tells growth a year: 年均增长7.1%, `grew 7.1% a year`."""
        text, start, end = self.site.passage.text, self.numeral.start, self.numeral.end
        before, behind = text[max(0, start - 2 * _LOOKED_AT) : start], text[end:][: 2 * _LOOKED_AT]
        return _YEARLY.search(f"{_APART.split(before)[-1]}%{_APART.split(behind)[0]}") is not None

    @property
    def text(self) -> str:
        """The number as it stands, with its unit and the words that bound it."""
        return self.site.passage.text[self.figure.start : self.figure.end]

    def is_exact(self, value: Decimal | None) -> bool:
        """Whether it prints a value digit for digit."""
        if value is None or self.value is None:
            return False
        if self.numeral.is_fraction:  # 三分之二 may be written 66.7
            return abs(self.value - value) <= half_unit(value)
        own, given = abs(self.numeral.number), abs(value)
        return self.value == value and (own != given or plain(own) == plain(given))


class PrintedRank(NamedTuple):
    """A rank that a span of a fact holds, and the span."""

    site: Site
    figure: Figure
    rank: RankText

    def is_same(self, rank: Rank) -> bool:
        """Whether it is a fact's, whoever it is among."""
        return (rank.kind, rank.number) == (self.rank.kind, self.rank.number)

    def is_of_measure(self, fact: Fact) -> bool:
        """Whether it is not told of another measure than a fact's."""
        reading = self.site.passage.readings.get(self.figure.start)
        if reading is None or reading.claim.measure in (None, fact.measure):
            return True
        sentence, at = reading.sentence, reading.at
        behind = sentence.words[at + 1 : sentence.clause(at)[1]]  # 以全省第一的增速
        return Word.RESPECTIVE in sentence.words or not MEASURES.keys().isdisjoint(behind)

    def scope(self, around: frozenset[str]) -> tuple[str, ...]:
        """The ids of the entities that it is among, as far as the text says.

        Else the nearest of those `around` the fact's own that the sentence names: before it, or
        behind in a language that says "in the province" there.
        """
        passage, world = self.site.passage, self.site.passage.parser.world
        entities, at = world.store.entities, self.figure.start

        def named(ids: Iterable[str], kinds: Iterable[str]) -> tuple[str, ...]:
            return (*ids, *(id_ for id_ in around if entities[id_].kind in kinds))

        claim = reading.claim if (reading := passage.readings.get(at)) else Claim()
        if claim.scopes or claim.kinds:
            return claim.scopes or named((), claim.kinds)
        begin, end = passage.sentence_at(at)
        text, at = passage.text[begin:end], at - begin
        names, words = world.entities(text), words_in(text, 0, len(text))
        told = [(own.start, named(around.intersection(own.ids), ())) for own in names]
        told += ((own.start, named((), kinds_of(text[own.start : own.end]))) for own in words)
        told.sort(key=lambda own: ((own[0] > at) is is_dense(passage.source), abs(own[0] - at)))
        return next((ids for _, ids in told if ids), ())


class PrintedFact:
    """What a fact's spans hold; of their `sites` those `in_text` are of a text that is here."""

    def __init__(self, fact: Fact, sites: Collection[Site]) -> None:
        self.fact, self.sites = fact, sites
        self.in_text = tuple(site for site in sites if not site.passage.is_excerpt)
        self.numbers: list[PrintedNumber] = []
        self.ranks: list[PrintedRank] = []
        for site in sites:
            for figure in overlapping(site.passage.figures, site.start, site.end):
                if figure.rank:
                    self.ranks.append(PrintedRank(site, figure, figure.rank))
                elif figure.numeral:
                    value = self._value(site, figure, figure.numeral)
                    self.numbers.append(PrintedNumber(site, figure, figure.numeral, value))

    def _value(self, site: Site, figure: Figure, numeral: Numeral) -> Decimal | None:
        """A number in the fact's unit and sign, which may stand beside a span that is alone."""
        fact, units, word = self.fact, site.passage.parser.units, figure.unit
        if fact.unit is None:
            return None
        unit = units.by_id[fact.unit]
        in_points = is_points(unit) or (fact.measure is Measure.CHANGE and unit.id == PERCENT.id)
        in_points |= "points" in called(unit)  # of an index
        is_own = abs(numeral.number) == abs(fact.value or ZERO)
        is_given = is_own and "unit" in fact.inferred
        value, text = units.amount(numeral, word, unit.id), site.passage.text
        if numeral.unit and (numeral.unit == "points") != in_points:
            value = None
        is_loss = (text[: numeral.start][-1:], text[numeral.end :][:1]) == ("(", ")")
        is_bare = word is None and not numeral.unit
        is_measure = unit.id in units.measures
        if is_given and (is_bare or value is None):  # $0.04 per share, and a margin that rose 3.7%
            value = numeral.number
        elif word is None and is_measure and CLASSIFIER.match(text, numeral.end):
            return None  # 300万人 is nothing in 亿元
        elif is_bare and numeral.scale == 1:
            # 5.2 ± 0.4%, $(11.3) million, 7.7:57.5:34.8, and tables with the unit in their heads.
            head = unit_of(text, units)  # Thousand USD is none of a million
            is_own &= head is None or head[0] == units.magnitudes[unit.id]
            if site.passage.is_excerpt or is_loss or is_own:
                value = _with_digits_of(fact.value, numeral.number)
        if value is None:
            return None
        is_signed = fact.measure in (Measure.GROWTH, Measure.CHANGE) or (fact.value or 0) < 0
        is_open = is_loss or site.passage.may_fall(figure)
        told = site.passage.readings.get(figure.start)
        is_fall = numeral.is_fall or (told is not None and told.claim.is_fall)
        is_fall |= is_open and 0 < value == -(fact.value or 0)
        return -value if is_fall and is_signed else value

    def is_end(self, number: PrintedNumber, end: Decimal) -> bool:
        """Whether a number is an end of the fact's range, or how far that is from the value."""
        sides = {abs(end), abs(end - (self.fact.value or ZERO))}
        # 3 of 3到5万元 and 10 of 10–12% have their unit from the other end.
        return any(_with_digits_of(side, number.numeral.number) == side for side in sides)

    def is_own(self, number: PrintedNumber) -> bool:
        """Whether a number allows the fact's value, or is an end of its range."""
        ends = (end for end in (self.fact.low, self.fact.high) if end is not None)
        value, own = self.fact.value, number.numeral
        if any(self.is_end(number, end) for end in ends) or number.is_exact(value):
            return True
        if value is None or number.value is None:
            return False
        factor = number.value / (own.number or ONE)
        allowed = image(interval(own.number, own.bound), lambda limit: limit * factor)
        return has_overlap(interval(value, self.fact.bound), allowed)

    @property
    def is_in_other_notation(self) -> bool:
        """Whether a span that is read by itself prints the value as neither language does."""
        value = abs(self.fact.value or ZERO)
        alone = (site for site in self.sites if site.passage.is_excerpt)
        told = ((site.text, site.passage.source.language or "en") for site in alone)
        found = ((run[0], tag[:2]) for text, tag in told for run in _RUN.finditer(text))
        others = (run for run, tag in found if _UNREAD.search(run) or tag not in ("en", "zh"))
        numbers = (Decimal(re.sub(r"[^\deE+-]", "", run)) for run in others)
        return any(_with_digits_of(value, number) == value for number in numbers)

    def denied(self, period: Period) -> tuple[str, ...] | None:
        """The periods that its spans tell instead of one; None where they leave that open.

        Figures tell them that print the value, if one does, and spans that print no figure.
        """
        exact = [number for number in self.numbers if number.is_exact(self.fact.value)]
        kinds: tuple[Sequence[PrintedNumber | PrintedRank], ...] = (exact, self.numbers, self.ranks)
        here = ([own for own in kind if own.site in self.in_text] for kind in kinds)
        prints = next(filter(None, here), [])
        dated = [(own.site, own.site.passage.dates_of(own.figure)) for own in prints]
        for site in self.in_text:
            passage, start, end = site
            if not overlapping(passage.figures, start, end):
                before = overlapping(passage.dates, 0, start)[-1:]
                dated.append((site, overlapping(passage.dates, start, end) or before))
        for site, dates in dated:
            is_named = any(site.passage.names(date, period) for date in dates)
            if is_named or self._is_open(site, period):
                return None
        told = [date.period for _, dates in dated for date in dates]
        is_start_told = any(own.start == period.start for own in told)
        if is_start_told and any(own.end == period.end for own in told):
            return None
        return tuple(dict.fromkeys(own.text for own in told))

    def _is_open(self, site: Site, period: Period) -> bool:
        """Whether a text may tell a period for a span, though its nearest date is another.

        Its sentence may, if a time without a date is nearer, or if something moved from or to the
        ends of it. Where a date may stand anywhere, any date there may be meant so, and one of the
        text that is of its year unless the sentence told a date before.
        """
        passage, is_free = site.passage, not is_dense(site.passage.source)
        begin, end = passage.sentence_at(site.start)
        dates = overlapping(passage.dates, begin, end)
        own = [date for date in dates if date.is_told and not (date.is_compared or date.is_from)]
        undated = (found.start() for found in _UNDATED.finditer(passage.text, begin, end))
        near, dated = (
            min((max(site.start - at, at - site.end) for at in places), default=end)
            for places in (undated, (date.start for date in own))
        )
        moved = (date.period for date in dates if date.is_from or is_free)
        if near < dated or any(
            period.start == told.start or period.end == told.end or told.is_within(period)
            for told in moved
        ):
            return True
        is_sure = any(date.end <= site.start and date.period.months for date in own)
        every = (date for near in passage.together for date in near.dates)
        return is_free and not is_sure and any(date.period.year == period.year for date in every)

    def claims(self) -> Iterator[tuple[Passage, int, int]]:
        """Where its value and its ranks stand: what the fact claims of its texts."""
        for number in self.numbers:
            if self.is_own(number):
                yield number.site.passage, number.figure.start, number.figure.end
        for printed in self.ranks:
            own = [rank for rank in self.fact.ranks if printed.is_same(rank)]
            passage, start, end = printed.site.passage, printed.figure.start, printed.figure.end
            if own:
                yield passage, start, end
            for figure in overlapping(passage.figures, start - _LOOKED_AT, end + _LOOKED_AT):
                if figure.numeral and figure.numeral.number in {rank.out_of for rank in own}:
                    yield passage, figure.start, figure.end


def _with_digits_of(value: Decimal | None, number: Decimal) -> Decimal:
    """A number as large as a value that has its digits: of 8.611 and 8611 the first."""
    if value and value.normalize().as_tuple().digits == number.normalize().as_tuple().digits:
        return value.copy_sign(number)
    return number
