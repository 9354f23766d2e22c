"""Figures and formulas as words tell them: with their units where these differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.check.law import Term
from jhstats.figure import ZERO, plain
from jhstats.phrases import AmountPhrase, FormulaPhrase, RankPhrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jhstats.check.relations import Relation
    from jhstats.model import Entity, Fact, Rank, Unit


def amount(
    units: Mapping[str, Unit], fact: Fact, *, with_unit: bool = False, is_bare: bool = False
) -> AmountPhrase:
    """The printed number of a fact."""
    value = fact.value or ZERO
    # What is told in percent has its sign from the words around it.
    unit = units[str(fact.unit)].names if with_unit and not fact.measure.is_percent else None
    return AmountPhrase(plain(abs(value) if is_bare else value), fact.bound, unit)


def has_units(*facts: Fact) -> bool:
    """Whether the numbers of some facts are in several units, percentages apart."""
    return len({one.unit for one in facts if not one.measure.is_percent}) > 1


def is_mixed(one: Relation) -> bool:
    """Whether a relation is of numbers in several units."""
    return has_units(one.fact, *(part.fact for part in one.formula if isinstance(part, Term)))


def expression(units: Mapping[str, Unit], one: Relation) -> FormulaPhrase:
    """The formula of a relation."""
    mixed = is_mixed(one)
    parts = (
        part
        if isinstance(part, str)
        else amount(units, part.fact, with_unit=mixed, is_bare=part.is_bare)
        for part in one.formula
    )
    return FormulaPhrase(tuple(parts))


def formula_text(one: Relation) -> str:
    """The formula of a relation for scripts: with the ids of units where these differ."""
    return "".join(_pieces(one))


def _pieces(one: Relation) -> Iterator[str]:
    mixed = is_mixed(one)
    for part in one.formula:
        if isinstance(part, str):
            yield part
        else:
            value = part.fact.value or ZERO
            yield plain(abs(value) if part.is_bare else value)
            yield f" {part.fact.unit}" if mixed else ""


def ranking(entities: Mapping[str, Entity], rank: Rank) -> RankPhrase:
    """A rank."""
    among = entities[rank.among]
    return RankPhrase(rank.kind, rank.number, among.names, among.kind == "world")
