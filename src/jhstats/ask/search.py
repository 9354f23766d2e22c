"""Facts by any word: names, aliases, years, measures, scopes, printed figures.

Every word of the question must be in the fact. A word weighs by where it stands, most in
the name of the metric, and three times as much when it is a whole name; the heaviest facts
come first, then in the order of `show`. A run of Chinese that no fact holds as it stands is
cut into the longest pieces that some fact holds.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter

from jhstats.ask.question import MEASURES, NO_FILTERS, STATUSES, Filters, understand
from jhstats.ask.rows import Answer, Row, in_one_unit
from jhstats.ask.store import Store
from jhstats.errors import Kind, QueryError
from jhstats.figure import plain
from jhstats.model import Fact, Rank, RankKind
from jhstats.names import all_names, candidates, fold_name, nearest

_METRIC, _VALUE, _ENTITY, _PERIOD, _RANK, _PRINTED, _OTHER, _LEAST = 12, 10, 9, 8, 6, 5, 3, 1
_WHOLE = 3

RANKS: dict[RankKind, tuple[str, ...]] = {
    RankKind.POSITION: ("rank", "排名", "位次"),
    RankKind.TOP: ("top", "强"),
    RankKind.FIRST_TO: ("first", "首个", "首次"),
    RankKind.LEADING: ("leading", "前列"),
}

BEST = ("first", "best", "largest", "highest", "最大", "最高", "首位", "榜首", "第一")
"""What a first position is called."""

SCOPES: dict[str, tuple[str, ...]] = {
    "world": ("world", "global", "全球", "世界"),
    "nation": ("nation", "national", "全国"),
    "province": ("province", "provincial", "全省", "省内"),
}

DIGITS = "零一二三四五六七八九"


def search(store: Store, words: Sequence[str], filters: Filters = NO_FILTERS) -> Answer:
    """The facts that hold every word, best first.

    Raises:
        QueryError: no fact holds them all.
        UsageError: a filter has no such value, or no value converts into the unit.
    """
    facts = store.select(understand(store, (), filters).selection)
    fields = [_fields(store, fact) for fact in facts]
    texts = set().union(*fields)
    terms = (term for word in words for part in word.split() for term in _terms(part, texts))
    weights = dict.fromkeys(range(len(facts)), 0)  # of the facts that hold all terms so far
    for term in terms:
        weights = {n: w + own for n, w in weights.items() if (own := _weight(term, fields[n]))}
        if not weights:
            break  # no later term is looked for
    found = [(weight, facts[number]) for number, weight in weights.items() if weight]
    if not found:
        given = " ".join(words)
        near = (*nearest(given, store.metrics), *nearest(given, store.entities))
        near = near or candidates(islice(store.metrics, 3), store.metrics)
        raise QueryError.of(Kind.NOT_FOUND, given=given, candidates=near)
    found.sort(key=itemgetter(0), reverse=True)
    return in_one_unit(store, (Row.of(fact) for _, fact in found), filters.unit)


def _fields(store: Store, fact: Fact) -> dict[str, int]:
    """All that a fact can be found by, folded, with the most that it weighs."""
    fields: dict[str, int] = {}
    is_first = any(rank.kind is RankKind.POSITION and rank.number == 1 for rank in fact.ranks)
    for weight, texts in (
        (_METRIC, all_names(store.metrics[fact.metric])),
        (_VALUE, (plain(fact.value),) if fact.value is not None else ()),
        (_ENTITY, all_names(store.entities[fact.entity])),
        (_PERIOD, (fact.period.text, f"{fact.period.year}年") if fact.period else ()),
        (_RANK, (word for rank in fact.ranks for word in _rank_words(store, rank))),
        (_PRINTED, (evidence.printed or "" for evidence in fact.evidence)),
        (_OTHER, (fact.id, fact.measure.value, *MEASURES[fact.measure])),
        (_OTHER, (fact.status.value, *STATUSES[fact.status])),
        (_OTHER, all_names(store.units[fact.unit]) if fact.unit else ()),
        (_OTHER, all_names(store.metrics[fact.of.metric]) if fact.of else ()),
        (_LEAST, BEST if is_first else ()),
    ):
        for text in texts:
            fields.setdefault(fold_name(text), weight)  # the heaviest stand first
    return fields


def _rank_words(store: Store, rank: Rank) -> Iterator[str]:
    """A rank as people write it: 全省第一, 全省第1, No. 1, top 10."""
    among = store.entities[rank.among]
    yield from RANKS[rank.kind]
    for name in (*all_names(among), *SCOPES.get(among.kind, ())):
        yield name
        for number in (rank.number, chinese(rank.number)) if rank.number else ():
            is_position = rank.kind is RankKind.POSITION
            forms = (f"第{number}",) if is_position else (f"前{number}", f"{number}强")
            yield from (f"{name}{form}" for form in forms)
    if rank.number:
        yield f"no.{rank.number}" if rank.kind is RankKind.POSITION else f"top{rank.number}"


def _terms(word: str, texts: set[str]) -> Iterator[str]:
    """A word as it stands where some fact holds it, else its longest pieces that one does."""
    left = fold_name(word)
    is_chinese = any(unicodedata.category(character) == "Lo" for character in word)
    if left and not is_chinese:
        yield left  # a word of letters or digits is not cut
        return
    while left:
        length, holding = 1, [text for text in texts if left[0] in text]
        while length < len(left):
            holding = [text for text in holding if left[: length + 1] in text]
            if not holding:
                break
            length += 1
        yield left[:length]
        left = left[length:]


def _weight(term: str, fields: dict[str, int]) -> int:
    """What a term weighs in a fact: by its best field, more if it is the whole of it, else 0."""
    holding = ((text, weight) for text, weight in fields.items() if term in text)
    return max((weight * (_WHOLE if text == term else 1) for text, weight in holding), default=0)


def chinese(number: int) -> str:
    """A whole number from 0 in Chinese numerals up to 99, above that in digits."""
    tens, ones = divmod(number, 10)
    if tens >= len(DIGITS):
        return str(number)
    begin = "" if not tens else ("十" if tens == 1 else DIGITS[tens] + "十")
    return begin + (DIGITS[ones] if ones or not tens else "")
