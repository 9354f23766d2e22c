"""The verdict on a number. Doubt is never told as wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jhstats import slips
from jhstats.figure import ZERO
from jhstats.model import PERCENT, Measure
from jhstats.proof.agreement import Agreement, slip
from jhstats.proof.candidates import PLANS, at_that_time, in_time, same_time
from jhstats.proof.draft import BlockKind
from jhstats.proof.fit import Fit, is_plan_told_as_done, numeral_of
from jhstats.proof.manner import When
from jhstats.proof.verdict import UNKNOWN, Judged, Verdict
from jhstats.slips import Slip

if TYPE_CHECKING:
    from jhstats.model import Fact
    from jhstats.proof.candidates import Candidates
    from jhstats.proof.reading import Said
    from jhstats.proof.subject import Owner

_TELLING = 3
_FAR = Decimal("0.2")
_AGREED = {Agreement.RIGHT: Verdict.RIGHT, Agreement.ROUNDED: Verdict.ROUNDED}


class Number:
    """A number that is held against the values of facts."""

    def __init__(self, candidates: Candidates, said: Said) -> None:
        self._candidates = candidates
        self._world = candidates.world
        self._said = said
        self._figure, self._sentence, self._reading = said
        self._numeral = numeral_of(said)
        self._fit = Fit(self._world, said)

    def judge(self) -> Judged:
        """The verdict on it, with the fact's value as the draft would have it."""
        found = self._verdict()
        return found._replace(here=self._here(found.fact)) if found.fact else found

    def _here(self, fact: Fact) -> Decimal | None:
        """A fact's value in the unit and magnitude of a draft's number, if that is another."""
        amounts = self._fit.amounts(fact)
        if fact.value is None or not amounts or not self._numeral.number or self._numeral.unit:
            return None
        ratio = amounts[0] / self._numeral.number
        return None if abs(ratio) in (0, 1) else (fact.value / ratio).normalize()

    def _verdict(self) -> Judged:
        accused = self._accused()
        if accused is not None and not self._is_of_another():
            return accused
        facts = [fact for fact in self._candidates.of(self._reading) if fact.value is not None]
        fitting = [fact for fact in facts if self._fit.fits(fact)]
        found = self._agreed(facts, fitting)
        link = self._reading.link
        if found is None or link is None or not link.is_named or not self._reading.doubts.is_none:
            return found or UNKNOWN
        # It is sure what was meant: it is right of nothing else.
        if self._is_denied(fitting):
            fitting = [fact for fact in fitting if fact.metric in link.metrics]
        entity = self._reading.owner.entity
        if entity not in (None, self._candidates.main):
            facts = fitting = [fact for fact in fitting if self._is_within(fact, str(entity))]
        return self._agreed(facts, fitting) or UNKNOWN

    def _is_within(self, fact: Fact, entity: str) -> bool:
        """Whether a fact is of an entity, or of what lies in it."""
        return entity == fact.entity or entity in self._world.outer(fact.entity)

    def _is_denied(self, fitting: list[Fact]) -> bool:
        """Whether a number is not that of the metric it hangs on, whatever else it may be."""
        link, entity = self._reading.link, self._reading.owner.entity
        own = [fact for fact in fitting if link and fact.metric in link.metrics]
        stands = [self._fit.agreement(fact) for fact in own if fact.entity == entity]
        return bool(stands) and all(one is Agreement.WRONG for one in stands)

    def _is_of_another(self) -> bool:
        """Whether a number is right of another metric that its sentence names: two may be meant."""
        link, entity = self._reading.link, self._reading.owner.entity
        end = self._sentence.clause_end(self._figure.end)
        begin = link.start if link else 0
        near = (one for one in self._sentence.topics if begin <= one.start < end)
        named = {id_ for one in near for id_ in one.ids}
        return any(
            self._fit.fits(fact) and self._fit.agreement(fact) is Agreement.RIGHT
            for id_ in named.difference(link.metrics if link else ())
            for fact in self._candidates.of_metric.get(id_, ())
            if fact.entity == entity and fact.value is not None
        )

    def _agreed(self, facts: list[Fact], fitting: list[Fact]) -> Judged | None:
        """A fact that the number agrees with; what is not named must agree digit for digit."""
        for fact in fitting:
            verdict = _AGREED.get(self._fit.agreement(fact))
            if verdict:
                return Judged(verdict, fact)
        if any(fact.entity == self._reading.owner.entity for fact in fitting):
            return None
        loose = self._at_large()
        if not self._reading.when.is_dated:  # the date of a sentence before may not be this one's
            reading = self._reading._replace(when=When(None, is_dated=True))
            undated = Fit(self._world, self._said._replace(reading=reading))
            loose += [fact for fact in facts if undated.fits(fact)]
        agreed = (fact for fact in loose if self._fit.agreement(fact) is Agreement.RIGHT)
        found = next(agreed, None)
        return found and Judged(Verdict.RIGHT, found)

    def _accused(self) -> Judged | None:
        """The fact that was meant and is contradicted, if that is sure."""
        link = self._reading.link
        if link is None:
            return None
        own = self._own(link.metrics, self._reading.owner)
        fitting = [(fact, self._fit.agreement(fact)) for fact in own if self._fit.fits(fact)]
        if any(agreed in _AGREED for _, agreed in fitting):
            return None
        wrong = [
            fact
            for fact, agreed in fitting
            if agreed is Agreement.WRONG and (fact.status in PLANS) is self._reading.is_target
        ]
        other = self._elsewhere(own)
        if other is None:
            return self._contradicted(wrong[0]) if len(wrong) == 1 else None
        if not self._reading.doubts.is_none:
            return None
        # The fact that was meant is named; the one that the figure is of explains it.
        why, fact = other
        if not wrong or not at_that_time(wrong[0], self._reading):
            return (
                None
                if _is_of_no_fact(fact, why, self._said)
                else Judged(Verdict.WRONG, fact, slip=why)
            )
        is_own = why in (Slip.POINTS, Slip.PART_YEAR) or (
            why is Slip.TARGET and in_time(fact, self._reading)
        )
        return Judged(Verdict.WRONG, fact if is_own else wrong[0], slip=why)

    def _contradicted(self, fact: Fact) -> Judged | None:
        """A fact that a figure contradicts, unless another one may be meant after all."""
        doubts = self._reading.doubts
        if not self._is_told(fact) or not doubts.is_of_words:
            return None
        why = self._slip(fact)
        is_borrowed = fact.entity != self._reading.owner.entity  # nobody named it
        if (is_borrowed or not doubts.is_none) and not _is_telling(why, self._said):
            return None
        is_loose = doubts.is_short and self._is_far(fact)
        if why is None and is_loose and not self._is_exchanged(fact):
            return None
        return Judged(Verdict.WRONG, fact, slip=why)

    def _is_exchanged(self, fact: Fact) -> bool:
        """Whether a figure is that of another metric that its sentence names."""
        named = {id_ for name in self._sentence.topics for id_ in name.ids} - {fact.metric}
        return any(
            one.value in self._fit.amounts(one) and same_time(one.period, fact.period)
            for one in self._candidates.of_entity[fact.entity]
            if one.metric in named and one.measure is fact.measure
        )

    def _is_far(self, fact: Fact) -> bool:
        """Whether a figure is so far from a fact's that it may well be of another metric."""
        assert fact.value is not None  # noqa: S101 - asked of facts with a value
        near = abs(fact.value) * _FAR
        return all(abs(one - fact.value) > near for one in self._fit.amounts(fact))

    def _own(self, metrics: tuple[str, ...], owner: Owner) -> list[Fact]:
        """The facts of the first of some metrics that an owner has.

        Where nobody is named, those of the only entity that has any.
        """
        facts = [one for id_ in metrics for one in self._candidates.of_metric.get(id_, ())
                 if one.value is not None]  # fmt: skip
        own = [one for one in facts if one.entity == owner.entity]
        if not own and owner.is_default and len({one.entity for one in facts}) == 1:
            own = facts
        return [one for one in own if one.metric == own[0].metric]

    def _at_large(self) -> list[Fact]:
        """The facts of the entities of a sentence that names no metric they have.

        Of the main entity, which has many, only those in a unit that few facts have.
        """
        word = self._figure.unit
        facts = [one for one in self._candidates.at_large(self._reading) if one.value is not None]
        main = self._candidates.main
        is_main = main in (self._reading.owner.entity, *self._reading.others)
        if word is not None and not self._numeral.is_chinese and is_main:
            counted = self._candidates.few_counted(word.scales)
            facts += [one for one in counted if one.entity == main]
        return facts if self._numeral.ordinal else [one for one in facts if self._fit.fits(one)]

    def _is_told(self, fact: Fact) -> bool:
        """Whether measure and period are told, so that nothing else can be meant."""
        if fact.unit == PERCENT.id and self._reading.measure is None and fact.measure.is_percent:
            return False
        if fact.period is None and self._reading.when.date is not None:
            return False
        return at_that_time(fact, self._reading) and self._is_counted(fact)

    def _is_counted(self, fact: Fact) -> bool:
        """Whether the unit is told, of a fact whose unit others of its dimension could be."""
        if self._numeral.unit or self._world.base.units[str(fact.unit)].dimension is None:
            return True
        link = self._reading.link
        if link is not None and link.is_counting:
            return True
        scale = self._numeral.scale
        amounts = self._fit.amounts(fact) if scale > 1 else []
        if any(slips.is_shift(one, fact.value or ZERO) for one in amounts):
            return True
        is_scaled = scale > 1 and scale == self._world.units.magnitude(str(fact.unit))
        kinds = (BlockKind.CELL, BlockKind.ITEM) if link and link.is_named else (BlockKind.CELL,)
        in_cell = self._sentence.frame.kind in kinds
        return self._figure.unit is not None or is_scaled or in_cell

    def _elsewhere(self, facts: list[Fact]) -> tuple[Slip, Fact] | None:
        """A fact of the same metric whose figure stands where another's belongs."""
        for fact in facts:
            is_plan = fact.status in PLANS and fact.value in self._fit.amounts(fact)
            if is_plan or self._fit.agreement(fact) is Agreement.RIGHT:
                why = self._misplaced(fact)
                if why is not None:
                    return why, fact
        return None

    def _misplaced(self, fact: Fact) -> Slip | None:
        """Why a fact's figure does not belong where it stands."""
        reading, percent = self._reading, fact.unit == PERCENT.id
        is_there = in_time(fact, reading)
        is_told = is_there and at_that_time(fact, reading)
        if self._numeral.unit == "points" and percent:
            return Slip.POINTS if is_told and fact.measure is not Measure.CHANGE else None
        if percent and reading.measure not in (None, fact.measure):
            told = is_told and fact.measure.is_percent and reading.measure is not Measure.LEVEL
            return Slip.MEASURE if told else None
        if is_there:
            return Slip.TARGET if is_plan_told_as_done(fact, self._said) else None
        return self._of_another_time(fact)

    def _of_another_time(self, fact: Fact) -> Slip | None:
        when = self._reading.when
        told = when.period
        if fact.period is None or told is None:
            return None
        if fact.period.is_part_of_year and fact.period.is_within(told):
            is_open = self._sentence.is_so_far or (when.date and not when.date.is_told)
            return Slip.PART_YEAR if when.is_full_year or not is_open else None
        if not when.is_dated:
            return None
        if len(self._numeral.number.as_tuple().digits) == 1:
            return None
        if fact.status not in PLANS:
            return Slip.YEAR
        return None if self._reading.is_target else Slip.TARGET

    def _slip(self, fact: Fact) -> Slip | None:
        """What made the fact's figure the draft's."""
        assert fact.value is not None  # noqa: S101 - asked of facts with a value
        for other in self._candidates.of_entity[fact.entity]:
            alike = other.metric == fact.metric and other.measure is not fact.measure
            same = other.value == abs(self._numeral.number) and same_time(other.period, fact.period)
            if alike and same:
                return Slip.MEASURE
        if any(amount == -fact.value for amount in self._fit.amounts(fact)):
            return Slip.SIGN
        for amount in self._fit.amounts(fact):
            found = slip(amount, fact.value, self._numeral.bound, fact.bound)
            if found:
                return found
        return None


def _is_of_no_fact(fact: Fact, why: Slip, said: Said) -> bool:
    """Whether a figure may be of a time of which a base tells nothing.

    Three quarters of a year may equal another whole year; a year's result another's target.
    """
    told = said.reading.when.period
    is_part = fact.period is not None and fact.period.is_year and told and not told.is_year
    if why is Slip.YEAR:
        return bool(is_part)
    return why is Slip.TARGET and not in_time(fact, said.reading)


def _is_telling(why: Slip | None, said: Said) -> bool:
    """Whether a figure has so many digits of a fact's that it can be no other's."""
    digits = numeral_of(said).number.normalize().as_tuple().digits
    return why in (Slip.DIGITS, Slip.SCALE) and len(digits) >= _TELLING
