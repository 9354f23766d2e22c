"""What a figure is read as: its metric, whose it is, when it was, how it is told, its doubts."""

from __future__ import annotations

import pytest

from jhstats.ask.store import Store
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.period import parse as parse_period
from jhstats.text.context import Reading
from jhstats.text.draft import Draft
from jhstats.text.parser import Parser
from jhstats.text.reading import readings
from jhstats.text.records import Doubt, Nearness

BASE = """
[base]
schema = 1
main = "teatown"
[source.book]
title = "Yearbook"
[unit.ton]
name = { zh = "吨", en = "tonnes" }
[unit.yuan]
name = { zh = "万元", en = "10,000 yuan" }
dimension = "yuan"
factor = 10_000
[entity.teatown]
name = { zh = "茶市", en = "Teatown" }
kind = "tea-city"
within = "green"
[entity.ricetown]
name = { zh = "稻城", en = "Ricetown" }
kind = "city"
within = "green"
[entity.green]
name = { zh = "绿省", en = "Green Province" }
kind = "province"
[metric.tea]
name = { zh = "春茶总产量", en = "Spring tea output" }
aliases = ["产量", "tea output"]
unit = "ton"
[metric.sales]
name = { zh = "茶叶线上销售额", en = "Online tea sales" }
aliases = ["sales"]
unit = "yuan"
[metric.farms]
name = { zh = "茶园", en = "Tea farms" }
nature = "stock"
unit = "ton"
[[fact]]
id = "tea-2020"
metric = "tea"
entity = "teatown"
period = "2020"
value = 12.5
ranks = [{ position = 2, among = "green" }]
evidence = [{ source = "book" }]
[[fact]]
id = "sales-2020"
metric = "sales"
entity = "teatown"
period = "2020"
value = 5200
evidence = [{ source = "book" }]
"""
STORE = Store(parse([File("base.toml", BASE)]))


def read(text: str, today: str | None = None) -> list[Reading]:
    """The figures of a text."""
    day = today and parse_period(today)
    return [reading for _, _, reading in readings(Parser(STORE), Draft(text).blocks, day or None)]


def doubts(text: str) -> set[str]:
    """The doubts about the last figure of a text."""
    return {doubt.value for doubt in read(text)[-1].doubts}


@pytest.mark.parametrize(
    ("text", "metric", "nearness"),
    [
        ("2020年春茶总产量12.5吨。", "tea", Nearness.SENTENCE),
        ("2020年春茶实现产量12.5吨。", "tea", Nearness.SENTENCE),
        ("12.5 tonnes of spring tea output in 2020.", "tea", Nearness.SENTENCE),
        ("Output of spring tea was 12.5 tonnes in 2020.", "tea", Nearness.SENTENCE),
        ("| 2020年 | 春茶总产量 |\n|---|---|\n| 茶市 | 12.5 |", "tea", Nearness.HEAD),
        ("2020年春茶总产量喜人。达到12.5吨。", "tea", Nearness.BEFORE),
        ("茶市在2020年有12.5吨。", "tea", Nearness.SENTENCE),  # nothing else counts in it
        ("茶市在2020年有125棵树。", None, Nearness.NOWHERE),
    ],
)
def test_the_metric(text: str, metric: str | None, nearness: Nearness) -> None:
    topic = read(text)[-1].topic
    assert (topic.metrics[:1], topic.nearness) == ((metric,) if metric else (), nearness)


@pytest.mark.parametrize(
    ("text", "entity", "nearness"),
    [
        ("2020年茶市春茶总产量12.5吨。", "teatown", Nearness.SENTENCE),
        ("2020年春茶总产量12.5吨。", "teatown", Nearness.DEFAULT),
        ("2020年，稻城春茶总产量12.5吨。", "ricetown", Nearness.SENTENCE),
        ("稻城也种茶。2020年春茶总产量12.5吨。", "ricetown", Nearness.BEFORE),
        ("# 稻城\n\n2020年春茶总产量12.5吨。", "ricetown", Nearness.HEADING),
        ("| 2020年 | 春茶总产量 |\n|---|---|\n| 稻城 | 12.5 |", "ricetown", Nearness.HEAD),
        ("Spring tea output from Ricetown was 12.5 tonnes.", "ricetown", Nearness.SENTENCE),
        ("Spring tea output was 12.5 tonnes in Ricetown.", "ricetown", Nearness.SENTENCE),
        ("2020年全市春茶总产量12.5吨。", "teatown", Nearness.SENTENCE),
        ("2020年春茶总产量12.5吨，", "teatown", Nearness.DEFAULT),
        ("茶市全省春茶总产量12.5吨。", "teatown", Nearness.SENTENCE),
        ("茶市 全省春茶总产量12.5吨。", "green", Nearness.SENTENCE),
        # Of two in one breath the inner is meant, unless both are.
        ("Spring tea output in Teatown of Green Province was 12.5 tonnes.", "teatown", None),
        ("Teatown and Green Province's spring tea output was 12.5 tonnes.", "green", None),
        ("2020年全省春茶总产量12.5吨。", "green", Nearness.SENTENCE),
        ("In 2020 the city's spring tea output was 12.5 tonnes.", "teatown", Nearness.SENTENCE),
    ],
)
def test_whose_it_is(text: str, entity: str, nearness: Nearness | None) -> None:
    owner = read(text)[-1].owner
    assert (owner.entity, owner.nearness) == (entity, nearness or Nearness.SENTENCE)


