"""When a number that agrees with no fact is accused: one fact must be meant, and nothing else."""

from collections.abc import Sequence

from jhstats.figure import Slip, swaps
from jhstats.lang.grammar import Word, word_set
from jhstats.lang.languages import compiled
from jhstats.model import PERCENT, Fact, FactStatus, Measure
from jhstats.proof.agreement import AGREED, Judged, Verdict, last_digit, rounds_to
from jhstats.proof.facts import FEW_DIGITS, MANY_DIGITS, in_time, is_plan
from jhstats.proof.standing import Number, Standing
from jhstats.text.names import called
from jhstats.text.records import SOFT, BlockKind, Doubt, Nearness
from jhstats.text.units import is_money

_FARTHEST = 1000
_FEWEST = 2
_OTHERS = (Slip.YEAR, Slip.PART_YEAR, Slip.TARGET, Slip.SIGN, Slip.MEASURE)
"""Slips that tell the digits of the fact itself, or of another of the metric."""
_UNSURE = frozenset((Doubt.OWNER, Doubt.DATE, Doubt.PART))
"""Doubts that four digits of the fact outweigh, two of them swapped or the point moved."""
_HELD_AGAINST = word_set("THAN FROM MORE")
"""Before another year's figure that a sentence holds its own against: off its peak of."""
_DOWN = word_set("FALL LOSS")
_IS = compiled("IS")


def accused(number: Number, own: Sequence[Standing], meant: Sequence[Standing]) -> Judged | None:
    """The fact that was meant and is contradicted, if that is sure."""
    reading = number.reading
    period, rest = reading.time.period, reading.doubts - SOFT
    if rest - _UNSURE or len(reading.topic.metrics) != 1:
        return None
    is_aside = Word.TARGET not in number.clause  # another figure's target, whose list goes on
    is_undated = (Doubt.NAME not in reading.doubts or number.has(MANY_DIGITS)) and not period
    wrong = [
        one for one in meant if one.verdict is Verdict.WRONG
        and (is_aside or is_plan(one.fact) is reading.is_target
             or (one.fact.status is FactStatus.ESTIMATE and one.slip))
        and (one.is_of_time or (is_undated and one.fact.entity == reading.owner.entity))
    ]  # fmt: skip
    if len(wrong) == 1 and _is_told(wrong[0]):
        return _contradicted(wrong[0], own)
    found = None if meant or rest else _of_other_unit(number, own) or _misplaced(number, own)
    is_planned = found is not None and found.slip is Slip.TARGET and number.has(_FEWEST)
    return found if is_planned or not reading.doubts - {Doubt.NAME} else None


def _is_told(one: Standing) -> bool:
    """Whether measure and unit are told, so that nothing else can be meant."""
    number, fact, measure = one.number, one.fact, one.number.reading.claim.measure
    if fact.measure.is_percent and measure is not fact.measure:
        of_metric = {own.measure for own in number.facts.told(fact.metric, fact.entity)}
        if measure or of_metric != {fact.measure}:
            return False
    is_bare = number.reading.figure.unit is None  # millions may be meant, or a page
    if is_bare and abs(one.value) >= abs(number.numeral.value) * _FARTHEST:
        return False
    return number.has_unit or fact.unit not in number.units.measures


def _contradicted(one: Standing, own: Sequence[Standing]) -> Judged | None:
    """A fact that a figure contradicts, unless another one may be meant after all."""
    number, reading = one.number, one.number.reading
    why, doubts = _slip(one, own), reading.doubts
    if why is Slip.SIGN and not reading.claim.is_fall and not _DOWN.isdisjoint(number.clause):
        return None  # a third of the 231 million loss
    is_beyond = all(abs(amount) * _FARTHEST < abs(one.value) for amount in one.amounts)
    is_cell = reading.sentence.frame.kind is BlockKind.CELL  # with no room for a bound
    if (why is Slip.BOUND and is_cell) or (why is None and is_beyond):
        return None  # €4.80 a share, behind the income
    agreeing = _agreeing(one)
    if _may_be_of_another(one, agreeing):
        return None
    is_moved = why in (Slip.DIGITS, Slip.SCALE) and number.has(MANY_DIGITS)
    if not doubts.isdisjoint(_UNSURE) and not is_moved:
        return None
    if doubts - {Doubt.NAME, Doubt.SERIES} or not one.is_of_time:
        is_sure = _is_evidence(one, why)
    else:
        where = {reading.topic.nearness, reading.time.nearness}
        is_here = where == {Nearness.SENTENCE} and not doubts
        is_near = is_here or (not one.is_far and (number.has(_FEWEST) or not doubts))
        alike = number.facts.of_digits(one.fact.entity, number.digits)
        is_alike = bool(agreeing) or one.has_digits or bool(number.has(FEW_DIGITS) and alike)
        is_sure = why is not None or is_near or is_alike
    return one.judged(Verdict.WRONG, slip=why) if is_sure else None


def _agreeing(one: Standing) -> list[Fact]:
    """The other facts of the metrics that may be meant, or of its entity, with this figure."""
    told, metrics = one.number.facts.told, {one.fact.metric, *one.number.reading.topic.metrics}
    others = [other for metric in metrics for other in told(metric)]
    others += told(entity=one.fact.entity)
    stands = one.number.to(other for other in others if other is not one.fact)
    return [stand.fact for stand in stands if stand.verdict in AGREED]


