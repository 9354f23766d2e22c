"""Numbers and ranks as texts print them; numbers read back from what other libraries write."""

from __future__ import annotations

from decimal import Decimal

import pytest
from cn2an import an2cn
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from jhstats.figure import Bound
from jhstats.lang.counting import read, whole
from jhstats.lang.numerals import numerals, ranks
from jhstats.lang.records import Numeral

COUNTS = st.integers(1, 10**12)


@given(COUNTS)
def test_chinese_numerals_mean_what_was_written(number: int) -> None:
    assert whole(an2cn(number)) == number


@given(COUNTS)
def test_english_numerals_mean_what_was_written(number: int) -> None:
    assert whole(num2words(number)) == number
    assert whole(num2words(number).replace(" and ", " ")) == number


@given(COUNTS)
def test_digits_mean_what_was_written(number: int) -> None:
    assert whole(str(number)) == number
    assert whole(f"{number:,}") == number


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 9999))
def test_digits_between_magnitudes_add_up(yi: int, wan: int, ones: int) -> None:
    assert whole(f"{yi}亿{wan}万") == yi * 10**8 + wan * 10**4
    assert whole(f"{wan}万{ones}") == wan * 10**4 + ones
    assert whole(f"{yi}亿{wan}万{ones}") == yi * 10**8 + wan * 10**4 + ones


@settings(deadline=None)  # the first one compiles all patterns
@given(st.decimals(0, 10**6, places=3, allow_nan=False))
def test_printed_digits_are_kept(value: Decimal) -> None:
    [one] = numerals(f"共{value}亿元")
    assert (str(one.number), int(one.scale)) == (str(value), 10**8)


@given(st.text())
def test_no_text_stops_the_reading(text: str) -> None:
    numerals(text)


@pytest.mark.parametrize(
    ("text", "number", "scale"),
    [
        ("一千四百零九亿", "1409", 10**8),
        ("五百六十五亿五千万", "5655000", 10**4),
        ("一亿二千万", "12000", 10**4),
        ("两万亿", "2", 10**12),
        ("千亿", "1000", 10**8),
        ("百万", "100", 10**4),
        ("二〇二一", "2021", 1),
        ("三点五亿", "3.5", 10**8),
        ("一百五", "150", 1),
        ("一百零五", "105", 1),
        ("1千4百零9亿", "1409", 10**8),
        ("3万5千", "35000", 1),
        ("1\u202f409", "1409", 1),
        ("fourteen hundred", "1400", 1),
        ("a hundred", "100", 1),
        ("a million", "1", 10**6),
        ("two thousand million", "2000", 10**6),
        ("two thousand five hundred million", "2500", 10**6),
        ("two million five hundred thousand", "2500", 10**3),
        ("1亿7千万", "17000", 10**4),
        ("一四〇九亿", "1409", 10**8),
        ("一百三四十", "130", 1),
        ("三四百", "300", 1),
        ("七八十万", "70", 10**4),
        ("一两百", "100", 1),
        ("a dozen", "12", 1),
        ("two dozen", "24", 1),
    ],
)
def test_forms(text: str, number: str, scale: int) -> None:
    amount = read(text)
    assert amount is not None
    assert (str(amount.number), int(amount.scale)) == (number, scale)


@pytest.mark.parametrize(
    "text", ["", "三点", "点五", "三点十五", "and", "point five", "二" * 31, "9" * 31]
)
def test_what_is_no_number(text: str) -> None:
    assert read(text) is None


