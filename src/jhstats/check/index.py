"""The facts of a base as arithmetic asks for them: by metric, entity and period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.model import FactStatus, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from jhstats.model import Base, Fact
    from jhstats.period import Days, Period

    _Key = tuple[str, str, Days, FactStatus, tuple[tuple[str, str], ...]]

RESULTS = (FactStatus.ACTUAL, FactStatus.PRELIMINARY, FactStatus.ESTIMATE)
"""What is no target and no plan, the best first."""


class Index:
    """The facts with a value, by what they tell.

    Growths and levels are by metric, entity, days, status group and dims, `shares` by their whole
    too; `changes` tell differences, `identical` facts one figure. `passed` is what facts pass for
    the first time, by fact id, each in its fact's unit; `series` are the levels of one metric and
    entity, `of_year` those of one year or its parts, `of_days` those of a metric, whoever's.
    """

    def __init__(self, base: Base, passed: Mapping[str, Decimal]) -> None:
        self.base, self.passed = base, passed
        self.growths: dict[_Key, list[Fact]] = {}
        self.changes: list[Fact] = []
        self.shares: dict[tuple[object, ...], list[Fact]] = {}
        self.series: dict[tuple[str, str], list[Fact]] = {}
        self.identical: dict[tuple[object, ...], list[Fact]] = {}
        self._levels: dict[_Key, list[Fact]] = {}
        self.of_year: dict[tuple[object, ...], list[Fact]] = {}
        self.of_days: dict[tuple[str, Days], list[Fact]] = {}
        for fact in base.facts:
            if fact.value is not None:
                self._add(fact)

    def levels(
        self,
        like: Fact,
        period: Period | None,
        *,
        metric: str | None = None,
        entity: str | None = None,
    ) -> Sequence[Fact]:
        """The levels of a period: of a fact's own metric and entity unless others are named.

        Those of the same dims: of women nothing follows for all. Targets go with targets. Of
        results those of the fact's own status, else the best ones: a preliminary figure is not
        held against what an actual one has replaced.
        """
        if period is None:
            return ()
        names = metric or like.metric, entity or like.entity
        found = self._levels.get((*names, period.days, status_group(like), like.dims), ())
        if len(found) <= 1:
            return found
        statuses = {level.status for level in found}
        best = like.status if like.status in statuses else min(statuses, key=RESULTS.index)
        return [level for level in found if level.status is best]

    def growths_of(self, like: Fact, period: Period | None) -> Sequence[Fact]:
        """The growths of a fact's metric and entity in a period."""
        names, group = (like.metric, like.entity), (status_group(like), like.dims)
        return self.growths.get((*names, period.days, *group), ()) if period else ()

    def _add(self, fact: Fact) -> None:
        days = fact.period.days if fact.period else None
        group = status_group(fact), fact.dims
        if fact.measure is Measure.LEVEL:
            self.series.setdefault((fact.metric, fact.entity), []).append(fact)
            if fact.period and days:
                key = (fact.metric, fact.entity, days, *group)
                year = (fact.metric, fact.entity, fact.period.year, fact.dims)
                self._levels.setdefault(key, []).append(fact)
                self.of_year.setdefault(year, []).append(fact)
                self.of_days.setdefault((fact.metric, days), []).append(fact)
        elif fact.measure is Measure.GROWTH and days:
            key = (fact.metric, fact.entity, days, *group)
            self.growths.setdefault(key, []).append(fact)
        elif fact.measure is Measure.CHANGE and days:
            self.changes.append(fact)
        elif fact.measure is Measure.SHARE:
            whole = fact.of and (fact.of.metric, fact.of.entity or fact.entity)
            self.shares.setdefault((whole, fact.entity, days, *group), []).append(fact)
        self.identical.setdefault(fact.identity, []).append(fact)


def status_group(fact: Fact) -> FactStatus:
    """A fact's status, all results taken as one."""
    return FactStatus.ACTUAL if fact.status in RESULTS else fact.status
