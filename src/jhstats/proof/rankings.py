"""The verdict on a rank. Doubt is never told as wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.model import Measure, RankKind
from jhstats.proof.candidates import at_that_time, in_time, same_time
from jhstats.proof.manner import When
from jhstats.proof.verdict import UNKNOWN, Judged, Verdict
from jhstats.slips import Slip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jhstats.model import Fact, Rank
    from jhstats.proof.candidates import Candidates
    from jhstats.proof.reading import Reading, Said
    from jhstats.proof.world import World
    from jhstats.prose.ranks import RankText


class Rankings:
    """Holds ranks against those of facts."""

    def __init__(self, world: World, candidates: Candidates) -> None:
        self._entities = world.base.entities
        self._candidates = candidates

    def judge(self, said: Said) -> Judged:
        """The verdict on a rank."""
        printed = said.figure.rank
        assert printed is not None  # noqa: S101 - asked of ranks
        said = self._of_level(said)
        told = self._told(self._candidates.of(said.reading), said.reading)
        link, entity = said.reading.link, said.reading.owner.entity
        own = [
            (fact, rank)
            for fact, rank in told
            if link and link.is_named and fact.metric in link.metrics and fact.entity == entity
        ]
        told = own or told
        return (
            self._agreed(said.reading, printed, told)
            or self._accused(said.reading, printed, told)
            or UNKNOWN
        )

    def _of_level(self, said: Said) -> Said:
        """The rank of a metric is that of its level, if that has one and no word says otherwise."""
        reading = said.reading
        if reading.measure is not None or reading.link is None or not reading.doubts.is_none:
            return said
        told = reading._replace(measure=Measure.LEVEL)
        facts = [
            fact
            for id_ in reading.link.metrics
            for fact in self._candidates.of_metric.get(id_, ())
            if fact.entity == reading.owner.entity and fact.measure is Measure.LEVEL
        ]
        return said._replace(reading=told) if self._told(facts, told) else said

    def _agreed(
        self, reading: Reading, printed: RankText, told: list[tuple[Fact, Rank]]
    ) -> Judged | None:
        """The facts of which the rank is."""
        more: list[tuple[Fact, Rank]] = []
        if not any(fact.entity == reading.owner.entity for fact, _ in told):
            more = self._told(self._candidates.at_large(reading), reading)
            if not reading.when.is_dated:  # the date of a sentence before may not be this one's
                undated = reading._replace(when=When(None, is_dated=True))
                more += self._told(self._candidates.of(reading), undated)
        agreed = [(fact, rank) for fact, rank in (*told, *more) if _says(rank, printed)]
        if not agreed:
            return None
        fact, rank = agreed[0]
        others = self._candidates.of_metric[fact.metric]
        beside = [one for one in others if one.entity in reading.others]
        also = {
            one.id: one
            for one, its in (*agreed[1:], *self._told(beside, reading))
            if _says(its, printed) and _is_beside(fact, one, reading)
        }
        return Judged(Verdict.RIGHT, fact, rank, also=tuple(also.values()))

    def _accused(
        self, reading: Reading, printed: RankText, told: list[tuple[Fact, Rank]]
    ) -> Judged | None:
        """The rank that was meant and is contradicted, if that is sure."""
        link = reading.link
        if link is None or not reading.scopes or not reading.doubts.is_none:
            return None
        if printed.kind is not RankKind.POSITION:
            return None
        for fact, rank in told:
            own = fact.entity == reading.owner.entity
            is_meant = own and fact.metric in link.metrics
            if reading.measure is None and fact.measure is not Measure.LEVEL:
                continue  # it may be told of the total, of which nothing is known
            if is_meant and at_that_time(fact, reading) and _denies(rank, printed):
                return Judged(Verdict.WRONG, fact, rank, self._slip(fact, rank, printed.number))
        return None

    def _told(self, facts: Iterable[Fact], reading: Reading) -> list[tuple[Fact, Rank]]:
        """The ranks that a reading may speak of."""
        return [
            (fact, rank)
            for fact in facts
            if in_time(fact, reading) and _is_measured(fact, reading)
            for rank in fact.ranks
            if self._in_scope(rank, reading)
        ]

    def _in_scope(self, rank: Rank, reading: Reading) -> bool:
        kind = self._entities[rank.among].kind
        return not reading.scopes or rank.among in reading.scopes or kind in reading.scopes

    def _slip(self, fact: Fact, rank: Rank, number: int | None) -> Slip | None:
        """Whose rank it is that was told: another measure's, another year's, another metric's."""
        found: set[Slip] = set()
        for other in self._candidates.of_entity[fact.entity]:
            ranks = [(one.kind, one.number, one.among) for one in other.ranks]
            if other is fact or (rank.kind, number, rank.among) not in ranks:
                continue
            if other.metric == fact.metric and other.measure is fact.measure:
                found.add(Slip.YEAR)
            elif same_time(other.period, fact.period):
                if other.metric == fact.metric:
                    return Slip.RANK
                found.add(Slip.RANK)
        return Slip.YEAR if Slip.YEAR in found else next(iter(found), None)


def _says(rank: Rank, printed: RankText) -> bool:
    return (rank.kind, rank.number) == (printed.kind, printed.number)


def _denies(rank: Rank, printed: RankText) -> bool:
    """Whether a position is not a fact's: another one, or one outside the top ten."""
    if rank.kind is RankKind.TOP and rank.number and printed.number:
        return printed.number > rank.number
    return rank.kind is RankKind.POSITION


def _is_measured(fact: Fact, reading: Reading) -> bool:
    """Whether a fact is of the measure that is told, if one is."""
    if reading.measure in (None, fact.measure):
        return True
    return reading.measure is Measure.LEVEL and not fact.measure.is_percent


def _is_beside(one: Fact, other: Fact, reading: Reading) -> bool:
    """Whether a rank is of another fact too: of two metrics, two entities or several years."""
    named = other.metric in reading.topic.metrics
    own = other.entity in (reading.owner.entity, *reading.others)
    return named and own and other.measure is one.measure and other is not one
