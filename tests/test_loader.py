from __future__ import annotations

import io
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jhstats.figure import Bound, Interval
from jhstats.loader import File, load, parse
from jhstats.model import FactStatus, Measure, RankKind, Whole, name_in

if TYPE_CHECKING:
    from pathlib import Path

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
    assert fact.interval == Interval(Decimal("37.895"), Decimal("37.905"))
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
    assert fact._replace(value=None).interval is None


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
