"""What is offered where a line has no answer: the first near it that has one, all else kept."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from difflib import get_close_matches
from itertools import chain
from shlex import join

from jhstats.ask.vocabulary import FILLERS, LIMITS, own_part, span_of
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
    parts = _parts([word for word in line if word != command], _unknown(problems))
    base = [part for part in parts if _name(part) in _BASE]
    file = [part for part in parts if _name(part) in _FILE]
    asked = [part for part in parts if part not in (*base, *file)]
    for name, kept in chain(_near(command, asked, problems), [("list", [["metrics"]])]):
        if works([name, "--count", *chain(*kept, *base)]):
            if (name, kept) == (command, asked) and not is_mended:  # the form or the file is wrong
                return join(["jhstats", name, *chain(*kept, *base)]) if file else None
            return join(["jhstats", name, *chain(*kept, *base, *file)])
    return None


def _parts(line: Sequence[str], names: Collection[str]) -> list[list[str]]:
    """An option with its value, one of some names, a limit, or another word, each."""
    parts, left = list[list[str]](), [*line]
    while left:
        if left[0].startswith(("--", "-o")):
            is_open = left[0] not in FLAGS and "=" not in left[0] and left[1:]
            length = 2 if is_open and not left[1].startswith(("--", "-o")) else 1
        else:
            runs = ((end, " ".join(left[:end])) for end in range(_LONGEST, 1, -1))
            length = next((end for end, run in runs if run in names or _is_span(run)), 1)
        parts.append(left[:length])
        left = left[length:]
    return parts


def _unknown(problems: Sequence[Problem]) -> set[str]:
    kinds = (Kind.UNKNOWN_NAME, Kind.AMBIGUOUS)
    return {problem.data["given"] for problem in problems if problem.kind in kinds}


def _is_span(text: str) -> bool:
    """Whether a limit, years, or a rank are said, all of it together."""
    return (span_of(text) or ("period",))[0] != "period"


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
        if problem.kind in (Kind.NEEDS_PERIOD, Kind.NOTHING_CONVERTS) or _turns(given):
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

    Words that say nothing are left out, and names that are unknown; then limits, else years, else
    other words of ours, else any part. Nothing is left out beside words that turn others.
    """
    yield command, parts
    if command == "rank":
        everywhere = [part for part in parts if _name(part) not in _SCOPES]
        others = [part for part in everywhere if _name(part) != "--by"]
        yield command, everywhere
        yield command, [*others, ["--by", "value"]]
    elif command in ("show", "cite"):  # words for ranks
        yield "rank", parts
    texts = [" ".join(part) for part in parts]
    if any(_turns(text) for text in texts if not _is_span(text)):
        return
    unknown = _unknown(problems)
    known = [
        part
        for part, text in zip(parts, texts, strict=True)
        if unknown.isdisjoint((text, part[-1].rpartition("=")[2])) and text not in FILLERS
    ]
    limits = [part for part in known if _is_limit(part)]
    years = [part for part in known if part[-1][:1].isdigit()]
    ours = [part for part in known if part[0].startswith("--") or own_part(" ".join(part))]
    named = [part for part in known if part not in ours]
    each_year, each_ours, each_name = ([[o] for o in own[::-1]] for own in (years, ours, named))
    left_out = [limits, *each_year, years, *each_ours, ours, *each_name]
    for name in dict.fromkeys((command, "show")):
        for out in ([], *filter(None, left_out)):
            kept = [part for part in known if part not in out]
            if kept or (known == parts and out and out[0][0].startswith("--")):
                yield name, kept


def _is_limit(part: Sequence[str]) -> bool:
    is_option = _name(part) in ("--above", "--below")
    return is_option or (span_of(" ".join(part)) or ("",))[0] in LIMITS
