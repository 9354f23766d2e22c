"""The classes of words, and which of them may stand where.

A position is a stretch between two things of a sentence; a class that a position does not allow,
and each word that no lexicon has, leaves a doubt there: among such words nothing is accused.
"""

from enum import Enum, auto

from jhstats.model import Measure


class Word(Enum):
    """What a token of a sentence is: a thing that was found there, a class of words, a mark."""

    __hash__ = object.__hash__  # members are single; that of enumerations takes a third of reading

    METRIC = auto()
    WHOLE = auto()  # a metric that is the whole of a share
    ENTITY = auto()
    DATE = auto()
    FIGURE = auto()
    RANK = auto()

    VALUE = auto()  # says that the metric had a value: reached, 达到
    RISE = auto()
    FALL = auto()
    GROWTH = auto()  # names growth in no direction: 同比, year on year
    SHARE = auto()
    SHARE_OF = auto()  # a share whose whole follows: 占, share of
    CONTRIBUTION = auto()
    LEVEL = auto()  # says that the whole amount is meant: 总量, total
    MORE = auto()  # before a difference: 多, gap of
    TO = auto()  # makes a level of a movement: to, 至
    BY = auto()
    FROM = auto()
    THAN = auto()
    OF = auto()
    FOR = auto()  # before the whole of a contribution: 对
    RANKING = auto()  # says that something has a rank: 位居, came
    ADVERB = auto()
    HEDGE = auto()
    TIME = auto()
    SO_FAR = auto()  # up to a day of the period: 截至, to date
    PRESENT = auto()  # of the present, in the midst of targets: 目前, now
    PARTICLE = auto()
    JOIN = auto()
    SELF = auto()  # what the text is about, by its kind: 全市, the company
    SCOPE = auto()  # among whom, or of whom, by kind: 全国, the province
    NOUN = auto()  # a noun of measure, which names no metric: 指标, figure
    CLASSIFIER = auto()
    REPORTER = auto()  # says who tells it: 据统计, according to
    TARGET = auto()
    DONE = auto()  # says that it is a result: 已, has
    RESPECTIVE = auto()
    PART = auto()  # a part follows: 其中, of which
    SUM = auto()
    EACH = auto()  # per head or day, in a season, or an average
    ADDED = auto()  # what was added to a stock, or taken from it
    ALL = auto()  # all of a stock is meant: 累计, cumulative
    OTHER = auto()  # somebody whom no base names: 邻市, a rival
    NEGATION = auto()
    CAVEAT = auto()  # supposed, mistaken, defined or forecast otherwise: 如果, erratum, excluding
    REBASED = auto()  # of another base or unit: 不变价, 以美元计, 环比, in volume
    TURN = auto()  # begins another clause, of a cause: amid, thanks to
    CONTRAST = auto()  # begins another clause, of a like statement: while, but
    LOSS = auto()

    COMMA = auto()
    LIST = auto()  # between the members of a list: 、
    STOP = auto()
    COLON = auto()
    OPEN = auto()
    CLOSE = auto()
    QUESTION = auto()
    CODE = auto()  # a number that is no figure
    NAME = auto()  # a name by its form, of whom the base knows nothing
    UNKNOWN = auto()


def word_set(names: str) -> frozenset[Word]:
    """Classes of words by their names."""
    return frozenset(map(Word.__getitem__, names.split()))


BREAKS = word_set("COMMA STOP COLON TURN CONTRAST OPEN CLOSE")  # where a clause ends
MOVES = word_set("RISE FALL")
MEASURES = {
    Word.RISE: Measure.GROWTH,
    Word.FALL: Measure.GROWTH,
    Word.GROWTH: Measure.GROWTH,
    Word.SHARE: Measure.SHARE,
    Word.SHARE_OF: Measure.SHARE,
    Word.CONTRIBUTION: Measure.CONTRIBUTION,
    Word.LEVEL: Measure.LEVEL,
}
"""The measure that a class of words says."""
SPOILS = word_set("CAVEAT QUESTION")  # wherever they stand in a sentence, nothing in it is accused


class Position(Enum):
    """A stretch of a sentence, named by what stands around it."""

    LEAD = auto()  # from the beginning of the clause to the metric
    LINK = auto()  # from the metric to a number or a rank
    TAIL = auto()  # from the figure to the end of the clause, or the next figure
    COUNTED = auto()  # from a number to the metric that it counts
    CARRIED = auto()  # from the beginning of a sentence to a figure of the metric named before it
    HEAD = auto()  # the head of a column or a row


_LEAD = word_set("""
    ADVERB TIME SO_FAR PRESENT PARTICLE OF FOR DATE ENTITY SELF REPORTER TARGET DONE NOUN VALUE
    JOIN ALL TO FROM BY LEVEL WHOLE LIST SCOPE PART
""").union(MEASURES)
_LINK = _LEAD | word_set("""
    HEDGE COMMA COLON OPEN FIGURE RANK RANKING RESPECTIVE THAN ADDED CLASSIFIER CONTRAST
    REBASED LOSS
""")
ALLOWED = {
    Position.LEAD: _LEAD | word_set("HEDGE ADDED RANKING"),
    Position.LINK: _LINK,
    Position.TAIL: _LINK - {Word.CLASSIFIER, Word.REBASED, Word.COLON} | {Word.METRIC},
    Position.COUNTED: MOVES | word_set("""
        CLASSIFIER OF PARTICLE GROWTH LEVEL ALL JOIN NOUN SELF ENTITY TIME BY RANKING REPORTER VALUE
        DONE
    """),
    Position.CARRIED: _LINK - {Word.LIST},
    Position.HEAD: _LEAD | word_set("COMMA COLON METRIC RANKING FIGURE CLASSIFIER"),
}  # fmt: skip
"""The classes that leave no doubt, by position."""
