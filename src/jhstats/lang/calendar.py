"""Periods as dates in texts name them, and what a date that leaves something out is read by."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from jhstats.period import Period, from_years, month_length, parse

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

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
    """A date where a text prints it.

    Attributes:
        start: its first character.
        end: after its last one.
        is_told: whether it names the year itself.
        period: what it names, given what supplies the rest; None where that is not enough.
    """

    start: int
    end: int
    is_told: bool
    period: Callable[[Context], Period | None]


def dated(found: re.Match[str], number: Callable[[str], int | None]) -> Printed:
    """The date that a match prints.

    What its groups are called is the same in all languages, `number` reads what they hold.
    """
    groups = {key: word for key, word in found.groupdict().items() if word}
    if "iso" in groups:
        return Printed(*found.span(), is_told=True, period=lambda _: _parsed(found[0]))
    numbers = {key: number(word) or 0 for key, word in groups.items()}
    return Printed(*found.span(), "year" in groups, partial(_period, numbers))


def _period(numbers: dict[str, int], context: Context) -> Period | None:  # noqa: PLR0911
    if "same" in numbers:
        return context.previous
    if "after" in numbers or "whole" in numbers:  # 次年; 上半年平平，全年…
        told = context.previous and context.previous.year + ("after" in numbers)
        return _years(told, told) if told else None
    if "recent" in numbers:
        count, last = numbers["recent"], context.previous or context.issued
        return _years(last.year - count + 1, last.year) if count and last else None
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


def _part(numbers: dict[str, int], year: int) -> Period | None:  # noqa: C901, PLR0911 - a case a form
    """The part of a year that the words name, or the whole year."""
    match numbers:
        case {"until": last}:
            return _years(year, last)
        case {"short": last}:  # 2021-23
            return _years(year, year // 100 * 100 + last)
        case {"m1": first, "m2": last}:
            return _months(year, first, last)
        case {"q1": first, "q2": last}:
            return _quarters(year, first, last)
        case {"to": last}:  # nine months to September; the year to March begins in April
            first = last - numbers.get("count", 12) + 1
            if first >= 1:
                return _months(year, first, last)
            return _span(_months(year - 1, first + 12, first + 12), _months(year, last, last))
        case {"month": month}:
            return _of_month(year, month, numbers)
        case {"quarter": number} | {"first": number} | {"q": number}:
            return _quarters(year, number, number)
        case {"half": number} | {"h": number}:
            return _months(year, 6 * number - 5, 6 * number)
        case {"ahead": last}:
            return _months(year, 1, last)
        case {"quarters": last}:
            return _quarters(year, 1, last)
    return _years(year, year)


def _of_month(year: int, month: int, numbers: dict[str, int]) -> Period | None:
    """A month, a day, or a stretch of either."""
    number = numbers.get("day", numbers.get("behind"))
    if number is not None:
        first = _parsed(f"{year:04}-{month:02}-{number:02}")
        if "day2" not in numbers:
            return first
        last = f"{year:04}-{numbers.get('month2', month):02}-{numbers['day2']:02}"
        return _span(first, _parsed(last))
    first = _months(year, month, month)
    if "year2" in numbers:
        return _span(first, _months(numbers["year2"], numbers["month3"], numbers["month3"]))
    return first


def _months(year: int, first: int, last: int) -> Period | None:
    if not 1 <= first <= last <= 12:  # noqa: PLR2004
        return None
    text = f"{year:04}-{first:02}"
    if first != last:
        text += f"/{year:04}-{last:02}"
    return Period((year, first, 1), (year, last, month_length(year, last)), text)


def _quarters(year: int, first: int, last: int) -> Period | None:
    if first == last:
        return _parsed(f"{year:04}-Q{first}")
    return _months(year, 3 * first - 2, 3 * last)


def _years(first: int, last: int) -> Period | None:
    return from_years(first, last) if first <= last else None


def _span(first: Period | None, last: Period | None) -> Period | None:
    """From the beginning of one period to the end of another of the same form."""
    return _parsed(f"{first}/{last}") if first and last else None


def _parsed(text: str) -> Period | None:
    """A period as files write it; None where it is none."""
    try:
        return parse(text)
    except ValueError:
        return None
