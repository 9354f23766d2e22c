"""When a figure was: the date behind it, else the one before it, in a head, in a text before."""

from jhstats.lang.calendar import YEAR_BEFORE, printed
from jhstats.lang.grammar import BREAKS, Word, word_set
from jhstats.lang.languages import compiled
from jhstats.text.context import Context
from jhstats.text.dates import relatives
from jhstats.text.records import Doubt, Nearness, Time, Topic
from jhstats.text.sentence import AMOUNTS

_FARTHEST = 7
_HELD_AGAINST = compiled("HELD_AGAINST")
_BEFORE_ORIGIN = (Word.PARTICLE, Word.OF, Word.HEDGE, Word.NOUN, Word.DATE)
_JOINS = word_set("LIST JOIN COMMA")
_AROUND_ORIGIN = word_set("PARTICLE OF LOSS HEDGE NOUN METRIC ADVERB VALUE EACH TIME OPEN CLOSE")
_ORIGINS = ([Word.FROM, Word.FIGURE], [Word.THAN, Word.FIGURE])


def time(context: Context, at: int, topic: Topic, doubts: set[Doubt]) -> Time:
    """When the figure at a token was; what keeps that from being certain is a doubt more."""
    if (paired := context.dates.get(context.pairs.get(at, -1))) is not None:
        return Time(paired.period, Nearness.SENTENCE)
    if any(one.is_since and n < context.clause(at)[1] for n, one in context.dates.items()):
        doubts.add(Doubt.DATE)  # up 95% since 2017
    origin, behind = _origin(context, at), _date_behind(context, at)
    date_at = _date_before(context, at) if behind is None else behind
    period = None if date_at is None else context.dates[date_at].period
    if origin:
        doubts.add(Doubt.FROM)
    if origin is Word.FROM:
        return Time()  # it is of an earlier time than the one that is told
    if date_at is None:
        return _told_around(context, topic, doubts)
    starts = {context.tokens[n].start for n in context.dates}
    is_behind = context.words[max(date_at - 1, 0)] in (Word.OPEN, Word.COMMA)  # 6月底（2022年）
    is_unread = is_behind and not starts.issuperset(relatives(context.text))
    is_known = any(one.is_told for one in context.dates.values()) or (
        period == context.memory.time.period)  # fmt: skip
    if is_unread or (_is_undated(context) and not is_known) or _is_of_others(context, date_at, at):
        doubts.add(Doubt.DATE)
    return Time(period, Nearness.SENTENCE)


def _is_undated(context: Context) -> bool:
    """Whether a sentence has 今年 or March, and nobody says of what year the text is."""
    return context.memory.today is None and bool(relatives(context.text))


def _told_around(context: Context, topic: Topic, doubts: set[Doubt]) -> Time:
    """When a figure was of which its sentence does not say it: by a head, or the text before."""
    if _is_undated(context):
        doubts.add(Doubt.DATE)
        return Time()
    memory, above = context.memory, context.memory.time
    for head in (*context.heads, context.header, context.corner):
        periods = dict.fromkeys(one.period for one in head.dates.values() if not one.is_compared)
        if len(periods) == 1 or (periods and head is not context.header):
            told = [*periods][-1]
            beside = (period for other in context.heads for period in other.periods)
            corner = printed(context.frame.header.partition(" | ")[0])
            parts = [one for one in beside if one != told and one.is_within(told)]
            ends = (one.part_of(told.year) for one in corner)
            part = next(filter(None, (*parts, *(ends if told.is_year else ()))), None)
            if told.is_year and above.period and above.period.is_part_of_year:
                doubts.add(Doubt.DATE)  # the columns of a quarter's results
            return Time(part or told, Nearness.HEAD)
    named = [context.tokens[n].ids for n in context.owners if context.tokens[n].ids]
    is_of_other = bool(named) and (memory.entity,) not in named
    is_again = topic.nearness is Nearness.SENTENCE and not memory.told.isdisjoint(topic.metrics)
    is_other = not {Word.PRESENT, Word.EACH}.isdisjoint(context.words)  # now, in the quarter
    if above.period and (above.newest or is_other or (is_again and not is_of_other)):
        doubts.add(Doubt.DATE)
    return above


