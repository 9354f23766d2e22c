"""What texts print, each as it is found there: numbers, and ranks."""

from decimal import Decimal
from typing import NamedTuple

from jhstats.figure import Bound
from jhstats.model import RankKind


class Numeral(NamedTuple):
    """A number in a text."""

    start: int  # its first character, without the words that bound it
    end: int  # behind its last one: magnitude, 余 and % are in it, a unit's name is not
    number: Decimal  # the digits as printed, without the magnitude
    scale: Decimal  # the magnitude: 100,000,000 for 亿
    bound: Bound  # what the words around it say
    unit: str  # `%`, `points` or nothing
    begin: int  # where the words that bound it begin
    is_first: bool = False  # whether they say that it is passed for the first time (首破)
    is_loose: bool = False  # whether they leave its bound open (上百, 数百)
    is_fall: bool = False  # whether they say that something fell by it
    is_times: bool = False  # whether it is a growth told as a multiple (翻番, doubled)
    is_fraction: bool = False  # whether it is a part of a whole in words (三分之二)

    @property
    def value(self) -> Decimal:
        """The amount: digits by magnitude."""
        return self.number * self.scale


class RankText(NamedTuple):
    """A rank in a text: what it claims, and where it stands."""

    start: int
    end: int
    kind: RankKind
    number: int | None
