"""Words of ours that a question may have, in either language: measures, times, limits, ranks."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from jhstats import names, period
from jhstats.errors import Kind, UsageError
from jhstats.load.known import own_tables
from jhstats.model import FactStatus, Measure, RankKind
from jhstats.names import fold_name
from jhstats.period import Period

Vocabulary = Mapping[Any, Iterable[str]]
COMMAS = "[,，、]"
"""What parts the words of a filter, or of a question, in either language."""
_WORDS = own_tables(Path(__file__).with_name("vocabulary.toml"))


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in words.split())


def _of(kind: Callable[[str], Any], name: str) -> dict[Any, tuple[str, ...]]:
    return {kind(own): _listed(words) for own, words in _WORDS[name].items()}


MEASURES, STATUSES = _of(Measure, "measures"), _of(FactStatus, "statuses")
RANKS = _of(RankKind, "ranks")
"""What measures, statuses and ranks are called, besides as the file has them."""
SCOPES, KINDS, TABLES = _of(str, "scopes"), _of(str, "kinds"), _of(str, "tables")
FILLERS, BEST = _listed(_WORDS["fillers"]), _listed(_WORDS["best"])
"""Words that say nothing between others, and what a first position is called."""
LIMITS = {name: text.replace("AMOUNT", _WORDS["amount"]) for name, text in _WORDS["limits"].items()}
"""What limits an amount, as texts: `re` compiles what is asked for."""
TURNING, SEARCHED = _WORDS["turning"], _WORDS["searched"].values()  # as texts, too
_NTH = _WORDS["ordinals"].split()
HAN = "一二三四五六七八九十"
_TENS = ("", "十", *(f"{digit}十" for digit in HAN[1:9]))
UP_TO_99 = [ten + digit for ten in _TENS for digit in ("", *HAN[:9])]  # each at its number
_NUMERALS = {own: at for each in (_NTH, HAN) for at, own in enumerate(each, 1)}
_SPANS = {name: text.replace("ORDINAL", "|".join(_NTH)) for name, text in _WORDS["spans"].items()}
FOLDS = (fold_name, names.simplify_name)
PARTS: dict[str, Vocabulary] = {
    "measure": MEASURES,
    "status": STATUSES,
    "latest": {"yes": _listed(_WORDS["latest"])},
    "rank": {kind: RANKS[kind] for kind in (RankKind.LEADING, RankKind.FIRST_TO)},
    "among": SCOPES,
    "filler": {"yes": (*FILLERS, *RANKS[RankKind.POSITION])},
}
"""Words that are by themselves a part of a question."""


def own_part(word: str) -> tuple[str, str] | None:
    """Which part of a question a word of ours, a limit, a year or a period is, and what of it."""
    if found := span_of(word):
        return found
    for part, words in PARTS.items():
        single = word if part == "among" else word.removesuffix("s")  # provinces are a kind
        if meant := word_of(words, word) or word_of(words, single):
            return part, str(getattr(meant, "value", meant))
    return ("period", word) if re.search(r"\d{4}", word) and written(word) else None


def span_of(word: str) -> tuple[str, str] | None:
    """Which part of a question years, a rank or a limit are, and what of it."""
    for span, pattern in (_SPANS | (LIMITS if re.search(r"\d", word) else {})).items():
        if found := re.fullmatch(pattern, word.strip(), re.IGNORECASE):
            said = next(filter(None, found.groups()))
            return span, word if span == "year" else str(_NUMERALS.get(said.lower(), said))
    return ("period", word) if re.match(r"(?i)[a-z].* \d{4}$", word) and written(word) else None


def word_of(vocabulary: Vocabulary, word: str) -> Any:  # noqa: ANN401
    """What is called by a word of ours, in either language; None if nothing is."""
    for fold in FOLDS[:1] if word.isascii() else FOLDS:
        for key, words in vocabulary.items():
            if fold(word) in map(fold_name, (str(getattr(key, "value", key)), *words)):
                return key
    return None


def choice(option: str, vocabulary: Vocabulary, word: str) -> Any:  # noqa: ANN401
    """What is called by a word of ours; else a `UsageError` with all that an option knows."""
    if (found := word_of(vocabulary, word)) is None:
        known = tuple(str(getattr(own, "value", own)) for own in vocabulary)
        raise UsageError.of(Kind.BAD_CHOICE, option=option, given=word, candidates=known)
    return found


def years_of(word: str) -> Period:
    """A year, a range of them, or all since one; a `ValueError` where a word is none."""
    years = re.fullmatch(_SPANS["year"], word)
    since, begin, end, onwards = years.groups() if years else (None, "1", "0", None)
    last = int(end or ("9999" if since or onwards else begin))
    if last < int(begin):
        raise ValueError(word)
    return period.from_years(int(begin), last)


def period_of(word: str) -> Period:
    """A period as a base or a table writes it; a `JhstatsError` where a word is none."""
    return period.parse(written(word) or word)


def written(word: str) -> str | None:
    """A period as a base writes it, if a word is one as tables have it: 2022年1-5月, May 2022."""
    from jhstats.take.reading import periods  # noqa: PLC0415 - where it is not written so

    word = "" if re.search("第.$", word) else word  # 第三 is no quarter
    end = "([A-Za-z]{3,9}|[QHqh][1-4])"
    months = re.match(rf"{end} ?(?:[-–—]|to) ?{end} (\d{{4}})$", word, re.ASCII)
    ends = [f"{months[1]} {months[3]}", f"{months[2]} {months[3]}"] if months else [word]
    read = {word: word} if re.match(r"\d{4}[-/]", word, re.ASCII) else periods(ends)
    return "/".join(read[end] for end in ends) if read.keys() >= {*ends} else None
