from __future__ import annotations

import os
import pty
import re
import sys
from pathlib import Path
from unittest import mock
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jhstats.render.lines import cells
from jhstats.render.terminal import draw, working
from jhstats.views.page import NO_VALUE, Cell, Page
from tests.run import Stream, run

FACTS = f"--facts={Path(__file__).parents[1] / 'base.toml'}"


def test_a_picture_fetches_nothing(tmp_path: Path) -> None:
    picture = tmp_path / "trend.svg"
    assert (
        run(["compare", "tea", FACTS, "--format=terminal", "-o", str(picture)], lang="zh").status
        == 0
    )
    svg = picture.read_text(encoding="utf-8")
    ET.fromstring(svg)  # noqa: S314 - our own file
    assert "茶叶产量" in svg
    assert set(re.findall(r"https?://[^\"' ]*", svg)) == {"http://www.w3.org/2000/svg"}
    assert "font-face" not in svg


def test_a_picture_is_the_same_each_time(tmp_path: Path) -> None:
    poor = {"NO_COLOR": "1", "JUPYTER_COLUMNS": "40", "LINES": "3"}
    rich = {"TERM": "xterm-256color", "COLORTERM": "256color", "FORCE_COLOR": "1"}
    for name, surroundings in (("first.svg", poor), ("second.svg", rich)):
        arguments = ["show", "tea", FACTS, "--format=terminal", "-o", str(tmp_path / name)]
        assert run(arguments, columns=60, **surroundings).status == 0
    assert (tmp_path / "first.svg").read_bytes() == (tmp_path / "second.svg").read_bytes()


