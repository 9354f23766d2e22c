"""Help as jhstats prints it: examples first, then options, then the exit statuses.

Contexts and parameters are of the parser's own classes, which typer does not publish; the help
screens of tests/cli hold what is read of them, from the oldest typer that we take to the newest.
"""

import shutil
from collections.abc import Iterable, Iterator
from typing import Any

from jhstats.render.lines import wrapped
from jhstats.say.messages import Messages

_INDENT = 2
_LEFT = 26
_WIDEST = 100


def group_help(ctx: Any, commands: Iterable[str]) -> str:  # noqa: ANN401
    """Help of the whole."""
    messages: Messages = ctx.obj
    rows = [(name, messages.say(f"help.{name}")) for name in commands]
    return _help(ctx, [messages.say("start"), "", messages.say("head.commands"), *_columns(rows)])


def command_help(ctx: Any) -> str:  # noqa: ANN401
    """Help of one command."""
    messages, name, params = ctx.obj, ctx.command.name, ctx.command.params
    arguments = [param.metavar for param in params if param.param_type_name == "argument"]
    braced = (name if name.startswith("[") else f"{{{name}}}" for name in arguments)
    usage = " ".join(["[OPTIONS]", *braced])
    head = [
        *wrapped(messages.say(f"help.{name}"), _width()),
        "",
        messages.say("head.examples"),
        *(" " * _INDENT + line for line in messages.say(f"examples.{name}").splitlines()),
        "",
        f"{messages.say('head.usage')} {ctx.command_path} {usage}",
    ]
    return _help(ctx, head)


def _help(ctx: Any, head: list[str]) -> str:  # noqa: ANN401
    """Options and exit statuses behind what goes before them."""
    messages: Messages = ctx.obj
    rows = list[tuple[str, str]]()
    for param in ctx.command.get_params(ctx):
        names = param.get_help_record(ctx)[0].split(",")
        keys = (f"{param.help}.{ctx.command.name}", param.help, f"option.{param.name}")
        text = messages.say(next(key for key in keys if key in messages))
        rows.append((", ".join(dict.fromkeys(map(str.strip, names))), text))
    options = [messages.say("head.options"), *_columns(rows)]
    return "\n".join([*head, "", *options, "", messages.say("statuses")])


def _columns(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    margin = " " * (_INDENT + _LEFT)
    for left, right in rows:
        cell, lines = " " * _INDENT + left, wrapped(right, _width() - len(margin))
        if len(cell) < len(margin):
            cell = cell.ljust(len(margin)) + lines.pop(0)
        yield cell
        yield from (margin + line for line in lines)


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST)
