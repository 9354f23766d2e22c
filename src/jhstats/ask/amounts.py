"""Amounts in a user's words (`100 billion yuan`, 1409亿), and the facts above or below them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from operator import ge, gt, le, lt
from typing import NamedTuple

from jhstats.ask.store import Store, Test
from jhstats.errors import Kind, Location, UsageError
from jhstats.model import Fact, Unit, conversion, is_rate
from jhstats.names import candidates

_NUMBER = r"(?a)([^\d\s+−-]{0,3})\s?([-−+]?\d{1,40}(?:[,，]\d{3})*(?:\.\d{1,40})?)(.*)"
SIDES = {"above": gt, "below": lt, "at-least": ge, "at-most": le}
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
            if is_rate(own) or own.factor is None:
                return None
            own = own._replace(dimension=BARE.id)
        by = conversion(own, self.unit, fact.measure)
        return by and by.exact(fact.value)


def unit_named(word: str, units: Mapping[str, Unit]) -> tuple[Unit, ...]:
    """The unit of a base, or one that everyone knows, that a word names, as `unit_called`."""
    from jhstats.load.known import unit_called, unit_owners  # noqa: PLC0415 - which read TOML

    owners = unit_owners(units.values())
    return unit_called(word, owners) or unit_called(word.removesuffix("s"), owners)


def read_amount(text: str, units: Mapping[str, Unit]) -> Said | None:
    """What a text like `140.9 billion yuan`, 1409亿 or `53,299` says; None if it is no amount.

    A magnitude alone is of any unit, whatever unit of the base is called so, too.
    """
    from jhstats.load.known import unit_called  # noqa: PLC0415 - as above

    found = re.fullmatch(_NUMBER, text.strip())
    name = found[3] + found[1] if found else ""
    unit = unit_called(name, {"": BARE}) or unit_named(name, units)
    if not found or not unit:
        return None
    return Said(Decimal(re.sub("[,，]", "", found[2]).replace("−", "-")), unit[-1])


def limits(
    store: Store, facts: Sequence[Fact], asked: Iterable[tuple[str, str]], unit: str | None
) -> Iterator[Test]:
    """What each limit of `SIDES` asks, bare numbers in a named unit if any; or a `UsageError`."""
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
        met = {id_ for id_, value in values.items() if SIDES[side](value, said.number)}
        yield Test("value", partial(lambda ids, fact: fact.id in ids, met))
