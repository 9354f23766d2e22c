"""Where an answer goes and in which form: chosen once, written whole or not at all."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

from jhstats.errors import Kind, OutputError, UsageError
from jhstats.render import lines
from jhstats.views.page import View


class Forms(NamedTuple):
    """The forms of an answer: by name, by the ending of a file, in a pipe, on a terminal."""

    names: tuple[str, ...]
    endings: Mapping[str, str]
    piped: str
    shown: str = "table"


_ENDINGS = {f".{form}": form for form in ("tsv", "csv", "json", "jsonl", "html")}
_ENDINGS |= {".md": "markdown", ".htm": "html"}
TABLES = Forms(
    names=("table", "tsv", "csv", "json", "jsonl", "markdown", "value", "terminal"),
    endings={**_ENDINGS, ".txt": "table", ".svg": "svg"},
    piped="tsv",
)
"""The forms of an answer that is a table."""

REPORTS = Forms(
    names=("lines", "tsv", "csv", "json", "jsonl", "markdown", "github"),
    endings={**_ENDINGS, ".txt": "lines"},
    piped="lines",
)
"""The forms of findings, which are told in lines."""

_WRITTEN = {**dict.fromkeys((".txt", ".md", ".bib"), "lines"), ".json": "json"}
CITATIONS = Forms(("lines", "json", "jsonl"), _WRITTEN, "lines", "lines")
"""The forms of sentences with references; JSON is CSL-JSON."""

_OF_A_BASE = ("toml", "json", "jsonl", "csv", "tsv", "sqlite", "parquet")
EXPORTS = Forms(_OF_A_BASE, {f".{form}": form for form in _OF_A_BASE}, "toml", "toml")
"""The forms of a base; the last two are no text."""
_BINARY = _OF_A_BASE[-2:]
MARKUP = ("html", "svg")


class Output(NamedTuple):
    """The form of an answer, and the place that it goes to."""

    form: str  # a name of its `Forms`
    fields: tuple[str, ...] = ()  # without any it has its own
    has_header: bool = True
    is_ascii: bool = False
    has_bom: bool = False
    file: Path | None = None  # without one it goes to standard output
    may_replace: bool = False


_STDOUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


def named_file(given: str | None) -> Path | None:
    """The file that `-o` names; None for standard output.

    No name, or that of a folder, device or pipe, is a UsageError: a file is written beside it.
    """
    if given is None or given in _STDOUT:
        return None
    is_other = os.path.exists(given) and not os.path.isfile(given)  # noqa: PTH110, PTH113 - as below
    if is_other or not os.path.basename(given):  # noqa: PTH119 - Path drops a slash
        raise UsageError.of(Kind.BAD_CHOICE, option="-o", given=given)
    return Path(given)


def choose_form(forms: Forms, given: str | None, file: Path | None, *, force: bool) -> str:
    """The form of an answer: as given, by a file's ending, else for a terminal or a pipe.

    Raises:
        UsageError: the file's ending names none, the file is there already, or a form needs one.
    """
    ending = file.suffix.lower() if file else None
    if given == "terminal" and ending != ".svg":
        given = "table"  # what a terminal shows; a picture of it has the ending of one
    if file is None:
        if given in (*_BINARY, *MARKUP):
            raise UsageError.of(Kind.NEEDS_FILE, form=given)
        return given or (forms.shown if sys.stdout.isatty() else forms.piped)
    if os.path.lexists(file) and not force:
        raise UsageError.of(Kind.FILE_EXISTS, file=str(file))
    chosen = given or forms.endings.get(ending or "")
    if chosen is None:
        raise UsageError.of(Kind.NO_FORMAT, file=str(file), candidates=tuple(forms.endings))
    return chosen


def emit(view: View, output: Output, notices: Iterable[str] = ()) -> None:
    """Write an answer where it goes, and what is said of it on stderr.

    Raises:
        UsageError: it has no such form, or the file is there already.
        OutputError: the file cannot be written.
    """
    view = view._replace(notices=[*view.notices, *notices])
    if output.file is None:
        try:
            _write(view, output, sys.stdout)
            sys.stdout.flush()
        except BrokenPipeError:  # the reader has seen enough: the status stays what it is
            discard_output()
            return
    elif output.form in _BINARY:
        write_whole(output.file, view.own[output.form](), may_replace=output.may_replace)
    else:
        buffer = io.StringIO(newline="")
        _write(view, output, buffer)
        content = buffer.getvalue().encode()
        write_whole(output.file, content, may_replace=output.may_replace)
    cautions = view.values().cautions if output.form == "value" else ()
    tell(dict.fromkeys([*cautions, *view.notices]))


def tell(texts: Iterable[str]) -> None:
    """Say something on stderr; where nobody can hear it, the status still says the most."""
    with suppress(OSError):
        for text in texts:
            print(f"jhstats: {lines.safe(text)}", file=sys.stderr)  # noqa: T201


def remark(text: str) -> None:
    """Say something on stderr, for a person at a terminal only."""
    if sys.stdout.isatty() and sys.stderr.isatty():
        tell([text])


def discard_output() -> None:
    """Send what stands in the buffer of stdout nowhere: the reader is gone, or the disk full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_whole(file: Path, content: bytes | Callable[[Path], None], *, may_replace: bool) -> None:
    """Write a file whole or not at all: beside its place first, then moved there.

    `content` is its bytes; or a function that writes them into an empty file.

    Raises:
        BaseError: such a function meets a fact that is wrong.
        UsageError: it is there already, and may not be replaced.
        OutputError: it cannot be written.
    """
    target = Path(os.path.realpath(file)) if may_replace else file
    beside = target.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with beside.open("xb") as stream:  # follows no link
            stream.write(content if isinstance(content, bytes) else b"")
        if not isinstance(content, bytes):
            content(beside)
        if may_replace:
            if target.exists():
                beside.chmod(target.stat().st_mode)
            beside.replace(target)
        else:
            _take_name(beside, target)
    except FileExistsError:
        raise UsageError.of(Kind.FILE_EXISTS, file=str(file)) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError.of(Kind.CANNOT_WRITE, file=str(file), reason=reason) from None
    finally:
        with suppress(OSError):
            beside.unlink()


