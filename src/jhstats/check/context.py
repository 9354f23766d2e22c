"""One check: a base and its texts, with what several rules ask for, worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from jhstats.check.arithmetic import Arithmetic
from jhstats.check.coverage import Coverage
from jhstats.check.printed import Printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jhstats.check.finding import Finding
    from jhstats.check.subject import Subject

    _Rule = Callable[["Check"], Iterable[Finding]]


class Check:
    """What the rules are asked with.

    Attributes:
        subject: the base with its texts.
    """

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self._found: dict[_Rule, tuple[Finding, ...]] = {}

    def once(self, rule: _Rule) -> tuple[Finding, ...]:
        """What a rule finds, however often it is asked."""
        if rule not in self._found:
            self._found[rule] = tuple(rule(self))
        return self._found[rule]

    @cached_property
    def printed(self) -> tuple[Printed, ...]:
        """The facts of which spans stand in a text that is here, with what these print."""
        subject = self.subject
        if not subject.sources:
            return ()
        every = (Printed(subject, fact) for fact in subject.base.facts)
        return tuple(one for one in every if one.sites)

    @cached_property
    def coverage(self) -> Coverage:
        """Every figure of the texts, and who claims it."""
        return Coverage(self.subject, self.printed)

    @cached_property
    def arithmetic(self) -> Arithmetic:
        """The relations of the base."""
        return Arithmetic(self.subject.base)
