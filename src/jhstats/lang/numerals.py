"""Numbers in a text: where they stand, and what the signs and words around them make of them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jhstats.figure import Bound
from jhstats.lang.bounds import bounded, is_fall
from jhstats.lang.counting import (
    ARABIC,
    CHINESE,
    MIXED,
    SCALE,
    SPELLED,
    Amount,
    is_rough,
    magnitude,
    narrowed,
    read,
)
from jhstats.lang.patterns import words
from jhstats.lang.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARTS = {
    "one-third": Decimal(100) / 3, "two-thirds": Decimal(200) / 3, "a-third": Decimal(100) / 3,
    "one-quarter": Decimal(25), "a-quarter": Decimal(25), "three-quarters": Decimal(75),
    "one-half": Decimal(50), "one-fifth": Decimal(20), "two-fifths": Decimal(40),
    "three-fifths": Decimal(60), "four-fifths": Decimal(80), "one-tenth": Decimal(10),
    "一半": Decimal(50),
}  # fmt: skip
_NO_NUMERAL = words(
    "统一|唯一|(?<!分)之一|单一|同一|专一|(?<![一二三四五六七八九十百千])万一|一定|一些|一直|一样|一般|一起|一旦|一切|一致|一流|一律|"
    "进一步|第一时间|千家万户|千万别|逐一|一一|一方面|一系列|三农|零件|零部件|零售|零食|"
    "零距离|百姓|百货|十分|(?<![一二三四五六七八九十百千])万分|千瓦|千克|千米|千卡|千伏|千赫|千焦|"
    "千方百计|千军万马|千辛万苦|千变万化|万众一心|百花齐放|百家争鸣|成千上万|"
    "一片(?=繁|欣|生机|光明|祥和|欢|火热|沸腾)|half a dozen"
)
"""Words that hold a numeral and mean no number."""
_POINTS = r"个?百分点|[ -]?percentage[ -]points?\b|[ ]pct[ ]points?\b|[ ]?pp\b"
_PERCENT = r"[ ]?%|[ -]?percent\b|[ ]per[ ]cent\b|[ ]?pct\b"
_SIGN = r"(?<![A-Za-z0-9年月日.)）%+~～-])[-−]"
_NUMERAL = words(
    rf"""
    (?P<times>翻(?:了)?(?:[一两]?番)|\b(?:doubl|tripl|quadrupl)(?:ed|ing|es?)\b)
  | (?P<part>一半|\b(?:{"|".join(one.replace("-", "[ -]") for one in _PARTS)})\b)
  | (?P<fraction>(?:[{CHINESE}]+|(?<![\d.])\d+)分之
      (?:[{CHINESE}]+(?:点[{CHINESE}]+)?|\d+(?:\.\d+)?))
  | (?P<tenths>[一二三四五六七八九\d]成[一二三四五六七八九半]?)
  | (?P<number>(?<![\d.]){MIXED}|(?:{_SIGN})?{ARABIC}
      |(?:(?!千[瓦克米卡伏赫焦])[{CHINESE}])+(?:点[{CHINESE}]+)?|{SPELLED})
    (?P<mid>[余多来](?=[万亿千百]|[^\d]))?
    (?P<scale>{SCALE})?
    (?P<late>[余多几](?![种样]))?
    (?P<grade>级|规模|量级)?
    (?P<points>{_POINTS})?(?P<percent>{_PERCENT})?(?P<points2>\s?(?:个?百分点|points?\b))?
    """,
    also=r"\d−-",
    flags=re.VERBOSE | re.IGNORECASE,
)
_GROWN = words(
    "(?:增长|增加|提高|提升|扩大|上升|上涨|增)(?:了|约|近|超过?|逾|达|将近|不到|不足|至少)*$"
)
_TIMES = re.compile("倍(?![数率增])")
_HUNDRED = Decimal(100)
_FEW = 1000
_LOOKED_AT = 8


class Numeral(NamedTuple):
    """A number in a text.

    Attributes:
        start: its first character, without the words that bound it.
        end: after its last one: magnitude, 余 and % are in it, a unit's name is not.
        number: the digits as printed, without the magnitude.
        scale: the magnitude: 100,000,000 for 亿.
        bound: what the words around it say.
        unit: `%`, `points` or nothing.
        ordinal: whether 第 stands before it.
        begin: where the words that bound it begin.
        is_first: whether they say that it is passed for the first time (首破).
        is_near: whether they say that it is nearly reached (近, almost).
        is_loose: whether they leave its bound open (上百, 数百).
        is_chinese: whether it is in Chinese numerals.
        is_fall: whether they say that something fell by it.
        is_fraction: whether it is a part of a whole in words (三分之二, two-thirds).
        is_times: whether it is a growth told as a multiple (翻番, doubled, 增长1.2倍).
    """

    start: int
    end: int
    number: Decimal
    scale: Decimal
    bound: Bound
    unit: str
    ordinal: bool
    begin: int
    is_first: bool = False
    is_near: bool = False
    is_loose: bool = False
    is_chinese: bool = False
    is_fall: bool = False
    is_times: bool = False
    is_fraction: bool = False

    @property
    def value(self) -> Decimal:
        """The amount: digits by magnitude."""
        return self.number * self.scale


def numerals(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Numeral]:
    """All numbers of a text, in order, but those in what is taken; dates are among them."""
    text = narrowed(text)
    none = Spans((*taken, *(match.span() for match in _NO_NUMERAL.finditer(text))))
    result = []
    for found in _NUMERAL.finditer(text):
        start, end = found.span()
        if none.overlap(start, end):
            continue
        amount, unit = _read(found)
        if amount is None:
            continue
        is_times = found["times"] is not None
        is_chinese = text[start] in CHINESE or is_times
        if not unit and _is_grown(text, start, end):
            amount = amount._replace(scale=amount.scale * _HUNDRED)
            unit, end, is_times = "%", end + len("倍"), True
        is_large = amount.number * amount.scale >= _FEW or bool(unit)
        around = bounded(text, start, end, is_large=is_large)
        if text[start:end] in ("万", "亿") and around.begin == start:
            continue  # a magnitude alone: 亿元, but 上亿元
        result.append(
            Numeral(
                start,
                end,
                *amount,
                bound=_bound(found) or around.bound,
                unit=unit,
                ordinal=text[start - 1 : start] == "第",
                begin=around.begin,
                is_first=around.is_first,
                is_near=around.is_near,
                is_loose=around.is_loose or is_rough(found["number"] or ""),
                is_chinese=is_chinese,
                is_times=is_times,
                is_fraction=bool(found["part"] or not (found["fraction"] or "百").startswith("百")),
                is_fall=is_fall(text, start, end),
            )
        )
    return result


def _read(found: re.Match[str]) -> tuple[Amount | None, str]:
    """Digits with magnitude, and the sign or word for percent or points, of a match."""
    if found["times"]:
        return Amount(_times(found["times"].lower())), "%"
    if found["part"]:
        return Amount(_PARTS[found["part"].lower().replace(" ", "-")]), "%"
    if found["fraction"]:
        return _fraction(found["fraction"]), "%"
    if found["tenths"]:
        return _tenths(found["tenths"]), "%"
    amount = read(found["number"])
    if amount is not None:
        behind = magnitude((found["scale"] or "").strip(" -"))
        amount = amount._replace(scale=amount.scale * behind)
    unit = "points" if found["points"] or found["points2"] else "%" if found["percent"] else ""
    return amount, unit


def _is_grown(text: str, start: int, end: int) -> bool:
    """Whether a number tells by what multiple something grew: 增长1.2倍 is by 120 percent."""
    begin = max(0, start - _LOOKED_AT)
    return _TIMES.match(text, end) is not None and _GROWN.search(text, begin, start) is not None


def _bound(found: re.Match[str]) -> Bound | None:
    """The bound that is a part of a numeral: 余, 多, 千亿级, 三四百."""
    if found["late"] or found["mid"] or is_rough(found["number"] or ""):
        return Bound.OVER
    if found["grade"] and (found["scale"] or found["number"][-1] in "百千万亿"):
        return Bound.ABOUT
    return None


def _times(text: str) -> Decimal:
    """The growth in percent of what doubled: 翻番 is 100, 翻两番 300, tripled 200."""
    growths = {"两番": 300, "tripl": 200, "quadrupl": 300}
    return Decimal(next((growth for word, growth in growths.items() if word in text), 100))


def _fraction(text: str) -> Amount | None:
    """百分之七十一 is 71 percent, 三分之二 66.6… percent."""
    below, _, above = text.partition("分之")
    divisor, share = read(below), read(above)
    if divisor is None or share is None or not divisor.number:
        return None
    percent = share.number * share.scale
    parts = divisor.number * divisor.scale
    return Amount(percent if parts == _HUNDRED else percent * _HUNDRED / parts)


def _tenths(text: str) -> Amount:
    """七成 is 7 tens of a percent, 七成五 75 percent, 7成 likewise."""
    tens, part = (read(one) if one else None for one in text.replace("半", "五").split("成"))
    whole = tens.number if tens else Decimal(0)
    return Amount(whole * 10 + part.number) if part else Amount(whole, Decimal(10))
