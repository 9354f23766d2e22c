"""What makes sentences of text: what a base has a name for, dates, figures, the words between."""

import re
from functools import lru_cache
from itertools import starmap

from jhstats.ask.store import Store
from jhstats.lang.calendar import YEAR_BEFORE
from jhstats.lang.grammar import Word
from jhstats.lang.lexicon import is_self, words_in
from jhstats.names import simplified
from jhstats.period import Period, from_years
from jhstats.text.context import Around, Context
from jhstats.text.dates import dates
from jhstats.text.figures import captions, cell_rank, figures, in_unit, unit_in, unit_of
from jhstats.text.names import folded
from jhstats.text.records import BlockKind, Date, Frame, Memory, Nearness, Scale, Token
from jhstats.text.sentence import Head
from jhstats.text.units import Units
from jhstats.text.world import World

_SHORT_FISCAL = re.compile(r"FY|fiscal|\d[QH]|Q\d\s?['’]", re.IGNORECASE)  # a company's own: 2Q25
_FISCAL = re.compile(r"(\d{4})[/–-](\d\d)(?![\d/–-])")
_LONGEST_HEAD, _MOST_HEADS = 200, 1000


class Parser:
    """Makes sentences of texts, which are of a base's world and in its units."""

    def __init__(self, store: Store) -> None:
        self.world, self.units = World(store), Units(store)
        self._head = lru_cache(_MOST_HEADS)(self._read_head)

    def _read_head(self, text: str, day: Period | None) -> Head:
        """The head of a column or row; 今年 counts from the day, or the year of the table."""
        text, units = simplified(text[:_LONGEST_HEAD]), self.units
        tokens = self._tokens(text, dates(text, day))
        is_unit = unit_in(text, units, is_all=True) is not None
        return Head(self.world, text, tokens, unit_of(text, units), is_unit=is_unit)

    def context(self, frame: Frame, text: str, memory: Memory) -> Context:
        """A sentence, where it stands, and with what the text before has told."""
        told, newest = memory.time.period, memory.time.newest
        is_of_year = memory.time.nearness is Nearness.HEADING and told and told.is_year
        year = told if is_of_year else memory.today
        corner = self._head(frame.header.partition(" | ")[0], year)
        year = next((one for one in corner.periods if one.is_year), year)
        heads = [self._head(head, year) for head in frame.around]
        if years := [one for head in heads for one in head.periods if one.is_year]:
            heads = [self._head(head, years[0]) for head in frame.around]  # of quarters beside it
        units = (head.unit for head in (*heads[:1], *reversed(heads[1:])))
        unit = next(filter(None, units), None)
        if unit is None and frame.kind is BlockKind.CELL:  # no `Year`; `Item` says nothing
            is_bare = memory.unit is None and corner.words not in ([Word.NOUN], [Word.TIME])
            is_telling = corner.unit is not None and (corner.unit[0] != 1 or is_bare)
            unit = corner.unit if is_telling else memory.unit
        elif frame.kind is BlockKind.ITEM and memory.unit and memory.unit[0] > 1:
            unit = memory.unit
        day = (told if YEAR_BEFORE.search(text) else None) or memory.today
        before = told if told and told.is_part_of_year else newest or told  # the same months
        is_rank = bool(heads) and heads[0].is_rank
        tokens = self._tokens(text, dates(text, day, before), unit, is_rank=is_rank)
        header = self._head(frame.header, year)
        return Context(self.world, text, tokens, Around(frame, memory, corner, heads, header))

    def _tokens(
        self, text: str, told: list[Date], unit: Scale | None = None, *, is_rank: bool = False
    ) -> list[Token]:
        """A text with its dates as tokens.

        Of a table's cell `unit` is what its number counts, and `is_rank` whether it holds a rank.
        """
        told = [self._fiscal(text, date) for date in told]
        result, at = list[Token](), 0
        for item in self._items(text, told, unit, is_rank=is_rank):
            if item.start >= at:
                result += (*starmap(Token, words_in(text, at, item.start)), item)
                at = item.end
        result += starmap(Token, words_in(text, at, len(text)))
        return [self._classed(text, result, n) for n in range(len(result))]

    def _items(
        self, text: str, told: list[Date], unit: Scale | None, *, is_rank: bool
    ) -> list[Token]:
        """What is named, dated and counted, by place; the longer of two that overlap goes first."""
        world, units = self.world, self.units
        named, entities = world.metrics(text), world.entities(text)
        entities = [own for own in entities if not any(
            one.start <= own.start and own.end <= one.end for one in named)]  # fmt: skip
        for own in entities:  # 全国铁路旅客发送量, of 铁路旅客发送量 and 旅客发送量
            cut = next((m for m in named if own.start < m.start < own.end < m.end), None)
            rest = world.metrics(text[own.end : cut.end]) if cut else ()
            named += (m._replace(start=m.start + own.end, end=m.end + own.end) for m in rest)
        given = captions(text, units)
        taken = [*((one.start, one.end) for one in told), *(one[:2] for one in given)]
        rank = cell_rank(text) if is_rank else None
        found = [rank] if rank else figures(text, units, taken, [*named, *entities])
        found = [units.without_name(figure, named) for figure in found]
        items = [Token(one.start, one.end, Word.METRIC, one.ids) for one in named]
        items += (Token(o.unit.start, o.unit.end, Word.ADVERB) for o in found if o.unit)
        entities = [one for one in entities if not is_self(text[one.start : one.end])]  # not 全市
        items += (Token(one.start, one.end, Word.ENTITY, one.ids) for one in entities)
        items += (Token(one.start, one.end, Word.DATE, date=one) for one in told)
        for one in (in_unit(figure, given, unit) for figure in found):
            word = Word.RANK if one.rank else Word.FIGURE
            scales = one.unit.scales if one.unit else ()
            ids, counting = units.counted(scales), units.counting(scales)
            items.append(Token(one.start, one.end, word, ids, figure=one, counting=counting))
        return sorted(items, key=lambda item: (item.start, -item.end))

    def _fiscal(self, text: str, date: Date) -> Date:
        """A date that may be of a year across two: 2005/06, Q1 FY26."""
        if _SHORT_FISCAL.search(text, date.start, date.end):
            return date._replace(period=self.world.fiscal(date.period) or date.period)
        found = _FISCAL.match(text, date.start)
        if not (found and int(found[2]) == (int(found[1]) + 1) % 100):
            return date
        first = date.period.start[0]
        period = self.world.fiscal(from_years(first + 1, first + 1)) or from_years(first, first + 1)
        return date._replace(end=found.end(), period=period)

    def _classed(self, text: str, tokens: list[Token], n: int) -> Token:
        """A token; what may be a name is a noun in that of a measure: in Danish kroner."""
        token = tokens[n]
        if token.word not in (Word.NAME, Word.UNKNOWN):
            return token
        said = [text[one.start : one.end] for one in tokens[n : n + 2]]
        around = [one.word for one in (*tokens[max(n - 1, 0) : n], *tokens[n + 2 : n + 3])]
        is_before = around[:1] == [Word.PARTICLE] and Word.METRIC not in around
        is_of_unit = any(folded(word) in self.units.names for word in said[: 1 + is_before])
        return token._replace(word=Word.NOUN) if is_of_unit else token
