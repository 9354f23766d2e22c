"""Whether laws hold, hold only if a print was rounded or cut off, or do not hold.

And published positions, against each other and against the values that they rank.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

from jhstats import figure
from jhstats.check.finding import Case, Finding, Repair, Severity, finding_of
from jhstats.check.index import UNLIMITED, Index, status_group
from jhstats.check.laws import LAWS, Constraint
from jhstats.derive import CERTAINTY, Reason, has_mixed_prices
from jhstats.figure import ONE, Bound, Interval, Slip, is_below, plain, round_outward, swaps
from jhstats.model import PERCENT, Base, Best, Fact, Measure, RankKind, Unit, is_points
from jhstats.phrases import AmountPhrase, FormulaPhrase, amounts

_TURNED = {" + ": " - ", " - ": " + "}
_MOST_REPAIRS = 30  # a base with more contradictions than this has another trouble than a slip
_EQUATIONS = (Case.GROWTH, Case.CHANGE, Case.SHARE, Case.SUM)
"""Only an equation tells which change it wants."""

_TIE = re.compile(r"并列|\b(?:tied?|joint(?:ly)?|equal)\b", re.IGNORECASE)
"""What a span prints of two that share their place."""


class Verdict(Enum):
    """What became of a relation."""

    CONSISTENT = "consistent"
    ROUNDING = "rounding"  # off by less than one unit of a last digit
    INCONSISTENT = "inconsistent"
    NOT_COMPARABLE = "not-comparable"


class Relation(NamedTuple):
    """A law, applied; the others allow `limits` of the first fact, in its unit, to six digits."""

    law: Case
    facts: tuple[Fact, ...]
    formula: tuple[str | Fact, ...]
    verdict: Verdict
    limits: Interval
    reason: Reason | None

    @property
    def ids(self) -> tuple[str, ...]:
        """Those of all its facts."""
        return tuple(fact.id for fact in self.facts)

    @property
    def unstated(self) -> tuple[str, ...]:
        """The ids of its growths of which no source says at which prices they are."""
        facts = self.facts if self.law is Case.GROWTH else ()
        return tuple(own.id for own in facts if own.measure is Measure.GROWTH and not own.prices)

    @property
    def base(self) -> Fact | None:
        """What its growth or change is from, if no source prints it beside: it may be revised."""
        return self.facts[1] if self.law.rule == "growth" and is_apart(self.facts) else None

    def told(self, units: Mapping[str, Unit]) -> tuple[AmountPhrase, FormulaPhrase]:
        """The printed number of its fact, and its formula, with units where there are several."""
        facts = (part for part in self.formula if not isinstance(part, str))
        value, *numbers = amounts(units, (self.facts[0], *facts))
        parts: list[str | AmountPhrase] = []
        for before, part in pairwise(("", *self.formula)):
            number = part if isinstance(part, str) else numbers.pop(0)
            turned = _TURNED.get(before) if isinstance(before, str) else None
            if turned and not isinstance(number, str) and number.number[0] == "-":
                parts[-1], number = turned, number._replace(number=number.number[1:])
            parts.append(number)
        return value, FormulaPhrase(tuple(parts))


def relations(index: Index) -> Iterator[Relation]:
    """Every relation of the facts of a base, those that cannot be compared too."""
    units = index.base.units

    def judged(constraint: Constraint) -> Relation:
        fact, *others = facts = constraint.facts
        told = (units[str(own.unit)] for own in facts if not own.measure.is_percent)
        # Percentages differ by points, whatever a base calls those.
        kinds = {PERCENT.id if is_points(unit) else unit.dimension or unit.id for unit in told}
        mixed_prices = Reason.PRICES if has_mixed_prices(facts) else None
        reason = constraint.reason or (Reason.DIMENSION if len(kinds) > 1 else mixed_prices)

        def allowed(*, is_wide: bool) -> Interval:
            given = (index.allowed(other, is_wide=is_wide) for other in others)
            law = None if reason else constraint.allowed
            return law(*given) if law else UNLIMITED

        own, limits = index.allowed(fact), allowed(is_wide=False)
        if UNLIMITED in (limits, own):
            verdict, reason = Verdict.NOT_COMPARABLE, reason or Reason.OPEN
        elif figure.has_overlap(own, limits):
            verdict = Verdict.CONSISTENT
        else:
            wide = index.allowed(fact, is_wide=True)
            is_rounding = figure.has_overlap(wide, allowed(is_wide=True))
            verdict = Verdict.ROUNDING if is_rounding else Verdict.INCONSISTENT
        factor = units[str(fact.unit)].factor or ONE
        limits = round_outward(figure.image(limits, lambda value: value / factor))
        return Relation(*constraint[:3], verdict, limits, reason)

    return (judged(constraint) for law in LAWS for constraint in law(index))


def is_apart(facts: Iterable[Fact]) -> bool:
    """Whether all facts have sources and no source prints all: then all may stand as printed."""
    sources = [{evidence.source for evidence in fact.evidence} for fact in facts]
    return all(sources) and not set.intersection(*sources)


class Arithmetic:
    """The relations of a base, and what is wrong with them."""

    def __init__(self, index: Index) -> None:
        self._base, self._index = index.base, index
        self.relations = tuple(relations(index))
        self._touching: dict[str, list[Relation]] = {}
        for relation in self.relations:
            for id_ in relation.ids:
                self._touching.setdefault(id_, []).append(relation)
        wrong = (found for found in self.relations if found.verdict is Verdict.INCONSISTENT)
        # What may be right denies nothing: growths at constant prices, losses, sources apart.
        told = (own for own in wrong if not (own.unstated or own.law is Case.ABOVE_ALL))
        self._denied = {id_ for own in told if not is_apart(own.facts) for id_ in own.ids}

    def findings(self, rule: str) -> Iterator[Finding]:
        """The relations of a rule that do not hold, and those that only print lets hold."""
        repairs = 0
        for relation in (found for found in self.relations if found.law.rule == rule):
            if relation.verdict not in (Verdict.INCONSISTENT, Verdict.ROUNDING):
                continue
            is_wrong = relation.verdict is Verdict.INCONSISTENT
            is_tried = is_wrong and relation.law in _EQUATIONS and repairs < _MOST_REPAIRS
            repairs += is_tried
            case = relation.law if is_wrong else Case.ROUNDED
            if case is Case.BOUND and is_apart(relation.facts):
                case = Case.BOUNDS_DISAGREE
            # What may be right is no excuse where something else denies its facts.
            is_open = is_apart(relation.facts) or self._denied.isdisjoint(relation.ids)
            severity = Severity.WARNING if is_wrong and is_open else case.severity
            base, order = relation.base, CERTAINTY.index
            if base and order(base.status) > order(relation.facts[-1].status):  # it was revised
                severity = Severity.NOTE
            value, formula = relation.told(self._base.units)
            ends = (None if limit is None else plain(limit) for limit in relation.limits)
            low, high = (end and AmountPhrase(end, unit=value.unit) for end in ends)
            data: dict[str, Any] = {"value": value, "formula": formula, "low": low, "high": high}
            data |= {"facts": relation.ids[1:], "unstated": relation.unstated}
            data["base"] = base and base.id
            data["repair"] = self._repair(relation) if is_tried else None
            yield finding_of(relation.facts[0], "value", case, severity, **data)

    def _repair(self, relation: Relation) -> Repair | None:
        """The one change that makes all relations of the facts of a relation fit."""
        own = relation.ids
        touched = {id(other): other for id_ in own for other in self._touching[id_]}.values()
        kept = {fact.id: fact for other in touched for fact in other.facts}
        compared = sum(other.verdict is not Verdict.NOT_COMPARABLE for other in touched)
        found: list[Repair] = []
        for fact in relation.facts:
            near = self._index.alike[fact.metric, fact.entity, fact.dims]
            beside = {other.id: other for other in near} | kept
            for changed, repair in _changes(self._base, fact):
                if self._is_repaired({**beside, fact.id: changed}, own, compared):
                    found.append(repair)
        if len(found) > 1:  # two units, each of them wrong beside the other
            units = {fact.id: self._base.metrics[fact.metric].unit for fact in relation.facts}
            scaled = (repair for repair in found if repair.key == "unit")
            found = [repair for repair in scaled if repair.value == units[repair.fact]]
        return found[0] if len(found) == 1 else None  # of several nobody knows which

    def _is_repaired(self, facts: Mapping[str, Fact], own: Iterable[str], at_least: int) -> bool:
        """Whether nothing contradicts some facts, and as much as before was compared."""
        every = relations(Index(self._base._replace(facts=tuple(facts.values()))))
        verdicts = [found.verdict for found in every if not set(own).isdisjoint(found.ids)]
        compared = [verdict for verdict in verdicts if verdict is not Verdict.NOT_COMPARABLE]
        return len(compared) >= at_least and set(compared) == {Verdict.CONSISTENT}


def _changes(base: Base, fact: Fact) -> Iterator[tuple[Fact, Repair]]:
    """What a hurried hand may have done to a fact, undone."""
    for value in swaps(fact.value) if fact.value is not None else ():
        yield fact._replace(value=value), Repair(fact.id, Slip.DIGITS, "value", plain(value))
    if not fact.measure.is_percent:
        own = base.units[str(fact.unit)]
        for unit in base.units.values():
            if unit.id != own.id and unit.dimension and unit.dimension == own.dimension:
                yield fact._replace(unit=unit.id), Repair(fact.id, Slip.SCALE, "unit", unit.id)
    is_points = fact.measure is Measure.GROWTH and base.metrics[fact.metric].unit == PERCENT.id
    if is_points or fact.measure is Measure.CHANGE:
        measure = Measure.CHANGE if is_points else Measure.GROWTH
        changed = fact._replace(measure=measure, unit=PERCENT.id)
        yield changed, Repair(fact.id, Slip.POINTS, "measure", measure.value)
    if fact.period:
        for period in (fact.period.earlier(), fact.period.earlier(-1)):
            yield fact._replace(period=period), Repair(fact.id, Slip.YEAR, "period", period.text)


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
    units, wide = index.base.units, partial(index.allowed, is_wide=True)
    at_position: dict[int, _Ranked] = {}
    of_entity: dict[str, _Ranked] = {}
    for ranked in ranking:
        other = at_position.setdefault(ranked.position, ranked)
        if ranked.fact.entity != other.fact.entity and not _is_tie(index, ranked.fact, other.fact):
            yield _conflict(ranked, other, Case.SHARED_POSITION)
        other = of_entity.setdefault(ranked.fact.entity, ranked)
        if other.position != ranked.position:
            is_disputed = is_apart((ranked.fact, other.fact))
            case = Case.POSITIONS_DISAGREE if is_disputed else Case.TWO_POSITIONS
            yield _conflict(ranked, other, case)
    valued = (ranked for ranked in ranking if ranked.fact.value is not None)
    pairs = pairwise(sorted(valued, key=lambda ranked: ranked.position))
    neighbours = [pair for pair in pairs if pair[0].position != pair[1].position]
    # Unemployment is best where it is least, and few bases say so; one pair alone cannot tell.
    risen = sum(is_below(wide(better.fact), wide(worse.fact)) for better, worse in neighbours)
    fallen = sum(is_below(wide(worse.fact), wide(better.fact)) for better, worse in neighbours)
    told = Best.HIGH if fallen >= risen else Best.LOW if risen > 1 else None
    for better, worse in neighbours:
        fact, facts = better.fact, (better.fact, worse.fact)
        best = index.base.metrics[fact.metric].best or told
        less, more = facts[::-1] if best is Best.LOW else facts
        if not is_below(index.allowed(less), index.allowed(more)):
            continue
        case, severity = Case.ORDER, Severity.WARNING if is_apart(facts) else Severity.ERROR
        if not is_below(wide(less), wide(more)):
            case, severity = Case.ORDER_ROUNDED, Severity.NOTE
        elif best is None:  # the smaller rate may well be the better, the smaller sum hardly
            is_sum = fact.measure is Measure.LEVEL and units[str(fact.unit)].dimension
            severity = Severity.WARNING if is_sum else Severity.NOTE
        value, other_value = amounts(units, facts)
        yield _conflict(better, worse, case, severity, value=value, more=other_value)


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
