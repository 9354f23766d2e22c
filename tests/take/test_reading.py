"""Numbers and periods as tables write them."""

from __future__ import annotations

import pytest

from jhstats.errors import Kind, UsageError
from jhstats.take.reading import Number, has_decimal_comma, is_noise, number, periods


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("1,234.5", "1234.5"),
        ("12,34,567", "1234567"),
        ("1 234", "1234"),
        ("1\u00a0234\u202f567", "1234567"),
        ("1'234", "1234"),
        ("37.90", "37.90"),
        ("1.234", "1.234"),
        ("−3.5", "-3.5"),
        ("- 3.5", "-3.5"),
        ("+2", "2"),
        (".5", "0.5"),
        ("１２３", "123"),
        ("1.33E+11", "1.33E+11"),
        ("1e-5", "1E-5"),
        ("3.28M", None),
        ("13.1k", None),
        ("1,23", None),
        ("1234,5", None),
        ("1.2.3", None),
        ("5 kg", None),
        ("12 km", None),
        ("(5)", None),
        ("(P) 130.6", None),
        ("5 (kg)", None),
        ("4.1%3", None),
        ("$28,720", None),
        ("28 720 €", None),
        ("12.5²", "12.5"),
        ("12.5①", "12.5"),
        ("1²5", None),
        ("①", None),
        ("5 bn", None),
        ("=1+1", None),
        ("", None),
        ("9" * 50, None),
        ("1e99", None),
        ("1e-41", None),
    ],
)
def test_a_number_keeps_its_digits(cell: str, digits: str | None) -> None:
    found = number(cell, decimal_comma=False)
    assert (found and found.digits) == digits


@pytest.mark.parametrize(
    ("cell", "digits"),
    [("1 234,5", "1234.5"), ("1.234.567,25", "1234567.25"), ("1,5", "1.5"), ("1,234.5", None)],
)
def test_a_decimal_comma(cell: str, digits: str | None) -> None:
    found = number(cell, decimal_comma=True)
    assert (found and found.digits) == digits


def test_a_comma_is_decimal_where_other_than_three_digits_follow() -> None:
    assert has_decimal_comma(["3", "1 234,5"])
    assert has_decimal_comma(["0,1234"])
    assert has_decimal_comma(["133.197", "9.577.207"])
    assert not has_decimal_comma(["133.197", "1.2.3", "9.577.20", "1.10.2020"])
    assert not has_decimal_comma(["1,234", "1,234,567.5", "a,b"])
    assert not has_decimal_comma(["9,87,654"])
    assert not has_decimal_comma(["1,5", "1,234.5"])


def test_what_stands_behind_a_number() -> None:
    assert number("1234.5 p", decimal_comma=False) == Number("1234.5", None, "p")
    assert number("3.1bp", decimal_comma=False) == Number("3.1", None, "bp")
    assert number("1234*", decimal_comma=False) == Number("1234", None, "*")
    assert number("1234①", decimal_comma=False) == Number("1234", None, "①")
    assert number("12.7(e)", decimal_comma=False) == Number("12.7", None, "e")
    for cell in ("12.7 (40)", "12.7 (1)", "12.7 [1]", "12.7 (a)", "5 (kg)"):  # shares, units
        assert number(cell, decimal_comma=False) is None
    assert number("5 p²", decimal_comma=False) == Number("5", None, "p ²")
    assert number("8.10 %", decimal_comma=False) == Number("8.10", "%", "")


@pytest.mark.parametrize("digits", ["0.30000000000000004", "3521418059.923445"])
def test_digits_that_nobody_measured(digits: str) -> None:
    assert is_noise(digits)


