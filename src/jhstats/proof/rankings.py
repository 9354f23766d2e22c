"""The verdict on a rank. Doubt is never told as wrong."""

from collections.abc import Iterable

from jhstats.ask.store import Selection
from jhstats.figure import Slip
from jhstats.lang.numerals import RankText
from jhstats.model import Fact, Measure, Rank, RankKind
from jhstats.proof.agreement import Judged, Verdict
from jhstats.proof.facts import Facts, at_that_time, in_time
from jhstats.text.context import Doubt, Nearness
from jhstats.text.reading import Reading

_NARROWING = frozenset((Doubt.EACH, Doubt.ADDED))
"""Doubts that make another metric of the one that is named."""
_HARMLESS = frozenset((Doubt.OWNER, Doubt.DATE))
"""Doubts that leave a metric's name its own."""
_SECOND = 2


class Ranking:
    """A rank that is held against those of facts."""

    def __init__(self, facts: Facts, reading: Reading) -> None:
        self._facts = facts
        self._entities, self._main = facts.world.store.entities, facts.world.store.main
        self._reading = reading
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
        found = self._agreed(told) or self._accused(told) or self._wider()
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
        is_only = is_named and len({rank.among for _, rank in told}) == 1
        if is_other or not (is_scoped or is_only):
            return None
        # the busiest may say of what by itself
        is_open = not told and not (is_named and self._printed.kind is RankKind.POSITION)
        more: list[tuple[Fact, Rank]] = []
        if is_open or Doubt.WORDS in reading.doubts:
            for entity in (reading.owner.entity, *reading.sentence.entities):
                if entity != self._main:
                    more += self._told(self._facts.of_entity(entity))
        if is_open:  # of the metrics and entities that are told, and maybe others
            named = (*filter(None, (reading.owner.entity, *reading.sentence.entities)),)
            asked = (Selection(metrics=topic.metrics), Selection(entities=named))
            ranked = self._facts.world.store.near(*(own for own in asked if any(own)))
            more += self._told(filter(self._is_described, ranked))
        agreed = [one for one in (*told, *more) if (one[1].kind, one[1].number) == self._claim]
        if not agreed:
            return None
        fact, rank = agreed[0]
        also = {one.id: one for one, _ in agreed if one.measure is fact.measure and one is not fact}
        return Judged(Verdict.RIGHT, fact, rank, also=tuple(also.values()))

    def _is_described(self, fact: Fact) -> bool:
        """Whether a fact is of the only one of whom the metric is told, or its words are there."""
        reading = self._reading
        if fact.metric in reading.topic.metrics:
            is_named = reading.owner.nearness is Nearness.SENTENCE
            return not is_named and self._facts.only((fact.metric,)) is not None
        return fact.entity in (reading.owner.entity, *reading.sentence.entities) and (
            self._facts.world.known.is_described(fact.metric, reading.sentence.text)
        )

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

    def _wider(self) -> Judged | None:
        """A rank of the fact that is meant, told of a wider scope: second in the country.

        The first of a province may well be the first of its country.
        """
        reading, number = self._reading, self._printed.number or 0
        if reading.doubts - {Doubt.NAME} or number < _SECOND:
            return None
        told = [one for one in self._told(self._facts.own(reading), is_any=True)
                if at_that_time(one[0], reading)]  # fmt: skip
        is_wider = all(self._is_within(rank.among) for _, rank in told)
        alike = [one for one in told if (one[1].kind, one[1].number) == self._claim]
        if len(alike) == 1 and is_wider:
            return Judged(Verdict.WRONG, *alike[0])
        return None

    def _is_within(self, among: str) -> bool:
        """Whether the scope that is told holds another one, and more."""
        claim, outer = self._reading.claim, set(self._facts.world.outer(among)) - {among}
        kinds = {self._entities[id_].kind for id_ in outer}
        return not (outer.isdisjoint(claim.scopes) and kinds.isdisjoint(claim.kinds))

    def _told(self, facts: Iterable[Fact], *, is_any: bool = False) -> list[tuple[Fact, Rank]]:
        """The ranks that a reading may speak of, maybe of any scope."""
        claim, entities = self._reading.claim, self._entities
        told = claim.measure
        is_level = told is Measure.LEVEL or claim.is_open
        measured = (
            fact for fact in facts if told in (None, fact.measure)
            or (is_level and not fact.measure.is_percent)
        )  # fmt: skip
        said = self._reading.sentence.text[: self._reading.figure.end]
        own = (fact for fact in measured
               if not self._facts.is_opposite(fact.metric, self._reading, said))  # fmt: skip
        ranked = [(fact, rank) for fact in own if self._is_then(fact) for rank in fact.ranks]
        if is_any:
            return ranked
        if claim.scopes:
            return [one for one in ranked if one[1].among in claim.scopes]
        kinds = claim.kinds
        return [one for one in ranked if not kinds or entities[one[1].among].kind in kinds]

    def _is_then(self, fact: Fact) -> bool:
        """Whether a fact is of the time that is told, or of one of several years."""
        mine, told = fact.period, self._reading.time.period
        is_part = told and mine and told.start[0] < told.year and mine.is_within(told)
        return in_time(fact, told) or bool(is_part)

    def _slip(self, fact: Fact, rank: Rank) -> Slip | None:
        """Whose rank it is that was told: another measure's, another year's, another metric's."""
        claims = (rank.kind, self._printed.number, rank.among)
        others = [
            other
            for other in self._facts.of_entity(fact.entity)
            if any((one.kind, one.number, one.among) == claims for one in other.ranks)
        ]
        if any((one.metric, one.measure) == (fact.metric, fact.measure) for one in others):
            return Slip.YEAR
        return Slip.RANK if any(in_time(one, fact.period) for one in others) else None
