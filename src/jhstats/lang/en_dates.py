"""Dates in English: `in 2021`, `the first half of 2022`, `January-May 2022`, `a year earlier`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jhstats.lang.calendar import (
    Context,
    Printed,
    day,
    half,
    months,
    parsed,
    quarters,
    span,
    years,
)
from jhstats.lang.counting import COUNTED, ordinal, whole
from jhstats.lang.patterns import Words, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jhstats.period import Period

    _Reader = Callable[[re.Match[str], Context], Period | None]

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in _MONTHS)
_MONTH = _MONTH.replace("sep(?:tember)?", "sept?(?:ember)?")
_TO = r"\s?(?:to|through|until|till|-|–|—)\s?"
_YEAR = r"(?:19|20)\d\d"
_OF = (
    rf"(?:,?\s?(?:of\s|in\s)?(?:(?P<year>{_YEAR})|(?P<this>this\syear)|(?P<last>last\syear)"
    r"|(?P<prior>(?:the\s)?(?:previous|prior)\syear|the\syear\sbefore)))"
)
_ISO = rf"{_YEAR}-(?:0[1-9]|1[0-2])(?:-\d\d)?"
_NTH = r"(?:st|nd|rd|th)?"
_FOURTH = "first|second|third|fourth"
_COUNTS = re.compile(
    r"(?:\b(?:was|were|is|are|reached|hit|over|about|some|nearly|almost|than|least|most|totalled|"
    r"numbered|had|has|have|with|only|to|of\sall)\s|[¥$€£])$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s[a-z]{3,}|,\d{3}")
_UNIT = re.compile(r"\s?(?:%|percent\b|per\scent\b|yuan\b|million\b|billion\b|bn\b|[万亿])|[.,]\d")
_BEFORE_WORDS = re.compile(r"^(?:may|march|mar|sat|sun)$", re.IGNORECASE)

_CLUE = re.compile(rf"{_YEAR}|[A-Za-z]{{3}}|[QH][1-4]")
RELATIVE = (
    r"\b(?:this|last|previous|past)\s(?:year|month|quarter)|\b(?:first|second)\s(?:half|quarter)"
)
"""Dates that only the day of the text makes dates."""

YEAR_BEFORE = r"\bthe\s(?:year\sbefore|(?:previous|prior)\syear)\b"


def printed(text: str) -> Iterator[Printed]:
    """The English dates of a text; where two overlap, the first and longer one."""
    if _CLUE.search(text) is None:
        return
    found = [
        (match.start(), -match.end(), order, match, read)
        for order, (pattern, read) in enumerate(FORMS)
        for match in pattern.finditer(text)
        if not _is_no_date(text, match)
    ]
    end = 0
    for start, _, _, match, read in sorted(found, key=lambda one: one[:3]):
        if start >= end:
            end = match.end()
            yield Printed(start, end, _is_told(match), _bound(match, read))


def _bound(match: re.Match[str], read: _Reader) -> Callable[[Context], Period | None]:
    return lambda context: read(match, context)


def _is_told(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return bool(groups.get("year") or groups.get("iso"))


def _is_no_date(text: str, match: re.Match[str]) -> bool:
    """Whether it only looks like one: 2022 cars, and may and march as words."""
    groups = match.groupdict()
    if "bare" in groups:
        if _UNIT.match(text, match.end()):
            return True
        counts = _COUNTS.search(text, max(0, match.start() - 12), match.start())
        return counts is not None and _COUNTED.match(text, match.end()) is not None
    return _BEFORE_WORDS.match(match[0]) is not None and match[0] != "May"


def _year_of(match: re.Match[str], context: Context) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("this"):
        return context.year
    if groups.get("last"):
        return context.year - 1 if context.year else None
    return context.year_before if groups.get("prior") else None


def _within(
    match: re.Match[str], context: Context, part: Callable[[int], Period | None]
) -> Period | None:
    """A part of the year that is named, or else of the one that the context supplies."""
    if not any(match.groupdict().get(key) for key in ("year", "this", "last", "prior")):
        return context.within(part)
    year = _year_of(match, context)
    return part(year) if year else None


def _iso(match: re.Match[str], _: Context) -> Period | None:
    return parsed(match[0])


def _months(match: re.Match[str], context: Context) -> Period | None:
    first, last = _month(match["m1"]), _month(match["m2"])
    return _within(match, context, lambda year: months(year, first, last))


def _months_to(match: re.Match[str], context: Context) -> Period | None:
    """The nine months to September are January to September, the year to March begins in April."""
    last = _month(match["m2"])
    count = whole(match["count"].lower()) if match["count"] else 12

    def part(year: int) -> Period | None:
        first = last - (count or 0) + 1
        if first >= 1:
            return months(year, first, last)
        return span(months(year - 1, first + 12, first + 12), months(year, last, last))

    return _within(match, context, part)


def _month_or_day(match: re.Match[str], context: Context) -> Period | None:
    month, number = _month(match["m1"]), match["before"] or match["behind"]
    if number:
        return _within(match, context, lambda year: day(year, month, int(number)))
    return _within(match, context, lambda year: months(year, month, month))


def _quarter(match: re.Match[str], context: Context) -> Period | None:
    number = int(match["q"]) if match["q"] else (ordinal(match["nth"]) or 0)
    return _within(match, context, lambda year: quarters(year, number, number))


def _half(match: re.Match[str], context: Context) -> Period | None:
    number = int(match["h"]) if match["h"] else (ordinal(match["nth"]) or 0)
    return _within(match, context, lambda year: half(year, number))


def _ahead(match: re.Match[str], context: Context) -> Period | None:
    count = whole(match["count"].lower()) or 0
    return _within(match, context, lambda year: months(year, 1, count))


def _years(match: re.Match[str], _: Context) -> Period | None:
    groups = match.groupdict()
    first, last = match["year"], groups["until"] or match["year"]
    if groups.get("short"):
        last = first[:2] + groups["short"]
    return years(int(first), int(last))


def _relative(match: re.Match[str], context: Context) -> Period | None:
    if match["same"]:
        return context.previous
    if match["after"]:
        told = context.here or context.previous
        return years(told.year + 1, told.year + 1) if told else None
    year = _year_of(match, context)
    return years(year, year) if year else None


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))


def _form(pattern: str, read: _Reader) -> tuple[Words, _Reader]:
    return words(rf"\b(?:{pattern})\b", also=r"\d"), read


FORMS = (
    _form(rf"(?P<iso>{_ISO})(?:/{_ISO})?", _iso),
    _form(rf"(?:from\s)?(?P<m1>{_MONTH})\.?{_TO}(?P<m2>{_MONTH})\.?{_OF}?", _months),
    _form(rf"between\s(?P<m1>{_MONTH})\sand\s(?P<m2>{_MONTH}){_OF}?", _months),
    _form(
        rf"(?:(?P<count>\w+)\smonths|year)\s(?:to|through|ending|ended)\s(?P<m2>{_MONTH})\.?{_OF}?",
        _months_to,
    ),
    _form(
        rf"(?:(?P<before>\d{{1,2}}){_NTH}\s)?(?P<m1>{_MONTH})\b\.?"
        rf"(?:\s(?P<behind>\d{{1,2}}){_NTH}\b(?!{COUNTED}|[.,]\d))?{_OF}?",
        _month_or_day,
    ),
    _form(rf"(?:(?P<nth>{_FOURTH})[\s-]quarter|Q(?P<q>[1-4])){_OF}?", _quarter),
    _form(rf"(?P<year>{_YEAR})\s(?:(?P<nth>{_FOURTH})\squarter|Q(?P<q>[1-4]))", _quarter),
    _form(rf"(?:(?P<nth>first|second)[\s-]half|H(?P<h>[12])){_OF}?", _half),
    _form(rf"(?P<year>{_YEAR})\s(?:(?P<nth>first|second)\shalf|H(?P<h>[12]))", _half),
    _form(rf"first\s(?P<count>\w+)\smonths{_OF}?", _ahead),
    _form(rf"between\s(?P<year>{_YEAR})\sand\s(?P<until>{_YEAR})", _years),
    _form(
        rf"(?:from\s)?(?P<bare>FY\s?|)(?P<year>{_YEAR})"
        rf"(?:{_TO}(?P<until>{_YEAR})|[-–—](?P<short>\d\d))?(?![,.]*\d)",
        _years,
    ),
    _form(
        r"(?P<this>this\syear)|(?P<last>last\syear)"
        r"|(?P<prior>the\syear\sbefore|(?:the\s)?(?:previous|prior)\syear"
        r"|a\syear\s(?:earlier|before|ago))"
        r"|(?P<after>the\syear\safter|a\syear\slater|the\s(?:following|next)\syear)"
        r"|(?P<same>by\sthen|that\s(?:same\s)?year|the\ssame\s(?:year|months|period))",
        _relative,
    ),
)
"""Each form of a date with what reads it; of two that begin at one place the longer is taken."""
