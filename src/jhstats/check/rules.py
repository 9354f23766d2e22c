"""All rules of `check`, in the order in which they are told."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from jhstats.check import coverage, evidence, shape
from jhstats.check.arithmetic import rule_of
from jhstats.check.context import Check
from jhstats.check.finding import Finding, Severity
from jhstats.check.positions import positions
from jhstats.check.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jhstats.check.subject import Text
    from jhstats.model import Base


class Family(Enum):
    """What rules look at; evidence goes before arithmetic."""

    SHAPE = "shape"
    EVIDENCE = "evidence"
    COVERAGE = "coverage"
    ARITHMETIC = "arithmetic"


class Rule(NamedTuple):
    """One rule: its name, its family, and the function that runs it."""

    name: str
    family: Family
    find: Callable[[Check], Iterable[Finding]]

    @property
    def needs_text(self) -> bool:
        """Whether it says nothing without a text."""
        return self.family in (Family.EVIDENCE, Family.COVERAGE)


RULES = (
    Rule("twice", Family.SHAPE, shape.twice),
    Rule("unit", Family.SHAPE, shape.unit),
    Rule("span-length", Family.SHAPE, shape.span_length),
    Rule("territory", Family.SHAPE, shape.territory),
    Rule("out-of", Family.SHAPE, shape.out_of),
    Rule("unused", Family.SHAPE, shape.unused),
    Rule("no-evidence", Family.SHAPE, shape.no_evidence),
    Rule("inferred", Family.SHAPE, shape.inferred),
    Rule("fingerprint", Family.EVIDENCE, evidence.fingerprint),
    Rule("span", Family.EVIDENCE, evidence.places),
    Rule("value", Family.EVIDENCE, evidence.values),
    Rule("rank", Family.EVIDENCE, evidence.ranks),
    Rule("period", Family.EVIDENCE, evidence.periods),
    Rule("stray", Family.EVIDENCE, evidence.stray),
    Rule("coverage", Family.COVERAGE, coverage.coverage),
    Rule("ignored", Family.COVERAGE, coverage.ignored),
    Rule("growth", Family.ARITHMETIC, rule_of("growth")),
    Rule("share", Family.ARITHMETIC, rule_of("share")),
    Rule("part", Family.ARITHMETIC, rule_of("part")),
    Rule("bound", Family.ARITHMETIC, rule_of("bound")),
    Rule("milestone", Family.ARITHMETIC, rule_of("milestone")),
    Rule("positions", Family.ARITHMETIC, positions),
)

_SEVERITIES = {one: index for index, one in enumerate(Severity)}


def run(check: Check, names: Iterable[str] = ()) -> tuple[list[Finding], int]:
    """What the rules find, the most serious first, then in their order; and how many were run.

    `names` asks for some rules only. Without a text those that need one are not run; with one
    that is no source's, this is told whatever was asked for.
    """
    asked = set(names)
    rules = [
        rule
        for rule in RULES
        if (not asked or rule.name in asked) and (check.subject.texts or not rule.needs_text)
    ]
    needed = RULES[_FINGERPRINT]
    if needed not in rules and any(rule.needs_text for rule in rules):
        rules.insert(0, needed)
    found = [one._replace(rule=rule.name) for rule in rules for one in check.once(rule.find)]
    return sorted(found, key=lambda one: _SEVERITIES[one.severity]), len(rules)


def check(base: Base, texts: Sequence[Text] = (), rules: Iterable[str] = ()) -> list[Finding]:
    """What the rules, or those that are named, find of a base and its texts."""
    return run(Check(Subject(base, texts)), rules)[0]


_FINGERPRINT = next(index for index, rule in enumerate(RULES) if rule.name == "fingerprint")
