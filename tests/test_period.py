from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jhstats import period

if TYPE_CHECKING:
    from datetime import date

GOOD = {
    "2021": ((2021, 1, 1), (2021, 12, 31)),
    "2022-06": ((2022, 6, 1), (2022, 6, 30)),
    "2024-02": ((2024, 2, 1), (2024, 2, 29)),
    "1900-02": ((1900, 2, 1), (1900, 2, 28)),
    "2022-06-30": ((2022, 6, 30), (2022, 6, 30)),
    "2022-Q1": ((2022, 1, 1), (2022, 3, 31)),
    "2022-Q4": ((2022, 10, 1), (2022, 12, 31)),
    "2022-H1": ((2022, 1, 1), (2022, 6, 30)),
    "2022-H2": ((2022, 7, 1), (2022, 12, 31)),
    "2021-H2/2022-H1": ((2021, 7, 1), (2022, 6, 30)),
    "2022-01/2022-05": ((2022, 1, 1), (2022, 5, 31)),
    "2018/2021": ((2018, 1, 1), (2021, 12, 31)),
    "2021/2021": ((2021, 1, 1), (2021, 12, 31)),
}
BAD = (
    *("", "21", "20211", "2021-13", "2021-00", "2021-02-29", "2021-1", "2021-Q5", "2021-Q0"),
    *("2021-H0", "2021-H3", "2021-h1", "2021-H1/2021-Q3"),
    *("2022/2021", "2021/2022-01", "2021/", "/2021", "2021/2022/2023", " 2021", "２０２１"),
)


@pytest.mark.parametrize(("text", "days"), GOOD.items())
def test_every_form(text: str, days: tuple[period.Day, period.Day]) -> None:
    parsed = period.parse(text)
    assert (parsed.start, parsed.end) == days
    assert str(parsed) == text


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text) or "^$"):
        period.parse(text)


@given(st.dates())
def test_a_day_lies_in_its_month_quarter_and_year(day: date) -> None:
    parsed = period.parse(day.isoformat())
    month = period.parse(f"{day.year:04}-{day.month:02}")
    quarter = period.parse(f"{day.year:04}-Q{(day.month + 2) // 3}")
    year = period.from_years(day.year, day.year)
    assert parsed.is_within(month)
    assert month.is_within(quarter)
    assert quarter.is_within(year)
    assert not year.is_within(month)
    assert year == period.parse(f"{day.year:04}")
    assert month.end[2] == calendar.monthrange(day.year, day.month)[1]


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("2021", True, False),
        ("2021-01/2021-12", True, False),
        ("2022-01/2022-05", False, True),
        ("2018/2021", False, False),
        ("2021-06-30", False, True),
    ],
)
def test_whole_years_and_parts(text: str, *, whole: bool, part: bool) -> None:
    parsed = period.parse(text)
    assert (parsed.is_year, parsed.is_part_of_year) == (whole, part)


DAYS = st.dates()
FORMS = st.sampled_from(["year", "quarter", "month", "day"])


def written(day: date, form: str) -> str:
    return {
        "year": f"{day.year:04}",
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "month": f"{day.year:04}-{day.month:02}",
        "day": day.isoformat(),
    }[form]


@given(DAYS, DAYS, FORMS)
def test_two_of_one_form_hold_both_and_read_back(left: date, right: date, form: str) -> None:
    first, last = sorted([left, right])
    text = f"{written(first, form)}/{written(last, form)}"
    both = period.parse(text)
    assert period.parse(str(both)) == both
    assert str(both) == text
    for day in (first, last):
        assert period.parse(written(day, form)).is_within(both)
        assert both.start <= (day.year, day.month, day.day) <= both.end


@given(DAYS, DAYS, FORMS, FORMS)
def test_an_end_before_the_beginning_or_of_another_form_is_none(
    left: date, right: date, form: str, other_form: str
) -> None:
    text = f"{written(left, form)}/{written(right, other_form)}"
    begin, end = (period.parse(half) for half in text.split("/"))
    if form == other_form and begin.start <= end.start:
        assert (period.parse(text).start, period.parse(text).end) == (begin.start, end.end)
    else:
        with pytest.raises(ValueError, match=re.escape(text)):
            period.parse(text)


@given(DAYS, DAYS, FORMS)
def test_periods_of_one_form_are_ordered_as_their_days(left: date, right: date, form: str) -> None:
    some, more = period.parse(written(left, form)), period.parse(written(right, form))
    assert (some < more) == ((some.start, some.end) < (more.start, more.end))
    assert (some.start == more.start) == (some.end == more.end)
