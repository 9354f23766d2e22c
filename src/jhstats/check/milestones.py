"""What facts say was passed for the first time: 首破千亿元, `topped … for the first time`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jhstats.check.index import RESULTS
from jhstats.figure import Bound
from jhstats.model import Measure, RankKind
from jhstats.prose.numerals import numerals
from jhstats.prose.units import Units

if TYPE_CHECKING:
    from decimal import Decimal

    from jhstats.model import Base, Fact

_MAY_BE = re.compile("首|first time")
_PASSED = (Bound.OVER, Bound.AT_LEAST)


def milestones(base: Base) -> dict[str, Decimal]:
    """The numbers that facts pass for the first time, each in its fact's unit, by fact id."""
    units = Units(base.units)
    found = ((one.id, _passed(units, one)) for one in base.facts)
    return {id_: passed for id_, passed in found if passed is not None}


def _passed(units: Units, one: Fact) -> Decimal | None:
    if one.value is None or one.measure is not Measure.LEVEL or one.status not in RESULTS:
        return None
    if one.bound in _PASSED and any(rank.kind is RankKind.FIRST_TO for rank in one.ranks):
        return one.value
    for evidence in one.evidence:
        printed = evidence.printed or ""
        if not _MAY_BE.search(printed):
            continue
        for numeral in numerals(printed):
            if numeral.is_first:
                amount = units.amount(numeral, units.of(numeral, printed), str(one.unit))
                if amount is not None and amount <= one.value:
                    return amount
    return None
