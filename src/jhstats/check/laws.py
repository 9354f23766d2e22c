"""Laws that relate facts, as base × (1 + growth) = value; and whether they hold.

One may hold only if a print was rounded or cut off. And published positions, against each other
and against the values that they rank.
"""

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import partial
from itertools import chain, pairwise, product
from typing import Any, NamedTuple, TypeAlias

from jhstats import figure, model
from jhstats.ask.question import grouped
from jhstats.check.finding import Case, Finding, Severity, finding_of
from jhstats.check.index import UNLIMITED, Index, is_apart, status_group
from jhstats.derive import CERTAINTY, has_mixed_prices, has_own_growth
from jhstats.figure import ONE, ZERO, Bound, Interval, addend, plain
from jhstats.model import PERCENT, Base, Best, Fact, Measure, Rank, Sum, Unit, Whole
from jhstats.names import outer_metrics
from jhstats.phrases import AmountPhrase, FormulaPhrase, amounts

_HUNDRED = Decimal(100)
_UP_TO_ALL = Interval(None, _HUNDRED)  # a share, in percent
_TIE = re.compile(r"并列|\b(?:tied?|joint(?:ly)?|equal)\b", re.IGNORECASE)
"""What a span prints of two that share their place."""
_Ranked: TypeAlias = tuple[Fact, Rank]


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
    facts: tuple[Fact, ...],
    formula: tuple[str | Fact, ...],
    allowed: Callable[..., Interval],
) -> Iterator[Relation]:
    """That some facts allow of another one, the first, only so much; if they can be compared.

    They can if they are of one dimension and at the same prices; shares and growths fit any.
    `allowed` makes the limits of what the prints of the others allow, in their order.
    """

    def sides(*, is_wide: bool) -> tuple[Interval, Interval]:
        own, *others = (index.allowed(fact, is_wide=is_wide) for fact in facts)
        return own, allowed(*others)

    units = [index.base.units[str(fact.unit)] for fact in facts]
    told = (unit for unit, own in zip(units, facts, strict=True) if not own.measure.is_percent)
    # Percentages differ by points, whatever a base calls those.
    kinds = {PERCENT.id if model.is_points(unit) else unit.dimension or unit.id for unit in told}
    narrow = sides(is_wide=False)
    if len(kinds) > 1 or has_mixed_prices(facts) or UNLIMITED in narrow:
        return
    verdict = Verdict.CONSISTENT
    if not figure.has_overlap(*narrow):
        is_rounding = figure.has_overlap(*sides(is_wide=True))
        verdict = Verdict.ROUNDING if is_rounding else Verdict.INCONSISTENT
    factor = units[0].factor or ONE
    limits = figure.round_outward(narrow[1] / factor)
    yield Relation(law, facts, formula, verdict, limits)


def _growths(index: Index) -> Iterator[Relation]:
    """The laws base × (1 + growth) = value, and base + change = value."""
    # The change of a share is no level's.
    changes = (fact for fact in index.measured.get(Measure.CHANGE, ()) if not fact.of)
    tables = index.base.metrics, index.base.units
    for rate in chain(index.measured.get(Measure.GROWTH, ()), changes):
        is_growth, factor = rate.measure is Measure.GROWTH, f" × (1 {addend(rate.value or ZERO)}%)"
        levels, bases = (index.levels(rate, period) for period in (rate.period, rate.before))
        for level, base in product(levels, bases):
            facts = (level, base, rate)
            if CERTAINTY.index(base.status) > CERTAINTY.index(rate.status):
                continue  # it was revised since
            if not is_growth:
                yield from _relation(index, Case.CHANGE, facts, (base, " + ", rate), operator.add)
            # Nobody agrees on what the growth of a loss is.
            elif (base.value or ZERO) >= 0 and has_own_growth(level, *tables):
                yield from _relation(index, Case.GROWTH, facts, (base, factor), _grown)


