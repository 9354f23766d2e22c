"""Numbers as texts print them: `1409亿`, `一千四百零九`, `百余`, `七成`, `140.9 billion`.

A numeral keeps the digits as they stand and the magnitude behind them apart, since 1409 in
亿 and 140.9 in billions are one amount printed with other digits. The words around a number
that bound it (超, 以上, 约, over, nearly) are read with it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from jhstats.figure import ONE, Bound

_WIDE = {0xFEE0 + code: code for code in (*range(ord("0"), ord("9") + 1), *map(ord, "%.+-"))}
_WIDE |= {
    0xFEE0 + ord(one): ord(one) for one in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
}

_DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_CHINESE = "".join([*_DIGITS, *_TENS, *_MYRIADS])
_PARTS = {
    "one-third": Decimal(100) / 3, "two-thirds": Decimal(200) / 3, "a-third": Decimal(100) / 3,
    "one-quarter": Decimal(25), "a-quarter": Decimal(25), "three-quarters": Decimal(75),
    "one-half": Decimal(50), "one-fifth": Decimal(20), "two-fifths": Decimal(40),
    "three-fifths": Decimal(60), "four-fifths": Decimal(80), "one-tenth": Decimal(10),
}  # fmt: skip
_SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9,
    "trillion": 10**12, "mn": 10**6, "mln": 10**6, "m": 10**6, "bn": 10**9, "b": 10**9,
    "tn": 10**12, "trn": 10**12, "k": 10**3,
}  # fmt: skip
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_DECADES = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_DECADES, 2)
}
_NO_NUMERAL = re.compile(
    "统一|唯一|之一|单一|同一|专一|万一|一定|一些|一直|一样|一般|一起|一旦|一切|一致|一流|一律|"
    "进一步|第一时间|千家万户|千万别|逐一|一一|一方面|一系列|三农|零件|零部件|零售|零跑|零食|"
    "零距离|百姓|百货|十分|万分|一带一路|千瓦|千克|千米|千卡|千伏|千赫|千焦"
)
"""Words that hold a numeral and mean no number."""
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
    r"[^\d，。；、,.;:：()（）\s]{0,4}?(?:(?P<least>(?<!规模)(?<!限额)以上|(?:\s?or more)|\+)|"
    r"(?P<about>左右|上下)|(?P<most>以内|以下))"
)
_POINTS = r"个?百分点|[ -]?percentage[ -]points?\b|[ ]pct[ ]points?\b|[ ]?pp\b"
_PERCENT = r"%|[ -]?percent\b|[ ]per[ ]cent\b|[ ]?pct\b"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SIGN = r"(?<![A-Za-z0-9年月日.)）%+~～至到-])[-−]"
_SPELLED = (
    rf"\b(?:(?:{'|'.join(list(_WORDS)[20:])})(?:[- ](?:{'|'.join(_ONES[1:10])}))?"
    rf"|{'|'.join(sorted(_ONES[1:], key=len, reverse=True))})\b"
)
_NUMERAL = re.compile(
    rf"""
    (?P<times>翻(?:了)?(?:[一两]?番)|\b(?:doubl|tripl|quadrupl)(?:ed|ing|es?)\b)
  | (?P<part>\b(?:{"|".join(one.replace("-", "[ -]") for one in _PARTS)})\b)
  | (?P<fraction>[{_CHINESE}]+分之[{_CHINESE}]+(?:点[{_CHINESE}]+)?)
  | (?P<tenths>[一二三四五六七八九\d]成[一二三四五六七八九半]?)
  | (?P<number>(?:{_SIGN})?(?:{_ARABIC})
      |(?:(?!千[瓦克米卡伏赫焦])[{_CHINESE}])+(?:点[{"".join(_DIGITS)}]+)?|{_SPELLED})
    (?P<mid>[余多来](?=[万亿千百]|[^\d]))?
    (?P<scale>[百千]?[万亿]+|[百千](?![瓦克米卡伏赫焦])
      |[ -]?(?:hundred[ ]million|hundred[ ]thousand|hundred|thousand
        |million|billion|trillion|mln|mn|bn|trn|tn)\b|(?<=\d)[kmb]\b)?
    (?P<late>[余多几](?![种样]))?
    (?P<grade>级|规模|量级)?
    (?P<points>{_POINTS})?(?P<percent>{_PERCENT})?(?P<points2>\s?(?:个?百分点|points?\b))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HUNDRED = Decimal(100)


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
        is_chinese: whether it is in Chinese numerals.
        is_fall: whether they say that something fell by it.
        is_fraction: whether it is a part of a whole in words (三分之二, two-thirds).
        is_times: whether it is a growth told as a multiple (翻番, doubled).
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
    is_chinese: bool = False
    is_fall: bool = False
    is_times: bool = False
    is_fraction: bool = False

    @property
    def value(self) -> Decimal:
        """The amount: digits by magnitude."""
        return self.number * self.scale


def narrowed(text: str) -> str:
    """The text with digits and Latin letters of full width made narrow; no shorter for it."""
    return text.translate(_WIDE)