def _origin(context: Context, at: int) -> Word | None:
    """The word by which something comes from a figure, or is held against it, without a date."""
    figure = context.figures[at]
    if _HELD_AGAINST.search(context.text, figure.start, figure.end):
        return Word.THAN
    n = context.past(at - 1, _BEFORE_ORIGIN, -1)
    word = context.word(n)
    is_dated = Word.DATE in context.words[n + 1 : at] or _date_behind(context, at) is not None
    return word if word in (Word.FROM, Word.THAN) and not is_dated else None


def _date_behind(context: Context, at: int) -> int | None:
    """The token of the date behind a figure: 5.9% in 2023, 140.9 billion yuan (2021)."""
    if context.words[at + 1 : at + 4] == [Word.OPEN, Word.DATE, Word.CLOSE]:
        return at + 2
    for n in range(at + 1, min(context.following(at), at + 1 + _FARTHEST)):
        if context.words[n] is Word.DATE:
            is_english = context.text.startswith(" ", context.tokens[n].start - 1)
            return n if is_english and not context.dates[n].is_compared else None
        if context.words[n] in BREAKS or context.words[n] in (Word.THAN, Word.TO, Word.FROM):
            return None
    return None


def _date_before(context: Context, at: int) -> int | None:
    """The token of the last date before a figure that is its own; else of the only one behind."""
    last = context.past(at - 1, (Word.PARTICLE,), -1)
    if last in context.dates:
        return last  # compared to last year's 5
    own = own_dates(context, at)
    before = [n for n in own if n < at and not context.is_aside(n, at, figures=True)]
    end = len(context.words)
    behind = next((n for n in own if n > at and not context.is_aside(n, end, figures=True)), None)
    if before or behind is None:
        return before[-1] if before else None
    if YEAR_BEFORE.search(context.said(context.tokens[behind])):
        return None  # up 88% over the $9 billion of the prior year
    told = context.words[slice(*context.clause(behind))]
    is_free = len(context.dates) == 1 and Word.FIGURE not in told
    return behind if is_free or behind < context.clause(at)[1] else None


def own_dates(context: Context, at: int) -> list[int]:
    """The tokens of dates that may be a figure's own: not those of what it comes from.

    So of 从2021年的5000增至6000, of `from 5,000 in 2021 to 6,000`, and beside `the 820 of 2022`.
    """
    result = []
    for n, date in context.dates.items():
        near = (m for m in range(max(n - 9, 0), n) if not context.is_aside(m, n))
        before = [own for m in near if (own := context.words[m]) not in _AROUND_ORIGIN]
        is_first = date.is_from and context.following(n) != at
        is_anothers = context.words[max(n - 2, 0) : n] == [Word.FIGURE, Word.OF] and n < at
        if not (is_first or is_anothers or before[-2:] in _ORIGINS or context.is_compared(n)):
            result.append(n)
    return result


def is_another(context: Context, n: int, told: int) -> bool:
    """Whether a date is only held against, or the day of the news of another: 7月19日，记者获悉."""
    is_day = not context.dates[n].period.months
    return context.is_compared(n) or (is_day and Word.REPORTER in context.words[n:told])


def _is_of_others(context: Context, date_at: int, at: int) -> bool:
    """Whether another period is named beside its date, or in a clause before a figure's own."""
    own, (begin, end) = context.dates[date_at].period, context.clause(date_at)
    behind = context.words[date_at + 1 : end]
    if context.words[date_at + 1 : at] == [Word.COLON]:
        return False  # (2022: 5)
    if Word.EACH in behind and AMOUNTS.isdisjoint(behind):
        return True  # 2022年春节假期，
    first = 0 if date_at > at or begin <= at < end else context.clause(at)[0]
    for n, date in context.dates.items():
        is_apart = not own.is_within(date.period) and not date.period.is_within(own)
        between = context.words[min(n, date_at) + 1 : max(n, date_at)]
        is_joined = bool(between) and _JOINS.issuperset(between)  # 5 in 2022, and in 2023 7
        if is_apart and (is_joined or (n < first and not is_another(context, n, date_at))):
            return True
    return False
