"""Typed reading of one TOML table: each key is asked for once, and what is wrong is noted.

A key that is missing or wrong reads as None, nothing or an empty stand-in, which no one sees.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from jhstats import period
from jhstats.errors import Kind, Location, Problem
from jhstats.model import UNDETERMINED, RankKind
from jhstats.period import Period

Choice = TypeVar("Choice", bound=Enum)
Key = TypeVar("Key")
Read = TypeVar("Read")

_ID = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)
_UNNUMBERED = ("leading", "first-to")
_TOP = re.compile(r"top-([1-9][0-9]*)")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_MOST_DIGITS = 40
_MOST_KEPT = 10_000  # so much of what was read is kept: a million facts need no more


class TableReader:
    """One table of a file, read key by key; what is wrong is noted in `problems`, never raised."""

    __slots__ = ("_alike", "_asked", "_own", "_table", "before", "location", "problems")

    def __init__(
        self,
        table: Mapping[str, Any],
        location: Location,
        problems: list[Problem],
        shared: Mapping[str, Any] | None = None,  # what it says of keys that it leaves out itself
        alike: dict[object, Any] | None = None,  # what others said
    ) -> None:
        self._own, self._table = table, {**shared, **table} if shared else table
        self._asked: set[str] = set()
        self._alike: dict[object, Any] = {} if alike is None else alike
        self.location, self.problems, self.before = location, problems, len(problems)

    def once(self, keys: frozenset[str], read: Callable[..., Read], *also: object) -> Read:
        """What a function makes of this and more: once for all tables that say the same of keys."""
        says = [  # what is no string as it is written: 1, 1.0 and true are told apart
            own if type(own[1]) is str else (own[0], None, repr(own[1]))
            for own in self._table.items()
            if own[0] in keys
        ]
        said = read, also, *says
        result: Read | None = self._alike.get(said)
        if result is None:
            before, result = len(self.problems), read(self, *also)
            if len(self.problems) == before:  # a problem is that of each of them
                keep(self._alike, said, result)
        self._asked.update(keys)
        return result

    def note(self, kind: Kind, key: str | None = None, **data: object) -> None:
        """Note that the value of a key is wrong; without one, that the table is."""
        self.problems.append(Problem(kind, data, self.location.at(key or "")))

    def __iter__(self) -> Iterator[str]:
        """The keys that the table itself holds, in their order."""
        return iter(self._own)

    def has(self, key: str) -> bool:
        """Whether the table holds the key, or shares it."""
        return key in self._table

    def owns(self, key: str) -> bool:
        """Whether the table itself holds the key."""
        return key in self._own

    def is_text(self, key: str) -> bool:
        """Whether the key holds a string."""
        return isinstance(self._table.get(key), str)

    def finish(self) -> None:
        """Note every key that nobody asked for, with what could have stood there."""
        if self._own.keys() <= self._asked:  # most: quicker than to sort nothing
            return
        for key in sorted(self._own.keys() - self._asked):
            candidates = _nearest(key, tuple(sorted(self._asked)))
            self.note(Kind.UNKNOWN_KEY, key, given=key, candidates=candidates)

    def require(self, key: str) -> None:
        """Note that a key is missing, if it is."""
        if not self.has(key):
            self.note(Kind.MISSING_KEY, key, given=key, name=key)

    def _take(self, key: str) -> Any:  # noqa: ANN401 - TOML holds anything
        self._asked.add(key)
        return self._table.get(key)

    def checked(self, key: str, expected: str) -> Any:  # noqa: ANN401 - as above
        """What the key holds; None, and a problem, where it is not what is expected."""
        found = self._take(key)
        if found is None or _EXPECTED[expected](found):
            return found
        self.note(Kind.WRONG_TYPE, key, given=found, expected=expected)
        return None

    def text(self, key: str) -> str | None:
        """A string that is not blank."""
        found = self._take(key)
        is_text = type(found) is str and found and not found.isspace()  # most are: no call more
        result: str | None = found if is_text else self.checked(key, "text")
        return result

    def required_text(self, key: str) -> str:
        """A string that is not blank and may not be left out."""
        self.require(key)
        return self.text(key) or ""

    def text_or_number(self, key: str) -> str | None:
        """A string, or a number as a string: pages, tables and versions have either."""
        found = self._take(key)
        return str(found) if type(found) in (int, Decimal) else self.text(key)

    def texts(self, key: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of strings that are not blank, each of which is known, if words are."""
        found: list[str] = self.checked(key, "texts") or []
        for word in found:
            if known and word not in known:
                self.note(Kind.NOT_ONE_OF, key, given=word, candidates=known)
        return tuple(found)

    def text_or_texts(self, key: str) -> tuple[str, ...]:
        """A string as a list of it alone, or a list of strings."""
        return (*filter(None, [self.text(key)]),) if self.is_text(key) else self.texts(key)

    def id(self, key: str) -> str | None:
        """An id."""
        found = self.text(key)
        if found and not is_id(found):
            self.note(Kind.BAD_ID, key, given=found)
        return found

    def names(self, key: str) -> dict[str, str] | None:
        """Strings by language tag: one plain string, or a table of them."""
        found = self.checked(key, "names")
        return {UNDETERMINED: found} if isinstance(found, str) else found

    def required_names(self, key: str) -> dict[str, str]:
        """Strings by language tag that may not be left out."""
        self.require(key)
        return self.names(key) or {}

    def rank(self, key: str) -> tuple[RankKind | None, int | None]:
        """A rank in one word, and its number: `4`, `"top-10"`, `"leading"`, `"first-to"`."""
        found = self._take(key)
        if not isinstance(found, str):
            return RankKind.POSITION, self.checked(key, "count")
        if top := _TOP.fullmatch(found):
            return RankKind.TOP, int(top[1])
        if found in _UNNUMBERED:
            return RankKind(found), None
        self.note(Kind.NOT_ONE_OF, key, given=found, candidates=("4", "top-10", *_UNNUMBERED))
        return None, None

    def number(self, key: str) -> Decimal | None:
        """A number with the digits that stand in the file, of at most 40 places each way."""
        found = self.checked(key, "number")
        return None if found is None else Decimal(found)

    def choice(self, key: str, members: type[Choice]) -> Choice | None:
        """The member of an enumeration that has the value of the key."""
        found = self._take(key)
        with suppress(ValueError):
            return None if found is None else members(found)
        self.note(Kind.NOT_ONE_OF, key, given=found, candidates=tuple(own.value for own in members))
        return None

    def period(self, key: str) -> Period | None:
        """A period, as `jhstats.period` reads it."""
        found = self._take(key)
        with suppress(ValueError):
            if isinstance(found, str):
                return period.parse(found)
        if found is not None:
            self.note(Kind.BAD_PERIOD, key, given=found)
        return None

    def tables(
        self, key: str, first: int = 0, shared: Mapping[str, Any] | None = None
    ) -> Iterator[TableReader]:
        """The tables of a list, or `[[key]]` of the file; each is finished behind its use."""
        here, items = self.location, self.checked(key, "tables") or []
        for index, item in enumerate(items, first):
            if here.table:
                path = f"{here.key}.{key}[{index}]" if here.key else f"{key}[{index}]"
                place = Location(*here[:3], path, *here[4:])  # quicker than `_replace`
            else:
                place = Location(here.file, key, index + 1)
                items[index - first] = None  # a large file is not held twice
            if isinstance(id_ := item.get("id"), str):
                place = place._replace(id=id_)
            inner = TableReader(item, place, self.problems, shared, self._alike)
            yield inner
            inner.finish()

    def entries(self, key: str, own: frozenset[str]) -> Iterator[TableReader]:
        """The tables of a list; what they ask for may stand beside it, but for their own keys."""
        shared = {name: found for name, found in self._table.items() if name not in own}
        for inner in self.tables(key, shared=shared):
            yield inner
            self._asked |= inner._asked - own  # noqa: SLF001 - of its own kind
        if not any(map(self._table.get, own)):  # nothing says what may be shared
            self._asked.update(self._table)

    def table(self, key: str) -> TableReader:
        """A table inside this one, or `[key]` of the file; empty where it is left out."""
        here = self.location
        location = here.at(key) if here.table else Location(here.file, key)
        return TableReader(self.checked(key, "table") or {}, location, self.problems)

    def file_tables(self, key: str) -> Iterator[tuple[str, TableReader]]:
        """The ids and tables of the tables `[key.id]` of the file, each finished behind its use."""
        for name, inner in (self.checked(key, "table") or {}).items():
            location = Location(self.location.file, f"{key}.{name}", id=name)
            reader = TableReader(inner if isinstance(inner, dict) else {}, location, self.problems)
            if not is_id(name):
                reader.note(Kind.BAD_ID, given=name)
            elif isinstance(inner, dict):
                yield name, reader
                reader.finish()
            else:
                reader.note(Kind.WRONG_TYPE, given=inner, expected="table")


