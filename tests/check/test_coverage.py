"""What texts print besides the facts, and who claims it."""

from __future__ import annotations

from jhstats.check.finding import Unclaimed
from tests.check.bases import SALES, check, details, fact, found_in, spans


def test_what_the_article_leaves_out_is_counted() -> None:
    text = "# 北市的一年\n\n2021年，北市销售额1286亿元，三家店，最好的一年，首家，第三批，5G。\n"
    found = check(fact("a", "sales", "1286", evidence=spans("1286亿元")), "coverage", text=text)
    printed = [details(finding, Unclaimed).given for finding in found]
    assert printed == ["三", "最好", "一", "首家", "第三", "5"]
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
        (details(finding, Unclaimed).given, finding.location and finding.location.line)
        for finding in found
    ] == [("99", 5)]


def test_set_phrases_are_no_figures() -> None:
    text = "# 北市的一年\n\n2021年，千方百计，一片繁荣，前列腺，居全省前列，一片厂房。\n"
    printed = [details(finding, Unclaimed).given for finding in check(SALES, "coverage", text=text)]
    assert printed == ["2021年", "前列", "一"]
