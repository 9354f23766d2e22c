"""Where a text names metrics and entities of a base: in full or shortened, longest name first."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from typing import Any

from jhstats.ask.store import Store, text_of
from jhstats.lang.counting import narrowed
from jhstats.lang.forms import demonyms
from jhstats.lang.languages import LANGUAGES
from jhstats.lang.lexicon import Word, by_word, lexicon, words_in
from jhstats.model import Entity, Metric, Unit
from jhstats.names import simplified
from jhstats.text.records import Name

_BRACKETS = re.compile(r"\s{0,3}[（(][^()（）]{0,80}[)）]")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+|\d+")
_SAYS_ALL = (Word.ALL, Word.SO_FAR, Word.COMMA)
_KIND_ENDINGS = [
    word for language in LANGUAGES for word in by_word(language.kinds) if not word.isascii()
]
"""What one of a kind is called, where names end so: 市."""
_COUNTRIES = ("nation", "country")
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")  # value-added is value added
_SHORT_LATIN = 3
_LEAST_ID = 4
_STEM, _LEAST_WORD = 5, 4
_LEAST_STEMS = 3
_MOST = 0.6
_QUOTES = frozenset("“”‘’「」『』")
_SPACES = dict.fromkeys(map(ord, "\t\n\r\u00a0\u3000"), " ")


class Names:
    """Names, each with the ids of its records, found in texts; the longest at a place is taken."""

    def __init__(self, owners: Mapping[str, Iterable[str]]) -> None:
        self._owners = owners
        lengths: dict[str, set[int]] = {}
        for name in owners:
            lengths.setdefault(name[:2], set()).add(len(name))
        self._lengths = {begin: sorted(found, reverse=True) for begin, found in lengths.items()}
        firsts = re.escape("".join(sorted({name[0] for name in owners})))
        self._begins = re.compile(rf"(?!(?<=[a-z0-9])[a-z0-9])[{firsts}]" if firsts else "$^")

    def find(self, text: str) -> list[Name]:
        """All names in a text, in order, none inside another."""
        small, kept = _small(text)
        found, lengths, at = [], self._lengths, 0
        for begin in self._begins.finditer(small):
            start = begin.start()
            first, two = small[start], small[start : start + 2]
            if start < at or (two not in lengths and first not in lengths):
                continue
            for length in (*lengths.get(two, ()), *lengths.get(first, ())):
                end = start + length
                ids = self._owners.get(small[start:end])
                if ids and end <= len(small) and _stands(small, start, end):
                    found.append(Name(kept[start], kept[end - 1] + 1, tuple(ids)))
                    at = end
                    break
        return found


@lru_cache(maxsize=8)
def _small(text: str) -> tuple[str, Sequence[int]]:
    """A text as names are looked up in it, without quotes, and where its characters stood."""
    kept: Sequence[int] = range(len(text))
    if not _QUOTES.isdisjoint(text):
        kept = [at for at in kept if text[at] not in _QUOTES]
        text = "".join(text[at] for at in kept)
    return _HYPHEN.sub(" ", simplified(narrowed(text)).lower().translate(_SPACES)), kept


def _stands(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is no piece of a longer word or number."""
    first, last = text[start], text[end - 1]
    before, behind = text[start - 1] if start else " ", text[end : end + 1] or " "
    if first.isdigit() and before in ".," and text[max(start - 2, 0) : start - 1].isdigit():
        return False  # 3.5G基站
    if first.isascii() and before.isascii() and before.isalnum():
        return False
    if not (last.isascii() and last.isalnum()):
        return True
    is_between = not before.isascii() and last.isalpha() and behind.isdigit()  # 全市GDP4683亿元
    if behind.isascii() and behind.isalnum() and not is_between:
        return False
    return not (last.isdigit() and behind in ".," and text[end + 1 : end + 2].isdigit())


