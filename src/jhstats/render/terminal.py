"""A page as a table on a terminal; the only file that imports rich."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from itertools import pairwise, zip_longest
from shutil import get_terminal_size
from typing import IO

from rich.console import Console
from rich.text import Text

from jhstats.render.lines import breaks, cells, safe, wrapped
from jhstats.views.page import NO_VALUE, Cell, Line, Page, Role

_STYLES = {Role.VALUE: "bold", Role.MARK: "bold yellow", Role.RANK: "cyan", Role.SOURCE: "dim"}
_TONES = {
    **dict.fromkeys(("error", "wrong"), "bold red"),
    **dict.fromkeys(("warning", "unknown"), "bold yellow"),
    **dict.fromkeys(("note", "rounded"), "cyan"),
    "right": "green",
}
"""How what is said looks, by its code."""
_IN_ASCII = str.maketrans({"→": "->", "×": "x", "—": "-", "–": "-", "≈": "~", "…": "..."})
_FETCHED = re.compile(r"@font-face \{[^{}]*\}|<!--[^<]*-->")
"""What rich puts into a picture that names an address."""
_UNLIMITED = 10_000
_HEIGHT = 25  # unused, but without it rich takes a dumb terminal for 80 columns
_INDENT = 4
_PICTURE = 100
_MARGIN, _GAP = 1, 2
_LEAST = 16  # columns that a text keeps which is cut


def draw(page: Page, stream: IO[str], *, ascii_only: bool, is_terminal: bool) -> None:
    """Draw a page as wide as the terminal, or as wide as it is where there is none."""
    width = get_terminal_size().columns if is_terminal else _UNLIMITED
    console = Console(file=stream, width=width, height=_HEIGHT)
    _draw(page, console, ascii_only=ascii_only)


def working(text: str) -> AbstractContextManager[object]:
    """A line on stderr that tells what is done, gone when it is done."""
    return Console(stderr=True).status(Text(safe(text)), spinner="line")


def draw_lines(lines: Iterable[Line], stream: IO[str], *, ascii_only: bool) -> None:
    """Print what is said of places: a figure marked in its sentence, what is said of it below."""
    console = Console(file=stream, width=get_terminal_size().columns, height=_HEIGHT)
    for line in lines:
        style = _TONES.get(line.code or "", "")
        place, text = line.location and line.location.place, None if line.quote else line.text
        heads = ((place, "dim"), (line.label, style), (text, ""))
        head = Text(": ").join(Text(safe(text), look) for text, look in heads if text)
        below = [Text(safe(remedy)) for remedy in (line.remedy or "").splitlines()]
        if line.quote:
            before, figure, after = map(safe, line.quote)
            quote = Text.assemble(before, (f"【{figure}】", f"{style} underline"), after)
            below = [quote, Text(safe(line.text)), *below]
        for told, indent in ((head, 0), *((own, _INDENT) for own in below)):
            ascii_text = told.plain.encode("ascii", "backslashreplace").decode()
            whole = Text(ascii_text) if ascii_only else told
            for part in whole.divide(breaks(whole.plain, console.width - indent)):
                part.rstrip()
                console.print(Text(" " * indent) + part, overflow="fold", no_wrap=True)


def picture(page: Page) -> str:
    """A page as an SVG of a terminal; it names fonts but fetches none."""
    console = Console(  # all is said, so that nothing is asked of the environment
        file=io.StringIO(), record=True, width=_PICTURE, height=_HEIGHT, highlight=False,
        color_system="truecolor", no_color=False, legacy_windows=False,
        force_terminal=True, force_interactive=False, force_jupyter=False,
    )  # fmt: skip
    _draw(page, console, ascii_only=False)
    svg = console.export_svg(title="jhstats", unique_id="jhstats")
    return _FETCHED.sub("", svg, count=3)  # two fonts and a comment stand before the text


def _draw(page: Page, console: Console, *, ascii_only: bool) -> None:
    printable = _printable(page, "ascii" if ascii_only else console.encoding)
    table = _Table(printable, console.width).lines("-" if ascii_only else "─") if page.rows else ()
    notes = (text for note in printable.notes for text in wrapped(note, console.width))
    for line in (*table, *(Text(text, style="dim") for text in notes)):
        console.print(line, overflow="fold", no_wrap=True)


def _printable(page: Page, encoding: str) -> Page:
    """The page with what a stream cannot take as escapes, before anything is aligned."""

    @cache  # a table has most of its texts in many rows
    def text(given: str) -> str:
        told = "\n".join(safe(given).splitlines())
        told = told.translate(_IN_ASCII) if encoding == "ascii" else told
        return told.encode(encoding, "backslashreplace").decode(encoding)

    def cell(given: Cell) -> Cell:
        head = given.head and text(given.head)
        return Cell(text(given.text), given.role, head, text(given.rest))

    return page._replace(
        columns=tuple(map(text, page.columns)),
        rows=[tuple(map(cell, row)) for row in page.rows],
        notes=[text(note) for note in page.notes],
    )


class _Table:
    """A table in lines that are no wider than it may be.

    Where the whole is too wide, columns are cut that may be, if that makes room; else the heads of
    names go above their rows, and what has no room then below its row.
    """

    def __init__(self, page: Page, width: int) -> None:
        self._right, self._width, self._indent = page.right, width, _MARGIN
        self._rows = [[*map(Cell, page.columns)], *map(list, page.rows)]
        columns = range(len(page.columns))
        self._columns = [i for i in columns if any(row[i].text for row in page.rows)]
        self._widths: dict[int, int] = {}
        for i in self._columns[1:]:
            self._tell(i, [row[i].text for row in self._rows])
        heads, rests, names = [""], [page.columns[0]], [page.columns[0]]
        for (last, *_), (own, *_) in pairwise(self._rows):
            is_same = own.head is not None and own.head == last.head
            heads.append("" if is_same else own.head or "")
            rests.append("" if is_same and own.rest == last.rest else own.rest)
            names.append(" " * _GAP + rests[-1] if is_same else own.text)
        self._tell(0, names)
        self._above = [""] * len(names)
        spare = sum(max(self._widths.get(i, 0) - _LEAST, 0) for i in page.cut)
        for i in page.cut if 0 < self._over() <= spare else ():
            room = max(self._widths.get(i, 0) - max(self._over(), 0), _LEAST)
            texts = (row[i].text for row in self._rows)
            self._tell(i, [o if cells(o) <= room else wrapped(o, room - 1)[0] + "…" for o in texts])
        if self._over() > 0 and any(heads):
            self._indent, self._above = self._indent + _GAP, heads
            self._tell(0, rests)
        counts = range(len(self._columns), 1, -1)
        self._beside = next((n for n in counts if self._over(n) <= 0), 1)

    def lines(self, rule: str) -> Iterator[Text]:
        """Labels, a rule, rows."""
        labels, *rows = map(self._line_up, self._rows, self._above)
        for line in labels:
            line.stylize("bold")
        yield from labels
        widest = max(line.cell_len for lines in (labels, *rows) for line in lines)
        yield Text(" " * _MARGIN + rule * (widest - _MARGIN))
        for lines in rows:
            yield from lines

    def _line_up(self, row: Sequence[Cell], above: str) -> list[Text]:
        """The lines of a row: what goes above, beside each other, and below."""
        beside, below = self._columns[: self._beside], self._columns[self._beside :]
        lines = [Text(" " * _MARGIN + text) for text in wrapped(above, self._width - _MARGIN)]
        room = self._width - self._indent
        pieces = [wrapped(row[i].text, room) for i in beside]
        for texts in zip_longest(*pieces, fillvalue=""):
            line = Text(" " * self._indent)
            for i, text in zip(beside, texts, strict=True):
                padding = " " * (min(self._widths[i], room) - cells(text))
                cell = padding + text if i in self._right else text + padding
                line.append(cell + " " * _GAP, _STYLES.get(row[i].role, ""))
            lines.append(line)
        rest = Text(" " * _GAP).join(
            Text(row[i].text.replace("\n", "; "), _STYLES.get(row[i].role, ""))
            for i in below
            if row[i].text not in ("", NO_VALUE)
        )
        if rest:
            indent = self._indent + _GAP
            ends = breaks(rest.plain, self._width - indent)
            lines += [Text(" " * indent) + line for line in rest.divide(ends)]
        for line in lines:
            line.rstrip()
        return lines

    def _over(self, count: int | None = None) -> int:
        """By how much the first columns side by side, or all, are too wide."""
        shown = self._columns[:count]
        taken = sum(self._widths[i] for i in shown) + _GAP * (len(shown) - 1)
        return self._indent + taken - self._width

    def _tell(self, column: int, texts: Iterable[str]) -> None:
        """Put texts into a column, which becomes as wide as they are."""
        for row, text in zip(self._rows, texts, strict=True):
            row[column] = row[column]._replace(text=text.rstrip())
        lines = (line for row in self._rows for line in row[column].text.splitlines())
        self._widths[column] = max(map(cells, lines), default=0)
