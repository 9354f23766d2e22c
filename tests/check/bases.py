"""Bases and texts in the users' own syntax, and what a check finds in them."""

from __future__ import annotations

import hashlib

import jhstats
from jhstats.check.context import Text
from jhstats.check.finding import Case, Finding, Severity
from jhstats.load.documents import document
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.say.messages import Messages

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


def fact(id_: str, metric: str, value: str = "", **keys: str) -> str:
    """A fact in TOML; keys are TOML values, `_` for `-`."""
    lines = [f'[[fact]]\nid = "{id_}"\nmetric = "{metric}"']
    if value:
        lines.append(f"value = {value}")
    keys = {"entity": '"north"', "period": '"2021"', **keys}
    lines += [
        f"{key.rstrip('_').replace('_', '-')} = {literal}"
        for key, literal in keys.items()
        if literal
    ]
    return "\n".join(lines) + "\n"


def at(printed: str, paragraph: int = 1, section: str = "北市的一年") -> str:
    """One evidence in the text."""
    return (
        f'{{ source = "paper", section = "{section}", paragraph = {paragraph}, '
        f'printed = "{printed}" }}'
    )


def spans(*printed: str, paragraph: int = 1) -> str:
    return "[" + ", ".join(at(span, paragraph) for span in printed) + "]"


def rank(position: int, among: str = "east", more: str = "") -> str:
    return f'[{{ position = {position}, among = "{among}"{more} }}]'


def check(facts: str, *rules: str, text: str = "", source: str | None = None) -> list[Finding]:
    raw = text.encode()
    head = HEAD.format(sha256=hashlib.sha256(raw).hexdigest())
    base = parse([File("base.toml", head + facts)])
    texts = [Text(document("paper.txt", raw), source)] if text else []
    return jhstats.check(base, texts, rules=rules)


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


def found_in(text: str, facts: str, *rules: str, language: str = "zh") -> list[tuple[Case, str]]:
    """The cases found in a text of one section, each with its fact; without notes."""
    raw = f"# 北市的一年\n\n{text}\n".encode()
    head = HEAD.format(sha256=hashlib.sha256(raw).hexdigest())
    head = head.replace('"zh"', f'"{language}"', 1)
    base = parse([File("base.toml", head + facts)])
    found = jhstats.check(base, [Text(document("paper.txt", raw))], rules=rules)
    return [(finding.case, finding.fact or "") for finding in found if finding.severity is not NOTE]  # type: ignore[misc]


EVIDENCE = ("span", "value", "rank", "period", "stray")


def levels(**values: str) -> str:
    """Levels of sales by year."""
    return "".join(
        fact(f"l{year}", "sales", value, period=f'"{year.lstrip("y")}"')
        for year, value in values.items()
    )


def said(facts: str, rule: str, language: str = "en") -> list[tuple[str, str]]:
    """What a rule says, and its remedy."""
    words = Messages(language)
    return [words.finding_texts(finding) for finding in check(facts, rule)]


def share(value: str, of: str = "sales", metric: str = "online") -> str:
    return fact("share", metric, value, measure='"share"', of=f'"{of}"')


def contribution(value: str, **keys: str) -> str:
    """What online sales contribute to the growth of all, in percent unless a unit is given."""
    id_ = "points" if "unit" in keys else "rate"
    return fact(id_, "online", value, measure='"contribution"', **{"of": '"sales"', **keys})


PHONE = '[metric.phone]\nname = "Phone orders"\nunit = "yi"\npart-of = "sales"\n'
CURRENT = GROWTH + 'prices = "current"\n'
