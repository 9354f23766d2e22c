"""A page as a table on a terminal; the only file that imports rich."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import lru_cache, partial
from itertools import pairwise, zip_longest
from shutil import get_terminal_size
from typing import IO

from rich.console import Console
from rich.text import Text

from jhstats.render.lines import breaks, cells, safe, takes, wrapped
from jhstats.views.page import NO_VALUE, Cell, Line, Page, Role

_STYLES = {Role.VALUE: "bold", Role.MARK: "bold yellow", Role.RANK: "cyan", Role.SOURCE: "dim"}
_TONES = {
    **dict.fromkeys(("error", "wrong"), "bold red"),
    **dict.fromkeys(("warning", "unknown"), "bold yellow"),
    **dict.fromkeys(("note", "rounded"), "cyan"),
    "right": "green",
}
"""How what is said looks, by its code."""
_RULE = "─"
_IN_ASCII = str.maketrans(
    {_RULE: "-", "→": "->", "×": "x", "—": "-", "–": "-", "≈": "~", "…": "..."}
)
_FETCHED = re.compile(r"@font-face \{[^{}]*\}|<!--[^<]*-->")
"""What rich puts into a picture that names an address."""
_UNLIMITED = 10_000
_HEIGHT = 25  # unused, but without it rich takes a dumb terminal for 80 columns
_INDENT = 4
_PICTURE = 100
_MARGIN, _GAP = 1, 2
_LEAST = 16  # columns that a text keeps which is cut


def draw(page: Page, stream: IO[str]) -> None:
    """Draw a page as wide as the terminal, or as wide as it is where there is none."""
    width = get_terminal_size().columns if stream.isatty() else _UNLIMITED
    _draw(page, Console(file=stream, width=width, height=_HEIGHT))


def working(text: str) -> AbstractContextManager[object]:
    """A line on stderr that tells what is done, gone when it is done."""
    return Console(stderr=True).status(Text(safe(text)), spinner="line")


def draw_lines(lines: Iterable[Line], stream: IO[str]) -> None:
    """Print what is said of places: a figure marked in its sentence, what is said of it below."""
    console = Console(file=stream, width=get_terminal_size().columns, height=_HEIGHT)
    shown = partial(_shown, console.encoding)
    for line in lines:
        style = _TONES.get(line.code or "", "")
        place, text = line.location and line.location.place, None if line.quote else line.text
        heads = ((place, "dim"), (line.label, style), (text, ""))
        head = Text(": ").join(Text(shown(text), look) for text, look in heads if text)
        below = [Text(shown(remedy)) for remedy in (line.remedy or "").splitlines()]
        if line.quote:
            before, figure, after = map(shown, line.quote)
            quote = Text.assemble(before, (shown(f"【{figure}】"), f"{style} underline"), after)
            below = [quote, Text(shown(line.text)), *below]
        for told, indent in ((head, 0), *((own, _INDENT) for own in below)):
            for part in told.divide(breaks(told.plain, console.width - indent)):
                part.rstrip()
                console.print(Text(" " * indent) + part, overflow="fold", no_wrap=True)


def picture(page: Page) -> str:
    """A page as an SVG of a terminal; it names fonts but fetches none."""
    console = Console(  # all is said, so that nothing is asked of the environment
        file=io.StringIO(), record=True, width=_PICTURE, height=_HEIGHT, highlight=False,
        color_system="truecolor", no_color=False, legacy_windows=False,
        force_terminal=True, force_interactive=False, force_jupyter=False,
    )  # fmt: skip
    _draw(page, console)
    svg = console.export_svg(title="jhstats", unique_id="jhstats")
    return _FETCHED.sub("", svg, count=3)  # two fonts and a comment stand before the text


def _draw(page: Page, console: Console) -> None:
    shown = partial(_shown, console.encoding)
    table = _Table(page, console.width, shown).lines() if page.rows else ()
    notes = (text for note in page.notes for text in wrapped(shown(note), console.width))
    for line in (*table, *(Text(text, style="dim") for text in notes)):
        console.print(line, overflow="fold", no_wrap=True)


@lru_cache(maxsize=10_000)  # a table has most of its texts in many rows
def _shown(encoding: str, text: str) -> str:
    """A text as a stream can take it, before anything is aligned: the rest of it as escapes."""
    told = "\n".join(safe(text).splitlines())
    if not takes(encoding, _RULE):
        told, encoding = told.translate(_IN_ASCII), "ascii"
    return told.encode(encoding, "backslashreplace").decode(encoding)


class _Table:
    """A table in lines that are no wider than it may be.

    Where the whole is too wide, columns are cut that may be, if that makes room; else the heads of
    names go above their rows, and what has no room then below its row.
    """

    def __init__(self, page: Page, width: int, shown: Callable[[str], str]) -> None:
        self._right, self._width, self._indent = page.right, width, _MARGIN
        self._rows, self._rule = [tuple(map(Cell, page.columns)), *page.rows], shown(_RULE)
        self._texts, self._widths = {0: list[str]()}, dict[int, int]()
        for i, column in enumerate(zip(*self._rows, strict=True)):
            if any(cell.text for cell in column[1:]):
                self._tell(i, [shown(cell.text) for cell in column])
        heads, rests, names = [""], [shown(page.columns[0])], [shown(page.columns[0])]
        for (last, *_), (own, *_) in pairwise(self._rows):
            is_same = own.head is not None and own.head == last.head
            heads.append("" if is_same else shown(own.head or ""))
            rests.append("" if is_same and own.rest == last.rest else shown(own.rest))
            names.append(" " * _GAP + rests[-1] if is_same else shown(own.text))
        self._tell(0, names)
        self._above = [""] * len(names)
        spare = sum(max(self._widths.get(i, 0) - _LEAST, 0) for i in page.cut)
        for i in page.cut if 0 < self._over() <= spare else ():
            room = max(self._widths.get(i, 0) - max(self._over(), 0), _LEAST)
            texts = self._texts.get(i, ())
            self._tell(i, [o if cells(o) <= room else wrapped(o, room - 1)[0] + "…" for o in texts])
        if self._over() > 0 and any(heads):
            self._indent, self._above = self._indent + _GAP, heads
            self._tell(0, rests)
        self._beside = next((n for n in range(len(self._texts), 1, -1) if self._over(n) <= 0), 1)

    def lines(self) -> Iterator[Text]:
        """Labels, a rule, rows."""
        labels, *rows = map(self._line_up, range(len(self._rows)))
        for line in labels:
            line.stylize("bold")
        yield from labels
        widest = max(line.cell_len for lines in (labels, *rows) for line in lines)
        yield Text(" " * _MARGIN + self._rule * (widest - _MARGIN))
        for lines in rows:
            yield from lines

    def _line_up(self, number: int) -> list[Text]:
        """The lines of a row: what goes above, beside each other, and below."""
        above = wrapped(self._above[number], self._width - _MARGIN)
        lines = [Text(" " * _MARGIN + text) for text in above]
        told = [
            (i, texts[number], _STYLES.get(self._rows[number][i].role, ""))
            for i, texts in self._texts.items()
        ]
        room = self._width - self._indent
        beside, rest = told[: self._beside], told[self._beside :]
        for texts in zip_longest(*[wrapped(text, room) for _, text, _ in beside], fillvalue=""):
            line = Text(" " * self._indent)
            for (i, _, style), text in zip(beside, texts, strict=True):
                padding = " " * (min(self._widths[i], room) - cells(text))
                cell = padding + text if i in self._right else text + padding
                line.append(cell + " " * _GAP, style)
            lines.append(line)
        below = [(text, style) for _, text, style in rest if text not in ("", NO_VALUE)]
        if below:
            indent = self._indent + _GAP
            line = Text(" " * _GAP).join(Text(o.replace("\n", "; "), style) for o, style in below)
            ends = breaks(line.plain, self._width - indent)
            lines += [Text(" " * indent) + part for part in line.divide(ends)]
        for line in lines:
            line.rstrip()
        return lines

    def _over(self, count: int | None = None) -> int:
        """By how much the first columns side by side, or all, are too wide."""
        widths = [self._widths[i] for i in self._texts][:count]
        return self._indent + sum(widths) + _GAP * (len(widths) - 1) - self._width

    def _tell(self, column: int, texts: Iterable[str]) -> None:
        """Put texts into a column, which becomes as wide as they are."""
        self._texts[column] = [text.rstrip() for text in texts]
        lines = (line for text in self._texts[column] for line in text.splitlines())
        self._widths[column] = max(map(cells, lines), default=0)
