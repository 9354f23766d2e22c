"""Whether the words of a stretch leave any doubt of what a figure is.

Names, dates and figures stand in a coded sentence as one character each place, so that a
pattern of plain words tells whether anything else is there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jhstats.proof import en, zh

if TYPE_CHECKING:
    from collections.abc import Iterable

METRIC, WHOLE, ENTITY, DATE, FIGURE = "\ue000\ue001\ue002\ue003\ue004"
"""What stands for each character of a name, a date or a figure; a whole is of a share."""
_MARKS = r"\s，,：:；;（）()“”‘’\"'—–…·*+＋｜"


def coded(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """A text in which stretches are replaced by their codes; the later ones go before."""
    for start, end, code in spans:
        text = text[:start] + code * (end - start) + text[end:]
    return text


_BESIDE = re.compile(
    rf"在(?={DATE})|对(?=[{ENTITY}{WHOLE}])|[比较](?={DATE})|[从由自](?=[{DATE}{FIGURE}]|$)"
    rf"|(?<={DATE})的?同期"
    r"|\band\s(?=(?:grew|rose|was|were|ranked|increased|climbed|jumped|fell|came|stood|up)\b)",
    re.IGNORECASE,
)
"""Words that are plain only beside others."""
_VERB = re.compile(
    r"(?![差少多亏缺降涨增减加去除超不没未非报送评申推])[\u4e00-\u9fff]"
    r"(?:着|于|到了?|至|了|的是|下了?|出了?|得)"
    r"|\b(?!miss|lag|trail|exclud|fail|need|requir|lack|outnumber|employ|involv|link|relat|plan|expect"
    r"|target|project|forecast|adjust|weight|claim|budget|pledg|promis|mis|contract|rent|fund|subsid"
    r"|export|import|invest|delay|cancel|den|revis|unaudit|appl)[a-z]{3,}ed\b"
    r"(?:\s(?:up|in|out|down)\b)?(?:\s(?:to|at)\b)?",
    re.IGNORECASE,
)
"""Any other verb may tell a value, but not those of lack, plans and parts."""
_LATIN = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]+(?:-[A-Za-z]+)*)(?:['’]s)?(?![A-Za-z0-9])")


class _Plain:
    """Stretches of nothing but some words, codes and marks; the longest word goes first.

    Sets of words, since a pattern of so many takes a second to compile.
    """

    def __init__(
        self, chinese: str, english: str, codes: str, verbs: re.Pattern[str] | None = None
    ) -> None:
        words = {*chinese.split(), *english.split()}
        self._latin = {word for word in words if _LATIN.fullmatch(word)}
        self._dense = words - self._latin
        self._longest = max(map(len, self._dense), default=0)
        self._between = re.compile(rf"[{codes}{_MARKS}]+")
        self._others = [_BESIDE, *([verbs] if verbs else [])]

    def is_all(self, text: str) -> bool:
        """Whether a text is nothing else."""
        at = 0
        while at < len(text):
            end = self._word(text, at)
            if end == at:
                return False
            at = end
        return True

    def _word(self, text: str, at: int) -> int:
        """Where the word or the marks at a place end; the place itself where none stands there."""
        between = self._between.match(text, at)
        if between:
            return between.end()
        for length in range(min(self._longest, len(text) - at), 0, -1):
            if text[at : at + length] in self._dense:
                return at + length
        latin = _LATIN.match(text, at)
        if latin and latin[1].lower() in self._latin:
            return latin.end()
        return max(
            (found.end() for one in self._others if (found := one.match(text, at))), default=at
        )


_AMOUNT = _Plain(
    f"{zh.MEASURES} {zh.VALUES} {zh.PARTICLES}",
    f"{en.MEASURES} {en.VALUES} from",
    WHOLE + ENTITY + DATE + FIGURE,
    _VERB,
)
_RANK = _Plain(
    f"{zh.MEASURES} {zh.VALUES} {zh.PARTICLES} {zh.RANKS} {zh.SCOPES}",
    f"{en.MEASURES} {en.VALUES} {en.RANKS} from",
    WHOLE + ENTITY + DATE + FIGURE,
    _VERB,
)
_LEAD = _Plain(zh.LEADS, en.LEADS, ENTITY + DATE)
_TAIL = _Plain(f"{zh.TAILS} {zh.SCOPES}", en.TAILS, ENTITY + DATE + WHOLE)
_RANK_TAIL = _Plain(f"{zh.TAILS} {zh.SCOPES}", f"{en.TAILS} number", ENTITY + DATE + WHOLE + METRIC)
_MIDDLE = _Plain(zh.MIDDLES, en.MIDDLES, ENTITY + DATE)
_RANK_LEAD = _Plain(
    f"{zh.LEADS} {zh.VALUES} {zh.RANKS} {zh.SCOPES}",
    f"{en.LEADS} {en.RANKS}",
    ENTITY + DATE + FIGURE,
)
_DATED = _Plain(
    f"{zh.LEADS} {zh.MEASURES} {zh.VALUES} {zh.PARTICLES} {zh.TAILS} {zh.SCOPES}",
    f"{en.LEADS} {en.MEASURES} {en.VALUES} {en.TAILS}",
    METRIC + WHOLE + ENTITY + DATE + FIGURE,
)
_HEAD = _Plain(
    f"{zh.LEADS} {zh.MEASURES} {zh.HEADS}",
    f"{en.LEADS} {en.MEASURES} {en.HEADS}",
    METRIC + ENTITY + DATE,
)
_ASIDE = re.compile(rf"[（(][^（()）{FIGURE}]*[)）]")
_BRACKETS = re.compile(r"[（(\[][^）)\]]{0,200}[）)\]]|[,，/]\s*[^,，/]{1,20}$")


def links(stretch: str, *, is_rank: bool) -> bool:
    """Whether what stands between a metric and a figure only says that it is the metric's."""
    return (_RANK if is_rank else _AMOUNT).is_all(_bare(stretch))


def leads(stretch: str) -> bool:
    """Whether what stands before a metric, or around a date, leaves it what it is."""
    return _LEAD.is_all(_bare(stretch))


def tails(stretch: str, *, is_rank: bool = False) -> bool:
    """Whether what stands behind a figure leaves it what it is; a rank may be by a metric."""
    return (_RANK_TAIL if is_rank else _TAIL).is_all(_bare(stretch))


def dates(stretch: str) -> bool:
    """Whether what stands around a date is a plain statement, so that it dates the next too."""
    return _DATED.is_all(_bare(stretch))


def ranks(stretch: str) -> bool:
    """Whether what stands before a rank and its metric leaves them what they are."""
    return _RANK_LEAD.is_all(_bare(stretch))


def counts(stretch: str) -> bool:
    """Whether what stands between a figure and the metric behind it leaves them together."""
    return _MIDDLE.is_all(stretch)


def heads(stretch: str) -> bool:
    """Whether a table's head names nothing but what it is of, and its unit."""
    return _HEAD.is_all(_BRACKETS.sub("", stretch))


def _bare(stretch: str) -> str:
    """A stretch without what stands in brackets, unless that is a figure."""
    return _ASIDE.sub("", stretch)
