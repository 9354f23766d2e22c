"""The verdict on a rank. Doubt is never told as wrong."""

from collections.abc import Iterable

from jhstats.figure import Slip
from jhstats.lang.records import RankText
from jhstats.model import Fact, Measure, Rank, RankKind
from jhstats.proof.agreement import Judged, Verdict
from jhstats.proof.facts import Facts, at_that_time, in_time
from jhstats.text.context import Reading
from jhstats.text.records import Doubt, Nearness

_NARROWING = frozenset((Doubt.EACH, Doubt.ADDED))
"""Doubts that make another metric of the one that is named."""
_HARMLESS = frozenset((Doubt.OWNER, Doubt.DATE))  # doubts that leave a metric's name its own


class Ranking:
    """A rank that is held against those of facts."""

    def __init__(self, facts: Facts, reading: Reading) -> None:
        self._facts, self._reading = facts, reading
        self._entities, self._main = facts.world.store.entities, facts.world.store.main
        assert reading.figure.rank is not None  # noqa: S101 - asked of ranks
        self._printed: RankText = reading.figure.rank
        self._claim = (self._printed.kind, self._printed.number)

    def judge(self) -> Judged:
        """The verdict on it."""
        reading = self._reading
        if Doubt.ENTITY in reading.doubts:
            return Judged(Verdict.UNKNOWN, reason=Doubt.ENTITY.value)
        told = self._told(self._facts.own(reading))
        if reading.claim.measure is None:
            told = [one for one in told if one[0].measure is Measure.LEVEL] or told
        found = self._agreed(told) or self._accused(told)
        if found is not None:
            return found
        reason = min((doubt.value for doubt in reading.doubts), default="fact")
        near = {fact.id: (fact, rank) for fact, rank in told if at_that_time(fact, reading)}
        if len(near) == 1 and reading.topic.nearness in (Nearness.SENTENCE, Nearness.HEAD):
            ((fact, rank),) = near.values()
            return Judged(Verdict.UNKNOWN, fact, rank, reason=reason)
        return Judged(Verdict.UNKNOWN, reason=reason)

    def _agreed(self, told: list[tuple[Fact, Rank]]) -> Judged | None:
        """The facts of which the rank is: its scope, and the metric or the entity, are told."""
        reading, topic = self._reading, self._reading.topic
        is_other = topic.at is not None and not _NARROWING.isdisjoint(reading.doubts)
        is_named = topic.nearness is Nearness.SENTENCE and reading.doubts <= _HARMLESS
        is_scoped = reading.claim.scopes or reading.claim.kinds
        if is_other or not (is_scoped or (is_named and len({rank.among for _, rank in told}) == 1)):
            return None
        # the busiest may say of what by itself
        is_open = not told and not (is_named and self._printed.kind is RankKind.POSITION)
        more: list[tuple[Fact, Rank]] = []
        if is_open or Doubt.WORDS in reading.doubts:
            for entity in (reading.owner.entity, *reading.sentence.entities):
                if entity != self._main:
                    more += self._told(self._facts.of_entity(entity))
        for metric in topic.metrics if is_open else ():
            more += self._told(self._facts.told(metric))
        agreed = [one for one in (*told, *more) if (one[1].kind, one[1].number) == self._claim]
        if not agreed:
            return None
        fact, rank = agreed[0]
        also = {one.id: one for one, _ in agreed if one is not fact}
        return Judged(Verdict.RIGHT, fact, rank, also=tuple(also.values()))

    def _accused(self, told: list[tuple[Fact, Rank]]) -> Judged | None:
        """The rank that was meant and is contradicted, if that is sure."""
        reading = self._reading
        if reading.doubts - {Doubt.NAME} or not (reading.claim.scopes or reading.claim.kinds):
            return None
        if self._printed.kind is not RankKind.POSITION:
            return None
        measures = {fact.measure for fact, _ in told}
        if reading.claim.is_open and not {Measure.LEVEL, Measure.GROWTH} <= measures:
            return None  # of the growth, perhaps, of which no rank is known
        for fact, rank in told:
            if reading.claim.measure is None and fact.measure is not Measure.LEVEL:
                continue  # it may be told of the total, of which nothing is known
            is_beyond = (self._printed.number or 0) > (rank.number or 0)
            is_denied = rank.kind is RankKind.POSITION or (rank.kind is RankKind.TOP and is_beyond)
            if is_denied and at_that_time(fact, reading):
                return Judged(Verdict.WRONG, fact, rank, self._slip(fact, rank))
        return None

    def _told(self, facts: Iterable[Fact]) -> list[tuple[Fact, Rank]]:
        """The ranks that a reading may speak of."""
        claim, entities = self._reading.claim, self._entities
        told, kinds = claim.measure, claim.kinds
        is_level = told is Measure.LEVEL or claim.is_open
        measured = (
            fact for fact in facts if told in (None, fact.measure)
            or (is_level and not fact.measure.is_percent)
        )  # fmt: skip
        said = self._reading.sentence.text[: self._reading.figure.end]
        own = (fact for fact in measured if not self._facts.is_opposite(fact.metric, said))
        ranked = [(fact, rank) for fact in own if self._is_then(fact) for rank in fact.ranks]
        if claim.scopes:
            return [one for one in ranked if one[1].among in claim.scopes]
        return [one for one in ranked if not kinds or entities[one[1].among].kind in kinds]

    def _is_then(self, fact: Fact) -> bool:
        """Whether a fact is of the time that is told, or of one of several years."""
        mine, told = fact.period, self._reading.time.period
        is_part = told and mine and told.start[0] < told.year and mine.is_within(told)
        return in_time(fact, told) or bool(is_part)

    def _slip(self, fact: Fact, rank: Rank) -> Slip | None:
        """Whether the rank that was told is that of another measure or metric."""
        claim = (rank.kind, self._printed.number, rank.among)
        told = (one for other in self._facts.of_entity(fact.entity)
                if in_time(other, fact.period) for one in other.ranks)  # fmt: skip
        is_told = any((one.kind, one.number, one.among) == claim for one in told)
        return Slip.RANK if is_told else None
