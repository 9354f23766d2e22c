"""A sentence with what stands around it: its heads, and what the text before has told."""

from collections.abc import Callable
from typing import NamedTuple

from jhstats.lang.calendar import YEAR_BEFORE
from jhstats.lang.lexicon import ALLOWED, Position, Word, word_set
from jhstats.names import simplified
from jhstats.period import Period
from jhstats.text.figures import unit_in, unit_of
from jhstats.text.records import (
    BlockKind,
    Claim,
    Doubt,
    Figure,
    Frame,
    Memory,
    Nearness,
    Owner,
    Time,
    Topic,
)
from jhstats.text.sentence import AMOUNTS, MAY_NAME, Sentence
from jhstats.text.world import World

_OWNERS = MAY_NAME | {Word.ENTITY, Word.SELF, Word.SCOPE}
_LONGEST_HEAD = 200
_NEXT_TO_RANK = word_set("PARTICLE RANKING OF SELF")


class Head(Sentence):
    """The head of a column or row."""

    def __init__(self, world: World, text: str, year: Period | None = None) -> None:
        super().__init__(world, simplified(text[:_LONGEST_HEAD]), year or world.today)
        only = unit_in(self.text, world.units, is_all=True)
        self.unit = unit_of(self.text, world.units)  # what a number below it counts
        plain = (one.word in ALLOWED[Position.HEAD] for one in self.bare(0, len(self.tokens)))
        self.is_clear = all(plain) or only is not None  # nothing but metric, entity, date and unit
        self.is_rank = Word.RANKING in self.words and Word.METRIC not in self.words


class Context(Sentence):
    """A sentence with what stands around it, and the tokens of the metrics that it names.

    `owners` are the tokens of those of whom its figures may be.
    """

    def __init__(
        self, world: World, frame: Frame, text: str, memory: Memory, read_head: Callable[..., Head]
    ) -> None:
        told, newest = memory.time.period, memory.time.newest
        is_of_year = memory.time.nearness is Nearness.HEADING and told and told.is_year
        year = told if is_of_year else None
        self.corner = read_head(frame.header.partition(" | ")[0], year)  # of a table
        year = next((one for one in self.corner.periods if one.is_year), year)
        heads = [read_head(head, year) for head in frame.around]
        dates = (period for head in heads for period in head.periods)
        if own := next((period for period in dates if period.is_year), None):  # of quarters beside
            heads = [read_head(head, own) for head in frame.around]
        units = [head.unit for head in (*heads[:1], *reversed(heads[1:]))]
        unit = next((unit for unit in units if unit), None)
        if unit is None and frame.kind is BlockKind.CELL:
            corner = unit_of(self.corner.text, world.units)  # no `Year`; `Item` says nothing
            is_bare = memory.unit is None and self.corner.words not in ([Word.NOUN], [Word.TIME])
            is_telling = corner is not None and (corner[0] != 1 or is_bare)
            unit = corner if is_telling else memory.unit
        elif frame.kind is BlockKind.ITEM and memory.unit and memory.unit[0] > 1:
            unit = memory.unit
        day = (told if YEAR_BEFORE.search(text) else None) or world.today
        is_rank = bool(heads) and heads[0].is_rank
        before = told if told and told.is_part_of_year else newest or told  # the same months
        super().__init__(world, text, day, before=before, is_rank=is_rank, unit=unit)
        self.frame, self.memory, self.heads = frame, memory, heads
        self.header = read_head(frame.header, year)  # the heads of all columns
        self.metrics = self.places(Word.METRIC)
        self.owners = [n for n, word in enumerate(self.words) if word in _OWNERS and self._owns(n)]

    def following(self, at: int) -> int:
        """The token of the figure behind a token, or the end of the sentence."""
        return next((n for n in self.figures if n > at), len(self.tokens))

    def is_compared(self, n: int) -> bool:
        """Whether a date is only what something is held against: 比2017年, 与2019年相比."""
        end = min(self.following(n), self.clause(n)[1])
        is_with = self.word(n - 1) is Word.JOIN and Word.THAN in self.words[n:end]
        is_with |= self.word(n - 1) is Word.THAN  # 高于上年同期
        return self.dates[n].is_compared or is_with  # 与2017年计划持平

    def _owns(self, n: int) -> bool:
        token = self.tokens[n]
        if token.word in MAY_NAME:
            is_own = any(self.is_own_word(token, one) for one in self.metrics)
            is_known = token.word is Word.OTHER and Word.ENTITY in self.words[n + 1 : n + 2]
            return not (is_own or is_known) and self.is_stranger(token)
        before = self.words[max(n - 1, 0) : n]
        begin, end = self.clause(n)
        is_apposed = self.words[max(begin - 2, 0) : begin] == [Word.ENTITY, Word.COMMA]
        if before == [Word.OF] and is_apposed and AMOUNTS.isdisjoint(self.words[begin:end]):
            return False  # Inditex, the owner of Zara, sold
        is_his = before == [Word.ENTITY] and self.tokens[n - 1].end == token.start  # 台州全市
        if is_his or before in ([Word.SHARE_OF], [Word.THAN]):
            return False
        if before == [Word.FOR] and Word.CONTRIBUTION in self.words:
            return False  # 对全市出口的贡献率, but 对美国出口
        ranks = (at for at, figure in self.figures.items() if figure.rank)
        return not any(self.scope_of(at) == n for at in ranks)


class Reading(NamedTuple):
    """What a figure may be of."""

    figure: Figure  # the figure
    sentence: Context  # where it stands
    at: int  # its token there
    topic: Topic  # the metrics
    owner: Owner  # the entity
    time: Time  # the period
    claim: Claim  # what is claimed with it
    is_target: bool  # whether it is told as a target or plan
    doubts: frozenset[Doubt]  # why it may be something else

    @property
    def shown(self) -> Figure:
        """The figure from where to where a person is shown it: a rank with its scope."""
        figure, tokens, at = self.figure, self.sentence.tokens, self.at
        scope = self.sentence.scope_of(at) if figure.rank else None
        if scope is None or not _NEXT_TO_RANK.issuperset(self.sentence.words[at + 1 : scope]):
            return figure
        return figure._replace(
            start=min(figure.start, tokens[scope].start), end=max(figure.end, tokens[scope].end)
        )
