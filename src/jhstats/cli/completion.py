"""What a shell may complete, from the base in use: `--facts` typed earlier on the line counts.

A base that cannot be read completes nothing, without a word: a prompt is no place for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from jhstats.errors import JhstatsError
from jhstats.names import all_names, fold_name, record_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jhstats.ask.store import Store

    Completions = Iterator[tuple[str, str]]

_HARMLESS = re.compile(r"[\w,./-]+")
"""Words that no shell reads anything into; a name of other characters is offered by its id."""
_NOT_PRINTED = re.compile(r"[^\w -~\u2010-\u2027\u3000-\uffef]")
_COMMANDING = {ord(mark): ord(mark) + 0xFEE0 for mark in "!\"#$%&'()*:;<=>?@[\\]^`{|}~"}
"""Marks that a shell, its completion or its library may read, as the same marks in full width."""

Complete = Callable[[Any, str], list[tuple[str, str]]]
"""From the line so far and the word begun to words, each with what it means."""


def of_base(find: Callable[[Store, str], Completions]) -> Complete:
    """Completes by what the base in use has; after a comma, the word behind it."""

    def complete(ctx: Any, incomplete: str) -> list[tuple[str, str]]:  # noqa: ANN401
        from jhstats.cli.answer import open_store

        done, comma, begun = incomplete.rpartition(",")
        try:
            store = open_store(ctx.params.get("facts") or ())
            return [(f"{done}{comma}{word}", meaning) for word, meaning in find(store, begun)]
        except JhstatsError:
            return []

    return complete


def of_records(table: str) -> Complete:
    """Completes by the records of a table of the base: by id, or a name that is one word."""
    return of_base(lambda store, begun: _named(getattr(store, table), begun))


def of_words(words: Iterable[str]) -> Complete:
    """Completes by words that are always the same."""
    known = tuple(words)
    return lambda ctx, incomplete: _beginning(known, incomplete)  # noqa: ARG005 - typer's names


def of_command(constant: str, default: Iterable[str]) -> Complete:
    """Completes by the words that a command's module has under a name, if it has it."""

    def complete(ctx: Any, incomplete: str) -> list[tuple[str, str]]:  # noqa: ANN401
        module = import_module(f"jhstats.cli.{ctx.command.name}")
        return _beginning(getattr(module, constant, default), incomplete)

    return complete


def _beginning(words: Iterable[str], incomplete: str) -> list[tuple[str, str]]:
    done, comma, begun = incomplete.rpartition(",")
    return [(f"{done}{comma}{word}", "") for word in words if word.startswith(begun)]


def years(store: Store, begun: str) -> Completions:
    """The years in which the base has facts."""
    there = sorted({period.year for period in store.periods()}, reverse=True)
    return ((str(year), "") for year in there if str(year).startswith(begun))


def periods(store: Store, begun: str) -> Completions:
    """The periods of which the base has facts."""
    texts = (period.text for period in store.periods())
    return ((text, "") for text in texts if text.startswith(begun))


def harmless(text: str) -> str:
    """A text that a shell may be given to show: nothing in it is read as a command or markup."""
    return _NOT_PRINTED.sub(" ", text).translate(_COMMANDING)


def _named(records: Mapping[str, Any], begun: str) -> Completions:
    given = fold_name(begun)
    for record in records.values():
        name = next(iter(record_names(record).values()))
        if record.id.startswith(begun):
            yield record.id, harmless(name)
        elif given:
            for word in all_names(record):
                is_begun = fold_name(word).startswith(given) and word.startswith(begun)
                if is_begun and _HARMLESS.fullmatch(word):
                    yield word, record.id
