"""What is offered where a line has no answer: the first near it that has one, all else kept."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from itertools import chain, pairwise
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
    if not {*line} & {*_ASKING}:
        return join(["jhstats", *line]) if is_mended else None
    base, file = _taken(line, _BASE), _taken(line, _FILE)
    command = next((word for word in line if word in _ASKING), None)
    if command is None or "-h" in line or [*arguments] == [command]:
        return None
    rest = [word for word in line if word != command]
    near = chain(_near(command, rest, arguments, problems), [["list", "metrics"]])
    found = next((own for own in near if works([own[0], "--count", *own[1:], *base])), None)
    if found == [command, *rest] and not is_mended:  # the form or the file is to blame
        return join(["jhstats", *found, *base]) if file else None
    return join(["jhstats", *found, *base, *file]) if found else None


def _taken(line: list[str], names: Sequence[str]) -> list[str]:
    """Options of some names with their values, which are taken out of a line."""
    taken = list[str]()
    for position in range(len(line) - 1, -1, -1):
        name, is_joined, _ = line[position].partition("=")
        if name in names:
            end = position + 1 if is_joined else position + 2
            taken[:0] = line[position:end]
            del line[position:end]
    return taken


def _turns(text: str) -> bool:
    return any(map(_TURNING.fullmatch, text.split()))


def _mended(arguments: Sequence[str], problems: Sequence[Problem], choice: int = 0) -> list[str]:
    """A line with what is near in place of what is wrong: of several names one by its number."""
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
            new = getattr(near[min(choice, len(near) - 1)], "id", near[0])
            line = re.sub(pattern, new, "\0".join(line).replace(run, given)).split("\0")
    return line


def _near(
    command: str, rest: list[str], arguments: Sequence[str], problems: Sequence[Problem]
) -> Iterator[list[str]]:
    """A line itself, with other names, without what may be to blame, and as one of `show`.

    Where names are unknown nothing else is left out; what several, or no facts, have stays.
    """
    yield [command, *rest]
    named = [own for own in problems if own.kind in (Kind.UNKNOWN_NAME, Kind.AMBIGUOUS)]
    for choice in (1, 2) if named else ():
        other = [word for word in _mended(arguments, problems, choice) if word != command]
        _taken(other, (*_BASE, *_FILE))
        yield [command, *other]
    if command == "rank":
        everywhere = [word for word in rest if word not in _SCOPES]
        yield [command, *everywhere]
        _taken(everywhere, ("--by",))
        yield [command, *everywhere, "--by", "value"]
    elif command == "show":  # words for ranks
        yield ["rank", *rest]
    parts, is_lone = list[list[str]](), False
    for word in rest:  # an option keeps its value, a word what it turns
        begun = parts[-1] if parts else [""]
        if (is_lone and word[:2] != "--") or (
            begun[-1].isascii() and _TURNING.fullmatch(begun[-1])
        ):
            begun.append(word)
        else:
            parts.append([word])
        is_lone = parts[-1] == [word] and word[:2] == "--" and not {"=", word} & {*word, *FLAGS}
    left_out = [[own] for own in parts[::-1]]
    left_out.sort(key=lambda out: (len(out[0]) == 1, not out[0][0][:1].isdigit()))
    if named:
        unknown = {o.data["given"] for o in named if o.kind is Kind.UNKNOWN_NAME}
        unknown -= {o.data["given"] for o in named if "known" in o.data}
        left_out = [[own for own in parts if own[-1].rpartition("=")[2] in unknown]]
    begin = 0 if named or any(own.kind is Kind.USAGE for own in problems) else -1
    fixed = [own for pair in pairwise(parts) if ["to"] in pair for own in pair]
    fixed += [own for own in parts if any(map(_turns, own[begin:]))]
    left_out = [out for out in left_out if out and not any(own in fixed for own in out)]
    for name in dict.fromkeys((command, "show")):
        yield [name, *rest]
        for out in left_out:  # an option with its value; a flag or a word, years first
            kept = [own for own in parts if own not in out]
            ends = [own[-1] for own in kept if own[0][:2] != "--"] or [""]
            is_cut = ends[0] in ("of", "to", "and") or ends[-1] in FILLERS
            if not is_cut and (kept or out[0][0].startswith("--")):
                yield [name, *chain.from_iterable(kept)]