def in_number(name: str) -> tuple[str, ...]:
    """A name, and in English its singular or plural; what is short, like GWh, has neither."""
    if not (name.isascii() and len(name) > len("GWh") and name[-1].isalpha()):
        return (name,)
    return name, name[:-1] if name.endswith("s") else name + "s"


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name as it is looked up: narrow, simplified, in small letters, one space for many."""
    small = simplified(narrowed(name)).casefold()
    return " ".join(_HYPHEN.sub(" ", small).split())


def owners(records: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    """The ids of records by their names, as these are looked up; each comes with all its names."""
    found: dict[str, list[str]] = {}
    for id_, words in records:
        for word in filter(None, map(folded, words)):
            ids = found.setdefault(word, [])
            if id_ not in ids:
                ids.append(id_)
    return found


class Known:
    """The metrics and entities of a store: a record is read when a text names it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._finders = {table: Names(_owners(store, table)) for table in _SPOKEN}
        self.metrics = partial(self._as_is, "metrics")  # the metrics that a text names
        self.entities = partial(self._as_is, "entities")  # likewise
        self._stems = lru_cache(None)(lambda id_: stems(" ".join(self._called(id_))))

    def _as_is(self, table: str, text: str) -> list[Name]:
        """The names in a text; one of at most three Latin letters counts only as written."""
        records = getattr(self._store, table)
        return [
            name
            for name in self._finders[table].find(text)
            if name.end - name.start > _SHORT_LATIN
            or not (word := text[name.start : name.end]).isascii()
            or any(word in _bare(own) for id_ in name.ids for own in called(records[id_]))
        ]

    def _called(self, id_: str) -> tuple[str, ...]:
        return called(self._store.entities.get(id_) or self._store.metrics[id_])

    def is_short(self, ids: Iterable[str], said: str) -> bool:
        """Whether a name is at most half of a full one that it ends: it may be another's."""
        own = (name for id_ in ids for name in self._store.metrics[id_].names.values())
        names, word = (folded(_BRACKETS.sub("", name)) for name in own), folded(said)
        return any(name.endswith(word) and 2 * len(word) <= len(name) for name in names)

    def is_piece(self, metric: str, said: str) -> bool:
        """Whether a name of a metric has words before or behind some."""
        names = map(folded, self._called(metric))
        piece = folded(said)  # GAAP is no piece of non-GAAP
        return any(piece in name.replace(f"non {piece}", "") for name in names)

    def touched(self, id_: str, text: str) -> int:
        """How many words, or pairs of characters, of a record's names a text has: delivered."""
        return len(self._stems(id_) & stems(text))

    def is_described(self, id_: str, text: str) -> bool:
        """Whether a text has most of the words of a name of a metric, in any order."""
        there = stems(text)
        long = (one for one in map(stems, self._called(id_)) if len(one) >= _LEAST_STEMS)
        return any(len(one & there) >= _MOST * len(one) for one in long)

    def most_touched(self, ids: Iterable[str], text: str) -> tuple[str, ...]:
        """The one of some metrics of whose names a text has more words than of any other's.

        Of those of which it has as many, the one of which it has a whole name: saved 408 lives.
        """
        words = stems(text) | {word[:_STEM].lower() for word in _WORD.findall(text)}
        counts = []
        for id_ in ids:
            is_whole = any(name and name <= words for name in map(stems, self._called(id_)))
            counts.append((len(self._stems(id_) & words), is_whole, id_))
        counts.sort()
        is_one = len(counts) > 1 and counts[-2][:2] < counts[-1][:2]
        return (counts[-1][2],) if is_one else ()

    def is_begun(self, said: str) -> bool:
        """Whether a word begins as one of some name does: it is the base's own, nobody else's."""
        return not self.vocabulary.isdisjoint(stems(said[:2] if said[:1] > "\u2e80" else said))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The stems of all names."""
        prepared = self._store.spoken("stems")
        if prepared is not None:
            return frozenset(prepared)
        ids = (*self._store.metrics, *self._store.entities)
        return frozenset().union(*map(self._stems, ids))


def _owners(store: Store, table: str) -> Mapping[str, Sequence[str]]:
    prepared = store.spoken(f"{table}.owners")
    if prepared is None:
        records = getattr(store, table)
        whole = owners((id_, called(own)) for id_, own in records.items())
        # net profit is nobody else's, though without its bracket `Net profit (beia)` reads so
        return owners((id_, _SPOKEN[table](own)) for id_, own in records.items()) | whole
    lines = (line.split("\t") for line in prepared)
    return {name: ids for name, *ids in lines}


def spoken_parts(store: Store) -> Iterator[tuple[str, bytes]]:
    """What a prepared store has in `Store.spoken`, part by part."""
    for table in _SPOKEN:
        named = _owners(store, table).items()
        yield f"{table}.owners", text_of("\t".join((name, *ids)) for name, ids in named)
    yield "stems", text_of(sorted(Known(store).vocabulary))


@lru_cache(maxsize=1000)
def stems(text: str) -> frozenset[str]:
    """The beginnings of a text's words but short ones, and each two Chinese characters of it."""
    text, known = simplified(text), lexicon().phrases
    words = (word.lower() for word in _WORD.findall(text) if len(word) >= _LEAST_WORD)
    return frozenset(word[:_STEM] for word in words if word not in known) | {
        text[at : at + 2] for at in range(len(text) - 1) if min(text[at : at + 2]) > "\u2e80"
    }


def called(one: Entity | Metric | Unit) -> tuple[str, ...]:
    """The names and aliases of a record."""
    return (*one.names.values(), *one.aliases)


def _bare(name: str) -> tuple[str, str]:
    """A name, and without what it has in brackets."""
    return name, _BRACKETS.sub("", name)


def _metric_names(one: Metric) -> Iterator[str]:
    """A metric's names, in singular and plural, and without what says only that it is all."""
    for word in (word for name in called(one) for word in _bare(name)):
        kept = [spot for spot in words_in(word, 0, len(word)) if spot.word not in _SAYS_ALL]
        bare = word[kept[0].start : kept[-1].end] if kept else word
        yield from (*in_number(word), *in_number(bare))
    if one.id.isascii() and len(one.id) >= _LEAST_ID:
        yield one.id.replace("-", " ")


def _entity_names(one: Entity) -> Iterator[str]:
    """An entity's names, also without the word of its kind, and what its own are called."""
    for name in called(one):
        yield name
        for kind in _KIND_ENDINGS:
            if name.endswith(kind) and len(name) > len(kind) + 1:
                yield name.removesuffix(kind)
        if one.kind in _COUNTRIES and len(name) > _SHORT_LATIN:
            yield from demonyms(name)


_SPOKEN: Mapping[str, Callable[[Any], Iterable[str]]] = {
    "metrics": _metric_names,
    "entities": _entity_names,
}
"""The tables whose records a text may name, and what it may call one of each."""
