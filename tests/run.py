"""Running the command line as a user does, in a pipe or on a terminal."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

from jhstats.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Sequence


class Result(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


class Stream(io.TextIOWrapper):
    """A stream in memory that may be a terminal."""

    def __init__(self, encoding: str, *, terminal: bool) -> None:
        self.raw_bytes = io.BytesIO()
        self.terminal = terminal
        super().__init__(self.raw_bytes, encoding=encoding, newline="\n", write_through=True)

    def isatty(self) -> bool:
        """Whether it plays a terminal."""
        return self.terminal

    def text(self) -> str:
        """All that was written."""
        self.flush()
        return self.raw_bytes.getvalue().decode(self.encoding)


def run(
    arguments: Sequence[str],
    *,
    columns: int = 0,
    lang: str = "en",
    encoding: str = "utf-8",
    stdin: str = "",
    **environment: str,
) -> Result:
    """Run a command; with `columns`, on a terminal that is so wide."""
    out = Stream(encoding, terminal=columns > 0)
    err = Stream(encoding, terminal=columns > 0)
    given = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    surroundings = {
        "PATH": os.environ.get("PATH", os.defpath),
        "COLUMNS": str(columns or 80),
        "TERM": "dumb",
        "JHSTATS_LANG": lang,
        **environment,
    }
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.dict(os.environ, surroundings, clear=True))
        for name, stream in (("stdout", out), ("stderr", err), ("stdin", given)):
            stack.enter_context(mock.patch.object(sys, name, stream))
        status = main(arguments)
    return Result(status, out.text(), err.text())
