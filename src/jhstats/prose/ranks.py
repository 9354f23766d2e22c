"""Ranks as texts print them: 全省第四, 十强, 最繁忙…之一, 首个, "fourth in", "top ten"."""

from __future__ import annotations

import re
from typing import NamedTuple

from jhstats.model import RankKind
from jhstats.prose.counting import ORDINALS, narrowed, whole

_COUNTED = "two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
_WITHIN = r"[^，。；、,;.！!？?]"
_COUNT = r"\d+|[一二三四五六七八九十百]+"
_NO_RANK = (
    "批|届|期|轮|次|章|节|条|款|页|版|季|列|代|天|年|者|方|线|时间|步|号|产业|[一二三四]?季度|医院|"
    "中学|小学|人民|部分|大道|集团"
)
_BESTS = (
    "largest|biggest|highest|most|best|fastest|busiest|greatest|widest|longest|strongest|top|"
    "richest|broadest|leading|foremost|quickest|steepest"
)
_SCOPED = (
    r"\s(?:place\b|nationwide|worldwide|globally|province[- ]?wide|overall|"
    r"(?:\w+\s){0,3}?(?:in|among|across|within|of\sall|nationally)\b)"
)
_RANK = re.compile(
    rf"""
    (?P<top>(?<![\d.])(?P<strong>{_COUNT})强(?!调|化|度|劲|烈)|TOP\s?(?P<top_n>\d+|\w+\b)
       |前(?P<ahead>\d+|[三五十]|二十|[一二三四五六七八九]?十)(?:[名位强]|(?!个?[月年季]|[\d,.]))
       |(?P<large>{_COUNT})大{_WITHIN}{{0,14}}?之一)
  | (?P<leading>最{_WITHIN}{{1,20}}?之一|核心{_WITHIN}{{0,10}}?之一|前列
       |\b(?:one\sof\s(?:the\s|its\s|\w+'s\s)?|among\s(?:the\s)?)(?:{_BESTS})\b
          (?!\s(?:\d|{_COUNTED}))
       |\bamong\sthe\sworld's\s(?:{_BESTS})\b|\bforefront\b)
  | (?P<firstto>第一个|首次(?!突破|超|破)|首[个家座例条项]|\bfirst\s(?:\w+\s){{0,4}}?to\s\w+)
  | (?P<position>第(?P<cn>\d++|[一二三四五六七八九十百]++)(?:大|名|位(?!于))?(?!{_NO_RANK}|[、个])
       |首位|榜首|头名|夺冠
       |\bNo\.?\s?(?P<no>\d+)\b|\bnumber\s(?P<number>one|\d+(?=\s(?:in|nationwide|worldwide)\b(?!\sall)))\b|\#(?P<hash>\d+)\b
       |\brank(?:s|ed|ing)?\s(?:at\s|as\s|number\s)?(?P<ranked>\d+)(?:st|nd|rd|th)\b
       |\b(?:(?P<en>{"|".join(ORDINALS)})|(?P<nth>\d+)(?:st|nd|rd|th))
          (?!\s(?:year|month|quarter|half|time|week|day|consecutive|straight|phase|batch)s?\b)
          (?:[-\s](?:{_BESTS})\b|(?={_SCOPED}))
       |\b(?:rank(?:s|ed|ing)?|plac(?:es?|ed|ing)|came|comes|coming|stands?|stood|finish(?:es|ed|ing)?
          |put(?:s|ting)?|took|takes|lists?|listed|was|is|were|are)
          \s(?:\w+\s){{0,2}}?(?P<placed>{"|".join(ORDINALS)})\b
       |\btop(?:ped|s|ping)?\s(?:of\s)?the\s(?:list|ranking|table|province|country|nation|world)\b)
  | (?P<most>最(?![后终近初]){_WITHIN}?|(?<!\w)(?:the\s(?:\w+'s\s)?|\w+'s\s)(?:{_BESTS})\b
      (?!\s(?:\d|{_COUNTED})))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"最(?![后终近初]).|首(?![先席]).|之一|[一二三四五六七八九十百\d]强(?!调|化|度|劲|烈)|前列"
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


def _read(found: re.Match[str]) -> tuple[RankKind, int | None] | None:
    groups = found.groupdict()
    if groups["top"]:
        word = groups["strong"] or groups["top_n"] or groups["ahead"] or groups["large"]
        number = whole(word.lower())
        return (RankKind.TOP, number) if number else None
    if groups["leading"]:
        return RankKind.LEADING, None
    if groups["firstto"]:
        return RankKind.FIRST_TO, None
    if groups["most"]:
        return RankKind.POSITION, 1
    ordinal = groups["en"] or groups["placed"]
    if ordinal:
        return RankKind.POSITION, ORDINALS.index(ordinal.lower()) + 1
    word = next(
        (groups[key] for key in ("cn", "no", "number", "hash", "ranked", "nth") if groups[key]),
        "1",
    )
    number = whole(word.lower())
    return (RankKind.POSITION, number) if number else None
