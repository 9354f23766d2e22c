"""Rules that hold facts against each other, with the rounding of their prints in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jhstats import figure
from jhstats.checks.finding import Case, Finding, Severity, of_fact
from jhstats.checks.law import Law
from jhstats.checks.milestones import milestones
from jhstats.checks.relations import Relation, Relations, Verdict
from jhstats.checks.repair import Repairs
from jhstats.figure import Interval, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jhstats.checks.check import Check
    from jhstats.model import Base

_MOST_REPAIRS = 30
"""A base with more contradictions than this has another trouble than a slip."""


_DOUBTFUL = (Law.WHOLES, Law.ABOVE_ALL)
_EQUATIONS = (Law.GROWTH, Law.CHANGE, Law.SHARE, Law.WHOLES)


class Arithmetic:
    """The relations of a base, and the changes that repair them.

    Attributes:
        relations: all of them.
        repairs: the changes.
        denied: the ids of the facts of relations that certainly do not hold.
    """

    def __init__(self, base: Base) -> None:
        passed = milestones(base)
        self.relations = tuple(Relations(base, passed).all())
        self.repairs = Repairs(base, self.relations, passed)
        self.denied = {
            id_
            for one in self.relations
            if one.verdict is Verdict.INCONSISTENT and one.law not in _DOUBTFUL and not one.unstated
            for id_ in one.facts
        }


def rule_of(*laws: Law) -> Callable[[Check], Iterator[Finding]]:
    """A rule of a check, made of relations that do not hold."""

    def rule(check: Check) -> Iterator[Finding]:
        repairs = 0
        for one in check.arithmetic.relations:
            if one.law not in laws or one.verdict not in (
                Verdict.INCONSISTENT,
                Verdict.ROUNDING,
            ):
                continue
            if one.verdict is Verdict.ROUNDING:
                yield _finding(check.arithmetic, one, Severity.NOTE, Case.ROUNDED)
                continue
            # Only an equation tells which change it wants.
            repairs += one.law in _EQUATIONS
            repair = one.law in _EQUATIONS and repairs <= _MOST_REPAIRS
            severity = _severity(check.arithmetic, one)
            yield _finding(check.arithmetic, one, severity, Case(one.law.value), repair=repair)

    return rule


def _severity(arithmetic: Arithmetic, one: Relation) -> Severity:
    """An error, but a warning where the source may be right all the same.

    A growth at unstated prices may be at constant ones, two shares of one whole may be of wholes
    that are counted in two ways, and other parts may be losses, as long as nothing else denies
    their facts.
    """
    may_be_right = one.law in _DOUBTFUL or one.unstated
    is_alone = arithmetic.denied.isdisjoint(one.facts)
    return Severity.WARNING if may_be_right and is_alone else Severity.ERROR


def _finding(
    arithmetic: Arithmetic, one: Relation, severity: Severity, case: Case, *, repair: bool = False
) -> Finding:
    allowed = figure.outward(Interval(one.low, one.high))
    data: dict[str, Any] = {
        "value": plain(one.value),
        "formula": one.formula,
        "low": "" if allowed.low is None else plain(allowed.low),
        "high": "" if allowed.high is None else plain(allowed.high),
        "facts": tuple(id_ for id_ in one.facts if id_ != one.fact.id),
        "relation": one.law.value,
        "repair": arithmetic.repairs.find(one) if repair else None,
    }
    place = of_fact(one.fact, "value")
    return Finding(one.law.value, severity, case, data, place, one.fact.id)
