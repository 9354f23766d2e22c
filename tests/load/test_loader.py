from __future__ import annotations

import io
import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jhstats.errors import BaseError, Kind
from jhstats.figure import Bound, Interval
from jhstats.load.files import File
from jhstats.load.loader import load, parse
from jhstats.model import FactStatus, Measure, RankKind, Whole, name_in

if TYPE_CHECKING:
    from pathlib import Path

    from jhstats.errors import Problem

HEAD = """
[base]
schema = 1
title = "Tea"
main = "town"
[source.book]
title = "Book"
URL = "https://example.com"
volume = 3
[unit.ton]
name = "t"
[entity.land]
name = { zh = "国", en = "Land" }
kind = "nation"
[entity.town]
name = { zh = "镇", en = "Town" }
kind = "town"
within = "land"
[metric.tea]
name = "Tea"
unit = "ton"
[metric.all]
name = "All"
"""
FACT = """
[[fact]]
id = "tea-1"
metric = "tea"
entity = "town"
value = {0}
"""


def test_what_is_left_out() -> None:
    base = parse([File("a.toml", HEAD + FACT.format("37.90"))])
    fact = base.facts[0]
    assert (fact.measure, fact.bound, fact.status) == (
        Measure.LEVEL,
        Bound.EXACT,
        FactStatus.ACTUAL,
    )
    assert (str(fact.value), fact.unit, fact.period) == ("37.90", "ton", None)
    assert fact.amount is not None
    assert fact.amount.interval == Interval(Decimal("37.895"), Decimal("37.905"))
    assert (fact.origin.file, fact.origin.number) == ("a.toml", 1)
    assert base.sources["book"].extra == {"URL": "https://example.com", "volume": "3"}
    assert base.entities["town"].within == ("land",)
    assert base.title == {"und": "Tea"}


@pytest.mark.parametrize(
    ("written", "read"),
    [("188.78", "188.78"), ("1_409", "1409"), ("7.10", "7.10"), ("-3", "-3"), ("1e3", "1000")],
)
def test_digits_are_kept(written: str, read: str) -> None:
    text = HEAD + FACT.format("1").replace("value = 1", f"value = {written}")
    assert str(parse([File("a", text)]).facts[0].value) == read


def test_units_ranks_and_wholes() -> None:
    more = """
measure = "share"
of = { metric = "all", entity = "land" }
ranks = [
  { top = 10, among = "land", peers = "city", out-of = 300 },
  { leading = true, among = "land" },
]
"""
    fact = parse([File("a", HEAD + FACT.format("5") + more)]).facts[0]
    assert (fact.unit, fact.of) == ("percent", Whole("all", "land"))
    first, second = fact.ranks
    assert first == (RankKind.TOP, 10, "land", "city", 300)
    assert second == (RankKind.LEADING, None, "land", "town", None)
    assert fact._replace(value=None).amount is None


def test_many_files_are_one_base(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
    (tmp_path / "b.toml").write_text("[base]\nschema = 1\n" + FACT.format("1"), encoding="utf-8")
    base = load(tmp_path)
    assert [fact.id for fact in base.facts] == ["tea-1"]
    assert [file.rpartition("/")[2] for file in base.files] == ["a.toml", "b.toml"]
    assert load(tmp_path, tmp_path / "b.toml") == base


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO((HEAD + FACT.format("1")).encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert load("-").facts[0].origin.file == "-"


@pytest.mark.parametrize(
    ("language", "name"), [("zh", "镇"), ("zh-Hans", "镇"), ("en-GB", "Town"), ("fr", "Town")]
)
def test_names_by_language(language: str, name: str) -> None:
    assert name_in({"zh": "镇", "en": "Town"}, language) == name
    assert name_in({"zh-TW": "鎮"}, "zh") == "鎮"
    assert name_in({"und": "T"}, language) == "T"


def errors(text: str) -> list[Problem]:
    with pytest.raises(BaseError) as caught:
        parse([File("a.toml", text)])
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ('of = "all"', Whole("all", None)),
        ('of = { metric = "all" }', Whole("all", None)),
        ('of.metric = "all"\nof.entity = "land"', Whole("all", "land")),
        ('[fact.of]\nmetric = "all"\nentity = "land"', Whole("all", "land")),
        ("", None),
    ],
)
def test_a_whole_is_an_id_or_a_table(written: str, whole: Whole | None) -> None:
    text = HEAD + FACT.format("5") + 'measure = "contribution"\n' + written
    fact = parse([File("a", text)]).facts[0]
    assert (fact.of, fact.unit) == (whole, "percent")


