"""The base in use: where it is, how large a file of it may be, and its store."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from jhstats.ask.store import Store
from jhstats.errors import Kind, UsageError
from jhstats.load.files import MAX_SIZE, embedded
from jhstats.load.loader import load
from jhstats.load.settings import FILE, read_settings
from jhstats.render.output import remark

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
        option, sizes = "--max-size", ("500MB", "2GB")
        raise UsageError.of(Kind.BAD_CHOICE, option=option, given=given, candidates=sizes)
    return int(found[1]) * _FACTORS[found[2].upper()]


def open_store(facts: Sequence[str], size: str | None = None) -> Store:
    """The base in use."""
    return Store(load(*base_paths(facts), max_size=max_size(size)))
