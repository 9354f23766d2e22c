"""The rules of `check`: what each finds, how it is said, what follows and what held."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import jhstats
from jhstats.check.context import Check, Text
from jhstats.check.finding import Case, Severity
from jhstats.check.rules import RULES, Explanation, explain
from jhstats.load.documents import document
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.say.messages import LANGUAGES, Messages
from tests.check.bases import (
    BEFORE,
    ERROR,
    GROWTH,
    HEAD,
    NOTE,
    SALES,
    TEXT,
    WARNING,
    at,
    check,
    fact,
    rank,
    spans,
)

if TYPE_CHECKING:
    from collections.abc import Callable


class Example(NamedTuple):
    """Facts in the users' own syntax, and what a rule finds in them."""

    case: Case
    rule: str
    severity: Severity
    facts: str
    text: str = ""


EXAMPLES = (
    Example(Case.TWICE, "twice", ERROR, SALES + fact("again", "sales", "1287")),
    Example(Case.UNIT, "unit", ERROR, fact("a", "sales", "7", unit='"firm"')),
    Example(
        Case.LONG_SPAN, "span-length", ERROR,
        fact("a", "sales", "7", evidence=spans("北市销售额首破1200亿元，达1286亿元")),
    ),
    Example(Case.NOT_WITHIN, "territory", ERROR, fact("a", "sales", "7", ranks=rank(1, "west"))),
    Example(Case.NO_EVIDENCE, "no-evidence", NOTE, BEFORE),
    Example(Case.NO_PLACE, "span", ERROR,
            fact("a", "sales", "1286", evidence=f"[{at('1286亿元', section='北市这一年')}]"), TEXT),
    Example(Case.NO_SPAN, "span", ERROR,
            fact("a", "sales", "1268", evidence=spans("1268亿元")), TEXT),
    Example(Case.VALUE, "value", ERROR, SALES.replace("= 1286", "= 1268"), TEXT),
    Example(Case.UNIT_PRINTED, "value", ERROR, SALES + 'unit = "wan"\n', TEXT),
    Example(Case.YEARLY, "value", ERROR,
            fact("growth", "sales", "12.5", measure='"growth"', **{"from": '"2019"'},
                 evidence='[{ source = "other", printed = "两年复合增长率为12.5%" }]')),
    Example(Case.BOUND_PRINTED, "value", ERROR,
            fact("a", "online", "400", evidence=spans("400亿元", paragraph=2)), TEXT),
    Example(Case.STRAY, "stray", WARNING,
            SALES.replace('"全省第四" }', '"全省第四" }, ' + at("12.5%")), TEXT),
    Example(Case.RANK, "rank", ERROR, SALES.replace("position = 4", "position = 3"), TEXT),
    Example(Case.SCOPE, "rank", ERROR, SALES.replace('"east"', '"land"'), TEXT),
    Example(Case.PERIOD, "period", ERROR, SALES.replace('"2021"', '"2022"'), TEXT),
    Example(Case.PERIOD, "period", WARNING,
            fact("a", "shops", "80", evidence=spans("80家")), "# 北市的一年\n\n门店80家。\n"),
    Example(Case.UNCLAIMED, "coverage", WARNING, SALES, TEXT),
    Example(Case.GROWTH, "growth", WARNING, BEFORE + SALES + GROWTH),
    Example(Case.CHANGE, "growth", ERROR,
            BEFORE + SALES + fact("more", "sales", "300", measure='"change"')),
    Example(Case.SHARE, "share", ERROR,
            SALES + fact("part", "online", "400")
            + fact("share", "online", "13.1", measure='"share"', of='"sales"')),
    Example(Case.ABOVE_ALL, "share", WARNING,
            fact("share", "online", "131", measure='"share"', of='"sales"')),
    Example(Case.PART, "part", ERROR, SALES + fact("part", "online", "1300")),
    Example(Case.SUM, "sum", ERROR, '[[sum]]\nwhole = "sales"\nparts = ["online", "exports"]\n'
            + SALES + fact("online", "online", "400") + fact("exports", "exports", "60")),
    Example(Case.REST, "sum", ERROR,
            '[[sum]]\nwhole = "sales"\nparts = ["online", "exports"]\nrest = true\n'
            + SALES + fact("online", "online", "1270") + fact("exports", "exports", "60")),
    Example(Case.SHARED_POSITION, "positions", WARNING,
            SALES + fact("south", "sales", "900", entity='"south"', ranks=rank(4))),
    Example(Case.TWO_POSITIONS, "positions", ERROR,
            SALES + fact("again", "sales", ranks=rank(5))),
    Example(Case.ORDER, "positions", WARNING,
            fact("a", "sales", "500", ranks=rank(1))
            + fact("b", "sales", "900", entity='"south"', ranks=rank(2))
            + fact("c", "sales", "300", entity='"middle"', ranks=rank(3))),
)  # fmt: skip


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=lambda own: f"{own.rule}-{own.case.value}-{own.severity.value}"
)
def test_a_rule_finds_its_case(example: Example) -> None:
    found = check(example.facts, example.rule, text=example.text)
    assert {(finding.case, finding.severity, finding.rule) for finding in found} == {
        (example.case, example.severity, example.rule)
    }
    assert (len(found) == 1) == (example.case is not Case.UNCLAIMED)


