"""What the bare words of a question mean in a base, and what there is in place of others."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain

from jhstats import names
from jhstats.ask.store import Selection, Store
from jhstats.ask.vocabulary import FILLERS, FOLDS, LIMITS, cut_at_commas, own_part, span_of
from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.model import TABLES, Entity
from jhstats.names import Candidate, Record, all_names, candidates, fold_name, is_name, named_partly

_LONGEST_NAME = 6  # so many words may be one name together
_SHORT = 3  # a name of so many Latin letters counts only as written: IN is India, in says nothing
_LEAST_LIKE = 0.75  # and more: of four letters no one is another
_MOST_SOUGHT = 5  # names near a word are sought for so few: each is held against all names
OF_RANKS = ("rank", "top", "among")
"""Parts of a question that no name may begin with."""
_MOST_CUT = 24  # so long a run of Chinese is cut

Records = Mapping[str, Record]
Meaning = tuple[str, str, int]
"""Which part of a question some words are, what of it, and how many these are."""


def id_called(store: Store, table: str, word: str, earlier: Sequence[Problem] = ()) -> str:
    """The id of the record that a word means: a `metric`, an `entity`, a `source` or a `unit`.

    Raises:
        QueryError: none is called so, or several are; with near names, if `earlier` are few.
        UsageError: likewise, of a unit.
    """
    records: Records = getattr(store, TABLES[table])
    found = store.called(word, records)
    if table == "entity" and not _wholes(store, word, records):
        found = others_called(store, word) or found
    if not found:
        found = named_partly(word, records)
        if table == "unit":  # no part of a name: million yuan is not 100 million yuan
            found = tuple(id_ for id_ in found if is_name(word, records[id_], names.simplify_name))
    if len(found) == 1:
        return found[0]
    raise _not_called(word, table, candidates(found, records), [records], len(earlier))


def known_entity(word: str) -> Entity | None:
    """The entity that everyone knows by a word."""
    from jhstats.load.known import entities_by_name  # noqa: PLC0415 - where a name is none

    entity = entities_by_name().get(names.simplify_name(word))
    return entity if entity and _is_whole(word, entity, names.simplify_name) else None


def others_called(store: Store, word: str) -> tuple[str, ...]:
    """The ids of what everyone knows by a word, which a base calls otherwise: Egypt, Arab Rep.

    Raises:
        QueryError: it is not in the base, and no part of another's name is taken for it.
    """
    if (entity := known_entity(word)) is None:
        return ()
    own, begin = store.entities, re.compile(rf"{re.escape(word)} ?[,，(（]", re.IGNORECASE)
    same = chain.from_iterable(_wholes(store, name, own) for name in all_names(entity))
    begun = (o for o in store.called(word, own) if any(map(begin.match, all_names(own[o]))))
    if found := dict.fromkeys((*same, *begun)):
        return (*found,)
    data = {"table": "entity", "given": word, "known": entity.names, "candidates": ()}
    raise QueryError([Problem(Kind.UNKNOWN_NAME, data)])


def near_records(word: str, records: Records) -> tuple[Candidate, ...]:
    """The records to offer in place of a word: spelt like it, in Chinese with most of it."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - needed when something is wrong

    given = fold_name(word)
    parts = {*re.findall("[a-z0-9]+|.", given)}

    def is_like(name: str) -> bool:
        if given.isascii():
            return SequenceMatcher(None, name, given).ratio() > _LEAST_LIKE
        return sum(len(own) for own in parts if own in name) * 2 > sum(map(len, parts))

    near = names.nearest(word, records)
    return tuple(o for o in near if any(map(is_like, map(fold_name, all_names(records[o.id])))))


def _not_called(
    word: str, table: str, several: Sequence[Candidate], tables: Iterable[Records], earlier: int
) -> QueryError | UsageError:
    is_left = earlier >= _MOST_SOUGHT and not several
    found = (near_records(word, records) for records in tables if not is_left)
    near, is_unit = several or tuple(chain.from_iterable(found)), table == "unit"
    kind = Kind.AMBIGUOUS if several else Kind.UNKNOWN_UNIT if is_unit else Kind.UNKNOWN_NAME
    error = UsageError if is_unit else QueryError
    return error.of(kind, table=table, given=word, candidates=near)


