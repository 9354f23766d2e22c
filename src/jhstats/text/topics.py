"""Of which metric a figure is: what it counts, or is named before it, in a head, in a text."""

from typing import NamedTuple

from jhstats.lang.grammar import ALLOWED, BREAKS, MEASURES, Position, Word
from jhstats.text.context import Context, Doubt, Nearness
from jhstats.text.draft import BlockKind
from jhstats.text.sentence import AMOUNTS

BEFORE_METRIC = frozenset(
    {Word.PARTICLE, Word.OF, Word.ENTITY, Word.SELF, Word.DATE, Word.COMMA, Word.ALL, Word.ADVERB,
     Word.TIME}
)  # fmt: skip
_KEEPS = frozenset({Word.DATE, Word.ENTITY, Word.SELF, Word.SCOPE})
_JOINS = frozenset({Word.LIST, Word.JOIN})
_WEAK = frozenset({Word.PARTICLE, Word.OF, Word.DATE, Word.ENTITY, Word.SELF})


class Topic(NamedTuple):
    """The metrics that a figure may be of."""

    metrics: tuple[str, ...] = ()  # their ids
    nearness: Nearness = Nearness.NOWHERE  # where they are named
    at: int | None = None  # the token that names them, if the sentence does
    is_counting: bool = False  # whether the metric is what the figure counts


def topic(context: Context, index: int, doubts: set[Doubt]) -> Topic:
    """The metric of a figure; what keeps it from being certain is added to the doubts."""
    at = context.at[index]
    fitting = _fitting(context, index)
    before = [n for n in fitting if n < at and not context.is_aside(n, at)]
    behind = _counted(context, index, fitting)
    if behind is not None and (not before or _is_nearer(context, before[-1], at)):
        return Topic(context.tokens[behind].ids, Nearness.SENTENCE, behind, is_counting=True)
    if before:
        return _named(context, index, before[-1], doubts)
    return _headed(context, doubts) or _unnamed(context, index, doubts)


def _headed(context: Context, doubts: set[Doubt]) -> Topic | None:
    """The metric of a table's cell: of the nearest head that names one, or the only one of all."""
    above, heads = context.memory.metrics, reversed(context.heads)
    named = ((head.said(one), one.ids) for head in heads for one in head.all(Word.METRIC))
    said, ids = next(named, ("", ()))
    header = {one.ids for one in context.header.all(Word.METRIC)}
    if not ids:
        ids = header.pop() if len(header) == 1 else ()
    elif above not in header and context.world.known.is_short(above, said):
        ids = above  # a title has it all
    if ids and not all(one.is_clear for one in context.heads):
        doubts.add(Doubt.METRIC)
    return Topic(ids, Nearness.HEAD) if ids else None


def _named(context: Context, index: int, n: int, doubts: set[Doubt]) -> Topic:
    """The metric that is named last before a figure, with one that shares it."""
    is_rank = context.figures[index].rank is not None
    _doubt_link(context, n, context.at[index], doubts)
    _doubt_lead(context, n, is_rank=is_rank, doubts=doubts)
    ids = context.tokens[n].ids
    other = n - 1
    while other > 0 and context.words[other] in _JOINS | {Word.PARTICLE}:
        other -= 1
    if other in context.metrics and not _JOINS.isdisjoint(context.words[other + 1 : n]):
        ids = (*context.tokens[other].ids, *ids)
        doubts.update(() if is_rank else (Doubt.SERIES,))
    return Topic(ids, Nearness.SENTENCE, n)


def _unnamed(context: Context, index: int, doubts: set[Doubt]) -> Topic:
    """The metric of a figure before which, and in whose heads, none is named."""
    at, memory = context.at[index], context.memory
    counted = context.tokens[at].ids or _done(context, index)
    if counted and memory.metrics != counted:  # 10,245 employees
        doubts.add(Doubt.NAME)
        if not context.is_plain(context.clause(at)[0], at, Position.LEAD):
            doubts.add(Doubt.WORDS)
        return Topic(counted, Nearness.SENTENCE)
    told = [n for n in context.at[:index] if context.tokens[n].ids]
    if told and not context.metrics:  # carried 32.8 million passengers, up 2.6%
        doubts.add(Doubt.NAME)
        return _named(context, index, told[-1], doubts)
    before = Topic(memory.metrics, Nearness.BEFORE) if memory.metrics else Topic()
    is_of_it = Word.WHOLE not in context.words and context.is_plain(0, at, Position.CARRIED)
    if memory.metrics and is_of_it:
        is_item = context.frame.kind is BlockKind.ITEM and Word.COLON in context.words[:at]
        if is_item and _KEEPS.isdisjoint(context.words[:at]):
            doubts.add(Doubt.METRIC)  # Total: 15,000
        return before
    doubts.update((Doubt.WORDS, Doubt.METRIC))
    first = context.metrics[:1]
    return Topic(context.tokens[first[0]].ids, Nearness.SENTENCE, first[0]) if first else before


