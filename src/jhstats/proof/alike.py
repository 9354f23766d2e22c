"""Sentences that differ in nothing but their amounts: they are read once.

Long drafts are tables, lists and reports whose sentences say the same of other numbers. What a
sentence speaks of hangs on its words and on how long its numbers are printed, not on their
digits: those of an amount with a magnitude, a percent sign or a counter behind it, or alone in
a table's cell, may be any others. Years, days, ranks, codes and powers of ten are no such amounts.
"""

from __future__ import annotations

import re
from copy import copy
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, cast

from jhstats.proof.draft import BlockKind
from jhstats.proof.memory import Memory, Noted
from jhstats.proof.reading import Said, read
from jhstats.proof.sentence import Sentence
from jhstats.prose.counting import COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jhstats.proof.draft import Frame
    from jhstats.proof.world import World

_MANY = 4000
_ALWAYS = frozenset({"full"})
"""The part of a memory that is looked at only when a figure is about to be accused."""
_NUMBER = (
    r"(?!(?:1[89]|20)[0-9]{2}(?![0-9]))(?!1[0.,]*+(?![0-9]))"
    r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,4})(?:\.[0-9]+)?"
)
"""No year, and no power of ten."""
_AMOUNT = re.compile(
    rf"(?<![0-9A-Za-z_.,+~～–—−－＋．，双-]){_NUMBER}(?={COUNTED})"  # 双11家电 is no amount
)
_ALONE = re.compile(rf"\s*({_NUMBER})\s*")
_BLUR = {ord(digit): "\0" for digit in "0123456789"}


class Wording(NamedTuple):
    """A sentence that was read.

    Attributes:
        sentence: the first of those that are worded so.
        after: what it leaves for the next; None of a table's cell, which leaves what was.
        said: the figures of one, with what they speak of.
        amounts: where the number of each figure stands, by its place among the figures; None
            where the sentence may say something else with other digits.
    """

    sentence: Sentence
    after: Memory | None
    said: list[Said]
    amounts: dict[int, tuple[int, int]] | None


class Reader:
    """Reads sentences; what it has read of one serves for those that are worded alike.

    What the text before has established counts as far as the sentence asks for it.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._asked: dict[tuple[object, ...], frozenset[str]] = {}
        self._kept: dict[tuple[object, ...], Wording] = {}

    def read(self, text: str, frame: Frame, memory: Memory) -> Wording:
        """A sentence with its figures."""
        spans = self._amounts(text)
        wording = _blurred(text, spans), tuple(spans), frame
        asked = self._asked.get(wording, _ALWAYS)
        found = self._kept.get((wording, *_parts(memory, asked)))
        if found is not None and found.sentence.text == text:
            return found
        if found is not None and found.amounts is not None:
            return _renumbered(found, text)
        if len(self._kept) >= _MANY:
            self._kept.clear()
            self._asked.clear()
        noted = Noted(memory)
        sentence = Sentence(self._world, text, frame, cast("Memory", noted))
        said = [*read(sentence)]
        after = None if frame.kind is BlockKind.CELL else sentence.after
        self._asked[wording] = asked = asked | noted.looked
        found = Wording(sentence, after, said, _placed(sentence, spans))
        self._kept[wording, *_parts(memory, asked)] = found
        return found

    def _amounts(self, text: str) -> list[tuple[int, int]]:
        alone = _ALONE.fullmatch(text)
        spans = [alone.span(1)] if alone else [found.span() for found in _AMOUNT.finditer(text)]
        numbers = self._world.numbers  # 5G is no amount
        return [span for span in spans if text[slice(*span)] not in numbers]


def _parts(memory: Memory, names: Iterable[str]) -> tuple[object, ...]:
    return tuple([getattr(memory, name) for name in sorted(names)])


def _blurred(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text in which the digits of its amounts are all one."""
    at, parts = 0, []
    for start, end in spans:
        parts += [text[at:start], text[start:end].translate(_BLUR)]
        at = end
    return "".join((*parts, text[at:]))


def _placed(
    sentence: Sentence, spans: Iterable[tuple[int, int]]
) -> dict[int, tuple[int, int]] | None:
    """Which figure each amount is the number of; None where one of them is of none."""
    starts = {
        one.numeral.start: at
        for at, one in enumerate(sentence.figures)
        if one.numeral is not None and one.numeral.number >= 0
    }
    result = {}
    for start, end in spans:
        at = starts.get(start)
        if at is None:
            return None
        numeral = sentence.figures[at].numeral
        if numeral is None or numeral.number != _number(sentence.text[start:end]):
            return None
        result[at] = start, end
    return result


def _renumbered(found: Wording, text: str) -> Wording:
    """What was read of a sentence, for one with other digits."""
    sentence = copy(found.sentence)
    sentence.text = text
    sentence.figures = [*sentence.figures]
    for at, (start, end) in (found.amounts or {}).items():
        one = sentence.figures[at]
        if one.numeral is not None:
            numeral = one.numeral._replace(number=_number(text[start:end]))
            sentence.figures[at] = one._replace(numeral=numeral)
    said = [
        Said(figure, sentence, one.reading)
        for figure, one in zip(sentence.figures, found.said, strict=True)
    ]
    return found._replace(said=said)


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
