"""Files of a base and of any text: which there are, and what they hold."""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext, suppress
from itertools import chain
from pathlib import Path
from typing import IO, NamedTuple, TypeVar

from jhstats.errors import BaseError, Kind, Location, Problem

Read = TypeVar("Read")

STDIN = "-"
MAX_SIZE = 256 * 10**6  # bytes, unless the caller says: a million facts in CSV have fewer
BOMB = 200  # so many times is nothing packed that a person wrote; long tables reach 60
DATABASE = b"SQLite format 3\0"  # how a file of SQLite begins
_PIECE = 2**20


class File(NamedTuple):
    """A file of a base: its path as it was named, and its text."""

    name: str
    text: str


class Spot(NamedTuple):
    """From an offset of a text on, where its characters stand in the file: line and column."""

    offset: int
    line: int
    column: int


def embedded() -> Path:
    """The path of the base that jhstats ships: in the package, or at the top of a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "data" / "facts.toml"
    path = installed if installed.exists() else package.parents[1] / "data" / "facts.toml"
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def read_files(paths: Iterable[str | Path], max_size: int = MAX_SIZE) -> list[File]:
    """Files, the `*.toml` of folders, and `-`, each once; a BaseError of any that is unusable."""
    seen = set[str]()

    def files_of(path: str) -> list[File]:
        if not (inside := _names(path)):
            raise refused(path, Kind.NO_FILES, files="*.toml")
        names = [name for name in inside if os.path.realpath(name) not in seen]
        seen.update(map(os.path.realpath, names))
        return each(names, lambda name: read_file(name, max_size))

    return [*chain.from_iterable(each(map(str, paths), files_of))]


def each(names: Iterable[str], read: Callable[[str], Read]) -> list[Read]:
    """What a function reads of each name; a BaseError has the problems of all."""
    problems, found = list[Problem](), list[Read]()
    for name in names:
        try:
            found.append(read(name))
        except BaseError as error:
            problems += error.problems
    if problems:
        raise BaseError(problems)
    return found


def read_file(name: str, most: int) -> File:
    """A file in UTF-8; a BaseError where it is none or `read_bytes` gives none."""
    return File(as_text(name), decoded(name, read_bytes(name, most)))


def decoded(name: str, raw: bytes) -> str:
    """The text of a file in UTF-8, its lines ended by LF; a BaseError says where it is none."""
    try:
        return raw.decode().removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BaseError([Problem(Kind.NOT_UTF8, {}, Location(as_text(name), line=line))]) from error


def is_database(path: str) -> bool:
    """Whether a path is that of a file of SQLite, or of one that calls itself so."""
    if os.path.isfile(path):  # noqa: PTH113 - unlike that of Path it raises nothing
        with suppress(OSError), open(path, "rb", opener=open_at_once) as stream:
            return path.endswith(".sqlite") or stream.read(len(DATABASE)) == DATABASE
    return False


def is_read(file: Path, paths: Iterable[str]) -> bool:
    """Whether a file is one that is read where these paths are, under whatever name."""
    names = ("/dev/stdin" if name == STDIN else name for path in paths for name in _names(path))
    there = filter(os.path.exists, names)
    return os.path.exists(file) and any(os.path.samefile(file, name) for name in there)  # noqa: PTH110, PTH121 - unlike those of Path they raise nothing


def _names(path: str) -> list[str]:
    """A file, or those of a folder that are of its base."""
    if path == STDIN or not os.path.isdir(path):  # noqa: PTH112 - as above
        return [path]
    names = (file.name for file in Path(path).glob("*.toml") if not file.name.startswith("."))
    return sorted(str(Path(path, name)) for name in names if name != "jhstats.toml")


def read_bytes(name: str, most: int) -> bytes:
    """The bytes of a file, at most so many; a BaseError where it cannot be read."""
    raw = bytearray()
    try:
        with _opened(name, most) as stream:
            while len(raw) <= most and (piece := stream.read(_PIECE)):
                raw += piece
    except OSError as error:
        raise refused(name, Kind.UNREADABLE, reason=error.strerror or str(error)) from error
    if len(raw) > most:
        raise too_large(name, most)
    return bytes(raw)


def refused(name: str, kind: Kind, **data: object) -> BaseError:
    """What is wrong with a file as a whole."""
    return BaseError([Problem(kind, data, Location(as_text(name)))])


def _opened(name: str, most: int) -> AbstractContextManager[IO[bytes]]:
    """A file, or a pipe such as <(…), to be read; a BaseError of what is neither, or too large."""
    if name == STDIN:
        if sys.stdin is None:  # it was closed before Python began
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return nullcontext(sys.stdin.buffer)
    status = Path(name).stat()
    # To a pipe that has a name nobody may come.
    is_pipe = stat.S_ISFIFO(status.st_mode) and not Path(name).resolve().exists()
    if not (is_pipe or stat.S_ISREG(status.st_mode)):
        raise refused(name, Kind.UNREADABLE, reason="cause.pipe")
    if status.st_size > most:
        raise too_large(name, most)
    stream = open(name, "rb", buffering=0, opener=open_at_once)  # noqa: SIM115 - the caller does
    if is_pipe:
        os.set_blocking(stream.fileno(), True)
    return stream


def open_at_once(name: str, flags: int) -> int:
    """An opener that does not wait for the other end of a pipe."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def too_large(name: str, most: int) -> BaseError:
    """What is wrong with a file that has, or unpacks to, more bytes than it may."""
    return refused(name, Kind.TOO_LARGE, limit=f"{most:,}")


def as_text(name: str) -> str:
    """A file's name for messages and answers: bytes of it that are no UTF-8 become escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
