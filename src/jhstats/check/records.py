"""Rules about the records themselves, beyond what loading refuses, and against what texts print."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from jhstats import model
from jhstats.check.context import Check
from jhstats.check.finding import Case, Finding, Severity, finding_of
from jhstats.check.index import is_apart
from jhstats.check.passages import is_dense, overlapping, plainly_set
from jhstats.check.printed import PrintedFact
from jhstats.errors import Location
from jhstats.figure import ONE, ZERO, Bound, Conversion, half_unit, has_overlap, plain
from jhstats.model import PERCENT, Base, Evidence, Fact, FactStatus, Measure, Rank, Unit
from jhstats.names import TERRITORIES
from jhstats.phrases import RankPhrase, amounts
from jhstats.text.units import is_money

_LONGEST, _LONGEST_LATIN = 16, 40  # characters of a span; a script of letters needs more


def twice(check: Check) -> Iterator[Finding]:
    """One figure told twice, with values that cannot both be true."""
    units = check.base.units
    first: dict[tuple[object, ...], dict[Bound, Fact]] = {}
    for fact in (own for own in check.base.facts if own.value is not None):
        # What is told in two currencies, or in percent and in points, is told once in each.
        kind = units[str(fact.unit)].dimension or fact.unit
        told = first.setdefault((*fact.identity, kind), {})
        told.setdefault(fact.bound, fact)
        for other in (own for own in told.values() if own is not fact):
            are_apart = is_apart((fact, other))
            if not _may_be_one(check, fact, other, are_apart=are_apart):
                value, more = amounts(units, (fact, other))
                data = {"other": other.id, "value": value, "more": more}
                severity = Severity.WARNING if are_apart else Severity.ERROR
                yield finding_of(fact, "value", Case.TWICE, severity, **data)


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
            printed = plainly_set(evidence.printed or "")
            most = _LONGEST if is_dense(check.base.sources[evidence.source]) else _LONGEST_LATIN
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


def no_evidence(check: Check) -> Iterator[Finding]:
    """A fact of which nobody can see where it was printed."""
    unproven = (fact for fact in check.base.facts if not fact.evidence)
    return (finding_of(fact, "", Case.NO_EVIDENCE) for fact in unproven)


def _may_be_one(check: Check, left: Fact, right: Fact, *, are_apart: bool) -> bool:
    """Whether the values of two facts can be of one figure.

    Of two sources one may have rounded it, or cut it off, to fewer digits.
    """
    if left.bound is not right.bound:
        return has_overlap(*(check.index.allowed(own, is_wide=True) for own in (left, right)))
    if are_apart and left.bound not in (Bound.EXACT, Bound.ABOUT):
        return True  # over 1000 and over 1400
    units, values = check.base.units, (left.value or ZERO, right.value or ZERO)
    own, other = units[str(left.unit)], units[str(right.unit)]
    into = model.conversion(own, other, left.measure) or Conversion(ONE, ONE)
    apart = abs(into.exact(values[0]) - values[1])
    steps = 2 * into.size(half_unit(values[0])), 2 * half_unit(values[1])
    return not apart or (are_apart and steps[0] != steps[1] and apart < max(steps))


def _is_fitting(base: Base, fact: Fact, unit: Unit) -> bool:
    """Whether a fact's value may have a unit: where its metric does not say, it may have any."""
    if fact.measure.is_percent:
        may_be_points = fact.measure is Measure.CONTRIBUTION and model.is_points(unit)
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
        for number, span in enumerate(fact.evidence):
            key, printed = f"evidence[{number}]", span.printed
            every = check.sources.get(span.source)
            if every is None:
                continue
            if not check.places(span):
                section, place = span.section, span.paragraph
                numbers = [o.paragraph.number for o in every if o.paragraph.section == section]
                near = () if numbers else get_close_matches(section or "", [o.text for o in every])
                told: dict[str, Any] = {"given": section, "number": place, "nearest": tuple(near)}
                told["out_of"] = max(numbers, default=0) or None
                yield finding_of(fact, key, Case.NO_PLACE, **told)
            elif printed is not None and not check.sites(span):
                there = [own.paragraph for own in every if printed in own.text][:3]
                spots = tuple(Evidence(span.source, own.section, own.number) for own in there)
                yield finding_of(fact, key, Case.NO_SPAN, given=printed, elsewhere=spots)


def values(check: Check) -> Iterator[Finding]:
    """A value, with unit and bound, that no span of its fact prints."""
    for printed in check.printed:
        # What a span that is read by itself does not print may stand beside it.
        if not printed.is_in_other_notation and (printed.numbers or printed.in_text):
            yield from _value_findings(check.base.units, printed)


