"""The facts of a base by what they are of, and which of them a reading may speak of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import islice

from jhstats.figure import Bound, Slip
from jhstats.lang.lexicon import OPPOSITES, Word, word_set
from jhstats.model import PERCENT, RESULTS, Fact, Measure, Nature
from jhstats.period import Period
from jhstats.proof.agreement import AGREED, Verdict, agreement, digits_of, slip
from jhstats.text.context import Doubt, Nearness
from jhstats.text.names import Names, called, folded, owners, stems
from jhstats.text.reading import Reading
from jhstats.text.world import World

FEW = 10  # a metric of fewer facts is known by three of their digits
FEW_DIGITS, MANY_DIGITS = 3, 4
_YEAR, _CODE = 12, 3
_NEAR = Decimal("0.5")
_TO = word_set("TO JOIN PARTICLE")
_ORDER = (*AGREED, Verdict.UNKNOWN, Verdict.WRONG)
_TURNED = {Bound.OVER: Bound.UNDER, Bound.AT_LEAST: Bound.AT_MOST}
_TURNED |= {after: before for before, after in _TURNED.items()}


class Facts:
    """The facts that texts may speak of, read as they are asked for."""

    def __init__(self, world: World) -> None:
        self.world, self.told = world, world.store.told
        self._by_digits: dict[str, dict[tuple[int, ...], list[Fact]]] = {}

    def is_opposite(self, metric: str, said: str) -> bool:
        """Whether something is said of the opposite of a metric alone: imports, not exports."""
        names, text = " ".join(called(self.world.store.metrics[metric])).lower(), said.lower()
        for words in OPPOSITES:
            own, told = ([_has(where, word) for word in words] for where in (names, text))
            if own[0] is not own[1] and own == told[::-1]:
                return True
        return False

    @cached_property
    def _dims(self) -> Names:
        """The dims of all facts, found by their values as names are."""
        return Names(owners((dim, (dim.partition("=")[2],)) for dim in self.world.store.dims()))

    def series(self, text: str) -> dict[str, set[str]]:
        """The values of dims that a text names, by key; one of three letters only as written."""
        found: dict[str, set[str]] = {}
        for one in self._dims.find(text):
            said = text[one.start : one.end]
            for key, _, value in (dim.partition("=") for dim in one.ids):
                if len(said) > _CODE or said == value:
                    found.setdefault(folded(key), set()).add(folded(value))
        return found

    def of_entity(self, entity: str | None) -> Iterable[Fact]:
        """The facts of an entity; of none, none."""
        return self.told(entity=entity) if entity else ()

    def of_digits(self, entity: str, digits: tuple[int, ...]) -> Sequence[Fact]:
        """The facts of an entity whose values have some digits."""
        if entity not in self._by_digits:
            found = self._by_digits[entity] = {}
            for fact in self.told(entity=entity):
                if fact.value is not None:
                    found.setdefault(digits_of(fact.value), []).append(fact)
        return self._by_digits[entity].get(digits, ())

    def own(self, reading: Reading) -> list[Fact]:
        """The facts of a reading's metrics and entity.

        Where nobody is named, those of the only entity that has any.
        """
        facts: list[Fact] = []
        entity = reading.owner.entity
        for metric in reading.topic.metrics:
            is_only = reading.owner.nearness <= Nearness.DEFAULT and self.only((metric,))
            facts += self.told(metric, None if is_only else entity) if is_only or entity else ()
        if not facts and reading.topic.at is not None and entity != self.world.store.main:
            called = reading.sentence.said(reading.sentence.tokens[reading.topic.at])
            touched, count = self.world.known.touched, len(stems(called))  # 营收 of 影视集聚区营收
            facts = [one for one in self.of_entity(entity)
                     if touched(one.metric, called) == count > 0]  # fmt: skip
        return facts

    def only(self, metrics: Iterable[str]) -> str | None:
        """The only entity of whom some metrics are told, if there is one."""
        found = (fact.entity for metric in metrics for fact in self.told(metric))
        first = next(found, None)
        return first if all(entity == first for entity in found) else None

    def is_at_end(self, fact: Fact, period: Period | None) -> bool:
        """Whether a stock is told of the end of a period, with which its own ends."""
        is_stock = self.world.store.metrics[fact.metric].nature is Nature.STOCK
        is_level = is_stock and fact.measure is Measure.LEVEL
        return is_level and bool(fact.period and period and fact.period.end == period.end)

    def needed_digits(self, metric: str) -> int:
        """How many digits tell a fact of a metric from all others."""
        first = islice(self.told(metric), FEW)
        return FEW_DIGITS if len([*first]) < FEW else MANY_DIGITS


def is_plan(fact: Fact) -> bool:
    """Whether it is told as what has not come true yet; an estimate is told as a result."""
    return fact.status not in RESULTS


def value_of(fact: Fact) -> Decimal:
    """The value of a fact that has one."""
    assert fact.value is not None  # noqa: S101 - asked of facts that number a reading's metric
    return fact.value


class Held:
    """A reading's number, held against facts in the unit of each."""

    def __init__(self, facts: Facts, reading: Reading) -> None:
        self._facts, self._world, self.reading = facts, facts.world, reading
        numeral = reading.figure.numeral
        assert numeral is not None  # noqa: S101 - asked of numbers
        at = reading.at
        begin, end = reading.sentence.clause(at)
        self.clause = reading.sentence.words[begin:end]  # what stands in the clause of the figure
        self._wholes = {id_ for token in reading.sentence.tokens[begin:end]
                        if token.word is Word.WHOLE for id_ in token.ids}  # fmt: skip
        self._said = reading.sentence.between(begin, end)
        figures = [-1, *reading.sentence.figures, len(reading.sentence.tokens)]
        n = figures.index(at)  # what stands beside it, up to the figures around
        near = reading.sentence.between(figures[n - 1] + 1, figures[n + 1])
        self._series_near, self._series = facts.series(near), facts.series(reading.sentence.text)
        self._is_loss = Word.LOSS in reading.sentence.words[begin:at]
        self.is_low, self.is_high = self._is_end(at, at + 2), self._is_end(at - 2, at)
        self.numeral = numeral
        self._amounts: dict[str, tuple[Decimal, ...]] = {}

    def _is_end(self, first: int, last: int) -> bool:
        """Whether two tokens are the ends of a range: 37 to 38.5 billion."""
        words = self.reading.sentence.words[max(first, 0) : last + 1]
        return words[::2] == [Word.FIGURE] * 2 and words[1] in _TO

    def own(self) -> list[Fact]:
        """The facts of the reading with values; of a range the end that the number may be."""
        facts = self._facts.own(self.reading)
        if self.is_low or self.is_high:
            facts = [one._replace(value=one.low if self.is_low else one.high)
                     if one.value is None else one for one in facts]  # fmt: skip
        return [fact for fact in facts if fact.value is not None]

    def amounts(self, fact: Fact) -> tuple[Decimal, ...]:
        """The number in a fact's unit; a bare one may be in that unit as it stands."""
        if fact.unit is None:
            return ()
        if fact.unit not in self._amounts:
            self._amounts[fact.unit] = tuple(self._in_unit(fact.unit))
        found = self._amounts[fact.unit]
        return tuple(-amount for amount in found) if self._is_fall(fact) else found

    def _is_fall(self, fact: Fact) -> bool:
        """Whether the number is told as how much fell, or was lost, of what a fact may tell so."""
        if (fact.value or 0) < 0:
            return self.reading.claim.is_fall or self._is_loss
        return self.reading.claim.is_fall and fact.measure in (Measure.GROWTH, Measure.CHANGE)

    def beside(self, fact: Fact) -> list[tuple[Decimal, Decimal, Bound]]:
        """The number in a fact's unit, and the fact's value and bound; of a fall its size.

        Over -5 % is a fall of less than 5 %.
        """
        value, bound = value_of(fact), fact.bound
        if self._is_fall(fact):
            turned = _TURNED.get(bound, bound)
            return [(-amount, -value, turned) for amount in self.amounts(fact)]
        return [(amount, value, bound) for amount in self.amounts(fact)]

    def _in_unit(self, unit: str) -> Iterator[Decimal]:
        figure, numeral = self.reading.figure, self.numeral
        amount = self._world.units.amount(numeral, figure.unit, unit)
        if amount is not None:
            yield amount
        is_bare = figure.unit is None and not numeral.unit and numeral.scale == 1
        if is_bare and unit != PERCENT.id:
            yield numeral.number

    def fits(self, fact: Fact) -> bool:
        """Whether a fact counts what the number counts, and is of the measure that is told."""
        reading, unit = self.reading, self.numeral.unit
        if (
            fact.value is None
            or self._is_of_other_series(fact)
            or self._facts.is_opposite(fact.metric, self._said)
        ):
            return False
        is_change = fact.measure is Measure.CHANGE
        if unit == "points":
            return is_change
        if is_change and not reading.claim.is_change:
            return False
        if fact.unit == PERCENT.id:
            return unit == "%" and self._is_of_measure(fact) and self._is_of_whole(fact)
        if unit == "%" or (reading.claim.is_change and fact.measure is Measure.LEVEL):
            return False
        return bool(self.amounts(fact))

    def _is_of_other_series(self, fact: Fact) -> bool:
        """Whether other dims than a fact's are named: female, beside the figure or before."""
        own = {folded(key): folded(value) for key, value in fact.dims}
        told = self._series_near or (self._series if own else {})
        return any(own.get(key) not in values for key, values in told.items())

    def _is_of_measure(self, fact: Fact) -> bool:
        told = self.reading.claim.measure
        if told in (None, Measure.LEVEL, fact.measure):
            return True
        return fact.measure is Measure.LEVEL and told is Measure.SHARE

    def _is_of_whole(self, fact: Fact) -> bool:
        """Whether no other whole is told than that of a fact's share: 占户籍人口, 占全省."""
        if fact.of is None:
            return True
        own, told = fact.of.entity or fact.entity, self.reading.claim.whole_entity
        return fact.of.metric in (self._wholes or (fact.of.metric,)) and told in (None, own)

    def is_then(self, fact: Fact) -> bool:
        """Whether a fact is of the time that is told, and no plan that is told as a result."""
        if is_plan(fact) and not self.reading.is_target:
            return False
        told, newest = self.reading.time.period, self.reading.time.newest
        days = (one for one in self.reading.sentence.periods if not one.months)
        by = (day for day in days if told and day.is_within(told))
        is_from = Doubt.FROM in self.reading.doubts  # 35%, after 25%
        last = told.earlier() if told and is_from else None
        told_by = filter(None, (newest, told, last, *by))  # 808 trains in 2022 by 30 June
        mine = fact.period  # which may be the start of 2024, as January is
        is_start = told and mine and mine.is_year and told.months == 1 and told.start == mine.start
        return (
            not told
            or self._facts.is_at_end(fact, mine if is_start else told)
            or any(in_time(fact, one) for one in told_by)
        )

    def agreement(self, fact: Fact) -> Verdict:
        """How the number stands to a fact's."""
        beside, plan = self.beside(fact), is_plan(fact)
        results = (agreement(self.numeral, *own, is_plan=plan) for own in beside)
        return min(results, key=_ORDER.index, default=Verdict.UNKNOWN)

    def is_far(self, fact: Fact) -> bool:
        """Whether a figure is so far from a fact's that it may well be of another metric."""
        value = value_of(fact)
        return all(abs(amount - value) > abs(value) * _NEAR for amount in self.amounts(fact))

    def number_slip(self, fact: Fact) -> Slip | None:
        """What made of a fact's number the draft's, as far as the two tell."""
        found = (slip(self.numeral, *own) for own in self.beside(fact))
        return next((why for why in found if why), None)


