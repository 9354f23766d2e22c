"""Dates as texts print them, and their periods: 今年1至5月, 去年同期, `the first half of 2022`."""

import re
from typing import NamedTuple

from jhstats.lang.counting import COUNTED, whole
from jhstats.lang.patterns import words
from jhstats.period import MONTH, MONTHS, Period, parse

_ZH_YEAR = r"(?:1[89]|20)\d\d"
_COUNT = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_ZH_TO = r"\s*+(?:-|–|—|─|~|～|至|到)++\s*+"
_ZH_FOURTH = "[一二三四1-4]"
_ZH_QUARTERS = rf"(?:前|[一1](?:季度)?{_ZH_TO})(?P<quarters>[二三四2-4])季度"
_PART = rf"""
    (?P<m1>{_COUNT})月?份?{_ZH_TO}(?P<m2>{_COUNT})月份?
  | (?P<month>{_COUNT})(?:(?=[、和](?:{_COUNT})月)|月份?
      (?:(?P<day>{_COUNT})[日号](?:{_ZH_TO}(?:(?P<month2>{_COUNT})月)?(?P<day2>{_COUNT})[日号])?
        |底|末|初)?
      (?:{_ZH_TO}(?P<year2>{_ZH_YEAR})年(?P<month3>{_COUNT})月)?)
  | 第?(?P<quarter>{_ZH_FOURTH}(?=季度)|首(?=季))季度?|Q(?P<q>[1-4])
  | (?P<half>[上下])半年|H(?P<h>[12])
  | [前头](?P<ahead>{_COUNT}|两)个?月|最后(?P<rest>{_COUNT}|两)个月
  | {_ZH_QUARTERS}
  | 年?(?P<opening>初)(?![步期级中次始衷赛试评审创]|以?来|至今)
"""
_CHINESE = rf"""
    (?:(?P<year>(?<!\d){_ZH_YEAR}|二[〇零][一二三四五六七八九〇零]{{2}})
        (?:(?=(?:[、和与及]{_ZH_YEAR}){{1,6}}年)
          |(?:\s*+年?{_ZH_TO}(?P<until>{_ZH_YEAR}))?\s*+财?年(?:度|末|底)?)
      |(?P<this>今年|本年度?)|(?P<last>去年)|(?P<prior>上年|上一年度?)|(?P<older>前年)
      |(?P<next>明年)|(?P<after>次年|翌年)|(?<!\d)(?P<later>{_COUNT}|两)年[之以]?后|(?P<whole>全年(?!龄))
      |(?P<same>同期|同年|当期|当年|[当该](?:月|季)(?!均)|当[日天]|同日|该年|那一?年)
      |[近过]去?(?P<recent>[两二三四五六七八九十\d]+)年
      |(?<![\d年个])(?=(?:{_COUNT})(?:月|[、和](?:{_COUNT})月|{_ZH_TO}(?:{_COUNT})月|(?:季度)?{_ZH_TO}{_ZH_FOURTH}季度)
          |[上下]半年|[前头](?:{_COUNT}|两)个?月|[第前]?{_ZH_FOURTH}季度|首季
          |(?<![A-Za-z])(?:Q[1-4]|H[12])(?=[\u4e00-\u9fff])))
    (?:全年(?!龄))?
    (?P<again>同期)?
    (?:的?\s*+(?:{_PART}))?
"""

