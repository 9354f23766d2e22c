"""Laws that say what a figure is: value = base × (1 + growth), share = part ÷ whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jhstats import figure
from jhstats.check.index import RESULTS
from jhstats.check.law import Claim, Law, Term
from jhstats.derive import Reason
from jhstats.figure import Interval, addend, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.check.index import Index
    from jhstats.check.prints import Prints
    from jhstats.model import Fact
    from jhstats.period import Days

_HUNDRED = Decimal(100)
_LONGEST_CHAIN = 12
NOTHING = Interval(None, None)
"""What facts allow that cannot be compared."""


def growths(index: Index) -> Iterator[Claim]:
    """The law base × (1 + growth) = value, in a chain where the levels between are missing."""
    for alike in index.growths.values():
        for one in alike:
            levels = index.levels(one, one.period and one.period.days)
            if not levels:
                yield from _without_level(index, one)
                continue
            steps, before = [one], _before(one)
            while before and not index.levels(one, before) and len(steps) < _LONGEST_CHAIN:
                earlier = index.growths_of(one, before)
                if not earlier:
                    before = None
                    break
                steps.append(earlier[0])
                before = _before(earlier[0])
            for level in levels:
                for base in index.levels(one, before):
                    yield _product(level, base, steps)


def changes(index: Index) -> Iterator[Claim]:
    """The law base + change = value."""
    for one in index.changes:
        if one.of is not None:
            continue  # the change of a share is none of the level
        for level in index.levels(one, one.period and one.period.days):
            for base in index.levels(one, _before(one)):

                def allowed(prints: Prints, base: Fact = base, one: Fact = one) -> Interval:
                    return figure.add(prints.of(base), prints.of(one))

                sign = " - " if one.value and one.value < 0 else " + "
                formula = (Term(base), sign, Term(one, is_bare=True))
                yield Claim(Law.CHANGE, level, (level, base, one), allowed, formula)


def shares(index: Index) -> Iterator[Claim]:
    """The law part ÷ whole = share."""
    for alike in index.shares.values():
        for one in alike:
            of_whole = _wholes_of(index, one)
            for part in index.levels(one, one.period and one.period.days):
                if not of_whole:
                    yield from _of_another(index, one, part)
                for whole in of_whole:
                    if not whole.value:
                        continue

                    def allowed(prints: Prints, part: Fact = part, whole: Fact = whole) -> Interval:
                        ratio = figure.divide(prints.of(part), prints.of(whole))
                        return figure.image(ratio, lambda quotient: quotient * _HUNDRED)

                    formula = (Term(part), " / ", Term(whole))
                    yield Claim(Law.SHARE, one, (one, part, whole), allowed, formula)


def wholes(index: Index) -> Iterator[Claim]:
    """Two shares of one whole that no source prints must imply the same whole."""
    for alike in index.shares.values():
        told = [
            (one, part)
            for one in alike
            if one.value
            for part in index.levels(one, one.period and one.period.days)
        ]
        if len(told) < 2 or _wholes_of(index, told[0][0]):  # noqa: PLR2004 - it takes two
            continue
        first, part = told[0]
        for other, its_part in told[1:]:

            def allowed(
                prints: Prints, part: Fact = part, first: Fact = first, other: Fact = other
            ) -> Interval:
                whole = figure.divide(prints.of(part), prints.of(first))
                return figure.multiply(whole, prints.of(other))

            formula = (Term(part), f" / {number(first)}% × {number(other)}%")
            yield Claim(Law.WHOLES, its_part, (its_part, other, part, first), allowed, formula)


def factor(growth: Fact, prints: Prints) -> Interval:
    """What a growth multiplies with."""
    return figure.image(prints.of(growth), lambda percent: 1 + percent / _HUNDRED)


def number(one: Fact) -> str:
    """A fact's printed number."""
    return "" if one.value is None else plain(one.value)


def _product(level: Fact, base: Fact, steps: list[Fact]) -> Claim:

    def allowed(prints: Prints) -> Interval:
        if base.value is None or base.value < 0:
            return NOTHING  # nobody agrees on what the growth of a loss is
        result = prints.of(base)
        for step in reversed(steps):
            result = figure.multiply(result, factor(step, prints))
        return result

    factors = (f" × (1 {addend(one.value)}%)" for one in reversed(steps) if one.value is not None)
    formula = (Term(base), "".join(factors))
    return Claim(Law.GROWTH, level, (level, base, *steps), allowed, formula)


def _without_level(index: Index, one: Fact) -> Iterator[Claim]:
    """A growth of which there are levels, though none that it can be held against."""
    for level in index.of_year(one)[:1]:
        reason = Reason.TARGET
        if level.status in RESULTS:
            is_long = one.period is not None and one.period.start[0] < one.period.year
            reason = Reason.SEVERAL_YEARS if is_long else Reason.PART_YEAR
        yield Claim(Law.GROWTH, one, (one, level), lambda _: NOTHING, (), reason)


def _of_another(index: Index, share: Fact, part: Fact) -> Iterator[Claim]:
    """A share of whose whole there are levels, though only another entity's."""
    if share.of and share.period:
        for whole in index.elsewhere(share, share.of.metric)[:1]:
            facts = (share, part, whole)
            yield Claim(Law.SHARE, share, facts, lambda _: NOTHING, (), Reason.ENTITY)


def _wholes_of(index: Index, share: Fact) -> tuple[Fact, ...]:
    """The levels of the whole of a share."""
    if share.of is None or share.period is None:
        return ()
    entity = share.of.entity or share.entity
    return tuple(index.levels(share, share.period.days, metric=share.of.metric, entity=entity))


def _before(one: Fact) -> Days | None:
    return one.before and one.before.days
