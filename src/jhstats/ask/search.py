"""Facts by any word: names, aliases, years, measures, scopes, printed figures.

Every word of the question must be in the fact. A word weighs by where it stands, most in
the name of the metric, and three times as much when it is a whole name; the heaviest facts
come first, then in the order of `show`. A run of Chinese that no fact holds as it stands is
cut into the longest pieces that some fact holds. Figures in any magnitude, months and ranks are
looked for as what they mean; a word that no fact holds, as one that is near, which is told.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from jhstats.ask import question, vocabulary
from jhstats.ask.amounts import BARE, read_amount
from jhstats.ask.question import ALL, NO_FILTERS, Filters
from jhstats.ask.rows import Answer, Row, in_one_unit, ordered
from jhstats.ask.store import Selection, Store
from jhstats.errors import Kind, QueryError
from jhstats.figure import EXACT, ONE, plain
from jhstats.model import Fact, Rank, RankKind, Unit
from jhstats.names import SURELY, Record, all_names, fold_name, nearest
from jhstats.period import MONTH, MONTHS, Period
from jhstats.phrases import Notice

_METRIC, _VALUE, _ENTITY, _PERIOD, _RANK, _PRINTED, _OTHER = 24, 20, 18, 16, 12, 10, 6
_BEST, _NOTE = 2, 1
_WHOLE = 3

_MONTH, _SPAN, _NUMBER = (re.compile(own.replace("MONTH", MONTH)) for own in vocabulary.SEARCHED)
_folded = lru_cache(maxsize=50_000)(fold_name)  # most texts are of many facts
_PIECE = re.compile(r"\d+(?:[.,]\d+)*|.", re.DOTALL)  # the least; a number stays whole
_NO_DIGIT, _NO_MORE = r"(?<!\d)(?<!\d\.)", r"(?!\.?\d|,\d{3}(?!\d))"  # a number's ends
_EXACT = re.compile(r"(?:no\.|top|=).*\d|.*第\d+")


def search(store: Store, words: Sequence[str], filters: Filters = NO_FILTERS) -> Answer[Row]:
    """The facts that hold every word, best first.

    None is a `QueryError`; no such value of a filter, or none that converts, a `UsageError`.
    """
    selection, read, *_ = question.understand(store, (), filters)
    is_held = store.holds if selection == ALL else None
    facts = () if is_held else store.select(selection)
    fields = [_fields(store, fact) for fact in facts]
    holds = is_held or "\n".join(set[str]().union(*fields)).__contains__
    given = " ".join(words)
    parts, mended = _meant(store, given, holds)
    terms = tuple(chain.from_iterable(_terms(part, holds) for part in parts))
    if is_held and terms:
        facts = store.select(Selection(holding=terms))
        fields = [_fields(store, fact) for fact in facts]
    weights = dict.fromkeys(range(len(facts)), 0)  # of the facts that hold all terms so far
    for term in terms:
        kept = weights.items() if holds(term) else ()
        weights = {n: weight + own for n, weight in kept if (own := _weight(term, fields[n]))}
        if not weights:
            break  # no later term is looked for
    heaviest = sorted(filter(itemgetter(1), weights.items()), key=itemgetter(1), reverse=True)
    told = [Notice("instead", {"given": word, "near": own}) for word, own in mended.items()]
    if not heaviest:
        near = (o for own in (store.metrics, store.entities) for o in nearest(given, own, *SURELY))
        raise QueryError.of(Kind.NOT_FOUND, given=given, candidates=tuple(near))
    rows = in_one_unit(store, (Row.of(facts[number]) for number, _ in heaviest), filters.unit)
    return ordered(store, Answer(rows, [*read, *told, *rows.notices]), filters.sort)


def _meant(
    store: Store, text: str, holds: Callable[[str], bool]
) -> tuple[list[str], dict[str, str]]:
    """The words of a text as facts hold them, and those that stand in place of ones misspelt."""
    text = _SPAN.sub(r"\1-\2", _MONTH.sub(_month, _NUMBER.sub(r" no.\1\2 ", text)))
    words = text.split()
    kept = [word for word in words if word.lower() not in vocabulary.FILLERS] or words
    parts, mended = list[str](), dict[str, str]()
    while kept:
        for length in (3, 2, 1):
            run = kept[:length]
            joined = [*_figure(store, " ".join(run)), *_rank(run)]
            word = next(filter(holds, joined), run[0])
            if word in joined:
                break
        kept = kept[length:]
        if word.isalpha() and word.isascii() and not holds(fold_name(word)):
            close = get_close_matches(fold_name(word), _vocabulary(store), 1, 0.75)
            mended |= dict.fromkeys([word], close[0]) if close else {}
        parts.append(mended.get(word, word))
    return parts, mended


def _month(found: re.Match[str]) -> str:
    """A month as facts hold it: m05."""
    names = [name[:3] for name in MONTHS]
    number = names.index(found[1][:3].lower()) + 1 if found[1] else int(found[2])
    return f" m{number:02} "


def _figure(store: Store, text: str) -> Iterator[str]:
    """A figure in some magnitude or unit as facts hold it, the surest first."""
    said = read_amount(text, store.units) if text[:1].isdigit() and text[-1] != "年" else None
    if said and said.unit is not BARE:
        own = None if said.unit.dimension == BARE.id else said.unit.dimension or said.unit.id
        yield _size(said.number, said.unit.factor, own)
    elif said and re.search("[,，]", text):
        yield from (_size(said.number, None), plain(said.number))


def _figures(value: Decimal, unit: Unit) -> Iterator[str]:
    """A figure as it is printed, in the unit of factor 1, and as its dimension has it."""
    yield plain(value)
    yield from (_size(value, unit.factor, own) for own in (None, unit.dimension or unit.id))


def _size(value: Decimal, factor: Decimal | None, dimension: str | None = None) -> str:
    return f"={EXACT.multiply(value, factor or ONE).normalize(EXACT):f}{dimension or ''}"


def _rank(words: Sequence[str]) -> list[str]:
    """A position and among whom, `no.1` before or behind a name, as facts hold it."""
    numbers = [word[3:] for word in words if word.startswith("no.")]
    name = " ".join(word for word in words if not word.startswith("no."))
    return [f"{fold_name(name)}第{numbers[0]}"] if numbers and name else []


def _vocabulary(store: Store) -> set[str]:
    """The single words of all names."""
    records = chain[Record](store.metrics.values(), store.entities.values(), store.units.values())
    return {fold_name(word) for own in records for name in all_names(own) for word in name.split()}


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
    if fact.value is not None and fact.unit:
        yield Words(_VALUE, _figures(fact.value, store.units[fact.unit]))
    yield Words(_ENTITY, all_names(store.entities[fact.entity]), "entities", fact.entity)
    if fact.period:
        yield Words(_PERIOD, _period_words(fact.period), "periods", fact.period.text)
    for rank in fact.ranks:
        yield Words(_RANK, _rank_words(store, rank), "ranks", f"{rank.code}@{rank.among}")
    yield Words(_PRINTED, (evidence.printed or "" for evidence in fact.evidence))
    yield Words(_OTHER, (fact.id,))
    measure, status = fact.measure.value, fact.status.value
    yield Words(_OTHER, (measure, *vocabulary.MEASURES[fact.measure]), "measures", measure)
    yield Words(_OTHER, (status, *vocabulary.STATUSES[fact.status]), "statuses", status)
    if fact.unit:
        yield Words(_OTHER, all_names(store.units[fact.unit]), "units", fact.unit)
    if fact.of:
        yield Words(_OTHER, all_names(store.metrics[fact.of.metric]), "wholes", fact.of.metric)
    is_first = any(rank.kind is RankKind.POSITION and rank.number == 1 for rank in fact.ranks)
    yield Words(_BEST, vocabulary.BEST if is_first else ())
    yield Words(_NOTE, (fact.note or {}).values())
    yield from (Words(0, (), "among", rank.among) for rank in fact.ranks)
    yield from (Words(0, (), "dims", f"{k}={own}".replace("\n", " ")) for k, own in fact.dims)


def _fields(store: Store, fact: Fact) -> dict[str, int]:
    """All that a fact can be found by, folded, with the most that it weighs."""
    fields: dict[str, int] = {}
    for words in words_of(store, fact):
        for text in words.texts:
            fields.setdefault(_folded(text), words.weight)
    return fields


def _period_words(period: Period) -> Iterator[str]:
    """A period as it is written, its year, and its months: m05, m01-m05."""
    yield from (period.text, f"{period.year}年")
    if period.is_part_of_year:
        yield "-".join(dict.fromkeys(f"m{day[1]:02}" for day in period.days))


def _rank_words(store: Store, rank: Rank) -> Iterator[str]:
    """A rank as people write it: 全省第一, 全省第1, No. 1, top 10."""
    among, last = store.entities[rank.among], rank.number or 0
    yield from vocabulary.RANKS[rank.kind]
    for name in (*all_names(among), *vocabulary.SCOPES.get(among.kind, ())):
        yield name
        for number in (last, *vocabulary.UP_TO_99[last : last + 1]) if last else ():
            is_position = rank.kind is RankKind.POSITION
            forms = (f"第{number}",) if is_position else (f"前{number}", f"{number}强")
            yield from (f"{name}{form}" for form in forms)
    if rank.number:
        yield f"no.{rank.number}" if rank.kind is RankKind.POSITION else f"top{rank.number}"


def _terms(word: str, holds: Callable[[str], bool]) -> Iterator[str]:
    """A word as it stands where some fact holds it, else the longest pieces, none alone behind."""
    left = fold_name(word)
    is_chinese = any(unicodedata.category(character) == "Lo" for character in word)
    if left and (not is_chinese or (_EXACT.fullmatch(left) and holds(left))):
        yield left  # a word of letters or digits is not cut
        return
    pieces = _PIECE.findall(left)
    while pieces:
        length = 1
        while length < len(pieces) and holds("".join(pieces[: length + 1])):
            length += 1
        is_lone = bool(pieces[3:]) and length == len(pieces) - 1
        length -= is_lone  # 光伏 产能, not 光伏产 and 能
        yield "".join(pieces[:length])
        del pieces[:length]


def _weight(term: str, fields: dict[str, int]) -> int:
    """What a term weighs in a fact: by its best field, more if it is the whole of it, else 0."""
    if _EXACT.fullmatch(term):
        return fields.get(term, 0) * _WHOLE
    stands = re.compile(rf"(?:(?=\D)|{_NO_DIGIT}){re.escape(term)}(?:(?<=\D)|{_NO_MORE})").search
    holding = ((text, own) for text, own in fields.items() if term in text and stands(text))
    return max((weight * (_WHOLE if text == term else 1) for text, weight in holding), default=0)
