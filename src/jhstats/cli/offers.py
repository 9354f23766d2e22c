"""What is offered where a line has no answer: the first near it that has one, all else kept."""

import re
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from difflib import get_close_matches
from itertools import chain
from shlex import join

from jhstats.ask.vocabulary import MONTH, PARTS, STATUSES, word_of, written
from jhstats.errors import Kind, Problem
from jhstats.render.output import TABLES

_ASKING = ("show", "rank", "compare", "search", "list", "cite")
_SCOPES = ("--province", "--nation", "--world")
_BASE = ("--facts", "--max-size")
_FILE = ("-o", "--output")
FLAGS = ("--latest", "--count", "--json", "--header", "--no-header", "--labels", "--ascii", "--bom",
         "--force", *_SCOPES, "--reverse", "--sum")  # fmt: skip
"""Options of commands that ask which have no value."""
_LEAST_LIKE = {True: 0.8, False: 0.6}
"""How like a word is to the one that was meant; whether it is an option."""
_TURNING = re.compile(
    r"(?i)not|except|without|excluding|but|before|after|until|since|between|above|over|below|under"
    r"|than|[除非不没].*|.*[以之][前后外]|(?:超过?|[大小低高]于|至[少多])\d.*"
)
"""Words that turn or limit what others say: without them these are another question."""
_FALLS = frozenset(("decline", "declined", "decrease", "decreased", "fall", "fell", "下降", "减少"))
_LIMITING = {"period": ("--year", "--period"), "value": ("--above", "--below", "above", "below")}
_PART_OF_YEAR = rf"(?i)[qh][1-4]|[1-4][qh]|{MONTH}"
_NAMES = (Kind.UNKNOWN_NAME, Kind.AMBIGUOUS)
_IN_FILES = ("html", "svg", "sqlite", "parquet")
"""Forms that only a file has."""


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
    lists = "entities" if all("known" in problem.data for problem in problems) else "metrics"
    tried = _near(command, rest, arguments, problems)
    near = chain(tried, [["list", lists]])
    found = next((own for own in near if works([own[0], "--count", *own[1:], *base])), None)
    if found == [command, *rest] and not is_mended:  # the form or the file is to blame
        return join(["jhstats", *found, *base]) if file else None
    own = file if {*file} <= {*arguments} else []  # no file that nobody named
    return join(["jhstats", *found, *base, *own]) if found else None


def meant(command: str, options: Collection[str], given: str) -> str | None:
    """What was written as an option: `--format csv` for `--csv`, `--year 2021` for `--year2021`."""
    from jhstats.views.citation import STYLES

    forms = getattr(sys.modules.get(f"jhstats.cli.{command}"), "FORMS", TABLES.names)
    markdown = ("md",) * ("markdown" in forms)
    words: dict[str, Collection[str]] = {"--style": STYLES, "--format": (*forms, *markdown)}
    word = given.lstrip("-").lower()
    found = next((name for name in words if name in options and word in words[name]), None)
    if year := re.fullmatch(r"(?:years?)?(\d{4}(?:-\d{4})?)", word):
        found, word = "--year", year[1]
    if word in _IN_FILES and (word in forms or forms is TABLES.names):
        found, word = "-o", f"FILE.{word}"
    return f"{found} {word}" if found in options else None


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
        if problem.data.get("option") == "--year" and written(given):
            line = ["--period" if word == "--year" else word for word in line]
        if problem.data.get("option") in ("--above", "--below"):  # of a unit that nobody knows
            line = [word.replace(given, re.sub(r"(\d[万亿]*)\D+$", r"\1", given)) for word in line]
        is_option = problem.kind is Kind.USAGE and given.startswith("-")
        is_kept = "is_refused" in problem.data or _turns(given)
        if problem.kind is Kind.NEEDS_PERIOD or is_kept:  # what no line has, or must keep
            near = []
        elif near and isinstance(near[0], str) and not (is_option and " " in near[0]):
            near = get_close_matches(given, near, 1, _LEAST_LIKE[is_option])
        line += map(str, problem.data.get("example", ()))
        if near:
            run = given.replace(" ", "\0")  # several words
            pattern = rf"(?<![^,= \0]){re.escape(given)}(?![^,= \0])"
            new = getattr(near[min(choice, len(near) - 1)], "id", near[0])
            line = re.sub(pattern, new, "\0".join(line).replace(run, given)).split("\0")
            line = [own for word in line for own in (word.split() if word == new else [word])]
            line = [",".join(dict.fromkeys(o.split(","))) if new in o else o for o in line]
    return line


