"""The words around a number that bound it: 超, 不低于, 余, 以上, `nearly`, `or more`, `fell by`."""

from __future__ import annotations

import re
from typing import NamedTuple

from jhstats.figure import Bound
from jhstats.lang.patterns import words

_BEFORE = {
    Bound.AT_LEAST: r"不低于|不少于|不小于|至少|at least|no less than|not less than|no fewer than",
    Bound.AT_MOST: (
        r"不超过|不高于|不多于|至多|最多|at most|no more than|not more than|"
        r"(?<!went )(?<!rose )(?<!grew )(?<!climbed )(?<!jumped )"
        r"(?<!got )(?<!adds )(?<!added )up to"
    ),
    Bound.UNDER: r"不足|不到|低于|少于|未满|under|below|less than|fewer than",
    Bound.OVER: (
        r"(?P<first>首次突破|首次超过|首次破|首次超|首破|首超)|突破|超过|超出|"
        r"(?<![赶反高追])超|(?<![打侦攻爆突识])破|多于|高于|大于|逾|"
        r"(?P<past>(?<![通经超不走越度渡跨穿错难透])过)|(?P<some>(?<![线网路海陆身天地车马早晚])上|[数几])|"
        r"more than|greater than|(?<!took )(?<!take )(?<!taking )(?<!taken )(?<!handed )(?<!hand )"
        r"(?<!turned )(?<!start )(?<!started )(?<!won )(?<!carried )over|above|"
        r"upwards of|in excess of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|beyond|"
        r"(?P<verb>topped|tops|passed|passes|crossed)"
    ),
    Bound.ABOUT: (
        r"(?P<near>(?<![走附靠最邻临亲])近|将近|接近|nearly|almost|close to)|"
        r"(?<![签续预履节合公条契特违相])约为?|大约|大概|"
        r"(?<!known )(?<!know )(?<!knew )(?<!learned )(?<!talked )(?<!talks )(?<!told )about|"
        r"around|roughly|approximately|some|circa|approx\.|an estimated"
    ),
}
"""The words before a number that bound it; the negated ones are tried first."""
_PREFIX = words(
    "(?<![A-Za-z](?=[A-Za-z]))(?:"
    + "|".join(f"(?P<{bound.name}>{said})" for bound, said in _BEFORE.items())
    + r")"
    r"(?:了|至|到|达|RMB|CNY|US|HK|[¥￥$€£]|\s|(?<=\s)the|(?<=\s)a)*$"
)
_FALL = words(
    r"(?<![A-Za-z](?=[A-Za-z]))(?:下降|减少|回落|下滑|降低|下跌|下挫|缩减|亏损|净亏|负增长|"
    r"(?:降幅|跌幅)(?:(?:收窄|扩大|缩小)[至到])?|(?<![升新])降(?!至|到|为)|(?<![增加裁])减(?!至|到|为)|"
    r"fell|falls?|fallen|(?:declin|dropp|decreas)\w{1,8}|drops?|down|shr[aiu]nk|loss(?:es)?)"
    r"(?:了|约|超|近|额|为|达|by|of|about|nearly|over|\s)*$"
)
_FALL_BEHIND = re.compile(
    r"[ ](?:declines?|drops?|falls?|decreases?|reductions?|lower|slumps?|contractions?)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:(?:(?![级以])[\u4e00-\u9fff]){1,4}|\s?[a-z]+(?:\s[a-z]+)?)??(?:[（(]含[）)])?"
    r"(?:(?P<AT_LEAST>(?<!规模)(?<!限额)以上(?!学历)|\+|\sor\smore\b)|(?P<OVER>多(?![个元万亿种样少]|\w))|"
    r"(?P<ABOUT>左右|上下(?!游)|\sor\sso\b)|(?P<AT_MOST>以内|以下|\sor\s(?:less|fewer)\b))",
    re.IGNORECASE,
)
_NUMERAL = re.compile("[零一二三四五六七八九十百千万亿]")
_BARE = re.compile("[十百千万亿]+(?![零一二三四五六七八九])")
_ODD = re.compile(r"-odd\b", re.IGNORECASE)
_FIRST_TIME = re.compile(r"[^.;,]{0,30}\bfor the first time\b", re.IGNORECASE)
_CLASSIFIED = re.compile("项|个(?:难题|瓶颈|关键|核心)")
_LOOKED_AT = 24


class Bounded(NamedTuple):
    """What the words around a number say.

    Attributes:
        bound: the bound.
        begin: where the words before it begin; the number itself where there are none.
        is_first: whether it is passed for the first time (首破, `topped … for the first time`).
        is_near: whether it is nearly reached (近, almost).
        is_loose: whether they leave open which bound it is: 过百家, 上百家, 数百家.
    """

    bound: Bound
    begin: int
    is_first: bool = False
    is_near: bool = False
    is_loose: bool = False


def bounded(text: str, start: int, end: int, *, is_large: bool = True) -> Bounded:
    """What the words before and after a number say; those before count for more.

    `is_large` is whether the number is one that figures pass: a parliament passes 12 laws.
    """
    before = _PREFIX.search(text, max(0, start - _LOOKED_AT), start)
    if before and _is_deed(before, text, start, end, is_large=is_large):
        before = None
    said = before.groupdict() if before else {}
    bound = next((bound for bound in _BEFORE if said.get(bound.name)), Bound.EXACT)
    if bound in (Bound.EXACT, Bound.ABOUT):
        bound = _behind(text, end) or bound
    is_first = bool(said.get("first"))
    is_first = is_first or (bound is Bound.OVER and _FIRST_TIME.match(text, end) is not None)
    is_loose = bool(said.get("past") or said.get("some"))
    begin = before.start() if before else start
    return Bounded(bound, begin, is_first, bool(said.get("near")), is_loose)


def is_fall(text: str, start: int, end: int) -> bool:
    """Whether the words around a number say that something fell by it: 降幅3.2%, `3.2% lower`."""
    before = _FALL.search(text, max(0, start - _LOOKED_AT), start)
    return (before or _FALL_BEHIND.match(text, end)) is not None


def _is_deed(before: re.Match[str], text: str, start: int, end: int, *, is_large: bool) -> bool:
    """Whether the word tells a deed, not a bound: 突破12项技术, `parliament passed 12 laws`."""
    if before["some"]:  # 上百家 and 数百家, but 线上3家
        return _BARE.match(text, start) is None
    if before["past"]:  # 过百家 and 过1000家, but 去过3家
        return not is_large and _BARE.match(text, start) is None
    if before["verb"]:
        return not is_large
    return before[0].startswith("突破") and _CLASSIFIED.match(text, end) is not None


def _behind(text: str, end: int) -> Bound | None:
    """What the words behind a number and its unit say; 3个百亿元以上项目 says nothing of 3."""
    if _ODD.match(text, end):
        return Bound.OVER
    found = _AFTER.match(text, end, end + 24)
    if not found or not found.lastgroup or _NUMERAL.search(found[0]):
        return None
    return Bound[found.lastgroup]
