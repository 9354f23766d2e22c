"""The one change that repairs all relations of a fact, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.check.details import Repair
from jhstats.check.relations import Relations, Verdict
from jhstats.figure import plain
from jhstats.model import PERCENT, Measure
from jhstats.slips import Slip, swaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from jhstats.check.relations import Relation
    from jhstats.model import Base, Fact

_YEARS_AROUND = 2
"""A fact that moves by a year meets those of the years around it."""


class Repairs:
    """Repairs of the relations of a base."""

    def __init__(
        self, base: Base, relations: Iterable[Relation], passed: Mapping[str, Decimal]
    ) -> None:
        self._base, self._passed = base, passed
        self._facts = {fact.id: fact for fact in base.facts}
        self._touching: dict[str, list[Relation]] = {}
        self._series: dict[tuple[str, str], list[Fact]] = {}
        for relation in relations:
            for id_ in relation.facts:
                self._touching.setdefault(id_, []).append(relation)
        for fact in base.facts:
            self._series.setdefault((fact.metric, fact.entity), []).append(fact)

    def find(self, relation: Relation) -> Repair | None:
        """The one change that makes all relations of the facts of a relation fit."""
        own = relation.facts
        touched = {id(other): other for id_ in own for other in self._touching[id_]}.values()
        kept = {id_: self._facts[id_] for other in touched for id_ in other.facts}
        compared = sum(other.verdict is not Verdict.NOT_COMPARABLE for other in touched)
        found: list[Repair] = []
        for id_ in own:
            for changed, repair in _changes(self._base, self._facts[id_]):
                facts = kept
                if repair.key in ("period", "measure"):
                    facts = {**{fact.id: fact for fact in self._near(changed)}, **kept}
                if self._is_sound({**facts, id_: changed}, own, compared):
                    found.append(repair)
        if len(found) > 1:  # two units, each of them wrong beside the other
            found = [repair for repair in found if self._is_to_own_unit(repair)]
        return found[0] if len(found) == 1 else None  # of several nobody knows which

    def _is_to_own_unit(self, repair: Repair) -> bool:
        """Whether a change gives a fact the unit that its metric is told in."""
        own = self._base.metrics[self._facts[repair.fact].metric].unit
        return repair.key == "unit" and repair.value == own

    def _near(self, fact: Fact) -> Iterator[Fact]:
        """The facts of the same series in the years around."""
        for other in self._series[fact.metric, fact.entity]:
            years = other.period and fact.period and other.period.year - fact.period.year
            if years is not None and abs(years) <= _YEARS_AROUND:
                yield other

    def _is_sound(self, facts: Mapping[str, Fact], own: Iterable[str], at_least: int) -> bool:
        """Whether nothing contradicts some facts, and as much as before was compared."""
        ids = set(own)
        changed = self._base._replace(facts=tuple(facts.values()))
        verdicts = [
            relation.verdict
            for relation in Relations(changed, self._passed).all()
            if relation.verdict is not Verdict.NOT_COMPARABLE and not ids.isdisjoint(relation.facts)
        ]
        return len(verdicts) >= at_least and set(verdicts) == {Verdict.CONSISTENT}


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
    if fact.measure is Measure.GROWTH and level == PERCENT.id:
        changed = fact._replace(measure=Measure.CHANGE)
        yield changed, Repair(fact.id, Slip.POINTS, "measure", "change")
    if fact.measure is Measure.CHANGE:
        changed = fact._replace(measure=Measure.GROWTH, unit=PERCENT.id)
        yield changed, Repair(fact.id, Slip.POINTS, "measure", "growth")
    if fact.period:
        for period in (fact.period.earlier(), fact.period.earlier(-1)):
            changed = fact._replace(period=period)
            yield changed, Repair(fact.id, Slip.YEAR, "period", period.text)
