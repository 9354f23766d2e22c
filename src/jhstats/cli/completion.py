"""What a shell may complete, from the base in use: `--facts` typed earlier on the line counts.

A base that cannot be read completes nothing, without a word: a prompt is no place for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jhstats.errors import JhstatsError
from jhstats.names import all_names, fold_name, record_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jhstats.ask.store import Store

    Found = Iterator[tuple[str, str]]

_HARMLESS = re.compile(r"[\w,./-]+")
"""Words that no shell reads anything into; a name of other characters is offered by its id."""
_NOT_PRINTED = re.compile(r"[^\w -~\u2010-\u2027\u3000-\uffef]")
_COMMANDING = {ord(mark): ord(mark) + 0xFEE0 for mark in "!\"#$%&'()*:;<=>?@[\\]^`{|}~"}
"""Marks that a shell, its completion or its library may read, as the same marks in full width."""

Complete = Callable[[Any, str], list[tuple[str, str]]]
"""From the line so far and the word begun to words, each with what it means."""


def from_base(ask: Callable[[Store, str], Found]) -> Complete:
    """A completion that asks the base in use; after a comma, of the word behind it."""

    def complete(ctx: Any, incomplete: str) -> list[tuple[str, str]]:  # noqa: ANN401
        from jhstats.cli.answer import open_store

        done, comma, rest = incomplete.rpartition(",")
        try:
            store = open_store(ctx.params.get("facts") or ())
            return [(f"{done}{comma}{word}", text) for word, text in ask(store, rest)]
        except JhstatsError:
            return []

    return complete


def fixed(known: Iterable[str]) -> Complete:
    """A completion of words that stand fast."""
    fixed = tuple(known)

    def complete(ctx: Any, incomplete: str) -> list[tuple[str, str]]:  # noqa: ANN401, ARG001
        done, comma, rest = incomplete.rpartition(",")
        return [(f"{done}{comma}{word}", "") for word in fixed if word.startswith(rest)]

    return complete


def metrics(store: Store, begun: str) -> Found:
    """Metrics by id, or by a name in one word that begins so."""
    return _named(store.metrics, begun)


def entities(store: Store, begun: str) -> Found:
    """Entities likewise."""
    return _named(store.entities, begun)


def units(store: Store, begun: str) -> Found:
    """Units likewise."""
    return _named(store.units, begun)


def years(store: Store, begun: str) -> Found:
    """The years in which the base has facts."""
    there = sorted({one.year for one in store.periods()}, reverse=True)
    return ((str(year), "") for year in there if str(year).startswith(begun))


def periods(store: Store, begun: str) -> Found:
    """The periods of which the base has facts."""
    return ((one.text, "") for one in store.periods() if one.text.startswith(begun))


def harmless(text: str) -> str:
    """A text that a shell may be given to show: nothing in it is read as a command or markup."""
    return _NOT_PRINTED.sub(" ", text).translate(_COMMANDING)


def _named(records: Mapping[str, Any], begun: str) -> Found:
    given = fold_name(begun)
    for record in records.values():
        called = next(iter(record_names(record).values()))
        if record.id.startswith(begun):
            yield record.id, harmless(called)
        elif given:
            for word in all_names(record):
                is_begun = fold_name(word).startswith(given) and word.startswith(begun)
                if is_begun and _HARMLESS.fullmatch(word):
                    yield word, record.id
