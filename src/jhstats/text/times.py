"""When a figure was: the date behind it, else the one before it, in a head, in a text before."""

from jhstats.lang.calendar import YEAR_BEFORE, printed
from jhstats.lang.layout import HELD_AGAINST
from jhstats.lang.lexicon import BREAKS, Word, word_set
from jhstats.period import from_years
from jhstats.text.context import Context, Doubt, Nearness, Time
from jhstats.text.dates import relatives
from jhstats.text.sentence import AMOUNTS, OWNED
from jhstats.text.topics import Topic

_FARTHEST = 7
_YEAR = 12
_BEFORE_ORIGIN = (Word.PARTICLE, Word.OF, Word.HEDGE, Word.NOUN, Word.DATE)
_JOINS = word_set("LIST JOIN COMMA")
_AROUND_ORIGIN = word_set("PARTICLE OF LOSS HEDGE NOUN METRIC ADVERB VALUE EACH TIME OPEN CLOSE")
_ORIGINS = ([Word.FROM, Word.FIGURE], [Word.THAN, Word.FIGURE])
_BINDS = (Word.PARTICLE, Word.OF, Word.BY)


def time(context: Context, at: int, topic: Topic, doubts: set[Doubt]) -> Time:
    """When the figure at a token was; what keeps that from being certain is a doubt more."""
    origin, behind = _origin(context, at), _date_behind(context, at)
    date_at = _date_before(context, at) if behind is None else behind
    period = None if date_at is None else context.dates[date_at].period
    is_from = origin is Word.FROM
    figures = [n for n in context.figures if n < at][-1:]
    is_to = any(_origin(context, n) is Word.FROM for n in figures)
    if period and period.months > _YEAR and (is_from or is_to):  # between 1980 and 2005, from X
        year = period.start[0] if is_from else period.year
        return Time(from_years(year, year), Nearness.SENTENCE)
    if origin:
        doubts.add(Doubt.FROM)
    if is_from:
        return Time()  # it is of an earlier time than the one that is told
    if date_at is None:
        return _told_around(context, topic, doubts)
    above = context.memory.time
    is_known = any(one.is_told for one in context.dates.values()) or (
        period == above.period and above.newest is None
    )
    starts = {context.tokens[n].start for n in context.dates}
    is_behind = context.words[max(date_at - 1, 0)] in (Word.OPEN, Word.COMMA)  # 6月底（2022年）
    is_unread = is_behind and not starts.issuperset(relatives(context.text))
    if is_unread or (_is_of_unknown_year(context) and not is_known):
        doubts.add(Doubt.DATE)
    _doubt_date(context, date_at, at, doubts)
    before = [one.period for n, one in context.dates.items() if n < date_at]
    is_held = is_compared(context, date_at) or context.words[at - 1] in (Word.FROM, Word.THAN)
    if is_held and period and period == next(reversed(before), above.period):
        doubts.add(Doubt.DATE)  # nothing is held against itself: it is the year before that one
        period = period.earlier()
    return Time(period, Nearness.SENTENCE)


def _is_of_unknown_year(context: Context) -> bool:
    """Whether a sentence has 今年 or March, and nobody says of what year the text is."""
    return context.world.today is None and bool(relatives(context.text))


def _told_around(context: Context, topic: Topic, doubts: set[Doubt]) -> Time:
    """When a figure was of which its sentence does not say it: by a head, or the text before."""
    if _is_of_unknown_year(context):
        doubts.add(Doubt.DATE)
        return Time()
    memory, above = context.memory, context.memory.time
    corner, _, _ = context.frame.header.partition(" | ")
    for head in (*context.heads, context.header, context.corner):
        periods = dict.fromkeys(one.period for one in head.dates.values() if not one.is_compared)
        if len(periods) == 1 or (periods and head is not context.header):
            told = [*periods][-1]
            beside = (one.period for other in context.heads for one in other.dates.values())
            parts = (*beside, *(one.part_of(told.year) for one in printed(corner)))
            part = next((one for one in parts if one and one != told and one.is_within(told)), None)
            if part is None and told.is_year and above.period and above.period.is_part_of_year:
                doubts.add(Doubt.DATE)  # the columns of a quarter's results
            return Time(part or told, Nearness.HEAD)
    if above.period is None:
        return Time()
    named = [context.tokens[n].ids for n in context.owners if context.tokens[n].ids]
    is_of_other = bool(named) and (memory.entity,) not in named
    is_again = not is_of_other and not set(topic.metrics).isdisjoint(memory.told)
    is_other = not {Word.PRESENT, Word.EACH}.isdisjoint(context.words)  # now, in the quarter
    if above.newest or is_other or (is_again and topic.nearness is Nearness.SENTENCE):
        doubts.add(Doubt.DATE)
    return above


def _origin(context: Context, at: int) -> Word | None:
    """The word by which something comes from a figure, or is held against it, without a date."""
    figure = context.figures[at]
    if HELD_AGAINST.search(context.text, figure.start, figure.end):
        return Word.THAN
    n = context.past(at - 1, _BEFORE_ORIGIN, -1)
    word = context.word(n)
    is_dated = Word.DATE in context.words[n + 1 : at] or _date_behind(context, at) is not None
    return word if word in (Word.FROM, Word.THAN) and not is_dated else None


