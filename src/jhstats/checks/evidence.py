"""Rules that hold facts against the texts of their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jhstats import slips
from jhstats.checks.finding import Case, Finding, Severity, of_fact
from jhstats.checks.printed import (
    Figure,
    allows,
    dates_of,
    figures,
    prints,
    ranks_at,
    says,
    scope,
    sites_of,
    supports,
)
from jhstats.checks.sites import Claim
from jhstats.errors import Place
from jhstats.figure import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.checks.sites import Site
    from jhstats.checks.subject import Subject, Text
    from jhstats.model import Base, Fact, Rank, Source

_ENOUGH = 0.5


def fingerprint(subject: Subject) -> Iterator[Finding]:
    """A text that is no source's."""
    for text in subject.texts:
        source = subject.source_of(text)
        if source is None:
            data = {"sha256": text.sha256, **_nearest_source(subject, text)}
            place = Place(text.name)
            yield Finding("fingerprint", Severity.ERROR, Case.NO_SOURCE, data, place)
        elif source.sha256 not in (None, text.sha256):
            data = {"sha256": text.sha256, "given": source.sha256}
            place = Place(source.origin.file, f"source.{source.id}", key="sha256", id=source.id)
            yield Finding("fingerprint", Severity.WARNING, Case.OTHER_TEXT, data, place)


def places(subject: Subject) -> Iterator[Finding]:
    """A span that does not stand where the evidence says."""
    for fact in subject.base.facts:
        for one in fact.evidence:
            found = subject.sites(one.source, Claim(one.section, one.paragraph, one.printed))
            if found and found.fault:
                severity = Severity.NOTE if found.fault is Case.FOLDED else Severity.ERROR
                place = of_fact(fact, "evidence")
                yield Finding("span", severity, found.fault, found.data, place, fact.id)


def values(subject: Subject) -> Iterator[Finding]:
    """A value, with unit and bound, that no span of its fact prints."""
    for fact, sites in _proved(subject):
        if fact.value is None:
            continue
        there = list(figures(subject, fact, sites))
        fault = _value_fault(fact, there)
        if fault:
            case, data = fault
            key = {Case.VALUE: "value", Case.UNIT_PRINTED: "unit"}.get(case, "bound")
            yield Finding("value", Severity.ERROR, case, data, of_fact(fact, key), fact.id)


def ranks(subject: Subject) -> Iterator[Finding]:
    """A rank that no span of its fact prints, or among others than it says."""
    for fact, sites in _proved(subject):
        for rank in fact.ranks:
            fault = _rank_fault(subject, fact, rank, sites)
            if fault:
                severity, case, data = fault
                yield Finding("rank", severity, case, data, of_fact(fact, "ranks"), fact.id)


def periods(subject: Subject) -> Iterator[Finding]:
    """A period that neither a span prints nor the date before it."""
    for fact, sites in _proved(subject):
        if fact.period is None or "period" in fact.inferred:
            continue
        dates = [date.period for _, date in dates_of(subject, sites)]
        place = of_fact(fact, "period")
        if not dates:
            data = {"period": fact.period.text}
            yield Finding("period", Severity.WARNING, Case.NO_DATE, data, place, fact.id)
        elif not supports(fact.period, dates):
            there = tuple(dict.fromkeys(one.text for one in dates))
            told = {"period": fact.period.text, "there": there}
            yield Finding("period", Severity.ERROR, Case.PERIOD, told, place, fact.id)


def stray(subject: Subject) -> Iterator[Finding]:
    """A span whose figures say nothing of its fact."""
    wrong = {one.fact for rule in (values, ranks, periods) for one in rule(subject)}
    for fact, sites in _proved(subject):
        for site in () if fact.id in wrong else dict.fromkeys(sites):
            there = list(figures(subject, fact, [site]))
            printed = list(ranks_at(site))
            told = (
                any(allows(fact, one) for one in there)
                or any(says(rank, one) for rank in fact.ranks for one in printed)
                or any(site.holds(one.start, one.end) for one in site.passage.dates)
            )
            if (there or printed) and not told:
                data = {"given": site.passage.text[site.start : site.end]}
                place = of_fact(fact, "evidence")
                yield Finding("stray", Severity.WARNING, Case.STRAY, data, place, fact.id)


def _proved(subject: Subject) -> Iterator[tuple[Fact, tuple[Site, ...]]]:
    """The facts of which spans stand in a text that is here."""
    for fact in subject.base.facts:
        sites = sites_of(subject, fact)
        if sites:
            yield fact, sites


def _value_fault(fact: Fact, there: list[Figure]) -> tuple[Case, dict[str, Any]] | None:
    """What is wrong with a value as it is printed."""
    assert fact.value is not None  # noqa: S101 - asked of facts with a value
    exact = [one for one in there if prints(fact, one)]
    if any(one.numeral.bound is fact.bound for one in exact):
        return None
    if exact:
        printed = exact[0].numeral.bound
        return Case.BOUND_PRINTED, {
            "given": fact.bound.value,
            "printed": printed.value,
            "span": exact[0].text,
        }
    digits = [one for one in there if abs(one.numeral.number) == abs(fact.value)]
    if digits and "unit" in fact.inferred:
        return None
    data = {
        "value": plain(fact.value),
        "unit": fact.unit,
        "span": (digits or there)[0].text if there else "",
    }
    if digits:
        return Case.UNIT_PRINTED, data
    amounts = [one.amount for one in there if one.amount is not None]
    slip = next((slip for one in amounts if (slip := slips.between(fact.value, one))), None)
    return Case.VALUE, {**data, "slip": slip.value if slip else ""}


def _rank_fault(
    subject: Subject, fact: Fact, rank: Rank, sites: tuple[Site, ...]
) -> tuple[Severity, Case, dict[str, Any]] | None:
    """What is wrong with a rank as it is printed."""
    printed = [(site, one) for site in sites for one in ranks_at(site)]
    mine = [(site, one) for site, one in printed if says(rank, one)]
    told: dict[str, Any] = {
        "kind": rank.kind.value,
        "number": rank.number or "",
        "among": rank.among,
    }
    if not mine:
        spans = dict.fromkeys(site.passage.text[site.start : site.end] for site, _ in printed)
        return Severity.ERROR, Case.RANK, {**told, "spans": tuple(spans)}
    scopes = [scope(subject, fact, site, one) for site, one in mine]
    if any(rank.among in ids for ids in scopes):
        return None
    named = tuple(dict.fromkeys(id_ for ids in scopes for id_ in ids))
    severity = Severity.ERROR if named else Severity.WARNING
    return severity, Case.SCOPE, {**told, "named": named}


def _nearest_source(subject: Subject, text: Text) -> dict[str, Any]:
    """The source of whose spans the most stand in a text."""
    counts: dict[str, tuple[int, int]] = {}
    content = text.content
    for source in subject.base.sources.values():
        spans = _spans(subject.base, source)
        counts[source.id] = sum(one in content for one in spans), len(spans)
    near = max(counts, key=lambda one: counts[one][0], default="")
    held, of = counts.get(near, (0, 0))
    if not of or held < _ENOUGH * of:
        return {"source": "", "held": held, "of": of}
    return {"source": near, "held": held, "of": of}


def _spans(base: Base, source: Source) -> list[str]:
    return [
        one.printed
        for fact in base.facts
        for one in fact.evidence
        if one.source == source.id and one.printed
    ]
