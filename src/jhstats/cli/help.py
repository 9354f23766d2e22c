"""Help as jhstats prints it: examples first, then options, then the exit statuses."""

from __future__ import annotations

import shutil
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jhstats.say.messages import Messages

_INDENT = 2
_LEFT = 26
_WIDEST = 100


def start(messages: Messages) -> str:
    """The first screen: what it is, and three commands to try."""
    return messages.say("start") + "\n"


def group_help(messages: Messages, commands: Iterable[str], params: Iterable[Any], ctx: Any) -> str:  # noqa: ANN401
    """Help of the whole."""
    rows = [(name, messages.say(f"help.{name}")) for name in commands]
    return "\n".join(
        [
            messages.say("start"),
            "",
            messages.say("head.commands"),
            *_columns(rows),
            "",
            messages.say("head.options"),
            *_columns(_records(messages, params, ctx)),
            "",
            messages.say("statuses"),
            "",
        ]
    )


def command_help(messages: Messages, name: str, params: Iterable[Any], ctx: Any) -> str:  # noqa: ANN401
    """Help of one command."""
    usage = " ".join(ctx.command.collect_usage_pieces(ctx))
    return "\n".join(
        [
            *_wrapped(messages.say(f"help.{name}"), _width()),
            "",
            messages.say("head.examples"),
            *(" " * _INDENT + line for line in messages.say(f"examples.{name}").splitlines()),
            "",
            f"{messages.say('head.usage')} {ctx.command_path} {usage}",
            "",
            messages.say("head.options"),
            *_columns(_records(messages, params, ctx)),
            "",
            messages.say("statuses"),
            "",
        ]
    )


def _records(messages: Messages, params: Iterable[Any], ctx: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    for param in params:
        record = param.get_help_record(ctx)
        if record is None or getattr(param, "hidden", False):
            continue
        left = ", ".join(dict.fromkeys(part.strip() for part in record[0].split(",")))
        keys = (f"{param.help}.{ctx.command.name}", param.help, f"option.{param.name}")
        yield left, messages.say(next(key for key in keys if key in messages))


def _columns(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    margin = " " * (_INDENT + _LEFT)
    for left, right in rows:
        first, *others = _wrapped(right, _width() - len(margin)) or [""]
        left_cell = " " * _INDENT + left
        if len(left_cell) >= len(margin):
            yield left_cell
            yield margin + first
        else:
            yield left_cell.ljust(len(margin)) + first
        yield from (margin + line for line in others)


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST)


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most so many cells; Chinese may break anywhere, words only between."""
    lines = [""]
    for word in _breakable(text):
        if lines[-1] and cells(lines[-1]) + cells(word.rstrip()) > width:
            lines.append("")
        lines[-1] += word if lines[-1] else word.lstrip()
    return [line.rstrip() for line in lines]


def _breakable(text: str) -> Iterator[str]:
    piece = ""
    for character in text:
        if piece and (piece[-1] == " " or cells(character) > 1) and character not in "，。；：、）":
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in text)
