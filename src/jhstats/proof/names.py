"""The names of a base as drafts write them: in full, shortened, or by a piece."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jhstats.proof.bags import bag
from jhstats.proof.stretch import leads
from jhstats.prose.names import Name, Names, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jhstats.model import Entity, Metric

_NUMBER_BEFORE = re.compile(r"\d[.,]?$")
_PIECE, _PIECE_DENSE = 0.65, 0.6
_LEAST = 2
_RELATED = 4


class Known:
    """The metrics and entities of a base, found in drafts."""

    def __init__(self, metrics: Mapping[str, Metric], entities: Mapping[str, Entity]) -> None:
        self._metrics = Names((one.id, _variants(one)) for one in metrics.values())
        self._entities = Names((one.id, _shortened(one)) for one in entities.values())
        self._beginnings: dict[str, set[str]] = {}
        for entity in entities.values():
            for word in (*entity.names.values(), *entity.aliases):
                for at in range(2, len(word)):
                    self._beginnings.setdefault(folded(word[:at]), set()).add(entity.id)
        self._endings: dict[str, set[str]] = {}
        for one in metrics.values():
            for word in (*one.names.values(), *one.aliases):
                for at in range(1, len(word) - 1):
                    if not word[at].isascii() or word[at - 1] == " ":
                        self._endings.setdefault(folded(word[at:]), set()).add(one.id)
        self._full = {
            one.id: [folded(word) for word in one.names.values()] for one in metrics.values()
        }
        self._prefixes = {
            one.id: {
                full.removesuffix(alias)
                for full in self._full[one.id]
                for alias in map(folded, one.aliases)
                if full.endswith(alias) and full != alias and not alias.isascii()
            }
            for one in metrics.values()
        }
        self._related: dict[str, set[str]] = {}
        for id_, names in self._full.items():
            for begin in {_beginning(full) for full in names} - {""}:
                self._related.setdefault(begin, set()).add(id_)

    def metrics(self, text: str) -> list[Name]:
        """The metrics that a text names; 核心产业营收 is more of a name than its alias 营收."""
        return [self._extended(one, text) for one in self._metrics.find(text)]

    def _extended(self, name: Name, text: str) -> Name:
        """A name with what stands before it and is of the metric's full name too."""
        start = name.start
        for prefix in self.prefixes(name, text):
            for at in range(len(prefix)):
                begin = name.start - len(prefix) + at
                if text.endswith(prefix[at:], 0, name.start) and not _is_in_number(text, begin):
                    start = min(start, begin)
                    break
        return name if start == name.start else name._replace(start=start)

    def prefixes(self, name: Name, text: str) -> tuple[str, ...]:
        """What the full names of a metric have before a shorter name that a text gives it."""
        word = folded(text[name.start : name.end])
        own = [
            full[: -len(word)]
            for id_ in name.ids
            for full in self._full.get(id_, ())
            if full.endswith(word) and full != word
        ]
        return tuple(own) or tuple(one for id_ in name.ids for one in self._prefixes.get(id_, ()))

    def is_short(self, name: Name, text: str) -> bool:
        """Whether a name is so small a piece of the full one that it may be another metric's."""
        word = folded(text[name.start : name.end])
        longer = [
            full for id_ in name.ids for full in self._full.get(id_, ()) if full.endswith(word)
        ]
        if not longer:
            return False
        full = max(longer, key=len)
        if leads(full.removesuffix(word)):
            return False  # 5G基站 of 累计建设5G基站
        if word.isascii():
            return len(bag(word)) < _PIECE * len(bag(full))
        return len(word) < _PIECE_DENSE * len(full)

    def related(self, ids: Iterable[str]) -> set[str]:
        """The metrics whose full names begin as those of some metrics do."""
        begins = {_beginning(full) for id_ in ids for full in self._full.get(id_, ())}
        return {id_ for begin in begins for id_ in self._related.get(begin, ())}

    def entities(self, text: str) -> list[Name]:
        """The entities that a text names."""
        return self._entities.find(text)

    def parts(self, word: str) -> tuple[str, ...]:
        """The entities of which a name begins with a word: the plant of a firm."""
        return tuple(sorted(self._beginnings.get(folded(word), ())))

    def kin(self, word: str) -> tuple[str, ...]:
        """The metrics of which a name ends with a word: 营收 of 影视集聚区营收."""
        return tuple(sorted(self._endings.get(folded(word), ())))


def _is_in_number(text: str, at: int) -> bool:
    """Whether a number goes on at a place: 0家 of 120家 is no piece of 50家."""
    return text[at].isdigit() and _NUMBER_BEFORE.search(text, max(0, at - 2), at) is not None


def _beginning(name: str) -> str:
    """The first characters or words of a name, by which it is known to be related to others."""
    if name.isascii():
        words = name.split()
        return " ".join(words[:_LEAST]) if len(words) > _LEAST else ""
    return name[:_RELATED] if len(name) > _RELATED else ""


def _shortened(one: Entity) -> Iterator[str]:
    """An entity's names; of "trains, Yiwu platform" the last part too."""
    for word in (*one.names.values(), *one.aliases):
        yield word
        _, comma, part = word.partition(", ")
        if comma and " " in part:
            yield part


def _variants(one: Metric) -> Iterator[str]:
    """A metric's names, and what is left of them in a sentence."""
    for word in (*one.names.values(), *one.aliases):
        yield word
        bare = re.sub(r"^累计|, cumulative$", "", word)
        if bare != word and len(bare) > 1:
            yield bare
    if one.id.isascii() and len(one.id) > 3:  # noqa: PLR2004 - shorter ones are no words
        yield one.id.replace("-", " ")
