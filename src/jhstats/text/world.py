"""What texts may speak of, and what they may call it: in full or shortened, by a part, by kind."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache, partial

from jhstats.ask.store import Store, text_of
from jhstats.lang.counting import narrowed
from jhstats.lang.forms import demonyms
from jhstats.lang.grammar import Word
from jhstats.lang.languages import LANGUAGES
from jhstats.lang.lexicon import by_word, kinds_of, words_in
from jhstats.model import Entity, Metric
from jhstats.names import outer_entities
from jhstats.period import Period, parse
from jhstats.text.names import STEM, WORD, Names, called, folded, in_number, owners, stems
from jhstats.text.records import Name

_BRACKETS = re.compile(r"\s{0,3}[（(][^()（）]{0,80}[)）]")
_SAYS_ALL = (Word.ALL, Word.SO_FAR, Word.COMMA)
_COUNTRIES = ("nation", "country")
_SHORT_LATIN, _LEAST_ID = 3, 4
_LEAST_STEMS, _MOST = 3, 0.6
_KIND_ENDINGS = [
    word for language in LANGUAGES for word in by_word(language.kinds) if not word.isascii()
]
"""What one of a kind is called, where names end so: 市."""
_SPOKEN = ("metrics", "entities")  # the tables whose records a text may name
_YEAR = 12


class World:
    """The metrics and entities of a store, each read when a text names it, and its periods."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._finders = {table: Names(_owners(store, table)) for table in _SPOKEN}
        self.metrics = partial(self._as_is, "metrics")  # the metrics that a text names
        self.entities = partial(self._as_is, "entities")  # likewise
        self._stems = lru_cache(None)(lambda id_: stems(" ".join(self._called(id_))))
        self.outer = outer_entities(store.entities)  # what each entity lies within
        self.scopes = {*store.scopes()}  # the entities among whom ranks are told
        fiscal = (one for one in store.periods() if one.months == _YEAR and not one.is_year)
        self._ends = {one.end[1] for one in fiscal}

    def _as_is(self, table: str, text: str) -> list[Name]:
        """The names in a text; one of at most three Latin letters counts only as written."""
        records = getattr(self.store, table)
        return [
            name
            for name in self._finders[table].find(text)
            if name.end - name.start > _SHORT_LATIN
            or not (word := text[name.start : name.end]).isascii()
            or any(word in _bare(own) for id_ in name.ids for own in called(records[id_]))
        ]

    def _called(self, id_: str) -> tuple[str, ...]:
        return called(self.store.entities.get(id_) or self.store.metrics[id_])

    def is_short(self, ids: Iterable[str], said: str) -> bool:
        """Whether a name is at most half of a full one that it ends: it may be another's."""
        own = (name for id_ in ids for name in self.store.metrics[id_].names.values())
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
        words = stems(text) | {word[:STEM].lower() for word in WORD.findall(text)}
        counts = []
        for id_ in ids:
            is_whole = any(name and name <= words for name in map(stems, self._called(id_)))
            counts.append((len(self._stems(id_) & words), is_whole, id_))
        counts.sort()
        return (counts[-1][2],) if len(counts) > 1 and counts[-2][:2] < counts[-1][:2] else ()

    def is_begun(self, said: str) -> bool:
        """Whether a word begins as one of some name does: it is the base's own, nobody else's."""
        return not self.vocabulary.isdisjoint(stems(said[:2] if said[:1] > "\u2e80" else said))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The stems of all names."""
        prepared = self.store.spoken("stems")
        if prepared is not None:
            return frozenset(prepared)
        return frozenset().union(*map(self._stems, (*self.store.metrics, *self.store.entities)))

    def fiscal(self, calendar: Period) -> Period | None:
        """The same part of a year that ends when those of the base do; None where none ends so."""
        if len(self._ends) != 1:
            return None
        back = _YEAR - max(self._ends) + 1
        months = (divmod(day[0] * _YEAR + day[1] - back, _YEAR) for day in calendar.days)
        return parse("/".join(f"{year}-{month + 1:02}" for year, month in months))

    def meant(self, word: str, last: str | None) -> str | None:
        """Whom a word for all of a kind means: the main entity, who was last told, or around."""
        kinds = kinds_of(narrowed(word))
        main = self.store.main
        around = (one for inner in (last, main) if inner for one in sorted(self.outer(inner)))
        for entity in (main, last, *around):
            kind = self.store.entities[entity].kind if entity else ""
            if kind in kinds or kind.rpartition("-")[2] in kinds:
                return entity
        own = [one.ids[0] for one in self.entities(word) if one.end - one.start == len(word)]
        return own[0] if own else None  # what the base itself calls so


def _owners(store: Store, table: str) -> Mapping[str, Iterable[str]]:
    prepared = store.spoken(f"{table}.owners")
    if prepared is None:
        records = getattr(store, table)
        whole = owners((id_, called(own)) for id_, own in records.items())
        # net profit is nobody else's, though without its bracket `Net profit (beia)` reads so
        spoken = map(_metric_names if table == "metrics" else _entity_names, records.values())
        return owners(zip(records, spoken, strict=True)) | whole
    return {name: ids for name, *ids in (line.split("\t") for line in prepared)}


def spoken_parts(store: Store) -> Iterator[tuple[str, bytes]]:
    """What a prepared store has in `Store.spoken`, part by part."""
    for table in _SPOKEN:
        named = _owners(store, table).items()
        yield f"{table}.owners", text_of("\t".join((name, *ids)) for name, ids in named)
    yield "stems", text_of(sorted(World(store).vocabulary))


def _bare(name: str) -> tuple[str, str]:
    """A name, and without what it has in brackets."""
    return name, _BRACKETS.sub("", name)


def _metric_names(one: Metric) -> Iterator[str]:
    """A metric's names, in singular and plural, and without what says only that it is all."""
    for word in (word for name in called(one) for word in _bare(name)):
        kept = [spot for spot in words_in(word, 0, len(word)) if spot.word not in _SAYS_ALL]
        bare = word[kept[0].start : kept[-1].end] if kept else word
        yield from (*in_number(word), *in_number(bare))
    if len(one.id) >= _LEAST_ID:
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
