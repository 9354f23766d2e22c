"""The words around a number that bound it: 超, 不低于, 余, 以上, `nearly`, `or more`, `fell by`."""

from __future__ import annotations

import re
from typing import NamedTuple

from jhstats.figure import Bound

_AT_LEAST = r"不低于|不少于|不小于|至少|at least|no less than|not less than|no fewer than"
_AT_MOST = r"不超过|不高于|不多于|至多|最多|at most|no more than|not more than|up to"
_UNDER = r"不足|不到|低于|少于|未满|under|below|less than|fewer than"
_OVER = (
    r"(?P<first>首次突破|首次超过|首次破|首次超|首破|首超)|突破|超过|超出|超|破|多于|高于|大于|逾|"
    r"more than|greater than|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|"
    r"topped|tops|passed|passes|beyond|crossed"
)
_ABOUT = (
    r"(?P<near>近|将近|接近|nearly|almost|close to)|约为?|大约|大概|about|around|roughly|"
    r"approximately|some|circa|approx\.|an estimated"
)
_BEFORE = {
    Bound.AT_LEAST: _AT_LEAST,
    Bound.AT_MOST: _AT_MOST,
    Bound.UNDER: _UNDER,
    Bound.OVER: _OVER,
    Bound.ABOUT: _ABOUT,
}
"""The words before a number that bound it; the negated ones are tried first."""
_PREFIX = re.compile(
    "(?:" + "|".join(f"(?P<{bound.name}>{words})" for bound, words in _BEFORE.items()) + r")"
    r"(?:了|至|到|达|RMB|CNY|¥|￥|\s|(?<=\s)the|(?<=\s)a)*$",
    re.IGNORECASE,
)
_FALL = re.compile(
    r"(?:下降|减少|回落|下滑|降低|下跌|负增长|fell|falls?|fallen|declin\w+|dropp\w+|drops?|down|"
    r"decreas\w+|shr[aiu]nk)(?:了|约|超|近|by|about|nearly|over|\s)*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[^\d，。；、,.;:：()（）\s]{0,4}?(?:(?P<AT_LEAST>(?<!规模)(?<!限额)以上|(?:\s?or more)|\+)|"
    r"(?P<ABOUT>左右|上下)|(?P<AT_MOST>以内|以下))"
)
_FIRST_TIME = re.compile(r"[^.;,]{0,30}\bfor the first time\b", re.IGNORECASE)
_LOOKED_AT = 24


class Bounded(NamedTuple):
    """What the words around a number say.

    Attributes:
        bound: the bound.
        begin: where the words before it begin; the number itself where there are none.
        is_first: whether it is passed for the first time (首破, `topped … for the first time`).
        is_near: whether it is nearly reached (近, almost).
    """

    bound: Bound
    begin: int
    is_first: bool = False
    is_near: bool = False


def bounded(text: str, start: int, end: int) -> Bounded:
    """What the words before and after a number say; those before count for more."""
    before = _PREFIX.search(text, max(0, start - _LOOKED_AT), start)
    bound, begin = Bound.EXACT, start
    if before:
        begin = before.start()
        bound = next(one for one in _BEFORE if before[one.name])
    if bound in (Bound.EXACT, Bound.ABOUT):
        after = _AFTER.match(text, end, end + 10)
        if after and after.lastgroup:
            bound = Bound[after.lastgroup]
    is_first = before is not None and before["first"] is not None
    is_first = is_first or (bound is Bound.OVER and _FIRST_TIME.match(text, end) is not None)
    is_near = before is not None and before["near"] is not None
    return Bounded(bound, begin, is_first, is_near)


def is_fall(text: str, start: int) -> bool:
    """Whether the words before a place say that something fell by what stands there."""
    return _FALL.search(text, max(0, start - _LOOKED_AT), start) is not None
