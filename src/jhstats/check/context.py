"""One check: a base and its texts, what several rules ask for, and what explains the findings."""

from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import chain, combinations, permutations
from typing import NamedTuple

from jhstats import derive
from jhstats.check.arithmetic import Arithmetic, Relation
from jhstats.check.coverage import Coverage, Tally
from jhstats.check.printed import PrintedFact
from jhstats.check.subject import Subject
from jhstats.derive import Derived, Operand
from jhstats.figure import exactly
from jhstats.model import RESULTS, Base, Measure


class Check:
    """What the rules are asked with."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject

    @cached_property
    def printed(self) -> tuple[PrintedFact, ...]:
        """The facts that have spans, with what these print, in their texts or by themselves."""
        every = (PrintedFact(self.subject, fact) for fact in self.subject.base.facts)
        return tuple(printed for printed in every if printed.sites)

    @cached_property
    def in_texts(self) -> tuple[PrintedFact, ...]:
        """Those of which spans stand in a text that is here."""
        return tuple(printed for printed in self.printed if printed.in_text)

    @cached_property
    def coverage(self) -> Coverage:
        """Every figure of the texts, and who claims it."""
        return Coverage(self.subject, self.in_texts)

    @cached_property
    def arithmetic(self) -> Arithmetic:
        """The relations of the base."""
        return Arithmetic(self.subject.base)


class Explanation(NamedTuple):
    """What `--explain` adds to the findings of a base; nothing of one that cannot be loaded."""

    base: Base | None = None
    tallies: tuple[Tally, ...] = ()
    relations: tuple[Relation, ...] = ()
    derived: tuple[Derived, ...] = ()


@exactly()
def explain(check: Check, rules: Collection[str] = ()) -> Explanation:
    """How many figures the texts print, which relations there are, and what follows.

    Of the rules that are named, if any are: what follows is of none of them.
    """
    tallies = tuple(check.coverage.tallies) if not rules or "coverage" in rules else ()
    every = check.arithmetic.relations
    relations = tuple(found for found in every if not rules or found.law.rule in rules)
    derived = () if rules else tuple(_derived(check.subject.base))
    return Explanation(check.subject.base, tallies, relations, derived)


def _derived(base: Base) -> Iterator[Derived]:
    """Implied values, shares of wholes, and ratios as growths change them."""
    groups: dict[tuple[object, ...], list[Operand]] = {}
    for fact in base.facts:
        operand = Operand.of(fact, base.units)
        if operand and fact.period and fact.status in RESULTS:
            groups.setdefault((fact.entity, fact.period.days, fact.dims), []).append(operand)
    yield from derive.implied(chain.from_iterable(groups.values()))
    for group in groups.values():
        yield from (*_shares(base, group), *_ratios(group))


def _shares(base: Base, group: list[Operand]) -> Iterator[Derived]:
    """A part over its whole, where no share is printed."""
    printed = {(share.fact.metric, share.fact.of and share.fact.of.metric)
               for share in _of(group, Measure.SHARE)}  # fmt: skip
    for part, whole in permutations(_of(group, Measure.LEVEL), 2):
        pair = (part.fact.metric, whole.fact.metric)
        if base.metrics[pair[0]].part_of == pair[1] and pair not in printed:
            both = derive.side_by_side(part, whole, is_part=True)
            yield from (derived for derived in both if derived.quantity is derive.Quantity.SHARE)


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
