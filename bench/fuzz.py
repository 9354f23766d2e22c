"""Whether anything that a file may hold brings jhstats down: `make bench-fuzz`.

Bases with one thing broken, bases with some bytes changed, and tables of facts likewise are given
to the command line, each as a file of its own. Each must be answered, or refused with an error and
its status: no traceback, no hang, no character that commands a terminal, no other status. What is
made depends on the seed alone, so that what fails can be made again: `python -m bench.fuzz 20000
--seed 7 --only 123`.
"""

from __future__ import annotations

import argparse
import contextlib
import copy
import datetime as dt
import io
import os
import random
import re
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli
import typer.main

from jhstats.cli.main import COMMANDS as KNOWN
from jhstats.cli.main import main as command_line
from jhstats.errors import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TABLE = """[base]
schema = 1
tables = ["facts.csv"]
known = ["countries"]
main = "town"
[source.book]
title = "Book"
[entity.town]
name = { zh = "镇", en = "Town" }
kind = "town"
within = "land"
[entity.land]
name = "Land"
kind = "nation"
[metric.tea]
name = "Tea"
unit = "tonne"
"""
ROWS = """\
id,metric,measure,entity,period,value,unit,bound,status,rank,among,source,printed,of,dim.sex,low,high,note
a,tea,,town,2021,12.5,,over,,4,land,book,12.5,,,,,read
a,tea,,town,2021,12.5,,over,,top-10,land,book,12.5,,,,,read
,tea,growth,land,2021-Q1,-3.0,percent,,target,,,,,,female,-4,-2,
,tea,share,AUT,2021,40,,,,,,book,,tea@land,,,,
"""
TAKEN = (
    "Country Name,Country Code,Year,Value\nAustria,AUT,2015,381.8\nWorld,WLD,2015,75359.6",
    "geo,2015,2016 p,2017\nAT,3.1,:,4.0 b\nDE,,5.50,1e3\nEU27,7,8,9",
    "指标,单位,2016年,2015年\n国内生产总值,亿元,746395,688858\n人口,万人,139232,138326\n注：,,,",
    'Entity,Code,Year,"GDP, billion US$",Rate (%)\nAustria,AUT,2015,381.8,3.1\nChina,,2016,1,6.85',
    "freq,sex,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nM,F,AT,2016-01,5.9,p\nM,M,AT,2016-01,6.1,",
)
"""Tables of several shapes, for `import`."""
ASKED: Sequence[list[str]] = (
    *([], ["--unit", "usd"], ["--kind", "country", "--unit=percent"], ["--safe"]),
    *(["--unit=usd", "--into=base.toml"], ["--split", "sex"], ["--encoding", "gb18030"]),
)
TOP = Path(__file__).parents[1]
PATIENCE = {signal.ITIMER_PROF: 5.0, signal.ITIMER_REAL: 60.0}
"""Seconds that one command may take: of work, and in all on a busy machine."""
SHARES = {"broken": 20, "bytes": 20, "tables": 5}
"""How many of each kind there are, in parts."""
COMMANDS = (
    *(["show"], ["show", "--json"], ["show", "--format", "table"], ["show", "--format=csv"]),
    *(["show", "--fields", "all"], ["rank"], ["rank", "--by", "value", "--json"], ["compare"]),
    *(["search", "2021"], ["list", "metrics"], ["list", "units", "--json"], ["show", "--lang=zh"]),
    *(["check"], ["check", "--json", "--lang", "zh"], ["check", "--explain"]),
)
STATUSES = {*Status} - {Status.FAULT, Status.INTERRUPTED, Status.UNREAD}
_COMMANDING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BYTES = [b"\x00", b"\xff", b"\xc3", b'"', b'"""', b"[", b"]", b"{", b"=", b"\n", b"#", b"\\", b",",
          b"9" * 60, b"1e999", "\u202e".encode(), b"\x1b[31m", b"\xef\xbb\xbf", b"nan"]  # fmt: skip
WORDS = (
    *("", " ", "\x1b[31m", "\u202e", "::error::x", "[red]x[/x]", "x" * 10_000, "\n", "a\tb", "-1"),
    *(
        "2021",
        "2021-13",
        "2022-02-30",
        "2021/2020",
        "2022-Q5",
        "Tea House",
        "-a",
        "中文",
        "é",
        "a-b",
    ),
    *("top-0", "top-10", "leading", "1,409", "12.5%", "nan", "亿元", "percent", "world", "growth"),
)
VALUES: Sequence[Any] = (
    *WORDS,
    *(0, 1, -1, 2, 1.0, 10**40, 10**60, 2**63, True, False, [], {}, [[]], [{}], [1], ["a"], [""]),
    *(Decimal("Infinity"), Decimal("NaN"), Decimal("1E+999"), Decimal("-0.0"), Decimal("1E-50")),
    *({"zh": "名"}, {"": "x"}, {"en": ""}, {"metric": "x"}, {"a": {"b": {}}}),
    *(dt.date(2021, 6, 30), dt.time(1, 2), dt.datetime(2021, 6, 30, 1)),  # noqa: DTZ001 - TOML has such
)
"""What may stand where something else should."""


