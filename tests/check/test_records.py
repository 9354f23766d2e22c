"""Rules about the records themselves, and about what texts print of them and besides."""

from __future__ import annotations

import hashlib

import pytest

import jhstats
from jhstats.check.context import Text
from jhstats.check.finding import Case, Severity
from jhstats.load.documents import document
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.say.messages import Messages
from tests.check.bases import (
    EVIDENCE,
    GROWTH,
    HEAD,
    SALES,
    TEXT,
    check,
    contribution,
    fact,
    found_in,
    rank,
    spans,
)


def test_a_share_changes_by_percent() -> None:
    facts = fact("a", "online", "1.2", measure='"change"', of='"sales"')
    for unit in ("percent", "百分点", "‰"):
        assert not check(facts + f'unit = "{unit}"\n', "unit")
    assert not check(facts, "unit")
    assert check(facts + 'unit = "wan"\n', "unit")


def test_a_rate_in_permille_changes_by_what_a_base_calls_its_points() -> None:
    births = '[metric.births]\nname = "出生率"\nunit = "‰"\n[unit.points]\nname = "千分点"\n'
    change = fact("a", "births", "-0.4", measure='"change"', unit='"points"')
    assert not check(births + change, "unit")
    assert check(births + fact("a", "births", "6", unit='"points"'), "unit")


def test_growth_in_a_unit_of_levels_is_no_growth_to_arithmetic() -> None:
    facts = fact("then", "sales", "1000", period='"2020"') + SALES
    growth = fact("g", "sales", "5", measure='"growth"')
    assert len(check(facts + growth, "growth", "unit")) == 1
    [finding] = check(facts + growth + 'unit = "wan"\n', "growth", "unit")
    assert finding.case is Case.UNIT


def test_sources_that_round_do_not_disagree() -> None:
    other = fact("again", "sales", "1286.4", evidence='[{ source = "other" }]')
    assert not check(SALES + other, "twice")
    [finding] = check(SALES + other.replace("1286.4", "1287.4"), "twice")
    assert (finding.case, finding.severity) == (Case.TWICE, Severity.WARNING)


@pytest.mark.parametrize(
    ("value", "unit", "source", "is_accused"),
    [
        ("1286", "yi", "paper", False),
        ("1286.4", "yi", "paper", True),
        ("12860000", "wan", "paper", False),
        ("1286", "wan", "other", True),
        ("12864321", "wan", "other", False),
        ("12874321", "wan", "other", True),
    ],
)
def test_one_value_in_two_units_is_one(
    value: str, unit: str, source: str, *, is_accused: bool
) -> None:
    evidence = f'[{{ source = "{source}" }}]'
    again = fact("again", "sales", value, unit=f'"{unit}"', evidence=evidence)
    assert bool(check(SALES + again, "twice")) == is_accused


@pytest.mark.parametrize(
    ("entity", "among", "is_accused"),
    [("north", "club", False), ("club", "club", True), ("north", "north", True)],
)
def test_nobody_is_ranked_among_itself(entity: str, among: str, *, is_accused: bool) -> None:
    club = '[entity.club]\nname = "Club"\nkind = "club"\n'
    ranked = fact("a", "sales", "7", entity=f'"{entity}"', ranks=rank(1, among))
    found = [finding.case for finding in check(club + ranked, "territory")]
    assert found == ([Case.NOT_WITHIN] if is_accused else [])


def test_money_is_told_in_several_currencies_and_growth_in_percent_and_points() -> None:
    usd = fact("b", "sales", "200", unit='"million USD"')
    assert not check(SALES + usd, "unit", "twice")
    found = check(SALES + usd + usd.replace('"b"', '"c"').replace("200", "300"), "twice")
    assert [(finding.fact, finding.data["other"]) for finding in found] == [("c", "b")]
    found = check(fact("b", "shops", "200", unit='"million USD"'), "unit")
    assert [finding.case for finding in found] == [Case.UNIT]
    points = {"unit": '"percentage-point"'}
    assert not check(contribution("33.5") + contribution("3.4", **points), "unit", "twice")
    for measure in ("growth", "share"):
        told = fact("a", "online", "3", measure=f'"{measure}"', unit='"percentage-point"')
        assert [finding.case for finding in check(told, "unit")] == [Case.UNIT]


