"""Dates as texts print them, and their periods: 今年1至5月, 去年同期, `the first half of 2022`."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from jhstats.lang.counting import COUNTED, whole
from jhstats.lang.patterns import Spans, apart, words
from jhstats.period import Period, parse

if TYPE_CHECKING:
    from collections.abc import Callable

_ZH_YEAR = r"(?:1[89]|20)\d\d"
_COUNT = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_ZH_TO = r"\s*+(?:-|–|—|─|~|～|至|到)++\s*+"
_ZH_FOURTH = "[一二三四1-4]"
_PART = rf"""
    (?P<m1>{_COUNT})月?份?{_ZH_TO}(?P<m2>{_COUNT})月份?
  | (?P<q1>{_ZH_FOURTH})(?:季度)?{_ZH_TO}(?P<q2>{_ZH_FOURTH})季度
  | (?P<month>{_COUNT})月份?
      (?:(?P<day>{_COUNT})[日号](?:{_ZH_TO}(?:(?P<month2>{_COUNT})月)?(?P<day2>{_COUNT})[日号])?
        |底|末|初)?
      (?:{_ZH_TO}(?P<year2>{_ZH_YEAR})年(?P<month3>{_COUNT})月)?
  | (?:第?(?P<quarter>{_ZH_FOURTH})季度|(?P<first>首)季度?|Q(?P<q>[1-4]))
  | (?P<half>[上下])半年
  | [前头](?P<ahead>{_COUNT})个?月
  | 前(?P<quarters>[二三])季度
