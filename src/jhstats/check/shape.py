"""Rules about the records themselves, beyond what loading refuses."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP

from jhstats.check.arithmetic import is_apart
from jhstats.check.context import Check
from jhstats.check.finding import Case, Finding, Severity, finding_of
from jhstats.check.passages import is_dense
from jhstats.figure import ONE, Bound, half_unit
from jhstats.hierarchy import TERRITORIES
from jhstats.model import PERCENT, Amount, Base, Fact, Measure, Unit, conversion
from jhstats.names import candidates
from jhstats.phrases import amounts

LONGEST = 16
LONGEST_LATIN = 40
"""How many characters a span may have (design: 16, or 40 where a script needs more)."""


def twice(check: Check) -> Iterator[Finding]:
    """One figure told twice with different values."""
    units = check.base.units
    first: dict[tuple[object, ...], tuple[Fact, Amount]] = {}
    for fact in check.base.facts:
        amount = fact.amount
        if amount is None:
            continue
        other, there = first.setdefault((*fact.identity, fact.bound), (fact, amount))
        apart, is_limit = is_apart((fact, other)), fact.bound not in (Bound.EXACT, Bound.ABOUT)
        may_differ = apart and (is_limit or _is_rounding(units, amount, there))
        if may_differ or _is_equal(units, amount, there):
            continue  # over 1000 and over 1400 may both be true
        value, more = amounts(units, (fact, other))
        case = Case.DISAGREE if apart else Case.TWICE
        yield finding_of(fact, "value", case, other=other.id, value=value, more=more)


def unit(check: Check) -> Iterator[Finding]:
    """A unit that does not fit its metric and measure."""
    base = check.base
    for fact in base.facts:
        fitting = _fitting(base, fact)
        if fact.unit is not None and fitting is not None and fact.unit not in fitting:
            yield finding_of(
                fact,
                "unit",
                Case.UNIT,
                unit=base.units[fact.unit].names,
                metric=base.metrics[fact.metric].names,
                candidates=candidates(sorted(fitting), base.units),
            )


def span_length(check: Check) -> Iterator[Finding]:
    """A printed span longer than the few characters that print a figure."""
    for fact in check.base.facts:
        for evidence in fact.evidence:
            printed, source = evidence.printed or "", check.base.sources[evidence.source]
            most = LONGEST if is_dense(source) else LONGEST_LATIN
            if len(printed) > most:
                case, number = Case.LONG_SPAN, len(printed)
                yield finding_of(fact, "evidence", case, given=printed, number=number, out_of=most)


def territory(check: Check) -> Iterator[Finding]:
    """A rank among a territory that the entity does not lie in."""
    entities = check.base.entities
    for fact in check.base.facts:
        for rank in fact.ranks:
            is_territory = entities[rank.among].kind in TERRITORIES
            is_outer = rank.among in check.outer(fact.entity)
            if rank.among == fact.entity or (is_territory and not is_outer):
                among, entity = entities[rank.among].names, entities[fact.entity].names
                yield finding_of(fact, "ranks", Case.NOT_WITHIN, among=among, entity=entity)


def out_of(check: Check) -> Iterator[Finding]:
    """A position beyond the number of those that were ranked."""
    for fact in check.base.facts:
        for rank in fact.ranks:
            if rank.number and rank.out_of and rank.number > rank.out_of:
                number, out_of = rank.number, rank.out_of
                yield finding_of(fact, "ranks", Case.BEYOND, number=number, out_of=out_of)


def unused(check: Check) -> Iterator[Finding]:
    """A metric or an entity that nothing uses."""
    base = check.base
    metrics = {metric.part_of for metric in base.metrics.values()}
    entities = {base.main, *(id_ for entity in base.entities.values() for id_ in entity.within)}
    for fact in base.facts:
        metrics |= {fact.metric, fact.of and fact.of.metric}
        entities |= {fact.entity, fact.of and fact.of.entity, *(rank.among for rank in fact.ranks)}
    told = (("metric", base.metrics, metrics), ("entity", base.entities, entities))
    for table, records, used in told:
        for record in records.values():
            if record.id not in used:
                yield Finding(Severity.WARNING, Case.UNUSED, {"table": table}, record.origin)


def no_evidence(check: Check) -> Iterator[Finding]:
    """A fact of which nobody can see where it was printed."""
    for fact in check.base.facts:
        if not fact.evidence:
            yield finding_of(fact, "", Case.NO_EVIDENCE)


def inferred(check: Check) -> Iterator[Finding]:
    """A fact of which a reading supplied a part."""
    for fact in check.base.facts:
        if fact.inferred:
            yield finding_of(fact, "inferred", Case.INFERRED, inferred=fact.inferred)


def _is_rounding(units: Mapping[str, Unit], left: Amount, right: Amount) -> bool:
    """Whether one of two values is the other, rounded or cut off to fewer digits."""
    prints = []
    for amount in (left, right):
        factor = units[amount.unit].factor or ONE
        prints.append((2 * half_unit(amount.value) * factor, amount.value * factor))
    (_, fine), (step, coarse) = sorted(prints)
    kept = ((fine / step).quantize(ONE, way) * step for way in (ROUND_DOWN, ROUND_HALF_UP))
    return coarse in kept


def _is_equal(units: Mapping[str, Unit], left: Amount, right: Amount) -> bool:
    if left.unit == right.unit:
        return left.value == right.value
    into = conversion(units[left.unit], units[right.unit])
    return into is not None and into.exact(left.value) == right.value


def _fitting(base: Base, fact: Fact) -> set[str] | None:
    """The units that a fact's value may have; None where its metric does not say."""
    if fact.measure.is_percent:
        return {PERCENT.id}
    default = base.metrics[fact.metric].unit
    is_change = fact.measure is Measure.CHANGE
    # Percentages differ by points, which a base may call as it likes; shares change by them too.
    if default is None or (is_change and (default == PERCENT.id or fact.of is not None)):
        return None
    dimension = base.units[default].dimension
    alike = (unit.id for unit in base.units.values() if unit.dimension == dimension)
    return {default} if dimension is None else {*alike}
