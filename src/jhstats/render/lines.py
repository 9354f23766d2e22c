"""Forms that scripts read: tsv, csv, JSON, JSON lines, Markdown, bare values.

Each function yields pieces of text that end with a line break.
"""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jhstats.views.page import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jhstats.views.page import Line, Page

_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """The text without characters that command a terminal; each becomes U+FFFD."""
    return _CONTROL.sub("\ufffd", text)


def cell_text(value: object) -> str:
    """A cell as text: printed digits, nothing for None, tabs and line breaks as spaces."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    return safe(_BREAKS.sub(" ", str(value)))


def tsv(fields: Sequence[str], rows: Iterable[Sequence[object]], *, header: bool) -> Iterator[str]:
    """Lines of tab-separated cells."""
    if header:
        yield "\t".join(fields) + "\n"
    for row in rows:
        yield "\t".join(map(cell_text, row)) + "\n"


def csv(fields: Sequence[str], rows: Iterable[Sequence[object]], *, header: bool) -> Iterator[str]:
    """Lines of comma-separated cells, quoted where they must be (RFC 4180), with bare LF."""
    from csv import writer  # noqa: PLC0415 - what one form needs

    buffer = io.StringIO()
    table = writer(buffer, lineterminator="\n")
    if header:
        table.writerow(fields)
    table.writerows(map(cell_text, row) for row in rows)
    yield buffer.getvalue()


def json(objects: Sequence[object], *, ascii_only: bool) -> Iterator[str]:
    """An indented array; an object's lists and objects stand on one line each."""
    if not objects:
        yield "[]\n"
        return
    yield "[\n"
    for index, one in enumerate(objects, 1):
        yield _indented(one, ascii_only=ascii_only)
        yield ",\n" if index < len(objects) else "\n"
    yield "]\n"


def json_object(lists: Mapping[str, Sequence[object]], *, ascii_only: bool) -> Iterator[str]:
    """An object of arrays, each indented as `json` does."""
    yield "{\n"
    for index, (key, objects) in enumerate(lists.items(), 1):
        yield f"{_compact(key, ascii_only=ascii_only)}: "
        yield "".join(json(objects, ascii_only=ascii_only)).rstrip("\n")
        yield ",\n" if index < len(lists) else "\n"
    yield "}\n"


def jsonl(objects: Iterable[object], *, ascii_only: bool) -> Iterator[str]:
    """An object a line."""
    for one in objects:
        yield _compact(one, ascii_only=ascii_only) + "\n"


def said(told: Iterable[Line], *, ascii_only: bool) -> Iterator[str]:
    """What is said of a place a line, so that editors jump; its code is of no language."""
    for one in told:
        text = f"{one.text}; {one.remedy}" if one.remedy else one.text
        parts = (one.location, one.code, one.quote[1].strip() if one.quote else "", text)
        line = ": ".join(cell_text(part) for part in parts if part)
        yield (_in_ascii(line) if ascii_only else line) + "\n"


def github(told: Iterable[Line], *, ascii_only: bool) -> Iterator[str]:
    """Workflow commands, which GitHub shows beside the line of a change."""
    for one in told:
        level = "error" if one.tone is Tone.BAD else "notice"
        file, line, column = one.spot
        figure = f"{one.quote[1].strip()}: " if one.quote else ""
        text = cell_text(figure + one.text).replace("%", "%25")
        said = f"::{level} file={_property(file)},line={line},col={column}::{text}"
        yield (_in_ascii(said) if ascii_only else said) + "\n"


def plain(texts: Iterable[str], *, ascii_only: bool) -> Iterator[str]:
    """A text a line."""
    for one in texts:
        yield (_in_ascii(one) if ascii_only else one) + "\n"


def _in_ascii(text: str) -> str:
    return text.encode("ascii", "backslashreplace").decode()


def _property(text: str) -> str:
    for character, code in (("%", "%25"), (",", "%2C"), (":", "%3A"), ("\n", "%0A"), ("\r", "%0D")):
        text = text.replace(character, code)
    return text


def markdown(page: Page) -> Iterator[str]:
    """A pipe table, and the notes as paragraphs."""

    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(cells) + " |\n"

    yield line(map(_escaped, page.columns))
    yield line("---:" if i in page.right else "---" for i in range(len(page.columns)))
    for row in page.rows:
        yield line(_escaped("\n".join(filter(None, (one.text, one.mark)))) for one in row)
    for note in page.notes:
        yield "\n" + _escaped(note) + "\n"
    if page.more:
        yield "\n"
        yield from markdown(page.more)


def values(numbers: Iterable[str]) -> Iterator[str]:
    """A bare number a line."""
    for number in numbers:
        yield number + "\n"


def _escaped(text: str) -> str:
    text = re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)
    return "<br>".join(safe(line) for line in text.splitlines())


def _indented(one: object, *, ascii_only: bool) -> str:
    if not isinstance(one, dict) or not one:
        return "  " + _compact(one, ascii_only=ascii_only)
    lines = [
        f"    {_compact(key, ascii_only=ascii_only)}: {_compact(value, ascii_only=ascii_only)}"
        for key, value in one.items()
    ]
    return "  {\n" + ",\n".join(lines) + "\n  }"


def _compact(value: Any, *, ascii_only: bool) -> str:  # noqa: ANN401 - JSON holds anything
    """JSON on one line. The json module would lose a decimal's digits, so it writes only texts."""
    if isinstance(value, str):
        from json import encoder  # noqa: PLC0415 - what one form needs

        quote = encoder.encode_basestring_ascii if ascii_only else encoder.encode_basestring
        return str(quote(value)).replace("\x7f", "\\u007f")
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict):
        items = (
            f"{_compact(key, ascii_only=ascii_only)}: {_compact(one, ascii_only=ascii_only)}"
            for key, one in value.items()
        )
        return "{" + ", ".join(items) + "}"
    return "[" + ", ".join(_compact(one, ascii_only=ascii_only) for one in value) + "]"
