"""What the bare words of a question mean in a base, and what there is in place of others."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain

from jhstats import names
from jhstats.ask.store import Selection, Store
from jhstats.ask.vocabulary import ENDS, FILLERS, FOLDS, LIMITS, cut_at_commas, own_part, span_of
from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.model import TABLES, Entity
from jhstats.names import Candidate, Record, all_names, candidates, fold_name, is_name, named_partly

_ASKING = r"['’]s(?!\w)|[?？!！。]"  # what an asking sentence has beside its words
_LONGEST_NAME = 6  # so many words may be one name together
_LONGEST_RANGE = 8  # between 1 trillion dollars and 2 trillion dollars
_SHORT = 3  # a name of so many Latin letters counts only as written: IN is India, in says nothing
_LEAST_LIKE = 0.75  # and more: of four letters no one is another
_MOST_SOUGHT = 5  # names near a word are sought for so few: each is held against all names
_OF_RANKS = ("rank", "top", "order", "among", "kind")
"""Parts of a question that no name may begin with."""
_GUESSED = (*_OF_RANKS, "newest", "unit", "end", "dim")
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
    own, begin = store.entities, rf"(?im)^{re.escape(word)}"
    same = chain.from_iterable(_wholes(store, name, own) for name in all_names(entity))
    names_of = {id_: "\n".join(all_names(own[id_])) for id_ in store.called(word, own)}
    begun = (id_ for id_, text in names_of.items() if re.search(f"{begin} ?[,，(（]", text))
    if found := dict.fromkeys((*same, *begun)):
        return (*found,)
    # Hong Kong is no airport, which may be meant; but Niger is not Nigeria, Europe no part of it.
    near = (id_ for id_, text in names_of.items() if re.search(f"{begin}(?![a-z])", text))
    meant = [id_ for id_ in near if not any(map(known_entity, all_names(own[id_])))]
    data = {"known": entity.names, "candidates": candidates(meant, own)}
    raise QueryError.of(Kind.UNKNOWN_NAME, table="entity", given=word, **data)


def near_records(word: str, records: Records) -> tuple[Candidate, ...]:
    """The records to offer in place of a word: spelt like it, in Chinese with most of it."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - needed when something is wrong

    given = fold_name(word)

    def is_like(name: str) -> bool:
        if given.isascii():
            likeness = SequenceMatcher(None, name, given).ratio()
            return likeness > _LEAST_LIKE or sorted(name) == sorted(given)
        parts = {*re.findall("[a-z0-9]+|.", given)}
        has_most = sum(len(own) for own in parts if own in name) * 2 > sum(map(len, parts))
        return has_most or (name[:1], len(name)) == (given[:1], len(given))

    near = names.nearest(word, records)
    return tuple(o for o in near if any(map(is_like, map(fold_name, all_names(records[o.id])))))


def _not_called(
    word: str, table: str, several: Sequence[Candidate], tables: Iterable[Records], earlier: int
) -> QueryError | UsageError:
    is_left = earlier >= _MOST_SOUGHT and not several
    found = (near_records(word, records) for records in tables if not is_left)
    near, is_unit = several or tuple(chain.from_iterable(found)), table == "unit"
    kind = Kind.AMBIGUOUS if several else Kind.UNKNOWN_UNIT if is_unit else Kind.UNKNOWN_NAME
    data = {"candidates": near, "sought": _MOST_SOUGHT if is_left else None}
    return (UsageError if is_unit else QueryError).of(kind, table=table, given=word, **data)


def read_words(
    store: Store,
    words: Sequence[str],
    problems: list[Problem],
    entities: Iterable[str] = (),
    *,
    is_comparing: bool = False,
) -> tuple[dict[str, list[str]], str]:
    """What bare words mean, by part: names as ids, all else as it was said; and a guess, to tell.

    Unless metrics are compared, further pieces of the name of one name no other.
    Where an entity is named, as some are elsewhere, the lesser part of another's name adds none.
    """
    said, told = defaultdict[str, list[str]](list), list[str]()
    lesser: dict[str, str | None] = dict.fromkeys(entities)  # names that are a part, or None, by id
    done, left, is_certain, called = list[str](), [*words], True, ""
    is_one = partial(_is_named, store)
    while left:
        if cut := _cut(store, left):
            left = cut
            continue
        try:
            found = _unit(store, left) if told else None
            last = said["metric"][-1] if called and not is_comparing else None
            if last and _is_piece(store, left[0], last, called):
                found = "filler", "", 1
            part, value, length = found or next(_meanings(store, left, len(problems)))
        except QueryError as error:
            kind, data, *_ = error.problems[0]
            guessed = [] if "known" in data else _guess(store, left, is_part=kind is Kind.AMBIGUOUS)
            problems += [] if guessed else error.problems
            ends = (end for end in range(1, len(left)) if " ".join(left[:end]) == data["given"])
            left = guessed or left[next(ends, 1) :]
            is_certain = False
            continue
        name = " ".join(left[:length])
        done, left = [*done, *left[:length]], left[length:]
        said[part].append(value)
        told += [f"{part}={value}"] if part != "filler" else []
        is_certain &= part not in _GUESSED
        is_certain &= part not in (*LIMITS, "period") or length == 1
        if part in ("metric", "entity"):
            record = getattr(store, TABLES[part])[value]
            is_whole = is_called(name, record)
            is_certain &= is_whole and (length == 1 or not all(map(is_one, name.split())))
            called = name if part == "metric" else called
            if part == "entity":  # a whole name needs no table of traditional characters
                is_most = is_whole or _is_most(name, record)
                lesser[value] = None if is_most else lesser.get(value, name)
    for id_, part_of in lesser.items() if None in lesser.values() else ():
        if part_of:
            data = {"table": "word", "given": part_of, "is_refused": True}
            data["candidates"] = candidates([id_], store.entities)
            problems.append(Problem(Kind.UNKNOWN_NAME, data))
    if done and not told and not problems:
        problems += _not_called(" ".join(done), "word", (), [], 0).problems
    said["words"] = done
    return said, "" if is_certain else " ".join(dict.fromkeys(told))


