"""Of which metric a figure is, and whose.

The metric is what it counts, or named before it, in a head, in a text before; so is whose it is.
"""

from jhstats.lang.grammar import ALLOWED, BREAKS, MEASURES, Position, Word, word_set
from jhstats.lang.lexicon import kinds_of
from jhstats.names import outer_metrics
from jhstats.text.context import Context
from jhstats.text.names import stems
from jhstats.text.records import BlockKind, Doubt, Nearness, Owner, Topic
from jhstats.text.sentence import AMOUNTS, MAY_NAME, OWNED

_JOINS = word_set("LIST JOIN")
_WIDE = frozenset(("world", "country"))  # kinds of which, whoever was spoken of, one is meant
_WEAK = word_set("PARTICLE OF DATE ENTITY SELF")
_FROM_ANOTHER = word_set("THAN TO HEDGE")
_KNOWN = word_set("METRIC ENTITY DATE SELF SCOPE")


def topic(context: Context, at: int, doubts: set[Doubt]) -> Topic:
    """The metric of the figure at a token; what keeps it from being certain is a doubt more."""
    if (n := context.pairs.get(at)) in context.metrics:
        return Topic(context.tokens[n].ids, Nearness.SENTENCE, n)
    counting = context.tokens[at].counting  # all fit where none counts in its unit
    fitting = [n for n in context.metrics if not counting.isdisjoint(context.tokens[n].ids)]
    fitting = fitting or ([] if context.tokens[at].ids else context.metrics)
    before = [n for n in fitting if n < at and not context.is_aside(n, at)]
    behind = _counted(context, at, fitting)
    between = set(context.words[before[-1] + 1 : at]) if before else AMOUNTS
    is_nearer = bool(between & (AMOUNTS | BREAKS)) or between.isdisjoint({*MEASURES, Word.VALUE})
    if behind is not None and is_nearer:
        if any(context.tokens[n].start == context.tokens[behind].end for n in context.metrics):
            doubts.add(Doubt.METRIC)  # 103.85万名缴存职工提取
        owned = (m for m in context.owners if at < m < behind and context.text.startswith(
            OWNED, context.tokens[m].end))  # fmt: skip
        if context.word(at + 1) is Word.OF and any(owned):
            doubts.add(Doubt.PART)  # 5 billion yuan of Jinhua's exports
        return Topic(context.tokens[behind].ids, Nearness.SENTENCE, behind)
    if before:
        return _named(context, at, before[-1], doubts)
    return _headed(context, doubts) or _unnamed(context, at, doubts)


def _headed(context: Context, doubts: set[Doubt]) -> Topic | None:
    """The metric of a table's cell: of the nearest head that names one, or the only one of all."""
    named = (ids for head in reversed(context.heads) for ids in head.ids(Word.METRIC))
    header = {*context.header.ids(Word.METRIC)}
    ids = next(named, header.pop() if len(header) == 1 else ())
    if ids and not all(one.is_clear for one in context.heads):
        doubts.add(Doubt.METRIC)
    return Topic(ids, Nearness.HEAD) if ids else None


def _named(context: Context, at: int, n: int, doubts: set[Doubt]) -> Topic:
    """The metric that is named last before a figure, with one that shares it."""
    _doubt_link(context, n, at, doubts)
    _doubt_lead(context, n, at, doubts)
    ids = context.tokens[n].ids
    outer = {*outer_metrics(context.world.store.metrics, ids[0])}
    whole = next((m for m in reversed(context.metrics) if m < n), None)
    if outer and whole is not None and Word.PART in context.words[whole:n]:
        doubts.update(() if outer.intersection(context.tokens[whole].ids) else (Doubt.METRIC,))
    other = context.past(n - 1, _JOINS | {Word.PARTICLE}, -1)
    if other in context.metrics and not _JOINS.isdisjoint(context.words[other + 1 : n]):
        ids = (*context.tokens[other].ids, *ids)
        doubts.update(() if context.figures[at].rank else (Doubt.SERIES,))
    return Topic(ids, Nearness.SENTENCE, n)


