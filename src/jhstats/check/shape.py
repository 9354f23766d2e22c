"""Rules about the records themselves, beyond what loading refuses."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP
from typing import TYPE_CHECKING

from jhstats.check.finding import Case, Finding, Severity, of_fact
from jhstats.check.sources import are_apart
from jhstats.check.telling import amount, has_units
from jhstats.errors import Location
from jhstats.figure import ONE, Bound, half_unit
from jhstats.model import PERCENT, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.check.context import Check
    from jhstats.model import Base, Fact

LONGEST = 16
LONGEST_LATIN = 40
"""How many characters a span may have (design: 16, or 40 where a script needs more)."""
_DENSE = ("zh", "ja", "ko")
_OPEN = (Bound.OVER, Bound.AT_LEAST, Bound.UNDER, Bound.AT_MOST)
_TERRITORIES = ("world", "nation", "region", "province", "city", "county")


def twice(check: Check) -> Iterator[Finding]:
    """One figure told twice with different values."""
    base = check.subject.base
    first: dict[tuple[object, ...], Fact] = {}
    for fact in base.facts:
        if fact.value is None:
            continue
        key = (*fact.identity, fact.bound)
        other = first.setdefault(key, fact)
        if other is fact or other.value is None or _same(base, fact, other):
            continue
        apart = are_apart((fact, other))
        if apart and (fact.bound in _OPEN or _rounds(base, fact, other)):
            continue  # over 1000 and over 1400 may both be true
        with_unit = has_units(fact, other)
        data = {
            "value": amount(base.units, fact, with_unit=with_unit),
            "other": other.id,
            "there": amount(base.units, other, with_unit=with_unit),
        }
        if apart:
            yield Finding(
                "twice", Severity.WARNING, Case.DISAGREE, data, of_fact(fact, "value"), fact.id
            )
        else:
            yield Finding(
                "twice", Severity.ERROR, Case.TWICE, data, of_fact(fact, "value"), fact.id
            )


def unit(check: Check) -> Iterator[Finding]:
    """A unit that does not fit its metric and measure."""
    base = check.subject.base
    for fact in base.facts:
        if fact.unit is None or fact.value is None:
            continue
        fits = _fitting(base, fact)
        if fits is not None and fact.unit not in fits:
            data = {
                "unit": base.units[fact.unit].names,
                "metric": base.metrics[fact.metric].names,
                "candidates": tuple((one, base.units[one].names) for one in sorted(fits)),
            }
            yield Finding("unit", Severity.ERROR, Case.UNIT, data, of_fact(fact, "unit"), fact.id)


def span_length(check: Check) -> Iterator[Finding]:
    """A printed span longer than the few characters that print a figure."""
    for fact in check.subject.base.facts:
        for one in fact.evidence:
            language = check.subject.base.sources[one.source].language or ""
            most = LONGEST if language.partition("-")[0] in _DENSE else LONGEST_LATIN
            if one.printed and len(one.printed) > most:
                data = {"given": one.printed, "length": len(one.printed), "most": most}
                location = of_fact(fact, "evidence")
                yield Finding(
                    "span-length", Severity.ERROR, Case.LONG_SPAN, data, location, fact.id
                )


def territory(check: Check) -> Iterator[Finding]:
    """A rank among a territory that the entity does not lie in."""
    entities = check.subject.base.entities
    for fact in check.subject.base.facts:
        for one in fact.ranks:
            is_territory = entities[one.among].kind in _TERRITORIES
            is_outer = one.among in check.subject.outer(fact.entity)
            if one.among == fact.entity or (is_territory and not is_outer):
                data = {
                    "entity": entities[fact.entity].names,
                    "among": entities[one.among].names,
                }
                location = of_fact(fact, "ranks")
                yield Finding("territory", Severity.ERROR, Case.NOT_WITHIN, data, location, fact.id)


def out_of(check: Check) -> Iterator[Finding]:
    """A position beyond the number of those that were ranked."""
    for fact in check.subject.base.facts:
        for one in fact.ranks:
            if one.number and one.out_of and one.number > one.out_of:
                data = {"number": one.number, "out_of": one.out_of}
                location = of_fact(fact, "ranks")
                yield Finding("out-of", Severity.ERROR, Case.BEYOND, data, location, fact.id)


def unused(check: Check) -> Iterator[Finding]:
    """A metric or an entity that nothing uses."""
    base = check.subject.base
    metrics = {fact.metric for fact in base.facts}
    metrics |= {fact.of.metric for fact in base.facts if fact.of}
    metrics |= {one.part_of for one in base.metrics.values() if one.part_of}
    entities = {fact.entity for fact in base.facts} | {base.main}
    entities |= {fact.of.entity for fact in base.facts if fact.of}
    entities |= {rank.among for fact in base.facts for rank in fact.ranks}
    entities |= {outer for one in base.entities.values() for outer in one.within}
    for table, records, used in (
        ("metric", base.metrics, metrics),
        ("entity", base.entities, entities),
    ):
        for record in records.values():
            if record.id not in used:
                location = Location(record.origin.file, f"{table}.{record.id}", id=record.id)
                yield Finding("unused", Severity.WARNING, Case.UNUSED, {"table": table}, location)


def no_evidence(check: Check) -> Iterator[Finding]:
    """A fact of which nobody can see where it was printed."""
    for fact in check.subject.base.facts:
        if not fact.evidence:
            yield Finding(
                "no-evidence", Severity.NOTE, Case.NO_EVIDENCE, {}, of_fact(fact), fact.id
            )


def inferred(check: Check) -> Iterator[Finding]:
    """A fact of which a reading supplied a part."""
    for fact in check.subject.base.facts:
        if fact.inferred:
            data = {"inferred": fact.inferred}
            location = of_fact(fact, "inferred")
            yield Finding("inferred", Severity.NOTE, Case.INFERRED, data, location, fact.id)


def _rounds(base: Base, one: Fact, other: Fact) -> bool:
    """Whether one of two values is the other, rounded or cut off to fewer digits."""
    prints = []
    for fact in (one, other):
        assert fact.value is not None  # noqa: S101 - only such facts are compared
        factor = base.units[str(fact.unit)].factor or ONE
        prints.append((2 * half_unit(fact.value) * factor, fact.value * factor))
    (_, fine), (step, coarse) = sorted(prints)
    cut = (fine / step).quantize(ONE, ROUND_DOWN) * step
    return coarse in (cut, (fine / step).quantize(ONE, ROUND_HALF_UP) * step)


def _same(base: Base, one: Fact, other: Fact) -> bool:
    """Whether two facts have one value, maybe in two units."""
    assert one.value is not None  # noqa: S101 - only such facts are compared
    assert other.value is not None  # noqa: S101 - as above
    if one.unit == other.unit:
        return one.value == other.value
    mine, theirs = base.units[str(one.unit)], base.units[str(other.unit)]
    if not mine.dimension or mine.dimension != theirs.dimension:
        return False
    return one.value * (mine.factor or 1) == other.value * (theirs.factor or 1)


def _fitting(base: Base, fact: Fact) -> set[str] | None:
    """The units that a fact's value may have; None where its metric does not say."""
    if fact.measure.is_percent:
        return {PERCENT.id}
    if fact.measure is Measure.CHANGE and fact.of is not None:
        return None  # what a share changed by, in points
    default = base.metrics[fact.metric].unit
    if default is None or (default == PERCENT.id and fact.measure is Measure.CHANGE):
        return None  # percentages differ by points, which a base may call as it likes
    if fact.of is not None and fact.measure is Measure.CHANGE:
        return None  # a share changes by points, too
    dimension = base.units[default].dimension
    if dimension is None:
        return {default}
    return {one.id for one in base.units.values() if one.dimension == dimension}
