"""What every command does: open the store, ask, view, emit."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.loader import load
from jhstats.render import lines
from jhstats.render.output import FORMATS, emit, form
from jhstats.store import Store
from jhstats.views import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jhstats.render.output import Output
    from jhstats.views import View


def open_store(facts: Sequence[str]) -> Store:
    """The base of `--facts`, else of `JHSTATS_FACTS`, else the embedded one."""
    given = os.environ.get("JHSTATS_FACTS", "")
    return Store(load(*(facts or [path for path in given.split(os.pathsep) if path])))


def answer(ask: Callable[[], View], output: Output) -> None:
    """Write what a question is answered with; where nothing matched, an empty form of it."""
    chosen = form(output)
    try:
        view = ask()
    except QueryError:
        if chosen == "json" and output.file is None:
            sys.stdout.writelines(lines.json((), ascii_only=True))
        raise
    emit(view, output)


def language(argv: Sequence[str]) -> str:
    """The reader's language: `--lang`, `JHSTATS_LANG`, the locale, English."""
    for index, word in enumerate(argv):
        if word == "--lang" and index + 1 < len(argv):
            return argv[index + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    for variable in ("JHSTATS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        tag = os.environ.get(variable, "").split(".")[0].split("@")[0]
        if tag:
            return "en" if tag in ("C", "POSIX") else tag
    return "en"


def checked_format(given: str | None) -> str | None:
    """A form's name, as `--format` takes it."""
    if given is None or given in FORMATS:
        return given
    data = {"option": "--format", "given": given, "candidates": FORMATS}
    raise UsageError([Problem(Kind.BAD_CHOICE, data)])


def checked_fields(given: Sequence[str]) -> tuple[str, ...]:
    """Fields' names, as `--fields` takes them."""
    fields = [field.strip() for word in given for field in word.split(",") if field.strip()]
    problems = [
        Problem(Kind.BAD_CHOICE, {"option": "--fields", "given": one, "candidates": FIELDS})
        for one in fields
        if one not in FIELDS
    ]
    if problems:
        raise UsageError(problems)
    return tuple(fields)
