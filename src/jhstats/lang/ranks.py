"""Ranks as texts print them: 全省第四, 十强, 最繁忙…之一, 首个, `fourth in`, `top ten`."""

import re
from typing import NamedTuple

from jhstats.lang.counting import ORDINAL, narrowed, ordinal, whole
from jhstats.lang.patterns import words
from jhstats.model import RankKind

_WITHIN = r"[^，。；、,;.！!？?]"
_NUMERAL = (
    r"\d{1,9}|[一二三四五六七八九十百]{1,9}"  # no longer: in a run of digits each may begin one
)
_STRONG = r"强(?!调|化|度|劲|烈)"
_NUMBERED = (
    "批|届|期|轮|次|章|节|条|款|页|版|季|列|代|天|年|者|方|线|时间|步|号|产业|[一二三四]?季度|医院|"
    "中学|小学|人民|部分|大道|集团|个"
)
"""What is numbered, not ranked: 第三批, 第二医院."""
_TOP_BEHIND = r"(?:[名位强]|(?!个?[月年季天周日]|[\d,.%]))"
_BESTS = (
    "largest|biggest|highest|most|best|fastest|busiest|greatest|widest|longest|strongest|top|"
    "richest|leading|foremost"
)
_COUNT = (
    r"(?:\d+(?!\.?\d|[a-z])"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\b)"
)
_NO_RANK = (
    r"(?!\s(?:year|month|quarter|half|time|week|day|consecutive|straight|phase|batch|round|stage|"
    r"edition|session|floor|chapter|section|\w+\smonths)s?\b|\sof\sall\b(?!\s\w))"
)
"""`first` before these is no rank."""
_SCOPED = (
    r"(?=\s(?:place\b|nationwide|worldwide|globally|province[- ]?wide|overall|"
    r"(?:\w+\s){0,3}?(?:in|among|across|within|of\sall|nationally|out\sof)\b))"
)
_RANKING = r"(?:(?:rank|plac|com|finish|put|list|tak|stand)\w{0,4}|came|stood|took|was|is|were|are)"
_OWNER = r"(?:the\s(?:\w+'s\s)?|its\s|\w+'s\s)"
_TOPPED = "list|ranking|table|province|country|nation|world"

_TOP, _LEADING, _FIRST_TO = RankKind.TOP, RankKind.LEADING, RankKind.FIRST_TO
_POSITION = RankKind.POSITION
_FORMS: tuple[tuple[RankKind, str], ...] = (
    (_TOP, rf"(?<![\d.])({_NUMERAL})(?:{_STRONG}|大{_WITHIN}{{0,14}}?之一)"),
    (_TOP, rf"(?<!年)前(\d+|[三五十]|二十|[一二三四五六七八九]?十){_TOP_BEHIND}"),
    (_LEADING, rf"(?:最{_WITHIN}|核心){_WITHIN}{{0,19}}?之一|前列(?!腺)|第一(?:方阵|梯队)"),
    (_FIRST_TO, r"第一个|首次(?!突破|超|破)|首[个家座例条项]"),
    (
        _POSITION,
        rf"(?<!倒数)第(\d++|[一二三四五六七八九十百]++)(?:大|名|位(?!于))?(?!{_NUMBERED})",
    ),
    (_POSITION, r"首位|榜首|[之居]首|领跑|[夺居]冠|冠军"),
    (_POSITION, rf"最(?![后终近初多少]){_WITHIN}?|最[多少](?=的|$|[，。；、])"),
    (_TOP, rf"(?<![a-z])top[\s-]?({_COUNT})"),
    (_POSITION, r"(?:(?<![a-z])no\.?\s?|\#)(\d+)\b"),
    (_TOP, rf"\b(?:one\sof|among)\s{_OWNER}?({_COUNT})\s(?:{_BESTS})\b"),
    (_LEADING, rf"\b(?:one\sof|among)\s{_OWNER}?(?:{_BESTS})\b(?!\s{_COUNT})|\bforefront\b"),
    (_FIRST_TO, rf"\bfirst{_NO_RANK}\s(?:\w+\s){{0,4}}?to\b"),
    (_POSITION, rf"\brank(?:s|ed|ing)?\s(?:at\s|as\s)?(?:number\s)?({_COUNT})"),
    (_POSITION, rf"\b({ORDINAL})(?:[-\s](?:{_BESTS})\b|{_NO_RANK}{_SCOPED}|\sonly\sto\b)"),
    (
        _POSITION,
        rf"\b{_RANKING}\s(?:\w+\s){{0,2}}?({ORDINAL})\b{_NO_RANK}(?!\s(?:\w+\s){{0,4}}?to\b)",
    ),
    (_POSITION, rf"\btop(?:ped|s|ping)?\s(?:of\s)?the\s(?:{_TOPPED})\b|\btop\s(?=in\s)"),
    (_POSITION, rf"(?<!\w){_OWNER}(?:{_BESTS})\b(?!\s{_COUNT})"),
    (_POSITION, r"\bnumber\s(one)\b"),
)
"""Each form of a rank with its kind; of two alike the first is taken.

A position that a form does not print is the first. The last form has a number.
"""
_RANK = words("|".join(f"(?P<form{n}>{form})" for n, (_, form) in enumerate(_FORMS)), also=r"\d#")
_SUPERLATIVE = re.compile(
    rf"最(?![后终近初]).|首(?![先席都府饰尔相长脑页]).|之一|前列(?!腺)|[一二三四五六七八九十百\d]{_STRONG}"
)


class RankText(NamedTuple):
    """A rank in a text: what it claims, and where it stands."""

    start: int
    end: int
    kind: RankKind
    number: int | None


def ranks(text: str) -> list[RankText]:
    """All ranks of a text, in order. Batches, chapters and the like (第三批) are none."""
    return [rank for found in _RANK.finditer(narrowed(text)) if (rank := _read(found))]


def superlatives(text: str) -> list[tuple[int, int]]:
    """Where superlatives stand: 最…, 首…, 之一, 十强, 前列; not all of them are ranks."""
    return [found.span() for found in _SUPERLATIVE.finditer(narrowed(text))]


def _read(found: re.Match[str]) -> RankText | None:
    """The rank of a match; None where what it prints is no number."""
    form = str(found.lastgroup)
    kind = _FORMS[int(form.removeprefix("form"))][0]
    word = found[found.re.groupindex[form] + 1]  # of a form without a number, another's: None
    number = (ordinal(word) or whole(word.lower())) if word else 1 if kind is _POSITION else None
    return RankText(*found.span(), kind, number) if number or not word else None
