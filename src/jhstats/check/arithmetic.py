"""What the relations of a base find, with the rounding of their prints in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.check.details import Contradiction
from jhstats.check.finding import Case, Severity, fault_of
from jhstats.check.laws import Law
from jhstats.check.limits import passed_first
from jhstats.check.relations import Relations, Verdict
from jhstats.check.repair import Repairs
from jhstats.derive import Operand, implied_base
from jhstats.figure import plain
from jhstats.phrases import AmountPhrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.check.details import Repair
    from jhstats.check.finding import Fault
    from jhstats.check.relations import Relation
    from jhstats.model import Base

_MOST_REPAIRS = 30
"""A base with more contradictions than this has another trouble than a slip."""
_DOUBTFUL = (Law.TWO_SHARES, Law.ABOVE_ALL)
_EQUATIONS = (Law.GROWTH, Law.CHANGE, Law.SHARE, Law.TWO_SHARES)
"""Only an equation tells which change it wants."""


class Arithmetic:
    """The relations of a base, and what is wrong with them.

    Attributes:
        relations: all of them.
    """

    def __init__(self, base: Base) -> None:
        self._units = base.units
        self._facts = {fact.id: fact for fact in base.facts}
        self._passed = passed_first(base)
        self.relations = tuple(Relations(base, self._passed).all())
        self._repairs = Repairs(base, self.relations, self._passed)
        self._denied = {
            id_
            for relation in self.relations
            if relation.verdict is Verdict.INCONSISTENT and not _is_doubtful(relation)
            for id_ in relation.facts
        }

    def faults(self, rule: str) -> Iterator[Fault]:
        """The relations of a rule that do not hold, and those that only print lets hold."""
        repairs = 0
        for relation in self.relations:
            if relation.law.rule != rule:
                continue
            if relation.verdict is Verdict.ROUNDING:
                yield self._fault(relation, Case.ROUNDED)
            elif relation.verdict is Verdict.INCONSISTENT:
                repair = None
                if relation.law in _EQUATIONS and repairs < _MOST_REPAIRS:
                    repairs += 1
                    repair = self._repairs.find(relation)
                yield self._fault(relation, self._case(relation), repair)

    def _severity(self, relation: Relation) -> Severity:
        """An error, but a warning where the source may be right all the same.

        A growth at unstated prices may be at constant ones, two shares of one whole may be of
        wholes that are counted in two ways, and other parts may be losses, as long as nothing
        else denies their facts. What several sources print need not fit together at all.
        """
        is_alone = self._denied.isdisjoint(relation.facts)
        is_warning = relation.is_apart or (_is_doubtful(relation) and is_alone)
        return Severity.WARNING if is_warning else Severity.ERROR

    def _case(self, relation: Relation) -> Case:
        if relation.law is Law.BOUND and relation.is_apart:
            return Case.BOUNDS_DISAGREE
        if relation.law is Law.MILESTONE and relation.fact.id in self._passed:
            return Case.PASSED_BEFORE
        return Case(relation.law.value)

    def _fault(self, relation: Relation, case: Case, repair: Repair | None = None) -> Fault:
        low, high = relation.limits
        value = relation.value_phrase(self._units)
        details = Contradiction(
            value=value,
            formula=relation.formula_phrase(self._units),
            low=None if low is None else plain(low),
            high=None if high is None else AmountPhrase(plain(high), unit=value.unit),
            facts=relation.facts[1:],
            unstated=relation.unstated,
            repair=repair,
        )
        if relation.law is Law.MILESTONE:
            details = self._with_passed(details, relation)
        severity = case.severity if case is Case.ROUNDED else self._severity(relation)
        return fault_of(relation.fact, "value", case, details, severity)

    def _with_passed(self, details: Contradiction, relation: Relation) -> Contradiction:
        """With what was passed first, and what the growth of that year implies before it."""
        facts = [self._facts[id_] for id_ in relation.facts]
        milestone = next(fact for fact in facts if fact.id in self._passed)
        unit = self._units[str(milestone.unit)].names if relation.has_several_units else None
        passed = AmountPhrase(plain(self._passed[milestone.id]), unit=unit)
        details = details._replace(passed=passed)
        if relation.fact is milestone:
            level, growth = (Operand.of(fact, self._units) for fact in (milestone, facts[1]))
            implied = implied_base(level, growth) if level and growth else None
            if implied and implied.period and implied.value:
                before = plain(implied.value)
                return details._replace(period=implied.period.text, before=before)
        return details


def _is_doubtful(relation: Relation) -> bool:
    """Whether what does not hold may be right as it is printed."""
    return relation.is_apart or relation.law in _DOUBTFUL or bool(relation.unstated)
