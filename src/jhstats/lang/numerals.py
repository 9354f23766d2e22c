"""Numbers in a text, and what the words around them say: 超, 余, 以上, `nearly`, `fell by`.

Ranks as texts print them: 全省第四, 十强, 最繁忙…之一, 首个, `fourth in`, `top ten`.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from jhstats.figure import ONE, Bound
from jhstats.lang.counting import Scaled, magnitude, narrowed, ordinal, read, whole
from jhstats.lang.languages import LANGUAGES, filled, pattern
from jhstats.lang.patterns import Spans, words
from jhstats.lang.records import Numeral, RankText
from jhstats.model import RankKind

_GROWTHS = {"两番": 300, "tripl": 200, "quadrupl": 300}  # in percent; 翻番 and doubled are 100
_DIVISORS = {"半": 2, "half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_NO_NUMERAL = words(pattern("NO_NUMERAL"))
_NUMERAL = words(pattern("NUMERAL"), also=r"\d−-")
_GROWN = words(pattern("GROWN"))
_MULTIPLE = re.compile(pattern("MULTIPLE"))
_BEFORE = words(pattern("BEFORE"))  # the words before a number that bound it, or only look so
_BOUNDS = (Bound.AT_LEAST, Bound.AT_MOST, Bound.UNDER, Bound.OVER, Bound.ABOUT)
_AFTER = re.compile(pattern("BEHIND"), re.IGNORECASE)
_FALL = words(pattern("FELL"))
"""Before a number that is negative, whatever is told behind it: fell 3% year on year."""
_FALL_BEHIND = re.compile(pattern("FALL_BEHIND"), re.IGNORECASE)
_FIRST_TIME = re.compile(pattern("FIRST_TIME"), re.IGNORECASE)
_DIGIT = re.compile("[零一二三四五六七八九十百千万亿]")
_BARE = re.compile("[十百千万亿]+(?![零一二三四五六七八九])")
_CLASSIFIED = re.compile("项|个(?:难题|瓶颈|关键|核心)")
_HUNDRED = Decimal(100)
_FEW, _MOST_ROUND = 1000, 2
_LOOKED_AT = 30


def numerals(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Numeral]:
    """All numbers of a text, in order, but those in what is taken; dates are among them."""
    text = narrowed(text)
    none = Spans((*taken, *(match.span() for match in _NO_NUMERAL.finditer(text))))
    result: list[Numeral] = []
    for found in _NUMERAL.finditer(text):
        start, end = found.span()
        amount, unit = _read(found)
        if amount is None or none.overlap(start, end):
            continue
        is_times = found["times"] is not None
        grown = _GROWN.search(text, max(0, start - _LOOKED_AT), start)
        if grown and _MULTIPLE.match(text, end):  # 增长1.2倍 is by 120 percent
            amount = amount._replace(scale=amount.scale * _HUNDRED)
            unit, end, is_times = "%", end + len("倍"), True
        is_large = amount.number * amount.scale >= _FEW or bool(unit)
        before = _BEFORE.search(text, max(0, start - _LOOKED_AT), start)
        if before and _is_deed(before, text, start, end, is_large=is_large):
            before = None
        if text[start:end] in ("万", "亿") and before is None:
            continue  # a magnitude alone: 亿元, but 上亿元
        said = before.groupdict() if before else {}
        bound = Bound.OVER if amount.is_rough else _bound(found, said, text, end)
        fell = _FALL.search(text, max(0, start - _LOOKED_AT), start)
        is_alone = (text[:start], text[end:]) == ("(", ")")  # as accounts print what is lost
        begin = before.start() if before else start
        one = Numeral(start, end, amount.number, amount.scale, bound, unit, begin)
        one = one._replace(
            is_first=bool(said.get("first") or _FIRST_TIME.match(text, end)),
            is_loose=bool(said.get("past") or said.get("some")) or amount.is_rough,
            is_times=is_times,
            is_fraction=bool(found["part"] or (found["below"] or "百") != "百"),
            is_fall=bool(is_alone or fell or _FALL_BEHIND.match(text, end)),
        )
        result.append(one)
    return result


def _read(found: re.Match[str]) -> tuple[Scaled | None, str]:
    """Digits with magnitude, and the sign or word for percent or points, of a match."""
    if found["times"]:
        growths = (growth for word, growth in _GROWTHS.items() if word in found["times"].lower())
        return Scaled(Decimal(next(growths, 100))), "%"
    if found["part"]:
        divisor = Scaled(Decimal(_DIVISORS[found["part"].lower()]))
        return _percent(divisor, read(found["count"].rstrip(" -")) or Scaled(ONE)), "%"
    if found["below"]:
        return _percent(read(found["below"]), read(found["above"])), "%"
    amount = read(found["number"])
    if amount is not None:
        behind = magnitude((found["scale"] or "").strip(" -"))
        behind *= 10 if found["percent"] == "成" else 1
        amount = amount._replace(scale=amount.scale * behind)
    return amount, "points" if found["points"] else "%" if found["percent"] else ""


def _bound(found: re.Match[str], said: dict[str, str | None], text: str, end: int) -> Bound:
    """What a numeral itself says (余, 千亿级), else the words before it or behind."""
    if found["late"] or found["mid"]:
        return Bound.OVER
    if found["grade"] and (found["scale"] or found["number"][-1] in "百千万亿"):
        return Bound.ABOUT
    bound = next((bound for bound in _BOUNDS if said.get(bound.name)), Bound.EXACT)
    return (bound_behind(text, end) if bound in (Bound.EXACT, Bound.ABOUT) else None) or bound


def _is_deed(before: re.Match[str], text: str, start: int, end: int, *, is_large: bool) -> bool:
    """Whether the word tells a deed, not a bound: 突破12项技术, `parliament passed 12 laws`."""
    if before["deed"]:
        return True
    is_bare = _BARE.match(text, start) is not None
    if before["step"]:  # 站上1400亿元 is over it, 站上1409亿元 reached it
        return len(re.sub(r"\D", "", text[start:end]).strip("0")) > _MOST_ROUND
    if before["some"]:  # 上百家 and 数百家, but 线上3家
        return not is_bare
    if before["past"] or before["verb"]:  # 过百家 and 过1000家, but 去过3家
        return not is_large and not is_bare
    return before[0].startswith("突破") and _CLASSIFIED.match(text, end) is not None


def bound_behind(text: str, end: int) -> Bound | None:
    """What the words behind a number and its unit say; 3个百亿元以上项目 says nothing of 3."""
    found = _AFTER.match(text, end, end + 24)
    return None if not found or _DIGIT.search(found[0]) else Bound[str(found.lastgroup)]


def _percent(divisor: Scaled | None, share: Scaled | None) -> Scaled | None:
    """百分之七十一 is 71 percent, 三分之二 66.6…, 一半 50."""
    if divisor is None or share is None or not divisor.number:
        return None
    percent, parts = share.number * share.scale, divisor.number * divisor.scale
    return Scaled(percent if parts == _HUNDRED else percent * _HUNDRED / parts)


_RANKS = [(RankKind(kind), filled(form)) for own in LANGUAGES for kind, form in own.ranks["forms"]]
"""Each form of a rank with its kind; a position that a form does not print is the first."""
_RANK = words("|".join(f"(?P<form{n}>{form})" for n, (_, form) in enumerate(_RANKS)), also=r"\d#")


def ranks(text: str) -> list[RankText]:
    """All ranks of a text, in order. Batches, chapters and the like (第三批) are none."""
    return [rank for found in _RANK.finditer(narrowed(text)) if (rank := _rank(found))]


def _rank(found: re.Match[str]) -> RankText | None:
    """The rank of a match; None where what it prints is no number."""
    form = str(found.lastgroup)
    kind = _RANKS[int(form.removeprefix("form"))][0]
    word = found[found.re.groupindex[form] + 1]  # of a form without a number, another's: None
    first = 1 if kind is RankKind.POSITION else None
    number = (ordinal(word) or whole(word.lower())) if word else first
    return RankText(*found.span(), kind, number) if number or not word else None
