"""Whether laws hold, hold only if a print was rounded or cut off, or do not hold.

And published positions, against each other and against the values that they rank.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

from jhstats import figure
from jhstats.check.finding import Case, Finding, Severity, finding_of
from jhstats.check.index import UNLIMITED, Index, is_apart, status_group
from jhstats.check.laws import LAWS, Constraint
from jhstats.derive import has_mixed_prices
from jhstats.figure import ONE, Bound, Interval, is_below, plain, round_outward
from jhstats.model import PERCENT, Best, Fact, Measure, RankKind, Unit, is_points
from jhstats.phrases import AmountPhrase, FormulaPhrase, amounts

_TIE = re.compile(r"并列|\b(?:tied?|joint(?:ly)?|equal)\b", re.IGNORECASE)
"""What a span prints of two that share their place."""


class Verdict(Enum):
    """What became of a relation."""

    CONSISTENT = "consistent"
    ROUNDING = "rounding"  # off by less than one unit of a last digit
    INCONSISTENT = "inconsistent"


class Relation(NamedTuple):
    """A law, applied; the others allow `limits` of the first fact, in its unit, to six digits."""

    law: Case
    facts: tuple[Fact, ...]
    formula: tuple[str | Fact, ...]
    verdict: Verdict
    limits: Interval

    @property
    def ids(self) -> tuple[str, ...]:
        """Those of all its facts."""
        return tuple(fact.id for fact in self.facts)

    @property
    def unstated(self) -> tuple[str, ...]:
        """The ids of its growths of which no source says at which prices they are."""
        facts = self.facts if self.law is Case.GROWTH else ()
        return tuple(own.id for own in facts if own.measure is Measure.GROWTH and not own.prices)

    def told(self, units: Mapping[str, Unit]) -> tuple[AmountPhrase, FormulaPhrase]:
        """The printed number of its fact, and its formula, with units where there are several."""
        facts = (part for part in self.formula if not isinstance(part, str))
        value, *numbers = amounts(units, (self.facts[0], *facts))
        parts = (part if isinstance(part, str) else numbers.pop(0) for part in self.formula)
        return value, FormulaPhrase(tuple(parts))


def relations(index: Index) -> Iterator[Relation]:
    """Every relation of the facts of a base that can be compared."""
    for constraint in (found for law in LAWS for found in law(index)):
        allowed = _allowed(index, constraint, is_wide=False)
        if UNLIMITED in allowed or not _is_comparable(index.base.units, constraint.facts):
            continue
        verdict = Verdict.CONSISTENT
        if not figure.has_overlap(*allowed):
            is_rounding = figure.has_overlap(*_allowed(index, constraint, is_wide=True))
            verdict = Verdict.ROUNDING if is_rounding else Verdict.INCONSISTENT
        factor = index.base.units[str(constraint.facts[0].unit)].factor or ONE
        limits = round_outward(allowed[1] / Interval(factor, factor))
        yield Relation(*constraint[:3], verdict, limits)


def findings(found: Iterable[Relation], rule: str, units: Mapping[str, Unit]) -> Iterator[Finding]:
    """The relations of a rule that do not hold."""
    for relation in (own for own in found if own.law.rule == rule):
        if relation.verdict is not Verdict.INCONSISTENT:
            continue
        # What may be right is no error: sources apart, a growth at constant prices.
        is_open = is_apart(relation.facts) or relation.unstated
        value, formula = relation.told(units)
        ends = (None if limit is None else plain(limit) for limit in relation.limits)
        low, high = (end and AmountPhrase(end, unit=value.unit) for end in ends)
        data: dict[str, Any] = {"value": value, "formula": formula, "low": low, "high": high}
        data |= {"facts": relation.ids[1:], "unstated": relation.unstated}
        severity = Severity.WARNING if is_open else relation.law.severity
        yield finding_of(relation.facts[0], "value", relation.law, severity, **data)


def _allowed(index: Index, constraint: Constraint, *, is_wide: bool) -> tuple[Interval, Interval]:
    """What the print of a constraint's first fact allows, and what that of the others does."""
    own, *others = (index.allowed(fact, is_wide=is_wide) for fact in constraint.facts)
    return own, constraint.allowed(*others)


