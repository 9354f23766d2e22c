"""What held, and what follows from the facts though no source prints it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from jhstats import derive
from jhstats.check.index import RESULTS
from jhstats.derive import Operand
from jhstats.figure import exactly
from jhstats.model import Measure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from jhstats.check.context import Check
    from jhstats.check.coverage import Tally
    from jhstats.check.relations import Relation
    from jhstats.derive import Derived
    from jhstats.model import Base


class Explanation(NamedTuple):
    """What `--explain` adds to the findings."""

    tallies: tuple[Tally, ...]
    relations: tuple[Relation, ...]
    derived: tuple[Derived, ...]


@exactly()
def explain(check: Check, rules: Collection[str] = ()) -> Explanation:
    """How many figures the texts print, which relations there are, and what follows.

    Of the rules that are named, if any are: what follows is of none of them.
    """
    tallies = tuple(check.coverage.tallies) if not rules or "coverage" in rules else ()
    relations = check.arithmetic.relations
    if rules:
        relations = tuple(relation for relation in relations if relation.law.rule in rules)
    derived = () if rules else tuple(_derived(check.subject.base))
    return Explanation(tallies, relations, derived)


def _derived(base: Base) -> Iterator[Derived]:
    """Implied values, shares of wholes, and ratios as growths change them."""
    groups: dict[tuple[object, ...], list[Operand]] = {}
    levels = set()
    for fact in base.facts:
        operand = Operand.of(fact, base.units)
        if operand is None or fact.period is None or fact.status not in RESULTS:
            continue
        groups.setdefault((fact.entity, fact.period.days), []).append(operand)
        if fact.measure is Measure.LEVEL:
            levels.add((fact.metric, fact.entity, fact.period.days))
    for group in groups.values():
        for derived in (*derive.implied(group), *_shares(base, group), *_ratios(group)):
            key = (derived.metric, derived.entity, derived.period and derived.period.days)
            if derived.quantity is not derive.Quantity.IMPLIED or key not in levels:
                yield derived


def _shares(base: Base, group: list[Operand]) -> Iterator[Derived]:
    """A part over its whole, where no share is printed."""
    printed = {(share.fact.metric, share.fact.of and share.fact.of.metric)
               for share in _of(group, Measure.SHARE)}  # fmt: skip
    levels = _of(group, Measure.LEVEL)
    for part in levels:
        outer = base.metrics[part.fact.metric].part_of
        for whole in levels:
            if whole.fact.metric == outer and (part.fact.metric, outer) not in printed:
                yield from (
                    derived
                    for derived in derive.side_by_side(part, whole, is_part=True)
                    if derived.quantity is derive.Quantity.SHARE
                )


def _ratios(group: list[Operand]) -> Iterator[Derived]:
    """One level over another that grew at another rate."""
    told = (growth for growth in _of(group, Measure.GROWTH) if not growth.fact.from_)
    growths = {growth.fact.metric: growth for growth in told}
    grown = [level for level in _of(group, Measure.LEVEL) if level.fact.metric in growths]
    for pair in combinations(grown, 2):
        less, more = sorted(pair, key=lambda operand: operand.value)
        if less.fact.metric != more.fact.metric:
            both = (growths[less.fact.metric], growths[more.fact.metric])
            yield from derive.ratios(less, more, both)


def _of(group: list[Operand], measure: Measure) -> list[Operand]:
    return [operand for operand in group if operand.fact.measure is measure]
