"""What is said of a figure in the end."""

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from jhstats.model import Fact, Rank
from jhstats.slips import Slip


class Verdict(Enum):
    """What is to be said of a figure."""

    RIGHT = "right"
    ROUNDED = "rounded"
    WRONG = "wrong"
    UNKNOWN = "unknown"


class Judged(NamedTuple):
    """A verdict with its reasons.

    Attributes:
        verdict: what is to be said.
        fact: the fact that it rests on, that was meant, or that an unknown figure comes near.
        rank: of a rank, the fact's own.
        slip: what explains a wrong figure, if anything does.
        also: the other facts of which the figure speaks: A and B both came first.
        here: the fact's value in the unit and magnitude that the draft counts in.
        reason: why a figure is unknown: the name of a doubt, `fact` where the base has none,
            `coarse` where it is true as far as it goes.
        alias: the words of the draft that may be another name of the metric.
    """

    verdict: Verdict
    fact: Fact | None = None
    rank: Rank | None = None
    slip: Slip | None = None
    also: tuple[Fact, ...] = ()
    here: Decimal | None = None
    reason: str | None = None
    alias: str | None = None
