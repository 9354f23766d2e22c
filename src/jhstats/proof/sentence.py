"""A sentence of a draft with all that is named in it, and what the text before has established."""

from __future__ import annotations

from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from jhstats.proof import lexicon
from jhstats.proof.draft import BlockKind
from jhstats.proof.figures import cell_rank, figures
from jhstats.proof.names import Known
from jhstats.prose.dates import dates
from jhstats.prose.measures import MeasureWord, measures
from jhstats.prose.units import Units
from jhstats.references import Enclosing

if TYPE_CHECKING:
    from jhstats.model import Base
    from jhstats.period import Period
    from jhstats.proof.draft import Block
    from jhstats.proof.figures import Figure
    from jhstats.prose.names import Name


_LONGEST_HEAD = 200
_MANY = 1000


class World:
    """What a draft may speak of: a base, its names, and the day the draft is of.

    Attributes:
        base: the facts.
        known: the names of metrics and entities.
        units: the names of units.
        outer: what each entity lies within.
        today: the day that 今年 counts from; None where nobody said.
        head: reads the head of a table's column or row; many cells share one.
    """

    def __init__(self, base: Base, today: Period | None = None) -> None:
        self.base = base
        self.known = Known(base.metrics, base.entities)
        self.units = Units(base.units)
        self.outer = Enclosing(base.entities).of
        self.today = today
        self.head = lru_cache(_MANY)(partial(Head, self))


class Memory(NamedTuple):
    """What a text has established so far.

    `is_dated` says that a heading or the words before a list gave the period.
    """

    metrics: tuple[str, ...] = ()
    entity: str | None = None
    period: Period | None = None
    is_dated: bool = False
    is_target: bool = False


class Head:
    """The head of a table's column or row: what it names."""

    def __init__(self, world: World, text: str) -> None:
        self.text = text = text[:_LONGEST_HEAD]
        self.metrics = world.known.metrics(text)
        self.entities = world.known.entities(text)
        self.dates = dates(text, world.today)
        self.measures = measures(text)


