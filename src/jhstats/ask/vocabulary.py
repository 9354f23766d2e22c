"""Words of ours that a question may have, in either language: measures, times, limits, ranks."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from jhstats import names, period
from jhstats.ask.store import Store
from jhstats.errors import Kind, UsageError
from jhstats.model import FactStatus, Measure, RankKind
from jhstats.names import fold_name
from jhstats.period import Period

Vocabulary = Mapping[Any, Iterable[str]]
_COMMAS = str.maketrans("，、", ",,")
MEASURES: dict[Measure, tuple[str, ...]] = {
    Measure.LEVEL: ("total", "总量", "数量", "规模", "数值"),
    Measure.GROWTH: (
        *("grew", "grow", "growth rate", "increase", "increased", "rise", "rose"),
        *("增速", "同比", "增长", "同比增长", "增长率", "增幅", "涨幅", "上升"),
    ),
    Measure.CHANGE: ("difference", "增量", "变化"),
    Measure.SHARE: ("proportion", "占比", "比重", "份额"),
    Measure.CONTRIBUTION: ("贡献率", "贡献"),
}
STATUSES: dict[FactStatus, tuple[str, ...]] = {
    FactStatus.ACTUAL: ("result", "实际", "结果"),
    FactStatus.PRELIMINARY: ("初步", "初步数"),
    FactStatus.ESTIMATE: ("估计", "估计数"),
    FactStatus.TARGET: ("goal", "目标", "力争"),
    FactStatus.PLANNED: ("plan", "规划", "计划", "达产"),
}
"""What measures and statuses are called, besides as the file has them."""
LATEST = {"yes": ("latest", "newest", "最新", "最近")}
RANKS: dict[RankKind, tuple[str, ...]] = {
    RankKind.POSITION: ("rank", "排名", "位次"),
    RankKind.TOP: ("top", "强"),
    RankKind.FIRST_TO: ("first", "首个", "首次"),
    RankKind.LEADING: ("leading", "前列"),
}
SCOPES: dict[str, tuple[str, ...]] = {
    "world": ("world", "global", "全球", "世界"),
    "nation": ("nation", "national", "全国"),
    "province": ("province", "provincial", "全省", "省内"),
}
KINDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("company", "firm"), ("company", "firm", "企业", "公司")),
    **dict.fromkeys(("nation", "country"), ("nation", "country", "国家")),
    "city": ("城市",), "county-level-city": ("县级市",), "province": ("省份",),
    "county": ("县域",), "region": ("地区",), "planet": ("行星",),
}  # fmt: skip
"""What kinds of entities are called, besides by themselves and in the plural."""
FILLERS = (
    *("a", "an", "and", "are", "as", "at", "by", "did", "do", "does", "for", "from", "had"),
    *("has", "have", "how", "in", "is", "many", "much", "no", "of", "on", "the", "to", "vs"),
    *("vs.", "versus", "was", "were", "what", "which", "with", "为", "了", "占", "吗", "和"),
    *("多少", "是", "的", "与", "有", "年", "about", "almost", "around", "nearly", "ranks", "约"),
)
"""Words that say nothing between others."""
ORDERS = {
    "best": ("best", "首位", "榜首"),
    "high": ("largest", "highest", "biggest", "greatest", "最大", "最高", "最多"),
    "last": ("bottom", "倒数"),
    "low": ("smallest", "lowest", "fewest", "最小", "最低", "最少"),
}
BEST = ("first", "第一", *ORDERS["best"], *ORDERS["high"])
"""What a first position is called."""
_BEHIND = r"(?: (?:thousand|million|billion|trillion|per ?cent)(?: (?!\d)\S+?)?)?"
_AMOUNT = rf"((?:\w{{0,2}}[$€£¥￥] ?)?[-−]?\d\S*?{_BEHIND})"
LIMITS = {
    "above": rf"(?:>|above|over|more than|超过?|高于|大于)\s*{_AMOUNT}",
    "below": rf"(?:<|below|under|less than|低于|不到|小于)\s*{_AMOUNT}",
    "at-least": rf"(?:≥|>=|at least|不低于|不少于|至少)\s*{_AMOUNT}|{_AMOUNT} ?(?:or more|以上)",
    "at-most": rf"(?:≤|<=|at most|up to|不超过|至多)\s*{_AMOUNT}|{_AMOUNT} ?(?:or less|以下|以内)",
}
"""What limits an amount; the last two let that itself in."""
ENDS = rf"(?i)between {_AMOUNT} (?:and|to) (\S*\d\S*?)({_BEHIND})"
"""Both ends of amounts, of which the second names the unit that the first does not."""
_YEARS = (  # as a text, like those below: `re` compiles what is asked for
    r"(?ai)(since |after |before |until |up to (?=1[5-9]|2[01])|through |自|截至)?(\d{4})年?"
    r"(?:\s*(?:[-–—~～至到]|to|until|through)\s*(\d{4})年?|\s*([以之]?[前后]|以来|起|为止))?"
    r"|between (\d{4}) (?:and|to) (\d{4})"
)
_SINCE = {"since": 0, "自": 0, "来": 0, "起": 0, "after": 1, "后": 1}
_UNTIL = {"until": 0, "up to": 0, "through": 0, "截至": 0, "为止": 0, "before": -1, "前": -1}
"""How many years from the one that is named what is asked for begins or ends."""
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_PART = (
    r"(?ai)(first|second|third|fourth|[1-4](?=st|nd|rd|th))\w* ([qh])(?:uarter|alf)"
    rf"|[qh][1-4](?: ?(?:[-–—]|to) ?[qh][1-4])?|[1-4][qh]|first \w+ (?:months|quarters)"
    rf"|(?:{MONTH})(?: ?(?:[-–—]|to) ?(?:{MONTH}))?"
)
_COUNTS = dict(zip("一二三四五六七八九十", range(1, 11), strict=True)) | {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "decade": 10, "两": 2,
}  # fmt: skip
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_COUNT = rf"([1-9]\d{{0,2}}|{'|'.join(_COUNTS)})"
_NEWEST = (
    r"(?ai)(?:(?:(?:over|during|in) )?the )?(?:last|past|latest|(?:most )?recent) "
    rf"(?:{_COUNT} years?|(decade))|(?:近|过去|最近){_COUNT}年[来间]?|{_COUNT}年来"
)
_AGO = {"this year": 0, "今年": 0, "last year": 1, "去年": 1, "上年": 1, "前年": 2}
"""How many years lie between a year and the newest that the base has of what is asked."""
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
ORDINAL = rf"({'|'.join(ORDINALS)})(?= |$)(?! (?:quarter|half|\w+ (?:months|quarters)))"
"""An ordinal in words, but none of a quarter."""
_SPANS = {
    "year": _YEARS,
    "end": r"(?ai)(?:(?:at )?the )?(?:end of|year[- ]end) (\d{4})|(\d{4})年?[底末]",
    "rank": rf"(?ai)(?:(?:no\.?|number|#) ?|第){_COUNT}[位名大]?|(\d+)(?:st|nd|rd|th)|{ORDINAL}",
    "bottom": rf"(?ai)(?:the )?bottom {_COUNT}",
    "top": rf"(?ai)(?:the )?top[ -]?{_COUNT}|前{_COUNT}[位名强个家]?|{_COUNT}强",
}
FOLDS = (fold_name, names.simplify_name)
PARTS: dict[str, Vocabulary] = {
    "measure": MEASURES,
    "status": STATUSES,
    "latest": LATEST,
    "order": ORDERS,
    "rank": {kind: RANKS[kind] for kind in (RankKind.LEADING, RankKind.FIRST_TO)},
    "among": SCOPES,
    "filler": {"yes": (*FILLERS, *RANKS[RankKind.POSITION])},
}
"""Words that are by themselves a part of a question."""


def own_part(store: Store, word: str) -> tuple[str, str] | None:
    """Which part of a question a word of ours, a limit, a year or a period is, and what of it."""
    word = re.sub("[〇零一二三四五六七八九]{4}(?=年)", lambda o: o[0].translate(_DIGITS), word)
    if found := span_of(word):
        return found
    for part, words in PARTS.items():
        single = word if part == "among" else word.removesuffix("s")  # provinces are a kind
        if found := word_of(words, word) or word_of(words, single):
            return part, str(getattr(found, "value", found))
    own = fold_name(word)
    called = {own, own.removesuffix("s"), re.sub("ies$", "y", own)}
    kinds = kind_words(store.kinds).items()  # cities, 企业
    if meant := [kind for kind, words in kinds if called & {*map(fold_name, words)}]:
        return "kind", ",".join(meant)
    if re.search(r"\d{4}", word):
        return ("period", word) if written(word) else None
    is_part = not word.isascii() and written(in_2000(word)) not in (None, "2000")
    return ("part", word.strip()) if is_part else None


def kind_words(kinds: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What each of some kinds of entities is called."""
    return {kind: (kind, *KINDS.get(kind, ())) for kind in kinds}


