"""The law that a whole is what its parts make together, as `[[sum]]` of a base declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jhstats.check.laws import Constraint, Law
from jhstats.figure import ZERO, Interval, add, subtract
from jhstats.model import Whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.check.index import Index
    from jhstats.model import Fact, Sum


def sums(index: Index) -> Iterator[Constraint]:
    """The law whole = parts, or whole ≥ parts where it has others, beside levels of all of them."""
    for declared in index.base.sums:
        parts = sorted(declared.parts, key=lambda part: part[0] == "-")  # a formula adds first
        for (metric, entity), levels in index.series.items():
            is_whole = declared.whole == (entity if declared.metric else metric)
            if is_whole and declared.metric in (None, metric):
                for whole in levels:
                    found = [_level(index, declared, whole, part) for part in parts]
                    facts = [fact for fact in found if fact]
                    if len(facts) == len(parts):
                        yield _constraint(declared, whole, parts, facts)


def _level(index: Index, declared: Sum, whole: Fact, part: str) -> Fact | None:
    """The level of a part beside that of its whole; of several that of one source with it."""
    id_ = part.removeprefix("-")
    of = Whole(declared.metric, id_) if declared.metric else Whole(id_, whole.entity)
    levels = index.levels(whole, whole.period, of)
    sources = {evidence.source for evidence in whole.evidence}
    beside = (fact for fact in levels if any(span.source in sources for span in fact.evidence))
    return next(beside, levels[0] if levels else None)


def _constraint(declared: Sum, whole: Fact, parts: list[str], facts: list[Fact]) -> Constraint:
    def allowed(*given: Interval) -> Interval:
        total = Interval(ZERO, ZERO)
        for part, limits in zip(parts, given, strict=True):
            total = (subtract if part[0] == "-" else add)(total, limits)
        return Interval(total.low, None) if declared.has_rest else total

    formula: list[str | Fact] = []
    for part, fact in zip(parts, facts, strict=True):
        is_negative = (fact.value or ZERO) < 0
        formula += [" + " if is_negative == (part[0] == "-") else " - ", fact]
    formula[0] = "≥ " if declared.has_rest else ""
    law = Law.REST if declared.has_rest else Law.SUM
    return Constraint(law, (whole, *facts), tuple(formula), allowed)
