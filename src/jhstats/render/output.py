"""Where an answer goes and in which form: chosen once, written whole or not at all."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TextIO

from jhstats.errors import JhstatsError, Kind, UsageError
from jhstats.render import lines
from jhstats.views.page import View

_ENDINGS = {
    "table": (".txt",),
    "lines": (".txt", ".md"),
    "markdown": (".md",),
    "html": (".html", ".htm"),
    "value": (),
    "terminal": (),
    "github": (),
}
"""The endings of files in a form, where these are not its name."""


class Forms(NamedTuple):
    """The forms of an answer, and which of them a pipe and a terminal get."""

    names: tuple[str, ...]
    piped: str
    shown: str = "table"
    more: tuple[str, ...] = ()  # endings of files in lines, besides those that all have

    @property
    def endings(self) -> dict[str, str]:
        """The forms by the endings of files."""
        own = {end: form for form in self.names for end in _ENDINGS.get(form, (f".{form}",))}
        return own | dict.fromkeys(self.more, "lines")

    def by_need(self) -> dict[str, list[str]]:
        """The `forms` that a stream takes, and those that need `files`."""
        files = [name for name in self.names if name in (*MARKUP, *_BINARY)]
        return {"forms": [name for name in self.names if name not in files], "files": files}


_DATA, MARKUP = ("tsv", "csv", "json", "jsonl", "markdown"), ("html", "svg")
TABLES = Forms(("table", *_DATA, "value", "terminal", *MARKUP), "tsv")
REPORTS = Forms(("lines", *_DATA, "github", "html"), "lines")
"""The forms of findings, which are told in lines."""
CITATIONS = Forms(("lines", "json", "jsonl"), "lines", "lines", (".bib",))
"""The forms of sentences with references; JSON is CSL-JSON."""
_BINARY = ("sqlite", "parquet")
EXPORTS = Forms(("toml", "json", "jsonl", "csv", "tsv", *_BINARY), "toml", "toml")
FORMS = {"check": REPORTS, "proof": REPORTS, "cite": CITATIONS, "export": EXPORTS}  # else TABLES
SHORT = {f"--{form}": "--format" for own in (TABLES, *FORMS.values()) for form in own.names}
SHORT |= {"--md": "--format", **dict.fromkeys(("--gb7714", "--bibtex", "--csl-json"), "--style")}
"""The options of which a value is an option of its own: --csv."""


class Output(NamedTuple):
    """The form of an answer, and the place that it goes to."""

    form: str  # a name of its `Forms`
    fields: tuple[str, ...] = ()  # without any it has its own
    has_header: bool = True
    is_ascii: bool = False
    has_bom: bool = False
    file: Path | None = None  # without one it goes to standard output
    may_replace: bool = False


_STDOUT = ("-", "/dev/stdout")


def choose(
    forms: Forms, given: str | None, name: str | None, *, force: bool
) -> tuple[str, Path | None]:
    """The form of an answer, and the file that `-o` names; None for standard output.

    The form is as given, by the file's ending, else for a terminal or a pipe.

    Raises:
        UsageError: the name is that of no file (a file is written beside it), or of one that is
            there already, its ending is that of no form, or a form needs a file.
    """
    if name is None or name in _STDOUT:
        if given in (*_BINARY, *MARKUP):
            raise UsageError.of(Kind.NEEDS_FILE, form=given)
        chosen = given or (forms.shown if sys.stdout.isatty() else forms.piped)
        return "table" if chosen == "terminal" else chosen, None
    file, is_other = Path(name), os.path.exists(name) and not os.path.isfile(name)  # noqa: PTH110, PTH113 - as below
    if is_other or not os.path.basename(name):  # noqa: PTH119 - Path drops a slash
        raise UsageError.of(Kind.BAD_CHOICE, option="-o", given=name)
    if os.path.lexists(name) and not force:
        raise UsageError.of(Kind.FILE_EXISTS, file=name)
    ending = file.suffix.lower()
    if given == "terminal" and ending != ".svg":
        given = "table"  # what a terminal shows; a picture of it has the ending of one
    if not given and ending not in forms.endings:
        raise UsageError.of(Kind.NO_FORMAT, file=name, candidates=tuple(forms.endings))
    return given or forms.endings[ending], file


def emit(view: View, output: Output, notices: Iterable[str] = ()) -> None:
    """Write an answer where it goes, and what is said of it on stderr.

    Raises:
        UsageError: it has no such form, or the file is there already.
        JhstatsError: the file cannot be written.
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
        buffer = io.BytesIO()
        _write(view, output, stream := io.TextIOWrapper(buffer, "utf-8", newline=""))
        stream.flush()
        write_whole(output.file, buffer.getvalue(), may_replace=output.may_replace)
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
        JhstatsError: it cannot be written.
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
        raise JhstatsError.of(Kind.CANNOT_WRITE, file=str(file), reason=reason) from None
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


def _write(view: View, output: Output, stream: TextIO) -> None:
    if output.is_ascii and isinstance(stream, io.TextIOWrapper):
        how = "xmlcharrefreplace" if output.form in (*MARKUP, "terminal") else "backslashreplace"
        stream.reconfigure(encoding="ascii", errors=how)
    if output.form == "table":
        from jhstats.render.terminal import draw, draw_lines  # noqa: PLC0415 - rich, for terminals

        if view.lines:
            draw_lines(view.lines(), stream)
        else:
            draw(view.page(), stream)
        return
    pieces = view.own[output.form]() if output.form in view.own else _pieces(view, output)
    if output.form in lines.ESCAPES and not lines.takes(stream.encoding, "\U0001f34e"):
        pieces = map(lines.ESCAPES[output.form], pieces)  # what has no apple has no late plane
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
            if not (numbers := view.values().numbers):
                raise UsageError.of(Kind.NO_VALUE)
            yield from (f"{number}\n" for number in numbers)
        case "html" | "svg":
            from jhstats.render.web import chart, html  # noqa: PLC0415 - what two forms need

            is_page = output.form == "html"
            yield html(view) if is_page else chart(view.page(), view.title(), view.notices)
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
    whole = None if view.beside is None else {"findings": objects, **view.beside}
    if output.form == "jsonl":
        return (f"{lines.compact(own)}\n" for own in ([whole] if whole else objects))
    return lines.json_object(whole) if whole else lines.json(objects)