@pytest.mark.parametrize("digits", ["12345678901234567", "0.0000000000000001", "2.5E+20"])
def test_digits_that_are_many_but_meant(digits: str) -> None:
    assert not is_noise(digits)


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        *(("2024", "2024"), ("2024年", "2024"), ("2020.0", "2020"), ("1960 [YR1960]", "1960")),
        *(
            ("2016*", "2016"),
            ("2024年3月", "2024-03"),
            ("2020M01", "2020-01"),
            ("202001", "2020-01"),
        ),
        *(("2020-1", "2020-01"), ("Jan 2020", "2020-01"), ("2020 JAN", "2020-01")),
        *(("December 2019", "2019-12"), ("2024年1-3月", "2024-01/2024-03")),
        ("2024年1-6月累计", "2024-01/2024-06"),
        *(("2020 Q1", "2020-Q1"), ("Q1 2020", "2020-Q1"), ("2023年第一季度", "2023-Q1")),
        *(("2020-S2", "2020-H2"), ("2020年上半年", "2020-H1"), ("2018/2021", "2018/2021")),
        *(("2020-01-31", "2020-01-31"), ("20200131", "2020-01-31")),
        *(("2020-01-01T00:00:00", "2020-01-01"), ("2024年3月5日", "2024-03-05")),
        *(("31/12/2020", "2020-12-31"), ("64", None), ("2020-02-30", None)),
        *(("", None), ("total", None), ("2021/2018", None), ("2020①", "2020"), ("①2020", None)),
        *(("2022年1至8月", "2022-01/2022-08"), ("2022年前三季度", "2022-01/2022-09")),
        *(("2022上半年", "2022-H1"), ("2022年末", "2022"), ("1H 2021", "2021-H1")),
        *(("2021 2H", "2021-H2"), ("3Q 2021", "2021-Q3"), ("2021-3Q", "2021-Q3")),
        *(("民國109年", None), ("109年", None), ("平成30年", None), ("FY2023", None)),
        ("2022年前10个月", "2022-01/2022-10"),
        *(("29 Dec 2024", "2024-12-29"), ("December 9, 2024", "2024-12-09"), ("9 Foo 2024", None)),
        *(("Market 2020", None), ("Sept 2020", "2020-09"), ("Mayors 2020", None)),
        *(("3Q2020", "2020-Q3"), ("Q1/2020", "2020-Q1"), ("1º trimestre 2020", None)),
        *(("T1 2020", None), ("I квартал 2020", None), ("janv. 2020", None), ("märz 2020", None)),
        *(("31. December 2020", "2020-12-31"), ("mar/2020", "2020-03"), ("Jan-22", None)),
        *(("03/2020", "2020-03"), ("13/2020", None), ("3/2020", None), ("Jan-Mar 2020", None)),
        *(("2020-13", None), ("2020-112", None), ("2020-III", None), ("III 2020", None)),
        *(("2022 1)", None), ("2022 (12)", None), ("2022 1", None), ("2022⁽¹⁾", "2022")),
        *(("2010-01-01/P1Y", None), ("2022E", None), ("2022 p", None), ("3/2/2020", None)),
    ],
)
def test_a_period(cell: str, period: str | None) -> None:
    assert periods([cell]).get(cell) == period


@pytest.mark.parametrize(
    "cells",
    [
        ["2010-11", "2009-10"],
        ["2011-12", "2019-20"],
        ["2010-15", "2010-11"],
        ["2019/20"],
        ["2009/2010", "2010/2011"],
        ["2009/2010"],
    ],
)
def test_what_may_mean_several_periods_is_none(cells: list[str]) -> None:
    assert periods(cells) == {}


@pytest.mark.parametrize(
    ("cells", "told", "found"),
    [
        (["2009/10", "2019/20"], {"2009/10": "2009-04/2010-03"},
         ["2009-04/2010-03", "2019-04/2020-03"]),
        (["2009-10"], {"2010-11": "2010-07/2011-06"}, ["2009-07/2010-06"]),
        (["1998/99", "1999/00", "x"], {"1998/99": "1998-07/1999-06"},
         ["1998-07/1999-06", "1999-07/2000-06"]),
        (["2009-2010", "2010-2011"], {"2009-2010": "2009/2010"}, ["2009/2010", "2010/2011"]),
        (["2009-2010", "2010-2012"], {"2009-2010": "2009/2010"}, ["2009/2010", "2010/2012"]),
        (["2004-2006", "2005-2007"], {}, ["2004/2006", "2005/2007"]),
        (["2009/10", "2010/11"], {"2009/10": "2009"}, ["2009", "2010"]),
        (["FY2022", "FY 2023"], {"FY2021": "2020-10/2021-09"}, ["2021-10/2022-09"]),
        (["Mar-99", "Jan-22"], {"Jan-22": "2022-01"}, ["2022-01"]),
        (["FY99", "FY00"], {"FY99": "1999"}, ["1999"]),
        (["31 Dec 2020", "31 Dec 2021", "1 Jan 2021"], {"31 Dec 2020": "2020"},
         ["2020", "2021", "2021-01-01"]),
        (["2018/2021"], {}, ["2018/2021"]),
        (["6月", "7月"], {"6月": "2024-06"}, ["2024-06"]),
        (["99年", "100年", "2010年"], {"99年": "2010"}, ["2010", "2010"]),
        (["2013 x19", "2014 x19", "2014 x7"], {"2013 x19": "2013"}, ["2013", "2014"]),
    ],
)  # fmt: skip
def test_one_that_is_told_tells_what_it_means_in_other_years(
    cells: list[str], told: dict[str, str], found: list[str]
) -> None:
    read = periods(cells, [f"{cell}={text}" for cell, text in told.items()])
    assert [read[cell] for cell in cells if cell in read] == found


def test_what_one_is_said_to_mean_is_a_period() -> None:
    with pytest.raises(UsageError) as caught:
        periods(["2020"], ["2020=soon"])
    assert [problem.kind for problem in caught.value.problems] == [Kind.BAD_CHOICE]


def test_fiscal_years_are_no_months() -> None:
    assert periods(["2011-10", "2011-12"]) == {"2011-10": "2011-10", "2011-12": "2011-12"}