class Case(NamedTuple):
    """One thing to try: the files of a base, by name."""

    files: dict[str, bytes]


# --- bases with one thing broken ----------------------------------------------------------------


@cache
def bases() -> list[str]:
    """The texts of valid bases that are small enough to be loaded often."""
    guide = (TOP / "docs" / "format.md").read_text(encoding="utf-8")
    own = (TOP / "tests" / "base.toml").read_text(encoding="utf-8")
    shown = "".join(re.findall(r"```toml\n(.*?)```", guide, re.DOTALL))
    return [re.sub("(?m)^(tables|known) = .*", "", shown), own]


def broken(table: dict[str, Any], choose: random.Random) -> dict[str, Any]:
    """The tables of a base with one thing changed that a person or a script may get wrong."""
    table = copy.deepcopy(table)
    places = [place for place in _places(table) if place != (table, "base")]
    holder, key = choose.choice(places)
    other, there = choose.choice(places)
    match choose.randrange(8):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[_misspelt(str(key), choose)] = holder.pop(key)
        case 2:
            holder[key] = copy.deepcopy(other[there])
        case 3:
            holder[key], other[there] = copy.deepcopy(other[there]), copy.deepcopy(holder[key])
        case 4 if isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        case 5:
            holder[key] = choose.choice([[holder[key]], {"en": holder[key]}, [[holder[key]]]])
        case _:
            holder[key] = choose.choice(VALUES)
    return table


