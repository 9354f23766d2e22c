"""What a law is, and what it claims of facts."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jhstats.check.prints import Prints
    from jhstats.derive import Reason
    from jhstats.figure import Interval
    from jhstats.model import Fact


class Law(Enum):
    """Which law it is."""

    GROWTH = "growth"
    """base × (1 + growth) = value"""
    CHANGE = "change"
    """base + change = value"""
    SHARE = "share"
    """part ÷ whole = share"""
    WHOLES = "wholes"
    """two shares of one whole: part ÷ share = part ÷ share"""
    PART = "part"
    """part ≤ whole"""
    ABOVE_ALL = "above-all"
    """share ≤ 100 %"""
    BOUND = "bound"
    """a bound against an exact value"""
    MILESTONE = "milestone"
    """first passed in a year: not reached in the years before"""

    @property
    def rule(self) -> str:
        """The name of the rule that holds it."""
        return _RULES.get(self, self.value)


_RULES = {Law.CHANGE: "growth", Law.WHOLES: "share", Law.ABOVE_ALL: "share"}
"""Laws that a rule of another name holds."""


class Term(NamedTuple):
    """A fact's number in a formula; a bare one is without the sign that stands before it."""

    fact: Fact
    is_bare: bool = False


Formula = tuple[str | Term, ...]
"""Arithmetic as it is told: numbers of facts, which words may give their units, and signs."""


class Claim(NamedTuple):
    """That some facts allow of another one only so much.

    Attributes:
        law: the law that says so.
        fact: the fact that is set against the others.
        facts: all of them, that one first.
        allowed: what they allow of it, under a reading of their prints.
        formula: the arithmetic, with the facts whose numbers it prints.
        reason: why they cannot be compared, where that is known already.
    """

    law: Law
    fact: Fact
    facts: tuple[Fact, ...]
    allowed: Callable[[Prints], Interval]
    formula: Formula
    reason: Reason | None = None