def keep(known: dict[Key, Read], key: Key, read: Read) -> None:
    """Keep what was read, for all that say the same: what others say soon is forgotten."""
    if len(known) >= _MOST_KEPT:
        known.clear()
    known[key] = read


def is_id(text: str) -> bool:
    """Whether a text is of small letters of any script, digits and `-`, and begins with no `-`."""
    is_small = not text.isascii() and text == text.lower() and text[0] != "-"
    return bool(_ID.fullmatch(text)) or (is_small and all(map(_is_of_id, text)))


def as_id(text: str) -> str:
    """A text in the characters of an id: small letters, and for each run of others one `-`."""
    kept = (character if _is_of_id(character) else "-" for character in text.lower())
    return re.sub("--+", "-", "".join(kept)).strip("-")


def _is_of_id(character: str) -> bool:
    category = unicodedata.category(character)
    return character == "-" or category == "Nd" or category[0] in "LM"


def _is_text(found: object) -> bool:
    return isinstance(found, str) and bool(found.strip())


def _is_number(found: Any) -> bool:  # noqa: ANN401 - TOML holds anything
    if type(found) not in (int, Decimal):
        return False
    number = Decimal(found)
    exponent, first = number.as_tuple().exponent, number.adjusted()
    return isinstance(exponent, int) and max(abs(exponent), abs(first)) <= _MOST_DIGITS


def _is_dims(found: object) -> bool:
    return isinstance(found, dict) and all(map(_is_text, found.values()))


_EXPECTED: Mapping[str, Callable[[Any], object]] = {
    "text": _is_text,
    "texts": lambda found: isinstance(found, list) and all(map(_is_text, found)),
    "names": lambda found: (
        _is_text(found) or (found and _is_dims(found) and all(map(_TAG.fullmatch, found)))
    ),
    "dims": _is_dims,
    "number": _is_number,
    "count": lambda found: type(found) is int and found > 0,
    "true": lambda found: found is True,
    "table": lambda found: isinstance(found, dict),
    "tables": lambda found: isinstance(found, list) and {*map(type, found)} <= {dict},
}
"""What a key must hold, by the words that say it in messages."""


@cache
def _nearest(given: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys that are written like a word; all if none is."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed when something is wrong

    return tuple(get_close_matches(given, keys, 1, 0.65)) or keys
