"""Where a text names metrics, entities and units of a base, longest name first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jhstats.figure import ONE, convert
from jhstats.model import PERCENT
from jhstats.prose.counting import narrowed
from jhstats.prose.numerals import numerals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from jhstats.model import Entity, Metric, Unit
    from jhstats.prose.numerals import Numeral

_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_WIDEST = 40
_BEFORE = 12
_SCALE_WORDS = re.compile(
    r"(?:hundred |ten )?(?:thousand|million|billion|trillion)\b", re.IGNORECASE
)
_BRACKETS = re.compile(r"[（(].*?[)）]")


class Name(NamedTuple):
    """A name in a text: where it stands, and the ids of the records that are called so."""

    start: int
    end: int
    ids: tuple[str, ...]


class Names:
    """The names of records, found in texts."""

    def __init__(self, records: Iterable[tuple[str, Iterable[str]]]) -> None:
        owners: dict[str, list[str]] = {}
        for id_, words in records:
            for word in words:
                ids = owners.setdefault(folded(word), [])
                if id_ not in ids:
                    ids.append(id_)
        owners.pop("", None)
        self._owners = owners
        self._pattern = re.compile(_grouped(owners) or r"(?!)")

    def find(self, text: str) -> list[Name]:
        """All names in a text, in order, none inside another."""
        return [
            Name(*found.span(), tuple(self._owners.get(folded(found[0]), ())))
            for found in self._pattern.finditer(narrowed(text).translate(_SMALL))
        ]


def names_of(records: Mapping[str, Entity] | Mapping[str, Metric]) -> Names:
    """The names and aliases of entities or metrics; ids are for scripts, not for texts."""
    return Names((one.id, (*one.names.values(), *one.aliases)) for one in records.values())


class UnitWord(NamedTuple):
    """The name of units behind a number: 元 of 亿元 is 1 of a unit 100,000,000 times as large.

    Attributes:
        start: its first character.
        end: after its last one.
        scales: the ids of the units that are called so, each with the magnitude in its name.
    """

    start: int
    end: int
    scales: dict[str, Decimal]


class Units:
    """The names of units, found behind numbers: the magnitude in them is a number's own."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self._units = units
        self._owners: dict[str, dict[str, Decimal]] = {}
        for unit in units.values():
            for name in (*unit.names.values(), *unit.aliases):
                for scale, bare in _parts(_BRACKETS.sub("", narrowed(name)).strip()):
                    self._owners.setdefault(folded(bare), {})[unit.id] = scale
        self._owners.pop("", None)
        longest_first = sorted(self._owners, key=len, reverse=True)
        # A unit's name may be glued to the number before it: 83GW.
        pattern = "|".join(_spaced(one) + _end(one) for one in longest_first) or r"(?!)"
        self._pattern = re.compile(rf"\s*(?:of\s)?({pattern})", re.IGNORECASE)
        leading = [one for one in longest_first if one.isascii() or one == "人民币"]
        pattern = "|".join(map(_spaced, leading)) or r"(?!)"
        self._before = re.compile(rf"(?<![A-Za-z0-9])({pattern})\s?$", re.IGNORECASE)

    def of(self, one: Numeral, text: str) -> UnitWord | None:
        """The unit that a text prints behind a number, or before it."""
        return self.behind(text, one.end) or self.before(text, one.start)

    def amount(self, one: Numeral, word: UnitWord | None, unit: str) -> Decimal | None:
        """The number in a unit: 1409亿元 is 1409 in 亿元; None where it counts something else.

        `word` is the unit that the text prints. Where it prints none, the magnitude alone must
        fit the unit's name.
        """
        if (one.unit == "%") != (unit == PERCENT.id) and one.unit != "points":
            return None
        if one.unit:
            return one.number * one.scale
        value = one.number * one.scale
        if word is None:
            return value / self.magnitude(unit)
        if unit in word.scales:
            return value / word.scales[unit]
        mine = self._units[unit]
        for id_, scale in word.scales.items():
            other = self._units[id_]
            if mine.dimension and mine.dimension == other.dimension:
                assert other.factor is not None  # noqa: S101 - loading holds the pair together
                assert mine.factor is not None  # noqa: S101 - as above
                return convert(value / scale, other.factor, mine.factor)
        return None

    def magnitude(self, unit: str) -> Decimal:
        """The magnitude in a unit's name: 100,000,000 for 亿元."""
        scales = [owners[unit] for owners in self._owners.values() if unit in owners]
        return max(scales, default=ONE)

    def behind(self, text: str, at: int) -> UnitWord | None:
        """The unit's name that begins at a place of a text."""
        found = self._pattern.match(narrowed(text[at : at + _WIDEST]))
        return found and UnitWord(
            at + found.start(1), at + found.end(), self._owners.get(folded(found[1]), {})
        )

    def before(self, text: str, at: int) -> UnitWord | None:
        """The unit's name that ends at a place of a text: RMB 140.9bn."""
        begin = max(0, at - _BEFORE)
        found = self._before.search(narrowed(text[begin:at]))
        return found and UnitWord(
            begin + found.start(1), at, self._owners.get(folded(found[1]), {})
        )


def folded(name: str) -> str:
    """A name as it is looked up: narrow, in small letters, one space for many."""
    return " ".join(narrowed(name).casefold().split())


def _parts(name: str) -> Iterable[tuple[Decimal, str]]:
    """A unit's name as magnitude and bare name: 亿元 is 100,000,000 and 元."""
    yield ONE, name
    words = _SCALE_WORDS.match(name)
    if words:  # "billion yuan" is 1,000,000,000 and "yuan"
        for one in numerals("1 " + words[0]):
            yield one.scale, name[words.end() :].strip()
        return
    for one in numerals(name if name[:1] not in "万亿" else "一" + name):
        if one.start == 0 and (one.scale > 1 or name[0].isdigit()):
            cut = one.end - (name[:1] in "万亿")
            yield one.number * one.scale, name[cut:].strip()
        break


def _grouped(names: Iterable[str]) -> str:
    """One pattern of many names, the longest first, parted by their first letters for speed."""
    groups: dict[str, list[str]] = {}
    for name in sorted((one.translate(_SMALL) for one in names), key=len, reverse=True):
        groups.setdefault(name[0], []).append(name)
    parts = []
    for first, members in groups.items():
        letter = re.escape(first)
        begins = rf"(?<![a-z0-9]{letter})" if first.isascii() and first.isalpha() else ""
        rests = "|".join(_spaced(one[1:]) + _end(one) for one in members)
        parts.append(f"{letter}{begins}(?:{rests})")
    return "|".join(parts)


def _spaced(name: str) -> str:
    """A name as a pattern, any run of spaces for a space."""
    return re.escape(name).replace(r"\ ", r"\s+")


def _end(name: str) -> str:
    """What may not follow a name: a letter or digit, where it ends in one of ASCII."""
    return r"(?![A-Za-z0-9])" if name[-1].isascii() and name[-1].isalnum() else ""
