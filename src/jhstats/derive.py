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
from functools import partial, reduce
from itertools import product
from typing import Any, NamedTuple

from jhstats import figure, model
from jhstats.figure import Bound, Interval, addend, plain
from jhstats.model import PERCENT, Fact, FactStatus, Measure, Metric, Prices, Unit, conversion
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
CERTAINTY = (*model.RESULTS, FactStatus.PLANNED, FactStatus.TARGET)
"""What is derived is as certain as the last of its facts' statuses here."""

_NUMBERS = operator.attrgetter("value", "allowed", "near")
_Law = Callable[..., Any]
"""What makes of the values of facts a value, and of what their prints allow what that allows."""

_IMPLIED_BY: Mapping[Measure, _Law] = {
    Measure.GROWTH: lambda level, growth: level / (growth / _HUNDRED + figure.ONE),
    Measure.SHARE: lambda part, share: part / (share / _HUNDRED),
}
"""The laws by which a level and one of these imply another level."""


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
    near: Interval  # those that its digits alone allow, whatever bounds it
    has_offset: bool = False  # whether the unit's zero is none of what it measures, as that of °C

    @classmethod
    def of(cls, fact: Fact, units: Mapping[str, Unit], into: str | None = None) -> Operand | None:
        """A fact as printed, or converted with the limits of its print; None without a value."""
        if fact.value is None or fact.unit is None:
            return None
        value, unit = fact.value, units[fact.unit]
        allowed, half = fact.allowed(unit), figure.half_unit(value)
        has_offset = fact.measure is Measure.LEVEL and unit.offset is not None
        by = conversion(unit, units[into], fact.measure) if into and into != unit.id else None
        if into and by:
            value, half, allowed = by.shown(value), by.size(half), figure.image(allowed, by.exact)
            unit, has_offset = units[into], has_offset or by.offset != 0
        return cls(fact, value, unit.id, allowed, Interval(value - half, value + half), has_offset)

    def __str__(self) -> str:
        """Its number, as formulas have it."""
        return plain(self.value)


def is_money(unit: Unit) -> bool:
    """Whether a unit is one of money, by its dimension or any of its names."""
    return any(map(_MONEY.search, (unit.dimension or "", *unit.names.values(), *unit.aliases)))


def obstacle(dividend: Operand, divisor: Operand) -> Reason | None:
    """The reason for which two facts of one whole and set of dims cannot be compared, if any."""
    facts = dividend.fact, divisor.fact
    if dividend.unit != divisor.unit:
        return Reason.DIMENSION
    if has_mixed_prices(facts):
        return Reason.PRICES
    lengths = {fact.period.months for fact in facts if fact.period}
    return Reason.PART_YEAR if len(lengths) > 1 else None


def _ratio_obstacle(dividend: Operand, divisor: Operand) -> Reason | None:
    """The reason for which one fact is no growth, share or multiple of another."""
    if has_mixed_prices((dividend.fact, divisor.fact)):
        return Reason.PRICES
    if dividend.has_offset or divisor.has_offset:
        return Reason.OFFSET
    if not divisor.value:
        return Reason.ZERO
    return Reason.NEGATIVE if divisor.value < 0 else None  # nobody agrees what a loss grows by


def has_mixed_prices(facts: Iterable[Fact]) -> bool:
    """Whether facts are told at different prices, and so cannot be held against each other.

    Levels are at current prices unless a fact says another; growths that say nothing at either.
    """
    told = {own.prices for own in facts
            if own.prices or own.measure not in (Measure.GROWTH, Measure.CONTRIBUTION)}  # fmt: skip
    return len(told) > 1 and told != {None, Prices.CURRENT}


