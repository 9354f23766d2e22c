"""What every command does: open the store, ask, view, emit."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from jhstats.ask.store import Store
from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.load.files import MAX_SIZE, embedded
from jhstats.load.loader import load
from jhstats.load.settings import FILE, read_settings
from jhstats.render.output import emit, remark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jhstats.render.output import Output
    from jhstats.views.page import View

SHIPPED = "shipped"
"""What `--facts` calls the embedded base."""
_SIZE = re.compile(r"(\d{1,15}) ?([KMG]?)B?", re.ASCII | re.IGNORECASE)
_FACTORS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}


def base_paths(facts: Sequence[str]) -> list[str]:
    """The paths of `--facts`, else of `JHSTATS_FACTS`, of jhstats.toml, or of the embedded base."""
    given = os.environ.get("JHSTATS_FACTS", "")
    named = list(facts) or [path for path in given.split(os.pathsep) if path]
    settings = read_settings()
    if not named and settings.facts:
        named = [*settings.facts]
        remark(f"{FILE}: facts = {', '.join(named)}")
    return [str(embedded()) if path == SHIPPED else path for path in named or [SHIPPED]]


def max_size(given: str | None) -> int:
    """How many bytes a file may have, as `--max-size` says it: `1000`, `500MB`.

    Raises:
        UsageError: it is no size.
    """
    found = _SIZE.fullmatch(given or str(MAX_SIZE))
    if found is None:
        data = {"option": "--max-size", "given": given, "candidates": ("500MB", "2GB")}
        raise UsageError([Problem(Kind.BAD_CHOICE, data)])
    return int(found[1]) * _FACTORS[found[2].upper()]


def open_store(facts: Sequence[str], size: str | None = None) -> Store:
    """The base in use."""
    return Store(load(*base_paths(facts), max_size=max_size(size)))


def answer(ask: Callable[[], View], output: Output) -> None:
    """Write what a question is answered with; JSON even where nothing matched.

    Raises:
        QueryError: nothing matched.
        UsageError: the answer has no such form.
        OutputError: the file cannot be written.
    """
    try:
        view = ask()
    except QueryError:
        if output.form == "json" and output.file is None:
            sys.stdout.write("[]\n")
        raise
    emit(view, output)
