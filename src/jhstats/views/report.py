"""The view that findings, verdicts and rules have in common: lines for a person, else objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jhstats.say.messages import Messages
from jhstats.views.page import Cell, Page, View, choose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jhstats.views.page import Line

_MACHINE = Messages("en")
"""The words of machine forms, which depend on no language."""


def report_view(
    objects: Callable[[Messages], list[dict[str, Any]]],
    lines: Callable[[Messages], Iterable[Line]],
    messages: Messages,
    fields: Sequence[str],
) -> View:
    """A view of what has objects and lines in each language."""
    return View(
        fields=fields,
        cells=lambda: choose(objects(_MACHINE), fields),
        objects=lambda: objects(_MACHINE),
        page=lambda: _page(fields, choose(objects(messages), fields)),
        lines=lambda: lines(messages),
    )


def _page(fields: Sequence[str], rows: Iterable[Sequence[object]]) -> Page:
    """A table of the objects, for Markdown."""
    return Page(
        columns=fields,
        rows=[tuple(Cell("" if value is None else str(value)) for value in row) for row in rows],
    )
