"""The slips by which a right figure becomes a wrong one: digits swapped, 万 for 亿, and so on."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from itertools import pairwise

from jhstats.figure import plain


class Slip(Enum):
    """How a figure went wrong."""

    DIGITS = "digits"
    """Two digits are swapped."""
    SCALE = "scale"
    """A power of ten: 万 for 亿, million for billion, a point that moved."""
    YEAR = "year"
    """Another year's figure."""
    MEASURE = "measure"
    """Growth told for the total, a share for growth."""
    POINTS = "points"
    """Percent told for percentage points, or the other way round."""
    TARGET = "target"
    """A target or plan told as a result."""
    PART_YEAR = "part-year"
    """A part of a year told as the year."""
    RANK = "rank"
    """The rank of another measure or metric."""
    SIGN = "sign"
    """A rise told as a fall, or the other way round."""
    BOUND = "bound"
    """A bound told as an exact figure, or as another bound."""


def between(given: Decimal, right: Decimal) -> Slip | None:
    """The slip by which one number became another, as far as their digits tell."""
    if given == right:
        return None
    if is_swap(plain(abs(given)), plain(abs(right))):
        return Slip.DIGITS
    return Slip.SCALE if is_shift(given, right) else None


def is_swap(given: str, right: str) -> bool:
    """Whether two numbers differ by two digits that changed places."""
    if len(given) != len(right):
        return False
    apart = [index for index, pair in enumerate(zip(given, right, strict=True)) if len({*pair}) > 1]
    digits = all(given[index].isdigit() and right[index].isdigit() for index in apart)
    return digits and len(apart) == 2 and sorted(given) == sorted(right)  # noqa: PLR2004 - a pair


def is_shift(given: Decimal, right: Decimal) -> bool:
    """Whether two numbers differ by a power of ten."""
    return given != right and given.normalize().as_tuple()[:2] == right.normalize().as_tuple()[:2]


def swaps(value: Decimal) -> list[Decimal]:
    """All numbers that become this one when two neighbouring digits change places."""
    digits = plain(value)
    places = [index for index, one in enumerate(digits) if one.isdigit()]
    result = []
    for one, other in pairwise(places):
        first, second = digits[one], digits[other]
        swapped = list(digits)
        swapped[one], swapped[other] = second, first
        text = "".join(swapped)
        leads = text.startswith("0") and len(text.partition(".")[0]) > 1
        if first != second and not leads:
            result.append(Decimal(text))
    return result
