"""What texts print, held against facts, and what they print besides."""

from __future__ import annotations

import hashlib

import pytest

from jhstats.checks.finding import Case
from jhstats.checks.rules import findings
from jhstats.checks.subject import Subject, Text
from jhstats.loader import File, parse
from tests.checking import (
    GROWTH,
    HEAD,
    IGNORED,
    NOTE,
    SALES,
    TEXT,
    check,
    fact,
    rank,
    spans,
)


def test_a_text_that_no_source_printed() -> None:
    facts = SALES + GROWTH
    assert not check(facts, "fingerprint", text=TEXT)
    raw = (TEXT + "\n").encode()
    head = HEAD.format(sha256=hashlib.sha256(TEXT.encode()).hexdigest())
    base = parse([File("base.toml", head + facts)])
    for bound, case in ((None, Case.NO_SOURCE), ("paper", Case.OTHER_TEXT)):
        [one] = findings(Subject(base, [Text("paper.txt", raw, bound)]), ["fingerprint"])
        assert one.case is case
        if case is Case.NO_SOURCE:
            assert one.data["source"] == "paper"
            assert (one.data["held"], one.data["of"]) == (4, 4)


def test_an_english_text_is_read_in_its_own_order() -> None:
    text = (
        "# Report\n\nIn 2021 North's sales fell by 3.2 percent to RMB 128.6bn. It ranked fourth in "
        "East. The rate stood at 4.5% in the first half of 2022, down 0.3 percentage points.\n"
    )

    def quoted(printed: str) -> str:
        return f'[{{ source = "paper", section = "Report", paragraph = 1, printed = "{printed}" }}]'

    half = '"2022-01/2022-06"'
    facts = (
        fact("growth", "sales", "-3.2", measure='"growth"', evidence=quoted("3.2 percent"))
        + fact("sales", "sales", "1286", ranks=rank(4),
               evidence=quoted("128.6bn. It ranked fourth"))
        + fact("rate", "rate", "4.5", period=half, evidence=quoted("4.5%"))
        + fact("change", "rate", "-0.3", period=half, measure='"change"',
               evidence=quoted("down 0.3 percentage points"))
    )  # fmt: skip
    raw = text.encode()
    head = HEAD.format(sha256=hashlib.sha256(raw).hexdigest()).replace('"zh"', '"en"', 1)
    base = parse([File("base.toml", head + facts)])
    found = findings(Subject(base, [Text("paper.txt", raw)]))
    assert {one.case for one in found if one.severity is not NOTE} == {Case.UNUSED}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "2021年，三分之二的门店盈利，七成以上扩建。",
            fact("a", "rate", "66.7", evidence=spans("三分之二"))
            + fact("b", "rate", "70", bound='"at-least"', evidence=spans("七成以上")),
        ),
        (
            "2021年，门店一千四百零九家。",
            fact("a", "shops", "1409", evidence=spans("一千四百零九家")),
        ),
        ("2021年，门店１４０９家。", fact("a", "shops", "1409", evidence=spans("１４０９家"))),
        ("2021年，销售额1.5亿元。", fact("a", "sales", "1.5", evidence=spans("1.5亿元"))),
        ("2021年，销售额千亿元。", fact("a", "sales", "1000", evidence=spans("千亿元"))),
        (
            "2021年，门店百余家。",
            fact("a", "shops", "100", bound='"over"', evidence=spans("百余家")),
        ),
        ("去年门店80家。", fact("a", "shops", "80", evidence=spans("80家"))),
        (
            "今年1至5月门店80家。",
            fact("a", "shops", "80", period='"2022-01/2022-05"', evidence=spans("80家")),
        ),
        (
            "2021年1至5月平平；今年同期门店80家。",
            fact("a", "shops", "80", period='"2022-01/2022-05"', evidence=spans("80家"))
            + IGNORED.format(paragraph=1, printed="2021年1至5月"),
        ),
        (
            "6月30日，门店80家。",
            fact("a", "shops", "80", period='"2022-06-30"', evidence=spans("80家")),
        ),
        (
            "2021年，门店80家，是全省最大的连锁之一。",
            fact("a", "shops", "80", ranks='[{ leading = true, among = "east" }]',
                 evidence=spans("80家", "最大的连锁之一")),
        ),
        (
            "2021年，北市成为全国第一个迈入百家的城市。",
            fact("a", "shops", "100", ranks='[{ first-to = true, among = "land" }]',
                 evidence=spans("百家", "全国第一个")),
        ),
    ],
)  # fmt: skip
def test_a_print_is_read_as_people_read_it(text: str, facts: str) -> None:
    whole = f"# 北市的一年\n\n{text}\n"
    found = check(facts, "span", "value", "rank", "period", "stray", "coverage", text=whole)
    assert [(one.case, dict(one.data)) for one in found] == []


def test_what_the_article_leaves_out_is_counted() -> None:
    text = "# 北市的一年\n\n2021年，北市销售额1286亿元，三家店，最好的一年，首都，第三批，5G。\n"
    found = check(fact("a", "sales", "1286", evidence=spans("1286亿元")), "coverage", text=text)
    printed = [one.data["given"] for one in found]
    assert printed == ["三", "最好", "一", "首都", "第三", "5"]
    assert {one.place.line for one in found if one.place} == {3}


def test_without_a_text_nothing_is_said_of_texts() -> None:
    rules = {one.rule for one in check(SALES.replace("= 1286", "= 7"))}
    assert rules == {"unused"}


def test_the_slip_that_explains_a_wrong_value() -> None:
    for wrong, slip in (("1268", "digits"), ("128.6", "scale"), ("1300", "")):
        [one] = check(SALES.replace("= 1286", f"= {wrong}"), "value", text=TEXT)
        assert one.data["slip"] == slip
