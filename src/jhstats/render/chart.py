"""A page's values as a chart that one can print: an SVG with bars from zero; nothing fetched."""

from html import escape
from typing import NamedTuple

from jhstats.render.lines import safe
from jhstats.render.wrap import cells, wrapped
from jhstats.views.page import Bar, Cell, Page, Role

_WIDTH, _MARGIN, _GAP = 960, 24, 12
_COLUMN = 7.4
"""Pixels that a terminal's column takes of 14 pixels high sans-serif, with some to spare."""
_THICK = 16
_MOST = 40
"""Columns of a label, or of a value's words, on one line."""
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


class _Row(NamedTuple):
    """A row of a page: what its value is of, the value in words, its bar."""

    label: _Text
    value: _Text
    bar: Bar | None


def chart(page: Page, title: str) -> str:
    """The rows of a page: name and period, a bar from zero, the value in words, rank or place.

    Those of one scale stand together, in their order; those without a bar stand last.
    """
    rows = [_row(cells) for cells in page.rows]
    kinds = [*dict.fromkeys(row.bar.kind for row in rows if row.bar)]
    groups = [[row for row in rows if row.bar and row.bar.kind == kind] for kind in kinds]
    groups.append([row for row in rows if not row.bar])
    left = _MARGIN + max((row.label.width for row in rows), default=0) + _GAP
    most = max((row.value.width for row in rows), default=0)
    reach = max(_WIDTH - _MARGIN - most - _GAP - left, _WIDTH / 6) if kinds else 0
    head = _Text(title, 80, 19)
    drawn, y = head.at(_MARGIN, _MARGIN, weight="bold"), float(_MARGIN + head.height + _GAP)
    for group in groups:
        for label, value, bar in group:
            end = max(bar.zero, bar.end) * reach if bar else 0
            drawn += label.at(_MARGIN, y) + value.at(left + end + _GAP / 2, y)
            drawn += _drawn(bar, left, reach, y) if bar else ""
            y += max(label.height, value.height) + _GAP / 2
        y += _GAP if group else 0
    for note in (*page.notes, *(page.more.notes if page.more else ())):
        text = _Text(note, 140, 12)
        drawn, y = drawn + text.at(_MARGIN, y, _DIM), y + text.height
    height = round(y + _MARGIN)
    size = f'viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif">\n'
        f"<title>{escape(safe(title))}</title>\n"
        f'<rect width="100%" height="100%" fill="#ffffff"/>\n{drawn}</svg>\n'
    )


def _row(row: tuple[Cell, ...]) -> _Row:
    """The value with what marks it, and the rank or place behind it."""
    name, period, *rest = row
    value, *more = (cell for cell in rest if cell.role in (Role.VALUE, Role.RANK))
    ranks = [cell.text.replace("\n", ", ") for cell in more if not cell.bar]
    told = ", ".join(filter(None, [value.text, value.mark, *ranks]))
    label = ", ".join(filter(None, [name.text, period.text]))
    bar = next((cell.bar for cell in row if cell.bar), None)
    return _Row(_Text(label, _MOST), _Text(told, _MOST), bar)


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