_MONTH = MONTH.replace("sep(?:tember)?", "sept?(?:ember)?")
_TO = r"\s?(?:to|through|until|till|-|–|—)\s?"
_YEAR = r"(?:(?<=\bin\s)1[5-8]|19|20)\d\d"
_PRIOR = r"(?:the\s)?(?:previous|prior)\syear|the\syear\sbefore"
_RELATIVE = rf"this\s(?P<this>year)|last\s(?P<last>year)|(?P<prior>{_PRIOR}"
_OF_YEAR = rf"(?:,?\s?(?:of\s|in\s)?(?:fiscal\s(?:year\s)?)?(?:(?P<year>{_YEAR})|{_RELATIVE})))"
_OF = rf"{_OF_YEAR}?"
_UNTIL = rf"(?P<until>{_YEAR}|(?<=[-–—])\d\d)"
_ISO = rf"{_YEAR}-(?:0[1-9]|1[0-2])(?:-\d\d)?"
_NTH = r"(?:st|nd|rd|th)?"
_BEHIND = rf"(?:\s(?P<behind>\d{{1,2}}){_NTH}\b(?!{COUNTED}|[.,]\d))?"
_FOURTH = "first|second|third|fourth"
_QUARTER = rf"(?P<quarter>{_FOURTH}|final|last(?=\squarter\sof\s))[\s-]quarter"
_QUARTER = rf"(?:{_QUARTER}|Q(?:uarter\s)?(?P<q>[1-4]))"
_HALF = r"(?:(?P<half>first|second)[\s-]half|H(?P<h>[12]))"
_ENDED = (
    rf"\s(?:to|through|end(?:ing|ed))\s(?:the\send\sof\s|\d{{1,2}}{_NTH}\s)?"
    rf"(?P<to>{_MONTH})\.?(?:\s\d{{1,2}}\b)?"
)
_OF_FISCAL_YEAR = rf"(?:(?:{_QUARTER}|{_HALF})\sof\sthe\s(?:(?:financial|fiscal)\s)?)?"
_OF_FISCAL = r"(?:\s?FY\s?(?:20|['’])?|\s?(?:20|['’])|(?<=[QH]))(?P<fiscal>\d\d)"
_FORMS = [
    words(rf"\b(?:{form})\b", also=r"\d")
    for form in (
        rf"(?P<iso>{_ISO})(?:/{_ISO})?",
        rf"(?:(?:(?:the\s)?\w+\smonths\s)?from\s)?(?P<m1>{_MONTH})\.?{_TO}(?P<m2>{_MONTH})\.?{_OF}",
        rf"between\s(?P<m1>{_MONTH})\sand\s(?P<m2>{_MONTH}){_OF}",
        rf"(?:from\s)?(?P<month>{_MONTH})\s(?P<year>{_YEAR}){_TO}(?P<month3>{_MONTH})\s(?P<year2>{_YEAR})",
        rf"(?P<to>March|June|September|December)\s(?P<three>quarter){_OF}",
        rf"(?:(?P<count>\w+)\smonths|(?P<three>quarter)|{_OF_FISCAL_YEAR}year){_ENDED}{_OF}",
        rf"(?:(?<!\d\.)(?P<day>\d{{1,2}}){_NTH}\s)?(?P<month>{_MONTH})\b\.?{_BEHIND}{_OF}",
        rf"(?:{_QUARTER}|{_HALF}|first\s(?P<ahead>\w+)\smonths){_OF}",
        r"the\s(?P<ahead>six|nine)\smonths(?!\s(?:to|end|after|since|before|of)|,?\s\d)",
        rf"(?<!other\s)(?<!second\s)(?<!next\s)(?<!past\s)(?P<ahead>six|nine)\smonths\sof\s(?P<year>{_YEAR})",
        rf"(?:(?P<q>[1-4])Q|(?P<h>[12])H){_OF_FISCAL}",
        r"Q(?P<q>[1-4])\s?['’](?P<fiscal>\d\d)",
        rf"(?:(?:{_QUARTER}|{_HALF})\s(?:of\s)?)?FY\s?['’]?(?:20)?(?P<fiscal>\d\d)",
        rf"(?:the\s)?(?P<again>same)\s(?:months?|period|quarter|half){_OF_YEAR}",
        rf"(?P<again>that)\sof\s(?P<year>{_YEAR})",
        rf"(?P<ahead>two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?)\smonths\sinto\s(?P<year>{_YEAR})",
        r"(?:the\s)?(?P<prior>(?:prior|previous)[-\s]year|year[-\s]ago)\s(?P<again>quarter|period|half)",
        rf"(?:last|final)\s(?P<rest>\w+)\smonths\sof\s(?P<year>{_YEAR})",
        rf"(?:from\s)?(?P<year>{_YEAR})[-–/]\d\d{_TO}(?:19|20)\d\d[-–/](?P<until>\d\d)",
        rf"between\s(?P<year>{_YEAR})\sand\s(?P<until>{_YEAR})",
        rf"the\s(?P<opening>start|beginning)\sof\s(?P<year>{_YEAR})",
        rf"(?:from\s)?(?P<bare>)(?P<year>{_YEAR})(?:{_TO}{_UNTIL})?(?![,.]*\d)",
        rf"{_RELATIVE}|a\syear\s(?:earlier|before|ago))",
        r"(?:the\s)?(?P<whole>(?:full|whole)[\s-]year)",
        r"(?P<after>the\syear\safter|a\syear\s(?:later|on(?!\s(?:year|average)))|the\s(?:following|next)\syear)",
        r"(?P<later>\d+|two|three|four|five|six|seven|eight|nine|ten)\syears\slater",
        r"(?P<sooner>\d+|two|three|four|five|six|seven|eight|nine|ten)\syears\s(?:before|earlier)(?=[,.;:)])",
        r"(?P<same>by\sthen|that\s(?:same\s)?(?:year|month|quarter)|the\squarter(?!\s(?:to|of|end|before))|the\ssame\s(?:year|months|period))",
    )
]
_FORMS += [words(_CHINESE, also=r"\d", flags=re.VERBOSE)]
"""The forms of a date."""
_NUMBERS = {name: number for number, name in enumerate(_FOURTH.split("|"), 1)}
_NUMBERS |= {"sept": 9, "final": 4, "last": 4, "上": 1, "下": 2, "首": 1}
_NUMBERS |= {name: number for number, month in enumerate(MONTHS, 1) for name in (month, month[:3])}
_COUNTS = re.compile(
    r"(?:\b(?:was|were|is|are|reached|hit|over|about|some|nearly|almost|than|least|most|totalled|"
    r"numbered|had|has|have|with|only|to|of\sall)\s|[¥$€£])$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s[a-z]{3,}|,\d{3}")
