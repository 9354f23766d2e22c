"""Rules that hold facts against the texts of their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jhstats import slips
from jhstats.check.finding import Case, Finding, Severity, of_fact
from jhstats.check.paragraphs import fold_text
from jhstats.check.printed import (
    Figure,
    allows,
    prints,
    supports,
)
from jhstats.check.rankings import measure_of, out_of, says, scope, stands_by_amount
from jhstats.check.telling import ranking
from jhstats.errors import Location
from jhstats.figure import Bound, plain
from jhstats.model import PERCENT, Measure
from jhstats.slips import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.check.context import Check
    from jhstats.check.printed import Printed
    from jhstats.check.sites import Site
    from jhstats.check.subject import Subject, Text
    from jhstats.model import Base, Fact, Rank
    from jhstats.prose.numerals import Numeral
    from jhstats.prose.ranks import RankText

_ENOUGH = 0.5
_SEVERITIES = {Case.FOLDED: Severity.NOTE, Case.NO_PRINT: Severity.NOTE}
_KEYS = {Case.VALUE: "value", Case.UNIT_PRINTED: "unit", Case.POINTS_PRINTED: "measure"}


def fingerprint(check: Check) -> Iterator[Finding]:
    """A text that is no source's."""
    subject = check.subject
    for text in subject.texts:
        source = subject.source_of(text)
        if source is None:
            data = {"sha256": text.sha256, **_nearest_source(subject, text)}
            location = Location(text.name)
            yield Finding("fingerprint", Severity.ERROR, Case.NO_SOURCE, data, location)
        elif source.sha256 not in (None, text.sha256):
            data = {"sha256": text.sha256, "given": source.sha256}
            location = Location(
                source.origin.file, f"source.{source.id}", key="sha256", id=source.id
            )
            yield Finding("fingerprint", Severity.WARNING, Case.OTHER_TEXT, data, location)


def places(check: Check) -> Iterator[Finding]:
    """A span that does not stand where the evidence says."""
    for fact in check.subject.base.facts:
        for number, _, found in check.subject.evidence(fact):
            if found.fault:
                severity = _SEVERITIES.get(found.fault, Severity.ERROR)
                location = of_fact(fact, f"evidence[{number}]")
                yield Finding("span", severity, found.fault, found.data, location, fact.id)


def values(check: Check) -> Iterator[Finding]:
    """A value, with unit and bound, that no span of its fact prints."""
    for one in check.printed:
        fault = _value_fault(check.subject.base, one) if one.fact.value is not None else None
        if fault:
            case, data = fault
            location = of_fact(one.fact, _KEYS.get(case, "bound"))
            yield Finding("value", Severity.ERROR, case, data, location, one.fact.id)


def ranks(check: Check) -> Iterator[Finding]:
    """A rank that no span of its fact prints, or among others than it says."""
    for one in check.printed:
        for rank in one.fact.ranks:
            fault = _rank_fault(check.subject, one, rank)
            if fault:
                severity, case, data = fault
                location = of_fact(one.fact, "ranks")
                yield Finding("rank", severity, case, data, location, one.fact.id)


def periods(check: Check) -> Iterator[Finding]:
    """A period that neither a span prints nor the date before it."""
    for one in check.printed:
        fact = one.fact
        if fact.period is None or "period" in fact.inferred:
            continue
        dates = one.dates()
        location = of_fact(fact, "period")
        if not dates:
            data = {"period": fact.period.text}
            yield Finding("period", Severity.WARNING, Case.NO_DATE, data, location, fact.id)
        elif not supports(fact.period, dates):
            there = tuple(dict.fromkeys(date.period.text for _, date in dates))
            told = {"period": fact.period.text, "there": there}
            yield Finding("period", Severity.ERROR, Case.PERIOD, told, location, fact.id)


def stray(check: Check) -> Iterator[Finding]:
    """A span whose figures say nothing of its fact."""
    wrong = {one.fact for rule in (values, ranks, periods) for one in check.once(rule)}
    for one in check.printed:
        for site in one.sites if one.fact.id not in wrong else ():
            there = [figure for figure in one.figures if figure.site == site]
            printed = [rank for where, rank in one.ranks if where == site]
            told = (
                any(allows(one.fact, figure) for figure in there)
                or any(says(rank, text) for rank in one.fact.ranks for text in printed)
                or any(site.holds(date.start, date.end) for date in site.passage.dates)
            )
            if (there or printed) and not told:
                location = of_fact(one.fact, "evidence")
                data = {"given": site.text}
                yield Finding("stray", Severity.WARNING, Case.STRAY, data, location, one.fact.id)


