"""Phrases: amounts, formulas and ranks of a message as data, which `jhstats.say` words."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from jhstats.figure import Bound, plain
from jhstats.model import Entity, Fact, Rank, Unit


class Notice(NamedTuple):
    """What must be said beside an answer, lest it mislead: `notice.KEY` says it, with the data."""

    key: str
    data: Mapping[str, Any]


class AmountPhrase(NamedTuple):
    """A printed number with what bounds it, and its unit where numbers in several are at hand."""

    number: str
    bound: Bound = Bound.EXACT
    unit: Unit | None = None

    def __str__(self) -> str:
        """The number as scripts read it, with the id of its unit."""
        return f"{self.number} {self.unit.id}" if self.unit else self.number


class FormulaPhrase(NamedTuple):
    """A formula: numbers, and as plain text what stands between them."""

    parts: tuple[str | AmountPhrase, ...]

    def __str__(self) -> str:
        """The formula as scripts read it."""
        return "".join(map(str, self.parts))


class RankPhrase(NamedTuple):
    """A published rank, and whom it is among."""

    rank: Rank
    among: Entity


def amounts(units: Mapping[str, Unit], facts: Iterable[Fact]) -> list[AmountPhrase]:
    """The printed numbers of facts that have one, with their units where these are several.

    What is told in percent has its sign from the words around it, and no unit.
    """
    own = [
        (fact.bound, plain(fact.value), None if fact.measure.is_percent else units[fact.unit])
        for fact in facts
        if fact.value is not None and fact.unit is not None
    ]
    is_told = len({unit.id for *_, unit in own if unit}) > 1
    return [AmountPhrase(number, bound, unit if is_told else None) for bound, number, unit in own]
