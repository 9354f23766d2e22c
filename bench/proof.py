"""What `proof` finds in drafts whose verdicts are known, and what it costs: `make bench-proof`.

The drafts are in `bench/drafts`, each figure with the verdict that a careful editor would give.
A planted error counts as found where the verdict is wrong and names the right fact. A false
alarm is a wrong verdict on anything else. Those in `varied` are lines written to vary the
language, and to look wrong, as far as people do; they are counted apart.

Long drafts are made of these drafts and of the article, again and again with other digits, and
then with other names and years too, so that few sentences are worded alike: nobody writes so, and
it is the worst that we know.

Exit status 1 where less is found than must be, anything right is called wrong, or 1 MB of other
digits takes ten seconds.
"""

from __future__ import annotations

import gc
import os
import random
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

from jhstats.ask.store import Store
from jhstats.load import loader
from jhstats.period import parse
from jhstats.proof.agreement import Verdict
from jhstats.proof.proving import Proof
from jhstats.text.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jhstats.model import Base, Entity, Metric
    from jhstats.proof.proving import Proved
    from jhstats.text.records import Name

    Vary = Callable[[str], str]
    Finder = Callable[[str], list[Name]]

DRAFTS = Path(__file__).parent / "drafts"
VARIED = DRAFTS / "varied"
SIZES = (125_000, 250_000, 500_000, 1_000_000)
MOST_SECONDS = 10
LEAST_FOUND = 0.84
LEAST_SEEN = 0.9
_DIGITS = re.compile(r"(?<=\d)\d(?=\d*\s?[.%亿万家个b])")
_YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d)")
_FAIR = ("right", "rounded")


class Case(NamedTuple):
    """A figure of a draft: what was expected of it, and what was said."""

    draft: str
    figure: str
    expected: str
    facts: tuple[str, ...]
    slip: str | None
    said: Proved | None

    @property
    def verdict(self) -> str:
        """What was said of it; `unknown` where it was not seen as a figure."""
        return self.said.judged.verdict.value if self.said else "unknown"

    @property
    def fact(self) -> str | None:
        """The fact that was named."""
        return self.said.judged.fact.id if self.said and self.said.judged.fact else None

    @property
    def said_slip(self) -> str | None:
        """The slip that was named."""
        return self.said.judged.slip.value if self.said and self.said.judged.slip else None

    @property
    def is_found(self) -> bool:
        """Whether a planted error was found with the right fact."""
        return self.verdict == "wrong" and self.fact in self.facts

    @property
    def is_false_alarm(self) -> bool:
        """Whether something was called wrong that is not."""
        return self.verdict == "wrong" and self.expected != "wrong"

    @property
    def is_as_expected(self) -> bool:
        """Whether verdict and fact are those that were expected."""
        return self.verdict == self.expected and (not self.facts or self.fact in self.facts)


def cases(base: Base, only: str = "*", folder: Path = DRAFTS) -> Iterator[Case]:
    """Every figure of every draft, and every figure called wrong that no draft lists."""
    proofs: dict[str | None, Proof] = {}
    for file in sorted(folder.glob(f"{only}.toml")):
        drafts = tomli.loads(file.read_text(encoding="utf-8"))["draft"]
        for number, draft in enumerate(drafts, 1):
            date = draft.get("date")
            if date not in proofs:
                proofs[date] = Proof(Store(base), parse(date) if date else None)
            yield from of_draft(proofs[date], f"{file.stem} {number}", draft)


def of_draft(proof: Proof, name: str, draft: dict[str, Any]) -> Iterator[Case]:
    """Every figure that a draft lists, and every one called wrong that it does not."""
    text = draft["text"]
    lines = [0, *(at + 1 for at, one in enumerate(text) if one == "\n")]
    placed = []
    for one in proof.prove(name, text):
        start = lines[one.line - 1] + one.column - 1
        placed.append((start, start + len(one.figure), one))
    at, used = 0, set()
    for expected in draft["expect"]:
        start = text.find(expected["figure"], at)
        start = text.index(expected["figure"]) if start < 0 else start  # in any order
        at = start + len(expected["figure"])
        hits = [one for begin, end, one in placed if begin < at and start < end]
        hits.sort(key=lambda one: one.judged.verdict is Verdict.UNKNOWN)
        hits.sort(key=lambda one: one.judged.verdict is not Verdict.WRONG)
        used |= {id(one) for one in hits}
        facts = expected.get("fact", [])
        facts = (facts,) if isinstance(facts, str) else tuple(facts)
        said = hits[0] if hits else None
        yield Case(name, expected["figure"], expected["verdict"], facts, expected.get("slip"), said)
    for _, _, one in placed:
        if one.judged.verdict is Verdict.WRONG and id(one) not in used:
            yield Case(name, one.figure, "unlisted", (), None, one)


def report(found: list[Case], name: str, count: int) -> None:
    """Print what was found of one set of drafts."""
    planted = [one for one in found if one.expected == "wrong"]
    fair = [one for one in found if one.expected in _FAIR]
    caught = [one for one in planted if one.is_found]
    named = [one for one in caught if one.slip]
    slips = sum(one.said_slip == one.slip for one in named)
    print(
        f"{name:10}{count:7}{len(planted):9}"
        f"{_share(len(caught), len(planted))}{_share(slips, len(named))}"
        f"{sum(one.is_false_alarm for one in found):8}{len(fair):7}"
        f"{_share(sum(one.is_as_expected for one in fair), len(fair))}"
    )


