"""What jhstats.toml in the current folder says, and what it accepts."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import jhstats
from jhstats.load.settings import read_settings
from tests.run import run

TOP = Path(__file__).parents[2]
BASE = (TOP / "tests" / "base.toml").read_text(encoding="utf-8")
WRONG = "2020年绿镇茶叶产量15.2吨。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("tea.toml").write_text(BASE, encoding="utf-8")
    return tmp_path


def write(settings: str) -> None:
    Path("jhstats.toml").write_text(settings, encoding="utf-8")


def test_a_base_by_the_settings() -> None:
    expected = run(["show", "tea", "--facts", "tea.toml"]).out
    shipped = run(["show", "revenue"]).out
    assert expected != shipped
    for facts in ('"tea.toml"', '["tea.toml"]', '["./tea.toml"]'):
        write(f"facts = {facts}")
        assert run(["show", "tea"]).out == expected
        assert run(["show", "revenue", "--facts", "shipped"]).out == shipped
        assert run(["show", "revenue"], JHSTATS_FACTS="shipped").out == shipped
    write('facts = "shipped"')
    assert run(["show", "revenue"]).out == shipped
    assert run(["show", "tea"], JHSTATS_FACTS="tea.toml").out == expected
    write('facts = "nowhere.toml"')
    assert run(["show", "tea"]).status == 3
    write("")
    assert run(["show", "revenue"]).out == shipped


@pytest.mark.parametrize(
    "command", ["show tea", "list metrics", "compare tea", "check", "search tea"]
)
def test_a_terminals_answer_names_the_file_once(command: str) -> None:
    write('facts = "tea.toml"')
    named = "jhstats: jhstats.toml: facts = tea.toml\n"
    assert run(command.split(), columns=99).err.count(named) == 1
    assert "jhstats.toml" not in run(command.split()).err
    assert "jhstats.toml" not in run([*command.split(), "--facts=tea.toml"], columns=99).err


def test_the_language_by_the_settings() -> None:
    write('facts = "tea.toml"\nlang = "zh"')
    chinese = run(["show", "tea"], columns=99, JHSTATS_LANG="", LC_ALL="en_US.UTF-8").out
    assert chinese == run(["show", "tea"], columns=99, lang="zh").out
    english = run(["show", "tea"], columns=99, lang="en").out
    assert english == run(["show", "tea", "--lang=en"], columns=99, JHSTATS_LANG="").out
    assert chinese != english
    assert "示例" in run(["show", "-h"], JHSTATS_LANG="").out


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('fact = "a"', "jhstats.toml:1: fact: 'fact' may not stand here [unknown-key]"),
        ("\nfacts = 3", "jhstats.toml:2: facts: '3' does not fit here [type]"),
        ('facts = ["a", 3]', "jhstats.toml:1: facts: "),
        ('facts = ""', "jhstats.toml:1: facts: "),
        (
            "facts = []",
            "'[]' does not fit here [type]\n    facts = []\n    ^^^^^\n    write text in quotes\n",
        ),
        ("lang = true", "jhstats.toml:1: lang: 'true' does not fit here [type]"),
        ('accepted = "a"', "jhstats.toml:1: accepted: "),
        ("[accepted]", "jhstats.toml:1: accepted: '{  }' does not fit here"),
        ("[[accepted]]", "jhstats.toml:1: accepted 1: figure: the key 'figure' is missing"),
        (
            '[[accepted]]\nfigure = "1"\nfile = "a"\nwhy = "x"',
            (
                "jhstats.toml:4: accepted 1: why: 'why' may not stand here [unknown-key]\n"
                '    why = "x"\n    ^^^\n    write one of '
            ),
        ),
        ("facts = a", "jhstats.toml:1:9: no TOML"),
    ],
)
def test_settings_that_are_wrong(settings: str, told: str) -> None:
    write(settings)
    for command in (["show"], ["show", "--facts=tea.toml"], ["proof", "-"]):
        result = run(command)
        assert (result.status, result.out) == (3, "")
        assert told in result.err
    assert run(["-h"]).status == 0
    assert run(["--version"]).status == 0


def test_a_folder_called_so_is_told_in_the_readers_language() -> None:
    Path("jhstats.toml").mkdir()
    assert "无法读取：" in run(["show", "--lang", "zh"]).err


def test_settings_are_no_part_of_a_base_and_not_written_over() -> None:
    write('facts = "."')
    assert run(["check"]).status == 0
    result = run(["show", "tea", "-o", "jhstats.toml", "--force", "--json"])
    assert (result.status, "it is read here" in result.err) == (2, True)


@pytest.mark.skipif(os.name != "posix", reason="files that only POSIX has")
def test_settings_that_are_no_file() -> None:
    path = Path("jhstats.toml")
    for form in ("folder", "pipe", "link"):
        if form == "folder":
            path.mkdir()
        elif form == "pipe":
            os.mkfifo(path)
        else:
            path.symlink_to("nowhere")
        told = run(["show", "tea", "--facts=tea.toml"])
        assert (told.status, "[unreadable]" in told.err) == (3, True)
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()


def test_a_language_that_nobody_speaks() -> None:
    show = ["show", "tea", "--facts=tea.toml"]
    for command in (show, ["proof", "-", *show[2:]], ["check", *show[2:]]):
        told = run([*command, "--lang=fr"])
        assert (told.status, told.out) == (2, "")
        assert "--lang does not know 'fr' [bad-choice]\n    write one of en, zh" in told.err
        told = run(command, JHSTATS_LANG="fr")
        assert told.status == 0
        assert told.err == run(command, lang="en").err
        assert "fr" not in run(command, JHSTATS_LANG="", LC_ALL="fr_FR.UTF-8").err
        write('lang = "fr"')
        told = run(command, JHSTATS_LANG="")
        assert (told.status, told.out) == (3, "")
        assert "jhstats.toml: lang does not know 'fr' [bad-choice]" in told.err
        Path("jhstats.toml").unlink()
    Path("tea.toml").write_text(BASE.replace("en = ", "fr-CA = "), encoding="utf-8")
    assert run([*show, "--lang=fr"]).status == 0
    assert run([*show, "--lang=zh-TW"]).status == 0


def proved(*arguments: str) -> tuple[int, list[tuple[str, str, str | None]], str]:
    result = run(["proof", *arguments, "--facts=tea.toml", "--json"])
    found = json.loads(result.out)
    told = [(one["figure"], one["verdict"], one["accepted"]) for one in found]
    return result.status, told, result.err


ENTRY = '[[accepted]]\nfigure = "{}"\nfile = "{}"\nreason = "as quoted"\n'


def test_a_figure_that_the_settings_accept() -> None:
    Path("in").mkdir()
    Path("in/a.md").write_text(WRONG, encoding="utf-8")
    Path("b.md").write_text(WRONG, encoding="utf-8")
    write(ENTRY.format("15.2吨", "./in/a.md"))
    for name in ("in/a.md", "in", "in/*.md", str(Path.cwd() / "in" / "a.md")):
        status, told, notices = proved(name)
        assert (status, told) == (0, [])
        assert "figures 0" in notices
        assert "accepted" not in notices
    assert proved("in", "--all")[1] == [("15.2吨", "wrong", "as quoted")]
    assert proved("b.md")[:2] == (1, [("15.2吨", "wrong", None)])
    assert proved("in", "b.md")[:2] == (1, [("15.2吨", "wrong", None)])


def test_what_the_settings_accept_and_is_not_there_is_told_for_the_files_read() -> None:
    Path("a.md").write_text(WRONG, encoding="utf-8")
    write(
        ENTRY.format("15.2吨", "a.md") + ENTRY.format("5.2吨", "a.md") + ENTRY.format("9", "b.md")
    )
    status, _, notices = proved("a.md")
    assert status == 0
    assert "jhstats: jhstats.toml:5: no figure is accepted any more as '5.2吨'\n" in notices
    assert notices.count("any more") == 1


def test_a_pattern_of_drafts_whose_figure_is_accepted() -> None:
    for name in ("in", "in/deep"):
        Path(name).mkdir()
        Path(name, "a.md").write_text(WRONG, encoding="utf-8")
        Path(name, "b.md").write_text("茶叶。", encoding="utf-8")
    for pattern in ("in/**/*.md", "in"):
        write(ENTRY.format("15.2吨", pattern))
        status, told, notices = proved("in")
        assert (status, told, "any more" in notices) == (0, [], False)
    write(ENTRY.format("15.2吨", "in/*.md") + ENTRY.format("7吨", "in/*.md"))
    status, told, notices = proved("in")
    assert (status, len(told), notices.count("any more as '7吨'")) == (1, 1, 1)


def test_a_comment_that_cannot_be_read_is_told() -> None:
    for comment in ("ok 15.2吨", "ignore", 'ok: "15.2吨"', 'ok ""'):
        Path("a.md").write_text(f"\n<!-- JHstats: {comment} -->\n{WRONG}", encoding="utf-8")
        status, _, notices = proved("a.md")
        assert (status, notices.count("a.md:2: a comment that cannot be read")) == (1, 1), comment


COMMENT = '<!-- jhstats: ok "{}" {} -->'


@pytest.mark.parametrize(
    ("draft", "accepted"),
    [
        (COMMENT.format("15.2吨", "why") + "\n" + WRONG, "why"),
        (COMMENT.format("15.2吨", "") + "\n\n" + WRONG, "yes"),
        ("<!-- JHSTATS: OK “15.2吨” why -->\n" + WRONG, "why"),
        (WRONG.strip() + COMMENT.format("15.2吨", "why"), "why"),
        (WRONG + COMMENT.format("15.2吨", "why") + "\n茶叶。", "why"),
        (COMMENT.format("15.2吨", "why") + "\n# " + WRONG, "why"),
        (COMMENT.format("15.2吨", "why") + "\n- " + WRONG, "why"),
        (COMMENT.format("15.2吨", "why") + "\n\n1. " + WRONG, "why"),
        ("- 茶叶" + COMMENT.format("15.2吨", "why") + "\n- " + WRONG, None),
        ("- " + WRONG.strip() + COMMENT.format("15.2吨", "why"), "why"),
        (f"{COMMENT.format('9', 'x')}\n{COMMENT.format('15.2', 'why')}\n{WRONG}", "why"),
        ("茶叶。\n\n" + COMMENT.format("15.2吨", "why") + "\n\n" + WRONG, "why"),
        (COMMENT.format("5.2吨", "why") + "\n" + WRONG, None),
        (COMMENT.format("15", "why") + "\n" + WRONG, None),
        (COMMENT.format("15.2吨", "why") + "\n茶叶。\n\n" + WRONG, None),
        (WRONG + "\n\n" + COMMENT.format("15.2吨", "why"), None),
        ("<!-- jhstats: ok 15.2吨 -->\n" + WRONG, None),
    ],
)
def test_a_comment_accepts_a_figure_of_its_paragraph(draft: str, accepted: str | None) -> None:
    Path("a.md").write_text(draft, encoding="utf-8")
    status, told, _ = proved("a.md", "--all")
    assert told == [("15.2吨", "wrong", accepted)]
    assert status == (1 if accepted is None else 0)


def test_a_comment_in_a_page_and_in_a_row() -> None:
    comment = COMMENT.format("15.2", "why")
    Path("a.html").write_text(f"{comment}<p>{WRONG}</p>", encoding="utf-8")
    table = "| 年份 | 绿镇茶叶产量（吨） |\n|---|---|\n| 2020年{} | 15.2 {} |\n"
    Path("a.md").write_text(table.format("", comment), encoding="utf-8")
    Path("b.md").write_text(table.format(comment, ""), encoding="utf-8")
    for name in ("a.html", "a.md", "b.md"):
        status, told, _ = proved(name, "--all")
        assert status == 0
        assert [row[1:] for row in told if row[0].startswith("15.2")] == [("wrong", "why")]


def hooks() -> dict[str, dict[str, str]]:
    """The hooks of .pre-commit-hooks.yaml, which has one key a line."""
    found: list[dict[str, str]] = []
    for line in (TOP / ".pre-commit-hooks.yaml").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("- "):
            found.append({})
        key, _, value = line[2:].partition(": ")
        found[-1][key] = value.partition(" #")[0].strip()
    return {hook["id"]: hook for hook in found}


def hooked(hook: str, *files: str) -> subprocess.CompletedProcess[str]:
    """Run a hook's entry as pre-commit does: behind it the files of a change."""
    [name, *arguments] = shlex.split(hooks()[hook]["entry"])
    assert name == "jhstats"
    source = str(Path(jhstats.__file__).parents[1])
    return subprocess.run(
        [sys.executable, "-m", name, *arguments, *files],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": source, "PYTHONUTF8": "1", "JHSTATS_LANG": "en"},
    )