@pytest.mark.parametrize(
    "text",
    [
        "2020年，盐州市春茶总产量12.5吨。",
        "2020年，大山集团春茶总产量12.5吨。",
        "In 2020, spring tea output in Saltford was 12.5 tonnes.",
        "Saltford's spring tea output was 12.5 tonnes in 2020.",
        "2020年，邻市春茶总产量12.5吨。",
    ],
)
def test_a_stranger_is_known_by_form(text: str) -> None:
    assert read(text)[-1].owner.is_foreign


def test_somebody_spoken_of_before_doubts_and_does_not_forbid() -> None:
    text = "Teatown grows tea. Tea grows in Saltford, too. Spring tea output was 12.5 tonnes."
    (found,) = read(text)
    assert (found.owner.entity, found.owner.is_foreign) == ("teatown", False)
    assert Doubt.OWNER in found.doubts
    (known,) = read(text.replace("in Saltford", "in Ricetown"))
    assert known.owner.entity == "ricetown"
    assert Doubt.OWNER not in known.doubts


@pytest.mark.parametrize(
    ("text", "period", "nearness"),
    [
        ("2020年春茶总产量12.5吨。", "2020", Nearness.SENTENCE),
        ("Spring tea output was 12.5 tonnes in 2020.", "2020", Nearness.SENTENCE),
        ("与2017年相比，2020年春茶总产量12.5吨。", "2020", Nearness.SENTENCE),
        ("Spring tea output was 11 tonnes in 2019 and 12.5 the year after.", "2020", None),
        ("2019年的茶。春茶总产量12.5吨。", "2019", Nearness.BEFORE),
        ("# 2020年\n\n春茶总产量12.5吨。", "2020", Nearness.HEADING),
        ("茶市2020年公报\n\n春茶总产量12.5吨。", "2020", Nearness.HEADING),
        ("| 年 | 春茶总产量 |\n|---|---|\n| 2020年 | 12.5 |", "2020", Nearness.HEAD),
        ("根据茶发〔2019〕8号，2020年春茶总产量12.5吨。", "2020", Nearness.SENTENCE),
        ("From 2018-20 spring tea output was 12.5 tonnes.", "2018/2020", Nearness.SENTENCE),
        ("In 2018/19 spring tea output was 12.5 tonnes.", "2018/2019", Nearness.SENTENCE),
        ("春茶总产量12.5吨。", None, Nearness.NOWHERE),
        # The day of a release is none that a sentence without one goes back from.
        ("公报（2021年3月20日）\n\n2020年，茶市有3件大事。\n\n春茶总产量12.5吨。", "2020", None),
        # Plans are of another time than the heading above them, unless they tell one.
        ("# 2020年\n\n## 茶园\n\n春茶总产量12.5吨。", "2020", Nearness.HEADING),
        ("# 2020年\n\n## 目标\n\n春茶总产量20吨。", None, None),
        ("# 2020年\n\n## 2021年目标\n\n春茶总产量20吨。", "2021", Nearness.HEADING),
        ("2019年至2020年是茶的年代。春茶总产量12.5吨。", "2019/2020", Nearness.BEFORE),
        # What it came from is of an earlier time.
        ("2020年春茶总产量从11吨", None, Nearness.NOWHERE),
        ("In 2020 spring tea output rose to 12.5 tonnes from 11.", None, Nearness.NOWHERE),
        ("In 2020 it rose from 11 tonnes in 2019.", "2019", Nearness.SENTENCE),
        # Since when, and what it is held against, are no times of it.
        ("春茶总产量12.5吨，扭转2019年以来的颓势。", None, Nearness.NOWHERE),
        ("2020年不错，扭转2019年以来的颓势。春茶总产量12.5吨。", "2020", Nearness.BEFORE),
        ("茶市扭转2019年以来的颓势。春茶总产量12.5吨。", None, Nearness.NOWHERE),
        ("Spring tea output was 12.5 tonnes, the most since 2019.", None, Nearness.NOWHERE),
        ("春茶总产量12.5吨，低于2018、2019年水平。", None, Nearness.NOWHERE),
        ("Tea farms 9 vs. 8 in 2019; spring tea output 12.5 vs. 11 in 2019, 12.5", None, None),
        ("2018年至2020年，春茶总产量12.5吨。", "2018/2020", None),
        ("2020年4月茶市采了茶。当月春茶总产量12.5吨。", "2020-04", Nearness.SENTENCE),
        ("Teatown picked in April 2020, as in April 2019. Tea weighed 12.5.", "2020-04", None),
        ("In April 2020 output fell, and that month was poor. It was 12.5.", "2020-04", None),
    ],
)
def test_when_it_was(text: str, period: str | None, nearness: Nearness | None) -> None:
    time = read(text)[-1].time
    assert (time.period and str(time.period)) == period
    assert nearness in (None, time.nearness)


