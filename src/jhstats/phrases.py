"""Phrases: the amounts, formulas, ranks and spots of a message, as data.

`jhstats.say` puts them into words, in the reader's language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jhstats.figure import Bound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jhstats.model import RankKind


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


class SpotPhrase(NamedTuple):
    """A place in a text: a section, and a paragraph of it, from 1."""

    section: str
    paragraph: int