def _unnamed(context: Context, at: int, doubts: set[Doubt]) -> Topic:
    """The metric of a figure before which, and in whose heads, none is named."""
    memory, world, (begin, end) = context.memory, context.world, context.clause(at)
    text = context.between(begin, end)
    # 10,245 employees; or whose name its clause has most words of: delivered 5 cars
    counted = context.tokens[at].ids or world.most_touched(context.tokens[at].counting, text)
    if counted and memory.metrics != counted:
        doubts.add(Doubt.NAME)
        lead = (one for one in context.bare(begin, at) if one.word not in ALLOWED[Position.LEAD])
        said = map(context.said, lead)
        if any(world.touched(counted[0], word) < max(len(stems(word)), 1) for word in said):
            doubts.add(Doubt.WORDS)
        return Topic(counted, Nearness.SENTENCE)
    told = [n for n in context.figures if n < at and context.tokens[n].ids]
    if told and not context.metrics:  # carried 32.8 million passengers, up 2.6%
        doubts.add(Doubt.NAME)
        return _named(context, at, told[-1], doubts)
    before = Topic(memory.metrics, Nearness.BEFORE) if memory.metrics else Topic()
    wholes = {id_ for one in context.tokens if one.word is Word.WHOLE for id_ in one.ids}
    if wholes:  # 占GDP的7.1%, of what is told as a share of it
        facts = ((id_, fact.of) for id_ in memory.metrics for fact in world.store.told(id_))
        parts = dict.fromkeys(id_ for id_, of in facts if of and of.metric in wholes)
        before = Topic(tuple(parts), Nearness.BEFORE) if len(parts) == 1 else Topic()
    if before.metrics and context.is_plain(0, at, Position.CARRIED):
        is_item = context.frame.kind is BlockKind.ITEM and Word.COLON in context.words[:at]
        row = [word for head in context.heads[1:2] for word in head.words]
        label = context.words[:at] if is_item else row
        if label and _KNOWN.isdisjoint(label):
            doubts.add(Doubt.METRIC)  # Total: 15,000
        return before
    doubts.update((Doubt.WORDS, Doubt.METRIC))
    first = context.metrics[:1]
    return Topic(context.tokens[first[0]].ids, Nearness.SENTENCE, first[0]) if first else before


def _counted(context: Context, at: int, fitting: list[int]) -> int | None:
    """The metric that a figure counts, or a rank is by, right behind it."""
    following = context.following(at)
    n = next((n for n in fitting if at < n < following), None)
    if n is None:
        return None
    if [token.word for token in context.bare(n + 1, following)] in ([Word.OF], [Word.COLON]):
        return None  # 1.8 billion on revenue of 6.4 billion
    end = n - (context.words[n - 1] is Word.DATE)
    return n if context.is_plain(at + 1, end, Position.COUNTED) else None


def _doubt_link(context: Context, n: int, at: int, doubts: set[Doubt]) -> None:
    """Doubt what stands between a metric and a figure: words, or even another subject."""
    is_new = True  # right behind a name, a word makes another of it
    owner_at = max((m for m in context.owners if n < m < at), default=n)
    for token in context.bare(n + 1, at):
        if token.word in ALLOWED[Position.LINK] or context.is_own_word(token, n):
            is_break = token.word in BREAKS or token.word in AMOUNTS or token.word is Word.JOIN
            is_new = is_break or (is_new and token.word in _WEAK)
        else:
            is_owned = token.start < context.tokens[owner_at].start  # followed by Britain with
            doubts.add(Doubt.METRIC if is_new and not is_owned else Doubt.WORDS)


