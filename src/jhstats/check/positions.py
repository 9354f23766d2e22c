"""Published positions against each other, and against the values that they rank."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from jhstats import figure
from jhstats.check.arithmetic import is_apart
from jhstats.check.finding import Case, Fault, Severity, fault_of
from jhstats.check.index import Intervals, status_group
from jhstats.figure import Bound
from jhstats.model import Base, Best, Fact, RankKind
from jhstats.phrases import amounts

_TIE = re.compile(r"并列|\b(?:tied?|joint(?:ly)?|equal)\b", re.IGNORECASE)
"""What a span prints of two that share their place."""


class _Ranked(NamedTuple):
    position: int
    fact: Fact


class Rankings:
    """The rankings of a base, as their positions tell them."""

    def __init__(self, base: Base) -> None:
        self._base, self._intervals = base, Intervals(base, is_wide=True)
        self._all: dict[tuple[object, ...], list[_Ranked]] = {}
        for fact, rank in ((ranked, rank) for ranked in base.facts for rank in ranked.ranks):
            if rank.kind is RankKind.POSITION and rank.number and fact.period:
                told = fact.identity._replace(entity="", status=status_group(fact))
                ranking = self._all.setdefault((rank.among, rank.peers, told), [])
                ranking.append(_Ranked(rank.number, fact))

    def faults(self) -> Iterator[Fault]:
        """One position twice, one entity at two positions, or an order that the values deny."""
        for ranking in self._all.values():
            at_position: dict[int, _Ranked] = {}
            of_entity: dict[str, _Ranked] = {}
            for ranked in ranking:
                other = at_position.setdefault(ranked.position, ranked)
                facts = (ranked.fact, other.fact)
                if facts[0].entity != facts[1].entity and not self._is_tie(*facts):
                    yield _conflict(ranked, other, Case.SHARED_POSITION)
                other = of_entity.setdefault(ranked.fact.entity, ranked)
                if other.position != ranked.position:
                    is_disputed = is_apart((ranked.fact, other.fact))
                    case = Case.POSITIONS_DISAGREE if is_disputed else Case.TWO_POSITIONS
                    yield _conflict(ranked, other, case)
            yield from self._order(ranking)

    def _order(self, ranking: list[_Ranked]) -> Iterator[Fault]:
        """Neighbours whose values go the other way than the best ones do, or most of the others."""
        valued = (ranked for ranked in ranking if ranked.fact.value is not None)
        ordered = pairwise(sorted(valued, key=lambda ranked: ranked.position))
        pairs = [pair for pair in ordered if pair[0].position != pair[1].position]
        rises = [pair for pair in pairs if self._is_less(*pair)]
        falls = [pair for pair in pairs if self._is_less(*reversed(pair))]
        best = self._base.metrics[ranking[0].fact.metric].best
        # Unemployment is best where it is least, and few bases say so.
        wrong = {None: min(rises, falls, key=len), Best.HIGH: rises, Best.LOW: falls}[best]
        for better, worse in wrong:
            facts = (better.fact, worse.fact)
            severity = Severity.WARNING if is_apart(facts) else Severity.ERROR
            value, more = amounts(self._base.units, facts)
            yield _conflict(better, worse, Case.ORDER, severity, value=value, more=more)

    def _is_less(self, less: _Ranked, more: _Ranked) -> bool:
        high, low = self._intervals.of(less.fact).high, self._intervals.of(more.fact).low
        return high is not None and low is not None and high < low

    def _is_tie(self, *facts: Fact) -> bool:
        """Whether two may share their place: their values may be equal, or a span prints a tie."""
        if any(_TIE.search(span.printed or "") for fact in facts for span in fact.evidence):
            return True
        is_told = all(fact.value is not None and fact.bound is Bound.EXACT for fact in facts)
        return is_told and figure.has_overlap(*map(self._intervals.of, facts))


def _conflict(
    ranked: _Ranked, other: _Ranked, case: Case, severity: Severity | None = None, **data: object
) -> Fault:
    data["other"] = None if other.fact is ranked.fact else other.fact.id
    data |= {"position": ranked.position, "there": other.position}
    return fault_of(ranked.fact, "ranks", case, severity, **data)
