"""What follows from facts though no source prints it, each with its limits and its formula.

Low and high come from the printed digits of the facts: what is derived is never more certain
than they are. What cannot be compared is derived all the same, without a value and with the
reason.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from jhstats import figure
from jhstats.figure import Interval, plain, signed
from jhstats.model import PERCENT, Measure, Prices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jhstats.model import Fact
    from jhstats.period import Period

_HUNDRED = Decimal(100)
PERCENTAGE_POINT = "percentage-point"
"""The unit of a difference of percentages; no unit of a base."""


class Quantity(Enum):
    """What is derived."""

    DIFFERENCE = "difference"
    GROWTH = "growth"
    YEARLY_GROWTH = "yearly-growth"
    RATIO = "ratio"
    SHARE = "share"
    IMPLIED = "implied"


class Reason(Enum):
    """Why facts cannot be compared; `open` is that a bound or a loss leaves no limits."""

    DIMENSION = "dimension"
    ENTITY = "entity"
    OPEN = "open"
    PART_YEAR = "part-year"
    PRICES = "prices"
    SEVERAL_YEARS = "several-years"
    TARGET = "target"
    WHOLE = "whole"
    ZERO = "zero"


class Derived(NamedTuple):
    """A value that follows from facts; never one of them.

    `reason` is None where the facts can be compared. `is_nominal` says that it holds if the
    growths that it rests on are at current prices, which no source states. `unit` is a unit's
    id, or None for a ratio. `formula` shows the printed numbers.
    """

    quantity: Quantity
    metric: str
    measure: Measure
    entity: str
    period: Period | None
    from_: Period | None
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    formula: str | None
    facts: tuple[str, ...]
    reason: Reason | None = None
    is_nominal: bool = False

    @property
    def verdict(self) -> str:
        """`comparable` or not, as scripts read it; `if-nominal` where only prices may deny it."""
        if self.is_nominal:
            return "if-nominal"
        return "not-comparable" if self.reason else "comparable"


class Operand(NamedTuple):
    """A fact with a value, maybe converted.

    Attributes:
        fact: the fact, as printed.
        value: its value in `unit`.
        unit: the id of the unit of the comparison.
        allowed: the true values that its print allows.
        half: half of one unit of its last printed digit.
    """

    fact: Fact
    value: Decimal
    unit: str | None
    allowed: Interval
    half: Decimal

    @classmethod
    def of(cls, fact: Fact) -> Operand:
        """A fact as it is printed; one with a value."""
        value = fact.value or figure.ZERO
        allowed = figure.interval(value, fact.bound)
        return cls(fact, value, fact.unit, allowed, figure.half_unit(value))


def why_not(left: Operand, right: Operand) -> Reason | None:
    """Why two facts cannot be compared, if so."""
    one, other = left.fact, right.fact
    if not right.value:
        return Reason.ZERO
    if left.unit != right.unit:
        return Reason.DIMENSION
    if one.measure is Measure.SHARE and one.of != other.of:
        return Reason.WHOLE
    if prices_apart((one, other)):
        return Reason.PRICES
    if one.period and other.period and _length(one.period) != _length(other.period):
        return Reason.PART_YEAR
    return None


def prices_apart(facts: Iterable[Fact]) -> bool:
    """Whether facts are told at different prices, and so cannot be held against each other.

    Levels are at current prices unless a fact says another; growths that say nothing may be
    at either.
    """
    told = {
        one.prices or Prices.CURRENT
        for one in facts
        if one.prices or one.measure not in (Measure.GROWTH, Measure.CONTRIBUTION)
    }
    return len(told) > 1


def over_time(older: Operand, newer: Operand) -> list[Derived]:
    """Difference, growth, yearly growth and ratio of one metric from a period to a later one."""
    reason = why_not(newer, older)
    if reason:
        return [_refused(Quantity.DIFFERENCE, newer, older, reason)]
    result = [_difference(newer, older)]
    if newer.unit == PERCENT.id:
        return result
    ratio = _ratio(newer, older)
    numbers = f"{plain(newer.value)} / {plain(older.value)}"
    result.append(_derived(Quantity.GROWTH, newer, older, mapped_percent(ratio), f"{numbers} - 1"))
    years = _years(older.fact.period, newer.fact.period)
    if years > 1:
        root = _root(years)
        yearly = _Figure(root(ratio.value), figure.mapped(ratio.allowed, root))
        formula = f"({numbers}) ^ (1/{years}) - 1"
        result.append(
            _derived(Quantity.YEARLY_GROWTH, newer, older, mapped_percent(yearly), formula)
        )
    result.append(_derived(Quantity.RATIO, newer, older, ratio, numbers, None))
    return result


def side_by_side(one: Operand, other: Operand, *, is_part: bool = False) -> list[Derived]:
    """Difference and ratio of two metrics or two entities; a share where one is a part."""
    reason = why_not(one, other)
    if reason:
        return [_refused(Quantity.DIFFERENCE, one, other, reason)]
    ratio, numbers = _ratio(one, other), f"{plain(one.value)} / {plain(other.value)}"
    result = [_difference(one, other)]
    if is_part:
        percent = _Figure(ratio.value * _HUNDRED, _scaled(ratio.allowed, _HUNDRED))
        result.append(_derived(Quantity.SHARE, one, other, percent, numbers, PERCENT.id))
    elif one.unit != PERCENT.id:
        result.append(_derived(Quantity.RATIO, one, other, ratio, numbers, None))
    return result


def implied(operands: Sequence[Operand]) -> Iterator[Derived]:
    """What the levels among some facts imply with their growths and shares."""
    for level in operands:
        if level.fact.measure is not Measure.LEVEL:
            continue
        for other in operands:
            found = None
            if other.fact.metric != level.fact.metric:
                continue
            if other.fact.measure is Measure.GROWTH:
                found = implied_base(level, other)
            elif other.fact.measure is Measure.SHARE:
                found = implied_whole(level, other)
            if found is not None:
                yield found


def implied_base(level: Operand, growth: Operand) -> Derived | None:
    """The value of the period before: value / (1 + growth). None where nothing follows."""
    period, before = level.fact.period, growth.fact.from_
    if before is None and period:
        before = period.earlier()
    if before is None or not _of_one_kind(level.fact, growth.fact) or growth.value <= -_HUNDRED:
        return None
    factor = figure.mapped(growth.allowed, lambda g: 1 + g / _HUNDRED)
    value = level.value / (1 + growth.value / _HUNDRED)
    found = _Figure(value, figure.divided(level.allowed, factor))
    formula = f"{plain(level.value)} / (1 {signed(growth.value)}%)"
    one = _derived(Quantity.IMPLIED, level, growth, found, formula, level.unit)
    return one._replace(period=before)


def implied_whole(part: Operand, share: Operand) -> Derived | None:
    """The whole of a share: part / share. None where nothing follows."""
    of = share.fact.of
    if of is None or not share.value or not _of_one_kind(part.fact, share.fact):
        return None
    percent = figure.mapped(share.allowed, lambda one: one / _HUNDRED)
    found = _Figure(part.value * _HUNDRED / share.value, figure.divided(part.allowed, percent))
    formula = f"{plain(part.value)} / {plain(share.value)}%"
    one = _derived(Quantity.IMPLIED, part, share, found, formula, part.unit)
    return one._replace(metric=of.metric, entity=of.entity or part.fact.entity)


def ratios(one: Operand, other: Operand, growths: tuple[Operand, Operand]) -> list[Derived]:
    """One level over another, now and as their growths imply it a year before, in percent.

    The growths are taken as nominal; empty where the levels cannot be compared.
    """
    before = [implied_base(*pair) for pair in zip((one, other), growths, strict=True)]
    if why_not(one, other) or None in before or not one.allowed.low or not other.allowed.low:
        return []
    if len({derived.period and derived.period.days for derived in before if derived}) > 1:
        return []  # grown from different years
    now = _ratio(one, other)
    factors = [figure.mapped(g.allowed, lambda percent: 1 + percent / _HUNDRED) for g in growths]
    bases = [figure.divided(level.allowed, factor)
             for level, factor in zip((one, other), factors, strict=True)]  # fmt: skip
    grown = [1 + growth.value / _HUNDRED for growth in growths]
    then = _Figure(now.value * grown[1] / grown[0], figure.divided(*bases))
    numbers = f"{plain(one.value)} / {plain(other.value)}"
    terms = [
        f"({plain(level.value)} / (1 {signed(growth.value)}%))"
        for level, growth in zip((one, other), growths, strict=True)
    ]
    result = []
    for found, formula, period in (
        (then, " / ".join(terms), before[0] and before[0].period),
        (now, numbers, one.fact.period),
    ):
        percent = _Figure(found.value * _HUNDRED, _scaled(found.allowed, _HUNDRED))
        derived = _derived(Quantity.RATIO, one, other, percent, formula)
        unstated = any(growth.fact.prices is None for growth in growths)
        nominal = found is then and unstated
        result.append(derived._replace(period=period, is_nominal=nominal))
    ids = (one.fact.id, growths[0].fact.id, other.fact.id, growths[1].fact.id)
    result[0] = result[0]._replace(facts=ids)
    return result


def _of_one_kind(one: Fact, other: Fact) -> bool:
    """Whether two facts tell of one entity, period and status, at prices that may be the same."""
    days = [fact.period and fact.period.days for fact in (one, other)]
    alike = (one.entity, days[0], one.status) == (other.entity, days[1], other.status)
    return alike and not prices_apart((one, other))


class _Figure(NamedTuple):
    value: Decimal
    allowed: Interval


def mapped_percent(ratio: _Figure) -> _Figure:
    """A ratio as a growth in percent."""

    def growth(one: Decimal) -> Decimal:
        return (one - 1) * _HUNDRED

    return _Figure(growth(ratio.value), figure.mapped(ratio.allowed, growth))


def _derived(  # noqa: PLR0913, PLR0917 - as many as a derived value has parts
    quantity: Quantity,
    one: Operand,
    other: Operand,
    found: _Figure,
    formula: str,
    unit: str | None = PERCENT.id,
) -> Derived:
    low, high = figure.outward(found.allowed)
    return Derived(
        quantity=quantity,
        metric=one.fact.metric,
        measure=one.fact.measure,
        entity=one.fact.entity,
        period=one.fact.period,
        from_=other.fact.period if other.fact.period != one.fact.period else None,
        value=figure.supported(found.value, _tolerance(found, one, other)),
        low=low,
        high=high,
        unit=unit,
        formula=formula,
        facts=(one.fact.id, other.fact.id),
    )


def _refused(quantity: Quantity, one: Operand, other: Operand, reason: Reason) -> Derived:
    nothing = _Figure(Decimal(0), Interval(None, None))
    return _derived(quantity, one, other, nothing, "", one.unit)._replace(
        value=None, formula=None, reason=reason
    )


def _difference(one: Operand, other: Operand) -> Derived:
    value = one.value - other.value
    found = _Figure(value, figure.minus(one.allowed, other.allowed))
    unit = PERCENTAGE_POINT if one.unit == PERCENT.id else one.unit
    formula = f"{plain(one.value)} - {plain(other.value)}"
    derived = _derived(Quantity.DIFFERENCE, one, other, found, formula, unit)
    # A difference has the digits of the coarser figure.
    digits = Decimal(1).scaleb((2 * max(one.half, other.half)).adjusted())
    return derived._replace(value=Decimal(plain(value.quantize(digits))))


def _ratio(one: Operand, other: Operand) -> _Figure:
    return _Figure(one.value / other.value, figure.divided(one.allowed, other.allowed))


def _tolerance(found: _Figure, one: Operand, other: Operand) -> Interval:
    """The interval that says how many digits a value supports.

    Where a bound leaves it open, the bound itself is taken as it was printed.
    """
    if found.allowed.low is not None and found.allowed.high is not None:
        return found.allowed
    halves = (x.half / abs(x.value or figure.ONE) for x in (one, other))
    half = abs(found.value + _HUNDRED) * sum(halves, figure.ZERO)
    return Interval(found.value - half, found.value + half)


def _years(older: Period | None, newer: Period | None) -> int:
    return newer.year - older.year if older and newer else 0


def _root(years: int) -> Callable[[Decimal], Decimal]:
    exponent = Decimal(1) / years
    return lambda ratio: ratio**exponent


def _scaled(allowed: Interval, by: Decimal) -> Interval:
    return figure.mapped(allowed, lambda one: one * by)


def _length(period: Period) -> int:
    """How many months a period has, near enough to tell a year from a part of one."""
    months = (period.end[0] - period.start[0]) * 12 + period.end[1] - period.start[1] + 1
    return months if period.start[2] == 1 else 0
