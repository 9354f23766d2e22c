"""A page as a table on a terminal; the only file that imports rich."""

import io
import re
from collections.abc import Collection, Iterable
from shutil import get_terminal_size
from typing import IO

from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from jhstats.render.lines import safe
from jhstats.render.wrap import breaks
from jhstats.views.page import Cell, Line, Page, Role

_STYLES = {Role.VALUE: "bold", Role.RANK: "cyan", Role.SOURCE: "dim"}
_TONES = {
    **dict.fromkeys(("error", "wrong"), "bold red"),
    **dict.fromkeys(("warning", "unknown"), "bold yellow"),
    **dict.fromkeys(("note", "rounded"), "cyan"),
    "right": "green",
}
"""How what is said looks, by its code."""
_IN_ASCII = str.maketrans({"→": "->", "×": "x", "—": "-", "█": "#"})
_FETCHED = re.compile(r"@font-face \{[^{}]*\}|<!--[^<]*-->")
"""What rich puts into a picture that names an address."""
_UNLIMITED = 10_000
_HEIGHT = 25
_INDENT = 4
_PICTURE = 100
_NARROW = 90  # below this, five columns would break words in each


def draw(page: Page, stream: IO[str], *, ascii_only: bool, is_terminal: bool) -> None:
    """Draw a page as wide as the terminal, or as wide as it is where there is none."""
    width = get_terminal_size().columns if is_terminal else _UNLIMITED
    _draw(page, _console(stream, width), ascii_only=ascii_only)


def draw_lines(lines: Iterable[Line], stream: IO[str], *, ascii_only: bool) -> None:
    """Print what is said of places as wide as the terminal, each with its remedy below.

    A figure is shown in its sentence, marked, and what is said of it below.
    """
    console = _console(stream, get_terminal_size().columns)
    for line in lines:
        style = _TONES.get(line.code or "", "")
        place, text = line.location and line.location.place, None if line.quote else line.text
        heads = ((place, "dim"), (line.label, style), (text, ""))
        parts = [Text(safe(text), look) for text, look in heads if text]
        _print(console, Text(": ").join(parts), 0, ascii_only=ascii_only)
        if line.quote:
            before, figure, after = map(safe, line.quote)
            quote = Text.assemble(before, (f"【{figure}】", f"{style} underline"), after)
            _print(console, quote, _INDENT, ascii_only=ascii_only)
            _print(console, Text(safe(line.text)), _INDENT, ascii_only=ascii_only)
        for remedy in (line.remedy or "").splitlines():
            _print(console, Text(safe(remedy)), _INDENT, ascii_only=ascii_only)


def _console(stream: IO[str], width: int) -> Console:
    # The height is unused, but without it rich takes a dumb terminal for 80 columns.
    return Console(file=stream, width=width, height=_HEIGHT)


def _print(console: Console, text: Text, indent: int, *, ascii_only: bool) -> None:
    """Print a text in as many lines as it needs, each indented."""
    if ascii_only:
        text = Text(text.plain.encode("ascii", "backslashreplace").decode())
    for line in text.divide(breaks(text.plain, console.width - indent)):
        line.rstrip()
        console.print(Text(" " * indent) + line, overflow="fold", no_wrap=True)


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
    """Draw a page and those below it, stacked where the whole is too wide."""
    encoding = "ascii" if ascii_only else console.encoding
    alone = [(index,) for index in range(len(page.columns))]
    table = _table(page, alone, encoding, ascii_only=ascii_only)
    unlimited = console.options.update(width=_UNLIMITED)
    natural = Measurement.get(console, unlimited, table).maximum
    if page.stacks and console.width < min(natural, _NARROW):
        table = _table(page, page.stacks, encoding, ascii_only=ascii_only)
        table.expand, table.leading, table.show_lines = True, int(not ascii_only), ascii_only
    console.print(table)
    for note in page.notes:
        console.print(Text(_printable(note, encoding), style="dim"), overflow="fold")
    if page.more:
        _draw(page.more, console, ascii_only=ascii_only)


def _printable(given: str, encoding: str) -> str:
    """A text with what a stream cannot take as escapes, before anything is aligned."""
    text = "\n".join(safe(given).splitlines())
    if encoding == "ascii":
        text = text.translate(_IN_ASCII)
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _table(
    page: Page, stacks: Collection[tuple[int, ...]], encoding: str, *, ascii_only: bool
) -> Table:
    """A table of the page's columns, those of a stack below each other."""
    form = box.ASCII if ascii_only else box.SIMPLE_HEAD
    table = Table(box=form, header_style="bold", pad_edge=ascii_only)
    for stack in stacks:
        labels = _printable(" / ".join(page.columns[index] for index in stack), encoding)
        is_right = page.right.issuperset(stack)
        table.add_column(
            Text(labels), justify="right" if is_right else "left", overflow="fold", ratio=1
        )
    for row in page.rows:
        table.add_row(*(_stacked([row[n] for n in stack], encoding) for stack in stacks))
    return table


def _stacked(cells: list[Cell], encoding: str) -> Text:
    if len(cells) == 1:
        return _text(cells[0], encoding)
    return Text("\n").join(_text(cell, encoding) for cell in cells if cell.in_characters)


def _text(cell: Cell, encoding: str) -> Text:
    style = "bold yellow" if cell.mark else _STYLES.get(cell.role, "")
    text = Text(_printable(cell.in_characters, encoding), style=style)
    if cell.mark:
        text.append("\n" + _printable(cell.mark, encoding), style="italic")
    return text
