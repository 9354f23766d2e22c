"""Numbers and periods as tables write them."""

from __future__ import annotations

import pytest

from jhstats.errors import Kind, UsageError
from jhstats.take.reading import Number, has_decimal_comma, is_noise, negated, number, periods


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
        ("+2", "2"),
        (".5", "0.5"),
        ("１２３", "123"),
        ("1.33E+11", "1.33E+11"),
        ("1e-5", "1E-5"),
        ("3.28M", "3.28E+6"),
        ("13.1k", "13.1E+3"),
        ("1,23", None),
        ("1234,5", None),
        ("1.2.3", None),
        ("5 kg", None),
        ("12 km", None),
        ("(5)", None),
        ("(P) 130.6", "130.6"),
        ("(x1) 130.6", None),
        ("5 (kg)", None),
        ("4.1%3", "4.1"),
        ("4.1%34", None),
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
    assert number("12.7 [12]", decimal_comma=False) == Number("12.7", None, "[12]")
    assert number("12.7 (1)", decimal_comma=False) == Number("12.7", None, "1")
    for cell in ("12.7 (40)", "12.7 (0.3)", "12.7 (a)", "5 (kg)"):  # shares, errors, units
        assert number(cell, decimal_comma=False) is None
    assert number("5 p²", decimal_comma=False) == Number("5", None, "p ²")
    assert number("(P) 5", decimal_comma=False) == Number("5", None, "P")
    assert number("(r) 5.5", decimal_comma=False) == Number("5.5", None, "r")
    assert number("4.1%3", decimal_comma=False) == Number("4.1", "%", "3")
    assert number("8.10 %", decimal_comma=False) == Number("8.10", "%", "")
    for cell in ("$28,720", "$ 28,720", "＄28,720", "+$28,720"):
        assert number(cell, decimal_comma=False) == Number("28720", "$", "")
    assert number("-US$1.2M", decimal_comma=False) == Number("-1.2E+6", "US$", "")
    assert number("€-1,5", decimal_comma=True) == Number("-1.5", "€", "")
    assert number("28 720 €", decimal_comma=False) == Number("28720", "€", "")
    assert number("￥28,720", decimal_comma=False) == Number("28720", "¥", "")
    assert number("€28 €", decimal_comma=False) is None
    for cell in ("($1,234)", "$(1,234)", "$ (1,234)"):
        assert number(negated(cell), decimal_comma=False) == Number("-1234", "$", "")
    for cell in ("$1.2b", "$1.2bn", "$5%", "-$-5", "$", "$x", "USD5", "$5 p"):
        assert number(cell, decimal_comma=False) is None


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
        *(("31/12/2020", "2020-12-31"), ("31/02/2020", None), ("64", None), ("2020-02-30", None)),
        *(("", None), ("total", None), ("2021/2018", None), ("2020①", "2020"), ("①2020", None)),
        *(("2022年1至8月", "2022-01/2022-08"), ("2022年前三季度", "2022-01/2022-09")),
        *(("2022上半年", "2022-H1"), ("2022年末", "2022"), ("1H 2021", "2021-H1")),
        *(("2021 2H", "2021-H2"), ("3Q 2021", "2021-Q3"), ("2021-3Q", "2021-Q3")),
        *(("民國109年", "2020"), ("民国109年3月", "2020-03"), ("109年", None)),
        ("2022年前10个月", "2022-01/2022-10"),
        *(("29 Dec 2024", "2024-12-29"), ("December 9, 2024", "2024-12-09"), ("9 Foo 2024", None)),
        *(("Market 2020", None), ("Sept 2020", "2020-09"), ("Mayors 2020", None)),
        *(("1º trimestre 2020", "2020-Q1"), ("T1 2020", "2020-Q1"), ("2020-T1", "2020-Q1")),
        *(("2ème trimestre 2020", "2020-Q2"), ("2. Quartal 2020", "2020-Q2")),
        *(("I квартал 2020", "2020-Q1"), ("2 кв. 2020", "2020-Q2"), ("II kw. 2020", "2020-Q2")),
        *(("III kwartał 2020", "2020-Q3"), ("2 kW 2020", None), ("平成30年", "2018")),
        *(("令和元年", "2019"), ("昭和64年1月", "1989-01"), ("平成30", None), ("元年", None)),
        *(("4.º trimestre de 2020", "2020-Q4"), ("IV trim. 2019", "2019-Q4")),
        *(("1T2020", "2020-Q1"), ("2020 3T", "2020-Q3"), ("Q1/2020", "2020-Q1")),
        *(("1st quarter 2020", "2020-Q1"), ("1º semestre 2020", "2020-H1")),
        *(("2. Halbjahr 2020", "2020-H2"), ("15 T 2020", None), ("1T2 2020", None)),
        *(("janv. 2020", "2020-01"), ("Déc. 2020", "2020-12"), ("marzano 2020", None)),
        *(("março de 2020", "2020-03"), ("31. März 2020", "2020-03-31")),
        *(("31 de diciembre de 2020", "2020-12-31"), ("mar/2020", "2020-03")),
        *(("juin 2020", "2020-06"), ("juil. 2020", "2020-07"), ("jui 2020", None)),
        *(("03/2020", "2020-03"), ("13/2020", None), ("3/2020", None)),
        *(("Jan-Mar 2020", "2020-01/2020-03"), ("nov.-ene. 2020", None)),
        *(("2020-13", None), ("2020-112", None), ("2020-III", None), ("III 2020", None)),
        *(("2022 1)", "2022"), ("2022 (12)", "2022"), ("2022[a]", None), ("2022⁽¹⁾", "2022")),
        *(("2010-01-01/P1Y", "2010"), ("2010-07-01/P3M", "2010-Q3"), ("2010-05-01/P3M", None)),
        *(("2010-11-01/P1M", "2010-11"), ("2010-04-01/P1Y", None), ("2010-01-01/P12M", "2010")),
        *(("set/2020", "2020-09"), ("out. 2020", None), ("Out 2020", None)),
    ],
)
def test_a_period(cell: str, period: str | None) -> None:
    assert periods([cell]).get(cell) == period


