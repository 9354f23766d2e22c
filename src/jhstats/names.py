"""What records are called, when two names are the same, and which name is near another."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jhstats.model import Entity, LanguageMap, Metric, Source, Unit

    Record = Source | Unit | Entity | Metric
    Candidate = tuple[str, LanguageMap]

_MOST_CANDIDATES = 3
_DROPPED = dict.fromkeys(map(ord, " \t\n\r_-‐‑–\u200b"))


def fold_name(name: str) -> str:
    """A name without width, case, spaces, hyphens: what makes two names the same."""
    return unicodedata.normalize("NFKC", name).casefold().translate(_DROPPED)


def all_names(record: Record) -> tuple[str, ...]:
    """All that a record answers to: its id, its names, its aliases."""
    return (record.id, *record_names(record).values(), *getattr(record, "aliases", ()))


def record_names(record: Record) -> LanguageMap:
    """The names of a record by language; a source is called by its title."""
    return getattr(record, "names", None) or {"und": getattr(record, "title", record.id)}


def candidates(ids: Iterable[str], records: Mapping[str, Record]) -> tuple[Candidate, ...]:
    """The ids with the names of their records, as messages offer them."""
    return tuple((id_, record_names(records[id_])) for id_ in ids)


def nearest(given: str, records: Mapping[str, Record]) -> tuple[Candidate, ...]:
    """The ids and names of the records that are named most like a word none of them has."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed when something is wrong

    owners: dict[str, str] = {}
    for record in records.values():
        for word in all_names(record):
            owners.setdefault(fold_name(word), record.id)
    found = get_close_matches(fold_name(given), owners, _MOST_CANDIDATES, 0.6)
    # A short Chinese word is near a name that holds most of its characters.
    if not found and not given.isascii():
        characters = set(fold_name(given))
        by_overlap = sorted(owners, key=lambda word: -_overlap(characters, set(word)))
        found = [word for word in by_overlap if _overlap(characters, set(word)) >= 0.5]  # noqa: PLR2004
    ids = list(dict.fromkeys(owners[word] for word in found))[:_MOST_CANDIDATES]
    return candidates(ids, records)


def _overlap(some: set[str], others: set[str]) -> float:
    return len(some & others) / max(len(some), 1)
