"""Facts by any word: names, aliases, years, measures, scopes, printed figures.

Every word of the question must be in the fact. A word weighs by where it stands, most in
the name of the metric, and three times as much when it is a whole name; the heaviest facts
come first, then in the order of `show`. A run of Chinese that no fact holds as it stands is
cut into the longest pieces that some fact holds.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from jhstats.ask import keywords
from jhstats.ask.question import NO_FILTERS, understand
from jhstats.ask.rows import Row, in_asked_unit, row_of
from jhstats.errors import Kind, Problem, QueryError
from jhstats.figure import plain
from jhstats.model import RankKind
from jhstats.names import all_names, fold_name, nearest, record_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jhstats.ask.question import Filters
    from jhstats.ask.store import Store
    from jhstats.model import Fact, Rank

_METRIC, _VALUE, _ENTITY, _PERIOD, _RANK, _PRINTED, _OTHER, _LEAST = 12, 10, 9, 8, 6, 5, 3, 1
_WHOLE = 3


class _Field(NamedTuple):
    text: str
    weight: int


def search(store: Store, words: Sequence[str], filters: Filters = NO_FILTERS) -> list[Row]:
    """The facts that hold every word, best first.

    Raises:
        QueryError: no fact holds them all.
        UsageError: a filter has no such value, or no value converts into the unit.
    """
    facts = store.select(understand(store, (), filters, "search", []))
    fields = [list(_fields(store, fact)) for fact in facts]
    texts = {field.text for one in fields for field in one}
    terms = [term for word in words for part in word.split() for term in _terms(part, texts)]
    scored = []
    for position, (fact, own) in enumerate(zip(facts, fields, strict=True)):
        weights = [_weight(term, own) for term in terms]
        if terms and all(weights):
            scored.append((-sum(weights), position, fact))
    if not scored:
        raise _nothing(store, words)
    return in_asked_unit(store, [row_of(fact) for _, _, fact in sorted(scored)], filters.unit)


def _fields(store: Store, fact: Fact) -> Iterator[_Field]:
    """All that a fact can be found by, folded, with what it weighs."""
    for weight, texts in (
        (_METRIC, all_names(store.metrics[fact.metric])),
        (_ENTITY, all_names(store.entities[fact.entity])),
        (_VALUE, (plain(fact.value),) if fact.value is not None else ()),
        (_PERIOD, (fact.period.text, f"{fact.period.year}年") if fact.period else ()),
        (_RANK, (word for one in fact.ranks for word in _rank_words(store, one))),
        (_PRINTED, (one.printed or "" for one in fact.evidence)),
        (_OTHER, _other_words(store, fact)),
        (_LEAST, keywords.BEST if any(_is_first(one) for one in fact.ranks) else ()),
    ):
        for text in texts:
            yield _Field(fold_name(text), weight)


def _is_first(one: Rank) -> bool:
    return one.kind is RankKind.POSITION and one.number == 1


def _other_words(store: Store, fact: Fact) -> Iterator[str]:
    yield fact.id
    yield from keywords.MEASURES[fact.measure]
    yield from keywords.STATUSES[fact.status]
    if fact.unit:
        yield from all_names(store.units[fact.unit])
    if fact.of:
        yield from all_names(store.metrics[fact.of.metric])


def _rank_words(store: Store, one: Rank) -> Iterator[str]:
    """A rank as people write it: 全省第一, 全省第1, No. 1, top 10."""
    among = store.entities[one.among]
    yield from keywords.RANKS[one.kind]
    for name in (*all_names(among), *keywords.SCOPES.get(among.kind, ())):
        yield name
        if one.number:
            yield f"{name}第{one.number}"
            yield f"{name}第{keywords.chinese(one.number)}"
            yield f"{name}前{one.number}"
            yield f"{name}{keywords.chinese(one.number)}强"
    if one.number:
        yield f"no.{one.number}"
        yield f"top{one.number}"


def _terms(word: str, texts: set[str]) -> Iterator[str]:
    """A word as it stands where some fact holds it, else its longest pieces that one does."""
    rest = fold_name(word)
    while rest:
        length = len(rest)
        while length > 1 and not any(rest[:length] in text for text in texts):
            length -= 1
        if length < len(rest) and not _is_chinese(word):
            length = len(rest)  # a word of letters or digits is not cut
        yield rest[:length]
        rest = rest[length:]


def _is_chinese(word: str) -> bool:
    return any(unicodedata.category(character) == "Lo" for character in word)


def _weight(term: str, fields: list[_Field]) -> int:
    """What a term weighs in a fact: by its best place, more if it is the whole of it."""
    found = [f.weight * (_WHOLE if f.text == term else 1) for f in fields if term in f.text]
    return max(found, default=0)


def _nothing(store: Store, words: Sequence[str]) -> QueryError:
    given = " ".join(words)
    near = [*nearest(given, store.metrics), *nearest(given, store.entities)]
    if not near:
        near = [(id_, record_names(one)) for id_, one in list(store.metrics.items())[:3]]
    data = {"given": given, "candidates": tuple(near)}
    return QueryError([Problem(Kind.NOT_FOUND, data)])
