"""A draft's figures, each with its verdict."""

import re
from collections.abc import Iterator, Sequence
from copy import copy
from itertools import groupby
from typing import NamedTuple

from jhstats.ask.store import Store
from jhstats.figure import Bound, Slip
from jhstats.load.files import Spot
from jhstats.load.settings import FILE, AcceptedFigure
from jhstats.model import Base
from jhstats.period import Period
from jhstats.proof.agreement import AGREED, Judged, Verdict
from jhstats.proof.facts import Facts, is_plan, value_of
from jhstats.proof.numbers import judge_number
from jhstats.proof.rankings import Ranking
from jhstats.text.context import Reading
from jhstats.text.draft import GAP, Accepted, Draft
from jhstats.text.parser import Parser
from jhstats.text.reading import readings
from jhstats.text.records import Block, Doubt, Nearness

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_OTHER_FORM = (Slip.POINTS, Slip.TARGET, Slip.BOUND, Slip.SIGN, Slip.PART_YEAR)
"""Slips that are mended by more than another number."""
_MOST_DIGITS = 12
_UNTOLD = Judged(Verdict.UNKNOWN, reason=Doubt.SERIES.value)
"""Of a figure that is one of several, of which nobody knows which is which."""


class Proved(NamedTuple):
    """A figure where it stands in a draft, and what is to be said of it."""

    file: str  # the draft
    line: int  # where the figure begins, from 1
    column: int  # likewise, in characters
    end_line: int  # where its last character stands
    end_column: int  # behind its last character
    span: tuple[int, int]  # where it begins and ends in the draft's text
    reading: Reading  # what it was read as
    judged: Judged  # what is to be said of it
    accepted: Accepted | AcceptedFigure | None = None  # what accepts it

    @property
    def replacement(self) -> str | None:
        """The figure as the draft would write it, where one fact and one form are meant.

        None where more than its number must change.
        """
        numeral, judged = self.reading.figure.numeral, self.judged
        fact = judged.fact if judged.verdict is Verdict.WRONG else None
        if fact is None or numeral is None or {fact.bound, numeral.bound} != {Bound.EXACT}:
            return None
        told, value = _NUMBER.findall(self.figure), abs(judged.here or value_of(fact))
        is_long = len(value.as_tuple().digits) > _MOST_DIGITS
        if len(told) != 1 or is_long or judged.slip in _OTHER_FORM or is_plan(fact):
            return None
        unit = self.reading.figure.unit
        if unit and judged.here is None and fact.unit not in unit.scales:
            return None  # dollars for yuan
        written = self.figure.replace(told[0], format(value, ",f" if "," in told[0] else "f"))
        return written if written != self.figure else None

    @property
    def figure(self) -> str:
        """The figure's characters."""
        start, end = self.reading.figure.start, self.reading.figure.end
        return self.reading.sentence.text[start:end].strip()


class Stale(NamedTuple):
    """Where a figure is accepted that is not there any more, or None in no form that is read."""

    file: str
    line: int | None
    figure: str | None


class Proof:
    """Holds drafts against the facts of a store; 今年 and `last year` count from `today`."""

    def __init__(self, store: Store, today: Period | None = None) -> None:
        self._parser, self._today = Parser(store), today
        self._facts = Facts(self._parser.world)
        self._used: set[Stale] = set()
        self.stale: list[Stale] = []  # what accepted nothing in the drafts that were proved

    def prove(
        self,
        file: str,
        text: str,
        spots: tuple[Spot, ...] = (),
        listed: Sequence[AcceptedFigure] = (),
    ) -> Iterator[Proved]:
        """The figures of a draft, in order; `spots` as for `Draft`.

        Figures are accepted by comments in the draft, and by those `listed` elsewhere.
        """
        draft = Draft(text, spots)
        entries: dict[Accepted | AcceptedFigure, Stale] = {
            **{one: Stale(file, draft.place(one.start)[0], one.figure) for one in draft.accepted()},
            **{one: Stale(FILE, one.line, one.figure) for one in listed},  # of several drafts
        }
        for block, begin, reading, judged in self._judged(draft):
            if reading.figure.is_weak and judged.verdict is Verdict.UNKNOWN:
                continue  # 一个 is a word, unless it is right
            figure = reading.shown
            start, end = figure.start, figure.end
            first, last = block.origins[begin + start], block.origins[begin + end - 1]
            line, column = draft.place(first)
            end_line, end_column = draft.place(last)
            sentence = copy(reading.sentence)  # in the characters in which it is printed
            sentence.text = block.text[begin : begin + len(sentence.text)]
            shown = sentence.text[start:end]
            told = (one for one in entries if one.figure and _is_told(one.figure, shown))
            by = [one for one in told if not isinstance(one, Accepted) or draft.covers(one, block)]
            self._used.update(entries[entry] for entry in by)
            yield Proved(
                file, line, column, end_line, end_column + 1, (first, last + 1),
                reading._replace(sentence=sentence, figure=figure), judged, by[0] if by else None,
            )  # fmt: skip
        found = dict.fromkeys((*self.stale, *entries.values()))
        self.stale = [at for at in found if at not in self._used]

    def _judged(self, draft: Draft) -> Iterator[tuple[Block, int, Reading, Judged]]:
        """The figures with verdicts; what was told right is not denied by what goes on from it."""
        read = readings(self._parser, draft.blocks, self._today)
        for _, run in groupby(read, key=lambda one: id(one[0])):
            found = []
            for block, begin, reading in run:
                is_rank = reading.figure.rank is not None
                judged = (Ranking(self._facts, reading).judge() if is_rank
                          else judge_number(self._facts, self._parser.units, reading))  # fmt: skip
                found.append((block, begin, reading, judged))
            told = [one for one in found if not one[3].rank and one[3].verdict in AGREED
                    and not (one[2].figure.numeral and one[2].figure.numeral.is_first)]  # fmt: skip
            for block, begin, reading, judged in found:
                is_carried = Nearness.BEFORE == reading.topic.nearness == reading.time.nearness
                is_again = judged.verdict is Verdict.WRONG and not judged.rank and any(
                    is_carried or one.sentence is reading.sentence or Doubt.DENIED in one.doubts
                    for _, _, one, right in told if right.fact == judged.fact)  # fmt: skip
                yield block, begin, reading, _UNTOLD if is_again else judged


def _is_told(accepted: str, shown: str) -> bool:
    """Whether a figure, as it is shown, is the accepted one, which is no piece of its digits."""
    told = re.escape(GAP.sub("", accepted))
    return re.search(rf"(?<!\d)(?<!\d[.,]){told}(?!\d|[.,]\d)", shown) is not None


def proof(base: Base, draft: str, today: Period | None = None) -> list[Proved]:
    """Every figure of a draft, in order, held against a base; `today` as for `Proof`."""
    return list(Proof(Store(base), today).prove("draft", draft))
