"""Drafts and texts as people have them: plain text in its encodings, HTML, .docx."""

import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from jhstats.errors import BaseError, Kind
from jhstats.load.files import MAX_SIZE, STDIN, Spot, as_text, decoded, each, read_bytes, refused

_ENDINGS = (".md", ".txt", ".html", ".htm", ".docx")
"""Of the files of a folder that are drafts."""
_WILD = re.compile(r"[*?\[]")
_MOST_FILES, _DEEPEST = 10_000, 100
"""So many files and folders are looked at for one folder or pattern, so deep."""
_HTML = re.compile(r"\s*<(?:!doctype\s+)?html\b", re.IGNORECASE)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NO_TEXT = (b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0")
"""How files of PDF, RTF and the old Office begin, which may look like texts."""


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
    """The files that paths name, each once: files, the drafts in folders, what a pattern matches.

    A folder that holds no draft, or too much to look at, is a BaseError.
    """
    names: dict[str, str] = {}
    for name in chain.from_iterable(each(paths, _names)):
        names.setdefault(os.path.realpath(name), name)
    return list(names.values())


def _names(path: str) -> list[str]:
    is_folder = os.path.isdir(path)  # noqa: PTH112 - it raises nothing
    if path == STDIN or not (is_folder or (_WILD.search(path) and not os.path.lexists(path))):
        return [path]
    parts = Path(path).parts
    fixed = next((n for n, part in enumerate(parts) if _WILD.search(part)), 0)
    root, wild = (Path(path), ("**", "*")) if is_folder else (Path(*parts[:fixed]), parts[fixed:])
    inside = sorted(_inside(root, wild))
    if wild[-1].endswith("*"):
        inside = [file for file in inside if file.suffix.lower() in _ENDINGS]
    inside = [file for file in inside if file.is_file() and not file.name.startswith("~$")]
    if is_folder and not inside:
        files = ", ".join(f"*{ending}" for ending in _ENDINGS)
        raise refused(path, Kind.NO_FILES, files=files)
    return [str(file) for file in inside] or [path]


def _inside(root: Path, wild: Sequence[str]) -> Iterator[Path]:
    """What a pattern matches in a folder; neither what is hidden nor what links lead to."""
    looked = 0
    for folder, folders, files in os.walk(root):
        parts = Path(folder).relative_to(root).parts
        looked += len(folders) + len(files)
        if looked > _MOST_FILES or len(parts) > _DEEPEST:
            raise refused(str(root), Kind.TOO_MUCH, limit=f"{_MOST_FILES:,}", deepest=_DEEPEST)
        is_deeper = "**" in wild or len(parts) + 1 < len(wild)
        folders[:] = [name for name in folders if is_deeper and not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and _is_matched((*parts, name), wild):
                yield Path(folder, name)


def _is_matched(parts: Sequence[str], wild: Sequence[str]) -> bool:
    """Whether a path is one of a pattern, both in their parts; `**` is any number of folders."""
    if not (parts and wild):
        return not parts and not any(part != "**" for part in wild)
    if wild[0] == "**":
        return _is_matched(parts, wild[1:]) or _is_matched(parts[1:], wild)
    return fnmatchcase(parts[0], wild[0]) and _is_matched(parts[1:], wild[1:])


def read_documents(names: Iterable[str], max_size: int = MAX_SIZE) -> list[Document]:
    """Read drafts or texts, and `-` for standard input.

    Raises:
        BaseError: one cannot be read, has more bytes than `max_size`, or holds no text.
    """
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
    """The characters of a text, and whether they were taken as GB18030, where that makes sense."""
    try:
        return decoded(name, raw), False
    except BaseError:
        is_guessed = not raw.startswith(_UTF16)
        text = raw.decode("gb18030" if is_guessed else "utf-16", "replace").replace("\r\n", "\n")
        # Latin letters with accents decode, too, but into characters that nobody writes.
        rare = "".join(_NOT_ASCII.findall(text)) if is_guessed else ""
        if "\ufffd" in text or len(rare.encode("gb2312", "ignore")) < len(rare):
            raise
        return text, is_guessed
