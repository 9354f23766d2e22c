"""Pages as a browser shows them, charts, and what stands in them."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from jhstats.render.lines import cells
from jhstats.render.web import chart
from jhstats.views.page import Bar, Cell, Page, Role
from tests.run import run

TOP = Path(__file__).parents[2]
FACTS = f"--facts={TOP / 'tests' / 'base.toml'}"
BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
VOID = {"meta", "br", "link", "img"}
DRAFT = """# Tea

| year | Tea output, 100 million yuan |
|---|---|
| 2021 | 12.5 |

In 2021 Jinhua's core revenue came to RMB 149.0bn, first in Zhejiang by **total**.
It grew by 71.7% in 2021, and 全市 had 53,299 firms on the cloud.

<script>alert("2021: 1409")</script> 2021年金华市数字经济核心产业营收<b>1490亿元</b>，居全省第4。
"""


class Elements(HTMLParser):
    """The elements of a page: name, attributes, and all the text within; tags must be balanced."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, dict(attrs), list[str]())
        self.found.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, _, texts in self._open:
            texts.append(data)

    def of(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        """The attributes and texts of the elements of one name."""
        return [
            (attributes, "".join(texts)) for name, attributes, texts in self.found if name == tag
        ]


def page(command: list[str], folder: Path, lang: str = "en") -> str:
    file = folder / "page.html"
    result = run([*command, "-o", str(file), "--force"], lang=lang)
    assert result.status in (0, 1), result.err
    return file.read_text(encoding="utf-8")


def test_a_table_has_what_the_terminal_has(tmp_path: Path) -> None:
    elements = Elements(page(["compare", "manufacturing"], tmp_path, "zh"))
    [(attributes, _)] = elements.of("html")
    assert attributes["lang"] == "zh"
    assert elements.of("h1")[0][1] == elements.of("title")[0][1]
    text = "".join(text for _, text in elements.of("main"))
    for told in ("231.9", "75.69", "206.4%", "金华：数字竞风流"):
        assert told in text
    assert all(attributes["scope"] in ("col", "row") for attributes, _ in elements.of("th"))
    bars = [own["style"] or "" for own, _ in elements.of("span") if own.get("class") == "bar"]
    assert [float(re.findall(r"width:([\d.]+)%", bar)[0]) for bar in bars] == [100, 32.64]


def test_what_is_said_beside_an_answer_stands_in_the_page(tmp_path: Path) -> None:
    world = ["rank", "gdp", "--by=value", "--year=2016", f"--facts={TOP / 'examples' / 'world'}"]
    assert "places are among those of kind country" in page(world, tmp_path)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_marked_figures_are_those_of_the_json(tmp_path: Path, lang: str) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT, encoding="utf-8")
    elements = Elements(page(["proof", str(draft)], tmp_path, lang))
    listed = json.loads(run(["proof", str(draft), "--all", "--json"], lang=lang).out)
    assert len(listed) > 5
    marks = [(own["class"], text) for own, text in elements.of("mark")]
    assert [verdict for verdict, _ in marks] == [found["verdict"] for found in listed]
    for (_, text), found in zip(marks, listed, strict=True):
        assert text.replace("*", "") == found["figure"]
    notes = {own["id"]: text for own, text in elements.of("li") if "id" in own}
    links = [own for own, _ in elements.of("a") if "aria-describedby" in own]
    for own, found in zip(links, listed, strict=True):
        told = notes[(own["href"] or "").removeprefix("#")]
        assert own["aria-describedby"] in notes
        assert f"{found['line']}:{found['column']}" in told
        if found["fact"]:
            assert found["fact"] in told


def test_a_draft_stands_there_whole_and_its_markup_is_text(tmp_path: Path) -> None:
    draft = tmp_path / "<i>draft.md"
    draft.write_text(DRAFT, encoding="utf-8")
    elements = Elements(page(["proof", str(draft)], tmp_path))
    shown = "\n".join(text.rstrip() for own, text in elements.of("p") if not own)
    assert shown.splitlines() == [line.rstrip() for line in DRAFT.splitlines() if line.strip()]
    assert not elements.of("script")
    assert not elements.of("b")[0][0]
    assert "<i>draft.md" in elements.of("h2")[0][1]


