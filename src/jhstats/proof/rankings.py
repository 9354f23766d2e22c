"""The verdict on a rank. Doubt is never told as wrong."""

from collections.abc import Iterable

from jhstats.lang.ranks import RankText
from jhstats.model import Fact, Measure, Rank, RankKind
from jhstats.proof.facts import Facts, at_that_time, in_time
from jhstats.proof.verdict import Judged, Verdict
from jhstats.slips import Slip
from jhstats.text.context import Doubt, Nearness
from jhstats.text.reading import Reading


class Ranking:
    """A rank that is held against those of facts."""

    def __init__(self, facts: Facts, reading: Reading) -> None:
        self._facts = facts
        self._entities = facts.world.base.entities
        self._reading = reading
        printed = reading.figure.rank
        assert printed is not None  # noqa: S101 - asked of ranks
        self._printed: RankText = printed

    def judge(self) -> Judged:
        """The verdict on it."""
        reading = self._reading
        if reading.owner.is_foreign:
            return Judged(Verdict.UNKNOWN, reason=Doubt.ENTITY.value)
        told = self._told(self._facts.own(reading))
        if reading.claim.measure is None and any(fact.measure is Measure.LEVEL for fact, _ in told):
            is_sure = not reading.doubts
            told = [one for one in told if one[0].measure is Measure.LEVEL or not is_sure]
        found = self._agreed(told) or self._accused(told)
        if found is not None:
            return found
        doubts = sorted(one.value for one in reading.doubts)
        near = {fact.id: (fact, rank) for fact, rank in told if at_that_time(fact, reading)}
        if len(near) == 1 and reading.topic.nearness in (Nearness.SENTENCE, Nearness.HEAD):
            ((fact, rank),) = near.values()
            return Judged(Verdict.UNKNOWN, fact, rank, reason=(doubts or ["fact"])[0])
        return Judged(Verdict.UNKNOWN, reason=(doubts or ["fact"])[0])

    def _agreed(self, told: list[tuple[Fact, Rank]]) -> Judged | None:
        """The facts of which the rank is: its scope, and the metric or the entity, are told."""
        reading = self._reading
        if not (reading.claim.scopes or reading.claim.kinds):
            return None
        more: list[tuple[Fact, Rank]] = []
        if not told or Doubt.WORDS in reading.doubts:
            for entity in (reading.owner.entity, *reading.entities):
                if entity != self._facts.world.base.main:
                    more += self._told(self._facts.of_entity.get(entity or "", ()))
        if not told:
            more += self._told(filter(self._is_described, self._facts.ranked))
        printed = (self._printed.kind, self._printed.number)
        both = (*told, *more)
        agreed = [(fact, rank) for fact, rank in both if (rank.kind, rank.number) == printed]
        if not agreed:
            return None
        fact, rank = agreed[0]
        also = {
            other.id: other
            for other, _ in agreed[1:]
            if other.measure is fact.measure and other is not fact
        }
        return Judged(Verdict.RIGHT, fact, rank, also=tuple(also.values()))

    def _is_described(self, fact: Fact) -> bool:
        """Whether a fact is of the only one of whom the metric is told, or its words are there."""
        reading = self._reading
        if fact.metric in reading.topic.metrics:
            return self._facts.only((fact.metric,)) is not None
        return fact.entity in (reading.owner.entity, *reading.entities) and (
            self._facts.world.known.is_described(fact.metric, reading.sentence.text)
        )

    def _accused(self, told: list[tuple[Fact, Rank]]) -> Judged | None:
        """The rank that was meant and is contradicted, if that is sure."""
        reading = self._reading
        if reading.doubts - {Doubt.NAME} or not (reading.claim.scopes or reading.claim.kinds):
            return None
        if self._printed.kind is not RankKind.POSITION:
            return None
        if reading.topic.nearness not in (
            Nearness.SENTENCE,
            Nearness.HEAD,
            Nearness.HEADING,
            Nearness.BEFORE,
        ):
            return None
        for fact, rank in told:
            if reading.claim.measure is None and fact.measure is not Measure.LEVEL:
                continue  # it may be told of the total, of which nothing is known
            if at_that_time(fact, reading) and self._denies(rank):
                return Judged(Verdict.WRONG, fact, rank, self._slip(fact, rank))
        return None

    def _told(self, facts: Iterable[Fact]) -> list[tuple[Fact, Rank]]:
        """The ranks that a reading may speak of."""
        return [
            (fact, rank)
            for fact in facts
            if self._is_then(fact) and self._is_measured(fact)
            for rank in fact.ranks
            if self._in_scope(rank)
        ]

    def _is_then(self, fact: Fact) -> bool:
        """Whether a fact is of the time that is told, or of one of several years."""
        mine, told = fact.period, self._reading.time.period
        if in_time(fact, told) or mine is None or told is None:
            return in_time(fact, told)
        return told.start[0] < told.year and mine.is_within(told)

    def _in_scope(self, rank: Rank) -> bool:
        reading = self._reading
        if reading.claim.scopes:
            return rank.among in reading.claim.scopes
        return not reading.claim.kinds or self._entities[rank.among].kind in reading.claim.kinds

    def _is_measured(self, fact: Fact) -> bool:
        told = self._reading.claim.measure
        if told in (None, fact.measure):
            return True
        if fact.metric in self._facts.world.known.growing and fact.measure is Measure.LEVEL:
            return True
        return told is Measure.LEVEL and not fact.measure.is_percent

    def _denies(self, rank: Rank) -> bool:
        """Whether a position is not a fact's: another one, or one outside the top ten."""
        if rank.kind is RankKind.TOP and rank.number and self._printed.number:
            return self._printed.number > rank.number
        return rank.kind is RankKind.POSITION

    def _slip(self, fact: Fact, rank: Rank) -> Slip | None:
        """Whose rank it is that was told: another measure's, another year's, another metric's."""
        found: set[Slip] = set()
        for other in self._facts.of_entity[fact.entity]:
            ranks = [(one.kind, one.number, one.among) for one in other.ranks]
            if other is fact or (rank.kind, self._printed.number, rank.among) not in ranks:
                continue
            if other.metric == fact.metric and other.measure is fact.measure:
                found.add(Slip.YEAR)
            elif in_time(other, fact.period):
                if other.metric == fact.metric:
                    return Slip.RANK
                found.add(Slip.RANK)
        return Slip.YEAR if Slip.YEAR in found else next(iter(found), None)
