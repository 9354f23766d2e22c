"""Whether laws hold, hold only if a print was rounded or cut off, or do not hold."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from jhstats import figure
from jhstats.check.finding import Case
from jhstats.check.index import UNLIMITED, Index, readings
from jhstats.check.laws import LAWS, Constraint
from jhstats.derive import Reason, has_mixed_prices
from jhstats.figure import ONE, Interval, round_outward
from jhstats.model import PERCENT, Fact, Measure, Unit, is_points
from jhstats.phrases import AmountPhrase, FormulaPhrase, amounts


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

    law: Case
    fact: Fact
    facts: tuple[str, ...]
    verdict: Verdict
    formula: tuple[str | Fact, ...]
    limits: Interval
    reason: Reason | None = None
    unstated: tuple[str, ...] = ()
    is_apart: bool = False

    def told(self, units: Mapping[str, Unit]) -> tuple[AmountPhrase, FormulaPhrase]:
        """The printed number of its fact, and its formula, with units where there are several."""
        facts = (part for part in self.formula if not isinstance(part, str))
        value, *numbers = amounts(units, (self.fact, *facts))
        parts: list[str | AmountPhrase] = []
        for before, part in pairwise(("", *self.formula)):
            if isinstance(part, str):
                parts.append(part)
                continue
            number = numbers.pop(0)
            is_signed = before in (" + ", " - ")  # the sign is told
            parts.append(number._replace(number=number.number.lstrip("-")) if is_signed else number)
        return value, FormulaPhrase(tuple(parts))


def relations(index: Index) -> Iterator[Relation]:
    """Every relation of the facts of a base, those that cannot be compared too."""
    rounded, *widened = readings(index.base)

    def judged(constraint: Constraint) -> Relation:
        facts, fact = constraint.facts, constraint.facts[0]
        reason = constraint.reason or _why_not(index.base.units, facts)
        allowed = constraint.allowed(*map(rounded.of, facts[1:])) if not reason else UNLIMITED
        own, factor = rounded.of(fact), index.base.units[str(fact.unit)].factor or ONE
        if UNLIMITED in (allowed, own):
            verdict, reason = Verdict.NOT_COMPARABLE, reason or Reason.OPEN
        elif figure.has_overlap(own, allowed):
            verdict = Verdict.CONSISTENT
        else:
            reads = (map(read.of, facts) for read in widened)
            wider = (figure.has_overlap(own, constraint.allowed(*others)) for own, *others in reads)
            verdict = Verdict.ROUNDING if any(wider) else Verdict.INCONSISTENT
        return Relation(
            constraint.law,
            fact,
            tuple(term.id for term in facts),
            verdict,
            constraint.formula,
            round_outward(figure.image(allowed, lambda value: value / factor)),
            reason,
            tuple(term.id for term in facts if term.measure is Measure.GROWTH and not term.prices),
            is_apart=verdict is Verdict.INCONSISTENT and is_apart(facts),
        )

    return (judged(constraint) for law in LAWS for constraint in law(index))


def _why_not(units: Mapping[str, Unit], facts: tuple[Fact, ...]) -> Reason | None:
    """Why facts cannot be held against each other: other units, other prices."""
    told = (units[str(fact.unit)] for fact in facts if not fact.measure.is_percent)
    # Percentages differ by points, whatever a base calls those.
    kinds = {PERCENT.id if is_points(unit) else unit.dimension or unit.id for unit in told}
    mixed_prices = Reason.PRICES if has_mixed_prices(facts) else None
    return Reason.DIMENSION if len(kinds) > 1 else mixed_prices


def is_apart(facts: Iterable[Fact]) -> bool:
    """Whether each of some facts has sources, and no source prints them all.

    Then all of them may stand as they were printed: one source counts otherwise than another, or
    has revised a figure.
    """
    sources = [{evidence.source for evidence in fact.evidence} for fact in facts]
    return all(sources) and not set.intersection(*sources)
