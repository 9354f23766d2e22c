"""The classes of words, and which of them may stand where while a figure stays what it seems.

A word of a language stands once in its lexicon, with its class. A position is a stretch between
two things of a sentence; a class that a position does not allow, and each word that no lexicon
has, leaves a doubt there. So nothing is accused among words that nobody has listed.
"""

from __future__ import annotations

from enum import Enum, auto


class Word(Enum):
    """What a token of a sentence is: a thing that was found there, a class of words, a mark."""

    __hash__ = object.__hash__  # members are single; that of enumerations takes a third of reading

    METRIC = auto()
    WHOLE = auto()
    """A metric that is the whole of a share."""
    ENTITY = auto()
    DATE = auto()
    FIGURE = auto()
    RANK = auto()

    VALUE = auto()
    """Says that the metric had a value: reached, 达到."""
    RISE = auto()
    FALL = auto()
    GROWTH = auto()
    """Names growth in no direction: 同比, year on year."""
    SHARE = auto()
    SHARE_OF = auto()
    """A share whose whole follows: 占, share of."""
    CONTRIBUTION = auto()
    LEVEL = auto()
    """Says that the whole amount is meant: 总量, volume."""
    MORE = auto()
    """Before a difference: 多, gap of."""
    TO = auto()
    """Makes a level of a movement: to, 至."""
    BY = auto()
    FROM = auto()
    THAN = auto()
    OF = auto()
    FOR = auto()
    """Before the whole of a contribution: 对."""
    RANKING = auto()
    """Says that something has a rank: 位居, came."""
    ADVERB = auto()
    HEDGE = auto()
    TIME = auto()
    SO_FAR = auto()
    """Up to a day of the period: 截至, to date."""
    PRESENT = auto()
    """Of the present, in the midst of targets: 目前, now."""
    FULL = auto()
    """Stresses the whole of a year: 全年."""
    PARTICLE = auto()
    JOIN = auto()
    SELF = auto()
    """What the text is about, by its kind: 全市, the company."""
    SCOPE = auto()
    """Among whom, or of whom, by kind: 全国, the province."""
    NOUN = auto()
    """A noun of measure, which names no metric: 指标, figure."""
    CLASSIFIER = auto()
    REPORTER = auto()
    """Says who tells it: 据统计, according to."""
    TARGET = auto()
    DONE = auto()
    """Says that it is a result: 已, has."""
    RESPECTIVE = auto()
    PART = auto()
    """A part follows: 其中, of which."""
    SUM = auto()
    EACH = auto()
    """Per head or day, or an average."""
    ADDED = auto()
    """What was added to a stock, or taken from it."""
    ALL = auto()
    """All of a stock is meant: 累计, cumulative."""
    OTHER = auto()
    """Somebody whom no base names: 邻市, a rival."""
    NEGATION = auto()
    SUPPOSITION = auto()
    MISTAKE = auto()
    """A mistake is quoted or corrected: 误, erratum."""
    DEFINITION = auto()
    """Another definition, other prices, or somebody's own forecast."""
    PRICES = auto()
    """At other prices: 不变价, in real terms."""
    TURN = auto()
    """Begins another clause, of a cause: amid, thanks to."""
    CONTRAST = auto()
    """Begins another clause, of a like statement: while, but."""
    LOSS = auto()

    COMMA = auto()
    LIST = auto()
    """Between the members of a list: 、."""
    STOP = auto()
    COLON = auto()
    OPEN = auto()
    CLOSE = auto()
    QUESTION = auto()
    CODE = auto()
    """A number that is no figure."""
    NAME = auto()
    """A name by its form, of whom the base knows nothing."""
    UNKNOWN = auto()


BREAKS = frozenset(
    {Word.COMMA, Word.STOP, Word.COLON, Word.TURN, Word.CONTRAST, Word.OPEN, Word.CLOSE}
)
"""Where a clause ends."""
MOVES = frozenset({Word.RISE, Word.FALL})
MEASURES = MOVES | {Word.GROWTH, Word.SHARE, Word.SHARE_OF, Word.CONTRIBUTION, Word.LEVEL}
SPOILS = frozenset({Word.SUPPOSITION, Word.MISTAKE, Word.DEFINITION, Word.QUESTION})
"""Wherever they stand in a sentence, nothing in it is accused."""

_PLAIN = frozenset(
    {
        *(Word.ADVERB, Word.TIME, Word.SO_FAR, Word.PRESENT, Word.FULL, Word.PARTICLE, Word.OF),
        Word.FOR,
        *(Word.DATE, Word.ENTITY, Word.SELF, Word.REPORTER, Word.TARGET, Word.DONE, Word.NOUN),
        *(Word.VALUE, Word.JOIN, Word.ALL, Word.TO, Word.FROM, Word.BY, Word.LEVEL, Word.WHOLE),
        Word.LIST,
    }
)


class Position(Enum):
    """A stretch of a sentence, named by what stands around it."""

    LEAD = auto()
    """From the beginning of the clause to the metric."""
    RANK_LEAD = auto()
    """Likewise, of a rank."""
    LINK = auto()
    """From the metric to a number."""
    RANK_LINK = auto()
    """From the metric to a rank."""
    TAIL = auto()
    """From the figure to the end of the clause, or the next figure."""
    COUNTED = auto()
    """From a number to the metric that it counts."""
    DATED = auto()
    """The clause of a date that stands before another clause with its figure."""
    CARRIED = auto()
    """From the beginning of a sentence to a figure of the metric named before it."""
    HEAD = auto()
    """The head of a column or a row."""


_LINK = (
    _PLAIN
    | MEASURES
    | {Word.HEDGE, Word.COMMA, Word.COLON, Word.FIGURE, Word.RANK, Word.RANKING, Word.SCOPE}
    | {Word.RESPECTIVE, Word.THAN, Word.ADDED, Word.CLASSIFIER, Word.CONTRAST, Word.PRICES}
    | {Word.LOSS}
)
ALLOWED = {
    Position.LEAD: _PLAIN | MEASURES | {Word.HEDGE, Word.ADDED},
    Position.RANK_LEAD: _PLAIN | MEASURES | {Word.HEDGE, Word.ADDED, Word.RANKING, Word.SCOPE},
    Position.LINK: _LINK,
    Position.RANK_LINK: _LINK | {Word.MORE},
    Position.TAIL: _LINK - {Word.CLASSIFIER} | {Word.METRIC},
    Position.COUNTED: frozenset(
        {Word.CLASSIFIER, Word.OF, Word.PARTICLE, Word.GROWTH, *MOVES, Word.LEVEL, Word.ALL,
         Word.JOIN, Word.NOUN, Word.SELF, Word.ENTITY, Word.TIME, Word.BY, Word.RANKING,
         Word.REPORTER, Word.VALUE, Word.DONE}
    ),
    Position.DATED: _LINK | {Word.METRIC},
    Position.CARRIED: _LINK - {Word.LIST} | {Word.SCOPE},
    Position.HEAD: _PLAIN | MEASURES | frozenset(
        {Word.COMMA, Word.COLON, Word.OPEN, Word.CLOSE, Word.METRIC, Word.SCOPE, Word.RANKING,
         Word.FIGURE, Word.CLASSIFIER}
    ),
}  # fmt: skip
"""The classes that leave no doubt, by position."""
