"""When a figure was, which measure of its metric it is, and among whom it ranks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jhstats.model import Measure
from jhstats.proof import lexicon
from jhstats.prose.dates import is_compared
from jhstats.prose.measures import measures

if TYPE_CHECKING:
    from jhstats.period import Period
    from jhstats.proof.figures import Figure
    from jhstats.proof.sentence import Sentence
    from jhstats.prose.dates import Date
    from jhstats.prose.names import Name

_BEFORE = 16
_BEHIND = 50
_LONGEST_GAP = 70


class When(NamedTuple):
    """The period of a figure.

    Attributes:
        period: the period, or None.
        is_dated: whether sentence, heads or heading give it, not merely a sentence before.
        is_full_year: whether the whole of a year is stressed.
    """

    period: Period | None
    is_dated: bool
    is_full_year: bool = False


def when(sentence: Sentence, index: int) -> When:  # noqa: PLR0911 - a return a place
    """The date behind a figure ("4 pilots in 2022"), else before it, else in the heads."""
    one = sentence.figures[index]
    there = [date for date in sentence.dates if not _is_compared(sentence, date, one)]
    for date in there:
        near = one.end <= date.start <= min(sentence.next_figure(index), one.end + _LONGEST_GAP)
        if near and lexicon.THEN_DATE.fullmatch(sentence.text, one.end, date.start):
            return _told(sentence, date)
    before = [date for date in there if date.end <= one.start]
    begin = before[-1].end if before else 0
    if sentence.world.today is None and _is_relative(sentence, begin, one.start):
        return When(None, is_dated=True)  # 今年 of an unknown year, and none before it counts
    if before:
        return _told(sentence, before[-1])
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
    if one.numeral is not None:
        if one.numeral.is_times:
            return Measure.GROWTH
        own = lexicon.MEASURED.search(text, max(0, one.end - 9), min(following, one.end + 26))
        if own:
            return Measure.GROWTH if own["growth"] else Measure.SHARE
    else:
        for by in lexicon.RANKED_BY.finditer(text, one.end, following):
            found = measures(by[1])
            if found:
                return found[-1].measure
    before = [word for word in sentence.measures if word.end <= one.start]
    if one.rank is not None:
        before = [word for word in before if not word.is_move]
    if not before:
        of_heads = (head.measures for head in reversed(sentence.heads))
        return next((words[-1].measure for words in of_heads if words), None)
    amounts = [other for other in sentence.figures[:index] if other.is_amount]
    is_open = one.rank is not None and any(other.start > before[-1].end for other in amounts)
    return None if is_open else before[-1].measure


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


def _told(sentence: Sentence, date: Date) -> When:
    around = sentence.text[max(0, date.start - 14) : date.end + 8]
    full = lexicon.FULL_YEAR.search(around) is not None
    return When(date.period, is_dated=True, is_full_year=full)


def _is_relative(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether a stretch names a date that only the day of the text makes one."""
    return any(
        not is_compared(sentence.text, found.start())
        and not any(date.start <= found.start() < date.end for date in sentence.dates)
        for found in lexicon.RELATIVE.finditer(sentence.text, begin, end)
    )


def _is_compared(sentence: Sentence, date: Date, one: Figure) -> bool:
    """Whether a date is only what a figure is compared with: 比上年同期增长39.8%."""
    if not date.is_compared or date.start >= one.end:
        return date.is_compared
    # 比2020年的821亿元: a figure of that year.
    is_growth = one.numeral is not None and one.numeral.is_times
    return is_growth or lexicon.APART.search(sentence.text, date.end, one.start) is not None


def _encloses(sentence: Sentence, name: Name, entity: str | None) -> bool:
    """Whether a name is of something that an entity lies in."""
    return entity is None or name.ids[0] in sentence.world.outer(entity)