def test_one_figure_told_twice_however_it_is_written() -> None:
    growth = fact("a", "sales", "7", measure='"growth"')
    again = fact("b", "sales", "9", measure='"growth"', from_='"2020"')
    assert [finding.case for finding in check(growth + again, "twice")] == [Case.TWICE]
    share = fact("a", "online", "7", measure='"share"', of='"sales"')
    whole = '{ metric = "sales", entity = "north" }'
    again = fact("b", "online", "9", measure='"share"', of=whole)
    assert [finding.case for finding in check(share + again, "twice")] == [Case.TWICE]


def test_a_county_level_city_is_a_territory() -> None:
    county = '[entity.county]\nname = "county"\nkind = "county-level-city"\nwithin = "west"\n'
    [finding] = check(county + fact("a", "sales", "7", ranks=rank(1, "county")), "territory")
    assert finding.case is Case.NOT_WITHIN


WOMEN = {"dims": '{ sex = "female" }'}


def test_series_that_dims_tell_apart_are_never_mixed() -> None:
    men = {"dims": '{ sex = "male" }'}
    facts = fact("all", "sales", "7") + fact("women", "sales", "3", **WOMEN)
    assert not check(facts + fact("men", "sales", "4", **men), "twice")
    [finding] = check(facts + fact("again", "sales", "2", **WOMEN), "twice")
    assert (finding.case, finding.fact) == (Case.TWICE, "again")


def test_nothing_follows_from_one_series_for_another() -> None:
    year = {"period": '"2020"'}
    growth = fact("g", "sales", "50", measure='"growth"', prices='"current"', **WOMEN)
    whole = fact("whole", "sales", "7") + fact("before", "sales", "6", **year)
    facts = whole + growth + fact("women", "online", "9", **WOMEN)
    facts += fact("share", "online", "60", measure='"share"', of='"sales"', **WOMEN)
    facts += fact("other", "exports", "70", measure='"share"', of='"sales"')
    rules = ("growth", "share", "part")
    assert not check(facts, *rules)
    women = fact("now", "sales", "3", **WOMEN) + fact("then", "sales", "100", **year, **WOMEN)
    found = check(facts + women, *rules)
    assert {finding.rule for finding in found} == {"growth", "share", "part"}


def test_a_text_that_no_source_printed() -> None:
    facts = SALES + GROWTH
    assert not check(facts, "fingerprint", text=TEXT)
    raw = (TEXT + "\n").encode()
    head = HEAD.format(sha256=hashlib.sha256(TEXT.encode()).hexdigest())
    base = parse([File("base.toml", head + facts)])
    for bound, case in ((None, Case.NO_SOURCE), ("paper", Case.OTHER_TEXT)):
        texts = [Text(document("paper.txt", raw), bound)]
        [finding] = jhstats.check(base, texts, rules=["fingerprint"])
        assert finding.case is case
        if case is Case.NO_SOURCE:
            assert "--against SOURCE=PATH" in Messages("en").finding_texts(finding)[1]
            assert finding.data["candidates"] == ("paper", "other")


def test_digits_that_a_print_does_not_have_are_no_other_unit() -> None:
    text = "# 北市的一年\n\n2021年，北市销售额12.50亿元。\n"
    [finding] = check(fact("a", "sales", "12.5", evidence=spans("12.50亿元")), "value", text=text)
    assert (finding.case, finding.data["span"]) == (Case.VALUE, "12.50亿元")


