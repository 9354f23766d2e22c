"""What a view is: a page for a person, cells and objects for a script.

A view is made of functions, so that only the face that is asked for is worked out.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Role(Enum):
    """What a cell is, for a terminal that can tell by looks as well as by words."""

    NAME = "name"
    PERIOD = "period"
    VALUE = "value"
    MARKED = "marked"
    RANK = "rank"
    SOURCE = "source"
    PLAIN = "plain"


class Tone(Enum):
    """How serious a line is, for a terminal that can tell by looks as well as by words."""

    BAD = "bad"
    DOUBTFUL = "doubtful"
    INFO = "info"
    GOOD = "good"
    PLAIN = "plain"


class Line(NamedTuple):
    """What is said of a place.

    Attributes:
        place: `file:line` or `file:line:column`, or nothing.
        code: what kind of thing is said, in a word of no language; or nothing.
        label: the same in the reader's language.
        tone: how serious it is.
        text: what is said.
        remedy: what to do, for a person on lines of its own.
        quote: of a figure in a draft, what stands before it, itself, and what stands behind it.
        spot: file, line and column, for annotations.
    """

    location: str
    code: str
    label: str
    tone: Tone
    text: str
    remedy: str = ""
    quote: tuple[str, str, str] | None = None
    spot: tuple[str, int, int] = ("", 0, 0)


class Cell(NamedTuple):
    """A text in a person's table, `mark` on a line of its own below it."""

    text: str
    role: Role = Role.PLAIN
    mark: str = ""


class Page(NamedTuple):
    """What a person reads: a table, and lines below it.

    Attributes:
        columns: the labels.
        rows: as many cells as there are columns.
        notes: the lines below.
        right: the columns that are aligned to the right.
        more: another page, below the notes.
        stacks: the columns to put below each other where the whole is too wide.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    notes: list[str]
    right: frozenset[int] = frozenset()
    stacks: tuple[tuple[int, ...], ...] = ()
    more: Page | None = None


class View(NamedTuple):
    """An answer's faces.

    Attributes:
        page: for a person.
        fields: the names of the columns of `cells`.
        cells: for tsv and csv, a row a fact and rank; typed, None where there is nothing.
        objects: for JSON.
        values: the bare numbers, and what must be said of them on stderr.
    """

    page: Callable[[], Page]
    fields: tuple[str, ...]
    cells: Callable[[], list[list[Any]]]
    objects: Callable[[], list[dict[str, Any]]]
    values: Callable[[], tuple[list[str], list[str]]]
