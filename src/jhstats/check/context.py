"""One check: a base and its texts, with what several rules ask for, worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from jhstats.check.arithmetic import Arithmetic
from jhstats.check.coverage import Coverage
from jhstats.check.printed import PrintedFact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jhstats.check.finding import Fault
    from jhstats.check.subject import Subject

    _Rule = Callable[["Check"], Iterable[Fault]]


class Check:
    """What the rules are asked with.

    Attributes:
        subject: the base with its texts.
    """

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self._faults: dict[_Rule, tuple[Fault, ...]] = {}

    def faults(self, rule: _Rule) -> tuple[Fault, ...]:
        """What a rule finds, however often it is asked."""
        if rule not in self._faults:
            self._faults[rule] = tuple(rule(self))
        return self._faults[rule]

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
