"""A view as one HTML page: no script, nothing fetched, light and dark, for screens and paper."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from string import Template

from jhstats.render.lines import safe
from jhstats.views.page import Bar, Cell, Line, Page, Passage, View

_PAGE = Path(__file__).with_name("page.html")


def html(view: View, notices: Iterable[str] = ()) -> str:
    """The page of a view: what must be said of it, then a draft, what is told, or a table."""
    parts: Iterable[str]
    if view.passages:
        parts = _draft(view.passages(), view.lines() if view.lines else ())
    elif view.lines:
        parts = [f"<ul>{''.join(map(_note, view.lines()))}</ul>"]
    else:
        parts = _tables(view.page())
    said = (f'<p class="notes">{_text(notice)}</p>' for notice in notices)
    body = "\n".join([*said, *parts])
    template = Template(_PAGE.read_text(encoding="utf-8"))
    title, language = _text(view.title), _text(view.language)
    return template.substitute(title=title, language=language, body=body)


def _text(text: str) -> str:
    return escape(safe(text))


def _tables(page: Page) -> Iterator[str]:
    if page.rows:
        heads = _row(page, map(Cell, page.columns), "col")
        rows = "\n".join(_row(page, row) for row in page.rows)
        yield f"<table><thead>{heads}</thead><tbody>{rows}</tbody></table>"
    yield from (f'<p class="notes">{_text(note)}</p>' for note in page.notes)
    if page.more:
        yield from _tables(page.more)


def _row(page: Page, cells: Iterable[Cell], head_of: str | None = None) -> str:
    parts = (
        _cell(page, column, cell, head_of or (None if column else "row"))
        for column, cell in enumerate(cells)
    )
    return f"<tr>{''.join(parts)}</tr>"


def _cell(page: Page, column: int, cell: Cell, head_of: str | None) -> str:
    inner = "<br>".join(map(_text, cell.text.splitlines()))
    if cell.bar:
        inner += _bar(cell.bar)
    class_ = f"{'number ' if column in page.right else ''}{cell.role.value}"
    if head_of:
        return f'<th scope="{head_of}" class="{class_}">{inner}</th>'
    return f'<td data-label="{_text(page.columns[column])}" class="{class_}">{inner}</td>'


def _bar(bar: Bar) -> str:
    start, width = min(bar.zero, bar.end) * 100, abs(bar.end - bar.zero) * 100
    look = "bar open" if bar.is_open else "bar"
    drawn = f'<span class="{look}" style="margin-left:{start:.2f}%;width:{width:.2f}%"></span>'
    return f'<span class="scale" aria-hidden="true">{drawn}</span>'


def _draft(passages: Iterable[Passage], lines: Iterable[Line]) -> Iterator[str]:
    """Links to the figures that are told; then a draft's lines, each figure marked and noted."""
    file, number, told = None, 0, set(lines)
    links, parts = list[str](), list[str]()
    for passage in passages:
        if passage.file != file:
            file = passage.file
            parts.append(f"<h2>{_text(file)}</h2>")
        text, notes = "", list[str]()
        for piece in passage.pieces:
            if isinstance(piece, str):
                text += _text(piece)
                continue
            number += 1
            code = piece.line.code or ""
            shown = f'<a href="#n{number}" aria-describedby="n{number}">{_text(piece.text)}</a>'
            text += f'<mark class="{code}" id="f{number}">{shown}</mark>'
            notes.append(_note(piece.line, number))
            if piece.line in told:
                at = piece.line.location
                head = _head(piece.line, at and at.place, number)
                links.append(f'<li class="{code}">{head}</li>')
        listed = "".join(notes)
        parts.append(f'<div class="passage"><p>{text}</p><ul>{listed}</ul></div>')
    yield from (f'<ul class="links">{"".join(links)}</ul>', *parts)


def _note(line: Line, number: int | None = None) -> str:
    """What is said of a place, or of a draft's figure of this number, with the remedy."""
    at = line.location
    place = at and (f"{at.line}:{at.column}" if number else at.place)
    head = _head(line, place, number)
    told = f"{head}{': ' if head else ''}{_text(line.text)}"
    remedies = "".join(f"<br>{_text(text)}" for text in (line.remedy or "").splitlines())
    id_ = f' id="n{number}"' if number else ""
    return f'<li{id_} class="{line.code or ""}">{told}{remedies}</li>'


def _head(line: Line, place: str | None, number: int | None) -> str:
    """What kind of thing is said, of which figure, and its place, which leads to that figure."""
    label = line.label and f"<b>{_text(line.label)}</b>"
    figure = line.quote and _text(line.quote.figure.strip())
    spot = place and f'<span class="place">{_text(place)}</span>'
    if number:
        spot = f'<a href="#f{number}">{spot}</a>'
    return " ".join(filter(None, (label, figure, spot)))