def test_points_filed_as_growth_are_a_change() -> None:
    text = "# 北市的一年\n\n2021年，就业率提高3.2个百分点。\n"
    growth = fact("a", "rate", "3.2", measure='"growth"', evidence=spans("3.2个百分点"))
    [finding] = check(growth, "value", text=text)
    assert finding.case is Case.UNIT_PRINTED
    assert 'measure = "change"' in Messages("en").finding_texts(finding)[1]


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
            "2021年末门店80家。截至2020年，门店70家。截至今年6月底，出口额30亿元。",
            fact("a", "shops", "80", period='"2021-12-31"', evidence=spans("80家"))
            + fact("d", "shops", "70", period='"2020-12-31"', evidence=spans("70家"))
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
        (  # each of a stretch; of a part of the year, carried on; what something came from
            "2019-2021年，销售额分别为857亿元、1143亿元、1286亿元。",
            fact("a", "sales", "1286", evidence=spans("1286亿元"))
            + fact("b", "sales", "1143", period='"2020"', evidence=spans("1143亿元")),
        ),
        (
            "2021年一季度平稳。计划销售额1286亿元。",
            fact("a", "sales", "1286", evidence=spans("1286亿元")),
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
        (  # the date of a sentence before goes on behind one that is only compared with
            "2021年平稳。同期，北市销售额1286亿元，比2020年增长12.5%。出口额30亿元，比2020年增长4.5%。",
            fact("a", "sales", "1286", evidence=spans("1286亿元"))
            + fact("b", "exports", "30", evidence=spans("30亿元"))
            + fact("c", "exports", "4.5", measure='"growth"', evidence=spans("4.5%")),
        ),
        (  # each of several years and months that share a word
            "5、6月份，销售额分别增长3.2%、4.5%；2019、2020和2021年同期出口额分别为10亿元、20亿元、30亿元。",
            fact(
                "a", "sales", "3.2", measure='"growth"', period='"2022-05"', evidence=spans("3.2%")
            )
            + fact("b", "exports", "10", period='"2019"', evidence=spans("10亿元")),
        ),
        (  # what looks like a code, where evidence says that it is a figure
            "2021年，门店编号80。",
            fact("a", "shops", "80", evidence=spans("门店编号80")),
        ),
        (
            "2021年，销售额同比降幅达3.2%，出口净亏3.2亿元。",
            fact("a", "sales", "-3.2", measure='"growth"', evidence=spans("3.2%"))
            + fact("b", "exports", "-3.2", evidence=spans("3.2亿元")),
        ),
        (
            "2021年，门店增长3.2%，出口净流出3.2亿元。",
            fact("a", "exports", "-3.2", evidence=spans("3.2亿元")),
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
        (  # no date of its own: that of another sentence denies nothing
            "In November 2021 sales fell. Exports rose 4.5% over the last 12 months.",
            fact("a", "exports", "4.5", measure='"growth"', period='"2021-12"',
                 evidence=spans("4.5%")),
        ),
        (  # several dates of other sentences deny nothing, nor does the year held against
            "Exports fell in May 2021 and June 2021. Sales rose 3.2%.",
            fact("a", "sales", "3.2", measure='"growth"', period='"2021-03"',
                 evidence=spans("3.2%")),
        ),
        (
            "In June 2021 sales fell. Exports rose 4.5%, over the 3.2% of the prior year.",
            fact("a", "exports", "4.5", measure='"growth"', period='"2021-06"',
                 evidence=spans("4.5%")),
        ),
        (  # an item's number is its rank; a word of the sentence says that all fell
            "1. North had sales of RMB 128.6bn in 2021.",
            fact("a", "sales", "1286", ranks=rank(1, "land"), evidence=spans("128.6bn", "1. No")),
        ),
        (
            "In 2021 the declines were widest in sales (3.2%) and in exports (4.5%).",
            fact("a", "sales", "-3.2", measure='"growth"', evidence=spans("3.2%"))
            + fact("b", "exports", "-4.5", measure='"growth"', evidence=spans("4.5%")),
        ),
        (  # forms that are not read, or only in part
            "In 2021, exports rose 4.5% in 3Q21. Sales, told on May 5, 2021, rose 3.2% in 2Q21.",
            fact("a", "exports", "4.5", measure='"growth"', period='"2021-Q3"',
                 evidence=spans("4.5%"))
            + fact("b", "sales", "3.2", measure='"growth"', period='"2021-Q2"',
                   evidence=spans("3.2%")),
        ),
        (  # a rate over a year is of the month in which the year ends
            "Over the year through June 2021, sales rose 3.2%, not 4.5% as in the year to May.",
            fact("a", "sales", "3.2", measure='"growth"', period='"2021-06"',
                 evidence=spans("3.2%"))
            + fact("b", "sales", "4.5", measure='"growth"', period='"2021-05"',
                   evidence=spans("4.5%")),
        ),
        (  # what stands behind the clause is another's
            "In 2021 sales fell. Firms numbered 80 now, the most since May 2019.",
            fact("a", "shops", "80", period='"2021-09"', evidence=spans("80 now")),
        ),
        (  # words that compare, and bound nothing
            "In 2021 the rate crept up to 4.5%, above the 3.2% average of 2020.",
            fact("a", "rate", "4.5", evidence=spans("up to 4.5%"))
            + fact("b", "rate", "3.2", period='"2020"', evidence=spans("above the 3.2%")),
        ),
        (  # a fall in a cell; last year's level is what is passed; an estimate is about
            "| 2021 | East | North |\n| exports | 28.09 | -0.1 |",
            fact("a", "exports", "-0.1", measure='"growth"', evidence=spans("-0.1")),
        ),
        (
            "Sales fell early in 2021. They exceeded last year's level by 3.2%.",
            fact("a", "sales", "3.2", measure='"growth"', evidence=spans("3.2%")),
        ),
        (
            "In 2021 there were an estimated 80 firms, a shortfall of 5 firms.",
            fact("a", "shops", "80", status='"estimate"', evidence=spans("estimated 80 firms"))
            + fact("b", "shops", "-5", measure='"change"', evidence=spans("of 5 firms")),
        ),
        (  # ranks in a row, of which one alone is told as such
            "In 2021 South came first in East, with North fourth and West fifth.",
            fact("a", "shops", ranks=rank(4), evidence=spans("North fourth")),
        ),
        (  # a fall may be told behind, and by what is less; brackets end no sentence
            "In 2021 North (3.2%; 80 firms) and South showed the largest falls in sales.",
            fact("a", "sales", "-3.2", measure='"growth"', evidence=spans("North (3.2%; 80")),
        ),
        (
            "In 2021 there were 80 firms fewer in North than a year before.",
            fact("a", "shops", "-80", measure='"change"', evidence=spans("80 firms fewer")),
        ),
        (  # a time that no date tells
            "In May 2021 sales fell, and 80 firms closed in the quarter under review.",
            fact("a", "shops", "80", period='"2021-Q3"', evidence=spans("80 firms")),
        ),
        (
            "In 2021, in the years 2016-17 to 2020-21, sales rose 3.2%.",
            fact("a", "sales", "3.2", measure='"growth"', period='"2016/2021"',
                 evidence=spans("3.2%")),
        ),
        (  # among whom the text is, it need not say each time
            "Sales in East fell in 2020.\n\nIn 2021 North had 80 firms, ranking fourth.",
            fact("a", "shops", "80", ranks=rank(4),
                 evidence=spans("80 firms", "ranking fourth", paragraph=2)),
        ),
        (  # the base of an index is no date, and its unit may stand apart
            "In 2021 sales rose to a level of 324.054 (2015=100), the price index.",
            '[unit.index]\nname = "2015=100"\n'
            + fact("a", "sales", "324.054", unit='"index"', evidence=spans("324.054 (2015=100)")),
        ),
    ],
)  # fmt: skip
def test_a_correct_english_text_is_not_accused(text: str, facts: str) -> None:
    assert found_in(text, facts, *EVIDENCE, language="en") == []


