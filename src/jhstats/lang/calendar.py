"""Dates as texts print them, and their periods: 今年1至5月, 去年同期, `the first half of 2022`."""

import re
from typing import NamedTuple

from jhstats.lang.counting import whole
from jhstats.lang.languages import LANGUAGES, filled, pattern
from jhstats.lang.patterns import HAS_CHINESE, words
from jhstats.period import MONTHS, Period, parse

_FORMS = [
    words(filled(form if HAS_CHINESE.search(form) else rf"\b(?:{form})\b"), also=r"\d")
    for language in reversed(LANGUAGES)
    for form in language.dates["forms"]
]
"""The forms of a date; one in letters begins and ends with a word."""
_BEGINS = words(pattern("DATE_BEGINS"), also=r"\d")
_NUMBERS = {word: own for language in LANGUAGES for word, own in language.dates["numbers"].items()}
_NUMBERS |= {name: number for number, month in enumerate(MONTHS, 1) for name in (month, month[:3])}
_COUNTS = re.compile(rf"(?:{pattern('COUNTING')}|[¥$€£])$", re.IGNORECASE)
_COUNTED = re.compile(r"\s[a-z]{3,}|,\d{3}")
_UNIT = re.compile(rf"\s?(?:{pattern('COUNTED')})|[.,]\d", re.IGNORECASE)
_VERBS = ("may", "march", "mar")
YEAR_BEFORE = words(pattern("YEAR_BEFORE"))
"""A date that counts from the one before it, wherever that was told."""
OF_IT = " of "  # between a part of a year and `that year`
LENGTHS = {word: own for language in LANGUAGES for word, own in language.dates["lengths"].items()}
"""How long what `that month` and 当季 mean is."""
_BACK = {"this": 0, "last": 1, "older": 2, "next": -1}
"""How many years lie between the year that a word means and the one it is counted from."""

_CENTURY, _MONTHS_OF_QUARTER, _WEEK = 2000, 3, 7


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
        """The quarter or longer part of a year, or the year that ends in one, that it names."""
        part = _part(self.numbers, year)
        if part is None or part.months < _MONTHS_OF_QUARTER:
            return None
        is_part = part.is_part_of_year or "to" in self.numbers
        return part if is_part and self.is_relative else None

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
        again = told.earlier(told.year - year) if "again" in numbers and told else None
        return again or _part(numbers, year)

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
    begins = [begin.start() for begin in _BEGINS.finditer(text)]
    found: list[re.Match[str]] = []
    for form in _FORMS:
        end = 0
        for at in begins:
            if at >= end and (date := form.match(text, at)):
                end = date.end()
                found += [date] * _is_date(text, date)
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
    first, last = 1, 12
    match numbers:
        case {"to": end}:
            return _ending(numbers, year * 12 + end)
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
        case _:
            return _span(f"{year}")
    return _span(f"{year}-{first:02}", f"{year}-{last:02}")


def _ending(numbers: dict[str, int], end: int) -> Period | None:
    """The months to one: the year to March, a half of it, nine months, 26 weeks to January."""
    parts = {"quarter": 3, "q": 3, "half": 6, "h": 6}
    length = numbers.get("count", 3 if "three" in numbers else 6 if "six" in numbers else 12)
    start = end - length
    if own := parts.keys() & numbers:
        length = parts[key := own.pop()]
        start = end - 12 + length * (numbers[key] - 1)
    elif "weeks" in numbers:  # to 3 February they are those of January
        length = round(numbers["weeks"] * 12 / 52)
        start = end - length - (numbers.get("on", numbers.get("behind", _WEEK)) < _WEEK)
    return _months(start, length) if length else None


def _months(start: int, length: int) -> Period | None:
    """So many months from one on, counted from the beginning of our era."""
    ends = (divmod(month, 12) for month in (start, start + length - 1))
    return _span(*(f"{year}-{month + 1:02}" for year, month in ends))


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
