"""Whether a fact is what a number may speak of, and how the number stands to its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.figure import Bound
from jhstats.model import PERCENT, Measure
from jhstats.proof import lexicon
from jhstats.proof.agreement import Agreement, agreement
from jhstats.proof.candidates import PLANS, in_time
from jhstats.prose.units import CLASSIFIER

if TYPE_CHECKING:
    from decimal import Decimal

    from jhstats.model import Fact
    from jhstats.proof.reading import Said
    from jhstats.proof.world import World
    from jhstats.prose.numerals import Numeral

_NEAR = 12
_ORDER = (Agreement.RIGHT, Agreement.ROUNDED, Agreement.OPEN, Agreement.WRONG)


class Fit:
    """Holds one number of a draft against facts, in the unit of each."""

    def __init__(self, world: World, said: Said) -> None:
        self._units = world.units
        self._named = world.base.units
        self._said = said
        self._numeral = numeral_of(said)
        self._fitting: dict[str, bool] = {}
        self._agreements: dict[str, Agreement] = {}
        self._in_unit: dict[str, list[Decimal]] = {}

    def fits(self, fact: Fact) -> bool:
        """Whether a fact is what the number may speak of, whatever the number is."""
        found = self._fitting.get(fact.id)
        if found is None:
            found = self._fitting[fact.id] = self._fits(fact)
        return found

    def agreement(self, fact: Fact) -> Agreement:
        """How the number stands to a fact's value."""
        found = self._agreements.get(fact.id)
        if found is None:
            found = self._agreements[fact.id] = self._agreement(fact)
        return found

    def amounts(self, fact: Fact) -> list[Decimal]:
        """The number in a fact's unit; a bare one may be in that unit as it stands."""
        if fact.unit is None:
            return []
        found = self._in_unit.get(fact.unit)
        if found is None:
            found = self._in_unit[fact.unit] = self._amounts(fact.unit)
        if self._numeral.is_fall and fact.measure in (Measure.GROWTH, Measure.CHANGE):
            return [-one for one in found]
        return found

    def _fits(self, fact: Fact) -> bool:
        reading, unit = self._said.reading, self._numeral.unit
        is_change = fact.measure is Measure.CHANGE
        if not in_time(fact, reading):
            return False
        if unit == "points":
            return is_change
        if is_change and not reading.is_change:
            return False
        if fact.unit == PERCENT.id:
            return unit == "%" and self._fits_percent(fact)
        if unit == "%" or (reading.is_change and fact.measure is Measure.LEVEL):
            return False
        return self._is_counted(fact)

    def _fits_percent(self, fact: Fact) -> bool:
        told = self._said.reading.measure
        if fact.measure.is_percent and told not in (None, fact.measure):
            return told is Measure.LEVEL
        if not _is_of_whole(fact, self._said) or (told is None and _is_bare(fact, self._said)):
            return False
        return self._is_counted(fact)

    def _is_counted(self, fact: Fact) -> bool:
        return bool(self.amounts(fact)) and not is_plan_told_as_done(fact, self._said)

    def _agreement(self, fact: Fact) -> Agreement:
        assert fact.value is not None  # noqa: S101 - asked of facts with a value
        results = [
            agreement(self._numeral, amount, fact.value, fact.bound, is_plan=fact.status in PLANS)
            for amount in self.amounts(fact)
        ]
        found = min(results, key=_ORDER.index, default=Agreement.OPEN)
        stressed = fact.bound is not Bound.EXACT and self._said.reading.is_exactly
        return Agreement.WRONG if stressed and found is Agreement.RIGHT else found

    def _amounts(self, unit: str) -> list[Decimal]:
        said = self._said
        numeral, text, word = self._numeral, said.sentence.text, said.figure.unit
        amount = self._units.amount(numeral, word, unit)
        found = [] if amount is None else [amount]
        if word is None and not numeral.unit:
            if CLASSIFIER.match(text, numeral.end):
                return []  # it counts something else
            if numeral.scale == 1 and unit != PERCENT.id:
                found.append(numeral.number)
        if word is not None and amount is None:
            # 100个 may count 个标箱.
            name = self._named[unit].names.get("zh", "")
            if name.startswith(text[numeral.end : word.end].strip() or "\0"):
                found.append(numeral.number * numeral.scale)
        return found


def numeral_of(said: Said) -> Numeral:
    """The number of what is said."""
    numeral = said.figure.numeral
    assert numeral is not None  # noqa: S101 - asked of numbers
    return numeral


def is_plan_told_as_done(fact: Fact, said: Said) -> bool:
    """Whether a target or plan is told as a result."""
    if fact.status not in PLANS or said.reading.is_target:
        return False
    return said.reading.is_done or said.reading.doubts.is_none


def _is_bare(fact: Fact, said: Said) -> bool:
    """Whether a percentage follows a metric that has none, with no word of what it is."""
    link = said.reading.link
    if link is None or not link.is_named or link.is_counting or not fact.measure.is_percent:
        return False
    previous = [one for one in said.sentence.figures if one.end <= said.figure.start]
    return not previous or previous[-1].end < link.start


def _is_of_whole(fact: Fact, said: Said) -> bool:  # noqa: PLR0911 - a return a form
    """Whether a share is not told of another whole than the fact's: 占全省的4.5%."""
    if fact.of is None or fact.measure not in (Measure.SHARE, Measure.CONTRIBUTION):
        return True
    sentence, one = said.sentence, said.figure
    if fact.measure is Measure.CONTRIBUTION:
        of = lexicon.CONTRIBUTED_TO.search(sentence.text, 0, one.start)
        own = [name for name in sentence.entities if of and name.start == of.start(1)]
        if own:
            return any(fact.of.entity in name.ids for name in own)
        return not (of and of[1])
    behind = lexicon.OF_WHOLE.match(sentence.text, one.end)
    if behind and any(
        name.start == behind.end() and said.reading.owner.entity not in name.ids
        for name in sentence.entities
    ):
        return False
    if behind and any(word.match(sentence.text, behind.end()) for _, word in lexicon.SCOPES):
        return False
    wholes = [name for name in sentence.metrics if sentence.is_whole(name)]
    before = [name for name in wholes if name.end <= one.start]
    if wholes:
        return fact.of.metric in (before[-1:] or wholes)[0].ids
    begin = max(0, one.start - _NEAR)
    near = (name for name in sentence.entities if begin <= name.start and name.end <= one.start)
    return not any(sentence.is_whole(name) for name in near)
