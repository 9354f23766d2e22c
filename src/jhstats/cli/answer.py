"""What every command does: open the store, ask, view, emit."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from jhstats.ask.store import Store
from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.load.files import embedded
from jhstats.load.loader import load
from jhstats.render import lines
from jhstats.render.output import emit, form

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jhstats.render.output import Output
    from jhstats.views.page import View


def base_paths(facts: Sequence[str]) -> list[str]:
    """The paths of `--facts`, else of `JHSTATS_FACTS`, else of the embedded base."""
    given = os.environ.get("JHSTATS_FACTS", "")
    named = list(facts) or [path for path in given.split(os.pathsep) if path]
    return named or [str(embedded())]


def open_store(facts: Sequence[str]) -> Store:
    """The base in use."""
    return Store(load(*base_paths(facts)))


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


def ascii_only(asked: bool) -> bool:  # noqa: FBT001
    """Whether JSON is to be written with escapes: as asked, or where stdout takes no Unicode."""
    encoding = (sys.stdout.encoding or "utf-8").lower().replace("-", "")
    return asked or encoding not in ("utf8", "utf16", "utf32")


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


def checked(option: str, given: str, known: Sequence[str]) -> str:
    """One of the words that an option or argument knows.

    Raises:
        UsageError: it is none of them.
    """
    if given in known:
        return given
    data = {"option": option, "given": given, "candidates": tuple(known)}
    raise UsageError([Problem(Kind.BAD_CHOICE, data)])


def checked_fields(given: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """The fields that `--fields` names.

    Raises:
        UsageError: with every one that there is not.
    """
    fields = tuple(field.strip() for word in given for field in word.split(",") if field.strip())
    problems: list[Problem] = []
    for field in fields:
        try:
            checked("--fields", field, known)
        except UsageError as error:
            problems += error.problems
    if problems:
        raise UsageError(problems)
    return fields
