"""What texts may speak of: the names of a base, its units and kinds, and the day they are of."""

from collections.abc import Iterable, Iterator
from copy import copy
from functools import lru_cache
from typing import Self

from jhstats.ask.store import Store
from jhstats.hierarchy import outer_entities
from jhstats.lang.counting import narrowed
from jhstats.lang.lexicon import kinds_of
from jhstats.model import Metric, Unit
from jhstats.period import Period, from_years
from jhstats.text.names import Known, folded
from jhstats.text.units import Units

_MANY = 1000
_YEAR = 12


class World:
    """What a text may speak of.

    Attributes:
        store: the records.
        known: the names of metrics and entities.
        units: the names of units.
        outer: what each entity lies within.
        counted: the metrics that units of some ids name: whose very name is one of theirs, else
            the only one that counts in them.
        scopes: the entities among whom the base tells ranks.
        today: the day that 今年 counts from; None where nobody said.
    """

    def __init__(self, store: Store, today: Period | None = None) -> None:
        self.store = store
        self.known = Known(store)
        self.units = Units(store.units)
        self.outer = outer_entities(store.entities)
        self.today = today
        self._fiscal = {one for one in store.periods() if one.months == _YEAR and not one.is_year}
        self._counted: dict[str, set[str]] = {}
        for unit, metric in store.counted():
            self._counted.setdefault(self._kind(unit), set()).add(metric)
        self.counted = lru_cache(_MANY)(self._counted_in)
        self.scopes = {*store.scopes()}

    def on(self, day: Period | None) -> Self:
        """The same on another day."""
        other = copy(self)
        other.today = day
        return other

    def _kind(self, unit: str) -> str:
        """What a unit counts: its dimension, else itself."""
        return self.store.units[unit].dimension or unit

    def counting(self, units: Iterable[str]) -> frozenset[str]:
        """The metrics that count in units of some ids, or in what converts into them."""
        return frozenset().union(*(self._counted.get(self._kind(one), ()) for one in units))

    def _counted_in(self, units: tuple[str, ...]) -> tuple[str, ...]:
        counting = self.counting(units)
        names = _names_of(self.store.units[one] for one in units)
        metrics = (self.store.metrics[one] for one in counting)
        called = tuple(one.id for one in metrics if not names.isdisjoint(_names_of((one,))))
        found = called if len(counting) > 1 else tuple(counting)
        return found if len(found) == 1 else ()

    def fiscal(self, first: int) -> Period:
        """The twelve months that 2005/06 means, which begin in a year."""
        found = {one for one in self._fiscal if one.start[0] == first}
        return found.pop() if len(found) == 1 else from_years(first, first + 1)

    def meant(self, word: str, last: str | None) -> str | None:
        """Whom a word for all of a kind means: the main entity, who was last told, or around."""
        kinds = kinds_of(narrowed(word))
        main = self.store.main
        around: Iterator[str] = (
            entity for inner in (last, main) if inner for entity in sorted(self.outer(inner))
        )
        for entity in (main, last, *around):
            kind = self.store.entities[entity].kind if entity else ""
            if kind in kinds or kind.rpartition("-")[2] in kinds:
                return entity
        return None


def _names_of(records: Iterable[Metric | Unit]) -> set[str]:
    """All names of some records, as they are looked up."""
    return {folded(name) for one in records for name in (*one.names.values(), *one.aliases)}
