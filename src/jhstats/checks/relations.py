"""How facts hang together, worked out from metric, measure, entity and period alone.

A relation compares a printed figure with what others make of it. Two readings of each print
are kept: rounded to its last digit, and cut off or rounded either way (less than one unit of
that digit). Only a relation that fails under both is called inconsistent, since a figure that
its source truncated is no mistake.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from jhstats import figure
from jhstats.figure import ONE, ZERO, Bound, Interval, plain
from jhstats.model import FactStatus, Measure, RankKind
from jhstats.period import Period, month_length
from jhstats.prose.names import Units
from jhstats.prose.numerals import numerals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jhstats.model import Base, Fact

_HUNDRED = Decimal(100)
_LONGEST_CHAIN = 12
RESULTS = (FactStatus.ACTUAL, FactStatus.PRELIMINARY, FactStatus.ESTIMATE)


class Verdict(Enum):
    """What became of a relation."""

    CONSISTENT = "consistent"
    ROUNDING = "rounding"
    """Only by rounding or truncation: off by less than one unit of a last digit."""
    INCONSISTENT = "inconsistent"
    NOT_COMPARABLE = "not-comparable"


class Rule(Enum):
    """Which relation it is."""

    GROWTH = "growth"
    """base × (1 + growth) = value"""
    CHANGE = "change"
    """base + change = value"""
    SHARE = "share"
    """part ÷ whole = share"""
    WHOLES = "wholes"
    """two shares of one whole: part ÷ share = part ÷ share"""
    PART = "part"
    """part ≤ whole"""
    ABOVE_ALL = "above-all"
    """share ≤ 100 %"""
    BOUND = "bound"
    """a bound against an exact value"""
    MILESTONE = "milestone"
    """first passed in a year: not reached in the years before"""


class Relation(NamedTuple):
    """One relation of facts.

    Attributes:
        rule: which one.
        fact: the fact that is set against the others.
        facts: the ids of all of them.
        verdict: what became of it.
        formula: the arithmetic, with the printed numbers.
        value: the printed number of `fact`.
        low: the least that the others allow; None without a limit.
        high: the most that they allow.
        reason: why it cannot be compared.
        unstated: whether a growth at unstated prices takes part.
    """

    rule: Rule
    fact: Fact
    facts: tuple[str, ...]
    verdict: Verdict
    formula: str
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    reason: str = ""
    unstated: bool = False


_Read = Callable[["Fact"], Interval]
"""What a print allows, under one of two readings: `_near` or `_wide`."""
_Allowed = Callable[[_Read], Interval]
"""What other facts allow, under a reading of their prints."""
_Key = tuple[object, ...]


class Relations:
    """The relations of a base."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._levels: dict[_Key, list[Fact]] = {}
        self._growths: dict[_Key, list[Fact]] = {}
        self._shares: dict[_Key, list[Fact]] = {}
        self._series: dict[tuple[str, str], list[Fact]] = {}
        self._alike: dict[_Key, list[Fact]] = {}
        self._others: list[Fact] = []
        for one in base.facts:
            if one.value is not None:
                self._add(one)

    def all(self) -> Iterator[Relation]:
        """Every relation, those that cannot be compared too."""
        for growths in self._growths.values():
            for one in growths:
                yield from self._growth(one)
        for one in self._others:
            yield from self._change(one)
        for shares in self._shares.values():
            for one in shares:
                yield from self._share(one)
                yield from self._above_all(one)
            yield from self._wholes(shares)
        yield from self._parts()
        yield from self._bounds()
        yield from self._milestones()

    def _add(self, one: Fact) -> None:
        days = one.period[:2] if one.period else None
        kind = one.status if one.status not in RESULTS else FactStatus.ACTUAL
        if one.measure is Measure.LEVEL:
            if days:
                self._levels.setdefault((one.metric, one.entity, days, kind), []).append(one)
            self._series.setdefault((one.metric, one.entity), []).append(one)
        elif one.measure is Measure.GROWTH and days:
            self._growths.setdefault((one.metric, one.entity, days, kind), []).append(one)
        elif one.measure is Measure.SHARE and one.of:
            whole = one.of.entity or one.entity
            key = (one.of.metric, one.entity, whole, days, kind)
            self._shares.setdefault(key, []).append(one)
        else:
            self._others.append(one)
        same = (one.metric, one.measure, one.entity, days, one.status, one.of)
        self._alike.setdefault((*same, one.from_ and one.from_[:2], one.prices), []).append(one)

    def _level(self, one: Fact, days: object, *, metric: str = "", entity: str = "") -> list[Fact]:
        kind = one.status if one.status not in RESULTS else FactStatus.ACTUAL
        return self._levels.get((metric or one.metric, entity or one.entity, days, kind), [])

    # --- base × (1 + growth) = value, base + change = value -------------------------

    def _growth(self, one: Fact) -> Iterator[Relation]:
        """A growth between two levels, or a chain of growths where those between are missing."""
        assert one.period is not None  # noqa: S101 - only such growths are kept
        levels = self._level(one, one.period[:2])
        if not levels:
            yield from self._apart(one)
            return
        steps, before = [one], _before(one)
        while before and not self._level(one, before) and len(steps) < _LONGEST_CHAIN:
            kind = one.status if one.status not in RESULTS else FactStatus.ACTUAL
            earlier = self._growths.get((one.metric, one.entity, before, kind))
            if not earlier:
                return
            steps.append(earlier[0])
            before = _before(earlier[0])
        for level in levels:
            for base in self._level(one, before):
                yield self._product(level, base, steps)

    def _product(self, level: Fact, base: Fact, steps: list[Fact]) -> Relation:

        def allowed(read: _Read) -> Interval:
            result = self._amount(base, read)
            for step in reversed(steps):
                result = figure.times(result, _factor(step, read))
            return result

        formula = _number(base)
        for step in reversed(steps):
            formula += f" × (1 + {_number(step)}%)"
        facts = (level, base, *steps)
        unstated = any(one.prices is None for one in steps)
        reason = (
            "prices" if any(one.prices and one.prices.value == "constant" for one in steps) else ""
        )
        return self._relation(
            Rule.GROWTH, level, facts, allowed, formula, reason, unstated=unstated
        )

    def _apart(self, one: Fact) -> Iterator[Relation]:
        """A growth of which there are levels, though none that it can be held against."""
        assert one.period is not None  # noqa: S101 - only such growths are kept
        for level in self._series.get((one.metric, one.entity), ()):
            if level.period is None or level.period.year != one.period.year:
                continue
            reason = "target" if level.status not in RESULTS else "part-year"
            yield Relation(
                Rule.GROWTH,
                one,
                (one.id, level.id),
                Verdict.NOT_COMPARABLE,
                "",
                one.value or ZERO,
                None,
                None,
                reason,
            )

    def _change(self, one: Fact) -> Iterator[Relation]:
        if one.measure is not Measure.CHANGE or one.period is None:
            return
        for level in self._level(one, one.period[:2]):
            for base in self._level(one, _before(one)):

                def allowed(read: _Read, base: Fact = base) -> Interval:
                    return _plus(self._amount(base, read), self._amount(one, read))

                formula = f"{_number(base)} + {_number(one)}"
                yield self._relation(Rule.CHANGE, level, (level, base, one), allowed, formula)

    # --- part ÷ whole = share ------------------------------------------------------

    def _share(self, one: Fact) -> Iterator[Relation]:
        if one.of is None or one.period is None:
            return
        days = one.period[:2]
        wholes = self._level(one, days, metric=one.of.metric, entity=one.of.entity or one.entity)
        for part in self._level(one, days):
            for whole in wholes:
                if not whole.value:
                    continue

                def allowed(read: _Read, part: Fact = part, whole: Fact = whole) -> Interval:
                    ratio = figure.divided(self._amount(part, read), self._amount(whole, read))
                    return figure.mapped(ratio, lambda one: one * _HUNDRED)

                formula = f"{_number(part)} / {_number(whole)}"
                yield self._relation(Rule.SHARE, one, (one, part, whole), allowed, formula)

    def _above_all(self, one: Fact) -> Iterator[Relation]:
        most = Interval(None, _HUNDRED)
        if one.value and one.value > _HUNDRED:
            yield self._relation(Rule.ABOVE_ALL, one, (one,), lambda _: most, "≤ 100")

    def _wholes(self, shares: list[Fact]) -> Iterator[Relation]:
        """Two shares of one whole that no source prints must imply the same whole."""
        told = [
            (one, part)
            for one in shares
            if one.value and one.period
            for part in self._level(one, one.period[:2])
        ]
        if not told or self._level(
            told[0][0],
            told[0][0].period and told[0][0].period[:2],
            metric=told[0][0].of.metric if told[0][0].of else "",
            entity=(told[0][0].of and told[0][0].of.entity) or "",
        ):
            return
        first, part = told[0]
        for other, its_part in told[1:]:

            def allowed(read: _Read, other: Fact = other) -> Interval:
                whole = figure.divided(self._amount(part, read), read(first))
                return figure.times(whole, read(other))

            formula = f"{_number(part)} / {_number(first)}% × {_number(other)}%"
            facts = (its_part, other, part, first)
            yield self._relation(Rule.WHOLES, its_part, facts, allowed, formula)

    # --- part ≤ whole, bounds, milestones ----------------------------------------------

    def _parts(self) -> Iterator[Relation]:
        for (metric, entity, days, _), parts in self._levels.items():
            outer = self._base.metrics[str(metric)].part_of
            seen = {metric}
            while outer and outer not in seen:
                seen.add(outer)
                for part in parts:
                    for whole in self._level(part, days, metric=outer, entity=str(entity)):

                        def allowed(read: _Read, whole: Fact = whole) -> Interval:
                            return Interval(None, self._amount(whole, read).high)

                        formula = f"≤ {_number(whole)}"
                        yield self._relation(Rule.PART, part, (part, whole), allowed, formula)
                outer = self._base.metrics[outer].part_of

    def _bounds(self) -> Iterator[Relation]:
        for alike in self._alike.values():
            if len(alike) == 1:
                continue
            exact = next((one for one in alike if one.bound is Bound.EXACT), alike[0])
            for one in alike:
                if one is not exact and one.bound is not exact.bound:

                    def allowed(read: _Read, one: Fact = one) -> Interval:
                        return self._amount(one, read)

                    formula = f"{one.bound.value} {_number(one)}"
                    yield self._relation(Rule.BOUND, exact, (exact, one), allowed, formula)

    def _milestones(self) -> Iterator[Relation]:
        for one in self._base.facts:
            passed = milestone(self._base, one)
            if passed is None or one.period is None:
                continue
            limit = Interval(None, passed * self._scale(one))

            def most(_: _Read, limit: Interval = limit) -> Interval:
                return limit

            for earlier in self._series.get((one.metric, one.entity), ()):
                if earlier.period and earlier.period.end < one.period.start:
                    formula = f"< {plain(passed)}"
                    if earlier.status in RESULTS:
                        facts = (earlier, one)
                        yield self._relation(Rule.MILESTONE, earlier, facts, most, formula)
            yield from self._implied_before(one, passed)

    def _implied_before(self, one: Fact, passed: Decimal) -> Iterator[Relation]:
        """The year before, as the growth implies it, must lie below the milestone."""
        assert one.period is not None  # noqa: S101 - the caller has looked
        growths = self._growths.get((one.metric, one.entity, one.period[:2], FactStatus.ACTUAL), ())
        limit = Interval(None, self._scale(one) * passed)
        for growth in growths:
            if growth.value is None or growth.value <= -_HUNDRED or one.bound is not Bound.EXACT:
                continue

            def implied(read: _Read, growth: Fact = growth) -> Interval:
                return figure.divided(self._amount(one, read), _factor(growth, read))

            verdict = _verdict(implied, lambda _: limit)
            low, high = self._descaled(one, implied(_near))
            formula = f"{_number(one)} / (1 + {_number(growth)}%) < {plain(passed)}"
            yield Relation(Rule.MILESTONE, one, (one.id, growth.id), verdict, formula,
                           passed, low, high, unstated=growth.prices is None)  # fmt: skip

    # --- amounts ---------------------------------------------------------------------

    def _scale(self, one: Fact) -> Decimal:
        """What a value is multiplied with, so that those of one dimension can be compared."""
        return self._base.units[str(one.unit)].factor or ONE

    def _descaled(self, one: Fact, allowed: Interval) -> Interval:
        scale = self._scale(one)
        return figure.mapped(allowed, lambda value: value / scale)

    def _amount(self, one: Fact, read: _Read) -> Interval:
        scale = self._scale(one)
        allowed = read(one)
        return allowed if scale == ONE else figure.mapped(allowed, lambda value: value * scale)

    def _dimension(self, one: Fact) -> str:
        unit = self._base.units[str(one.unit)]
        return unit.dimension or unit.id

    def _relation(  # noqa: PLR0913, PLR0917 - as many as a relation has parts
        self,
        rule: Rule,
        fact: Fact,
        facts: Iterable[Fact],
        allowed: _Allowed,
        formula: str,
        reason: str = "",
        *,
        unstated: bool = False,
    ) -> Relation:
        facts = tuple(facts)
        assert fact.value is not None  # noqa: S101 - only such facts are kept
        levels = [one for one in facts if not one.measure.in_percent]
        if len({self._dimension(one) for one in levels}) > 1:
            reason = "dimension"
        verdict = Verdict.NOT_COMPARABLE
        if not reason:
            verdict = _verdict(lambda read: self._amount(fact, read), allowed)
        low, high = self._descaled(fact, allowed(_near))
        ids = tuple(one.id for one in facts)
        return Relation(rule, fact, ids, verdict, formula, fact.value, low, high, reason, unstated)


