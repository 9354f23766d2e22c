"""What the spans of a fact print."""

from __future__ import annotations

import hashlib

import pytest

import jhstats
from jhstats.check.details import OtherValue
from jhstats.check.finding import Case
from jhstats.check.subject import Text
from jhstats.load.files import File
from jhstats.load.loader import parse
from tests.check.bases import HEAD, IGNORED, NOTE, check, details, fact, rank, spans


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
    found = jhstats.check(base, [Text("paper.txt", raw)])
    assert {finding.case for finding in found if finding.severity is not NOTE} == {Case.UNUSED}


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
    assert [(finding.case, finding.details) for finding in found] == []


def test_an_excerpt_ends_with_what_the_number_counts() -> None:
    text = "# 北市的一年\n\n2021年，北市销售额下降3.2%的情况下，门店80个左右，出口30亿元。\n"
    facts = (
        fact("a", "sales", "7", measure='"growth"', evidence=spans("3.2%"))
        + fact("b", "shops", "70", evidence=spans("80个"))
        + fact("c", "exports", "40", evidence=spans("30亿元"))
    )
    found = check(facts, "value", text=text)
    assert [details(finding, OtherValue).span for finding in found] == ["3.2%", "80个", "30亿元"]
