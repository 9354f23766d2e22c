"""Facts by any word: names, aliases, years, measures, scopes, printed figures.

Every word of the question must be in the fact. A word weighs by where it stands, most in
the name of the metric, and three times as much when it is a whole name; the heaviest facts
come first, then in the order of `show`. A run of Chinese that no fact holds as it stands is
cut into the longest pieces that some fact holds.
"""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import itemgetter
from typing import NamedTuple

from jhstats.ask.question import ALL, NO_FILTERS, Filters, understand
from jhstats.ask.rows import Answer, Row, in_one_unit
from jhstats.ask.store import Selection, Store
from jhstats.errors import Kind, QueryError
from jhstats.figure import plain
from jhstats.model import Fact, FactStatus, Measure, Rank, RankKind
from jhstats.names import all_names, candidates, fold_name, nearest

_METRIC, _VALUE, _ENTITY, _PERIOD, _RANK, _PRINTED, _OTHER, _LEAST = 12, 10, 9, 8, 6, 5, 3, 1
_WHOLE = 3

MEASURES: dict[Measure, tuple[str, ...]] = {
    Measure.LEVEL: ("level", "total", "总量", "规模"),
    Measure.GROWTH: ("growth", "grew", "increase", "增速", "同比", "增长", "增幅"),
    Measure.CHANGE: ("change", "difference", "增量"),
    Measure.SHARE: ("share", "proportion", "占比", "比重"),
    Measure.CONTRIBUTION: ("contribution", "贡献率", "贡献"),
}

STATUSES: dict[FactStatus, tuple[str, ...]] = {
    FactStatus.ACTUAL: ("actual", "result", "实际"),
    FactStatus.PRELIMINARY: ("preliminary", "初步"),
    FactStatus.ESTIMATE: ("estimate", "估计"),
    FactStatus.TARGET: ("target", "goal", "目标", "力争"),
    FactStatus.PLANNED: ("planned", "plan", "规划", "达产"),
}

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
    selection = understand(store, (), filters, "search")
    is_held = store.holds if selection == ALL else None
    facts = () if is_held else store.select(selection)
    fields = [_fields(store, fact) for fact in facts]
    holds = is_held or _held_in(set().union(*fields))
    parts = (part for word in words for part in word.split())
    terms: Iterable[str] = chain.from_iterable(_terms(part, holds) for part in parts)
    if is_held and (terms := tuple(terms)):
        facts = store.select(Selection(holding=terms))
        fields = [_fields(store, fact) for fact in facts]
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


class Words(NamedTuple):
    """Texts by which a fact is found, what they weigh, and whose they are.

    Facts of one `key` of a `table` share them; without a table they are the fact's own.
    """

    weight: int
    texts: Iterable[str]
    table: str | None = None
    key: str = ""


def words_of(store: Store, fact: Fact) -> Iterator[Words]:
    """All that a fact can be found by, the heaviest first; last what only filters ask for."""
    yield Words(_METRIC, all_names(store.metrics[fact.metric]), "metrics", fact.metric)
    yield Words(_VALUE, (plain(fact.value),) if fact.value is not None else ())
    yield Words(_ENTITY, all_names(store.entities[fact.entity]), "entities", fact.entity)
    if fact.period:
        text = fact.period.text
        yield Words(_PERIOD, (text, f"{fact.period.year}年"), "periods", text)
    for rank in fact.ranks:
        yield Words(_RANK, _rank_words(store, rank), "ranks", f"{rank.code}@{rank.among}")
    yield Words(_PRINTED, (evidence.printed or "" for evidence in fact.evidence))
    yield Words(_OTHER, (fact.id,))
    yield Words(_OTHER, MEASURES[fact.measure], "measures", fact.measure.value)
    yield Words(_OTHER, STATUSES[fact.status], "statuses", fact.status.value)
    if fact.unit:
        yield Words(_OTHER, all_names(store.units[fact.unit]), "units", fact.unit)
    if fact.of:
        yield Words(_OTHER, all_names(store.metrics[fact.of.metric]), "wholes", fact.of.metric)
    is_first = any(rank.kind is RankKind.POSITION and rank.number == 1 for rank in fact.ranks)
    yield Words(_LEAST, BEST if is_first else ())
    yield from (Words(0, (), "among", rank.among) for rank in fact.ranks)
    yield from (Words(0, (), "dims", repr(f"{key}={text}")) for key, text in fact.dims)


def _fields(store: Store, fact: Fact) -> dict[str, int]:
    """All that a fact can be found by, folded, with the most that it weighs."""
    fields: dict[str, int] = {}
    for words in words_of(store, fact):
        for text in words.texts:
            fields.setdefault(fold_name(text), words.weight)
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


def _terms(word: str, holds: Callable[[str], bool]) -> Iterator[str]:
    """A word as it stands where some fact holds it, else its longest pieces that one does."""
    left = fold_name(word)
    is_chinese = any(unicodedata.category(character) == "Lo" for character in word)
    if left and not is_chinese:
        yield left  # a word of letters or digits is not cut
        return
    while left:
        length = 1
        while length < len(left) and holds(left[: length + 1]):
            length += 1
        yield left[:length]
        left = left[length:]


def _held_in(texts: Collection[str]) -> Callable[[str], bool]:
    """Whether one of some texts holds a piece; a piece that goes on is sought where it began."""
    begun, found = "", texts

    def holds(piece: str) -> bool:
        nonlocal begun, found
        found = [text for text in (found if piece.startswith(begun) else texts) if piece in text]
        begun = piece
        return bool(found)

    return holds


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
