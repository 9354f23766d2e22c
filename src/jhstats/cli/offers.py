"""What is offered where a line has no answer: the first near it that has one, all else kept."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from difflib import get_close_matches
from itertools import accumulate, chain, product, takewhile
from shlex import join, split

from jhstats.ask.vocabulary import FILLERS, LIMITS, TURNING, own_part, span_of
from jhstats.errors import Kind, Problem
from jhstats.render.output import SHORT

_Line = tuple[str, list[list[str]]]  # a command, and the parts behind it
_ASKING = ("show", "rank", "compare", "search", "list", "cite")
_SCOPES = ("--province", "--nation", "--world")
_BASE = ("--facts", "--max-size")
_FILE = ("-o", "--output")
_OPTION = ("--", "-o")
FLAGS = ("--latest", "--count", "--json", "--header", "--no-header", "--labels", "--ascii", "--bom",
         "--force", *_SCOPES, "--reverse", "--sum")  # fmt: skip
"""Options of commands that ask which have no value."""
_TELLING = (*FLAGS[1:9], *SHORT, "--lang", "--format", "--fields", "--sort", "--style")
_ORDER = ("limit", "time", "ours", "name", "telling")  # of leaving parts out
_UNREAD = (Kind.UNKNOWN_NAME, Kind.AMBIGUOUS, Kind.ASKS_RANK)
_QUIET = ("idle", "telling")  # what need not be told
_TURNING = {name: re.compile(own) for name, own in TURNING.items()}
_LONGEST = 6  # words of a limit or a name


def offered(
    arguments: Sequence[str], problems: Sequence[Problem], works: Callable[[list[str]], bool]
) -> tuple[str, list[str]] | None:
    """The line to type in place of one that has these problems, if any; no trial writes a file.

    With it what it leaves out, if that is more than the problems tell.
    """
    several = (o.data.get("candidates") or () for o in problems if o.kind is Kind.AMBIGUOUS)
    turns = 1 if any(o.startswith(_FILE) for o in arguments) else max(map(len, several), default=1)
    lines = [_mended(arguments, problems, turn) for turn in range(turns or 1)]
    line = next((o for o in lines[1:] and lines if works([*o, "--count"])), lines[0])
    is_mended = line != [*arguments]
    command = next((word for word in line if word in _ASKING), None)
    if command is None:
        return (join(["jhstats", *line]), []) if is_mended else None
    if "-h" in line or [*arguments] == [command]:
        return None
    unknown = {o.data["given"] for o in problems if o.kind in _UNREAD[:2]}
    parts = _parts([word for word in line if word != command], unknown)
    base, file = ([part for part in parts if _name(part) in own] for own in (_BASE, _FILE))
    asked = [part for part in parts if part not in (*base, *file)]
    asking = "rank" if any(o.kind is Kind.ASKS_RANK for o in problems) else command
    metrics = [["metrics"], *(part for part in asked if _name(part) == "--lang")]
    for name, kept in chain(_near(asking, asked, unknown), [("list", metrics)]):
        if works([name, "--count", *chain(*kept, *base)]):
            if (name, kept) == (command, asked) and not is_mended:  # the form or the file is wrong
                return (join(["jhstats", name, *chain(*kept, *base)]), []) if file else None
            left = [o for o in asked if o not in kept and _kind(o, unknown) not in _QUIET]
            is_untold = kept != metrics and len(left) > sum(o.kind not in _UNREAD for o in problems)
            offer = join(["jhstats", name, *chain(*kept, *base, *file)])
            return offer, [*map(" ".join, left)] * is_untold
    return None


def _parts(line: Sequence[str], names: Collection[str]) -> list[list[str]]:
    """An option with its value, one of some names, a limit, what is turned, or another word."""
    parts, left = list[list[str]](), [*line]
    while left:
        runs = ((end, " ".join(left[:end])) for end in range(min(len(left), _LONGEST), 1, -1))
        # A period of several words is one word at a time.
        told = ((n, w in names or (own_part(w) or ("period",))[0] != "period") for n, w in runs)
        length = next((end for end, is_one in told if is_one), 1)
        if left[0].startswith(_OPTION):
            is_open = left[0] not in (*FLAGS, *SHORT) and not re.search("=|^-o.", left[0])
            length = 1 + (is_open and not "".join(left[1:2]).startswith(_OPTION))
        elif length == 1 and _TURNING["before"].fullmatch(left[0]):
            words = takewhile(lambda word: not word.startswith(_OPTION), left[1:])
            length += next((at for at, word in enumerate(words, 1) if word not in FILLERS), 0)
        elif parts and _TURNING["behind"].fullmatch(left[0]):
            parts[-1].append(left.pop(0))
            continue
        parts.append(left[:length])
        left = left[length:]
    return parts


def _kind(part: Sequence[str], unknown: Collection[str]) -> str:
    """What a part is: of `_ORDER`, or idle, as what is unknown; or turned."""
    text, option = " ".join(part), _name(part)
    said, *_ = own_part(text) or ("",)
    is_option = option.startswith(_OPTION)
    if (part[-1].rpartition("=")[2] if is_option else text) in unknown:
        return "idle"
    if _TURNING["any"].search(text) and not span_of(text):
        return "turned"
    if said in LIMITS or option in ("--above", "--below"):
        return "limit"
    if option in _TELLING or text in FILLERS:
        return "telling"
    return "time" if part[-1][:1].isdigit() else "ours" if said or is_option else "name"


def _name(part: Sequence[str]) -> str:
    return "-o" if part[0].startswith("-o") else part[0].partition("=")[0]


def _mended(arguments: Sequence[str], problems: Sequence[Problem], turn: int) -> list[str]:
    """A line with what is near in place of what is wrong, of several the one whose turn it is."""
    line = [*arguments]
    for kind, data, *_ in problems:
        given, near = str(data.get("given")), [*(data.get("candidates") or ())]
        line += map(str, data.get("example", ()))
        is_more = kind is Kind.NOT_FOUND and any(map(own_part, given.split()))  # than a name
        is_kept = kind in (Kind.NEEDS_PERIOD, Kind.NOTHING_CONVERTS)  # no line has it, or each
        if is_more or is_kept or _TURNING["any"].search(given):
            continue
        if near and isinstance(near[0], str):
            near = get_close_matches(given, near, 1)
        if near := near or [*data.get("options", ())]:
            run = given.replace(" ", "\0")  # several words
            pattern = rf"(?<![^,= \0]){re.escape(given)}(?![^,= \0])"
            own = near[turn % len(near)]
            new = "\0".join(split(getattr(own, "id", own))).replace("\\", r"\\")
            line = re.sub(pattern, new, "\0".join(line).replace(run, given)).split("\0")
    return line


def _near(command: str, parts: list[list[str]], unknown: Collection[str]) -> Iterator[_Line]:
    """A line itself, with ranks or places, and as one of `show`; each without what is to blame.

    Words that say nothing are left out, names that are unknown, and what is turned with what turns
    it; then limits, else years, else other words of ours, else names.
    """
    lines = [(command, parts)]
    if command == "rank":
        everywhere = [part for part in parts if _name(part) not in _SCOPES]
        placed = [part for part in everywhere if _name(part) not in ("--by", "--among")]
        is_grown = re.search("--by[ =](?:growth|增长|增速)", " ".join(chain(*parts)))
        grown = [*placed, ["--measure", "growth"]] if is_grown else placed
        lines += [(command, everywhere)]
        lines += [(command, [*own, ["--by", "value"]]) for own in (grown, placed)]
    yield from lines
    lines += [("show", parts)] if command != "show" else []
    kinds = [(_kind(part, unknown), part) for part in reversed(parts)]
    ordered = [[own] for kind in _ORDER for own in kinds if own[0] == kind]
    dropped = [part for kind, part in kinds if kind in ("idle", "turned")]
    is_bare = not dropped and all(part[0].startswith("--") for part in parts)
    outs = [[], *ordered, *accumulate(ordered)]
    for has_name, (name, own), out in product((False, True), lines, outs):
        rest = [part for part in own if part not in [*dropped, *(left for _, left in out)]]
        ends = zip(rest, [*rest[1:], ["--"]], strict=False)  # what says nothing stays before words
        kept = [o for o, end in ends if o[0] not in FILLERS or not end[0].startswith("--")]
        is_asked = (is_bare and name == command) or any(_name(o) not in _TELLING for o in kept)
        if is_asked and has_name is ("name" in dict(out)):
            yield name, kept
