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
"""What only judging looks at, when a sentence is kept already."""
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


class Placed(NamedTuple):
    """An amount: its place among the figures of a sentence, and where its digits stand."""

    place: int
    start: int
    end: int


class Wording(NamedTuple):
    """A sentence that was read.

    Attributes:
        first: the first of those that are worded so; what was found of it holds for all.
        after: what it leaves for the next; None of a table's cell, which leaves what was.
        said: the figures of the one that was asked for, with what they speak of.
        amounts: the place of each amount among the figures, and where its digits stand; None
            where a number is no figure, so that other digits may make something else of it: only
            the same sentence again is read so.
    """

    first: Sentence
    after: Memory | None
    said: list[Said]
    amounts: tuple[Placed, ...] | None


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
        key = _blurred(text, spans), tuple(spans), frame
        # What a wording was seen to ask for only grows, so that no two keys of it are confused.
        asked = self._asked.get(key, _ALWAYS)
        found = self._kept.get((key, *_parts(memory, asked)))
        if found is not None and found.first.text == text:
            return found
        if found is not None and found.amounts is not None:
            return _renumbered(found, found.amounts, text)
        if len(self._kept) >= _MANY:
            self._kept.clear()
            self._asked.clear()
        noted = Noted(memory)
        sentence = Sentence(self._world, text, frame, cast("Memory", noted))  # it has all parts
        said = [*read(sentence)]
        after = None if frame.kind is BlockKind.CELL else sentence.after
        self._asked[key] = asked = asked | noted.looked
        found = Wording(sentence, after, said, _placed(sentence, spans))
        self._kept[key, *_parts(memory, asked)] = found
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


def _placed(sentence: Sentence, spans: Iterable[tuple[int, int]]) -> tuple[Placed, ...] | None:
    """The amounts of a sentence; None where one of them is the number of no figure."""
    numbers = {
        one.numeral.start: (place, one.numeral.number)
        for place, one in enumerate(sentence.figures)
        if one.numeral is not None
    }
    result = []
    for start, end in spans:
        place, number = numbers.get(start, (0, None))
        if number != _number(sentence.text[start:end]):
            return None
        result.append(Placed(place, start, end))
    return tuple(result)


def _renumbered(found: Wording, amounts: Iterable[Placed], text: str) -> Wording:
    """What was read of a sentence, for one with other digits."""
    sentence = copy(found.first)
    sentence.text = text
    sentence.figures = [*sentence.figures]
    for place, start, end in amounts:
        one = sentence.figures[place]
        numeral = one.numeral and one.numeral._replace(number=_number(text[start:end]))
        sentence.figures[place] = one._replace(numeral=numeral)
    # The readings stay those of the first: what they look up later is the same there.
    said = [
        Said(figure, sentence, one.reading)
        for figure, one in zip(sentence.figures, found.said, strict=True)
    ]
    return found._replace(said=said)


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
