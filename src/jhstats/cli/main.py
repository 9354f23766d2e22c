"""The command line's top: its commands, loaded when called, and the one error boundary."""

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from importlib import import_module
from itertools import pairwise
from keyword import iskeyword
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from jhstats import __version__
from jhstats.errors import MOST_TOLD, BaseError, JhstatsError, Kind, Location, Problem, Status
from jhstats.load.files import STDIN
from jhstats.load.settings import FILE, read_settings
from jhstats.render.lines import marked, wrapped
from jhstats.render.output import FORMS, SHORT, TABLES, discard_output, tell
from jhstats.say.messages import Messages, texts

COMMANDS = (
    *("show", "rank", "compare", "search", "cite", "list", "check", "proof"),
    *("import", "export", "init", "schema"),
)
"""All commands, in the order of the help; each is a module here with a function `command`."""
_LIMITS, _LONGEST_AMOUNT = ("--above", "--below"), 4  # words: 1 billion US dollars
_SETTINGS = {"help_option_names": ["-h", "--help"]}
_INDENT, _LEFT, _WIDEST = 2, 26, 100  # columns of a help screen

# Of contexts and parameters, whose classes typer does not publish, tests/cli holds what is read.


class Command(TyperCommand):
    """A command whose help speaks the reader's language."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        """The help, examples first."""
        messages, name, params = ctx.obj, ctx.command.name, ctx.command.params
        arguments = [param.metavar for param in params if param.param_type_name == "argument"]
        braced = (own if own.startswith("[") else f"{{{own}}}" for own in arguments)
        usage = " ".join([messages.say("head.usage"), ctx.command_path, "[OPTIONS]", *braced])
        examples = (" " * _INDENT + line for line in messages.say(f"examples.{name}").splitlines())
        what = wrapped(messages.say(f"help.{name}"), _width())
        return _help(ctx, [*what, "", messages.say("head.examples"), *examples, "", usage])


class Group(TyperGroup):
    """The commands; one is imported when it is called."""

    def __init__(self, **attrs: Any) -> None:  # noqa: ANN401
        super().__init__(**attrs)
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment] # for did-you-mean

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401
        """A command, or None."""
        if cmd_name not in COMMANDS:
            return None
        from jhstats.cli.options import COMPLETING, grouped

        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        own = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        function = import_module(f"jhstats.cli.{own}").command
        single.command(cmd_name, cls=Command, context_settings=_SETTINGS)(grouped(function))
        command: Any = typer.main.get_command(single)
        if COMPLETING in os.environ:  # a shell shows the help of each, in one line
            os.environ["COLUMNS"] = "1000"  # else rich breaks it
            command.short_help = ctx.obj.say(f"help.{cmd_name}")
            _explain(command, ctx.obj, command.params)
        return command

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:  # noqa: ANN401
        """What a shell may put there, with what it is for."""
        _explain(self, ctx.obj, self.get_params(ctx))
        return super().shell_complete(ctx, incomplete)

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        """The help of the whole."""
        messages: Messages = ctx.obj
        rows = _columns((name, messages.say(f"help.{name}")) for name in COMMANDS)
        return _help(ctx, [messages.say("start"), "", messages.say("head.commands"), *rows])


def _help(ctx: Any, head: list[str]) -> str:  # noqa: ANN401
    """Options and exit statuses behind what goes before them."""
    messages: Messages = ctx.obj
    params = ctx.command.get_params(ctx)
    _explain(ctx.command, messages, params)
    records = ((own.get_help_record(ctx)[0].split(","), own.help) for own in params)
    rows = ((", ".join(dict.fromkeys(map(str.strip, names))), text) for names, text in records)
    options = [messages.say("head.options"), *_columns(rows)]
    return "\n".join([*head, "", *options, "", messages.say("statuses")])


def _explain(command: Any, messages: Messages, params: Iterable[Any]) -> None:  # noqa: ANN401
    """Put what the keys of options stand for in their place."""
    forms = FORMS.get(command.name, TABLES).by_need()
    listed = {key: messages.listed(own) for key, own in forms.items()}
    for param in params:
        keys = (f"{param.help}.{command.name}", param.help, f"option.{param.name}")
        param.help = messages.say(next(key for key in keys if key in messages), **listed)


def _columns(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    margin = " " * (_INDENT + _LEFT)
    for left, right in rows:
        cell, lines = " " * _INDENT + left, wrapped(right, _width() - len(margin))
        if len(cell) < len(margin):
            cell = cell.ljust(len(margin)) + lines.pop(0)
        yield cell
        yield from (margin + line for line in lines)


def _width() -> int:
    return min(get_terminal_size().columns, _WIDEST)


app = typer.Typer(
    cls=Group, rich_markup_mode=None, invoke_without_command=True, context_settings=_SETTINGS
)


@app.callback()
def top(
    ctx: typer.Context,
    *,
    version: bool = typer.Option(False, "--version", help="option.version"),  # noqa: FBT003
    lang: str | None = typer.Option(None, "--lang", metavar="TAG", help="option.lang"),  # noqa: ARG001
) -> None:
    """Print the first screen where no command is given."""
    if version:
        print(f"jhstats {__version__}")  # noqa: T201
    elif ctx.invoked_subcommand is None:
        print(ctx.obj.say("start"))  # noqa: T201
    else:
        return
    raise typer.Exit(Status.OK)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status. No user's mistake leaves by a traceback."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["help"]:
        arguments = [*arguments[1:], "-h"]
    arguments = _with_amounts(arguments)
    messages = Messages(*_language(arguments))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # what a stream cannot print becomes an escape
            stream.reconfigure(errors="backslashreplace", newline="\n")
    status: int = Status.UNREAD
    problems: Sequence[Problem] = ()
    try:
        status, problems = _answered(arguments, messages)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except BrokenPipeError:
        discard_output()
    except OSError as error:
        data = {"reason": error.strerror or str(error), "file": "stdout"}
        status, location = Status.BASE, Location(str(error.filename))
        problems = [Problem(Kind.UNREADABLE, data, location)]
        if error.filename is None:  # stdout takes no more
            problems = [Problem(Kind.CANNOT_WRITE, data)]
            discard_output()
    texts = [messages.problem(own, marked(own.excerpt)) for own in problems[:MOST_TOLD]]
    if len(problems) > MOST_TOLD:
        texts.append(messages.say("problems.more", count=f"{len(problems) - MOST_TOLD:,}"))
    if status in (Status.NOTHING, Status.USAGE) and texts:
        texts[-1] += _offer(arguments, problems, messages)
    tell(texts)
    return status


def _with_amounts(arguments: Sequence[str]) -> list[str]:
    """Arguments of which limits have what is right behind them, too: --above 150 billion yuan."""
    line = [*arguments]
    for at, word in reversed([*enumerate(arguments)]):
        name, is_joined, _ = word.partition("=")
        first = at + (not is_joined)
        for end in range(first + _LONGEST_AMOUNT, first + 1, -1) if name in _LIMITS else ():
            from jhstats.ask.amounts import read_amount
            from jhstats.ask.vocabulary import FILLERS
            from jhstats.model import PERCENT

            said = " ".join(line[first:end])
            is_other = {*FILLERS}.intersection(said.lower().split())  # in is no inch
            if not is_other and read_amount(said.removeprefix(f"{name}="), {PERCENT.id: PERCENT}):
                line[first:end] = [said]
    return line


def _answered(arguments: list[str], messages: Messages) -> tuple[int, Sequence[Problem]]:
    """Do what the arguments ask: its status, and the problems that ended it."""
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):  # the parser would take a closed pipe for a failure
            command = typer.main.get_command(app)
            todo = command.main(arguments, "jhstats", standalone_mode=False, obj=messages)
        # Without anything to do, help or the version has been told, or reading was interrupted.
        return (todo(messages=messages) if callable(todo) else todo) or Status.OK, ()
    except SystemExit as error:  # a shell's question for completions is answered, or a signal came
        return int(error.code or Status.OK), ()
    except JhstatsError as error:
        return error.status, error.problems
    except Exception as error:
        # The parser's errors have no public name in every typer that we take: they are known by
        # how they tell themselves, which tests/cli holds from the oldest to the newest.
        if not hasattr(error, "format_message"):
            raise
        if meant := _meant(error, arguments):
            return _answered(meant, messages)
        return Status.USAGE, [_parser_problem(error, arguments)]
    finally:
        sys.stdout.write(printed.getvalue())


def _meant(error: Any, arguments: Sequence[str]) -> list[str]:  # noqa: ANN401
    """The line that is meant by one that the parser refuses: of a draft in a pipe, of --csv."""
    stdin, given = Path("/dev/stdin"), getattr(error, "option_name", "")
    is_bare = "proof" in arguments and type(error).__name__ == "MissingParameter"
    if is_bare and (stdin.is_fifo() or stdin.is_file()):
        return [*arguments, STDIN]
    option = SHORT.get(given) if given in arguments else None
    if option and any(option in own.opts for own in error.ctx.command.params):
        at = arguments.index(given)
        return [*arguments[:at], option, given[2:], *arguments[at + 1 :]]
    return []


def _offer(arguments: Sequence[str], problems: Sequence[Problem], messages: Messages) -> str:
    """A line that works, indented, where a question has no answer."""
    from jhstats.cli.offers import offered

    def works(line: list[str]) -> bool:
        with suppress(OSError):
            return not _answered(line, messages)[0]
        return False

    nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - closed below
    with nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        line, left_out = offered(arguments, problems, works) or ("", [])
    quoted = (messages.say("quote", text=text) for text in left_out)
    lines = [messages.say("without", parts=messages.listed(quoted))] if left_out else []
    return "".join(f"\n    {text}" for text in (*lines, *filter(None, [line])))


def _parser_problem(error: Any, arguments: Sequence[str]) -> Problem:  # noqa: ANN401
    """What the parser does not understand, as data; its errors are known by their names."""
    command = next((word for word in arguments if word in COMMANDS), None)
    given: str | None = getattr(error, "option_name", None)
    near: Sequence[str] = ()
    faults = texts("common")  # by the parser's names of errors
    fault = faults.get(f"fault.{type(error).__name__}", "extra" if command else "no-command")
    if fault == "no-option":
        from difflib import get_close_matches

        near = get_close_matches(str(given), error.possibilities or (), 1, 0.8)
    elif fault == "no-value":
        fault = "extra" if any(word.startswith(f"{given}=") for word in arguments) else fault
    elif param := getattr(error, "param", None):
        given = param.opts[0] if fault == "bad-value" else param.metavar
    else:
        near = () if command else COMMANDS
        given = command or next(iter(re.findall("'(.*?)'", error.format_message())), arguments[0])
    data = {"fault": fault, "given": given, "command": command, "candidates": near}
    return Problem(Kind.USAGE, data)


def _language(argv: Sequence[str]) -> tuple[str, str]:
    """The reader's language; and what asks for it, if that is an option or jhstats.toml."""
    for word, value in pairwise([*argv, ""]):
        name, is_joined, joined = word.partition("=")
        if name == "--lang" and (is_joined or value):
            return joined or value, name
    said = os.environ.get("JHSTATS_LANG")
    with suppress(BaseError):  # a command that needs a base tells what is wrong with the file
        if not said and (tag := read_settings().lang):
            return tag, f"{FILE}: lang"
    locale = map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))
    tag = next(filter(None, (said, *locale)), "en").split(".")[0].split("@")[0]
    return "en" if tag in ("C", "POSIX") else tag, ""
