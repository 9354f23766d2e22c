"""What keeps a figure from being called wrong: every doubt of what it speaks of, by name.

A figure is accused only where nothing but plain words stands between it and the metric, before
the metric, around the date, and behind the figure, and where nobody else may be meant.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from jhstats.model import Nature
from jhstats.proof import lexicon, stretch
from jhstats.proof.draft import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jhstats.proof.figures import Figure
    from jhstats.proof.link import Link
    from jhstats.proof.manner import When
    from jhstats.proof.sentence import Sentence
    from jhstats.proof.subject import Owner
    from jhstats.prose.names import Name


class Doubt(Enum):
    """Why a figure may be something else than it seems."""

    LINK = "link"
    """Nothing but plain words must stand between the metric and the figure."""
    WORD = "word"
    """It may be no figure at all, or a piece of one."""
    OWNER = "owner"
    """Somebody else may be meant."""
    SAID = "said"
    """It is denied, supposed, asked, or quoted as a mistake."""
    LEAD = "lead"
    """A word before the metric may make another one of it."""
    TAIL = "tail"
    """What stands behind it may change what it is."""
    DATE = "date"
    """The date is of something else, or there are several."""
    EACH = "each"
    """It is per head, per day, or an average."""
    SERIES = "series"
    """It is one of several figures of which nobody says which is which."""
    FROM = "from"
    """It is where something comes from, and no date says when."""
    FLOW = "flow"
    """It is what was added to a stock."""


class Doubts:
    """The doubts about a figure, whatever the base says of it; looked for when asked."""

    def __init__(
        self, sentence: Sentence, index: int, link: Link | None, owner: Owner, when: When
    ) -> None:
        self._case = link and _Case(sentence, index, link, owner, when)

    @cached_property
    def is_none(self) -> bool:
        """Whether there is none, a short name apart."""
        case = self._case
        if case is None or not self.is_of_words:
            return False
        return not any(holds(case) for holds in _OF_WORDS.values())

    @cached_property
    def is_of_words(self) -> bool:
        """Whether there is none but of words that nobody has listed."""
        case = self._case
        return case is not None and not any(holds(case) for holds in _FIRM.values())

    @cached_property
    def is_short(self) -> bool:
        """Whether the metric is called by a piece of its name that others share."""
        return self._case is not None and self._case.link.is_named and _is_short(self._case)

    def all(self) -> Iterator[Doubt]:
        """Each doubt."""
        case = self._case
        if case is None:
            yield Doubt.LINK
            return
        for doubt, holds in (*_FIRM.items(), *_OF_WORDS.items()):
            if holds(case):
                yield doubt


class _Case:
    """A figure that hangs on a metric.

    Attributes:
        extent: from the beginning of the metric's clause to the end of the figure's.
    """

    def __init__(
        self, sentence: Sentence, number: int, link: Link, owner: Owner, when: When
    ) -> None:
        self.sentence = sentence
        self.number = number
        self.figure = sentence.figures[number]
        self.link = link
        self.owner = owner
        self.when = when

    @cached_property
    def extent(self) -> tuple[int, int]:
        sentence, one, end = self.sentence, self.figure, self.link.end
        if sentence.frame.kind is BlockKind.CELL:
            return one.start, one.end
        begin, stop = sentence.clause_start(self.link.start), sentence.clause_end(end)
        for other in sentence.figures:  # "grew 7.1 percent in 2021 to 37.8 billion yuan"
            if not end <= other.start < stop:
                continue
            if self.number in sentence.respective:
                return begin, one.end
            if other.is_amount != one.is_amount or (other.rank is None) != (one.rank is None):
                return begin, other.start
            if lexicon.RISES_TO.fullmatch(sentence.text, one.end, other.start):
                return begin, one.end
        return begin, stop

    @property
    def prefixes(self) -> list[str]:
        """What the metric's full names have before the name that the sentence gives it."""
        known, text = self.sentence.world.known, self.sentence.text
        names = [one for one in self.sentence.metrics if one.start == self.link.start]
        return [prefix for one in names for prefix in known.prefixes(one, text)]


_COUNTED = re.compile(
    rf"(?<!{stretch.FIGURE})(?:{stretch.FIGURE}++的|"
    rf"(?:{stretch.FIGURE}++\s?(?:of\s)?{stretch.METRIC}++[,、]?\s?){{1,20}}(?:\sand\s|和|及)?)$"
)
"""What is counted before: 67 GW of cells and …; nobody lists more than twenty."""


def _is_word(case: _Case) -> bool:
    return case.figure.is_weak or case.figure.is_piece


