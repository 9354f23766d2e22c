"""Published positions against each other, and against the values that they rank."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from jhstats.checks.finding import Case, Finding, Severity, of_fact
from jhstats.figure import ZERO, plain
from jhstats.model import RankKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.checks.subject import Subject
    from jhstats.model import Fact, Rank


class _Ranked(NamedTuple):
    position: int
    fact: Fact
    rank: Rank


def positions(subject: Subject) -> Iterator[Finding]:
    """One position twice, one entity at two positions, or an order that the values deny."""
    for group in _groups(subject).values():
        yield from _shared(group)
        yield from _two(group)
        yield from _order(group)


def _groups(subject: Subject) -> dict[tuple[object, ...], list[_Ranked]]:
    """The positions of one ranking: equal among, peers, measure, period, metric, status."""
    result: dict[tuple[object, ...], list[_Ranked]] = {}
    for fact in subject.base.facts:
        for rank in fact.ranks:
            if rank.kind is RankKind.POSITION and rank.number and fact.period:
                days = fact.period[:2]
                key = (fact.metric, fact.measure, days, fact.status, rank.among, rank.peers)
                result.setdefault(key, []).append(_Ranked(rank.number, fact, rank))
    return result


def _shared(group: list[_Ranked]) -> Iterator[Finding]:
    first: dict[int, _Ranked] = {}
    for one in group:
        other = first.setdefault(one.position, one)
        if other.fact.entity != one.fact.entity and not _equal(one.fact, other.fact):
            data = {"position": one.position, "other": other.fact.id}
            yield _finding(one, Severity.WARNING, Case.SHARED_POSITION, data)


def _two(group: list[_Ranked]) -> Iterator[Finding]:
    first: dict[str, _Ranked] = {}
    for one in group:
        other = first.setdefault(one.fact.entity, one)
        if other.position != one.position:
            data = {"position": one.position, "there": other.position, "other": other.fact.id}
            yield _finding(one, Severity.ERROR, Case.TWO_POSITIONS, data)


def _order(group: list[_Ranked]) -> Iterator[Finding]:
    """Values that rise where positions fall; all of them rising is a ranking of the smallest."""
    told = sorted((one for one in group if one.fact.value is not None), key=lambda one: one[0])
    pairs = [pair for pair in pairwise(told) if _differ(*pair)]
    wrong = [(better, worse) for better, worse in pairs if _is_less(better.fact, worse.fact)]
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


def _differ(one: _Ranked, other: _Ranked) -> bool:
    """Whether two values can be compared and do not overlap."""
    if one.position == other.position or one.fact.unit != other.fact.unit:
        return False
    return _is_less(one.fact, other.fact) or _is_less(other.fact, one.fact)


def _is_less(one: Fact, other: Fact) -> bool:
    """Whether one value is certainly less."""
    mine, theirs = one.interval, other.interval
    return bool(
        mine and theirs and mine.high is not None and theirs.low is not None
        and mine.high < theirs.low
    )  # fmt: skip


def _equal(one: Fact, other: Fact) -> bool:
    """Whether two facts print the same value, and so share their place."""
    return one.value is not None and one.value == other.value


def _finding(one: _Ranked, severity: Severity, case: Case, data: dict[str, object]) -> Finding:
    return Finding("positions", severity, case, data, of_fact(one.fact, "ranks"), one.fact.id)
