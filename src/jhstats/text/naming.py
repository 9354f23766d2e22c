"""The metrics and entities of a base as texts name them: in full, shortened, in pieces."""

from __future__ import annotations

import re
from collections import Counter
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from jhstats.lang.grammar import ALLOWED, MOVES, Position, Word
from jhstats.lang.lexicon import LANGUAGES, lexicon, words_in
from jhstats.text.names import Names, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jhstats.model import Base, Entity, Metric
    from jhstats.text.names import Name

_BRACKETS = re.compile(r"\s{0,3}[（(][^()（）]{0,80}[)）]")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+|\d+")
_SMALL = {
    *(Word.PARTICLE, Word.OF, Word.JOIN, Word.BY, Word.TO, Word.FROM, Word.FOR, Word.TIME),
    *(Word.ALL, Word.NOUN, Word.LEVEL, Word.EACH, Word.HEDGE, Word.ADVERB, Word.SHARE),
}
"""Words that tell no metric from another."""
_COUNTRIES = ("nation", "country")
_GROWN = "+"
"""What each word of growth is to a bag of words."""
_SHORT_LATIN = 3
_PIECE = 0.6
_ENOUGH_WORDS, _ENOUGH_CHARACTERS = 3, 5
"""So long a piece of a name is another metric's hardly ever."""
_BEGINNING = 4
_LEAST_ID = 4
_LONGEST_PART = 12
_WIDEST_SPLIT = 10
_BETWEEN_PIECES = ALLOWED[Position.LEAD] - {Word.LIST, Word.JOIN}


class Naming(IntEnum):
    """How well a metric is named; what is more accuses more."""

    LOOSE = 1
    """By words of its name, in another order or not all of them."""
    SHORT = 2
    """By so small a piece of its name that it may be another metric's."""
    FULL = 3


class Named(NamedTuple):
    """A metric where a text names it."""

    start: int
    end: int
    ids: tuple[str, ...]
    naming: Naming


