"""A view as one HTML page: no script, nothing fetched, light and dark, for screens and paper."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from string import Template

from jhstats.render.lines import safe
from jhstats.views.page import BLOCK, Bar, Cell, Line, Page, Passage, Role, View

_PAGE = Path(__file__).with_name("page.html")


def html(view: View, notices: Iterable[str] = ()) -> str:
    """The page of a view, with what must be said beside it: a draft, what is told, or a table."""
    if view.passages:
        parts = _draft(view.passages())
    elif view.lines:
        parts = _told(view.lines())
    else:
        parts = _tables(view.page())
    said = [f"<p>{_text(notice)}</p>" for notice in notices]
    body = "\n".join([*parts, *(['<footer class="notes">', *said, "</footer>"] if said else ())])
    template = Template(_PAGE.read_text(encoding="utf-8"))
    title, language = _text(view.title), _text(view.language)
    return template.substitute(title=title, language=language, body=body)


def _text(text: str) -> str:
    return escape(safe(text))


def _tables(page: Page) -> Iterator[str]:
    """A table, the notes below it, and the page below these."""
    if page.rows:
        heads = "".join(
            f'<th scope="col"{_class(page, n)}>{_text(label)}</th>'
            for n, label in enumerate(page.columns)
        )
        yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
        for row in page.rows:
            yield f"<tr>{''.join(_cell(page, n, cell) for n, cell in enumerate(row))}</tr>"
        yield "</tbody></table>"
    yield from (f'<p class="notes">{_text(note)}</p>' for note in page.notes)
    if page.more:
        yield from _tables(page.more)


def _class(page: Page, column: int, role: Role = Role.PLAIN) -> str:
    names = (["number"] if column in page.right else []) + [role.value]
    return f' class="{" ".join(names)}"'


def _cell(page: Page, column: int, cell: Cell) -> str:
    """A cell: its text, what marks it, its bar; the first of a row is the row's head."""
    text = cell.text.strip(BLOCK) if cell.bar else cell.text
    inner = "<br>".join(map(_text, text.splitlines()))
    if cell.mark:
        inner += f' <span class="mark">{_text(cell.mark)}</span>'
    if cell.bar:
        inner += _bar(cell.bar)
    if column == 0:
        return f'<th scope="row"{_class(page, column, cell.role)}>{inner}</th>'
    label = _text(page.columns[column])
    return f'<td data-label="{label}"{_class(page, column, cell.role)}>{inner}</td>'


def _bar(bar: Bar) -> str:
    start, width = min(bar.zero, bar.end) * 100, abs(bar.end - bar.zero) * 100
    look = "bar open" if bar.is_open else "bar"
    drawn = f'<span class="{look}" style="margin-left:{start:.2f}%;width:{width:.2f}%"></span>'
    return f'<span class="scale" aria-hidden="true">{drawn}</span>'


def _draft(passages: Iterable[Passage]) -> Iterator[str]:
    """A draft's lines, each figure marked and what is said of it beside."""
    file, number = None, 0
    for passage in passages:
        if passage.file != file:
            file = passage.file
            yield f"<h2>{_text(file)}</h2>"
        text, notes = [], []
        for piece in passage.pieces:
            if isinstance(piece, str):
                text.append(_text(piece))
                continue
            number += 1
            code = piece.line.code or ""
            shown = f'<a href="#n{number}" aria-describedby="n{number}">{_text(piece.text)}</a>'
            text.append(f'<mark class="{code}">{shown}</mark>')
            notes.append(_note(piece.line, f' id="n{number}"', piece.text))
        yield f'<div class="passage"><p>{"".join(text)}</p><ul>{"".join(notes)}</ul></div>'


def _told(lines: Iterable[Line]) -> Iterator[str]:
    yield '<ul class="told">'
    yield from (_note(line) for line in lines)
    yield "</ul>"


def _note(line: Line, id_: str = "", figure: str | None = None) -> str:
    """What is said of a place or a figure, with the remedy."""
    label = f"<b>{_text(line.label)}</b>" if line.label else ""
    at = line.location
    place = at and (at.place if figure is None else f"{at.line}:{at.column}")
    spot = f'<span class="place">{_text(place)}</span>' if place else ""
    head = " ".join(filter(None, [label, figure and _text(figure), spot]))
    told = f"{head}{': ' if head else ''}{_text(line.text)}"
    remedies = "".join(f"<br>{_text(text)}" for text in (line.remedy or "").splitlines())
    return f'<li{id_} class="{line.code or ""}">{told}{remedies}</li>'
