"""What a printed rank says: which position, of which measure, among whom, out of how many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jhstats.check.passages import is_dense, overlapping
from jhstats.lang.counting import SPELLED, whole
from jhstats.text.measures import measures
from jhstats.text.names import Name

if TYPE_CHECKING:
    from jhstats.check.subject import Site, Subject
    from jhstats.lang.ranks import RankText
    from jhstats.model import Fact, Measure, Rank

_NAMED = frozenset(("增速", "增幅", "涨幅", "占比", "比重", "份额", "总量", "总额", "规模", "总数"))
"""The nouns that say of which measure the rank behind them is: 增速全省第一."""
_EACH = re.compile("分别|分列|依次")
_NEAR = 10
_MOVES = re.compile("[增升涨快占降减]")
_CLAUSE_END = re.compile("[，。；、,;：:]")
_WIDE = re.compile(
    r"\b(?:(?P<world>worldwide|globally)|(?P<nation>nationwide|nationally)"
    r"|(?P<province>province[- ]?wide|provincially))\b",
    re.IGNORECASE,
)
"""Words that mean an entity by its kind: `fourth nationwide`."""
_OUT_OF = re.compile(
    r"(?<![前、和及\d.])(?P<count>\d+|[一二三四五六七八九十]{1,9})(?:个|座)?(?:设区|地级|县级|副省级|中心)?"
    r"(?:省区市|县市区|市县|地市|城市|省份|省|市|县|区|州|国家)(?:(?:之?中|里|内)[，,]?)?"
    r"(?:位居|位列|名列|排名|排在|排|居|列)?(?:全省|全国|全市)?$"
)
_OUT_OF_BEHIND = re.compile(
    r"[位名]?[（(]共(?P<count>\d+)个?(?!\d|[.,%]|家)|"
    rf"\s(?:place\s)?(?:out\s)?(?:of|among)\s(?:the\s|all\s|[\w]+['’]s\s)?(?P<counted>\d+|{SPELLED})"
    r"(?!\d|[.,]\d|\s?%|\sper\s?cent)",
    re.IGNORECASE,
)
_LOOKED_AT = 24


class FieldSize(NamedTuple):
    """How many a text says were ranked, and where it says so."""

    start: int
    end: int
    number: int


def is_same_rank(rank: Rank, printed: RankText | Rank) -> bool:
    """Whether a printed rank is a fact's, whoever it is among."""
    return (rank.kind, rank.number) == (printed.kind, printed.number)


def measure_of(site: Site, printed: RankText) -> Measure | None:
    """The measure that the noun right before a rank says it is of: 增速全省第一."""
    text = site.passage.text
    before = text[max(0, printed.start - _NEAR) : printed.start]
    clause = before[max(before.rfind(mark) for mark in "，。；、,.;：:") + 1 :]
    if _EACH.search(clause):  # 总量、增速分别居全省第四、第一
        return None
    nouns = [noun for noun in measures(clause) if clause[noun.start : noun.end] in _NAMED]
    return nouns[-1].measure if nouns else None


def scope_of(
    subject: Subject, rank: Rank, fact: Fact, site: Site, printed: RankText
) -> tuple[str, ...]:
    """The entities that a printed rank is among, as far as the sentence names one.

    The one in the span goes first; otherwise the nearest before the rank, or behind it in a
    language that says "fourth in the province". Only what the fact's entity lies within is meant,
    or what stands right before the rank.
    """
    passage = site.passage
    begin, end = passage.sentence(printed.start)
    outer = subject.outer(fact.entity)
    meant = {rank.among, *outer}
    names = [
        name
        for name in overlapping(passage.entities, begin, end)
        if not meant.isdisjoint(name.ids) or name.end == printed.start
    ]
    entities = subject.base.entities
    names += [  # words that mean by its kind an entity in which the fact's own lies
        Name(*found.span(), ids)
        for found in _WIDE.finditer(passage.text, begin, end)
        if (ids := tuple(id_ for id_ in outer if entities[id_].kind == found.lastgroup))
    ]
    names.sort()
    inside = [name for name in names if site.has_part_of(name.start, name.end)
              or (printed.start <= name.start and name.end <= printed.end)]  # fmt: skip
    before = [name for name in reversed(names) if name.end <= printed.start]
    behind = [name for name in names if name.start >= printed.end]
    sides = (before, behind) if is_dense(passage.source) else (behind, before)
    return next((group[0].ids for group in (inside, *sides) if group), ())


def is_by_amount(subject: Subject, site: Site, printed: RankText) -> bool:
    """Whether a rank is told of an amount right before it, and of nothing that grew or shared.

    Such a rank is of no growth that the text tells later: 1286亿元，居全省第一；增长12.5%.
    """
    passage = site.passage
    begin, end = passage.sentence(printed.start)
    clause = _CLAUSE_END.search(passage.text, printed.end, end)
    if clause and is_dense(passage.source):
        end = clause.start()
    said = passage.text[begin:end]
    numerals = passage.amounts(begin, end)
    before = [numeral for numeral in numerals if numeral.end <= printed.start]
    return (
        bool(before)
        and subject.units.of(before[-1], passage.text) is not None
        and not any(numeral.unit for numeral in numerals)
        and not measures(said)
        and not _MOVES.search(said)
    )


def field_size(site: Site, printed: RankText) -> FieldSize | None:
    """Among how many a text says that a rank is: 全省11市第4位, `fourth out of 11 cities`."""
    text = site.passage.text
    found = _OUT_OF.search(text, max(0, printed.start - _LOOKED_AT), printed.start)
    found = found or _OUT_OF_BEHIND.match(text, printed.end)
    number = found and whole(found[found.lastindex or 0])
    return FieldSize(*found.span(found.lastindex or 0), number) if found and number else None
