"""What texts print, held against facts, and what they print besides."""

from __future__ import annotations

import hashlib

import pytest

import jhstats
from jhstats.check.context import Check
from jhstats.check.finding import Case, PrintedRank, PrintedValue, Unclaimed, UnknownText
from jhstats.check.subject import Subject, Text
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.say.messages import LANGUAGES, Messages
from jhstats.slips import Slip
from tests.check.bases import (
    GROWTH,
    HEAD,
    IGNORED,
    NOTE,
    SALES,
    TEXT,
    check,
    details,
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
        [one] = jhstats.check(base, [Text("paper.txt", raw, bound)], rules=["fingerprint"])
        assert one.case is case
        if case is Case.NO_SOURCE:
            assert details(one, UnknownText).source == "paper"
            assert (details(one, UnknownText).held, details(one, UnknownText).of) == (4, 4)


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
    assert [(one.case, one.details) for one in found] == []


def test_what_the_article_leaves_out_is_counted() -> None:
    text = "# 北市的一年\n\n2021年，北市销售额1286亿元，三家店，最好的一年，首家，第三批，5G。\n"
    found = check(fact("a", "sales", "1286", evidence=spans("1286亿元")), "coverage", text=text)
    printed = [details(one, Unclaimed).given for one in found]
    assert printed == ["三", "最好", "一", "首家", "第三", "5"]
    assert {one.location.line for one in found if one.location} == {3}


def test_words_that_hold_a_numeral_or_a_superlative_are_no_figures() -> None:
    words = "首都千方百计，一片繁荣，前列腺，千军万马，首相，首页"
    facts = fact("a", "sales", "1286", evidence=spans("1286亿元"))
    assert found_in(f"2021年，北市销售额1286亿元，{words}。", facts, "coverage") == []


def test_digits_that_a_print_does_not_have_are_no_other_unit() -> None:
    text = "# 北市的一年\n\n2021年，北市销售额12.50亿元。\n"
    [one] = check(fact("a", "sales", "12.5", evidence=spans("12.50亿元")), "value", text=text)
    assert (one.case, details(one, PrintedValue).span) == (Case.VALUE, "12.50亿元")


def test_an_excerpt_ends_with_what_the_number_counts() -> None:
    text = "# 北市的一年\n\n2021年，北市销售额下降3.2%的情况下，门店80个左右，出口30亿元。\n"
    facts = (
        fact("a", "sales", "7", measure='"growth"', evidence=spans("3.2%"))
        + fact("b", "shops", "70", evidence=spans("80个"))
        + fact("c", "exports", "40", evidence=spans("30亿元"))
    )
    found = check(facts, "value", text=text)
    assert [details(one, PrintedValue).span for one in found] == ["3.2%", "80个", "30亿元"]


def test_points_filed_as_growth_are_a_change() -> None:
    text = "# 北市的一年\n\n2021年，就业率提高3.2个百分点。\n"
    growth = fact("a", "rate", "3.2", measure='"growth"', evidence=spans("3.2个百分点"))
    [one] = check(growth, "value", text=text)
    assert one.case is Case.POINTS_PRINTED
    assert 'measure = "change"' in Messages("en").finding_texts(one)[1]


def test_a_share_changes_by_percent() -> None:
    facts = fact("a", "online", "1.2", measure='"change"', of='"sales"', unit='"percent"')
    assert not check(facts, "unit")


def test_half_is_no_figure_of_a_text() -> None:
    text = "# 北市的一年\n\n2021年，北市销售额1286亿元，一半在东省。\n"
    assert not check(fact("a", "sales", "1286", evidence=spans("1286亿元")), "coverage", text=text)


def test_without_a_text_nothing_is_said_of_texts() -> None:
    rules = {one.rule for one in check(SALES.replace("= 1286", "= 7"))}
    assert rules == {"unused"}


def test_the_slip_that_explains_a_wrong_value() -> None:
    for wrong, slip in (
        ("1268", Slip.DIGITS),
        ("128.6", Slip.SCALE),
        ("1300", None),
    ):
        [one] = check(SALES.replace("= 1286", f"= {wrong}"), "value", text=TEXT)
        assert details(one, PrintedValue).slip == slip


def found_in(text: str, facts: str, *rules: str, language: str = "zh") -> list[tuple[Case, str]]:
    """The cases found in a text of one section, each with its fact; without notes."""
    raw = f"# 北市的一年\n\n{text}\n".encode()
    head = HEAD.format(sha256=hashlib.sha256(raw).hexdigest())
    head = head.replace('"zh"', f'"{language}"', 1)
    base = parse([File("base.toml", head + facts)])
    found = jhstats.check(base, [Text("paper.txt", raw)], rules=rules)
    return [(one.case, one.fact or "") for one in found if one.severity is not NOTE]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2021年，北市门店80家，居全省11市第4位。", "zh"),
        ("2021年，北市门店80家，在全省11个设区市中，居第4位。", "zh"),
        ("2021年，北市门店80家，居全省第4位（共11个）。", "zh"),
        ("In 2021 North had 80 firms, 4th out of 11 cities in East.", "en"),
        ("In 2021 North had 80 firms, ranking 4th among East's 11 cities.", "en"),
    ],
)
def test_among_how_many_a_rank_is(text: str, language: str) -> None:
    printed = {"zh": ("80家", "第4位"), "en": ("80 firms", "4th")}[language]
    for count, cases in (("11", []), ("12", [(Case.OUT_OF, "a"), (Case.UNCLAIMED, "")])):
        more = rank(4, more=f", out-of = {count}")
        facts = fact("a", "shops", "80", ranks=more, evidence=spans(*printed))
        assert found_in(text, facts, *EVIDENCE, "coverage", language=language) == cases


