"""When a figure was, which measure of its metric it is, and among whom it ranks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jhstats.model import Measure
from jhstats.period import from_years
from jhstats.proof import lexicon
from jhstats.prose.dates import is_compared
from jhstats.prose.measures import measures

if TYPE_CHECKING:
    from jhstats.period import Period
    from jhstats.proof.figures import Figure
    from jhstats.proof.sentence import Sentence
    from jhstats.prose.dates import Date
    from jhstats.prose.measures import MeasureWord
    from jhstats.prose.names import Name

_BEFORE = 16
_TO = re.compile(r"了?[到至]|\sto\s")
_BEHIND = 50
_LONGEST_GAP = 70


class When(NamedTuple):
    """The period of a figure.

    Attributes:
        period: the period, or None.
        is_dated: whether sentence, heads or heading give it, not merely a sentence before.
        is_full_year: whether the whole of a year is stressed.
        date: where the sentence names it, if it does.
        is_own: whether it can be of no other figure: 从75.69亿元增至231.9亿元 over two years.
    """

    period: Period | None
    is_dated: bool
    is_full_year: bool = False
    date: Date | None = None
    is_own: bool = False


def when(sentence: Sentence, index: int) -> When:  # noqa: PLR0911 - a return a place
    """The date behind a figure ("4 pilots in 2022"), else before it, else in the heads."""
    one = sentence.figures[index]
    there = [date for date in sentence.dates if not _is_of_another(sentence, date, one)]
    for date in there:
        near = one.end <= date.start <= min(sentence.next_figure(index), one.end + _LONGEST_GAP)
        is_next = sentence.text[one.end : date.start] == " " and sentence.text[date.start].isalpha()
        if near and (is_next or lexicon.THEN_DATE.fullmatch(sentence.text, one.end, date.start)):
            return _told(sentence, date)  # 140.9 billion yuan last year
    before = [date for date in there if date.end <= one.start]
    begin = before[-1].end if before else 0
    if sentence.world.today is None and _is_relative(sentence, begin, one.start):
        return When(None, is_dated=True)  # 今年 of an unknown year, and none before it counts
    if before:
        return _of_range(sentence, index, before[-1]) or _told(sentence, _narrowest(before))
    for head in sentence.heads:
        if head.dates:
            return When(head.dates[-1].period, is_dated=True)
    if there:
        return _told(sentence, there[0])
    if len({date.period for date in sentence.column_dates}) == 1:
        return When(sentence.column_dates[0].period, is_dated=True)
    return When(sentence.memory.period, sentence.memory.is_dated)


def measure(sentence: Sentence, index: int) -> Measure | None:
    """What the words nearest to a figure say of its measure; None where they say nothing."""
    one, text, following = sentence.figures[index], sentence.text, sentence.next_figure(index)
    before = [
        word
        for word in sentence.measures
        if word.end <= one.start and not (word.is_move and _TO.match(text, word.end))
    ]  # 比重提高到7.4%: still a share
    if one.numeral is not None:
        if one.numeral.is_times:
            return Measure.GROWTH
        own = lexicon.MEASURED.search(text, max(0, one.end - 9), min(following, one.end + 26))
        if own and own["growth"]:
            return Measure.GROWTH
        if own:
            contributed = before and before[-1].measure is Measure.CONTRIBUTION
            return Measure.CONTRIBUTION if contributed else Measure.SHARE
        if not before:
            return _of_heads(sentence)
        return before[-1].measure
    return _of_rank(sentence, index, [word for word in before if not word.is_move])


def _of_rank(sentence: Sentence, index: int, before: list[MeasureWord]) -> Measure | None:
    """The measure of a rank: by what it is, else the last word or amount before it."""
    one = sentence.figures[index]
    by = lexicon.RANKED_BY.search(sentence.text, one.end, sentence.next_figure(index))
    if by:
        found = measures(by[1])
        named = any(by.start() <= name.start < by.end() for name in sentence.metrics)
        if found or named:
            return found[0].measure if found else Measure.LEVEL
    amounts = [other.end for other in sentence.figures[:index] if other.is_amount]
    if amounts and (not before or before[-1].end < amounts[-1]):
        return Measure.LEVEL
    return before[-1].measure if before else _of_heads(sentence)


def _of_heads(sentence: Sentence) -> Measure | None:
    heads = (head.measures for head in reversed(sentence.heads))
    return next((words[-1].measure for words in heads if words), None)


def scopes(sentence: Sentence, one: Figure, entity: str | None) -> tuple[str, ...]:
    """Among whom a rank is: ids, or a kind of entity; nothing where no word says."""
    if one.rank is None:
        return ()
    text = sentence.text
    enclosing = [name for name in sentence.entities if _encloses(sentence, name, entity)]
    for name in reversed(enclosing):
        near = one.start - _BEFORE <= name.end <= one.start
        if near and not re.search("[，,；;。]", text[name.end : one.start]):
            return name.ids
    for name in enclosing:
        near = one.start <= name.start <= one.end + _BEHIND
        if near and not re.search("[，；。,;]", text[one.end : name.start]):
            return name.ids
    around = (text[max(0, one.start - _BEFORE) : one.start],
              text[one.start : one.end + _BEHIND])  # fmt: skip
    for place in (*around, *(head.text for head in sentence.heads)):
        for kind, pattern in lexicon.SCOPES:
            if pattern.search(place):
                return (kind,)
    return next((name.ids for head in sentence.heads for name in head.entities), ())


def _of_range(sentence: Sentence, index: int, date: Date) -> When | None:
    """从75.69亿元增至231.9亿元 over several years: each figure is of one end."""
    first, last = date.period.start[0], date.period.end[0]
    one, coded = sentence.figures[index], sentence.coded
    if first == last:
        return None
    if lexicon.ORIGIN.search(coded, 0, one.start):
        return When(from_years(first, first), is_dated=True, date=date, is_own=True)
    previous = sentence.figures[index - 1] if index else None
    if (
        previous
        and lexicon.ORIGIN.search(coded, 0, previous.start)
        and lexicon.RISES_TO.fullmatch(sentence.text, previous.end, one.start)
    ):
        return When(from_years(last, last), is_dated=True, date=date, is_own=True)
    return None


def _narrowest(dates: list[Date]) -> Date:
    """The last of some dates; 今年 behind a day of that year means no more than the day."""
    last = dates[-1]
    is_open = not last.is_told and last.period.is_year
    if is_open and len(dates) > 1 and dates[-2].period.is_within(last.period):
        return dates[-2]
    return last


def _told(sentence: Sentence, date: Date) -> When:
    begin, end = max(0, date.start - 14), date.end + 8
    full = lexicon.FULL_YEAR.search(sentence.text, begin, end) is not None
    return When(date.period, is_dated=True, is_full_year=full, date=date)


def _is_relative(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether a stretch names a date that only the day of the text makes one."""
    return any(
        not is_compared(sentence.text, found.start())
        and not any(date.start <= found.start() < date.end for date in sentence.dates)
        for found in lexicon.RELATIVE.finditer(sentence.text, begin, end)
    )


def _is_of_another(sentence: Sentence, date: Date, one: Figure) -> bool:
    """Whether a date is only what a figure is compared with, or that of one it comes from."""
    if date.end <= one.start and sentence.is_aside(date.start, one.start):
        closed = lexicon.CLOSING.search(sentence.text, date.end)
        end = closed.start() if closed else date.end
        if any(date.end <= other.start < end for other in sentence.figures):
            return True  # 1409亿元（2020年：821亿元），增长71.7%
    if lexicon.ORIGIN_DATE.search(sentence.text, 0, date.start):
        between = (other for other in sentence.figures if date.end <= other.start < one.start)
        return any(between)
    if not date.is_compared or date.start >= one.end:
        return date.is_compared
    # 比2020年的821亿元: a figure of that year.
    is_growth = one.numeral is not None and one.numeral.is_times
    return is_growth or lexicon.APART.search(sentence.text, date.end, one.start) is not None


def _encloses(sentence: Sentence, name: Name, entity: str | None) -> bool:
    """Whether a name is of something that an entity lies in."""
    return entity is None or name.ids[0] in sentence.world.outer(entity)