def span_of(word: str) -> tuple[str, str] | None:
    """Which part of a question years or a limit are, and what of it."""
    newest, ago = re.fullmatch(_NEWEST, word), _AGO.get(re.sub("^(?:in )?the ", "", word.lower()))
    if newest or ago is not None:
        return "newest", f"{count_of(*newest.groups())}:0" if newest else f"1:{ago}"
    for span, pattern in (_SPANS | (LIMITS if re.search(r"\d", word) else {})).items():
        if found := re.fullmatch(pattern, word.strip(), re.IGNORECASE):
            return span, word if span == "year" else count_of(*found.groups())
    if (part := re.fullmatch(_PART, word)) and word != "may":
        said = f"{part[2]}{count_of(part[1])}" if part[1] else word
        return ("part", said) if written(in_2000(said)) else None
    return ("period", word) if re.match(r"(?i)[a-z].* \d{4}$", word) and written(word) else None


def count_of(*words: str | None) -> str:
    """The first of some words, a number in digits: 三, ten, third; of none nothing."""
    word = next(filter(None, words), "")
    return str((_COUNTS | ORDINALS).get(word.lower(), word))


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


def cut_at_commas(text: str) -> list[str]:
    """The parts between commas of either language; a pattern of these costs more to compile."""
    return text.translate(_COMMAS).split(",")


