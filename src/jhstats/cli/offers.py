"""What is offered where a line has no answer: the first near it that has one, all else kept."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from difflib import get_close_matches
from itertools import chain
from shlex import join

from jhstats.ask.vocabulary import FILLERS, LIMITS, own_part, span_of
from jhstats.errors import Kind, Problem

_Line = tuple[str, list[list[str]]]  # a command, and the parts behind it
_ASKING = ("show", "rank", "compare", "search", "list", "cite")
_SCOPES = ("--province", "--nation", "--world")
_BASE = ("--facts", "--max-size")
_FILE = ("-o", "--output")
_OPTION = ("--", "-o")
FLAGS = ("--latest", "--count", "--json", "--header", "--no-header", "--labels", "--ascii", "--bom",
         "--force", *_SCOPES, "--reverse", "--sum")  # fmt: skip
"""Options of commands that ask which have no value."""
_TURNING = re.compile(
    r"(?i)(?:^| )(?:not|except|without|excluding|but|before|after|until|since|between|above|over"
    r"|below|under|than|last|past|end|[除非不没]\S*|\S*[以之][前后外]"
    r"|(?:超过?|[大小低高]于|至[少多])\d\S*)(?= |$)"
)
"""Words that turn or limit what others say: without them these are another question."""
_LONGEST = 6  # words of a limit or a name


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
    unknown = {o.data["given"] for o in problems if o.kind in (Kind.UNKNOWN_NAME, Kind.AMBIGUOUS)}
    parts = _parts([word for word in line if word != command], unknown)
    base = [part for part in parts if _name(part) in _BASE]
    file = [part for part in parts if _name(part) in _FILE]
    asked = [part for part in parts if part not in (*base, *file)]
    asking = "rank" if any(o.kind is Kind.ASKS_RANK for o in problems) else command
    for name, kept in chain(_near(asking, asked, unknown), [("list", [["metrics"]])]):
        if works([name, "--count", *chain(*kept, *base)]):
            if (name, kept) == (command, asked) and not is_mended:  # the form or the file is wrong
                return join(["jhstats", name, *chain(*kept, *base)]) if file else None
            return join(["jhstats", name, *chain(*kept, *base, *file)])
    return None


def _parts(line: Sequence[str], names: Collection[str]) -> list[list[str]]:
    """An option with its value, one of some names, a limit, or another word, each."""
    parts, left = list[list[str]](), [*line]
    while left:
        runs = ((end, " ".join(left[:end])) for end in range(min(len(left), _LONGEST), 1, -1))
        told = ((end, run in names or _said(run) not in ("", "period")) for end, run in runs)
        length = next((end for end, is_one in told if is_one), 1)
        if left[0].startswith(_OPTION):
            is_open = left[0] not in FLAGS and "=" not in left[0]
            length = 1 + (is_open and not "".join(left[1:2]).startswith(_OPTION))
        parts.append(left[:length])
        left = left[length:]
    return parts


def _said(text: str) -> str:
    return (own_part(text) or ("",))[0]


def _name(part: Sequence[str]) -> str:
    return part[0].partition("=")[0]


def _mended(arguments: Sequence[str], problems: Sequence[Problem]) -> list[str]:
    """A line with what is near in place of what is wrong."""
    line = [*arguments]
    for problem in problems:
        given, near = str(problem.data.get("given")), [*(problem.data.get("candidates") or ())]
        line += map(str, problem.data.get("example", ()))
        if problem.kind in (Kind.NEEDS_PERIOD, Kind.NOTHING_CONVERTS) or _TURNING.search(given):
            continue  # no line has it, or each must keep it
        if near and isinstance(near[0], str):
            near = get_close_matches(given, near, 1)
        if near:
            run = given.replace(" ", "\0")  # several words
            pattern = rf"(?<![^,= \0]){re.escape(given)}(?![^,= \0])"
            new = getattr(near[0], "id", near[0])
            line = re.sub(pattern, new, "\0".join(line).replace(run, given)).split("\0")
    return line


def _near(command: str, parts: list[list[str]], unknown: Collection[str]) -> Iterator[_Line]:
    """A line itself, with ranks or places, and as one of `show`; each without what is to blame.

    Words that say nothing are left out, and names that are unknown; then limits, else years, else
    other words of ours, else any part. Nothing is left out beside words that turn others.
    """
    yield command, parts
    if command == "rank":
        everywhere = [part for part in parts if _name(part) not in _SCOPES]
        yield command, everywhere
        yield command, [*(part for part in everywhere if _name(part) != "--by"), ["--by", "value"]]
    if any(_TURNING.search(text) for text in map(" ".join, parts) if not span_of(text)):
        return
    idle, left_out = {*unknown, *FILLERS}, list[list[list[str]]]([[]])
    known = [o for o in parts if idle.isdisjoint((" ".join(o), o[-1].rpartition("=")[2]))]
    ordered = sorted(known, key=_order)[::-1]
    for end, part in enumerate(ordered, 1):
        left_out += [part], ordered[:end]
    for name in dict.fromkeys((command, "show")):
        for out in left_out:
            kept = [part for part in known if part not in out]
            if kept or (known == parts and out and all(o[0].startswith("--") for o in out)):
                yield name, kept


def _order(part: Sequence[str]) -> tuple[bool, ...]:
    """How soon a part is left out: limits before years, other words of ours, and names."""
    said = _said(" ".join(part))
    is_limit = said in LIMITS or _name(part) in ("--above", "--below")
    return is_limit, part[-1][:1].isdigit(), bool(said) or part[0].startswith("--")
