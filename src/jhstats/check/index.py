"""The facts of a base as arithmetic asks for them: by metric, entity and period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.model import FactStatus, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from jhstats.model import Base, Fact
    from jhstats.period import Days

    _Key = tuple[str, str, Days, FactStatus]

RESULTS = (FactStatus.ACTUAL, FactStatus.PRELIMINARY, FactStatus.ESTIMATE)


class Index:
    """The facts with a value, by what they tell.

    Attributes:
        base: the base.
        passed: what facts pass for the first time, by fact id, each in its fact's unit.
        growths: the facts that tell growths, by metric, entity, days and kind of status.
        changes: those that tell differences.
        shares: those that tell shares of one whole of one entity in one period.
        series: the levels of one metric and entity.
        alike: facts that tell one figure.
    """

    def __init__(self, base: Base, passed: Mapping[str, Decimal]) -> None:
        self.base = base
        self.passed = passed
        self.growths: dict[_Key, list[Fact]] = {}
        self.changes: list[Fact] = []
        self.shares: dict[tuple[object, ...], list[Fact]] = {}
        self.series: dict[tuple[str, str], list[Fact]] = {}
        self.alike: dict[tuple[object, ...], list[Fact]] = {}
        self._levels: dict[_Key, list[Fact]] = {}
        self._of_year: dict[tuple[str, str, int], list[Fact]] = {}
        self._of_days: dict[tuple[str, Days], list[Fact]] = {}
        for one in base.facts:
            if one.value is not None:
                self._add(one)

    def levels(
        self, like: Fact, days: Days | None, *, metric: str = "", entity: str = ""
    ) -> Sequence[Fact]:
        """The levels of a period: of a fact's own metric and entity unless others are named.

        Targets go with targets. Of results those of the fact's own status, else the best ones:
        a preliminary figure is not held against what an actual one has replaced.
        """
        if days is None:
            return ()
        found = self._levels.get((metric or like.metric, entity or like.entity, days, kind(like)))
        if not found or len(found) == 1:
            return found or ()
        own = [one for one in found if one.status is like.status]
        best = min((one.status for one in found), key=RESULTS.index) if not own else None
        return own or [one for one in found if one.status is best]

    def growths_of(self, like: Fact, days: Days | None) -> Sequence[Fact]:
        """The growths of a fact's metric and entity in a period."""
        if days is None:
            return ()
        return self.growths.get((like.metric, like.entity, days, kind(like)), ())

    def of_year(self, like: Fact) -> Sequence[Fact]:
        """The levels of a fact's metric and entity in its year, or in parts of it."""
        year = like.period.year if like.period else 0
        return self._of_year.get((like.metric, like.entity, year), ())

    def elsewhere(self, like: Fact, metric: str) -> Sequence[Fact]:
        """The levels of a metric in a fact's period, whoever's they are."""
        return self._of_days.get((metric, like.period.days), ()) if like.period else ()

    def _add(self, one: Fact) -> None:
        days = one.period.days if one.period else None
        if one.measure is Measure.LEVEL:
            self.series.setdefault((one.metric, one.entity), []).append(one)
            if one.period and days:
                self._levels.setdefault((one.metric, one.entity, days, kind(one)), []).append(one)
                year = (one.metric, one.entity, one.period.year)
                self._of_year.setdefault(year, []).append(one)
                self._of_days.setdefault((one.metric, days), []).append(one)
        elif one.measure is Measure.GROWTH and days:
            self.growths.setdefault((one.metric, one.entity, days, kind(one)), []).append(one)
        elif one.measure is Measure.CHANGE and days:
            self.changes.append(one)
        elif one.measure is Measure.SHARE:
            whole = one.of and (one.of.metric, one.of.entity or one.entity)
            self.shares.setdefault((whole, one.entity, days, kind(one)), []).append(one)
        self.alike.setdefault(one.identity, []).append(one)


def kind(one: Fact) -> FactStatus:
    """A fact's status, all results taken as one."""
    return FactStatus.ACTUAL if one.status in RESULTS else one.status
