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
from jhstats.lang.counting import CHINESE, COUNTED
from jhstats.lang.layout import CURRENCY_CODES, ITEM, SUPERLATIVE
from jhstats.lang.patterns import Spans
from jhstats.model import Evidence
from jhstats.text.figures import Figure, figures
from jhstats.text.names import Names, called, owners
from jhstats.text.world import CLASSIFIER

_AROUND = 6
_SIGN = re.compile(rf"[\d{CHINESE}最首前]")
"""What a number, and a rank in a name, has unless it is told in words alone: 领跑, `three`."""
_ONES = "[一二三四五六七八九十]"
_NUMBER = rf"(?:\d{{1,4}}+|{_ONES}{{1,4}}+)"
_NAMING = re.compile(
    rf"""
    (?:https?://|www\.)[!-~]+ | \.[a-z]{{2,3}}/[!-~]+ | </?[a-z!][^<>]*>
    # Codes, telephones, footnotes: C919, COVID-19, 5G, 4Q25, 10-Q.
  | (?<![a-z\d])(?!(?:RMB|CNY|{CURRENCY_CODES})\d)(?:(?-i:[A-Z])[a-z]*-|[a-z]+)\d[\d.-]*+[a-z]?
    (?![\d.]*{COUNTED})
  | (?<![\d.,$€£¥])\d{{1,4}}-?(?-i:[AC-JLN-SU-Z])\d*+(?![a-z\d%]) | (?-i:Form)\s\d++[\d.A-Z]*
  | \(\d{{3}}\)\s?\d{{3}}-\d{{4}} | (?<=[a-z][.”])\d{{1,2}}(?:,\d{{1,2}})*(?!\S) | double-digit
    # Numbers of parts and sessions: 第三批, 十九届, 三十七号.
  | 第{_NUMBER}(?=[方代天集]) | {_NUMBER}(?:届|号(?!召)|中全会)
  | {_ONES}(?:[、和]第?{_ONES}){{0,2}}次?产业
    # Times, ages and ratios: 19-Sep-2017, 0.3:1, 13日, the 1990s, the last 12 months, 60周年, 3岁.
  | (?<![\d.])\d{{1,2}}(?=-[A-Z][a-z]{{2}}-\d{{4}}) | (?<=\d:)1(?![\d.:])
  | (?<![\d.])\d{{1,2}}(?:日(?!均)|时(?:\d+分|半)?(?!间)) | \b(?:19|20)?\d0s\b
  | \b(?:(?:first|last|past|previous|next|the)\s\w+(?:\sto\s\d+)?\s|\d+-)(?:month|year|week|day)
  | (?:first\s\w+\s|\d(?:st|nd|rd|th)\s)(?:quarter|century) | \bage[sd]?\s\d+(?:\sto\s\d+)?
  | (?:过去|最?近|未来|今后)(?:{_NUMBER}|两)个?(?:[年月天周]|季度) | {_NUMBER}(?:周年|周?岁)
  | (?:{_NUMBER}|两)年(?:[前后来间里]|平均|复合) | (?<![\d.,])(?:19|20)\d\d
    (?=(?:[-—–~](?:19|20)\d\d)?[\u4e00-\u9fff])(?!{CLASSIFIER.pattern}|[\d.]*{COUNTED})
    # Phrases: 一批, 三省一市, “五位一体”, 百年变局, 最新.
  | (?<![之第\d百千万亿十])一(?![百千万亿十成倍番]|个?百分点) | {_ONES}[省市县区]{_ONES}[省市县区]
  | “[^“”\d第首最]{{1,10}}” | (?<![数上几\d一二三四五六七八九十])[百千万](?=[年秋花行业字方军]\w)
  | 两位数 | 最(?:新|重要|主要|基[层本]) | (?:^|(?<=[；;。：:])|(?<=[.;:]\ ))(?:{ITEM})
    """,
    re.VERBOSE | re.IGNORECASE,
)
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
        found = figures(text, passage.world.units, dated)
        taken = Spans((figure.start, figure.end) for figure in found)
        best = (own.span() for own in SUPERLATIVE.finditer(text) if not taken.overlap(*own.span()))
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
