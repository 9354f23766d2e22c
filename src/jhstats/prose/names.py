"""Where a text names metrics and entities of a base, longest name first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jhstats.prose.counting import narrowed

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
        self._pattern = re.compile(_grouped(owners) or r"(?!)")

    def find(self, text: str) -> list[Name]:
        """All names in a text, in order, none inside another."""
        return [
            Name(*found.span(), tuple(self._owners.get(folded(found[0]), ())))
            for found in self._pattern.finditer(narrowed(text).translate(_SMALL))
        ]


def names_of(records: Mapping[str, Entity] | Mapping[str, Metric]) -> Names:
    """The names and aliases of entities or metrics; ids are for scripts, not for texts."""
    return Names((one.id, (*one.names.values(), *one.aliases)) for one in records.values())


def folded(name: str) -> str:
    """A name as it is looked up: narrow, in small letters, one space for many."""
    return " ".join(narrowed(name).casefold().split())


def _grouped(names: Iterable[str]) -> str:
    """One pattern of many names, the longest first, parted by their first letters for speed."""
    groups: dict[str, list[str]] = {}
    for name in sorted((one.translate(_SMALL) for one in names), key=len, reverse=True):
        groups.setdefault(name[0], []).append(name)
    parts = []
    for first, members in groups.items():
        letter = re.escape(first)
        begins = rf"(?<![a-z0-9]{letter})" if first.isascii() and first.isalpha() else ""
        rests = "|".join(spaced(one[1:]) + end_of(one) for one in members)
        parts.append(f"{letter}{begins}(?:{rests})")
    return "|".join(parts)


def spaced(name: str) -> str:
    """A name as a pattern, any run of spaces for a space."""
    return re.escape(name).replace(r"\ ", r"\s+")


def end_of(name: str) -> str:
    """What may not follow a name: a letter or digit, where it ends in one of ASCII."""
    return r"(?![A-Za-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
