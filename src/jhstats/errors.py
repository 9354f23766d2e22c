"""What can go wrong, as data: kinds, places and the statuses a shell sees.

Nothing here has words. A problem says what kind it is, where it stands and with which
data; `jhstats.say` says it in the reader's language, at the very end.
"""

from __future__ import annotations

from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Status(IntEnum):
    """Exit statuses of the command line."""

    OK = 0
    NOTHING = 1
    """Nothing matched, or findings."""
    USAGE = 2
    BASE = 3
    """A base or a file that cannot be used."""
    INTERRUPTED = 130


class Kind(Enum):
    """Every kind of problem a user can meet; the value is its name in brackets in a message."""

    # A base that loading refuses (status 3).
    UNREADABLE = "unreadable"
    NOT_TOML = "toml"
    NOT_UTF8 = "encoding"
    NO_FILES = "no-files"
    NO_BASE = "no-base"
    SCHEMA = "schema"
    TWICE_SET = "set-twice"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    WRONG_TYPE = "type"
    NOT_ONE_OF = "choice"
    BAD_ID = "id"
    DUPLICATE_ID = "duplicate-id"
    SHARED_ALIAS = "shared-alias"
    REFERENCE = "reference"
    WITHIN_LOOP = "within-loop"
    NO_VALUE_NO_RANK = "empty-fact"
    NO_UNIT = "no-unit"
    BAD_PERIOD = "period"
    BAD_NUMBER = "number"
    BAD_POSITION = "position"
    RANK_KIND = "rank-kind"
    PAIR = "pair"
    BAD_FINGERPRINT = "fingerprint"
    # A question that has no answer (status 1).
    UNKNOWN_NAME = "unknown-name"
    AMBIGUOUS = "ambiguous"
    ENTITY_NOT_METRIC = "entity-not-metric"
    NO_FACTS = "no-facts"
    NO_RANKS = "no-ranks"
    NOTHING_TO_COMPARE = "nothing-to-compare"
    NOT_FOUND = "not-found"
    # Wrong usage (status 2).
    USAGE = "usage"
    BAD_CHOICE = "bad-choice"
    BAD_YEAR = "bad-year"
    BAD_DATE = "bad-date"
    NEEDS_TEXT = "needs-text"
    NO_TEXT = "no-text"
    STDIN_TWICE = "stdin-twice"
    UNKNOWN_UNIT = "unknown-unit"
    NOTHING_CONVERTS = "nothing-converts"
    FILE_EXISTS = "file-exists"
    NO_FORMAT = "no-format"
    NO_METRIC = "no-metric"
    ONE_METRIC = "one-metric"
    NO_VALUE = "no-value"
    CANNOT_WRITE = "cannot-write"


class Location(NamedTuple):
    """Where a problem stands: a file, a table in it, and a key in that.

    `table` is written as in the file: `fact`, `metric.revenue`. `number` counts the tables
    of an array from 1. `line` is known at once only where a parser says it; otherwise it
    is looked up when a message needs it.
    """

    file: str
    table: str = ""
    number: int = 0
    key: str = ""
    id: str = ""
    line: int = 0
    column: int = 0


class Problem(NamedTuple):
    """One thing that is wrong: its kind, its data, and its place if it has one."""

    kind: Kind
    data: Mapping[str, Any]
    location: Location | None = None


class JhstatsError(Exception):
    """All that jhstats raises on purpose; `problems` has at least one entry.

    Attributes:
        problems: every problem found, in the order of the file or the question.
        status: the exit status that a command ends with.
    """

    status = Status.BASE

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Name the problems without words of any language: place, kind and data."""
        return "; ".join(
            ": ".join(
                [
                    *(str(part) for part in (problem.location or ())[:4] if part),
                    f"[{problem.kind.value}] {_plain(problem.data)}",
                ]
            )
            for problem in self.problems
        )


def _plain(data: Mapping[str, Any]) -> str:
    return ", ".join(f"{key}={value!s}" for key, value in data.items())


class BaseError(JhstatsError):
    """A base, or a file of one, that cannot be used."""


class OutputError(JhstatsError):
    """A file, or a stream, that cannot be written."""


class QueryError(JhstatsError):
    """A question without an answer: a name nobody has, a year without a figure."""

    status = Status.NOTHING


class UsageError(JhstatsError):
    """A question that is put wrongly."""

    status = Status.USAGE