"""
_CHINESE = words(
    rf"""
    (?:(?P<year>(?<!\d){_ZH_YEAR}|二[〇零][一二三四五六七八九〇零]{{2}})
        (?:\s*+年?{_ZH_TO}(?P<until>{_ZH_YEAR}))?\s*+年(?:度|末|底)?
      |(?P<this>今年|本年度?)|(?P<last>去年)|(?P<prior>上年|上一年度?)|(?P<older>前年)
      |(?P<next>明年)|(?P<after>次年|翌年)|(?P<whole>全年(?!龄))
      |(?P<same>同期|同年|当期|当年|当[日天]|同日|该年|那一?年)
      |[近过]去?(?P<recent>[两二三四五六七八九十\d]+)年
      |(?<![\d年个])(?=(?:{_COUNT})(?:月|{_ZH_TO}(?:{_COUNT})月|(?:季度)?{_ZH_TO}{_ZH_FOURTH}季度)
          |[上下]半年|[前头](?:{_COUNT})个?月|第?{_ZH_FOURTH}季度|前[二三]季度|首季))
    (?:全年(?!龄))?
    (?P<again>同期)?
    (?:的?\s*+(?:{_PART}))?
    """,
    also=r"\d",
    flags=re.VERBOSE,
)

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
_BEHIND = rf"(?:\s(?P<behind>\d{{1,2}}){_NTH}\b(?!{COUNTED}|[.,]\d))?"
_UNTIL = rf"(?:{_TO}(?P<until>{_YEAR})|[-–—](?P<short>\d\d))"
_FOURTH = "first|second|third|fourth"
_NUMBERS = {name: number for number, name in enumerate(_FOURTH.split("|"), 1)} | {"sept": 9}
_NUMBERS |= {"上": 1, "下": 2, "首": 1}
_NUMBERS |= {name: number for number, month in enumerate(_MONTHS, 1) for name in (month, month[:3])}
_COUNTS = re.compile(
    r"(?:\b(?:was|were|is|are|reached|hit|over|about|some|nearly|almost|than|least|most|totalled|"
    r"numbered|had|has|have|with|only|to|of\sall)\s|[¥$€£])$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s[a-z]{3,}|,\d{3}")
_UNIT = re.compile(r"\s?(?:%|percent\b|per\scent\b|yuan\b|million\b|billion\b|bn\b|[万亿])|[.,]\d")
_BEFORE_WORDS = re.compile(r"^(?:may|march|mar|sat|sun)$", re.IGNORECASE)
_PRIOR = r"the\syear\sbefore|(?:the\s)?(?:previous|prior)\syear|a\syear\s(?:earlier|before|ago)"
_ENGLISH = [
    words(rf"\b(?:{form})\b", also=r"\d")
    for form in (
        rf"(?P<iso>{_ISO})(?:/{_ISO})?",
        rf"(?:from\s)?(?P<m1>{_MONTH})\.?{_TO}(?P<m2>{_MONTH})\.?{_OF}?",
        rf"between\s(?P<m1>{_MONTH})\sand\s(?P<m2>{_MONTH}){_OF}?",
        rf"(?:(?P<count>\w+)\smonths|year)\s(?:to|through|end(?:ing|ed))\s(?P<to>{_MONTH})\.?{_OF}?",
        rf"(?:(?P<day>\d{{1,2}}){_NTH}\s)?(?P<month>{_MONTH})\b\.?{_BEHIND}{_OF}?",
        rf"(?:(?P<quarter>{_FOURTH})[\s-]quarter|Q(?P<q>[1-4])){_OF}?",
        rf"(?P<year>{_YEAR})\s(?:(?P<quarter>{_FOURTH})\squarter|Q(?P<q>[1-4]))",
        rf"(?:(?P<half>first|second)[\s-]half|H(?P<h>[12])){_OF}?",
        rf"(?P<year>{_YEAR})\s(?:(?P<half>first|second)\shalf|H(?P<h>[12]))",
        rf"first\s(?P<ahead>\w+)\smonths{_OF}?",
        rf"between\s(?P<year>{_YEAR})\sand\s(?P<until>{_YEAR})",
        rf"(?:from\s)?(?P<bare>FY\s?|)(?P<year>{_YEAR}){_UNTIL}?(?![,.]*\d)",
        rf"(?P<this>this\syear)|(?P<last>last\syear)|(?P<prior>{_PRIOR})",
        r"(?P<after>the\syear\safter|a\syear\slater|the\s(?:following|next)\syear)",
        r"(?P<same>by\sthen|that\s(?:same\s)?year|the\ssame\s(?:year|months|period))",
    )
]
"""The forms of a date; of two that begin at one place the longer is taken."""
RELATIVE = (
    r"今年|去年|上年|上一年|本年|前年|(?<![\d年])\d{1,2}月|[上下]半年|季度|"
    r"\b(?:this|last|previous|past)\s(?:year|month|quarter)|\b(?:first|second)\s(?:half|quarter)"
)
"""Dates that only the day of the text makes dates."""
YEAR_BEFORE = r"上年(?!度?同期)|上一年|\bthe\s(?:year\sbefore|(?:previous|prior)\syear)\b"
"""A date that counts from the one before it, wherever that was told."""
_BACK = {"this": 0, "last": 1, "older": 2, "next": -1}
"""How many years lie between the year that a word means and the one it is counted from."""


class Context(NamedTuple):
    """What supplies the part of a date that it leaves out.

    Attributes:
        issued: the day that 今年 counts from; None where nobody said.
        told: the date last named in the same text.
        here: that date, if it is of the same sentence.
        before: tells the date named before the text; asked only by dates that mean it.
    """

    issued: Period | None = None
    told: Period | None = None
    here: Period | None = None
    before: Callable[[], Period | None] | None = None

    @property
    def previous(self) -> Period | None:
        """The date last named before, which 同期 means."""
        return self.told or (self.before() if self.before else None)

    @property
    def year(self) -> int | None:
        """The year that 今年 means: that of issue, else that of the date named before it."""
        told = self.issued or self.here
        return told and told.year

    @property
    def year_before(self) -> int | None:
        """The year that 上年 and `a year earlier` mean: before the sentence's, or that of issue."""
        year = self.here.year if self.here else self.year
        return year - 1 if year else None

    def within(self, part: Callable[[int], Period | None]) -> Period | None:
        """A part of a year that is not named: the sentence's year, else the last one by issue."""
        if self.here is not None:
            return part(self.here.year)
        if self.issued is None:
            return None
        found = part(self.issued.year)
        if found is not None and found.start > self.issued.end:
            return part(self.issued.year - 1)
        return found


