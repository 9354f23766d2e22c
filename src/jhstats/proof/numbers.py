"""The verdict on a number. Doubt is never told as wrong."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from jhstats.figure import Bound, Slip, swaps
from jhstats.lang.lexicon import Word, word_set
from jhstats.model import PERCENT, Fact, FactStatus, Measure
from jhstats.period import Days
from jhstats.proof.agreement import (
    AGREED,
    Judged,
    Verdict,
    agreement,
    digits_of,
    last_digit,
    rounds_to,
    slip,
)
from jhstats.proof.facts import (
    FEW,
    FEW_DIGITS,
    MANY_DIGITS,
    Facts,
    at_that_time,
    in_time,
    is_plan,
    value_of,
)
from jhstats.text.context import SOFT, Doubt, Nearness
from jhstats.text.draft import BlockKind
from jhstats.text.names import called, folded
from jhstats.text.reading import Reading
from jhstats.text.sentence import AMOUNTS
from jhstats.text.times import is_compared
from jhstats.text.world import is_money

_FARTHEST = 1000
_LONG_DIGITS = 5  # so many are those of somebody's year, whatever it is that they count
_OTHERS = (Slip.YEAR, Slip.PART_YEAR, Slip.TARGET, Slip.SIGN, Slip.MEASURE)
"""Slips that tell the digits of the fact itself, or of another of the metric."""
_BLUNT = (Doubt.METRIC, Doubt.EACH)
"""Doubts with which few digits, or rounded ones, are not known to be a fact's."""
_LEADS = word_set("VALUE ADVERB HEDGE")
"""What may stand between a negation and the figure that it denies."""
_UNSURE = frozenset((Doubt.OWNER, Doubt.DATE, Doubt.PART))
"""Doubts that four digits of the fact outweigh, two of them swapped or the point moved."""
_NAMED = frozenset((Doubt.WORDS, Doubt.DATE))
"""Doubts that leave the metric named all the same."""
_FEWEST = 2
_QUARTER = 3
_HELD_AGAINST = word_set("THAN FROM MORE")
"""Before another year's figure that a sentence holds its own against: off its peak of."""
_DOWN = word_set("FALL LOSS")
_TO = word_set("TO JOIN PARTICLE")
_NEAR = Decimal("0.5")
_ORDER = (*AGREED, Verdict.UNKNOWN, Verdict.WRONG)
_TURNED = {Bound.OVER: Bound.UNDER, Bound.AT_LEAST: Bound.AT_MOST}
_TURNED |= {after: before for before, after in _TURNED.items()}