def only(text: str) -> Numeral:
    [one] = numerals(text)
    return one


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("1 409亿元", "140900000000", "", "exact"),
        ("€1 741.9 bn", "1741900000000", "", "exact"),
        ("EUR 18.4 billion", "18400000000", "", "exact"),
        ("17,79", "17.79", "", "exact"),
        ("4,51,672", "451672", "", "exact"),
        ("1,23,45,678.9", "12345678.9", "", "exact"),
        ("5.97e24", "5.97e24", "", "exact"),
        ("5.97 × 10^24 kg", "5.97e24", "", "exact"),
        ("5.97×10²⁴千克", "5.97e24", "", "exact"),
        ("百余台", "100", "", "over"),
        ("1400多亿元", "140000000000", "", "over"),
        ("千亿级", "100000000000", "", "about"),
        ("约七成", "70", "%", "about"),
        ("7成", "70", "%", "exact"),
        ("百分之七十一点七", "71.7", "%", "exact"),
        ("四分之一", "25", "%", "exact"),
        ("翻两番", "300", "%", "exact"),
        ("doubled", "100", "%", "exact"),
        ("two-thirds", str(Decimal(200) / 3), "%", "exact"),
        ("不低于60万", "600000", "", "at-least"),
        ("60万元以上", "600000", "", "at-least"),
        ("超过50家中型以上企业", "50", "", "over"),
        ("超过12项", "12", "", "over"),
        ("5亿级", "500000000", "", "about"),
        ("4级", "4", "", "exact"),
        ("百级", "100", "", "about"),
        ("growth topped 5%", "5", "%", "over"),
        ("百分之七点五零", "7.50", "%", "exact"),
        ("at most 3.2 percent", "3.2", "%", "at-most"),
        ("nearly 60 billion", "60000000000", "", "about"),
        ("0.3 percentage points", "0.3", "points", "exact"),
        ("0.3个百分点", "0.3", "points", "exact"),
        ("0.3 个百分点", "0.3", "points", "exact"),  # as Chinese is set beside digits
        ("超 8 亿元", "800000000", "", "over"),
        ("超 5.3 万家", "53000", "", "over"),
        ("约 500 亿美元左右", "50000000000", "", "about"),
        ("500 亿美元 左右", "50000000000", "", "about"),
        ("60% 左右", "60", "%", "about"),
        ("60%多的毛利", "60", "%", "over"),
        ("1% 以下", "1", "%", "at-most"),
        ("60 万元 以上", "600000", "", "at-least"),
        ("1400 多亿元", "140000000000", "", "over"),
        ("50 多家", "50", "", "over"),
        ("增长 1.2 倍", "120", "%", "exact"),
        ("-3.2%", "-3.2", "%", "exact"),
        ("140.9bn", "140900000000.0", "", "exact"),
        ("some two hundred firms", "200", "", "about"),
        ("１，４０９亿元", "140900000000", "", "exact"),
        ("1409億元", "140900000000", "", "exact"),
        ("三四百家", "300", "", "over"),
        ("七八家", "7", "", "over"),
        ("增长1.2倍", "120", "%", "exact"),
        ("增长了近两倍", "200", "%", "about"),
        ("是上年的1.2倍", "1.2", "", "exact"),
        ("增长到1.2倍", "1.2", "", "exact"),
        ("一半", "50", "%", "exact"),
        ("a dozen firms", "12", "", "exact"),
    ],
)
def test_signs_and_words_around(text: str, value: str, unit: str, bound: str) -> None:
    one = only(text)
    assert (one.value, one.unit, one.bound) == (Decimal(value), unit, Bound(bound))


@pytest.mark.parametrize("text", ["统一", "唯一", "一带一路", "万元", "百姓", "二" * 40])
def test_words_that_hold_a_numeral_are_none(text: str) -> None:
    assert [one for one in numerals(text) if one.number > 1] == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("签约12家", "exact"),
        ("节约5亿元", "exact"),
        ("突破12项关键技术", "exact"),
        ("突破1200亿元", "over"),
        ("打破3个世界纪录", "exact"),
        ("赶超80家", "exact"),
        ("附近3家", "exact"),
        ("近80家", "about"),
        ("集聚50家上下游企业", "exact"),
        ("50家上下", "about"),
        ("建成3家省级以上企业研究院", "exact"),
        ("引进3个工厂", "exact"),
        ("80家（含）以上", "at-least"),
        ("80家以上", "at-least"),
        ("80家多", "over"),
        ("80多家", "over"),
        ("took over 80 firms", "exact"),
        ("over 80 firms", "over"),
        ("known about 12 projects", "exact"),
        ("parliament passed 12 laws", "exact"),
        ("volume passed 10 billion", "over"),
        ("the number went up to 80", "exact"),
        ("up to 80 firms", "at-most"),
        ("80-odd firms", "over"),
        ("80 firms or so", "about"),
        ("80 million yuan or more", "at-least"),
        ("80 firms or fewer", "at-most"),
        ("to a maximum of 80 firms", "at-most"),
        ("a minimum of 80 firms", "at-least"),
        ("约占全省总量的80家", "about"),
        ("占全省总量的80家", "exact"),
        ("首次站上80亿", "over"),
        ("网站上80家", "exact"),
        ("站上1409亿元", "exact"),
        ("销售额过千亿元", "over"),
        ("过1000亿元", "over"),
        ("门店过百家", "over"),
        ("上百家", "over"),
        ("数百家", "over"),
        ("上亿元", "over"),
        ("去过3家", "exact"),
        ("通过12000项", "exact"),
        ("线上百家", "exact"),
        ("线上3家", "exact"),
    ],
)
def test_bounds_are_words_of_their_own(text: str, bound: str) -> None:
    assert numerals(text)[0].bound is Bound(bound)


@pytest.mark.parametrize(
    ("text", "is_loose"),
    [
        ("三四百家", True),
        ("上百家", True),
        ("数百家", True),
        ("三百余家", False),
        ("逾三百家", False),
    ],
)
def test_what_leaves_its_bound_open(text: str, is_loose: bool) -> None:  # noqa: FBT001
    (found,) = numerals(text)
    assert (found.bound, found.is_loose) == (Bound.OVER, is_loose)


def test_in_front_of_a_bound_stands_another_number() -> None:
    three, hundred = numerals("引进3个百亿元以上项目")
    assert (three.bound, hundred.bound) == (Bound.EXACT, Bound.AT_LEAST)


