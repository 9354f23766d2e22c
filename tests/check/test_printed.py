"""What the spans of a fact print."""

from __future__ import annotations

import hashlib
import re

import pytest

import jhstats
from jhstats.check.context import Text
from jhstats.check.finding import Case, Severity
from jhstats.load.documents import document
from jhstats.load.files import File
from jhstats.load.loader import parse
from tests.check.bases import (
    ERROR,
    EVIDENCE,
    HEAD,
    IGNORED,
    NOTE,
    TEXT,
    at,
    check,
    fact,
    found_in,
    rank,
    said,
    share,
    spans,
)


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
    found = jhstats.check(base, [Text(document("paper.txt", raw))])
    assert {finding.severity for finding in found} <= {NOTE}


@pytest.mark.parametrize(
    ("text", "is_denied"),
    [
        ("As reported on 22 May 2015, all is well. Sales were RMB 128.6bn.", False),
        ("In 2014 all was well. Sales were RMB 128.6bn.", True),
        ("In 2015 sales were RMB 128.6bn.", False),  # the business year that ends in it
        ("On 28 February 2015 sales were RMB 128.6bn.", False),
        ("In 2016 sales were RMB 128.6bn.", True),
    ],
)
def test_a_business_year_is_told_by_its_last_day_or_year(text: str, is_denied: bool) -> None:  # noqa: FBT001
    facts = fact("sales", "sales", "1286", period='"2014-03/2015-02"',
                 evidence='[{ source = "paper", printed = "128.6bn" }]')  # fmt: skip
    raw = text.encode()
    head = HEAD.format(sha256=hashlib.sha256(raw).hexdigest()).replace('"zh"', '"en"', 1)
    base = parse([File("base.toml", head + facts)])
    found = jhstats.check(base, [Text(document("paper.txt", raw))])
    assert (Case.PERIOD in {finding.case for finding in found}) is is_denied


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
            "2021 was a record year. Of all cities of East, sales were highest in North (7%).",
            fact("a", "rate", "7", ranks=rank(1), evidence=spans("highest in North (7%)")),
        ),
        (
            "In 2021 North grew quicker than any other city of East, by 7%.",
            fact("a", "rate", "7", ranks=rank(1), evidence=spans("than any other", "7%")),
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
    assert [(finding.case, finding.data) for finding in found] == []


@pytest.mark.parametrize(
    ("text", "facts", "twin"),
    [
        (
            "As of 31 March 2022, debt was $80. It was $30 of notes that mature in 2029, $50 else.",
            fact("a", "sales", "50", period='"2022-03-31"', evidence=spans("$50 else"),
                 inferred='["unit"]'),
            ("that mature in", "told in"),
        ),
        (
            "In the first quarter of 2022 cash flow was better, from $27 used to $11 provided.",
            fact("a", "sales", "-27", period='"2022-Q1"', evidence=spans("from $27"),
                 inferred='["unit"]'),
            ("used", "provided"),
        ),
    ],
)  # fmt: skip
def test_what_is_due_dates_nothing_and_what_was_used_is_lost(
    text: str, facts: str, twin: tuple[str, str]
) -> None:
    whole = f"# 北市的一年\n\n{text}\n"
    for told, is_accused in ((whole, False), (whole.replace(*twin), True)):
        found = check(facts, "value", "period", text=told)
        assert (ERROR in {finding.severity for finding in found}) is is_accused


def test_an_excerpt_ends_with_its_unit() -> None:
    text = "# 北市的一年\n\n2021年，北市销售额下降3.2%的情况下，门店80个左右，出口30亿元。\n"
    facts = (
        fact("a", "sales", "7", measure='"growth"', evidence=spans("3.2%"))
        + fact("b", "shops", "70", evidence=spans("80个"))
        + fact("c", "exports", "40", evidence=spans("30亿元"))
    )
    found = check(facts, "value", text=text)
    assert [finding.data["span"] for finding in found] == ["3.2%", "80", "30亿元"]


UNITS = """
[unit.metre]
name = "metres"
aliases = ["m"]
dimension = "length"
factor = 1
whole = true
[unit.vehicle]
name = "vehicles"
[unit.point]
name = "points"
[metric.index]
name = "Index"
unit = "point"
[metric.height]
name = "Height"
unit = "metre"
[metric.deliveries]
name = "Deliveries"
unit = "vehicle"
"""


def of(metric: str, value: str, *printed: str, source: str = "other", **keys: str) -> str:
    """A fact with spans of a source without a text."""
    evidence = ", ".join(f'{{ source = "{source}", printed = "{span}" }}' for span in printed)
    return fact("a", metric, value, evidence=f"[{evidence}]", **keys)


def alone(facts: str, *rules: str) -> list[tuple[Case, Severity]]:
    """What is found without a text: the cases, and how serious they are."""
    return [
        (finding.case, finding.severity)  # type: ignore[misc]
        for finding in check(UNITS + facts, *(rules or ("value", "rank")))
    ]


@pytest.mark.parametrize(
    "facts",
    [
        of("height", "8611", "8,611 m"),
        of("height", "8.611", "8,611", unit='"km"'),
        of("height", "8611", "8 611 m"),
        of("height", "8611.5", "8 611,5 m"),
        of("height", "1.04E+11", "1.04E+11"),
        of("height", "451672", "4,51,672 m"),
        of("height", "12.5", "12,5 m"),
        of("height", "8611", "the second highest", "8611 m"),
        of("height", "8611", "Table 3: K2", "8611"),
        of("height", "8611", "summit"),
        of("sales", "1286", "1286"),
        of("sales", "1286", "1286亿"),
        of("sales", "12860000", "1286亿元", unit='"wan"'),
        of("sales", "6.01", "6.01", measure='"growth"'),
        of("sales", "-47", "47%", measure='"growth"'),
        of("sales", "-47", "fell 47%", measure='"growth"'),
        of("rate", "3.2", "3.2", measure='"change"'),
        of("deliveries", "1800000", "1.8 million"),
        of("height", "8611", "8,611\u00a0m"),
        of("deliveries", "1800000", "1.8\u00a0million"),
        of("rate", "3.2", "3.2\u00a0percentage points", measure='"change"'),
        of("sales", "1286", "**1286** 亿元"),
        of("sales", "1286", "北市某年的销售额计 1286 亿元"),  # 15 characters
        of("index", "7", "7 points"),
        of("sales", "1000", "突破千亿大关", bound='"over"'),
        of("sales", "1286", "1286亿元", "全省", ranks=rank(4)),
        of("sales", "1286", "第四", "1286亿元", ranks=rank(4)),
        of("sales", "1286", "全省第四", ranks=rank(4)),
        of("sales", "", "fourth out of 11 cities", ranks=rank(4, more=", out-of = 11")),
        fact("a", "sales", "7", evidence='[{ source = "other", page = 3 }]', ranks=rank(4)),
    ],
)
def test_what_a_span_leaves_to_its_text_is_not_accused_without_one(facts: str) -> None:
    assert alone('[unit.km]\nname = "km"\n' + facts) == []


@pytest.mark.parametrize(
    ("facts", "case", "severity"),
    [
        (of("height", "8161", "8,611 m"), Case.VALUE, ERROR),
        (of("height", "8161", "8,611"), Case.VALUE, ERROR),
        (of("height", "8161", "8 611 m"), Case.VALUE, ERROR),
        (of("height", "8611", "the second highest", "8161 m"), Case.VALUE, ERROR),
        (of("height", "12.5", "12.50 m"), Case.VALUE, ERROR),
        (of("height", "8611", "8,611 km"), Case.UNIT_PRINTED, ERROR),
        (of("index", "7", "9 points"), Case.VALUE, ERROR),
        (of("sales", "7", "7 points"), Case.UNIT_PRINTED, ERROR),
        (of("sales", "1286", "1286万元"), Case.UNIT_PRINTED, ERROR),
        (of("sales", "1286", "1286家"), Case.UNIT_PRINTED, ERROR),
        (of("rate", "3.2", "3.2个百分点", measure='"growth"'), Case.UNIT_PRINTED, ERROR),
        (of("height", "8611", "over 8,611 m"), Case.BOUND_PRINTED, ERROR),
        (of("height", "8611", "under 8,611 m", bound='"over"'), Case.BOUND_PRINTED, ERROR),
        (of("sales", "47", "fell 47%", measure='"growth"'), Case.VALUE, ERROR),
        (of("sales", "1286", "1286亿元", "全省第三", ranks=rank(4)), Case.RANK, ERROR),
        (of("sales", "1286", "增速全省第四", ranks=rank(4)), Case.RANK, ERROR),
        (of("sales", "1286", "全国第四", ranks=rank(4)), Case.SCOPE, ERROR),
        (of("sales", "", "居全省前十强", ranks='[{ top = 5, among = "east" }]'), Case.RANK, ERROR),
    ],
)  # fmt: skip
def test_a_span_without_its_text_denies_what_it_prints_otherwise(
    facts: str, case: Case, severity: Severity
) -> None:
    assert alone(facts) == [(case, severity)]


@pytest.mark.parametrize(
    ("printed", "is_yearly"),
    [
        ("年均增长5%", True),
        ("两年平均增长5%", True),
        ("年均复合增速5%", True),
        ("每年增长5%", True),
        ("a CAGR of 5%", True),
        ("average annual growth of 5%", True),
        ("compound annual growth rate: 5%", True),
        ("5% a year", True),
        ("5 per cent per year", True),
        ("annualised growth of 5%", True),
        ("5% per annum", True),
        ("5% a year on average", True),
        ("up 5% a year earlier", False),
        ("up 5% from a year before", False),
        ("up 5% a year later", False),
        ("up 5% a year on", False),
        ("全年增长5%", False),
        ("年平均工资增长5%", False),
        ("Average annual pay rose 5%", False),
        ("growth a year on: 5%", False),
    ],
)
def test_growth_a_year_is_no_growth_over_years(printed: str, *, is_yearly: bool) -> None:
    growth = of("sales", "5", printed, measure='"growth"', **{"from": '"2019"'})
    assert alone(growth, "value") == [(Case.YEARLY, ERROR)] * is_yearly
    assert not alone(of("sales", "5", printed, measure='"growth"'), "value")
    assert not alone(of("rate", "5", printed), "value")


@pytest.mark.parametrize(
    ("text", "is_yearly"),
    [
        ("2019年到2021年北市销售额年均增长12.5%。", True),
        ("2021年北市销售额较2019年增长12.5%，年均增长6.1%。", False),
        ("2021年北市销售额较2019年增长12.5%（年均增长6.1%）。", False),
        ("From 2019 to 2021, North's sales grew 12.5% a year.", True),
        ("From 2019 to 2021, North's sales grew 12.5% (6.1% a year).", False),
    ],
)
def test_the_words_beside_a_span_tell_growth_a_year(text: str, *, is_yearly: bool) -> None:
    growth = fact(
        "a", "sales", "12.5", measure='"growth"', evidence=spans("12.5%"), **{"from": '"2019"'}
    )
    found = check(growth, "value", text=f"# 北市的一年\n\n{text}\n")
    assert [finding.case for finding in found] == [Case.YEARLY] * is_yearly


def test_the_number_of_an_item_tells_a_rank_where_a_paragraph_begins_with_it() -> None:
    text = "# 北市的一年\n\n{}\n"
    ranked = fact("a", "sales", "4.5", measure='"growth"', evidence=spans("4.5%"), ranks=rank(4))
    for told in ("2021年，北市增长4.5%。", "4.5%是北市2021年的增速。"):
        [finding] = check(ranked, "rank", text=text.format(told))
        assert finding.case is Case.RANK
    listed = fact("a", "sales", evidence=spans("4. 北市"), ranks=rank(4))
    assert check(listed, "rank", text=text.format("4. 北市")) == []
    assert check(listed, "rank", text=text.format("共有4. 北市"))


@pytest.mark.parametrize(
    ("text", "printed", "is_first"),
    [
        ("In 2021 sales were highest in North.", "highest in North", True),
        ("In 2021 North grew quicker than any other city of East.", "than any other", True),
        ("In 2021 sales were lowest in North.", "lowest in North", False),
        ("In 2021 sales were highest in South.", "highest in South", False),
        ("In 2021 sales were the second highest in East.", "highest in East", False),
        ("In 2021 North had fewer than any other city.", "fewer than any other", False),
        ("In 2021 sales fell most in North.", "most in North", False),
        ("In 2021 sales were at most 12 in North.", "at most 12 in North", False),
    ],
)
def test_what_is_highest_in_a_place_is_first(text: str, printed: str, *, is_first: bool) -> None:
    best = fact("a", "sales", evidence=spans(printed), ranks=rank(1))
    found = check(best, "rank", text=f"# 北市的一年\n\n{text}\n")
    assert [finding.case for finding in found] == [Case.RANK] * (not is_first)
    second = check(
        best.replace("position = 1", "position = 3"), "rank", text=f"# 北市的一年\n\n{text}\n"
    )
    assert [finding.case for finding in second] == [Case.RANK]


def test_growth_over_a_quarter_may_be_told_by_the_year() -> None:
    told = {"from": '"2021-Q1"', "period": '"2021-Q2"'}
    assert not alone(of("sales", "5", "a 5% annualised rise", measure='"growth"', **told), "value")


def test_a_wrong_value_is_told_with_its_span() -> None:
    [finding] = check(UNITS + of("height", "8161", "8,611 m"), "value")
    told = {"value": "8161", "unit": {"und": "metres"}, "span": "8,611 m"}
    assert finding.data == told


def test_a_span_of_another_source_is_read_beside_a_text() -> None:
    spans_of_two = f'[{at("1286亿元")}, {{ source = "other", printed = "1290亿元" }}]'
    for value, cases in (("1286", []), ("1290", [Case.STRAY]), ("1300", [Case.VALUE])):
        found = check(fact("a", "sales", value, evidence=spans_of_two), *EVIDENCE, text=TEXT)
        assert [finding.case for finding in found] == cases


RANGES = (
    (of("sales", "", "300亿至400亿元", low="300", high="400"), ()),
    (of("sales", "", "3到5万元", low="3", high="5", unit='"wan"'), ()),
    (of("rate", "", "10–12%", low="10", high="12"), ()),
    (of("rate", "5.2", "5.2 ± 0.4%", low="4.8", high="5.6"), ()),
    (of("rate", "5.2", "5.2%", "4.8 to 5.6", low="4.8", high="5.6"), ()),
    (of("rate", "5.2", "5.2%", low="4.8", high="5.6"), (Case.VALUE,)),
    (of("rate", "5.2", "5.2 ± 0.5%", low="4.8", high="5.6"), (Case.VALUE,)),
    (of("rate", "5.1", "5.2 ± 0.4%", low="4.8", high="5.6"), (Case.VALUE,)),
    (of("rate", "", "10–13%", low="10", high="12"), (Case.VALUE,)),
)  # fmt: skip


@pytest.mark.parametrize(("facts", "cases"), RANGES)
def test_a_range_is_printed_with_both_ends_or_its_margin(
    facts: str, cases: tuple[Case, ...]
) -> None:
    assert [case for case, _ in alone(facts, "value")] == list(cases)
    printed = "、".join(re.findall('printed = "(.*?)"', facts))
    text = f"# 北市的一年\n\n2021年，{printed}。\n"
    in_text = facts.replace('source = "other"', 'source = "paper", section = "北市的一年"')
    found = check(UNITS + in_text, "value", "stray", "coverage", text=text)
    assert [finding.case for finding in found if finding.case is not Case.UNCLAIMED] == list(cases)
    assert bool(cases) or not found


def quoted(*printed: str) -> str:
    """The evidence of the fact before it."""
    return f"evidence = {spans(*printed)}\n"


IN_POINTS = {"measure": '"contribution"', "of": '"sales"', "unit": '"percentage-point"'}
IN_DOLLARS = {"unit": '"million USD"'}
DIFFERENCE = fact("a", "rate", "3.7", measure='"change"', unit='"percentage-point"',
                  evidence=spans("rose 3.7%"))  # fmt: skip
PER_SHARE = '[unit.per-share]\nname = "dollars per share"\n'
EARNINGS = PER_SHARE + fact("a", "sales", "0.04", unit='"per-share"', evidence=spans("$0.04"))
READ = 'inferred = ["unit"]\n'


@pytest.mark.parametrize(
    ("text", "facts", "cases"),
    [
        ("In 2021 the net loss was $(11.3) million.",
         fact("a", "sales", "-11.3", evidence=spans("$(11.3) million"), **IN_DOLLARS), []),
        ("In 2021 the net loss was $(11.3) million.",
         fact("a", "sales", "-13.1", evidence=spans("$(11.3) million"), **IN_DOLLARS),
         [Case.VALUE]),
        ("In 2021 the margin was (1.1)%.",
         fact("a", "rate", "-1.1", evidence=spans("(1.1)%")), []),
        ("In 2021 the margin was 1.1%.",
         fact("a", "rate", "-1.1", evidence=spans("1.1%")), [Case.VALUE]),
        ("In 2021 the three made 7.7:57.5:34.8 of it.",
         share("57.5") + quoted("57.5"), []),
        ("In 2021 the three made 7.7:57.5:34.8 of it.",
         share("55.7") + quoted("57.5"), [Case.VALUE]),
        ("2021 | 31,201 | 641,159",
         fact("a", "sales", "31201", evidence=spans("31,201"), **IN_DOLLARS), []),
        # A span that names no paragraph stands in longer numbers as well.
        ("In 2021 the share was 7%, elsewhere 27%.", share("7") + quoted("7%"), []),
        ("In 2021 the share was 7%, elsewhere 9%.",
         share("7") + quoted("7%", "9%"), [Case.STRAY]),
        ("In 2021 online sales dragged growth by 1.2 percentage points.",
         fact("a", "online", "-1.2", evidence=spans("1.2 percentage points"), **IN_POINTS), []),
        ("In 2021 the margin rose 3.7%.", DIFFERENCE, [Case.UNIT_PRINTED]),
        ("In 2021 the margin rose 3.7%.", DIFFERENCE + READ, []),
        ("In 2021 the margin rose 3.7%.", DIFFERENCE.replace("= 3.7", "= 7.3") + READ,
         [Case.VALUE]),
        ("In 2021 it was $0.04 a share.", EARNINGS, [Case.UNIT_PRINTED]),
        ("In 2021 it was $0.04 a share.", EARNINGS + READ, []),
        ("2021年，1286万元。", fact("a", "sales", "1286", evidence=spans("1286万元")) + READ,
         [Case.UNIT_PRINTED]),
    ],
)  # fmt: skip
def test_units_and_signs_that_stand_apart_are_read(
    text: str, facts: str, cases: list[Case]
) -> None:
    assert [case for case, _ in found_in(text, facts, *EVIDENCE, language="en")] == cases


def test_points_told_in_percent_have_a_remedy_of_their_own() -> None:
    told = fact("a", "online", "3.4", measure='"contribution"', of='"sales"',
                evidence='[{ source = "other", printed = "3.4个百分点" }]')  # fmt: skip
    [(_, remedy)] = said(told, "value")
    assert 'unit = "percentage-point"' in remedy
    assert not check(told + 'unit = "percentage-point"\n', "value", "unit")


@pytest.mark.parametrize(("year", "cases"), [("2021", []), ("2020", [Case.PERIOD])])
def test_a_date_of_the_own_clause_denies_another_year_of_the_text(
    year: str, cases: list[Case]
) -> None:
    text = "In 2020 sales were RMB 114.3bn. In 2021 sales were RMB 128.6bn."
    facts = fact("a", "sales", "1286", period=f'"{year}"', evidence=spans("128.6bn"))
    assert [case for case, _ in found_in(text, facts, *EVIDENCE, language="en")] == cases


EACH = "2021年7、8月，销售额分别为12亿元和13亿元。其中，甲市分别为1.2亿元和1.3亿元。"
AFTER = "2021年前三季度，销售额为12亿元；2021年9月环比增长3%。\n\n网上销售增长4%。"
SINCE = "Sales of 2018 rose. It had its best year since 2011, with sales up 5.0% compared to 2017."


@pytest.mark.parametrize(
    ("text", "printed", "period", "cases"),
    [
        (EACH, "1.2亿元", "2021-07", []),
        (EACH, "1.2亿元", "2021-08", []),
        (EACH, "1.2亿元", "2021-06", [Case.PERIOD]),
        (EACH.replace("分别为1.2", "为1.2"), "1.2亿元", "2021-07", [Case.PERIOD]),
        (EACH.replace("其中", "2021年9月"), "1.2亿元", "2021-07", [Case.PERIOD]),
        (AFTER, "4%", "2021-01/2021-09", []),
        (AFTER, "4%", "2021-09", []),
        (AFTER, "4%", "2021-01/2021-08", [Case.PERIOD]),
        (AFTER, "4%", "2020-01/2021-09", [Case.PERIOD]),
        (SINCE, "5.0%", "2018", []),
        (SINCE, "5.0%", "2012", [Case.PERIOD]),
    ],
)
def test_a_date_of_another_sentence_denies_no_longer_or_listed_period(
    text: str, printed: str, period: str, cases: list[Case]
) -> None:
    value = printed.rstrip("亿元%")
    measure = {"measure": '"growth"'} if printed.endswith("%") else {"unit": '"亿元"'}
    own = spans(printed, paragraph=1 + text.count("\n\n"))
    facts = fact("a", "sales", value, period=f'"{period}"', evidence=own, **measure)
    language = "en" if text.isascii() else "zh"
    found = found_in(text, facts, *EVIDENCE, language=language)
    assert [case for case, _ in found] == cases
