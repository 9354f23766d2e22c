"""The facts of a base by what they are of, and which of them a reading may speak of."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import islice

from jhstats.lang.grammar import Word
from jhstats.lang.languages import LANGUAGES
from jhstats.model import RESULTS, Fact, Measure, Nature
from jhstats.period import Period
from jhstats.proof.agreement import digits_of
from jhstats.text.context import Reading
from jhstats.text.names import Names, called, folded, owners, stems
from jhstats.text.records import Nearness
from jhstats.text.world import World

FEW = 10  # a metric of fewer facts is known by three of their digits
FEW_DIGITS, MANY_DIGITS = 3, 4
_YEAR, _CODE = 12, 3
_OPPOSITES = [[rf"\b{word}(?:s|ed|ing|ers?)?\b" if word.isascii() else word for word in words]
              for language in LANGUAGES for words in language.opposites]  # fmt: skip
"""Patterns of words, in English of any of their forms: imports, importing."""


class Facts:
    """The facts that texts may speak of, read as they are asked for."""

    def __init__(self, world: World) -> None:
        self.world, self.told = world, world.store.told

    def is_opposite(self, metric: str, said: str) -> bool:
        """Whether something is said of the opposite of a metric alone: imports, not exports."""
        names = " ".join(called(self.world.store.metrics[metric]))
        pairs = zip(_opposites(names.lower()), _opposites(said.lower()), strict=True)
        return any(own[0] is not own[1] and own == told[::-1] for own, told in pairs)

    @cached_property
    def _dims(self) -> Names:
        """The dims of all facts, found by their values as names are."""
        return Names(owners((dim, (dim.partition("=")[2],)) for dim in self.world.store.dims()))

    def series(self, text: str) -> dict[str, set[str]]:
        """The values of dims that a text names, by key; one of three letters only as written."""
        found: dict[str, set[str]] = {}
        for one in self._dims.find(text):
            said = text[one.start : one.end]
            for key, _, value in (dim.partition("=") for dim in one.ids):
                if len(said) > _CODE or said == value:
                    found.setdefault(folded(key), set()).add(folded(value))
        return found

    def of_entity(self, entity: str | None) -> Iterable[Fact]:
        """The facts of an entity; of none, none."""
        return self.told(entity=entity) if entity else ()

    def of_digits(self, entity: str, digits: tuple[int, ...]) -> list[Fact]:
        """The facts of an entity whose values have some digits."""
        numbered = (fact for fact in self.told(entity=entity) if fact.value is not None)
        return [fact for fact in numbered if digits_of(value_of(fact)) == digits]

    def own(self, reading: Reading) -> list[Fact]:
        """The facts of a reading's metrics and entity.

        Where nobody is named, those of the only entity that has any.
        """
        facts: list[Fact] = []
        entity = reading.owner.entity
        for metric in reading.topic.metrics:
            is_only = reading.owner.nearness <= Nearness.DEFAULT and self.only((metric,))
            facts += self.told(metric, None if is_only else entity) if is_only or entity else ()
        if not facts and reading.topic.at is not None and entity != self.world.store.main:
            called = reading.sentence.said(reading.sentence.tokens[reading.topic.at])
            touched, count = self.world.touched, len(stems(called))  # 营收 of 影视集聚区营收
            facts = [one for one in self.of_entity(entity)
                     if touched(one.metric, called) == count > 0]  # fmt: skip
        return facts

    def only(self, metrics: Iterable[str]) -> str | None:
        """The only entity of whom some metrics are told, if there is one."""
        found = (fact.entity for metric in metrics for fact in self.told(metric))
        first = next(found, None)
        return first if all(entity == first for entity in found) else None

    def is_at_end(self, fact: Fact, period: Period | None) -> bool:
        """Whether a stock is told of the end of a period, with which its own ends."""
        is_stock = self.world.store.metrics[fact.metric].nature is Nature.STOCK
        is_level = is_stock and fact.measure is Measure.LEVEL
        return is_level and bool(fact.period and period and fact.period.end == period.end)

    def is_few(self, metric: str | None = None, entity: str | None = None) -> bool:
        """Whether so few facts are told of a metric or an entity that less tells them apart."""
        return len([*islice(self.told(metric, entity), FEW)]) < FEW

    def needed_digits(self, metric: str) -> int:
        """How many digits tell a fact of a metric from all others."""
        return FEW_DIGITS if self.is_few(metric) else MANY_DIGITS


def is_plan(fact: Fact) -> bool:
    """Whether it is told as what has not come true yet; an estimate is told as a result."""
    return fact.status not in RESULTS


def value_of(fact: Fact) -> Decimal:
    """The value of a fact that has one."""
    assert fact.value is not None  # noqa: S101 - asked of facts that number a reading's metric
    return fact.value


@lru_cache(maxsize=1_000)  # each fact of a metric is asked what the same sentence says
def _opposites(text: str) -> list[list[bool]]:
    """Which words of each pair of opposites a text has."""
    return [[re.search(form, text) is not None for form in words] for words in _OPPOSITES]


def in_time(fact: Fact, period: Period | None) -> bool:
    """Whether a fact's period is a given one, or either is not known.

    A period may be told by its last day, and that of a rate by the twelve months to it.
    """
    mine = fact.period
    if mine is None or period is None or mine.days == period.days:
        return True
    is_end = (not period.months and not mine.is_year) or period.start == (period.year, 12, 31)
    is_rate = fact.measure in (Measure.GROWTH, Measure.CHANGE)
    is_of_rate = is_rate and period.months == _YEAR and not period.is_year
    return mine.end == period.end and (is_end or is_of_rate)


def at_that_time(fact: Fact, reading: Reading) -> bool:
    """Whether a reading tells a fact's very period; a fact without one wants none told."""
    told, mine = reading.time.period, fact.period
    if mine is None or told is None:
        return mine is None and not reading.sentence.periods
    is_so_far = Word.SO_FAR in reading.sentence.words
    return mine.days == told.days or (is_so_far and in_time(fact, told))
