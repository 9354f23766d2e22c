"""Dates in English: `in 2021`, `the first half of 2022`, `January-May 2022`, `a year earlier`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jhstats.lang.calendar import Printed, dated
from jhstats.lang.counting import COUNTED, whole
from jhstats.lang.patterns import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in _MONTHS)
_MONTH = _MONTH.replace("sep(?:tember)?", "sept?(?:ember)?")
_TO = r"\s?(?:to|through|until|till|-|–|—)\s?"
_YEAR = r"(?:19|20)\d\d"
_OF = (
    rf"(?:,?\s?(?:of\s|in\s)?(?:(?P<year>{_YEAR})|(?P<this>this\syear)|(?P<last>last\syear)"
    r"|(?P<prior>(?:the\s)?(?:previous|prior)\syear|the\syear\sbefore)))"
)
_ISO = rf"{_YEAR}-(?:0[1-9]|1[0-2])(?:-\d\d)?"
_NTH = r"(?:st|nd|rd|th)?"
_BEHIND = rf"(?:\s(?P<behind>\d{{1,2}}){_NTH}\b(?!{COUNTED}|[.,]\d))?"
_UNTIL = rf"(?:{_TO}(?P<until>{_YEAR})|[-–—](?P<short>\d\d))"
_FOURTH = "first|second|third|fourth"
_NUMBERS = {name: number for number, name in enumerate(_FOURTH.split("|"), 1)} | {"sept": 9}
_NUMBERS |= {"final": 4, "last": 4}
_NUMBERS |= {name: number for number, month in enumerate(_MONTHS, 1) for name in (month, month[:3])}
_COUNTS = re.compile(
    r"(?:\b(?:was|were|is|are|reached|hit|over|about|some|nearly|almost|than|least|most|totalled|"
    r"numbered|had|has|have|with|only|to|of\sall)\s|[¥$€£])$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s[a-z]{3,}|,\d{3}")
_UNIT = re.compile(r"\s?(?:%|percent\b|per\scent\b|yuan\b|million\b|billion\b|bn\b|[万亿])|[.,]\d")
_BEFORE_WORDS = re.compile(r"^(?:may|march|mar|sat|sun)$", re.IGNORECASE)

_CLUE = re.compile(rf"{_YEAR}|[A-Za-z]{{3}}|[QH][1-4]")
RELATIVE = (
    r"\b(?:this|last|previous|past)\s(?:year|month|quarter)|\b(?:first|second)\s(?:half|quarter)"
)
"""Dates that only the day of the text makes dates."""

YEAR_BEFORE = r"\b(?:the\s(?:year\sbefore|(?:previous|prior)\syear)|a\syear\s(?:earlier|before))\b"
_PRIOR = r"the\syear\sbefore|(?:the\s)?(?:previous|prior)\syear|a\syear\s(?:earlier|before|ago)"
_FORMS = [
    words(rf"\b(?:{form})\b", also=r"\d")
    for form in (
        rf"(?P<iso>{_ISO})(?:/{_ISO})?",
        rf"(?:from\s)?(?P<m1>{_MONTH})\.?{_TO}(?P<m2>{_MONTH})\.?{_OF}?",
        rf"between\s(?P<m1>{_MONTH})\sand\s(?P<m2>{_MONTH}){_OF}?",
        rf"(?:(?P<count>\w+)\smonths|year)\s(?:to|through|end(?:ing|ed))\s(?P<to>{_MONTH})\.?{_OF}?",
        rf"(?:(?P<day>\d{{1,2}}){_NTH}\s)?(?P<month>{_MONTH})\b\.?{_BEHIND}{_OF}?",
        rf"(?:(?P<quarter>{_FOURTH}|final|last(?=\squarter\sof\s))[\s-]quarter|Q(?P<q>[1-4])){_OF}?",
        rf"(?P<year>{_YEAR})\s(?:(?P<quarter>{_FOURTH})\squarter|Q(?P<q>[1-4]))",
        rf"(?:(?P<half>first|second)[\s-]half|H(?P<h>[12])){_OF}?",
        rf"(?P<year>{_YEAR})\s(?:(?P<half>first|second)\shalf|H(?P<h>[12]))",
        rf"first\s(?P<ahead>\w+)\smonths{_OF}?",
        rf"between\s(?P<year>{_YEAR})\sand\s(?P<until>{_YEAR})",
        rf"(?:from\s)?(?P<bare>FY\s?|)(?P<year>{_YEAR}){_UNTIL}?(?![,.]*\d)",
        rf"(?P<this>this\syear)|(?P<last>last\syear)|(?P<prior>{_PRIOR})",
        r"(?P<after>the\syear\safter|a\syear\slater|the\s(?:following|next)\syear)",
        r"(?P<same>by\sthen|that\s(?:same\s)?year|the\ssame\s(?:year|months|period))",
    )
]
"""The forms of a date; of two that begin at one place the longer is taken."""


def printed(text: str) -> Iterator[Printed]:
    """The English dates of a text; where two overlap, the first and longer one."""
    if _CLUE.search(text) is None:
        return
    found = [found for form in _FORMS for found in form.finditer(text) if _is_date(text, found)]
    end = 0
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end:
            end = match.end()
            yield dated(match, lambda word: _NUMBERS.get(word.lower()) or whole(word.lower()))


def _is_date(text: str, found: re.Match[str]) -> bool:
    """Whether it does not only look like one: 2022 cars, and may and march as words."""
    if "bare" not in found.groupdict():
        return _BEFORE_WORDS.match(found[0]) is None or found[0] == "May"
    if _UNIT.match(text, found.end()):
        return False
    counts = _COUNTS.search(text, max(0, found.start() - 12), found.start())
    return counts is None or _COUNTED.match(text, found.end()) is None
