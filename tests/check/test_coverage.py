"""What texts print besides the facts, and who claims it."""

from __future__ import annotations

import hashlib

import pytest

import jhstats
from jhstats.check.context import Text
from jhstats.load.documents import document
from jhstats.load.files import File
from jhstats.load.loader import parse
from tests.check.bases import HEAD, SALES, check, fact, found_in, spans


def test_what_the_article_leaves_out_is_counted() -> None:
    text = "# 北市的一年\n\n2021年，北市销售额1286亿元，三家店，最好的一年，首家，第三批，5G。\n"
    found = check(fact("a", "sales", "1286", evidence=spans("1286亿元")), "coverage", text=text)
    printed = [finding.data["given"] for finding in found]
    assert printed == ["三家", "最好", "首家"]
    assert {finding.location.line for finding in found if finding.location} == {3}


def test_words_that_hold_a_numeral_or_a_superlative_are_no_figures() -> None:
    words = "首都千方百计，一片繁荣，前列腺，千军万马，首相，首页"
    facts = fact("a", "sales", "1286", evidence=spans("1286亿元"))
    assert found_in(f"2021年，北市销售额1286亿元，{words}。", facts, "coverage") == []


def test_half_is_no_figure_of_a_text() -> None:
    text = "# 北市的一年\n\n2021年，北市销售额1286亿元，一半在东省。\n"
    assert not check(fact("a", "sales", "1286", evidence=spans("1286亿元")), "coverage", text=text)


def test_the_figures_of_a_heading_are_counted_unless_the_base_names_it() -> None:
    text = "# 北市的一年\n\n2021年，80家。\n\n## 2022年新增99家\n\n平平。\n"
    facts = fact("a", "shops", "80", evidence=spans("80家"))
    found = check(facts, "coverage", text=text)
    assert [
        (finding.data["given"], finding.location and finding.location.line) for finding in found
    ] == [("99家", 5)]


def test_set_phrases_are_no_figures() -> None:
    assert _told("2021年，千方百计，一片繁荣，前列腺，居全省前列，一片厂房。") == ["前列"]


def _told(text: str, language: str = "zh", units: str = "") -> list[str]:
    """The figures of a text of one section that no fact of a base claims."""
    raw = f"# 北市的一年\n\n{text}\n".encode()
    head = HEAD.format(sha256=hashlib.sha256(raw).hexdigest())
    base = parse([File("base.toml", head.replace('"zh"', f'"{language}"', 1) + units + SALES)])
    found = jhstats.check(base, [Text(document("paper.txt", raw))], rules=["coverage"])
    return [finding.data["given"] for finding in found if finding.rule == "coverage"]


@pytest.mark.parametrize(
    "text",
    [
        "见https://stats.example.cn/2022/07/14/a8B25.html和www.example.cn/1/2。",
        '<p id="p12" style="width:640px">平稳</p>&#123;&nbsp;来信请寄b@a25.cn',
        "1.平稳",
        "一、综合",
        "12、农业",
        "平稳；（2）更稳；（三）不急。",
        "表1、图2和附表3，专栏4，附件5，注[4]。",
        "第三批、第12期、第七届、第三方、第二章第三节，三十七号文，十九届三中全会，二十大。",
        "三次产业，第一、第二产业，第三产业",
        "说两点。第一，稳。第二、进。",
        "20220630发布，13日报道，10时30分，8:30开会。",
        "2021年12月底，今年上半年，2022年，2022世界大会，2011-2015年。",
        "过去一年，过去5年，未来三年，最近两周，60周年，10年来，三年前，两年平均，两年复合增速，3岁儿童，60周岁。",
        "一批项目，一个又一个，统筹“五位一体”和“四个全面”，三省一市，百年变局，千秋伟业。",
        "国家元首步入，回首，首飞，首要，最新最重要，最基层，两位数增长。",
        "C919、PM2.5、5G、亚太6E卫星、M2、COVID-19",
        "电话010-12345678",
    ],
)
def test_what_names_numbers_or_dates_is_no_figure(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "See https://www.example.org/releases/2026/pr-27.htm or @desk24.",
        '<td width="30" class=c12>flat</td>&#160;',
        "1. Prices",
        "Prices: (1) flat; (2) steady. 3) none",
        "See Table 3, Figures 2, Section 27A, Page 12, chapter 4 and Form 10-K.",
        "The rate eased in 4Q25 and 3Q25’s average, after Q4 and in the 3rd quarter.",
        "COVID-19, PM2.5, USDL-26-0042, the G20 and C919 were named.",
        "In 2021, on January 13, 2026, at 8:30 a.m., in the 1990s, the '90s and ’25.",
        "Over the last 12 months, the past five years, a 12-month low, the first three quarters.",
        "Call (202) 691-7000. The calm held.1,2 It stayed.3",
        "Those aged 25 to 54 in the 21st century (Smith, 2/5).",
        "A double-digit fall.",
        "The ratio, as reported (19-Sep-2017 and 3-Oct-2018).",
    ],
)
def test_what_names_numbers_or_dates_is_no_figure_in_english(text: str) -> None:
    assert _told(text, "en") == []