def _doubt_lead(context: Context, n: int, at: int, doubts: set[Doubt]) -> None:
    """Doubt what stands before a metric in its clause: it may make another one of it."""
    before = context.tokens[n - 1] if n else None
    if before and before.word is Word.METRIC and before.end == context.tokens[n].start:
        doubts.add(Doubt.METRIC)  # 跨境电商进出口 is neither
    begin, _ = context.clause(n)
    is_next = not context.figures[at].is_amount and AMOUNTS.isdisjoint(context.words[n:at])
    is_counted = is_next and before and before.word is Word.FIGURE
    lead = [*context.bare(begin, n - 1 if is_counted else n)]  # 5 firms, up 3%, second in the EU
    is_owned = any(token.word in (Word.ENTITY, Word.SELF) for token in lead)
    words = context.words
    starts = [
        m for m in range(begin + 1, n) if words[m - 1] in AMOUNTS
        and (words[m] in _JOINS or context.may_be_somebody(context.tokens[m]))
    ]  # fmt: skip
    own = context.tokens[max(starts, default=begin)]  # LEGO made 5 in sales, and exports of 6
    for token in lead:
        if token.word in ALLOWED[Position.LEAD] or context.is_own_word(token, n):
            continue
        is_behind = token.start >= own.start
        doubts.update((Doubt.WORDS,) if is_behind else ())
        if context.may_be_somebody(token) and (not is_owned or (is_behind and starts)):
            doubts.add(Doubt.ENTITY)


def owner(context: Context, at: int, doubts: set[Doubt]) -> Owner:
    """Whose the figure at a token is; what keeps it from being certain is added to the doubts."""
    paired = context.pairs.get(at, -1)
    behind = paired if context.word(paired) is Word.ENTITY else _owner_behind(context, at)
    if behind is not None:
        return Owner(context.tokens[behind].ids[0], Nearness.SENTENCE)
    if context.word(at + 1) is Word.PART:
        doubts.add(Doubt.PART)
    before = [n for n in context.owners if n < at and not context.is_aside(n, at)]
    if before:
        lead = context.past(before[-1] - 1, (Word.PARTICLE, Word.OF), -1)
        if len(before) > 1 and context.word(lead) in _FROM_ANOTHER:
            doubts.add(Doubt.OWNER)  # from France to Lebanon, lower in Spain than in Japan
        return _owner_named(context, before, doubts)
    end = min(context.clause(at)[1], context.following(at))
    behind = next((n for n in context.owners if at + 1 < n < end and context.tokens[n].ids), None)
    if behind is not None:  # 18 million people flew through Stansted
        return Owner(context.tokens[behind].ids[0], Nearness.SENTENCE)
    for head in (*reversed(context.heads), context.corner):
        names = head.ids(Word.ENTITY)
        if names and not head.is_rank:
            return Owner(names[0][0], Nearness.HEAD)
    memory, main = context.memory, context.world.store.main
    if memory.is_strange or (memory.entity or main) is None:
        doubts.add(Doubt.OWNER)
    if memory.entity is not None:
        return Owner(memory.entity, memory.entity_nearness)
    return Owner(main, Nearness.DEFAULT)


def _owner_behind(context: Context, at: int) -> int | None:
    """The token of whose a figure is, behind it: 82.23 years in France, 10 of them in the north."""
    n = context.past(at + 1, (Word.PARTICLE, Word.PART, Word.TO, Word.RANKING))
    between = context.words[at + 1 : n]  # 4,654 to EMEA, and 3,048 to the Americas
    is_bound = {*between} == {Word.PARTICLE} or Word.PART in between
    is_bound |= between[:1] in ([Word.TO], [Word.RANKING])  # 13% across the OECD
    is_owner = n in context.owners and context.words[n] is Word.ENTITY and not (
        context.text.startswith(OWNED, context.tokens[n].end))  # fmt: skip
    return n if is_bound and is_owner else None


