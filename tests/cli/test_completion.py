"""Completion as the shells ask for it, and in shells themselves where there are any."""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import jhstats
from jhstats.ask.rows import SORTS
from tests.run import run

TOP = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
PATH = os.pathsep.join([str(BIN), os.environ.get("PATH", os.defpath)])
OWN = str(Path(jhstats.__file__).parents[1])  # the code that is tested, wherever it is installed
ENVIRONMENT = {"PATH": PATH, "PYTHONUTF8": "1", "HOME": "/nonexistent", "PYTHONPATH": OWN}


def completed(line: str, **environment: str) -> list[str]:
    """What bash is given for a line, the last word of which is begun."""
    done = subprocess.run(
        [sys.executable, "-m", "jhstats"],
        capture_output=True,
        text=True,
        check=True,
        cwd=TOP,
        env={
            **ENVIRONMENT,
            "_JHSTATS_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(line.split(" ")) - 1),
            **environment,
        },
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("jhstats r", ["rank"]),
        ("jhstats show rev", ["revenue"]),
        ("jhstats show --entity yiw", ["yiwu"]),
        ("jhstats rank --among zhe", ["zhejiang"]),
        ("jhstats show --format j", ["json", "jsonl"]),
        ("jhstats show --measure g", ["growth"]),
        ("jhstats show --status t", ["target"]),
        ("jhstats show --unit yi-", ["yi-yuan", "yi-parcels", "yi-users"]),
        ("jhstats compare manu", ["manufacturing"]),
        ("jhstats show --facts tests/base.toml t", ["tea"]),
        ("jhstats show --facts nowhere.toml r", []),
        ("jhstats show --lat", ["--latest"]),
    ],
)
def test_what_is_completed(line: str, expected: list[str]) -> None:
    assert completed(line) == expected


@pytest.mark.parametrize(
    ("line", "lang", "expected"),
    [
        ("jhstats show --so", "en", "--sort\tbest value, newest period, or first name first"),
        ("jhstats show --so", "zh", "--sort\t先列最好的数值、最新的时期或最前的名称"),
        ("jhstats cite --form", "en", "--format\tlines, json, jsonl; unless said by"),
        ("jhstats import --entity-c", "en", "--entity-column\tthe column"),
        ("jhstats cit", "zh", "cite\t把事实写成"),
        ("jhstats --la", "en", "--lang\tlanguage of words"),
        ("jhstats --", "zh", "--version\t版本号"),
    ],
)
def test_a_shell_shows_what_each_is_for(line: str, lang: str, expected: str) -> None:
    asked = {"_JHSTATS_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    done = subprocess.run(
        [sys.executable, "-m", "jhstats"],
        capture_output=True,
        text=True,
        check=True,
        env={**ENVIRONMENT, **asked, "_TYPER_COMPLETE_ARGS": line, "JHSTATS_LANG": lang},
    )
    assert done.stderr == ""
    assert "option." not in done.stdout
    assert all(own.startswith(line.rsplit(maxsplit=1)[-1]) for own in done.stdout.splitlines())
    assert any(own.startswith(expected) for own in done.stdout.splitlines())


def test_the_help_names_all_orders() -> None:
    assert f"--sort {'|'.join(SORTS)}" in run(["show", "-h"]).out


def test_the_base_of_the_surroundings_counts() -> None:
    assert completed("jhstats show t", JHSTATS_FACTS="tests/base.toml") == ["tea"]


def script(shell: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "jhstats"],
        capture_output=True,
        text=True,
        check=True,
        env={**ENVIRONMENT, "_JHSTATS_COMPLETE": f"source_{shell}"},
    )
    return done.stdout


