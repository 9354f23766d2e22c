"""All rules of `check`, in the order in which they are told; and what explains their findings."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

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
    """One rule, and the function that runs it; it may say nothing without a text."""

    name: str
    family: Literal["shape", "evidence", "coverage", "arithmetic"]
    find: Callable[[Check], Iterable[Finding]]
    needs_text: bool = False


RULES = (
    Rule("twice", "shape", records.twice),
    Rule("unit", "shape", records.unit),
    Rule("span-length", "shape", records.span_length),
    Rule("territory", "shape", records.territory),
    Rule("out-of", "shape", records.out_of),
    Rule("unused", "shape", records.unused),
    Rule("no-evidence", "shape", records.no_evidence),
    Rule("inferred", "shape", records.inferred),
    Rule("fingerprint", "evidence", records.fingerprint, needs_text=True),
    Rule("span", "evidence", records.spans, needs_text=True),
    Rule("value", "evidence", records.values),
    Rule("rank", "evidence", records.ranks),
    Rule("period", "evidence", records.periods, needs_text=True),
    Rule("stray", "evidence", records.stray, needs_text=True),
    Rule("coverage", "coverage", lambda check: coverage(check).unclaimed, needs_text=True),
    Rule("ignored", "coverage", lambda check: coverage(check).idle, needs_text=True),
    Rule("growth", "arithmetic", lambda check: check.arithmetic.findings("growth")),
    Rule("share", "arithmetic", lambda check: check.arithmetic.findings("share")),
    Rule("part", "arithmetic", lambda check: check.arithmetic.findings("part")),
    Rule("sum", "arithmetic", lambda check: check.arithmetic.findings("sum")),
    Rule("bound", "arithmetic", lambda check: check.arithmetic.findings("bound")),
    Rule("milestone", "arithmetic", lambda check: check.arithmetic.findings("milestone")),
    Rule("positions", "arithmetic", lambda check: positions(check.index)),
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
