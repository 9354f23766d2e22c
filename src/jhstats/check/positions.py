"""Published positions against each other, and against the values that they rank."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from jhstats import figure
from jhstats.check.arithmetic import is_apart
from jhstats.check.finding import Case, Fault, Severity, fault_of
from jhstats.check.index import Intervals, status_group
from jhstats.figure import Bound
from jhstats.model import Base, Best, Fact, Measure, RankKind
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
        # Unemployment is best where it is least, and few bases say so: most neighbours do.
        self._falls, self._rises = Counter[object](), Counter[object]()
        for ranking in self._all.values():
            for better, worse in _neighbours(ranking):
                measured = (better.fact.metric, better.fact.measure)
                self._falls[measured] += _is_less(self._intervals, worse, better)
                self._rises[measured] += _is_less(self._intervals, better, worse)

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

    def _best(self, fact: Fact) -> Best | None:
        """Which values are the best: what the base or most neighbours say. One pair cannot tell."""
        falls, rises = (found[fact.metric, fact.measure] for found in (self._falls, self._rises))
        told = Best.HIGH if falls >= rises else Best.LOW if rises > 1 else None
        return self._base.metrics[fact.metric].best or told

    def _order(self, ranking: list[_Ranked]) -> Iterator[Fault]:
        """Neighbours whose values go the other way than those of the measure do."""
        for better, worse in _neighbours(ranking):
            best, fact = self._best(better.fact), better.fact
            less, most = (worse, better) if best is Best.LOW else (better, worse)
            unit = self._base.units[str(fact.unit)]
            # The smaller rate may well be the better, the smaller sum hardly.
            is_told = best or (fact.measure is Measure.LEVEL and unit.dimension)
            if not is_told or not _is_less(self._intervals, less, most):
                continue
            facts = (fact, worse.fact)
            severity = Severity.WARNING if best is None or is_apart(facts) else Severity.ERROR
            value, more = amounts(self._base.units, facts)
            yield _conflict(better, worse, Case.ORDER, severity, value=value, more=more)

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


def _neighbours(ranking: list[_Ranked]) -> Iterator[tuple[_Ranked, _Ranked]]:
    """Those with values that follow each other, the better first; not those who tie."""
    valued = (ranked for ranked in ranking if ranked.fact.value is not None)
    ordered = sorted(valued, key=lambda ranked: ranked.position)
    return (pair for pair in pairwise(ordered) if pair[0].position != pair[1].position)


def _is_less(intervals: Intervals, less: _Ranked, more: _Ranked) -> bool:
    high, low = intervals.of(less.fact).high, intervals.of(more.fact).low
    return high is not None and low is not None and high < low
