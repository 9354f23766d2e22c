"""Dates as texts print them: `2021年`, `今年1至5月`, `the first half of 2022`, `last year`.

What a text leaves out comes from the day it is of: `issued` of a source, `--date` of a draft.
"""

import re
from functools import lru_cache

from jhstats.lang.calendar import LENGTHS, OF_IT, Printed, printed
from jhstats.lang.counting import narrowed
from jhstats.lang.languages import compiled, pattern
from jhstats.period import Period, from_years
from jhstats.text.records import Date

_YEAR = 12
_HEADS = tuple(":：(（")  # behind a part of a year of which what follows tells the years
_SENTENCE_END = re.compile(r"[。！？!?]|\.\s")
_LOOKED_AT = 24
_COMPARED = compiled("HELD")
_SINCE, _ONWARD = compiled("SINCE"), tuple(pattern("ONWARD").split("|"))
_FROM = re.compile(rf"(?:{pattern('FROM')})$", re.IGNORECASE)


def dates(text: str, issued: Period | None = None, before: Period | None = None) -> list[Date]:
    """All dates of a text that name a year, or take one from `issued` or a date before them.

    `before` tells the date last named before the text, which 同期 and `that year` mean.
    """
    text = narrowed(text)
    result: list[Date] = []
    told: Date | None = None  # the last that is not compared, or the last if all are
    is_over, seen = False, 0  # whether the sentence of `told` ends before a place
    part: Printed | None = None  # April to June, of the years that are told behind it
    for one in printed(text):
        is_next = _SENTENCE_END.search(text, seen, one.start) is not None
        is_over = is_over or is_next
        seen = one.start
        last = told and told.period
        period = one.period(issued, last or before, None if is_over else last)
        if part is None or is_next or one.numbers.keys() != {"year"}:
            part = one if text.startswith(_HEADS, one.end) else None
        else:
            period = part.part_of(one.numbers["year"]) or period
        period = period and _counted(one, period, last or before)
        if period is not None and result and "same" in one.numbers:
            is_of_it = text[result[-1].end : one.start] == OF_IT  # May of that year
            period = None if is_of_it and result[-1].period.is_within(period) else period
        if period is not None:
            is_held = is_compared(text, one.start, is_year=bool(period.months))
            ends = max(0, one.start - _LOOKED_AT), one.start
            is_since = bool(_SINCE.search(text, *ends) or text.startswith(_ONWARD, one.end))
            is_from = is_since or _FROM.search(text, *ends) is not None
            result.append(Date(one.start, one.end, period, one.is_told, is_held, is_from, is_since))
            if told is None or told.is_compared or not (is_held or is_from):
                told, is_over, seen = result[-1], False, one.end
    return result


def _counted(one: Printed, period: Period, last: Period | None) -> Period | None:
    """What a date that counts from the last one names: that month, a year before a quarter."""
    text = one.text.lower()
    months = next((count for word, count in LENGTHS.items() if text.endswith(word)), 0)
    if "same" in one.numbers and months == _YEAR:  # H1 2024, that year
        is_part = period.is_part_of_year and period.months
        return from_years(period.year, period.year) if is_part else period
    if "same" in one.numbers and months not in (0, period.months):
        return None
    is_counted = text.startswith("a year ") or "later" in one.numbers
    is_shifted = last is not None and last.is_part_of_year and is_counted
    return last.earlier(last.year - period.year) if last and is_shifted else period


@lru_cache(16)  # each figure of a sentence asks for the same
def relatives(text: str) -> tuple[int, ...]:
    """Where dates begin that only the day of the text makes dates; not those compared with."""
    found = (one.start for one in printed(text) if one.is_relative)
    return tuple(start for start in found if not is_compared(text, start))


def is_compared(text: str, start: int, *, is_year: bool = True) -> bool:
    """Whether what stands at a place is what something is held against: 比…, than in, `on 2020`."""
    found = _COMPARED.search(text, max(0, start - _LOOKED_AT), start)
    return found is not None and (is_year or not found["on"])