def _may_be_of_another(one: Standing, agreeing: Sequence[Fact]) -> bool:
    """Whether it may be of somebody else whom nobody named, or of a metric of a longer name.

    So it may be the main entity's, or that of a part; Freight's revenue, called its revenue.
    """
    number, fact, reading, world = one.number, one.fact, one.number.reading, one.number.world
    sentence, owner, at = reading.sentence, reading.owner, reading.topic.at
    near = {*sentence.entities, world.store.main}
    is_dated = reading.time.nearness is not Nearness.BEFORE
    said = None if at is None else sentence.said(sentence.tokens[at])
    is_described = said is None and reading.topic.nearness is Nearness.SENTENCE
    names = [said] if said else called(world.store.metrics[fact.metric])
    for stand in number.to(agreeing):
        other = stand.fact
        is_near = other.entity in near or owner.entity in world.outer(other.entity)
        is_others = other.entity != fact.entity and owner.entity not in sentence.entities
        is_then = in_time(other, fact.period) and other.metric != fact.metric and stand.is_fitting
        if is_others and is_near and not (is_dated and other.days != fact.days):
            return True
        if is_then and (is_described or any(world.is_piece(other.metric, one) for one in names)):
            return True
    return False


def _is_evidence(one: Standing, why: Slip | None) -> bool:
    """Whether the digits can be no other's: two swapped, a point moved, or another year's."""
    number, is_whole = one.number, one.has_digits  # 7.2 is not 71.7, with a point moved
    needed = number.facts.needed_digits(one.fact.metric) - (why is Slip.SCALE and is_whole)
    if not number.has(_FEWEST if why is Slip.SIGN else needed):
        return False
    if why in _OTHERS:
        return _HELD_AGAINST.isdisjoint(number.clause)
    swapped = (swaps(abs(amount)) for amount in one.amounts)
    is_long = is_whole or number.has(MANY_DIGITS)
    return (why is Slip.SCALE and is_long) or any(one.value in own for own in swapped)


def _slip(one: Standing, own: Sequence[Standing]) -> Slip | None:
    fact = one.fact
    for stand in own:
        other = stand.fact
        if other is fact or (other.metric, other.dims) != (fact.metric, fact.dims):
            continue
        if other.measure is not fact.measure:
            if stand.has_digits and in_time(other, fact.period):
                return Slip.MEASURE
        elif other.value in one.amounts:
            if is_plan(other) and not is_plan(fact):
                return Slip.TARGET
            parts = [bool(o.period and o.period.is_part_of_year) for o in (other, fact)]
            return Slip.PART_YEAR if parts == [True, False] else Slip.YEAR
    return Slip.SIGN if any(amount == -one.value for amount in one.amounts) else one.slip


# --- where the fact of what is told is not in the base ---------------------------------------


def _of_other_unit(number: Number, own: Sequence[Standing]) -> Judged | None:
    """A fact whose very digits are told in a unit that does not convert: dollars for yuan."""
    reading, numeral, word = number.reading, number.numeral, number.reading.figure.unit
    if word is None or reading.claim.is_change or not number.has(FEW_DIGITS):
        return None
    is_of_money = is_money(reading.sentence.text[word.start : word.end])
    units = number.units
    for one in own:
        unit = str(one.fact.unit)
        # 577项 may be 577件
        is_measured = word.scales and not units.measures.isdisjoint((unit, *word.scales))
        amount = one.value * units.magnitudes[unit]
        is_it = rounds_to(amount, numeral.value, last_digit(numeral.value))
        if (is_of_money or is_measured) and is_it and not one.amounts and one.is_dated:
            return one.judged(Verdict.WRONG)
    return None


def _misplaced(number: Number, own: Sequence[Standing]) -> Judged | None:
    """A fact's figure where another's belongs that the base does not have."""
    for one in own:
        is_it = one.value in (*one.amounts, number.numeral.unit and number.numeral.number)
        why = _other_measure(one) if one.is_dated and (is_it or one.verdict in AGREED) else None
        if why := why or (_other_time(one) if is_it else None):
            return one.judged(Verdict.WRONG, slip=why)
    return None


def _other_time(one: Standing) -> Slip | None:
    """Why a fact's figure is another's: a plan told as a result, a part of a year as more of it."""
    reading, period = one.number.reading, one.fact.period
    told, words = reading.time.period, reading.sentence.words
    is_planned = one.fact.status is FactStatus.PLANNED
    is_later = is_planned and Word.TARGET in words[reading.at :]  # 83GW，这是达产之后的样子
    if not one.is_fitting or reading.is_target or is_later:
        return None
    if one.is_dated:  # at full build-out: 83 GW; the fare of 2026 is
        is_set = is_planned and _IS.search(reading.sentence.text[: reading.figure.start])
        is_unsure = is_set if period else Word.UNKNOWN in words[: reading.at]
        return None if is_unsure else Slip.TARGET
    if not (told and period and period.is_part_of_year and period.is_within(told)):
        return None
    is_last = not told.is_year and period.end == told.end  # in the year to August
    is_last |= Word.SO_FAR in words  # 到这一列为止，今年已开行
    return Slip.PART_YEAR if one.number.has(FEW_DIGITS) and not is_last else None


def _other_measure(one: Standing) -> Slip | None:
    """What a fact's figure is told as: percent of points, a growth of a level."""
    claim, unit, fact = one.number.reading.claim, one.number.numeral.unit, one.fact
    is_change = fact.measure is Measure.CHANGE
    if unit == "points":
        return Slip.POINTS if fact.unit == PERCENT.id and not is_change else None
    if claim.measure is not Measure.GROWTH:
        return None
    if unit:
        is_rate = one.number.world.store.metrics[fact.metric].unit == PERCENT.id
        return Slip.POINTS if is_change and is_rate else None
    is_level = fact.measure is Measure.LEVEL and claim.is_change
    return Slip.MEASURE if is_level and one.number.has(FEW_DIGITS) else None