def read_words(
    store: Store,
    words: Sequence[str],
    problems: list[Problem],
    entities: Iterable[str] = (),
    *,
    ranking: Iterable[str] = (),
) -> tuple[dict[str, list[str]], str]:
    """What bare words mean, by part: names as ids, all else as it was said; and a guess, to tell.

    Words for ranks mean something only to who asks for these: `ranking`, some of `OF_RANKS`.
    Where an entity is named, as some are elsewhere, the lesser part of another's name adds none.
    """
    said, told = defaultdict[str, list[str]](list), list[str]()
    lesser: dict[str, str | None] = dict.fromkeys(entities)  # names that are a part, or None, by id
    left, is_certain = [*words], True
    while left:
        if cut := _cut(store, left):
            left = cut
            continue
        try:
            asked = _unit(store, left) if told else None
            part, value, length = asked or next(_meanings(store, left, len(problems)))
        except QueryError as error:
            kind, data, *_ = error.problems[0]
            guessed = [] if "known" in data else _guess(store, left, is_part=kind is Kind.AMBIGUOUS)
            problems += [] if guessed else error.problems
            ends = (end for end in range(1, len(left)) if " ".join(left[:end]) == data["given"])
            left = guessed or left[next(ends, 1) :]
            is_certain = False
            continue
        name, left = " ".join(left[:length]), left[length:]
        if part in OF_RANKS and part not in ranking:
            problems += _not_called(name, "word", (), [], 0).problems
        said[part].append(value)
        told += [f"{part}={value}"] if part != "filler" else []
        is_certain &= part not in (*OF_RANKS, *LIMITS, "unit", "dim")
        is_certain &= part != "period" or length == 1
        if part in ("metric", "entity"):
            record = getattr(store, TABLES[part])[value]
            is_whole = is_called(name, record)
            is_certain &= is_whole
            if part == "entity":  # a whole name needs no table of traditional characters
                is_most = is_whole or _is_most(name, record)
                lesser[value] = None if is_most else lesser.get(value, name)
    for id_, part_of in lesser.items() if None in lesser.values() else ():
        if part_of:
            data = {"table": "word", "given": part_of, "is_refused": True}
            data["candidates"] = candidates([id_], store.entities)
            problems.append(Problem(Kind.UNKNOWN_NAME, data))
    if words and not told and not problems:
        problems += _not_called(" ".join(words), "word", (), [], 0).problems
    return said, "" if is_certain else " ".join(dict.fromkeys(told))


def _cut(store: Store, words: Sequence[str]) -> list[str]:
    """The words with the first one cut at its commas and spaces; nothing where none is cut.

    Those of a number, or of what words begin with, stay; what a sentence asks with goes.
    """
    word = re.sub(r"['’]s$|[?？!！。]$", "", words[0])
    parts = [part for run in cut_at_commas(word) for part in run.split()]
    if parts in ([], [words[0]]) or re.search(r"\d[,，]\d{3}(?!\d)", words[0]):
        return []
    runs = (" ".join(words[:end]) for end in range(1, _LONGEST_NAME + 1))
    return [] if any(_is_certain(store, run) for run in runs) else [*parts, *words[1:]]


def _unit(store: Store, words: Sequence[str]) -> Meaning | None:
    """The unit that words ask for: in million yuan, at the end 元; None if they name something."""
    is_in = words[0].lower() == "in"
    ends = range(min(len(words), _LONGEST_NAME), is_in, -1) if is_in or len(words) == 1 else ()
    for end in ends:
        name = " ".join(words[is_in:end])
        is_named = store.called(name, store.metrics) or store.called(name, store.entities)
        if not (is_named or own_part(name)):
            from jhstats.ask.amounts import unit_named  # noqa: PLC0415 - where a name is none

            units = unit_named(name, store.units)
            if units and (is_in or units[-1].factor):
                return "unit", name, end
    return None


def _meanings(store: Store, words: Sequence[str], earlier: int) -> Iterator[Meaning]:
    """What the first words may mean, the surest first; then a `QueryError`."""
    tables: dict[str, Records] = {"metric": store.metrics, "entity": store.entities}
    lengths = range(min(len(words), _LONGEST_NAME), 0, -1)
    several = list[Candidate]()

    def named(find: Callable[[str, Records], Sequence[str]]) -> Iterator[Meaning]:
        for length in lengths:
            own, name = words[:length], " ".join(words[:length])
            are_ids = length > 1 and all(o in store.metrics or o in store.entities for o in own)
            for table, records in tables.items():
                found = find(name, records)
                if are_ids:  # each is meant by itself unless a name is written so
                    found = [id_ for id_ in found if name in all_names(records[id_])]
                if len(found) == 1:
                    yield table, found[0], length
                elif found and length > 1 and all(is_name(name, records[id_]) for id_ in found):
                    raise _not_called(name, "word", candidates(found, records), (), earlier)
                several.extend(candidates(found if length == 1 and not several else (), records))

    yield from named(partial(_wholes, store))
    if ours := _ours(store, words, tables.values()):
        yield ours
    if store.select(Selection(ids=(words[0],))):
        yield "fact", words[0], 1
    for meant in chain(named(store.called), named(named_partly)):
        yield from _known(store, words[: lengths[0]], meant[2]) if meant[0] == "entity" else ()
        yield meant
    yield from _dims(store, words[: lengths[0]])
    is_of_metrics = bool(several) and several[0].id in store.metrics  # a part of their names
    yield from _known(store, words[: lengths[0]], 1 + is_of_metrics)
    raise _not_called(words[0], "word", tuple(several), tables.values(), earlier)


