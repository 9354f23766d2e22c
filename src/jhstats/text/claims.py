"""What is claimed with a figure: which measure, a target, among whom; and its doubts."""

from itertools import chain, pairwise

from jhstats.lang.grammar import BREAKS, MEASURES, MOVES, SPOILS, Position, Word, word_set
from jhstats.lang.lexicon import kinds_of
from jhstats.model import Measure, Nature
from jhstats.period import Period
from jhstats.text.context import Context
from jhstats.text.records import Claim, Doubt, Time, Topic
from jhstats.text.sentence import BEFORE_METRIC, Sentence

_SCOPING = word_set("SELF SCOPE ENTITY PARTICLE RANKING")
_WHO = (Word.ENTITY, Word.SCOPE, Word.SELF)
_BEFORE_WHOLE = (Word.PARTICLE, Word.OF, Word.ALL)
_HELD_AGAINST = word_set("THAN ENTITY PARTICLE")  # behind `more`, what a difference is told from
_EXCEEDS = ([Word.ENTITY, Word.BY], [Word.PARTICLE, Word.BY], [Word.VALUE, Word.ENTITY])
"""Before a difference: exceeded Yiwu's by 5 yuan, 超过义乌5亿元."""
_ALL_OF_IT = word_set("ALL PRESENT SO_FAR")


def claim(context: Context, at: int, metric_at: int | None, entity: str | None) -> Claim:
    """What the words around the figure at a token claim with it."""
    numeral = context.figures[at].numeral
    if numeral is None:
        return _scoped(context, at, _rank_claim(context, at, metric_at))
    behind = _word_behind(context, at) if numeral.unit else None
    if numeral.is_times or (bool(numeral.unit) and context.text[context.tokens[at].start] == "+"):
        told = Claim(Measure.GROWTH)
    elif behind is not None:
        told = Claim(MEASURES[behind], is_fall=numeral.is_fall or behind is Word.FALL)
    else:
        told = _measure_before(context, at, metric_at, is_percent=bool(numeral.unit))
        told = told._replace(is_fall=told.is_fall or numeral.is_fall)
        if told.measure is None:
            told = told._replace(measure=_outer_measure(context, metric_at))
        if not told.measure and _is_difference(context, at):
            told = told._replace(is_change=True)
    return told._replace(whole_entity=_whole(context, at, entity))


def _measure_before(context: Context, at: int, metric_at: int | None, *, is_percent: bool) -> Claim:
    """What the words between a metric and a number say of its measure, the nearest first."""
    ends = (Word.STOP, Word.TURN, Word.METRIC, *(() if is_percent else (Word.VALUE, Word.FIGURE)))
    is_level = False
    for n in range(at - 1, -1, -1):
        word, has_break = context.words[n], not BREAKS.isdisjoint(context.words[n:at])
        is_told = word is Word.FIGURE and Word.VALUE in context.words[n:at]
        if word in (Word.TO, Word.FROM) or (is_told and has_break):
            is_level = True  # it rose to that, by 0.4, 达7.1%
        elif word is Word.MORE or (word in MOVES and not is_level):
            is_far = not is_percent and has_break  # 2% lower, 5 million people
            told = None if is_far else MEASURES.get(word)
            return Claim(told, not is_percent, word is Word.FALL)
        elif word in MEASURES and word not in MOVES and not (is_percent and word is Word.LEVEL):
            is_change = word is Word.GROWTH and not (is_percent or is_level)  # 同比增长80亿元
            contributes = Word.CONTRIBUTION in context.words[context.clause(n)[0] : n]
            measure = Measure.CONTRIBUTION if contributes else MEASURES[word]
            return Claim(measure, is_change and not has_break)
        elif n == metric_at or word in ends:
            break
    return Claim()


