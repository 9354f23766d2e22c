"""Laws that relate facts, as base × (1 + growth) = value; and whether they hold.

And published positions, against each other and against the values that they rank.
"""

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import partial
from itertools import chain, pairwise, product
from typing import Any, NamedTuple, TypeAlias

from jhstats import figure, model
from jhstats.ask.question import grouped
from jhstats.check.finding import Case, Finding, Severity, finding_of
from jhstats.check.index import Index, is_apart, status_group
from jhstats.derive import CERTAINTY, has_mixed_prices, has_own_growth
from jhstats.figure import ONE, ZERO, Bound, Interval, addend, plain
from jhstats.model import PERCENT, Base, Best, Fact, Measure, Rank, Unit, Whole
from jhstats.names import outer_metrics
from jhstats.phrases import AmountPhrase, FormulaPhrase, amounts

_HUNDRED = Decimal(100)
_TIE = re.compile(r"并列|\b(?:tied?|joint(?:ly)?|equal)\b", re.IGNORECASE)
"""What a span prints of two that share their place."""
_Ranked: TypeAlias = tuple[Fact, Rank]

_LAWS: Mapping[Case, Callable[..., Interval]] = {
    Case.GROWTH: lambda base, growth: base * (growth / _HUNDRED + ONE),
    Case.CHANGE: operator.add,
    Case.SHARE: lambda part, whole: part / whole * _HUNDRED,
    Case.ABOVE_ALL: lambda: Interval(None, _HUNDRED),
    Case.PART: lambda whole: Interval(None, whole.high),
}
"""What facts allow another one, the first of a relation, by the true values of each."""


class Verdict(Enum):
    """What became of a relation."""

    CONSISTENT = "consistent"
    ROUNDING = "rounding"  # off by less than one unit of a last digit
    INCONSISTENT = "inconsistent"


class Relation(NamedTuple):
    """A law, applied; the others allow `limits` of the first fact, in its unit, to six digits.

    The formula is text, and facts for their numbers.
    """

    law: Case
    facts: tuple[Fact, ...]
    formula: tuple[str | Fact, ...]
    verdict: Verdict
    limits: Interval

    @property
    def ids(self) -> tuple[str, ...]:
        """Those of all its facts."""
        return tuple(fact.id for fact in self.facts)

    def told(self, units: Mapping[str, Unit]) -> tuple[AmountPhrase, FormulaPhrase]:
        """The printed number of its fact, and its formula, with units where there are several."""
        facts = (part for part in self.formula if not isinstance(part, str))
        value, *numbers = amounts(units, (self.facts[0], *facts))
        parts = (part if isinstance(part, str) else numbers.pop(0) for part in self.formula)
        return value, FormulaPhrase(tuple(parts))


def relations(index: Index) -> Iterator[Relation]:
    """Every relation of the facts of a base that can be compared, law by law."""
    return chain.from_iterable(law(index) for law in (_growths, _shares, _parts, _sums))


def findings(found: Iterable[Relation], rule: str, units: Mapping[str, Unit]) -> Iterator[Finding]:
    """The relations of a rule that do not hold."""
    for relation in (own for own in found if own.law.rule == rule):
        if relation.verdict is not Verdict.INCONSISTENT:
            continue
        facts, law = relation.facts, relation.law
        growths = (own for own in facts if own.measure is Measure.GROWTH and law is Case.GROWTH)
        unstated = tuple(own.id for own in growths if not own.prices)
        value, formula = relation.told(units)
        ends = (None if limit is None else plain(limit) for limit in relation.limits)
        low, high = (end and AmountPhrase(end, unit=value.unit) for end in ends)
        data: dict[str, Any] = {"value": value, "formula": formula, "low": low, "high": high}
        data |= {"facts": relation.ids[1:], "unstated": unstated}
        # What may be right is no error: sources apart, a growth at constant prices.
        severity = Severity.WARNING if is_apart(facts) or unstated else law.severity
        yield finding_of(facts[0], "value", law, severity, **data)