@pytest.mark.parametrize(
    ("text", "measure", "is_change", "is_fall"),
    [
        ("2020年春茶总产量增长3%。", "growth", False, False),
        ("2020年春茶总产量下降3%。", "growth", False, True),
        ("2020年春茶总产量增加3吨。", "growth", True, False),
        ("2020年春茶总产量增加到3吨。", None, False, False),
        ("2020年春茶总产量占茶叶线上销售额的3%。", "share", False, False),
        ("Spring tea output rose to 3 tonnes in 2020.", None, False, False),
        ("Spring tea output rose by 3 tonnes in 2020.", "growth", True, False),
        ("Spring tea output saw 3% growth in 2020.", "growth", False, False),
        ("Spring tea output was 3% of online tea sales in 2020.", "share", False, False),
        ("The growth of spring tea output was 3% in 2020.", "growth", False, False),
        ("Spring tea output saw a fall of 3% in 2020.", "growth", False, True),
        ("Spring tea output fell 3% year on year in 2020.", "growth", False, True),
        ("2020年春茶总产量有3%的下降。", "growth", False, True),
        ("Spring tea output in 2020: +3 tonnes.", None, False, False),
        ("Spring tea output in 2020: +3%.", "growth", False, False),
        ("Spring tea output rose: in 2020 3%.", "growth", False, False),
        ("Spring tea output was 3% more than a year earlier.", "growth", False, False),
        ("Spring tea output was 3% more.", None, False, False),
        ("2020年63%的茶园在稻城。", None, False, False),
        ("2020年增长63%的茶园在稻城。", "growth", False, False),
    ],
)
def test_of_which_measure(
    text: str, measure: str | None, *, is_change: bool, is_fall: bool
) -> None:
    claim = read(text)[-1].claim
    assert (claim.measure and claim.measure.value) == measure
    assert (claim.is_change, claim.is_fall) == (is_change, is_fall)


@pytest.mark.parametrize(
    ("text", "is_target"),
    [
        ("2030年目标春茶总产量20吨。", True),
        ("2020年春茶总产量12.5吨。", False),
        ("2030年目标20吨，目前春茶总产量12.5吨。", False),
        ("## 2030年目标\n\n春茶总产量20吨。", True),
        ("The target for spring tea output is 20 tonnes.", True),
        ("目标：春茶总产量20吨；茶叶线上销售额600万元。", True),
    ],
)
def test_whether_it_is_a_target(text: str, *, is_target: bool) -> None:
    assert read(text)[-1].is_target is is_target


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("2020年茶市春茶总产量居绿省第二。", ("green",)),
        ("2020年茶市春茶总产量居全省第二。", ("province",)),
        ("Teatown's spring tea output ranked second in Green Province.", ("green",)),
        ("Teatown's spring tea output ranked second in the province.", ("province",)),
        ("2020年茶市春茶总产量居第二。", ()),
    ],
)
def test_among_whom_a_rank_is(text: str, scope: tuple[str, ...]) -> None:
    claim = read(text)[-1].claim
    assert (*claim.scopes, *claim.kinds) == scope


