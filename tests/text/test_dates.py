"""Dates as texts print them, in Chinese and English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jhstats.period import parse
from jhstats.text.dates import dates, relatives


def told(text: str, issued: str | None = "2022", before: str | None = None) -> list[str]:
    """The periods that a text names; a compared one in brackets."""
    found = dates(text, parse(issued) if issued else None, parse(before) if before else None)
    return [f"({one.period})" if one.is_compared else str(one.period) for one in found]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2021年", ["2021"]),
        ("2021年度", ["2021"]),
        ("二〇二一年底", ["2021"]),
        ("2015、2018和2021年", ["2015", "2018", "2021"]),
        ("2015和2021家", []),
        ("5、6月份", ["2022-05", "2022-06"]),
        ("from Nov 2020 to October 2021, in May 2021", ["2020-11/2021-10", "2021-05"]),
        ("the first half of the year to March 2025", ["2024-04/2024-09"]),
        ("the second half of the year to March 2025", ["2024-10/2025-03"]),
        ("Q4 of the fiscal year ended 30 June 2024", ["2024-04/2024-06"]),
        ("提高0.9、5.9个百分点", []),
        ("from 2016-17 to 2020-21", ["2016/2021"]),
        ("more than at Q1 2021, and at Q1 2022", ["(2021-Q1)", "2022-Q1"]),
        ("二零二一年", ["2021"]),
        ("2018年至2021年", ["2018/2021"]),
        ("2018—2021年", ["2018/2021"]),
        ("2021年5月", ["2021-05"]),
        ("2021年十月", ["2021-10"]),
        ("2021年3月00日", []),
        ("level of 317 (1982-84=100)", []),
        ("fell to 3.5 Feb. 0.2", ["2022-02"]),
        ("去年五月", ["2021-05"]),
        ("2022年1-5月", ["2022-01/2022-05"]),
        ("今年1至5月", ["2022-01/2022-05"]),
        ("今年前5个月", ["2022-01/2022-05"]),
        ("前两个月", ["2022-01/2022-02"]),
        ("2021年头五个月", ["2021-01/2021-05"]),
        ("1—5月", ["2022-01/2022-05"]),
        ("2021年1至3季度", ["2021-01/2021-09"]),
        ("2021年前三季度", ["2021-01/2021-09"]),
        ("2021年Q1", ["2021-Q1"]),
        ("2021年首季", ["2021-Q1"]),
        ("2021年第一季度", ["2021-Q1"]),
        ("2021年第一、二、三季度", ["2021-Q1", "2021-Q2", "2021-Q3"]),
        ("2021年7、8、9月", ["2021-07", "2021-08", "2021-09"]),
        ("2021年9、10、11三个月", ["2021-09", "2021-10", "2021-11"]),
        ("上半年", ["2022-01/2022-06"]),
        ("2021年6月30日", ["2021-06-30"]),
        ("今年6月底", ["2022-06"]),
        ("2021年5月3日至8日", ["2021-05-03/2021-05-08"]),
        ("2021年5月30日至6月8日", ["2021-05-30/2021-06-08"]),
        ("2021年5月至2022年4月", ["2021-05/2022-04"]),
        ("2021年5月3日至2022年4月", ["2021-05/2022-04"]),
        ("去年同期", ["2021"]),
        ("2022年1至5月平平，去年同期", ["2022-01/2022-05", "2021-01/2021-05"]),
        ("前年", ["2020"]),
        ("明年", ["2023"]),
        ("2021年全年", ["2021"]),
        ("去年全年", ["2021"]),
        ("公司Q1营收，2021年Q3亏损，2020年H1和H5页面", ["2022-Q1", "2021-Q3", "2020-01/2020-06"]),
        ("2021年初有5家，2021年初步有6家，2021年年初以来", ["2021-01", "2021", "2021"]),
        ("the start of 2021, the beginning of 2022", ["2021-01", "2022-01"]),
        ("2021年，上半年平平。全年增长", ["2021", "2021-01/2021-06", "2021"]),
        ("全年", []),
        ("2021年，全年龄段", ["2021"]),
        ("2021年，其中12月当月", ["2021", "2021-12", "2021-12"]),
        ("2021年平平。12月", ["2021", "2022-12"]),
        ("2020年，比上年增长", ["2020", "(2019)"]),
        ("2021年，比2020年增长", ["2021", "(2020)"]),
        ("3个月", []),
        ("三个月内", []),
        ("连续3年", []),
        ("in 2021", ["2021"]),
        ("with 2021, it went on", ["2021"]),
        ("with 2021 cars", []),
        ("FY2021", ["2021"]),
        ("FY21", ["2021"]),
        ("Q2 of FY21", ["2021-Q2"]),
        (
            "in the first half of 2022, the same half of 2021",
            ["2022-01/2022-06", "2021-01/2021-06"],
        ),
        # The years of a part of a year that stands before them all.
        (
            "April to June: 5 in 2021, 6 in 2020",
            ["2022-04/2022-06", "2021-04/2021-06", "2020-04/2020-06"],
        ),
        ("April to June: 5. 2020 was good", ["2022-04/2022-06", "2020"]),
        ("April to June was good, 2020 too", ["2022-04/2022-06", "2020"]),
        ("June: 5 in 2021", ["2022-06", "2021"]),
        ("From 2018 to 2021", ["2018/2021"]),
        ("between 2018 and 2021", ["2018/2021"]),
        ("in 2018 and 2021", ["2018", "2021"]),
        ("In 2018-21", ["2018/2021"]),
        ("in the first half of 2022", ["2022-01/2022-06"]),
        ("H1 2021", ["2021-01/2021-06"]),
        ("Quarter 3 2022", ["2022-Q3"]),
        ("in 1701", ["1701"]),
        ("of 1701 cars", []),
        ("In March it fell", ["2022-03"]),
        ("Q1 of 2021", ["2021-Q1"]),
        ("first-quarter 2021", ["2021-Q1"]),
        ("the first five months of 2022", ["2022-01/2022-05"]),
        ("January-May 2022", ["2022-01/2022-05"]),
        ("January to May 2022", ["2022-01/2022-05"]),
        ("between January and May 2021", ["2021-01/2021-05"]),
        ("nine months to September 2021", ["2021-01/2021-09"]),
        ("the year to March 2022", ["2021-04/2022-03"]),
        ("the 52 weeks to 27 July 2025", ["2024-08/2025-07"]),
        ("53 weeks ended February 3, 2024", ["2023-02/2024-01"]),
        ("52 weeks ended 2 January 2022", ["2021-01/2021-12"]),
        ("52 weeks ended 7 January 2022", ["2021-02/2022-01"]),
        ("26 weeks to January 2025", ["2024-08/2025-01"]),
        ("the 13 weeks ended 30 March 2024", ["2024-01/2024-03"]),
        ("the 14 weeks to 5 November 2023", ["2023-11-05"]),
        ("the 52-week period ended on 27 July 2025", ["2024-08/2025-07"]),
        ("the half-year to March 2024", ["2023-10/2024-03"]),
        ("the quarter ended Dec. 31, 2021", ["2021-10/2021-12"]),
        ("30 June 2022", ["2022-06-30"]),
        ("June 30, 2022", ["2022-06-30"]),
        ("June 2022", ["2022-06"]),
        ("Sept 2021", ["2021-09"]),
        ("last year", ["2021"]),
        ("In 2020 it rose 3% from a year earlier", ["2020", "(2019)"]),
        ("up on 2020", ["(2020)"]),
        ("below the peak of 2020", ["(2020)"]),
        ("below the peak in January 2020", ["(2020-01)"]),
        ("peak sales in 2020", ["2020"]),
        ("ranks to know from 2020", ["2020"]),
        ("2021财年", ["2021"]),
        ("nine months of 2020", ["2020-01/2020-09"]),
        ("the other six months of 2020", ["2020"]),
        ("in 2020, the six months of work", ["2020"]),
        ("in 2020, the previous quarter", ["2020"]),
        ("2020年12月，线上月均", ["2020-12"]),
        ("2020年12月，上月份", ["2020-12"]),
        ("hit a peak in 2020", ["2020"]),
        ("in 2020, the nine months", ["2020", "2020-01/2020-09"]),
        ("相比于2020年5月", ["(2020-05)"]),
        ("2017年一季度，自2015年以来首季", ["2017-Q1", "2015", "2017-Q1"]),
        ("It fell in April 2006, and by more in that month", ["2006-04", "2006-04"]),
        ("It fell in 2006, and by more in that month", ["2006"]),
        ("2006年第一季度下降，当季又裁员", ["2006-Q1", "2006-Q1"]),
        ("In Q2 2020 it rose to 5, a year earlier it was 3", ["2020-Q2", "2019-Q2"]),
        ("In Q2 2020 it rose to 5 and a year later to 6", ["2020-Q2", "2021-Q2"]),
        ("In Q2 2020 it rose to 5 and three years later to 6", ["2020-Q2", "2023-Q2"]),
        ("2018年不多，三年后翻番，五年之后更多", ["2018", "2021", "2026"]),
        ("2020年6月是5，1年后是6", ["2020-06", "2021-06"]),
        ("In 2020 it rose, and a few years later it fell", ["2020"]),
        ("the last three months of 2022", ["2022-10/2022-12"]),
        ("the final two months of 2022", ["2022-11/2022-12"]),
        ("2022年最后两个月", ["2022-11/2022-12"]),
        ("the last three months", []),
        ("on 30 June 2022", ["2022-06-30"]),
        ("2022-06-30", ["2022-06-30"]),
        ("In 2021 companies numbered 80", ["2021"]),
        ("Output was 2022 cars", []),
        ("over 2000 firms", []),
        ("2021 yuan", []),
        ("the first ² months", []),
        ("it may march on", []),
    ],
)
def test_forms(text: str, periods: list[str]) -> None:
    assert told(text) == periods


@pytest.mark.parametrize("text", ["今年", "去年", "上半年", "this year", "last year", "in May"])
def test_without_a_day_of_issue_nothing_relative_is_dated(text: str) -> None:
    assert told(text, issued=None) == []


def test_a_bare_month_lies_no_later_than_the_day_of_issue() -> None:
    assert told("12月", issued="2022-01-20") == ["2021-12"]
    assert told("四季度", issued="2022-01-20") == ["2021-Q4"]
    assert told("1月", issued="2022-01-20") == ["2022-01"]


def test_what_the_text_before_has_named() -> None:
    assert told("同期", before="2021-01/2021-05") == ["2021-01/2021-05"]
    assert told("去年同期", before="2022-01/2022-05") == ["2021-01/2021-05"]
    assert told("近四年", before="2021") == ["2018/2021"]


def test_from_what_something_moved() -> None:
    for text, is_from in (
        ("2021年，由上年下降2.1%转为增长3.2%", [False, True]),
        ("从2018年的75亿元增加到2021年的231亿元", [True, False]),
        ("自2018年以来，2021年", [True, False]),
        ("扭转2018年以来的颓势，2021年", [True, False]),
        ("2018年至今，2021年", [False, False]),
    ):
        assert [one.is_from for one in dates(text, parse("2022"))] == is_from


@pytest.mark.no_cover
@given(st.text())
def test_no_text_stops_the_reading(text: str) -> None:
    told(text)
    told(text + "2021年" + text + "June 30, 2022" + text)


def test_a_month_may_have_letters_that_only_ignoring_case_makes_latin() -> None:
    assert told("sep 2021, ſep 2022") == told("sep 2021, sep 2022")


def test_a_draft_without_a_day_is_undated_only_where_it_needs_one() -> None:
    assert relatives("去年产茶。")
    assert not relatives("2021年产茶。")


def test_what_may_begin_a_date_and_does_not_is_none() -> None:
    assert told("前一季度产茶。") == ["2022-Q1"]
