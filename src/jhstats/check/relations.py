"""How facts hang together, worked out from metric, measure, entity, period and prices alone.

A law says what some facts allow of another one. It holds, holds only if a print was rounded or
cut off, or does not hold: a figure that its source cut off is no mistake.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from jhstats import figure
from jhstats.check.index import Index
from jhstats.check.intervals import UNLIMITED, rounded, widened
from jhstats.check.laws import Term, changes, growths, shares, two_shares
from jhstats.check.limits import above_all, bounds, milestones, parts, passed_first
from jhstats.derive import Reason, has_mixed_prices
from jhstats.figure import Interval, round_outward
from jhstats.model import PERCENT, Measure, is_points
from jhstats.phrases import AmountPhrase, FormulaPhrase, has_several_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from jhstats.check.laws import Constraint, Formula, Law
    from jhstats.model import Base, Fact, Unit

LAWS = (growths, changes, shares, two_shares, above_all, parts, bounds, milestones)
"""All that relates facts, in the order in which it is told."""


class Verdict(Enum):
    """What became of a relation."""

    CONSISTENT = "consistent"
    ROUNDING = "rounding"
    """Only by rounding or truncation: off by less than one unit of a last digit."""
    INCONSISTENT = "inconsistent"
    NOT_COMPARABLE = "not-comparable"


class Relation(NamedTuple):
    """One law, applied.

    Attributes:
        law: which one.
        fact: the fact that is set against the others.
        facts: the ids of all of them.
        verdict: what became of it.
        formula: the arithmetic, with the facts whose numbers it prints.
        allowed: what the others allow, in the fact's unit.
        reason: why they cannot be compared.
        unstated: the ids of the growths at unstated prices that take part.
        is_apart: whether no one source prints all the facts of one that does not hold.
    """

    law: Law
    fact: Fact
    facts: tuple[str, ...]
    verdict: Verdict
    formula: Formula
    allowed: Interval
    reason: Reason | None = None
    unstated: tuple[str, ...] = ()
    is_apart: bool = False

    @property
    def limits(self) -> Interval:
        """What the others allow, to six digits."""
        return round_outward(self.allowed)

    @property
    def has_several_units(self) -> bool:
        """Whether its numbers are in several units."""
        terms = (part.fact for part in self.formula if isinstance(part, Term))
        return has_several_units(self.fact, *terms)

    def value_phrase(self, units: Mapping[str, Unit]) -> AmountPhrase:
        """The printed number of its fact, with the unit where there are several."""
        return AmountPhrase.of(units, self.fact, with_unit=self.has_several_units)

    def formula_phrase(self, units: Mapping[str, Unit]) -> FormulaPhrase:
        """Its formula, with units where there are several."""
        with_unit = self.has_several_units
        parts = (
            part
            if isinstance(part, str)
            else AmountPhrase.of(
                units, part.fact, with_unit=with_unit, without_sign=part.without_sign
            )
            for part in self.formula
        )
        return FormulaPhrase(tuple(parts))

    @property
    def formula_text(self) -> str:
        """Its formula for scripts: with the ids of units where there are several."""
        with_id = self.has_several_units
        texts = []
        for part in self.formula:
            if isinstance(part, str):
                texts.append(part)
            else:
                phrase = AmountPhrase.of({}, part.fact, without_sign=part.without_sign)
                texts.append(f"{phrase.number} {part.fact.unit}" if with_id else phrase.number)
        return "".join(texts)


class Relations:
    """The relations of a base; `passed` is what its facts pass for the first time."""

    def __init__(self, base: Base, passed: Mapping[str, Decimal] | None = None) -> None:
        self._base = base
        self._index = Index(base, passed_first(base) if passed is None else passed)
        self._rounded = rounded(base)
        self._widened = widened(base)

    def all(self) -> Iterator[Relation]:
        """Every relation, those that cannot be compared too."""
        return (self._judged(constraint) for law in LAWS for constraint in law(self._index))

    def _judged(self, constraint: Constraint) -> Relation:
        """A constraint with its verdict."""
        facts = constraint.facts
        fact = facts[0]
        unstated = (
            term.id for term in facts if term.measure is Measure.GROWTH and term.prices is None
        )
        reason = constraint.reason or self._why_not(facts)
        allowed = constraint.allowed(self._rounded) if reason is None else UNLIMITED
        own = self._rounded.of(fact)
        if UNLIMITED in (allowed, own):
            verdict, reason = Verdict.NOT_COMPARABLE, reason or Reason.OPEN
        elif figure.has_overlap(own, allowed):
            verdict = Verdict.CONSISTENT
        elif any(figure.has_overlap(wider.of(fact), constraint.allowed(wider))
                 for wider in self._widened):  # fmt: skip
            verdict = Verdict.ROUNDING
        else:
            verdict = Verdict.INCONSISTENT
        return Relation(
            constraint.law,
            fact,
            tuple(term.id for term in facts),
            verdict,
            constraint.formula,
            self._rounded.in_unit_of(fact, allowed),
            reason,
            tuple(unstated),
            is_apart=verdict is Verdict.INCONSISTENT and is_apart(facts),
        )

    def _why_not(self, facts: tuple[Fact, ...]) -> Reason | None:
        """Why facts cannot be held against each other: other units, other prices."""
        units = {str(fact.unit) for fact in facts if not fact.measure.is_percent}
        if len(units) > 1 and len(set(map(self._dimension, units))) > 1:
            return Reason.DIMENSION
        return Reason.PRICES if has_mixed_prices(facts) else None

    def _dimension(self, id_: str) -> str:
        """What units have in common; percentages differ by points, whatever a base calls those."""
        unit = self._base.units[id_]
        return PERCENT.id if is_points(unit) else unit.dimension or id_


def is_apart(facts: Iterable[Fact]) -> bool:
    """Whether each of some facts has sources, and no source prints them all.

    Then all of them may stand as they were printed: one source counts otherwise than another, or
    has revised a figure.
    """
    sources = [{evidence.source for evidence in fact.evidence} for fact in facts]
    return all(sources) and not set.intersection(*sources)