class Number:
    """A number that is held against the values of facts."""

    def __init__(self, facts: Facts, reading: Reading) -> None:
        self._facts, self._world, self.reading = facts, facts.world, reading
        numeral = reading.figure.numeral
        assert numeral is not None  # noqa: S101 - asked of numbers
        at = self._at = reading.at
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
        self._digits = digits_of(numeral.number)
        self._count = len(self._digits)
        is_named = reading.owner.nearness is Nearness.SENTENCE
        self._is_strange = Doubt.ENTITY in reading.doubts and not is_named
        told = reading.sentence.figures.values() if numeral.scale > 1 else [reading.figure]
        self._has_unit = bool(numeral.unit) or any(figure.unit for figure in told)

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

    def judge(self) -> Judged:
        """The verdict on it, with the fact's value as the draft would have it."""
        found, number = self._verdict(), self.numeral.number
        amounts = self.amounts(found.fact) if found.fact and not self.numeral.unit else ()
        ratio = abs(amounts[0] / number) if amounts and number else 0
        if not found.fact or ratio in (0, 1):
            return found
        return found._replace(here=(value_of(found.fact) / ratio).normalize())

    def _verdict(self) -> Judged:
        reading = self.reading
        if reading.owner.is_foreign:
            return Judged(Verdict.UNKNOWN, reason=Doubt.ENTITY.value)
        is_series = Doubt.SERIES in reading.doubts and reading.topic.nearness > Nearness.BEFORE
        if is_series and len(reading.topic.metrics) > 1:
            return Judged(Verdict.UNKNOWN, reason=Doubt.SERIES.value)
        own = self.own()
        fitting = [fact for fact in own if self.fits(fact)]
        meant = [fact for fact in fitting if self.is_then(fact)]
        stands = (Judged(self.agreement(fact), fact) for fact in meant)
        agreed = next((one for one in stands if one.verdict in AGREED), None)
        if self._is_otherwise():
            return self._unknown(own, fitting, meant)
        # the metric is named, or told by the digits, and nobody else may be meant
        is_sharp = agreed and agreed.verdict is Verdict.RIGHT and self._count >= FEW_DIGITS
        if agreed and (is_sharp or reading.doubts.isdisjoint(_BLUNT)) and not self._is_strange:
            return agreed
        is_sure = meant and reading.time.nearness >= Nearness.BEFORE and (
            reading.doubts.isdisjoint((Doubt.WORDS, Doubt.METRIC, Doubt.DATE))
        )  # fmt: skip
        if not is_sure and (agreed := self._agreed_by_digits(meant)) is not None:
            return agreed
        return self._accused(own, meant) or self._unknown(own, fitting, meant)

    def _is_otherwise(self) -> bool:
        """Whether it is none of the metric itself: it was not 5, 人均GDP, revenue per firm."""
        sentence, n = self.reading.sentence, self.reading.topic.at
        is_each = n is not None and Doubt.EACH in self.reading.doubts
        beside = sentence.words[max((n or 0) - 1, 0) : (n or 0) + 2] if is_each else ()
        before = sentence.word(sentence.past(self._at - 1, _LEADS, -1))
        return before is Word.NEGATION or Word.EACH in beside

    # --- agreed ------------------------------------------------------------------------------

    def _agreed_by_digits(self, meant: list[Fact]) -> Judged | None:
        """The fact of somebody named that has these digits, where words of its metric are there."""
        reading = self.reading
        told: set[Days | None] = {
            date.period.days for n, date in reading.sentence.dates.items()
            if date.period == reading.time.period or not self._is_held_against(n)
        }  # fmt: skip
        is_dated = bool(meant) or reading.time.nearness is Nearness.HEAD
        if is_dated and reading.time.period and Doubt.DATE not in reading.doubts:
            told = told or {reading.time.period.days}
        kinds = {one: self._world.store.entities[one].kind for one in reading.sentence.entities}
        own = kinds.get(reading.owner.entity or "")  # Denmark's is not Norway's
        named: list[str | None] = [] if meant else [one for one in kinds if kinds[one] != own]
        if reading.owner.nearness < Nearness.SENTENCE and not meant:
            named.append(self._facts.only(reading.topic.metrics))
        is_near = (
            reading.topic.nearness > Nearness.BEFORE or self._count >= FEW_DIGITS
            or Doubt.METRIC not in reading.doubts or Word.WHOLE in reading.sentence.words
        )  # fmt: skip
        is_sure = Doubt.DATE not in reading.doubts
        denied = {one.series for one in meant if is_sure and at_that_time(one, reading)
                  and self.agreement(one) is Verdict.WRONG}  # no other year's is right  # fmt: skip
        is_beside = reading.topic.at in (self._at - 1, self._at + 1)  # 5 firms and 7 cars
        named_too = reading.sentence.tokens if is_beside else ()
        others = {id_ for one in named_too if one.word is Word.METRIC for id_ in one.ids}
        for entity in dict.fromkeys((reading.owner.entity, *named)):
            if entity is None or (self._is_strange and entity == self._world.store.main):
                continue
            everything = [*self._facts.of_entity(entity)]
            alike = self._facts.of_digits(entity, self._digits)
            found = [
                (fact, stand) for fact in (everything if len(everything) < FEW else alike)
                if (fact.period is None or not told or fact.days in told) and self.fits(fact)
                and fact.series not in denied
                and (fact.metric in reading.topic.metrics or fact.metric not in others)
                and not (is_plan(fact) and not reading.is_target)
                and (stand := self.agreement(fact)) in AGREED
            ]  # fmt: skip
            for fact, stand in found:
                is_right = is_near and stand is Verdict.RIGHT
                is_named = is_right and fact.metric in reading.topic.metrics
                if is_named or (len(found) == 1 and self._is_known(fact, told, meant)):
                    return Judged(stand, fact)
        return None

    def _is_held_against(self, n: int) -> bool:
        """Whether a date is only that of a comparison: more than a year before, 超过上年."""
        sentence, at = self.reading.sentence, self._at
        if sentence.clause(n) == sentence.clause(at):
            return is_compared(sentence, n) and sentence.following(n) != at  # 比2021年71.7%的增速快
        is_told = self.reading.time.nearness is Nearness.SENTENCE
        is_empty = AMOUNTS.isdisjoint(sentence.words[slice(*sentence.clause(n))])
        return is_compared(sentence, n) or (n > at and is_told and is_empty)

    def _is_known(self, fact: Fact, told: set[Days | None], meant: list[Fact]) -> bool:
        """Whether digits, or a unit, tell a fact from all of somebody, and from those meant."""
        is_few = len([*islice(self._facts.of_entity(fact.entity), FEW)]) < FEW
        is_named = self.reading.doubts <= _NAMED and self.reading.topic.at is not None
        is_other = is_named and bool(meant)
        metrics = self.reading.topic.metrics
        is_own = told and fact.metric in (metrics or (fact.metric,))
        if (self._count >= _LONG_DIGITS and is_own) or (self._has_unit and is_few and not is_other):
            return True
        text, known = self.reading.sentence.text, self._world.known
        if not meant and known.is_described(fact.metric, text):
            return True
        named = known.touched(fact.metric, text)
        needed = FEW_DIGITS if told else self._facts.needed_digits(fact.metric)
        needed -= bool(told) and self._has_unit
        is_long = self._count >= needed
        others = (one.metric for one in meant if one.metric != fact.metric)
        least = named - is_other  # it has more words there than the metric that is named
        return is_long and named > 0 and all(least >= known.touched(one, text) for one in others)

    # --- accused -----------------------------------------------------------------------------

    def _accused(self, own: list[Fact], meant: list[Fact]) -> Judged | None:
        """The fact that was meant and is contradicted, if that is sure."""
        reading = self.reading
        rest = reading.doubts - SOFT
        if rest - _UNSURE or len(reading.topic.metrics) != 1:
            return None
        is_aside = Word.TARGET not in self.clause  # another figure's target, whose list goes on
        told = [
            fact for fact in meant
            if is_plan(fact) is reading.is_target
            or is_aside or (fact.status is FactStatus.ESTIMATE and self.number_slip(fact))
        ]  # fmt: skip
        is_named = Doubt.NAME not in reading.doubts or self._count >= MANY_DIGITS
        is_undated = is_named and not reading.time.period
        wrong = [
            fact for fact in told if self.agreement(fact) is Verdict.WRONG
            and (self._is_of_time(fact)
                 or (is_undated and fact.entity == reading.owner.entity))
        ]  # fmt: skip
        period = reading.time.period  # the very time goes before a month in which it ends
        wrong = [fact for fact in wrong if period and fact.days == period.days] or wrong
        if len(wrong) == 1 and self._is_told(wrong[0]):
            return self._contradicted(wrong[0], own)
        found = None if meant or rest else self._of_other_unit(own) or self._misplaced(own)
        is_planned = found is not None and found.slip is Slip.TARGET and self._count >= _FEWEST
        return found if is_planned or not reading.doubts - {Doubt.NAME} else None

    def _is_of_time(self, fact: Fact) -> bool:
        """Whether a fact's very time is told, or of a stock the same end of a month or quarter."""
        told, mine = self.reading.time.period, fact.period
        is_short = max(period.months if period else 0 for period in (told, mine)) <= _QUARTER
        is_end = is_short and self._facts.is_at_end(fact, told)
        return is_end or at_that_time(fact, self.reading)

    def _of_other_unit(self, own: list[Fact]) -> Judged | None:
        """A fact whose very digits are told in a unit that does not convert: dollars for yuan."""
        reading, numeral, word = self.reading, self.numeral, self.reading.figure.unit
        if numeral.unit or word is None or reading.claim.is_change or self._count < FEW_DIGITS:
            return None
        is_of_money = is_money(reading.sentence.text[word.start : word.end])
        if not (is_of_money or word.scales):
            return None
        measures = self._world.units.measures
        for fact in own:
            # 577项 may be 577件
            is_other = is_of_money or not measures.isdisjoint((fact.unit, *word.scales))
            amount = value_of(fact) * self._world.units.magnitudes[str(fact.unit)]
            is_it = rounds_to(amount, numeral.value, last_digit(numeral.value))
            if is_other and is_it and not self.amounts(fact) and at_that_time(fact, reading):
                return Judged(Verdict.WRONG, fact)
        return None

    def _is_told(self, fact: Fact) -> bool:
        """Whether measure and unit are told, so that nothing else can be meant."""
        reading = self.reading
        if fact.measure.is_percent and reading.claim.measure is not fact.measure:
            of_metric = {one.measure for one in self._facts.told(fact.metric, fact.entity)}
            if reading.claim.measure or of_metric != {fact.measure}:
                return False
        is_bare = reading.figure.unit is None  # millions may be meant, or a page
        if is_bare and abs(value_of(fact)) >= abs(self.numeral.value) * _FARTHEST:
            return False
        return self._has_unit or fact.unit not in self._world.units.measures

    def _contradicted(self, fact: Fact, own: list[Fact]) -> Judged | None:
        """A fact that a figure contradicts, unless another one may be meant after all."""
        why, doubts = self._slip(fact, own), self.reading.doubts
        is_other_way = why is Slip.SIGN and not self.reading.claim.is_fall
        if is_other_way and not _DOWN.isdisjoint(self.clause):
            return None  # a third of the 231 million loss
        told = (abs(amount) * _FARTHEST for amount in self.amounts(fact))
        is_beyond = why is None and all(most < abs(value_of(fact)) for most in told)
        agreeing = self._agreeing(fact)
        is_cell = self.reading.sentence.frame.kind is BlockKind.CELL  # with no room for a bound
        if (why is Slip.BOUND and is_cell) or is_beyond:
            return None  # €4.80 a share, behind the income
        if self._may_be_of_another(fact, agreeing):
            return None
        is_moved = why in (Slip.DIGITS, Slip.SCALE) and self._count >= MANY_DIGITS
        if not doubts.isdisjoint(_UNSURE) and not is_moved:
            return None
        if doubts - {Doubt.NAME, Doubt.SERIES} or not self._is_of_time(fact):
            is_sure = self._is_evidence(fact, why)
        else:
            where = {self.reading.topic.nearness, self.reading.time.nearness}
            is_here = where == {Nearness.SENTENCE} and not doubts
            is_near = is_here or (not self.is_far(fact) and (self._count > 1 or not doubts))
            others = self._count >= FEW_DIGITS and self._facts.of_digits(fact.entity, self._digits)
            is_alike = bool(others or agreeing or digits_of(value_of(fact)) == self._digits)
            is_sure = why is not None or is_near or is_alike
        return Judged(Verdict.WRONG, fact, slip=why) if is_sure else None

    def _agreeing(self, fact: Fact) -> list[Fact]:
        metrics = {fact.metric, *self.reading.topic.metrics}
        others = [one for metric in metrics for one in self._facts.told(metric)]
        others += self._facts.of_entity(fact.entity)
        there = (one for one in others if one is not fact and one.value is not None)
        return [one for one in there if self.agreement(one) in AGREED]

    def _may_be_of_another(self, fact: Fact, agreeing: list[Fact]) -> bool:
        """Whether it may be of somebody else whom nobody named, or of a metric of a longer name.

        So it may be the main entity's, or that of a part; Freight's revenue, called its revenue.
        """
        sentence, owner, at = self.reading.sentence, self.reading.owner, self.reading.topic.at
        near = {*sentence.entities, self._world.store.main}
        is_dated = self.reading.time.nearness is not Nearness.BEFORE
        said = None if at is None else sentence.said(sentence.tokens[at])
        names = [said] if said else called(self._world.store.metrics[fact.metric])
        for one in agreeing:
            is_near = one.entity in near or owner.entity in self._world.outer(one.entity)
            is_others = one.entity != fact.entity and owner.entity not in sentence.entities
            is_then = in_time(one, fact.period) and one.metric != fact.metric and self.fits(one)
            if is_others and is_near and not (is_dated and one.days != fact.days):
                return True
            if is_then and any(self._world.known.is_piece(one.metric, name) for name in names):
                return True
        return False

    def _is_evidence(self, fact: Fact, why: Slip | None) -> bool:
        """Whether the digits can be no other's: two swapped, a point moved, or another year's."""
        is_whole = digits_of(value_of(fact)) == self._digits  # 7.2 is not 71.7, with a point moved
        needed = self._facts.needed_digits(fact.metric) - (why is Slip.SCALE and is_whole)
        if self._count < (_FEWEST if why is Slip.SIGN else needed):
            return False
        if why in _OTHERS:
            return _HELD_AGAINST.isdisjoint(self.clause)
        swapped = (swaps(abs(amount)) for amount in self.amounts(fact))
        is_long = is_whole or self._count >= MANY_DIGITS
        return (why is Slip.SCALE and is_long) or any(fact.value in own for own in swapped)

    def _slip(self, fact: Fact, own: list[Fact]) -> Slip | None:
        amounts = self.amounts(fact)
        for other in own:
            if other is fact or (other.metric, other.dims) != (fact.metric, fact.dims):
                continue
            if other.measure is not fact.measure:
                is_alike = digits_of(value_of(other)) == self._digits
                if is_alike and in_time(other, fact.period):
                    return Slip.MEASURE
            elif other.value in amounts:
                if is_plan(other) and not is_plan(fact):
                    return Slip.TARGET
                parts = [bool(one.period and one.period.is_part_of_year) for one in (other, fact)]
                return Slip.PART_YEAR if parts == [True, False] else Slip.YEAR
        is_turned = any(amount == -value_of(fact) for amount in amounts)
        return Slip.SIGN if is_turned else self.number_slip(fact)

    def _misplaced(self, own: list[Fact]) -> Judged | None:
        """A fact's figure where another's belongs that the base does not have."""
        for fact in own:
            is_it = fact.value in (*self.amounts(fact), self.numeral.unit and self.numeral.number)
            is_rounded = self.agreement(fact) in AGREED and at_that_time(fact, self.reading)
            why = self._other_measure(fact) if is_rounded else None
            if why := why or (self._why_misplaced(fact) if is_it else None):
                return Judged(Verdict.WRONG, fact, slip=why)
        return None

    def _why_misplaced(self, fact: Fact) -> Slip | None:
        """Why a fact's figure is another's: percent for points, a plan, another time."""
        reading, told, period = self.reading, self.reading.time.period, fact.period
        is_then = at_that_time(fact, reading)
        if is_then and (why := self._other_measure(fact)):
            return why
        is_later = fact.status is FactStatus.PLANNED and (  # 83GW，这是达产之后的样子
            Word.TARGET in reading.sentence.words[self._at :])  # fmt: skip
        if not self.fits(fact) or reading.is_target or is_later:
            return None
        if is_then:
            is_unsure = period is None and Word.UNKNOWN in reading.sentence.words[: self._at]
            return None if is_unsure else Slip.TARGET  # at full build-out: 83 GW
        if not (told and period and period.is_part_of_year and period.is_within(told)):
            return None
        is_last = not told.is_year and period.end == told.end  # in the year to August
        is_last |= Word.SO_FAR in reading.sentence.words  # 到这一列为止，今年已开行
        return Slip.PART_YEAR if self._count >= FEW_DIGITS and not is_last else None

    def _other_measure(self, fact: Fact) -> Slip | None:
        """What a fact's figure is told as: percent of points, a growth of a level."""
        claim, unit = self.reading.claim, self.numeral.unit
        is_change = fact.measure is Measure.CHANGE
        if unit == "points":
            return Slip.POINTS if fact.unit == PERCENT.id and not is_change else None
        if claim.measure is not Measure.GROWTH:
            return None
        if unit:
            is_rate = self._world.store.metrics[fact.metric].unit == PERCENT.id
            return Slip.POINTS if is_change and is_rate else None
        is_sharp = self._count >= FEW_DIGITS
        is_level = fact.measure is Measure.LEVEL and claim.is_change
        return Slip.MEASURE if is_level and is_sharp else None

    # --- unknown -----------------------------------------------------------------------------

    def _unknown(self, own: list[Fact], fitting: list[Fact], meant: list[Fact]) -> Judged:
        reading = self.reading
        doubts = sorted(reading.doubts, key=lambda one: (one in SOFT, one.value))
        stands = {self.agreement(fact) for fact in meant}
        open_ = "coarse" if Verdict.UNKNOWN in stands else "far" if meant else "fact"
        reason = doubts[0].value if doubts else open_
        if Doubt.METRIC in reading.doubts and (renamed := self._renamed()):
            return renamed._replace(reason=reason)
        is_named = reading.topic.nearness in (Nearness.SENTENCE, Nearness.HEAD)
        if not is_named or not reading.doubts.isdisjoint((Doubt.EACH, Doubt.ENTITY)):
            return Judged(Verdict.UNKNOWN, reason=reason)
        pool = meant or fitting
        near = [fact for fact in pool if self.number_slip(fact)
                or (self._count > 1 and not self.is_far(fact))]  # fmt: skip
        if not pool:
            near = [fact for fact in own if self.agreement(fact) is Verdict.RIGHT]
        return Judged(Verdict.UNKNOWN, near[0] if len(near) == 1 else None, reason=reason)

    def _renamed(self) -> Judged | None:
        """The only fact that has the figure, and words at it that may name its metric, too."""
        reading, sentence, unit = self.reading, self.reading.sentence, self.reading.figure.unit
        begin, end = sentence.clause(self._at)
        words = []
        for side in (sentence.tokens[begin : self._at], sentence.tokens[self._at + 1 : end]):
            new = [token for token in side if token.word in (Word.UNKNOWN, Word.NAME)]
            if new:  # firms on the cloud: what is counted begins it
                start = unit.start if unit else 0
                is_counted = reading.figure.start < start < new[0].start
                is_latin = is_counted and sentence.text[start].isascii()
                words.append(sentence.text[start if is_latin else new[0].start : new[-1].end])
        found = [
            Judged(Verdict.UNKNOWN, fact, alias=alias)
            for fact in self._facts.of_entity(reading.owner.entity)
            if at_that_time(fact, reading) and self.fits(fact) and self.agreement(fact) in AGREED
            for alias in words
            if self._world.known.touched(fact.metric, alias)
        ]
        return found[0] if len(found) == 1 else None
