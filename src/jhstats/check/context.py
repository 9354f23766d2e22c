"""One check: a base and its texts, what several rules ask for, and what explains the findings."""

from collections.abc import Collection
from functools import cached_property
from typing import NamedTuple

from jhstats import derive
from jhstats.check.arithmetic import Arithmetic, Relation
from jhstats.check.coverage import Coverage, Tally
from jhstats.check.printed import PrintedFact
from jhstats.check.subject import Subject
from jhstats.derive import Derived, Operand
from jhstats.figure import exactly
from jhstats.model import RESULTS, Base


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
    facts = [] if rules else [fact for fact in check.subject.base.facts if fact.status in RESULTS]
    operands = (Operand.of(fact, check.subject.base.units) for fact in facts if fact.period)
    derived = tuple(derive.implied(filter(None, operands)))
    return Explanation(check.subject.base, tallies, relations, derived)