class Split(NamedTuple):
    """A metric whose name stands in two pieces: where the first stands, and the last as named."""

    start: int
    end: int
    last: Named


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
        self._related: dict[str, set[str]] = {}
        for id_, names in self._full.items():
            for begin in {_beginning(name) for name in names} - {""}:
                self._related.setdefault(begin, set()).add(id_)
        self._endings: dict[str, dict[str, None]] = {}
        self._parts: dict[str, list[tuple[str, str]]] = {}
        self._part_begins: set[str] = set()
        self._bags: list[tuple[str, frozenset[str]]] = []
        self._holding: dict[str, list[int]] = {}
        self.growing = set[str]()
        for one in metrics.values():
            for name in dict.fromkeys((*one.names.values(), *one.aliases)):
                self._take(one.id, folded(_BRACKETS.sub("", name)))
        self._growths = self._growths_of()

    def _take(self, id_: str, name: str) -> None:
        if any(spot.word in MOVES or spot.word is Word.GROWTH
               for spot in words_in(name, 0, len(name))):  # fmt: skip
            self.growing.add(id_)
        for at in range(1, len(name) - 1):
            if not name[at].isascii() or name[at - 1] == " ":
                self._endings.setdefault(name[at:], {})[id_] = None
        if not name.isascii():
            for at in range(2, len(name) - 1):
                self._parts.setdefault(name[at:], []).append((name[:at], id_))
                self._part_begins.add(name[at : at + 2])
            return
        bag = bag_of(name)
        bag = bag_of(name, nouns=True) if bag == {_GROWN} else bag
        if bag - {_GROWN}:
            for word in bag:
                self._holding.setdefault(word, []).append(len(self._bags))
            self._bags.append((id_, bag))

    def _growths_of(self) -> dict[str, tuple[str, ...]]:
        """Of each metric those that are its growth by name: GDP growth of GDP."""
        plain: dict[frozenset[str], list[str]] = {}
        for id_, names in self._full.items():
            if id_ not in self.growing:
                for name in names:
                    plain.setdefault(bag_of(name), []).append(id_)
        found: dict[str, dict[str, None]] = {}
        for id_ in sorted(self.growing):
            for name in self._full[id_]:
                for other in plain.get(bag_of(name) - {_GROWN}, ()):
                    found.setdefault(other, {})[id_] = None
        return {id_: tuple(ids) for id_, ids in found.items()}

    def growths(self, id_: str) -> tuple[str, ...]:
        """The metrics that are the growth of one."""
        return self._growths.get(id_, ())

    def metrics(self, text: str) -> list[Named]:
        """The metrics that a text names, each with as much of its full name as stands there."""
        return [self._extended(name, text) for name in self._as_is(self._metrics, text)]

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

    def _extended(self, name: Name, text: str) -> Named:
        """A name with what stands before it and is of the metric's full name too."""
        word, start = folded(text[name.start : name.end]), name.start
        longer = [full for id_ in name.ids for full in self._full[id_] if full.endswith(word)]
        for full in longer:
            prefix = full.removesuffix(word)
            for at in range(max(1, len(prefix) - 1)):  # a lone character may end another word
                begin = name.start - len(prefix) + at
                if begin < 0 or text[begin : name.start].lower() != prefix[at:]:
                    continue
                is_number = text[begin].isdigit() and text[max(0, begin - 1)].isdigit()
                is_word = (
                    text[begin].isascii()
                    and text[max(0, begin - 1)].isascii()
                    and (begin > 0 and text[begin].isalnum() and text[begin - 1].isalnum())
                )
                if not (is_number or is_word):
                    start = min(start, begin)
                break
        return Named(start, name.end, name.ids, self._naming(text[start : name.end], longer))

    def _naming(self, word: str, longer: list[str]) -> Naming:
        """Whether a name is a small piece of the full one that it ends."""
        full = max(longer, key=len, default="")
        if not full:
            return Naming.FULL
        word = folded(word)
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

    def related(self, ids: Iterable[str]) -> set[str]:
        """The metrics whose full names begin as those of some metrics do, and these."""
        begins = {_beginning(full) for id_ in ids for full in self._full[id_]}
        return {*ids}.union(*(self._related.get(begin, ()) for begin in begins))

    def kin(self, called: str) -> tuple[str, ...]:
        """The metrics of which a name ends with some words: 营收 of 影视集聚区营收."""
        return tuple(self._endings.get(folded(called), ()))

    def splits(self, text: str) -> list[Split]:
        """The metrics whose names stand in two pieces: 工业实现增加值."""
        found: list[Split] = []
        at = 0
        while at < len(text) - 1:
            best = None
            if text[at : at + 2] in self._part_begins:
                stops = range(min(len(text), at + _LONGEST_PART), at + 1, -1)
                best = next((one for stop in stops if (one := self._split(text, at, stop))), None)
            if best is not None:
                found.append(best)
            at = best.last.end if best else at + 1
        return found

    def _split(self, text: str, at: int, stop: int) -> Split | None:
        for prefix, id_ in self._parts.get(text[at:stop], ()):
            begin = text.rfind(prefix, max(0, at - _WIDEST_SPLIT - len(prefix)), at)
            end = begin + len(prefix)
            if begin < 0 or end >= at:
                continue
            if all(spot.word in _BETWEEN_PIECES for spot in words_in(text, end, at)):
                return Split(begin, end, Named(at, stop, (id_,), Naming.FULL))
        return None

    def full(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The full names of some metrics."""
        return tuple(name for id_ in ids for name in self._full[id_])

    def loosely(self, text: str) -> tuple[tuple[str, ...], bool]:
        """The metrics of whose names a text holds most words, and whether it holds all."""
        there = bag_of(text, nouns=True)
        counts = Counter(number for word in there for number in self._holding.get(word, ()))
        best: dict[str, int] = {}
        for number, count in counts.items():
            id_, bag = self._bags[number]
            if count == len(bag) or (count > 1 and count >= 0.75 * len(bag)):
                best[id_] = max(best.get(id_, 0), 2 * count - (count < len(bag)))
        most = max(best.values(), default=0)
        return tuple(id_ for id_, count in best.items() if count == most), most % 2 == 0


def bag_of(text: str, *, nouns: bool = False) -> frozenset[str]:
    """The words of a text that tell metrics apart, in the singular; each word of growth alike.

    With `nouns`, the beginnings of its nouns of measure too: of the economy, economic growth.
    """
    known = lexicon().phrases
    words = set()
    if not text.isascii():
        spots = words_in(text, 0, len(text))
        if any(spot.word in MOVES or spot.word is Word.GROWTH for spot in spots):
            words.add(_GROWN)
        words.add("".join(
            text[spot.start : spot.end] for spot in spots
            if spot.word not in MOVES and spot.word is not Word.GROWTH
        ))  # fmt: skip
        return frozenset(words)
    for found in _WORD.findall(text.lower()):
        word = known.get(found)
        if word in MOVES or word is Word.GROWTH:
            words.add(_GROWN)
        elif word is Word.NOUN and nouns:
            words.add("~" + found[:_BEGINNING])
        elif word not in _SMALL:
            words.add(found[:-1] if found.endswith("s") and not found.endswith("ss") else found)
    return frozenset(words)


def _beginning(name: str) -> str:
    """The first characters or words of a name, by which it is known to be related to others."""
    if name.isascii():
        words = name.split()
        return " ".join(words[:2]) if len(words) > 2 else ""  # noqa: PLR2004 - more than that
    return name[:_BEGINNING] if len(name) > _BEGINNING else ""


def _metric_names(one: Metric) -> Iterator[str]:
    """A metric's names, in singular and plural, and without what says only that it is all."""
    for name in (*one.names.values(), *one.aliases):
        for word in (name, _BRACKETS.sub("", name)):
            yield from _numbers(word)
            spots = words_in(word, 0, len(word))
            while spots and spots[0].word is Word.ALL:
                spots.pop(0)
            while spots and spots[-1].word in (Word.ALL, Word.COMMA):
                spots.pop()
            bare = word[spots[0].start : spots[-1].end] if spots else ""
            if len(bare) > 1:
                yield from _numbers(bare)
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


def _numbers(name: str) -> Iterator[str]:
    """A name, and in English its singular or plural."""
    yield name
    if name.isascii() and len(name) > _SHORT_LATIN and name[-1].isalpha():
        yield name[:-1] if name.endswith("s") else name + "s"