def _take_name(beside: Path, target: Path) -> None:
    """Give a file a name that no other has; of several that try at once, one can."""
    try:
        os.link(beside, target)
    except OSError:  # it has one, or no file has two names here
        target.touch(exist_ok=False)
        beside.replace(target)


def _write(view: View, output: Output, stream: IO[str]) -> None:
    if output.form == "table":
        from jhstats.render.terminal import draw, draw_lines  # noqa: PLC0415 - rich, for terminals

        if view.lines:
            draw_lines(view.lines(), stream, ascii_only=output.is_ascii)
        else:
            escapes = output.is_ascii or not _can_print(stream, "─—")
            draw(view.page(), stream, ascii_only=escapes, is_terminal=stream.isatty())
        return
    pieces = view.own[output.form]() if output.form in view.own else _pieces(view, output)
    escape = lines.ESCAPES.get(output.form)
    if escape and (output.is_ascii or not _can_print(stream)):
        pieces = map(escape, pieces)
    if output.is_ascii and output.form != "terminal":
        how = "xmlcharrefreplace" if output.form in MARKUP else "backslashreplace"
        pieces = (piece.encode("ascii", how).decode() for piece in pieces)
    stream.writelines(pieces)


def _pieces(view: View, output: Output) -> Iterator[str]:
    match output.form:
        case "tsv" | "csv":
            rows = [*[view.fields] * output.has_header, *view.cells()]
            yield "\ufeff" * (output.has_bom and output.form == "csv")
            yield from lines.csv(rows) if output.form == "csv" else lines.tsv(rows)
        case "json" | "jsonl":
            yield from _json(view, output)
        case "markdown":
            yield from lines.markdown(view.page())
        case "value":
            values = view.values()
            if not values.numbers:
                tell(view.notices)
                raise UsageError.of(Kind.NO_VALUE)
            yield from (f"{number}\n" for number in values.numbers)
        case "html" | "svg":
            from jhstats.render.web import chart, html  # noqa: PLC0415 - what two forms need

            is_page = output.form == "html"
            yield html(view) if is_page else chart(view.page(), view.title, view.notices)
        case "terminal":
            from jhstats.render.terminal import picture  # noqa: PLC0415 - what one form needs

            yield picture(view.page())
        case _:
            write = lines.github if output.form == "github" else lines.report
            yield from write(view.lines() if view.lines else ())


def _json(view: View, output: Output) -> Iterator[str]:
    objects = view.objects()
    if output.fields:
        objects = [dict(zip(view.fields, row, strict=True)) for row in view.cells()]
    if view.beside is None:
        return lines.jsonl(objects) if output.form == "jsonl" else lines.json(objects)
    whole = {"findings": objects, **view.beside}
    return lines.jsonl([whole]) if output.form == "jsonl" else lines.json_object(whole)


def _can_print(stream: IO[str], characters: str = "\U0001f34e") -> bool:
    """Whether a stream takes these characters; what takes the first of a late plane takes all."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return characters.encode(encoding, "replace").decode(encoding) == characters
