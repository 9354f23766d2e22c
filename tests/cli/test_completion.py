"""Completion as the shells ask for it, and in shells themselves where there are any."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
ENVIRONMENT = {"PATH": f"{BIN}:{os.environ['PATH']}", "PYTHONUTF8": "1", "HOME": "/nonexistent"}


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
        ("jhstats show 营", ["营收", "营业收入"]),
        ("jhstats rank zhizao", ["zhizaoye"]),
        ("jhstats show --entity yiw", ["yiwu"]),
        ("jhstats rank --among zhe", ["zhejiang"]),
        ("jhstats show --year 2021,201", ["2021,2019", "2021,2018"]),
        ("jhstats show --period 2022-01-", ["2022-01-01/2022-06-30"]),
        ("jhstats show --format j", ["json", "jsonl"]),
        ("jhstats show --measure g", ["growth"]),
        ("jhstats show --status t", ["target"]),
        ("jhstats show --unit yi-", ["yi-yuan", "yi-parcels", "yi-users"]),
        ("jhstats show --fields id,val", ["id,value"]),
        ("jhstats compare --fields metric,quan", ["metric,quantity"]),
        ("jhstats list units --fields id,val", ["id,value"]),
        ("jhstats check --format g", ["github"]),
        ("jhstats check --rule st", ["stray"]),
        ("jhstats proof --fields exp", ["expected"]),
        ("jhstats show --lang z", ["zh"]),
        ("jhstats list m", ["metrics"]),
        ("jhstats compare manu", ["manufacturing"]),
        ("jhstats show --facts tests/base.toml t", ["tea"]),
        ("jhstats show --facts nowhere.toml r", []),
        ("jhstats show --lat", ["--latest"]),
    ],
)
def test_what_is_completed(line: str, expected: list[str]) -> None:
    assert completed(line) == expected


def test_the_base_of_the_surroundings_counts() -> None:
    assert completed("jhstats show t", JHSTATS_FACTS="tests/base.toml") == ["tea"]


def test_other_shells_get_what_words_mean() -> None:
    for shell, shown in (("fish", "revenue\t数字经济核心产业营收"), ("zsh", '"revenue":"数字')):
        done = subprocess.run(
            [sys.executable, "-m", "jhstats"],
            capture_output=True,
            text=True,
            check=True,
            env={
                **ENVIRONMENT,
                "_JHSTATS_COMPLETE": f"complete_{shell}",
                "_TYPER_COMPLETE_ARGS": "jhstats show rev",
                "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            },
        )
        assert shown in done.stdout


def script(shell: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "jhstats"],
        capture_output=True,
        text=True,
        check=True,
        env={**ENVIRONMENT, "_JHSTATS_COMPLETE": f"source_{shell}"},
    )
    return done.stdout


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
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
    assert "revenue\t数字经济核心产业营收" in done.stdout
