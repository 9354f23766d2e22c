"""Rows of an answer: facts with the value, unit, ranks and place that they are shown with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jhstats import figure
from jhstats.errors import Kind, Problem, UsageError
from jhstats.names import candidates, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from jhstats.ask.store import Store
    from jhstats.model import Fact, Rank


class Place(NamedTuple):
    """Where a fact stands by its value among `out_of`, worked out: 1, 2, 2, 4.

    `is_tied` says that others share its place.
    """

    place: int
    is_tied: bool
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


def in_unit(store: Store, row: Row, unit: str | None) -> Row:
    """The row in the unit of an id, if its fact has that dimension; else as it is."""
    printed = row.fact.amount
    if printed is None or unit is None or printed.unit == unit:
        return row
    own, into = store.units[printed.unit], store.units[unit]
    if own.factor is None or into.factor is None or own.dimension != into.dimension:
        return row
    return row._replace(value=figure.convert(printed.value, own.factor, into.factor), unit=unit)


def in_asked_unit(store: Store, rows: Iterable[Row], word: str | None) -> list[Row]:
    """The rows in the unit that a word means, as far as they have its dimension.

    Raises:
        UsageError: there is no such unit, or no row can be given in it.
    """
    rows = list(rows)
    if word is None:
        return rows
    found = store.units_called(word)
    if len(found) != 1:
        kind = Kind.AMBIGUOUS if found else Kind.UNKNOWN_UNIT
        near = candidates(found, store.units) or nearest(word, store.units)
        raise UsageError([Problem(kind, {"table": "unit", "given": word, "candidates": near})])
    result = [in_unit(store, row, found[0]) for row in rows]
    if not any(row.unit == found[0] for row in result):
        units = dict.fromkeys(row.unit for row in rows if row.unit)
        data = {"given": word, "candidates": candidates(units, store.units)}
        raise UsageError([Problem(Kind.NOTHING_CONVERTS, data)])
    return result


def in_one_unit(store: Store, rows: Iterable[Row], word: str | None, metric: str) -> list[Row]:
    """The rows in the unit that a word means, else in that of a metric, as far as they convert.

    Raises:
        UsageError: as for `in_asked_unit`.
    """
    unit = store.metrics[metric].unit
    rows = in_asked_unit(store, rows, word)
    return rows if word is not None else [in_unit(store, row, unit) for row in rows]