def milestone(base: Base, one: Fact) -> Decimal | None:
    """The number that a fact passes for the first time, in its unit: 首破千亿元 is 1000 亿元."""
    if one.value is None or one.measure is not Measure.LEVEL or one.status not in RESULTS:
        return None
    if one.bound in (Bound.OVER, Bound.AT_LEAST) and any(
        rank.kind is RankKind.FIRST_TO for rank in one.ranks
    ):
        return one.value
    for evidence in one.evidence:
        if evidence.printed and "首" in evidence.printed:
            for numeral in numerals(evidence.printed):
                if numeral.is_first:
                    return numeral.number * numeral.scale / _magnitude(base, str(one.unit))
    return None


def _magnitude(base: Base, unit: str) -> Decimal:
    """The magnitude in the name of a unit."""
    return Units({unit: base.units[unit]}).magnitude(unit)


def _verdict(one: _Allowed, other: _Allowed) -> Verdict:
    """Whether two ranges have a value in common, and under which reading."""
    if figure.overlap(one(_near), other(_near)):
        return Verdict.CONSISTENT
    both = figure.overlap(one(_wide), other(_wide))
    return Verdict.ROUNDING if both else Verdict.INCONSISTENT


def _near(one: Fact) -> Interval:
    """What a print allows that was rounded to its last digit."""
    assert one.value is not None  # noqa: S101 - only such facts are kept
    return figure.interval(one.value, one.bound)


def _wide(one: Fact) -> Interval:
    """What a print allows that was rounded or cut off, either way."""
    assert one.value is not None  # noqa: S101 - only such facts are kept
    if one.bound is not Bound.EXACT:
        return figure.interval(one.value, one.bound)
    step = 2 * figure.half_unit(one.value)
    return Interval(one.value - step, one.value + step)


def _factor(growth: Fact, read: _Read) -> Interval:
    """What a growth multiplies with."""
    return figure.mapped(read(growth), lambda percent: 1 + percent / _HUNDRED)


def _before(one: Fact) -> object:
    """The days of the period that a growth or change is from: `from`, else a year earlier."""
    if one.from_ is not None:
        return one.from_[:2]
    assert one.period is not None  # noqa: S101 - only such facts are asked
    return _a_year_earlier(one.period)


def _a_year_earlier(period: Period) -> object:
    days = []
    for year, month, day in period[:2]:
        last = day == month_length(year, month)
        days.append((year - 1, month, month_length(year - 1, month) if last else day))
    return tuple(days)


def _number(one: Fact) -> str:
    assert one.value is not None  # noqa: S101 - only such facts are kept
    return plain(one.value)


def _plus(one: Interval, other: Interval) -> Interval:
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    return Interval(low, high)