def test_one_of_a_ratio_is_no_figure_of_its_own() -> None:
    assert _told("Debt was 0.3:1 (2012: 0.5:1) at 1 firm.", "en") == ["0.3", "0.5", "1 firm"]


def test_a_figure_in_a_name_of_a_unit_is_none_of_the_text() -> None:
    units = '[unit.index]\nname = "index"\naliases = ["1982-84=100"]\n'
    assert _told("It stood still (1982-84=100).", "en", units) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("图1显示，增长2.5%，表格3张。", ["2.5%", "3"]),
        (
            "第一产业5003.66亿元，第二大，全国第一，第三名。",
            ["5003.66亿元", "第二大", "第一", "第三名"],
        ),
        (
            "RMB128.6bn，一成，一亿元，一个百分点",
            ["128.6bn", "一成", "一亿元", "一个百分点"],
        ),
        ("两家店，数百家店，百家店", ["两家", "数百家", "百家"]),
        ("2000人，2021户，连续3年，“居第三”。", ["2000", "2021", "3年", "第三"]),
        ("1.5亿元。3.6%", ["1.5亿元", "3.6%"]),
        ("比为25.72:26.84:47.44，是三大之一。", ["25.72", "26.84", "47.44", "三大之一"]),
        ("最大，最高，首家，首个", ["最大", "最高", "首家", "首个"]),
        ("最全，首位，榜首，第一个，首次", ["最全", "首位", "榜首", "第一个", "首次"]),
        ("十强，五大城市之一，居前列，", ["十强", "五大城市之一", "前列"]),
        ("最繁忙港口之一，重点企业之一。", ["最繁忙港口之一", "之一"]),
        ("首次突破，首批，首创，首届，首店", ["首次", "首批", "首创", "首届", "首店"]),
        ("领跑，夺冠，冠军，至多至少最多，", ["领跑", "夺冠", "冠军", "最多"]),
    ],
)
def test_figures_that_matter_are_told(text: str, told: list[str]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Prices rose 0.4 percent, -0.3 and $5m.", ["0.4 percent", "-0.3", "$5m"]),
        ("EUR128.6bn; 83GW, 5k people.", ["EUR128.6bn", "83GW", "5k"]),
        ("Auto parts 14 12 2.8", ["14", "12", "2.8"]),
        ("All items 2.7, 400+ firms, 4+X, item 5, part 2.", ["2.7", "400"]),
        ("It fell to 3.5 Feb. 0.2", ["3.5", "0.2"]),
        (
            "The largest port, one of the busiest, the first city to fly.",
            ["The largest", "one of the busiest", "first city to"],
        ),
        ("12 firms, a loss (12), 1,999 shops, sub-5%.", ["12 firms", "12", "1,999", "5%"]),
    ],
)
def test_figures_that_matter_are_told_in_english(text: str, told: list[str]) -> None:
    assert _told(text, "en") == told