def test_a_count_that_is_none_of_a_rank() -> None:
    for text in (
        "2021年，覆盖11市，居全省第4位。",
        "2021年，全省前10市，第4位。",
        "2021年，全省第4位，共11家门店。",
        "2021年，在11市、60县中居全省第4位。",
    ):
        facts = fact("a", "shops", ranks=rank(4, more=", out-of = 12"), evidence=spans("第4位"))
        assert found_in(text, facts, *EVIDENCE) == []


EVIDENCE = ("span", "value", "rank", "period", "stray")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("2021年，签约12家。", fact("a", "shops", "12", evidence=spans("签约12家"))),
        (
            "2020年，销售额1143亿元，比上年增长9.8%。",
            fact("a", "sales", "9.8", measure='"growth"', period='"2020"', evidence=spans("9.8%")),
        ),
        (
            "2021年，销售额比2020年增长12.5%，达1286亿元。",
            fact("a", "sales", "1286", evidence=spans("1286亿元"))
            + fact("b", "sales", "12.5", measure='"growth"', evidence=spans("12.5%")),
        ),
        (
            "2021年，门店80家，居全省第一、全国第二。",
            fact("a", "shops", "80", ranks=rank(1), evidence=spans("80家", "全省第一")),
        ),
        (
            "2021年，全省各市中，北市门店80家，超过南市，居第四位。",
            fact("a", "shops", "80", ranks=rank(4), evidence=spans("80家", "居第四位")),
        ),
        (
            "2021年，销售额（亿元）：1286。",
            fact("a", "sales", "1286", inferred='["unit"]', evidence=spans("1286")),
        ),
        (
            "2021年，同比降3.2%。",
            fact("a", "sales", "-3.2", measure='"growth"', evidence=spans("3.2%")),
        ),
        (
            "2021年，就业率提高3.2个百分点。",
            fact("a", "rate", "3.2", measure='"change"', evidence=spans("3.2个百分点")),
        ),
        (
            "2021年1至3季度门店80家。",
            fact("a", "shops", "80", period='"2021-01/2021-09"', evidence=spans("80家")),
        ),
        ("2021年，销售额1亿2000万元。", fact("a", "sales", "1.2", evidence=spans("1亿2000万元"))),
        (
            "2021年，销售额过千亿元，门店上百家。",
            fact("a", "sales", "1000", bound='"over"', evidence=spans("千亿元"))
            + fact("b", "shops", "100", bound='"over"', evidence=spans("百家")),
        ),
        (
            "2021年，北市销售额比2020年的1143亿元增长12.5%，出口额较上年同期的30亿元增长。",
            fact("a", "sales", "1143", period='"2020"', evidence=spans("1143亿元"))
            + fact(
                "b",
                "sales",
                "12.5",
                measure='"growth"',
                evidence=spans("比2020年的1143亿元增长12.5%"),
            )
            + fact("c", "exports", "30", period='"2020"', evidence=spans("30亿元")),
        ),
        (
            "2021年，销售额由上年下降2.1%转为增长3.2%，门店由2020年的70家增至80家。",
            fact("a", "sales", "-2.1", measure='"growth"', period='"2020"', evidence=spans("2.1%"))
            + fact("b", "sales", "3.2", measure='"growth"', evidence=spans("3.2%"))
            + fact("c", "shops", "70", period='"2020"', evidence=spans("70家"))
            + fact("d", "shops", "80", evidence=spans("80家")),
        ),
        (
            "2021年，门店自2018年以来增长12.5%，从2019年起达80家。",
            fact(
                "a",
                "shops",
                "12.5",
                measure='"growth"',
                period='"2018/2021"',
                evidence=spans("12.5%"),
            )
            + fact("b", "shops", "80", evidence=spans("80家")),
        ),
        (
            "2020年、2021年，销售额分别为1143亿元、1286亿元。",
            fact("a", "sales", "1143", period='"2020"', evidence=spans("1143亿元"))
            + fact("b", "sales", "1286", evidence=spans("1286亿元")),
        ),
        (
            "2021年，上半年销售额700亿元。全年销售额1286亿元。",
            fact("a", "sales", "700", period='"2021-01/2021-06"', evidence=spans("700亿元"))
            + fact("b", "sales", "1286", evidence=spans("1286亿元")),
        ),
        (
            "2021年末门店80家。截至今年6月底，出口额30亿元。",
            fact("a", "shops", "80", period='"2021-12-31"', evidence=spans("80家"))
            + fact("b", "exports", "30", period='"2022-01/2022-06"', evidence=spans("30亿元"))
            + fact(
                "c",
                "exports",
                "30",
                period='"2022-06-30"',
                status='"preliminary"',
                evidence=spans("30亿元"),
            ),
        ),
        (
            "过去5年增长12.5%，明年力争80家。",
            fact(
                "a",
                "sales",
                "12.5",
                measure='"growth"',
                period='"2017/2021"',
                evidence=spans("12.5%"),
            )
            + fact("b", "shops", "80", period='"2023"', status='"target"', evidence=spans("80家")),
        ),
        (
            "2021年，北市销售额总量、增速分别居全省第四、第一。",
            fact("a", "sales", ranks=rank(4), evidence=spans("第四"))
            + fact("b", "sales", measure='"growth"', ranks=rank(1), evidence=spans("第一")),
        ),
        (
            "2021年，销售额1286亿元，增长12.5%，居全省第一，规模扩大。",
            fact(
                "a",
                "sales",
                "12.5",
                measure='"growth"',
                ranks=rank(1),
                evidence=spans("12.5%", "居全省第一"),
            ),
        ),
        (
            "2021年，销售额1286亿元，以全省第一的增速；增长12.5%。",
            fact(
                "a",
                "sales",
                "12.5",
                measure='"growth"',
                ranks=rank(1),
                evidence=spans("12.5%", "全省第一"),
            ),
        ),
        (
            "2021年，出口额增长1.2倍，占一半，净利率3‰，门店三四百家。",
            fact("a", "exports", "120", measure='"growth"', evidence=spans("1.2倍"))
            + fact("b", "exports", "50", measure='"share"', of='"sales"', evidence=spans("一半"))
            + fact("c", "rate", "0.3", evidence=spans("3‰"))
            + fact("d", "shops", "300", bound='"over"', evidence=spans("三四百家")),
        ),
        (
            "2021年，参观过1000家门店，联系门店数百家。",
            fact("a", "shops", "1000", evidence=spans("1000家"))
            + fact("b", "shops", "100", bound='"about"', evidence=spans("数百家")),
        ),
        (
            "2021年，销售额同比降幅达3.2%，出口净亏3.2亿元。",
            fact("a", "sales", "-3.2", measure='"growth"', evidence=spans("3.2%"))
            + fact("b", "exports", "-3.2", evidence=spans("3.2亿元")),
        ),
    ],
)
def test_a_correct_text_is_not_accused(text: str, facts: str) -> None:
    assert found_in(text, facts, *EVIDENCE) == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "In 2021 North had 80 firms, No. 4 in East.",
            fact("a", "shops", "80", ranks=rank(4), evidence=spans("80 firms", "No. 4 in East")),
        ),
        (
            "In 2021 North came fourth after South in East.",
            fact("a", "shops", ranks=rank(4), evidence=spans("fourth after South")),
        ),
        (
            "In 2021 North was the first city in The country to reach 80 firms.",
            fact("a", "shops", "80", ranks='[{ first-to = true, among = "land" }]',
                 evidence=spans("80 firms", "first city in The country to")),
        ),
        (
            "Sales rose 5% in the first quarter of 2021 to RMB 128.6bn, North said.",
            fact("a", "sales", "1286", period='"2021-Q1"', evidence=spans("128.6bn")),
        ),
        (
            "In 2020 sales rose 9.8% from a year earlier to RMB 114.3bn.",
            fact("a", "sales", "1143", period='"2020"', evidence=spans("114.3bn")),
        ),
        (
            "In 2021 North, in East, had 80 firms, ranking fourth nationwide.",
            fact("a", "shops", "80", ranks=rank(4, "land"), evidence=spans("80 firms", "fourth")),
        ),
        (
            "In 2021 sales saw a 3.2% decline, and exports were 4.5% lower.",
            fact("a", "sales", "-3.2", measure='"growth"', evidence=spans("3.2%"))
            + fact("b", "exports", "-4.5", measure='"growth"', evidence=spans("4.5%")),
        ),
    ],
)  # fmt: skip
def test_a_correct_english_text_is_not_accused(text: str, facts: str) -> None:
    assert found_in(text, facts, *EVIDENCE, language="en") == []


