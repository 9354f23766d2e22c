"""Whether `proof` accuses what is true and only not in the base: `make bench-leave-one-out`.

    python -m bench.leave_one_out [N] [SEED]

Each of N facts of a base of 13,979 (see `leave_out_base.py`) is taken out in turn, and told truly
in sentences: with its period, without it, and beside its neighbours, which stay in the base.
Nothing may be wrong then; what is, is printed with its sentence, and the status is 1. The table
`gdp.csv` is in the folder that JHSTATS_SAMPLES names, else in `../shared/samples` beside the
project.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.leave_out_base import base_of
from jhstats.ask.store import Store
from jhstats.load import loader
from jhstats.load.files import File
from jhstats.proof.agreement import Verdict
from jhstats.proof.proving import Proof

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.model import Base, Fact
    from jhstats.proof.proving import Proved

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
DEFAULTS = ("200", "1")


class _Without(Store):
    """A store that tells nothing of a fact."""

    missing: Fact | None = None

    def told(self, metric: str | None = None, entity: str | None = None) -> list[Fact]:
        """As `Store.told`, but for the one that is missing."""
        return [fact for fact in super().told(metric, entity) if fact is not self.missing]


class LeftOut:
    """A proof of a base from which one fact is missing at a time; names and units stay."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self._store = _Without(base)
        self._proof = Proof(self._store)
        self._of_year: dict[str, list[Fact]] = {}
        for fact in base.facts:
            self._of_year.setdefault(str(fact.period), []).append(fact)

    def wrong(self, fact: Fact, draft: str) -> Iterator[Proved]:
        """What is called wrong in a draft while a fact is missing."""
        self._store.missing = fact
        for proved in self._proof.prove("draft", draft):
            if proved.judged.verdict is Verdict.WRONG:
                yield proved

    def draft(self, fact: Fact, draw: random.Random) -> str:
        """A fact told truly, a paragraph each: alone, and beside its neighbours."""
        name, told, year = self._name(fact), _told(fact), str(fact.period)
        lines = [
            f"In {year} the GDP of {name} was {told}.",
            f"The GDP of {name} reached {told} in {year}.",
            f"The GDP of {name} was {told}.",
            f"{name}: GDP {told}",
        ]
        own = self._store.told(fact.metric, fact.entity)
        for other in own:
            if other.period and fact.period and abs(other.period.year - fact.period.year) == 1:
                lines += [
                    f"The GDP of {name} was {_told(other)} in {other.period} and {told} in {year}.",
                    f"The GDP of {name} went from {_told(other)} in {other.period} to {told}.",
                    f"In {other.period} the GDP of {name} was {_told(other)}. GDP: {told}.",
                ]
        if (neighbour := self._beside(fact, draw)) is not None:
            beside = f"the GDP of {self._name(neighbour)} was {_told(neighbour)}"
            lines += [
                f"In {year} {beside}, that of {name} {told}.",
                f"The GDP of {name} was {told}, and {beside}.",
            ]
        return "\n\n".join(lines) + "\n"

    def _beside(self, fact: Fact, draw: random.Random) -> Fact | None:
        """Another entity's fact of the same year, that one may be told beside."""
        around = self._of_year[str(fact.period)]
        return draw.choice([one for one in around if one is not fact]) if around[1:] else None

    def _name(self, fact: Fact) -> str:
        return self.base.entities[fact.entity].names["und"]


def _told(fact: Fact) -> str:
    return f"{fact.value:,.2f} million US dollars"


def main() -> int:
    """Print how many sentences about how many missing facts were wrong; 1 where one was."""
    count, seed = (int(one) for one in (*sys.argv[1:], *DEFAULTS[len(sys.argv) - 1 :]))
    table = Path(os.environ.get("JHSTATS_SAMPLES", SAMPLES)) / "gdp.csv"
    begin = time.perf_counter()
    gc.disable()  # as the command does
    left_out = LeftOut(loader.parse([File("gdp.toml", base_of(table))]))
    draw = random.Random(seed)  # noqa: S311 - the same facts at each run
    wrongs, sentences = 0, 0
    for fact in draw.sample(left_out.base.facts, count):
        draft = left_out.draft(fact, draw)
        sentences += draft.count("\n\n") + 1
        for proved in left_out.wrong(fact, draft):
            wrongs += 1
            judged = proved.judged
            print(f"without {fact.id}: {proved.figure!r} wrong by {judged.fact and judged.fact.id}")
            print(f"    {proved.reading.sentence.text}")
    seconds = time.perf_counter() - begin
    print(f"{count} of {len(left_out.base.facts)} facts left out, told in {sentences} sentences: "
          f"wrong {wrongs}; {seconds:.1f} s")  # fmt: skip
    return int(wrongs > 0)


if __name__ == "__main__":
    sys.exit(main())
