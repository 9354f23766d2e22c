"""Rules about the records themselves, beyond what loading refuses, and against what texts print."""

from collections.abc import Iterator, Mapping
from typing import Any

from jhstats import model
from jhstats.check.context import Check
from jhstats.check.finding import Case, Finding, Severity, finding_of
from jhstats.check.index import is_apart, yearly_span
from jhstats.check.passages import is_dense, overlapping
from jhstats.check.printed import PrintedFact
from jhstats.errors import Location
from jhstats.figure import ONE, ZERO, Bound, Conversion, half_unit, plain
from jhstats.model import (
    PERCENT,
    Amount,
    Base,
    Fact,
    FactStatus,
    Measure,
    Rank,
    Unit,
    conversion,
    is_points,
)
from jhstats.names import TERRITORIES
from jhstats.phrases import RankPhrase, amounts
from jhstats.text.world import is_money

_LONGEST, _LONGEST_LATIN = 16, 40  # characters of a span; a script of letters needs more


def twice(check: Check) -> Iterator[Finding]:
    """One figure told twice with different values."""
    units = check.base.units
    first: dict[tuple[object, ...], tuple[Fact, Amount]] = {}
    for fact in check.base.facts:
        if (amount := fact.amount) is None:
            continue
        # What is told in two currencies, or in percent and in points, is told once in each.
        kind = units[amount.unit].dimension or amount.unit
        other, there = first.setdefault((*fact.identity, fact.bound, kind), (fact, amount))
        apart, is_limit = is_apart((fact, other)), fact.bound not in (Bound.EXACT, Bound.ABOUT)
        if (apart and is_limit) or _is_alike(units, amount, there, may_round=apart):
            continue  # over 1000 and over 1400 may both be true
        value, more = amounts(units, (fact, other))
        told = {"other": other.id, "value": value, "more": more}
        severity = Severity.WARNING if apart else Severity.ERROR
        yield finding_of(fact, "value", Case.TWICE, severity, **told)


def unit(check: Check) -> Iterator[Finding]:
    """A unit that does not fit its metric and measure."""
    base = check.base
    for fact in base.facts:
        if fact.unit is not None and not _is_fitting(base, fact, base.units[fact.unit]):
            own, metric = base.units[fact.unit].names, base.metrics[fact.metric].names
            told = {"unit": own, "measure": fact.measure, "metric": metric}
            yield finding_of(fact, "unit", Case.UNIT, None, **told)


def span_length(check: Check) -> Iterator[Finding]:
    """A printed span longer than the few characters that print a figure."""
    for fact in check.base.facts:
        for evidence in fact.evidence:
            printed, source = evidence.printed or "", check.base.sources[evidence.source]
            most = _LONGEST if is_dense(source) else _LONGEST_LATIN
            if len(printed) > most:
                case, number = Case.LONG_SPAN, len(printed)
                yield finding_of(fact, "evidence", case, given=printed, number=number, out_of=most)


def territory(check: Check) -> Iterator[Finding]:
    """A rank among a territory that the entity does not lie in."""
    entities = check.base.entities
    for fact in check.base.facts:
        for rank in fact.ranks:
            among, entity = entities[rank.among], entities[fact.entity]
            is_outside = among.kind in TERRITORIES and among.id not in check.outer(entity.id)
            if among is entity or is_outside:
                case, names = Case.NOT_WITHIN, entity.names
                yield finding_of(fact, "ranks", case, among=among.names, entity=names)


def out_of(check: Check) -> Iterator[Finding]:
    """A position beyond the number of those that were ranked."""
    for fact in check.base.facts:
        for rank in fact.ranks:
            if rank.number and rank.out_of and rank.number > rank.out_of:
                number, out_of = rank.number, rank.out_of
                yield finding_of(fact, "ranks", Case.BEYOND, number=number, out_of=out_of)


def no_evidence(check: Check) -> Iterator[Finding]:
    """A fact of which nobody can see where it was printed."""
    unproven = (fact for fact in check.base.facts if not fact.evidence)
    return (finding_of(fact, "", Case.NO_EVIDENCE) for fact in unproven)


