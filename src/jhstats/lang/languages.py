"""What the files of the languages beside this say: words by class, and patterns with slots."""

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jhstats.load.known import own_tables

_SLOT = re.compile(r"\{([A-Z_]+)\}")
_BREAK = re.compile(r"\n\s*")


class Language(NamedTuple):
    """What the file of a language says; words stand apart by spaces."""

    words: dict[str, str]  # by the name of their class
    kinds: dict[str, str]  # what one is called, by the kinds of entities that it may be
    scopes: dict[str, str]  # words for all of a kind, likewise
    before_kind: list[str]  # before what one of a kind is called: the text is about it
    after_move: list[str]  # behind a word of a movement: what follows is a level
    owned: list[str]  # behind whom something is
    adverb_ending: list[str]
    strangers: list[str]  # patterns of names that somebody has of whom no base knows
    opposites: list[list[str]]  # a metric called by one is nothing that a text calls by the other
    leading: list[str]  # names of units that stand before a number
    shortened: list[str]  # words whose full stop ends no sentence
    patterns: dict[str, str]
    ranks: dict[str, list[list[str]]]  # `forms` of ranks, each behind its kind
    dates: dict[str, Any]  # their `forms`, `numbers` of words in them, `lengths` in months


class Common(NamedTuple):
    """What the file says of what is no language's own."""

    empty: list[str]  # cells of nothing
    marks: dict[str, str]  # of punctuation, by the name of their class
    signs: dict[str, list[str]]  # before a number, with the names of the units they stand for
    held: dict[str, str]  # units that everyone knows, by dimension, to be held against a base's
    unclear: list[str]  # names of theirs that may be other words
    patterns: dict[str, str]


def _table(name: str) -> dict[str, Any]:
    return own_tables(Path(__file__).with_name(f"{name}.toml"))


COMMON = Common(**_table("common"))
LANGUAGES = tuple(Language(**_table(tag)) for tag in ("zh", "en"))
_PATTERNS = (*(language.patterns for language in LANGUAGES), COMMON.patterns)


@cache
def pattern(name: str) -> str:
    """A pattern by its name, of all languages that have one: they are alternatives."""
    found = [table[name] for table in _PATTERNS if name in table]
    if not found:
        raise KeyError(name)
    return "|".join(map(filled, found))


def compiled(name: str) -> re.Pattern[str]:
    """A pattern by its name, whatever the case of letters."""
    return re.compile(pattern(name), re.IGNORECASE)


def filled(text: str) -> str:
    """A pattern as a file has it, in one line, its slots filled by those that they name."""
    return _SLOT.sub(lambda slot: f"(?:{pattern(slot[1])})", _BREAK.sub("", text))
