"""Whether laws hold, hold only if a print was rounded or cut off, or do not hold."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from jhstats import figure
from jhstats.check.index import UNLIMITED, Index, rounded, widened
from jhstats.check.laws import Term, changes, growths, shares, two_shares
from jhstats.check.limits import above_all, all_shares, bounds, milestones, parts, passed_first
from jhstats.check.sums import sums
from jhstats.derive import Reason, has_mixed_prices
from jhstats.figure import Interval, round_outward
from jhstats.model import PERCENT, Measure, is_points
from jhstats.phrases import AmountPhrase, FormulaPhrase, has_several_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from jhstats.check.laws import Constraint, Formula, Law
    from jhstats.model import Base, Fact, Unit

LAWS = (
    *(growths, changes, shares, two_shares, above_all, all_shares, parts, sums, bounds),
    milestones,
)
"""All that relates facts, in the order in which it is told."""


class Verdict(Enum):
    """What became of a relation."""

    CONSISTENT = "consistent"
    ROUNDING = "rounding"  # off by less than one unit of a last digit
    INCONSISTENT = "inconsistent"
    NOT_COMPARABLE = "not-comparable"


class Relation(NamedTuple):
    """One law, applied.

    `facts` are the ids of all its facts, `limits` are what the others allow of the fact that is
    set against them, in its unit, to six digits; `unstated` are growths at unstated prices. One
    that does not hold `is_apart` if no source prints all its facts.
    """

    law: Law
    fact: Fact
    facts: tuple[str, ...]
    verdict: Verdict
    formula: Formula
    limits: Interval
    reason: Reason | None = None
    unstated: tuple[str, ...] = ()
    is_apart: bool = False

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
        return FormulaPhrase(tuple(
            part if isinstance(part, str)
            else AmountPhrase.of(units, part.fact, with_unit=with_unit,
                                 without_sign=part.without_sign)
            for part in self.formula
        ))  # fmt: skip

    @property
    def formula_text(self) -> str:
        """Its formula for scripts: with the ids of units where there are several."""
        unit = " {0.unit}" if self.has_several_units else ""
        return "".join(
            part if isinstance(part, str)
            else AmountPhrase.of({}, part.fact, without_sign=part.without_sign).number
            + unit.format(part.fact)
            for part in self.formula
        )  # fmt: skip


class Relations:
    """The relations of a base; `passed` is what its facts pass for the first time."""

    def __init__(self, base: Base, passed: Mapping[str, Decimal] | None = None) -> None:
        self._units = base.units
        self._index = Index(base, passed_first(base) if passed is None else passed)
        self._rounded = rounded(base)
        self._widened = widened(base)

    def all(self) -> Iterator[Relation]:
        """Every relation, those that cannot be compared too."""
        return (self._judged(constraint) for law in LAWS for constraint in law(self._index))

    def _judged(self, constraint: Constraint) -> Relation:
        facts, fact = constraint.facts, constraint.facts[0]
        reason = constraint.reason or self._why_not(facts)
        allowed = constraint.allowed(*map(self._rounded.of, facts[1:])) if not reason else UNLIMITED
        own = self._rounded.of(fact)
        if UNLIMITED in (allowed, own):
            verdict, reason = Verdict.NOT_COMPARABLE, reason or Reason.OPEN
        elif figure.has_overlap(own, allowed):
            verdict = Verdict.CONSISTENT
        else:
            reads = (map(read.of, facts) for read in self._widened)
            wider = (figure.has_overlap(own, constraint.allowed(*others)) for own, *others in reads)
            verdict = Verdict.ROUNDING if any(wider) else Verdict.INCONSISTENT
        return Relation(
            constraint.law,
            fact,
            tuple(term.id for term in facts),
            verdict,
            constraint.formula,
            round_outward(self._rounded.in_unit_of(fact, allowed)),
            reason,
            tuple(term.id for term in facts if term.measure is Measure.GROWTH and not term.prices),
            is_apart=verdict is Verdict.INCONSISTENT and is_apart(facts),
        )

    def _why_not(self, facts: tuple[Fact, ...]) -> Reason | None:
        """Why facts cannot be held against each other: other units, other prices."""
        ids = {str(fact.unit) for fact in facts if not fact.measure.is_percent}
        units = (self._units[id_] for id_ in ids) if len(ids) > 1 else ()
        # Percentages differ by points, whatever a base calls those.
        kinds = {PERCENT.id if is_points(unit) else unit.dimension or unit.id for unit in units}
        mixed_prices = Reason.PRICES if has_mixed_prices(facts) else None
        return Reason.DIMENSION if len(kinds) > 1 else mixed_prices


def is_apart(facts: Iterable[Fact]) -> bool:
    """Whether each of some facts has sources, and no source prints them all.

    Then all of them may stand as they were printed: one source counts otherwise than another, or
    has revised a figure.
    """
    sources = [{evidence.source for evidence in fact.evidence} for fact in facts]
    return all(sources) and not set.intersection(*sources)