CLEAN = (
    "2020年茶市春茶总产量12.5吨。",
    "据统计，2020年茶市春茶总产量达到12.5吨，居绿省第二。",
    "初步核算，2020年茶市春茶总产量为12.5吨，同比增长3%。",
    "2020年茶市（绿省）春茶总产量仅12.5吨。",
    "In 2020 Teatown's spring tea output reached a mere 12.5 tonnes, according to the bureau.",
    "TEATOWN, Aug. 3 (Xinhua) -- In 2020 Teatown's spring tea output was 12.5 tonnes.",
    "Teatown's spring tea output came to 12.5 tonnes in 2020, while online tea sales were 5200.",
)


@pytest.mark.parametrize("text", CLEAN)
def test_plain_words_leave_no_doubt(text: str) -> None:
    assert [reading.doubts for reading in read(text) if reading.figure.rank is None][:1] == [
        frozenset()
    ]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Teatown's spring tea output financed 12.5 tonnes in 2020.", Doubt.METRIC),
        ("Teatown's spring tea output was taxed at 12.5 tonnes in 2020.", Doubt.WORDS),
        ("2020年茶市春茶总产量12.5吨的损耗。", Doubt.WORDS),
        ("2020年茶市有机春茶总产量12.5吨。", Doubt.WORDS),
        ("2020年茶市有机产量12.5吨。", Doubt.WORDS),
        ("2020年茶市产量12.5吨。", Doubt.NAME),
        ("2020年温州春茶总产量12.5吨。", Doubt.ENTITY),
        ("温州发展快。2020年全市春茶总产量12.5吨。", Doubt.OWNER),
        ("2020年春茶总产量80吨，其中茶市12.5吨。", Doubt.WORDS),
        ("2019年和2020年茶市春茶总产量12.5吨。", Doubt.DATE),
        ("2020年茶市春茶总产量比2017年增长3%。", Doubt.DATE),
        ("如果2020年茶市春茶总产量12.5吨就好了。", Doubt.DENIED),
        ("2020年茶市春茶总产量不是12.5吨。", Doubt.DENIED),
        ("按2015年价格计算，2020年茶市春茶总产量12.5吨。", Doubt.DENIED),
        ("2020年茶市春茶总产量11吨、12.5吨。", Doubt.SERIES),
        ("2020年茶市春茶总产量从12.5吨。", Doubt.FROM),
        ("2020年茶市春茶总产量1\n2.5吨。", Doubt.PIECE),
        ("2020年茶市人均春茶总产量12.5吨。", Doubt.EACH),
        ("2020年茶市新增茶园12.5吨。", Doubt.ADDED),
        ("2020年茶市规上春茶总产量12.5吨。", Doubt.ENTITY),
        ("2020年茶市春茶总产量当月12.5吨。", Doubt.EACH),
        ("In 2020 Teatown's spring tea output was 12.5 tonnes in the quarter.", Doubt.EACH),
        ("Tea fell in April 2020. Spring tea output was 12.5 tonnes the next month.", Doubt.EACH),
        ("2020年4月茶市春茶总产量下降。次月春茶总产量12.5吨。", Doubt.EACH),
        # A date carried on is sure if the sentence told one, and nothing says that it is now.
        ("2020年茶市春茶12吨，2019年是11吨。茶叶线上销售额5200万元。", Doubt.DATE),
        ("Teatown sold 12 tonnes in 2020 and 11 in 2019. Online sales were 5200.", Doubt.DATE),
        ("2020年看茶市。目前春茶总产量12.5吨。", Doubt.DATE),
        ("Teatown in 2020. Spring tea output is 12.5 tonnes now.", Doubt.DATE),
    ],
)
def test_what_is_not_plain_leaves_a_doubt(text: str, doubt: Doubt) -> None:
    assert doubt.value in doubts(text)


def test_a_part_told_behind_is_a_doubt_of_the_whole() -> None:
    whole, _ = read("2020年春茶总产量80吨，其中茶市12.5吨。")
    assert Doubt.PART in whole.doubts


@pytest.mark.parametrize(
    "text",
    ["2020年茶市春茶总产量12.5吨，列绿省第一的是它的增速。",
     "2020年茶市春茶总产量列绿省第二，列绿省第一的，是它的增速。",
     "In 2020 Teatown's spring tea output was good, ranked first is its growth."],
)  # fmt: skip
def test_a_rank_may_be_of_what_stands_behind_it(text: str) -> None:
    *_, rank = (reading for reading in read(text) if reading.figure.rank)
    assert Doubt.METRIC in rank.doubts


def test_a_part_is_of_whom_stands_behind_it() -> None:
    text = "In 2020 Teatown's spring tea output was 12.5 tonnes, 2.5 tonnes of them "
    assert read(text + "in Ricetown.")[-1].owner.entity == "ricetown"
    assert Doubt.PART in read(text + "for guests.")[-1].doubts


