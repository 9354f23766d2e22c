"""What a figure of a draft speaks of: metric, entity, period, measure, status, scope.

The sentence decides; what it leaves out comes from the sentence before, the heading above, or
the head of the table. Each part says how sure it is, since only what is sure may be called wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jhstats.proof import lexicon
from jhstats.proof.doubts import Doubts
from jhstats.proof.link import link
from jhstats.proof.manner import measure, scopes, when
from jhstats.proof.subject import others, owner, topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jhstats.model import Measure
    from jhstats.proof.figures import Figure
    from jhstats.proof.link import Link
    from jhstats.proof.manner import When
    from jhstats.proof.sentence import Sentence
    from jhstats.proof.subject import Owner, Topic

_BEFORE = 24


class Reading(NamedTuple):
    """What a figure speaks of.

    Attributes:
        topic: the metric.
        owner: the entity.
        others: the other entities of the sentence, of whom it may be right.
        when: the period.
        measure: what the words around it say, or None.
        is_change: whether it is told as a difference.
        is_target: whether it is told as a target or plan.
        is_done: whether it is told as a result.
        scopes: ids, or a kind of entity, that a rank is among.
        link: the metric that it is certainly of, if one is.
        doubts: what keeps it from being accused.
        is_so_far: whether it is told up to a day of the period.
        is_exactly: whether the draft stresses that the figure is exact.
    """

    topic: Topic
    owner: Owner
    others: tuple[str, ...]
    when: When
    measure: Measure | None
    is_change: bool
    is_target: bool
    is_done: bool
    scopes: tuple[str, ...]
    link: Link | None
    doubts: Doubts
    is_so_far: bool
    is_exactly: bool


class Said(NamedTuple):
    """A figure of a draft, its sentence, and what it speaks of."""

    figure: Figure
    sentence: Sentence
    reading: Reading


def read(sentence: Sentence) -> Iterator[Said]:
    """The figures of a sentence, in order, with what they speak of."""
    beside = others(sentence) if sentence.figures else ()
    for index, figure in enumerate(sentence.figures):
        yield Said(figure, sentence, _reading(sentence, index, beside))


def _reading(sentence: Sentence, index: int, beside: tuple[str, ...]) -> Reading:
    one, text = sentence.figures[index], sentence.text
    of = topic(sentence, index)
    whose = owner(sentence, one, of)
    then, found = when(sentence, index), link(sentence, index, whose.entity)
    before = max(0, one.start - _BEFORE), one.start
    return Reading(
        topic=of,
        owner=whose,
        others=beside,
        when=then,
        measure=(found and found.measure) or measure(sentence, index),
        is_change=lexicon.INCREASE.search(text, *before) is not None,
        is_target=sentence.is_target(one),
        is_done=sentence.is_done(one.end),
        scopes=scopes(sentence, one, whose.entity),
        link=found,
        doubts=Doubts(sentence, index, found, whose, then),
        is_so_far=sentence.is_so_far,
        is_exactly=lexicon.EXACTLY.search(text, *before) is not None,
    )
