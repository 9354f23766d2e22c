"""A base with the texts of its sources."""

from __future__ import annotations

import hashlib

import pytest

import jhstats
from jhstats.check.context import Check, Text
from jhstats.check.coverage import coverage
from jhstats.check.finding import Case
from jhstats.load.documents import document
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.say.messages import LANGUAGES, Messages
from tests.check.bases import EVIDENCE, HEAD, SALES, TEXT, check, fact, spans


def test_two_files_may_be_one_source() -> None:
    head = HEAD.format(sha256="0" * 64)
    facts = fact("a", "shops", "80", evidence=spans("80家")) + fact(
        "b", "shops", "7", period='"2020"', evidence=spans("7家")
    )
    texts = [
        Text(document("one.txt", "# 北市的一年\n\n2021年，80家。\n".encode()), "paper"),
        Text(document("two.txt", "# 北市的一年\n\n2020年，7家。\n".encode()), "paper"),
    ]
    base = parse([File("base.toml", head + facts)])
    found = jhstats.check(base, texts, rules=[*EVIDENCE, "coverage"])
    assert {finding.case for finding in found} == {Case.OTHER_TEXT}


def test_no_date_goes_on_from_one_file_into_the_next() -> None:
    head = HEAD.format(sha256="0" * 64)
    facts = fact("a", "shops", "80", evidence=spans("80家")) + fact(
        "b", "shops", "7", evidence=spans("7家")
    )
    texts = [
        Text(document("one.txt", "# 北市的一年\n\n2021年，门店80家。\n".encode()), "paper"),
        Text(document("two.txt", "# 北市的一年\n\n门店7家。\n".encode()), "paper"),
    ]
    found = jhstats.check(parse([File("base.toml", head + facts)]), texts, rules=["period"])
    assert [finding.fact for finding in found if finding.case is Case.PERIOD] == ["b"]


@pytest.mark.parametrize(
    ("printed", "cases"),
    [
        ("8,611 m", []),
        ("8,611m", []),
        ("８,６１１ m", []),
        ("8,611  *M*", []),
        ("8,6111 m", [Case.NO_SPAN]),
        ("*", [Case.NO_SPAN]),
    ],
)
def test_a_span_may_differ_in_width_case_spaces_and_emphasis(
    printed: str, cases: list[Case]
) -> None:
    text = "# 北市的一年\n\n2021年，8,611 m高。\n"
    facts = fact("a", "shops", "8611", evidence=spans(printed))
    assert [finding.case for finding in check(facts, "span", text=text)] == cases


@pytest.mark.parametrize(
    ("printed", "is_long"),
    [("北市某年的销售额计 1286 亿元", False), ("北市某年的销售额，一共计1286亿元", True),
     ("北市某年**的销售额**计1286亿元", False)],
)  # fmt: skip
def test_spaces_and_emphasis_make_no_span_long(printed: str, *, is_long: bool) -> None:
    found = check(fact("a", "sales", "1286", evidence=spans(printed)), "span-length")
    assert [finding.case for finding in found] == [Case.LONG_SPAN] * is_long


def test_a_text_given_twice_is_read_once() -> None:
    raw = TEXT.encode()
    head = HEAD.format(sha256=hashlib.sha256(raw).hexdigest())
    base = parse([File("base.toml", head + SALES)])
    told = [list(coverage(Check(base, [Text(document("paper.txt", raw))] * count)))
            for count in (1, 2)]  # fmt: skip
    assert told[0]
    assert told[0] == told[1]


def test_a_text_without_a_word_holds_no_section() -> None:
    [finding] = check(fact("a", "shops", "7", evidence=spans("7家")), *EVIDENCE, text="***\n")
    assert finding.case is Case.NO_PLACE


def test_a_paragraph_before_the_first_section_may_be_missing() -> None:
    facts = fact(
        "a", "shops", "90", evidence='[{ source = "paper", paragraph = 9, printed = "90" }]'
    )
    [finding] = check(facts, "span", text="90。\n\n# 北市的一年\n\n一。\n")
    assert Messages("en").finding_texts(finding) == (
        "the text has no such place, paragraph 9",
        "the last paragraph there is number 1, counted from 1 after the heading",
    )


def test_a_place_that_is_none_is_told_with_what_there_is() -> None:
    quoted = '[{{ source = "paper", section = "{}", paragraph = {}, printed = "7家" }}]'
    text = "# 北市的一年\n\n一。\n\n二。\n\n# 南市的两年\n\n三。\n"
    remedies = []
    for section, number in (("北市的一年", 3), ("南市两年", 1), ("附表", 1)):
        evidence = quoted.format(section, number)
        named = fact("b", "shops", "7", evidence=quoted.format("北市的一年", 1))
        _, finding = check(named + fact("a", "shops", "7", evidence=evidence), "span", text=text)
        remedies.append(Messages("en").finding_texts(finding)[1])
    assert remedies == [
        "the last paragraph there is number 2, counted from 1 after the heading",
        "name a heading of the text: 南市的两年",
        "name a heading of the text",
    ]


def test_places_do_not_run_together() -> None:
    text = "# 北市的一年\n\n一。\n\n门店90家。\n\n门店90家。\n"
    [finding] = check(fact("a", "shops", "90", evidence=spans("门店90家")), "span", text=text)
    said = {language: Messages(language).finding_texts(finding)[0]
            for language in LANGUAGES}  # fmt: skip
    assert said == {
        "en": "'门店90家' does not stand there; it stands at 北市的一年, para. 2; "
        "北市的一年, para. 3",
        "zh": "那里没有“门店90家”；它在北市的一年 第2段；北市的一年 第3段",
    }
