"""How facts hang together, worked out from metric, measure, entity, period and prices alone.

A law says what some facts allow of another one. It holds, holds only if a print was rounded or
cut off, or does not hold: a figure that its source cut off is no mistake.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from jhstats import figure
from jhstats.check.equations import NOTHING, changes, growths, shares, wholes
from jhstats.check.index import Index
from jhstats.check.limits import above_all, bounds, milestones, parts
from jhstats.check.milestones import milestones as milestones_of
from jhstats.check.prints import Prints, coarse_in, cut, rounded
from jhstats.check.sources import are_apart
from jhstats.derive import Reason, has_mixed_prices
from jhstats.model import PERCENT, Measure, is_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from jhstats.check.law import Claim, Formula, Law
    from jhstats.model import Base, Fact

LAWS = (growths, changes, shares, wholes, above_all, parts, bounds, milestones)
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
        value: the printed number of `fact`.
        low: the least that the others allow, in the fact's unit; None without a limit.
        high: the most that they allow.
        reason: why they cannot be compared.
        unstated: the ids of the growths at unstated prices that take part.
        is_apart: whether no one source prints all the facts of one that does not hold.
    """

    law: Law
    fact: Fact
    facts: tuple[str, ...]
    verdict: Verdict
    formula: Formula
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    reason: Reason | None = None
    unstated: tuple[str, ...] = ()
    is_apart: bool = False


class Relations:
    """The relations of a base; `passed` is what its facts pass for the first time."""

    def __init__(self, base: Base, passed: Mapping[str, Decimal] | None = None) -> None:
        self._base = base
        self._index = Index(base, milestones_of(base) if passed is None else passed)
        self._rounded = Prints(base, rounded)
        self._wider = (Prints(base, cut), Prints(base, coarse_in(base)))

    def all(self) -> Iterator[Relation]:
        """Every relation, those that cannot be compared too."""
        return (self._judged(claim) for law in LAWS for claim in law(self._index))

    def _judged(self, claim: Claim) -> Relation:
        """A claim with its verdict."""
        fact = claim.fact
        reason = claim.reason or self._apart(claim)
        allowed = claim.allowed(self._rounded) if reason is None else NOTHING
        mine = self._rounded.of(fact)
        if NOTHING in (allowed, mine):
            verdict, reason = Verdict.NOT_COMPARABLE, reason or Reason.OPEN
        elif figure.has_overlap(mine, allowed):
            verdict = Verdict.CONSISTENT
        elif any(
            figure.has_overlap(prints.of(fact), claim.allowed(prints)) for prints in self._wider
        ):
            verdict = Verdict.ROUNDING
        else:
            verdict = Verdict.INCONSISTENT
        allowed = self._rounded.in_unit_of(fact, allowed)
        assert fact.value is not None  # noqa: S101 - only such facts are related
        return Relation(
            claim.law, fact, tuple(one.id for one in claim.facts), verdict, claim.formula,
            fact.value, allowed.low, allowed.high, reason,
            unstated=tuple(one.id for one in claim.facts
                           if one.measure is Measure.GROWTH and one.prices is None),
            is_apart=verdict is Verdict.INCONSISTENT and are_apart(claim.facts),
        )  # fmt: skip

    def _apart(self, claim: Claim) -> Reason | None:
        """Why facts cannot be held against each other: other units, other prices."""
        units = {str(one.unit) for one in claim.facts if not one.measure.is_percent}
        if len(units) > 1 and len(set(map(self._dimension, units))) > 1:
            return Reason.DIMENSION
        return Reason.PRICES if has_mixed_prices(claim.facts) else None

    def _dimension(self, unit: str) -> str:
        """What units have in common; percentages differ by points, whatever a base calls those."""
        one = self._base.units[unit]
        return PERCENT.id if is_points(one) else one.dimension or unit
