from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from jhstats.render.chart import chart
from jhstats.views.page import Bar, Cell, Page, Role
from tests.run import run

FACTS = f"--facts={Path(__file__).parents[1] / 'base.toml'}"
SVG = "{http://www.w3.org/2000/svg}"


def row(name: str, value: str, bar: Bar | None, mark: str | None = None) -> tuple[Cell, ...]:
    period = Cell(f"2021 {mark}", Role.MARK) if mark else Cell("2021")
    return Cell(name), period, Cell(value, Role.VALUE, bar=bar), Cell("第1", Role.RANK)


def drawn(*rows: tuple[Cell, ...]) -> ET.Element:
    page = Page(("name", "period", "value", "rank"), list(rows), notes=["Source: a yearbook"])
    return ET.fromstring(chart(page, "Tea <output>"))  # noqa: S314 - our own


def texts(svg: ET.Element) -> list[str]:
    return [text.text or "" for text in svg.iter(f"{SVG}text")]


def test_bars_begin_at_zero_and_are_as_long_as_their_values() -> None:
    svg = drawn(row("a", "10", Bar(0, 1)), row("b", "5", Bar(0, 0.5)))
    first, second = [rect for rect in svg.iter(f"{SVG}rect") if rect.get("stroke")]
    assert first.get("x") == second.get("x")
    assert float(first.get("width", "")) == pytest.approx(2 * float(second.get("width", "")), 0.01)


def test_what_falls_goes_to_the_left_of_zero() -> None:
    svg = drawn(row("a", "10", Bar(0.25, 1)), row("b", "-3", Bar(0.25, 0)))
    first, second = [rect for rect in svg.iter(f"{SVG}rect") if rect.get("stroke")]
    end = float(second.get("x", "")) + float(second.get("width", ""))
    assert end == pytest.approx(float(first.get("x", "")), abs=0.2)


def test_a_target_is_told_in_words_and_drawn_open() -> None:
    svg = drawn(row("a", "9", Bar(0, 1, is_open=True), "a target"), row("b", "8", Bar(0, 0.9)))
    first, second = [rect for rect in svg.iter(f"{SVG}rect") if rect.get("stroke")]
    assert (first.get("fill"), second.get("stroke-dasharray")) == ("none", None)
    assert {"a · 2021 a target", "9 · 第1"} < {*texts(svg)}


def test_what_all_rows_share_stands_in_the_title_alone() -> None:
    rows = [row(f"{own}: Tea <output>", "1", None) for own in ("China", "Japan")]
    rows = [(own[0]._replace(head="Tea", rest=own[0].text[:5]), *own[1:]) for own in rows]
    assert texts(drawn(*rows))[:4] == ["Tea · 2021", "China", "1 · 第1", "Japan"]
    rows[1] = (rows[1][0], Cell("2020"), *rows[1][2:])
    assert texts(drawn(*rows))[:4:3] == ["Tea", "Japan · 2020"]
    rows[0] = rows[1][:1] + rows[0][1:]
    assert texts(drawn(*rows))[:4] == ["Japan: Tea <output>", "2021", "1 · 第1", "2020"]
    rows[0] = (Cell("China", head="Coffee"), *rows[0][1:])
    assert texts(drawn(*rows))[:2] == ["Tea <output>", "China · 2021"]


def test_a_rank_without_a_value_stands_alone() -> None:
    assert texts(drawn(row("a", "—", None)))[2] == "第1"
    bare = (Cell("a"), Cell("2021"), Cell("—", Role.VALUE), Cell("", Role.RANK))
    assert texts(drawn(bare))[2] == "—"


def test_words_take_the_room_that_there_is() -> None:
    told = "18804913000000 US dollars, and more of it"
    bar = row("a", told, Bar(0, 1))
    assert f"{told} · 第1" in texts(drawn(bar, row("b", "1", Bar(0, 0.5))))


def test_what_is_said_beside_an_answer_stands_below(tmp_path: Path) -> None:
    world = ["rank", "gdp", "--by=value", f"--facts={Path('examples/world').resolve()}"]
    assert run([*world, "-o", str(tmp_path / "a.svg")]).status == 0
    said = texts(ET.parse(tmp_path / "a.svg").getroot())[-1]  # noqa: S314 - our own
    assert said.startswith("places are among those of kind country")


def test_title_and_source_are_there_and_markup_is_text() -> None:
    svg = drawn(row("<b>&", "1", None))
    assert texts(svg)[0] == svg.findtext(f"{SVG}title") == "<b>& · 2021"
    assert "<b>& · 2021" in texts(svg)
    assert texts(svg)[-1] == "Source: a yearbook"


def test_long_words_stay_on_the_sheet() -> None:
    svg = drawn(row("数字经济核心产业制造业增加值" * 4, "1" * 30, Bar(0, 1)), row("b", "", None))
    assert max(len(text) for text in texts(svg)) <= 40
    width = int(svg.get("width", ""))
    for rect in svg.iter(f"{SVG}rect"):
        if rect.get("stroke"):
            assert float(rect.get("x", "")) + float(rect.get("width", "")) < width


@pytest.mark.parametrize(
    "command",
    ["compare tea", "rank --province", "rank tea --by value", "show tea", "list metrics"],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_answer_has_a_chart_that_fetches_nothing(
    command: str, lang: str, tmp_path: Path
) -> None:
    file = tmp_path / "chart.svg"
    assert run([*command.split(), FACTS, "-o", str(file)], lang=lang).status == 0
    svg = file.read_text(encoding="utf-8")
    ET.fromstring(svg)  # noqa: S314 - our own file
    assert set(re.findall(r"https?://[^\"' ]*", svg)) == {"http://www.w3.org/2000/svg"}
    assert "font-face" not in svg