def test_what_a_finding_tells_is_what_its_message_asks_for() -> None:
    """But for what cases that are found together have in common."""
    common = {"value", "unit", "formula", "low", "high", "facts", "unstated"}
    common |= {"other", "position", "there"}
    for example in EXAMPLES:
        asked: set[str] = set()
        for language in LANGUAGES:
            text = Messages(language).templates
            keys = [f"finding.{example.case.value}", f"finding.{example.rule}"]
            parts = [text[key].partition("\n") for key in keys if key in text]
            shared = text.get(f"remedy.{example.rule}", text["remedy"])
            told, remedy = parts[0][0], next((part[2] for part in parts if part[2]), shared)
            asked |= set(re.findall(r"\{(\w+)\}", told + remedy))
        for finding in check(example.facts, example.rule, text=example.text):
            given = finding.data.keys()
            assert given - common <= asked
            optional = {"low", "period", "before", "named", "there", "elsewhere"}
            assert asked - given <= optional, example.case


def test_every_case_has_an_example() -> None:
    elsewhere = {Case.NO_SOURCE, Case.OTHER_TEXT}
    assert {example.case for example in EXAMPLES} | elsewhere == set(Case)
    assert {example.rule for example in EXAMPLES} | {"fingerprint"} == {rule.name for rule in RULES}


def test_every_message_in_both_languages(
    golden: Callable[[Path, str], None],
) -> None:
    lines = []
    for example in EXAMPLES:
        for finding in check(example.facts, example.rule, text=example.text)[:1]:
            assert isinstance(finding.case, Case)
            for language in LANGUAGES:
                message, remedy = Messages(language).finding_texts(finding)
                lines.append(
                    f"{finding.severity.value}: {message} [{finding.rule}]\n    {remedy}\n"
                )
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
    assert {finding.severity for finding in check(SOUND, text=TEXT)} == {NOTE}


def test_without_a_text_spans_are_held_by_themselves() -> None:
    wrong = SALES.replace("= 1286", "= 7").replace('"2021"', '"2020"')
    assert {finding.rule for finding in check(wrong)} == {"value"}


def test_a_text_of_no_source_is_told_whatever_rule_is_asked_for() -> None:
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + SALES)])
    [finding] = jhstats.check(base, [Text(document("x.txt", b"nothing"))], rules=["span"])
    assert finding.case is Case.NO_SOURCE


def test_a_growth_of_minus_a_hundred_implies_nothing() -> None:
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + SALES
                       + GROWTH.replace("12.5", "-100", 1))])  # fmt: skip
    assert [
        derived for derived in explain(Check(base)).derived if derived.quantity.value == "implied"
    ] == []


def test_what_follows_heeds_prices_and_the_period_before() -> None:
    constant = GROWTH + 'prices = "constant"\n'
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + SALES + constant)])
    assert not explain(Check(base)).derived
    half = SALES.replace('"2021"', '"2021-01/2021-06"') + GROWTH.replace(
        '"2021"', '"2021-01/2021-06"'
    )
    base = parse([File("base.toml", HEAD.format(sha256="0" * 64) + half)])
    [derived] = explain(Check(base)).derived
    assert derived.period is not None
    assert (derived.period.text, str(derived.value)) == ("2020-01/2020-06", "1143")


def test_what_is_explained_is_of_the_rules_that_were_asked_for() -> None:
    facts = BEFORE + SALES + GROWTH + fact("part", "online", "400")
    facts += fact("share", "exports", "10", measure='"share"', of='"online"')
    facts += fact("exports", "exports", "40")
    check_ = Check(parse([File("base.toml", HEAD.format(sha256="0" * 64) + facts)]))
    every = explain(check_)
    assert {relation.law.rule for relation in every.relations} == {"growth", "share", "part"}
    assert {relation.law.rule for relation in explain(check_, ["part"]).relations} == {"part"}
    assert explain(check_, ["territory"]) == Explanation(check_.base)


INFERRED = {Case.PERIOD, Case.UNIT_PRINTED}


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=lambda own: f"{own.case.value}-{own.severity.value}"
)
def test_what_a_remedy_says_to_infer_may_be_inferred_and_mends(example: Example) -> None:
    [finding, *_] = check(example.facts, example.rule, text=example.text)
    for language in LANGUAGES:
        remedy = Messages(language).finding_texts(finding)[1]
        assert ("inferred" in remedy) == (example.case in INFERRED)
        for key in re.findall('"(period|among)"', remedy):
            facts = f'{example.facts}inferred = ["{key}"]\n'
            assert not check(facts, example.rule, text=example.text)


def test_a_scope_that_the_text_does_not_name_may_be_inferred() -> None:
    text = "# 北市的一年\n\n2021年，北市销售额1286亿元，居第四。\n"
    facts = fact("a", "sales", "1286", ranks=rank(4), evidence=spans("1286亿元", "居第四"))
    [finding] = check(facts, "rank", text=text)
    for language in LANGUAGES:
        assert '"among"' in Messages(language).finding_texts(finding)[1]
    assert not check(facts + 'inferred = ["among"]\n', "rank", text=text)