class Printed(NamedTuple):
    """A date where a text prints it: what each part of it is called, with the number there."""

    start: int
    end: int
    text: str
    numbers: dict[str, int]

    @property
    def is_told(self) -> bool:
        """Whether it names the year itself."""
        return "year" in self.numbers or "iso" in self.numbers

    def period(self, context: Context) -> Period | None:  # noqa: PLR0911 - a case a return
        """What it names, given what supplies the rest; None where that is not enough."""
        numbers = self.numbers
        if "iso" in numbers:
            return _span(self.text)
        if "same" in numbers:
            return context.previous
        if "after" in numbers or "whole" in numbers:  # 次年; 上半年平平，全年…
            told = context.previous
            return told and _span(f"{told.year + ('after' in numbers):04}")
        if "recent" in numbers:
            count, last = numbers["recent"], context.previous or context.issued
            return _years(last.year - count + 1, last.year) if last else None
        back = next((back for key, back in _BACK.items() if key in numbers), None)
        if "year" in numbers or "prior" in numbers:
            year = numbers.get("year") or context.year_before
        elif back is None:
            return context.within(partial(_part, numbers))
        else:
            year = context.year and context.year - back
        if year is None:
            return None
        if "again" in numbers and context.previous:
            return context.previous.earlier(context.previous.year - year)
        return _part(numbers, year)


def printed(text: str) -> list[Printed]:
    """The dates of a text by place.

    Chinese ones take what overlaps; of English ones the first and longer does.
    """
    result = [_read(found) for found in _CHINESE.finditer(text) if found[0]]
    taken = Spans((one.start, one.end) for one in result)
    english = (found for form in _ENGLISH for found in form.finditer(text) if _is_date(text, found))
    result += (_read(found) for found in apart(english) if not taken.overlap(*found.span()))
    return sorted(result, key=lambda one: one.start)


def _is_date(text: str, found: re.Match[str]) -> bool:
    """Whether it does not only look like one: 2022 cars, and may and march as words."""
    if "bare" not in found.groupdict():
        return _BEFORE_WORDS.match(found[0]) is None or found[0] == "May"
    if _UNIT.match(text, found.end()):
        return False
    counts = _COUNTS.search(text, max(0, found.start() - 12), found.start())
    return counts is None or _COUNTED.match(text, found.end()) is None


def _read(found: re.Match[str]) -> Printed:
    groups = {key: word.lower() for key, word in found.groupdict().items() if word}
    numbers = {key: _NUMBERS.get(word) or whole(word) or 0 for key, word in groups.items()}
    return Printed(*found.span(), found[0], numbers)


def _part(numbers: dict[str, int], year: int) -> Period | None:  # noqa: C901 - a case a form
    """The part of a year that the words name, or the whole year."""
    begin, first = year, 1
    match numbers:
        case {"until": last}:
            return _years(year, last)
        case {"short": last}:  # 2021-23
            return _years(year, year // 100 * 100 + last)
        case {"month": month}:
            return _of_month(year, month, numbers)
        case {"quarter": number} | {"first": number} | {"q": number}:
            return _span(f"{year:04}-Q{number}")
        case {"ahead": last}:
            pass
        case {"m1": first, "m2": last}:
            pass
        case {"q1": first, "q2": last}:
            first, last = 3 * first - 2, 3 * last
        case {"quarters": number}:
            last = 3 * number
        case {"half": number} | {"h": number}:
            first, last = 6 * number - 5, 6 * number
        case {"to": last}:  # nine months to September; the year to March begins in April
            years, months = divmod(last - numbers.get("count", 12), 12)
            begin, first = year + years, months + 1
        case _:
            return _span(f"{year:04}")
    return _span(f"{begin:04}-{first:02}", f"{year:04}-{last:02}")


def _of_month(year: int, month: int, numbers: dict[str, int]) -> Period | None:
    """A month, a day, or a stretch of either."""
    first = f"{year:04}-{month:02}"
    day = numbers.get("day", numbers.get("behind"))
    if "year2" in numbers:
        return _span(first, f"{numbers['year2']:04}-{numbers['month3']:02}")
    if day is None:
        return _span(first)
    last = numbers.get("day2", day)
    return _span(f"{first}-{day:02}", f"{year:04}-{numbers.get('month2', month):02}-{last:02}")


def _years(first: int, last: int) -> Period | None:
    return _span(f"{first:04}", f"{last:04}")


def _span(first: str, last: str | None = None) -> Period | None:
    """From one period to another of its form, as files write them; None where there is none."""
    try:
        return parse(f"{first}/{last}" if last and last != first else first)
    except ValueError:
        return None
