"""The names of a base as drafts write them: shortened, in the plural, or by most of their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jhstats.prose.names import Name, Names, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jhstats.model import Entity, Metric

_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "for",
        "to",
        "and",
        "or",
        "by",
        "with",
        "as",
        "its",
        "is",
        "are",
        "was",
        "were",
        "s",
        "from",
        "year",
        "years",
        "total",
        "number",
        "count",
        "cumulative",
        "size",
        "standing",
        "ranking",
    ]
)
_ENOUGH = 0.66
_LEAST = 2


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
        self._bags = {
            one.id: bags
            for one in metrics.values()
            if (bags := [bag for word in one.names.values() if len(bag := _bag(word)) >= _LEAST])
        }

    def metrics(self, text: str) -> list[Name]:
        """The metrics that a text names."""
        return self._metrics.find(text)

    def entities(self, text: str) -> list[Name]:
        """The entities that a text names."""
        return self._entities.find(text)

    def parts(self, word: str) -> tuple[str, ...]:
        """The entities of which a name begins with a word: the plant of a firm."""
        return tuple(sorted(self._beginnings.get(folded(word), ())))

    def kin(self, word: str) -> tuple[str, ...]:
        """The metrics of which a name ends with a word: 营收 of 影视集聚区营收."""
        return tuple(sorted(self._endings.get(folded(word), ())))

    def loosely(self, text: str) -> tuple[str, ...]:
        """The metrics of whose English names a text holds most words; the fullest alone."""
        there = _bag(text)
        best: dict[str, float] = {}
        for id_, bags in self._bags.items():
            for bag in bags:
                share = len(bag & there) / len(bag)
                if share >= _ENOUGH and len(bag & there) >= _LEAST:
                    best[id_] = max(best.get(id_, 0), share)
        most = max(best.values(), default=0)
        return tuple(id_ for id_, share in best.items() if share == most)


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
        bare = re.sub(r"^(?:累计|年度)|(?:, cumulative| a year| granted| run)$", "", word)
        if bare != word and len(bare) > 1:
            yield bare
    if one.id.isascii() and len(one.id) > 3:  # noqa: PLR2004 - shorter ones are no words
        yield one.id.replace("-", " ")


def _bag(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower().replace("'s", ""))
    return frozenset(word.rstrip("s") for word in words if word not in _SMALL and len(word) > 1)
