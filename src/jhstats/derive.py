"""Derived values: what follows from facts though no source prints it, with limits and formula.

An *operand* is a fact that a value is derived from. Low and high come from the printed digits
of the operands: what is derived is never more certain than they are. What cannot be compared
is derived all the same, without a value and with the reason.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import partial
from itertools import product
from typing import Any, NamedTuple

from jhstats import figure, model
from jhstats.figure import Bound, Interval, addend, plain
from jhstats.model import PERCENT, RESULTS, Fact, FactStatus, Measure, Prices, Unit, conversion
from jhstats.period import Period

_HUNDRED = Decimal(100)
_YEAR = 12
_ENDLESS = figure.EXACT.prec // 2  # so many digits only a quotient has that is no decimal
PERCENTAGE_POINT = "percentage-point"  # the unit of a difference of percentages; no unit of a base
_MONEY = re.compile(
    r"(?i)元|币|镑|盾|铢|卢[布比]|法郎|克朗|里[拉亚]|雷亚尔|比索|兰特|林吉特|兹罗提|美分|便士|[$€£¥₩₹₫₺₽]"
    r"|\b(?:(?:yuan|renminbi|yen|baht|dong|rand|ringgit|rupiah|reais|kron[aeo]r?|sterling|pence"
    r"|(?:dollar|euro|franc|rupee|lira|peso|pataca|riyal|zloty|rou?ble|US cent)s?)"
    r"|aud|brl|cad|chf|cny|dkk|eur|gbp|hkd|idr|inr|jpy|krw|mxn|myr|nok|nzd|pln|rmb|rub|sar|sek"
    r"|sgd|thb|twd|usd|vnd|zar)\b|(?:^|illion )won\b"
)
CERTAINTY = (*RESULTS, FactStatus.PLANNED, FactStatus.TARGET)
"""What is derived is as certain as the last of its facts' statuses here."""


class Quantity(Enum):
    """What is derived."""

    DIFFERENCE = "difference"
    GROWTH = "growth"
    YEARLY_GROWTH = "yearly-growth"
    RATIO = "ratio"
    SHARE = "share"
    PER = "per"
    SUM = "sum"
    IMPLIED = "implied"


class Reason(Enum):
    """Why facts cannot be compared; `open` is that bounds leave no limits."""

    DIMENSION = "dimension"
    NEGATIVE = "negative"
    OFFSET = "offset"
    OPEN = "open"
    OVERLAP = "overlap"
    PART = "part"
    PART_YEAR = "part-year"
    PRICES = "prices"
    ZERO = "zero"


class Derived(NamedTuple):
    """A value that follows from facts; never one of them."""

    quantity: Quantity
    metric: str  # an id, of a sum all with `+` between them
    measure: Measure
    entity: str  # likewise
    period: Period | None
    from_: Period | None
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: Bound  # on which side the limits leave it open
    status: FactStatus  # the least certain one of its facts
    unit: str | None  # a unit's id, two of them for `per`, None for a ratio
    formula: str | None  # with the printed numbers
    facts: tuple[str, ...]  # ids
    reason: Reason | None = None  # why the facts cannot be compared: no value, limits or formula
    is_nominal: bool = False  # it holds if growths of money are at current prices: no source says

    @property
    def verdict(self) -> str:
        """`comparable` or not, as scripts read it; `if-nominal` where only prices may deny it."""
        if self.is_nominal:
            return "if-nominal"
        return "not-comparable" if self.reason else "comparable"


class Operand(NamedTuple):
    """A fact with a value, maybe converted into the `unit` of a comparison."""

    fact: Fact
    value: Decimal
    unit: str
    allowed: Interval  # the true values that its print allows, in that unit
    half: Decimal  # of one unit of its last printed digit, in that unit
    has_offset: bool = False  # whether the unit's zero is none of what it measures, as that of °C
    is_money: bool = False  # whether prices bear on it

    @property
    def near(self) -> Interval:
        """What its digits alone allow, whatever bounds it: how fine it was printed."""
        return Interval(self.value - self.half, self.value + self.half)

    @classmethod
    def of(cls, fact: Fact, units: Mapping[str, Unit], into: str | None = None) -> Operand | None:
        """A fact as printed, or converted with the limits of its print; None without a value."""
        amount = fact.amount
        if amount is None:
            return None
        value, unit = amount.value, units[amount.unit]
        allowed, half = amount.allowed(unit), figure.half_unit(value)
        has_offset = fact.measure is Measure.LEVEL and unit.offset is not None
        by = conversion(unit, units[into], fact.measure) if into and into != unit.id else None
        if into is None or by is None:
            return cls(fact, value, unit.id, allowed, half, has_offset, is_money(unit))
        allowed, has_offset = figure.image(allowed, by.exact), has_offset or by.offset != 0
        return cls(fact, by.shown(value), into, allowed, by.size(half), has_offset, is_money(unit))


