"""All rules of `check`, in the order in which they are told."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from jhstats.check import evidence, shape
from jhstats.check.arithmetic import positions
from jhstats.check.context import Check
from jhstats.check.finding import Finding, Severity
from jhstats.check.subject import Subject, Text
from jhstats.figure import exactly
from jhstats.model import Base

Family = Literal["shape", "evidence", "coverage", "arithmetic"]
"""What rules look at; evidence goes before arithmetic."""


class Rule(NamedTuple):
    """One rule, and the function that runs it; it may say nothing without a text."""

    name: str
    family: Family
    find: Callable[[Check], Iterable[Finding]]
    needs_text: bool = False


RULES = (
    Rule("twice", "shape", shape.twice),
    Rule("unit", "shape", shape.unit),
    Rule("span-length", "shape", shape.span_length),
    Rule("territory", "shape", shape.territory),
    Rule("out-of", "shape", shape.out_of),
    Rule("unused", "shape", shape.unused),
    Rule("no-evidence", "shape", shape.no_evidence),
    Rule("inferred", "shape", shape.inferred),
    Rule("fingerprint", "evidence", evidence.fingerprint, needs_text=True),
    Rule("span", "evidence", evidence.spans, needs_text=True),
    Rule("value", "evidence", evidence.values),
    Rule("rank", "evidence", evidence.ranks),
    Rule("period", "evidence", evidence.periods, needs_text=True),
    Rule("stray", "evidence", evidence.stray, needs_text=True),
    Rule("coverage", "coverage", lambda check: check.coverage.unclaimed, needs_text=True),
    Rule("ignored", "coverage", lambda check: check.coverage.idle, needs_text=True),
    Rule("growth", "arithmetic", lambda check: check.arithmetic.findings("growth")),
    Rule("share", "arithmetic", lambda check: check.arithmetic.findings("share")),
    Rule("part", "arithmetic", lambda check: check.arithmetic.findings("part")),
    Rule("sum", "arithmetic", lambda check: check.arithmetic.findings("sum")),
    Rule("bound", "arithmetic", lambda check: check.arithmetic.findings("bound")),
    Rule("milestone", "arithmetic", lambda check: check.arithmetic.findings("milestone")),
    Rule("positions", "arithmetic", lambda check: positions(check.subject.base)),
)


@exactly()
def run(check: Check, names: Iterable[str] = ()) -> tuple[list[Finding], int]:
    """What the rules find, the most serious first, then in their order; and how many were run.

    `names` asks for some rules only. Without a text those that need one are not run; with one
    that is no source's, this is told whatever was asked for.
    """
    asked = set(names)
    if any(rule.name in asked and rule.family in ("evidence", "coverage") for rule in RULES):
        asked.add("fingerprint")
    rules = [
        rule
        for rule in RULES
        if (not asked or rule.name in asked) and (check.subject.texts or not rule.needs_text)
    ]
    found = [own._replace(rule=rule.name) for rule in rules for own in rule.find(check)]
    order = list(Severity)
    return sorted(found, key=lambda finding: order.index(finding.severity)), len(rules)


def check(base: Base, texts: Sequence[Text] = (), rules: Iterable[str] = ()) -> list[Finding]:
    """What the rules, or those that are named, find of a base and its texts."""
    return run(Check(Subject(base, texts)), rules)[0]
