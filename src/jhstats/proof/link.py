"""How a figure hangs on a metric: by plain words, by the heads of a table, by a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jhstats.model import Measure
from jhstats.proof import lexicon, stretch
from jhstats.proof.draft import BlockKind
from jhstats.proof.sentence import row_of

if TYPE_CHECKING:
    from jhstats.proof.figures import Figure
    from jhstats.proof.sentence import Sentence
    from jhstats.prose.names import Name


class Link(NamedTuple):
    """How a figure hangs on a metric.

    Attributes:
        metrics: the ids of the metrics that it is of.
        start: where what is said begins: with the metric's name, or with the figure.
        end: where it ends: behind the figure, or the name behind it.
        is_named: whether the sentence itself names the metric.
        is_row: whether several metrics share it: A、B均居第一.
        is_counting: whether the metric is what the figure counts: 11,070 5G base stations.
        measure: what it is of the metric, where the way they hang together says so.
    """

    metrics: tuple[str, ...]
    start: int
    end: int
    is_named: bool = True
    is_row: bool = False
    is_counting: bool = False
    measure: Measure | None = None


def link(sentence: Sentence, index: int, owner: str | None) -> Link | None:
    """The metric that a figure is certainly of; None where that is not certain."""
    one = sentence.figures[index]
    if index in sentence.respective:
        name, start = sentence.respective[index]
        return Link(name.ids, start, one.end)
    before = [
        name
        for name in sentence.topics or sentence.metrics
        if name.end <= one.start and not sentence.is_aside(name.start, one.start)
    ]
    if before and _is_plain(sentence, before[-1], one):
        return _of_names(sentence, before, owner)._replace(end=one.end)
    if before:
        return _behind(sentence, index)
    if sentence.frame.kind is BlockKind.CELL:
        return _of_heads(sentence, one)
    found = _behind(sentence, index) or _by_unit(sentence, one, owner)
    if found is None and sentence.memory.metrics and _goes_on(sentence, one):
        return Link(sentence.memory.metrics, 0, one.end, is_named=False)
    return found


def _of_names(sentence: Sentence, before: list[Name], owner: str | None) -> Link:
    """The metric that is named last, or the row of those that share what follows."""
    split = _split(sentence, before[-1])
    if split is not None:
        return split
    row = row_of(sentence.text, before)
    word = sentence.text[before[-1].start : before[-1].end]
    ids = dict.fromkeys(id_ for name in row for id_ in name.ids)
    return Link((*ids, *(one for one in _kin(sentence, word, owner) if one not in ids)),
                row[0].start, before[-1].end, is_row=len(row) > 1)  # fmt: skip


def _is_plain(sentence: Sentence, name: Name, one: Figure) -> bool:
    """Whether only plain words, or more words of its own, stand between a metric and a figure."""
    between, is_rank = sentence.coded[name.end : one.start], one.rank is not None
    if stretch.links(between, is_rank=is_rank):
        return True
    bare = sentence.world.bags.without(between, name.ids)
    return bare != between and stretch.links(bare, is_rank=is_rank)


def _split(sentence: Sentence, name: Name) -> Link | None:
    """A metric whose name is told in two pieces: 跨境电商实现出口额."""
    known, text = sentence.world.known, sentence.text
    begin = sentence.clause_start(name.start)
    for id_ in known.kin(text[name.start : name.end]):
        for prefix in known.prefixes(name._replace(ids=(id_,)), text):
            at = text.rfind(prefix, begin, name.start) if prefix else -1
            is_near = at >= 0 and stretch.FIGURE not in sentence.coded[at : name.start]
            if is_near and id_ not in name.ids:
                return Link((id_,), at, name.end)
    return None


def _kin(sentence: Sentence, word: str, owner: str | None) -> tuple[str, ...]:
    """The metrics whose longer names end in a word, where an owner has facts of one of them."""
    if owner is None or owner == sentence.world.base.main:
        return ()
    of_owner = sentence.world.metrics_of(owner)
    return tuple(one for one in sentence.world.known.kin(word) if one in of_owner)


def _behind(sentence: Sentence, index: int) -> Link | None:
    """A metric named right behind a figure, in full or by nothing but words of its name."""
    one, coded = sentence.figures[index], sentence.coded
    following = sentence.next_figure(index)
    end = one.numeral.end if one.numeral else one.end
    for name in sentence.topics or sentence.metrics:
        if end <= name.start <= following:
            is_apart = sentence.clause_end(one.end) < name.start
            if is_apart and not stretch.dates(coded[sentence.clause_start(one.start) : one.start]):
                return None  # 89.3%，出口: another clause
            if not stretch.counts(coded[one.end : name.start]):
                return None
            return _of_share(sentence, one, name) or Link(
                name.ids, one.start, name.end, is_counting=True
            )
    if one.rank is not None:
        return _by(sentence, one, following)
    if one.numeral is None or one.numeral.unit:
        return None
    ids, length = sentence.world.bags.wholly(coded[one.end : following])
    return Link(ids, one.start, one.end + length, is_counting=True) if len(ids) == 1 else None


def _of_share(sentence: Sentence, one: Figure, whole: Name) -> Link | None:
    """63%的纺织企业完成数字化改造: the share of a part that the words behind its whole name."""
    if one.numeral is None or one.numeral.unit != "%":
        return None
    end = sentence.clause_end(whole.end)
    parts = sentence.world.parts_of(whole.ids)
    for name in sentence.metrics:
        is_part = whole.end <= name.start < end and not parts.isdisjoint(name.ids)
        if is_part and stretch.leads(sentence.coded[whole.end : name.start]):
            return Link(name.ids, one.start, name.end, measure=Measure.SHARE)
    said = sentence.coded[whole.end : end]
    for part in sorted(parts):
        left = sentence.world.bags.without(said, (part,))
        if left != said and stretch.leads(left):
            return Link((part,), one.start, end, measure=Measure.SHARE)
    return None


def _by(sentence: Sentence, one: Figure, following: int) -> Link | None:
    """What a rank is by, named in words of its name: by number of trains run."""
    by = lexicon.RANKED_BY.search(sentence.text, one.end, following)
    ids, length = sentence.world.bags.wholly(by[1]) if by else ((), 0)
    return Link(ids, one.start, by.start(1) + length) if by and len(ids) == 1 else None


def _by_unit(sentence: Sentence, one: Figure, owner: str | None) -> Link | None:
    """The metric that counts in a unit in which an owner has facts of no other: 列 of trains."""
    if one.unit is None or sentence.metrics or owner is None:
        return None
    ids = sentence.world.counted(owner, one.unit.scales)
    named = [name for name in sentence.subjects if owner in name.ids and name.end <= one.start]
    if len(ids) != 1 or not named:
        return None
    lead = sentence.coded[named[-1].end : one.start]
    if not stretch.links(lead, is_rank=True):
        return None
    return Link(ids, named[-1].start, one.end)


def _of_heads(sentence: Sentence, one: Figure) -> Link | None:
    """The metric of a table's cell: one that a head names, where no head says more."""
    named = [head for head in sentence.heads if head.metrics]
    if len(named) != 1 or not all(head.is_plain for head in sentence.heads):
        return None
    return Link(named[0].metrics[0].ids, one.start, one.end)


def _goes_on(sentence: Sentence, one: Figure) -> bool:
    """Whether a sentence goes on with the metric of the one before, or of a heading."""
    lead = sentence.coded[: one.start]
    is_new = stretch.METRIC in lead or stretch.WHOLE * 2 in lead[:2]
    return not is_new and stretch.links(lead, is_rank=one.rank is not None)
