"""A sentence as tokens, and how these stand: clauses, brackets, rows, scopes, wholes, owners."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from itertools import pairwise, takewhile

from jhstats.lang.grammar import ALLOWED, BREAKS, Position, Word, word_set
from jhstats.lang.languages import LANGUAGES
from jhstats.text.names import stems
from jhstats.text.records import Scale, Token
from jhstats.text.world import World

_STRANGER = re.compile("|".join(own for language in LANGUAGES for own in language.strangers))
OWNED = tuple(sign for language in LANGUAGES for sign in language.owned)  # behind an owner
_BETWEEN_WHOLE = word_set("PARTICLE OF ENTITY SELF SCOPE DATE TIME ALL ADVERB NAME")
"""Between a word that a whole follows and the whole."""
_BEFORE_RANK = word_set("RANKING PARTICLE ADVERB VALUE CLASSIFIER LEVEL COLON GROWTH OF HEDGE NOUN")
MAY_NAME = word_set("NAME UNKNOWN OTHER")
_BEFORE_SCOPE = word_set("PARTICLE OF RANKING RANK ADVERB")
AMOUNTS = word_set("FIGURE RANK")
BEFORE_METRIC = word_set("PARTICLE OF ENTITY SELF DATE COMMA ALL ADVERB TIME")
_ROW = word_set("COMMA LIST JOIN PARTICLE OF")
_RESPECTIVE = _ROW | AMOUNTS | word_set("VALUE RANKING SCOPE SELF TO ADVERB RISE FALL GROWTH HEDGE")
"""What may stand between figures that are told in an order, and before the first."""


class Sentence:
    """A sentence as tokens, and what these are to each other."""

    def __init__(self, world: World, text: str, tokens: list[Token]) -> None:
        self.world, self.text, self.tokens = world, text, tokens
        breaks = (n for n, token in enumerate(self.tokens) if token.word in BREAKS)
        self._breaks = [-1, *breaks, len(self.tokens)]
        self.figures = {n: token.figure for n, token in enumerate(self.tokens) if token.figure}
        self.dates = {n: token.date for n, token in enumerate(self.tokens) if token.date}
        self.words = [token.word for token in self.tokens]  # the class of each token
        for n, word in enumerate(self.words):
            if word is Word.METRIC and self._is_whole(n):
                self.words[n] = Word.WHOLE
                self.tokens[n] = self.tokens[n]._replace(word=Word.WHOLE)
        closed = self.places(Word.CLOSE)
        opened = self.places(Word.OPEN) if closed else ()
        self._brackets = [(n, closed[bisect_left(closed, n)]) for n in opened if n < closed[-1]]
        self.periods = tuple(dict.fromkeys(date.period for date in self.dates.values()))
        self.entities = tuple(dict.fromkeys(ids[0] for ids in self.ids(Word.ENTITY)))
        self.pairs = self._paired() if Word.RESPECTIVE in self.words else {}

    def _paired(self) -> dict[int, int]:
        """What each of several figures is of that are told in the order in which that is named.

        营收、增加值分别为5、7; of 5 and 7 in 2020 and 2021, respectively, nobody knows whose.
        """
        at = self.words.index(Word.RESPECTIVE)
        sides = (range(at + 1, len(self.words)), range(at - 1, -1, -1))
        rows = ([*takewhile(lambda n: self.words[n] in _RESPECTIVE, side)] for side in sides)
        told = (sorted(n for n in row if self.words[n] in AMOUNTS) for row in rows)
        told = ([n for n in own if self.words[n] is self.words[own[0]]] for own in told)
        figures = next((own for own in told if len(own) > 1), [])
        found = list[list[int]]()
        for word in (Word.METRIC, Word.ENTITY, Word.DATE) if figures else ():
            named = [n for n in self.places(word) if n < figures[0]]
            last = named[-len(figures) :]
            is_row = all(self.is_row(begin + 1, end) for begin, end in pairwise(last))
            found += [last] if len(last) == len(figures) and (named == last or is_row) else []
        return dict(zip(figures, found[0], strict=True)) if len(found) == 1 else {}

    def _is_whole(self, n: int) -> bool:
        """Whether a metric is only a whole: 占生产总值, 12% of GDP, contributed to GDP growth."""
        begin = self.past(n - 1, _BETWEEN_WHOLE, -1)
        before = self.word(begin)
        if before is Word.GROWTH:  # contributed to the growth of exports
            before = self.word(begin - 1 - (self.word(begin - 1) is Word.PARTICLE))
        if before is Word.SHARE_OF:  # unless it is a part: the share of exports in GDP
            return self.word(self.past(n + 1, _BETWEEN_WHOLE)) is not Word.METRIC
        if before is Word.FIGURE:
            return self.is_percent(begin) and self.word(begin + 1) is Word.OF
        if before in (Word.FOR, Word.TO):
            return Word.CONTRIBUTION in self.words[slice(*self.clause(n))]
        is_after = before is Word.METRIC
        return is_after and self.word(self.past(begin - 1, _BETWEEN_WHOLE, -1)) is Word.SHARE_OF

    def word(self, n: int) -> Word | None:
        """The class of a token; None where there is none."""
        return self.words[n] if 0 <= n < len(self.words) else None

    def places(self, word: Word) -> list[int]:
        """The numbers of its tokens of a class."""
        return [n for n, own in enumerate(self.words) if own is word]

    def ids(self, word: Word) -> list[tuple[str, ...]]:
        """The ids of its tokens of a class."""
        return [self.tokens[n].ids for n in self.places(word)]

    def is_percent(self, n: int) -> bool:
        """Whether a token is a figure in percent or points."""
        figure = self.figures.get(n)
        return bool(figure and figure.numeral and figure.numeral.unit)

    def past(self, n: int, words: Container[Word], step: int = 1) -> int:
        """The first token from one on, or backward from it, whose class is none of some."""
        while self.word(n) in words:
            n += step
        return n

    def clause(self, n: int) -> tuple[int, int]:
        """The first token of the clause around a token, and the one behind its last."""
        at = bisect_left(self._breaks, n)
        return self._breaks[at - 1] + 1, self._breaks[at + (self._breaks[at] == n)]

    def bare(self, begin: int, end: int) -> Iterator[Token]:
        """The tokens of a stretch without what stands in brackets that close in it."""
        inner = [(first, last) for first, last in self._brackets if begin <= first < last < end]
        for n in range(begin, end):
            if not any(first <= n <= last for first, last in inner):
                yield self.tokens[n]

    def is_plain(self, begin: int, end: int, position: Position, also: Iterable[Word] = ()) -> bool:
        """Whether a position allows all words of a stretch of tokens, but for some classes."""
        allowed = ALLOWED[position].union(also)
        return all(token.word in allowed for token in self.bare(begin, end))

    def is_row(self, begin: int, end: int, *also: Word) -> bool:
        """Whether nothing but a comma or an `and` stands in a stretch of tokens."""
        return all(word in _ROW or word in also for word in self.words[begin:end])

    def is_aside(self, n: int, other: int, *, figures: bool = False) -> bool:
        """Whether a token stands in brackets that close before another one.

        With `figures`, only brackets that hold a figure count: what they say is of that.
        """
        around = (slice(*one) for one in self._brackets if one[0] < n < one[1] < other)
        return any(not (figures and AMOUNTS.isdisjoint(self.words[one])) for one in around)

    def between(self, begin: int, end: int) -> str:
        """What the text says from one token to before another."""
        return self.text[self.tokens[begin].start : self.tokens[end - 1].end]

    def said(self, token: Token) -> str:
        """The characters of a token."""
        return self.text[token.start : token.end]

    def is_own_word(self, token: Token, n: int) -> bool:
        """Whether a word that may name somebody is of the names of the metric at a token."""
        said, count = self.said(token), len(stems(self.said(token)))
        is_bound = token.end == self.tokens[n].start  # 浦东机场国际货邮吞吐量
        named = (n, *self.places(Word.ENTITY)[: 0 if is_bound else None])
        touched = (self.world.touched(one, said) for n in named for one in self.tokens[n].ids)
        return token.word in MAY_NAME and count > 0 and count in touched

    def is_stranger(self, token: Token) -> bool:
        """Whether a token that may name somebody does, and the base knows nothing of whom."""
        if token.word is Word.NAME:
            is_first = not self.text[: token.start].strip()
            return not is_first or self.text.startswith(OWNED, token.end)
        if token.word is Word.UNKNOWN:
            return _STRANGER.search(self.text, token.start, token.end) is not None
        return True

    def may_be_somebody(self, token: Token) -> bool:
        """Whether a word that nobody has listed, nor any name begins with, may be a name."""
        said, is_new = self.said(token), token.word in (Word.NAME, Word.UNKNOWN)
        return is_new and not (said.islower() or self.world.is_begun(said))

    def scope_of(self, at: int) -> int | None:
        """The token that says among whom the rank at a token is: 全省第四, fourth in the state."""
        tokens = self.tokens
        for n in range(at + 1, len(tokens)):
            if self._is_scope(tokens[n]) and tokens[n - 1].word in _BEFORE_SCOPE:
                return n
            if tokens[n].word in BREAKS or tokens[n].word in AMOUNTS:
                break
        for n in range(at - 1, -1, -1):
            if self._is_scope(tokens[n]):
                return n
            # 全省出口第一
            is_among = n > 0 and tokens[n].word is Word.METRIC and self._is_scope(tokens[n - 1])
            if tokens[n].word not in _BEFORE_RANK and not is_among:
                break
        return None

    def _is_scope(self, token: Token) -> bool:
        if token.word is Word.ENTITY:
            return not self.world.scopes.isdisjoint(token.ids)
        return token.word in (Word.SELF, Word.SCOPE)


class Head(Sentence):
    """The head of a column or row; `unit` is what a number below it counts, if it says so."""

    def __init__(
        self, world: World, text: str, tokens: list[Token], unit: Scale | None, *, is_unit: bool
    ) -> None:
        super().__init__(world, text, tokens)
        self.unit = unit
        plain = (one.word in ALLOWED[Position.HEAD] for one in self.bare(0, len(self.tokens)))
        self.is_clear = is_unit or all(plain)  # nothing but metric, entity, date and unit
        self.is_rank = Word.RANKING in self.words