def _share(some: int, everything: int) -> str:
    return f"{some / everything:8.1%}" if everything else f"{'-':>8}"


def drafts(base: Base, folder: Path, name: str) -> list[Case]:
    """Print what was found in a folder of drafts, set by set; its cases."""
    everything: list[Case] = []
    total = 0
    for file in sorted(folder.glob("*.toml")):
        found = list(cases(base, file.stem, folder))
        count = len(texts(file))
        everything, total = everything + found, total + count
        report(found, file.stem, count)
    report(everything, name, total)
    return everything


def texts(file: Path) -> list[str]:
    """The texts of a file of drafts."""
    found = tomli.loads(file.read_text(encoding="utf-8"))["draft"]
    return [draft["text"] + "\n" for draft in found]


def speed(base: Base, name: str, given: list[str], vary: Vary) -> float:
    """Print how long drafts of several sizes take; the seconds of the largest."""
    gc.disable()  # as the command does
    print(f"\n{name:26}{'bytes':>9}{'figures':>9}{'seconds':>9}")
    taken = 0.0
    for size in SIZES:
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append(vary(given[len(parts) % len(given)]))
            length += len(parts[-1].encode())
        begin = time.perf_counter()
        figures = sum(1 for _ in Proof(Store(base), parse("2022")).prove("draft", "".join(parts)))
        taken = time.perf_counter() - begin
        print(f"{'':26}{length:9}{figures:9}{taken:9.2f}")
    return taken


def digits_varied(chance: random.Random) -> Vary:
    """Gives figures other digits, so that no two sentences have the same."""
    return lambda text: _DIGITS.sub(lambda _: str(chance.randint(0, 9)), text)


def names_varied(base: Base, chance: random.Random) -> Vary:
    """Gives figures other digits, years and names, so that few sentences are worded alike."""
    known = World(Store(base))
    kinds: tuple[tuple[Finder, list[Metric | Entity]], ...] = (
        (known.metrics, [*base.metrics.values()]),
        (known.entities, [*base.entities.values()]),
    )
    digits = digits_varied(chance)

    def vary(text: str) -> str:
        for find, records in kinds:
            for start, end in reversed([(name.start, name.end) for name in find(text)]):
                is_latin = text[start:end].isascii()
                other = chance.choice(records).names["en" if is_latin else "zh"]
                text = text[:start] + other + text[end:]
        text = _YEAR.sub(lambda _: str(chance.randint(2015, 2023)), text)
        return digits(text)

    return vary


def article(base: Base, text: str) -> bool:
    """Print how the article itself fares as a draft; whether well enough."""
    good = True
    for date in (None, "2022"):
        proved = list(Proof(Store(base), parse(date) if date else None).prove("article", text))
        seen = facts_of(proved)
        needed = [fact.id for fact in base.facts if "entity" not in fact.inferred]
        wrong = sum(one.judged.verdict is Verdict.WRONG for one in proved)
        share = sum(one in seen for one in needed) / len(needed)
        print(f"the article, date {date}: wrong {wrong}, facts seen {share:.1%} of {len(needed)}")
        good = good and not wrong and share >= LEAST_SEEN
    return good


def facts_of(proved: list[Proved]) -> set[str]:
    """The facts that appear in a right or rounded verdict."""
    fair = [one.judged for one in proved if one.judged.verdict.value in _FAIR]
    return {fact.id for one in fair for fact in (one.fact, *one.also) if fact}


def main() -> int:
    """Print all figures."""
    base = loader.load()
    print(f"{'drafts':10}{'count':>7}{'planted':>9}{'found':>8}{'slips':>8}{'false':>8}"
          f"{'fair':>7}{'seen':>8}")  # fmt: skip
    found = drafts(base, DRAFTS, "all")
    for one in found:
        if one.is_false_alarm:
            print(f"  false alarm: {one.draft}: {one.figure}")
        elif one.expected == "wrong" and not one.is_found:
            print(f"  missed: {one.draft}: {one.figure}")
    varied = drafts(base, VARIED, "varied")
    planted = [one for one in found if one.expected == "wrong"]
    good = sum(one.is_found for one in planted) >= LEAST_FOUND * len(planted)
    good = good and not any(one.is_false_alarm for one in (*found, *varied))
    path = os.environ.get("JHSTATS_ARTICLE")
    text = Path(path).read_text(encoding="utf-8") if path else None
    if text:
        good = article(base, text) and good
    chance = random.Random(1)  # noqa: S311 - no secret
    given = [one for file in sorted(DRAFTS.glob("*.toml")) for one in texts(file)]
    varied_digits, varied_names = digits_varied(chance), names_varied(base, chance)
    good = speed(base, "drafts, other digits", given, varied_digits) < MOST_SECONDS and good
    speed(base, "drafts, other names too", given, varied_names)
    if text:
        good = (
            speed(base, "the article, other digits", [text], varied_digits) < MOST_SECONDS and good
        )
        speed(base, "the article, other names", [text], varied_names)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
