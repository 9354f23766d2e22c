"""All rules of `check`, in the order in which they are told."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from jhstats.checks import coverage, evidence, shape
from jhstats.checks.arithmetic import rule_of
from jhstats.checks.finding import Finding, Severity
from jhstats.checks.law import Law
from jhstats.checks.positions import positions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jhstats.checks.subject import Subject


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
    find: Callable[[Subject], Iterable[Finding]]

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
    Rule("growth", Family.ARITHMETIC, rule_of(Law.GROWTH, Law.CHANGE)),
    Rule("share", Family.ARITHMETIC, rule_of(Law.SHARE, Law.WHOLES, Law.ABOVE_ALL)),
    Rule("part", Family.ARITHMETIC, rule_of(Law.PART)),
    Rule("bound", Family.ARITHMETIC, rule_of(Law.BOUND)),
    Rule("milestone", Family.ARITHMETIC, rule_of(Law.MILESTONE)),
    Rule("positions", Family.ARITHMETIC, positions),
)

_SEVERITIES = {one: index for index, one in enumerate(Severity)}


def findings(subject: Subject, names: Iterable[str] = ()) -> list[Finding]:
    """What the rules find, the most serious first, then in the order of the rules.

    `names` asks for some rules only; without a text those that need one are silent.
    """
    asked = set(names)
    found: list[Finding] = []
    for rule in RULES:
        if (not asked or rule.name in asked) and (subject.texts or not rule.needs_text):
            found += (one._replace(rule=rule.name) for one in rule.find(subject))
    return sorted(found, key=lambda one: _SEVERITIES[one.severity])