def is_money(unit: Unit) -> bool:
    """Whether a unit is one of money, by its dimension or any of its names."""
    return any(map(_MONEY.search, (unit.dimension or "", *unit.names.values(), *unit.aliases)))


def obstacle(dividend: Operand, divisor: Operand) -> Reason | None:
    """The reason for which two facts of one whole and set of dims cannot be compared, if any."""
    left, right = dividend.fact, divisor.fact
    lengths = {fact.period.months for fact in (left, right) if fact.period}
    if dividend.unit != divisor.unit:
        return Reason.DIMENSION
    if has_mixed_prices((left, right)):
        return Reason.PRICES
    return Reason.PART_YEAR if len(lengths) > 1 else None


def _ratio_obstacle(dividend: Operand, divisor: Operand) -> Reason | None:
    """The reason for which one fact is no growth or share of another, though comparable."""
    if dividend.has_offset or divisor.has_offset:
        return Reason.OFFSET
    if not divisor.value:
        return Reason.ZERO
    return Reason.NEGATIVE if divisor.value < 0 else None  # nobody agrees what a loss grows by


def has_mixed_prices(facts: Iterable[Fact]) -> bool:
    """Whether facts are told at different prices, and so cannot be held against each other.

    Levels are at current prices unless a fact says another; growths that say nothing at either.
    """
    told = {own.prices or Prices.CURRENT for own in facts
            if own.prices or own.measure not in (Measure.GROWTH, Measure.CONTRIBUTION)}  # fmt: skip
    return len(told) > 1


def over_time(older: Operand, newer: Operand) -> list[Derived]:
    """Difference, growth, yearly growth and ratio of one metric from a period to a later one.

    The reason alone where they cannot be compared; of percentages the difference, in points.
    """
    first, last = older.fact.period, newer.fact.period
    if first and last and last.start <= first.end and not obstacle(newer, older):
        return [_refused((newer, older), Reason.OVERLAP)]
    difference, *multiple = side_by_side(newer, older)
    if not multiple or _ratio_obstacle(newer, older):
        return [difference, *multiple]
    ratio, numbers = _quotient(newer, older), _fraction(newer, older)
    growths = [_derived(Quantity.GROWTH, (newer, older), _percent(ratio, 1), f"{numbers} - 1")]
    ends = [period.end[0] * _YEAR + period.end[1] for period in (first, last) if period]
    months = ends[-1] - ends[0] if ends else 0
    if months > _YEAR and min(ratio.value, ratio.allowed.low or ratio.value) > 0:
        exponent = Decimal(_YEAR) / months
        growth = _percent(_image(ratio, lambda quotient: quotient**exponent), 1)
        root = f"{_YEAR}/{months}" if months % _YEAR else f"1/{months // _YEAR}"
        formula = f"({numbers}) ^ ({root}) - 1"
        growths.append(_derived(Quantity.YEARLY_GROWTH, (newer, older), growth, formula))
    return [difference, *growths, *multiple]


def side_by_side(left: Operand, right: Operand, *, is_part: bool = False) -> list[Derived]:
    """Difference and ratio of two metrics or two entities; the share where left is a part of right.

    The reason alone where they cannot be compared; of percentages no ratio.
    """
    if reason := obstacle(left, right):
        return [_refused((left, right), reason)]
    is_part &= left.fact.measure is Measure.LEVEL
    result = _worked(operator.sub, left, right)
    unit = PERCENTAGE_POINT if left.unit == PERCENT.id else left.unit
    formula = f"{plain(left.value)} - {plain(right.value)}"
    difference = _derived(Quantity.DIFFERENCE, (left, right), result, formula, unit)
    if left.unit == PERCENT.id and not is_part:
        return [difference]
    if reason := _ratio_obstacle(left, right):
        return [difference, _refused((left, right), reason, Quantity.RATIO)]
    return [difference, _ratio(left, right, Quantity.SHARE if is_part else Quantity.RATIO)]


def quotient(
    dividend: Operand, divisor: Operand, units: Mapping[str, Unit], *into: str | None, is_part: bool
) -> Derived:
    """One level per another, each in a unit asked for, else of factor 1; of a part the share."""
    left, right = dividend, Operand.of(divisor.fact, units, dividend.unit) or divisor
    is_alike = left.unit == right.unit
    quantity = Quantity.SHARE if is_alike and is_part else Quantity.PER
    if not is_alike:
        sides = zip((dividend, divisor), into, strict=True)
        left, right = (_in_unit(own, units, asked) for own, asked in sides)
    reason = Reason.PRICES if has_mixed_prices((left.fact, right.fact)) else None
    if reason := reason or _ratio_obstacle(left, right):
        return _refused((left, right), reason, quantity)
    return _ratio(left, right, quantity)


