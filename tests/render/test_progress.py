"""What a person reads while something takes long, and that nobody else does."""

from __future__ import annotations

import io
import os
import pty
import sys
import time

import pytest

from jhstats.render import progress


def said(monkeypatch: pytest.MonkeyPatch, seconds: float) -> str:
    """What stands on a terminal after so many seconds of waiting."""
    monkeypatch.setattr(progress, "_LONG", 0.1)
    monkeypatch.setenv("TERM", "xterm")
    outer, inner = pty.openpty()
    with os.fdopen(inner, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with progress.waiting("exporting [the base]"):
            time.sleep(seconds)
        terminal.write("end")
    shown = b""
    while not shown.endswith(b"end"):
        shown += os.read(outer, 65536)
    os.close(outer)
    return shown.decode()


def test_a_person_who_waits_is_told_what_for(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = said(monkeypatch, 1.5)
    assert "exporting [the base]" in shown
    assert "0:00:0" in shown


def test_what_is_soon_over_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(monkeypatch, 0) == "end"


def test_no_program_reads_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_LONG", 0)
    monkeypatch.setattr(sys, "stderr", stream := io.StringIO())
    with progress.waiting("exporting"):
        time.sleep(0.2)
    assert not stream.getvalue()


def test_an_interruption_is_not_held_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    begin = time.monotonic()
    with pytest.raises(KeyboardInterrupt), progress.waiting("exporting"):
        raise KeyboardInterrupt
    assert time.monotonic() - begin < 1