@pytest.mark.parametrize(
    ("text", "facts", "case"),
    [
        (
            "2021年，门店减少5%。",
            fact("a", "shops", "5", measure='"growth"', evidence=spans("5%")),
            Case.VALUE,
        ),
        (
            "2021年，北市销售额比2020年的1143亿元增长12.5%。",
            fact("a", "sales", "1143", evidence=spans("1143亿元")),
            Case.PERIOD,
        ),
        (
            "2021年，北市销售额比2020年增长12.5%。",
            fact("a", "sales", "12.5", measure='"growth"', period='"2020"',
                 evidence=spans("12.5%")),
            Case.PERIOD,
        ),
        (
            "2020年、2021年，门店各有80家。",
            fact("a", "shops", "80", period='"2022"', evidence=spans("80家")),
            Case.PERIOD,
        ),
        (
            "截至2021年末，门店80家。",
            fact("a", "shops", "80", period='"2021-11-30"', evidence=spans("80家")),
            Case.PERIOD,
        ),
        (
            "2021年，门店上百家。",
            fact("a", "shops", "100", bound='"at-most"', evidence=spans("上百家")),
            Case.BOUND_PRINTED,
        ),
        (
            "2021年，销售额同比降幅达3.2%。",
            fact("a", "sales", "3.2", measure='"growth"', evidence=spans("3.2%")),
            Case.VALUE,
        ),
        ("2021年，销售额1286亿美元。", fact("a", "sales", "1286", evidence=spans("1286亿")),
         Case.UNIT_PRINTED),
        ("2021年，门店80吨。", fact("a", "shops", "80", evidence=spans("80")), Case.UNIT_PRINTED),
        (
            "2021年，就业率提高3.2个百分点。",
            fact("a", "rate", "3.2", measure='"growth"', evidence=spans("3.2个百分点")),
            Case.POINTS_PRINTED,
        ),
        (
            "2021年，就业率提高3.2%。",
            fact("a", "rate", "3.2", measure='"change"', evidence=spans("3.2%")),
            Case.UNIT_PRINTED,
        ),
        (
            "2021年，销售额1286亿元，总量居全省第四；增长12.5%，增速居全省第一。",
            fact("a", "sales", "1286", ranks=rank(1), evidence=spans("1286亿元", "增速居全省第一")),
            Case.RANK,
        ),
        (
            "2021年，门店80家。2022年，居全省第四。",
            fact("a", "shops", "80", period='"2022"', ranks=rank(4),
                 evidence=spans("80家", "居全省第四")),
            Case.PERIOD,
        ),
        (
            "2021年，销售额1286亿元，居全省第一；增长12.5%，居全省第四。",
            fact("a", "sales", "12.5", measure='"growth"', ranks=rank(1),
                 evidence=spans("12.5%", "居全省第一")),
            Case.RANK,
        ),
        (
            "2021年，倒数第二。",
            fact("a", "shops", ranks=rank(2), evidence=spans("倒数第二")),
            Case.RANK,
        ),
    ],
)  # fmt: skip
def test_a_wrong_base_is_found(text: str, facts: str, case: Case) -> None:
    assert found_in(text, facts, *EVIDENCE) == [(case, "a")]


