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
    """A verdict with its reasons."""

    verdict: Verdict  # what is to be said
    fact: Fact | None = None  # it rests on this, or this was meant, or comes near
    rank: Rank | None = None  # of a rank, the fact's own
    slip: Slip | None = None  # what explains a wrong figure, if anything does
    also: tuple[Fact, ...] = ()  # the other facts of which it speaks: A and B both came first
    here: Decimal | None = None  # the fact's value in the draft's unit and magnitude
    reason: str | None = None  # why it is unknown: a doubt's name, `fact`: there is none, `coarse`
    alias: str | None = None  # the words of the draft that may be another name of the metric
