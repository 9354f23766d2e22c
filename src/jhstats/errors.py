"""What can go wrong, as data that `jhstats.say` words; the errors that carry it; exit statuses."""

from collections.abc import Iterable, Mapping
from enum import Enum, IntEnum
from typing import Any, NamedTuple, Self


class Status(IntEnum):
    """Exit statuses of the command line."""

    OK = 0
    NOTHING = 1  # nothing matched, or findings
    USAGE = 2
    BASE = 3  # a base or a file that cannot be used
    FAULT = 70  # a fault of jhstats itself
    INTERRUPTED = 130
    UNREAD = 141  # the reader of a pipe is gone before anything was known


MOST_TOLD = 20  # so many problems are told at once; `jhstats check` tells all of a base


class Kind(Enum):
    """Every kind of problem a user can meet; the value is its name in brackets in a message."""

    # A base that loading refuses (status 3).
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NOT_TOML = "toml"
    NOT_CSV = "csv"
    NOT_UTF8 = "encoding"
    NO_FILES = "no-files"
    NOT_PREPARED = "not-prepared"
    TWICE_SET = "set-twice"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    WRONG_TYPE = "type"
    NOT_ONE_OF = "choice"
    BAD_ID = "id"
    DUPLICATE_ID = "duplicate-id"
    SHARED_ALIAS = "shared-alias"
    REFERENCE = "reference"
    OF_ITSELF = "of-itself"
    WITHIN_LOOP = "within-loop"
    NO_VALUE_NO_RANK = "empty-fact"
    NO_UNIT = "no-unit"
    BAD_PERIOD = "period"
    RANK_KIND = "rank-kind"
    RANGE = "range"
    # A question that has no answer (status 1).
    UNKNOWN_NAME = "unknown-name"
    AMBIGUOUS = "ambiguous"
    NO_FACTS = "no-facts"
    NO_RANKS = "no-ranks"
    ASKS_RANK = "asks-rank"
    METRIC_WITHOUT_FACTS = "metric-without-facts"
    UNLIKE = "unlike"
    TOO_MANY = "too-many"
    NOTHING_TO_COMPARE = "nothing-to-compare"
    NOT_FOUND = "not-found"
    # Wrong usage (status 2).
    USAGE = "usage"
    BAD_CHOICE = "bad-choice"
    SEVERAL_SERIES = "several-series"
    NOT_ALONE = "not-alone"
    UNKNOWN_UNIT = "unknown-unit"
    NOTHING_CONVERTS = "nothing-converts"
    FILE_EXISTS = "file-exists"
    NO_FORMAT = "no-format"
    NEEDS_FILE = "needs-file"
    NEEDS_EXTRA = "needs-extra"
    DOES_NOT_FIT = "does-not-fit"
    ONE_METRIC = "one-metric"
    NO_VALUE = "no-value"
    NEEDS_ENCODING = "needs-encoding"
    NEEDS_ENTITY = "needs-entity"
    NEEDS_KIND = "needs-kind"
    NEEDS_PERIOD = "needs-period"
    NEEDS_UNIT = "needs-unit"
    TOLD_TWICE = "told-twice"
    READ_OTHERWISE = "read-otherwise"
    CANNOT_WRITE = "cannot-write"
    # A draft, a text or a table that cannot be read (status 3).
    NOT_A_TABLE = "not-a-table"
    SEVERAL_TABLES = "several-tables"
    TOLD_ALREADY = "told-already"
    NOT_TEXT = "not-text"


class Location(NamedTuple):
    """Where a record or a problem stands: a file, a table in it, and a key in that."""

    file: str  # the path as it was named
    table: str | None = None  # as written: `fact`, `metric.revenue`
    number: int | None = None  # which table of an array, from 1
    key: str | None = None  # its path in the table: `ranks[0].among`
    id: str | None = None  # that of the table's record
    line: int | None = None  # looked up when a message needs it, unless a parser says it
    column: int | None = None

    @property
    def place(self) -> str:
        """The place as editors read it: `file`, `file:line` or `file:line:column`."""
        parts = (self.file, self.line, self.line and self.column)
        return ":".join(str(part) for part in parts if part)

    def at(self, key: str) -> Self:
        """The place of a key in the same table, or in the one of its entries that stands here."""
        return self._replace(key=f"{self.key}.{key}" if self.key and key else self.key or key)


class Excerpt(NamedTuple):
    """A line of a file, and from where to where in it something is wrong, in characters."""

    text: str
    start: int
    end: int


class Problem(NamedTuple):
    """One thing that is wrong."""

    kind: Kind
    data: Mapping[str, Any]  # what the words of its kind need, by the names of their slots
    location: Location | None = None  # None if it is of no file
    excerpt: Excerpt | None = None  # the line there, of the first problems


class JhstatsError(Exception):
    """All that jhstats raises on purpose; itself where something cannot be written."""

    status = Status.BASE  # with which a command ends

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)  # at least one, in the order of the file or the question
        super().__init__(self.problems)

    @classmethod
    def of(cls, kind: Kind, **data: object) -> Self:
        """An error with one problem, which stands in no file."""
        return cls([Problem(kind, data)])

    def __str__(self) -> str:
        """All problems on one line, without words of a language: place, kind and data."""
        return "; ".join(
            f"{location.place if location else '-'}: [{kind.value}] {dict(data)}"
            for kind, data, location, _ in self.problems
        )


class BaseError(JhstatsError):
    """A base, or a file of one, that cannot be used."""


class QueryError(JhstatsError):
    """A question without an answer: a name nobody has, a year without a figure."""

    status = Status.NOTHING


class UsageError(JhstatsError):
    """A question that is put wrongly."""

    status = Status.USAGE