def over_time(older: Operand, newer: Operand) -> list[Derived]:
    """Difference, growth, yearly growth and ratio of one metric from a period to a later one.

    The reason alone where they cannot be compared; of percentages the difference, in points.
    """
    pair, first, last = (newer, older), older.fact.period, newer.fact.period
    if first and last and last.start <= first.end and not obstacle(*pair):
        return [_derived(Quantity.DIFFERENCE, pair, newer.unit, Reason.OVERLAP)]
    difference, *multiple = side_by_side(*pair)
    if not multiple or _ratio_obstacle(*pair):
        return [difference, *multiple]
    ratio = f"{newer} / {older}"
    growths = [_derived(Quantity.GROWTH, pair, PERCENT.id, _growth, f"{ratio} - 1")]
    ends = [period.end[0] * _YEAR + period.end[1] for period in (first, last) if period]
    months = ends[-1] - ends[0] if ends else 0
    if months > _YEAR and newer.value > 0 and (newer.allowed.low or 0) >= 0:
        law = partial(_growth, exponent=Decimal(_YEAR) / months)
        root = f"{_YEAR}/{months}" if months % _YEAR else f"1/{months // _YEAR}"
        formula = f"({ratio}) ^ ({root}) - 1"
        growths.append(_derived(Quantity.YEARLY_GROWTH, pair, PERCENT.id, law, formula))
    return [difference, *growths, *multiple]


def _growth(newer: Any, older: Any, exponent: Decimal = figure.ONE) -> Any:  # noqa: ANN401
    return ((newer / older) ** exponent - figure.ONE) * _HUNDRED


def side_by_side(left: Operand, right: Operand, *, is_part: bool = False) -> list[Derived]:
    """Difference and ratio of two metrics or two entities; the share where left is a part of right.

    The reason alone where they cannot be compared; of percentages no ratio.
    """
    pair, is_rate = (left, right), left.unit == PERCENT.id
    if reason := obstacle(*pair):
        return [_derived(Quantity.DIFFERENCE, pair, left.unit, reason)]
    unit, formula = PERCENTAGE_POINT if is_rate else left.unit, f"{left} - {right}"
    difference = _derived(Quantity.DIFFERENCE, pair, unit, operator.sub, formula)
    is_part &= left.fact.measure is Measure.LEVEL
    if is_rate and not is_part:
        return [difference]
    return [difference, _ratio(Quantity.SHARE if is_part else Quantity.RATIO, pair)]


def quotient(
    dividend: Operand, divisor: Operand, units: Mapping[str, Unit], *into: str | None, is_part: bool
) -> Derived:
    """One level per another, each in a unit asked for, else of factor 1; of a part the share."""
    left, right = dividend, Operand.of(divisor.fact, units, dividend.unit) or divisor
    is_alike = left.unit == right.unit
    if not is_alike:
        sides = zip((dividend, divisor), into, strict=True)
        left, right = (_in_unit(own, units, asked) for own, asked in sides)
    return _ratio(Quantity.SHARE if is_alike and is_part else Quantity.PER, (left, right))


def _ratio(quantity: Quantity, pair: tuple[Operand, Operand]) -> Derived:
    """One over another: a share in percent, per another in both units, or a number alone."""
    left, right = pair
    unit = f"{left.unit}/{right.unit}" if left.unit != right.unit else None
    law: _Law = operator.truediv
    if quantity is Quantity.SHARE:
        unit, law = PERCENT.id, lambda part, whole: part / whole * _HUNDRED
    found = _ratio_obstacle(left, right) or law
    return _derived(quantity, pair, unit, found, f"{left} / {right}")


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
    reasons = [reason, *(obstacle(other, first) for other in others)]
    reasons += [Reason.OFFSET for operand in operands if operand.has_offset]
    law: _Law | Reason = next(filter(None, reasons), lambda *terms: reduce(operator.add, terms))
    formula = " ".join([str(first), *(addend(other.value) for other in others)])
    derived = _derived(Quantity.SUM, operands, first.unit, law, formula)
    ids = zip(*((operand.fact.metric, operand.fact.entity) for operand in operands), strict=True)
    metric, entity = ("+".join(dict.fromkeys(own)) for own in ids)
    return derived._replace(metric=metric, entity=entity)