def _has(text: str, word: str) -> bool:
    """Whether a text has a word, in English in any of its forms: imports, importing."""
    return re.search(rf"\b{word}(?:s|ed|ing|ers?)?\b" if word.isascii() else word, text) is not None


def in_time(fact: Fact, period: Period | None) -> bool:
    """Whether a fact's period is a given one, or either is not known."""
    mine = fact.period
    if mine is None or period is None or mine.days == period.days:
        return True
    # so far this year, told by its last day; or at the end of the year
    is_last = not period.months and not mine.is_year
    is_end = is_last or period.start == (period.year, 12, 31) or _is_rate_of(fact, period)
    return mine.end == period.end and is_end


def _is_rate_of(fact: Fact, told: Period) -> bool:
    """Whether a rate may be told of the twelve months to its period: in the year to May 2014."""
    is_rate = fact.measure in (Measure.GROWTH, Measure.CHANGE)
    return is_rate and told.months == _YEAR and not told.is_year


def at_that_time(fact: Fact, reading: Reading) -> bool:
    """Whether a reading tells a fact's very period; a fact without one wants none told."""
    told, mine = reading.time.period, fact.period
    if mine is None or told is None:
        return mine is None and not reading.sentence.periods
    is_so_far = Word.SO_FAR in reading.sentence.words
    return mine.days == told.days or (is_so_far and in_time(fact, told))
