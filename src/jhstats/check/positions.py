"""Published positions against each other, and against the values that they rank."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from jhstats import figure
from jhstats.check.arithmetic import is_apart
from jhstats.check.finding import Case, Fault, Repair, Severity, fault_of
from jhstats.check.index import Intervals, status_group
from jhstats.figure import Bound
from jhstats.model import Base, Best, Fact, Measure, RankKind
from jhstats.phrases import amounts
from jhstats.slips import Slip

_TIE = re.compile(r"并列|\b(?:tied?|joint(?:ly)?|equal)\b", re.IGNORECASE)
"""What a span prints of two that share their place."""


class _Ranked(NamedTuple):
    position: int
    fact: Fact
    ranking: tuple[object, ...]
    """What is ranked, whoever is: equal among, peers, metric, measure, period, status, …"""
    field: tuple[object, ...]
    """Among whom, and of whom: what the rankings of two measures share."""


class _Conflict(NamedTuple):
    """Two of a ranking that are at odds, and what is wrong with the first."""

    pair: tuple[_Ranked, _Ranked]
    case: Case
    data: Mapping[str, object]
    severity: Severity


class Rankings:
    """The rankings of a base, as their positions tell them."""

    def __init__(self, base: Base) -> None:
        self._units, self._metrics = base.units, base.metrics
        self._rounded, self._wide = Intervals(base), Intervals(base, is_wide=True)
        self._all: dict[tuple[object, ...], list[_Ranked]] = {}
        self._of_field: dict[tuple[object, ...], list[_Ranked]] = {}
        for fact, rank in ((ranked, rank) for ranked in base.facts for rank in ranked.ranks):
            if rank.kind is RankKind.POSITION and rank.number and fact.period:
                status, scope = status_group(fact), (rank.among, rank.peers)
                ranking = (*scope, fact.identity._replace(entity="", status=status))
                field = (*scope, fact.metric, fact.days, status, fact.entity)
                own = _Ranked(rank.number, fact, ranking, field)
                self._all.setdefault(ranking, []).append(own)
                self._of_field.setdefault(own.field, []).append(own)
        self._best = self._bests()

    def faults(self) -> Iterator[Fault]:
        """One position twice, one entity at two positions, or an order that the values deny."""
        for ranking in self._all.values():
            conflicts = list(self._conflicts(ranking))
            repair = self._repair(ranking, conflicts)
            for (ranked, _), case, data, severity in conflicts:
                yield fault_of(ranked.fact, "ranks", case, severity, **data, repair=repair)

    def _bests(self) -> dict[tuple[str, Measure], Best | None]:
        """Which values are the best, by metric and measure: what the base or most neighbours say.

        Unemployment is best where it is least, and few bases say so. One pair alone cannot tell.
        """
        counts: dict[tuple[str, Measure], list[int]] = {}
        for ranking in self._all.values():
            fact = ranking[0].fact
            falls_and_rises = counts.setdefault((fact.metric, fact.measure), [0, 0])
            for better, worse in _neighbours(ranking):
                falls_and_rises[0] += _is_less(self._wide, worse, better)
                falls_and_rises[1] += _is_less(self._wide, better, worse)
        best = {}
        for key, (falls, rises) in counts.items():
            told = Best.HIGH if falls >= rises else Best.LOW if rises > 1 else None
            best[key] = self._metrics[key[0]].best or told
        return best

    def _conflicts(self, ranking: list[_Ranked]) -> Iterator[_Conflict]:
        at_position: dict[int, _Ranked] = {}
        of_entity: dict[str, _Ranked] = {}
        for ranked in ranking:
            fact = ranked.fact
            other = at_position.setdefault(ranked.position, ranked)
            if other.fact.entity != fact.entity and not self._is_tie(ranked, other):
                yield _conflict(ranked, other, Case.SHARED_POSITION)
            other = of_entity.setdefault(fact.entity, ranked)
            if other.position != ranked.position:
                is_disputed = is_apart((fact, other.fact))
                case = Case.POSITIONS_DISAGREE if is_disputed else Case.TWO_POSITIONS
                yield _conflict(ranked, other, case)
        yield from self._order(ranking)

    def _order(self, ranking: list[_Ranked]) -> Iterator[_Conflict]:
        """Neighbours whose values go the other way than those of the measure do."""
        for better, worse in _neighbours(ranking):
            best = self._best[better.fact.metric, better.fact.measure]
            less, most = (worse, better) if best is Best.LOW else (better, worse)
            if not _is_less(self._rounded, less, most):
                continue
            facts, case = (better.fact, worse.fact), Case.ORDER
            severity = Severity.WARNING if is_apart(facts) else Severity.ERROR
            if not _is_less(self._wide, less, most):
                case, severity = Case.ORDER_ROUNDED, Severity.NOTE
            elif best is None:  # the smaller rate may well be the better, the smaller sum hardly
                is_sum = better.fact.measure is Measure.LEVEL
                is_sum = is_sum and self._units[str(better.fact.unit)].dimension is not None
                severity = Severity.WARNING if is_sum else Severity.NOTE
            value, more = amounts(self._units, facts)
            yield _conflict(better, worse, case, severity, value=value, more=more)

    def _repair(self, ranking: list[_Ranked], conflicts: list[_Conflict]) -> Repair | None:
        """The one change that makes a ranking fit: a position that belongs to another measure.

        Total and growth have changed places, or the growth's position was given to the total too.
        Only one that all conflicts are of can mend them.
        """
        pairs = [found.pair for found in conflicts if found.severity is not Severity.NOTE]
        repairs = []
        for ranked in pairs[0] if pairs else ():
            if not all(any(ranked is member for member in pair) for pair in pairs):
                continue
            for sibling in self._of_field[ranked.field]:
                position = None if sibling.position == ranked.position else sibling.position
                moved = [_moved(ranking, ranked, position)]
                if position is not None:
                    moved.append(_moved(self._all[sibling.ranking], sibling, ranked.position))
                if sibling.ranking != ranked.ranking and all(map(self._is_sound, moved)):
                    change = ("position", None if position is None else str(position))
                    repairs.append(Repair(ranked.fact.id, Slip.RANK, *change, sibling.fact.id))
        return repairs[0] if len(repairs) == 1 else None

    def _is_sound(self, ranking: list[_Ranked]) -> bool:
        return all(found.severity is Severity.NOTE for found in self._conflicts(ranking))

    def _is_tie(self, ranked: _Ranked, other: _Ranked) -> bool:
        """Whether two may share their place: their values may be equal, or a span prints a tie."""
        facts = (ranked.fact, other.fact)
        if any(_TIE.search(span.printed or "") for fact in facts for span in fact.evidence):
            return True
        is_told = all(fact.value is not None and fact.bound is Bound.EXACT for fact in facts)
        return is_told and figure.has_overlap(*map(self._wide.of, facts))


def _conflict(
    ranked: _Ranked, other: _Ranked, case: Case, severity: Severity | None = None, **data: object
) -> _Conflict:
    data["other"] = None if other.fact is ranked.fact else other.fact.id
    data |= {"position": ranked.position, "there": other.position}
    return _Conflict((ranked, other), case, data, severity or case.severity)


def _neighbours(ranking: list[_Ranked]) -> Iterator[tuple[_Ranked, _Ranked]]:
    """Those with values that follow each other, the better first; not those who tie."""
    valued = (ranked for ranked in ranking if ranked.fact.value is not None)
    ordered = sorted(valued, key=lambda ranked: ranked.position)
    return (pair for pair in pairwise(ordered) if pair[0].position != pair[1].position)


def _is_less(intervals: Intervals, less: _Ranked, more: _Ranked) -> bool:
    high, low = intervals.of(less.fact).high, intervals.of(more.fact).low
    return high is not None and low is not None and high < low


def _moved(ranking: list[_Ranked], ranked: _Ranked, position: int | None) -> list[_Ranked]:
    """A ranking with one of it at another position, or without it."""
    if position is None:
        return [other for other in ranking if other is not ranked]
    return [other._replace(position=position) if other is ranked else other for other in ranking]
