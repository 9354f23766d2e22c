"""The metrics of a base by the words of their English names, in whatever order a draft has them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jhstats.model import Metric

_SMALL = frozenset(
    """
    a an the of in on at for to and or by with as its is are was were s from year years total
    number count cumulative size standing ranking
    """.split()  # noqa: SIM905 - a list of thirty is no easier to read
)
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_SMALL_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ENOUGH = 0.66
_LEAST = 2


def bag(text: str) -> frozenset[str]:
    """The words of a name that tell it from others, in the singular."""
    words = _SMALL_WORD.findall(text.lower().replace("'s", ""))
    return frozenset(word.rstrip("s") for word in words if word not in _SMALL and len(word) > 1)


class Bags:
    """The metrics of a base by the words of their names."""

    def __init__(self, metrics: Mapping[str, Metric]) -> None:
        self._bags = {
            one.id: bags
            for one in metrics.values()
            if (bags := [found for word in one.names.values() if len(found := bag(word)) >= _LEAST])
        }
        self._words = {
            id_: frozenset(
                part for bag in bags for word in bag for part in (word, *word.split("-"))
            )
            for id_, bags in self._bags.items()
        }
        self._holding: dict[str, list[tuple[str, int]]] = {}
        for id_, bags in self._bags.items():
            for number, words in enumerate(bags):
                for word in sorted(words):
                    self._holding.setdefault(word, []).append((id_, number))

    def without(self, text: str, metrics: Iterable[str]) -> str:
        """A text without the words of the English names of some metrics."""
        if not _WORD.search(text):
            return text
        bags = frozenset[str]().union(*(self._words.get(id_, frozenset()) for id_ in metrics))

        def kept(found: re.Match[str]) -> str:
            return "" if found[0].lower().rstrip("s") in bags else found[0]

        return _WORD.sub(kept, text)

    def loosely(self, text: str) -> tuple[str, ...]:
        """The metrics of whose English names a text holds most words; the fullest alone."""
        there = bag(text)
        if len(there) < _LEAST:
            return ()
        held = Counter(at for word in there for at in self._holding.get(word, ()))
        best: dict[str, float] = {}
        for (id_, number), count in held.items():
            share = count / len(self._bags[id_][number])
            if share >= _ENOUGH and count >= _LEAST:
                best[id_] = max(best.get(id_, 0), share)
        if not best:
            return ()
        most = max(best.values())
        return tuple(id_ for id_ in self._bags if best.get(id_) == most)

    def wholly(self, text: str) -> tuple[tuple[str, ...], int]:
        """The metrics whose English names hold the first words of a text, and where these end.

        As many words as one name holds; a single one is not enough.
        """
        ids, count, end = set(self._bags), 0, 0
        for found in _WORD.finditer(text):
            word = found[0].lower().rstrip("s")
            if found[0].lower() in _SMALL and count:
                break
            left = {id_ for id_ in ids if any(word in bag for bag in self._bags[id_])}
            if not left:
                break
            ids, count, end = left, count + 1, found.end()
        return (tuple(sorted(ids)), end) if count >= _LEAST else ((), 0)
