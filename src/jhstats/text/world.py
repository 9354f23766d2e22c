"""What texts may speak of: the names of a base, its units and kinds, and the day they are of.

Where a text prints the units, and the measures that no base unit is called by, is found here.
"""

import re
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from decimal import Decimal
from typing import Self

from jhstats.ask.store import Store
from jhstats.figure import ONE
from jhstats.lang.counting import narrowed
from jhstats.lang.languages import COMMON, LANGUAGES, compiled, pattern
from jhstats.lang.lexicon import kinds_of
from jhstats.lang.numerals import numerals
from jhstats.lang.patterns import end_of, spaced
from jhstats.lang.records import Numeral
from jhstats.load.known import known_units
from jhstats.model import PERCENT, Unit, conversion
from jhstats.names import outer_entities
from jhstats.period import Period, parse
from jhstats.text.names import Known, called, folded, in_number
from jhstats.text.records import UnitWord

_WIDEST = 40
_BEFORE = 12
_BRACKETS = re.compile(r"[（(].{0,99}?[)）]")
CLASSIFIER = re.compile(rf"\s?(?:{pattern('CLASSIFIER')})")
_MEASURE = re.compile(rf"(?:{pattern('MEASURE')})(?![A-Za-z-])", re.IGNORECASE)
_SCALE_WORDS = compiled("SCALE_WORDS")
_MAGNITUDES, _UNITY = "万亿", "一"
_CODES = pattern("CURRENCY_CODES")
_MONEY = {folded(word) for sign, names in COMMON.signs.items() for word in (sign, *names)} | {
    code.lower() for code in _CODES.split("|")
}
_YEAR = 12


class Units:
    """The names of units, found at numbers: the magnitude in them is a number's own."""

    def __init__(self, own: Mapping[str, Unit], known: Mapping[str, Unit] | None = None) -> None:
        # None has the id of an own one; a store may refuse what it has not, so that comes last.
        units = self.by_id = ChainMap[str, Unit](known or {}, own)  # type: ignore[arg-type]
        self._owners: dict[str, dict[str, Decimal]] = {}
        self.measures = set[str]()  # the units that measure, as yuan and tons do, and count nothing
        for unit in units.values():
            for name in called(unit):
                for scale, bare in _parts(_BRACKETS.sub("", narrowed(name)).strip() or name):
                    for word in in_number(bare):
                        self._owners.setdefault(folded(word), {}).setdefault(unit.id, scale)
                    if _MEASURE.fullmatch(bare):
                        self.measures.add(unit.id)
        # The magnitude in a unit's name: 100,000,000 for 亿元.
        self.magnitudes = defaultdict(lambda: ONE, self._owners.pop("", {}))
        self._owners.setdefault("‰", {PERCENT.id: Decimal(10)})
        for sign, names in COMMON.signs.items():
            for name in names:
                self._owners.setdefault(folded(sign), {}).update(self._owners.get(name, {}))
        for owners in self._owners.values():
            for id_, scale in owners.items():
                self.magnitudes[id_] = max(scale, self.magnitudes.get(id_, scale))
        self.names = {name for name, scales in self._owners.items()
                      if not self.measures.isdisjoint(scales)}  # fmt: skip
        signs = [folded(sign) for sign in COMMON.signs]
        longest_first = sorted(set(self._owners).difference(signs), key=len, reverse=True)
        # A unit's name may be glued to the number before it: 83GW.
        pattern = "|".join(spaced(one) + end_of(one) for one in longest_first)
        self._pattern = re.compile(rf"[”」]?\s*(?:of\s)?({pattern})", re.IGNORECASE)
        headed = "|".join(map(spaced, longest_first))
        behind = [name for language in LANGUAGES for name in language.leading]
        leading = [one for one in longest_first if one.isascii() or one in behind]
        pattern = "|".join((*map(spaced, leading), _CODES))
        signs_pattern = "|".join(map(re.escape, sorted(COMMON.signs, key=len, reverse=True)))
        self._before = re.compile(
            rf"(?:(?<![A-Za-z0-9])({pattern})|({signs_pattern}))\s?$"
            rf"|[（(]({headed})[）)][:：]?\s?$",
            re.IGNORECASE,
        )

    def amount(self, one: Numeral, word: UnitWord | None, unit: str) -> Decimal | None:
        """The number in a unit: 1409亿元 is 1409 in 亿元; None where it counts something else.

        `word` is the unit that the text prints. Where it prints none, the magnitude alone must
        fit the unit's name.
        """
        is_percent = one.unit == "%" or (word is not None and PERCENT.id in word.scales)
        if is_percent != (unit == PERCENT.id) and one.unit != "points":
            return None
        if one.unit:
            return one.value
        if word is None:
            return one.value / self.magnitudes[unit]
        if unit in word.scales:
            return one.value / word.scales[unit]
        mine = self.by_id[unit]
        for id_, scale in word.scales.items():
            if (into := conversion(self.by_id[id_], mine)) is not None:
                return into.exact(one.value / scale)
        return None

    def behind(self, text: str, at: int) -> UnitWord | None:
        """The unit's name, or a measure's that no unit of the base has, that begins at a place."""
        stretch = narrowed(text[at : at + _WIDEST])
        found = self._pattern.match(stretch)
        if found:
            scales = self._owners[folded(found[1])]
            return UnitWord(at + found.start(1), at + found.end(), scales)
        lead = len(stretch) - len(stretch.lstrip())
        other = _MEASURE.match(stretch, lead)
        return other and UnitWord(at + lead, at + other.end())

    def before(self, text: str, at: int) -> UnitWord | None:
        """The unit's name or sign that ends at a place of a text: RMB 140.9bn, $3m."""
        begin = max(0, at - _BEFORE)
        stretch = narrowed(text[begin:at])
        found = self._before.search(stretch)
        if not found:
            return None
        word = found[1] or found[2] or found[3]
        return UnitWord(begin + found.start(), at, self._owners.get(folded(word), {}))


