"""The verdict on a number. Doubt is never told as wrong."""

from collections.abc import Iterable
from decimal import Decimal

from jhstats import slips
from jhstats.lang.grammar import Word
from jhstats.model import PERCENT, Fact, Measure
from jhstats.period import Days
from jhstats.proof.agreement import Agreement, agreement, slip
from jhstats.proof.facts import (
    FEW,
    FEW_DIGITS,
    PLANS,
    Facts,
    Held,
    at_that_time,
    digits_of,
    in_time,
)
from jhstats.proof.verdict import Judged, Verdict
from jhstats.slips import Slip
from jhstats.text.context import SOFT, Doubt, Nearness
from jhstats.text.draft import BlockKind
from jhstats.text.reading import Reading
from jhstats.text.units import is_money

_NEAR = Decimal("0.2")
_FARTHEST = 1000
_AGREED = {Agreement.RIGHT: Verdict.RIGHT, Agreement.ROUNDED: Verdict.ROUNDED}
_OTHERS = (Slip.YEAR, Slip.PART_YEAR, Slip.TARGET, Slip.SIGN, Slip.MEASURE)
"""Slips that tell the digits of the fact itself, or of another of the metric."""
_SIGN_DIGITS = 2
_HELD_AGAINST = frozenset({Word.THAN, Word.FROM, Word.MORE})
"""Before another year's figure that a sentence holds its own against: off its peak of."""
_ORDER = (Agreement.RIGHT, Agreement.ROUNDED, Agreement.OPEN, Agreement.WRONG)


