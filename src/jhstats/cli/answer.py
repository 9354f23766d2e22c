"""The base in use: where it is, how large a file of it may be, and its store."""

import os
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from jhstats.ask.store import Store
from jhstats.errors import BaseError, Kind, Location, Problem, UsageError
from jhstats.load.files import MAX_SIZE, embedded
from jhstats.load.loader import load
from jhstats.load.settings import FILE, read_settings
from jhstats.model import Base
from jhstats.names import record_names
from jhstats.render.output import remark, tell
from jhstats.say.messages import LANGUAGES, Messages

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


def check_language(messages: Messages, base: Base | Store) -> None:
    """Hold a language that was asked for to those that have words, or names in the base.

    Raises:
        UsageError: `--lang` asks for another.
        BaseError: jhstats.toml does; where `JHSTATS_LANG` does, that is only told.
    """
    given, by = messages.language, messages.asked_by
    primary, tables = given.partition("-")[0].lower(), (base.metrics, base.entities, base.units)
    names = (record_names(record) for table in tables for record in table.values())
    if primary in LANGUAGES or any(tag.partition("-")[0] == primary for tag in chain(*names)):
        return
    data = {"option": by, "given": given, "candidates": LANGUAGES}
    problem = Problem(Kind.BAD_CHOICE, data, Location(FILE) if by == "lang" else None)
    if by in ("--lang", "lang"):
        raise (UsageError if by == "--lang" else BaseError)([problem])
    if by == "JHSTATS_LANG":
        tell([messages.problem(problem)])


def open_store(facts: Sequence[str], size: str | None = None) -> Store:
    """The base in use."""
    return Store(load(*base_paths(facts), max_size=max_size(size)))


@lru_cache(maxsize=1)
def store_for(messages: Messages, size: str | None, *facts: str) -> Store:  # noqa: ARG001
    """The base in use, read once for one reader, who may be offered another line."""
    return open_store(facts, size)
