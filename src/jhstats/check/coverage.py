"""What a text prints and no fact claims."""

import re
from collections.abc import Iterator
from itertools import chain
from operator import itemgetter

from jhstats.ask.question import grouped
from jhstats.check.context import Check
from jhstats.check.finding import Case, Finding, Severity
from jhstats.check.passages import overlapping
from jhstats.errors import Location
from jhstats.lang.counting import CHINESE
from jhstats.lang.languages import compiled
from jhstats.lang.patterns import Spans
from jhstats.model import Evidence
from jhstats.text.figures import figures
from jhstats.text.names import Names, called, owners
from jhstats.text.records import Figure

_AROUND = 6
_SUPERLATIVE = compiled("SUPERLATIVE")
_SIGN = re.compile(rf"[\d{CHINESE}最首前]")
"""What a number, and a rank in a name, has unless it is told in words alone: 领跑, `three`."""
_NAMING = compiled("NAMING")
"""What holds a numeral, 首 or 最 and tells no figure, besides what is a code to any reader."""


def coverage(check: Check) -> Iterator[Finding]:
    """A figure of a text that no fact claims, and no name, phrase or `ignored` explains."""
    claims = grouped((claim for fact in check.printed for claim in fact.claims()), itemgetter(0))
    entries = (entry for entry in check.base.ignored if entry.source in check.sources)
    sites = (site for entry in entries for site in check.sites(entry))
    ignored = grouped(sites, lambda site: site.passage)
    # The names that hold a figure: 5G基站, TOP10产品, 一带一路, 1982-84=100.
    tables = (check.base.metrics, check.base.entities, check.base.units)
    called_so = ((own.id, called(own)) for table in tables for own in table.values())
    names = Names(owners((id_, filter(_SIGN.search, own)) for id_, own in called_so))
    for passage in chain.from_iterable(check.sources.values()):
        paragraph, text = passage.paragraph, passage.text
        if passage.is_heading and paragraph.section is not None:
            continue
        explained = Spans([
            *((start, end) for _, start, end in claims.get(passage, ())),
            *((site.start, site.end) for site in ignored.get(passage, ())),
            *(found.span() for found in _NAMING.finditer(text)),
        ])  # fmt: skip
        dated = ((date.start, date.end) for date in passage.dates)
        named = names.find(text)
        found = figures(text, passage.parser.units, dated)
        taken = Spans((figure.start, figure.end) for figure in found)
        best = (own.span() for own in _SUPERLATIVE.finditer(text) if not taken.overlap(*own.span()))
        found += (Figure(*span, None, None) for span in best)
        for figure in sorted(found, key=lambda own: own.start):
            start, end, numeral = figure.start, figure.end, figure.numeral
            first, last = (numeral.start, numeral.end) if numeral else (start, end)
            near = overlapping(named, first, last)
            is_named = any(own.start <= first and last <= own.end for own in near)
            has_sign = figure.rank or figure.unit or _SIGN.search(text, start, end)
            is_told = (has_sign or (numeral and numeral.unit)) and not is_named
            if is_told and not explained.overlap(start, end):
                around = text[max(0, start - _AROUND) : end + _AROUND].strip()
                spot = Evidence(passage.source.id, paragraph.section, paragraph.number)
                data = {"given": text[start:end], "around": around, "spot": spot}
                place = Location(passage.file, line=paragraph.line(start))
                yield Finding(Severity.WARNING, Case.UNCLAIMED, data, place)