def _word_behind(context: Context, at: int) -> Word | None:
    """The word of a measure right behind a percentage: 71.7% growth, 7.1% of, 71.7%的增速."""
    n = context.past(at + 1, (Word.PARTICLE, Word.ADVERB))
    word, behind = context.word(n), context.word(n + 1)
    if word is Word.HEDGE and behind in (Word.THAN, Word.DATE):
        return Word.GROWTH  # 24% more than a year earlier, above the year before
    if word is Word.OF and behind not in (None, Word.DATE):
        is_part = Word.CONTRIBUTION in context.words[context.clause(n)[0] : n]
        return Word.CONTRIBUTION if is_part else Word.SHARE
    is_of_next = behind is Word.FIGURE and word in MOVES  # 比2021年的7.1%提高0.3个百分点
    return word if word in MEASURES and not is_of_next else None


def _is_difference(context: Context, at: int) -> bool:
    """Whether an amount is how much more or less than something else: 5 yuan above Yiwu's."""
    before = context.words[context.clause(at)[0] : at]
    n = context.past(at + 1, (Word.ADVERB,))
    is_held = context.word(n) in (*MOVES, Word.HEDGE) and context.word(n + 1) in _HELD_AGAINST
    return is_held or Word.MORE in before or before[-2:] in _EXCEEDS


def _rank_claim(context: Context, at: int, metric_at: int | None) -> Claim:
    """The measure of a rank: what it is by, or what the last word or amount before it says."""
    words = context.words
    behind = pairwise(words[at + 1 : min(context.following(at), context.clause(at)[1])])
    by = next((word for before, word in behind if before is Word.BY), None)
    if by := next((word for word in (by, *words[at + 1 : at + 2]) if word in MEASURES), None):
        return Claim(MEASURES[by])  # first by growth, the fastest growth
    for n in range(at - 1, -1, -1):
        between = words[n + 1 : at]  # it rose to fourth, 跃升全省第四
        is_move = words[n] in MOVES and (Word.TO in between or _SCOPING.issuperset(between))
        if words[n] in MEASURES and not is_move:
            return Claim(MEASURES[words[n]], is_open=words[n] in MOVES and Word.FIGURE in between)
        if words[n] is Word.FIGURE and not context.is_percent(n):
            return Claim(Measure.LEVEL)
        if n == metric_at or words[n] in (Word.STOP, Word.TURN):
            break
    return Claim(_outer_measure(context, metric_at))


def _outer_measure(context: Context, metric_at: int | None) -> Measure | None:
    """What a word before the metric, or in a head, says: the growth of exports; 看增速，营收…."""
    n = last = (metric_at or 0) - 1
    while n >= 0 and (context.words[n] in BEFORE_METRIC
                      or context.is_own_word(context.tokens[n], last + 1)):  # fmt: skip
        n -= 1
    is_telling = n < last or context.word(n) is Word.SHARE_OF
    lead = context.words[max(n, 0) : n + 1] if is_telling else []
    words = (*lead, *(word for head in reversed(context.heads) for word in reversed(head.words)))
    return next((MEASURES[word] for word in words if word in MEASURES), None)


def _whole(context: Context, at: int, entity: str | None) -> str | None:
    """Whose the whole of a share is, or a word for it: 占全省生产总值, 4.5% of the world's."""
    begin, end = context.clause(at)
    for n in range(begin, end):
        is_of = n == at and context.word(n + 1) is Word.OF
        if is_of or context.words[n] in (Word.SHARE_OF, Word.FOR):
            behind = context.past(n + 1, _BEFORE_WHOLE)
            if context.word(behind) in _WHO:
                token = context.tokens[behind]
                word = context.said(token)
                return next(iter(token.ids), context.world.meant(word, entity) or word)
    return None


def _scoped(context: Context, at: int, found: Claim) -> Claim:
    """Among whom a rank is; of two ranks, the first may say it for both."""
    ranks = (n for n in reversed(context.figures) if n <= at and context.figures[n].rank)
    here = ((context, scope) for n in ranks if (scope := context.scope_of(n)) is not None)
    heads = ((head, n) for head in context.heads for word in _WHO for n in head.places(word))
    told: tuple[Sentence, int] | None = next(chain(here, heads), None)
    if told is None:
        return found
    sentence, token = told[0], told[0].tokens[told[1]]
    kinds = () if token.ids else kinds_of(sentence.said(token))
    return found._replace(scopes=token.ids, kinds=kinds)


