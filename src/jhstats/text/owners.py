"""Whose a figure is: who is named before it, in a head, in a text before, or the main entity."""

from typing import NamedTuple

from jhstats.lang.grammar import BREAKS, Word
from jhstats.lang.lexicon import is_own
from jhstats.text.context import Context, Doubt, Head, Nearness
from jhstats.text.sentence import AMOUNTS, Token
from jhstats.text.topics import Topic

_KNOWN = frozenset({Word.METRIC, Word.ENTITY, Word.DATE, Word.SELF, Word.SCOPE})


class Owner(NamedTuple):
    """Whose a figure is."""

    entity: str | None = None  # the id, or None
    nearness: Nearness = Nearness.NOWHERE  # where that is said
    is_foreign: bool = False  # whether it is of somebody whom the base does not know


def owner(  # noqa: C901, PLR0911 - a return a place
    context: Context, at: int, doubts: set[Doubt]
) -> Owner:
    """Whose the figure at a token is; what keeps it from being certain is added to the doubts."""
    behind = _owner_behind(context, at)
    if behind is not None:
        return Owner(context.tokens[behind].ids[0], Nearness.SENTENCE)
    if context.words[at + 1 : at + 2] == [Word.PART]:
        doubts.add(Doubt.PART)
    before = [n for n in context.owners if n < at and not context.is_aside(n, at)]
    if before:
        return _named(context, before, doubts)
    end = min(context.clause(at)[1], context.following(context.at.index(at)))
    behind = next((n for n in context.owners if at + 1 < n < end and context.tokens[n].ids), None)
    if behind is not None:  # 18 million people flew through Stansted
        return Owner(context.tokens[behind].ids[0], Nearness.SENTENCE)
    subject = _subject_behind(context, at)
    if subject and subject.word is Word.ENTITY:  # With exports of 56 billion yuan, Yiwu led
        return Owner(subject.ids[0], Nearness.SENTENCE)
    doubts.update((Doubt.OWNER,) if subject else ())
    for head in reversed(context.heads):
        names = head.all(Word.ENTITY)
        if names and not head.is_rank:
            return Owner(names[0].ids[0], Nearness.HEAD)
    memory, main = context.memory, context.world.base.main
    if any(_is_strange(head) for head in context.heads[1:]):
        doubts.add(Doubt.ENTITY)
        return Owner(memory.entity, is_foreign=True)
    if memory.is_strange or (memory.entity or main) is None:
        doubts.add(Doubt.OWNER)
    if memory.entity is not None:
        return Owner(memory.entity, memory.entity_nearness)
    return Owner(main, Nearness.DEFAULT)


def _owner_behind(context: Context, at: int) -> int | None:
    """The token of whose a figure is, behind it: 82.23 years in France, 10 of them in the north."""
    n = at + 1
    while context.words[n : n + 1] in ([Word.PARTICLE], [Word.PART]):
        n += 1
    between = context.words[at + 1 : n]
    is_bound = {*between} == {Word.PARTICLE} or Word.PART in between
    is_owner = n in context.owners and context.words[n] is Word.ENTITY
    return n if is_bound and is_owner else None


def _subject_behind(context: Context, at: int) -> Token | None:
    """The token with which the next clause begins, if it may be somebody with no figure there."""
    n = end = context.clause(at)[1]
    while n == end or context.words[n : n + 1] == [Word.PARTICLE]:
        n += 1
    if context.words[end : end + 1] != [Word.COMMA] or n >= len(context.tokens):
        return None
    is_subject = n in context.owners or context.may_be_somebody(context.tokens[n])
    has_figure = not AMOUNTS.isdisjoint(context.words[n : context.clause(n)[1]])
    return context.tokens[n] if is_subject and not has_figure else None


def _is_strange(head: Head) -> bool:
    """Whether the first cell of a row is of somebody whom the base does not know."""
    is_known = head.is_clear or not _KNOWN.isdisjoint(head.words)
    return not is_known and any(head.may_be_somebody(token) for token in head.tokens)


def _named(context: Context, before: list[int], doubts: set[Doubt]) -> Owner:
    token = context.tokens[before[-1]]
    if token.word is Word.ENTITY:
        begin, _ = context.clause(before[-1])
        inner = (
            one
            for n in before
            if n >= begin or context.is_row(n + 1, begin)  # In Yiwu, Jinhua's exports
            for one in context.tokens[n].ids
            if token.ids[0] in context.world.outer(one)
            and Word.JOIN not in context.words[n : before[-1]]
        )  # charter traffic at BAA's airports
        return Owner(next(inner, token.ids[0]), Nearness.SENTENCE)
    memory = context.memory
    if token.word not in (Word.SELF, Word.SCOPE):
        doubts.add(Doubt.ENTITY)
        return Owner(memory.entity or context.world.base.main, is_foreign=True)
    last = context.tokens[before[-1] - 1] if before[-1] else token
    if last.word is Word.ENTITY and last.end == token.start:  # 台州全市
        return Owner(last.ids[0], Nearness.SENTENCE)
    # 我市 or the country: the main entity, or who was last spoken of
    named = [context.tokens[n].ids[0] for n in reversed(before[:-1]) if context.tokens[n].ids]
    word = context.said(token)
    meant = (context.world.meant(word, last) for last in (*named[:1], memory.entity))
    entity = next(filter(None, meant), None)
    if entity is None:
        doubts.add(Doubt.ENTITY)
        return Owner(is_foreign=token.word is Word.SCOPE)
    if memory.is_strange and not (is_own(word) and memory.entity is not None):
        doubts.add(Doubt.OWNER)
    return Owner(entity, Nearness.SENTENCE)


def doubt_owner(context: Context, at: int, topic: Topic, own: Owner, doubts: set[Doubt]) -> None:
    """Doubt a figure beside whom others are named in the same breath, or a part told behind."""
    begin, end = context.clause(at)
    if own.nearness is not Nearness.SENTENCE and _is_told_behind(context, at, end, own.entity):
        doubts.add(Doubt.PART)
    is_named = any(n < at and context.words[n] is not Word.SCOPE for n in context.owners)
    if not is_named and any(
        context.may_be_somebody(token) and (n == 0 or context.words[n - 1] in BREAKS)
        for n, token in enumerate(context.tokens[:begin])
    ):  # an earlier clause begins with somebody: 长三角港口完成…
        doubts.add(Doubt.OWNER)
    for n in range(begin, at):
        if context.words[n] is Word.PART and (
            n > (topic.at or 0) or Word.METRIC not in context.words[:n]
        ):
            doubts.add(Doubt.WORDS)


def _is_told_behind(context: Context, at: int, end: int, entity: str | None) -> bool:
    """Whether a part is told behind of whom a figure seems to be: 8348亿元，其中金华378亿元.

    So it is where the name of the metric itself names somebody.
    """
    if context.heads:
        return False
    later = [n for n in context.at if n >= end and context.words[n] is Word.FIGURE]
    parts = [n for n in context.owners if n >= end and entity in context.tokens[n].ids]
    between = (context.words[min(n, m) + 1 : max(n, m)] for n in parts for m in later)
    if any(Word.METRIC not in words for words in between):
        return True
    names = (context.said(context.tokens[n]) for n in context.metrics[:1] if n < at)
    return any(context.world.known.entities(name) for name in names)