def _places(node: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - TOML holds anything
    """All that holds something, each with a key or index of it."""
    for key in node if isinstance(node, dict) else range(len(node)):
        yield node, key
        if isinstance(node[key], dict | list):
            yield from _places(node[key])


def _misspelt(word: str, choose: random.Random) -> str:
    if len(word) < 2:  # noqa: PLR2004 - nothing to exchange
        return word + "x"
    at = choose.randrange(len(word) - 1)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return choose.choice([swapped, word + "s", word.upper(), word.replace("-", "_") + "_"])


def toml(table: dict[str, Any]) -> str:
    """A table as TOML, tables of the file under their heads, all else on one line."""
    lines = list[str]()
    heads = list[str]()
    for key, value in table.items():
        name = _string(key)
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            heads += [f"[[{name}]]\n" + _pairs(item, "\n") for item in value]
        elif isinstance(value, dict) and all(isinstance(item, dict) for item in value.values()):
            heads += [
                f"[{name}.{_string(id_)}]\n" + _pairs(item, "\n") for id_, item in value.items()
            ]
        elif isinstance(value, dict):
            heads.append(f"[{name}]\n" + _pairs(value, "\n"))
        else:
            lines.append(f"{name} = {_value(value)}")
    return "\n".join([*lines, *heads]) + "\n"


def _pairs(table: dict[str, Any], between: str) -> str:
    return between.join(f"{_string(key)} = {_value(value)}" for key, value in table.items())


def _value(value: Any) -> str:  # noqa: ANN401 - TOML holds anything
    match value:
        case bool():
            return str(value).lower()
        case str():
            return _string(value)
        case Decimal():
            return {"Infinity": "inf", "NaN": "nan"}.get(str(value)) or f"{value}"
        case list():
            return "[" + ", ".join(map(_value, value)) + "]"
        case dict():
            return "{" + _pairs(value, ", ") + "}"
        case _:
            return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _string(text: str) -> str:
    plain = re.sub(r'[\x00-\x1f\x7f"\\]', lambda found: f"\\u{ord(found[0]):04x}", text)
    return f'"{plain}"'


# --- bytes and tables ---------------------------------------------------------------------------


def mangled(raw: bytes, choose: random.Random) -> bytes:
    """Bytes of which one to four pieces are changed, lost, doubled or added."""
    for _ in range(choose.randint(1, 4)):
        at, length = choose.randrange(len(raw) + 1), choose.choice((1, 1, 2, 8, 60))
        piece = raw[at : at + length]
        put = choose.choice(
            [b"", piece + piece, choose.choice(_BYTES), bytes([choose.randrange(256)])]
        )
        raw = raw[:at] + put + raw[at + choose.choice((0, length)) :]
    return raw


def table_of(text: str, choose: random.Random) -> bytes:
    """A table with a cell, a row or some bytes changed."""
    rows = [line.split(",") for line in text.splitlines()]
    row = choose.choice(rows)
    match choose.randrange(6):
        case 0:
            rows.append(list(row))
        case 1:
            row.pop(choose.randrange(len(row)))
        case 2:
            row.insert(choose.randrange(len(row)), str(choose.choice(VALUES)))
        case 3:
            return mangled("\n".join(map(",".join, rows)).encode(), choose)
        case _:
            row[choose.randrange(len(row))] = str(choose.choice([*VALUES, *rows[1]]))
    return "\n".join(map(",".join, rows)).encode("utf-8", "replace")


def case_of(seed: str, kind: str) -> Case:
    """What is tried under a seed."""
    choose = random.Random(seed)  # noqa: S311 - no secret
    if kind == "tables":
        taken = table_of(choose.choice(TAKEN), choose)
        facts = ROWS.encode() if choose.randrange(2) else table_of(ROWS, choose)
        return Case({"base.toml": TABLE.encode(), "facts.csv": facts, "table.csv": taken})
    text = choose.choice(bases())
    if kind == "bytes":
        return Case({"base.toml": mangled(text.encode(), choose)})
    table = broken(tomli.loads(text, parse_float=Decimal), choose)
    return Case({"base.toml": toml(table).encode("utf-8", "replace")})


# --- trying them --------------------------------------------------------------------------------


class _TooLongError(BaseException):
    """A command that does not end."""


def _stop(*_: object) -> None:
    raise _TooLongError


def told(arguments: Sequence[str]) -> tuple[int, str]:
    """What a command ends with, and all that it writes."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2)]
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        status = command_line(arguments)
    written = []
    for stream in streams:
        stream.flush()
        written.append(stream.buffer.getvalue().decode())
    return status, "".join(written)


def fault(arguments: Sequence[str]) -> str | None:
    """What is wrong with how a command ends, if anything is."""
    for timer, seconds in PATIENCE.items():
        signal.setitimer(timer, seconds)
    try:
        status, text = told(arguments)
    except _TooLongError:
        return "not done in time"
    except BaseException:  # noqa: BLE001 - that is what is looked for
        return traceback.format_exc()
    finally:
        for timer in PATIENCE:
            signal.setitimer(timer, 0)
    if status not in STATUSES:
        return f"status {status}: {text}"
    found = _COMMANDING.search(text)
    return (
        found and f"it writes {found[0]!r}: {text[max(found.start() - 80, 0) : found.end() + 80]!r}"
    )


def question(kind: str, choose: random.Random) -> list[str]:
    """What is asked of a case: of half of the tables, to be taken."""
    if kind == "tables" and "import" in KNOWN and choose.randrange(2):
        return ["import", "table.csv", *choose.choice(ASKED)]
    arguments = [*choose.choice(COMMANDS)]
    return arguments + (["base.toml"] if arguments[0] == "check" else ["--facts", "base.toml"])


def run(count: int, seed: int, only: int | None = None) -> int:
    """Try so many, or one of them, and tell what is wrong; the status."""
    kinds = [kind for kind, share in SHARES.items() for _ in range(share)]
    tried, faults, begun = Counter[str](), 0, time.monotonic()
    signal.signal(signal.SIGALRM, _stop)
    signal.signal(signal.SIGPROF, _stop)
    typer.main.get_command = cache(typer.main.get_command)  # half of the time went there
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for number in range(count) if only is None else [only]:
            kind, key = kinds[number % len(kinds)], f"{seed}-{number}"
            for name, raw in case_of(key, kind).files.items():
                Path(name).write_bytes(raw)
            arguments = question(kind, random.Random(key))  # noqa: S311 - as above
            tried[kind] += 1
            if wrong := fault(arguments):
                faults += 1
                print(f"{kind} --seed {seed} --only {number}: {' '.join(arguments)}: {wrong}")
        os.chdir(TOP)
    counts = ", ".join(f"{kind} {number:,}" for kind, number in sorted(tried.items()))
    print(f"tried {counts} in {time.monotonic() - begun:.0f} s: faults {faults}")
    return min(faults, 1)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("count", nargs="?", type=int, default=45_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", type=int, metavar="NUMBER")
    given = options.parse_args()
    sys.exit(run(given.count, given.seed, given.only))