def implied(
    operands: Iterable[Operand], metrics: Mapping[str, Metric], units: Mapping[str, Unit]
) -> Iterator[Derived]:
    """What the levels among some facts imply with growths and shares, but for these levels."""
    levels: dict[tuple[object, ...], list[Operand]] = {}
    rates: dict[tuple[object, ...], list[Operand]] = {}
    for operand, fact in ((operand, operand.fact) for operand in operands):
        groups = levels if fact.measure is Measure.LEVEL else rates
        groups.setdefault((fact.metric, fact.entity, fact.days, fact.dims), []).append(operand)
    for key, group in levels.items():
        for level, rate in product(group, rates.get(key, ())):
            found = _implied(level, rate, metrics, units)
            days = found and found.period and found.period.days
            if found and (found.metric, found.entity, days, level.fact.dims) not in levels:
                yield found


def _implied(
    level: Operand, rate: Operand, metrics: Mapping[str, Metric], units: Mapping[str, Unit]
) -> Derived | None:
    """The level before a growth, or the whole of a share; None where nothing follows."""
    fact, measure, of, before = level.fact, rate.fact.measure, rate.fact.of, rate.fact.before
    subject: dict[str, Any]
    if fact.status is not rate.fact.status or has_mixed_prices((fact, rate.fact)):
        return None
    if measure is Measure.SHARE and of and rate.value:
        formula = f"{level} / {rate}%"
        subject = {"metric": of.metric, "entity": of.entity or fact.entity}
    elif measure is Measure.GROWTH and before and has_own_growth(fact, metrics, units):
        if rate.value <= -_HUNDRED or level.value < 0 or level.has_offset:
            return None
        formula = f"{level} / (1 {addend(rate.value)}%)"
        is_nominal = rate.fact.prices is None and is_money(units[str(fact.unit)])
        subject = {"period": before, "is_nominal": is_nominal}
    else:
        return None
    found = _derived(Quantity.IMPLIED, (level, rate), level.unit, _IMPLIED_BY[measure], formula)
    return found._replace(**subject)


def has_own_growth(level: Fact, metrics: Mapping[str, Metric], units: Mapping[str, Unit]) -> bool:
    """Whether its metric's growth is its own: what is told in another currency grew otherwise."""
    unit, own = level.unit or "", metrics[level.metric].unit or level.unit or ""
    return unit == own or conversion(units[unit], units[own]) is not None


def _derived(
    quantity: Quantity,
    operands: Sequence[Operand],
    unit: str | None,
    law: _Law | Reason,
    formula: str | None = None,
) -> Derived:
    """What follows by a law from facts, or why nothing does; whose it is the first one says."""
    facts = tuple(operand.fact for operand in operands)
    fact, other = facts[0], facts[-1]
    value, low, high, bound = None, None, None, None
    reason = law if isinstance(law, Reason) else None
    if not isinstance(law, Reason):
        exact, allowed, near = map(law, *map(_NUMBERS, operands))
        bound = _bound(allowed, facts)
        reason = None if bound else Reason.OPEN
    if bound:
        is_sum = quantity in (Quantity.DIFFERENCE, Quantity.SUM)
        is_sum &= all(figure.last_power(own.value) <= 0 for own in operands)  # 1E+30 - 1 is 1E+30
        is_short = is_sum and all(len(end.as_tuple().digits) < _ENDLESS for end in allowed if end)
        rounded = exact if is_short else figure.round_near(exact, near, Interval(None, None))
        digits = _ENDLESS if is_short else len(rounded.as_tuple().digits)
        low, high = limits = figure.round_outward(allowed, digits)
        value = low if high is None else high  # "over" holds of the limit alone
        if bound in (Bound.EXACT, Bound.ABOUT):
            value = exact if is_short else figure.round_near(exact, near, limits)
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
        reason=reason,
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
