"""Periods: `2021`, `2022-06`, `2022-06-30`, `2022-Q1`, `2022-H1`, or `A/B`, two of one form."""

import re
from functools import lru_cache
from typing import NamedTuple, Self

Day = tuple[int, int, int]  # year, month, day
Days = tuple[Day, Day]  # the first and the last day

_FORM = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?", re.ASCII)
_YEAR = r"(?<![\d-])\d{4}"
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
"""A month in English words, as a pattern."""
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Period(NamedTuple):
    """A stretch of days, from `start` to `end`, both included; `text` is how it was written."""

    start: Day
    end: Day
    text: str

    def __str__(self) -> str:
        return self.text

    def is_within(self, other: Self) -> bool:
        """Whether every day of this period is one of the other."""
        return other.start <= self.start and self.end <= other.end

    @property
    def days(self) -> Days:
        """Its first and last day: equal for periods that differ only in how they are written."""
        return self.start, self.end

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return self.end[0]

    @property
    def is_year(self) -> bool:
        """Whether it is one whole calendar year, however it is written."""
        return self.start == (self.year, 1, 1) and self.end == (self.year, 12, 31)

    @property
    def is_part_of_year(self) -> bool:
        """Whether it is a stretch inside one year that is shorter than it."""
        return self.start[0] == self.end[0] and not self.is_year

    @property
    def months(self) -> int:
        """How many months it has, if it is of whole months; else 0."""
        if self.start[2] != 1 or self.end[2] != month_length(*self.end[:2]):
            return 0
        return (self.end[0] - self.start[0]) * 12 + self.end[1] - self.start[1] + 1

    @lru_cache(maxsize=1000)  # noqa: B019 - a period is a value
    def earlier(self, years: int = 1) -> "Period":
        """The same period so many years before; of 29 February the 28th."""
        text = re.sub(_YEAR, lambda year: f"{max(int(year[0]) - years, 0):04}", self.text)
        try:
            return parse(text)
        except ValueError:  # a leap day
            return parse(text.replace("-02-29", "-02-28"))


def month_length(year: int, month: int) -> int:
    """The number of days in a month of the Gregorian calendar."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)  # noqa: PLR2004
    return _MONTH_LENGTHS[month - 1] + leap


@lru_cache(maxsize=1000)  # many facts are of few periods
def parse(text: str) -> Period:
    """Read a period as the file writes it.

    Raises:
        ValueError: the text has none of the forms, names a day that no calendar has, has
            two forms, or ends before it begins.
    """
    begin, slash, end = text.partition("/")
    first, last = _days(begin), _days(end if slash else begin)
    is_of_two_forms = slash and re.sub("[0-9]", "", begin) != re.sub("[0-9]", "", end)
    if first is None or last is None or is_of_two_forms or last[0] < first[0]:
        raise ValueError(text)
    return Period(first[0], last[1], text)


def from_years(first: int, last: int) -> Period:
    """The period of whole calendar years from `first` to `last`, both included."""
    text = f"{first:04}" if first == last else f"{first:04}/{last:04}"
    return Period((first, 1, 1), (last, 12, 31), text)


def _days(text: str) -> Days | None:
    found = _FORM.fullmatch(text)
    if not found:
        return None
    year, quarter, half, month, day = (int(part or 0) for part in found.groups())
    months = {1: (1, 12), 2: (3 * quarter - 2, 3 * quarter), 3: (6 * half - 5, 6 * half)}
    first, last = months.get(found.lastindex or 0, (month, month))
    if not 1 <= first <= len(_MONTH_LENGTHS):
        return None
    if not found[5]:
        return (year, first, 1), (year, last, month_length(year, last))
    return ((year, month, day),) * 2 if 1 <= day <= month_length(year, month) else None
