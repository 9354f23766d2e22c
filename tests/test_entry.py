"""The way in and out of the process, `jhstats.__main__`: interruptions, signals, faults."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from jhstats.errors import Status

BASE = Path(__file__).parent / "base.toml"
EMPTY_FACT = BASE.parent / "invalid" / "empty-fact.toml"
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")

# The command line, which does a deed of ours where it is about to import a module.
CALLED = """
import os, signal, sys
from jhstats.__main__ import run

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            {deed}

sys.meta_path.insert(0, Finder())
sys.argv = ["jhstats", *{arguments!r}]
run()
"""
KILL = "os.kill(os.getpid(), signal.{0})"
DYING = "type('Dying', (), {{'__del__': lambda self: os.kill(os.getpid(), signal.{0})}})()"


def called(module: str, deed: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What becomes of a command if something happens while it imports a module."""
    code = CALLED.format(module=module, deed=deed, arguments=arguments)
    command = [sys.executable, "-c", code]
    surroundings = {**os.environ, "JHSTATS_LANG": "en"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)


@POSIX
@pytest.mark.parametrize(
    ("module", "deed", "status"),
    [
        ("jhstats.cli", KILL.format("SIGINT"), 130),
        ("typer", DYING.format("SIGINT"), 130),
        ("typer", DYING.format("SIGTERM"), 143),
        ("jhstats.say.messages", KILL.format("SIGTERM"), 143),
        ("jhstats.cli.show", KILL.format("SIGINT"), 130),
        ("jhstats.views.facts", KILL.format("SIGINT"), 130),
        ("jhstats.load.lines", KILL.format("SIGINT"), 130),
    ],
)
def test_a_signal_ends_without_a_word(module: str, deed: str, status: int) -> None:
    done = called(module, deed, "show", f"--facts={EMPTY_FACT}")
    assert (done.returncode, done.stdout, done.stderr) == (status, "", "")


@POSIX
def test_a_signal_that_is_ignored_stays_so() -> None:
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        before = signal.signal(ignored, signal.SIG_IGN)
        try:
            done = called("typer", KILL.format(ignored.name), "--version")
        finally:
            signal.signal(ignored, before)
        assert (done.returncode, done.stderr) == (0, "")


@POSIX
@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_leaves_no_part_of_a_file(tmp_path: Path, name: str, status: int) -> None:
    code = f"""
import os, pathlib, signal, sys
from jhstats.__main__ import run

def link(part, target):
    print([path.suffix for path in part.parent.iterdir()], flush=True)
    {KILL.format(name)}
os.link = link
sys.argv = ["jhstats", "show", "--facts", {str(BASE)!r}, "-o", {str(tmp_path / "x.csv")!r}]
run()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (status, "")
    assert done.stdout == "['.part']\n"
    assert not list(tmp_path.iterdir())


def test_a_fault_has_a_status_of_its_own() -> None:
    done = called("jhstats.cli.show", "1 / 0", "show")
    assert done.returncode == Status.FAULT
    assert done.stderr.startswith("Traceback")
    assert "ZeroDivisionError" in done.stderr


@POSIX
@pytest.mark.parametrize("module", ["platform", "uuid"])
def test_a_call_imports_no_module_that_it_does_not_need(module: str) -> None:
    done = called(module, "os._exit(99)", "show", "tea", f"--facts={BASE}")
    assert done.returncode == {"platform": 0, "uuid": 99}[module], done.stderr