def _is_comparable(units: Mapping[str, Unit], facts: Sequence[Fact]) -> bool:
    """Whether facts are of one dimension and at the same prices; shares and growths fit any."""
    told = (units[str(own.unit)] for own in facts if not own.measure.is_percent)
    # Percentages differ by points, whatever a base calls those.
    kinds = {PERCENT.id if is_points(unit) else unit.dimension or unit.id for unit in told}
    return len(kinds) <= 1 and not has_mixed_prices(facts)


class _Ranked(NamedTuple):
    """A fact with a position of its own."""

    position: int
    fact: Fact


_Ranking = list[_Ranked]


def positions(index: Index) -> Iterator[Finding]:
    """One position twice, one entity at two positions, or an order that the values deny."""
    rankings: dict[tuple[object, ...], _Ranking] = {}
    for fact, rank in ((ranked, rank) for ranked in index.base.facts for rank in ranked.ranks):
        if rank.kind is RankKind.POSITION and rank.number and fact.period:
            told = fact.identity._replace(entity="", status=status_group(fact))
            own = rankings.setdefault((rank.among, rank.peers, told), [])
            own.append(_Ranked(rank.number, fact))
    for ranking in rankings.values():
        yield from _conflicts(index, ranking)


def _conflicts(index: Index, ranking: _Ranking) -> Iterator[Finding]:
    wide = partial(index.allowed, is_wide=True)
    at_position: dict[int, _Ranked] = {}
    of_entity: dict[str, _Ranked] = {}
    for ranked in ranking:
        other = at_position.setdefault(ranked.position, ranked)
        if ranked.fact.entity != other.fact.entity and not _is_tie(index, ranked.fact, other.fact):
            yield _conflict(ranked, other, Case.SHARED_POSITION)
        other = of_entity.setdefault(ranked.fact.entity, ranked)
        if other.position != ranked.position:
            is_disputed = is_apart((ranked.fact, other.fact))
            severity = Severity.WARNING if is_disputed else Severity.ERROR
            yield _conflict(ranked, other, Case.TWO_POSITIONS, severity)
    valued = (ranked for ranked in ranking if ranked.fact.value is not None)
    for better, worse in pairwise(sorted(valued, key=lambda ranked: ranked.position)):
        facts = better.fact, worse.fact
        best = index.base.metrics[better.fact.metric].best
        less, more = facts[::-1] if best is Best.LOW else facts
        if better.position != worse.position and is_below(wide(less), wide(more)):
            # Unemployment is best where it is least, and few bases say so.
            severity = Severity.WARNING if best is None or is_apart(facts) else Severity.ERROR
            value, other_value = amounts(index.base.units, facts)
            told = {"value": value, "more": other_value}
            yield _conflict(better, worse, Case.ORDER, severity, **told)


def _is_tie(index: Index, *facts: Fact) -> bool:
    """Whether two may share their place: their values may be equal, or a span prints a tie."""
    if any(_TIE.search(span.printed or "") for fact in facts for span in fact.evidence):
        return True
    is_told = all(fact.value is not None and fact.bound is Bound.EXACT for fact in facts)
    return is_told and figure.has_overlap(*(index.allowed(fact, is_wide=True) for fact in facts))


def _conflict(
    ranked: _Ranked, other: _Ranked, case: Case, severity: Severity | None = None, **data: object
) -> Finding:
    data["other"] = None if other.fact is ranked.fact else other.fact.id
    data |= {"position": ranked.position, "there": other.position}
    return finding_of(ranked.fact, "ranks", case, severity, **data)
