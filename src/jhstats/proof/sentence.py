"""A sentence of a draft with all that is named in it, and what the text before has established."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from jhstats.proof import lexicon, stretch
from jhstats.proof.codes import CITED
from jhstats.proof.draft import BlockKind
from jhstats.proof.figures import captioned, captions, cell_rank, figures, in_unit
from jhstats.proof.memory import Memory
from jhstats.proof.strangers import Strangers
from jhstats.prose.dates import dates
from jhstats.prose.measures import MeasureWord, measures

if TYPE_CHECKING:
    import re

    from jhstats.period import Period
    from jhstats.proof.draft import Frame
    from jhstats.proof.figures import Figure
    from jhstats.proof.world import World
    from jhstats.prose.dates import Date
    from jhstats.prose.names import Name


class Sentence:
    """A sentence with what it names.

    Attributes:
        text: its characters.
        frame: what stands around it.
        memory: what the text before has established.
        heads: of a table's cell, the heads of its column and row.
        column_dates: of a table's cell, the dates in the heads of all columns.
        metrics: the metrics that it names.
        entities: the entities that it names.
        dates: its dates; 同期 means the one before.
        figures: its figures.
    """

    def __init__(self, world: World, text: str, frame: Frame, memory: Memory) -> None:
        self.world = world
        self.frame = frame
        self.memory = memory
        self.text = text
        self.heads = [world.head(one) for one in frame.around]
        self.column_dates = world.head(frame.header).dates if frame.header else []
        metrics, entities = world.known.metrics(text), world.known.entities(text)
        cited = [
            found.span()
            for found in CITED.finditer(text)
            if not any(found.start() < one.start < found.end() for one in (*metrics, *entities))
        ]
        self.dates = [
            one
            for one in dates(text, self._day, lambda: memory.period)
            if not any(start <= one.start < end for start, end in cited)
        ]
        # The longer name goes before one inside it.
        self.entities = [one for one in entities if not any(_holds(m, one) for m in metrics)]
        self.metrics = [
            one._replace(start=_after(one, self.entities))
            for one in metrics
            if _after(one, self.entities) < one.end
        ]
        rank = cell_rank(text) if self.heads and self.heads[0].is_rank else None
        names = [*self.metrics, *self.entities]
        given = captions(text, world.units)
        taken = [*cited, *((one.start, one.end) for one in self.dates)]
        taken += [(start, end) for start, end, _ in given]
        found = [rank] if rank else figures(text, world.units, taken, names)
        found = [captioned(one, given) for one in found]
        units = [head.unit for head in reversed(self.heads) if head.unit]
        if units:
            found = [in_unit(one, units[0]) for one in found]
        self._wholes: dict[Name, bool] = {}
        self.figures = [one._replace(shown=self._shown(one)) for one in found]

    @property
    def _day(self) -> Period | None:
        """What 今年 counts from; `the year before` counts from what was last named, if anything."""
        is_before = lexicon.YEAR_BEFORE.search(self.text) is not None
        return (self.memory.period if is_before else None) or self.world.today

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.frame.kind is BlockKind.HEADING

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
            if not self.is_whole(one)
            and not lexicon.MAIN.fullmatch(self.text, one.start, one.end)  # 全市 is nobody's name
            and not any(self._is_scope(one, f) for f in self.figures)
            and not lexicon.COMPARED_WITH.search(self.text, 0, one.start)
        ]

    @cached_property
    def topics(self) -> list[Name]:
        """The metrics that something may be said of, not those that are wholes of shares."""
        return [one for one in self.metrics if not self.is_whole(one)]

    def is_whole(self, name: Name) -> bool:
        """Whether a name is of a whole: of GDP, 占生产总值, in GDP where a part stands before."""
        if name not in self._wholes:
            self._wholes[name] = self._is_of_share(name)
        return self._wholes[name]

    def _is_of_share(self, name: Name) -> bool:
        part = lexicon.SHARE_OF_PART.search(self.text, name.end) if name in self.metrics else None
        if part and any(part.end() == other.start for other in self.metrics):
            return False
        before = lexicon.PART_IN.search(self.text, 0, name.start)
        if before and any(before.start() == other.end for other in self.metrics):
            return lexicon.SHARE.search(self.text, 0, before.start()) is not None
        return self.is_whole_at(name.start)

    def is_whole_at(self, at: int) -> bool:
        """Whether what stands at a place is a whole of something."""
        return lexicon.WHOLE_BEFORE.search(self.text[max(0, at - 40) : at]) is not None

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
        scopes += [(begin, stop) for _, begin, stop in self.scopes]
        for begin, stop in scopes:
            if stop <= one.start and lexicon.LEADS_TO_RANK.fullmatch(self.text, stop, one.start):
                start = min(start, begin)
            if one.end <= begin and lexicon.IN_SCOPE.fullmatch(self.text, one.end, begin):
                end = max(end, stop)
        return start, end

    @cached_property
    def scopes(self) -> list[tuple[str, int, int]]:
        """The words that mean a whole country or province: the kind, and where they stand."""
        return [
            (kind, *found.span())
            for kind, pattern in lexicon.SCOPES
            for found in pattern.finditer(self.text)
        ]

    def is_target(self, one: Figure) -> bool:
        """Whether a figure is told as a target or plan, here, in a head, in the heading above."""
        if self.memory.is_target or any(head.is_target for head in self.heads):
            return True
        end = self.clause_end(one.end)
        if self._target_from > end and not lexicon.TARGET_BEHIND.search(self.text, one.end):
            return False
        return not lexicon.PRESENT.search(self.text, self.clause_start(one.start), end)

    def is_aside(self, start: int, end: int) -> bool:
        """Whether a place stands in brackets that close before another."""
        opening = max(self.text.rfind(mark, 0, start) for mark in "(（")
        if opening < 0 or not lexicon.CLOSING.search(self.text, start, end):
            return False
        return not lexicon.CLOSING.search(self.text, opening + 1, start)

    def clause_start(self, at: int) -> int:
        """Where the clause begins that stands at a place."""
        index = bisect_right(self._breaks, at)
        return self._breaks[index - 1] if index else 0

    def clause_end(self, at: int) -> int:
        """Where the clause ends that stands at a place."""
        index = bisect_left(self._ends, at)
        return self._ends[index] if index < len(self._ends) else len(self.text)

    @cached_property
    def _breaks(self) -> list[int]:
        return [found.end() for found in lexicon.CLAUSE_BREAK.finditer(self.text)]

    @cached_property
    def _ends(self) -> list[int]:
        return [found.start() for found in lexicon.CLAUSE_END.finditer(self.text)]

    @cached_property
    def _target_from(self) -> int:
        """Where a target is first told; behind the end where none is."""
        newest = self.world.newest
        ends = [
            found.end()
            for found in lexicon.BY_THEN.finditer(self._unnamed)
            if int(found["zh"] or found["en"]) > newest
        ]
        told = lexicon.TARGET.search(self._unnamed)
        return min([*ends, told.end() if told else len(self.text) + 1])

    def is_done(self, at: int) -> bool:
        """Whether what stands before a place, or in its heads, is told as a result."""
        return self._done_from <= at

    @cached_property
    def _done_from(self) -> int:
        """Where a result is first told; behind the end where it is not."""
        if any(head.is_done for head in self.heads):
            return 0
        found = lexicon.DONE.search(self.text)
        return found.end() if found else len(self.text) + 1

    @cached_property
    def measures(self) -> list[MeasureWord]:
        """The words that name measures."""
        return measures(self.text)

    @cached_property
    def coded(self) -> str:
        """Its text with a code for each character of a name, a date or a figure."""
        spans = [(one.start, one.end, stretch.DATE) for one in self.dates]
        spans += [(one.start, one.end, stretch.FIGURE) for one in self.figures]
        return stretch.coded(self._unnamed, spans)

    @cached_property
    def _unnamed(self) -> str:
        """Its text with a code for each character of a name, and of what a figure counts."""
        spans = [(one.start, one.end, stretch.ENTITY) for one in self.entities]
        for name in self.metrics:
            code = stretch.WHOLE if self.is_whole(name) else stretch.METRIC
            spans.append((name.start, name.end, code))
        units = [(one.numeral.end, one.end) for one in self.figures if one.numeral and one.unit]
        spans += [(start, end, stretch.FIGURE) for start, end in units if start < end]
        return stretch.coded(self.text, spans)

    @cached_property
    def strangers(self) -> Strangers:
        """Where somebody is named whom the base does not know."""
        spans = [(one.start, one.end, "|") for one in (*self.metrics, *self.entities)]
        spans += [(one.start, one.end, "|") for one in self.dates]
        return Strangers(stretch.coded(self.text, spans))

    @property
    def _names_stranger(self) -> bool:
        if self.is_heading:
            return self.strangers.is_heading()
        return self.strangers.between(0, len(self.text))

    @cached_property
    def mains(self) -> list[re.Match[str]]:
        """The words that mean what the text is about: 我市, `the city`."""
        shown = [one.shown for one in self.figures]  # 全省第四 is no subject
        return [
            found
            for found in lexicon.MAIN.finditer(self.text)
            if not any(start <= found.start() < end for start, end in shown)
            and not self.is_whole_at(found.start())
        ]

    def is_own(self, found: re.Match[str]) -> bool:
        """Whether such a word means the main entity, whoever was spoken of since: 我市."""
        memory, main = self.memory, self.world.base.main
        is_ours = found["own"] or found["ours"]
        return bool(is_ours) and (memory.entity == main or not memory.is_foreign)

    @cached_property
    def is_doubtful(self) -> bool:
        """Whether it supposes, asks, or quotes a mistake."""
        return lexicon.SAID.search(self._unnamed) is not None

    @cached_property
    def has_several_dates(self) -> bool:
        """Whether dates stand in a row, so that nobody knows which is a figure's."""
        rows = [found.span() for found in lexicon.SEVERAL.finditer(self.coded)]
        return any(
            one.end - 1 == begin and end == other.start + 1 and not _within(one, other)
            for begin, end in rows
            for one, other in pairwise(self.dates)
        )

    @cached_property
    def is_respective(self) -> bool:
        """Whether its figures are each of another: 分别."""
        return lexicon.RESPECTIVELY.search(self.text) is not None

    @cached_property
    def respective(self) -> dict[int, tuple[Name, int]]:
        """The name of each figure of a row told one by one, and where their names begin."""
        result: dict[int, tuple[Name, int]] = {}
        if not self.is_respective:
            return result
        for run in self._runs():
            before = [one for one in self.topics if one.end <= self.figures[run[0]].start]
            row = row_of(self.text, before) if before else []
            between = self.coded[row[-1].end : self.figures[run[0]].start] if row else "?"
            if len(row) == len(run) and stretch.links(between, is_rank=False):
                result |= {at: (name, row[0].start) for at, name in zip(run, row, strict=True)}
        return result

    def _runs(self) -> list[list[int]]:
        """The figures that follow each other with nothing but a comma or 和 between."""
        runs: list[list[int]] = []
        for at, one in enumerate(self.figures):
            last = self.figures[at - 1] if at else None
            if last and lexicon.LISTED.fullmatch(self.text, last.end, one.start):
                runs[-1].append(at)
            else:
                runs.append([at])
        return [run for run in runs if len(run) > 1]

    @cached_property
    def is_so_far(self) -> bool:
        """Whether it tells of a year up to a day."""
        return lexicon.SO_FAR.search(self.text) is not None

    @cached_property
    def full(self) -> frozenset[str]:
        """The metrics that it calls by more than a piece of their names, and those related."""
        known = self.world.known
        named = {
            id_ for one in self.metrics if not known.is_short(one, self.text) for id_ in one.ids
        }
        return frozenset(known.related(named))

    @cached_property
    def after(self) -> Memory:
        """What it leaves for the next."""
        memory, topics = self.memory, self.topics or self.metrics
        entity, is_foreign = self._last_entity
        period, is_dated = self._last_period
        return Memory(
            metrics=topics[-1].ids if topics else memory.metrics,
            entity=entity,
            period=period,
            is_dated=is_dated,
            is_target=(
                lexicon.TARGET.search(self.text) is not None
                if self.is_heading
                else memory.is_target
            ),
            is_foreign=is_foreign,
            full=memory.full | self.full,
        )

    @property
    def _last_entity(self) -> tuple[str | None, bool]:
        """The entity last spoken of, and whether it is one that the base does not know."""
        memory, main = self.memory, self.world.base.main
        if self.subjects:
            entity = self.subjects[-1].ids[0]
            is_wide = main is not None and entity in self.world.outer(main)
            return entity, is_wide and self._names_stranger  # 杭州，全国…第一城
        if any(self.is_own(one) for one in self.mains):
            return main, False
        if self.mains and not memory.is_foreign:
            return main, False
        return memory.entity, self._names_stranger or memory.is_foreign

    @property
    def _last_period(self) -> tuple[Period | None, bool]:
        """The period last named, and whether a heading or the words before a list gave it."""
        told = [one for one in self.dates if not one.is_compared]
        if told:
            is_title = self.is_heading or not self.figures
            return told[-1].period, is_title or self.text.rstrip()[-1:] in tuple("：:；;")
        is_lost = self.world.today is None and lexicon.RELATIVE.search(self.text)
        return None if is_lost else self.memory.period, self.memory.is_dated


def _within(one: Date, other: Date) -> bool:
    """Whether one of two dates only narrows the other: 8月1日，2022年."""
    return one.period.is_within(other.period) or other.period.is_within(one.period)


def row_of(text: str, before: list[Name]) -> list[Name]:
    """The last of some names, with those that share what follows: A、B均居全省第一."""
    row = [before[-1]]
    for earlier in reversed(before[:-1]):
        if not lexicon.JOINED.fullmatch(text, earlier.end, row[0].start):
            break
        row.insert(0, earlier)
    return row


def _after(metric: Name, entities: list[Name]) -> int:
    """Where a metric's name begins behind an entity's that shares its first characters."""
    ends = (one.end for one in entities if one.start < metric.end and metric.start < one.end)
    return max(ends, default=metric.start)


def _holds(outer: Name, inner: Name) -> bool:
    """Whether one name holds another that is shorter."""
    within = outer.start < inner.end and inner.start < outer.end
    return within and outer.end - outer.start > inner.end - inner.start
