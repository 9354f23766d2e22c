"""Published positions against each other, and against the values that they rank."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from jhstats.checks.finding import Case, Finding, Severity, of_fact
from jhstats.checks.prints import Prints, rounded
from jhstats.checks.repair import Repair
from jhstats.figure import ZERO, plain
from jhstats.model import RankKind
from jhstats.slips import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.checks.check import Check
    from jhstats.figure import Interval
    from jhstats.model import Base, Fact


class _Ranked(NamedTuple):
    position: int
    fact: Fact
    allowed: Interval | None
    """The true values that the fact's print allows, in the smallest unit of its dimension."""
    ranking: tuple[object, ...]
    """What is ranked, whoever is: equal among, peers, metric, measure, period, status, …"""
    field: tuple[object, ...]
    """Among whom, and of whom: what the rankings of two measures share."""


def positions(check: Check) -> Iterator[Finding]:
    """One position twice, one entity at two positions, or an order that the values deny."""
    rankings = _rankings(check.subject.base)
    for ranking in rankings.values():
        found = list(_faults(ranking))
        repair = _repair(ranking, rankings) if found else None
        for one in found:
            yield one._replace(data={**one.data, "repair": repair})


def _rankings(base: Base) -> dict[tuple[object, ...], list[_Ranked]]:
    prints = Prints(base, rounded)
    result: dict[tuple[object, ...], list[_Ranked]] = {}
    for fact in base.facts:
        for rank in fact.ranks:
            if rank.kind is RankKind.POSITION and rank.number and fact.period:
                metric, measure, entity, days, *more = fact.identity
                field = (metric, days, fact.status, rank.among, rank.peers)
                ranking = (*field, measure, *more)
                allowed = prints.of(fact) if fact.value is not None else None
                one = _Ranked(rank.number, fact, allowed, ranking, (*field, entity))
                result.setdefault(ranking, []).append(one)
    return result


def _faults(ranking: list[_Ranked]) -> Iterator[Finding]:
    yield from _shared(ranking)
    yield from _two(ranking)
    yield from _order(ranking)


def _shared(ranking: list[_Ranked]) -> Iterator[Finding]:
    first: dict[int, _Ranked] = {}
    for one in ranking:
        other = first.setdefault(one.position, one)
        if other.fact.entity != one.fact.entity and not _equal(one, other):
            data = {"position": one.position, "other": other.fact.id}
            yield _finding(one, Severity.WARNING, Case.SHARED_POSITION, data)


def _two(ranking: list[_Ranked]) -> Iterator[Finding]:
    first: dict[str, _Ranked] = {}
    for one in ranking:
        other = first.setdefault(one.fact.entity, one)
        if other.position != one.position:
            data = {"position": one.position, "there": other.position, "other": other.fact.id}
            yield _finding(one, Severity.ERROR, Case.TWO_POSITIONS, data)


def _order(ranking: list[_Ranked]) -> Iterator[Finding]:
    """Values that rise where positions fall; all of them rising is a ranking of the smallest."""
    told = sorted((one for one in ranking if one.fact.value is not None), key=lambda one: one[0])
    pairs = [pair for pair in pairwise(told) if _differ(*pair)]
    wrong = [(better, worse) for better, worse in pairs if _is_less(better, worse)]
    if not wrong or (len(wrong) == len(pairs) and len(pairs) > 1):
        return
    # Of two alone, the smaller may well be the better.
    severity = Severity.ERROR if len(pairs) > 1 else Severity.WARNING
    for better, worse in wrong:
        data = {
            "position": better.position,
            "value": plain(better.fact.value or ZERO),
            "other": worse.fact.id,
            "there": worse.position,
            "more": plain(worse.fact.value or ZERO),
        }
        yield _finding(better, severity, Case.ORDER, data)


def _repair(
    ranking: list[_Ranked], rankings: dict[tuple[object, ...], list[_Ranked]]
) -> Repair | None:
    """The one change that makes a ranking fit: a position that belongs to another measure.

    Total and growth have changed places, or the growth's position was given to the total too.
    """
    of_field = [one for other in rankings.values() if other is not ranking for one in other]
    found = []
    for one in ranking:
        for sibling in of_field:
            if sibling.field != one.field:
                continue
            if sibling.position == one.position:
                mine = [other for other in ranking if other is not one]
                repair = Repair(one.fact.id, Slip.RANK, "position", "", sibling.fact.id)
                found += [] if any(_faults(mine)) else [repair]
            elif not any(_faults(_with(ranking, one, sibling.position))):
                theirs = _with(rankings[sibling.ranking], sibling, one.position)
                repair = Repair(
                    one.fact.id, Slip.RANK, "position", str(sibling.position), sibling.fact.id
                )
                found += [] if any(_faults(theirs)) else [repair]
    return found[0] if len(found) == 1 else None


def _with(ranking: list[_Ranked], one: _Ranked, position: int) -> list[_Ranked]:
    return [other._replace(position=position) if other is one else other for other in ranking]


def _differ(one: _Ranked, other: _Ranked) -> bool:
    """Whether two values do not overlap."""
    return one.position != other.position and (_is_less(one, other) or _is_less(other, one))


def _is_less(one: _Ranked, other: _Ranked) -> bool:
    """Whether one value is certainly less."""
    mine, theirs = one.allowed, other.allowed
    return bool(
        mine and theirs and mine.high is not None and theirs.low is not None
        and mine.high < theirs.low
    )  # fmt: skip


def _equal(one: _Ranked, other: _Ranked) -> bool:
    """Whether two facts print the same value, and so share their place."""
    return one.allowed is not None and one.allowed == other.allowed


def _finding(one: _Ranked, severity: Severity, case: Case, data: dict[str, Any]) -> Finding:
    return Finding("positions", severity, case, data, of_fact(one.fact, "ranks"), one.fact.id)
