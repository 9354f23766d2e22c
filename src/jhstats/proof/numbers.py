"""The verdict on a number. Doubt is never told as wrong."""

from collections.abc import Sequence

from jhstats.lang.grammar import Word, word_set
from jhstats.period import Days
from jhstats.proof.accused import accused
from jhstats.proof.agreement import AGREED, Judged, Verdict
from jhstats.proof.facts import FEW_DIGITS, Facts, is_plan
from jhstats.proof.standing import Number, Standing
from jhstats.text.context import Reading
from jhstats.text.records import SOFT, Doubt, Nearness
from jhstats.text.sentence import AMOUNTS
from jhstats.text.units import Units

_LONG_DIGITS = 5  # so many are those of somebody's year, whatever it is that they count
_BLUNT = (Doubt.METRIC, Doubt.EACH)
"""Doubts with which few digits, or rounded ones, are not known to be a fact's."""
_LEADS = word_set("VALUE ADVERB HEDGE")  # between a negation and the figure that it denies
_NAMED = frozenset((Doubt.WORDS, Doubt.DATE))  # doubts that leave the metric named all the same


def judge_number(facts: Facts, units: Units, reading: Reading) -> Judged:
    """The verdict on a number."""
    number = Number(facts, units, reading)
    if reading.owner.is_foreign:
        return Judged(Verdict.UNKNOWN, reason=Doubt.ENTITY.value)
    if reading.topic.nearness > Nearness.BEFORE and len(reading.topic.metrics) > 1:
        return Judged(Verdict.UNKNOWN, reason=Doubt.SERIES.value)
    own = number.own()
    fitting = [one for one in own if one.is_fitting]
    meant = [one for one in fitting if one.is_then]
    agreed = next((one for one in meant if one.verdict in AGREED), None)
    if _is_otherwise(reading):
        return _unknown(number, own, fitting, meant)
    # the metric is named, or told by the digits, and nobody else may be meant
    is_sharp = agreed and agreed.verdict is Verdict.RIGHT and number.has(FEW_DIGITS)
    if agreed and (is_sharp or reading.doubts.isdisjoint(_BLUNT)) and not number.is_strange:
        return agreed.judged(agreed.verdict)
    is_dated = bool(meant) and reading.time.nearness >= Nearness.BEFORE
    if not is_dated or not reading.doubts.isdisjoint((Doubt.WORDS, Doubt.METRIC, Doubt.DATE)):
        known = _known(number, meant)
        if known is not None:
            return known.judged(known.verdict)
    return accused(number, own, meant) or _unknown(number, own, fitting, meant)


def _is_otherwise(reading: Reading) -> bool:
    """Whether it is none of the metric itself: it was not 5, 人均GDP, revenue per firm."""
    sentence, n = reading.sentence, reading.topic.at
    beside = () if n is None else sentence.words[max(n - 1, 0) : n + 2]
    before = sentence.word(sentence.past(reading.at - 1, _LEADS, -1))
    return before is Word.NEGATION or (Word.EACH in beside and Doubt.EACH in reading.doubts)


# --- known by its digits ---------------------------------------------------------------------


def _known(number: Number, meant: Sequence[Standing]) -> Standing | None:
    """The fact of somebody named that has these digits, where words of its metric are there."""
    reading, sentence, facts = number.reading, number.reading.sentence, number.facts
    period, metrics = reading.time.period, reading.topic.metrics
    told: set[Days | None] = {
        date.period.days for n, date in sentence.dates.items()
        if date.period == period or not _is_held_against(reading, n)
    }  # fmt: skip
    is_sure = Doubt.DATE not in reading.doubts
    if (bool(meant) or reading.time.nearness is Nearness.HEAD) and is_sure and period:
        told = told or {period.days}
    every = number.world.store.entities
    kinds = dict[str | None, str]((one, every[one].kind) for one in sentence.entities)
    own = kinds.get(reading.owner.entity)  # Denmark's is not Norway's
    named: list[str | None] = [] if meant else [one for one in kinds if kinds[one] != own]
    if reading.owner.nearness < Nearness.SENTENCE and not meant:
        named.append(facts.only(metrics))
    is_near = reading.topic.nearness > Nearness.BEFORE or number.has(FEW_DIGITS)
    is_near |= Word.WHOLE in sentence.words
    denied = {one.fact.series for one in meant if is_sure and one.is_dated
              and one.verdict is Verdict.WRONG}  # no other year's is right  # fmt: skip
    is_beside = reading.topic.at in (reading.at - 1, reading.at + 1)  # 5 firms and 7 cars
    others = {id_ for ids in sentence.ids(Word.METRIC) if is_beside for id_ in ids}
    for entity in dict.fromkeys((reading.owner.entity, *named)):
        if entity is None or (number.is_strange and entity == number.world.store.main):
            continue
        is_few = facts.is_few(entity=entity)
        alike = facts.told(entity=entity) if is_few else facts.of_digits(entity, number.digits)
        found = [
            one for one in number.to(alike)
            if (one.fact.period is None or not told or one.fact.days in told) and one.is_fitting
            and one.fact.series not in denied
            and (one.fact.metric in metrics or one.fact.metric not in others)
            and not (is_plan(one.fact) and not reading.is_target)
            and one.verdict in AGREED
        ]  # fmt: skip
        for one in found:
            is_named = is_near and one.verdict is Verdict.RIGHT and one.fact.metric in metrics
            is_only = len(found) == 1 and _is_known(one, meant, is_dated=bool(told), is_few=is_few)
            if is_named or is_only:
                return one
    return None