def _cut(store: Store, words: Sequence[str]) -> list[str]:
    """The words with the first one cut at its commas, or behind what limits it; else nothing.

    Commas of a number or of what words begin with stay.
    """
    head, _, rest = words[0].partition("的")
    is_range = words[0].lower() == "between"
    for end in range(len(words[:_LONGEST_RANGE]), 3, -1) if is_range else ():
        ends = re.fullmatch(ENDS, " ".join(words[:end]))
        if ends and not span_of(ends[0]) and _is_amount(store, ends[2] + ends[3]):
            low = ends[1] if re.search(r"[^\W\d]|%", ends[1]) else ends[1] + ends[3]
            return [*f"at least {low} at most {ends[2]}{ends[3]}".split(), *words[end:]]
    if rest and span_of(head):  # 低于500万辆的出口
        return [head, rest, *words[1:]]
    parts = [*filter(None, map(str.strip, cut_at_commas(words[0])))]
    if parts in ([], [words[0]]) or re.search(r"\d[,，]\d{3}(?!\d)", words[0]):
        return []
    runs = (" ".join(words[:end]) for end in range(1, _LONGEST_NAME + 1))
    return [] if any(_is_certain(store, run) for run in runs) else [*parts, *words[1:]]


def _is_piece(store: Store, word: str, metric: str, called: str) -> bool:
    """Whether a word is one more piece of the name of a metric that is called by another piece."""
    if word in store.metrics or fold_name(word) in fold_name(called) or own_part(store, word):
        return False
    is_entity = bool(_wholes(store, word, store.entities))
    held = {metric: store.metrics[metric]}
    return not is_entity and named_partly(f"{called} {word}", held) == (metric,)


def _unit(store: Store, words: Sequence[str]) -> Meaning | None:
    """The unit that words ask for: in million yuan, at the end 元; None if they name something."""
    is_in = words[0].lower() == "in"
    ends = range(min(len(words), _LONGEST_NAME), is_in, -1)
    for end in ends if is_in or len(words) == 1 else ():
        name = " ".join(words[is_in:end])
        is_named = store.called(name, store.metrics) or store.called(name, store.entities)
        if not name or is_named or own_part(store, name):
            continue
        from jhstats.ask.amounts import magnitude, unit_named  # noqa: PLC0415 - where a name is none

        units = unit_named(name, store.units) or magnitude(name if name.isalpha() else "")
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
    is_of_metrics = bool(several) and several[0].id in store.metrics  # a part of their names
    yield from _known(store, words[: lengths[0]], 1 + is_of_metrics)
    yield from _dims(store, words[: lengths[0]])
    raise _not_called(words[0], "word", tuple(several), tables.values(), earlier)


def _dims(store: Store, words: Sequence[str]) -> Iterator[Meaning]:
    """The one further key that has the first of some words for its text: sex=female."""
    texts = [(own, fold_name(own.partition("=")[2])) for own in store.dims()]
    for length in range(len(words), 0, -1):
        own = fold_name(" ".join(words[:length]))
        if len(found := [dim for dim, text in texts if text == own]) == 1:
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
        part, said = (own_part(store, name) if length == 1 else span_of(name)) or (None, "")
        longer = [n for n in range(length + 1, longest + 1) if words[n - 1] not in FILLERS]
        is_name = part in ("part", "among") and name.isalpha() and is_named(length)
        is_of_name = part in _OF_RANKS and any(map(is_named, longer))  # first of first-class cables
        is_more = part in LIMITS and " " in said and not _is_amount(store, said)  # 1 billion gdp
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


def _guess(store: Store, words: Sequence[str], *, is_part: bool = False) -> list[str]:
    """The words with others for the first: those of a sentence, pieces of Chinese, or metrics."""
    sentence, lacking = re.sub(_ASKING, "", words[0]).split(), list[Problem]()
    if sentence != [words[0]]:
        read_words(store, sentence, lacking)
        if not lacking:
            return [*sentence, *words[1:]]
    for length in range(min(len(words), _LONGEST_NAME), 0, -1):
        text = " ".join(words[:length])
        found = _pieces(store, text) if len(text) <= _MOST_CUT else []
        is_one = found in ([], [text]) and text[1:]
        if is_part and is_one and not store.called(text, store.metrics):
            found = [*named_partly(text, store.metrics)]
        if found and found not in ([text], [*words[:length]]):
            return [*found, *words[length:]]
    is_run = not words[0].isascii() and len(words[0]) <= _MOST_CUT
    for end in range(len(words[0]) - 1, 0, -1) if is_run else ():
        head, rest = words[0][:end], words[0][end:]
        if own_part(store, rest) and named_partly(head, store.metrics):
            return [head, rest, *words[1:]]
        own = own_part(store, head) or ("rank", "")
        if own[0] != "rank" or (end > 1 and len(store.called(head, store.entities)) == 1):
            named = [rest] if len(rest) > 1 and named_partly(rest, store.metrics) else []
            if tail := named or _guess(store, [rest]):
                return [head, *tail, *words[1:]]
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
    return bool(_is_named(store, text) or own_part(store, text) or known_entity(text))


def _is_named(store: Store, text: str) -> bool:
    return any(_wholes(store, text, records) for records in (store.metrics, store.entities))
