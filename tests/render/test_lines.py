"""Forms that scripts, editors and GitHub read."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jhstats.errors import Location
from jhstats.render import lines
from jhstats.render.lines import cells, wrapped
from jhstats.views.page import Line, Quote
from tests.run import run

FACTS = f"--facts={Path(__file__).parents[1] / 'base.toml'}"

DRAFT = Location("a,b:c.md", line=3, column=7)
BASE_FILE = Location("base.toml", "fact", 2, "value", "tea", line=9)


@pytest.mark.parametrize(
    ("line", "report", "github"),
    [
        (Line("100% of it"), "100% of it", "::notice::100%25 of it"),
        (
            Line("no", DRAFT, "wrong", "BAD", quote=Quote("a", " 5 t ", "b")),
            "a,b:c.md:3:7: wrong: 5 t: no",
            "::error file=a%2Cb%3Ac.md,line=3,col=7::5 t: no",
        ),
        (
            Line("no\tunit", BASE_FILE, "warning", "!", "add\none"),
            "base.toml:9: warning: no unit; add one",
            "::warning file=base.toml,line=9::no unit; add one",
        ),
        (
            Line("so", Location("t"), "note", "!"),
            "t: note: so",
            "::notice file=t::so",
        ),
    ],
)
def test_a_line(line: Line, report: str, github: str) -> None:
    assert list(lines.report([line])) == [report + "\n"]
    assert list(lines.github([line])) == [github + "\n"]


def test_no_file_name_makes_a_command() -> None:
    line = Line("so", Location("\n::error ::x\x1b"), "::", "!")
    assert list(lines.github([line])) == ["::notice file=%0A\ufffd%3Aerror %3A%3Ax\ufffd::so\n"]
    assert list(lines.report([line])) == [" \ufffd:error ::x\ufffd: ::: so\n"]
    assert list(lines.report([Line("so", Location(":"))])) == ["\ufffd: so\n"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("茶 tea\n\ttea – “50 %” 👩\u200d🌾 نمی\u200cخواهم", None),
        *(
            (f"a{character}b", "a\ufffdb")
            for character in (
                *("\0", "\x07", "\r", "\x1b", "\x7f", "\x9b", "\xad", "\u061c", "\u200b", "\u200e"),
                *("\u200f", "\u2028", "\u2029", "\u202e", "\u2060", "\u2066", "\u2069", "\ud800"),
                *("\udcff", "\ufeff", "\ufff9", "\ufffe", "\uffff", "\U000e0001", "\U000e007f"),
            )
        ),
        ("::warning::x", "\ufffd:warning::x"),
        ("a\n \u3000::error::x", "a\n \u3000\ufffd:error::x"),
        ("\0::x", "\ufffd::x"),
        ("std::vector, 1:1", None),
        ("a ##[error]", "a \ufffd#[error]"),
        ("# 1, ## [2]", None),
    ],
)
def test_what_commands_a_terminal_or_a_runner_is_replaced(given: str, expected: str | None) -> None:
    assert lines.safe(given) == (given if expected is None else expected)


def test_csv_is_data_and_keeps_what_a_spreadsheet_would_work_out() -> None:
    cells = ["=1+1", "+1", "-1", "@a"]
    assert list(lines.csv([cells])) == ["=1+1,+1,-1,@a\n"]
    assert list(lines.tsv([cells])) == ["=1+1\t+1\t-1\t@a\n"]


def test_json_in_ascii_is_the_same_json() -> None:
    text = json.dumps({"é": "金华 😀 \x7f"}, ensure_ascii=False)
    assert lines.json_in_ascii(text).isascii()
    assert json.loads(lines.json_in_ascii(text)) == json.loads(text)


def test_json_keeps_the_printed_digits() -> None:
    out = run(["show", "tea", FACTS, "--json"]).out
    values = {fact["id"]: fact["value"] for fact in json.loads(out, parse_float=Decimal)}
    assert str(values["tea-growth-2020"]) == "7.10"


def test_csv_reads_back_and_has_its_mark_only_if_asked() -> None:
    out = run(["show", FACTS, "--format", "csv"]).out
    tsv = run(["show", FACTS]).out
    rows = list(csv.reader(io.StringIO(out)))
    assert rows == [line.split("\t") for line in tsv.splitlines()]
    assert run(["show", FACTS, "--format", "csv", "--bom"]).out == "\ufeff" + out
    assert run(["show", FACTS, "--no-header"]).out == tsv.partition("\n")[2]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("数字经济，全省第四", 8, ["数字经", "济，全省", "第四"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("第 1409亿元", 8, ["第 1409", "亿元"]),
        ("one\ntwo", 8, ["one", "two"]),
        ("", 8, []),
    ],
)
def test_where_lines_break(text: str, width: int, expected: list[str]) -> None:
    assert wrapped(text, width) == expected


@given(st.text("ab 金华，。（1", max_size=60), st.integers(2, 20))
def test_no_line_is_too_long_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
