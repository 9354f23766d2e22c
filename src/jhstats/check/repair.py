"""The one change that repairs all relations of a fact, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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


class Repair(NamedTuple):
    """A change to one fact after which everything fits.

    Attributes:
        fact: the id of the fact.
        slip: what went wrong.
        key: what to change in the file.
        value: what to write there; nothing where it is to be taken out.
        other: the id of the fact that it changes places with, or whose it is, if there is one.
    """

    fact: str
    slip: Slip
    key: str
    value: str
    other: str = ""


class Repairs:
    """Repairs of the relations of a base."""

    def __init__(
        self, base: Base, relations: Iterable[Relation], passed: Mapping[str, Decimal]
    ) -> None:
        self._base, self._passed = base, passed
        self._facts = {one.id: one for one in base.facts}
        self._touching: dict[str, list[Relation]] = {}
        self._series: dict[tuple[str, str], list[Fact]] = {}
        for one in relations:
            for id_ in one.facts:
                self._touching.setdefault(id_, []).append(one)
        for fact in base.facts:
            self._series.setdefault((fact.metric, fact.entity), []).append(fact)

    def find(self, relation: Relation) -> Repair | None:
        """The one change that makes all relations of the facts of a relation fit."""
        touched = {id(one): one for id_ in relation.facts for one in self._touching[id_]}.values()
        kept = {id_: self._facts[id_] for one in touched for id_ in one.facts}
        compared = sum(one.verdict is not Verdict.NOT_COMPARABLE for one in touched)
        found: list[Repair] = []
        for id_ in relation.facts:
            for changed, repair in _changes(self._base, self._facts[id_]):
                facts = kept
                if repair.key in ("period", "measure"):
                    facts = {**{one.id: one for one in self._near(changed)}, **kept}
                if self._fits({**facts, id_: changed}, relation.facts, compared):
                    found.append(repair)
        if len(found) > 1:  # two units, each of them wrong beside the other
            found = [one for one in found if self._is_own_unit(one)]
        return found[0] if len(found) == 1 else None  # of several nobody knows which

    def _is_own_unit(self, repair: Repair) -> bool:
        """Whether a change gives a fact the unit that its metric is told in."""
        own = self._base.metrics[self._facts[repair.fact].metric].unit
        return repair.key == "unit" and repair.value == own

    def _near(self, fact: Fact) -> Iterator[Fact]:
        """The facts of the same series in the years around."""
        for one in self._series[fact.metric, fact.entity]:
            if one.period and fact.period:
                years = abs(one.period.year - fact.period.year)
                if years <= _YEARS_AROUND:
                    yield one

    def _fits(self, facts: Mapping[str, Fact], mine: Iterable[str], at_least: int) -> bool:
        """Whether nothing contradicts some facts, and as much as before was compared."""
        ids = set(mine)
        changed = self._base._replace(facts=tuple(facts.values()))
        verdicts = [
            one.verdict
            for one in Relations(changed, self._passed).all()
            if one.verdict is not Verdict.NOT_COMPARABLE and not ids.isdisjoint(one.facts)
        ]
        return len(verdicts) >= at_least and set(verdicts) == {Verdict.CONSISTENT}


def _changes(base: Base, fact: Fact) -> Iterator[tuple[Fact, Repair]]:
    """What a hurried hand may have done to a fact, undone."""
    assert fact.value is not None  # noqa: S101 - relations are of such facts
    for value in swaps(fact.value):
        yield (
            fact._replace(value=value),
            Repair(fact.id, Slip.DIGITS, "value", plain(value)),
        )
    if not fact.measure.is_percent:
        mine = base.units[str(fact.unit)]
        for unit in base.units.values():
            if unit.id != mine.id and unit.dimension and unit.dimension == mine.dimension:
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
