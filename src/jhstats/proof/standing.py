"""How a number of a draft stands to a fact: in what it counts, when that was, and its digits."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property

from jhstats.figure import ONE, Bound, Slip
from jhstats.lang.grammar import Word, word_set
from jhstats.lang.lexicon import words_in
from jhstats.lang.records import Numeral
from jhstats.model import PERCENT, Fact, Measure
from jhstats.proof.agreement import AGREED, Judged, Verdict, agreement, digits_of, slip
from jhstats.proof.facts import Facts, at_that_time, in_time, is_plan
from jhstats.text.context import Reading
from jhstats.text.names import folded
from jhstats.text.records import Doubt, Nearness
from jhstats.text.units import Units

_TO = word_set("TO JOIN PARTICLE")
_NEAR = Decimal("0.5")
_QUARTER = 3
_ORDER = (*AGREED, Verdict.UNKNOWN, Verdict.WRONG)
_TURNED = {Bound.OVER: Bound.UNDER, Bound.AT_LEAST: Bound.AT_MOST}
_TURNED |= {after: before for before, after in _TURNED.items()}


class Number:
    """A number of a draft, with what the words around it say of all facts alike."""

    def __init__(self, facts: Facts, units: Units, reading: Reading) -> None:
        numeral, sentence, at = reading.figure.numeral, reading.sentence, reading.at
        assert numeral is not None  # noqa: S101 - asked of numbers
        self.facts, self.world, self.units = facts, facts.world, units
        self.reading, self.numeral = reading, numeral
        begin, end = sentence.clause(at)
        self.clause = sentence.words[begin:end]  # what stands in the clause of the figure
        self.said = sentence.between(begin, end)
        tokens = (token for token in sentence.tokens[begin:end] if token.word is Word.WHOLE)
        self.wholes = {id_ for token in tokens for id_ in token.ids}
        last = max((n for n in sentence.figures if n < at), default=-1)
        near = sentence.between(last + 1, sentence.following(at))  # up to the figures around
        self.series_near, self.series = facts.series(near), facts.series(sentence.text)
        self.digits = digits_of(numeral.number)
        is_named = reading.owner.nearness is Nearness.SENTENCE
        self.is_strange = Doubt.ENTITY in reading.doubts and not is_named
        told = sentence.figures.values() if numeral.scale > 1 else [reading.figure]
        self.has_unit = bool(numeral.unit) or any(figure.unit for figure in told)
        self._amounts: dict[str, tuple[Decimal, ...]] = {}

    @cached_property
    def is_loss(self) -> bool:
        """Whether a loss is told in its clause before it, in its head, or by its name."""
        sentence, at, n = self.reading.sentence, self.reading.at, self.reading.topic.at
        name = "" if n is None else sentence.between(n, n + 1)
        begin, end = (sentence.tokens[own].start for own in (sentence.clause(at)[0], at))
        said = " ".join((*sentence.frame.around, name, sentence.text[begin:end]))
        return any(one.word is Word.LOSS for one in words_in(said, 0, len(said)))

    def has(self, digits: int) -> bool:
        """Whether it has so many significant digits."""
        return len(self.digits) >= digits

    def own(self) -> list["Standing"]:
        """To the facts of the reading with values; of a range the end that the number may be."""
        facts, at = self.facts.own(self.reading), self.reading.at
        is_low, is_high = self._is_end(at, at + 2), self._is_end(at - 2, at)
        if is_low or is_high:
            facts = [one._replace(value=one.low if is_low else one.high)
                     if one.value is None else one for one in facts]  # fmt: skip
        return [*self.to(facts)]

    def _is_end(self, first: int, last: int) -> bool:
        """Whether two tokens are the ends of a range: 37 to 38.5 billion."""
        words = self.reading.sentence.words[max(first, 0) : last + 1]
        return words[::2] == [Word.FIGURE] * 2 and words[1] in _TO

    def to(self, facts: Iterable[Fact]) -> Iterator["Standing"]:
        """How it stands to those of some facts that have values."""
        return (Standing(self, fact, fact.value) for fact in facts if fact.value is not None)

    def amounts(self, unit: str) -> tuple[Decimal, ...]:
        """The number in a unit; a bare one may be in that unit as it stands."""
        if unit not in self._amounts:
            figure, numeral = self.reading.figure, self.numeral
            amount = self.units.amount(numeral, figure.unit, unit)
            is_bare = figure.unit is None and not numeral.unit and numeral.scale == 1
            bare = numeral.number if is_bare and unit != PERCENT.id else None
            self._amounts[unit] = tuple(one for one in (amount, bare) if one is not None)
        return self._amounts[unit]

    def scaled(self, amount: Decimal, unit: str) -> Numeral:
        """It for an amount in a unit, with what 1 of it makes there as its magnitude."""
        one, word = self.numeral, self.reading.figure.unit
        more = self.units.amount(one._replace(number=one.number + 1), word, unit)
        if more is None or abs(amount) == abs(one.number):
            return one._replace(scale=ONE)
        return one._replace(scale=abs(more - self.amounts(unit)[0]))


class Standing:
    """How a number stands to a fact; each part is worked out when it is first asked for."""

    def __init__(self, number: Number, fact: Fact, value: Decimal) -> None:
        self.number, self.fact, self.value = number, fact, value

    @cached_property
    def amounts(self) -> tuple[Decimal, ...]:
        """The number in the fact's unit, and of its sign."""
        found = self.number.amounts(str(self.fact.unit))
        return tuple(-amount for amount in found) if self._is_fall else found

    @cached_property
    def _is_fall(self) -> bool:
        """Whether the number is told as how much fell, or was lost, of what a fact may tell so."""
        is_fall = self.number.reading.claim.is_fall
        if self.value < 0:
            return is_fall or self.number.is_loss
        return is_fall and self.fact.measure in (Measure.GROWTH, Measure.CHANGE)

    def _beside(self) -> Iterator[tuple[Numeral, Decimal, Decimal, Bound]]:
        """The number in the fact's unit, and the fact's value and bound; of a fall its size.

        Over -5 % is a fall of less than 5 %.
        """
        bound, unit = self.fact.bound, str(self.fact.unit)
        for amount in self.amounts:
            one = self.number.scaled(amount, unit)
            if self._is_fall:
                yield one, -amount, -self.value, _TURNED.get(bound, bound)
            else:
                yield one, amount, self.value, bound

    @cached_property
    def verdict(self) -> Verdict:
        """How the number agrees with the fact's, whatever it is of."""
        results = (agreement(*own, is_plan=is_plan(self.fact)) for own in self._beside())
        return min(results, key=_ORDER.index, default=Verdict.UNKNOWN)

    @cached_property
    def slip(self) -> Slip | None:
        """What made of the fact's number the draft's, as far as the two tell."""
        return next((why for why in (slip(*own) for own in self._beside()) if why), None)

    def judged(
        self, verdict: Verdict, slip: Slip | None = None, reason: str | None = None,
        alias: str | None = None,
    ) -> Judged:  # fmt: skip
        """A verdict for which the fact is the reason, with its value as the draft would have it."""
        numeral, here = self.number.numeral, None
        ratio = abs(self.amounts[0] / numeral.number) if self.amounts and numeral.number else 0
        if ratio not in (0, 1) and self.number.units.by_id[str(self.fact.unit)].offset is None:
            here = (self.value / ratio).normalize()
        return Judged(verdict, self.fact, slip=slip, here=here, reason=reason, alias=alias)

    @property
    def has_digits(self) -> bool:
        """Whether both have the same digits, wherever the point is."""
        return digits_of(self.value) == self.number.digits

    @property
    def is_far(self) -> bool:
        """Whether the number is so far off that it may well be of another metric."""
        return all(abs(amount - self.value) > abs(self.value) * _NEAR for amount in self.amounts)

    @cached_property
    def is_fitting(self) -> bool:
        """Whether the fact counts what the number counts, and is of the measure that is told."""
        number, fact = self.number, self.fact
        unit, is_difference = number.numeral.unit, number.reading.claim.is_change
        if self._is_of_other_series() or number.facts.is_opposite(fact.metric, number.said):
            return False
        is_change = fact.measure is Measure.CHANGE
        if unit == "points":
            is_part = number.reading.claim.measure is fact.measure is Measure.CONTRIBUTION
            is_part &= fact.unit != PERCENT.id and bool(number.wholes)
            return is_change or (is_part and self._is_of_whole())
        if is_change and not is_difference:
            return False
        if fact.unit == PERCENT.id:
            return unit == "%" and self._is_of_measure() and self._is_of_whole()
        if unit == "%" or (is_difference and fact.measure is Measure.LEVEL):
            return False
        return bool(self.amounts)

    def _is_of_other_series(self) -> bool:
        """Whether other dims than the fact's are named: female, beside the figure or before."""
        own = {folded(key): folded(value) for key, value in self.fact.dims}
        told = self.number.series_near or (self.number.series if own else {})
        return any(own.get(key) not in values for key, values in told.items())

    def _is_of_measure(self) -> bool:
        told, mine = self.number.reading.claim.measure, self.fact.measure
        is_level = mine is Measure.LEVEL and told is Measure.SHARE
        return told in (None, Measure.LEVEL, mine) or is_level

    def _is_of_whole(self) -> bool:
        """Whether no other whole is told than that of the fact's share: 占户籍人口, 占全省."""
        of, told = self.fact.of, self.number.reading.claim.whole_entity
        if of is None:
            return True
        is_named = of.metric in (self.number.wholes or (of.metric,))
        return is_named and told in (None, of.entity or self.fact.entity)

    @cached_property
    def is_then(self) -> bool:
        """Whether the fact is of the time that is told, and no plan that is told as a result."""
        fact, reading = self.fact, self.number.reading
        if is_plan(fact) and not reading.is_target:
            return False
        told, newest, mine = reading.time.period, reading.time.newest, fact.period
        if told is None:
            return True
        last = told.earlier() if Doubt.FROM in reading.doubts else told  # 35%, after 25%
        days = (day for day in reading.sentence.periods if not day.months and day.is_within(told))
        told_by = filter(None, (told, newest, last, *days))  # 808 trains in 2022 by 30 June
        # The start of 2024 is told as January is.
        is_start = mine and mine.is_year and told.months == 1 and told.start == mine.start
        is_at_end = self.number.facts.is_at_end(fact, mine if is_start else told)
        return is_at_end or any(in_time(fact, one) for one in told_by)

    @property
    def is_dated(self) -> bool:
        """Whether the fact's very time is told, or none of a fact without one."""
        return at_that_time(self.fact, self.number.reading)

    @property
    def is_of_time(self) -> bool:
        """Whether its very time is told, or of a stock the same end of a month or quarter."""
        told, mine = self.number.reading.time.period, self.fact.period
        is_short = max(period.months if period else 0 for period in (told, mine)) <= _QUARTER
        return (is_short and self.number.facts.is_at_end(self.fact, told)) or self.is_dated