_UNIT = re.compile(rf"\s?{COUNTED}|[.,]\d", re.IGNORECASE)
_VERBS = ("may", "march", "mar")
YEAR_BEFORE = words(r"上年(?!度?同期)|上一年|year\s(?:before|earlier)\b|(?:previous|prior)\syear\b")
"""A date that counts from the one before it, wherever that was told."""
OF_IT = " of "  # between a part of a year and `that year`
LENGTHS = {"month": 1, "月": 1, "quarter": 3, "季": 3, "year": 12, "年": 12}
"""How long what `that month` and 当季 mean is."""
_BACK = {"this": 0, "last": 1, "older": 2, "next": -1}
"""How many years lie between the year that a word means and the one it is counted from."""

_CENTURY, _MONTHS_OF_QUARTER = 2000, 3


class Printed(NamedTuple):
    """A date where a text prints it: what each part of it is called, with the number there."""

    start: int
    end: int
    text: str
    numbers: dict[str, int]

    @property
    def is_told(self) -> bool:
        """Whether it names the year itself."""
        return not {"year", "iso"}.isdisjoint(self.numbers)

    @property
    def is_relative(self) -> bool:
        """Whether only the day of the text makes a date of it."""
        own = {"year", "iso", "same", "after", "later", "sooner", "whole", "recent"}
        return own.isdisjoint(self.numbers)

    def part_of(self, year: int) -> Period | None:
        """The quarter or longer part of a year that it names without a year: April to June."""
        part = _part(self.numbers, year)
        is_part = part is not None and part.is_part_of_year and part.months >= _MONTHS_OF_QUARTER
        is_untold = self.is_relative and self.numbers.keys().isdisjoint((*_BACK, "prior", "again"))
        return part if is_part and is_untold else None

    def period(
        self, issued: Period | None, told: Period | None, here: Period | None
    ) -> Period | None:
        """What it names, given what supplies the rest; None where that is not enough.

        今年 counts from the day of issue, 同期 is the date that was told before, and `here` that
        date if it is of the same sentence.
        """
        numbers = self.numbers
        if "iso" in numbers:
            return _span(self.text)
        if "same" in numbers:
            return told
        if "recent" in numbers:
            last = told or issued
            return _span(f"{last.year - numbers['recent'] + 1}", f"{last.year}") if last else None
        year = self._year(issued, told, here)
        if year is None:
            return None
        return (
            told.earlier(told.year - year) if "again" in numbers and told else _part(numbers, year)
        )

    def _year(self, issued: Period | None, told: Period | None, here: Period | None) -> int | None:
        """The year of which it names a part: told, counted from another one, or understood."""
        numbers = self.numbers
        if "year" in numbers:
            return numbers["year"]
        if not {"after", "later", "sooner", "whole"}.isdisjoint(numbers):  # 三年后; 平平，全年…
            ahead = numbers.get("later", "after" in numbers) - numbers.get("sooner", 0)
            return told and told.year + ahead
        back = next((back for key, back in _BACK.items() if key in numbers), None)
        if "prior" in numbers:
            return (now := here or issued) and now.year - 1
        now = here or issued or told if back is None else issued or here
        if now is None:
            return None
        if back is not None:
            return now.year - back
        part = _part(numbers, now.year)
        is_later = now is issued and part is not None and part.start > now.end
        return now.year - is_later  # of a day in January, December is that of last year