def _done(context: Context, index: int) -> tuple[str, ...]:
    """The metric of a unit that its clause has more words of than of others: delivered 5 cars."""
    begin, end = context.clause(context.at[index])
    text = context.text[context.tokens[begin].start : context.tokens[end - 1].end]
    return context.world.known.most_touched(_counting(context, index), text)


def _fitting(context: Context, index: int) -> list[int]:
    """The tokens of the metrics that count in the unit of a figure; all where none does."""
    counting = _counting(context, index)
    fitting = [n for n in context.metrics if not counting.isdisjoint(context.tokens[n].ids)]
    return fitting or ([] if context.tokens[context.at[index]].ids else context.metrics)


def _counting(context: Context, index: int) -> frozenset[str]:
    """The metrics that count in the unit of a figure."""
    unit = context.figures[index].unit
    return context.world.counting(unit.scales) if unit else frozenset()


def _counted(context: Context, index: int, fitting: list[int]) -> int | None:
    """The metric that a figure counts, or a rank is by, right behind it."""
    at, following = context.at[index], context.following(index)
    n = next((n for n in fitting if at < n < following), None)
    if n is None:
        return None
    if context.words[at] is Word.RANK:
        is_by = context.words[n - 1] in (Word.BY, Word.PARTICLE)
        return n if is_by and not context.has_break(at, n) else None
    rest = [token.word for token in context.bare(n + 1, following)]
    if context.figures[index].is_amount and rest in ([Word.OF], [Word.COLON]):
        return None  # 1.8 billion on revenue of 6.4 billion
    return n if context.is_plain(at + 1, n, Position.COUNTED) else None


def _is_nearer(context: Context, before: int, at: int) -> bool:
    """Whether the metric that a figure counts is nearer than the one before it."""
    between = set(context.words[before + 1 : at])
    return bool(between & (AMOUNTS | BREAKS)) or between.isdisjoint({*MEASURES, Word.VALUE})


def _doubt_link(context: Context, n: int, at: int, doubts: set[Doubt]) -> None:
    """Doubt what stands between a metric and a figure: words, or even another subject."""
    allowed = ALLOWED[Position.LINK]
    is_new = True  # right behind a name, a word makes another of it
    owner_at = max((m for m in context.owners if n < m < at), default=n)
    for token in context.bare(n + 1, at):
        if token.word in allowed or context.is_own_word(token, n):
            is_break = token.word in BREAKS or token.word in AMOUNTS or token.word is Word.JOIN
            is_new = is_break or (is_new and token.word in _WEAK)
        else:
            is_owned = token.start < context.tokens[owner_at].start  # followed by Britain with
            doubts.add(Doubt.METRIC if is_new and not is_owned else Doubt.WORDS)


def _doubt_lead(context: Context, n: int, *, is_rank: bool, doubts: set[Doubt]) -> None:
    """Doubt what stands before a metric in its clause: it may make another one of it."""
    begin, _ = context.clause(n)
    allowed = ALLOWED[Position.RANK_LEAD if is_rank else Position.LEAD]
    before = context.tokens[n - 1] if n else None
    if before and before.word is Word.METRIC and before.end == context.tokens[n].start:
        doubts.add(Doubt.METRIC)  # 跨境电商进出口 is neither
    is_owned = False
    for token in context.bare(begin, n):
        is_owned = is_owned or token.word in (Word.ENTITY, Word.SELF)
        if token.word in allowed or context.is_own_word(token, n):
            continue
        doubts.add(Doubt.WORDS)
        if not is_owned and context.may_be_somebody(token):
            doubts.add(Doubt.ENTITY)
