"""What a text is read as: the records that pass from one part of the reader to the next.

Blocks hold figures; a sentence is tokens; of each figure a reading has the topic, the owner, the
time, the claim, and what keeps these from being certain.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum, IntEnum
from typing import NamedTuple, TypeAlias

from jhstats.lang.grammar import Word
from jhstats.lang.records import Numeral, RankText
from jhstats.model import Measure
from jhstats.period import Period


class BlockKind(Enum):
    """What a block of a draft is."""

    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    TEXT = "text"


class Frame(NamedTuple):
    """What stands around a text and says what it is of."""

    kind: BlockKind  # what the block is that it stands in
    # of a cell: the head of its column, the first cell of its row, further labels there
    around: tuple[str, ...] = ()
    header: str = ""  # of a table's cell: the heads of all columns


class Block(NamedTuple):
    """A run of text that is read as a whole."""

    frame: Frame  # what it is, and what stands around it
    text: str  # its characters
    origins: tuple[int, ...]  # where each of them stands in the draft
    level: int = 0  # of a heading, 1 is the highest

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a list or a table."""
        return self.frame.kind in (BlockKind.ITEM, BlockKind.CELL)


class Name(NamedTuple):
    """A name in a text: where it stands, and the ids of the records that are called so."""

    start: int
    end: int
    ids: tuple[str, ...]


class Date(NamedTuple):
    """A date in a text: where it stands, and the period it names.

    `is_told` is False where the year came from elsewhere than the date itself. `is_compared`
    says that it is only what something is held against: 比上年增长. `is_from` says that something
    is told to have moved or gone on from it: 由上年下降2.1%转为增长3.2%, 自2018年以来, `is_since`.
    """

    start: int
    end: int
    period: Period
    is_told: bool = True
    is_compared: bool = False
    is_from: bool = False
    is_since: bool = False


class UnitWord(NamedTuple):
    """The name of units at a number: 元 of 亿元 is 1 of a unit 100,000,000 times as large."""

    start: int  # its first character
    end: int  # after its last one
    scales: Mapping[str, Decimal] = {}  # the units of the base called so, with their magnitudes


Scale: TypeAlias = tuple[Decimal, UnitWord | None, str]  # a magnitude, a unit, and `%` or nothing
Caption: TypeAlias = tuple[int, int, Scale]  # where a caption stands, and what it says


class Figure(NamedTuple):
    """A number or a rank in a text."""

    start: int  # its first character, with the words that bound it
    end: int  # after its last one, with its unit
    numeral: Numeral | None  # the number, or None
    rank: RankText | None  # the rank, or None
    unit: UnitWord | None = None  # the unit that is printed with the number, or None
    is_weak: bool = False  # whether it may be a word (one, 一): it is told only where it is right
    is_piece: bool = False  # whether a line ends in the middle of it

    @property
    def is_amount(self) -> bool:
        """Whether it is a number of something: no percentage, no rank, none for the first time."""
        return self.numeral is not None and not (self.numeral.unit or self.numeral.is_first)

    def is_like(self, other: "Figure") -> bool:
        """Whether both are amounts, and not of different units: 345 flats and 12 halls."""
        units = [one.unit.scales.keys() for one in (self, other) if one.unit and one.unit.scales]
        is_apart = len(units) > 1 and units[0].isdisjoint(units[1])
        return self.is_amount and other.is_amount and not is_apart


class Token(NamedTuple):
    """A thing or a word of a sentence."""

    start: int  # its first character
    end: int  # behind its last one
    word: Word  # what it is
    ids: tuple[str, ...] = ()  # the records that are called so, or the metric of a figure's unit
    date: Date | None = None  # the date, or None
    figure: Figure | None = None  # the figure, or None
    counting: frozenset[str] = frozenset()  # the metrics that count in the unit of that


class Nearness(IntEnum):
    """Where a part of a reading was found; the nearer is the surer."""

    NOWHERE = 0
    DEFAULT = 1  # the base's main entity, since nobody is named
    BEFORE = 2  # a sentence before
    HEADING = 3
    HEAD = 4  # the head of a column, the first cells of a row
    SENTENCE = 5


class Doubt(Enum):
    """Why a figure may be something else than it seems."""

    WORDS = "words"  # a word that no lexicon allows stands between it and what it seems to be of
    METRIC = "metric"  # no metric of the base is named, or another subject stands between
    NAME = "name"
    """The metric is called by a small piece of its name, or known by what it counts alone."""
    ENTITY = "entity"  # somebody else may be meant
    OWNER = "owner"  # nobody is named, and the text speaks of others
    PART = "part"  # a part of it is told behind, of whom it seems to be
    DATE = "date"  # several dates may be meant, or one that nobody can place
    DENIED = "denied"  # it is denied, supposed, asked, corrected, or of another definition
    SERIES = "series"  # it is one of several figures of which nobody says which is which
    FROM = "from"  # it is where something comes from, and no date says when
    EACH = "each"  # it is per head, per day, of a season, or an average
    ADDED = "added"  # it is what was added to a stock
    PIECE = "piece"  # it may be a word, or a piece of a number


SOFT = frozenset({Doubt.WORDS, Doubt.NAME})  # the doubts that the digits of a fact outweigh


class Topic(NamedTuple):
    """The metrics that a figure may be of."""

    metrics: tuple[str, ...] = ()  # their ids
    nearness: Nearness = Nearness.NOWHERE  # where they are named
    at: int | None = None  # the token that names them, if the sentence does; behind if counted


class Owner(NamedTuple):
    """Whose a figure is."""

    entity: str | None = None  # the id, or None
    nearness: Nearness = Nearness.NOWHERE  # where that is said
    is_foreign: bool = False  # whether it is of somebody whom the base does not know


class Time(NamedTuple):
    """When a figure was, and where that is said."""

    period: Period | None = None
    nearness: Nearness = Nearness.NOWHERE
    newest: Period | None = None  # the newest of several that were told before, which may be meant


class Claim(NamedTuple):
    """What is claimed with a figure."""

    measure: Measure | None = None  # what the words around it say, if anything
    is_change: bool = False  # whether it is told as a difference
    is_fall: bool = False  # whether it is told as a fall or a loss
    whole_entity: str | None = None  # whose the whole of a share is, or a word for all of a kind
    scopes: tuple[str, ...] = ()  # the ids among whom a rank is
    kinds: tuple[str, ...] = ()  # the kinds among whom a rank is, where a word says only that
    is_open: bool = False  # whether a rank may be of the level, too: up 5 %, and fourth


class Memory(NamedTuple):
    """What a text has established so far."""

    today: Period | None  # the day that 今年 counts from; None where nobody said
    metrics: tuple[str, ...] = ()  # the metrics last spoken of
    entity: str | None = None  # the entity last spoken of
    entity_nearness: Nearness = Nearness.DEFAULT  # whether a heading or a sentence named it
    time: Time = Time()  # the period last named, and whether a heading or a sentence named it
    told: frozenset[str] = frozenset()  # the metrics that were named with that period
    is_target: bool = False  # whether a heading, a question, or a list that goes on, tells targets
    is_strange: bool = False  # whether somebody unknown may have been spoken of since
    unit: Scale | None = None  # what the numbers of a table or list below count, if a line says so