def is_money(word: str) -> bool:
    """Whether a word or sign is a currency's: it is no other name of another one."""
    return folded(word) in _MONEY


def _parts(name: str) -> Iterable[tuple[Decimal, str]]:
    """A unit's name as magnitude and bare name: 亿元 is 100,000,000 and 元."""
    yield ONE, name
    words = _SCALE_WORDS.match(name)
    if words:  # "billion yuan" is 1,000,000,000 and "yuan"
        for one in numerals("1 " + words[0]):
            yield one.scale, name[words.end() :].strip()
        return
    for one in numerals(name if name[:1] not in _MAGNITUDES else _UNITY + name)[:1]:
        if one.start == 0:
            cut = one.end - (name[:1] in _MAGNITUDES)
            yield one.value, name[cut:].strip()


def _known(units: Mapping[str, Unit]) -> dict[str, Unit]:
    """The units to be held against a base's, of its dimensions, whose ids and names it has not."""
    kinds = {own.dimension for own in units.values()}.intersection(COMMON.held)
    own = {folded(name) for unit in units.values() if kinds for name in called(unit)}
    known: dict[str, Unit] = {}
    for unit in (known_units()[id_] for kind in kinds for id_ in COMMON.held[str(kind)].split()):
        aliases = tuple(name for name in unit.aliases if name not in COMMON.unclear)
        if unit.id not in units and own.isdisjoint(map(folded, called(unit))):
            known[unit.id] = unit._replace(aliases=aliases)
    return known


class World:
    """What a text may speak of.

    `scopes` are the entities among whom the base tells ranks.
    """

    def __init__(self, store: Store, today: Period | None = None) -> None:
        self.store = store
        self.known = Known(store)
        self.units = Units(store.units, _known(store.units))
        self.outer = outer_entities(store.entities)  # what each entity lies within
        self.today = today  # the day that 今年 counts from; None where nobody said
        self._fiscal = {one for one in store.periods() if one.months == _YEAR and not one.is_year}
        self._counted: dict[str, set[str]] = {}
        for unit, metric in store.counted():
            self._counted.setdefault(self._kind(unit), set()).add(metric)
        self.scopes = {*store.scopes()}

    def on(self, day: Period | None) -> Self:
        """The same on another day."""
        other = copy(self)
        other.today = day
        return other

    def _kind(self, unit: str) -> str:
        return self.units.by_id[unit].dimension or unit

    def counting(self, units: Iterable[str]) -> frozenset[str]:
        """The metrics that count in units of some ids, or in what converts into them."""
        return frozenset().union(*(self._counted.get(self._kind(one), ()) for one in units))

    def counted(self, units: Iterable[str]) -> tuple[str, ...]:
        """The metric that units of some ids name by their very name, else the only one in them."""
        counting = self.counting(units)
        if len(counting) > 1:
            names = {folded(name) for one in units for name in called(self.units.by_id[one])}
            own = {id_: {*map(folded, called(self.store.metrics[id_]))} for id_ in counting}
            counting = frozenset(id_ for id_, words in own.items() if not names.isdisjoint(words))
        return tuple(counting) if len(counting) == 1 else ()

    def fiscal(self, calendar: Period) -> Period | None:
        """The same part of a year that ends when those of the base do; None where none ends so."""
        ends = {one.end[1] for one in self._fiscal}
        if len(ends) != 1:
            return None
        back = _YEAR - ends.pop() + 1
        months = (divmod(day[0] * _YEAR + day[1] - back, _YEAR) for day in calendar.days)
        return parse("/".join(f"{year}-{month + 1:02}" for year, month in months))

    def meant(self, word: str, last: str | None) -> str | None:
        """Whom a word for all of a kind means: the main entity, who was last told, or around."""
        kinds = kinds_of(narrowed(word))
        main = self.store.main
        around: Iterator[str] = (
            entity for inner in (last, main) if inner for entity in sorted(self.outer(inner))
        )
        for entity in (main, last, *around):
            kind = self.store.entities[entity].kind if entity else ""
            if kind in kinds or kind.rpartition("-")[2] in kinds:
                return entity
        own = [one.ids[0] for one in self.known.entities(word) if one.end - one.start == len(word)]
        return own[0] if own else None  # what the base itself calls so
