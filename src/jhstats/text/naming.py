"""The metrics and entities of a base as texts name them: in full, shortened, in pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from jhstats.lang.grammar import MOVES, Word
from jhstats.lang.lexicon import LANGUAGES, lexicon, words_in
from jhstats.model import Base, Entity, Metric
from jhstats.text.names import Name, Names, folded, in_number

_BRACKETS = re.compile(r"\s{0,3}[（(][^()（）]{0,80}[)）]")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+|\d+")
_SMALL = {
    *(Word.PARTICLE, Word.OF, Word.JOIN, Word.BY, Word.TO, Word.FROM, Word.FOR, Word.TIME),
    *(Word.ALL, Word.NOUN, Word.LEVEL, Word.EACH, Word.HEDGE, Word.ADVERB, Word.SHARE),
}
"""Words that tell no metric from another."""
_GROWS = MOVES | {Word.GROWTH}
_COUNTRIES = ("nation", "country")
_GROWN = "+"
"""What each word of growth is to a bag of words."""
_SHORT_LATIN = 3
_PIECE = 0.6
_ENOUGH_WORDS, _ENOUGH_CHARACTERS = 3, 5
"""So long a piece of a name is another metric's hardly ever."""
_LEAST_ID = 4
_STEM = 5


class Naming(IntEnum):
    """How well a metric is named; what is more accuses more."""

    SHORT = 2
    """By so small a piece of its name that it may be another metric's."""
    FULL = 3


class Named(NamedTuple):
    """A metric where a text names it."""

    start: int
    end: int
    ids: tuple[str, ...]
    naming: Naming


class Known:
    """The metrics and entities of a base."""

    def __init__(self, base: Base) -> None:
        metrics, entities = base.metrics, base.entities
        self._metrics = Names((one.id, _metric_names(one)) for one in metrics.values())
        self._entities = Names((one.id, _entity_names(one)) for one in entities.values())
        records: list[Metric | Entity] = [*metrics.values(), *entities.values()]
        self._as_written = {
            word
            for one in records
            for name in (*one.names.values(), *one.aliases)
            for word in (name, _BRACKETS.sub("", name))
            if len(word) <= _SHORT_LATIN and word.isascii()
        }
        self._full = {
            one.id: [folded(_BRACKETS.sub("", word)) for word in one.names.values()]
            for one in metrics.values()
        }
        self._stems = {
            one.id: frozenset().union(*map(stems, (*one.names.values(), *one.aliases)))
            for one in metrics.values()
        }
        self.growing = {
            one.id for one in metrics.values()
            for name in (*one.names.values(), *one.aliases)
            if any(spot.word in _GROWS for spot in words_in(name.lower(), 0, len(name)))
        }  # fmt: skip

    def metrics(self, text: str) -> list[Named]:
        """The metrics that a text names."""
        return [
            Named(*name, self._naming(folded(text[name.start : name.end]), name.ids))
            for name in self._as_is(self._metrics, text)
        ]

    def entities(self, text: str) -> list[Name]:
        """The entities that a text names."""
        return self._as_is(self._entities, text)

    def _as_is(self, names: Names, text: str) -> list[Name]:
        """The names in a text; one of at most three Latin letters counts only as written."""
        return [
            name
            for name in names.find(text)
            if name.end - name.start > _SHORT_LATIN
            or not (word := text[name.start : name.end]).isascii()
            or word in self._as_written
        ]

    def _naming(self, word: str, ids: Iterable[str]) -> Naming:
        """Whether a name is a small piece of the full one that it ends."""
        longer = [full for id_ in ids for full in self._full[id_] if full.endswith(word)]
        full = max(longer, key=len, default=word)
        rest = full.removesuffix(word)
        if all(spot.word in _SMALL for spot in words_in(rest, 0, len(rest))):
            return Naming.FULL
        if (
            len(bag_of(word)) >= _ENOUGH_WORDS
            if word.isascii()
            else len(word) >= _ENOUGH_CHARACTERS
        ):
            return Naming.FULL
        size = (
            len(bag_of(word)) / max(1, len(bag_of(full)))
            if full.isascii()
            else len(word) / len(full)
        )
        return Naming.SHORT if size < _PIECE else Naming.FULL

    def touched(self, id_: str, text: str) -> int:
        """How many words, or pairs of characters, of a metric's names a text has: delivered."""
        return len(self._stems[id_] & stems(text))


def bag_of(text: str) -> frozenset[str]:
    """The words of a text that tell metrics apart, in the singular; each word of growth alike."""
    known = lexicon().phrases
    words = set()
    if not text.isascii():
        return frozenset({text})
    for found in _WORD.findall(text.lower()):
        word = known.get(found)
        if word in _GROWS:
            words.add(_GROWN)
        elif word not in _SMALL:
            words.add(found[:-1] if found.endswith("s") and not found.endswith("ss") else found)
    return frozenset(words)


@lru_cache(maxsize=1000)
def stems(text: str) -> frozenset[str]:
    """The beginnings of a text's long words, and each two Chinese characters of it."""
    known = lexicon().phrases
    words = (word.lower() for word in _WORD.findall(text) if len(word) >= _STEM)
    return frozenset(word[:_STEM] for word in words if word not in known) | {
        text[at : at + 2] for at in range(len(text) - 1) if min(text[at : at + 2]) > "\u2e80"
    }


def _metric_names(one: Metric) -> Iterator[str]:
    """A metric's names, in singular and plural, and without what says only that it is all."""
    for name in (*one.names.values(), *one.aliases):
        for word in (name, _BRACKETS.sub("", name)):
            yield from in_number(word)
            spots = words_in(word, 0, len(word))
            while spots and spots[0].word is Word.ALL:
                spots.pop(0)
            while spots and spots[-1].word in (Word.ALL, Word.COMMA):
                spots.pop()
            bare = word[spots[0].start : spots[-1].end] if spots else ""
            if len(bare) > 1:
                yield from in_number(bare)
    if one.id.isascii() and len(one.id) >= _LEAST_ID:
        yield one.id.replace("-", " ")


def _entity_names(one: Entity) -> Iterator[str]:
    """An entity's names; without the word of its kind, and the part behind a comma."""
    for name in (*one.names.values(), *one.aliases):
        yield name
        for language in LANGUAGES:
            for kind in language.KINDS:
                if name.endswith(kind) and len(name) > len(kind) + 1 and not kind.isascii():
                    yield name.removesuffix(kind)
            if one.kind in _COUNTRIES and name.isascii() and len(name) > _SHORT_LATIN:
                yield from language.demonyms(name)
        _, comma, part = name.partition(", ")
        if comma and " " in part:
            yield part
