"""What is offered where a line has no answer: the nearest line that has one.

It keeps all that was understood; of those that come near the first that works is taken.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from shlex import join

from jhstats.errors import Problem

_SCOPES = ("--province", "--nation", "--world")
_BASE = ("--facts", "--max-size")
_FORM = ("--format", "--fields", "-o", "--output", "--lang")


def offered(
    arguments: Sequence[str], problems: Sequence[Problem], works: Callable[[list[str]], bool]
) -> str:
    """The line to type in place of one that has these problems; no trial writes a file."""
    line, base, form = [*arguments], list[str](), list[str]()
    for names, taken in ((_BASE, base), (_FORM, form)):
        for position in range(len(line) - 1, 0, -1):
            name, is_joined, _ = line[position].partition("=")
            if name in names:
                end = position + 1 if is_joined else position + 2
                taken[:0] = line[position:end]
                del line[position:end]
    near = (found for found in _near(line, problems) if works([*found, *base]))
    found = next(near, ["list", "metrics"])
    return join(["jhstats", *found, *base, *([] if found == line else form)])


def _near(line: list[str], problems: Sequence[Problem]) -> Iterator[list[str]]:
    """A line as it may be meant, without one part that may be to blame, and as one of `show`."""
    for problem in problems:
        given, near = problem.data.get("given"), problem.data.get("candidates") or ()
        if near and isinstance(near[0], str):
            near = get_close_matches(str(given), near, 1)
        if near:
            pattern = rf"(?<![^,= ]){re.escape(str(given))}(?![^,= ])"
            line = [re.sub(pattern, getattr(near[0], "id", near[0]), word) for word in line]
    yield line
    command, *rest = line
    if command == "rank":
        bare = [word for word in rest if word not in _SCOPES]
        for word in bare:
            yield [command, *(other for other in bare if other != word), "--among", word]
        yield [command, *bare]
    for name in dict.fromkeys((command, "show")):
        yield [name, *rest]
        for number in (2, 1):  # an option with its value; a flag or a word
            for position in range(len(rest) - number, -1, -1):
                if rest[position].startswith("--") or (number == 1 and len(rest) > 1):
                    yield [name, *rest[:position], *rest[position + number :]]