def _owner_named(context: Context, before: list[int], doubts: set[Doubt]) -> Owner:
    token = context.tokens[before[-1]]
    if token.word is Word.ENTITY:
        begin, _ = context.clause(before[-1])
        near = (n for n in before if n >= begin or context.is_row(n + 1, begin))
        inner = (one for n in near for one in context.tokens[n].ids
                 if token.ids[0] in context.world.outer(one)
                 and Word.JOIN not in context.words[n : before[-1]])  # BAA's airports  # fmt: skip
        return Owner(next(inner, token.ids[0]), Nearness.SENTENCE)
    memory = context.memory
    if token.word not in (Word.SELF, Word.SCOPE):
        doubts.add(Doubt.ENTITY)
        return Owner(is_foreign=True)
    # 我市 or the country: the main entity, or who was last spoken of
    named = [context.tokens[n].ids[0] for n in reversed(before[:-1]) if context.tokens[n].ids]
    word = context.said(token)
    meant = (context.world.meant(word, last) for last in (*named[:1], memory.entity))
    entity = next(filter(None, meant), None)
    if entity is None:
        doubts.add(Doubt.ENTITY)
        return Owner(is_foreign=token.word is Word.SCOPE)
    is_strange = memory.is_strange or any(context.words[n] in MAY_NAME for n in before)
    if is_strange and _WIDE.isdisjoint(kinds_of(word)):
        doubts.add(Doubt.OWNER)
    return Owner(entity, Nearness.SENTENCE)


def doubt_owner(context: Context, at: int, topic: Topic, own: Owner, doubts: set[Doubt]) -> None:
    """Doubt a figure beside whom others are named in the same breath, or a part told behind."""
    begin, end = context.clause(at)
    if own.nearness is not Nearness.SENTENCE and _is_told_behind(context, at, own.entity):
        doubts.add(Doubt.PART)
    if _is_of_two_kinds(context, begin, max(at, topic.at or 0), own.entity):
        doubts.add(Doubt.PART)
    is_named = any(n < at and context.words[n] is not Word.SCOPE for n in context.owners)
    starts = (n for n in range(begin) if n == 0 or context.words[n - 1] in BREAKS)
    is_of_another = any(_is_of_somebody(context, *context.clause(n)) for n in starts)
    if not is_named and (is_of_another or _is_subject_behind(context, end)):
        doubts.add(Doubt.OWNER)
    parts = (n for n in range(begin, at) if context.words[n] is Word.PART)
    if any(n > (topic.at or 0) or Word.METRIC not in context.words[:n] for n in parts):
        doubts.add(Doubt.WORDS)


def _is_of_two_kinds(context: Context, begin: int, end: int, entity: str | None) -> bool:
    """Whether one of another kind is named with it: domestic passengers at Heathrow."""
    entities, outer = context.world.store.entities, context.world.outer
    near = (token for token in context.tokens[begin:end] if token.word is Word.ENTITY)
    return entity is not None and any(
        entities[id_].kind != entities[entity].kind
        and entity not in outer(id_) and id_ not in outer(entity)
        for token in near for id_ in token.ids
    )  # fmt: skip


def _is_of_somebody(context: Context, begin: int, end: int) -> bool:
    """Whether a clause is of somebody: 长三角港口完成3亿吨, or only a name: 宁波, Ningbo."""
    said = context.words[begin:end]
    is_telling = MAY_NAME.issuperset(said) or not AMOUNTS.isdisjoint(said)
    return is_telling and context.may_be_somebody(context.tokens[begin])


def _is_subject_behind(context: Context, end: int) -> bool:
    """Whether behind a comma somebody follows with no figure: with exports of 5, Yiwu led."""
    n = context.past(end + 1, (Word.PARTICLE,))
    if context.word(end) is not Word.COMMA or n >= len(context.tokens):
        return False
    has_figure = not AMOUNTS.isdisjoint(context.words[n : context.clause(n)[1]])
    return not has_figure and (n in context.owners or context.may_be_somebody(context.tokens[n]))


def _is_told_behind(context: Context, at: int, entity: str | None) -> bool:
    """Whether a part is told behind of whom a figure seems: 8348亿元，其中金华378亿元."""
    if context.heads:
        return False
    tokens, end = context.tokens, context.clause(at)[1]
    later = [n for n in context.figures if n >= end]
    parts = [n for n in context.owners if n >= end and entity in tokens[n].ids]
    between = (context.words[min(n, m) + 1 : max(n, m)] for n in parts for m in later)
    if any(Word.METRIC not in words for words in between):
        return True
    names = (context.said(tokens[n]) for n in context.metrics[:1] if n < at)
    inner = (one for name in names for one in context.world.entities(name))
    return any(entity not in one.ids for one in inner)
