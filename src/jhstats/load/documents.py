"""Drafts and texts as people have them: plain text in its encodings, HTML, .docx."""

from __future__ import annotations

import glob
import os
import re
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jhstats.errors import BaseError, Kind, Location, Problem
from jhstats.load.files import MAX_SIZE, STDIN, Spot, as_text, decoded, not_utf8, refused
from jhstats.load.files import read_bytes as _read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ENDINGS = (".md", ".txt", ".html", ".htm", ".docx")
"""Of the files of a folder that are drafts."""
_WILD = re.compile(r"[*?\[]")
_HTML = re.compile(r"\s*<(?:!doctype\s+)?html\b", re.IGNORECASE)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OLE = ".doc, .xls, .ppt"
_FORMS = {b"%PDF-": "PDF", b"{\\rtf": "RTF", b"\xd0\xcf\x11\xe0": _OLE, b"GIF8": "GIF",
          b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"II*\0": "TIFF",
          b"MM\0*": "TIFF"}  # fmt: skip
"""How files begin that hold no text."""
_TOOLS = {"PDF": "pdftotext -layout", **dict.fromkeys(("RTF", _OLE), "soffice --convert-to docx")}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Document(NamedTuple):
    """A draft or a text.

    Attributes:
        name: its path as it was named.
        raw: its bytes.
        text: what it says, as plain text or Markdown.
        spots: where that stands in the file; what counts as a line of a .docx is a paragraph.
    """

    name: str
    raw: bytes
    text: str
    spots: tuple[Spot, ...]

    def lines(self) -> list[int]:
        """The line of the file on which each line of the text stands."""
        ends = [found.start() for found in re.finditer("\n|$", self.text)]
        return [place(self.spots, end).line for end in ends]


def own_spots(text: str) -> tuple[Spot, ...]:
    """Where the lines of a text stand that is a file's own."""
    begins = (0, *(found.end() for found in re.finditer("\n", text)))
    return tuple(Spot(begin, number, 1) for number, begin in enumerate(begins, 1))


def place(spots: tuple[Spot, ...], offset: int) -> Spot:
    """Where a character of a text stands in its file."""
    spot = spots[max(bisect_right(spots, offset, key=lambda spot: spot.offset) - 1, 0)]
    return Spot(offset, spot.line, spot.column + offset - spot.offset)


def draft_names(paths: Iterable[str]) -> list[str]:
    """The files that paths name, each once: files, the drafts in folders, what a pattern matches.

    Raises:
        BaseError: a folder holds no draft, or a pattern matches no file.
    """
    problems: list[Problem] = []
    names = {Path(name).absolute(): name for path in paths for name in _names(path, problems)}
    if problems:
        raise BaseError(problems)
    return list(names.values())


def _names(path: str, problems: list[Problem]) -> Iterator[str]:
    is_folder = os.path.isdir(path)  # noqa: PTH112 - it raises nothing
    if path == STDIN or not (is_folder or (_WILD.search(path) and not os.path.lexists(path))):
        yield path
        return
    pattern = str(Path(glob.escape(path), "**", "*")) if is_folder else path
    inside = sorted(Path(name) for name in glob.iglob(pattern, recursive=True))  # noqa: PTH207 - it leaves out what is hidden
    if pattern.endswith("*"):
        inside = [file for file in inside if file.suffix.lower() in _ENDINGS]
    inside = [file for file in inside if file.is_file() and not file.name.startswith("~$")]
    if not inside:
        data = {"files": ", ".join(f"*{ending}" for ending in _ENDINGS)}
        kind = Kind.NO_FILES if is_folder else Kind.NO_MATCH
        problems.append(Problem(kind, data, Location(as_text(path))))
    yield from map(str, inside)


def read_documents(names: Iterable[str], max_size: int = MAX_SIZE) -> list[Document]:
    """Read drafts or texts, and `-` for standard input.

    Raises:
        BaseError: one cannot be read, has more bytes than `max_size`, or holds no text.
    """
    problems: list[Problem] = []
    documents = []
    for name in names:
        raw = _read(name, max_size, problems)
        try:
            if raw is not None:
                documents.append(document(as_text(name), raw, max_size))
        except BaseError as error:
            problems += error.problems
    if problems:
        raise BaseError(problems)
    return documents


def document(name: str, raw: bytes, max_size: int = MAX_SIZE) -> Document:
    """What the bytes of a file say.

    Raises:
        BaseError: they are no text, or unpack to more than `max_size`.
    """
    form = next((form for begin, form in _FORMS.items() if raw.startswith(begin)), None)
    ending = Path(name).suffix.lower()
    if form is None and (ending == ".docx" or raw.startswith(b"PK\3\4")):
        from jhstats.load.markup import read_docx  # noqa: PLC0415 - what few drafts need

        return Document(name, raw, *read_docx(name, raw, max_size))
    if form in _TOOLS and _ENCRYPTED in raw:
        raise refused(name, Kind.ENCRYPTED)
    if form or (b"\0" in raw[:8000] and not raw.startswith(_UTF16)):
        raise refused(name, Kind.NOT_TEXT, form=form, tool=_TOOLS.get(form or ""))
    text = _text(name, raw)
    if ending in (".html", ".htm") or _HTML.match(text):
        from jhstats.load.markup import read_html  # noqa: PLC0415 - as above

        return Document(name, raw, *read_html(text))
    return Document(name, raw, text, own_spots(text))


def _text(name: str, raw: bytes) -> str:
    """The characters of a text: UTF-8, UTF-16 by its mark, else GB18030 where that makes sense."""
    try:
        if raw.startswith(_UTF16):
            return raw.decode("utf-16").replace("\r\n", "\n")
        return decoded(raw)
    except UnicodeDecodeError as error:
        problem = not_utf8(name, error)
    text = raw.decode("gb18030", "replace").replace("\r\n", "\n")
    # Latin letters with accents decode, too, but into characters that nobody writes.
    rare = "".join(_NOT_ASCII.findall(text))
    if "\ufffd" in rare or len(rare.encode("gb2312", "ignore")) < len(rare):
        raise BaseError([problem])
    return text
