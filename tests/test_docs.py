"""READMEs and guides do not go stale: their commands run, and print what they show."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from docs.pictures import make
from jhstats.check.rules import RULES
from jhstats.cli.main import COMMANDS
from tests.run import run
from tests.test_layers import ORDER, SOURCE

TOP = Path(__file__).parents[1]
READMES = (TOP / "README.md", TOP / "README.zh-CN.md")
GUIDES = [
    TOP / "docs" / f"{name}{ending}.md"
    for name in ("base", "proof", "ci", "python")
    for ending in ("", ".zh-CN")
]
PYTHON = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
CONSOLE = re.compile(r"```console\n\$ (?P<command>.*)\n(?P<shown>(?:.*\n)*?)```")
TERMINAL = re.compile(
    r"<!-- terminal (?P<columns>\d+) (?P<lang>\w+): (?P<command>.*) -->\n"
    r"```text\n(?P<shown>(?:.*\n)*?)```"
)


def printed(block: re.Match[str]) -> str:
    """What a block's command prints: on a terminal where the block says so, else in a pipe."""
    said = block.groupdict()
    name, *arguments = shlex.split(said["command"])
    assert name == "jhstats"
    result = run(arguments, columns=int(said.get("columns") or 0), lang=said.get("lang") or "en")
    lines = (result.out + result.err).strip("\n").splitlines()
    return "".join(line.rstrip() + "\n" for line in lines)


def fresh(text: str) -> str:
    """The README with what its commands print now."""
    for pattern in (CONSOLE, TERMINAL):
        for block in reversed(list(pattern.finditer(text))):
            start, end = block.span("shown")
            text = text[:start] + printed(block) + text[end:]
    return text


@pytest.mark.parametrize("page", [*READMES, *GUIDES], ids=lambda path: path.name)
def test_a_page_shows_what_is_printed(
    page: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(TOP)
    text = page.read_text(encoding="utf-8")
    assert CONSOLE.search(text) or PYTHON.search(text)
    if request.config.getoption("--update"):
        page.write_text(fresh(text), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == fresh(text)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_a_readme_is_short(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250
    assert len(CONSOLE.findall(text)) >= 4


@pytest.mark.parametrize("page", [*READMES, *GUIDES], ids=lambda path: path.name)
def test_a_page_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target, heading in re.findall(r"\]\((?!\w+:)([^)#]*)(?:#([^)]*))?\)", text):
        led = (page.parent / target) if target else page
        assert led.exists(), target
        if heading:
            headings = re.findall(r"^#+ (.*)$", led.read_text(encoding="utf-8"), re.MULTILINE)
            anchors = [re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings]
            assert heading in anchors, heading


@pytest.mark.parametrize("page", [READMES[1], *GUIDES[1::2]], ids=lambda path: path.name)
def test_no_line_of_chinese_breaks_a_phrase(page: Path) -> None:
    """A browser shows a line break as a space, which only a mark before it hides."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.findall(r"[^\n]*[\u4e00-\u9fff]\n {0,2}[\u4e00-\u9fff][^\n]*", text)


def test_the_narrow_screen_is_shown() -> None:
    assert TERMINAL.search(READMES[0].read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", [*READMES, *GUIDES[-2:]], ids=lambda path: path.name)
def test_a_pages_python_runs(page: Path, request: pytest.FixtureRequest) -> None:
    text = page.read_text(encoding="utf-8")
    [(code, shown)] = PYTHON.findall(text)
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    if request.config.getoption("--update") and done.stdout != shown:
        text = text.replace(f"```text\n{shown}```", f"```text\n{done.stdout}```")
        page.write_text(text, encoding="utf-8")
        shown = done.stdout
    assert done.stdout == shown


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_pictures_are_what_is_printed(readme: Path, tmp_path: Path) -> None:
    shown = re.findall(r"!\[.*?\]\((docs/.*?)\)", readme.read_text(encoding="utf-8"))
    assert shown
    make(tmp_path)
    for name in shown:
        fresh_one = (tmp_path / Path(name).name).read_bytes()
        assert fresh_one == (TOP / name).read_bytes(), f"{name} is old: make pictures"


def test_the_base_that_pages_show_loads(tmp_path: Path) -> None:
    for page in (*READMES, *GUIDES[:2]):
        [base] = re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        (tmp_path / "teatown.toml").write_text(base, encoding="utf-8")
        result = run(["show", "--facts", str(tmp_path / "teatown.toml"), "--format", "value"])
        assert (result.status, result.out) == (0, "12.5\n")


def test_readme_and_guides_name_every_option_and_command() -> None:
    readme = READMES[0].read_text(encoding="utf-8")
    pages = (readme, *(page.read_text(encoding="utf-8") for page in TOP.glob("docs/*.md")))
    text = "".join(pages)
    for command in COMMANDS:
        shown = run([command, "-h"]).out
        assert f"jhstats {command}" in readme
        for option in re.findall(r"--[a-z-]+", shown):
            assert option in text or option in ("--help", "--header", "--output"), option


def test_what_may_be_added_takes_four_steps() -> None:
    text = (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8")
    added = text.split("\n## Add ")[1:]
    assert len(added) == 6
    for section in added:
        steps = section.split("\n## ")[0]
        assert re.findall(r"^(\d)\.", steps, re.MULTILINE) == ["1", "2", "3", "4"]


def test_every_target_of_make_is_told() -> None:
    makefile = (TOP / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)
    text = (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^    make ([a-z-]+) ", text, re.MULTILINE)) == set(targets)


@pytest.mark.parametrize("guide", [TOP / "docs" / "architecture.md", TOP / "CONTRIBUTING.md"])
def test_a_guide_names_what_there_is(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]*|\w+\.(?:py|toml|md))`", text)
    named = [name for name in named if not re.search(r"[A-Z]{2}", name)]  # tests/ROOM
    assert len(named) > 10
    for name in named:
        places = (TOP / name, SOURCE / name, *SOURCE.rglob(Path(name).name))
        assert any(place.exists() and place.match(name) for place in places), name


def test_the_rooms_are_in_order() -> None:
    text = (TOP / "docs" / "architecture.md").read_text(encoding="utf-8")
    [line] = re.findall(r"^    (trunk < .*)$", text, re.MULTILINE)
    rooms = [name for name in ORDER if (SOURCE / name).is_dir()]
    assert line.split(" < ") == ["trunk", *rooms]
    for name in ORDER:
        assert f"`{name}/`" in text or f"`{name}.py`" in text


@pytest.mark.parametrize("name", ["base.md", "base.zh-CN.md"])
def test_the_rules_of_check_are_listed(name: str) -> None:
    text = (TOP / "docs" / name).read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([a-z-]+)` \| [^|]+? (\(`--against`\) )?\|$", text, re.MULTILINE)
    assert listed == [(rule.name, "(`--against`) " * rule.needs_text) for rule in RULES]
