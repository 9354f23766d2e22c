"""What a browser shows, without script, nothing fetched: a page in HTML, a chart in SVG."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from string import Template

from jhstats.render.lines import cells, safe, wrapped
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
    title, language = _text(view.title), _text(view.language)
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
_COLUMN = 7.4  # pixels that a terminal's column takes of 14 pixels high Arial, with some to spare
_THICK = 16
_MOST = 40  # columns of a label or a value on one line
_DOT = " · "
_INK, _DIM, _BAR = "#1a1c20", "#565b66", "#2f6db5"


class _Text:
    """Lines of text, set one below the other."""

    def __init__(self, text: str, most: int, size: int = 14) -> None:
        self.lines = wrapped(safe(text), most)
        self.size, self.step = size, size + 5
        self.width = max(map(cells, self.lines), default=0) * _COLUMN * size / 14
        self.height = len(self.lines) * self.step

    def at(self, x: float, y: float, fill: str = _INK, weight: str = "normal") -> str:
        """The lines below y, from x on."""
        look = f'font-size="{self.size}" font-weight="{weight}" fill="{fill}"'
        return "".join(
            f'<text x="{x:.1f}" y="{y + self.step * n - 5:.1f}" {look}>{escape(line)}</text>\n'
            for n, line in enumerate(self.lines, 1)
        )


def chart(page: Page, title: str, notices: Iterable[str] = ()) -> str:
    """The rows of a page: name and period, a bar from zero, the value in words, rank or place."""
    bars = [next((cell.bar for cell in row if cell.bar), None) for row in page.rows]
    labels = [_Text(joined(_DOT, row[0].text, row[1].text), _MOST) for row in page.rows]
    left = _MARGIN + max((label.width for label in labels), default=0) + _GAP
    room = _WIDTH - _MARGIN - left - _GAP
    values = [_Text(_told(row), _MOST) for row in page.rows]
    reach = room - max((value.width for value in values), default=0)
    head = _Text(title, 76, 19)
    drawn, y = head.at(_MARGIN, _MARGIN, weight="bold"), float(_MARGIN + head.height + _GAP)
    for label, value, bar in zip(labels, values, bars, strict=True):
        end = max(bar.zero, bar.end) * reach if bar else 0
        drawn += label.at(_MARGIN, y) + value.at(left + end + _GAP / 2, y)
        drawn += _drawn(bar, left, reach, y) if bar else ""
        y += max(label.height, value.height) + _GAP / 2
    y += _GAP
    for note in (*page.notes, *notices):
        text = _Text(note, 140, 12)
        drawn, y = drawn + text.at(_MARGIN, y, _DIM), y + text.height
    height = round(y + _MARGIN)
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="Arial, sans-serif">\n'
        f"<title>{escape(safe(title))}</title>\n"
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n{drawn}</svg>\n'
    )


def _told(row: tuple[Cell, ...]) -> str:
    value, *further = row[2:]
    ranks = (cell.text.splitlines() for cell in further if cell.role is Role.RANK)
    ranked = [line for lines in ranks for line in lines]
    return joined(_DOT, "" if ranked and value.text == NO_VALUE else value.text, *ranked)


def _drawn(bar: Bar, left: float, reach: float, y: float) -> str:
    """A bar, dashed where it tells no result, and the line of zero."""
    x, width = left + min(bar.zero, bar.end) * reach, abs(bar.end - bar.zero) * reach
    look = 'fill="none" stroke-dasharray="4 3"' if bar.is_open else f'fill="{_BAR}"'
    shape = f'x="{x:.1f}" y="{y + 2:.1f}" width="{width:.1f}" height="{_THICK}"'
    zero = left + bar.zero * reach
    return (
        f'<rect {shape} stroke="{_BAR}" {look}/>\n'
        f'<path d="M{zero:.1f} {y - 2:.1f}v{_THICK + 8}" stroke="{_DIM}"/>\n'
    )