def _is_of_others(case: _Case) -> bool:
    """Whether an entity is named there that the figure is not of, or the whole of a territory."""
    sentence, owner, (begin, end) = case.sentence, case.owner, case.extent
    if not owner.is_sure:
        return True
    allowed = {owner.entity}
    if case.figure.rank is not None and owner.entity is not None:
        allowed |= sentence.world.outer(owner.entity)
    for name in sentence.entities:
        if not begin <= name.start < end or not allowed.isdisjoint(name.ids):
            continue
        in_figure = any(one.shown[0] <= name.start < one.shown[1] for one in sentence.figures)
        if not (in_figure or sentence.is_whole(name) or _has_part(sentence, name, owner)):
            return True
    return _is_of_a_whole(case) or _has_scope(sentence, case.figure)


def _is_of_a_whole(case: _Case) -> bool:
    """Whether a part is told behind of whom the figure seems to be: 8348亿元，其中金华378亿元."""
    sentence, owner, start = case.sentence, case.owner.entity, case.figure.start
    names = [one for one in sentence.entities if owner in one.ids]
    end = max(case.extent[1], case.figure.end)
    if any(name.start < end for name in names) or any(one.end() <= start for one in sentence.mains):
        return False
    link = case.link
    scope = case.owner.is_default and sentence.world.known.entities(
        sentence.text[link.start : link.end]
    )
    if scope:
        return True  # 浙江省未来工厂试点: all of the province's
    for one in sentence.figures:
        for name in names if one.numeral else ():
            part = sentence.coded[min(one.end, name.end) : max(one.start, name.start)]
            if one.start >= end and stretch.METRIC not in part and stretch.FIGURE not in part:
                return True
    return False


def _has_part(sentence: Sentence, whole: Name, owner: Owner) -> bool:
    """Whether a name only says of whom the owner is a part: the platform of the trains."""
    for name in sentence.entities:
        if owner.entity in name.ids and name.end <= whole.start:
            return lexicon.PART_OF.fullmatch(sentence.text, name.end, whole.start) is not None
    return False


def _has_scope(sentence: Sentence, one: Figure) -> bool:
    """Whether a whole country or province is spoken of, and not as that among which one ranks."""
    scopes = [(start, end) for _, start, end in sentence.scopes if end <= one.start]
    if not scopes:
        return False
    taken = [other.shown for other in sentence.figures if other.rank]
    taken += [(name.start, name.end) for name in (*sentence.entities, *sentence.metrics)]
    for begin, stop in scopes:
        inside = any(start <= begin < end for start, end in taken)
        is_rank = one.rank is not None and lexicon.LEADS_TO_RANK.fullmatch(
            sentence.text, stop, one.start
        )
        if not inside and not is_rank and not sentence.is_whole_at(begin):
            return True
    return False


def _is_denied(case: _Case) -> bool:
    sentence, one = case.sentence, case.figure
    start = sentence.clause_start(one.start)
    denied = lexicon.DENIED.search(sentence.text, start, one.start)
    return sentence.is_doubtful or denied is not None


def _has_lead(case: _Case) -> bool:
    """Whether something before a metric may make another of it; its own full name does not."""
    lead = case.sentence.coded[case.extent[0] : case.link.start]
    if lexicon.JOINING.search(lead):
        return True
    for prefix in case.prefixes:
        lead = lead.replace(prefix, "")
        for length in range(len(prefix) - 1, 1, -1):
            lead = lead.removesuffix(prefix[:length])
    part_of = case.sentence.world.known.parts(lead.strip())
    if part_of:
        return case.owner.entity not in part_of  # 横店 of 横店影视集聚区
    lead = _COUNTED.sub("", lead)
    if _is_plain_lead(case, lead):
        return False
    bare = case.sentence.world.bags.without(lead, case.link.metrics)
    return bare == lead or not _is_plain_lead(case, bare)


def _is_plain_lead(case: _Case, lead: str) -> bool:
    is_rank = case.figure.rank is not None
    return stretch.leads(lead) or (is_rank and stretch.ranks(lead))


def _has_tail(case: _Case) -> bool:
    """Whether something behind a figure may change it; the metric's own words do not."""
    tail = case.sentence.coded[case.link.end : case.extent[1]]
    is_rank = case.figure.rank is not None
    if stretch.tails(tail, is_rank=is_rank):
        return False
    bare = case.sentence.world.bags.without(tail, case.link.metrics)
    return bare == tail or not stretch.tails(bare, is_rank=is_rank)


