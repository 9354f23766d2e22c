"""The rules of `check`: what each finds, and what it leaves alone."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from jhstats.checks.finding import Case, Finding, Severity
from jhstats.checks.rules import RULES, findings
from jhstats.checks.subject import Subject, Text
from jhstats.loader import File, parse
from jhstats.words import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = """
[base]
schema = 1
main = "north"

[source.paper]
title = "报告"
issued = "2022"
language = "zh"
sha256 = "{sha256}"

[source.other]
title = "另一份报告"

[unit.yi]
name = {{ zh = "亿元", en = "100 million yuan" }}
dimension = "yuan"
factor = 100_000_000

[unit.wan]
name = {{ zh = "万元", en = "10,000 yuan" }}
dimension = "yuan"
factor = 10_000

[unit.firm]
name = {{ zh = "家", en = "firms" }}

[entity.land]
name = {{ zh = "某国", en = "The country" }}
aliases = ["全国"]
kind = "nation"

[entity.east]
name = {{ zh = "东省", en = "East" }}
aliases = ["全省"]
kind = "province"
within = "land"

[entity.west]
name = {{ zh = "西省", en = "West" }}
kind = "province"
within = "land"

[entity.north]
name = {{ zh = "北市", en = "North" }}
kind = "city"
within = "east"

[entity.south]
name = {{ zh = "南市", en = "South" }}
kind = "city"
within = "east"

[entity.middle]
name = {{ zh = "中市", en = "Middle" }}
kind = "city"
within = "east"

[metric.sales]
name = {{ zh = "销售额", en = "Sales" }}
unit = "yi"

[metric.online]
name = {{ zh = "网络销售额", en = "Online sales" }}
unit = "yi"
part-of = "sales"

[metric.exports]
name = {{ zh = "出口额", en = "Exports" }}
unit = "yi"

[metric.shops]
name = {{ zh = "门店数", en = "Shops" }}
unit = "firm"

[metric.rate]
name = {{ zh = "就业率", en = "Employment rate" }}
unit = "percent"
"""
TEXT = """# 北市的一年

2021年，北市销售额首破1200亿元，达1286亿元，居全省第四；同比增长12.5%，增速全省第一。

门店约３００家。网络销售额超过400亿元。
"""


class Example(NamedTuple):
    """Facts in the users' own syntax, and what a rule finds in them."""

    case: Case
    rule: str
    severity: Severity
    facts: str
    text: str = ""


def fact(id_: str, metric: str, value: str = "", **keys: str) -> str:
    """A fact in TOML; keys are TOML values, `_` for `-`."""
    lines = [f'[[fact]]\nid = "{id_}"\nmetric = "{metric}"']
    if value:
        lines.append(f"value = {value}")
    keys = {"entity": '"north"', "period": '"2021"', **keys}
    lines += [f"{key.rstrip('_').replace('_', '-')} = {one}" for key, one in keys.items() if one]
    return "\n".join(lines) + "\n"


def at(printed: str, paragraph: int = 1, section: str = "北市的一年") -> str:
    """One evidence in the text."""
    return (
        f'{{ source = "paper", section = "{section}", paragraph = {paragraph}, '
        f'printed = "{printed}" }}'
    )


def spans(*printed: str, paragraph: int = 1) -> str:
    return "[" + ", ".join(at(one, paragraph) for one in printed) + "]"


def rank(position: int, among: str = "east", more: str = "") -> str:
    return f'[{{ position = {position}, among = "{among}"{more} }}]'


def check(facts: str, *rules: str, text: str = "", source: str | None = None) -> list[Finding]:
    raw = text.encode()
    head = HEAD.format(sha256=hashlib.sha256(raw).hexdigest())
    base = parse([File("base.toml", head + facts)])
    texts = [Text("paper.txt", raw, source)] if text else []
    return findings(Subject(base, texts), rules)


SALES = fact("sales", "sales", "1286", ranks=rank(4), evidence=spans("1286亿元", "全省第四"))
GROWTH = fact(
    *("growth", "sales", "12.5"),
    measure='"growth"',
    ranks=rank(1),
    evidence=spans("12.5%", "增速全省第一"),
)
BEFORE = fact("before", "sales", "1000", period='"2020"')
ERROR, WARNING, NOTE = Severity
IGNORED = """[[ignored]]
source = "paper"
section = "北市的一年"
paragraph = {paragraph}
printed = "{printed}"
reason = "no fact"
"""

