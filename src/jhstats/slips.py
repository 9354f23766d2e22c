"""Slips: the ways in which a right figure becomes a wrong one, such as 万 written for 亿."""

import re
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from jhstats.figure import EXACT


class Slip(Enum):
    """How a figure went wrong."""

    DIGITS = "digits"  # two digits are swapped
    SCALE = "scale"  # a power of ten: 万 for 亿, million for billion, a point that moved
    YEAR = "year"  # another year's figure
    MEASURE = "measure"  # growth told for the total, a share for growth
    POINTS = "points"  # percent told for percentage points, or the other way round
    TARGET = "target"  # a target or plan told as a result
    PART_YEAR = "part-year"  # a part of a year told as the year
    RANK = "rank"  # the rank of another measure or metric
    SIGN = "sign"  # a rise told as a fall, or the other way round
    BOUND = "bound"  # a bound told as an exact figure, or as another bound


def number_slip(given: Decimal, right: Decimal) -> Slip | None:
    """`DIGITS` or `SCALE` where that made the given number of the right one; else None."""
    if given == right:
        return None
    if is_swap(f"{given.copy_abs():f}", f"{right.copy_abs():f}"):
        return Slip.DIGITS
    digits = [number.normalize(EXACT).as_tuple()[:2] for number in (given, right)]
    return Slip.SCALE if digits[0] == digits[1] else None


def is_swap(given: str, right: str) -> bool:
    """Whether two numbers, as printed, differ by two digits that changed places."""
    if len(given) != len(right):
        return False
    apart = [index for index, pair in enumerate(zip(given, right, strict=True)) if len({*pair}) > 1]
    digits = all(given[index].isdigit() and right[index].isdigit() for index in apart)
    return digits and len(apart) == 2 and sorted(given) == sorted(right)  # noqa: PLR2004 - a pair


def swaps(value: Decimal) -> list[Decimal]:
    """The numbers that differ from a value by two neighbouring digits that changed places.

    Equal digits make none, and neither does a swap that puts a 0 in front.
    """
    digits = f"{value:f}"
    places = [index for index, character in enumerate(digits) if character.isdigit()]
    swapped = (digits[:left] + digits[left:right + 1][::-1] + digits[right + 1:]
               for left, right in pairwise(places))  # fmt: skip
    return [Decimal(text) for text in swapped if text != digits and not re.match(r"0\d", text)]