def test_the_rank_of_the_growth_is_named_as_a_slip() -> None:
    text = TEXT.replace("，居全省第四", "，规模居全省第四")
    for printed in ("增速全省第一", "规模居全省第四"):
        facts = GROWTH + fact("a", "sales", "1286", ranks=rank(1),
                              evidence=spans("1286亿元", printed))  # fmt: skip
        [one] = check(facts, "rank", text=text)
        assert (one.fact, details(one, PrintedRank).slip) == ("a", Slip.RANK)


def test_two_files_may_be_one_source() -> None:
    head = HEAD.format(sha256="0" * 64)
    facts = fact("a", "shops", "80", evidence=spans("80家")) + fact(
        "b", "shops", "7", period='"2020"', evidence=spans("7家")
    )
    texts = [
        Text("one.txt", "# 北市的一年\n\n2021年，80家。\n".encode(), "paper"),
        Text("two.txt", "# 北市的一年\n\n2020年，7家。\n".encode(), "paper"),
    ]
    base = parse([File("base.toml", head + facts)])
    found = jhstats.check(base, texts, rules=[*EVIDENCE, "coverage"])
    assert {one.case for one in found} == {Case.OTHER_TEXT}


def test_a_text_of_no_source_is_told_whatever_rule_is_asked_for() -> None:
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + SALES)])
    [one] = jhstats.check(base, [Text("x.txt", b"nothing")], rules=["span"])
    assert one.case is Case.NO_SOURCE


