"""Texts that may be hard for a pattern, read off its parse tree.

Each part that may be repeated is repeated, alone and behind what stands before it, and each
beginning of a match is repeated; what ends them fits no pattern. They are hard for a pattern in
which a character may belong to one repeat or another, or begin a search that ends far away.
"""

from __future__ import annotations

import re
from re import _constants as code  # type: ignore[attr-defined] # no other way to a parse tree
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Node = tuple[Any, Any]
    """What it is, and what it holds: a character, a sequence, bounds."""

MANY = 5
"""What may be repeated so often is repeated."""
UNITS = 4
"""So many of the characters or alternatives that a part takes are tried."""
END = "\x01"
CHARACTERS = " 1aA中一年.,-'\"()[]{}<>*_|\n\ue000\ue003\ue004!"
"""What a class of characters is tried with."""
SINGLE = (code.LITERAL, code.NOT_LITERAL, code.ANY, code.IN)
REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
CATEGORIES = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}


class Pump(NamedTuple):
    """A text of any length: what it begins with, what is repeated, what ends it."""

    begin: str
    unit: str
    end: str = END

    def text(self, size: int) -> str:
        """The text that is about so long."""
        return (
            self.begin + self.unit * max(1, (size - len(self.begin)) // len(self.unit)) + self.end
        )

    def __str__(self) -> str:
        return repr(self.begin[-20:])[1:-1] + "«" + repr(self.unit[:40])[1:-1] + "»"


def pumps(pattern: re.Pattern[str]) -> Iterator[Pump]:
    """The texts that may be hard for a pattern."""
    tree = [*parser.parse(pattern.pattern, pattern.flags)]
    found = [*_repeated(tree, ""), *(Pump("", begin) for begin in _begins(tree, ""))]
    return (pump for pump in dict.fromkeys(found) if pump.unit)


def _repeated(items: list[Node], before: str) -> Iterator[Pump]:
    """For each part that may be repeated often, texts in which it is."""
    for index, (op, given) in enumerate(items):
        lead = before + _sample(items[:index])
        if op in REPEATS and given[1] >= MANY:
            for unit in _units([*given[2]]):
                yield Pump("", unit)
                yield Pump(lead, unit)
                yield Pump("", lead + unit)
        for inner in _inner(op, given):
            yield from _repeated(inner, lead)


def _begins(items: list[Node], before: str) -> Iterator[str]:
    """What the matches of a pattern may begin with, each longer by a part."""
    for index, (op, given) in enumerate(items):
        lead = before + _sample(items[:index])
        yield lead
        for inner in _inner(op, given):
            yield from _begins(inner, lead)
    yield before + _sample(items)


def _inner(op: object, given: Any) -> list[list[Node]]:  # noqa: ANN401 - the tree has no types
    """The sequences within a node."""
    if op is code.BRANCH:
        return [[*branch] for branch in given[1]]
    if op is code.SUBPATTERN:
        return [[*given[3]]]
    if op in REPEATS:
        return [[*given[2]]]
    if op is code.ATOMIC_GROUP:
        return [[*given]]
    return [[*given[1]]] if op in (code.ASSERT, code.ASSERT_NOT) and given[0] > 0 else []


def _units(items: list[Node]) -> list[str]:
    """What a part that is repeated may be: each character or alternative that it takes."""
    if len(items) == 1:
        op, given = items[0]
        if op in SINGLE:
            taken = [char for char in CHARACTERS if _takes(op, given, char)]
            return taken[:UNITS] or [_sample(items)]
        inner = _inner(op, given)
        if inner:
            return list(dict.fromkeys(unit for branch in inner for unit in _units(branch)))[:UNITS]
    sample = _sample(items)
    longer = _sample(items, least=1)
    return [text for text in dict.fromkeys((sample, longer)) if text]


def _sample(items: Iterable[Node], least: int = 0) -> str:
    """A short text that a sequence may match, assertions apart.

    What may be left out is there so often as `least`.
    """
    result = ""
    for op, given in items:
        if op in SINGLE:
            result += _character(op, given)
        elif op in REPEATS:
            result += _sample(given[2], least) * max(given[0], min(least, given[1]))
        elif op is code.BRANCH:
            result += min((_sample(branch, least) for branch in given[1]), key=len)
        elif op is code.SUBPATTERN:
            result += _sample(given[3], least)
        elif op is code.ATOMIC_GROUP:
            result += _sample(given, least)
    return result


def _character(op: object, given: Any) -> str:  # noqa: ANN401
    if op is code.LITERAL:
        return chr(given)
    taken = next((char for char in CHARACTERS if _takes(op, given, char)), None)
    if taken is None and op is code.IN:
        firsts = {code.LITERAL: lambda value: value, code.RANGE: lambda value: value[0]}
        taken = next((chr(firsts[kind](value)) for kind, value in given if kind in firsts), None)
    return taken or ""


def _takes(op: object, given: Any, char: str) -> bool:  # noqa: ANN401
    """Whether a node of one character takes this one."""
    if op is code.LITERAL:
        return bool(ord(char) == given)
    if op is code.NOT_LITERAL:
        return bool(ord(char) != given)
    if op is code.ANY:
        return char != "\n"
    if op is code.RANGE:
        return bool(given[0] <= ord(char) <= given[1])
    if op is code.CATEGORY:
        return re.match(CATEGORIES[str(given)], char) is not None
    negated = bool(given) and given[0][0] is code.NEGATE
    return negated != any(_takes(o, g, char) for o, g in given if o is not code.NEGATE)
