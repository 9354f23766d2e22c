"""What texts may speak of: the names of a base, its units and kinds, and the day they are of."""

from collections.abc import Iterable, Iterator
from copy import copy
from functools import lru_cache
from typing import Self

from jhstats.hierarchy import outer_entities
from jhstats.lang.counting import narrowed
from jhstats.lang.lexicon import kinds_of
from jhstats.model import Base, Metric, Unit
from jhstats.period import Period, parse
from jhstats.text.names import Known, folded
from jhstats.text.units import Units

_MANY = 1000
_YEAR = 12


class World:
    """What a text may speak of.

    Attributes:
        base: the records.
        known: the names of metrics and entities.
        units: the names of units.
        outer: what each entity lies within.
        counted: the metrics that units of some ids name: whose very name is one of theirs, else
            the only one that counts in them.
        scopes: the entities among whom the base tells ranks.
        today: the day that 今年 counts from; None where nobody said.
    """

    def __init__(self, base: Base, today: Period | None = None) -> None:
        self.base = base
        self.known = Known(base)
        self.units = Units(base.units)
        self.outer = outer_entities(base.entities)
        self.today = today
        periods = {fact.period for fact in base.facts if fact.period}
        self._fiscal = {one for one in periods if one.months == _YEAR and not one.is_year}
        self._counted: dict[str, set[str]] = {}
        for fact in base.facts:
            self._counted.setdefault(self._kind(fact.unit), set()).add(fact.metric)
        self.counted = lru_cache(_MANY)(self._counted_in)
        self.scopes = {rank.among for fact in base.facts for rank in fact.ranks}

    def on(self, day: Period | None) -> Self:
        """The same on another day."""
        other = copy(self)
        other.today = day
        return other

    def _kind(self, unit: str | None) -> str:
        """What a unit counts: its dimension, else itself."""
        known = self.base.units.get(unit or "")
        return (known and known.dimension) or str(unit)

    def counting(self, units: Iterable[str]) -> frozenset[str]:
        """The metrics that count in units of some ids, or in what converts into them."""
        return frozenset().union(*(self._counted.get(self._kind(one), ()) for one in units))

    def _counted_in(self, units: tuple[str, ...]) -> tuple[str, ...]:
        counting = self.counting(units)
        names = _names_of(self.base.units[one] for one in units)
        metrics = (self.base.metrics[one] for one in counting)
        called = tuple(one.id for one in metrics if not names.isdisjoint(_names_of((one,))))
        found = called if len(counting) > 1 else tuple(counting)
        return found if len(found) == 1 else ()

    def fiscal(self, calendar: Period) -> Period | None:
        """The same part of a year that ends when those of the base do; None where none ends so."""
        ends = {one.end[1] for one in self._fiscal}
        if len(ends) != 1:
            return None
        back = _YEAR - ends.pop() + 1
        months = (divmod(day[0] * _YEAR + day[1] - back, _YEAR) for day in calendar.days)
        return parse("/".join(f"{year}-{month + 1:02}" for year, month in months))

    def meant(self, word: str, last: str | None) -> str | None:
        """Whom a word for all of a kind means: the main entity, who was last told, or around."""
        kinds = kinds_of(narrowed(word))
        main = self.base.main
        around: Iterator[str] = (
            entity for inner in (last, main) if inner for entity in sorted(self.outer(inner))
        )
        for entity in (main, last, *around):
            kind = self.base.entities[entity].kind if entity else ""
            if kind in kinds or kind.rpartition("-")[2] in kinds:
                return entity
        return None


def _names_of(records: Iterable[Metric | Unit]) -> set[str]:
    """All names of some records, as they are looked up."""
    return {folded(name) for one in records for name in (*one.names.values(), *one.aliases)}
