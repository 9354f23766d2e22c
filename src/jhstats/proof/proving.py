"""A draft's figures, each with its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jhstats.proof.alike import Reader
from jhstats.proof.candidates import Candidates
from jhstats.proof.dateline import dateline
from jhstats.proof.draft import Draft
from jhstats.proof.memory import Course
from jhstats.proof.numbers import Number
from jhstats.proof.rankings import Rankings
from jhstats.proof.strangers import is_elsewhere
from jhstats.proof.verdict import UNKNOWN
from jhstats.proof.world import World
from jhstats.prose.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.model import Base
    from jhstats.period import Period
    from jhstats.proof.reading import Said
    from jhstats.proof.verdict import Judged


class Proved(NamedTuple):
    """A figure where it stands in a draft, and what is to be said of it."""

    file: str
    line: int
    column: int
    said: Said
    judged: Judged

    @property
    def figure(self) -> str:
        """The figure's characters."""
        return self.said.sentence.text[slice(*self.said.figure.shown)].strip()


class Proof:
    """Holds drafts against a base; `today` is what 今年 and `last year` count from.

    Where nobody says, it is the day that a draft gives as its own.
    """

    def __init__(self, base: Base, today: Period | None = None) -> None:
        self._world = World(base, today)
        self._candidates = Candidates(self._world)
        self._rankings = Rankings(self._world, self._candidates)

    def prove(self, file: str, text: str) -> Iterator[Proved]:
        """The figures of a draft, in order."""
        draft, world = Draft(text), self._world
        course = Course(is_foreign=is_elsewhere(text, world.known, world.base.main))
        if world.today is None and (day := dateline(text)):
            world = world.on(day)
        reader = Reader(world)
        for block in draft.blocks:
            memory = course.before(block)
            for start, end in sentences(block.text):
                found = reader.read(block.text[start:end], block.frame, memory)
                for said in found.said:
                    judged = self._judge(said)
                    if said.figure.is_weak and judged is UNKNOWN:
                        continue  # 一个 is a word, unless it is right
                    line, column = draft.place(block.origins[start + said.figure.shown[0]])
                    yield Proved(file, line, column, said, judged)
                if found.after is not None:
                    memory = found.after
            course.leave(block, memory)

    def _judge(self, said: Said) -> Judged:
        """The verdict on one figure; of a stranger's the base knows nothing."""
        if said.reading.owner.is_foreign:
            return UNKNOWN
        if said.figure.rank is not None:
            return self._rankings.judge(said)
        return Number(self._candidates, said).judge()


def proof(base: Base, draft: str, today: Period | None = None) -> list[Proved]:
    """Every figure of a draft, in order, held against a base; `today` as for `Proof`."""
    return list(Proof(base, today).prove("draft", draft))
