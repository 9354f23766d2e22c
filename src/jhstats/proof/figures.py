"""The figures of a draft's text, and what looks like one and is none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jhstats.model import RankKind
from jhstats.prose.counting import narrowed
from jhstats.prose.numerals import numerals
from jhstats.prose.ranks import RankText, ranks
from jhstats.prose.units import CLASSIFIER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jhstats.prose.dates import Date
    from jhstats.prose.names import Name
    from jhstats.prose.numerals import Numeral
    from jhstats.prose.units import Units, UnitWord

_NONE = re.compile(
    r"""
    (?<![\d.])(?:\+?86[- ]?)?0\d{2,3}[- ]\d{3,4}[- ]?\d{4}(?!\d)           # telephones
  | (?<!\d)(?:1[3-9]\d{9}|400-\d{3,4}-\d{3,4})(?!\d)
  | [〔\[（(](?:19|20)\d\d[〕\]）)]\s?\d*\s?号?                              # 〔2022〕8号
  | \bv(?:er(?:sion)?)?\.?\s?\d+(?:\.\d+)*\b | \d+(?:\.\d+)*版 | \b\d+\.\d+\.\d+\b
  | \b(?:sections?|chapters?|tables?|figures?|fig\.|appendix|articles?|art\.|pages?|pp?\.|parts?
      |steps?|phase|notes?|paragraphs?|items?|isbn|issn|doi|room|box|flight|route|line|grade|class
      |nos\.)\s\d[\d.\-–]*
  | 第[\d一二三四五六七八九十百零]+[章节条款页版届批期卷集册辑轮次讲课步号号楼]
  | (?:[表图]|附录|附表|附图|案例|专栏|公式|式)\s?[\d一二三四五六七八九十]+
      (?:[-－.]\d+)*(?!\d|[年月个家])
  | (?<![A-Za-z])(?!top)[A-Za-z]+[-_]?\d[A-Za-z0-9_-]*(?<!\d[kmb]) | (?<=[A-Za-z])[.]\d+
  | \d+(?:\.\d+)?\s?\+\s?[A-Za-z]
  | \b\d{1,2}[:：]\d{2}(?:[:：]\d{2})?
  | \d+\s?(?:号楼|号院|弄|室|号(?!线|召)) | \b\d+\s(?:[A-Z]\w+\s)+(?:Road|Street|Avenue|Lane)\b
  | \d+/\d+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LETTERED = re.compile(r"\d+(?:\.\d+)?([A-Za-z]+)")
_CELL_RANK = re.compile(r"\s*(?:第\s?)?(\d{1,3})(?:st|nd|rd|th|名|位)?\s*", re.IGNORECASE)
_RANK_HEAD = re.compile(r"位次|排名|名次|排位|\brank\w*|\bplace\b|\bposition\b", re.IGNORECASE)


class Figure(NamedTuple):
    """A number or a rank in a text.

    Attributes:
        start: its first character, with the words that bound it.
        end: after its last one, with its unit.
        numeral: the number, or None.
        unit: the unit that is printed with the number, or None.
        rank: the rank, or None.
        shown: from where to where it is shown to a person.
        is_weak: whether it may as well be a word (one, 一): it is told only where it is right.
    """

    start: int
    end: int
    numeral: Numeral | None
    rank: RankText | None
    unit: UnitWord | None = None
    is_weak: bool = False
    shown: tuple[int, int] = (0, 0)

    @property
    def is_amount(self) -> bool:
        """Whether it is a number of something, no percentage and no rank."""
        return self.numeral is not None and not self.numeral.unit


def figures(text: str, units: Units, dates: Iterable[Date], names: Iterable[Name]) -> list[Figure]:
    """The figures of a text, in order; dates, names, codes and numbers that only count are none."""
    bare = narrowed(text)
    taken = [(one.start, one.end) for one in dates]
    taken += [found.span() for found in _NONE.finditer(bare)]
    result = [
        Figure(rank.start, rank.end, None, rank)
        for rank in ranks(bare)
        if not _overlap(rank.start, rank.end, taken)
    ]
    taken += [(one.start, one.end) for one in names if _has_digit(bare[one.start : one.end])]
    taken += [(one.start, one.end) for one in result]
    for one in numerals(bare):
        if _overlap(one.start, one.end, taken):
            continue
        behind = units.behind(bare, one.end)
        if not _is_figure(bare, one, behind):
            continue
        before = units.before(bare, one.start)
        begin = min(one.begin, before.start) if before else one.begin
        end = behind.end if behind else one.end
        word = (one.is_chinese or bare[one.start].isalpha()) and one.number == 1 and one.scale == 1
        result.append(Figure(begin, end, one, None, behind or before, word or one.ordinal))
    return sorted(result, key=lambda one: (one.start, one.end))


def cell_rank(text: str, head: str) -> Figure | None:
    """The rank in a table's cell, where the head of its column says that there are ranks."""
    found = _CELL_RANK.fullmatch(narrowed(text))
    if not found or not is_rank_head(head):
        return None
    rank = RankText(found.start(1), found.end(), RankKind.POSITION, int(found[1]))
    return Figure(found.start(1), found.end(), None, rank)


def is_rank_head(head: str) -> bool:
    """Whether the head of a column says that there are ranks below."""
    return _RANK_HEAD.search(head) is not None


def _is_figure(text: str, one: Numeral, unit: UnitWord | None) -> bool:
    """Whether a numeral stands as an amount; `unit` is the one behind it."""
    if unit is not None:
        return True
    lettered = _LETTERED.match(text, one.start)
    if lettered and lettered.end() > one.end:
        return False
    if not one.is_chinese or one.unit or one.scale > 1:
        return True
    return CLASSIFIER.match(text, one.end) is not None


@lru_cache(maxsize=1000)
def _has_digit(name: str) -> bool:
    return bool(numerals(name))


def _overlap(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(one < end and start < other for one, other in spans)