def test_a_line_above_a_table_may_give_the_unit_of_its_numbers() -> None:
    for line in ("Table 2. Tea, 2020 (million tonnes)", "表2 2020年茶（百万吨）",
                 "All values in million tonnes.", "单位：百万吨"):  # fmt: skip
        (found,) = read(f"{line}\n\n| 项目 | 数值 |\n|---|---|\n| 春茶总产量 | 12.5 |\n")
        assert found.figure.numeral is not None
        assert found.figure.numeral.value == 12_500_000
    (found,) = read("| Item (million tonnes) | 2020 |\n|---|---|\n| 春茶总产量 | 12.5 |\n")
    assert found.figure.numeral is not None
    assert found.figure.numeral.value == 12_500_000


@pytest.mark.parametrize(
    ("cell", "number", "scale"),
    [("12.5", "12.5", 1_000_000), ("12.5吨", "12.5", 1), ("1.2亿", "1.2", 10**8), ("3%", "3", 1)],
)
def test_a_number_with_a_unit_of_its_own_is_not_in_that_of_its_head(
    cell: str, number: str, scale: int
) -> None:
    (found,) = read(f"| 年 | 春茶总产量（百万吨） |\n|---|---|\n| 2020年 | {cell} |")
    assert found.figure.numeral is not None
    assert str(found.figure.numeral.number) == number
    assert found.figure.numeral.scale == scale


def test_a_caption_is_of_the_numbers_behind_it() -> None:
    first, second = read("2020年春茶总产量12.5，茶叶线上销售额（百万元）5200。")
    assert [one.figure.numeral and one.figure.numeral.scale for one in (first, second)] == [
        1,
        10**6,
    ]


def test_an_item_is_of_the_metric_above_its_list() -> None:
    text = "春茶总产量如下：\n- 2020年12.5吨\n- 茶叶线上销售额5200万元\n- 2019年12吨"
    assert [one.topic.metrics for one in read(text)] == [("tea",), ("sales",), ("tea",)]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("In 2020 Teatown's spring tea output rose to second in Green Province.", None),
        ("2020年茶市春茶总产量跃升绿省第二。", None),
        ("2020年茶市春茶总产量增速居绿省第二。", "growth"),
        ("2020年茶市春茶总产量增长3%，居绿省第二。", "growth"),
        ("2020年茶市春茶总产量12.5吨，居绿省第二。", "level"),
        ("2020年茶市增速看，春茶总产量居绿省第二。", "growth"),
        ("2020年茶市增长强劲；春茶总产量居绿省第二。", None),
    ],
)
def test_by_which_measure_a_rank_is(text: str, measure: str | None) -> None:
    claim = read(text)[-1].claim
    assert (claim.measure and claim.measure.value) == measure


def test_a_metric_told_again_without_a_date_may_be_of_another_time() -> None:
    text = "2020年茶市春茶总产量12.5吨。春茶总产量15吨。"
    assert Doubt.DATE in read(text)[-1].doubts
    assert Doubt.DATE not in read("2020年茶市春茶总产量12.5吨。茶叶线上销售额5200万元。")[-1].doubts


def test_a_sentence_of_very_many_figures_is_left_alone() -> None:
    assert {reading.topic.nearness for reading in read("春茶总产量" + "12.5吨、" * 60)} == {
        Nearness.NOWHERE
    }


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("Spring tea output has grown 95% since 2017 to 12.5 tonnes in 2020.", [False, False]),
        ("In 2020 spring tea output was 12.5 tonnes, up 95% since 2017.", [True, False]),
        ("Since 2020, spring tea output has risen to 12.5 tonnes.", [False]),
        ("From 2020 onwards, spring tea output rose to 12.5 tonnes.", [False]),
        ("2020年以来，春茶总产量增至12.5吨。", [False]),
        ("2020年，春茶总产量12.5吨，扭转2017年以来的颓势。", [True]),
        ("春茶总产量由2019年的11吨增至2020年的12.5吨。", [True, True]),
    ],
)
def test_what_is_told_since_a_year_is_of_no_certain_time(text: str, is_sure: list[bool]) -> None:
    found = [reading for reading in read(text) if not reading.figure.is_weak]
    assert [Doubt.DATE not in reading.doubts for reading in found] == is_sure


def test_a_rate_is_not_of_the_year_that_it_is_held_against() -> None:
    text = "Tea grew in 2020. Tea output was up 3 tonnes or 8% over the 9 tonnes of the prior year."
    found = [reading.time.period for reading in read(text, "2021")]
    assert [str(period) for period in found] == ["2020", "2020", "2019"]