def test_the_hooks_run() -> None:
    assert set(hooks()) == {"jhstats-check", "jhstats-proof"}
    assert {hook["language"] for hook in hooks().values()} == {"python"}
    write('facts = "tea.toml"')
    Path("a.md").write_text(WRONG, encoding="utf-8")
    Path("b.md").write_text("2020年绿镇茶叶产量12.5吨。\n", encoding="utf-8")
    failed = hooked("jhstats-proof", "a.md", "b.md")
    assert failed.returncode == 1
    assert failed.stdout.startswith("a.md:1:12: wrong: 15.2吨: ")
    assert hooked("jhstats-proof", "b.md").returncode == 0
    assert hooked("jhstats-check", "tea.toml").returncode == 0
    assert hooked("jhstats-check", "tea.toml", "jhstats.toml").returncode == 0
    check = hooks()["jhstats-check"]
    assert re.search(check["files"], "facts/tea.toml")
    assert re.search(check["exclude"], "facts/jhstats.toml")
    Path("tea.toml").write_text(BASE.replace("value = 12.5", "value = 15.2"), encoding="utf-8")
    failed = hooked("jhstats-check", "tea.toml")
    assert failed.returncode == 1
    assert failed.stdout.startswith("tea.toml:")


def test_the_guides_settings_are_read() -> None:
    for name in ("docs/ci.md", "docs/ci.zh-CN.md"):
        text = (TOP / name).read_text(encoding="utf-8")
        [settings] = re.findall(r"^    facts = (?:.*\n)(?:    .*\n|\n)*", text, re.MULTILINE)
        write(textwrap.dedent(settings))
        read = read_settings()
        assert (read.facts, len(read.accepted)) == (("facts/",), 1)
