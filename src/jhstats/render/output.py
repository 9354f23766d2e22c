"""Where an answer goes and in which form: chosen once, written whole or not at all."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from jhstats.errors import Kind, OutputError, Problem, UsageError
from jhstats.render import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.views.page import View

FORMATS = ("table", "tsv", "csv", "json", "jsonl", "markdown", "value")
_ENDINGS = {
    ".tsv": "tsv",
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".txt": "table",
    ".svg": "svg",
}


class Output(NamedTuple):
    """What the user said about form and place; None and empty where nothing was said."""

    format: str | None = None
    fields: tuple[str, ...] = ()
    header: bool = True
    ascii: bool = False
    bom: bool = False
    file: str | None = None
    force: bool = False


def form(output: Output) -> str:
    """The form of an answer: as said, by a file's ending, else for a terminal or a pipe.

    Raises:
        UsageError: the file's ending names none, or the file is there already.
    """
    if output.file is not None:
        if Path(output.file).exists() and not output.force:
            raise UsageError([Problem(Kind.FILE_EXISTS, {"file": output.file})])
        if output.format is None and Path(output.file).suffix not in _ENDINGS:
            data = {"file": output.file, "candidates": tuple(_ENDINGS)}
            raise UsageError([Problem(Kind.NO_FORMAT, data)])
    if output.format is not None:
        return output.format
    if output.file is not None:
        return _ENDINGS[Path(output.file).suffix]
    return "table" if sys.stdout.isatty() else "tsv"


def emit(view: View, output: Output) -> None:
    """Write an answer where it goes.

    Raises:
        UsageError: it has no such form, or the file is there already.
        OutputError: the file cannot be written.
    """
    chosen = form(output)
    if output.file is None:
        _write(view, output, chosen, sys.stdout)
        sys.stdout.flush()
        return
    buffer = io.StringIO(newline="")
    _write(view, output, chosen, buffer)
    write_whole(Path(output.file), buffer.getvalue())


def write_whole(file: Path, text: str) -> None:
    """Write a file whole or not at all: beside its place first, then moved there.

    Raises:
        OutputError: it cannot be written.
    """
    target = file.resolve() if file.is_symlink() else file
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.exists() and not target.is_file():  # a device or a pipe has no location beside it
            target.write_text(text, encoding="utf-8", newline="")
            return
        try:
            beside.write_text(text, encoding="utf-8", newline="")
            if target.exists():
                beside.chmod(target.stat().st_mode)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        data = {"file": str(file), "reason": error.strerror or str(error)}
        raise OutputError([Problem(Kind.CANNOT_WRITE, data)]) from None


def _write(view: View, output: Output, chosen: str, stream: IO[str]) -> None:
    if chosen == "table":
        from jhstats.render.terminal import draw  # noqa: PLC0415 - rich is for tables only

        plain = output.ascii or not _can_print(stream, "─—")
        draw(view.page(), stream, ascii_only=plain, is_terminal=stream.isatty())
        return
    if chosen == "svg":
        from jhstats.render.terminal import picture  # noqa: PLC0415 - as above

        stream.write(picture(view.page()))
        return
    if chosen == "value":
        numbers, cautions = view.values()
        if not numbers:
            raise UsageError([Problem(Kind.NO_VALUE, {})])
        for caution in cautions:
            print(f"jhstats: {lines.safe(caution)}", file=sys.stderr)  # noqa: T201
        stream.writelines(lines.values(numbers))
        return
    pieces = _pieces(view, output, chosen, stream)
    stream.writelines(map(_escaped, pieces) if output.ascii else pieces)


def _pieces(view: View, output: Output, chosen: str, stream: IO[str]) -> Iterator[str]:
    if chosen in ("tsv", "csv"):
        if output.bom and chosen == "csv":
            yield "\ufeff"
        write = lines.tsv if chosen == "tsv" else lines.csv
        yield from write(view.fields, view.cells(), header=output.header)
    elif chosen in ("json", "jsonl"):
        objects = view.objects()
        if output.fields:
            objects = [dict(zip(view.fields, row, strict=True)) for row in view.cells()]
        escapes = output.ascii or not _can_print(stream)
        yield from (lines.json if chosen == "json" else lines.jsonl)(objects, ascii_only=escapes)
    else:
        yield from lines.markdown(view.page())


def _escaped(text: str) -> str:
    return text.encode("ascii", "backslashreplace").decode("ascii")


def _can_print(stream: IO[str], characters: str = "") -> bool:
    """Whether a stream takes these characters; without any, whether it takes all there are."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    if not characters:
        return encoding.lower().replace("-", "") in ("utf8", "utf16", "utf32")
    try:
        characters.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
