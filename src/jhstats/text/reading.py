"""What each figure of a text may be of: metric, entity, period, measure, status, scope.

Each part says where it was found, each doubt has its name; to accuse no doubt may be left.
"""

import re
from collections.abc import Iterable, Iterator

from jhstats.lang.grammar import Word
from jhstats.lang.languages import pattern
from jhstats.names import simplified
from jhstats.period import Period
from jhstats.text.claims import claim, doubt, is_target
from jhstats.text.context import Context, Reading
from jhstats.text.draft import is_title, sentences
from jhstats.text.figures import unit_of
from jhstats.text.parser import Parser
from jhstats.text.records import Block, BlockKind, Doubt, Memory, Nearness, Time
from jhstats.text.sentence import BEFORE_METRIC
from jhstats.text.times import is_another, own_dates, time
from jhstats.text.topics import doubt_owner, owner, topic

_LEAD = re.compile(rf"\s*(?:{pattern('LEAD')})\s*")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[a-z\s])")
_LOWEST = 7
_MOST_FIGURES = 50  # a sentence of more is none that anybody wrote


def readings(
    parser: Parser, blocks: Iterable[Block], today: Period | None = None
) -> Iterator[tuple[Block, int, Reading]]:
    """The figures of blocks, in order, each with its block and where its sentence begins.

    今年 and `last year` count from `today`.
    """
    memory = lead = Memory(today)
    headings: list[tuple[int, Memory]] = []
    for block in blocks:
        if not block.text.strip():  # a rule: *** says nothing
            continue
        may_be_title = block.frame.kind is BlockKind.TEXT and is_title(block.text)
        level = _LOWEST if may_be_title else block.level
        if level:
            headings = [above for above in headings if above[0] < level]
            memory = headings[-1][1] if headings else memory._replace(metrics=(), is_target=False)
        elif block.is_part:
            told_last = lead.time if lead.time.period else memory.time
            memory = lead._replace(metrics=lead.metrics or memory.metrics, time=told_last)
        has_figures, begins_plans = False, False
        text = _APOSTROPHE.sub("'", simplified(block.text))
        for start, end in sentences(text):
            start += _lead(parser, block, start, end)  # noqa: PLW2901 - the same sentence
            context = parser.context(block.frame, text[start:end], memory)
            yield from ((block, start, _reading(context, at)) for at in context.figures)
            memory = _after(context, is_heading=bool(level))
            has_figures = has_figures or bool(context.figures)
            # `Goals for 2022:` is of the list below.
            begins_plans = Word.TARGET in context.words and context.words[-1] is Word.COLON
        if level:
            above = memory.time._replace(nearness=Nearness.HEADING)
            if memory.is_target and not context.dates:  # plans are of another time
                above = Time(nearness=Nearness.HEADING)
            memory = memory._replace(time=above, entity_nearness=Nearness.HEADING)
            headings.append((level, memory))
        is_plan = bool(headings) and headings[-1][1].is_target
        memory = memory._replace(is_target=is_plan)
        if not block.is_part:
            unit = None if has_figures else unit_of(block.text, parser.units)
            memory = memory._replace(unit=unit)
            lead = memory._replace(is_target=is_plan or begins_plans)


def _lead(parser: Parser, block: Block, start: int, end: int) -> int:
    """How many characters at the beginning of a sentence say nothing: 2), a place and a day."""
    found = _LEAD.match(block.text, start, end)
    if found is None or block.frame.kind is BlockKind.CELL:
        return 0
    is_named = any(find(found[0]) for find in (parser.world.metrics, parser.world.entities))
    return 0 if is_named and not (found["day"] or found["date"]) else found.end() - start


def _reading(context: Context, at: int) -> Reading:
    figure, is_plan, doubts = context.figures[at], is_target(context, at), set[Doubt]()
    if len(context.figures) > _MOST_FIGURES:
        return Reading(figure, context, at, is_plan, frozenset({Doubt.SERIES}))
    of = topic(context, at, doubts)
    own = owner(context, at, doubts)
    when = time(context, at, of, doubts)
    told = claim(context, at, of.at, own.entity)
    doubt(context, at, of, when, doubts)
    doubt_owner(context, at, of, own, doubts)
    return Reading(figure, context, at, is_plan, frozenset(doubts), of, own, when, told)


def _after(context: Context, *, is_heading: bool) -> Memory:
    """What a sentence leaves for the next; a cell of a table leaves nothing."""
    memory, tokens = context.memory, context.tokens
    if context.frame.kind is BlockKind.CELL:
        return memory
    counted = (n for n in context.figures if tokens[n].ids)
    names = [tokens[n] for n in sorted({*context.metrics, *counted})]
    told_last = dict.fromkeys(id_ for name in reversed(names) for id_ in name.ids)
    memory = memory._replace(metrics=tuple(told_last) or memory.metrics)
    memory = _after_owners(context, memory)
    end = len(tokens)  # a date in brackets is of the figure there
    free = [n for n in context.dates if not context.is_aside(n, end, figures=True)]
    dated = [n for n in own_dates(context, end + 1) if n in free]
    if dated:
        periods = [context.dates[n].period for n in dated]
        mine = (n for n in dated if not is_another(context, n, dated[-1]))
        is_several = len({context.dates[n].period.days for n in mine}) > 1
        is_unsure = is_several or any(n < dated[-1] and n not in dated for n in free)
        # A list, or `it had been 5 in 2022`, may go back in time.
        above, is_item = memory.time, context.frame.kind is BlockKind.ITEM
        if above.period and (is_item or (not names and context.figures)):
            periods.append(above.newest or above.period)
        newest = max(periods, key=lambda one: one.end)
        is_unsure |= not any(one.is_within(newest) for one in periods[: len(dated)])
        when = Time(context.dates[dated[-1]].period, Nearness.BEFORE, newest if is_unsure else None)
        memory = memory._replace(time=when, told=frozenset(told_last))
    goes_on = context.text.rstrip().endswith((";", "；"))
    if is_heading or goes_on or dated:  # of a time for which targets are told they are told on
        memory = memory._replace(is_target=memory.is_target or Word.TARGET in context.words)
    return memory


def _after_owners(context: Context, memory: Memory) -> Memory:
    tokens = context.tokens
    part = context.words.index(Word.PART) if Word.PART in context.words else len(tokens)
    known = {n: tokens[n].ids[0] for n in context.owners
             if context.words[n] is Word.ENTITY and n < part}  # fmt: skip
    strangers = [n for n in context.owners if context.words[n] in (Word.NAME, Word.UNKNOWN)]
    if known:  # Spain overtook Italy
        is_strange = max(strangers, default=-1) > max(known) or len({*known.values()}) > 1
        return memory._replace(entity=known[max(known)], is_strange=is_strange,
                               entity_nearness=Nearness.BEFORE)  # fmt: skip
    words = [] if memory.entity or Word.FIGURE in context.words else tokens  # 杭州走在前列。
    first = next((token for token in words if token.word not in BEFORE_METRIC), None)
    is_named = first is not None and context.may_be_somebody(first)
    return memory._replace(is_strange=memory.is_strange or bool(strangers) or is_named)
