"""Published positions against each other, and against the values that they rank."""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from jhstats import figure
from jhstats.check.finding import Case, Finding, Severity, of_fact
from jhstats.check.prints import Prints, coarse_in, cut, rounded
from jhstats.check.repair import Repair
from jhstats.check.sources import are_apart
from jhstats.check.telling import amount, has_units
from jhstats.figure import Bound
from jhstats.model import Measure, RankKind
from jhstats.slips import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.check.context import Check
    from jhstats.model import Base, Fact

_TIE = re.compile(r"并列|\b(?:tied?|joint(?:ly)?|equal)\b", re.IGNORECASE)
"""What a span prints of two that share their place."""


class _Ranked(NamedTuple):
    position: int
    fact: Fact
    ranking: tuple[object, ...]
    """What is ranked, whoever is: equal among, peers, metric, measure, period, status, …"""
    field: tuple[object, ...]
    """Among whom, and of whom: what the rankings of two measures share."""


class _Best(Enum):
    """Which values the positions of a measure put first."""

    LARGEST = "largest"
    SMALLEST = "smallest"
    UNKNOWN = "unknown"


def positions(check: Check) -> Iterator[Finding]:
    """One position twice, one entity at two positions, or an order that the values deny."""
    yield from _Rankings(check.subject.base).findings()


class _Rankings:
    """All rankings of a base."""

    def __init__(self, base: Base) -> None:
        self._units = base.units
        self._rounded = Prints(base, rounded)
        self._wider = (Prints(base, cut), Prints(base, coarse_in(base)))
        self._all: dict[tuple[object, ...], list[_Ranked]] = {}
        self._of_field: dict[tuple[object, ...], list[_Ranked]] = {}
        for one in _ranked(base):
            self._all.setdefault(one.ranking, []).append(one)
            self._of_field.setdefault(one.field, []).append(one)
        self._best = self._bests()

    def findings(self) -> Iterator[Finding]:
        """What is wrong with them, and the one change that mends a ranking."""
        for ranking in self._all.values():
            found = list(self._faults(ranking))
            repair = self._repair(ranking, found) if found else None
            for _, one in found:
                yield one._replace(data={**one.data, "repair": repair})

    def _bests(self) -> dict[tuple[str, Measure], _Best]:
        """Which values are the best, by metric and measure: what most neighbours say.

        Unemployment is best where it is least, and no base says so. One pair alone cannot tell.
        """
        counts: dict[tuple[str, Measure], list[int]] = {}
        for ranking in self._all.values():
            one = ranking[0].fact
            falls_and_rises = counts.setdefault((one.metric, one.measure), [0, 0])
            for better, worse in _neighbours(ranking):
                falls_and_rises[0] += self._is_surely_less(worse, better)
                falls_and_rises[1] += self._is_surely_less(better, worse)
        return {key: _best(*counted) for key, counted in counts.items()}

    def _faults(self, ranking: list[_Ranked]) -> Iterator[tuple[tuple[_Ranked, ...], Finding]]:
        """What is wrong with a ranking, each with the two that are at odds."""
        yield from self._shared(ranking)
        yield from self._two(ranking)
        yield from self._order(ranking)

    def _shared(self, ranking: list[_Ranked]) -> Iterator[tuple[tuple[_Ranked, ...], Finding]]:
        first: dict[int, _Ranked] = {}
        for one in ranking:
            other = first.setdefault(one.position, one)
            if other.fact.entity != one.fact.entity and not self._may_tie(one, other):
                data = {"position": one.position, "other": other.fact.id}
                found = _finding(one, Severity.WARNING, Case.SHARED_POSITION, data)
                yield (other, one), found

    def _two(self, ranking: list[_Ranked]) -> Iterator[tuple[tuple[_Ranked, ...], Finding]]:
        first: dict[str, _Ranked] = {}
        for one in ranking:
            other = first.setdefault(one.fact.entity, one)
            if other.position != one.position:
                is_one = other.fact is one.fact
                data = {
                    "position": one.position,
                    "there": other.position,
                    "other": "" if is_one else other.fact.id,
                }
                case, severity = Case.TWO_POSITIONS, Severity.ERROR
                if not is_one and are_apart((one.fact, other.fact)):
                    case, severity = Case.POSITIONS_DISAGREE, Severity.WARNING
                yield (other, one), _finding(one, severity, case, data)

    def _order(self, ranking: list[_Ranked]) -> Iterator[tuple[tuple[_Ranked, ...], Finding]]:
        """Neighbours whose values go the other way than those of the measure do."""
        best = self._best[ranking[0].fact.metric, ranking[0].fact.measure]
        for better, worse in _neighbours(ranking):
            less, more = (worse, better) if best is _Best.SMALLEST else (better, worse)
            if not _is_less(self._rounded, less, more):
                continue
            facts, case = (better.fact, worse.fact), Case.ORDER
            if not self._is_surely_less(less, more):
                case, severity = Case.ORDER_ROUNDED, Severity.NOTE
            elif best is _Best.UNKNOWN:
                severity = self._severity_of_two(better)
            else:
                severity = Severity.WARNING if are_apart(facts) else Severity.ERROR
            with_unit = has_units(*facts)
            data = {
                "position": better.position,
                "value": amount(self._units, better.fact, with_unit=with_unit),
                "other": worse.fact.id,
                "there": worse.position,
                "more": amount(self._units, worse.fact, with_unit=with_unit),
            }
            yield (better, worse), _finding(better, severity, case, data)

    def _severity_of_two(self, one: _Ranked) -> Severity:
        """How serious it is that the second of two is ahead where nothing else says who is best.

        The smaller rate may well be the better; the smaller sum of money hardly.
        """
        fact = one.fact
        unit = self._units[str(fact.unit)]
        is_sum = fact.measure is Measure.LEVEL and unit.dimension is not None
        return Severity.WARNING if is_sum else Severity.NOTE

    def _repair(
        self, ranking: list[_Ranked], found: list[tuple[tuple[_Ranked, ...], Finding]]
    ) -> Repair | None:
        """The one change that makes a ranking fit: a position that belongs to another measure.

        Total and growth have changed places, or the growth's position was given to the total too.
        Only one that all faults are of can mend them.
        """
        faults = [pair for pair, one in found if one.severity is not Severity.NOTE]
        if not faults:
            return None
        repairs = []
        for one in faults[0]:
            if not all(any(one is other for other in pair) for pair in faults):
                continue
            for sibling in self._of_field[one.field]:
                if sibling.ranking == one.ranking:
                    continue
                if sibling.position == one.position:
                    mine = [other for other in ranking if other is not one]
                    if self._is_sound(mine):
                        key = (Slip.RANK, "position", "", sibling.fact.id)
                        repairs.append(Repair(one.fact.id, *key))
                elif self._is_sound(_with(ranking, one, sibling.position)):
                    theirs = _with(self._all[sibling.ranking], sibling, one.position)
                    if self._is_sound(theirs):
                        key = (Slip.RANK, "position", str(sibling.position), sibling.fact.id)
                        repairs.append(Repair(one.fact.id, *key))
        return repairs[0] if len(repairs) == 1 else None

    def _is_sound(self, ranking: list[_Ranked]) -> bool:
        faults = self._faults(ranking) if ranking else ()
        return all(one.severity is Severity.NOTE for _, one in faults)

    def _is_surely_less(self, one: _Ranked, other: _Ranked) -> bool:
        """Whether one value is less, however both prints were rounded or cut off."""
        return all(_is_less(prints, one, other) for prints in (self._rounded, *self._wider))

    def _may_tie(self, one: _Ranked, other: _Ranked) -> bool:
        """Whether two may share their place: their values may be equal, or a span prints a tie."""
        facts = (one.fact, other.fact)
        if any(_TIE.search(span.printed or "") for fact in facts for span in fact.evidence):
            return True
        if any(fact.value is None or fact.bound is not Bound.EXACT for fact in facts):
            return False
        prints = self._wider[-1]
        return figure.has_overlap(prints.of(one.fact), prints.of(other.fact))