def _date_behind(context: Context, at: int) -> int | None:
    """The token of the date behind a figure: 5.9% in 2023, 140.9 billion yuan (2021)."""
    if context.words[at + 1 : at + 4] == [Word.OPEN, Word.DATE, Word.CLOSE]:
        return at + 2
    if context.words[at + 1 : at + 3] == [Word.TO, Word.FIGURE]:
        at += 2  # fell 5% to 45 in 2024
    elif context.words[at + 1 : at + 3] == [Word.OPEN, Word.FIGURE]:
        near = context.words[at : at + _FARTHEST]  # 82 billion ($12bn) in 2020
        at += near.index(Word.CLOSE) if Word.CLOSE in near else 0
    for n in range(at + 1, min(context.following(at), at + 1 + _FARTHEST)):
        if context.words[n] is Word.DATE:
            date = context.dates[n]
            if date.is_compared:
                return None
            is_english = context.text.startswith(" ", context.tokens[n].start - 1)
            return n if is_english or context.words[n - 1] in _BINDS else None
        if context.words[n] in BREAKS or context.words[n] in (Word.THAN, Word.TO, Word.FROM):
            return None
    return None


def _date_before(context: Context, at: int) -> int | None:
    """The token of the last date before a figure that is its own; else of the only one behind."""
    last = context.past(at - 1, (Word.PARTICLE,), -1)
    if last in context.dates and context.text.startswith(OWNED, context.tokens[last].end):
        return last  # compared to last year's 5
    own = own_dates(context, at)
    before = [n for n in own if n < at and not context.is_aside(n, at, figures=True)]
    end = len(context.words)
    behind = next((n for n in own if n > at and not context.is_aside(n, end, figures=True)), None)
    if before or behind is None:
        return before[-1] if before else None
    told = (one.figure for one in context.tokens[slice(*context.clause(behind))])
    is_free = len(context.dates) == 1 and all(one is None or one.is_weak for one in told)
    is_held = not {Word.FROM, Word.THAN}.isdisjoint(context.words[at:behind]) or (
        context.memory.time.period is not None  # up 88% over the $9 billion of the prior year
        and YEAR_BEFORE.search(context.said(context.tokens[behind])) is not None
    )
    return behind if not is_held and (is_free or behind < context.clause(at)[1]) else None


def own_dates(context: Context, at: int) -> list[int]:
    """The tokens of dates that may be a figure's own: not those of what it comes from.

    So it is of 从2021年的5000增至6000, of `from 5,000 in 2021 to 6,000`, and of what stands beside
    `the 820 of 2022`.
    """
    result = []
    for n, date in context.dates.items():
        near = (m for m in range(max(n - 9, 0), n) if not context.is_aside(m, n))
        before = [own for m in near if (own := context.words[m]) not in _AROUND_ORIGIN]
        is_first = date.is_from and Word.FIGURE in context.words[n:at]
        is_anothers = context.words[max(n - 2, 0) : n] == [Word.FIGURE, Word.OF] and n < at
        if not (is_first or is_anothers or before[-2:] in _ORIGINS or is_compared(context, n)):
            result.append(n)
    return result


def is_compared(context: Context, n: int) -> bool:
    """Whether a date is only what something is held against: 比2017年, 与2019年相比."""
    around = context.words[max(n - 1, 0) : n] + context.words[n + 1 : n + 2]
    end = min(context.following(n), context.clause(n)[1])
    is_with = around[:1] == [Word.JOIN] and Word.THAN in context.words[n:end]  # 与2017年计划持平
    return context.dates[n].is_compared or is_with or around == [Word.THAN, Word.THAN]


def is_another(context: Context, n: int, told: int) -> bool:
    """Whether a date is only held against, or the day of the news of another: 7月19日，记者获悉."""
    is_day = context.dates[n].period.start == context.dates[n].period.end
    return is_compared(context, n) or (is_day and Word.REPORTER in context.words[n:told])


def _doubt_date(context: Context, date_at: int, at: int, doubts: set[Doubt]) -> None:
    own = context.dates[date_at].period
    if context.words[date_at + 1 : at] == [Word.COLON]:
        return
    begin, end = context.clause(date_at)
    before = context.words[max(date_at - 3, 0) : date_at]
    if before == [Word.TIME, Word.OF, Word.PARTICLE] and own.months == _YEAR:
        doubts.add(Doubt.DATE)  # the first quarter of the year to March
    behind = context.words[date_at + 1 : end]
    if Word.EACH in behind and AMOUNTS.isdisjoint(behind):
        doubts.add(Doubt.DATE)  # 2022年春节假期，
    first = 0 if date_at > at or begin <= at < end else context.clause(at)[0]
    for n, date in context.dates.items():
        between = context.words[min(n, date_at) + 1 : max(n, date_at)]
        is_joined = bool(between) and _JOINS.issuperset(between)
        is_before = n < first and not is_another(context, n, date_at)
        is_other = not own.is_within(date.period) and not date.period.is_within(own)
        if is_other and (is_joined or is_before):
            doubts.add(Doubt.DATE)
