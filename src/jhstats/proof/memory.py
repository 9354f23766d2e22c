"""What a draft has established so far: headings, lists and sentences leave it to what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jhstats.proof.draft import BlockKind

if TYPE_CHECKING:
    from jhstats.period import Period
    from jhstats.proof.draft import Block


class Memory(NamedTuple):
    """What a text has established so far.

    Attributes:
        metrics: the metrics last spoken of.
        entity: the entity last spoken of.
        period: the period last named.
        is_dated: whether a heading or the words before a list gave it.
        is_target: whether a heading spoke of targets.
        is_foreign: whether somebody was spoken of whom the base does not know.
        full: the metrics that were called by more than a piece of their names.
    """

    metrics: tuple[str, ...] = ()
    entity: str | None = None
    period: Period | None = None
    is_dated: bool = False
    is_target: bool = False
    is_foreign: bool = False
    full: frozenset[str] = frozenset()


class Noted:
    """A memory that notes which of its parts were looked at.

    Attributes:
        looked: the names of those parts.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.looked: set[str] = set()

    def __getattr__(self, part: str) -> object:
        self.looked.add(part)
        return getattr(self._memory, part)


class Course:
    """The course of a draft, block by block."""

    def __init__(self, *, is_foreign: bool = False) -> None:
        self._headings: list[tuple[int, Memory]] = []
        self._first = Memory(is_foreign=is_foreign)
        self._memory = self._lead = self._first  # lead: what the text before a list or table says

    def before(self, block: Block) -> Memory:
        """What a block finds: of a heading, what those above it say."""
        if block.frame.kind is BlockKind.HEADING:
            self._headings = [one for one in self._headings if one[0] < block.level]
            return self._headings[-1][1] if self._headings else self._first
        if not block.is_part:
            return self._memory
        # An item may go on with the metric of the one before.
        lead, last = self._lead, self._memory
        return lead._replace(metrics=lead.metrics or last.metrics, full=lead.full | last.full)

    def leave(self, block: Block, memory: Memory) -> None:
        """What a block leaves; the cells of a table leave nothing, they speak by their heads."""
        if block.frame.kind is BlockKind.HEADING:
            self._headings.append((block.level, memory))
        self._memory = memory
        if not block.is_part:
            self._lead = memory
