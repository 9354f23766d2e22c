"""The verdict on a number. Doubt is never told as wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.figure import Bound
from jhstats.model import PERCENT, Measure
from jhstats.proof.agreement import Agreement, agreement, slip
from jhstats.proof.candidates import PLANS, at_that_time, in_time, same_time
from jhstats.proof.draft import BlockKind
from jhstats.proof.manner import When
from jhstats.proof.verdict import UNKNOWN, Judged, Verdict
from jhstats.prose.units import CLASSIFIER
from jhstats.slips import Slip

if TYPE_CHECKING:
    from decimal import Decimal

    from jhstats.model import Fact
    from jhstats.proof.candidates import Candidates
    from jhstats.proof.reading import Said
    from jhstats.proof.sentence import World
    from jhstats.prose.numerals import Numeral

_FEW = 3
_AGREED = {Agreement.RIGHT: Verdict.RIGHT, Agreement.ROUNDED: Verdict.ROUNDED}
_ORDER = (Agreement.RIGHT, Agreement.ROUNDED, Agreement.OPEN, Agreement.WRONG)


class Numbers:
    """Holds numbers against the values of facts."""

    def __init__(self, world: World, candidates: Candidates) -> None:
        self._world = world
        self._candidates = candidates

    def judge(self, said: Said) -> Judged:
        """The verdict on a number."""
        facts = [fact for fact in self._candidates.of(said.reading) if fact.value is not None]
        fitting = [fact for fact in facts if self._fits(fact, said)]
        return self._agreed(said, facts, fitting) or self._accused(said, facts, fitting) or UNKNOWN

    def _agreed(self, said: Said, facts: list[Fact], fitting: list[Fact]) -> Judged | None:
        """A fact that the number agrees with; what is not named must agree digit for digit."""
        reading = said.reading
        for fact in fitting:
            verdict = _AGREED.get(self._agreement(fact, said))
            if verdict:
                return Judged(verdict, fact)
        if any(fact.entity == reading.owner.entity for fact in fitting):
            return None
        loose = self._at_large(said)
        if not reading.when.is_dated:  # the date of a sentence before may not be this one's
            undated = said._replace(reading=reading._replace(when=When(None, is_dated=True)))
            loose += [fact for fact in facts if self._fits(fact, undated)]
        agreed = (fact for fact in loose if self._agreement(fact, said) is Agreement.RIGHT)
        found = next(agreed, None)
        return found and Judged(Verdict.RIGHT, found)

    def _accused(self, said: Said, facts: list[Fact], fitting: list[Fact]) -> Judged | None:
        """The fact that was meant and is contradicted, if that is sure."""
        if not said.reading.owner.is_sure or said.reading.is_denied or said.figure.is_weak:
            return None
        own = self._meant(facts, said)
        wrong = [
            fact
            for fact in fitting
            if fact in own
            and self._agreement(fact, said) is Agreement.WRONG
            and (fact.status in PLANS or not said.reading.is_target)
        ]
        other = self._elsewhere(own, said)
        if other is not None:
            # The fact that was meant is named; the one that the figure is of explains it.
            why, fact = other
            is_own = why in (Slip.POINTS, Slip.TARGET, Slip.PART_YEAR) or not wrong
            return Judged(Verdict.WRONG, fact if is_own else wrong[0], slip=why)
        if len(wrong) == 1 and self._is_told(wrong[0], said):
            return Judged(Verdict.WRONG, wrong[0], slip=self._slip(wrong[0], said))
        return None

    # --- which facts ------------------------------------------------------------------

    def _fits(self, fact: Fact, said: Said) -> bool:
        """Whether a fact is what a number may speak of, whatever the number is."""
        reading, numeral = said.reading, _numeral(said)
        if not self._amounts(fact, said) or not in_time(fact, reading):
            return False
        if numeral.unit == "points":
            return fact.measure is Measure.CHANGE
        percent = fact.unit == PERCENT.id
        if (numeral.unit == "%") != percent:
            return False
        if percent and fact.measure.in_percent and reading.measure not in (None, fact.measure):
            return reading.measure is Measure.LEVEL
        if not percent and reading.is_change and fact.measure is Measure.LEVEL:
            return False
        return not _is_plan_told_as_done(fact, said)

    def _at_large(self, said: Said) -> list[Fact]:
        """The facts of the entities of a sentence that names no metric they have.

        Of the main entity, which has many, only those in a unit that few facts have.
        """
        numeral = _numeral(said)
        word = said.figure.unit
        facts = [one for one in self._candidates.at_large(said.reading) if one.value is not None]
        main = self._candidates.main
        found = [one for one in facts if one.entity != main]
        if word is not None and not numeral.is_chinese:
            counted = [one for one in self._world.base.facts if one.unit in word.scales]
            found += [one for one in counted if one.entity == main and len(counted) <= _FEW]
        return found if numeral.ordinal else [one for one in found if self._fits(one, said)]

    def _meant(self, facts: list[Fact], said: Said) -> list[Fact]:
        """The facts that a number can be accused by: of the metric and the entity it names.

        Where no metric is named, the unit may tell: 列 of an entity that counts nothing else so.
        """
        reading = said.reading
        own = [fact for fact in facts if fact.entity == reading.owner.entity]
        named = [fact for fact in own if fact.metric in reading.topic.meant]
        if reading.topic.is_named and named:
            return [fact for fact in named if fact.metric == named[0].metric]
        word = said.figure.unit
        if reading.topic.is_named or word is None:
            return []
        all_own = self._candidates.of_entity.get(reading.owner.entity or "", ())
        counted = [fact for fact in all_own if fact.unit in word.scales]
        return counted if len({fact.metric for fact in counted}) == 1 else []

    def _is_told(self, fact: Fact, said: Said) -> bool:
        """Whether measure and period are told, so that nothing else can be meant."""
        reading = said.reading
        if fact.unit == PERCENT.id and reading.measure is None and fact.measure.in_percent:
            return False
        return at_that_time(fact, reading) and self._is_counted(fact, said)

    def _is_counted(self, fact: Fact, said: Said) -> bool:
        """Whether the unit is told, of a fact whose unit others of its dimension could be."""
        if _numeral(said).unit or self._world.base.units[str(fact.unit)].dimension is None:
            return True
        in_cell = said.sentence.block.kind in (BlockKind.CELL, BlockKind.ITEM)
        return said.figure.unit is not None or in_cell

    # --- how they agree -----------------------------------------------------------------

    def _agreement(self, fact: Fact, said: Said) -> Agreement:
        """How a number stands to a fact's value."""
        assert fact.value is not None  # noqa: S101 - asked of facts with a value
        numeral = _numeral(said)
        results = [
            agreement(numeral, amount, fact.value, fact.bound)
            for amount in self._amounts(fact, said)
        ]
        found = min(results, key=_ORDER.index, default=Agreement.OPEN)
        stressed = said.reading.is_exactly and fact.bound is not Bound.EXACT
        return Agreement.WRONG if stressed and found is Agreement.RIGHT else found

    def _amounts(self, fact: Fact, said: Said) -> list[Decimal]:
        """The number in a fact's unit; a bare one may be in that unit as it stands."""
        if fact.unit is None:
            return []
        numeral, text, word = _numeral(said), said.sentence.text, said.figure.unit
        amount = self._world.units.amount(numeral, word, fact.unit)
        found = [] if amount is None else [amount]
        if word is None and not numeral.unit:
            if CLASSIFIER.match(text, numeral.end):
                return []  # it counts something else
            if numeral.scale == 1 and fact.unit != PERCENT.id:
                found.append(numeral.number)
        if word is not None and amount is None:
            # 100个 may count 个标箱.
            name = self._world.base.units[fact.unit].names.get("zh", "")
            if name.startswith(text[numeral.end : word.end].strip() or "\0"):
                found.append(numeral.number * numeral.scale)
        return [*found, *(-one for one in found if numeral.is_fall)]

    def _elsewhere(self, facts: list[Fact], said: Said) -> tuple[Slip, Fact] | None:
        """A fact of the same metric whose figure stands where another's belongs."""
        for fact in facts:
            if self._agreement(fact, said) is Agreement.RIGHT:
                why = self._misplaced(fact, said)
                if why is not None:
                    return why, fact
        return None

    def _misplaced(self, fact: Fact, said: Said) -> Slip | None:
        """Why a fact's figure does not belong where it stands."""
        reading, numeral, percent = said.reading, _numeral(said), fact.unit == PERCENT.id
        is_there = in_time(fact, reading)
        if numeral.unit == "points" and percent:
            return Slip.POINTS if is_there and fact.measure is not Measure.CHANGE else None
        if percent and reading.measure not in (None, fact.measure):
            told = is_there and fact.measure.in_percent and reading.measure is not Measure.LEVEL
            return Slip.MEASURE if told else None
        if is_there:
            return Slip.TARGET if _is_plan_told_as_done(fact, said) else None
        return self._of_another_time(fact, said)

    @staticmethod
    def _of_another_time(fact: Fact, said: Said) -> Slip | None:
        told = said.reading.when.period
        if fact.period is None or told is None:
            return None
        if fact.period.is_part_of_year and fact.period.within(told):
            return Slip.PART_YEAR
        has_digits = len(_numeral(said).number.as_tuple().digits) > 1
        return Slip.YEAR if has_digits and fact.status not in PLANS else None

    def _slip(self, fact: Fact, said: Said) -> Slip | None:
        """What made the fact's figure the draft's."""
        assert fact.value is not None  # noqa: S101 - asked of facts with a value
        numeral = _numeral(said)
        for other in self._candidates.of_entity[fact.entity]:
            alike = other.metric == fact.metric and other.measure is not fact.measure
            same = other.value == abs(numeral.number) and same_time(other.period, fact.period)
            if alike and same:
                return Slip.MEASURE
        slips = (
            slip(amount, fact.value, numeral.bound, fact.bound)
            for amount in self._amounts(fact, said)
        )
        return next((one for one in slips if one), None)


def _numeral(said: Said) -> Numeral:
    numeral = said.figure.numeral
    assert numeral is not None  # noqa: S101 - asked of numbers
    return numeral


def _is_plan_told_as_done(fact: Fact, said: Said) -> bool:
    """Whether a target or plan is told as a result."""
    return fact.status in PLANS and said.reading.is_done and not said.reading.is_target
