"""All rules of `check`, in the order in which they are told."""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from jhstats.check import evidence, shape
from jhstats.check.context import Check
from jhstats.check.finding import Fault, Finding, Severity
from jhstats.check.positions import Rankings
from jhstats.check.subject import Subject, Text
from jhstats.figure import exactly
from jhstats.model import Base


class Family(Enum):
    """What rules look at; evidence goes before arithmetic."""

    SHAPE = "shape"
    EVIDENCE = "evidence"
    COVERAGE = "coverage"
    ARITHMETIC = "arithmetic"


class Rule(NamedTuple):
    """One rule, and the function that runs it; it may say nothing without a text."""

    name: str
    family: Family
    find: Callable[[Check], Iterable[Fault]]
    needs_text: bool = False


RULES = (
    Rule("twice", Family.SHAPE, shape.twice),
    Rule("unit", Family.SHAPE, shape.unit),
    Rule("span-length", Family.SHAPE, shape.span_length),
    Rule("territory", Family.SHAPE, shape.territory),
    Rule("unused", Family.SHAPE, shape.unused),
    Rule("no-evidence", Family.SHAPE, shape.no_evidence),
    Rule("fingerprint", Family.EVIDENCE, evidence.fingerprint, needs_text=True),
    Rule("span", Family.EVIDENCE, evidence.spans, needs_text=True),
    Rule("value", Family.EVIDENCE, evidence.values),
    Rule("rank", Family.EVIDENCE, evidence.ranks),
    Rule("period", Family.EVIDENCE, evidence.periods, needs_text=True),
    Rule("stray", Family.EVIDENCE, evidence.stray, needs_text=True),
    Rule("coverage", Family.COVERAGE, lambda check: check.coverage.unclaimed, needs_text=True),
    Rule("ignored", Family.COVERAGE, lambda check: check.coverage.idle, needs_text=True),
    Rule("growth", Family.ARITHMETIC, lambda check: check.arithmetic.faults("growth")),
    Rule("share", Family.ARITHMETIC, lambda check: check.arithmetic.faults("share")),
    Rule("part", Family.ARITHMETIC, lambda check: check.arithmetic.faults("part")),
    Rule("sum", Family.ARITHMETIC, lambda check: check.arithmetic.faults("sum")),
    Rule("bound", Family.ARITHMETIC, lambda check: check.arithmetic.faults("bound")),
    Rule("positions", Family.ARITHMETIC, lambda check: Rankings(check.subject.base).faults()),
)


@exactly()
def run(check: Check, names: Iterable[str] = ()) -> tuple[list[Finding], int]:
    """What the rules find, the most serious first, then in their order; and how many were run.

    `names` asks for some rules only. Without a text those that need one are not run; with one
    that is no source's, this is told whatever was asked for.
    """
    asked, of_texts = set(names), (Family.EVIDENCE, Family.COVERAGE)
    if any(rule.name in asked and rule.family in of_texts for rule in RULES):
        asked.add("fingerprint")
    rules = [
        rule
        for rule in RULES
        if (not asked or rule.name in asked) and (check.subject.texts or not rule.needs_text)
    ]
    found = [Finding(rule.name, *fault) for rule in rules for fault in rule.find(check)]
    order = list(Severity)
    return sorted(found, key=lambda finding: order.index(finding.severity)), len(rules)


def check(base: Base, texts: Sequence[Text] = (), rules: Iterable[str] = ()) -> list[Finding]:
    """What the rules, or those that are named, find of a base and its texts."""
    return run(Check(Subject(base, texts)), rules)[0]