def _is_alike(units: Mapping[str, Unit], left: Amount, right: Amount, *, may_round: bool) -> bool:
    """Whether two values are one; or one may be the other, rounded or cut off to fewer digits."""
    into = conversion(units[left.unit], units[right.unit]) or Conversion(ONE, ONE)
    apart = abs(into.exact(left.value) - right.value)
    steps = 2 * into.size(half_unit(left.value)), 2 * half_unit(right.value)
    return not apart or (may_round and steps[0] != steps[1] and apart < max(steps))


def _is_fitting(base: Base, fact: Fact, unit: Unit) -> bool:
    """Whether a fact's value may have a unit: where its metric does not say, it may have any."""
    if fact.measure.is_percent:
        may_be_points = fact.measure is Measure.CONTRIBUTION and is_points(unit)
        return unit.id == PERCENT.id or may_be_points
    default = base.metrics[fact.metric].unit
    is_change = fact.measure is Measure.CHANGE
    if is_change and fact.of:  # of a share
        return model.is_rate(unit)
    # Percentages differ by points, which a base may call as it likes.
    if default is None or (is_change and model.is_rate(base.units[default])):
        return True
    own, kind = unit.dimension, base.units[default].dimension
    if own is None or kind is None:
        return unit.id == default
    return own == kind or (is_money(own) and is_money(kind))


def fingerprint(check: Check) -> Iterator[Finding]:
    """A text that is no source's."""
    for text in check.texts:
        source = check.source_of(text)
        if source is None:
            data = {"sha256": text.sha256, "candidates": tuple(check.base.sources)}
            yield Finding(Severity.ERROR, Case.NO_SOURCE, data, Location(text.document.name))
        elif source.sha256 not in (None, text.sha256):
            location = source.origin.at("sha256")
            yield Finding(Severity.WARNING, Case.OTHER_TEXT, {"sha256": text.sha256}, location)


def spans(check: Check) -> Iterator[Finding]:
    """A span that does not stand where the evidence says."""
    for fact in check.base.facts:
        for number, evidence in enumerate(fact.evidence):
            if (lookup := check.look_up(evidence)).case:
                yield finding_of(fact, f"evidence[{number}]", lookup.case, **lookup.data)


def values(check: Check) -> Iterator[Finding]:
    """A value, with unit and bound, that no span of its fact prints."""
    units = check.base.units
    for printed in check.printed:
        if span := yearly_span(printed.fact):
            told = {"from": printed.fact.before, "span": span}
            yield finding_of(printed.fact, "measure", Case.YEARLY, None, **told)
        # What a span that is read by itself does not print may stand beside it.
        if printed.is_in_other_notation or not (printed.numbers or printed.in_text):
            continue
        if finding := _value_finding(units, printed) or _range_finding(units, printed):
            yield finding


def ranks(check: Check) -> Iterator[Finding]:
    """A rank that no span of its fact prints, or among others than it says."""
    for printed in check.printed:
        for rank in printed.fact.ranks if printed.ranks or printed.in_text else ():
            if finding := _rank_finding(check, printed, rank):
                yield finding


def periods(check: Check) -> Iterator[Finding]:
    """A period that neither a span prints nor the date before it."""
    for printed in (told for told in check.printed if told.in_text):
        fact = printed.fact
        if fact.period is None or "period" in fact.inferred:
            continue
        if (there := printed.denied(fact.period)) is not None:
            case = Case.PERIOD if there else Case.NO_DATE
            yield finding_of(fact, "period", case, period=fact.period.text, there=there)