def _dims(store: Store, words: Sequence[str]) -> Iterator[Meaning]:
    """The one further key that has the first of some words for its text: sex=female."""
    for length in range(len(words), 0, -1):
        own = fold_name(" ".join(words[:length]))
        found = [dim for dim in store.dims() if fold_name(dim.partition("=")[2]) == own]
        if len(found) == 1:
            yield "dim", found[0], length


def _known(store: Store, words: Sequence[str], least: int) -> Iterator[Meaning]:
    """What everyone else calls so of the first words, of so many at least; or a `QueryError`."""
    for length in range(len(words), least - 1, -1):
        if len(found := others_called(store, " ".join(words[:length]))) == 1:
            yield "entity", found[0], length


def _ours(store: Store, words: Sequence[str], tables: Iterable[Records]) -> Meaning | None:
    """What the first words mean as words of ours, if they begin no name."""

    def is_named(end: int) -> bool:
        return any(named_partly(" ".join(words[:end]), own) for own in tables)

    longest = min(len(words), _LONGEST_NAME)
    for length in range(longest, 0, -1):
        name = " ".join(words[:length])
        part, said = (own_part(name) if length == 1 else span_of(name)) or (None, "")
        longer = [n for n in range(length + 1, longest + 1) if words[n - 1] not in FILLERS]
        is_of_name = part in OF_RANKS and any(map(is_named, longer))  # first of first-class cables
        is_more = part in LIMITS and " " in said and not _is_amount(store, said)  # 1 billion gdp
        is_name = part == "among" and is_named(length)
        if part and not (is_name or is_of_name or is_more):
            return part, said, length
    return None


def _is_amount(store: Store, text: str) -> bool:
    from jhstats.ask.amounts import read_amount  # noqa: PLC0415 - where an amount is asked for

    return read_amount(text, store.units) is not None


def _wholes(store: Store, word: str, records: Records) -> list[str]:
    """The ids of the records of which a word is the whole of a name."""
    return [id_ for id_ in store.called(word, records) if _is_whole(word, records[id_])]


def _is_whole(word: str, record: Record, fold: Callable[[str], str] = fold_name) -> bool:
    """Whether a word is the whole of an id or a name; a short one of Latin letters as written."""
    is_short = len(word) <= _SHORT and word.isascii() and word.isalpha()
    return word in all_names(record) if is_short else is_name(word, record, fold)


def is_called(word: str, record: Record) -> bool:
    """Whether a word is the whole of a name in any characters, so that nothing need be told."""
    return any(_is_whole(word, record, fold) for fold in FOLDS)


def _is_most(word: str, record: Record) -> bool:
    """Whether a word is at least half of a name: 浙江 of 浙江省, but not 人口 of 人口红利国家."""
    given, own = names.simplify_name(word), map(names.simplify_name, all_names(record))
    return any(given in name and len(given) * 2 >= len(name) for name in own)


def _guess(store: Store, words: Sequence[str], *, is_part: bool) -> list[str]:
    """The words with others for the first: pieces of Chinese, or metrics that these are part of."""
    pieces = _pieces(store, words[0]) if len(words[0]) <= _MOST_CUT else []
    if len(pieces) > 1:
        return [*pieces, *words[1:]]
    for length in range(min(len(words), _LONGEST_NAME), 0, -1) if is_part else ():
        text = " ".join(words[:length])
        found = named_partly(text, store.metrics)
        if text[1:] and found and not store.called(text, store.metrics):
            return [*found, *words[length:]]
    return []


def _pieces(store: Store, text: str) -> list[str]:
    """A text as pieces that mean something for sure, the longest first; of Latin ones only one."""

    @cache
    def cut(start: int) -> tuple[str, ...]:
        least = len(text) if text[start:].isascii() else start + 1
        for end in range(len(text), least - 1, -1):
            if _is_certain(store, text[start:end]) and (end == len(text) or cut(end)):
                return text[start:end], *cut(end)
        return ()

    return [*cut(0)]


def _is_certain(store: Store, text: str) -> bool:
    is_named = any(_wholes(store, text, records) for records in (store.metrics, store.entities))
    return bool(is_named or own_part(text) or known_entity(text))
