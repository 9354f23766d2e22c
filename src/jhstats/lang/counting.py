"""How numbers are written: 1,409, 一千四百零九, 5万3299, `eleven thousand and seventy`, `tenth`.

A number is read as its printed digits and the magnitude behind them: 1409亿 is 1409 of
100,000,000, since 140.9 billion is the same amount printed with other digits.
"""

import re
from decimal import Decimal
from math import prod
from string import ascii_letters, digits
from typing import NamedTuple

from jhstats.figure import ONE, ZERO
from jhstats.lang.languages import pattern

_WIDE = {0xFEE0 + ord(sign): sign for sign in ascii_letters + digits + "%.+-"}
_WIDE |= {ord(sign): plain for sign, plain in zip("ſıİ\u212a萬億", "siIK万亿", strict=True)}
"""Patterns that ignore case take these letters for others; words are looked up without them.

萬 and 億 are the traditional 万 and 亿.
"""
_TO_NARROW = re.compile(r"[ſıİ\u212a萬億０-９％．＋－Ａ-Ｚａ-ｚ]")
_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_LONGEST = 30  # no source prints a number of more digits

_DIGITS = "零一二三四五六七八九〇两"
_ARABIC = str.maketrans(_DIGITS, "012345678902")
_TENS = {"千": Decimal(1000), "百": Decimal(100), "十": Decimal(10)}
_MAGNITUDES = {"亿": Decimal(10**8), "万": Decimal(10**4)}
_POWERS = {
    2: "hundred", 3: "thousand k", 6: "million mn mln m", 9: "billion bn b", 12: "trillion tn",
}  # fmt: skip
_WORDS = {word: Decimal(10**power) for power, words in _POWERS.items() for word in words.split()}
_SIZES = _TENS | _MAGNITUDES | _WORDS
_GROUPS = {"hundred": 100, "dozen": 12}
_SMALL = {word: number for number, word in enumerate(pattern("ONES").split("|"), 1)}
_SMALL |= {word: 10 * number for number, word in enumerate(pattern("DECADES").split("|"), 2)}
_ORDINALS = pattern("ORDINALS").split("|")
CHINESE = "".join([_DIGITS, *_TENS, *_MAGNITUDES])
"""The characters of Chinese numerals."""
_ROUGH = re.compile(pattern("ROUGH"))
_PARTING = re.compile(r"[,\s](?=\d{3}|\d\d,)")
_POWER = re.compile(r"(?:e|×[ ]?10\^?)([\d⁰¹²³⁴-⁹]+)", re.IGNORECASE)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", digits)
_READABLE = re.compile(pattern("READABLE"), re.IGNORECASE)


class Scaled(NamedTuple):
    """A number as it is printed: its digits, and the magnitude behind them.

    `is_rough` says that two digits in a row tell it: 三四百, 七八.
    """

    number: Decimal
    scale: Decimal = ONE
    is_rough: bool = False


def narrowed(text: str) -> str:
    """The text with digits and Latin letters of full width made narrow; no shorter for it.

    So are the letters that only ignoring case makes Latin (ſ, İ).
    """
    if not _TO_NARROW.search(text):
        return text
    text = _WIDE_COMMA.sub(",", text)
    return text.translate(_WIDE)


def read(text: str) -> Scaled | None:
    """A number with the magnitude that it ends in; None where the text is none.

    Numbers of more than 30 digits are none either: nobody prints them.
    """
    found = _READABLE.fullmatch(text)
    if found is None or len(text) > _LONGEST * (1 if found.lastgroup else 5):
        return None
    if found["arabic"]:
        return Scaled(Decimal(_PARTING.sub("", text).replace("−", "-").replace(",", ".")))
    return _chinese(text) if found["chinese"] else _english(text.lower())


def whole(text: str) -> int | None:
    """A whole number in digits or words; None where the text is none."""
    amount = read(text)
    if amount is None:
        return None
    value = amount.number * amount.scale
    return int(value) if value == value.to_integral_value() else None


def ordinal(text: str) -> int | None:
    """The number of an English ordinal; None where the text is none."""
    if text[:1].isdigit():
        return int(re.sub(r"\D", "", text))
    return _ORDINALS.index(text.lower()) + 1 if text.lower() in _ORDINALS else None


def magnitude(text: str) -> Decimal:
    """The magnitude of words: 亿, 百万, `billion`, `hundred million`; 1 of none."""
    if power := _POWER.fullmatch(text):
        return Decimal(10) ** int(power[1].translate(_RAISED))
    parts = text if text[:1] in CHINESE else text.lower().split()
    return prod((_SIZES[part.strip("-")] for part in parts), start=ONE)


def _chinese(text: str) -> Scaled | None:
    """一千四百零九亿 is 1409 of 亿; 一亿二千万 is 12000 of 万; 二〇二一 and 5万3299 end in none."""
    whole_part, point, part = text.partition("点")
    bare = whole_part.rstrip("万亿")
    if point:
        digits = part.rstrip("百千万亿").translate(_ARABIC)
        if not digits.isdecimal():
            return None
        number = _positional(whole_part) + Decimal(f"0.{digits}")
        return Scaled(number, magnitude(part[len(digits) :]))
    behind = whole_part[len(bare) :]
    scale = magnitude(behind)
    bare, rough = _ROUGH.subn(r"\1", bare)
    return Scaled(_positional(bare + behind) / scale if bare else ONE, scale, bool(rough))


def _positional(text: str, last: Decimal = ONE) -> Decimal:
    """Digits and magnitudes as they stand, behind a magnitude: what each has before it adds up."""
    for sign, size in (_MAGNITUDES | _TENS).items():
        head, found, tail = text.rpartition(sign)
        if found:
            return (_positional(head) or ONE) * size + _positional(tail, size)
    number = Decimal(text.translate(_ARABIC) or 0)
    is_short = last > _TENS["十"] and text[:1] in _DIGITS and not text[1:]
    return number * last / 10 if is_short else number  # 一百五 is 150


def _english(text: str) -> Scaled:
    """`eleven thousand and seventy` is 11070; `two hundred million` is 200 of a million."""
    total, section, scale = ZERO, ZERO, ONE
    for word in re.findall("[a-z]+", text):
        if word in _GROUPS:
            section = (section or ONE) * _GROUPS[word]
        elif word in _WORDS:
            scale = _WORDS[word]
            is_of_all = total < scale  # two thousand million
            total = (total + section or ONE) * scale if is_of_all else total + section * scale
            section = ZERO
        else:
            section += _SMALL.get(word, 0)
    scale = ONE if section else scale
    return Scaled((total + section) / scale, scale)
