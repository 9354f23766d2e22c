"""What is offered where a line has no answer: the first near it that has one, all else kept."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import chain
from shlex import join

from jhstats.ask.vocabulary import FILLERS
from jhstats.errors import Kind, Problem

_ASKING = ("show", "rank", "compare", "search", "list", "cite")
_SCOPES = ("--province", "--nation", "--world")
_BASE = ("--facts", "--max-size")
_FILE = ("-o", "--output")
FLAGS = ("--latest", "--count", "--json", "--header", "--no-header", "--labels", "--ascii", "--bom",
         "--force", *_SCOPES, "--reverse", "--sum")  # fmt: skip
"""Options of commands that ask which have no value."""
_TURNING = re.compile(
    r"(?i)not|except|without|excluding|but|before|after|until|since|between|above|over|below|under"
    r"|than|last|past|end|[除非不没].*|.*[以之][前后外]|(?:超过?|[大小低高]于|至[少多])\d.*"
)
"""Words that turn or limit what others say: without them these are another question."""


def offered(
    arguments: Sequence[str], problems: Sequence[Problem], works: Callable[[list[str]], bool]
) -> str | None:
    """The line to type in place of one that has these problems, if any; no trial writes a file."""
    line = _mended(arguments, problems)
    is_mended = line != [*arguments]
    command = next((word for word in line if word in _ASKING), None)
    if command is None:
        return join(["jhstats", *line]) if is_mended else None
    if "-h" in line or [*arguments] == [command]:
        return None
    parts = _parts(word for word in line if word != command)
    base = [part for part in parts if _name(part) in _BASE]
    file = [part for part in parts if _name(part) in _FILE]
    asked = [part for part in parts if part not in (*base, *file)]
    for name, kept in chain(_near(command, asked, problems), [("list", [["metrics"]])]):
        if works([name, "--count", *chain(*kept, *base)]):
            if (name, kept) == (command, asked) and not is_mended:  # the form or the file is wrong
                return join(["jhstats", name, *chain(*kept, *base)]) if file else None
            return join(["jhstats", name, *chain(*kept, *base, *file)])
    return None


def _parts(line: Iterable[str]) -> list[list[str]]:
    """An option with its value, or a word, each."""
    parts, is_open = list[list[str]](), False
    for word in line:
        is_option = word.startswith(("--", "-o"))
        if is_open and not is_option:
            parts[-1].append(word)
        else:
            parts.append([word])
        is_open = is_option and word not in FLAGS and parts[-1] == [word] and "=" not in word
    return parts


def _name(part: Sequence[str]) -> str:
    return part[0].partition("=")[0]


def _turns(text: str) -> bool:
    return any(map(_TURNING.fullmatch, text.split()))


def _mended(arguments: Sequence[str], problems: Sequence[Problem]) -> list[str]:
    """A line with what is near in place of what is wrong."""
    line = [*arguments]
    for problem in problems:
        given, near = str(problem.data.get("given")), [*(problem.data.get("candidates") or ())]
        line += map(str, problem.data.get("example", ()))
        if problem.kind is Kind.NEEDS_PERIOD or _turns(given):
            continue  # no line has it, or each must keep it
        if near and isinstance(near[0], str):
            near = get_close_matches(given, near, 1)
        if near:
            run = given.replace(" ", "\0")  # several words
            pattern = rf"(?<![^,= \0]){re.escape(given)}(?![^,= \0])"
            new = getattr(near[0], "id", near[0])
            line = re.sub(pattern, new, "\0".join(line).replace(run, given)).split("\0")
    return line


def _near(
    command: str, parts: list[list[str]], problems: Sequence[Problem]
) -> Iterator[tuple[str, list[list[str]]]]:
    """A line itself, with ranks or places, and as one of `show`; each without what is to blame.

    Of a line with limits these alone are left out, of one with unknown names these, else any part,
    years first; nothing is left out beside words that turn or join others.
    """
    yield command, parts
    if command == "rank":
        everywhere = [part for part in parts if _name(part) not in _SCOPES]
        others = [part for part in everywhere if _name(part) != "--by"]
        yield command, everywhere
        yield command, [*others, ["--by", "value"]]
    elif command == "show":  # words for ranks
        yield "rank", parts
    if any(part[0] in FILLERS or _turns(part[0]) for part in parts):
        return
    left_out = [[part] for part in parts[::-1]]
    left_out.sort(key=lambda out: not out[0][-1][:1].isdigit())
    limits = [part for part in parts if _name(part) in ("--above", "--below")]
    named = [own for own in problems if own.kind in (Kind.UNKNOWN_NAME, Kind.AMBIGUOUS)]
    if limits:
        left_out = [limits, [part for part in parts if _name(part) == "--by"]]
    elif named:
        unknown = [own.data["given"] for own in named if "known" not in own.data]
        left_out = [[part for part in parts if part[-1].rpartition("=")[2] in unknown]]
    for name in dict.fromkeys((command, "show")):
        for out in ([], *left_out):
            kept = [part for part in parts if part not in out]
            if kept or (out and out[0][0].startswith("--")):
                yield name, kept