def _shares(index: Index) -> Iterator[Relation]:
    """The laws part ÷ whole = share, and share ≤ 100% of what is a part."""
    for share in (fact for fact in index.measured.get(Measure.SHARE, ()) if fact.of):
        parts = index.levels(share, share.period)
        wholes = index.levels(share, share.period, share.of)
        outer = [Whole(id_, None) for id_ in outer_metrics(index.base.metrics, share.metric)]
        if (share.value or ZERO) > _HUNDRED and share.of in outer:
            yield from _relation(index, Case.ABOVE_ALL, (share,), ("≤ 100",), lambda: _UP_TO_ALL)
        for part, whole in product(parts, wholes):
            is_mixed = _has_two_natures(index.base, share.metric, whole.metric)
            if (whole.value or ZERO) > 0 and not is_mixed:  # a loss has no parts
                facts, formula = (share, part, whole), (part, " / ", whole)
                yield from _relation(index, Case.SHARE, facts, formula, _percent)


def _parts(index: Index) -> Iterator[Relation]:
    """The law part ≤ whole, but for a loss among gains."""
    for part in index.measured.get(Measure.LEVEL, ()):
        for outer in outer_metrics(index.base.metrics, part.metric):
            for whole in index.levels(part, part.period, Whole(outer, None)):
                is_loss = min(part.value or ZERO, whole.value or ZERO) < 0
                if not is_loss and not _has_two_natures(index.base, part.metric, outer):
                    facts, formula = (part, whole), ("≤ ", whole)
                    yield from _relation(index, Case.PART, facts, formula, _up_to)


def _sums(index: Index) -> Iterator[Relation]:
    """The law whole = parts, or whole ≥ parts where it has others, beside levels of all of them."""
    for declared in index.base.sums:
        parts = sorted(declared.parts, key=lambda part: part[0] == "-")  # a formula adds first
        case, begin = (Case.REST, "≥ ") if declared.has_rest else (Case.SUM, "")
        signs = (begin, *(" - " if part[0] == "-" else " + " for part in parts[1:]))
        allowed = partial(_total, parts, has_rest=declared.has_rest)
        for whole in index.measured.get(Measure.LEVEL, ()):
            named = whole.entity if declared.metric else whole.metric
            if declared.whole != named or declared.metric not in (None, whole.metric):
                continue
            found = [_level_of_part(index, declared, whole, part) for part in parts]
            facts = [fact for fact in found if fact]
            if len(facts) == len(parts):
                formula = [part for pair in zip(signs, facts, strict=True) for part in pair]
                yield from _relation(index, case, (whole, *facts), (*formula,), allowed)


def _has_two_natures(base: Base, metric: str, whole: str) -> bool:
    """Whether one of two metrics is a stock, and the other none or no declared part of it."""
    natures = [base.metrics[id_].nature for id_ in (metric, whole)]
    if natures[0] is natures[1] or model.Nature.STOCK not in natures:
        return False
    return None not in natures or whole not in outer_metrics(base.metrics, metric)


def _grown(base: Interval, growth: Interval) -> Interval:
    return base * (growth / _HUNDRED + ONE)


def _percent(part: Interval, whole: Interval) -> Interval:
    return part / whole * _HUNDRED


def _up_to(whole: Interval) -> Interval:
    return Interval(None, whole.high)


def _total(parts: list[str], *given: Interval, has_rest: bool) -> Interval:
    total = Interval(ZERO, ZERO)
    for part, limits in zip(parts, given, strict=True):
        total = total - limits if part[0] == "-" else total + limits
    return Interval(total.low, None) if has_rest else total


def _level_of_part(index: Index, declared: Sum, whole: Fact, part: str) -> Fact | None:
    """The level of a part beside that of its whole; of several that of one source with it."""
    id_ = part.removeprefix("-")
    of = Whole(declared.metric, id_) if declared.metric else Whole(id_, whole.entity)
    levels = index.levels(whole, whole.period, of)
    sources = {evidence.source for evidence in whole.evidence}
    beside = (fact for fact in levels if any(span.source in sources for span in fact.evidence))
    return next(beside, levels[0] if levels else None)


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
    subject = fact.identity._replace(entity="", status=status_group(fact))
    return rank.among, rank.peers, subject


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