HOSTILE = """
[base]
schema = 1

[unit.firm]
name = "firms"

[entity.town]
name = "Town"
kind = "town"
"""
METRIC = """
[metric.price-%(number)s]
name = { en = %(name)s }
aliases = [%(alias)s]
unit = "firm"
"""
NAMES = [
    "$(>pwned)",
    "`>pwned`",
    "'\\\\$(touch pwned)'",
    "$(touch pwned)",
    "`touch pwned`",
    '";touch pwned;"',
    "');touch pwned;('",
    "[/red] [bold]price",
    ":100: a:b",
    "price\n$(touch pwned)",
    "price\x1b]0;pwned\x07",
    "* ~ {a,b} ?",
    "price\u2028\u202e",
    "\\$(touch pwned)",
]
OFFERED = re.compile(r'"?price-\d+"?|_files')


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder with a base of names that are made to be run by a shell."""
    metrics = [
        METRIC % {"number": number, "name": json.dumps(name), "alias": json.dumps(f"pri{name}")}
        for number, name in enumerate(NAMES)
    ]
    (tmp_path / "base.toml").write_text(HOSTILE + "".join(metrics), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("begun", ["pri", "$", "'", "["])
def test_a_name_is_harmless_to_every_shell(hostile: Path, begun: str) -> None:
    for shell in ("bash", "zsh", "fish"):
        done = subprocess.run(
            [sys.executable, "-m", "jhstats"],
            capture_output=True,
            text=True,
            check=True,
            env={
                **ENVIRONMENT,
                "JHSTATS_FACTS": str(hostile / "base.toml"),
                "_JHSTATS_COMPLETE": f"complete_{shell}",
                "COMP_WORDS": f"jhstats show {begun}",
                "COMP_CWORD": "2",
                "_TYPER_COMPLETE_ARGS": f"jhstats show {begun}",
                "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            },
        )
        assert done.stderr == ""
        offered = done.stdout.removeprefix("_arguments '*: :((").removesuffix("))'\n")
        for line in filter(None, offered.splitlines()):
            assert OFFERED.fullmatch(line), line


@pytest.mark.skipif(os.name != "posix" or not shutil.which("bash"), reason="no bash here")
def test_bash_runs_no_name(hostile: Path) -> None:
    ask = (
        "for word in pri '$' \"'\" ''; do COMP_WORDS=(jhstats show \"$word\"); COMP_CWORD=2; "
        '_jhstats_completion jhstats; printf "%s\\n" "${COMPREPLY[@]}"; done'
    )
    shown = in_shell(hostile, ["bash", "--norc", "-c", f"{script('bash')}\n{ask}"])
    assert "price-13" in shown
    assert re.fullmatch(r"[\w-]*", "".join(shown.split()))


@pytest.mark.skipif(not shutil.which("fish"), reason="no fish here")
def test_fish_runs_no_name(hostile: Path) -> None:
    ask = "complete -C 'jhstats show pri'; complete -C 'jhstats show '"
    shown = in_shell(hostile, ["fish", "--no-config", "-c", f"{script('fish')}\n{ask}"])
    assert "price-13" in shown


@pytest.mark.skipif(not shutil.which("zsh"), reason="no zsh here")
def test_zsh_runs_no_name(hostile: Path) -> None:
    """A zsh on a terminal of its own, where a word is begun and TAB is pressed."""
    (hostile / "jhstats.zsh").write_text(script("zsh"), encoding="utf-8")
    begin = "PS1='%% '; autoload -Uz compinit; compinit -u -D; source ./jhstats.zsh; print ready"
    completed_to = "jhstats show price-"
    keys = {begin + "\n": "\nready", "jhstats show pri\t": completed_to, "\n": None}
    assert completed_to in on_a_terminal(hostile, ["zsh", "-f"], keys)


def in_shell(folder: Path, command: list[str]) -> str:
    """What a shell prints, run in a folder of which the base is in use; it runs no name."""
    environment = {**ENVIRONMENT, "HOME": str(folder), "LANG": "C.UTF-8"}
    environment["JHSTATS_FACTS"] = str(folder / "base.toml")
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=folder, env=environment
    )
    assert not (folder / "pwned").exists()
    assert "Traceback" not in done.stdout + done.stderr
    return done.stdout


def on_a_terminal(folder: Path, command: list[str], keys: dict[str, str | None]) -> str:
    """What a shell shows on a terminal while keys are pressed; it runs no name.

    With the keys stands what is waited for before the next are pressed.
    """
    import pty  # noqa: PLC0415 - where there is zsh, there are terminals

    shell, terminal = pty.openpty()
    environment = {**ENVIRONMENT, "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "xterm"}
    environment["JHSTATS_FACTS"] = str(folder / "base.toml")
    with subprocess.Popen(
        command, stdin=terminal, stdout=terminal, stderr=terminal, cwd=folder, env=environment,
        start_new_session=True,
    ) as running:  # fmt: skip
        os.close(terminal)
        shown = ""
        for pressed, awaited in keys.items():
            os.write(shell, pressed.encode())
            shown += until_quiet(shell, awaited)
        running.kill()
    os.close(shell)
    assert not (folder / "pwned").exists()
    return shown


def until_quiet(terminal: int, awaited: str | None) -> str:
    """What is shown until that is there, or nothing more has come for a second and a half."""
    shown = b""
    while not (awaited and awaited.encode() in shown) and select.select([terminal], [], [], 1.5)[0]:
        shown += os.read(terminal, 65536)
    return shown.decode(errors="replace")


@pytest.mark.skipif(os.name != "posix" or not shutil.which("bash"), reason="no bash here")
def test_in_a_real_bash() -> None:
    ask = (
        "COMP_WORDS=(jhstats show rev); COMP_CWORD=2; _jhstats_completion jhstats; "
        'printf "%s\\n" "${COMPREPLY[@]}"; complete -p jhstats'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{script('bash')}\n{ask}"],
        capture_output=True,
        text=True,
        check=True,
        env=ENVIRONMENT,
    )
    lines = done.stdout.splitlines()
    assert lines[0].strip() == "revenue"
    assert "_jhstats_completion" in lines[-1]


@pytest.mark.skipif(not shutil.which("fish"), reason="no fish here")
def test_in_a_real_fish(tmp_path: Path) -> None:
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"{script('fish')}\ncomplete -C 'jhstats show rev'"],
        capture_output=True,
        text=True,
        check=True,
        env={**ENVIRONMENT, "HOME": str(tmp_path), "LANG": "C.UTF-8"},
    )
    assert "revenue" in done.stdout.split()
