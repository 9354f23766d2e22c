"""Drafts and texts as people have them: plain text in its encodings, HTML, .docx."""

import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import suppress
from glob import iglob
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from jhstats.errors import BaseError, Kind
from jhstats.load.files import MAX_SIZE, STDIN, Spot, as_text, decoded, each, read_bytes, refused

_ENDINGS = (".md", ".txt", ".html", ".htm", ".docx")  # of the files of a folder that are drafts
_HTML = re.compile(r"\s*<(?:!doctype\s+)?html\b", re.IGNORECASE)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NO_TEXT = (b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0")  # so PDF, RTF and the old Office begin


class Document(NamedTuple):
    """A draft or a text: its path as named, its bytes, and what it says as text or Markdown."""

    name: str
    raw: bytes
    text: str
    spots: tuple[Spot, ...]  # where that stands in the file; a line of a .docx is a paragraph
    is_guessed: bool = False  # whether it was taken as GB18030, which many bytes are by chance

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
    """The files that paths, folders or patterns name, each once; a BaseError of an empty folder."""
    names: dict[str, str] = {}
    for name in chain.from_iterable(each(paths, _names)):
        names.setdefault(os.path.realpath(name), name)
    return list(names.values())


def _names(path: str) -> list[str]:
    root, is_deep, wild = path.partition("**/")
    wild = wild if Path(wild).parts else "*"  # of `**/` all
    if os.path.isdir(path):  # noqa: PTH112 - it raises nothing
        found = [file for file in _inside(path) if file.suffix.lower() in _ENDINGS]
        if not found:
            raise refused(path, Kind.NO_FILES, files=", ".join(f"*{ending}" for ending in _ENDINGS))
    elif path == STDIN or os.path.lexists(path):
        return [path]
    elif is_deep:
        found = [file for file in _inside(root or ".") if file.match(wild)]
    else:
        found = [file for file in map(Path, iglob(path)) if file.is_file()]  # noqa: PTH207 - of any root
    return [str(file) for file in sorted(found) if not file.name.startswith("~$")] or [path]


def _inside(root: str) -> Iterator[Path]:
    """The files in a folder, however deep; neither what is hidden nor what links lead to."""
    folders = [root]
    for folder in folders:  # os.walk calls itself, and too often where they are deep
        with suppress(OSError):
            own = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
            folders += [entry.path for entry in own if entry.is_dir(follow_symlinks=False)]
            yield from (Path(entry.path) for entry in own if entry.is_file())


def read_documents(names: Iterable[str], max_size: int = MAX_SIZE) -> list[Document]:
    """Drafts or texts, `-` for standard input; a BaseError of what is too large, or no text."""
    return each(names, lambda name: document(as_text(name), read_bytes(name, max_size), max_size))


def document(name: str, raw: bytes, max_size: int = MAX_SIZE) -> Document:
    """What the bytes of a file say; a BaseError of what is no text, or unpacks to too much."""
    ending = Path(name).suffix.lower()
    if raw.startswith(b"PK\3\4"):
        from jhstats.load.markup import read_docx  # noqa: PLC0415 - what few drafts need

        return Document(name, raw, *read_docx(name, raw, max_size))
    has_zeros = b"\0" in raw[:8000] and not raw.startswith(_UTF16)
    if has_zeros or ending == ".docx" or raw.startswith(_NO_TEXT):
        raise refused(name, Kind.NOT_TEXT)
    text, is_guessed = _text(name, raw)
    if ending in (".html", ".htm") or _HTML.match(text):
        from jhstats.load.markup import read_html  # noqa: PLC0415 - as above

        return Document(name, raw, *read_html(text), is_guessed)
    return Document(name, raw, text, own_spots(text), is_guessed)


def _text(name: str, raw: bytes) -> tuple[str, bool]:
    """The characters in UTF-8 or UTF-16, else in GB18030 where that makes sense, as a guess."""
    try:
        return decoded(name, raw), False
    except BaseError:
        is_utf16 = raw.startswith(_UTF16)
        text = raw.decode("utf-16" if is_utf16 else "gb18030", "replace").replace("\r\n", "\n")
        # Latin letters with accents decode, too, but into characters that nobody writes.
        rare = "" if is_utf16 else "".join(_NOT_ASCII.findall(text))
        if "\ufffd" in text or len(rare.encode("gb2312", "ignore")) < len(rare):
            raise
        return text, not is_utf16
