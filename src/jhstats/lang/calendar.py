"""Periods as dates in texts name them, and what a date that leaves something out is read by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jhstats.period import Period, from_years, month_length, parse

if TYPE_CHECKING:
    from collections.abc import Callable


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


def months(year: int, first: int, last: int) -> Period | None:
    """The months from one to another of one year; None where there are none such."""
    if not 1 <= first <= last <= 12:  # noqa: PLR2004
        return None
    text = f"{year:04}-{first:02}"
    if first != last:
        text += f"/{year:04}-{last:02}"
    return Period((year, first, 1), (year, last, month_length(year, last)), text)


def day(year: int, month: int, number: int) -> Period | None:
    """One day; None where no calendar has it."""
    return parsed(f"{year:04}-{month:02}-{number:02}")


def quarters(year: int, first: int, last: int) -> Period | None:
    """The quarters from one to another of one year."""
    if first == last:
        return parsed(f"{year:04}-Q{first}")
    return months(year, 3 * first - 2, 3 * last)


def half(year: int, number: int) -> Period | None:
    """The first or second half of a year."""
    return months(year, 6 * number - 5, 6 * number)


def years(first: int, last: int) -> Period | None:
    """Whole years from one to another."""
    return from_years(first, last) if first <= last else None


def span(first: Period | None, last: Period | None) -> Period | None:
    """From the beginning of one period to the end of another of the same form."""
    return parsed(f"{first}/{last}") if first and last else None


def parsed(text: str) -> Period | None:
    """A period as files write it; None where it is none."""
    try:
        return parse(text)
    except ValueError:
        return None
