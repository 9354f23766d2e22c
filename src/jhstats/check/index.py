"""The facts of a base as arithmetic asks for them: by what they tell, and what their prints allow.

A source rounds its figures, or cuts them off. Rounded, 1409 is 1408.5 to 1409.5; either way it is
off by less than a unit of its last digit, or of a coarser print's that it was converted from.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from jhstats import model
from jhstats.ask.question import grouped
from jhstats.figure import ONE, Bound, Interval, half_unit, image, last_place, plain
from jhstats.model import PERCENT, RESULTS, Base, Fact, FactStatus, Measure, Whole
from jhstats.period import Days, Period

UNLIMITED = Interval(None, None)
"""What a fact without a figure allows."""
_YEARLY = re.compile(
    r"年(?:平均|均)(?:复合)?(?:递?增|下降)|复合(?:年均)?增|CAGR|annuali[sz]ed|per annum"
    r"|(?:compound|average annual|annual average)(?: annual)? (?:growth|rate|increase)"
    r"|(?:%|percent|per cent) (?:a|per|each) year"
    r"(?! (?:ago|after|before|earlier|later|on(?! average))\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[\d,.]*")


class Index:
    """The facts with a value, by what they tell.

    `measured` are those of a measure, `series` the levels of a metric and entity.
    """

    def __init__(self, base: Base) -> None:
        self.base = base
        told = (fact for fact in base.facts if fact.amount and not yearly_span(fact))
        rates = {id_ for id_, unit in base.units.items() if model.is_rate(unit)}
        # Growth in tonnes tells nothing.
        self.facts = [own for own in told if own.unit in rates or not own.measure.is_percent]
        self._told = grouped(self.facts, lambda fact: (fact.measure, *_subject(fact, fact.days)))
        self.measured = grouped(self.facts, lambda fact: fact.measure)
        levels = self.measured.get(Measure.LEVEL, ())
        self.series = grouped(levels, lambda level: (level.metric, level.entity))
        self._allowed: dict[tuple[str, bool], Interval] = {}

    def levels(self, like: Fact, period: Period | None, of: Whole | None = None) -> Sequence[Fact]:
        """The levels of a period: of a fact's own metric and entity unless a whole is named.

        Those of the same dims: of women nothing follows for all. Targets go with targets; of
        results those of the own status, else the best: an actual one replaces a preliminary.
        """
        found = self.told(Measure.LEVEL, like, period, of)
        statuses = {level.status for level in found} or {like.status}
        best = like.status if like.status in statuses else min(statuses, key=RESULTS.index)
        return [level for level in found if level.status is best]

    def told(
        self, measure: Measure, like: Fact, period: Period | None, of: Whole | None = None
    ) -> Sequence[Fact]:
        """The facts of a measure like a fact, in a period; of another metric if one is named."""
        key = (measure, *_subject(like, period and period.days, of))
        return self._told.get(key, ()) if period else ()

    def allowed(self, fact: Fact, *, is_wide: bool = False) -> Interval:
        """The true values that a fact allows, in its dimension's smallest unit.

        It was rounded to its last digit; or widely it was rounded or cut off, where its spans
        print it as coarse as it is: 14090000 万元 may be a converted 1409亿元. A number that ends
        in zeros may have been rounded there, if it is no rate.
        """
        key = (fact.id, is_wide)
        amount = fact.amount if key not in self._allowed else None
        if amount is not None:
            unit, value = self.base.units[amount.unit], amount.value
            allowed, factor = amount.allowed(unit), unit.factor or ONE
            is_sure = amount.bound is not Bound.EXACT or amount.low is not None
            if is_wide and not is_sure and allowed.low != allowed.high:
                step = max(_steps(fact, value))
                allowed = Interval(value - step, value + step)
            self._allowed[key] = image(allowed, lambda limit: limit * factor)
        return self._allowed.get(key, UNLIMITED)


def _steps(fact: Fact, value: Decimal) -> Iterator[Decimal]:
    """By how much a printed value may be off: units of its last digit, and of its spans'."""
    yield 2 * half_unit(value)
    if not fact.measure.is_percent and fact.unit != PERCENT.id:
        yield last_place(value) / 2
    printed = _NUMBER.findall(" ".join(own.printed or "" for own in fact.evidence))
    digits, *told = (re.sub(r"\D", "", number).lstrip("0") for number in (plain(value), *printed))
    near = [own for own in told if own.rstrip("0") == digits.rstrip("0")]
    if near and digits and digits not in told:  # of 10月1000亿元 the finer one
        yield ONE.scaleb(value.adjusted() - max(map(len, near)) + 1)


def is_apart(facts: Iterable[Fact]) -> bool:
    """Whether all facts have sources and no source prints all: then all may stand as printed."""
    sources = [{evidence.source for evidence in fact.evidence} for fact in facts]
    return all(sources) and not set.intersection(*sources)


def yearly_span(fact: Fact) -> str | None:
    """The span that prints a fact's growth over years as one a year, which none of a base is."""
    if not fact.before or not fact.period or fact.period.year - fact.before.year <= 1:
        return None
    spans = (own.printed or "" for own in fact.evidence if fact.measure is Measure.GROWTH)
    return next(filter(_YEARLY.search, spans), None)


def status_group(fact: Fact) -> FactStatus:
    """A fact's status, all results taken as one."""
    return FactStatus.ACTUAL if fact.status in RESULTS else fact.status


def _subject(fact: Fact, days: Days | None, of: Whole | None = None) -> tuple[object, ...]:
    metric, entity = of or (fact.metric, None)
    return metric, entity or fact.entity, days, status_group(fact), fact.dims
