"""Files of a base and of any text: which there are, and what they hold."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from jhstats.errors import BaseError, Kind, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STDIN = "-"
MAX_SIZE = 256 * 10**6
"""How many bytes a file may have unless the caller says: a million facts in CSV have fewer."""
_PIECE = 2**20
_PATIENCE = 0.25
"""Seconds in which someone must open a named pipe to write into it."""


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


def read_files(paths: Iterable[str | Path], max_size: int = MAX_SIZE) -> list[File]:
    """Read files, the `*.toml` of folders, and `-` for standard input, each once.

    Raises:
        BaseError: one cannot be read, has more bytes than `max_size`, is no UTF-8, or a folder
            holds none.
    """
    files, problems, seen = [], list[Problem](), set()
    for path in paths:
        for name in _names(str(path), problems):
            if Path(name).absolute() in seen:
                continue
            seen.add(Path(name).absolute())
            raw = _raw(name, max_size, problems, folder="*.toml")
            if raw is not None:
                files.append(File(_as_text(name), decoded(raw)))
    if problems:
        raise BaseError(problems)
    return files


def read_raw(paths: Iterable[str], max_size: int = MAX_SIZE) -> list[RawFile]:
    """Read files of text, and `-` for standard input.

    Raises:
        BaseError: one cannot be read, has more bytes than `max_size`, or is no UTF-8.
    """
    problems: list[Problem] = []
    read = [(path, _raw(path, max_size, problems)) for path in paths]
    if problems:
        raise BaseError(problems)
    return [RawFile(_as_text(path), raw) for path, raw in read if raw is not None]


def decoded(raw: bytes) -> str:
    """The text of bytes that are UTF-8, without a mark of byte order, its lines ended by LF."""
    return raw.decode().removeprefix("\ufeff").replace("\r\n", "\n")


def is_read(file: Path, paths: Iterable[str]) -> bool:
    """Whether a file is one that is read where these paths are, under whatever name."""
    names = ("/dev/stdin" if name == STDIN else name for path in paths for name in _names(path, []))
    there = filter(os.path.exists, names)
    return os.path.exists(file) and any(os.path.samefile(file, name) for name in there)  # noqa: PTH110, PTH121 - unlike those of Path they raise nothing


def _names(path: str, problems: list[Problem]) -> Iterator[str]:
    if path == STDIN or not os.path.isdir(path):  # noqa: PTH112 - as above
        yield path
        return
    names = (file.name for file in Path(path).glob("*.toml") if not file.name.startswith("."))
    inside = sorted(str(Path(path, name)) for name in names if name != "jhstats.toml")
    if not inside:
        problems.append(Problem(Kind.NO_FILES, {}, Location(_as_text(path))))
    yield from inside


def _raw(name: str, most: int, problems: list[Problem], folder: str = "") -> bytes | None:
    """The bytes of a file that is UTF-8; None, and a problem, where it cannot be used.

    `folder` is what a folder must hold to be named in the file's stead; none may by default.
    """
    try:
        raw = _read(name, _stdin(), most) if name == STDIN else _contents(name, most)
        raw.decode()
    except BaseError as error:
        problems += error.problems
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(Problem(Kind.NOT_UTF8, {}, Location(_as_text(name), line=line)))
    except OSError as error:
        data = {"reason": error.strerror or str(error), "folder": folder}
        problems.append(Problem(Kind.UNREADABLE, data, Location(_as_text(name))))
    else:
        return raw
    return None


def _contents(name: str, most: int) -> bytes:
    """What a file holds, or a pipe that someone writes into: at most so many bytes."""
    with open(name, "rb", buffering=0, opener=open_at_once) as stream:
        status, begin = os.fstat(stream.fileno()), None
        if stat.S_ISREG(status.st_mode):
            # What a system makes up, in /proc say, calls itself empty and may have no end.
            begin = b"" if status.st_size or not stream.read(1) else None
        elif stat.S_ISFIFO(status.st_mode):
            begin = _first_piece(stream, name)
        if begin is None:
            raise BaseError([Problem(Kind.NOT_A_FILE, {}, Location(name))])
        return begin + _read(name, stream, most, status.st_size)


def open_at_once(name: str, flags: int) -> int:
    """An opener that does not wait for the other end of a pipe."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _first_piece(stream: IO[bytes], name: str) -> bytes | None:
    """What a pipe gives first, however late; None where nobody opens its other end in time."""
    is_named = Path(name).resolve().exists()  # of another, <(…), nobody comes to the other end
    until = time.monotonic() + _PATIENCE
    while (piece := stream.read(_PIECE)) == b"" and is_named:
        if time.monotonic() > until:
            return None
        time.sleep(_PATIENCE / 25)
    os.set_blocking(stream.fileno(), True)
    return stream.read(_PIECE) if piece is None else piece


def _read(name: str, stream: IO[bytes], most: int, size: int = 0) -> bytes:
    """The rest of a stream, which may say that it has a size."""
    raw = bytearray()
    while max(size, len(raw)) <= most and (piece := stream.read(_PIECE)):
        raw += piece
    if max(size, len(raw)) > most:
        limit = f"{most} B" if most % 10**6 else f"{most // 10**6} MB"
        data = {"limit": limit, "enough": -(-(size or 2 * most) // 10**6)}
        raise BaseError([Problem(Kind.TOO_LARGE, data, Location(name))])
    return bytes(raw)


def _as_text(name: str) -> str:
    """A file's name for messages and answers: bytes of it that are no UTF-8 become escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _stdin() -> IO[bytes]:
    if sys.stdin is None:  # it was closed before Python began
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer
