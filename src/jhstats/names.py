"""Names: what a record answers to, which is near another; and what record lies within which.

A *name* is by language; an *alias* is of any. *Folding* drops what tells no two names apart.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from jhstats.model import UNDETERMINED, Entity, LanguageMap, Metric, Source, Unit

Record = Source | Unit | Entity | Metric

_MOST_CANDIDATES = 3
SURELY = (0.76, 0.51)
"""How near a name must be that is offered for a word: of four letters no one is another."""
_DROPPED = dict.fromkeys((*map(ord, " \t\n\r_-‐‑–\u200b"), *range(0x300, 0x370)))
_PARTS = r"[^\s,，、_-]+"


class Candidate(NamedTuple):
    """A record that a message offers."""

    id: str
    names: LanguageMap


def fold_name(name: str) -> str:
    """A name without width, case, accents, spaces and hyphens; two that are equal so are one."""
    return normalize("NFKC", normalize("NFKD", name).casefold().translate(_DROPPED))


def simplify_name(name: str) -> str:
    """A folded name in simplified Chinese characters, where folding alone found nothing."""
    return simplified(fold_name(name))


def simplified(text: str) -> str:
    """A text in simplified Chinese characters, each in its place."""
    return text if text.isascii() else text.translate(_simplified())


@cache
def _simplified() -> dict[int, int]:
    text = Path(__file__).with_name("traditional.txt").read_text(encoding="utf-8")
    return str.maketrans(*text.splitlines()[-2:])


def is_name(word: str, record: Record, fold: Callable[[str], str] = fold_name) -> bool:
    """Whether a word is the whole of an id, name or alias of a record, folded."""
    return fold(word) in map(fold, all_names(record))


def named_partly(word: str, records: Mapping[str, Record]) -> tuple[str, ...]:
    """The ids of the records that a word means where no name begins with it as it stands.

    In simplified characters it is a name, or a name holds all its parts: of Latin letters each is
    a word there, maybe in the plural, others stand anywhere.
    """
    given, parts = simplify_name(word), [*map(simplify_name, re.findall(_PARTS, word))]
    wholes, holders = list[str](), list[str]()
    for id_, record in records.items():
        for name in all_names(record):
            folded, words = simplify_name(name), [*map(simplify_name, re.findall(_PARTS, name))]
            words += [own.removesuffix("s") for own in words]
            wholes += [id_] * (folded == given)
            holders += [id_] * all(part in (words if part.isascii() else folded) for part in parts)
    return tuple(dict.fromkeys(wholes or holders)) if parts else ()


def all_names(record: Record) -> tuple[str, ...]:
    """All that a record answers to: its id, its names, its aliases."""
    return (record.id, *record_names(record).values(), *getattr(record, "aliases", ()))


def record_names(record: Record) -> LanguageMap:
    """The names of a record by language; a source's is its title, without a language."""
    return getattr(record, "names", None) or {UNDETERMINED: getattr(record, "title", record.id)}


def candidates(ids: Iterable[str], records: Mapping[str, Record]) -> tuple[Candidate, ...]:
    """The records of the ids, in that order, as messages offer them."""
    return tuple(Candidate(id_, record_names(records[id_])) for id_ in ids)


def nearest(
    given: str, records: Mapping[str, Record], letters: float = 0.6, characters: float = 0.5
) -> tuple[Candidate, ...]:
    """The records that are named most like a word none of them has, at most three, best first.

    So much of it stands in the name, in its order: less is enough of Chinese characters.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - needed when something is wrong

    owners: dict[str, str] = {}
    for record in records.values():
        for word in all_names(record):
            owners.setdefault(fold_name(word), record.id)
    folded = fold_name(given)
    least = letters if folded.isascii() else characters
    found = get_close_matches(folded, owners, _MOST_CANDIDATES, least)
    ids = list(dict.fromkeys(owners[word] for word in found))[:_MOST_CANDIDATES]
    return candidates(ids, records)


TERRITORIES = ("world", "nation", "region", "province", "city", "county", "county-level-city")
"""The kinds of entities that are places, and lie within each other."""
GROUPS = ("world", "region", "group", "income-group")
"""The kinds of entities that have others in them, of which one may be in several."""


def outer_entities(entities: Mapping[str, Entity]) -> Callable[[str], frozenset[str]]:
    """A function, which remembers, from an entity to all that it lies within; KeyError of no id."""
    return cache(lambda entity: frozenset(_outward(entity, lambda id_: entities[id_].within)))


def outer_metrics(metrics: Mapping[str, Metric], metric: str) -> tuple[str, ...]:
    """The metrics that a metric is a part of, by id, nearest first, each once; never itself."""
    around = _outward(metric, lambda id_: filter(None, [metrics[id_].part_of]))
    return tuple(outer for outer in around if outer != metric)


def _outward(start: str, around: Callable[[str], Iterable[str]]) -> Iterable[str]:
    """What is reached from an id by any number of steps to what is around it, nearest first."""
    found: dict[str, None] = {}
    waiting = [*around(start)]
    for outer in waiting:
        if outer not in found:
            found[outer] = None
            waiting += around(outer)
    return found
