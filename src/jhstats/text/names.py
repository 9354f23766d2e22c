"""Where a text names metrics and entities of a base, longest name first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jhstats.lang.counting import narrowed
from jhstats.lang.patterns import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jhstats.model import Entity, Metric

_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


class Name(NamedTuple):
    """A name in a text: where it stands, and the ids of the records that are called so."""

    start: int
    end: int
    ids: tuple[str, ...]


class Names:
    """The names of records, found in texts."""

    def __init__(self, records: Iterable[tuple[str, Iterable[str]]]) -> None:
        owners: dict[str, list[str]] = {}
        for id_, words in records:
            for word in words:
                ids = owners.setdefault(folded(word), [])
                if id_ not in ids:
                    ids.append(id_)
        owners.pop("", None)
        self._owners = owners
        self._pattern = re.compile(one_of(name.translate(_SMALL) for name in owners))

    def find(self, text: str) -> list[Name]:
        """All names in a text, in order, none inside another."""
        return [
            Name(*found.span(), tuple(self._owners.get(folded(found[0]), ())))
            for found in self._pattern.finditer(_small(narrowed(text)))
        ]


def names_of(records: Mapping[str, Entity] | Mapping[str, Metric]) -> Names:
    """The names and aliases of entities or metrics; ids are for scripts, not for texts."""
    return Names(
        (record.id, (*record.names.values(), *record.aliases)) for record in records.values()
    )


def _small(text: str) -> str:
    """The text with Latin letters made small, each in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text.translate(_SMALL)


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name as it is looked up: narrow, in small letters, one space for many."""
    return " ".join(narrowed(name).casefold().split())