def _is_held_against(reading: Reading, n: int) -> bool:
    """Whether a date is only that of a comparison: more than a year before, 超过上年."""
    sentence, at = reading.sentence, reading.at
    if sentence.clause(n) == sentence.clause(at):
        return sentence.is_compared(n) and sentence.following(n) != at  # 比2021年71.7%的增速快
    is_told = reading.time.nearness is Nearness.SENTENCE
    is_empty = AMOUNTS.isdisjoint(sentence.words[slice(*sentence.clause(n))])
    return sentence.is_compared(n) or (n > at and is_told and is_empty)


def _is_known(one: Standing, meant: Sequence[Standing], *, is_dated: bool, is_few: bool) -> bool:
    """Whether digits, or a unit, tell a fact from all of somebody, and from those meant."""
    number, metric, reading = one.number, one.fact.metric, one.number.reading
    text, world = reading.sentence.text, number.world
    is_other = reading.doubts <= _NAMED and reading.topic.at is not None and bool(meant)
    is_own = is_dated and metric in (reading.topic.metrics or (metric,))
    if (number.has(_LONG_DIGITS) and is_own) or (number.has_unit and is_few and not is_other):
        return True
    if not meant and world.is_described(metric, text):
        return True
    needed = FEW_DIGITS - number.has_unit if is_dated else number.facts.needed_digits(metric)
    named = world.touched(metric, text)
    others = (other.fact.metric for other in meant if other.fact.metric != metric)
    least = named - is_other  # it has more words there than the metric that is named
    is_nearest = all(least >= world.touched(other, text) for other in others)
    return number.has(needed) and named > 0 and is_nearest


# --- unknown ---------------------------------------------------------------------------------


def _unknown(
    number: Number, own: Sequence[Standing], fitting: Sequence[Standing], meant: Sequence[Standing]
) -> Judged:
    reading = number.reading
    doubts = sorted(reading.doubts, key=lambda one: (one in SOFT, one.value))
    is_coarse = any(one.verdict is Verdict.UNKNOWN for one in meant)
    reason = doubts[0].value if doubts else "coarse" if is_coarse else "far" if meant else "fact"
    if Doubt.METRIC in reading.doubts and (renamed := _renamed(number)):
        return renamed._replace(reason=reason)
    is_named = reading.topic.nearness in (Nearness.SENTENCE, Nearness.HEAD)
    if not is_named or not reading.doubts.isdisjoint((Doubt.EACH, Doubt.ENTITY)):
        return Judged(Verdict.UNKNOWN, reason=reason)
    pool = meant or fitting
    near = [one for one in pool if one.slip or (number.has(2) and not one.is_far)]
    if not pool:
        near = [one for one in own if one.verdict is Verdict.RIGHT]
    if len(near) == 1:
        return near[0].judged(Verdict.UNKNOWN, reason=reason)
    return Judged(Verdict.UNKNOWN, reason=reason)


def _renamed(number: Number) -> Judged | None:
    """The only fact that has the figure, and words at it that may name its metric, too."""
    reading, sentence, unit = number.reading, number.reading.sentence, number.reading.figure.unit
    begin, end = sentence.clause(reading.at)
    words = []
    for side in (sentence.tokens[begin : reading.at], sentence.tokens[reading.at + 1 : end]):
        new = [token for token in side if token.word in (Word.UNKNOWN, Word.NAME)]
        if new:  # firms on the cloud: what is counted begins it
            start = unit.start if unit else 0
            is_counted = reading.figure.start < start < new[0].start
            is_latin = is_counted and sentence.text[start].isascii()
            words.append(sentence.text[start if is_latin else new[0].start : new[-1].end])
    found = [
        one.judged(Verdict.UNKNOWN, alias=alias)
        for one in number.to(number.facts.of_entity(reading.owner.entity))
        if one.is_dated and one.is_fitting and one.verdict in AGREED
        for alias in words
        if number.world.touched(one.fact.metric, alias)
    ]
    return found[0] if len(found) == 1 else None