EXAMPLES = (
    Example(Case.TWICE, "twice", ERROR, SALES + fact("again", "sales", "1287")),
    Example(
        Case.DISAGREE, "twice", WARNING,
        SALES + fact("again", "sales", "1287", evidence='[{ source = "other" }]'),
    ),
    Example(Case.UNIT, "unit", ERROR, fact("a", "sales", "7", unit='"firm"')),
    Example(
        Case.LONG_SPAN, "span-length", ERROR,
        fact("a", "sales", "7", evidence=spans("北市销售额首破1200亿元，达1286亿元")),
    ),
    Example(Case.NOT_WITHIN, "territory", ERROR, fact("a", "sales", "7", ranks=rank(1, "west"))),
    Example(Case.BEYOND, "out-of", ERROR,
            fact("a", "sales", "7", ranks=rank(12, more=", out-of = 11"))),
    Example(Case.UNUSED, "unused", WARNING, SALES),
    Example(Case.NO_EVIDENCE, "no-evidence", NOTE, BEFORE),
    Example(Case.INFERRED, "inferred", NOTE, fact("a", "sales", "7", inferred='["period"]')),
    Example(Case.NO_SECTION, "span", ERROR,
            fact("a", "sales", "1286", evidence=f"[{at('1286亿元', section='北市这一年')}]"), TEXT),
    Example(Case.NO_PARAGRAPH, "span", ERROR,
            SALES + fact("a", "shops", "7", evidence=spans("7家", paragraph=3)), TEXT),
    Example(Case.NO_SPAN, "span", ERROR,
            fact("a", "sales", "1268", evidence=spans("1268亿元")), TEXT),
    Example(Case.FOLDED, "span", NOTE,
            fact("a", "shops", "300", evidence=spans("300家", paragraph=2)), TEXT),
    Example(Case.VALUE, "value", ERROR, SALES.replace("= 1286", "= 1268"), TEXT),
    Example(Case.UNIT_PRINTED, "value", ERROR, SALES + 'unit = "wan"\n', TEXT),
    Example(Case.BOUND_PRINTED, "value", ERROR,
            fact("a", "online", "400", evidence=spans("400亿元", paragraph=2)), TEXT),
    Example(Case.STRAY, "stray", WARNING,
            SALES.replace('"全省第四" }', '"全省第四" }, ' + at("12.5%")), TEXT),
    Example(Case.RANK, "rank", ERROR, SALES.replace("position = 4", "position = 3"), TEXT),
    Example(Case.SCOPE, "rank", ERROR, SALES.replace('"east"', '"land"'), TEXT),
    Example(Case.PERIOD, "period", ERROR, SALES.replace('"2021"', '"2022"'), TEXT),
    Example(Case.NO_DATE, "period", WARNING,
            fact("a", "shops", "80", evidence=spans("80家")), "# 北市的一年\n\n门店80家。\n"),
    Example(Case.UNCLAIMED, "coverage", WARNING, SALES, TEXT),
    Example(Case.IDLE, "ignored", WARNING,
            SALES + IGNORED.format(paragraph=1, printed="1286亿元"), TEXT),
    Example(Case.GROWTH, "growth", WARNING, BEFORE + SALES + GROWTH),
    Example(Case.CHANGE, "growth", ERROR,
            BEFORE + SALES + fact("more", "sales", "300", measure='"change"')),
    Example(Case.SHARE, "share", ERROR,
            SALES + fact("part", "online", "400")
            + fact("share", "online", "13.1", measure='"share"', of='"sales"')),
    Example(Case.WHOLES, "share", WARNING,
            fact("part", "online", "400") + fact("exports", "exports", "50")
            + fact("one", "online", "40", measure='"share"', of='"sales"')
            + fact("two", "exports", "10", measure='"share"', of='"sales"')),
    Example(Case.PART, "part", ERROR, SALES + fact("part", "online", "1300")),
    Example(Case.ABOVE_ALL, "share", ERROR,
            fact("share", "online", "110", measure='"share"', of='"sales"')),
    Example(Case.BOUND, "bound", ERROR,
            SALES + fact("over", "sales", "1300", bound='"over"')),
    Example(Case.MILESTONE, "milestone", ERROR,
            fact("sales", "sales", "1286", evidence=spans("首破1200亿元"))
            + fact("before", "sales", "1250", period='"2019"')),
    Example(Case.SHARED_POSITION, "positions", WARNING,
            SALES + fact("south", "sales", "900", entity='"south"', ranks=rank(4))),
    Example(Case.TWO_POSITIONS, "positions", ERROR,
            SALES + fact("again", "sales", ranks=rank(5))),
    Example(Case.ORDER, "positions", ERROR,
            fact("a", "sales", "500", ranks=rank(1))
            + fact("b", "sales", "900", entity='"south"', ranks=rank(2))
            + fact("c", "sales", "300", entity='"middle"', ranks=rank(3))),
    Example(Case.ROUNDED, "growth", NOTE,
            BEFORE + fact("sales", "sales", "1126.2") + GROWTH),
)  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.case.value)
def test_a_rule_finds_its_case(example: Example) -> None:
    found = check(example.facts, example.rule, text=example.text)
    assert [(one.case, one.severity) for one in found if one.case is example.case] == [
        (example.case, example.severity)
    ] or example.case in (Case.UNCLAIMED, Case.UNUSED)
    assert {one.case for one in found} == {example.case}
    assert all(one.rule == example.rule for one in found)


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