def _value_fault(base: Base, one: Printed) -> tuple[Case, dict[str, Any]] | None:
    """What is wrong with a value as it is printed."""
    fact, there = one.fact, one.figures
    assert fact.value is not None  # noqa: S101 - asked of facts with a value
    exact = [figure for figure in there if prints(fact, figure)]
    if any(_bounds(figure.numeral, fact.bound) for figure in exact):
        return None
    if exact:
        printed = exact[0].numeral.bound
        told = {"bound": fact.bound, "printed": printed, "toml": printed.value}
        return Case.BOUND_PRINTED, {**told, "span": exact[0].text}
    digits = [figure for figure in there if abs(figure.numeral.number) == abs(fact.value)]
    data: dict[str, Any] = {
        "value": plain(fact.value),
        "unit": base.units[str(fact.unit)].names,
        "span": (digits or there)[0].text if there else "",
    }
    in_percent = fact.unit == PERCENT.id and fact.measure is not Measure.CHANGE
    if any(figure.numeral.unit == "points" for figure in digits) and in_percent:
        return Case.POINTS_PRINTED, data
    signed = [figure for figure in digits if figure.amount == -fact.value]
    in_unit = any(figure.amount == fact.value for figure in digits)  # 12.50亿元 is not 12.5
    if digits and not signed and not in_unit:
        return Case.UNIT_PRINTED, data
    slip = Slip.SIGN if signed else _slip(fact, there)
    return Case.VALUE, {**data, "slip": slip.value if slip else ""}


def _bounds(printed: Numeral, bound: Bound) -> bool:
    """Whether a print bounds a value so; 上百 and 过百 set no limit above, and say no more."""
    if printed.is_loose:
        return bound not in (Bound.UNDER, Bound.AT_MOST)
    return printed.bound is bound


def _slip(fact: Fact, there: list[Figure]) -> Slip | None:
    """The slip by which one of the printed numbers became the fact's."""
    assert fact.value is not None  # noqa: S101 - as above
    amounts = [figure.amount for figure in there if figure.amount is not None]
    return next((slip for one in amounts if (slip := slips.number_slip(fact.value, one))), None)


def _rank_fault(
    subject: Subject, one: Printed, rank: Rank
) -> tuple[Severity, Case, dict[str, Any]] | None:
    """What is wrong with a rank as it is printed."""
    fact = one.fact
    mine = [(site, printed) for site, printed in one.ranks if says(rank, printed)]
    base = subject.base
    told: dict[str, Any] = {
        "rank": ranking(base.entities, rank),
        "among": base.entities[rank.among].names,
    }
    of_measure = [
        pair
        for pair in mine
        if measure_of(*pair) in (None, fact.measure) and not _is_of_total(subject, one, *pair)
    ]
    if not of_measure:
        spans = dict.fromkeys(site.text for site, _ in one.ranks)
        owner = _owner(subject, fact, rank) if not mine else ""
        slip = Slip.RANK.value if mine or owner else ""
        return Severity.ERROR, Case.RANK, {**told, "spans": tuple(spans), "slip": slip}
    scopes = [scope(subject, rank, fact, *pair) for pair in of_measure]
    if any(rank.among in ids for ids in scopes):
        counts = [count.number for pair in of_measure if (count := out_of(*pair))]
        if rank.out_of is None or not counts or rank.out_of in counts:
            return None
        return Severity.ERROR, Case.OUT_OF, {"out_of": rank.out_of, "printed": counts[0]}
    ids = dict.fromkeys(id_ for found in scopes for id_ in found)
    named = tuple(base.entities[id_].names for id_ in ids)
    severity = Severity.ERROR if named else Severity.WARNING
    return severity, Case.SCOPE, {**told, "named": named}


def _is_of_total(subject: Subject, one: Printed, site: Site, printed: RankText) -> bool:
    """Whether a rank is told of an amount, before the text comes to the fact's percentage."""
    figures = [
        figure.numeral.start
        for figure in one.figures
        if figure.site.passage is site.passage and prints(one.fact, figure)
    ]
    is_later = bool(figures) and min(figures) >= printed.end
    return one.fact.measure.is_percent and is_later and stands_by_amount(subject, site, printed)


def _owner(subject: Subject, fact: Fact, rank: Rank) -> str:
    """The fact of another measure of the same metric and period that has a rank, if one does."""
    mine = (fact.metric, fact.entity, fact.period)
    for other in subject.base.facts:
        if mine == (other.metric, other.entity, other.period) and other is not fact:
            ranks = [(its.kind, its.number, its.among) for its in other.ranks]
            if (rank.kind, rank.number, rank.among) in ranks:
                return other.id
    return ""


def _nearest_source(subject: Subject, text: Text) -> dict[str, Any]:
    """The source of whose spans the most stand in a text."""
    counts: dict[str, tuple[int, int]] = {}
    content = fold_text(text.content)
    for source in subject.base.sources.values():
        spans = _spans(subject, source.id)
        counts[source.id] = sum(fold_text(one) in content for one in spans), len(spans)
    near = max(counts, key=lambda one: counts[one][0], default="")
    held, of = counts.get(near, (0, 0))
    is_near = bool(of) and held >= _ENOUGH * of
    return {"source": near if is_near else "", "held": held, "of": of}


def _spans(subject: Subject, source: str) -> list[str]:
    return [
        one.printed
        for fact in subject.base.facts
        for one in fact.evidence
        if one.source == source and one.printed
    ]
