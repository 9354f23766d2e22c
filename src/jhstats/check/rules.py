"""All rules of `check`, in the order in which they are told; and what explains their findings."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from jhstats.check import records
from jhstats.check.context import Check, Text
from jhstats.check.coverage import coverage
from jhstats.check.finding import Finding, Severity
from jhstats.check.laws import Relation, findings, positions
from jhstats.derive import Derived, Operand, implied
from jhstats.figure import exactly
from jhstats.model import RESULTS, Base


class Rule(NamedTuple):
    """One rule, and the function that runs it; it may need a text."""

    name: str
    find: Callable[[Check], Iterable[Finding]]
    needs_text: bool = False


def _of_arithmetic(name: str) -> Rule:
    return Rule(name, lambda check: findings(check.relations, name, check.base.units))


RULES = (
    Rule("twice", records.twice),
    Rule("unit", records.unit),
    Rule("span-length", records.span_length),
    Rule("territory", records.territory),
    Rule("no-evidence", records.no_evidence),
    Rule("fingerprint", records.fingerprint, needs_text=True),
    Rule("span", records.spans, needs_text=True),
    Rule("value", records.values),
    Rule("rank", records.ranks),
    Rule("period", records.periods, needs_text=True),
    Rule("stray", records.stray, needs_text=True),
    Rule("coverage", coverage, needs_text=True),
    *map(_of_arithmetic, ("growth", "share", "part", "sum")),
    Rule("positions", lambda check: positions(check.index)),
)


@exactly()
def run(check: Check, names: Iterable[str] = ()) -> tuple[list[Finding], int]:
    """What the rules find, the most serious first, then in their order; and how many were run.

    `names` asks for some rules only. Without a text those that need one are not run; with one
    that is no source's, this is told whatever was asked for.
    """
    asked = set(names)
    chosen = (rule for rule in RULES if not asked or rule.name in {*asked, "fingerprint"})
    rules = [rule for rule in chosen if check.texts or not rule.needs_text]
    found = [own._replace(rule=rule.name) for rule in rules for own in rule.find(check)]
    return sorted(found, key=lambda finding: list(Severity).index(finding.severity)), len(rules)


def check(base: Base, texts: Sequence[Text] = (), rules: Iterable[str] = ()) -> list[Finding]:
    """What the rules, or those that are named, find of a base and its texts."""
    return run(Check(base, texts), rules)[0]


class Explanation(NamedTuple):
    """What `--explain` adds to the findings of a base; nothing of one that cannot be loaded."""

    base: Base | None = None
    relations: tuple[Relation, ...] = ()
    derived: tuple[Derived, ...] = ()


@exactly()
def explain(check: Check, rules: Collection[str] = ()) -> Explanation:
    """The relations, and what levels, growths and shares imply; of named rules the first alone."""
    base, every = check.base, check.relations
    relations = tuple(found for found in every if not rules or found.law.rule in rules)
    told = (fact for fact in check.index.facts if fact.period and fact.status in RESULTS)
    operands = filter(None, (Operand.of(fact, base.units) for fact in told))
    derived = () if rules else tuple(implied(operands, base.metrics, base.units))
    return Explanation(base, relations, derived)
