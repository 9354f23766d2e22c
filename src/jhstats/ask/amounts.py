"""Amounts in a user's words (`100 billion yuan`, 1409亿), and the facts above or below them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from operator import ge, gt, le, lt
from typing import NamedTuple

from jhstats.ask.store import Store, Test
from jhstats.errors import Kind, Location, UsageError
from jhstats.figure import EXACT, ONE
from jhstats.load.known import by_name, known_units, unit_called, units_by_name
from jhstats.model import Fact, Unit, conversion, is_rate
from jhstats.names import all_names, candidates

_NUMBER = re.compile(r"(?a)([^\d\s+−-]{0,3})\s?([-−+]?\d{1,40}(?:[,，]\d{3})*(?:\.\d{1,40})?)(.*)")
_SIDES = {"above": gt, "below": lt, "at-least": ge, "at-most": le}
BARE = Unit("number", {"en": ""}, (), None, None, Location(__name__))
"""The unit of a number that names none; a magnitude alone multiplies it."""


class Said(NamedTuple):
    """A number as somebody says it, in a unit of the base, one that everyone knows, or none."""

    number: Decimal
    unit: Unit

    def value_of(self, fact: Fact, units: Mapping[str, Unit]) -> Decimal | None:
        """The figure of a fact in this unit, for a bare number in its own; None if none converts.

        A magnitude alone is of the unit of factor 1, and of no percentage.
        """
        if fact.value is None or fact.unit is None:
            return None
        own = units[fact.unit]
        if self.unit in (BARE, own):
            return fact.value
        if self.unit.dimension == BARE.id:
            if is_rate(own):
                return None
            called = next(filter(None, map(magnitude, all_names(own))), [BARE])[-1]
            own = own._replace(dimension=BARE.id, factor=own.factor or called.factor or ONE)
        by = conversion(own, self.unit, fact.measure)
        return by and by.exact(fact.value)


def every_unit(units: Mapping[str, Unit]) -> dict[str, Unit]:
    """The units that everyone knows, and those of a base, which go before them, by id.

    Where a base calls a unit of its own dimension as everyone does, those that convert into that
    are in this dimension, too.
    """
    known, own = units_by_name(), by_name(units.values())
    ties: dict[str | None, set[tuple[str, Decimal]]] = {}
    for unit, same in ((own[name], known[name]) for name in own.keys() & known.keys()):
        if unit.dimension and unit.factor and same.factor and unit.offset == same.offset:
            tie = (unit.dimension, EXACT.divide(unit.factor, same.factor))
            ties.setdefault(same.dimension, set()).add(tie)

    def tied(unit: Unit) -> Unit:
        if unit.factor is None or len(found := ties.get(unit.dimension, set())) != 1:
            return unit
        [(dimension, scale)] = found
        offset = unit.offset and EXACT.multiply(unit.offset, scale)
        factor = EXACT.multiply(unit.factor, scale)
        return unit._replace(dimension=dimension, factor=factor, offset=offset)

    others = (unit for id_, unit in known_units().items() if id_ not in units)
    return {**{unit.id: tied(unit) for unit in others}, **units}


def unit_named(word: str, units: Mapping[str, Unit]) -> tuple[Unit, ...]:
    """The unit of a base, or one that everyone knows, that a word names, as `unit_called`."""
    owners = by_name(every_unit(units).values())
    return unit_called(word, owners) or unit_called(word.removesuffix("s"), owners)


def magnitude(word: str) -> tuple[Unit, ...]:
    """A magnitude alone as a multiple of `BARE`, behind that; nothing if a word is none."""
    return unit_called(word, {"": BARE}) if word else ()


def read_amount(text: str, units: Mapping[str, Unit]) -> Said | None:
    """What a text like `140.9 billion yuan`, 1409亿 or `53,299` says; None if it is no amount.

    A magnitude alone is of any unit, whatever unit of the base is called so, too.
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    sign, number, name = found.groups()
    owners = {**by_name(every_unit(units).values()), "": BARE}
    unit = magnitude(name + sign) or unit_called(name + sign, owners)
    return Said(Decimal(re.sub("[,，]", "", number).replace("−", "-")), unit[-1]) if unit else None


def limits(
    store: Store, facts: Sequence[Fact], asked: Iterable[tuple[str, str]], unit: str | None
) -> Iterator[Test]:
    """What each limit of `_SIDES` asks, bare numbers in a named unit if any; or a `UsageError`."""
    for side, text in asked:
        option = "--above" if side in ("above", "at-least") else "--below"
        said = read_amount(text, store.units)
        if said and said.unit is BARE and unit:
            said = read_amount(f"{text}{unit}", store.units)
        if not said:
            raise UsageError.of(Kind.BAD_CHOICE, option=option, given=text)
        told = ((fact.id, said.value_of(fact, store.units)) for fact in facts)
        values = {id_: value for id_, value in told if value is not None}
        if facts and not values:
            units = candidates(filter(None, {fact.unit: None for fact in facts}), store.units)
            raise UsageError.of(Kind.NOTHING_CONVERTS, given=text, candidates=units)
        met = {id_ for id_, value in values.items() if _SIDES[side](value, said.number)}
        yield Test("value", partial(lambda ids, fact: fact.id in ids, met))
