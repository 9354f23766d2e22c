"""A page's values as a chart that one can print: an SVG with bars from zero; nothing fetched."""

from collections.abc import Iterable
from html import escape

from jhstats.render.lines import cells, safe, wrapped
from jhstats.views.page import NO_VALUE, Bar, Cell, Page, Role

_WIDTH, _MARGIN, _GAP = 960, 24, 12
_COLUMN = 7.4  # pixels that a terminal's column takes of 14 pixels high Arial, with some to spare
_THICK = 16
_SHORTEST = _WIDTH / 4  # what the longest bar takes at least
_MOST = 40  # columns of a label on one line
_INK, _DIM, _BAR = "#1a1c20", "#565b66", "#2f6db5"


class _Text:
    """Lines of text, set one below the other."""

    def __init__(self, text: str, most: int, size: int = 14) -> None:
        self.lines = [line for part in safe(text).splitlines() for line in wrapped(part, most)]
        self.size, self.step = size, size + 5
        self.width = max(map(cells, self.lines), default=0) * _COLUMN * size / 14
        self.height = len(self.lines) * self.step

    def at(self, x: float, y: float, fill: str = _INK, weight: str = "normal") -> str:
        """The lines below y, from x on."""
        look = f'font-size="{self.size}" font-weight="{weight}" fill="{fill}"'
        places = (y + self.step * number for number in range(1, len(self.lines) + 1))
        return "".join(
            f'<text x="{x:.1f}" y="{place - 5:.1f}" {look}>{escape(line)}</text>\n'
            for place, line in zip(places, self.lines, strict=True)
        )


def chart(page: Page, title: str, notices: Iterable[str] = ()) -> str:
    """The rows of a page: name and period, a bar from zero, the value in words, rank or place.

    What all rows share stands in the title. Below are the sources, and what must be said of the
    answer.
    """
    bars = [next((cell.bar for cell in row if cell.bar), None) for row in page.rows]
    title, named = _named(page, title)
    labels = [_Text(label, _MOST) for label in named]
    left = _MARGIN + max((label.width for label in labels), default=0) + _GAP
    room = _WIDTH - _MARGIN - left - _GAP
    columns = int((room - (_SHORTEST if any(bars) else 0)) / _COLUMN)
    values = [_Text(_told(row), columns) for row in page.rows]
    reach = room - max((value.width for value in values), default=0)
    head = _Text(title, 76, 19)
    drawn, y = head.at(_MARGIN, _MARGIN, weight="bold"), float(_MARGIN + head.height + _GAP)
    for label, value, bar in zip(labels, values, bars, strict=True):
        end = max(bar.zero, bar.end) * reach if bar else 0
        drawn += label.at(_MARGIN, y) + value.at(left + end + _GAP / 2, y)
        drawn += _drawn(bar, left, reach, y) if bar else ""
        y += max(label.height, value.height) + _GAP / 2
    y += _GAP
    for note in (*(page.more or page).notes, *notices):
        text = _Text(note, 140, 12)
        drawn, y = drawn + text.at(_MARGIN, y, _DIM), y + text.height
    height = round(y + _MARGIN)
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="Arial, sans-serif">\n'
        f"<title>{escape(safe(title))}</title>\n"
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n{drawn}</svg>\n'
    )


def _named(page: Page, title: str) -> tuple[str, list[str]]:
    """The title with the name and period that all rows share, and what tells each apart."""
    names, periods = [row[0] for row in page.rows], [row[1].text for row in page.rows]
    texts, heads = [name.text for name in names], {name.head for name in names}
    if len({*texts}) == 1:
        title, texts = texts[0], ["" for _ in names]
    elif len(heads) == 1 and (head := heads.pop()):
        title, texts = head, [name.rest for name in names]
    if len({*periods}) == 1:
        title, periods = _joined(title, periods[0]), ["" for _ in names]
    labels = [_joined(*parts) for parts in zip(texts, periods, strict=True)]
    return title, [label or name.text for label, name in zip(labels, names, strict=True)]


def _told(row: tuple[Cell, ...]) -> str:
    value, *ranks = (cell for cell in row[2:] if cell.role in (Role.VALUE, Role.RANK))
    ranked = [line for cell in ranks for line in cell.text.splitlines()]
    return _joined("" if ranked and value.text == NO_VALUE else value.text, *ranked)


def _joined(*parts: str | None) -> str:
    return " · ".join(filter(None, parts))


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