def test_the_figures_of_a_heading_are_counted_unless_the_base_names_it() -> None:
    text = "# 北市的一年\n\n2021年，80家。\n\n## 2022年新增99家\n\n平平。\n"
    facts = fact("a", "shops", "80", evidence=spans("80家"))
    found = check(facts, "coverage", text=text)
    assert [
        (details(one, Unclaimed).given, one.location and one.location.line) for one in found
    ] == [("99", 5)]


def test_sources_that_round_do_not_disagree() -> None:
    other = fact("again", "sales", "1286.4", evidence='[{ source = "other" }]')
    assert not check(SALES + other, "twice")
    [one] = check(SALES + other.replace("1286.4", "1287.4"), "twice")
    assert one.case is Case.DISAGREE


def test_a_territory_is_not_ranked_among_itself() -> None:
    [one] = check(fact("a", "sales", "7", ranks=rank(1, "north")), "territory")
    assert one.case is Case.NOT_WITHIN


@pytest.mark.parametrize(
    ("text", "facts", "message"),
    [
        (
            "2021年，北市销售额12.50亿元。",
            fact("a", "sales", "12.5", evidence=spans("12.50亿元")),
            "no span prints 12.5 (100 million yuan); printed is '12.50亿元'",
        ),
        (
            "In 2021 the rate saw a 3.2% decline; 14 of 20 shops closed.",
            fact("a", "shops", "15", evidence=spans("14 of 20")),
            "no span prints 15 (firms); printed is '14'",
        ),
        (
            "2021年，北市销售额3.2%左右，门店12家。",
            fact("a", "shops", "13", evidence=spans("门店12家")),
            "no span prints 13 (firms); printed is '12家'",
        ),
        (
            "2021年，居全省前列。",
            fact("a", "shops", ranks='[{ first-to = true, among = "land" }]',
                 evidence=spans("居全省前列")),
            "no span prints this rank (first to do so in The country); ranks printed: 居全省前列",
        ),
        (
            "门店80家。\n\n2021年，门店90家。",
            fact("a", "shops", "90", evidence=spans("门店90家")),
            "'门店90家' does not stand there; it stands at section '北市的一年', paragraph 2",
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_a_span(text: str, facts: str, message: str) -> None:
    found = check(facts, *EVIDENCE, text=f"# 北市的一年\n\n{text}\n")
    words = Messages("en")
    assert message in [words.finding_texts(one)[0] for one in found]


def test_places_do_not_run_together() -> None:
    text = "# 北市的一年\n\n一。\n\n门店90家。\n\n门店90家。\n"
    [one] = check(fact("a", "shops", "90", evidence=spans("门店90家")), "span", text=text)
    said = {language: Messages(language).finding_texts(one)[0]
            for language in LANGUAGES}  # fmt: skip
    assert said == {
        "en": "'门店90家' does not stand there; it stands at section '北市的一年', paragraph 2; "
        "section '北市的一年', paragraph 3",
        "zh": "那里没有“门店90家”；它在“北市的一年”一节第2段；“北市的一年”一节第3段",
    }


def test_a_text_given_twice_is_read_once() -> None:
    raw = TEXT.encode()
    head = HEAD.format(sha256=hashlib.sha256(raw).hexdigest())
    base = parse([File("base.toml", head + SALES)])
    tallies = [Check(Subject(base, [Text("paper.txt", raw)] * count)).coverage.tallies
               for count in (1, 2)]  # fmt: skip
    assert tallies[0] == tallies[1]


def test_set_phrases_are_no_figures() -> None:
    text = "# 北市的一年\n\n2021年，千方百计，一片繁荣，前列腺，居全省前列，一片厂房。\n"
    printed = [details(one, Unclaimed).given for one in check(SALES, "coverage", text=text)]
    assert printed == ["2021年", "前列", "一"]