def _otherwise(command: str, rest: list[str], problems: Sequence[Problem]) -> Iterator[list[str]]:
    """A line asked in another way: a target's period, what lies within, places by value."""
    unknown = {own.data.get("given") for own in problems if own.kind is not Kind.USAGE}
    facts = next((own.data for own in problems if own.kind is Kind.NO_FACTS), {"part": ""})
    if command == "compare":
        said = [o for o in rest if o not in unknown and not word_of(STATUSES, o)]
        if facts["part"] == "period" and len(said) < len(rest):
            yield [command, *said, *facts["period"][:1]]
        yield [command, *(word for word in said if not word_of(PARTS["measure"], word))]
    for at, word in enumerate(rest if facts["part"] == "entity" else ()):
        yield [command, *rest[:at], *rest[at + 1 :], "--within", word]
    if command == "list":
        yield [command, "entities", "--kind", *rest]
    if unknown & _FALLS:
        said = [word for word in rest if word not in _FALLS]
        yield [command, *said, "--measure", "growth", "--below", "0"]
    everywhere = [word for word in rest if word not in _SCOPES]
    if command == "rank":
        yield [command, *everywhere]
        _taken(everywhere, ("--by",))
        yield [command, *everywhere, "--by", "value"]
    elif command == "show":  # words for ranks
        yield ["rank", *rest]


def _near(
    command: str, rest: list[str], arguments: Sequence[str], problems: Sequence[Problem]
) -> Iterator[list[str]]:
    """A line itself, with other names, without what may be to blame, and as one of `show`.

    Where names are unknown nothing else is left out; what several, or no facts, have stays.
    """
    yield [command, *rest]
    named = [own for own in problems if own.kind in _NAMES and own.data["given"][:1] != "-"]
    for choice in (1, 2) if named else ():
        other = [word for word in _mended(arguments, problems, choice) if word != command]
        _taken(other, (*_BASE, *_FILE))
        yield [command, *other]
    yield from _otherwise(command, rest, problems)
    parts, is_lone = list[list[str]](), False
    for word in rest:  # an option keeps its value, a word what it turns
        begun = parts[-1] if parts else [""]
        if is_lone or (begun[-1].isascii() and _TURNING.fullmatch(begun[-1])):
            begun.append(word)
        else:
            parts.append([word])
        is_lone = parts[-1] == [word] and word[:2] == "--" and not {"=", word} & {*word, *FLAGS}
    order = parts[::-1]
    order.sort(key=lambda own: (len(own) == 1, not own[0][:1].isdigit()))
    part = next((own.data["part"] for own in problems if own.kind is Kind.NO_FACTS), "")
    blamed = [own for own in order if own[0] in _LIMITING.get(part, ())]
    for dated in (_PART_OF_YEAR, r"\d.*") if part == "period" else ():  # the year last
        blamed += [own for own in order if re.fullmatch(dated, own[-1])]
    left_out = [[own] for own in blamed or order]
    if named:
        unknown = {o.data["given"] for o in named if o.kind is _NAMES[0] and "known" not in o.data}
        blamed = [own for own in parts if own[-1].rpartition("=")[2] in unknown]
        left_out = [out for out in (parts[-1:] if is_lone else [], blamed) if out]
    left_out = [out for out in left_out if not any(_turns(own[-1]) for own in out)]
    for name in dict.fromkeys((command, "show")):
        yield [name, *rest]
        for out in left_out:  # an option with its value; a flag or a word, years first
            if out[0][0].startswith("--") or len(parts) > len(out):
                yield [name, *chain.from_iterable(own for own in parts if own not in out)]
