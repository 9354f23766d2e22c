"""All rules of `check`, in the order in which they are told; and what explains their findings."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from jhstats import derive
from jhstats.check import records
from jhstats.check.arithmetic import Relation, positions
from jhstats.check.context import Check, Text
from jhstats.check.coverage import Tally, coverage
from jhstats.check.finding import Finding, Severity
from jhstats.check.index import Index
from jhstats.derive import Derived, Operand, Quantity
from jhstats.figure import exactly
from jhstats.model import RESULTS, Base, Measure, Whole


class Rule(NamedTuple):
    """One rule, and the function that runs it; it may need a text, or say more with one."""

    name: str
    find: Callable[[Check], Iterable[Finding]]
    needs_text: bool = False
    takes_text: bool = False


RULES = (
    Rule("twice", records.twice),
    Rule("unit", records.unit),
    Rule("span-length", records.span_length),
    Rule("territory", records.territory),
    Rule("out-of", records.out_of),
    Rule("unused", records.unused),
    Rule("no-evidence", records.no_evidence),
    Rule("inferred", records.inferred),
    Rule("fingerprint", records.fingerprint, needs_text=True),
    Rule("span", records.spans, needs_text=True),
    Rule("value", records.values, takes_text=True),
    Rule("rank", records.ranks, takes_text=True),
    Rule("period", records.periods, needs_text=True),
    Rule("stray", records.stray, needs_text=True),
    Rule("coverage", lambda check: coverage(check).unclaimed, needs_text=True),
    Rule("ignored", lambda check: coverage(check).idle, needs_text=True),
    Rule("growth", lambda check: check.arithmetic.findings("growth")),
    Rule("share", lambda check: check.arithmetic.findings("share")),
    Rule("part", lambda check: check.arithmetic.findings("part")),
    Rule("sum", lambda check: check.arithmetic.findings("sum")),
    Rule("bound", lambda check: check.arithmetic.findings("bound")),
    Rule("milestone", lambda check: check.arithmetic.findings("milestone")),
    Rule("positions", lambda check: positions(check.index)),
)


@exactly()
def run(check: Check, names: Iterable[str] = ()) -> tuple[list[Finding], int]:
    """What the rules find, the most serious first, then in their order; and how many were run.

    `names` asks for some rules only. Without a text those that need one are not run; with one
    that is no source's, this is told whatever was asked for.
    """
    asked = set(names)
    if any(rule.name in asked and (rule.needs_text or rule.takes_text) for rule in RULES):
        asked.add("fingerprint")
    chosen = (rule for rule in RULES if not asked or rule.name in asked)
    rules = [rule for rule in chosen if check.texts or not rule.needs_text]
    found = [own._replace(rule=rule.name) for rule in rules for own in rule.find(check)]
    order = list(Severity)
    return sorted(found, key=lambda finding: order.index(finding.severity)), len(rules)


def check(base: Base, texts: Sequence[Text] = (), rules: Iterable[str] = ()) -> list[Finding]:
    """What the rules, or those that are named, find of a base and its texts."""
    return run(Check(base, texts), rules)[0]


class Explanation(NamedTuple):
    """What `--explain` adds to the findings of a base; nothing of one that cannot be loaded."""

    base: Base | None = None
    tallies: tuple[Tally, ...] = ()
    relations: tuple[Relation, ...] = ()
    derived: tuple[Derived, ...] = ()


@exactly()
def explain(check: Check, rules: Collection[str] = ()) -> Explanation:
    """The texts' figures, the relations, and what follows; of named rules the first two alone."""
    tallies = tuple(coverage(check).tallies) if not rules or "coverage" in rules else ()
    every = check.arithmetic.relations
    relations = tuple(found for found in every if not rules or found.law.rule in rules)
    derived = () if rules else tuple(_derived(check.base, check.index))
    return Explanation(check.base, tallies, relations, derived)


def _derived(base: Base, index: Index) -> Iterator[Derived]:
    """Implied values, and shares of wholes that no source prints."""
    told = (fact for fact in index.facts if fact.period and fact.status in RESULTS)
    operands = {fact.id: operand for fact in told if (operand := Operand.of(fact, base.units))}
    yield from derive.implied(operands.values(), base.metrics, base.units)
    levels = (own for own in operands.values() if own.fact.measure is Measure.LEVEL)
    for level, fact in ((level, level.fact) for level in levels):
        whole = base.metrics[fact.metric].part_of
        shares = index.told(Measure.SHARE, fact, fact.period)
        if whole and all((share.of and share.of.metric) != whole for share in shares):
            for outer in index.levels(fact, fact.period, Whole(whole, None)):
                both = derive.side_by_side(level, operands[outer.id], is_part=True)
                yield from (found for found in both if found.quantity is Quantity.SHARE)