def stray(check: Check) -> Iterator[Finding]:
    """A span whose figures say nothing of its fact."""
    wrong = {finding.fact for rule in (values, ranks, periods) for finding in rule(check)}
    for printed in (told for told in check.printed if told.fact.id not in wrong):
        claims = [*printed.claims()]
        told = dict.fromkeys((site.text for site in printed.in_text), False)
        for site in printed.in_text:  # maybe in longer numbers as well: 7% in 27%
            passage, start, end = site
            near = (own for own, *at in claims if own is passage and at[0] < end and start < at[1])
            is_silent = not overlapping(passage.figures, start, end)
            is_dated = bool(overlapping(passage.dates, start, end))
            is_rank = any(site.is_numbered(rank.number) for rank in printed.fact.ranks)
            told[site.text] |= is_silent or is_dated or is_rank or any(near)
        for text in (text for text, is_told in told.items() if not is_told):
            yield finding_of(printed.fact, "evidence", Case.STRAY, given=text)


def _range_finding(units: Mapping[str, Unit], printed: PrintedFact) -> Finding | None:
    fact, low, high = printed.fact, printed.fact.low, printed.fact.high
    if low is None or high is None:
        return None
    if all(any(printed.is_end(number, end) for number in printed.numbers) for end in (low, high)):
        return None
    span = printed.numbers[0].text if printed.numbers else None
    value, unit = f"{plain(low)}–{plain(high)}", units[str(fact.unit)].names
    return finding_of(fact, "low", Case.VALUE, value=value, unit=unit, span=span)


def _value_finding(units: Mapping[str, Unit], printed: PrintedFact) -> Finding | None:
    fact, numbers, amount = printed.fact, printed.numbers, printed.fact.amount
    if amount is None:
        return None
    exact = [number for number in numbers if number.is_exact(amount)]
    bounds = {amount.bound, *[Bound.ABOUT] * (fact.status is FactStatus.ESTIMATE)}
    if any(number.is_bounded(bound) for number in exact for bound in bounds):
        return None
    if exact:
        bound = exact[0].numeral.bound
        told: dict[str, Any] = {"printed": bound, "toml": bound.value, "span": exact[0].text}
        if bound is Bound.EXACT and any(number.site.passage.is_excerpt for number in exact):
            return None  # the word may stand beside it
        return finding_of(fact, "bound", Case.BOUND_PRINTED, bound=amount.bound, **told)
    digits = [number for number in numbers if abs(number.numeral.number) == abs(amount.value)]
    span = (digits or numbers)[0].text if numbers else None
    told = {"value": plain(amount.value), "unit": units[amount.unit].names, "span": span}
    in_unit = any(abs(number.value or ZERO) == abs(amount.value) for number in digits)
    if digits and not in_unit:  # 12.50亿元 is not 12.5
        return finding_of(fact, "unit", Case.UNIT_PRINTED, **told)
    return finding_of(fact, "value", Case.VALUE, **told)


def _rank_finding(check: Check, printed: PrintedFact, rank: Rank) -> Finding | None:
    fact, entities = printed.fact, check.base.entities
    same = (told for told in printed.ranks if told.is_same(rank))
    of_measure = [told for told in same if told.is_of_measure(fact)]
    if not of_measure:
        if not printed.ranks and any(site.is_numbered(rank.number) for site in printed.sites):
            return None
        texts = tuple(dict.fromkeys(told.site.text for told in printed.ranks))
        phrase = RankPhrase(rank, entities[rank.among])
        return finding_of(fact, "ranks", Case.RANK, rank=phrase, spans=texts)
    scopes = (told.scope(check.outer(fact.entity)) for told in of_measure)
    named = {id_: entities[id_].names for found in scopes for id_ in found}
    # Nobody knows among whom a rank is whose span is read by itself and does not say so.
    # So is one whose text is of those it is among, and says so elsewhere.
    passages = [own.site.passage for own in of_measure]
    is_open = "among" in fact.inferred or all(
        one.is_excerpt or any(rank.among in part.entities for part in one.together)
        for one in passages
    )
    if rank.among in named or (is_open and not named):
        return None
    severity = Severity.ERROR if named else Severity.WARNING
    told = {"among": entities[rank.among].names, "named": tuple(named.values())}
    return finding_of(fact, "ranks", Case.SCOPE, severity, **told)
