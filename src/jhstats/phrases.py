"""Phrases: the amounts, formulas, ranks and spots of a message, as data.

`jhstats.say` puts them into words, in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from jhstats.figure import Bound, plain
from jhstats.model import Entity, Fact, Rank, RankKind, Unit


class Notice(NamedTuple):
    """What must be said beside an answer, lest it mislead.

    Attributes:
        key: which text says it: `notice.KEY`.
        data: what the text needs.
    """

    key: str
    data: Mapping[str, Any]


class AmountPhrase(NamedTuple):
    """A printed number with what bounds it.

    Attributes:
        number: its digits.
        bound: how it limits the true value.
        unit: the names of its unit, where numbers in several units are at hand.
    """

    number: str
    bound: Bound = Bound.EXACT
    unit: Mapping[str, str] | None = None

    @classmethod
    def of(
        cls,
        units: Mapping[str, Unit],
        fact: Fact,
        *,
        with_unit: bool = False,
        without_sign: bool = False,
    ) -> AmountPhrase:
        """The printed number of a fact; percentages never tell their unit.

        Raises:
            ValueError: the fact is a rank without a figure.
        """
        if fact.value is None or fact.unit is None:
            raise ValueError(fact.id)
        number = plain(fact.value.copy_abs() if without_sign else fact.value)
        # What is told in percent has its sign from the words around it.
        is_told = with_unit and not fact.measure.is_percent
        return cls(number, fact.bound, units[fact.unit].names if is_told else None)


class FormulaPhrase(NamedTuple):
    """A formula: numbers, and as plain text what stands between them."""

    parts: tuple[str | AmountPhrase, ...]


class RankPhrase(NamedTuple):
    """A published rank.

    Attributes:
        kind: what it claims.
        number: the position, or how many the top are.
        among: the names of the entity that it is among.
        is_world: whether that is the world.
        out_of: how many were ranked, where that is told.
    """

    kind: RankKind
    number: int | None
    among: Mapping[str, str]
    is_world: bool
    out_of: int | None = None

    @classmethod
    def of(cls, entities: Mapping[str, Entity], rank: Rank) -> RankPhrase:
        """A rank of a fact, without how many were ranked."""
        among = entities[rank.among]
        return cls(rank.kind, rank.number, among.names, among.kind == "world")


class SpotPhrase(NamedTuple):
    """A place in a text: a section, and a paragraph of it, from 1."""

    section: str | None
    paragraph: int


def has_several_units(*facts: Fact) -> bool:
    """Whether the numbers of some facts are in several units, percentages apart."""
    return len({fact.unit for fact in facts if not fact.measure.is_percent}) > 1