@pytest.mark.parametrize(
    ("cells", "given"),
    [
        (["2010-11", "2009-10"], "2009-10"),
        (["2011-12", "2019-20"], "2011-12"),
        (["2019/20"], "2019/20"),
        (["2009/2010", "2010/2011"], "2009/2010"),
        (["01/01/2020", "3/2/2020"], "3/2/2020"),
        (["2009/2010"], "2009/2010"),
        (["2020", "2021 1", "2022 2"], "2021 1"),
        (["2020", "2021 10"], "2021 10"),
        (["2020 1", "2020 2", "2020 3", "2020 4"], "2020 1"),
        (["FY2023"], "FY2023"),
        (["Jan-22"], "Jan-22"),
        (["ene-20"], "ene-20"),
        (["out/20"], "out/20"),
        (["mar. 20"], "mar. 20"),
        (["1T20"], "1T20"),
    ],
)
def test_what_may_mean_several_periods_is_asked(cells: list[str], given: str) -> None:
    with pytest.raises(UsageError) as caught:
        periods(cells)
    [problem] = caught.value.problems
    assert (problem.kind, problem.data["given"]) == (Kind.NEEDS_PERIOD, given)


@pytest.mark.parametrize(
    ("cells", "told", "found"),
    [
        (["2009/10", "2019-20"], {"2009/10": "2009-04/2010-03"},
         ["2009-04/2010-03", "2019-04/2020-03"]),
        (["2009-10"], {"2010-11": "2010-07/2011-06"}, ["2009-07/2010-06"]),
        (["2009/2010", "x"], {"2009/2010": "2009-07/2010-06"}, ["2009-07/2010-06"]),
        (["2009-2010", "2010-2011"], {"2009-2010": "2009/2010"}, ["2009/2010", "2010/2011"]),
        (["2004-2006", "2005-2007"], {}, ["2004/2006", "2005/2007"]),
        (["2009/10", "2010/11"], {"2009/10": "2009"}, ["2009"]),
        (["FY 10"], {"FY 10": "2010"}, ["2010"]),
        (["FY2022", "2023财年"], {"FY 21": "2020-10/2021-09"},
         ["2021-10/2022-09", "2022-10/2023-09"]),
        (["Mar-99", "1H21"], {"Jan-22": "2022-01"}, ["2099-03", "2021-H1"]),
        (["3/2/2020", "4/2/2020"], {"3/2/2020": "2020-03-02"}, ["2020-03-02", "2020-04-02"]),
        (["31/12/2020", "01/02/2020"], {}, ["2020-12-31", "2020-02-01"]),
        (["12/31/2020", "01/02/2020"], {}, ["2020-12-31", "2020-01-02"]),
        (["5.5.2020"], {}, ["2020-05-05"]),
        (["31/12/2020", "12/31/2020", "2020"], {}, ["2020"]),
        (["2010-15", "2010-11"], {}, []),
        (["2018/2021"], {}, ["2018/2021"]),
        (["99年", "100年"], {}, []),
        (["6月", "7月"], {"6月": "2024-06"}, ["2024-06"]),
        (["99年", "100年", "2010年"], {"99年": "2010"}, ["2010", "2011", "2010"]),
        (["2013 x19", "2014 x7", "2014 y7"], {"2013 x19": "2013"}, ["2013", "2014"]),
        (["feb-20", "feb-21", "ene-20"], {"feb-20": "2020-02"}, ["2020-02", "2021-02", "2020-01"]),
    ],
)  # fmt: skip
def test_one_that_is_plain_tells_what_its_like_mean(
    cells: list[str], told: dict[str, str], found: list[str]
) -> None:
    read = periods(cells, [f"{cell}={text}" for cell, text in told.items()])
    assert [read[cell] for cell in cells if cell in read] == found


def test_a_tenth_month_tells_that_such_numbers_are_months() -> None:
    assert periods(["2020 9", "2020 10"]) == {"2020 9": "2020-09", "2020 10": "2020-10"}


def test_fiscal_years_are_no_months() -> None:
    assert periods(["2011-10", "2011-12"]) == {"2011-10": "2011-10", "2011-12": "2011-12"}
