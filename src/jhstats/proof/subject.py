"""Of what a figure is: the metric and the entity, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jhstats.hierarchy import TERRITORIES
from jhstats.proof import lexicon
from jhstats.proof.draft import BlockKind
from jhstats.proof.sentence import row_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from jhstats.proof.figures import Figure
    from jhstats.proof.sentence import Sentence
    from jhstats.prose.names import Name

_NEAR = 24
_FAR = 30


class Topic(NamedTuple):
    """The metrics that a figure may be of, the likeliest first.

    Attributes:
        name: where the sentence names the first of them, if it does.
        metrics: their ids.
        meant: those of them by which a figure can be accused.
        is_named: whether the sentence, row or item names the first.
    """

    name: Name | None
    metrics: tuple[str, ...]
    meant: tuple[str, ...]
    is_named: bool


class Owner(NamedTuple):
    """Whom a figure is of.

    Attributes:
        entity: the id, or None.
        is_sure: whether nobody else can be meant.
        is_foreign: whether somebody is named whom the base does not know.
        is_default: whether nobody is named, so that the main entity is meant.
    """

    entity: str | None
    is_sure: bool
    is_foreign: bool
    is_default: bool = False


def topic(sentence: Sentence, index: int) -> Topic:
    """The metric of a figure: named right behind it, before it, in the heads, or before."""
    one, there = sentence.figures[index], sentence.topics
    following = sentence.next_figure(index)
    if one.numeral is not None:
        for name in there:
            near = one.end <= name.start <= min(one.end + _NEAR, following)
            if near and lexicon.AT_ONCE.fullmatch(sentence.text, one.end, name.start):
                return Topic(name, name.ids, name.ids, is_named=True)
    before = [name for name in there if name.end <= one.start]
    if before:
        row = row_of(sentence.text, before)
        kin = sentence.world.known.kin(sentence.text[before[-1].start : before[-1].end])
        meant = tuple(dict.fromkeys((*_ids(row[::-1]), *kin)))
        ids = dict.fromkeys((*meant, *_ids(there)))
        return Topic(before[-1], tuple(ids), meant, is_named=True)
    for head in reversed(sentence.heads):
        if head.metrics:
            return Topic(None, _ids(head.metrics), _ids(head.metrics), is_named=True)
    if there and there[0].start < following:
        return Topic(there[0], _ids(there), there[0].ids, is_named=True)
    return _loose_topic(sentence, index)


def owner(sentence: Sentence, one: Figure, topic: Topic) -> Owner:
    """The entity of a figure: described by it, named before it, in the heads, or before."""
    metric, memory, main = topic.name, sentence.memory, sentence.world.base.main
    described = _described(sentence, one, metric)
    if described is not None:
        return Owner(described.ids[0], is_sure=False, is_foreign=False)
    own = _named(sentence, one, metric)
    if own is None and _is_strange_row(sentence):
        return Owner(None, is_sure=False, is_foreign=True)
    if own is None:
        heads = [head for head in reversed(sentence.heads) if not head.is_rank]
        for head in heads:
            if head.entities:
                return Owner(head.entities[0].ids[0], is_sure=True, is_foreign=False)
    begin = own.end if own else 0
    entity = own.ids[0] if own else memory.entity or main
    is_known = own is not None or not memory.is_foreign
    meant = [found for found in sentence.mains if found.end() <= one.start]
    if meant and (own is None or meant[-1].start() > own.start):
        entity, begin = _of_kind(sentence, meant[-1]) or entity, meant[-1].end()
        is_known = not memory.is_foreign or sentence.is_own(meant[-1])
    elif metric is not None and own is not None and own.start > metric.end:
        begin = 0
    is_foreign = sentence.strangers.between(begin, one.start)
    is_foreign = is_foreign or not (is_known or sentence.topics)
    is_named = own is not None or bool(meant) or memory.entity in (None, entity)
    is_sure = is_known and is_named and not sentence.strangers.between(0, one.start)
    is_default = own is None and not meant and memory.entity is None and not sentence.entities
    return Owner(entity, is_sure and not is_foreign, is_foreign, is_default)


def _of_kind(sentence: Sentence, found: re.Match[str]) -> str | None:
    """Whom 我市, 全县 or `the city` means: the main entity if it is one, else the one before.

    Behind a place that no base knows, only 我市 is the main entity, and only if it was named.
    """
    word = found["zh"] or found["en"] or found["city"] or found["wide"]
    kind = lexicon.KINDS.get(str(word), str(word).lower()) if word else ""
    main, entities = sentence.world.base.main, sentence.world.base.entities
    around: Iterable[str] = sentence.world.outer(main) if main else ()
    for entity in (main, sentence.memory.entity, *around):
        if entity and entities[entity].kind.endswith(kind):
            return entity
    return None


def others(sentence: Sentence) -> tuple[str, ...]:
    """The entities of which a figure may be right as well: all that are named, and the main."""
    world = sentence.world
    names = [one.ids[0] for one in reversed(sentence.entities)]
    firms = (
        one for one in sentence.entities if world.base.entities[one.ids[0]].kind not in TERRITORIES
    )
    for one in firms:
        names += world.known.parts(sentence.text[one.start : one.end])
    territories = (world.base.entities[one.ids[0]] for one in sentence.subjects)
    if not any(one.kind in TERRITORIES and one.id != world.base.main for one in territories):
        names += [one for one in (sentence.memory.entity, world.base.main) if one]
    return tuple(dict.fromkeys(names))


def _loose_topic(sentence: Sentence, index: int) -> Topic:
    """A metric by most of the words of its name, or the one of the sentence before."""
    one, memory = sentence.figures[index], sentence.memory
    previous = sentence.figures[index - 1].end if index else 0
    for begin, end in ((one.end, sentence.next_figure(index)), (previous, one.start),
                       (0, len(sentence.text))):  # fmt: skip
        loose = sentence.world.bags.loosely(sentence.text[begin:end])
        if loose:
            return Topic(None, (*loose, *memory.metrics), loose, is_named=len(loose) == 1)
    if sentence.topics:
        return Topic(sentence.topics[0], _ids(sentence.topics), (), is_named=False)
    in_list = sentence.frame.kind is BlockKind.ITEM and bool(memory.metrics)
    return Topic(None, memory.metrics, memory.metrics, is_named=in_list)


def _described(sentence: Sentence, one: Figure, metric: Name | None) -> Name | None:
    """The entity that a figure describes: 千亿级新能源产业集群, 排名第二的爱旭, TOP10产品."""
    for name in sentence.entities:
        if name.start <= one.start and one.end <= name.end:
            return name
    if one.numeral is not None and metric is not None:
        return None
    for name in sentence.subjects:
        if name.start >= one.end and sentence.text[one.end : name.start] in ("", "的"):
            return name
    return None


def _named(sentence: Sentence, one: Figure, metric: Name | None) -> Name | None:
    """The entity named before a figure, or right behind its metric: exports from Yiwu."""
    before = [name for name in sentence.subjects if name.end <= one.start]
    if before:
        for name in before[-2:-1] + before[-3:-2]:  # "the platform of the trains"
            if lexicon.PART_OF.fullmatch(sentence.text, name.end, before[-1].start):
                return name
        return before[-1]
    if metric is None:
        return None
    behind = (name for name in sentence.subjects if 0 <= name.start - metric.end <= _FAR)
    return next(behind, None)


def _is_strange_row(sentence: Sentence) -> bool:
    """Whether a table's row is of something that the base does not know."""
    return any(row.is_stranger for row in sentence.heads[1:2])


def _ids(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for name in names for id_ in name.ids))
