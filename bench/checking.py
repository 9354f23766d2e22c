"""What `check` finds and what it costs: `make bench-check`.

Each digit of each value and period, each unit, position and scope of the shipped base is
changed, one at a time. With the article (`JHSTATS_ARTICLE`) every change must be found, and the
finding must name the fact; without it, those of values that the other figures deny. With other
texts (`JHSTATS_TEXTS`, see `bench/texts`), no fact of their bases may be accused, and of the
changes of a value's digits 99 in 100 must be found. Then a base of many facts is loaded and
checked, against loading alone.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import jhstats
from jhstats.check.context import Check, Text
from jhstats.check.finding import Severity
from jhstats.check.index import Index
from jhstats.check.laws import relations
from jhstats.check.rules import run
from jhstats.figure import plain
from jhstats.load import loader
from jhstats.load.documents import document
from jhstats.load.files import File
from jhstats.period import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jhstats.model import Base, Fact

SIZES = (12_500, 25_000, 50_000, 100_000)
MOST = 3.0
WRONG = 0.01
TURNS = 3
POSITIONS = 20
TEXTS = Path(__file__).parent / "texts"
EVIDENCE = ("value", "period")


class Change(NamedTuple):
    """One fact of a base, changed."""

    kind: str
    fact: Fact
    new: str
    base: Base


def changes(base: Base) -> Iterator[Change]:
    """Every change of one digit, unit, period, position or scope that loading would take."""
    for index, fact in enumerate(base.facts):
        before, after = base.facts[:index], base.facts[index + 1 :]
        for kind, new, other in (
            *_values(base, fact),
            *_periods(fact),
            *_ranks(base, fact),
        ):
            yield Change(kind, fact, new, base._replace(facts=(*before, other, *after)))


def _values(base: Base, fact: Fact) -> Iterator[tuple[str, str, Fact]]:
    if fact.value is not None:
        for digits in _other_digits(plain(fact.value)):
            yield "value", digits, fact._replace(value=Decimal(digits))
        for unit in base.units:
            if unit != fact.unit:
                yield "unit", unit, fact._replace(unit=unit)


def _periods(fact: Fact) -> Iterator[tuple[str, str, Fact]]:
    if fact.period and "period" not in fact.inferred:
        for digits in _other_digits(fact.period.text):
            try:
                yield "period", digits, fact._replace(period=parse(digits))
            except ValueError:
                continue


def _ranks(base: Base, fact: Fact) -> Iterator[tuple[str, str, Fact]]:
    for at, rank in enumerate(fact.ranks):
        others = [("position", str(n), rank._replace(number=n)) for n in range(1, POSITIONS + 1)
                  if rank.number]  # fmt: skip
        others += [("scope", one, rank._replace(among=one)) for one in base.entities]
        for kind, new, other in others:
            if other != rank:
                yield (
                    kind,
                    new,
                    fact._replace(ranks=(*fact.ranks[:at], other, *fact.ranks[at + 1 :])),
                )


def _other_digits(text: str) -> Iterator[str]:
    """The text with one digit replaced by each other digit."""
    for at, digit in enumerate(text):
        if digit.isdigit():
            yield from (text[:at] + new + text[at + 1 :] for new in "0123456789" if new != digit)


def is_found(checked: Check, change: Change, rules: tuple[str, ...] = ()) -> bool:
    """Whether a finding of the rules, all by default, more than a note, names the changed fact."""
    changed = Check(change.base, checked.texts)
    changed.sources = checked.sources  # the texts are read once
    return any(
        (one.fact == change.fact.id or change.fact.id in one.data.get("facts", ()))
        and one.severity is not Severity.NOTE
        for one in run(changed, rules)[0]
    )


def denied(base: Base, changed: str) -> bool:
    """Whether the figures of a base deny one of its values, worked out without jhstats' own laws.

    In fractions, over the corners of what prints allow that were rounded or cut off: a part above
    its whole.
    """
    values = {one.id: _allowed(one) for one in base.facts if one.value is not None}
    for one in base.facts:
        if one.id not in values or one.period is None:
            continue
        for part, whole in _parts(base, one, values):
            if changed in (part, whole) and values[part][0] > values[whole][1]:
                return True
    return False


def _allowed(fact: Fact) -> tuple[Fraction, Fraction]:
    """The least and greatest true value of a printed number, one unit of its last digit around."""
    value = Fraction(fact.value or 0)
    step = Fraction(1, 10 ** max(0, -int(str((fact.value or Decimal(0)).as_tuple().exponent))))
    far = Fraction(10**30)
    low = value if fact.bound.value in ("over", "at-least") else value - step
    high = value if fact.bound.value in ("under", "at-most") else value + step
    if fact.bound.value == "about":
        return -far, far
    if fact.bound.value in ("over", "at-least"):
        high = far
    return (-far if fact.bound.value in ("under", "at-most") else low), high


def _parts(base: Base, part: Fact, values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """A fact with each of the facts that it is a part of."""
    outer = base.metrics[part.metric].part_of
    while outer and part.measure.value == "level":
        for whole in base.facts:
            same = (whole.metric, whole.entity, whole.measure) == (outer, part.entity, part.measure)
            alike = same and whole.period == part.period and whole.status is part.status
            if alike and whole.id in values:
                yield part.id, whole.id
        outer = base.metrics[outer].part_of


def shares(article: Path | None) -> None:
    """Print how many changes are found, with the article and without it."""
    base = loader.load()
    alone = Check(base)
    related = {id_ for one in relations(Index(base)) for id_ in one.ids}
    touched, beyond, without = 0, 0, 0
    proved: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    checked = Check(base, [Text(document(str(article), article.read_bytes()))] if article else [])
    for change in changes(base):
        all_of[change.kind] += 1
        if article:
            proved[change.kind] += is_found(checked, change)
        if change.kind == "value" and change.fact.id in related:
            touched += 1
            if denied(change.base, change.fact.id):
                beyond += 1
                without += is_found(alone, change)
    for kind, count in all_of.items():
        found = f"{proved[kind]:6} {proved[kind] / count:7.1%}" if article else "no article"
        print(f"with the article, {kind:9}{count:6} changes, found {found}")
    print(
        f"without it, of {touched} changes of values that a relation touches, {beyond} go "
        f"beyond what it allows; found {without} {without / max(beyond, 1):.1%}"
    )


def texts(folder: Path | None) -> None:
    """Print how many right facts of each text are accused, and how many changes of digits found."""
    if folder is None:
        print("with other texts: JHSTATS_TEXTS names no folder of them")
        return
    total: Counter[str] = Counter()
    for file in sorted(TEXTS.glob("*.toml")):
        text = folder / f"{file.stem}.txt"
        if not text.is_file():
            print(f"with other texts: {text.name} is missing")
            continue
        base = loader.parse([File(file.name, file.read_text(encoding="utf-8"))])
        checked = Check(base, [Text(document(text.name, text.read_bytes()))])
        found = run(checked)[0]
        counts = Counter(facts=len(base.facts))
        counts["accused"] = len({one.fact for one in found if one.severity is Severity.ERROR})
        counts["unclaimed"] = sum(one.rule == "coverage" for one in found)
        missed = []
        for change in changes(base):
            if change.kind in ("value", "period") and change.new.strip("-0."):
                counts[change.kind] += 1
                if not is_found(checked, change, EVIDENCE):
                    counts[f"{change.kind} missed"] += 1
                    missed += [change] if change.kind == "value" else []
        total += counts
        _tell(file.stem, counts)
        for change in missed:
            print(f"    missed: {change.fact.id} {change.fact.value} as {change.new}")
    _tell("all", total)


def _tell(name: str, counts: Counter[str]) -> None:
    print(f"{name}: {counts['facts']} right facts, accused {counts['accused']}", end="")
    for kind in ("value", "period"):
        found = 1 - counts[f"{kind} missed"] / max(counts[kind], 1)
        print(f"; digits of {kind}s {counts[kind]}, found {found:.2%}", end="")
    print(f"; figures that no fact claims {counts['unclaimed']}")


def large(count: int, wrong: float = 0) -> str:
    """A base of that many facts: levels, growths and shares of cities over twenty years.

    Of the levels a share of `wrong` is told with 30 % too much.
    """
    draw = random.Random(7)  # noqa: S311 - the same base at each run
    lines = [
        "[base]\nschema = 1\n[unit.u]\nname = 'u'\ndimension = 'd'\nfactor = 1\n",
        "[metric.whole]\nname = 'whole'\nunit = 'u'\n",
        "[metric.part]\nname = 'part'\nunit = 'u'\npart-of = 'whole'\n",
    ]
    cities = max(1, count // 80)
    lines += [f"[entity.c{city}]\nname = 'c{city}'\nkind = 'city'\n" for city in range(cities)]
    for city in range(cities):
        wholes = [Decimal(draw.randrange(10**5, 10**6)) / 10]
        for _ in range(19):
            wholes.append(
                (wholes[-1] * Decimal(draw.randrange(95, 115)) / 100).quantize(Decimal("0.1"))
            )
        for year, (before, whole) in enumerate(pairwise([wholes[0], *wholes]), 2001):
            part = (whole * Decimal(draw.randrange(10, 90)) / 100).quantize(Decimal("0.1"))
            growth = ((whole / before - 1) * 100).quantize(Decimal("0.01"))
            share = (part / whole * 100).quantize(Decimal("0.01"))
            for metric, measure, value, more in (
                ("whole", "level", whole, ""),
                ("whole", "growth", growth, "prices = 'current'\n"),
                ("part", "level", part, ""),
                ("part", "share", share, "of = 'whole'\n"),
            ):
                if measure == "growth" and year == 2001:  # noqa: PLR2004 - nothing is before it
                    continue
                if measure == "level" and draw.random() < wrong:
                    value = (value * Decimal("1.3")).quantize(Decimal("0.1"))  # noqa: PLW2901
                lines.append(
                    f"[[fact]]\nid = '{metric}-{measure}-c{city}-{year}'\nmetric = '{metric}'\n"
                    f"measure = '{measure}'\nentity = 'c{city}'\nperiod = '{year}'\n"
                    f"value = {value}\n{more}"
                )
    return "".join(lines)


def speed() -> None:
    """Print what checking costs against loading, the load included, and how it grows."""
    gc.disable()  # as the command does
    print(f"{'facts':>8}{'load s':>9}{'and check':>11}{'ratio':>8}{'at most':>9}{'errors':>8}")
    for size, wrong in (*((size, 0.0) for size in SIZES), (SIZES[1], WRONG)):
        files = [File("large.toml", large(size, wrong))]
        loads, checks, errors = [], [], 0
        for _ in range(TURNS):
            begin = time.perf_counter()
            base = loader.parse(files)
            between = time.perf_counter()
            found = jhstats.check(base)
            end = time.perf_counter()
            loads.append(between - begin)
            checks.append(end - begin)
            errors = sum(one.severity is not Severity.NOTE for one in found)
        load, check = statistics.median(loads), statistics.median(checks)
        most = f"{MOST:9.2f}" if not wrong else " " * 9
        print(f"{len(base.facts):8}{load:9.2f}{check:11.2f}{check / load:8.2f}{most}{errors:8}")


def command() -> None:
    """Print what the command costs as a process against one that only loads."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.toml"
        file.write_text(large(SIZES[-1]), encoding="utf-8")
        script = f"import gc; gc.disable(); from jhstats import load; load({str(file)!r})"
        runs = {
            "load": [sys.executable, "-c", script],
            "check": [sys.executable, "-m", "jhstats", "check", str(file)],
        }
        taken: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(TURNS):
            for name, arguments in runs.items():
                begin = time.perf_counter()
                subprocess.run(arguments, check=True, capture_output=True)
                taken[name].append(time.perf_counter() - begin)
    load, check = (statistics.median(times) for times in taken.values())
    print(f"as processes: load {load:.2f} s, check {check:.2f} s, ratio {check / load:.2f}")


def main() -> None:
    """Print all figures, or some."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=("shares", "texts", "speed"))
    what = parser.parse_args().what
    article, folder = os.environ.get("JHSTATS_ARTICLE"), os.environ.get("JHSTATS_TEXTS")
    if what in (None, "shares"):
        shares(Path(article) if article else None)
    if what in (None, "texts"):
        texts(Path(folder) if folder else None)
    if what in (None, "speed"):
        speed()
        command()


if __name__ == "__main__":
    main()
