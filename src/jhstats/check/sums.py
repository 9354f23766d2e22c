"""The law that a whole is what its parts make together, as `[[sum]]` of a base declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.check.laws import Constraint, Law, Term, value_of
from jhstats.figure import ZERO, Interval, add, subtract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.check.index import Index
    from jhstats.model import Fact, Sum


def sums(index: Index) -> Iterator[Constraint]:
    """The law whole = parts, or whole ≥ parts where it has others, beside levels of all of them."""
    for declared in index.base.sums:
        for (metric, entity), levels in index.series.items():
            is_whole = declared.whole == (entity if declared.metric else metric)
            if is_whole and declared.metric in (None, metric):
                for whole in levels:
                    parts = [_level(index, declared, whole, part) for part in declared.parts]
                    if None not in parts:
                        yield _constraint(declared, whole, [part for part in parts if part])


def _level(index: Index, declared: Sum, whole: Fact, part: str) -> Fact | None:
    """The level of a part beside that of its whole; of several that of one source with it."""
    names = {"entity" if declared.metric else "metric": part.removeprefix("-")}
    levels = index.levels(whole, whole.period, **names)
    sources = {evidence.source for evidence in whole.evidence}
    beside = (fact for fact in levels if any(span.source in sources for span in fact.evidence))
    return next(beside, levels[0] if levels else None)


def _constraint(declared: Sum, whole: Fact, parts: list[Fact]) -> Constraint:
    def allowed(*given: Interval) -> Interval:
        total = Interval(ZERO, ZERO)
        for part, limits in zip(declared.parts, given, strict=True):
            total = (subtract if part.startswith("-") else add)(total, limits)
        return Interval(total.low, None) if declared.has_rest else total

    formula: list[str | Term] = []
    for part, fact in zip(declared.parts, parts, strict=True):
        sign = "-" if (value_of(fact) < 0) != part.startswith("-") else "+"
        formula += [f" {sign} " if formula else sign.strip("+"), Term(fact, without_sign=True)]
    law, begin = (Law.REST, ["≥ "]) if declared.has_rest else (Law.SUM, [])
    return Constraint(law, (whole, *parts), (*begin, *formula), allowed)