@pytest.mark.parametrize(
    ("text", "is_fall"),
    [
        ("净亏损5亿元", True),
        ("a net loss of 5 billion", True),
        ("rose 3.2%", False),
        ("净亏3.2亿元", True),
        ("a 3.2% decline", True),
        ("3.2% lower", True),
        ("3.2% higher", False),
        ("3.2% below the peak", True),
        ("3.2% below", False),
        ("3.2% below its peak", True),
        ("a 3.2% year-on-year decrease", True),
        ("a net negative 3.2%", True),
        ("3.2% below the target", False),
        ("3.2% less than planned", False),
        ("3.2% less than before", True),
        ("decreased by approximately 3.2%", True),
        ("降至3.2%", False),
        ("增减3.2%", False),
        ("降幅收窄3.2个百分点", False),
        ("reduction targets of 3.2 billion", False),
        ("3.2% more than before", False),
    ],
)
def test_falls(text: str, is_fall: bool) -> None:  # noqa: FBT001
    assert only(text).is_fall is is_fall


def test_a_minus_behind_a_word_is_a_sign() -> None:
    assert [str(one.number) for one in numerals("由3.1%回落至-3.2%")] == ["3.1", "-3.2"]
    assert [str(one.number) for one in numerals("3-5家，1%-2%")] == ["3", "5", "1", "2"]


def test_numbers_in_a_row_are_apart() -> None:
    assert [str(one.number) for one in numerals("3,4,5")] == ["3", "4", "5"]
    assert [str(one.number) for one in numerals("12 409 cars")] == ["12", "409"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("5 mıllion", 5_000_000), ("82.1 billİon", 82_100_000_000), ("twenty ſix", 26),
     ("two-thırds of", 200 / 3), ("5\u212a", 5000)],
)  # fmt: skip
def test_letters_that_only_ignoring_case_makes_latin_are_read_so(text: str, value: float) -> None:
    assert float(numerals(text)[0].value) == pytest.approx(value)


@pytest.mark.parametrize("text", ["0分之3", f"{'9' * 31}分之3", f"3分之{'9' * 31}"])
def test_a_part_of_nothing_or_of_what_nobody_prints_is_no_number(text: str) -> None:
    assert numerals(text) == []


def test_a_whole_number_has_no_part() -> None:
    assert [whole(text) for text in ("1.5", "十二", "twelve", "茶")] == [None, 12, 12, None]


def told(text: str) -> list[str]:
    """The ranks of a text: `4`, `top-10`, `leading`, `first-to`."""
    return [
        str(one.number) if one.kind.value == "position" else "-".join(
            map(str, filter(None, (one.kind.value, one.number)))
        )
        for one in ranks(text)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("全省第四", ["4"]),
        ("居全省第一、全国第二", ["1", "2"]),
        ("分列全省第一、第二", ["1", "2"]),
        ("第十二位", ["12"]),
        ("全省第4名", ["4"]),
        ("第二大信息港", ["2"]),
        ("全省No.4", ["4"]),
        ("位居榜首", ["1"]),
        ("居全省之首", ["1"]),
        ("领跑全省", ["1"]),
        ("规模最大", ["1"]),
        ("数量最多的城市", ["1"]),
        ("最多3天", []),
        ("进出口十强", ["top-10"]),
        ("TOP10产品", ["top-10"]),
        ("跻身全国前五", ["top-5"]),
        ("五大节点之一", ["top-5"]),
        ("前三季度", []),
        ("前30%", []),
        ("前5个月", []),
        ("最繁忙的线路之一", ["leading"]),
        ("位居全国前列", ["leading"]),
        ("首次应用", ["first-to"]),
        ("全国第一个", ["first-to"]),
        ("首次突破", []),
        ("倒数第二", []),
        ("第三批", []),
        ("第一医院", []),
        ("第二个", []),
        ("No. 4 in Zhejiang", ["4"]),
        ("ranked fourth", ["4"]),
        ("ranking number four", ["4"]),
        ("came fourth after Ningbo", ["4"]),
        ("fourth in the province", ["4"]),
        ("twenty-first in China", []),
        ("21st in China", ["21"]),
        ("the second-largest port", ["2"]),
        ("second only to Ningbo", ["2"]),
        ("in fourth place", ["4"]),
        ("top in Zhejiang", ["1"]),
        ("topped the list", ["1"]),
        ("lead all the regions", ["1"]),
        ("led the way", []),
        ("Zhejiang's largest", ["1"]),
        ("the fastest in Zhejiang", ["1"]),
        ("among the top ten", ["top-10"]),
        ("in the top 10", ["top-10"]),
        ("one of the five largest", ["top-5"]),
        ("one of the busiest lines", ["leading"]),
        ("the first city in China to reach", ["first-to"]),
        ("was the first city in China to reach 80", ["first-to"]),
        ("5% in the first quarter to 140.9 billion", []),
        ("in the first half to 80", []),
        ("for the first time", []),
        ("first of all", []),
    ],
)
def test_ranks(text: str, claims: list[str]) -> None:
    assert told(text) == claims


@given(st.text())
def test_no_text_stops_the_reading_of_ranks(text: str) -> None:
    told(text)