def _ratio(left: Operand, right: Operand, quantity: Quantity) -> Derived:
    """One over another: a share in percent, per another in both units, or a number alone."""
    both = f"{left.unit}/{right.unit}" if left.unit != right.unit else None
    units = {Quantity.SHARE: PERCENT.id, Quantity.PER: both}
    ratio = _quotient(left, right)
    ratio = _percent(ratio) if quantity is Quantity.SHARE else ratio
    return _derived(quantity, (left, right), ratio, _fraction(left, right), units.get(quantity))


def _in_unit(operand: Operand, units: Mapping[str, Unit], asked: str | None) -> Operand:
    """An operand in a unit, else that of factor 1 of its dimension, as the base calls that."""
    own = units[operand.unit]
    same = (unit for unit in units.values() if unit.dimension == own.dimension and unit.factor == 1)
    reference = next(same, own._replace(id=own.dimension or own.id, factor=figure.ONE))
    into = units[asked] if asked else reference
    return Operand.of(operand.fact, {**units, into.id: into}, into.id) or operand


def total(operands: Sequence[Operand], reason: Reason | None = None) -> Derived:
    """The sum of levels, unless there is a reason for which they make none."""
    first, *others = operands
    reasons = [obstacle(other, first) for other in others]
    reasons += [Reason.OFFSET for operand in operands if operand.has_offset]
    result = _Result(first.value, first.allowed, first.near)
    for other in others:
        result = _worked(operator.add, result, other)
    formula = " ".join([plain(first.value), *(addend(other.value) for other in others)])
    derived = _derived(Quantity.SUM, operands, result, formula, first.unit)
    if reason := next(filter(None, [reason, *reasons]), None):
        derived = _refused(operands, reason, Quantity.SUM)
    ids = zip(*((operand.fact.metric, operand.fact.entity) for operand in operands), strict=True)
    metric, entity = ("+".join(dict.fromkeys(own)) for own in ids)
    return derived._replace(metric=metric, entity=entity)


def implied(
    operands: Iterable[Operand], metrics: Mapping[str, model.Metric], units: Mapping[str, Unit]
) -> Iterator[Derived]:
    """What the levels among some facts imply with growths and shares, but for these levels."""
    levels: dict[tuple[object, ...], list[Operand]] = {}
    rates: dict[tuple[object, ...], list[Operand]] = {}
    for operand, fact in ((operand, operand.fact) for operand in operands):
        groups = levels if fact.measure is Measure.LEVEL else rates
        subject = (fact.metric, fact.entity, fact.days, fact.dims)
        groups.setdefault(subject, []).append(operand)
    imply = {Measure.GROWTH: implied_base, Measure.SHARE: implied_whole}
    for key, group in levels.items():
        for level, rate in product(group, rates.get(key, ())):
            of = imply.get(rate.fact.measure)
            is_of_it = of is not implied_base or has_own_growth(level.fact, metrics, units)
            derived = of(level, rate) if of and is_of_it else None
            days = derived and derived.period and derived.period.days
            if derived and (derived.metric, derived.entity, days, level.fact.dims) not in levels:
                yield derived


def has_own_growth(
    level: Fact, metrics: Mapping[str, model.Metric], units: Mapping[str, Unit]
) -> bool:
    """Whether its metric's growth is its own: what is told in another currency grew otherwise."""
    unit, own = level.unit or "", metrics[level.metric].unit or level.unit or ""
    return unit == own or conversion(units[unit], units[own]) is not None


def implied_base(level: Operand, growth: Operand) -> Derived | None:
    """The value of the period before: value / (1 + growth). None where nothing follows."""
    before = growth.fact.before
    is_lost = growth.value <= -_HUNDRED or level.value < 0 or level.has_offset
    if before is None or is_lost or not _has_same_subject(level.fact, growth.fact):
        return None
    base = _quotient(level, _image(growth, lambda percent: 1 + percent / _HUNDRED))
    formula = f"{plain(level.value)} / (1 {addend(growth.value)}%)"
    derived = _derived(Quantity.IMPLIED, (level, growth), base, formula, level.unit)
    return derived._replace(period=before, is_nominal=level.is_money and growth.fact.prices is None)