def years_of(word: str) -> Period:
    """A year or a range of them; a `ValueError` where a word is none."""
    if len(word) == 4 and word.isdecimal() and word.isascii():  # noqa: PLR2004 - most are
        return period.from_years(int(word), int(word))
    if not (years := re.fullmatch(_YEARS, word)):
        raise ValueError(word)
    before, first, last, behind, *between = years.groups()
    mark = (before or (behind or "").lstrip("以之")).strip().lower()
    begin = int(first or between[0])
    end = int(last or between[1] or begin)
    if mark in _SINCE:
        begin, end = begin + _SINCE[mark], int(last or 9999)
    elif mark:
        begin, end = 1, end + _UNTIL[mark]
    if end < begin:
        raise ValueError(word)
    return period.from_years(begin, end)


def period_of(word: str) -> Period:
    """A period as a base or a table writes it; a `JhstatsError` where a word is none."""
    return period.parse(written(word) or word)


def written(word: str) -> str | None:
    """A period as a base writes it, if a word is one as tables have it: 2022年1-5月, May 2022."""
    from jhstats.take.reading import periods  # noqa: PLC0415 - where it is not written so

    word = "" if re.search("第.$", word) else re.sub("年全年$", "年", word)  # 第三 is no quarter
    if ahead := re.match(rf"(?ai)first {_COUNT} (?:(months)|quarters)(?: of)?(?= )", word):
        count = int(count_of(ahead[1]))
        last = [*MONTHS][:count][-1] if ahead[2] else f"Q{count}"
        word = f"{'Jan' if ahead[2] else 'Q1'} to {last}{word[ahead.end() :]}"
    for name in re.findall("[a-z]{3,}", word.lower()):
        if not any(month.startswith(name) for month in MONTHS):
            return None  # a market is no March
    end = "([A-Za-z]{3,9}|[QHqh][1-4])"
    months = re.match(rf"{end} ?(?:[-–—]|to) ?{end} (\d{{4}})$", word, re.ASCII)
    ends = [f"{months[1]} {months[3]}", f"{months[2]} {months[3]}"] if months else [word]
    read = {word: word} if re.match(r"\d{4}[-/]", word, re.ASCII) else periods(ends)
    return "/".join(read[end] for end in ends) if read.keys() >= {*ends} else None


def in_2000(part: str) -> str:
    """A part of a year as one that has a year, which `period_of` reads."""
    return f"{part} 2000" if part.isascii() else f"2000年{part}"
