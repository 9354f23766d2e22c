"""Forms that scripts read: tsv, csv, JSON, JSON lines, Markdown, lines for editors and GitHub.

Each function yields pieces of text that end with a line break. Where a text breaks into lines, by
the columns of a terminal that its characters take, stands here, too.
"""

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any

from jhstats.errors import Excerpt
from jhstats.figure import plain
from jhstats.views.page import Line, Page, joined

# Patterns of many characters cost a call milliseconds: they stand as texts, and `re` compiles
# one when it is first asked for.
_BREAKS = r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+"
_NOT_ASCII = r"[^\x00-\x7f]+"
_CODES = str.maketrans({"%": "%25", ",": "%2C", ":": "%3A", "\n": "%0A"})
_LEVELS = {"error": "error", "wrong": "error", "warning": "warning"}
UNSEEN = (
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""What controls, turns or hides text, or is no character; joiners, which scripts need, stay."""
_WIDEST = 68  # columns of a line of a file that are shown
_COMMAND = re.compile(r"^([^\S\n]*):(?=:)|#(?=#\[)", re.MULTILINE)  # to a runner of GitHub

_PIECE = (
    r"(?:[(（“‘【]*(?:[^\s\u2e80-\uffef(（“‘]+|[^\s(（“‘【])?[，。、；：！？）”’】,.;:!?)]*)\s*|."
)
"""What stays on one line: a word, or one Chinese character, with the marks around it."""


@lru_cache(maxsize=4096)  # cells say the same again
def safe(text: str) -> str:
    """The text for any form but JSON: what commands a terminal or a runner becomes U+FFFD."""
    if not text.isprintable():  # most is
        text = re.sub(UNSEEN, "\ufffd", text)
    return _COMMAND.sub("\\1\ufffd", text) if "::" in text or "##[" in text else text


def marked(excerpt: Excerpt | None) -> tuple[str, ...]:
    """A line of a file, cut around what is wrong in it, and the marks below that; or nothing."""
    if excerpt is None:
        return ()
    text, start, end = excerpt
    text = safe(text.replace("\t", " "))
    begin = len(text) - len(text.lstrip())
    if cells(text[begin:end]) > _WIDEST:
        begin = max(begin, start - _WIDEST // 3)
    stop = next(n for n in range(begin + _WIDEST, begin, -1) if cells(text[begin:n]) <= _WIDEST)
    left = ("... " if text[:begin].strip() else "") + text[begin:start]
    after = " ..." if text[stop:].strip() else ""
    under = cells(text[start : min(end, stop)])
    return left + text[start:stop] + after, " " * cells(left) + "^" * max(under, 1)


def cell_text(value: object) -> str:
    """A cell as text: printed digits, yes or no, nothing for None, tabs and line breaks as spaces.

    What stands in a list, or by key in an object, is parted by spaces.
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    if not isinstance(value, str):  # as most are
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, dict):
            value = [f"{key}={text}" for key, text in value.items()]
        value = " ".join(value) if isinstance(value, list) else str(value)
    return safe(value if value.isprintable() else re.sub(_BREAKS, " ", value))


