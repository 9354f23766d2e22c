from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.run import run

FACTS = f"--facts={Path(__file__).parents[1] / 'base.toml'}"


def test_a_picture_fetches_nothing(tmp_path: Path) -> None:
    picture = tmp_path / "trend.svg"
    assert (
        run(["compare", "tea", FACTS, "--format=terminal", "-o", str(picture)], lang="zh").status
        == 0
    )
    svg = picture.read_text(encoding="utf-8")
    ET.fromstring(svg)  # noqa: S314 - our own file
    assert "█" in svg
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