def numerals(text: str) -> list[Numeral]:
    """All numbers of a text, in order; those of dates are among them."""
    text = narrowed(text)
    words = [match.span() for match in _NO_NUMERAL.finditer(text)]
    result = []
    for found in _NUMERAL.finditer(text):
        start, end = found.span()
        if any(start < after and before < end for before, after in words):
            continue
        read = _read(found)
        if read is None:
            continue
        number, scale, unit = read
        is_chinese = text[start] in _CHINESE or found["times"] is not None
        if is_chinese and end - start == 1 and text[start] in _MYRIADS:
            continue  # a magnitude alone: 亿元
        before = _PREFIX.search(text, max(0, start - 24), start)
        bound, begin = _bound(found, before, text, end)
        result.append(
            Numeral(
                start,
                end,
                number,
                scale,
                bound,
                unit,
                text[start - 1 : start] == "第",
                begin,
                is_first=before is not None and before["first"] is not None,
                is_near=before is not None and before["near"] is not None,
                is_chinese=is_chinese,
                is_times=found["times"] is not None,
                is_fraction=found["part"] is not None or found["fraction"] is not None,
                is_fall=_FALL.search(text, max(0, start - 24), start) is not None,
            )
        )
    return result


def chinese_number(text: str) -> Decimal | None:
    """The value of a Chinese numeral; None if it is none: 一千四百零九, 二〇二一, 百, 十二."""
    whole, _, part = text.partition("点")
    if not whole or any(one not in _CHINESE for one in whole):
        return None
    if all(one in _DIGITS for one in whole):
        number = int("".join(str(_DIGITS[one]) for one in whole))
    else:
        number = _positional(whole)
    return Decimal(f"{number}.{''.join(str(_DIGITS[one]) for one in part)}" if part else number)


def _positional(text: str) -> int:
    total = section = digit = 0
    for one in text:
        if one in _DIGITS:
            digit = _DIGITS[one]
        elif one in _TENS:
            section += (digit or 1) * _TENS[one]
            digit = 0
        else:
            total = (total + section + digit or 1) * _MYRIADS[one]
            section = digit = 0
    return total + section + digit


def _read(found: re.Match[str]) -> tuple[Decimal, Decimal, str] | None:
    """Digits, magnitude and unit of a match."""
    if found["times"]:
        return _times(found["times"].lower()), ONE, "%"
    if found["part"]:
        return _PARTS[found["part"].lower().replace(" ", "-")], ONE, "%"
    if found["fraction"]:
        return _fraction(found["fraction"])
    if found["tenths"]:
        return _tenths(found["tenths"])
    word = found["number"]
    scale = _scale((found["scale"] or "").strip(" -").lower())
    if word[0] in _CHINESE:
        bare = word.rstrip("万亿") if "点" not in word else word
        for one in word[len(bare) :]:
            scale *= _MYRIADS[one]
        value = chinese_number(bare) if bare else ONE
    elif word[-1].isdigit():
        value = Decimal(word.replace(",", "").replace("−", "-"))
    else:
        value = Decimal(sum(_WORDS[one] for one in re.split("[- ]", word.lower())))
    if value is None:
        return None
    unit = "points" if found["points"] or found["points2"] else "%" if found["percent"] else ""
    return value, scale, unit


def _times(text: str) -> Decimal:
    """The growth in percent of what doubled: 翻番 is 100, 翻两番 300, tripled 200."""
    for word, growth in (("两番", 300), ("tripl", 200), ("quadrupl", 300)):
        if word in text:
            return Decimal(growth)
    return _HUNDRED


def _scale(text: str) -> Decimal:
    """The magnitude of words: 亿, 百万, billion, hundred million."""
    scale = ONE
    if not text:
        return scale
    if text[0] in _CHINESE:
        for one in text:
            scale *= _TENS.get(one) or _MYRIADS[one]
        return scale
    for word in text.split():
        scale *= _SCALES[word]
    return scale


def _fraction(text: str) -> tuple[Decimal, Decimal, str] | None:
    """百分之七十一 is 71 percent, 三分之二 66.6… percent."""
    below, _, above = text.partition("分之")
    divisor, share = chinese_number(below), chinese_number(above)
    if not divisor or share is None:
        return None
    return (share if divisor == _HUNDRED else share * _HUNDRED / divisor), ONE, "%"


def _tenths(text: str) -> tuple[Decimal, Decimal, str]:
    """七成 is 7 tens of a percent, 七成五 75 percent, 7成 likewise."""
    whole, _, part = text.partition("成")
    tens = Decimal(whole) if whole.isdigit() else Decimal(_DIGITS[whole])
    if not part:
        return tens, Decimal(10), "%"
    return tens * 10 + (5 if part == "半" else _DIGITS[part]), ONE, "%"


def _bound(
    found: re.Match[str], before: re.Match[str] | None, text: str, end: int
) -> tuple[Bound, int]:
    """What the words before and after a number say, and where those before begin."""
    start = found.start()
    begin = start
    bound = Bound.EXACT
    if before:
        begin = before.start()
        bound = next(one for one in _BEFORE if before[one.name])
    groups = found.groupdict()
    if groups["late"] or groups["mid"]:
        return Bound.OVER, begin
    if groups["grade"] and (groups["scale"] or (groups["number"] or "")[-1] in "百千万亿"):
        return Bound.ABOUT, begin
    after = _AFTER.match(text, end, end + 10)
    if after and bound in (Bound.EXACT, Bound.ABOUT):
        if after["least"]:
            return Bound.AT_LEAST, begin
        return (Bound.ABOUT if after["about"] else Bound.AT_MOST), begin
    return bound, begin
