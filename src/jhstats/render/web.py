"""What a browser shows, without script, nothing fetched: a page in HTML, a chart in SVG."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from string import Template

from jhstats.render.lines import safe, wrapped
from jhstats.views.page import NO_VALUE, Bar, Cell, Line, Page, Passage, Role, View, joined

_PAGE = Path(__file__).with_name("page.html")


def html(view: View) -> str:
    """The page of a view: what must be said of it, then a draft, what is told, or a table."""
    parts = [f'<p class="notes">{_text(notice)}</p>' for notice in view.notices]
    if view.passages:
        parts += _draft(view.passages())
    elif view.lines:
        parts.append(f"<ul>{''.join(map(_note, view.lines()))}</ul>")
    else:
        parts += _tables(view.page())
    template = Template(_PAGE.read_text(encoding="utf-8"))
    title, language = _text(view.title()), _text(view.language)
    return template.substitute(title=title, language=language, body="\n".join(parts))


def _text(text: str) -> str:
    return escape(safe(text))


def _tables(page: Page) -> Iterator[str]:
    if page.rows:
        heads = _row(page, map(Cell, page.columns), "col")
        rows = "\n".join(_row(page, row) for row in page.rows)
        yield f"<table><thead>{heads}</thead><tbody>{rows}</tbody></table>"
    yield from (f'<p class="notes">{_text(note)}</p>' for note in page.notes)


def _row(page: Page, row: Iterable[Cell], scope: str = "row") -> str:
    parts = ""
    for column, cell in enumerate(row):
        inner = "<br>".join(map(_text, cell.text.splitlines()))
        if cell.bar:
            start, width = min(cell.bar.zero, cell.bar.end), abs(cell.bar.end - cell.bar.zero)
            look = f'class="bar{" open" * cell.bar.is_open}"'
            look += f' style="margin-left:{start:.2%};width:{width:.2%}"'
            inner += f'<span class="scale" aria-hidden="true"><span {look}></span></span>'
        class_ = f"{'number ' if column in page.right else ''}{cell.role.value}"
        if column and scope == "row":
            label = _text(page.columns[column])
            parts += f'<td data-label="{label}" class="{class_}">{inner}</td>'
        else:
            parts += f'<th scope="{scope}" class="{class_}">{inner}</th>'
    return f"<tr>{parts}</tr>"


def _draft(passages: Iterable[Passage]) -> Iterator[str]:
    """A draft's lines, each figure marked and with a note beside it."""
    file, number = None, 0
    for passage in passages:
        if passage.file != file:
            file = passage.file
            yield f"<h2>{_text(file)}</h2>"
        text = notes = ""
        for piece in passage.pieces:
            if isinstance(piece, str):
                text += _text(piece)
                continue
            number += 1
            link = f'<a href="#n{number}" aria-describedby="n{number}">{_text(piece.text)}</a>'
            text += f'<mark class="{piece.line.code or ""}">{link}</mark>'
            notes += _note(piece.line, f' id="n{number}"')
        yield f'<div class="passage"><p>{text}</p><ul>{notes}</ul></div>'


def _note(line: Line, id_: str = "") -> str:
    """What is said of a place, of which figure, and the remedy."""
    label = line.label and f"<b>{_text(line.label)}</b>"
    figure = line.quote and _text(line.quote.figure.strip())
    place = line.location and f'<span class="place">{_text(line.location.place)}</span>'
    told = joined(": ", joined(" ", label, figure, place), _text(line.text))
    remedies = "".join(f"<br>{_text(text)}" for text in (line.remedy or "").splitlines())
    return f'<li{id_} class="{line.code or ""}">{told}{remedies}</li>'


_WIDTH, _MARGIN, _GAP = 960, 24, 12
_ROOM = _WIDTH - 2 * _MARGIN
_COLUMN = 0.6  # of its size is what a column of a terminal takes of a text in Arial, some to spare
_THICK = 12
_INK, _DIM, _BAR = "#1a1c20", "#565b66", "#2f6db5"


class _Sheet:
    """A drawing that grows downwards."""

    def __init__(self) -> None:
        self.parts, self.height = list[str](), _MARGIN

    def write(self, text: str, size: int = 14, fill: str = _INK) -> None:
        """Add a text, in as many lines as it needs."""
        for line in wrapped(safe(text), int(_ROOM / size / _COLUMN)):
            self.height += size + 5
            look = f'x="{_MARGIN}" y="{self.height - 5}" font-size="{size}" fill="{fill}"'
            self.parts.append(f"<text {look}>{escape(line)}</text>")

    def draw(self, bar: Bar) -> None:
        """Add a bar, dashed where it tells no result, and the line of zero."""
        x, width = _MARGIN + min(bar.zero, bar.end) * _ROOM, abs(bar.end - bar.zero) * _ROOM
        look = 'fill="none" stroke-dasharray="4 3"' if bar.is_open else f'fill="{_BAR}"'
        shape = f'x="{x:.1f}" y="{self.height + 2}" width="{width:.1f}" height="{_THICK}"'
        self.parts.append(f'<rect {shape} stroke="{_BAR}" {look}/>')
        zero = f"M{_MARGIN + bar.zero * _ROOM:.1f} {self.height}v{_THICK + 4}"
        self.parts.append(f'<path d="{zero}" stroke="{_DIM}"/>')
        self.height += _THICK


def chart(page: Page, title: str, notices: Iterable[str] = ()) -> str:
    """The rows of a page: name, period, value in words, rank or place; below them a bar."""
    sheet = _Sheet()
    sheet.write(title, 19)
    for row in page.rows:
        told = [*row[:3], *(cell for cell in row[3:] if cell.role is Role.RANK)]
        texts = (text for cell in told if cell.text != NO_VALUE for text in cell.text.splitlines())
        sheet.height += _GAP
        sheet.write(joined(" · ", *texts))
        for bar in filter(None, (cell.bar for cell in row)):
            sheet.draw(bar)
    sheet.height += _GAP
    for note in (*page.notes, *notices):
        sheet.write(note, 12, _DIM)
    height = sheet.height + _MARGIN
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="Arial, sans-serif">'
    paper = '<rect width="100%" height="100%" fill="#ffffff"/>'
    return "\n".join(
        (head, f"<title>{escape(safe(title))}</title>", paper, *sheet.parts, "</svg>\n")
    )
