"""The day that a draft gives as its own: a dateline, a line that is a date, one of its head."""

import re

from jhstats.lang.layout import DATE_LABEL, NEWS_BEHIND, PLACE_BEHIND
from jhstats.period import Period
from jhstats.text.dates import dates, relatives

_FIRST, _WIDEST = 12, 80
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_MARKS = r"[\s*_#>|（(\[【）)\]】。.,，\"'—–-]*+"
_LABEL = re.compile(rf"{_MARKS}(?:(?:{DATE_LABEL}){_MARKS})?", re.IGNORECASE)
_END = re.compile(_MARKS)
_NEWS = re.compile(r"[（(]?[\u4e00-\u9fff]{0,12}$")
_NEWS_BEHIND = re.compile(NEWS_BEHIND)
_PLACE = re.compile(r"[A-Z][A-Za-z.\s]{1,30},\s*$")
_PLACE_BEHIND = re.compile(PLACE_BEHIND)


def dateline(text: str) -> Period | None:
    """The day of a draft, where its first lines, or the last one, give one and nothing else."""
    lines = [line for line in text.split("\n") if line.strip()]
    for line in (*lines[:_FIRST], *lines[_FIRST:][-1:]):
        head = line[:_WIDEST]
        told = [one for one in dates(head) if one.is_told and _DAY.fullmatch(str(one.period))]
        if told and _is_own(head, told[0].start, told[0].end):
            return told[0].period
    return None


def _is_own(line: str, start: int, end: int) -> bool:
    """Whether a line is nothing but a date, or begins as the news of a day: 2022年8月3日讯."""
    before, behind = line[:start], line[end:]
    if _LABEL.fullmatch(before) and _END.fullmatch(behind):
        return True
    if _NEWS.search(before) and _NEWS_BEHIND.match(behind):
        return True
    return _PLACE.match(before) is not None and _PLACE_BEHIND.match(behind) is not None


def is_undated(text: str) -> bool:
    """Whether a draft says 今年 or `last year` and nowhere of what day it is."""
    return bool(relatives(text)) and dateline(text) is None
