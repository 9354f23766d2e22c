"""Cells as tables write them: numbers with their marks, and periods."""

import re
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal
from typing import NamedTuple
from unicodedata import normalize

from jhstats import period
from jhstats.figure import last_power

MISSING = frozenset(
    ("", ":", "..", "...", "…", "-", "--", "—", "——", "–", ".", "x", "n/a", "#n/a", "na", "nan",
     "nd", "null", "none", "not available", "缺", "无")
)  # fmt: skip
"""What stands where there is no figure, in small letters."""
_MINUS = str.maketrans("−﹣–", "---")
_CELL = re.compile(
    r"([-+]?)(\d[\d.,'’ ]*|[.,]\d+)(?:[Ee]([-+]?\d{1,3}))?([kMB]?)"
    r" ?(%?) ?([bcdefnprsuz]{1,2}|[*†‡]+)?",
    re.ASCII,
)
"""A number, and the flags of Eurostat or a mark; other letters behind may be a unit."""
_POWERS = {"": 0, "k": 3, "M": 6, "B": 9}
_DIGITS = re.compile(r"(\d{1,3}(?:[ '’,]\d{2,3})*[ '’,]\d{3}|\d+)?(\.\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[-+]?[\d. ]*,(?!\d{3}(?:\D|$))\d+", re.ASCII)
_NOISE, _MOST_DIGITS = 16, 40
"""From so many digits on nobody measured them, a binary fraction has; a base takes so many."""


class Number(NamedTuple):
    """A number of a cell: its digits as a base writes them, and what stands with them."""

    digits: str
    is_percent: bool
    flag: str


def has_decimal_comma(cells: Iterable[str]) -> bool:
    """Whether commas are decimal marks: one of the numbers has other than three digits behind."""
    return any(map(_DECIMAL_COMMA.match, cells))


def number(cell: str, *, decimal_comma: bool) -> Number | None:
    """The number of a cell: `1,234.5`, `1 234,5`, `12.5%`, `1.2M`, `1234.5 p`; None if it is none.

    Spaces and apostrophes group digits; commas, too, or with a `decimal_comma` points.
    """
    found = _CELL.fullmatch(normalize("NFKC", cell).translate(_MINUS))
    if found is None:
        return None
    sign, digits, exponent, magnitude, percent, flag = found.groups()
    digits = digits.translate(str.maketrans(",.", ".,")) if decimal_comma else digits
    power = int(exponent or 0) + _POWERS[magnitude]
    written = re.sub("[ '’,]", "", digits)
    written = f"{sign.strip('+')}{'0' * written.startswith('.')}{written}"
    written += f"E{power:+}" if power else ""
    if not _DIGITS.fullmatch(digits.strip()):
        return None
    value = Decimal(written)
    if max(-last_power(value), abs(value.adjusted())) > _MOST_DIGITS:
        return None
    return Number(written, bool(percent), flag or "")


def is_noise(digits: str) -> bool:
    """Whether a number has more digits than anybody measured."""
    return "." in digits and len(digits.partition("E")[0].lstrip("-0.").replace(".", "")) >= _NOISE


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = {"一": "1", "二": "2", "三": "3", "四": "4", "上": "1", "下": "2",
          **{name: str(number) for number, name in enumerate(_MONTHS, 1)}}  # fmt: skip
_FORMS = tuple(
    (re.compile(form.replace("YEAR", r"(1[5-9]\d\d|2[01]\d\d)"), re.IGNORECASE), written)
    for form, written in (
        (r"YEAR(?:\.0)? ?(?:年|年度|\[YR\d{4}\])?", "{0}"),
        (r"YEAR(?:[-./ ]|年|-?M|(?=\d\d$))(0?[1-9]|1[0-2])月?", "{0}-{1:0>2}"),
        (r"YEAR年1[-~—]([2-9]|1[0-2])月", "{0}-01/{0}-{1:0>2}"),
        (r"YEAR(?:[- ]?Q|年第?)([一二三四1-4])(?:季度)?", "{0}-Q{1}"),
        (r"YEAR(?:[- ]?[HS]|年)([上下12])(?:半年)?", "{0}-H{1}"),
        (r"YEAR[-./年]?(\d\d?)[-./月]?(\d\d?)日?(?:[T ][0:.]+Z?)?", "{0}-{1:0>2}-{2:0>2}"),
        (r"YEAR[- ]?([A-Z]{3})[A-Z]{0,6}", "{0}-{1:0>2}"),
    )
)
_YEAR_LAST = re.compile(r"([A-Z]{3,9}|[QH][1-4])[-/ .]?(\d{4})", re.IGNORECASE)
_SPAN = re.compile(r"(\d{4})[-/](\d\d)")
_MOST_MONTHS = 12


def periods(cells: Iterable[str]) -> dict[str, str]:
    """The periods of cells, each as a base writes it; a cell that is none is left out.

    Where a cell says 2019-20, or all say 2009-10 and 2010-11, none that looks so is a month.
    """
    distinct = set(cells)
    spans = {cell: (int(found[1]), int(found[2])) for cell in distinct
             if (found := _SPAN.fullmatch(cell))}  # fmt: skip
    are_next = len(spans) > 1 and all((year + 1) % 100 == end for year, end in spans.values())
    if are_next or any(end > _MOST_MONTHS for _, end in spans.values()):
        distinct -= spans.keys()
    return {cell: read for cell in distinct if (read := _period(cell))}


def _period(cell: str) -> str | None:
    text = normalize("NFKC", cell).strip(" *†‡")
    text = _YEAR_LAST.sub(r"\2-\1", text) if _YEAR_LAST.fullmatch(text) else text
    candidates = [written.format(*(_WORDS.get(part.lower(), part) for part in found.groups()))
                  for form, written in _FORMS if (found := form.fullmatch(text))]  # fmt: skip
    for candidate in [*candidates, text]:
        with suppress(ValueError):
            return period.parse(candidate).text
    return None
