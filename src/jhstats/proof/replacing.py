"""A wrong figure as the draft would write it: its notation, magnitude and unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from jhstats.figure import Bound, plain
from jhstats.proof.facts import PLANS
from jhstats.proof.verdict import Judged, Verdict
from jhstats.slips import Slip

if TYPE_CHECKING:
    from jhstats.model import Fact
    from jhstats.text.reading import Reading

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_OTHER_FORM = (Slip.POINTS, Slip.TARGET, Slip.BOUND, Slip.SIGN, Slip.PART_YEAR)
"""Slips that are mended by more than another number."""
_MOST_DIGITS = 12


def replacement(reading: Reading, shown: tuple[int, int], judged: Judged) -> str | None:
    """The figure that a draft means; None where more than its number must change."""
    numeral, fact = reading.figure.numeral, judged.fact
    if judged.verdict is not Verdict.WRONG or fact is None or numeral is None:
        return None
    if judged.slip in _OTHER_FORM or fact.status in PLANS or fact.bound is not Bound.EXACT:
        return None
    given = reading.sentence.text[slice(*shown)]
    told = _NUMBER.findall(given)
    if len(told) != 1 or numeral.bound is not Bound.EXACT:
        return None
    value = _value(fact, judged)
    if value is None or len(value.as_tuple().digits) > _MOST_DIGITS:
        return None
    form = f"{value:,f}" if "," in told[0] else plain(value)
    return given.replace(told[0], form).strip()


def _value(fact: Fact, judged: Judged) -> Decimal | None:
    value = judged.here if judged.here is not None else fact.value
    if value is None:
        return None
    exponent = value.as_tuple().exponent
    is_whole = isinstance(exponent, int) and exponent > 0
    return abs(value.quantize(Decimal(1)) if is_whole else value)