def _is_dated_apart(case: _Case) -> bool:
    """Whether there are several dates, or the clause of the date says more than the date."""
    sentence, date, (begin, end) = case.sentence, case.when.date, case.extent
    if sentence.has_several_dates or _has_two_dates(case):
        return True
    if date is None or begin <= date.start < end:
        return False
    start, stop = sentence.clause_start(date.start), sentence.clause_end(date.end)
    return not stretch.dates(sentence.coded[start:stop])


def _has_two_dates(case: _Case) -> bool:
    """Whether two dates stand before a figure, and none in its clause: 2021年…，2020年…，增长."""
    sentence, start = case.sentence, case.figure.start
    own = sentence.clause_start(start)
    before = [
        one
        for one in sentence.dates
        if one.end <= start and not one.is_compared and not sentence.is_aside(one.start, start)
    ]
    if not before or before[-1].end > own or case.when.date is not before[-1]:
        return False
    last = before[-1].period
    return any(not one.period.is_within(last) and not last.is_within(one.period) for one in before)


def _is_of_each(case: _Case) -> bool:
    return lexicon.EACH.search(case.sentence.coded, *case.extent) is not None


def _is_in_series(case: _Case) -> bool:
    """Whether amounts follow each other, or share metrics, and nothing tells them apart."""
    sentence, index = case.sentence, case.number
    if index in sentence.respective:
        return False
    if case.figure.rank is None and (case.link.is_row or sentence.is_respective):
        return True
    before = sentence.figures[index - 1] if index else None
    if before and before.is_amount and case.figure.is_amount:
        between = sentence.coded[before.end : case.figure.start]
        if stretch.METRIC not in between and lexicon.SUM.search(between):
            return True  # 急诊38.5万人次，门诊412.6万人次，合计451.1万人次
    for first, second in ((index - 1, index), (index, index + 1)):
        if first < 0 or second >= len(sentence.figures):
            continue
        pair = sentence.figures[first], sentence.figures[second]
        listed = lexicon.LISTED.fullmatch(sentence.text, pair[0].end, pair[1].start)
        if listed and pair[0].is_amount and pair[1].is_amount:
            return True
    return False


def _is_origin(case: _Case) -> bool:
    """Whether something comes from a figure, and no date of its own says when."""
    coded, one, when = case.sentence.coded, case.figure, case.when
    if when.is_own or not lexicon.ORIGIN.search(coded, 0, one.start):
        return False
    is_before = stretch.DATE in coded[max(0, one.start - 2) : one.start] and when.date is not None
    between = when.date and case.sentence.text[one.end : when.date.start]
    return not (is_before or (between or "").strip() in ("in", "of"))


def _is_added(case: _Case) -> bool:
    """Whether a stock is spoken of by what was added to it."""
    sentence, one = case.sentence, case.figure
    metric = sentence.world.base.metrics[case.link.metrics[0]]
    if metric.nature is not Nature.STOCK or one.numeral is None:
        return False
    begin, end = case.extent[0], sentence.clause_end(one.end)
    if lexicon.PRESENT.search(sentence.text, begin, end):
        return False
    added = lexicon.ADDED.search(sentence.coded, begin, end)
    return added is not None and not lexicon.CUMULATIVE.search(sentence.text, 0, end)


_FIRM: Mapping[Doubt, Callable[[_Case], bool]] = {
    Doubt.WORD: _is_word,
    Doubt.SERIES: _is_in_series,
    Doubt.SAID: _is_denied,
    Doubt.EACH: _is_of_each,
    Doubt.FROM: _is_origin,
    Doubt.OWNER: _is_of_others,
    Doubt.DATE: _is_dated_apart,
    Doubt.FLOW: _is_added,
}
"""The doubts that no likeness of digits outweighs, the cheapest first."""
_OF_WORDS: Mapping[Doubt, Callable[[_Case], bool]] = {Doubt.LEAD: _has_lead, Doubt.TAIL: _has_tail}
"""The doubts of words that nobody has listed."""


def _is_short(case: _Case) -> bool:
    """Whether a metric is called by a piece of its name, and nothing says of which it is one."""
    sentence, found = case.sentence, case.link
    known, text = sentence.world.known, sentence.text
    full = sentence.full
    if stretch.dates(sentence.coded[: found.start]):  # nobody else begins the sentence
        full |= sentence.memory.full
    if not full.isdisjoint(found.metrics) or len(found.metrics) > 1:
        return False
    names = [one for one in sentence.metrics if not set(one.ids).isdisjoint(found.metrics)]
    if any(not known.is_short(one, text) for one in names) or not names:
        return False
    before = text[case.extent[0] : found.start]
    return not any(prefix in before for prefix in case.prefixes)