def _relation(
    index: Index,
    law: Case,
    facts: Sequence[Fact],
    *formula: str | Fact,
    allowed: Callable[..., Interval] | None = None,
) -> Iterator[Relation]:
    """That facts allow another one, the first, only so much by a law; if they can be compared.

    They can if they are of one dimension and at the same prices; shares and growths fit any. On a
    scale without a zero of its own levels only differ.
    """

    def sides(*, is_wide: bool) -> tuple[Interval, Interval]:
        own, *others = (index.allowed(fact, is_wide=is_wide) for fact in facts)
        return own, (allowed or _LAWS[law])(*others)

    units = [index.base.units[str(fact.unit)] for fact in facts]
    told = (unit for unit, own in zip(units, facts, strict=True) if not own.measure.is_percent)
    # Percentages differ by points, whatever a base calls those.
    kinds = {PERCENT.id if model.is_points(unit) else unit.dimension or unit.id for unit in told}
    narrow = sides(is_wide=False)
    has_offset = any(unit.offset for unit in units) and law not in (Case.CHANGE, Case.PART)
    if len(kinds) > 1 or has_offset or has_mixed_prices(facts) or Interval() in narrow:
        return
    verdict = Verdict.CONSISTENT
    if not figure.has_overlap(*narrow):
        is_rounding = figure.has_overlap(*sides(is_wide=True))
        verdict = Verdict.ROUNDING if is_rounding else Verdict.INCONSISTENT
    limits = (narrow[1] - (units[0].offset or ZERO)) / (units[0].factor or ONE)
    yield Relation(law, (*facts,), formula, verdict, figure.round_outward(limits))


def _growths(index: Index) -> Iterator[Relation]:
    """The laws base × (1 + growth) = value, and base + change = value."""
    tables = index.base.metrics, index.base.units
    for rate in chain(index.of(Measure.GROWTH), index.of(Measure.CHANGE)):
        levels, bases = (index.levels(rate, period) for period in (rate.period, rate.before))
        for level, base in product(levels, bases):
            facts = (level, base, rate)
            if CERTAINTY.index(base.status) > CERTAINTY.index(rate.status):
                continue  # it was revised since
            if rate.measure is Measure.GROWTH:
                # Nobody agrees on what the growth of a loss is.
                if (base.value or ZERO) >= 0 and has_own_growth(level, *tables):
                    factor = f" × (1 {addend(rate.value or ZERO)}%)"
                    yield from _relation(index, Case.GROWTH, facts, base, factor)
            elif not rate.of:  # the change of a share is no level's
                yield from _relation(index, Case.CHANGE, facts, base, " + ", rate)


def _shares(index: Index) -> Iterator[Relation]:
    """The laws part ÷ whole = share, and share ≤ 100% of what is a part."""
    for share in (fact for fact in index.of(Measure.SHARE) if fact.of):
        parts = index.levels(share, share.period)
        outer = [Whole(id_, None) for id_ in outer_metrics(index.base.metrics, share.metric)]
        if (share.value or ZERO) > _HUNDRED and share.of in outer:
            yield from _relation(index, Case.ABOVE_ALL, (share,), "≤ 100")
        for part, whole in product(parts, index.levels(share, share.period, share.of)):
            # A loss has no parts.
            if (whole.value or ZERO) > 0 and not _has_two_natures(index.base, part, whole):
                yield from _relation(index, Case.SHARE, (share, part, whole), part, " / ", whole)


def _parts(index: Index) -> Iterator[Relation]:
    """The law part ≤ whole, but for a loss among gains."""
    for part in index.of(Measure.LEVEL):
        for outer in outer_metrics(index.base.metrics, part.metric):
            for whole in index.levels(part, part.period, Whole(outer, None)):
                is_loss = min(part.value or ZERO, whole.value or ZERO) < 0
                if not is_loss and not _has_two_natures(index.base, part, whole):
                    yield from _relation(index, Case.PART, (part, whole), "≤ ", whole)


def _has_two_natures(base: Base, part: Fact, whole: Fact) -> bool:
    """Whether one of two levels is a stock, and the other none or no declared part of it."""
    natures = [base.metrics[fact.metric].nature for fact in (part, whole)]
    if natures[0] is natures[1] or model.Nature.STOCK not in natures:
        return False
    return None not in natures or whole.metric not in outer_metrics(base.metrics, part.metric)


