"""The one change that repairs all relations of a fact, where there is one."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jhstats.checks.relations import Relations, Verdict
from jhstats.figure import plain
from jhstats.model import PERCENT, Measure
from jhstats.period import of_years
from jhstats.slips import Slip, swaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jhstats.checks.relations import Relation
    from jhstats.model import Base, Fact

_MYRIAD = Decimal(10_000)


class Repair(NamedTuple):
    """A change to one fact after which everything fits.

    Attributes:
        fact: the id of the fact.
        slip: what went wrong.
        key: what to change in the file.
        value: what to write there.
    """

    fact: str
    slip: Slip
    key: str
    value: str


class Repairs:
    """Repairs of the relations of a base."""

    def __init__(self, base: Base, relations: Iterable[Relation]) -> None:
        self._base = base
        self._touching: dict[str, list[Relation]] = {}
        for one in relations:
            for id_ in one.facts:
                self._touching.setdefault(id_, []).append(one)

    def find(self, relation: Relation) -> Repair | None:
        """The one change that makes all relations of the facts of a relation fit."""
        touched = list(
            {id(one): one for id_ in relation.facts for one in self._touching[id_]}.values()
        )
        ids = {id_ for one in touched for id_ in one.facts}
        # Facts of the same series come along, since a fact of another year may meet them.
        kept = [one for one in self._base.facts if one.id in ids]
        series = {(one.metric, one.entity) for one in kept}
        facts = {one.id: one for one in self._base.facts if (one.metric, one.entity) in series}
        comparable = sum(one.verdict is not Verdict.NOT_COMPARABLE for one in touched)
        found = [
            repair
            for id_ in relation.facts
            for changed, repair in _changes(self._base, facts[id_])
            if self._fits({**facts, id_: changed}, comparable)
        ]
        return found[0] if len(found) == 1 else None

    def _fits(self, facts: Mapping[str, Fact], at_least: int) -> bool:
        """Whether nothing contradicts, and as much as before was compared."""
        verdicts = [
            one.verdict
            for one in Relations(self._base._replace(facts=tuple(facts.values()))).all()
            if one.verdict is not Verdict.NOT_COMPARABLE
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
    if not fact.measure.in_percent:
        for unit in base.units.values():
            mine = base.units[str(fact.unit)]
            if unit.dimension and unit.dimension == mine.dimension and unit.factor and mine.factor:
                ratio = max(unit.factor, mine.factor) / min(unit.factor, mine.factor)
                if ratio == _MYRIAD:
                    changed = fact._replace(unit=unit.id)
                    yield changed, Repair(fact.id, Slip.SCALE, "unit", unit.id)
    level = base.metrics[fact.metric].unit
    if fact.measure is Measure.GROWTH and level == PERCENT.id:
        changed = fact._replace(measure=Measure.CHANGE)
        yield changed, Repair(fact.id, Slip.POINTS, "measure", "change")
    if fact.measure is Measure.CHANGE:
        changed = fact._replace(measure=Measure.GROWTH, unit=PERCENT.id)
        yield changed, Repair(fact.id, Slip.POINTS, "measure", "growth")
    if fact.period and fact.period.is_year:
        for year in (fact.period.year - 1, fact.period.year + 1):
            changed = fact._replace(period=of_years(year, year))
            yield changed, Repair(fact.id, Slip.YEAR, "period", str(year))
