"""The words by which texts say which measure they speak of: 增速, 占比, `grew by`, `share of`."""

from typing import NamedTuple

from jhstats.lang.grammar import MOVES, Word
from jhstats.lang.lexicon import words_in
from jhstats.model import Measure

OF_WORD = {
    Word.RISE: Measure.GROWTH,
    Word.FALL: Measure.GROWTH,
    Word.GROWTH: Measure.GROWTH,
    Word.SHARE: Measure.SHARE,
    Word.SHARE_OF: Measure.SHARE,
    Word.CONTRIBUTION: Measure.CONTRIBUTION,
    Word.LEVEL: Measure.LEVEL,
}
"""The measure that a class of words says."""


class MeasureWord(NamedTuple):
    """A word that says of which measure a figure near it is.

    `is_move` says that a rank itself may do so: it rose to fourth.
    """

    start: int
    end: int
    measure: Measure
    is_move: bool


def measures(text: str) -> list[MeasureWord]:
    """The words of a text that name measures, in order."""
    return [
        MeasureWord(spot.start, spot.end, OF_WORD[spot.word], spot.word in MOVES)
        for spot in words_in(text, 0, len(text))
        if spot.word in OF_WORD
    ]
