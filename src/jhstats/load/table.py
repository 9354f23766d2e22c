"""Typed reading of one TOML table: each key is asked for once, and what is wrong is noted.

A `TableReader` never raises: it notes a `Problem` with the place and goes on, so that one run
reports all that is wrong with a file. Whoever asks for a key that is missing or wrong gets
a harmless stand-in, and the base is refused at the end.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from jhstats import period
from jhstats.errors import Kind, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from enum import Enum

    from jhstats.period import Period

    Choice = TypeVar("Choice", bound=Enum)

ID = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_MOST_DIGITS = 40
UNDETERMINED = "und"


class TableReader:
    """One table of a file, read key by key."""

    __slots__ = ("_asked", "_path", "_table", "location", "problems")

    def __init__(
        self, table: Mapping[str, Any], location: Location, problems: list[Problem], path: str = ""
    ) -> None:
        self._table = table
        self._asked: set[str] = set()
        self._path = path
        self.location = location
        self.problems = problems

    def note(self, kind: Kind, key: str = "", **data: object) -> None:
        """Note that the value of a key is wrong."""
        key = f"{self._path}{key}" if key else self._path.rstrip(".")
        self.problems.append(Problem(kind, data, self.location._replace(key=key)))

    def has(self, key: str) -> bool:
        """Whether the table holds the key."""
        return key in self._table

    def finish(self) -> None:
        """Note every key that nobody asked for, with what could have stood there."""
        for key in self._table:
            if key not in self._asked:
                self.note(
                    Kind.UNKNOWN_KEY, key, given=key, candidates=_nearest_first(key, self._asked)
                )

    def _take(self, key: str, *, required: bool) -> Any:  # noqa: ANN401 - TOML holds anything
        self._asked.add(key)
        found = self._table.get(key)
        if found is None and required:
            self.note(Kind.MISSING_KEY, key, given=key, name=key)
        return found

    def _wrong(self, key: str, found: object, expected: str) -> None:
        self.note(Kind.WRONG_TYPE, key, given=found, expected=expected)

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A string with something in it."""
        found = self._take(key, required=required)
        if found is None or (isinstance(found, str) and found.strip()):
            return found
        self._wrong(key, found, "text")
        return None

    def text_or_number(self, key: str) -> str | None:
        """A string, or a whole number as one: pages and tables have either."""
        found = self._table.get(key)
        if type(found) is int:
            self._asked.add(key)
            return str(found)
        return self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; one that is left out is empty."""
        found = self._take(key, required=False)
        if found is None:
            return ()
        if isinstance(found, list) and all(isinstance(x, str) and x.strip() for x in found):
            return tuple(found)
        self._wrong(key, found, "texts")
        return ()

    def text_or_texts(self, key: str) -> tuple[str, ...]:
        """A string, or a list of strings."""
        if isinstance(self._table.get(key), str):
            found = self.text(key)
            return (found,) if found else ()
        return self.texts(key)

    def id(self, key: str, *, required: bool = False) -> str:
        """An id, `""` where there is none."""
        found = self.text(key, required=required)
        if found and not ID.fullmatch(found):
            self.note(Kind.BAD_ID, key, given=found)
        return found or ""

    def names(self, key: str, *, required: bool = False) -> dict[str, str] | None:
        """One plain string, or a table of strings by language tag."""
        found = self._take(key, required=required)
        if isinstance(found, str) and found.strip():
            return {UNDETERMINED: found}
        if (
            isinstance(found, dict)
            and found
            and all(_TAG.fullmatch(tag) for tag in found)
            and all(isinstance(name, str) and name.strip() for name in found.values())
        ):
            return found
        if found is not None:
            self._wrong(key, found, "names")
        return None

    def count(self, key: str, *, required: bool = False) -> int | None:
        """A whole number from 1."""
        found = self._take(key, required=required)
        if found is None:
            return None
        if type(found) is not int or found < 1:
            self.note(Kind.BAD_POSITION, key, given=found)
            return None
        return found

    def number(self, key: str) -> Decimal | None:
        """A number as a decimal with the digits that stand in the file."""
        found = self._take(key, required=False)
        if found is None:
            return None
        if type(found) is int:
            found = Decimal(found)
        if not isinstance(found, Decimal):
            self._wrong(key, found, "number")
            return None
        exponent = found.as_tuple().exponent
        size = max(abs(exponent), abs(found.adjusted())) if isinstance(exponent, int) else None
        if size is None or size > _MOST_DIGITS:
            self.note(Kind.BAD_NUMBER, key, given=str(found))
            return None
        return found if exponent <= 0 else Decimal(format(found, "f"))  # type: ignore[operator]

    def true(self, key: str) -> bool:
        """A key that can only say `true`."""
        found = self._take(key, required=False)
        if found is not None and found is not True:
            self._wrong(key, found, "true")
        return found is True

    def choice(self, key: str, kinds: type[Choice]) -> Choice | None:
        """One of the words of an enumeration."""
        found = self._take(key, required=False)
        if found is None:
            return None
        for kind in kinds:
            if kind.value == found:
                return kind
        words = tuple(kind.value for kind in kinds)
        self.note(Kind.NOT_ONE_OF, key, given=found, candidates=words)
        return None

    def period(self, key: str) -> Period | None:
        """A period."""
        found = self._take(key, required=False)
        if found is None:
            return None
        if isinstance(found, str):
            try:
                return period.parse(found)
            except ValueError:
                pass
        self.note(Kind.BAD_PERIOD, key, given=found)
        return None

    def tables(self, key: str) -> Iterator[TableReader]:
        """The tables of a list, each with its own path: `ranks[0].`."""
        found = self._take(key, required=False)
        if found is None:
            return
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            self._wrong(key, found, "tables")
            return
        for index, item in enumerate(found):
            yield TableReader(item, self.location, self.problems, f"{self._path}{key}[{index}].")

    def table(self, key: str) -> TableReader:
        """A table inside this one; empty where it is left out."""
        return TableReader(self._inner(key), self.location, self.problems, f"{self._path}{key}.")

    def head(self, key: str) -> TableReader:
        """A table of the file, with a place of its own; empty where it is left out."""
        return TableReader(self._inner(key), Location(self.location.file, key), self.problems)

    def members(self, key: str) -> Iterator[tuple[str, TableReader]]:
        """The tables `[key.id]` of the file, by id."""
        for name, inner in self._inner(key).items():
            location = Location(self.location.file, f"{key}.{name}", id=name)
            reader = TableReader(inner if isinstance(inner, dict) else {}, location, self.problems)
            if not ID.fullmatch(name):
                reader.note(Kind.BAD_ID, given=name)
            elif isinstance(inner, dict):
                yield name, reader
            else:
                reader.note(Kind.WRONG_TYPE, given=inner, expected="table")

    def array(self, key: str) -> Iterator[tuple[int, TableReader]]:
        """The tables `[[key]]` of the file, counted from 1."""
        for number, reader in enumerate(self.tables(key), 1):
            table = reader._table  # noqa: SLF001 - of our own kind
            given = table.get("id")
            name = given if isinstance(given, str) else ""
            location = Location(self.location.file, key, number, id=name)
            yield number, TableReader(table, location, self.problems)

    def _inner(self, key: str) -> Mapping[str, Any]:
        found = self._take(key, required=False)
        if found is None or isinstance(found, dict):
            return found or {}
        self._wrong(key, found, "table")
        return {}

    def is_text(self, key: str) -> bool:
        """Whether the key holds a string."""
        return isinstance(self._table.get(key), str)

    def rest(self, keys: frozenset[str]) -> dict[str, str]:
        """Those of the keys that the table holds, each a string or a number."""
        result = {}
        for key in self._table:
            if key in keys:
                found = self._take(key, required=False)
                if isinstance(found, str | int | Decimal) and not isinstance(found, bool):
                    result[key] = str(found)
                else:
                    self._wrong(key, found, "text")
        self._asked.update(keys)
        return result


def _nearest_first(given: str, keys: set[str]) -> tuple[str, ...]:
    from difflib import SequenceMatcher  # noqa: PLC0415 - needed when something is wrong

    def unlike(key: str) -> float:
        return -SequenceMatcher(None, given, key).ratio()

    return tuple(sorted(sorted(keys), key=unlike))
