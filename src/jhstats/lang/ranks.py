"""Ranks as texts print them: 全省第四, 十强, 最繁忙…之一, 首个, `fourth in`, `top ten`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from jhstats.lang.counting import ORDINAL, narrowed, ordinal, whole
from jhstats.lang.patterns import LETTERS, Forms
from jhstats.model import RankKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    _Claim = tuple[RankKind, int | None]
    _Form = tuple[str, _Claim | Callable[[str, re.Match[str]], _Claim | None]]

_WITHIN = r"[^，。；、,;.！!？?]"
_NUMERAL = r"\d{1,9}|[一二三四五六七八九十百]{1,9}"
"""No longer: in a run of digits each may begin one."""
_NUMBERED = (
    "批|届|期|轮|次|章|节|条|款|页|版|季|列|代|天|年|者|方|线|时间|步|号|产业|[一二三四]?季度|医院|"
    "中学|小学|人民|部分|大道|集团"
)
"""What is numbered, not ranked: 第三批, 第二医院."""
_BESTS = (
    "largest|biggest|highest|most|best|fastest|busiest|greatest|widest|longest|strongest|top|"
    "richest|broadest|leading|foremost|quickest|steepest"
)
_COUNT = r"\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
_NO_RANK = (
    r"(?!\s(?:year|month|quarter|half|time|week|day|consecutive|straight|phase|batch|round|stage|"
    r"edition|session|floor|chapter|section|\w+\smonths)s?\b|\sof\sall\b(?!\s\w))"
)
"""`first` before these is no rank."""
_SCOPED = (
    r"(?=\s(?:place\b|nationwide|worldwide|globally|province[- ]?wide|overall|"
    r"(?:\w+\s){0,3}?(?:in|among|across|within|of\sall|nationally|out\sof)\b))"
)
_RANKING = (
    r"(?:rank(?:s|ed|ing)?|plac(?:es?|ed|ing)|came|comes|coming|stands?|stood|"
    r"finish(?:es|ed|ing)?|put(?:s|ting)?|took|takes|lists?|listed|was|is|were|are)"
)
_TOP_BEHIND = r"(?:[名位强]|(?!个?[月年季天周日]|[\d,.%]))"
_ONE_OF = r"one\sof\s(?:the\s|its\s|\w+'s\s)?|among\s(?:the\s|\w+'s\s|the\s\w+'s\s)?"
_TOPPED = "list|ranking|table|province|country|nation|world"


def _top(word: str, _: re.Match[str]) -> _Claim | None:
    number = whole(word)
    return (RankKind.TOP, number) if number else None


def _position(word: str, found: re.Match[str]) -> _Claim | None:
    text, start, end = found.string, found.start(), found.end()
    if text[end : end + 1] in tuple("、，") and text[:start].rstrip()[-1:] in tuple("。；：:"):
        return None  # it counts the items of a list: 第一、…
    number = ordinal(word) or whole(word)
    return (RankKind.POSITION, number) if number else None


_LEADING, _FIRST_TO = (RankKind.LEADING, None), (RankKind.FIRST_TO, None)
_BEST = (RankKind.POSITION, 1)
_NUMBER_FORMS: tuple[_Form, ...] = (
    (rf"(?<![\d.])({_NUMERAL})强(?!调|化|度|劲|烈)", _top),
    (rf"({_NUMERAL})大{_WITHIN}{{0,14}}?之一", _top),
)
_CHINESE_FORMS: tuple[_Form, ...] = (
    (rf"(?<!年)前(\d+|[三五十]|二十|[一二三四五六七八九]?十){_TOP_BEHIND}", _top),
    (
        rf"最{_WITHIN}{{1,20}}?之一|核心{_WITHIN}{{0,10}}?之一|前列(?!腺)|第一(?:方阵|梯队)",
        _LEADING,
    ),
    (r"第一个|首次(?!突破|超|破)|首[个家座例条项]", _FIRST_TO),
    (
        rf"(?<!倒数)第(\d++|[一二三四五六七八九十百]++)(?:大|名|位(?!于))?(?!{_NUMBERED}|个)",
        _position,
    ),
    (r"首位|榜首|头名|夺冠|之首|居首|首居|领跑|冠军", _BEST),
    (r"亚军|榜眼", (RankKind.POSITION, 2)),
    (r"季军|探花", (RankKind.POSITION, 3)),
    (rf"最(?![后终近初多少]){_WITHIN}?", _BEST),
    (r"最[多少](?=的|$|[，。；、])", _BEST),
)
_LATIN_FORMS: tuple[_Form, ...] = (
    (r"(?<![A-Za-z])top[\s-]?(\d+)(?![\d.]|\s?%)", _top),
    (r"(?<![A-Za-z])no\.?\s?(\d+)(?!\d)", _position),
    (rf"\btop[\s-]({_COUNT})\b", _top),
    (rf"\b(?:one\sof|among)\s(?:the\s|its\s|\w+'s\s)?({_COUNT})\s(?:{_BESTS})\b", _top),
    (rf"\b(?:{_ONE_OF})(?:{_BESTS})\b(?!\s(?:{_COUNT})\b)|\bforefront\b", _LEADING),
    (rf"\bfirst{_NO_RANK}\s(?:\w+\s){{0,4}}?to\b", _FIRST_TO),
    (r"\bnumber\s(one\b|\d+(?=\s(?:in|nationwide|worldwide)\b(?!\sall)))", _position),
    (
        rf"\brank(?:s|ed|ing)?\s(?:at\s|as\s)?(?:number\s)?(\d+(?:st|nd|rd|th)?|{_COUNT})\b",
        _position,
    ),
    (r"\#(\d+)\b", _position),
    (rf"\b({ORDINAL})(?:[-\s](?:{_BESTS})\b)", _position),
    (rf"\b({ORDINAL}){_NO_RANK}{_SCOPED}", _position),
    (r"\b(second)\sonly\sto\b", _position),
    (
        rf"\b{_RANKING}\s(?:\w+\s){{0,2}}?({ORDINAL})\b{_NO_RANK}(?!\s(?:\w+\s){{0,4}}?to\b)",
        _position,
    ),
    (rf"\btop(?:ped|s|ping)?\s(?:of\s)?the\s(?:{_TOPPED})\b|\btop\s(?=in\s)", _BEST),
    (rf"(?<!\w)(?:the\s(?:\w+'s\s)?|\w+'s\s)(?:{_BESTS})\b(?!\s(?:{_COUNT})\b)", _BEST),
)
_FORMS = (*_NUMBER_FORMS, *_CHINESE_FORMS, *_LATIN_FORMS)
"""Each form of a rank with its claim, or what reads it; of two alike the first is taken."""


def _named(forms: Iterable[_Form]) -> str:
    """A pattern of forms, each of which is named by its place among all."""
    return "|".join(f"(?P<form{_FORMS.index(one)}>{one[0]})" for one in forms)


_RANK = Forms(
    (r"\d一二三四五六七八九十百", _named(_NUMBER_FORMS)),
    ("前最核第首榜头夺之居领冠亚季探", _named(_CHINESE_FORMS)),
    (LETTERS + r"\d#", _named(_LATIN_FORMS)),
)
_SUPERLATIVE = re.compile(
    r"最(?![后终近初]).|首(?![先席都府饰尔相长脑页]).|之一|前列(?!腺)|"
    r"[一二三四五六七八九十百\d]强(?!调|化|度|劲|烈)"
)


class RankText(NamedTuple):
    """A rank in a text: what it claims, and where it stands."""

    start: int
    end: int
    kind: RankKind
    number: int | None


def ranks(text: str) -> list[RankText]:
    """All ranks of a text, in order. Batches, chapters and the like (第三批) are none."""
    text = narrowed(text)
    return [
        RankText(*found.span(), *read) for found in _RANK.finditer(text) if (read := _read(found))
    ]


def superlatives(text: str) -> list[tuple[int, int]]:
    """Where superlatives stand: 最…, 首…, 之一, 十强, 前列; not all of them are ranks."""
    return [found.span() for found in _SUPERLATIVE.finditer(narrowed(text))]


def _read(found: re.Match[str]) -> _Claim | None:
    form = str(found.lastgroup)
    index = found.re.groupindex[form]
    inner = found[index + 1] if index < found.re.groups else None
    claim = _FORMS[int(form.removeprefix("form"))][1]
    return claim((inner or "").lower(), found) if callable(claim) else claim