def test_a_pipe_has_no_colour_and_a_terminal_not_by_colour_alone() -> None:
    plain = run(["show", "tea", FACTS], columns=100)
    coloured = run(["show", "tea", FACTS], columns=100, TERM="xterm-256color")
    assert "\x1b[1;33m" in coloured.out
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured.out) == plain.out
    assert "\x1b" not in plain.out
    assert "\x1b" not in run(["show", "tea", FACTS], FORCE_COLOR="1").out
    asked = run(["show", "tea", FACTS, "--format=table"], FORCE_COLOR="1", TERM="xterm-256color")
    assert "\x1b[1;33m" in asked.out
    without = run(["show", "tea", FACTS], columns=100, TERM="xterm-256color", NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", without.out)


@pytest.mark.no_cover
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("columns", [60, 80, 100, 120])
@pytest.mark.parametrize(
    "words",
    [["show"], ["show", "revenue"], ["rank"], ["compare", "manufacturing"], ["list", "metrics"]],
)
def test_tables_fit_and_break_no_word(words: list[str], columns: int, lang: str) -> None:
    table = run(words, columns=columns, lang=lang).out
    assert max(map(cells, table.splitlines())) <= columns
    wide = run([*words, "--format", "table"], lang=lang).out  # in a pipe nothing needs to break
    assert set(re.findall("[A-Za-z]+", table)) <= {*re.findall("[A-Za-z]+", wide), "level"}


@pytest.mark.parametrize(
    ("lang", "columns", "most"), [("en", 100, 8), ("zh", 100, 8), ("zh", 80, 9)]
)
def test_four_facts_of_one_metric_are_short(lang: str, columns: int, most: int) -> None:
    lines = run(["show", "revenue"], columns=columns, lang=lang).out.splitlines()
    assert len(lines) <= most
    name = "数字经济核心产业营收" if lang == "zh" else "Core digital-economy revenue"
    assert sum(name in line for line in lines) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("table", ["metrics", "entities", "units", "sources"])
def test_a_list_has_a_line_an_item_at_eighty_columns(table: str, lang: str) -> None:
    found = run(["list", table, "--fields", "id,facts", "--no-header"]).out.splitlines()
    lines = run(["list", table], columns=80, lang=lang).out.splitlines()[2:-1]
    for line, (id_, facts) in zip(lines, map(str.split, found), strict=True):
        assert line.split()[0] == id_
        assert f" {facts} " in f"{line} "


def test_a_person_who_waits_is_told_what_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    outer, inner = pty.openpty()
    with os.fdopen(inner, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with pytest.raises(KeyboardInterrupt), working("exporting [the base]"):
            raise KeyboardInterrupt
        terminal.write("end")
    shown = b""
    while not shown.endswith(b"end"):
        shown += os.read(outer, 65536)
    os.close(outer)
    assert "exporting [the base]" in shown.decode()


def test_names_in_a_list_are_told_apart_at_eighty_columns() -> None:
    lines = run(["list"], columns=80).out.splitlines()[2:-1]
    names = [line[51:] for line in lines]
    assert sum("…" in name for name in names) > 10
    assert len(set(names)) == len(names)


def test_names_are_cut_only_where_that_makes_room(tmp_path: Path) -> None:
    name = "Percentage of drivers involved in fatal collisions who were"
    names = [f"{name} {what}" for what in ("speeding", "alcohol-impaired", "not distracted")]
    text = "[base]\nschema = 1\n"
    for own in names:
        text += f'[metric.{own.lower().replace(" ", "-")}]\nname = "{own}"\nunit = "percent"\n'
    (tmp_path / "base.toml").write_text(text, encoding="utf-8")
    told = run(["list", "--facts", str(tmp_path / "base.toml")], columns=80).out
    assert all(own in " ".join(told.split()) for own in names)


def test_a_dash_has_no_line_of_its_own(tmp_path: Path) -> None:
    text = """[base]
schema = 1
[metric.tea]
name = "Tea harvested by hand in the gardens of the hills"
unit = "t"
[unit.t]
name = "tonnes of leaves"
[entity.town]
name = "Town"
kind = "city"
"""
    for year in (2020, 2021):
        text += f'[[fact]]\nmetric = "tea"\nentity = "town"\nperiod = "{year}"\nvalue = 9\n'
    (tmp_path / "base.toml").write_text(text, encoding="utf-8")
    told = run(["show", "--facts", str(tmp_path / "base.toml")], columns=40).out.splitlines()
    assert not [line for line in told if line.strip() == "—"]


def test_what_has_no_room_goes_below_its_row() -> None:
    told = run(["show", "revenue", "2021"], columns=60).out.splitlines()
    assert told[3:6] == [
        " Core digital-economy revenue",
        "   level   2021    140.9 billion yuan  No. 4 in Zhejiang",
        "     [1], para. 1",
    ]


_WORDS = st.lists(st.sampled_from(["a", "tea", "Greentown", "茶叶", "12.5", "—"]), max_size=6)
_TEXTS = _WORDS.map(" ".join)
_NAMES = st.builds(
    lambda head, rest: Cell(f"{head}, {rest}" if rest else head, head=head, rest=rest or "level"),
    st.sampled_from(["Tea output", "绿镇：茶叶产量", "A"]),
    _TEXTS,
)
_ROWS = st.lists(st.tuples(_NAMES, *(_TEXTS.map(Cell) for _ in range(3))), max_size=5)


@pytest.mark.no_cover
@example(
    rows=[
        (
            Cell("Tea output", head="Tea output", rest="level"),
            Cell(""),
            Cell("a a a a tea"),
            Cell(""),
        )
    ],
    columns=12,
    is_headed=True,
)
@given(rows=_ROWS, columns=st.integers(12, 90), is_headed=st.booleans())
def test_no_table_is_wider_than_it_may_be_or_loses_a_word(
    rows: list[tuple[Cell, ...]], columns: int, *, is_headed: bool
) -> None:
    if not is_headed:
        rows = [(row[0]._replace(head=None), *row[1:]) for row in rows]
    page = Page(["What", "Period", "Value", "Rank"], rows, right=frozenset({2}))
    with mock.patch.dict(os.environ, {"COLUMNS": str(columns), "TERM": "dumb"}):
        stream = Stream("utf-8", terminal=True)
        draw(page, stream)
    lines = stream.text().splitlines()
    assert max(map(cells, lines), default=0) <= columns
    told = "".join("".join(lines).split())
    for row in rows:
        for cell in row[1:]:
            words = cell.text.split() if cell.text != NO_VALUE else ()  # which takes no line
            assert all(word in told for word in words)
