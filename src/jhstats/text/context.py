"""A sentence with what stands around it: its heads, and what the text before has told."""

from typing import NamedTuple

from jhstats.lang.grammar import Word, word_set
from jhstats.text.records import Claim, Doubt, Figure, Frame, Memory, Owner, Time, Token, Topic
from jhstats.text.sentence import AMOUNTS, MAY_NAME, Head, Sentence
from jhstats.text.world import World

_OWNERS = MAY_NAME | {Word.ENTITY, Word.SELF, Word.SCOPE}
_NEXT_TO_RANK = word_set("PARTICLE RANKING OF SELF")


class Around(NamedTuple):
    """What stands around a sentence, and says what it is of."""

    frame: Frame  # what it is a part of
    memory: Memory  # what the text before has told
    corner: Head  # of a table
    heads: list[Head]  # of a cell's column and row, and further labels there
    header: Head  # the heads of all columns


class Context(Sentence):
    """A sentence with what stands around it, and the tokens of the metrics that it names.

    `owners` are the tokens of those of whom its figures may be.
    """

    def __init__(self, world: World, text: str, tokens: list[Token], around: Around) -> None:
        super().__init__(world, text, tokens)
        self.frame, self.memory, self.corner, self.heads, self.header = around
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
    is_target: bool  # whether it is told as a target or plan
    doubts: frozenset[Doubt]  # why it may be something else
    topic: Topic = Topic()  # the metrics
    owner: Owner = Owner()  # the entity
    time: Time = Time()  # the period
    claim: Claim = Claim()  # what is claimed with it

    @property
    def shown(self) -> Figure:
        """The figure from where to where a person is shown it: a rank with its scope."""
        figure, tokens, at = self.figure, self.sentence.tokens, self.at
        scope = self.sentence.scope_of(at) if figure.rank else None
        if scope is None or not _NEXT_TO_RANK.issuperset(self.sentence.words[at + 1 : scope]):
            return figure
        spans = (figure, tokens[scope])
        return figure._replace(start=min(o.start for o in spans), end=max(o.end for o in spans))
