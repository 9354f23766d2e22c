"""One check: a base and its texts, what several rules ask for, and what explains the findings."""

from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from jhstats import derive
from jhstats.check.arithmetic import Arithmetic, Relation
from jhstats.check.coverage import Coverage, Tally
from jhstats.check.index import Index, grouped
from jhstats.check.printed import PrintedFact
from jhstats.check.subject import Subject
from jhstats.derive import Derived, Operand, Quantity
from jhstats.figure import exactly
from jhstats.model import RESULTS, Base, Measure, Whole


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
    derived = () if rules else tuple(_derived(check.subject.base, check.arithmetic.index))
    return Explanation(check.subject.base, tallies, relations, derived)


def _derived(base: Base, index: Index) -> Iterator[Derived]:
    """Implied values, shares of wholes that no source prints, and ratios as growths change them."""
    told = (fact for fact in index.facts if fact.period and fact.status in RESULTS)
    operands = {fact.id: operand for fact in told if (operand := Operand.of(fact, base.units))}
    yield from derive.implied(operands.values())
    grown: dict[str, tuple[Operand, Operand]] = {}
    levels = (own for own in operands.values() if own.fact.measure is Measure.LEVEL)
    for level, fact in ((level, level.fact) for level in levels):
        whole = base.metrics[fact.metric].part_of
        shares = index.told(Measure.SHARE, fact, fact.period)
        if whole and all((share.of and share.of.metric) != whole for share in shares):
            for outer in index.levels(fact, fact.period, Whole(whole, None)):
                both = derive.side_by_side(level, operands[outer.id], is_part=True)
                yield from (found for found in both if found.quantity is Quantity.SHARE)
        for growth in index.told(Measure.GROWTH, fact, fact.period):
            if not growth.from_:
                grown[fact.id] = level, operands[growth.id]
    of_group = grouped(
        (level.fact for level, _ in grown.values()),
        lambda fact: (fact.entity, fact.days, fact.dims),
    )
    for facts in of_group.values():
        ordered = sorted((grown[fact.id] for fact in facts), key=lambda pair: pair[0].value)
        for less, more in combinations(ordered, 2):
            if less[0].fact.metric != more[0].fact.metric:
                yield from derive.ratios(less, more)
