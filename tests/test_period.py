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
    "2022-01/2022-05": ((2022, 1, 1), (2022, 5, 31)),
    "2018/2021": ((2018, 1, 1), (2021, 12, 31)),
    "2021/2021": ((2021, 1, 1), (2021, 12, 31)),
}
BAD = (
    *("", "21", "20211", "2021-13", "2021-00", "2021-02-29", "2021-1", "2021-Q5", "2021-Q0"),
    *("2022/2021", "2021/2022-01", "2021/", "/2021", "2021/2022/2023", " 2021", "２０２１"),
)


@pytest.mark.parametrize(("text", "days"), GOOD.items())
def test_every_form(text: str, days: tuple[period.Day, period.Day]) -> None:
    one = period.parse(text)
    assert (one.start, one.end) == days
    assert str(one) == text


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text) or "^$"):
        period.parse(text)


@given(st.dates())
def test_a_day_lies_in_its_month_quarter_and_year(day: date) -> None:
    one = period.parse(day.isoformat())
    month = period.parse(f"{day.year:04}-{day.month:02}")
    quarter = period.parse(f"{day.year:04}-Q{(day.month + 2) // 3}")
    year = period.of_years(day.year, day.year)
    assert one.within(month)
    assert month.within(quarter)
    assert quarter.within(year)
    assert not year.within(month)
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
    one = period.parse(text)
    assert (one.is_year, one.is_part_of_year) == (whole, part)
