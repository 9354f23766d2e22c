"""What the relations of a base find, and the one change that repairs all of a fact's, if any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.check.finding import Case, Contradiction, Repair, Severity, fault_of
from jhstats.check.laws import Law
from jhstats.check.limits import passed_first
from jhstats.check.relations import Relations, Verdict
from jhstats.derive import Operand, implied_base
from jhstats.figure import plain
from jhstats.model import PERCENT, Measure
from jhstats.phrases import AmountPhrase
from jhstats.slips import Slip, swaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jhstats.check.finding import Fault
    from jhstats.check.relations import Relation
    from jhstats.model import Base, Fact

_MOST_REPAIRS = 30
"""A base with more contradictions than this has another trouble than a slip."""
_DOUBTFUL = (Law.TWO_SHARES, Law.ABOVE_ALL, Law.ALL_SHARES)
_EQUATIONS = (Law.GROWTH, Law.CHANGE, Law.SHARE, Law.TWO_SHARES, Law.SUM)
"""Only an equation tells which change it wants."""
_YEARS_AROUND = 2
"""A fact that moves by a year meets those of the years around it."""


class Arithmetic:
    """The relations of a base, and what is wrong with them."""

    def __init__(self, base: Base) -> None:
        self._base, self._units = base, base.units
        self._facts = {fact.id: fact for fact in base.facts}
        self._passed = passed_first(base)
        self.relations = tuple(Relations(base, self._passed).all())
        self._series: dict[tuple[str, str], list[Fact]] = {}
        for fact in base.facts:
            self._series.setdefault((fact.metric, fact.entity), []).append(fact)
        self._touching: dict[str, list[Relation]] = {}
        self._denied: set[str] = set()
        for relation in self.relations:
            for id_ in relation.facts:
                self._touching.setdefault(id_, []).append(relation)
            if relation.verdict is Verdict.INCONSISTENT and not _is_doubtful(relation):
                self._denied.update(relation.facts)

    def faults(self, rule: str) -> Iterator[Fault]:
        """The relations of a rule that do not hold, and those that only print lets hold."""
        repairs = 0
        for relation in (found for found in self.relations if found.law.rule == rule):
            if relation.verdict is Verdict.ROUNDING:
                yield self._fault(relation, Case.ROUNDED)
            elif relation.verdict is Verdict.INCONSISTENT:
                is_open = relation.law in _EQUATIONS and repairs < _MOST_REPAIRS
                repairs += is_open
                repair = self._repair(relation) if is_open else None
                yield self._fault(relation, self._case(relation), repair)

    def _severity(self, relation: Relation) -> Severity:
        """An error, but a warning where the source may be right all the same.

        A growth at unstated prices may be at constant ones, two shares of one whole may be of
        wholes that are counted in two ways, and other parts may be losses, as long as nothing
        else denies their facts. What several sources print need not fit together at all.
        """
        is_alone = self._denied.isdisjoint(relation.facts)
        is_open = relation.is_apart or (_is_doubtful(relation) and is_alone)
        return Severity.WARNING if is_open else Severity.ERROR

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
            value,
            relation.formula_phrase(self._units),
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

    def _repair(self, relation: Relation) -> Repair | None:
        """The one change that makes all relations of the facts of a relation fit."""
        own = relation.facts
        touched = {id(other): other for id_ in own for other in self._touching[id_]}.values()
        kept = {id_: self._facts[id_] for other in touched for id_ in other.facts}
        compared = sum(other.verdict is not Verdict.NOT_COMPARABLE for other in touched)
        found: list[Repair] = []
        for id_ in own:
            for changed, repair in _changes(self._base, self._facts[id_]):
                near = self._near(changed) if repair.key in ("period", "measure") else {}
                if self._is_repaired({**near, **kept, id_: changed}, own, compared):
                    found.append(repair)
        if len(found) > 1:  # two units, each of them wrong beside the other
            units = {id_: self._base.metrics[self._facts[id_].metric].unit for id_ in own}
            scaled = (repair for repair in found if repair.key == "unit")
            found = [repair for repair in scaled if repair.value == units[repair.fact]]
        return found[0] if len(found) == 1 else None  # of several nobody knows which

    def _near(self, fact: Fact) -> dict[str, Fact]:
        """The facts of the same series in the years around, by id."""
        year = fact.period.year if fact.period else 0
        series = self._series[fact.metric, fact.entity]
        near = (
            other
            for other in series
            if other.period and abs(other.period.year - year) <= _YEARS_AROUND
        )
        return {other.id: other for other in near}

    def _is_repaired(self, facts: Mapping[str, Fact], own: Iterable[str], at_least: int) -> bool:
        """Whether nothing contradicts some facts, and as much as before was compared."""
        changed = self._base._replace(facts=tuple(facts.values()))
        every = Relations(changed, self._passed).all()
        verdicts = [found.verdict for found in every if not set(own).isdisjoint(found.facts)]
        compared = [verdict for verdict in verdicts if verdict is not Verdict.NOT_COMPARABLE]
        return len(compared) >= at_least and set(compared) == {Verdict.CONSISTENT}


def _is_doubtful(relation: Relation) -> bool:
    """Whether what does not hold may be right as it is printed."""
    return relation.is_apart or relation.law in _DOUBTFUL or bool(relation.unstated)


def _changes(base: Base, fact: Fact) -> Iterator[tuple[Fact, Repair]]:
    """What a hurried hand may have done to a fact, undone."""
    for value in swaps(fact.value) if fact.value is not None else ():
        yield fact._replace(value=value), Repair(fact.id, Slip.DIGITS, "value", plain(value))
    if not fact.measure.is_percent:
        own = base.units[str(fact.unit)]
        for unit in base.units.values():
            if unit.id != own.id and unit.dimension and unit.dimension == own.dimension:
                changed = fact._replace(unit=unit.id)
                yield changed, Repair(fact.id, Slip.SCALE, "unit", unit.id)
    level = base.metrics[fact.metric].unit
    is_points = fact.measure is Measure.GROWTH and level == PERCENT.id
    if is_points or fact.measure is Measure.CHANGE:
        measure = Measure.CHANGE if is_points else Measure.GROWTH
        changed = fact._replace(measure=measure, unit=PERCENT.id)
        yield changed, Repair(fact.id, Slip.POINTS, "measure", measure.value)
    if fact.period:
        for period in (fact.period.earlier(), fact.period.earlier(-1)):
            changed = fact._replace(period=period)
            yield changed, Repair(fact.id, Slip.YEAR, "period", period.text)