def _ranked(base: Base) -> Iterator[_Ranked]:
    for fact in base.facts:
        for rank in fact.ranks:
            if rank.kind is RankKind.POSITION and rank.number and fact.period:
                metric, measure, entity, days, *more = fact.identity
                field = (metric, days, fact.status, rank.among, rank.peers)
                yield _Ranked(rank.number, fact, (*field, measure, *more), (*field, entity))


def _neighbours(ranking: list[_Ranked]) -> Iterator[tuple[_Ranked, _Ranked]]:
    """Those with values that follow each other, the better first; not those who share a place."""
    told = sorted((one for one in ranking if one.fact.value is not None), key=lambda one: one[0])
    return ((one, other) for one, other in pairwise(told) if one.position != other.position)


def _best(falls: int, rises: int) -> _Best:
    """Which values are the best, as so many values fall or rise from a position to the next."""
    if falls >= rises and falls:
        return _Best.LARGEST
    return _Best.SMALLEST if rises > 1 else _Best.UNKNOWN


def _is_less(prints: Prints, one: _Ranked, other: _Ranked) -> bool:
    """Whether one value is certainly less, as prints are read."""
    mine, theirs = prints.of(one.fact), prints.of(other.fact)
    return mine.high is not None and theirs.low is not None and mine.high < theirs.low


def _with(ranking: list[_Ranked], one: _Ranked, position: int) -> list[_Ranked]:
    return [other._replace(position=position) if other is one else other for other in ranking]


def _finding(one: _Ranked, severity: Severity, case: Case, data: dict[str, Any]) -> Finding:
    return Finding("positions", severity, case, data, of_fact(one.fact, "ranks"), one.fact.id)