def ranks(check: Check) -> Iterator[Finding]:
    """A rank that no span of its fact prints, or among others than it says."""
    for printed in check.printed:
        for rank in printed.fact.ranks if printed.ranks or printed.in_text else ():
            yield from _rank_findings(check, printed, rank)


def periods(check: Check) -> Iterator[Finding]:
    """A period that neither a span prints nor the date before it."""
    for printed in (told for told in check.printed if told.in_text):
        fact = printed.fact
        if fact.period is None or "period" in fact.inferred:
            continue
        if (there := printed.denied(fact.period)) is not None:
            severity = Severity.ERROR if there else Severity.WARNING
            told = {"period": fact.period.text, "there": there or None}
            yield finding_of(fact, "period", Case.PERIOD, severity, **told)


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
            own = (printed.fact.entity, *check.outer(printed.fact.entity))
            is_rank = any(site.is_numbered(rank.number, own) for rank in printed.fact.ranks)
            told[site.text] |= is_silent or is_dated or is_rank or any(near)
        for text in (text for text, is_told in told.items() if not is_told):
            yield finding_of(printed.fact, "evidence", Case.STRAY, given=text)


def _value_findings(units: Mapping[str, Unit], printed: PrintedFact) -> Iterator[Finding]:
    fact, numbers, value = printed.fact, printed.numbers, printed.fact.value
    exact = [number for number in numbers if number.is_exact(value)]
    digits = [o for o in numbers if value is not None and abs(o.numeral.number) == abs(value)]
    told: dict[str, Any] = {"span": next((own.text for own in (*exact, *digits, *numbers)), None)}
    years = fact.period.year - fact.before.year if fact.period and fact.before else 0
    if fact.measure is Measure.GROWTH and years > 1 and any(own.is_yearly for own in exact):
        yield finding_of(fact, "measure", Case.YEARLY, **told | {"from": fact.before})
    bounds = {fact.bound, *[Bound.ABOUT] * (fact.status is FactStatus.ESTIMATE)}
    if value is None or any(own.is_bounded(bound) for own in exact for bound in bounds):
        ends = [end for end in (fact.low, fact.high) if end is not None]
        if not all(any(printed.is_end(number, end) for number in numbers) for end in ends):
            told |= {"value": "–".join(map(plain, ends)), "unit": units[str(fact.unit)].names}
            yield finding_of(fact, "low", Case.VALUE, **told)
    elif exact:
        bound, is_alone = exact[0].numeral.bound, any(own.site.passage.is_excerpt for own in exact)
        if bound is not Bound.EXACT or not is_alone:  # the word may stand beside it
            told |= {"bound": fact.bound, "printed": bound, "toml": bound.value}
            yield finding_of(fact, "bound", Case.BOUND_PRINTED, **told)
    else:
        in_unit = any(abs(own.value or ZERO) == abs(value) for own in digits)
        is_other = bool(digits) and not in_unit  # but 12.50亿元 is not 12.5
        key, case = ("unit", Case.UNIT_PRINTED) if is_other else ("value", Case.VALUE)
        told |= {"value": plain(value), "unit": units[str(fact.unit)].names}
        yield finding_of(fact, key, case, **told)


def _rank_findings(check: Check, printed: PrintedFact, rank: Rank) -> Iterator[Finding]:
    fact, entities = printed.fact, check.base.entities
    same = (told for told in printed.ranks if told.is_same(rank))
    of_measure = [told for told in same if told.is_of_measure(fact)]
    scopes = (told.scope(check.outer(fact.entity)) for told in of_measure)
    named = {id_: entities[id_].names for found in scopes for id_ in found}
    # Nobody knows among whom a rank is whose span is read by itself and does not say so.
    # So is one whose text is of those it is among, and says so elsewhere.
    is_open = "among" in fact.inferred or all(
        one.is_excerpt or any(rank.among in part.entities for part in one.together)
        for one in [own.site.passage for own in of_measure]
    )
    if not of_measure:
        own = (fact.entity, *check.outer(fact.entity))
        if printed.ranks or not any(site.is_numbered(rank.number, own) for site in printed.sites):
            texts = tuple(dict.fromkeys(told.site.text for told in printed.ranks))
            phrase = RankPhrase(rank, entities[rank.among])
            yield finding_of(fact, "ranks", Case.RANK, rank=phrase, spans=texts)
    elif rank.among not in named and (named or not is_open):
        severity = Severity.ERROR if named else Severity.WARNING
        data = {"among": entities[rank.among].names, "named": tuple(named.values())}
        yield finding_of(fact, "ranks", Case.SCOPE, severity, **data)