def tsv(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Lines of tab-separated cells."""
    yield from ("\t".join(map(cell_text, row)) + "\n" for row in rows)


def csv(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Lines of comma-separated cells, quoted where they must be (RFC 4180), with bare LF."""
    from csv import writer  # noqa: PLC0415 - what one form needs

    buffer = io.StringIO()
    writer(buffer, lineterminator="\n").writerows(map(cell_text, row) for row in rows)
    yield buffer.getvalue()


def json(objects: Sequence[object]) -> Iterator[str]:
    """An indented array; an object's lists and objects stand on one line each."""
    yield from ((",\n" if n else "[\n") + _indented(entry) for n, entry in enumerate(objects))
    yield "\n]\n" if objects else "[]\n"


def json_object(parts: Mapping[str, Sequence[object] | Mapping[str, object]]) -> Iterator[str]:
    """An object of arrays and objects, each indented as `json` does."""
    for number, (key, part) in enumerate(parts.items()):
        text = _indented(part, "") if isinstance(part, Mapping) else "".join(json(part))
        yield f"{',' if number else '{'}\n{compact(key)}: {text.rstrip()}"
    yield "\n}\n"


def json_in_ascii(text: str, characters: str = _NOT_ASCII) -> str:
    """A piece of JSON with its own escapes for all that is not ASCII, or for other characters."""
    from json import encoder  # noqa: PLC0415 - what one form needs

    return re.sub(characters, lambda own: encoder.encode_basestring_ascii(own[0])[1:-1], text)


def in_ascii(text: str, characters: str = _NOT_ASCII) -> str:
    """A piece of TOML with its own escapes for all that is not ASCII, or for other characters."""
    return re.sub(characters, lambda own: "".join(f"\\U{ord(c):08x}" for c in own[0]), text)


ESCAPES = {"json": json_in_ascii, "jsonl": json_in_ascii, "toml": in_ascii}
"""How the forms that have escapes of their own use them for what is not ASCII."""


def report(lines: Iterable[Line]) -> Iterator[str]:
    """What is said of a place on one line, so that editors jump; its code is of no language."""
    for line in lines:
        place = line.location and line.location.place
        yield cell_text(joined(": ", place, line.code, _told(line))) + "\n"


def github(lines: Iterable[Line]) -> Iterator[str]:
    """Workflow commands, which GitHub shows beside the line of a change."""
    for line in lines:
        spot, end = line.location, line.end
        where = (("file", spot.file), ("line", spot.line), ("col", spot.column)) if spot else ()
        ends = (("endLine", end.line), ("endColumn", end.column)) if end else ()
        given = [(name, safe(str(part))) for name, part in (*where, *ends) if part]
        properties = ",".join(f"{name}={part.translate(_CODES)}" for name, part in given)
        level = _LEVELS.get(line.code or "", "notice")
        escaped = cell_text(_told(line)).replace("%", "%25")
        yield f"::{level}{' ' if properties else ''}{properties}::{escaped}\n"


def _told(line: Line) -> str:
    """The figure, what is said of it, and the remedy."""
    figure = line.quote.figure.strip() if line.quote else ""
    remedy = f"; {line.remedy}" if line.remedy else ""
    return f"{figure}: {line.text}{remedy}" if figure else line.text + remedy


def markdown(page: Page) -> Iterator[str]:
    """A pipe table, and the notes as paragraphs."""

    def line(cells: Iterable[str]) -> str:
        return "| " + " | ".join(cells) + " |\n"

    if page.rows:
        yield line(map(_escaped, page.columns))
        yield line("---:" if i in page.right else "---" for i in range(len(page.columns)))
    yield from (line(_escaped(cell.text) for cell in row) for row in page.rows)
    yield from ("\n" + _escaped(note) + "\n" for note in page.notes)


def _escaped(text: str) -> str:
    text = re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)
    return "<br>".join(safe(line) for line in text.splitlines())


def _indented(value: object, margin: str = "  ") -> str:
    if not isinstance(value, dict) or not value:
        return margin + compact(value)
    lines = [f"{margin}  {compact(key)}: {compact(part)}" for key, part in value.items()]
    return f"{margin}{{\n" + ",\n".join(lines) + f"\n{margin}}}"


def compact(value: Any) -> str:  # noqa: ANN401 - JSON holds anything
    """JSON on one line. The json module would lose a decimal's digits, so it writes only texts."""
    if isinstance(value, str):
        from json import encoder  # noqa: PLC0415 - what one form needs

        return json_in_ascii(encoder.encode_basestring(value), UNSEEN)
    if value is None:
        return "null"
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, dict):
        items = (f"{compact(key)}: {compact(part)}" for key, part in value.items())
        return "{" + ", ".join(items) + "}"
    return "[" + ", ".join(map(compact, value)) + "]"


def takes(encoding: str | None, characters: str) -> bool:
    """Whether a stream of an encoding takes these characters."""
    encoding = encoding or "utf-8"
    return characters.encode(encoding, "replace").decode(encoding) == characters


@lru_cache(maxsize=10_000)
def cells(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    text = "".join(character for character in text if not unicodedata.combining(character))
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in text)


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, each of at most so many columns."""
    lines = list[str]()
    for line in text.splitlines():
        ends = [0, *breaks(line, width), len(line)]
        lines += [line[start:end].rstrip() for start, end in pairwise(ends)]
    return lines


def breaks(text: str, width: int) -> list[int]:
    """Where a text is broken into lines: between words, or between Chinese characters.

    A number or a word keeps together, with the marks behind it, unless a line cannot hold it.
    """
    result, used = list[int](), 0
    if cells(text) <= width:
        return result
    for piece in re.finditer(_PIECE, text):
        taken = cells(piece[0].rstrip())
        for at, part in enumerate(piece[0] if taken > width else [piece[0]], piece.start()):
            if used and used + (taken if at == piece.start() else cells(part)) > width:
                result.append(at)
                used = 0
            used += cells(part)
    return result
