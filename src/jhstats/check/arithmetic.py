"""Rules that hold facts against each other, with the rounding of their prints in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jhstats import figure
from jhstats.check.finding import Case, Finding, Severity, of_fact
from jhstats.check.law import Law
from jhstats.check.milestones import milestones
from jhstats.check.relations import Relation, Relations, Verdict
from jhstats.check.repair import Repairs
from jhstats.check.telling import amount, expression, is_mixed
from jhstats.derive import Operand, implied_base
from jhstats.figure import Interval, plain
from jhstats.phrases import AmountPhrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from decimal import Decimal

    from jhstats.check.context import Check
    from jhstats.model import Base

_MOST_REPAIRS = 30
"""A base with more contradictions than this has another trouble than a slip."""


_DOUBTFUL = (Law.WHOLES, Law.ABOVE_ALL)
_EQUATIONS = (Law.GROWTH, Law.CHANGE, Law.SHARE, Law.WHOLES)


class Arithmetic:
    """The relations of a base, and the changes that repair them.

    Attributes:
        base: the base.
        facts: its facts by id.
        passed: what its facts pass for the first time.
        relations: all of them.
        repairs: the changes.
        denied: the ids of the facts of relations that certainly do not hold.
    """

    def __init__(self, base: Base) -> None:
        passed = milestones(base)
        self.base = base
        self.facts = {one.id: one for one in base.facts}
        self.passed = passed
        self.relations = tuple(Relations(base, passed).all())
        self.repairs = Repairs(base, self.relations, passed)
        self.denied = {
            id_
            for one in self.relations
            if one.verdict is Verdict.INCONSISTENT and not _may_be_right(one)
            for id_ in one.facts
        }


def rule_of(name: str) -> Callable[[Check], Iterator[Finding]]:
    """A rule of a check, made of relations that do not hold."""

    def rule(check: Check) -> Iterator[Finding]:
        repairs = 0
        for one in check.arithmetic.relations:
            if one.law.rule != name or one.verdict not in (
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
            case = _case(one, check.arithmetic.passed)
            yield _finding(check.arithmetic, one, severity, case, repair=repair)

    return rule


def _severity(arithmetic: Arithmetic, one: Relation) -> Severity:
    """An error, but a warning where the source may be right all the same.

    A growth at unstated prices may be at constant ones, two shares of one whole may be of wholes
    that are counted in two ways, and other parts may be losses, as long as nothing else denies
    their facts. What several sources print need not fit together at all.
    """
    is_alone = arithmetic.denied.isdisjoint(one.facts)
    is_doubtful = one.is_apart or (_may_be_right(one) and is_alone)
    return Severity.WARNING if is_doubtful else Severity.ERROR


def _may_be_right(one: Relation) -> bool:
    return one.is_apart or one.law in _DOUBTFUL or bool(one.unstated)


def _case(one: Relation, passed: Mapping[str, Decimal]) -> Case:
    """What is wrong where a relation does not hold."""
    if one.law is Law.BOUND and one.is_apart:
        return Case.BOUNDS_DISAGREE
    if one.law is Law.MILESTONE and one.fact.id in passed:
        return Case.PASSED_BEFORE
    return Case(one.law.value)


def _finding(
    arithmetic: Arithmetic, one: Relation, severity: Severity, case: Case, *, repair: bool = False
) -> Finding:
    base, allowed = arithmetic.base, figure.round_outward(Interval(one.low, one.high))
    mixed = is_mixed(one)
    value = amount(base.units, one.fact, with_unit=mixed)
    data: dict[str, Any] = {
        "value": value,
        "formula": expression(base.units, one),
        "low": "" if allowed.low is None else plain(allowed.low),
        "high": "" if allowed.high is None else AmountPhrase(plain(allowed.high), unit=value.unit),
        "facts": one.facts[1:],
        "unstated": one.unstated,
        "repair": arithmetic.repairs.find(one) if repair else None,
    }
    if one.law is Law.MILESTONE:
        data |= _passed(arithmetic, one, with_unit=mixed)
    location = of_fact(one.fact, "value")
    return Finding(one.law.rule, severity, case, data, location, one.fact.id)


def _passed(arithmetic: Arithmetic, one: Relation, *, with_unit: bool) -> dict[str, Any]:
    """What was passed for the first time, and what the growth of that year implies before it."""
    facts = [arithmetic.facts[id_] for id_ in one.facts]
    milestone = next(fact for fact in facts if fact.id in arithmetic.passed)
    passed = plain(arithmetic.passed[milestone.id])
    unit = arithmetic.base.units[str(milestone.unit)].names if with_unit else None
    data: dict[str, Any] = {"passed": AmountPhrase(passed, unit=unit)}
    if one.fact is milestone:
        level, growth = Operand.of(one.fact), Operand.of(facts[1])
        implied = implied_base(level, growth) if level and growth else None
        data["period"] = implied.period.text if implied and implied.period else ""
        data["before"] = plain(implied.value) if implied and implied.value else ""
    return data
