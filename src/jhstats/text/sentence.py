"""A sentence as tokens: what is named in it, its figures, and the words between."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from itertools import pairwise, takewhile

from jhstats.lang.languages import LANGUAGES
from jhstats.lang.lexicon import (
    ALLOWED,
    BREAKS,
    Position,
    Word,
    is_self,
    word_set,
    words_in,
)
from jhstats.period import Period, from_years
from jhstats.text.dates import dates
from jhstats.text.figures import captions, cell_rank, figures, in_unit
from jhstats.text.names import folded, stems
from jhstats.text.records import Date, Figure, Name, Scale, Token
from jhstats.text.world import World

_STRANGER = re.compile("|".join(own for language in LANGUAGES for own in language.strangers))
OWNED = tuple(sign for language in LANGUAGES for sign in language.owned)  # behind an owner
_SHORT_FISCAL = re.compile(r"FY|fiscal|\d[QH]|Q\d\s?['’]", re.IGNORECASE)  # a company's own: 2Q25
_FISCAL = re.compile(r"(\d{4})[/–-](\d\d)(?![\d/–-])")
_BETWEEN_WHOLE = word_set("PARTICLE OF ENTITY SELF SCOPE DATE TIME ALL ADVERB NAME")
"""Between a word that a whole follows and the whole."""
_BEFORE_RANK = word_set("RANKING PARTICLE ADVERB VALUE CLASSIFIER LEVEL COLON GROWTH OF HEDGE NOUN")
_NAMES = (Word.NAME, Word.UNKNOWN)
MAY_NAME = word_set("NAME UNKNOWN OTHER")
_BEFORE_SCOPE = word_set("PARTICLE OF RANKING RANK ADVERB")
AMOUNTS = word_set("FIGURE RANK")
BEFORE_METRIC = word_set("PARTICLE OF ENTITY SELF DATE COMMA ALL ADVERB TIME")
_ROW = word_set("COMMA LIST JOIN PARTICLE OF")
_RESPECTIVE = _ROW | AMOUNTS | word_set("VALUE RANKING SCOPE SELF TO ADVERB RISE FALL GROWTH HEDGE")
"""What may stand between figures that are told in an order, and before the first."""


class Sentence:
    """A sentence as tokens; of a table's cell, `unit` is what its number counts.

    今年 counts from `day`, and `before` is the date told before the sentence. `is_rank` says that
    it is a table's cell that holds a rank.
    """

    def __init__(  # noqa: PLR0913 - what a sentence is read by
        self,
        world: World,
        text: str,
        day: Period | None,
        *,
        before: Period | None = None,
        is_rank: bool = False,
        unit: Scale | None = None,
    ) -> None:
        self.world = world
        self.text = text
        told = [self._fiscal(date) for date in dates(text, day, before)]
        self.tokens = list(_tokens(text, self._items(told, unit, is_rank=is_rank)))
        breaks = (n for n, token in enumerate(self.tokens) if token.word in BREAKS)
        self._breaks = [-1, *breaks, len(self.tokens)]
        self.figures = {n: token.figure for n, token in enumerate(self.tokens) if token.figure}
        self.dates = {n: token.date for n, token in enumerate(self.tokens) if token.date}
        self.words = [token.word for token in self.tokens]  # the class of each token
        for n, word in enumerate(self.words):
            if word is Word.METRIC and self._is_whole(n):
                self.words[n] = Word.WHOLE
            elif word in _NAMES and self._is_of_unit(n):
                self.words[n] = Word.NOUN
            if self.words[n] is not word:
                self.tokens[n] = self.tokens[n]._replace(word=self.words[n])
        closed = self.places(Word.CLOSE)
        opened = self.places(Word.OPEN) if closed else ()
        self._brackets = [(n, closed[bisect_left(closed, n)]) for n in opened if n < closed[-1]]
        self.periods = tuple(dict.fromkeys(date.period for date in self.dates.values()))
        named = (token.ids[0] for token in self.tokens if token.word is Word.ENTITY)
        self.entities = tuple(dict.fromkeys(named))
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

    def _items(self, told: list[Date], unit: Scale | None, *, is_rank: bool) -> list[Token]:
        """What is named, dated and counted, by place; the longer of two that overlap goes first."""
        text, known, units = self.text, self.world.known, self.world.units
        named, entities = known.metrics(text), known.entities(text)
        entities = [own for own in entities if not any(
            one.start <= own.start and own.end <= one.end for one in named)]  # fmt: skip
        for own in entities:  # 全国铁路旅客发送量, of 铁路旅客发送量 and 旅客发送量
            cut = next((m for m in named if own.start < m.start < own.end < m.end), None)
            rest = known.metrics(text[own.end : cut.end]) if cut else ()
            named += (m._replace(start=m.start + own.end, end=m.end + own.end) for m in rest)
        given = captions(text, units)
        taken = [*((one.start, one.end) for one in told), *(one[:2] for one in given)]
        rank = cell_rank(text) if is_rank else None
        found = [rank] if rank else figures(text, units, taken, [*named, *entities])
        found = [self._counting(figure, named) for figure in found]
        items = [Token(one.start, one.end, Word.METRIC, one.ids) for one in named]
        items += (Token(o.unit.start, o.unit.end, Word.ADVERB) for o in found if o.unit)
        found = [in_unit(figure, given, unit) for figure in found]
        items += (
            Token(one.start, one.end, Word.ENTITY, one.ids)
            for one in entities
            if not is_self(text[one.start : one.end])  # 全市 is nobody's name
        )
        items += (Token(one.start, one.end, Word.DATE, date=one) for one in told)
        for one in found:
            word = Word.RANK if one.rank else Word.FIGURE
            ids = self.world.counted(one.unit.scales) if one.unit else ()
            items.append(Token(one.start, one.end, word, ids, figure=one))
        return sorted(items, key=lambda item: (item.start, -item.end))

    def _counting(self, one: Figure, named: list[Name]) -> Figure:
        """A figure; without its unit where that only begins the name of what counts in no such."""
        unit = one.unit
        longer = (name for name in named if unit and name.start == unit.start < unit.end < name.end)
        ids = [id_ for name in longer for id_ in name.ids]  # 838 million store visits, of stores
        is_other = unit and ids and self.world.counting(unit.scales).isdisjoint(ids)
        return one._replace(unit=None) if is_other else one

    def _fiscal(self, date: Date) -> Date:
        """A date that may be of a year across two: 2005/06, Q1 FY26."""
        if _SHORT_FISCAL.search(self.text, date.start, date.end):
            return date._replace(period=self.world.fiscal(date.period) or date.period)
        found = _FISCAL.match(self.text, date.start)
        if not (found and int(found[2]) == (int(found[1]) + 1) % 100):
            return date
        first = date.period.start[0]
        last = first + 1
        period = self.world.fiscal(from_years(last, last)) or from_years(first, last)
        return date._replace(end=found.end(), period=period)

    def _is_of_unit(self, n: int) -> bool:
        """Whether a word is a measure's name, or a name before one: in Danish kroner."""
        said = [self.said(token) for token in self.tokens[n : n + 2]]
        around = self.words[max(n - 1, 0) : n] + self.words[n + 2 : n + 3]
        is_before = around[:1] == [Word.PARTICLE] and Word.METRIC not in around
        return any(folded(word) in self.world.units.names for word in said[: 1 + is_before])

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
        return any(
            first < n < last < other
            and not (figures and AMOUNTS.isdisjoint(self.words[first:last]))
            for first, last in self._brackets
        )

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
        touched = (self.world.known.touched(one, said) for n in named for one in self.tokens[n].ids)
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
        said = self.said(token)
        return token.word in (Word.NAME, Word.UNKNOWN) and not (
            said.islower() or self.world.known.is_begun(said)
        )

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


def _tokens(text: str, items: list[Token]) -> Iterator[Token]:
    at = 0
    for item in items:
        if item.start >= at:
            yield from (Token(*spot) for spot in words_in(text, at, item.start))
            yield item
            at = item.end
    yield from (Token(*spot) for spot in words_in(text, at, len(text)))