@pytest.mark.parametrize(
    ("measure", "unit"),
    [
        ("level", "ton"),
        ("change", "ton"),
        ("growth", "percent"),
        ("share", "percent"),
        ("contribution", "percent"),
    ],
)
def test_a_measure_has_its_unit(measure: str, unit: str) -> None:
    text = HEAD + FACT.format("5") + f'measure = "{measure}"\n'
    assert parse([File("a", text)]).facts[0].unit == unit
    given = parse([File("a", text + 'unit = "ton"\n')]).facts[0]
    assert (given.unit, given.measure.value) == ("ton", measure)


def test_every_way_to_write_toml_is_one() -> None:
    inline = 'ranks = [{ position = 2, among = "land" }]\nevidence = [{ source = "book" }]\n'
    tables = """[[fact.ranks]]
    "position" = 2 # a comment
    among = 'land'
    [[ fact . evidence ]]
    source = \"\"\"book\"\"\"
    """
    one, other = (parse([File("a", HEAD + FACT.format("5") + end)]) for end in (inline, tables))
    assert one == other


def test_files_in_either_order_are_one_base(tmp_path: Path) -> None:
    head, facts = tmp_path / "head.toml", tmp_path / "facts.toml"
    head.write_text(HEAD, encoding="utf-8")
    facts.write_text("[base]\nschema = 1\n" + FACT.format("1"), encoding="utf-8")
    one, other = load(head, facts), load(str(facts), str(head))
    assert (one.facts, one.metrics, one.main) == (other.facts, other.metrics, other.main)
    assert one.files == tuple(reversed(other.files))


def test_problems_of_all_files_come_at_once_with_their_files() -> None:
    good = "[base]\nschema = 1\n"
    files = [
        File("one.toml", HEAD + 'colour = "red"\n'),
        File("two.toml", good + FACT.format("1") + FACT.format("2")),
        File("three.toml", "[base\n"),
        File("four.toml", good + 'title = "T"\n[unit.ton]\nname = "t"\n'),
    ]
    with pytest.raises(BaseError) as caught:
        parse(files)
    found = [
        (one.location.file, one.location.line, one.kind.value)
        for one in caught.value.problems
        if one.location
    ]
    assert found == [
        ("one.toml", len(HEAD.splitlines()) + 1, "unknown-key"),
        ("two.toml", 11, "duplicate-id"),
        ("three.toml", 1, "toml"),
        ("four.toml", 3, "set-twice"),
        ("four.toml", 4, "duplicate-id"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("", "colour = 1\n", 7),
        ('note = """\n[[fact]]\n"""\n', "colour = 1\n", 10),
        ("# a [[fact]] in a comment\n", "colour = 1\n", 8),
        ("", "'colour' = 1\n", 7),
    ],
)
def test_a_problem_knows_its_line(before: str, after: str, line: int) -> None:
    (problem,) = errors(HEAD + FACT.format("1") + before + after)
    assert problem.kind is Kind.UNKNOWN_KEY
    assert problem.location is not None
    assert problem.location.line == len(HEAD.splitlines()) + line


@pytest.mark.parametrize("first", ['# three quotes: """', 'title = \'three: """\''])
def test_quotes_that_open_no_long_text_hide_no_line(first: str) -> None:
    head = HEAD.replace('title = "Tea"', first)
    (problem,) = errors(head + FACT.format("1") + "colour = 1\n")
    assert problem.location is not None
    assert problem.location.line == len(head.splitlines()) + 7


def test_a_key_above_all_tables_has_its_line() -> None:
    (problem,) = errors('\ntitle = "Tea"\n' + HEAD)
    assert (problem.kind, problem.location and problem.location.line) == (Kind.UNKNOWN_KEY, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        FACT.format("1") + 'of = { entity = "land" }\n',
        '[[ignored]]\nprinted = "1"\nreason = "r"\n',
        FACT.format("1") + 'evidence = [{ printed = "1" }]\n',
        FACT.format("1") + "ranks = [{ position = 1 }]\n",
        FACT.format("1").replace('metric = "tea"\n', ""),
        FACT.format("1").replace('entity = "town"\n', ""),
    ],
)
def test_a_key_that_is_missing_is_told_once(wrong: str) -> None:
    assert [one.kind for one in errors(HEAD + wrong)] == [Kind.MISSING_KEY]


def test_many_ways_up_are_walked_once() -> None:
    layers = 40
    text = HEAD
    for layer in range(layers):
        inside = f'within = ["a{layer + 1}", "b{layer + 1}"]' if layer + 1 < layers else ""
        text += "".join(f'[entity.{x}{layer}]\nname = "{x}{layer}"\nkind = "k"\n{inside}\n'
                        for x in "ab")  # fmt: skip
    code = "import sys; from jhstats.load.loader import load; print(len(load('-').entities))"
    done = subprocess.run(
        [sys.executable, "-c", code], input=text, capture_output=True, text=True, timeout=10,
        check=True,
    )  # fmt: skip
    assert int(done.stdout) == 2 * layers + 2
