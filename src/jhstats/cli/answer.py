"""The base in use: where it is, how large a file of it may be, and its store."""

import os
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from time import monotonic

from jhstats.ask.store import Store
from jhstats.errors import BaseError, Kind, UsageError
from jhstats.load.files import MAX_SIZE, STDIN, embedded, is_database
from jhstats.load.settings import FILE, read_settings
from jhstats.model import Base
from jhstats.names import record_names
from jhstats.render.output import remark, tell
from jhstats.say.messages import LANGUAGES, Messages

_LONG = 1.0  # seconds that loading may take before a person is told how to prepare a base


def base_paths(facts: Iterable[str]) -> tuple[str, ...]:
    """The paths of `--facts`, `JHSTATS_FACTS`, jhstats.toml, which a terminal is told, or ours."""
    given, settings = os.environ.get("JHSTATS_FACTS", "").split(os.pathsep), read_settings()
    named = [*facts] or [*filter(None, given)]
    if not named and settings.facts:
        named = [*settings.facts]
        remark(f"{FILE}: facts = {', '.join(named)}")
    return tuple(str(embedded()) if path == "shipped" else path for path in named or ["shipped"])


def max_size(given: str | None) -> int:
    """How many bytes a file may have, as `--max-size` says it: `1000`, `500MB`; else UsageError."""
    if not given:
        return MAX_SIZE
    found = re.fullmatch(r"(?ai)(\d{1,15}) ?([KMG]?)B?", given)
    if found is None:
        raise UsageError.of(Kind.BAD_CHOICE, option="--max-size", given=given)
    return int(found[1]) * {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}[found[2].upper()]


def check_language(messages: Messages, base: Base | Store) -> None:
    """Refuse a language that was asked for and has neither words nor names in the base.

    By an option it is a UsageError, by jhstats.toml a BaseError.
    """
    given, by = messages.language, messages.asked_by
    primary, tables = given.partition("-")[0].lower(), (base.metrics, base.entities, base.units)
    if not by or primary in LANGUAGES:
        return
    names = (record_names(record) for table in tables for record in table.values())
    if not any(tag.partition("-")[0] == primary for tag in chain(*names)):
        error = UsageError if by == "--lang" else BaseError
        raise error.of(Kind.BAD_CHOICE, option=by, given=given, candidates=LANGUAGES)


@lru_cache(maxsize=1)
def open_store(
    paths: tuple[str, ...], size: str | None = None, messages: Messages | None = None
) -> Store:
    """The store of the base at these paths: files, or one that was prepared.

    It is read once for one reader, who may be offered another line. With messages their language is
    checked, and it is told which files a prepared base does not agree with any more, and how one
    that took long is prepared. A `BaseError` says that it cannot be used; a `UsageError` that a
    prepared one is not named alone, or that the size or the language is none.
    """
    most, begin = max_size(size), monotonic()
    if prepared := next(filter(is_database, paths), None):
        if len(paths) > 1:
            raise UsageError.of(Kind.NOT_ALONE, file=prepared)
        from jhstats.ask.prepared import PreparedStore

        store: Store = PreparedStore(prepared)
        there = [*store.origins()] if messages else []
        if messages and (changed := [own.path for own in there if not own.is_same]):
            named = [own.path for own in there if not own.named_by]
            is_there = len(there) == len(store.files)  # else facts would go
            again = _preparing(named, "--force", "-o", prepared) if is_there else None
            tell([messages.say("prepared.stale", files=messages.listed(changed), command=again)])
    else:
        from jhstats.load.loader import load

        store = Store(load(*paths, max_size=most))
        if messages and monotonic() - begin > _LONG and STDIN not in paths:
            remark(messages.say("prepared.hint", command=_preparing(paths, "-o", "base.sqlite")))
    if messages:
        check_language(messages, store)
    return store


def _preparing(paths: Sequence[str], *target: str) -> str:
    from shlex import join

    named = chain.from_iterable(("--facts", path) for path in paths)
    return join(["jhstats", "export", *named, *target])
