"""How the cost of every pattern, and of whole questions, grows with the input: `make bench-growth`.

Each pattern of the package is run, as the package runs it, over texts that its own parse tree
suggests and over ordinary ones. `proof`, `check --against` and the finder of lines read dates,
figures and words in runs; `search`, `show`, `rank` and `compare` are asked of many things. Where
the time grows faster than the input, the exponent says how: 1 is linear, 2 quadratic. Above
`MOST` the status is 1.
"""

from __future__ import annotations

import gc
import math
import random
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from bench.patterns import Pattern, patterns
from bench.pumps import Pump, pumps
from jhstats.ask.compare import compare
from jhstats.ask.query import places, show
from jhstats.ask.question import Filters
from jhstats.ask.search import search
from jhstats.ask.store import Store
from jhstats.check.context import Text
from jhstats.check.rules import check
from jhstats.errors import JhstatsError, Location
from jhstats.load.documents import document
from jhstats.load.files import File
from jhstats.load.lines import locator
from jhstats.load.loader import load, parse
from jhstats.proof.proving import Proof

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jhstats.model import Base

SIZES = (25_000, 50_000, 100_000)
"""Characters of the texts for patterns."""
TEXTS = 200
"""So many texts of a parse tree's are tried, at most."""
COMMAND_SIZES = (5_000, 10_000, 20_000, 40_000)
MOST = 1.3
PAIRS = 2.3
"""The greatest exponent of what is told of each pair."""
PATIENCE = 20.0
"""Seconds after which a measurement is given up."""
CHEAP = 1e-6
"""Seconds a character: what costs less is not measured at greater sizes, nor fails."""
SHOWN = 30
ORDINARY = (
    *("a", "A", "1", " ", "\t", "\n", "中", "一", ",", "-", ".", "(", '"', "#", "and the ", "Aa "),
    *("2021年", "2021年5月3日、", "May 2021, ", "2021-05-03 ", "1,409.5亿元，", "居全省第4位"),
    "140.9 billion yuan, ",
    "2021年，全市营收达1409亿元，增长10.3%，居全省第4位。In 2021 revenue was 140.9 billion yuan. ",
)
"""What texts are made of, repeated."""
VARIED = {
    "years": "{year}年、",
    "months": "{month}月、",
    "days": "{year}年{month}月{day}日、",
    "ISO dates": "{year}-{month:02}-{day:02} ",
    "English dates": "May {year}, ",
    "this year": "今年、",
    "dates from dates": "从{year}年到",
    "dates than dates": "比{year}年",
    "dates and figures": "{year}年{amount}亿元，",
    "figures": "{amount}亿元、",
    "English figures": "{amount} billion yuan in {year}, ",
    "figures and words": "{amount} billion yuan of alpha which beta in the gamma of {year}, ",
    "figures and Chinese": "{amount}亿元{chinese}{year}年，",
    "ranks": "{year}年居全省第{month}位，",
    "names": "{year}年义乌出口{amount}亿元，",
    "rows": "| {year}年 | {amount} | {month} |\n",
    "cells": "| {year}年 ",
    "items": "- {year}年{amount}亿元\n",
    "headings": "# {year}年\n",
    "paragraphs": "{year}年\n\n",
    "brackets": "（{year}年",
    "quotes": "“{year}”“",
    "Chinese": "{chinese}",
    "strings": 'a = "\\"{year}\\" {{ ',
    "keys": "key-{year}-{month} = {{ a = {amount} }}\n",
}
"""What whole texts are made of, with other numbers each time."""


class Growth(NamedTuple):
    """What the costliest input of a kind takes, and how that grows with its size."""

    place: str
    given: str
    size: int
    seconds: float
    exponent: float
    most: float = MOST

    @property
    def order(self) -> tuple[float, float]:
        """By what the worst is found."""
        return self.exponent, self.seconds

    @property
    def is_too_fast(self) -> bool:
        """Whether it grows faster than it may."""
        return self.exponent > self.most


