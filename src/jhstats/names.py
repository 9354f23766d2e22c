"""Names: what a record answers to, when two names are the same, and which is near another.

A *name* is by language; an *alias* is of any. *Folding* drops what tells no two names apart.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from unicodedata import normalize

from jhstats.model import UNDETERMINED, Entity, LanguageMap, Metric, Source, Unit

Record = Source | Unit | Entity | Metric

_MOST_CANDIDATES = 3
_LEAST_SHARE = 0.5
_DROPPED = dict.fromkeys((*map(ord, " \t\n\r_-‐‑–\u200b"), *range(0x300, 0x370)))


class Candidate(NamedTuple):
    """A record that a message offers."""

    id: str
    names: LanguageMap


def fold_name(name: str) -> str:
    """A name without width, case, accents, spaces and hyphens; two that are equal so are one."""
    return normalize("NFKC", normalize("NFKD", name).casefold().translate(_DROPPED))


def all_names(record: Record) -> tuple[str, ...]:
    """All that a record answers to: its id, its names, its aliases."""
    return (record.id, *record_names(record).values(), *getattr(record, "aliases", ()))


def record_names(record: Record) -> LanguageMap:
    """The names of a record by language; a source's is its title, without a language."""
    return getattr(record, "names", None) or {UNDETERMINED: getattr(record, "title", record.id)}


def candidates(ids: Iterable[str], records: Mapping[str, Record]) -> tuple[Candidate, ...]:
    """The records of the ids, in that order, as messages offer them."""
    return tuple(Candidate(id_, record_names(records[id_])) for id_ in ids)


def nearest(given: str, records: Mapping[str, Record]) -> tuple[Candidate, ...]:
    """The records that are named most like a word none of them has, at most three, best first."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed when something is wrong

    owners: dict[str, str] = {}
    for record in records.values():
        for word in all_names(record):
            owners.setdefault(fold_name(word), record.id)
    found = get_close_matches(fold_name(given), owners, _MOST_CANDIDATES, 0.6)
    # A short Chinese word is near a name that holds most of its characters.
    if not found and not given.isascii():
        characters = set(fold_name(given))
        most = max(len(characters), 1)
        shares = {word: len(characters.intersection(word)) / most for word in owners}
        by_share = sorted(owners, key=lambda word: -shares[word])
        found = [word for word in by_share if shares[word] >= _LEAST_SHARE]
    ids = list(dict.fromkeys(owners[word] for word in found))[:_MOST_CANDIDATES]
    return candidates(ids, records)