def printed(text: str) -> list[Printed]:
    """The dates of a text by place; of two that begin at one the longer, and none in another."""
    found = (found for form in _FORMS for found in form.finditer(text) if _is_date(text, found))
    result: list[Printed] = []
    for date in sorted(found, key=lambda date: (date.start(), -date.end())):
        if not result or date.start() >= result[-1].end:
            result.append(_read(date))
    return result


def _is_date(text: str, found: re.Match[str]) -> bool:
    """Whether it does not only look like one: 2022 cars, 1982-84=100, and may as a word."""
    if text.startswith("=", found.end()):
        return False
    if "bare" not in found.re.groupindex:
        return bool(found[0]) and found[0] not in _VERBS
    if _UNIT.match(text, found.end()):
        return False
    counts = _COUNTS.search(text, max(0, found.start() - 12), found.start())
    return counts is None or _COUNTED.match(text, found.end()) is None


def _read(found: re.Match[str]) -> Printed:
    groups = {key: word.lower() for key, word in found.groupdict().items() if word}
    numbers = {key: _NUMBERS.get(word) or whole(word) or 0 for key, word in groups.items()}
    if "fiscal" in numbers:
        numbers["year"] = _CENTURY + numbers.pop("fiscal")
    if "quarters" in numbers:
        numbers["ahead"] = 3 * numbers.pop("quarters")
    if "opening" in numbers:
        numbers["month"] = 1
    return Printed(*found.span(), found[0], numbers)


def _part(numbers: dict[str, int], year: int) -> Period | None:
    begin, first, last = year, 1, 12
    parts = {"quarter": 3, "q": 3, "half": 6, "h": 6}
    match numbers:
        case {"to": end, **rest} if own := parts.keys() & rest:  # a half of the year to May
            length = parts[key := own.pop()]
            start = (year - 1) * 12 + end + length * (rest[key] - 1)
            days = (divmod(month, 12) for month in (start, start + length - 1))
            return _span(*(f"{one}-{month + 1:02}" for one, month in days))
        case {"until": until}:  # 2021-2023, 2021-23
            return _span(f"{year}", f"{year}"[: 4 - len(f"{until}")] + f"{until}")
        case {"month": month}:
            return _of_month(year, month, numbers)
        case {"quarter": number} | {"q": number}:
            return _span(f"{year}-Q{number}")
        case {"ahead": last}:
            pass
        case {"rest": number}:
            first = 13 - number
        case {"m1": first, "m2": last}:
            pass
        case {"half": number} | {"h": number}:
            first, last = 6 * number - 5, 6 * number
        case {"to": last}:  # nine months to September; the year to March begins in April
            years, months = divmod(last - numbers.get("count", 3 if "three" in numbers else 12), 12)
            begin, first = year + years, months + 1
        case _:
            return _span(f"{year}")
    return _span(f"{begin}-{first:02}", f"{year}-{last:02}")


def _of_month(year: int, month: int, numbers: dict[str, int]) -> Period | None:
    first = f"{year}-{month:02}"
    day = numbers.get("day", numbers.get("behind"))
    if "year2" in numbers:
        return _span(first, f"{numbers['year2']}-{numbers['month3']:02}")
    if day is None:
        return _span(first)
    last = numbers.get("day2", day)
    return _span(f"{first}-{day:02}", f"{year}-{numbers.get('month2', month):02}-{last:02}")


def _span(first: str, last: str | None = None) -> Period | None:
    """From one period to another of its form, as files write them; None where there is none."""
    try:
        return parse(f"{first}/{last}" if last and last != first else first)
    except ValueError:
        return None
