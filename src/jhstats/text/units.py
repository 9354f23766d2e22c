"""Units as texts print them, and the measures that no base unit is called by."""

import re
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from jhstats.ask.store import Store
from jhstats.figure import ONE
from jhstats.lang.counting import narrowed
from jhstats.lang.languages import COMMON, LANGUAGES, compiled, pattern
from jhstats.lang.numerals import numerals
from jhstats.lang.patterns import end_of, spaced
from jhstats.lang.records import Numeral
from jhstats.load.known import known_units
from jhstats.model import PERCENT, Unit, conversion
from jhstats.text.names import called, folded, in_number
from jhstats.text.records import Figure, Name, UnitWord

_WIDEST, _BEFORE = 40, 12
_BRACKETS = re.compile(r"[（(].{0,99}?[)）]")
CLASSIFIER = re.compile(rf"\s?(?:{pattern('CLASSIFIER')})")
_MEASURE = re.compile(rf"\s*({pattern('MEASURE')})(?![A-Za-z-])", re.IGNORECASE)
_SCALE_WORDS = compiled("SCALE_WORDS")
_MAGNITUDES, _UNITY = "万亿", "一"
_CODES = pattern("CURRENCY_CODES")
_MONEY = {folded(word) for sign, names in COMMON.signs.items() for word in (sign, *names)}
_MONEY |= {code.lower() for code in _CODES.split("|")}


class Units:
    """The names of units, found at numbers: the magnitude in them is a number's own."""

    def __init__(self, store: Store) -> None:
        # None has the id of an own one; a store may refuse what it has not, so that comes last.
        own, self._metrics = store.units, store.metrics
        units = self.by_id = ChainMap[str, Unit](_known(own), own)  # type: ignore[arg-type]
        self._owners: dict[str, dict[str, Decimal]] = {}
        self.measures = set[str]()  # the units that measure, as yuan and tons do, and count nothing
        named = ((unit.id, name) for unit in units.values() for name in called(unit))
        for id_, scale, bare in ((id_, *part) for id_, name in named for part in _parts(name)):
            for word in in_number(bare):
                self._owners.setdefault(folded(word), {}).setdefault(id_, scale)
            if _MEASURE.fullmatch(bare):
                self.measures.add(id_)
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
        by_length = sorted(self._owners.keys() - map(folded, COMMON.signs), key=len, reverse=True)
        # A unit's name may be glued to the number before it: 83GW.
        pattern = "|".join(spaced(one) + end_of(one) for one in by_length)
        self._pattern = re.compile(rf"[”」]?\s*(?:of\s)?({pattern})", re.IGNORECASE)
        behind = [name for language in LANGUAGES for name in language.leading]
        leading = [one for one in by_length if one.isascii() or one in behind]
        pattern = "|".join((*map(spaced, leading), _CODES))
        signs_pattern = "|".join(map(re.escape, sorted(COMMON.signs, key=len, reverse=True)))
        self._before = re.compile(
            rf"(?:(?<![A-Za-z0-9])({pattern})|({signs_pattern}))\s?$"
            rf"|[（(]({'|'.join(map(spaced, by_length))})[）)][:：]?\s?$",
            re.IGNORECASE,
        )
        self._counted: dict[str, set[str]] = {}
        for id_, metric in store.counted():
            self._counted.setdefault(self.by_id[id_].dimension or id_, set()).add(metric)

    def amount(self, one: Numeral, word: UnitWord | None, unit: str) -> Decimal | None:
        """The number in a unit: 1409亿元 is 1409 in 亿元; None where it counts something else.

        `word` is the unit that the text prints; without one the magnitude must fit the unit's name.
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
        for id_, scale in word.scales.items():
            if (into := conversion(self.by_id[id_], self.by_id[unit])) is not None:
                return into.exact(one.value / scale)
        return None

    def behind(self, text: str, at: int) -> UnitWord | None:
        """The unit's name, or a measure's that no unit of the base has, that begins at a place."""
        stretch = narrowed(text[at : at + _WIDEST])
        if found := self._pattern.match(stretch):
            return UnitWord(at + found.start(1), at + found.end(), self._owners[folded(found[1])])
        other = _MEASURE.match(stretch)
        return other and UnitWord(at + other.start(1), at + other.end())

    def before(self, text: str, at: int) -> UnitWord | None:
        """The unit's name or sign that ends at a place of a text: RMB 140.9bn, $3m."""
        begin = max(0, at - _BEFORE)
        if not (found := self._before.search(narrowed(text[begin:at]))):
            return None
        word = found[1] or found[2] or found[3]
        return UnitWord(begin + found.start(), at, self._owners.get(folded(word), {}))

    def counting(self, units: Iterable[str]) -> frozenset[str]:
        """The metrics that count in units of some ids, or in what converts into them."""
        kinds = (self.by_id[one].dimension or one for one in units)
        return frozenset().union(*(self._counted.get(kind, ()) for kind in kinds))

    def counted(self, units: Iterable[str]) -> tuple[str, ...]:
        """The metric that units of some ids name by their very name, else the only one in them."""
        counting = self.counting(units)
        if len(counting) > 1:
            names = {folded(name) for one in units for name in called(self.by_id[one])}
            own = {id_: {*map(folded, called(self._metrics[id_]))} for id_ in counting}
            counting = frozenset(id_ for id_, words in own.items() if not names.isdisjoint(words))
        return tuple(counting) if len(counting) == 1 else ()

    def without_name(self, one: Figure, named: Iterable[Name]) -> Figure:
        """A figure; without its unit where that only begins the name of what counts in no such."""
        unit = one.unit
        longer = (name for name in named if unit and name.start == unit.start < unit.end < name.end)
        ids = [id_ for name in longer for id_ in name.ids]  # 838 million store visits, of stores
        is_other = unit and ids and self.counting(unit.scales).isdisjoint(ids)
        return one._replace(unit=None) if is_other else one


def is_money(word: str) -> bool:
    """Whether a word or sign is a currency's: it is no other name of another one."""
    return folded(word) in _MONEY


def _parts(name: str) -> Iterable[tuple[Decimal, str]]:
    """A unit's name as magnitude and bare name: 亿元 is 100,000,000 and 元."""
    name = _BRACKETS.sub("", narrowed(name)).strip() or name
    yield ONE, name
    words = _SCALE_WORDS.match(name)
    if words:  # "billion yuan" is 1,000,000,000 and "yuan"
        yield from ((one.scale, name[words.end() :].strip()) for one in numerals("1 " + words[0]))
        return
    lead = _UNITY if name[:1] in _MAGNITUDES else ""
    for one in numerals(lead + name)[:1]:
        if one.start == 0:
            yield one.value, name[one.end - len(lead) :].strip()


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
