"""Rows of an answer: facts with the value, unit, ranks and place that they are shown with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jhstats import figure
from jhstats.errors import Kind, Problem, UsageError
from jhstats.names import candidates, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from jhstats.ask.store import Store
    from jhstats.model import Fact, Rank, Unit


class Place(NamedTuple):
    """Where a fact stands by its value, worked out: 1, 2, 2, 4; `tied` shares its place."""

    place: int
    tied: bool
    out_of: int


class Row(NamedTuple):
    """A fact as an answer shows it; the fact itself stays as printed.

    Attributes:
        fact: the fact.
        value: its value in `unit`; None for a rank without a figure.
        unit: the id of the unit that it is shown in.
        ranks: those of its ranks that are shown.
        place: where it stands by value, if that was asked for.
    """

    fact: Fact
    value: Decimal | None
    unit: str | None
    ranks: tuple[Rank, ...]
    place: Place | None = None

    @property
    def is_converted(self) -> bool:
        """Whether it is shown in another unit than was printed."""
        return self.unit != self.fact.unit


def row_of(fact: Fact) -> Row:
    """A fact as it is printed, with all its ranks."""
    return Row(fact, fact.value, fact.unit, fact.ranks)


def in_unit(store: Store, row: Row, into: Unit) -> Row:
    """A row in a unit, if its fact has that dimension; else as it is."""
    fact = row.fact
    unit = store.units[fact.unit] if fact.unit else None
    if fact.value is None or unit is None or unit.id == into.id or unit.factor is None:
        return row
    if into.factor is None or unit.dimension != into.dimension:
        return row
    return row._replace(value=figure.convert(fact.value, unit.factor, into.factor), unit=into.id)


def in_asked_unit(store: Store, rows: list[Row], word: str | None) -> list[Row]:
    """The rows in the unit that a word means, as far as they have its dimension.

    Raises:
        UsageError: there is no such unit, or no row can be given in it.
    """
    if word is None:
        return rows
    found = store.units_called(word)
    if len(found) != 1:
        kind = Kind.AMBIGUOUS if found else Kind.UNKNOWN_UNIT
        near = candidates(found, store.units) or nearest(word, store.units)
        raise UsageError([Problem(kind, {"table": "unit", "given": word, "candidates": near})])
    into = store.units[found[0]]
    result = [in_unit(store, row, into) for row in rows]
    if not any(row.unit == into.id for row in result):
        there = tuple(dict.fromkeys(row.unit for row in rows if row.unit))
        data = {"given": word, "candidates": candidates(there, store.units)}
        raise UsageError([Problem(Kind.NOTHING_CONVERTS, data)])
    return result


def in_own_units(store: Store, rows: Sequence[Row]) -> list[Row]:
    """The rows in the units of their metrics, so that they can be set against each other."""
    units = (store.metrics[row.fact.metric].unit for row in rows)
    return [
        in_unit(store, row, store.units[unit]) if unit else row
        for row, unit in zip(rows, units, strict=True)
    ]
