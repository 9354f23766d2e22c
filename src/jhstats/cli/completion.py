"""What a shell may complete, from the base in use: `--facts` typed earlier on the line counts.

A base that cannot be read completes nothing, without a word: a prompt is no place for one.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

from jhstats.ask.store import Store
from jhstats.errors import JhstatsError
from jhstats.names import all_names, record_names

IS_ASKED = "_JHSTATS_COMPLETE" in os.environ
"""Whether a shell asks for completions; for nobody else are they made ready."""
Completions = Iterator[tuple[str, str]]
_HARMLESS = r"[\w,./-]+"
"""Words that no shell reads anything into; a name of other characters is offered by its id."""
_NOT_PRINTED = r"(?![\w -~\u2010-\u2027])[^\u3000-\uffef]"
"""Not compiled until something is completed: that takes several milliseconds."""
_COMMANDING = {ord(mark): ord(mark) + 0xFEE0 for mark in "!\"#$%&'()*:;<=>?@[\\]^`{|}~"}
"""Marks that a shell, its completion or its library may read, as the same marks in full width."""

Complete = Callable[[Any, str], list[tuple[str, str]]]
"""From the line so far and the word begun to words, each with what it means."""


def of_base(find: Callable[[Store, str], Completions]) -> Complete:
    """Completes by what the base in use has; after a comma, the word behind it."""

    def complete(ctx: Any, incomplete: str) -> list[tuple[str, str]]:  # noqa: ANN401
        from jhstats.cli.answer import base_paths, open_store

        try:
            store = open_store(base_paths(ctx.params.get("facts") or ()))
        except JhstatsError:
            return []
        return _beginning(find(store, incomplete.rpartition(",")[2]), incomplete)

    return complete


def of_records(table: str) -> Complete:
    """Completes by the records of a table of the base: by id, or a name that is one word."""
    return of_base(lambda store, begun: _named(store.begun(table, begun), begun))


def of_words(words: Iterable[str]) -> Complete:
    """Completes by words that are always the same."""
    known = [(word, "") for word in words]
    return lambda ctx, incomplete: _beginning(known, incomplete)  # noqa: ARG005 - typer's names


def of_command(constant: str, other: str) -> Complete:
    """Completes by the words that a command's module has under a name, else another module has."""

    def complete(ctx: Any, incomplete: str) -> list[tuple[str, str]]:  # noqa: ANN401
        module = import_module(f"jhstats.cli.{ctx.command.name}")
        words = getattr(module, constant, None) or getattr(import_module(other), constant)
        return _beginning(((word, "") for word in words), incomplete)

    return complete


def _beginning(words: Iterable[tuple[str, str]], incomplete: str) -> list[tuple[str, str]]:
    done, comma, begun = incomplete.rpartition(",")
    return [(f"{done}{comma}{word}", told) for word, told in words if word.startswith(begun)]


def years(store: Store, _: str) -> Completions:
    """The years in which the base has facts."""
    there = sorted({period.year for period in store.periods()}, reverse=True)
    return ((str(year), "") for year in there)


def _named(records: Iterable[Any], begun: str) -> Completions:
    for record in records:
        name = next(iter(record_names(record).values()))
        if record.id.startswith(begun):
            yield record.id, re.sub(_NOT_PRINTED, " ", name).translate(_COMMANDING)
        else:
            harmless = (word for word in all_names(record) if re.fullmatch(_HARMLESS, word))
            yield from ((word, record.id) for word in harmless)
