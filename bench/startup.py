"""What a call costs, as ratios against an empty Typer app: `make bench`.

All commands run in turn, byte-compiled, so that a machine whose speed drifts does so for
each of them; the medians of many turns are compared.
"""

from __future__ import annotations

import compileall
import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TURNS = 31
EMPTY_APP = """import typer

app = typer.Typer()


@app.command()
def a() -> None:
    pass


@app.command()
def b() -> None:
    pass


app()
"""
SHOW = [str(Path(sys.executable).with_name("jhstats")), "show", "revenue", "--year", "2021"]


def main() -> None:
    """Print the ratios, each with what it should be at most."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    package = Path(__file__).parents[1] / "src" / "jhstats"
    compileall.compile_dir(package, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        app = Path(folder) / "empty.py"
        app.write_text(EMPTY_APP, encoding="utf-8")
        compileall.compile_dir(folder, quiet=1)
        # As a module, so that the empty app is byte-compiled like any other.
        empty = ["-c", f"import sys; sys.path.insert(0, {folder!r}); import empty", "a"]
        commands: list[tuple[str, float, Callable[[], None]]] = [
            ("an empty Typer app", 1.0, lambda: piped(empty, environment)),
            ("show, in a pipe", 1.25, lambda: piped(SHOW, environment)),
            ("show, on a terminal", 1.9, lambda: on_a_terminal(SHOW, environment)),
        ]
        report(commands)
        asked = {**environment, "COMP_CWORD": "2"}
        theirs = {**asked, "_E_COMPLETE": "complete_bash", "COMP_WORDS": "e a --h"}
        ours = {**asked, "_JHSTATS_COMPLETE": "complete_bash", "COMP_WORDS": "jhstats show rev"}
        completing = ["-c", f"import sys; sys.argv = ['e']; {empty[1].removesuffix('empty')}empty"]
        completions: list[tuple[str, float, Callable[[], None]]] = [
            ("an empty app completes", 1.0, lambda: piped(completing, theirs)),
            ("a metric is completed", 1.25, lambda: piped(SHOW[:1], ours)),
        ]
        report(completions)


def report(commands: Sequence[tuple[str, float, Callable[[], None]]]) -> None:
    """Print the ratios to the first command."""
    times = measure([command for _, _, command in commands])
    print(f"{'medians of ' + str(TURNS):24}{'ms':>8}{'ratio':>8}{'at most':>9}")
    for (name, most, _), taken in zip(commands, times, strict=True):
        print(f"{name:24}{taken * 1000:8.1f}{taken / times[0]:8.2f}{most:9.2f}")


def measure(commands: Sequence[Callable[[], None]]) -> list[float]:
    """The median time of each command, in seconds, after one turn that is not counted."""
    taken: list[list[float]] = [[] for _ in commands]
    for turn in range(TURNS + 1):
        for command, times in zip(commands, taken, strict=True):
            begin = time.perf_counter()
            command()
            if turn:
                times.append(time.perf_counter() - begin)
    return [statistics.median(times) for times in taken]


def piped(arguments: Sequence[str], environment: dict[str, str]) -> None:
    """Run Python with its output in a pipe."""
    subprocess.run(
        [sys.executable, *arguments], check=True, env=environment, stdout=subprocess.PIPE
    )


def on_a_terminal(arguments: Sequence[str], environment: dict[str, str]) -> None:
    """Run Python on a pseudo-terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([sys.executable, *arguments], env=environment, stdout=theirs)
    os.close(theirs)
    try:
        while os.read(ours, 65536):
            pass
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(ours)
    if process.wait():
        raise SystemExit("the command failed")


if __name__ == "__main__":
    main()