class Sentence:
    """A sentence with what it names.

    Attributes:
        text: its characters.
        block: the block that it stands in.
        offset: where in the block it begins.
        memory: what the text before has established.
        heads: of a table's cell, the heads of its column and row.
        column_dates: of a table's cell, the dates in the heads of all columns.
        metrics: the metrics that it names.
        entities: the entities that it names.
        dates: its dates; 同期 means the one before.
        figures: its figures.
    """

    def __init__(self, world: World, block: Block, span: tuple[int, int], memory: Memory) -> None:
        self.world = world
        self.block = block
        self.offset = span[0]
        self.memory = memory
        self.text = text = block.text[span[0] : span[1]]
        self.heads = [world.head(one) for one in block.around]
        self.column_dates = world.head(block.header).dates if block.header else []
        self.dates = dates(text, world.today, memory.period)
        metrics, entities = world.known.metrics(text), world.known.entities(text)
        # The longer name goes before one inside it.
        self.entities = [one for one in entities if not any(_holds(m, one) for m in metrics)]
        self.metrics = [
            one
            for one in metrics
            if not any(e.start < one.end and one.start < e.end for e in self.entities)
        ]
        rank = cell_rank(text, block.around[0]) if block.around else None
        names = [*self.metrics, *self.entities]
        found = [rank] if rank else figures(text, world.units, self.dates, names)
        self.figures = [one._replace(shown=self._shown(one)) for one in found]

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.block.kind is BlockKind.HEADING

    def next_figure(self, index: int) -> int:
        """Where the figure behind one begins, or the sentence ends."""
        behind = self.figures[index + 1 : index + 2]
        return behind[0].start if behind else len(self.text)

    @cached_property
    def subjects(self) -> list[Name]:
        """The entities that something may be said of: neither scopes nor wholes."""
        return [
            one
            for one in self.entities
            if not self.is_whole(one) and not any(self._is_scope(one, f) for f in self.figures)
        ]

    @cached_property
    def topics(self) -> list[Name]:
        """The metrics that something may be said of, not those that are wholes of shares."""
        return [one for one in self.metrics if not self.is_whole(one)]

    def is_whole(self, name: Name) -> bool:
        """Whether a name is of a whole: of GDP, 占生产总值."""
        before = self.text[max(0, name.start - 40) : name.start]
        return lexicon.WHOLE_BEFORE.search(before) is not None

    def _is_scope(self, name: Name, one: Figure) -> bool:
        """Whether an entity's name says among whom a rank is: 全省第四, fourth in Zhejiang."""
        if one.rank is None:
            return False
        if one.start <= name.start < one.end:
            return True
        if name.end <= one.start and lexicon.LEADS_TO_RANK.fullmatch(
            self.text, name.end, one.start
        ):
            return True
        behind = lexicon.RANKED_IN.fullmatch(self.text, one.end, name.start)
        return one.end <= name.start <= one.end + 40 and behind is not None

    def _shown(self, one: Figure) -> tuple[int, int]:
        """A figure with the scope of a rank: 全省第四, "fourth in the province"."""
        start, end = one.start, one.end
        if one.rank is None:
            return start, end
        scopes = [(name.start, name.end) for name in self.entities]
        for _, pattern in lexicon.SCOPES:
            scopes += [found.span() for found in pattern.finditer(self.text)]
        for begin, stop in scopes:
            if stop <= one.start and lexicon.LEADS_TO_RANK.fullmatch(self.text, stop, one.start):
                start = min(start, begin)
            if one.end <= begin and lexicon.IN_SCOPE.fullmatch(self.text, one.end, begin):
                end = max(end, stop)
        return start, end

    @cached_property
    def is_target(self) -> bool:
        """Whether it, its heads or the heading above speak of a target or plan."""
        texts = (self.text, *(head.text for head in self.heads))
        return self.memory.is_target or any(map(lexicon.TARGET.search, texts))

    def is_done(self, at: int) -> bool:
        """Whether what stands before a place, or in its heads, is told as a result."""
        return self._done_from <= at

    @cached_property
    def _done_from(self) -> int:
        """Where a result is first told; behind the end where it is not."""
        if any(lexicon.DONE.search(head.text) for head in self.heads):
            return 0
        found = lexicon.DONE.search(self.text)
        return found.end() if found else len(self.text) + 1

    @cached_property
    def measures(self) -> list[MeasureWord]:
        """The words that name measures."""
        return measures(self.text)

    @cached_property
    def _blotted(self) -> str:
        text = self.text
        spans = [(one.start, one.end) for one in (*self.metrics, *self.entities)]
        spans += [(one.start, one.end) for one in self.dates]
        for start, end in spans:
            text = text[:start] + "|" * (end - start) + text[end:]
        return text

    def unknown(self, begin: int, end: int) -> str:
        """A stretch of it, from its first word on, with what the base knows blotted out."""
        return self._blotted[begin:end].lstrip()

    def after(self) -> Memory:
        """What it leaves for the next."""
        memory, text = self.memory, self.text
        topics = self.topics or self.metrics
        entity = memory.entity
        if self.subjects:
            entity = self.subjects[-1].ids[0]
        elif lexicon.MAIN.search(text):
            entity = self.world.base.main
        period, is_dated = memory.period, memory.is_dated
        if self.dates:
            period = self.dates[-1].period
            is_dated = self.is_heading or text.rstrip()[-1:] in tuple("：:；;")
        elif self.world.today is None and lexicon.RELATIVE.search(text):
            period = None
        return Memory(
            topics[-1].ids if topics else memory.metrics,
            entity,
            period,
            is_dated,
            lexicon.TARGET.search(text) is not None if self.is_heading else memory.is_target,
        )


def _holds(outer: Name, inner: Name) -> bool:
    """Whether one name holds another that is shorter."""
    within = outer.start < inner.end and inner.start < outer.end
    return within and outer.end - outer.start > inner.end - inner.start