def _sums(index: Index) -> Iterator[Relation]:
    """The law whole = parts, or whole ≥ parts where it has others, beside levels of all of them.

    Of several levels of a part that of one source with the whole is taken.
    """
    for declared in index.base.sums:
        parts = sorted(declared.parts, key=lambda part: part[0] == "-")  # a formula adds first
        case, begin = (Case.REST, "≥ ") if declared.has_rest else (Case.SUM, "")
        signs = (begin, *(" - " if part[0] == "-" else " + " for part in parts[1:]))
        allowed = partial(_total, parts, has_rest=declared.has_rest)
        for whole in index.of(Measure.LEVEL):
            named = whole.entity if declared.metric else whole.metric
            if declared.whole != named or declared.metric not in (None, whole.metric):
                continue
            subjects = [
                Whole(whole.metric, id_) if declared.metric else Whole(id_, whole.entity)
                for id_ in [part.removeprefix("-") for part in parts]
            ]
            found = (index.levels(whole, whole.period, subject) for subject in subjects)
            facts = [min(own, key=partial(_has_no_source_of, whole)) for own in found if own]
            if len(facts) == len(parts):
                formula = [part for pair in zip(signs, facts, strict=True) for part in pair]
                yield from _relation(index, case, (whole, *facts), *formula, allowed=allowed)


def _has_no_source_of(whole: Fact, part: Fact) -> bool:
    """Whether no source prints both."""
    sources = {evidence.source for evidence in whole.evidence}
    return sources.isdisjoint(evidence.source for evidence in part.evidence)


def _total(parts: Sequence[str], *given: Interval, has_rest: bool) -> Interval:
    total = Interval(ZERO, ZERO)
    for part, limits in zip(parts, given, strict=True):
        total = total - limits if part[0] == "-" else total + limits
    return Interval(total.low, None) if has_rest else total


def positions(index: Index) -> Iterator[Finding]:
    """One position twice, one entity at two positions, or an order that the values deny."""
    told = ((fact, rank) for fact in index.base.facts for rank in fact.ranks if fact.period)
    placed = (ranked for ranked in told if ranked[1].kind is model.RankKind.POSITION)
    for ranking in grouped(placed, _ranking).values():
        at_position: dict[int | None, _Ranked] = {}
        of_entity: dict[str, _Ranked] = {}
        for ranked in ranking:
            fact, rank = ranked
            other = at_position.setdefault(rank.number, ranked)
            if fact.entity != other[0].entity and not _is_tie(index, fact, other[0]):
                yield _conflict(ranked, other, Case.SHARED_POSITION)
            other = of_entity.setdefault(fact.entity, ranked)
            if rank.number != other[1].number:
                severity = Severity.WARNING if is_apart((fact, other[0])) else Severity.ERROR
                yield _conflict(ranked, other, Case.TWO_POSITIONS, severity)
        valued = [ranked for ranked in ranking if ranked[0].value is not None]
        for better, worse in pairwise(sorted(valued, key=lambda ranked: ranked[1].number or 0)):
            facts = better[0], worse[0]
            best = index.base.metrics[better[0].metric].best
            greater, less = facts[::-1] if best is Best.LOW else facts  # as they are ranked
            allowed = (index.allowed(fact, is_wide=True) for fact in (greater, less))
            if better[1].number != worse[1].number and figure.is_below(*allowed):
                # Unemployment is best where it is least, and few bases say so.
                severity = Severity.WARNING if best is None or is_apart(facts) else Severity.ERROR
                value, other_value = amounts(index.base.units, facts)
                data = {"value": value, "more": other_value}
                yield _conflict(better, worse, Case.ORDER, severity, **data)


def _ranking(ranked: _Ranked) -> tuple[object, ...]:
    """What is ranked and among whom, whoever it is."""
    fact, rank = ranked
    return rank.among, rank.peers, fact.identity._replace(entity="", status=status_group(fact))


def _is_tie(index: Index, *facts: Fact) -> bool:
    """Whether two may share their place: their values may be equal, or a span prints a tie."""
    if any(_TIE.search(span.printed or "") for fact in facts for span in fact.evidence):
        return True
    is_told = all(fact.value is not None and fact.bound is Bound.EXACT for fact in facts)
    return is_told and figure.has_overlap(*(index.allowed(fact, is_wide=True) for fact in facts))


def _conflict(
    ranked: _Ranked, other: _Ranked, case: Case, severity: Severity | None = None, **data: object
) -> Finding:
    data["other"] = None if other[0] is ranked[0] else other[0].id
    data |= {"position": ranked[1].number, "there": other[1].number}
    return finding_of(ranked[0], "ranks", case, severity, **data)
