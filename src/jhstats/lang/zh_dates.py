"""Dates in Chinese: 2021年, 今年1至5月, 二〇二一年上半年, 去年同期, 5月3日至8日, 近四年."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jhstats.lang.calendar import (
    Context,
    Printed,
    day,
    half,
    months,
    quarters,
    span,
    years,
)
from jhstats.lang.counting import whole
from jhstats.lang.patterns import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.period import Period

_YEAR = r"(?:1[89]|20)\d\d"
_COUNT = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_TO = r"\s*+(?:-|–|—|─|~|～|至|到)++\s*+"
_FOURTH = "[一二三四1-4]"
_PART = rf"""
    (?P<m1>{_COUNT})月?份?{_TO}(?P<m2>{_COUNT})月份?
  | (?P<q1>{_FOURTH})(?:季度)?{_TO}(?P<q2>{_FOURTH})季度
  | (?P<month>{_COUNT})月份?
      (?:(?P<day>{_COUNT})[日号](?:{_TO}(?:(?P<month2>{_COUNT})月)?(?P<day2>{_COUNT})[日号])?
        |底|末|初)?
      (?:{_TO}(?P<year2>{_YEAR})年(?P<month3>{_COUNT})月)?
  | (?:第?(?P<quarter>{_FOURTH})季度|(?P<first>首季度?)|Q(?P<q>[1-4]))
  | (?P<half>[上下])半年
  | [前头](?P<ahead>{_COUNT})个?月
  | 前(?P<quarters>[二三])季度
"""
_PATTERN = words(
    rf"""
    (?:(?P<year>(?<!\d){_YEAR}|二[〇零][一二三四五六七八九〇零]{{2}})
        (?:\s*+年?{_TO}(?P<until>{_YEAR}))?\s*+年(?:度|末|底)?
      |(?P<this>今年|本年度?)|(?P<last>去年)|(?P<prior>上年|上一年度?)|(?P<older>前年)
      |(?P<next>明年)|(?P<after>次年|翌年)|(?P<whole>全年(?!龄))
      |(?P<same>同期|同年|当期|当年|当[日天]|同日|该年|那一?年)
      |[近过]去?(?P<recent>[两二三四五六七八九十\d]+)年
      |(?<![\d年个])(?=(?:{_COUNT})(?:月|{_TO}(?:{_COUNT})月|(?:季度)?{_TO}{_FOURTH}季度)
          |[上下]半年|[前头](?:{_COUNT})个?月|第?{_FOURTH}季度|前[二三]季度|首季))
    (?:全年(?!龄))?
    (?P<again>同期)?
    (?:的?\s*+(?:{_PART}))?
    """,
    also=r"\d",
    flags=re.VERBOSE,
)

RELATIVE = r"今年|去年|上年|上一年|本年|前年|(?<![\d年])\d{1,2}月|[上下]半年|季度"
"""Dates that only the day of the text makes dates."""

YEAR_BEFORE = r"上年(?!度?同期)|上一年"

_BACK = {"this": 0, "last": 1, "older": 2, "next": -1}
"""How many years lie between the year that a word means and the one it is counted from."""


def printed(text: str) -> Iterator[Printed]:
    """The Chinese dates of a text."""
    for found in _PATTERN.finditer(text):
        if found[0]:
            yield Printed(*found.span(), bool(found["year"]), _Reader(found))


class _Reader:
    """Reads one match."""

    def __init__(self, found: re.Match[str]) -> None:
        self._groups = found.groupdict()

    def __call__(self, context: Context) -> Period | None:  # noqa: PLR0911 - a return a form
        groups = self._groups
        if groups["same"]:
            return context.previous
        if groups["after"]:
            told = context.here or context.previous
            return years(told.year + 1, told.year + 1) if told else None
        if groups["whole"]:  # 上半年平平，全年…
            year = context.previous and context.previous.year
            return years(year, year) if year else None
        if groups["recent"]:
            count, last = whole(groups["recent"]), (context.previous or context.issued)
            return years(last.year - count + 1, last.year) if count and last else None
        year = self._year(context)
        if year is None:
            is_bare = not any(groups[key] for key in ("prior", *_BACK))
            return context.within(self._part) if is_bare else None
        if groups["again"] and context.previous:
            return context.previous.earlier(context.previous.year - year)
        if groups["until"]:
            return years(year, int(groups["until"]))
        return self._part(year)

    def _year(self, context: Context) -> int | None:
        """The year that is named, in digits or by what it is counted from."""
        groups = self._groups
        if groups["year"]:
            return whole(groups["year"])
        if groups["prior"]:
            return context.year_before
        for key, back in _BACK.items():
            if groups[key]:
                return context.year - back if context.year else None
        return None

    def _part(self, year: int) -> Period | None:  # noqa: PLR0911 - a return a form
        """The part of a year that the words name, or the whole year."""
        count = {key: whole(word) or 0 for key, word in self._groups.items() if word and key in
                 ("m1", "m2", "q1", "q2", "month", "month2", "month3", "day", "day2", "quarter",
                  "q", "ahead", "quarters", "year2")}  # fmt: skip
        if "m1" in count:
            return months(year, count["m1"], count["m2"])
        if "q1" in count:
            return quarters(year, count["q1"], count["q2"])
        if "month" in count:
            return self._of_month(year, count)
        if "quarter" in count or "q" in count:
            number = count.get("quarter") or count["q"]
            return quarters(year, number, number)
        if self._groups["first"]:
            return quarters(year, 1, 1)
        if self._groups["half"]:
            return half(year, 1 if self._groups["half"] == "上" else 2)
        if "ahead" in count:
            return months(year, 1, count["ahead"])
        if "quarters" in count:
            return quarters(year, 1, count["quarters"])
        return years(year, year)

    @staticmethod
    def _of_month(year: int, count: dict[str, int]) -> Period | None:
        """A month, a day, or a stretch of either."""
        month = count["month"]
        if "day" in count:
            first = day(year, month, count["day"])
            if "day2" not in count:
                return first
            return span(first, day(year, count.get("month2", month), count["day2"]))
        first = months(year, month, month)
        if "year2" in count:
            return span(first, months(count["year2"], count["month3"], count["month3"]))
        return first