def test_counts_stand_first(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    shown = page(["proof", str(tmp_path / "draft.md")], tmp_path)
    counts = f"figures {len(Elements(shown).of('mark'))}: right"
    assert shown.index(counts) < shown.index("<h2>")


def test_an_accepted_figure_is_told_but_not_marked_wrong(tmp_path: Path) -> None:
    text = '<!-- jhstats: ok "1490亿元" a letter -->\n2021年金华市数字经济核心产业营收1490亿元。\n'
    (tmp_path / "draft.md").write_text(text, encoding="utf-8")
    elements = Elements(page(["proof", str(tmp_path / "draft.md"), "--all"], tmp_path))
    assert [own["class"] for own, _ in elements.of("mark")] == [""]
    [(own, told)] = elements.of("li")
    assert own["class"] == ""
    assert "wrong" in told
    assert "a letter" in told


def test_many_drafts_fill_no_title(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.md").write_text("2021", encoding="utf-8")
    elements = Elements(page(["proof", str(tmp_path)], tmp_path))
    assert elements.of("title")[0][1].endswith("2.md, … (5)")
    assert len(elements.of("h2")) == 5
    assert not elements.of("li")


def test_a_document_and_several_drafts(tmp_path: Path) -> None:
    for name in ("a.md", "b.html"):
        (tmp_path / name).write_text("<html><p>2021年金华市营收1409亿元。", encoding="utf-8")
    elements = Elements(page(["proof", str(tmp_path)], tmp_path))
    assert [Path(text).name for _, text in elements.of("h2")] == ["a.md", "b.html"]
    assert [text for _, text in elements.of("mark")] == ["1409亿元"] * 2


def test_findings_stand_with_place_and_remedy(tmp_path: Path) -> None:
    elements = Elements(page(["check", str(TOP / "tests" / "faulty.toml")], tmp_path))
    assert elements.of("h1")[0][1].endswith("faulty.toml")
    told = [text for _, text in elements.of("li")]
    assert any("faulty.toml:49" in text and "figures is wrong" in text for text in told)
    assert [own["class"] for own, _ in elements.of("li")].count("error") == 3


def test_names_of_a_base_are_text_and_nothing_is_fetched(tmp_path: Path) -> None:
    evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>\\u001b[2J'
    base = (TOP / "tests" / "base.toml").read_text(encoding="utf-8")
    base = base.replace("茶叶产量", evil.replace('"', '\\"'))
    (tmp_path / "evil.toml").write_text(base, encoding="utf-8")
    shown = page(["show", "--facts", str(tmp_path / "evil.toml")], tmp_path, "zh")
    elements = Elements(shown)
    assert not elements.of("script")
    assert not elements.of("img")
    assert "\x1b" not in shown
    assert not re.search(r"url\(|@import|(?:src|href)=\"(?!#)", shown)


MEASURE = """
const wanted = [375, 1280];
const result = {errors: [], frames: []};
function luminance(color) {
  const [r, g, b] = color.map(v => v / 255).map(
    v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
}
function rgb(text) { return text.match(/[\\d.]+/g).map(Number); }
function back(element, view) {
  for (; element; element = element.parentElement) {
    const color = rgb(view.getComputedStyle(element).backgroundColor);
    if (color.length < 4 || color[3] > 0) return color.slice(0, 3);
  }
  return [255, 255, 255];
}
function measure(frame) {
  const view = frame.contentWindow, page = frame.contentDocument;
  let worst = 21, where = "";
  for (const element of page.querySelectorAll("main *")) {
    const own = [...element.childNodes].some(n => n.nodeType == 3 && n.textContent.trim());
    if (!own) continue;
    const ink = rgb(view.getComputedStyle(element).color).slice(0, 3);
    const [a, b] = [luminance(ink), luminance(back(element, view))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < worst) { worst = ratio; where = element.outerHTML.slice(0, 80); }
  }
  const wide = [...page.querySelectorAll("main *")].filter(
    e => e.getClientRects().length && e.getBoundingClientRect().right > frame.clientWidth + 1);
  result.frames.push({
    width: frame.clientWidth, scroll: page.documentElement.scrollWidth, contrast: worst, where,
    wide: wide.slice(0, 3).map(e => e.outerHTML.slice(0, 80)),
    dark: view.matchMedia("(prefers-color-scheme: dark)").matches,
    marks: [...page.querySelectorAll("mark")].map(e => e.textContent),
  });
}
window.onload = () => {
  document.querySelectorAll("iframe").forEach(measure);
  document.getElementById("result").textContent = JSON.stringify(result);
};
"""


def browsed(shown: str, folder: Path, *options: str) -> tuple[list[dict[str, Any]], str]:
    """What a browser measures of a page in narrow and wide frames, and what its console says."""
    frames = "".join(
        f'<iframe style="width:{width}px;height:900px;border:0" srcdoc="{html.escape(shown)}">'
        "</iframe>"
        for width in (375, 1280)
    )
    outer = folder / "outer.html"
    body = f'{frames}<pre id="result"></pre><script>{MEASURE}</script>'
    outer.write_text(f"<!doctype html><meta charset=utf-8><body>{body}", encoding="utf-8")
    command = [
        str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
        "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-dev-shm-usage", f"--user-data-dir={folder / 'profile'}",
        "--enable-logging=stderr", "--v=0", "--virtual-time-budget=5000", *options,
        "--dump-dom", outer.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    [result] = re.findall(r'<pre id="result">(.*?)</pre>', done.stdout.decode(), re.DOTALL)
    return json.loads(html.unescape(result))["frames"], done.stderr.decode(errors="replace")


@pytest.mark.no_cover
@pytest.mark.skipif(
    BROWSER is None and "CI" not in os.environ, reason="no Chromium on this machine"
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("command", "lang"),
    [("show", "en"), ("compare manufacturing", "zh"), ("proof DRAFT", "zh"),
     ("check tests/faulty.toml", "en")],
)  # fmt: skip
def test_a_browser_shows_it_well(
    command: str, lang: str, scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert BROWSER, "no Chromium: CI installs one from the system's packages"
    monkeypatch.chdir(TOP)
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT, encoding="utf-8")
    arguments = command.replace("DRAFT", str(draft)).split()
    shown = page(arguments, tmp_path, lang)
    dark = ["--blink-settings=preferredColorScheme=0"] if scheme == "dark" else []
    frames, console = browsed(shown, tmp_path, *dark)
    assert "CONSOLE" not in console
    assert [frame["width"] for frame in frames] == [375, 1280]
    for frame in frames:
        assert frame["dark"] is (scheme == "dark")
        assert frame["scroll"] <= frame["width"], frame["wide"]
        assert not frame["wide"]
        assert frame["contrast"] >= 4.5, frame["where"]
    if command.startswith("proof"):
        listed = json.loads(run([*arguments, "--all", "--json"], lang=lang).out)
        marks = [text.replace("*", "") for text in frames[0]["marks"]]
        assert marks == [found["figure"] for found in listed]


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
    assert "a · 2021 a target · 9 · 第1" in texts(svg)


def test_a_rank_without_a_value_stands_alone() -> None:
    assert texts(drawn(row("a", "—", None)))[1] == "a · 2021 · 第1"
    bare = (Cell("a"), Cell("2021"), Cell("—", Role.VALUE), Cell("", Role.RANK))
    assert texts(drawn(bare))[1] == "a · 2021"


def test_what_is_said_beside_an_answer_stands_below(tmp_path: Path) -> None:
    world = ["rank", "gdp", "--by=value", f"--facts={Path('examples/world').resolve()}"]
    assert run([*world, "-o", str(tmp_path / "a.svg")]).status == 0
    said = texts(ET.parse(tmp_path / "a.svg").getroot())[-1]  # noqa: S314 - our own
    assert said.startswith("places are among those of kind country")


def test_title_and_source_are_there_and_markup_is_text() -> None:
    svg = drawn(row("<b>&", "1", None))
    assert texts(svg)[0] == svg.findtext(f"{SVG}title") == "Tea <output>"
    assert "<b>& · 2021 · 1 · 第1" in texts(svg)
    assert texts(svg)[-1] == "Source: a yearbook"


def test_long_words_stay_on_the_sheet() -> None:
    svg = drawn(row("数字经济核心产业制造业增加值" * 4, "1" * 30, Bar(0, 1)), row("b", "", None))
    assert max(map(cells, texts(svg))) <= 108
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
