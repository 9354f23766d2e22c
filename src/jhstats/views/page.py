"""What a view is: a page or lines for a person, cells and objects for a script.

A view is made of functions, so that only the face that is asked for is worked out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from jhstats.errors import Location
from jhstats.say.messages import Messages


class Role(Enum):
    """What a cell is, for a terminal that can tell by looks as well as by words."""

    VALUE = "value"
    MARK = "mark"
    """What keeps a figure from being a plain result."""
    RANK = "rank"
    SOURCE = "source"
    PLAIN = "plain"


class Quote(NamedTuple):
    """A figure in its sentence: what stands before it, itself, and what stands behind it."""

    before: str
    figure: str
    after: str


class Line(NamedTuple):
    """What is said of a place.

    The code says in no language, the label in the reader's, what kind of thing is said: a severity
    or a verdict. The remedy is for a person, on lines of its own; of a draft's figure, `quote`
    shows it, and `end` is where it ends.
    """

    text: str
    location: Location | None = None
    code: str | None = None
    label: str | None = None
    remedy: str | None = None
    quote: Quote | None = None
    end: Location | None = None


class Bar(NamedTuple):
    """A value as a bar from `zero` to `end`, each 0 to 1 of its scale; open if it is no result."""

    zero: float
    end: float
    is_open: bool = False


NO_VALUE = "—"


class Cell(NamedTuple):
    """A text of a person's table, with a bar; rows of one `head` may say it once, then `rest`."""

    text: str
    role: Role = Role.PLAIN
    head: str | None = None
    rest: str = ""
    bar: Bar | None = None


class Marked(NamedTuple):
    """A figure as a draft has it, and what is said of it."""

    text: str
    line: Line


class Passage(NamedTuple):
    """A line of a draft: what stands between its figures, and these."""

    file: str
    pieces: Sequence[str | Marked]


class Page(NamedTuple):
    """What a person reads: a table, and lines below it.

    Columns of `right` are aligned to the right, the texts of those of `cut` may be cut.
    """

    columns: Sequence[str]
    rows: Sequence[tuple[Cell, ...]]
    notes: Sequence[str] = ()
    right: frozenset[int] = frozenset()
    cut: tuple[int, ...] = ()


class Values(NamedTuple):
    """Bare numbers, and what must be said of them on stderr."""

    numbers: Sequence[str] = ()
    cautions: Sequence[str] = ()


class View(NamedTuple):
    """An answer's faces.

    `objects` are for JSON, where they may be the `findings` of an object with others `beside` them;
    those of tsv and csv, which have columns called `fields`, may be others, `flat` ones. `page` is
    a table for a person, in place of which `lines` may be told, or a draft's `passages` shown;
    `notices` must be said whatever the form; `own` is the text or bytes of forms that have no other
    face. A page for itself has a `title`, and says which `language` it is in.
    """

    fields: Sequence[str]
    objects: Callable[[], list[dict[str, Any]]]
    page: Callable[[], Page]
    flat: Callable[[], Iterable[Mapping[str, Any]]] | None = None
    values: Callable[[], Values] = Values
    lines: Callable[[], Iterable[Line]] | None = None
    beside: Mapping[str, Sequence[Any]] | None = None
    notices: Sequence[str] = ()
    own: Mapping[str, Callable[[], Any]] = {}
    passages: Callable[[], Iterable[Passage]] | None = None
    title: Callable[[], str] = lambda: "jhstats"
    language: str = "en"

    def cells(self) -> list[list[Any]]:
        """A row of typed cells for each object of tsv and csv."""
        entries = self.flat() if self.flat else self.objects()
        return [[*map(entry.get, self.fields)] for entry in entries]


def joined(mark: str, *parts: str | None) -> str:
    """The parts that there are, with a mark between them."""
    return mark.join(filter(None, parts))


def report_view(
    fields: Sequence[str],
    objects: Callable[[Messages], list[dict[str, Any]]],
    lines: Callable[[], Iterable[Line]],
    messages: Messages,
) -> View:
    """A view of findings or verdicts: lines in the reader's language, objects in English.

    Its page is a table of the objects in the reader's language, for Markdown.
    """

    def page() -> Page:
        told = [map(entry.get, fields) for entry in objects(messages)]
        cells = [tuple(Cell("" if value is None else str(value)) for value in row) for row in told]
        return Page(fields, cells)

    english = Messages("en")
    return View(fields, lambda: objects(english), page, lines=lines, language=messages.language)
