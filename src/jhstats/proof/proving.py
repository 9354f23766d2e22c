"""A draft's figures, each with its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jhstats.proof.candidates import Candidates
from jhstats.proof.dateline import dateline
from jhstats.proof.draft import Draft
from jhstats.proof.numbers import Numbers
from jhstats.proof.rankings import Rankings
from jhstats.proof.reading import read
from jhstats.proof.verdict import UNKNOWN
from jhstats.proof.world import World

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
        candidates = Candidates(self._world)
        self._numbers = Numbers(self._world, candidates)
        self._rankings = Rankings(self._world, candidates)

    def prove(self, file: str, text: str) -> Iterator[Proved]:
        """The figures of a draft, in order."""
        draft, world = Draft(text), self._world
        if world.today is None and (day := dateline(text)):
            world = world.on(day)
        for said in read(draft, world):
            judged = self._judge(said)
            if said.figure.is_weak and judged is UNKNOWN:
                continue  # a word: 一个
            at = said.sentence.offset + said.figure.shown[0]
            line, column = draft.place(said.sentence.block.origins[at])
            yield Proved(file, line, column, said, judged)

    def _judge(self, said: Said) -> Judged:
        """The verdict on one figure; of a stranger's the base knows nothing."""
        if said.reading.owner.is_foreign:
            return UNKNOWN
        judge = self._rankings if said.figure.rank is not None else self._numbers
        return judge.judge(said)
