"""Files of a base and of any text: which there are, and what they hold."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from jhstats.errors import BaseError, Kind, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STDIN = "-"


class File(NamedTuple):
    """A file of a base: its path as it was named, and its text."""

    name: str
    text: str


class RawFile(NamedTuple):
    """A file of any text: its path as it was named, and its bytes, which are UTF-8."""

    name: str
    raw: bytes


def embedded() -> Path:
    """The path of the base that jhstats ships: in the package, or at the top of a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "data" / "facts.toml"
    path = installed if installed.exists() else package.parents[1] / "data" / "facts.toml"
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def read_files(paths: Iterable[str | Path]) -> list[File]:
    """Read files, the `*.toml` of folders, and `-` for standard input, each once.

    Raises:
        BaseError: one cannot be read, is no UTF-8, or a folder holds none.
    """
    files, problems, seen = [], list[Problem](), set()
    for path in paths:
        for name in _names(str(path), problems):
            if Path(name).absolute() in seen:
                continue
            seen.add(Path(name).absolute())
            raw = _raw(name, problems, folder="*.toml")
            if raw is not None:
                files.append(File(_as_text(name), decoded(raw)))
    if problems:
        raise BaseError(problems)
    return files


def read_raw(paths: Iterable[str]) -> list[RawFile]:
    """Read files of text, and `-` for standard input.

    Raises:
        BaseError: one cannot be read, or is no UTF-8.
    """
    problems: list[Problem] = []
    read = [(path, _raw(path, problems)) for path in paths]
    if problems:
        raise BaseError(problems)
    return [RawFile(_as_text(path), raw) for path, raw in read if raw is not None]


def decoded(raw: bytes) -> str:
    """The text of bytes that are UTF-8, without a mark of byte order, its lines ended by LF."""
    return raw.decode().removeprefix("\ufeff").replace("\r\n", "\n")


def _names(path: str, problems: list[Problem]) -> Iterator[str]:
    folder = Path(path)
    if path == STDIN or not folder.is_dir():
        yield path
        return
    files = (file for file in folder.glob("*.toml") if not file.name.startswith("."))
    inside = sorted(str(file) for file in files if file.name != "jhstats.toml")
    if not inside:
        problems.append(Problem(Kind.NO_FILES, {}, Location(_as_text(path))))
    yield from inside


def _raw(name: str, problems: list[Problem], folder: str = "") -> bytes | None:
    """The bytes of a file that is UTF-8; None, and a problem, where it cannot be used.

    `folder` is what a folder must hold to be named in the file's stead; none may by default.
    """
    try:
        raw = _stdin().read() if name == STDIN else Path(name).read_bytes()
        raw.decode()
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(Problem(Kind.NOT_UTF8, {}, Location(_as_text(name), line=line)))
    except OSError as error:
        data = {"reason": error.strerror or str(error), "folder": folder}
        problems.append(Problem(Kind.UNREADABLE, data, Location(_as_text(name))))
    else:
        return raw
    return None


def _as_text(name: str) -> str:
    """A file's name for messages and answers: bytes of it that are no UTF-8 become escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _stdin() -> BinaryIO:
    if sys.stdin is None:  # it was closed before Python began
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer
