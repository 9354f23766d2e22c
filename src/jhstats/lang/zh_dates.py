"""Dates in Chinese: 2021年, 今年1至5月, 二〇二一年上半年, 去年同期, 5月3日至8日, 近四年."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jhstats.lang.calendar import Printed, dated
from jhstats.lang.counting import whole
from jhstats.lang.patterns import words

if TYPE_CHECKING:
    from collections.abc import Iterator

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
  | (?:第?(?P<quarter>{_FOURTH})季度|(?P<first>首)季度?|Q(?P<q>[1-4]))
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

_WORDS = {"上": 1, "下": 2, "首": 1}


def printed(text: str) -> Iterator[Printed]:
    """The Chinese dates of a text."""
    for found in _PATTERN.finditer(text):
        if found[0]:
            yield dated(found, lambda word: _WORDS.get(word) or whole(word))
