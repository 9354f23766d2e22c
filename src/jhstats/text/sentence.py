"""A sentence as tokens: what is named in it, its figures, and the words between."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from jhstats.lang.codes import CITED
from jhstats.lang.grammar import ALLOWED, BREAKS, Position, Word
from jhstats.lang.lexicon import LANGUAGES, words_in
from jhstats.text.dates import dates
from jhstats.text.figures import Figure, captioned, captions, cell_rank, figures, in_unit
from jhstats.text.naming import Named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jhstats.period import Period
    from jhstats.text.dates import Date
    from jhstats.text.names import Name
    from jhstats.text.world import World

    Item = Named | Name | Date | Figure

_DIGIT = re.compile(r"\d")
_STRANGER = re.compile("|".join(language.STRANGER for language in LANGUAGES))
_OWNED = tuple(sign for language in LANGUAGES for sign in language.OWNED)
_BETWEEN_WHOLE = frozenset(
    {Word.PARTICLE, Word.OF, Word.ENTITY, Word.SELF, Word.SCOPE, Word.DATE, Word.TIME, Word.ALL,
     Word.ADVERB, Word.NAME, Word.SHARE_OF}
)  # fmt: skip
_LEADS_TO_RANK = frozenset(
    {Word.RANKING, Word.PARTICLE, Word.ADVERB, Word.VALUE, Word.CLASSIFIER, Word.LEVEL, Word.COLON,
     Word.GROWTH, Word.OF, Word.HEDGE}
)  # fmt: skip
_BEFORE_SCOPE = frozenset({Word.PARTICLE, Word.OF, Word.RANKING, Word.RANK, Word.ADVERB})


class Token(NamedTuple):
    """A thing or a word of a sentence, with its class."""

    start: int
    end: int
    word: Word
    item: Item | None = None


class Sentence:
    """A sentence as tokens.

    Attributes:
        text: its characters.
        tokens: what it consists of, in order.
        figures: its figures, in order.
        at: the number of the token of each figure.
    """

    def __init__(
        self,
        world: World,
        text: str,
        day: Period | None,
        before: Callable[[], Period | None],
        *,
        is_rank: bool = False,
        unit: object = None,
    ) -> None:
        self.world = world
        self.text = text
        known = world.known
        named, entities = known.metrics(text), known.entities(text)
        entities = [one for one in entities if not any(_holds(name, one) for name in named)]
        metrics = [cut for one in named if (cut := _after(one, entities))]
        for split in known.splits(text) if _DIGIT.search(text) else ():
            if not any(one.start < split.start < one.end or one.end > split.end > one.start
                       for one in metrics):  # fmt: skip
                metrics = [
                    one for one in metrics if one.end <= split.start or one.start >= split.end
                ]
                metrics.append(split)
        cited = [
            found.span()
            for found in CITED.finditer(text)
            if not any(found.start() < one.start < found.end() for one in (*metrics, *entities))
        ]
        told = [
            one
            for one in dates(text, day, before)
            if not any(start <= one.start < end for start, end in cited)
        ]
        taken = [*cited, *((one.start, one.end) for one in told)]
        rank = cell_rank(text) if is_rank else None
        found = [rank] if rank else self._figures(taken, [*metrics, *entities])
        if unit is not None:
            found = [in_unit(one, unit) for one in found]
        items: list[tuple[int, int, Word, Item]] = [
            *((one.start, one.end, Word.METRIC, one) for one in metrics),
            *((one.start, one.end, Word.ENTITY, one) for one in entities),
            *((one.start, one.end, Word.DATE, one) for one in told),
            *((one.start, one.end, Word.RANK if one.rank else Word.FIGURE, one) for one in found),
        ]
        self.tokens = list(_tokens(text, sorted(items, key=lambda one: (one[0], -one[1]))))
        self._mark_wholes()
        self.at = [n for n, token in enumerate(self.tokens) if isinstance(token.item, Figure)]
        self.figures = [token.item for token in self.tokens if isinstance(token.item, Figure)]
        self.words = frozenset(token.word for token in self.tokens)

    def _figures(self, taken: list[tuple[int, int]], names: list[Named | Name]) -> list[Figure]:
        given = captions(self.text, self.world.units)
        taken = taken + [(start, end) for start, end, _ in given]
        found = figures(self.text, self.world.units, taken, names)
        return [captioned(one, given) for one in found] if given else found

    def _mark_wholes(self) -> None:
        """Mark the metrics that are only wholes: 占生产总值, 12% of GDP, contributed to GDP."""
        tokens = self.tokens
        for at, token in enumerate(tokens):
            if token.word is not Word.METRIC:
                continue
            begin = at - 1
            while begin >= 0 and tokens[begin].word in _BETWEEN_WHOLE - {Word.SHARE_OF}:
                begin -= 1
            before = tokens[begin].word if begin >= 0 else None
            if before is Word.GROWTH and begin:  # contributed to the growth of exports
                before = tokens[begin - 1 - (tokens[begin - 1].word is Word.PARTICLE)].word
            is_of = begin + 1 < at and tokens[begin + 1].word is Word.OF
            is_whole = before is Word.SHARE_OF or (
                before is Word.FIGURE and is_of and self._is_percent(tokens[begin])
            )
            if before is Word.SHARE_OF and self._whole_behind(at):
                is_whole = False
            if before in (Word.FOR, Word.TO):
                rest = self.clause(at)
                is_whole = any(other.word is Word.CONTRIBUTION for other in tokens[slice(*rest)])
            if before is Word.METRIC and self._is_share(begin) and begin + 1 < at:
                is_whole = True
            if is_whole:
                tokens[at] = token._replace(word=Word.WHOLE)

    def _is_share(self, at: int) -> bool:
        """Whether a share is of the metric at a token: share of value added in GDP."""
        while at > 0 and self.tokens[at - 1].word in _BETWEEN_WHOLE - {Word.SHARE_OF}:
            at -= 1
        return at > 0 and self.tokens[at - 1].word is Word.SHARE_OF

    def _whole_behind(self, at: int) -> bool:
        """Whether the whole of a share stands behind its part: share of exports in GDP."""
        for token in self.tokens[at + 1 :]:
            if token.word is Word.METRIC:
                return True
            if token.word not in _BETWEEN_WHOLE:
                return False
        return False

    @staticmethod
    def _is_percent(token: Token) -> bool:
        figure = token.item
        return isinstance(figure, Figure) and bool(figure.numeral and figure.numeral.unit)

    def clause(self, at: int) -> tuple[int, int]:
        """The first token of the clause around a token, and the one behind its last."""
        begin, end = at, at + 1
        while begin > 0 and self.tokens[begin - 1].word not in BREAKS:
            begin -= 1
        while end < len(self.tokens) and self.tokens[end].word not in BREAKS:
            end += 1
        return begin, end

    def bare(self, begin: int, end: int) -> Iterator[Token]:
        """The tokens of a stretch without what stands in brackets that close in it."""
        at, tokens = begin, self.tokens
        while at < end:
            if tokens[at].word is Word.OPEN:
                close = next((n for n in range(at + 1, end) if tokens[n].word is Word.CLOSE), None)
                if close is not None:
                    at = close + 1
                    continue
            yield tokens[at]
            at += 1

    def is_plain(self, begin: int, end: int, position: Position) -> bool:
        """Whether a position allows all words of a stretch of tokens."""
        allowed = ALLOWED[position]
        return all(token.word in allowed for token in self.bare(begin, end))

    def is_aside(self, at: int, other: int, *, figures: bool = False) -> bool:
        """Whether a token stands in brackets that close before another one.

        With `figures`, only brackets that hold a figure count: what they say is of that.
        """
        tokens = self.tokens
        opened = next(
            (n for n in range(at, -1, -1) if tokens[n].word in (Word.OPEN, Word.CLOSE)), None
        )
        if opened is None or tokens[opened].word is Word.CLOSE:
            return False
        close = next((n for n in range(at, other) if tokens[n].word is Word.CLOSE), None)
        if close is None:
            return False
        inside = {token.word for token in tokens[opened:close]}
        return not figures or bool(inside & {Word.FIGURE, Word.RANK})

    def token_at(self, offset: int) -> int:
        """The number of the token that begins at an offset, or behind it."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def is_stranger(self, token: Token) -> bool:
        """Whether somebody is named by a token of whom the base knows nothing."""
        if token.word is Word.NAME:
            return token.start > 0 or self.text.startswith(_OWNED, token.end)
        if token.word is Word.UNKNOWN:
            return _STRANGER.search(self.text, token.start, token.end) is not None
        return token.word is Word.OTHER

    def scope_of(self, at: int) -> Token | None:
        """The token that says among whom the rank at a token is: 全省第四, fourth in the state."""
        tokens = self.tokens
        for n in range(at + 1, len(tokens)):
            if self._is_scope(tokens[n]) and tokens[n - 1].word in _BEFORE_SCOPE:
                return tokens[n]
            if tokens[n].word in BREAKS or tokens[n].word in (Word.FIGURE, Word.RANK, Word.METRIC):
                break
        for n in range(at - 1, -1, -1):
            if self._is_scope(tokens[n]):
                return tokens[n]
            if tokens[n].word not in _LEADS_TO_RANK:
                break
        start, end = tokens[at].start, tokens[at].end
        inside = [spot for spot in words_in(self.text, start, end) if spot.word is Word.SCOPE]
        return Token(*inside[0]) if inside else None

    def _is_scope(self, token: Token) -> bool:
        if token.word is Word.ENTITY:
            return not self.world.scopes.isdisjoint(getattr(token.item, "ids", ()))
        return token.word in (Word.SCOPE, Word.SELF)


def _tokens(text: str, items: list[tuple[int, int, Word, Item]]) -> Iterator[Token]:
    """The items and the words between them."""
    at = 0
    for start, end, word, item in items:
        if start < at:
            continue
        yield from (Token(*spot) for spot in words_in(text, at, start))
        yield Token(start, end, word, item)
        at = end
    yield from (Token(*spot) for spot in words_in(text, at, len(text)))


def _holds(outer: Named, inner: Name) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _after(name: Named, entities: list[Name]) -> Named | None:
    """What is left of a metric's name behind an entity that reaches into it."""
    start = max(
        (one.end for one in entities if one.start < name.end and one.end > name.start),
        default=name.start,
    )
    return name._replace(start=start) if start < name.end else None