def is_target(context: Context, at: int) -> bool:
    """Whether a figure is told as a target: here, in a head, in the heading above."""
    begin, end = context.clause(at)
    said = context.words[begin:end]
    if Word.DONE in said or (Word.PRESENT in said and Word.TARGET not in said):
        return False
    heads = (context.corner, *context.heads)
    around = (*context.words[:end], *(word for head in heads for word in head.words))
    return context.memory.is_target or Word.TARGET in around


def doubt(context: Context, at: int, topic: Topic, when: Time, doubts: set[Doubt]) -> None:
    """Add what makes the figure at a token doubtful, whatever it is of."""
    words, figure = context.words, context.figures[at]
    called = "" if topic.at is None else context.said(context.tokens[topic.at])
    begin, end = context.clause(at)
    goals = (n for n in range(begin, at) if words[n] is Word.TARGET)
    before = {context.word(context.past(n - 1, (Word.PARTICLE,), -1)) for n in goals}
    is_denied = not SPOILS.isdisjoint(words) or Word.NEGATION in words[begin:at]
    is_denied |= not MOVES.isdisjoint(before)  # cut its forecast to 5
    rules = (
        (Doubt.PIECE, figure.is_weak or figure.is_piece),
        (Doubt.NAME, bool(called) and context.world.is_short(topic.metrics, called)),
        (Doubt.DENIED, is_denied or Word.REBASED in words),
        (Doubt.EACH, Word.EACH in words[begin:end]),
        (Doubt.SERIES, at not in context.pairs and _is_in_series(context, at)),
        (Doubt.METRIC, figure.rank is not None and _is_of_next(context, at)),
        (Doubt.DATE, _is_rebased(context, at, when.period)),
        (Doubt.ADDED, _is_added(context, words[begin:end], topic)),
        (Doubt.WORDS, not _has_plain_tail(context, at, topic)),
    )
    doubts.update(doubt for doubt, holds in rules if holds)


def _has_plain_tail(context: Context, at: int, topic: Topic) -> bool:
    n, following = topic.at, context.following(at)
    if n is None or n < at:
        return context.is_plain(at + 1, min(following, context.clause(at)[1]), Position.TAIL)
    is_next = context.word(at - 1) in (Word.JOIN, Word.LIST)
    also = (Word.FIGURE, Word.METRIC) if is_next else ()  # 83 GW of cells and 67 GW of modules
    end = min(context.clause(n)[1], max(following, n + 1))
    has_plain_lead = context.is_plain(context.clause(at)[0], at, Position.LEAD, also)
    return has_plain_lead and context.is_plain(n + 1, end, Position.TAIL)


def _is_in_series(context: Context, at: int) -> bool:
    """Whether amounts follow each other and nothing tells them apart."""
    is_in_order = Word.RESPECTIVE in context.words
    return any(
        context.word(begin - 1) is not Word.FROM
        and context.is_row(begin + 1, end, Word.TO, Word.SUM)
        and (is_in_order or context.figures[begin].is_like(context.figures[end]))
        for begin, end in pairwise(context.figures) if at in (begin, end)
    )  # fmt: skip


def _is_of_next(context: Context, at: int) -> bool:
    """Whether a rank is of what stands behind it: 排第一的是71.7%的增速."""
    is_held = context.words[at + 1 : at + 3] == [Word.PARTICLE, Word.COMMA]  # 第一的，是
    return context.word(context.past(at + 1, {*_SCOPING, Word.OF}) + is_held) is Word.VALUE


def _is_rebased(context: Context, at: int, told: Period | None) -> bool:
    """Whether a growth is told from another time than the year before: 与2019年相比增长."""
    usual = (told.earlier().days, told.days) if told else ()
    return told is not None and any(
        n < context.clause(at)[1] and context.is_compared(n) and date.period.days not in usual
        for n, date in context.dates.items()
    )


def _is_added(context: Context, words: list[Word], topic: Topic) -> bool:
    if not topic.metrics or Word.ADDED not in words:
        return False
    is_flow = context.world.store.metrics[topic.metrics[0]].nature is Nature.FLOW
    return not is_flow and _ALL_OF_IT.isdisjoint(words)