def test_a_year_told_beside_a_figure_dates_it() -> None:
    text = "In 2019 exports were RMB 3bn, the most in the last ten years."
    facts = fact("a", "exports", "30", evidence=spans("RMB 3bn"))
    assert found_in(text, facts, *EVIDENCE, language="en") == [(Case.PERIOD, "a")]


def test_a_rank_in_a_row_is_that_of_its_span() -> None:
    text = "In 2021 South came first in East, with North fourth and West fifth."
    facts = fact("a", "shops", ranks=rank(4), evidence=spans("West fifth"))
    assert found_in(text, facts, *EVIDENCE, language="en") == [(Case.RANK, "a")]


def test_a_month_that_would_lie_ahead_is_that_of_another_year() -> None:
    told = "In June 2021 it fell. Exports rose 4.5% for the 12 months to December."
    text = f"# 北市的一年\n\n{told}\n"
    raw = text.encode()
    head = HEAD.format(sha256=hashlib.sha256(raw).hexdigest()).replace('"zh"', '"en"', 1)
    head = head.replace('issued = "2022"', 'issued = "2022-01-13"')
    rate = fact(
        *("a", "exports", "4.5"),
        measure='"growth"',
        period='"2021-12"',
        evidence=spans("4.5%"),
    )
    base = parse([File("base.toml", head + rate)])
    assert jhstats.check(base, [Text(document("paper.txt", raw))], rules=["period"]) == []


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
            "2021年，销售额2亿千瓦以上。",
            fact("a", "sales", "2", unit='"qian"', evidence=spans("2亿千瓦以上"))
            + '[unit.qian]\nname = "亿千瓦"\n',
            Case.BOUND_PRINTED,
        ),
        (
            "2022年，销售额比2021年增长12.5%。",
            fact("a", "sales", "12.5", measure='"growth"', evidence=spans("增长12.5%")),
            Case.PERIOD,
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
            Case.UNIT_PRINTED,
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
        (  # among whom the sentence names nearest before it, not behind
            "2021年，在全省零售领域，北市门店80家，经多年努力，居首位，某国平稳。",
            fact("a", "shops", "80", ranks=rank(1, "land"), evidence=spans("80家", "居首位")),
            Case.SCOPE,
        ),
        (  # among whom nobody says
            "2021年，销售额1286亿元，居第四位。",
            fact("a", "sales", "1286", ranks=rank(4), evidence=spans("1286亿元", "第四位")),
            Case.SCOPE,
        ),
        (  # among whom the text never says
            "2021年，销售额1286亿元。\n\n门店80家，居第四位。",
            fact("a", "shops", "80", ranks=rank(4),
                 evidence=spans("80家", "第四位", paragraph=2)),
            Case.SCOPE,
        ),
        (
            "2021年，销售额增长3.2%。",
            fact("a", "sales", "-3.2", measure='"growth"', evidence=spans("3.2%")),
            Case.VALUE,
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


@pytest.mark.parametrize(
    ("text", "without", "inferred"),
    [
        ("2021年，北市销售额居首位。", [Severity.WARNING], []),
        ("2021年，北市销售额居全国首位。", [Severity.ERROR], [Severity.ERROR]),
        ("2021年，北市销售额居全省首位。", [], []),
    ],
)
def test_a_reading_may_supply_whom_a_rank_is_among(
    text: str, without: list[Severity], inferred: list[Severity]
) -> None:
    ranked = fact("a", "sales", ranks=rank(1), evidence=spans("首位"))
    for facts, expected in ((ranked, without), (ranked + 'inferred = ["among"]\n', inferred)):
        found = check(facts, "rank", text=f"# 北市的一年\n\n{text}\n")
        assert [finding.severity for finding in found] == expected


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
            "'门店90家' does not stand there; it stands at 北市的一年, para. 2",
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_a_span(text: str, facts: str, message: str) -> None:
    found = check(facts, *EVIDENCE, text=f"# 北市的一年\n\n{text}\n")
    words = Messages("en")
    assert message in [words.finding_texts(finding)[0] for finding in found]