def implied_whole(part: Operand, share: Operand) -> Derived | None:
    """The whole of a share: part / share. None where nothing follows."""
    of = share.fact.of
    if of is None or not share.value or not _has_same_subject(part.fact, share.fact):
        return None
    whole = _quotient(part, _image(share, lambda percent: percent / _HUNDRED))
    formula = f"{_fraction(part, share)}%"
    return _derived(Quantity.IMPLIED, (part, share), whole, formula, part.unit)._replace(
        metric=of.metric, entity=of.entity or part.fact.entity
    )


def _has_same_subject(left: Fact, right: Fact) -> bool:
    """Whether two facts tell of one entity, period and status, at prices that may be the same."""
    same = (left.entity, left.days, left.status) == (right.entity, right.days, right.status)
    return same and not has_mixed_prices((left, right))


class _Result(NamedTuple):
    """A worked out number, the true values that its facts allow, and those near by their digits."""

    value: Decimal
    allowed: Interval
    near: Interval


_Number = Operand | _Result


def _worked(by: Callable[[Any, Any], Any], left: _Number, right: _Number) -> _Result:
    allowed, near = by(left.allowed, right.allowed), by(left.near, right.near)
    return _Result(by(left.value, right.value), allowed, near)


_quotient = partial(_worked, operator.truediv)


def _image(number: _Number, rising: Callable[[Decimal], Decimal]) -> _Result:
    allowed, near = (figure.image(limits, rising) for limits in (number.allowed, number.near))
    return _Result(rising(number.value), allowed, near)


def _percent(ratio: _Result, less: int = 0) -> _Result:
    return _image(ratio, lambda quotient: (quotient - less) * _HUNDRED)


def _fraction(dividend: Operand, divisor: Operand) -> str:
    return f"{plain(dividend.value)} / {plain(divisor.value)}"


def _derived(
    quantity: Quantity,
    operands: Sequence[Operand],
    result: _Result,
    formula: str | None,
    unit: str | None = PERCENT.id,
) -> Derived:
    """What follows from facts; metric, measure, entity and period are those of the first."""
    facts = tuple(operand.fact for operand in operands)
    fact, other = facts[0], facts[-1]
    rounded = figure.round_near(result.value, result.near, Interval(None, None))
    is_sum = quantity in (Quantity.DIFFERENCE, Quantity.SUM)
    ends = filter(None, result.allowed)
    is_short = is_sum and all(len(own.as_tuple().digits) < _ENDLESS for own in ends)
    digits = _ENDLESS if is_short else len(rounded.as_tuple().digits)
    low, high = limits = figure.round_outward(result.allowed, digits)
    bound = _bound(result.allowed, facts)
    value = low if high is None else high  # "over" holds of the limit alone
    if bound in (Bound.EXACT, Bound.ABOUT):
        is_inside = limits.holds(rounded)
        value = rounded if is_inside else figure.round_near(result.value, result.near, limits)
        if is_sum:  # with the digits of the coarsest figure
            step = (2 * max(operand.half for operand in operands)).adjusted()
            value = figure.round_inside(value, step, limits)
    return Derived(
        quantity=quantity,
        metric=fact.metric,
        measure=fact.measure,
        entity=fact.entity,
        period=fact.period,
        from_=other.period if other.period != fact.period else None,
        value=value,
        low=low,
        high=high,
        bound=bound or Bound.EXACT,
        status=max((own.status for own in facts), key=CERTAINTY.index),
        unit=unit,
        formula=formula if bound else None,
        facts=tuple(own.id for own in facts),
        reason=None if bound else Reason.OPEN,
    )


def _bound(allowed: Interval, facts: tuple[Fact, ...]) -> Bound | None:
    """On which side the limits of a value are open; None where its facts leave it no limits."""
    if None not in allowed:
        return Bound.EXACT
    bounds = {fact.bound for fact in facts}
    if allowed.low is not None:
        return Bound.OVER if bounds & {Bound.OVER, Bound.UNDER} else Bound.AT_LEAST
    if allowed.high is not None:
        return Bound.UNDER if bounds & {Bound.OVER, Bound.UNDER} else Bound.AT_MOST
    return Bound.ABOUT if Bound.ABOUT in bounds <= {Bound.ABOUT, Bound.EXACT} else None


def _refused(
    operands: Sequence[Operand], reason: Reason, quantity: Quantity = Quantity.DIFFERENCE
) -> Derived:
    nothing = _Result(figure.ZERO, Interval(None, None), Interval(None, None))
    units = {Quantity.RATIO: None, Quantity.GROWTH: PERCENT.id, Quantity.SHARE: PERCENT.id}
    derived = _derived(quantity, operands, nothing, None, units.get(quantity, operands[0].unit))
    return derived._replace(value=None, bound=Bound.EXACT, reason=reason)
