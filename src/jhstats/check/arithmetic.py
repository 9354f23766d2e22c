"""What the relations of a base find, and the one change that repairs all of a fact's, if any."""

from collections.abc import Iterable, Iterator, Mapping

from jhstats.check.finding import Case, Fault, Repair, Severity, fault_of
from jhstats.check.index import Index
from jhstats.check.relations import Relation, Verdict, relations
from jhstats.derive import Operand, implied
from jhstats.figure import plain
from jhstats.model import PERCENT, Base, Fact, Measure
from jhstats.phrases import AmountPhrase
from jhstats.slips import Slip, swaps

_MOST_REPAIRS = 30
"""A base with more contradictions than this has another trouble than a slip."""
_DOUBTFUL = (Case.TWO_SHARES, Case.ABOVE_ALL)
_EQUATIONS = (Case.GROWTH, Case.CHANGE, Case.SHARE, Case.TWO_SHARES, Case.SUM)
"""Only an equation tells which change it wants."""
_YEARS_AROUND = 3
"""A fact that moves by a year meets those of the years around it."""


class Arithmetic:
    """The relations of a base, and what is wrong with them."""

    def __init__(self, base: Base) -> None:
        self._base, self._units = base, base.units
        self._facts = {fact.id: fact for fact in base.facts}
        self._index = Index(base)
        self.relations = tuple(relations(self._index))
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
            is_wrong = relation.verdict is Verdict.INCONSISTENT
            if is_wrong or relation.verdict is Verdict.ROUNDING:
                is_open = is_wrong and relation.law in _EQUATIONS and repairs < _MOST_REPAIRS
                repairs += is_open
                yield self._fault(relation, self._repair(relation) if is_open else None)

    def _severity(self, relation: Relation) -> Severity:
        """An error, but a warning where the source may be right all the same.

        A growth at unstated prices may be at constant ones, two shares of one whole may be of
        wholes that are counted in two ways, and other parts may be losses, as long as nothing
        else denies their facts. What several sources print need not fit together at all.
        """
        is_alone = self._denied.isdisjoint(relation.facts)
        is_open = relation.is_apart or (_is_doubtful(relation) and is_alone)
        return Severity.WARNING if is_open else Severity.ERROR

    def _fault(self, relation: Relation, repair: Repair | None) -> Fault:
        case, severity = relation.law, self._severity(relation)
        if relation.verdict is Verdict.ROUNDING:
            case, severity = Case.ROUNDED, Severity.NOTE
        elif case is Case.BOUND and relation.is_apart:
            case = Case.BOUNDS_DISAGREE
        low, high = relation.limits
        value, formula = relation.told(self._units)
        is_milestone = relation.law.rule == "milestone"
        return fault_of(
            relation.fact,
            "value",
            case,
            severity,
            value=value,
            formula=formula,
            low=None if low is None else plain(low),
            high=None if high is None else AmountPhrase(plain(high), unit=value.unit),
            facts=relation.facts[1:],
            unstated=relation.unstated,
            repair=repair,
            **(self._passed(relation) if is_milestone else {}),
        )

    def _passed(self, relation: Relation) -> dict[str, object]:
        """What was passed first, and what the growth of that year implies before it."""
        facts = [self._facts[id_] for id_ in relation.facts]
        milestone = facts[relation.law is Case.MILESTONE]
        data: dict[str, object] = {"passed": plain(self._index.passed[milestone.id])}
        operands = (Operand.of(fact, self._units) for fact in facts)
        for before in implied(filter(None, operands)):
            if before.period and before.value:
                data |= {"period": before.period.text, "before": plain(before.value)}
        return data

    def _repair(self, relation: Relation) -> Repair | None:
        """The one change that makes all relations of the facts of a relation fit."""
        own = relation.facts
        touched = {id(other): other for id_ in own for other in self._touching[id_]}.values()
        kept = {id_: self._facts[id_] for other in touched for id_ in other.facts}
        compared = sum(other.verdict is not Verdict.NOT_COMPARABLE for other in touched)
        found: list[Repair] = []
        for id_ in own:
            fact = self._facts[id_]
            year = fact.period.year if fact.period else 0
            keys = (
                (fact.metric, fact.entity, near, fact.dims)
                for near in range(year - _YEARS_AROUND, year + _YEARS_AROUND + 1)
            )
            near = {other.id: other for key in keys for other in self._index.of_year.get(key, ())}
            for changed, repair in _changes(self._base, fact):
                beside = near if repair.key in ("period", "measure") else {}
                if self._is_repaired({**beside, **kept, id_: changed}, own, compared):
                    found.append(repair)
        if len(found) > 1:  # two units, each of them wrong beside the other
            units = {id_: self._base.metrics[self._facts[id_].metric].unit for id_ in own}
            scaled = (repair for repair in found if repair.key == "unit")
            found = [repair for repair in scaled if repair.value == units[repair.fact]]
        return found[0] if len(found) == 1 else None  # of several nobody knows which

    def _is_repaired(self, facts: Mapping[str, Fact], own: Iterable[str], at_least: int) -> bool:
        """Whether nothing contradicts some facts, and as much as before was compared."""
        changed = self._base._replace(facts=tuple(facts.values()))
        every = relations(Index(changed))
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
