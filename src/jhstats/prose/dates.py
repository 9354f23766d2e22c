"""Dates as texts print them: `2021年`, `今年1至5月`, `the first half of 2022`, `last year`.

What a text leaves out comes from the day it is of: `issued` of a source, `--date` of a draft.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jhstats.period import Period, month_length, of_years, parse
from jhstats.prose.counting import narrowed, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in _MONTHS)
_NUMBER = "[一二三四五六七八九十]{1,3}"
_DAY = rf"\d{{1,2}}|{_NUMBER}"
_TO = r"\s*(?:-|–|—|~|～|至|到)\s*"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}

_CHINESE = re.compile(
    rf"""
    (?:(?P<year>(?<!\d)(?:1[89]|20)\d\d|二〇[一二三四五六七八九〇]{{2}})
        (?:\s*年?{_TO}(?P<until>(?:1[89]|20)\d\d))?\s*年(?:度|末|底)?
      |(?P<this>今年|本年度?)|(?P<last>去年|上年|上一年)|(?P<same>同期|同年|当期|当年|该年|那一?年)
      |[近过]去?(?P<recent>[两二三四五六七八九十\d]+)年
      |(?P<bare>(?<![\d年]))(?=\d{{1,2}}(?:月|{_TO}\d{{1,2}}月)|上半年|下半年|前[一二三四五六七八九十\d]+个?月|
          第?[一二三四1-4]季度|前三季度))
    (?P<again>同期)?
    (?:的?\s*(?:
        (?P<first>\d{{1,2}})月?(?:份)?{_TO}(?P<second>\d{{1,2}})月(?:份)?
      | (?P<month>\d{{1,2}})月(?:份)?(?:(?P<day>\d{{1,2}})[日号]|底|末|初)?
      | 第?(?P<quarter>[一二三四1-4])季度
      | (?P<half>[上下])半年
      | 前(?P<ahead>[一二三四五六七八九十]+|\d+)个?月
      | 前(?P<quarters>[二三])季度
    ))?
    """,
    re.VERBOSE,
)
_ENGLISH = re.compile(
    rf"""
    \b(?:
      (?P<iso>(?:19|20)\d\d-\d\d(?:-\d\d)?)(?:/(?P<iso2>(?:19|20)\d\d-\d\d(?:-\d\d)?))?
    | (?:in\s|the\s|its\s)*(?:first\s(?P<ahead>\w+|\d+)\smonths
        |(?P<quarter>first|second|third|fourth)\squarter
        |Q(?P<q>[1-4])|(?P<half>first|second)\shalf|H(?P<h>[12]))
      \s?(?:of\s|in\s)?(?:(?P<this1>this\syear)|(?P<last1>last\syear)|(?P<year1>(?:19|20)\d\d))?
    | (?P<month1>{_MONTH})\.?(?:\s(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?)?
        (?:\s?(?:to|through|until|-|–|—)\s?(?P<month2>{_MONTH})\.?)
        (?:,?\s(?:of\s|in\s)?
          (?:(?P<this2>this\syear)|(?P<last2>last\syear)|(?P<year2>(?:19|20)\d\d)))?
    | (?:(?P<dayfirst>\d{{1,2}})\s)?(?P<month3>{_MONTH})\b\.?
        (?:\s(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?\b(?!%))?
        (?:,?\s(?:of\s|in\s)?
          (?:(?P<this3>this\syear)|(?P<last3>last\syear)|(?P<year3>(?:19|20)\d\d)))?
    | (?P<year4>(?:19|20)\d\d)(?:[–—-](?P<until>(?:19|20)\d\d|\d\d)\b)?(?![\d,.]*\d)
        (?!\s?(?:%|percent|yuan|firms|stations|companies|million|billion))
    | (?P<this4>this\syear)
    | (?P<same>that\s(?:same\s)?year|the\ssame\s(?:year|months|period))
    | (?P<last4>last\syear|the\syear\sbefore|the\sprevious\syear|a\syear\s(?:earlier|before|ago))
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Date(NamedTuple):
    """A date in a text: where it stands, and the period it names.

    `told` is False where the year came from elsewhere than the text itself.
    """

    start: int
    end: int
    period: Period
    told: bool = True


def dates(text: str, issued: Period | None = None, before: Period | None = None) -> list[Date]:
    """All dates of a text that name a year, or take one from `issued`.

    `before` is the date last named before the text, which 同期 and `that year` mean.
    """
    text = narrowed(text)
    year = issued.year if issued else None
    result: list[Date] = []
    for found in _both(text):
        groups = found.groupdict()
        previous = result[-1].period if result else before
        period = (
            _chinese(groups, year, previous, is_here=bool(result))
            if found.re is _CHINESE
            else _english(groups, year, previous)
        )
        if period is not None:
            told = bool(groups.get("year") or groups.get("iso")) or any(
                groups.get(f"year{number}") for number in range(1, 5)
            )
            result.append(Date(*found.span(), period, told))
    return result


def _both(text: str) -> Iterator[re.Match[str]]:
    """The matches of both languages by place; the first takes what overlaps."""
    found = [match for match in _CHINESE.finditer(text) if match[0]]
    taken = [match.span() for match in found]
    for match in _ENGLISH.finditer(text):
        parts = ("day3", "dayfirst", "year3", "this3", "last3")
        if match["month3"] in ("may", "march", "mar") and not any(match[one] for one in parts):
            continue  # a word
        if not any(start < match.end() and match.start() < end for start, end in taken):
            found.append(match)
    return iter(sorted(found, key=lambda one: one.start()))


def _chinese(
    groups: dict[str, str | None], year: int | None, previous: Period | None, *, is_here: bool
) -> Period | None:
    if groups["same"]:
        return previous
    if groups["recent"]:
        count = whole(groups["recent"])
        last = previous.year if previous else year
        return of_years(last - count + 1, last) if count and last else None
    if groups["year"]:
        year = whole(groups["year"])
    elif year is None:
        if groups["bare"] is None or previous is None or not is_here:
            return None
        year = previous.year
    assert year is not None  # noqa: S101 - one of the branches above has set it
    if groups["last"]:
        year -= 1
    if groups["again"] and previous:
        return previous.earlier(previous.year - year)
    if groups["until"]:
        return _years(year, int(groups["until"]))
    return _part(groups, year)


def _english(  # noqa: PLR0911 - a return a form
    groups: dict[str, str | None], year: int | None, previous: Period | None
) -> Period | None:
    if groups["same"]:
        return previous
    if groups["iso"]:
        first, second = groups["iso"], groups["iso2"]
        return _parsed(f"{first}/{second}" if second else first)
    named = next((groups[f"year{n}"] for n in range(1, 5) if groups[f"year{n}"]), None)
    if named:
        year = int(named)
    if year is None:
        return None
    if any(groups[f"last{n}"] for n in range(1, 5)):
        year -= 1
    if groups["until"]:
        until = groups["until"]
        return _years(year, int(until if len(until) > 2 else str(year)[:2] + until))  # noqa: PLR2004
    if groups["month1"] and groups["month2"]:
        return _months(year, _month(groups["month1"]), _month(groups["month2"]))
    if groups["month3"]:
        day = groups["day3"] or groups["dayfirst"]
        return _single(year, _month(groups["month3"]), day)
    quarter = groups["q"] or groups["quarter"]
    half = groups["half"] or groups["h"]
    parts = {
        "quarter": quarter and str(_QUARTERS.get(quarter.lower(), quarter)),
        "half": half and ("上" if half.lower() in ("first", "1") else "下"),
        "ahead": groups["ahead"],
    }
    return _part({**dict.fromkeys(("first", "month", "quarters")), **parts}, year)


def _part(  # noqa: PLR0911 - a return a form
    groups: dict[str, str | None], year: int
) -> Period | None:
    """The part of a year that the words name, or the whole year."""
    if groups["first"]:
        return _months(year, int(groups["first"]), int(groups["second"] or 0))
    if groups["month"]:
        return _single(year, int(groups["month"]), groups["day"])
    if groups["quarter"]:
        quarter = _QUARTERS.get(groups["quarter"]) or int(groups["quarter"])
        return _parsed(f"{year}-Q{quarter}")
    if groups["half"]:
        return _months(year, 1, 6) if groups["half"] == "上" else _months(year, 7, 12)
    if groups["ahead"]:
        months = whole(groups["ahead"].lower())
        return _months(year, 1, months) if months else None
    if groups["quarters"]:
        return _months(year, 1, 6 if groups["quarters"] == "二" else 9)
    return of_years(year, year)


def _month(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))


def _years(first: int, last: int) -> Period | None:
    return of_years(first, last) if first <= last else None


def _months(year: int, first: int, second: int) -> Period | None:
    if not 1 <= first <= second <= 12:  # noqa: PLR2004
        return None
    text = f"{year:04}-{first:02}"
    if first != second:
        text += f"/{year:04}-{second:02}"
    return Period((year, first, 1), (year, second, month_length(year, second)), text)


def _single(year: int, month: int, day: str | None) -> Period | None:
    if day is None:
        return _months(year, month, month)
    return _parsed(f"{year:04}-{month:02}-{int(day):02}")


def _parsed(text: str) -> Period | None:
    try:
        return parse(text)
    except ValueError:
        return None