def test_every_case_has_an_example() -> None:
    elsewhere = {Case.NO_SOURCE, Case.OTHER_TEXT}
    assert {one.case for one in EXAMPLES} | elsewhere == set(Case)
    assert {one.rule for one in EXAMPLES} | {"fingerprint"} == {one.name for one in RULES}


def test_every_message_in_both_languages(
    golden: Callable[[Path, str], None],
) -> None:
    lines = []
    for example in EXAMPLES:
        for one in check(example.facts, example.rule, text=example.text)[:1]:
            assert isinstance(one.case, Case)
            for language in LANGUAGES:
                message, remedy = Words(language).finding_texts(one.case.value, one.data)
                lines.append(f"{one.severity.value}: {message} [{one.rule}]\n    {remedy}\n")
    golden(Path(__file__).parent / "findings.txt", "".join(lines))


SOUND = (
    SALES
    + GROWTH
    + fact("before", "sales", "1143", period='"2020"')
    + fact("shops", "shops", "300", bound='"about"', period="",
           evidence=spans("门店约３００家", paragraph=2))
    + fact("online", "online", "400", bound='"over"', period="",
           evidence=spans("超过400亿元", paragraph=2))
).replace('"全省第四" }', '"全省第四" }, ' + at("首破1200亿元"))  # fmt: skip


def test_a_sound_base_has_notes_only() -> None:
    found = check(SOUND, text=TEXT)
    assert {one.case for one in found if one.severity is not NOTE} == {Case.UNUSED}
    assert {one.place.id for one in found if one.case is Case.UNUSED and one.place} == {
        *("west", "south", "middle", "rate", "exports"),
    }


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


@pytest.mark.parametrize(
    ("facts", "repair"),
    [
        (BEFORE.replace("1000", "1134") + SALES + GROWTH, ("before", "digits", "value", "1143")),
        (
            BEFORE.replace("1000", "1143") + SALES + GROWTH.replace("12.5", "15.2"),
            ("growth", "digits", "value", "12.5"),
        ),
        (
            fact("b", "rate", "60.1", period='"2020"') + fact("a", "rate", "63.3")
            + fact("g", "rate", "3.2", measure='"growth"'),
            ("g", "points", "measure", "change"),
        ),
        (
            fact("b", "sales", "1143", period='"2020"') + SALES + GROWTH
            + fact("c", "sales", "1311.7", period='"2022"', unit='"wan"')
            + fact("h", "sales", "2.0", measure='"growth"', period='"2022"'),
            ("c", "scale", "unit", "yi"),
        ),
    ],
)  # fmt: skip
def test_the_one_change_that_repairs_all(facts: str, repair: tuple[str, ...]) -> None:
    found = check(facts, "growth")
    told = [one.data["repair"] for one in found if one.case is Case.GROWTH]
    assert [(one.fact, one.slip.value, one.key, one.value) for one in told] == [repair]


def test_a_year_off_by_one() -> None:
    chain = "".join(
        fact(f"l{year}", "sales", value, period=f'"{year}"')
        for year, value in ((2018, "100.0"), (2019, "110.0"), (2021, "145.2"))
    )
    growths = "".join(
        fact(f"g{year}", "sales", value, measure='"growth"', period=f'"{year}"')
        for year, value in ((2019, "10.0"), (2020, "32.0"))
    )
    # The level of 2020 stands under 2021: nothing contradicts, so nothing is said.
    assert not check(chain + growths, "growth")


def test_growths_over_years_without_levels_make_a_chain() -> None:
    levels = fact("a", "shops", "1000", period='"2018"') + fact("b", "shops", "1331")
    growths = "".join(
        fact(f"g{year}", "shops", "10.0", measure='"growth"', period=f'"{year}"')
        for year in (2019, 2020, 2021)
    )
    assert not check(levels + growths, "growth")
    [one] = check((levels + growths).replace("1331", "1431"), "growth")
    assert one.severity is ERROR
    assert one.data["formula"] == "1000 × (1 + 10.0%) × (1 + 10.0%) × (1 + 10.0%)"


@pytest.mark.parametrize("prices", ["", '"current"', '"constant"'])
def test_a_growth_accuses_only_as_far_as_its_prices_are_known(prices: str) -> None:
    found = check(BEFORE + SALES + GROWTH + (f"prices = {prices}\n" if prices else ""), "growth")
    expected = {"": [WARNING], '"current"': [ERROR], '"constant"': []}
    assert [one.severity for one in found] == expected[prices]


def test_a_ranking_of_the_smallest_is_no_mistake() -> None:
    facts = "".join(
        fact(entity, "sales", value, entity=f'"{entity}"', ranks=rank(position))
        for position, (entity, value) in enumerate(
            (("north", "10"), ("south", "20"), ("middle", "30")), 1
        )
    )
    assert not check(facts, "positions")


def test_targets_are_not_held_against_results() -> None:
    target = fact("target", "online", "1300", status='"target"')
    assert not check(SALES + target, "part", "growth", "share")
