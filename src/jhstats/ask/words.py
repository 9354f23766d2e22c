"""What the bare words of a question mean in a base, and what there is in place of others."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from shlex import quote

from jhstats import names
from jhstats.ask.amounts import read_amount, unit_named
from jhstats.ask.store import Selection, Store
from jhstats.ask.vocabulary import COMMAS, FOLDS, LIMITS, own_part, span_of
from jhstats.errors import Kind, Problem, QueryError, UsageError
from jhstats.model import TABLES, Entity
from jhstats.names import Candidate, Record, all_names, candidates, fold_name, is_name, named_partly

_LONGEST_NAME = 6  # so many words may be one name together
_SHORT = 3  # a name of so many Latin letters counts only as written: IN is India, in says nothing
_MOST_SOUGHT = 5  # names near a word are sought for so few: each is held against all names
OF_RANKS = ("rank", "top", "among")
_MOST_CUT = 24  # so long a run of Chinese is cut

Records = Mapping[str, Record]
Meaning = tuple[str, str, int]
"""Which part of a question some words are, what of it, and how many these are."""


def id_called(store: Store, table: str, word: str, earlier: Sequence[Problem] = ()) -> str:
    """The id of the record that a word means: a `metric`, an `entity`, a `source` or a `unit`.

    None or several are a `QueryError`, of a unit a `UsageError`, with near names after few others.
    """
    records: Records = getattr(store, TABLES[table])
    found = store.called(word, records)
    if not found:
        found = named_partly(word, records)
        if table == "unit":  # no part of a name: million yuan is not 100 million yuan
            found = tuple(id_ for id_ in found if is_name(word, records[id_], names.simplify_name))
    if table == "entity" and len(found) <= 1:
        _refuse_known([word], records[found[0]] if found else None)
    if len(found) == 1:
        return found[0]
    raise _not_called(word, table, candidates(found, records), [records], len(earlier))


def known_entity(word: str) -> Entity | None:
    """The entity that everyone knows by a word."""
    from jhstats.load.known import entities_by_name  # noqa: PLC0415 - where a name is none

    entity = entities_by_name().get(names.simplify_name(word))
    return entity if entity and _is_whole(word, entity, names.simplify_name) else None


def _refuse_known(words: Sequence[str], record: Record | None = None, least: int = 1) -> None:
    """Raise a `QueryError` where the first words, so many at least, are known as another entity.

    A record, if any, would be taken for it by a part of its name; it is the same by another whole
    name, or where its own goes on behind a mark: Egypt, Arab Rep.
    """
    own = all_names(record) if record else ()
    for length in range(len(words), least - 1, -1):
        word = " ".join(words[:length])
        if record and is_called(word, record):
            return
        if entity := known_entity(word):
            begin = re.compile(rf"{re.escape(word)} ?[,，(（]", re.IGNORECASE)
            is_same = not {*map(fold_name, own)}.isdisjoint(map(fold_name, all_names(entity)))
            if is_same or any(map(begin.match, own)):
                return
            data = {"table": "entity", "given": word, "known": entity.names, "candidates": ()}
            raise QueryError([Problem(Kind.UNKNOWN_NAME, data)])


def _not_called(
    word: str, table: str, several: Sequence[Candidate], tables: Iterable[Records], earlier: int
) -> QueryError | UsageError:
    found = (o for records in tables for o in names.nearest(word, records, *names.SURELY))
    near, is_unit = several or tuple(found if earlier < _MOST_SOUGHT else ()), table == "unit"
    kind = Kind.AMBIGUOUS if several else Kind.UNKNOWN_UNIT if is_unit else Kind.UNKNOWN_NAME
    error = UsageError if is_unit else QueryError
    return error.of(kind, table=table, given=word, candidates=near)


def read_words(
    store: Store, words: Sequence[str], problems: list[Problem], *, ranking: Collection[str] = ()
) -> tuple[dict[str, list[str]], str]:
    """What bare words mean, by part: names as ids, all else as it was said; and a guess, to tell.

    Words for ranks mean something only to who asks for these: `ranking`, some of `OF_RANKS`.
    """
    said, told = defaultdict[str, list[str]](list), list[str]()
    left, is_certain = [*words], True
    while left:
        if cut := _cut(store, left):
            left = cut
            continue
        try:
            part, value, length = _meaning(store, left, len(problems), ranking, is_first=not told)
        except QueryError as error:
            kind, data, *_ = error.problems[0]
            guessed = [] if {"known", "options"} & {*data} else _guess(store, left, kind)
            problems += [] if guessed else error.problems
            ends = (end for end in range(1, len(left) + 1) if " ".join(left[:end]) == data["given"])
            left = guessed or left[next(ends, 1) :]
            is_certain = False
            continue
        name, left = " ".join(left[:length]), left[length:]
        said[part].append(value)
        told += [f"{part}={value}"] if part != "filler" else []
        is_certain &= part not in (*OF_RANKS, *LIMITS, "unit", "dim")
        is_certain &= part != "period" or length == 1
        if part in ("metric", "entity"):
            is_certain &= is_called(name, getattr(store, TABLES[part])[value])
    for problem in [own for own in problems if own.kind is Kind.AMBIGUOUS]:
        if owner := _owner(store, said["metric"], problem.data.get("candidates", ())):
            problems.remove(problem)
            said["entity"].append(owner)
            told.append(f"entity={owner}")
    if words and not told and not problems:
        problems += _not_called(" ".join(words), "word", (), [], 0).problems
    return said, "" if is_certain else " ".join(dict.fromkeys(told))


def _owner(store: Store, metrics: Sequence[str], several: Iterable[Candidate]) -> str | None:
    """The one entity, of several that a word may mean, that has facts, of the metrics if any."""
    asked = Selection(metrics=tuple(metrics))
    own = [id_ for id_, _ in several if id_ not in store.metrics]
    found = [id_ for id_ in own if store.select(asked._replace(entities=(id_,)))]
    return found[0] if len(found) == 1 else None


def _cut(store: Store, words: Sequence[str]) -> list[str]:
    """The words with the first one cut at its commas and spaces; nothing where none is cut.

    Those of a number, or of what words begin with, stay; what a sentence asks with goes.
    """
    word = words[0] if words[0].isalnum() else re.sub(r"['’]s$|[?？!！。]$", "", words[0])
    parts = [word] if word.isalnum() else re.sub(COMMAS, " ", word).split()
    if parts in ([], [words[0]]) or re.search(r"\d[,，]\d{3}(?!\d)", words[0]):
        return []
    runs = (" ".join(words[:end]) for end in range(1, _LONGEST_NAME + 1))
    return [] if any(_is_certain(store, run) for run in runs) else [*parts, *words[1:]]


def _meaning(
    store: Store, words: Sequence[str], earlier: int, ranking: Collection[str], *, is_first: bool
) -> Meaning:
    """What the first words mean, read in the surest way that there is; else a `QueryError`."""
    longest = words[:_LONGEST_NAME]
    several = list[Candidate]()
    if meant := _named(store, longest, partial(_wholes, store), several):
        return meant
    if meant := _dim(store, longest) or _ours(store, longest, ranking):
        return meant
    if store.select(Selection(ids=(words[0],))):
        return "fact", words[0], 1
    for find in (store.called, named_partly):
        has_units = find is named_partly and not is_first
        if meant := _named(store, longest, find, several, has_units=has_units):
            for at in range(1, meant[2] if meant[0] == "entity" else 1):  # Hengdian film revenue
                later = _named(store, words[at : at + _LONGEST_NAME], partial(_wholes, store), [])
                if later and at + later[2] > meant[2]:
                    return _meaning(store, words[:at], earlier, ranking, is_first=is_first)
            if meant[0] == "entity":
                _refuse_known(longest, store.entities[meant[1]], meant[2])
            return meant
    is_unit = any(is_called(words[0], own) for own in store.units.values())  # GW is no country
    if not (is_unit or (several and several[0].id in store.metrics)):  # a part of their names
        _refuse_known(longest)
    raise _not_called(words[0], "word", tuple(several), (store.metrics, store.entities), earlier)


def _named(
    store: Store,
    words: Sequence[str],
    find: Callable[[str, Records], Sequence[str]],
    several: list[Candidate],
    *,
    has_units: bool = False,
) -> Meaning | None:
    """The record that the most of some first words find alone, a metric before an entity.

    A unit that is called so goes before both, if one is asked for. Where one word finds several,
    these are collected, unless some are.
    """
    tables: dict[str, Records] = {"metric": store.metrics, "entity": store.entities}
    for length in range(len(words), 0, -1):
        own, name = words[:length], " ".join(words[:length])
        if has_units and not own_part(name) and unit_named(name, store.units):
            return "unit", name, length
        are_ids = length > 1 and all(o in store.metrics or o in store.entities for o in own)
        for table, records in tables.items():
            found = find(name, records)
            if are_ids:  # each is meant by itself unless a name is written so
                found = [id_ for id_ in found if name in all_names(records[id_])]
            if len(found) == 1:
                return table, found[0], length
            if found and length > 1 and all(is_name(name, records[id_]) for id_ in found):
                raise _not_called(name, "word", candidates(found, records), (), 0)
            several += candidates(found if length == 1 and not several else (), records)
    return None


def _dim(store: Store, words: Sequence[str]) -> Meaning | None:
    """The dim of which the most of some first words are the text; several are a `QueryError`."""
    for length in range(len(words), 0, -1) if store.dims() else ():
        name = " ".join(words[:length])
        dims = () if name.isdecimal() else dims_called(store, name)
        if len(dims) == 1:
            return "dim", dims[0], length
        if dims:
            options = tuple(f"--dim {quote(dim)}" for dim in dims)
            raise QueryError.of(Kind.AMBIGUOUS, table="dim", given=name, options=options)
    return None


def dims_called(store: Store, said: str) -> tuple[str, ...]:
    """The dims, `KEY=TEXT`, that a word is, or is the text of: as it is written, else folded."""
    forms = {dim: (dim, dim.partition("=")[2]) for dim in sorted(store.dims())}
    written = tuple(dim for dim, own in forms.items() if said in own)
    return written or tuple(o for o in forms if fold_name(said) in map(fold_name, forms[o]))


def _ours(store: Store, words: Sequence[str], ranking: Collection[str]) -> Meaning | None:
    """What the first words mean as words of ours."""
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        part, said = (own_part(name) if length == 1 else span_of(name)) or (None, "")
        is_more = part in LIMITS and " " in said and not read_amount(said, store.units)  # 1 bn gdp
        if part and not is_more and (part in ranking or part not in OF_RANKS):
            return part, said, length
    return None


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


def _guess(store: Store, words: Sequence[str], kind: Kind) -> list[str]:
    """The words with others for the first: pieces of Chinese, or metrics that these are part of."""
    pieces = _pieces(store, words[0]) if len(words[0]) <= _MOST_CUT else []
    if len(pieces) > 1:
        return [*pieces, *words[1:]]
    whole = "" if words[0].isascii() else words[0][:_MOST_CUT]  # 光伏产能
    cuts = (f"{whole[:at]} {whole[at:]}" for at in range(2, len(whole) - 1))
    if found := next(filter(None, (named_partly(cut, store.metrics) for cut in cuts)), ()):
        return [*found, *words[1:]]
    for length in range(min(len(words), _LONGEST_NAME), 0, -1) if kind is Kind.AMBIGUOUS else ():
        text = " ".join(words[:length])
        found, begun = named_partly(text, store.metrics), store.called(text, store.metrics)
        if any(is_called(text, store.metrics[id_]) for id_ in begun):
            break
        if text[1:] and found and {*begun} <= {*found}:
            return [*found, *words[length:]]
    return []


def _pieces(store: Store, text: str) -> list[str]:
    """A text as pieces that mean something for sure, the longest first; of Latin ones only one."""
    cut: dict[int, list[str]] = {len(text): []}  # by where a piece begins
    for start in reversed(range(len(text))):
        for end in range(len(text), len(text) - 1 if text[start:].isascii() else start, -1):
            if end in cut and _is_certain(store, text[start:end]):
                cut[start] = [text[start:end], *cut[end]]
                break
    return cut.get(0, [])


def _is_certain(store: Store, text: str) -> bool:
    is_named = any(_wholes(store, text, records) for records in (store.metrics, store.entities))
    return bool(is_named or own_part(text) or known_entity(text))