class Number:
    """A number that is held against the values of facts."""

    def __init__(self, facts: Facts, reading: Reading) -> None:
        self._facts = facts
        self._world = facts.world
        self._reading = reading
        self._held = Held(facts.world, reading)
        self._numeral = self._held.numeral
        self._digits = digits_of(self._numeral.number)
        self._count = len(self._digits)

    def judge(self) -> Judged:
        """The verdict on it, with the fact's value as the draft would have it."""
        found = self._verdict()
        return found._replace(here=self._here(found.fact)) if found.fact else found

    def _here(self, fact: Fact) -> Decimal | None:
        """A fact's value in the unit and magnitude of a draft's number, if that is another."""
        amounts = self._held.amounts(fact)
        if fact.value is None or not amounts or not self._numeral.number or self._numeral.unit:
            return None
        ratio = amounts[0] / self._numeral.number
        return None if abs(ratio) in (0, 1) else (fact.value / ratio).normalize()

    def _verdict(self) -> Judged:
        reading = self._reading
        if reading.owner.is_foreign:
            return Judged(Verdict.UNKNOWN, reason=Doubt.ENTITY.value)
        if Doubt.SERIES in reading.doubts and len(reading.topic.metrics) > 1:
            return Judged(Verdict.UNKNOWN, reason=Doubt.SERIES.value)
        own = [fact for fact in self._facts.own(reading) if fact.value is not None]
        fitting = [fact for fact in own if self._held.fits(fact)]
        meant = [fact for fact in fitting if self._is_then(fact)]
        stands = ((fact, _AGREED.get(self._agreement(fact))) for fact in meant)
        agreed = next((Judged(verdict, fact) for fact, verdict in stands if verdict), None)
        if agreed is not None and self._is_grounded(agreed):
            return agreed
        is_sure = meant and reading.time.nearness >= Nearness.BEFORE and (
            reading.doubts.isdisjoint((Doubt.WORDS, Doubt.METRIC, Doubt.DATE))
        )  # fmt: skip
        if not is_sure and (agreed := self._agreed_by_digits(meant)) is not None:
            return agreed
        accused = self._accused(own, meant)
        if accused is not None:
            return accused
        return self._unknown(own, fitting, meant)

    def _is_then(self, fact: Fact) -> bool:
        """Whether a fact is of the time that is told, and no plan that is told as a result."""
        if fact.status in PLANS and not self._reading.is_target:
            return False
        return in_time(fact, self._reading.time.period) or at_that_time(fact, self._reading)

    def _agreement(self, fact: Fact) -> Agreement:
        assert fact.value is not None  # noqa: S101 - asked of facts with a value
        results = [
            agreement(self._numeral, amount, fact.value, fact.bound, is_plan=fact.status in PLANS)
            for amount in self._held.amounts(fact)
        ]
        return min(results, key=_ORDER.index, default=Agreement.OPEN)

    # --- agreed ------------------------------------------------------------------------------

    def _agreed_by_digits(self, meant: list[Fact]) -> Judged | None:
        """The fact of somebody named that has these digits, where words of its metric are there."""
        reading = self._reading
        told: set[Days | None] = {period.days for period in reading.periods}
        if meant and reading.time.period and Doubt.DATE not in reading.doubts:
            told = told or {reading.time.period.days}
        named = () if meant else reading.entities
        if reading.owner.nearness < Nearness.SENTENCE and not meant:
            named = (*named, self._facts.only(reading.topic.metrics) or "")
        is_strange = Doubt.ENTITY in reading.doubts and reading.owner.nearness < Nearness.SENTENCE
        for entity in dict.fromkeys((reading.owner.entity or "", *named)):
            if is_strange and entity == self._world.base.main:
                continue
            everything = self._facts.of_entity.get(entity, [])
            alike = self._facts.of_digits.get((entity, self._digits), [])
            found = [
                (fact, stand) for fact in (everything if len(everything) < FEW else alike)
                if self._may_be(fact, told) and (stand := _AGREED.get(self._agreement(fact)))
            ]  # fmt: skip
            for fact, stand in found:
                others = (one for one in everything if self._may_be(one, told))
                is_described = not meant and self._world.known.is_described(
                    fact.metric, reading.sentence.text
                )
                is_only = len(found) == 1 and self._is_only(entity)
                if is_described or is_only or self._is_known(fact, others, stand):
                    return Judged(stand, fact)
        return None

    def _may_be(self, fact: Fact, told: set[Days | None]) -> bool:
        """Whether a fact counts what is told, at one of the times that a sentence tells."""
        is_then = fact.period is None or not told or fact.days in told
        is_plan = fact.status in PLANS and not self._reading.is_target
        return is_then and not is_plan and self._held.fits(fact)

    def _is_known(self, fact: Fact, others: Iterable[Fact], stand: Verdict) -> bool:
        """Whether the digits are a fact's whose metric no other of some is named better than."""
        if stand is not Verdict.RIGHT:
            return False
        if fact.metric in self._reading.topic.metrics:
            return True
        text, known = self._reading.sentence.text, self._world.known
        named = known.touched(fact.metric, text)
        return self._count >= FEW_DIGITS and named > 0 and (
            all(known.touched(other.metric, text) <= named for other in others)
        )  # fmt: skip

    def _is_only(self, entity: str) -> bool:
        """Whether there is so little of somebody that a figure with its unit is known by it."""
        reading = self._reading
        is_counted = reading.figure.unit is not None or bool(self._numeral.unit)
        is_open = Doubt.METRIC in reading.doubts or reading.topic.nearness is Nearness.NOWHERE
        is_few = len(self._facts.of_entity[entity]) < FEW and entity != self._world.base.main
        return is_counted and is_open and is_few

    def _is_grounded(self, agreed: Judged) -> bool:
        """Whether the sentence, its row or its heading names the metric."""
        reading = self._reading
        is_sharp = agreed.verdict is Verdict.RIGHT and self._count >= FEW_DIGITS
        if not is_sharp and reading.doubts & {Doubt.METRIC, Doubt.EACH}:
            return False
        if Doubt.ADDED in reading.doubts and agreed.verdict is not Verdict.RIGHT:
            return False
        if Doubt.ENTITY in reading.doubts and reading.owner.nearness < Nearness.SENTENCE:
            return False
        return reading.topic.nearness is not Nearness.NOWHERE

    # --- accused -----------------------------------------------------------------------------

    def _accused(self, own: list[Fact], meant: list[Fact]) -> Judged | None:
        """The fact that was meant and is contradicted, if that is sure."""
        reading = self._reading
        if reading.doubts - SOFT or reading.topic.nearness is Nearness.NOWHERE:
            return None
        stands = [(fact, self._agreement(fact)) for fact in meant]
        if any(stand in _AGREED for _, stand in stands):
            return None
        wrong = [
            fact for fact, stand in stands
            if stand is Agreement.WRONG and at_that_time(fact, reading)
            and (fact.status in PLANS) is reading.is_target
        ]  # fmt: skip
        if len(wrong) == 1 and self._is_told(wrong[0], own):
            return self._contradicted(wrong[0], own)
        if wrong or stands or reading.doubts - {Doubt.NAME}:
            return None
        return self._of_other_unit(own) or self._misplaced(own)

    def _of_other_unit(self, own: list[Fact]) -> Judged | None:
        """A fact whose very digits are told in a unit that does not convert: dollars for yuan."""
        reading, numeral, word = self._reading, self._numeral, self._reading.figure.unit
        if numeral.unit or word is None or reading.claim.is_change:
            return None
        if not (word.scales or is_money(reading.sentence.text[word.start : word.end])):
            return None  # 千米 may be another name of 公里
        for fact in own:
            amount = (fact.value or 0) * self._world.units.magnitude(str(fact.unit))
            is_it = amount == numeral.value and not self._held.amounts(fact)
            needed = self._facts.needed_digits(fact.metric)
            if is_it and self._count >= needed and at_that_time(fact, reading):
                return Judged(Verdict.WRONG, fact)
        return None

    def _is_told(self, fact: Fact, own: list[Fact]) -> bool:
        """Whether measure and unit are told, so that nothing else can be meant."""
        reading, told = self._reading, self._reading.claim.measure
        if fact.unit == PERCENT.id and fact.measure.is_percent and told is not fact.measure:
            others = {other.measure for other in own if other.unit == PERCENT.id}
            if told is not None or others != {Measure.SHARE}:
                return False
        unit = str(fact.unit)
        least = abs(self._numeral.value) * _FARTHEST
        if reading.figure.unit is None and abs(fact.value or Decimal(0)) >= least:
            return False  # millions may be meant, or a page
        if self._numeral.unit or not self._world.units.is_measure(unit):
            return True
        if reading.topic.is_counting or reading.figure.unit is not None:
            return True
        if self._numeral.scale > 1 and (
            self._numeral.scale == self._world.units.magnitude(unit)
            or any(slips.is_shift(one, fact.value or one) for one in self._held.amounts(fact))
        ):
            return True
        kind = reading.frame.kind
        return kind is BlockKind.CELL or (
            kind is BlockKind.ITEM and reading.topic.nearness is Nearness.SENTENCE
        )

    def _contradicted(self, fact: Fact, own: list[Fact]) -> Judged | None:
        """A fact that a figure contradicts, unless another one may be meant after all."""
        why = self._slip(fact, own)
        named = {id_ for token in self._reading.sentence.tokens for id_ in token.ids}
        alike = self._facts.of_digits.get((fact.entity, self._digits), ())
        others = (one for one in alike if one.metric in named - {fact.metric})
        is_near = self._reading.doubts == {Doubt.NAME} and (
            why is not None
            or (self._count >= FEW_DIGITS and not self._is_far(fact))
            or any(one.days == fact.days for one in others)
        )
        is_by_unit = self._reading.doubts == SOFT and self._reading.topic.at is None
        is_evident = is_near or (not is_by_unit and self._is_evidence(fact, why))
        if self._reading.doubts and not is_evident:
            return None
        return Judged(Verdict.WRONG, fact, slip=why)

    def _is_evidence(self, fact: Fact, why: Slip | None) -> bool:
        """Whether the digits can be no other's: two swapped, a point moved, or another year's."""
        reading, held = self._reading, self._held
        needed = self._facts.needed_digits(fact.metric) - (why is Slip.SCALE)
        if self._count < (_SIGN_DIGITS if why is Slip.SIGN else needed):
            return False
        others = [one for one in self._facts.of_metric[fact.metric] if one is not fact]
        same = [one for one in others if one.value in held.amounts(one)]
        if why in _OTHERS:
            told = {period.days for period in reading.periods}
            at = reading.sentence.token_at(reading.figure.start)
            before = reading.sentence.words[reading.sentence.clause(at)[0] : at]
            is_told = any(one.entity == fact.entity and one.days in told for one in same)
            return not is_told and _HELD_AGAINST.isdisjoint(before)
        if why is None:
            named = [one for one in same if one.entity in reading.entities]
            is_each_told = reading.sentence.words.count(Word.FIGURE) >= len(reading.entities)
            return is_each_told and any(one.days == fact.days for one in named)
        if why is Slip.DIGITS:
            amounts = held.amounts(fact)
            if not any(fact.value in slips.swaps(abs(amount)) for amount in amounts):
                return False
        elif why is not Slip.SCALE:
            return False
        fitting = (one for one in others if held.fits(one))
        return not any(self._agreement(one) in _AGREED for one in fitting)

    def _is_far(self, fact: Fact) -> bool:
        """Whether a figure is so far from a fact's that it may well be of another metric."""
        assert fact.value is not None  # noqa: S101 - asked of facts with a value
        near = abs(fact.value) * _NEAR
        return all(abs(amount - fact.value) > near for amount in self._held.amounts(fact))

    def _slip(self, fact: Fact, own: list[Fact]) -> Slip | None:
        """What made the fact's figure the draft's."""
        assert fact.value is not None  # noqa: S101 - asked of facts with a value
        amounts = self._held.amounts(fact)
        for other in own:
            if other is fact or other.value is None or other.metric != fact.metric:
                continue
            is_same = other.value == abs(self._numeral.number)
            if other.measure is not fact.measure and is_same and in_time(other, fact.period):
                return Slip.MEASURE
            if other.measure is fact.measure and other.value in amounts:
                if other.status in PLANS and fact.status not in PLANS:
                    return Slip.TARGET
                is_part = other.period is not None and other.period.is_part_of_year
                if is_part and (fact.period is None or fact.period.is_year):
                    return Slip.PART_YEAR
                return Slip.YEAR
        if any(amount == -fact.value for amount in amounts):
            return Slip.SIGN
        found = (slip(amount, fact.value, self._numeral.bound, fact.bound) for amount in amounts)
        return next((why for why in found if why), None)

    def _misplaced(self, own: list[Fact]) -> Judged | None:
        """A fact's figure where another's belongs that the base does not have."""
        for fact in own:
            amounts = self._held.amounts(fact)
            is_plan = fact.status in PLANS and fact.value in amounts
            if fact.value is None or not (is_plan or self._agreement(fact) is Agreement.RIGHT):
                continue
            why = self._why_misplaced(fact)
            if why is not None:
                return Judged(Verdict.WRONG, fact, slip=why)
        return None

    def _why_misplaced(self, fact: Fact) -> Slip | None:
        reading = self._reading
        is_then, told = at_that_time(fact, reading), reading.claim.measure
        if self._numeral.unit == "points" and fact.unit == PERCENT.id:
            return Slip.POINTS if is_then and fact.measure is not Measure.CHANGE else None
        if not self._held.fits(fact):
            is_other = self._numeral.unit == "%" and told not in (None, Measure.LEVEL)
            return Slip.MEASURE if is_then and is_other and fact.measure.is_percent else None
        if is_then:
            return Slip.TARGET if fact.status in PLANS and not reading.is_target else None
        return self._of_another_time(fact)

    def _of_another_time(self, fact: Fact) -> Slip | None:
        reading = self._reading
        told, period = reading.time.period, fact.period
        if told is None or period is None or reading.time.nearness < Nearness.HEAD:
            return None
        if period.is_part_of_year and period.is_within(told):
            return None if reading.is_so_far else Slip.PART_YEAR
        needed = self._facts.needed_digits(fact.metric)
        is_few = needed == FEW_DIGITS and self._count >= needed
        if not is_few or reading.is_target or not (told.is_year and period.is_year):
            return None
        return Slip.TARGET if fact.status in PLANS else Slip.YEAR

    # --- unknown -----------------------------------------------------------------------------

    def _unknown(self, own: list[Fact], fitting: list[Fact], meant: list[Fact]) -> Judged:
        """Why nothing is said, and which fact comes near."""
        reading = self._reading
        doubts = sorted(reading.doubts, key=lambda one: (one in SOFT, one.value))
        reason = doubts[0].value if doubts else "coarse" if meant else "fact"
        renamed = self._renamed() if Doubt.METRIC in reading.doubts else None
        if renamed is not None:
            return renamed._replace(reason=reason)
        is_named = reading.topic.nearness in (Nearness.SENTENCE, Nearness.HEAD)
        if not is_named or not reading.doubts.isdisjoint((Doubt.EACH, Doubt.ENTITY)):
            return Judged(Verdict.UNKNOWN, reason=reason)
        pool = meant or fitting
        near = [fact for fact in pool if self._comes_near(fact)]
        if not near and not pool:
            near = [fact for fact in own if fact.value is not None
                    and self._agreement(fact) is Agreement.RIGHT]  # fmt: skip
        fact = near[0] if len(near) == 1 else None
        return Judged(Verdict.UNKNOWN, fact, reason=reason)

    def _renamed(self) -> Judged | None:
        """The only fact of the entity and time that has the figure, by words of its metric's name.

        The words at the figure, of which some are in that name, may be another name of it.
        """
        reading, sentence = self._reading, self._reading.sentence
        at = sentence.token_at(reading.figure.start)
        begin, end = sentence.clause(at)
        found = []
        for fact in self._facts.of_entity.get(reading.owner.entity or "", ()):
            is_it = fact.value is not None and at_that_time(fact, reading) and self._held.fits(fact)
            if not is_it or self._agreement(fact) not in _AGREED:
                continue
            for first, last in ((begin, at), (at + 1, end)):
                new = [token for token in sentence.tokens[first:last]
                       if token.word in (Word.UNKNOWN, Word.NAME)]  # fmt: skip
                unit = reading.figure.unit if first > at else None  # firms on the cloud
                start = (
                    unit.start
                    if unit and sentence.text[unit.start].isascii()
                    else new[0].start
                    if new
                    else 0
                )
                words = sentence.text[start : new[-1].end] if new else ""
                if self._world.known.touched(fact.metric, words):
                    found.append(Judged(Verdict.UNKNOWN, fact, alias=words))
        return found[0] if len(found) == 1 else None

    def _comes_near(self, fact: Fact) -> bool:
        assert fact.value is not None  # noqa: S101 - asked of facts with a value
        amounts, said = self._held.amounts(fact), self._numeral.bound
        is_slip = any(slip(amount, fact.value, said, fact.bound) for amount in amounts)
        return is_slip or (self._count > 1 and not self._is_far(fact))