class _TooLong(Exception):  # noqa: N818 - no error: a measurement given up
    pass


# --- what is measured ---------------------------------------------------------------------------


class Question(NamedTuple):
    """What the package is asked.

    Attributes:
        name: what it is called.
        given: of what it is asked.
        make: makes a call of it, given a size.
        sizes: the sizes.
        most: the greatest exponent that its costs may have.
    """

    name: str
    given: str
    make: Callable[[int], Callable[[], object]]
    sizes: Sequence[int]
    most: float = MOST


def questions() -> Iterator[Question]:
    """What the package is asked: texts to read, and many things at once."""
    base = load()
    store, source = Store(base), next(iter(base.sources))
    proof = Proof(store)
    readers: dict[str, Callable[[str], object]] = {
        "proof": lambda text: deque(proof.prove("draft", text), 0),
        "check --against": lambda text: check(
            base, [Text(document("text", text.encode()), source)]
        ),
        "finder of lines": _find_lines,
    }
    for name, read in readers.items():
        for given, form in VARIED.items():
            make = _reading(read, form)
            yield Question(name, given, make, COMMAND_SIZES)
    asked: tuple[tuple[str, str, Callable[[int], Callable[[], object]]], ...] = (
        ("search", "Chinese characters", lambda size: lambda: search(store, ["中" * size])),
        ("search", "names", lambda size: lambda: search(store, ["义乌出口" * (size // 4)])),
        ("search", "words", lambda size: lambda: search(store, ["ab " * size])),
        ("show", "words", lambda size: lambda: show(store, [f"zz{n}qx" for n in range(size)])),
        ("show", "a long word", lambda size: lambda: show(store, ["zz" * size])),
    )
    for name, given, make in asked:
        yield Question(name, given, make, (150, 300, 600))
    yield Question("rank --by value", "entities", _placing, (4000, 8000, 16_000))
    yield Question("compare", "entities", _comparing, (50, 100, 200), PAIRS)


def _find_lines(text: str) -> None:
    locate = locator([("a.toml", text)])
    for number in range(len(text) // 20):
        locate(Location("a.toml", key=f"key-{number}"))
        locate(Location("a.toml", key=f"key-2001-1[{number}]"))


def _reading(read: Callable[[str], object], form: str) -> Callable[[int], Callable[[], object]]:
    def make(size: int) -> Callable[[], object]:
        text = varied(form, size)
        return lambda: read(text)

    return make


def varied(form: str, size: int) -> str:
    """A text of about so many characters, in which each number is another."""
    chance, parts, length = random.Random(size), [], 0  # noqa: S311 - no secret
    while length < size:
        year, month, day = (chance.randint(*span) for span in ((2001, 2029), (1, 12), (1, 28)))
        chinese = "".join(chr(chance.randint(0x4E00, 0x9FA5)) for _ in range(62))
        amount = chance.randint(10, 99999) / 10
        parts.append(form.format(year=year, month=month, day=day, amount=amount, chinese=chinese))
        length += len(parts[-1])
    return "".join(parts)


def _placing(size: int) -> Callable[[], object]:
    store = Store(towns(size))
    return lambda: places(store, ["tea"])


def _comparing(size: int) -> Callable[[], object]:
    store = Store(towns(size))
    return lambda: compare(store, ["tea"], Filters(entity=[*store.entities]))


def towns(count: int) -> Base:
    """A base of so many entities, each with one fact."""
    head = '[base]\nschema = 1\n[metric.tea]\nname = "Tea"\nunit = "percent"\n'
    return parse([File("towns.toml", head + "".join(map(_town, range(count))))])


def _town(number: int) -> str:
    return (
        f'[entity.t{number}]\nname = "T{number}"\nkind = "town"\n[[fact]]\nid = "f{number}"\n'
        f'metric = "tea"\nentity = "t{number}"\nperiod = "2020"\nvalue = {number % 500}\n'
    )


# --- what it costs ------------------------------------------------------------------------------


def measured(
    pattern: Pattern, sizes: Sequence[int], texts: int = TEXTS, most: float = MOST
) -> Growth:
    """The worst growth of a pattern, or the first that is too fast.

    At most so many `texts` of its parse tree's are tried; `most` is the greatest exponent allowed.
    """
    result = Growth(pattern.place, "", 0, 0.0, 0.0, most)
    tried = (*islice(pumps(pattern.compiled), texts), *(Pump("", unit) for unit in ORDINARY))
    for method in pattern.methods:
        call = getattr(pattern.compiled, method)
        for pump in tried:
            given = f"{method} {pump}"
            question = Question(pattern.place, given, _running(call, pump), sizes, most)
            result = max(result, growth(question, cheap=CHEAP), key=lambda one: one.order)
            if result.is_too_fast:
                return result
    return result


def _running(call: Callable[[str], object], pump: Pump) -> Callable[[int], Callable[[], object]]:
    def make(size: int) -> Callable[[], object]:
        text = pump.text(size)

        def run() -> None:
            found = call(text)
            if isinstance(found, Iterator):
                deque(found, 0)

        return run

    return make


def growth(question: Question, cheap: float = 0.0, turns: int = 3) -> Growth:
    """How the cost of a question grows.

    It is asked at greater sizes as long as it costs more seconds for each of its size than
    `cheap`, and again where it seems to grow too fast, since other work slows a machine.
    """
    result = Growth(question.name, question.given, 0, math.inf, math.inf, question.most)
    for _ in range(turns):
        spent: list[tuple[int, float]] = []
        for size in question.sizes:
            spent.append((size, seconds(question.make(size))))
            if not cheap * size < spent[-1][1] < math.inf:
                break
        found = result._replace(size=spent[-1][0], seconds=spent[-1][1], exponent=exponent(spent))
        result = min(result, found, key=lambda one: one.order)
        if not result.is_too_fast or result.exponent == math.inf:
            break
    return result


def exponent(spent: Sequence[tuple[int, float]]) -> float:
    """The power of the size with which the seconds grow; 0 where one size was enough to know."""
    (small, least), (great, most) = spent[0], spent[-1]
    if most == math.inf:
        return math.inf
    if great == small or not most:
        return 0.0
    return math.log(most / least) / math.log(great / small)


def seconds(run: Callable[[], object]) -> float:
    """The seconds of computing that something takes; infinite where they are more than they may.

    Nothing is collected or traced meanwhile: that costs by what else is in memory, and by coverage.
    """
    gc.disable()
    tracer = sys.gettrace()
    sys.settrace(None)
    before = signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    begin = time.process_time()
    try:
        run()
    except JhstatsError:
        pass  # it says that there is nothing
    except _TooLong:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
        gc.enable()
        sys.settrace(tracer)
    return time.process_time() - begin


def _give_up(*_: object) -> None:
    raise _TooLong


def main() -> int:
    """Print the growth of all patterns and questions, the worst first; 1 where one is too fast."""
    found = [measured(pattern, SIZES) for pattern in patterns()]
    _print("pattern", found)
    asked = [growth(question) for question in questions()]
    _print("question", asked)
    slow = sum(one.is_too_fast for one in (*found, *asked))
    print(f"\n{len(found)} patterns, {len(asked)} questions; {slow} grow faster than they may")
    return 1 if slow else 0


def _print(what: str, found: Iterable[Growth]) -> None:
    print(f"\n{what:30} exponent seconds    size  of")
    for one in sorted(found, key=lambda one: one.order, reverse=True)[:SHOWN]:
        print(f"{one.place:30} {one.exponent:8.2f} {one.seconds:7.3f} {one.size:7}  {one.given}")


if __name__ == "__main__":
    sys.exit(main())
