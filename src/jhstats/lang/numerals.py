"""Numbers in a text, and what the words around them say: 超, 余, 以上, `nearly`, `fell by`.

Ranks as texts print them: 全省第四, 十强, 最繁忙…之一, 首个, `fourth in`, `top ten`.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from jhstats.figure import ONE, Bound
from jhstats.lang.counting import (
    CHINESE,
    HAN,
    NUMBER,
    ORDINAL,
    Scaled,
    magnitude,
    narrowed,
    ordinal,
    read,
    whole,
)
from jhstats.lang.patterns import Spans, words
from jhstats.model import RankKind

_GROWTHS = {"两番": 300, "tripl": 200, "quadrupl": 300}  # in percent; 翻番 and doubled are 100
_DIVISORS = {"半": 2, "half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_NO_NUMERAL = words(
    "[统唯单同专逐]一|(?<!分)之一|第一时间|[两三四]项(?=[均都])|三次产业|零部?件|百[姓货]|千家万户|"
    "(?<![一二三四五六七八九十百千])万[一分]|千万别|千方百计|千军万马|万众一心|百花齐放|成千上万|"
    "half a dozen"
)
"""Words that hold a numeral and mean no number."""
_PERCENT = r"成(?![一二三四五六七八九半])|[ ]?%|[ -]?percent\b|[ ]per[ ]cent\b|[ ]?pct\b"
_POINTS = r"个?百分点|(?:[ -]?(?:percentage|pct))?[ -]?points?\b|[ ]?pp\b"
_NUMERAL = words(
    rf"""
    (?P<times>翻(?:了)?(?:[一两]?番)|\b(?:doubl|tripl|quadrupl)
        (?:ed|ing|es?(?![ ](?:that|the[ ]\S{{0,3}}\d)))\b)
  | (?P<count>一(?=半)|\b(?:a|one|two|three|four)[ -])(?P<part>{"|".join(_DIVISORS)})s?\b
  | (?P<below>[{CHINESE}]+|(?<![\d.])\d+)分之(?P<above>{HAN}|\d+(?:\.\d+)?)
  | {NUMBER}
    (?P<late>[余多几](?![种样]))?
    (?P<grade>级|规模|量级)?
    (?P<percent>{_PERCENT})?(?P<points>{_POINTS})?
    """,
    also=r"\d−-",
    flags=re.VERBOSE | re.IGNORECASE,
)
_GROWN = words(
    "(?:增长|增加|提高|提升|扩大|上升|上涨|增)(?:了|约|近|超过?|逾|达|将近|不到|不足|至少)*$"
)
_TIMES = re.compile("倍(?![数率增])")
_BEFORE = {
    Bound.AT_LEAST: r"不低于|不少于|至少|at least|no(?:t)? (?:less|fewer) than|a minimum of",
    Bound.AT_MOST: r"不超过|不高于|不多于|至多|最多|at most|not? more than|up to|a maximum of",
    Bound.UNDER: r"不足|不到|低于|少于|未满|under|below|less than|fewer than",
    Bound.OVER: (
        r"(?P<first>首次(?:突破|超过?|破|[站迈跨登跃][上过])|首[破超])|突破|(?P<step>(?<![网车岗头总])[站迈跨登跃攀][上过])|超[过出]?|破|[多高大]于|逾|"
        r"(?P<past>过)|(?P<some>[上数几])|(?P<verb>topped|tops|pass(?:ed|es)|crossed)|"
        r"more than|greater than|over|above|beyond|upwards of|in excess of|"
        r"exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?"
    ),
    Bound.ABOUT: (
        r"将?近|接近|nearly|almost|close to|约(?:为|占[^，。；,;]{1,20}?的)?|大约|大概|"
        r"about|around|roughly|approximately|some|circa|an estimated|between"
    ),
}
"""The words before a number that bound it; the negated ones are tried first."""
_DEEDS = (
    "[长降涨跌少加落有到]过|[赶反高追]超|[打侦攻爆识]破|[通经不走越度渡跨穿错难透]过|[线网路海陆身天地车马早晚]上|"
    "[走附靠最邻临亲]近|[签续预履节合公条契特违相]约|(?:took|tak(?:e|en|ing)|hand(?:ed)?|turned|"
    "started|won|carried) over|(?:kn(?:own?|ew)|learned|t(?:old|alk(?:s|ed)?)) about|"
    "(?:went|rose|grew|climbed|jumped|got|add(?:s|ed)) up to"
)
"""Words that hold one of those and bound nothing: 签约12家, `took over 80 firms`."""
_BOUNDED = "|".join(f"(?P<{bound.name}>{said})" for bound, said in _BEFORE.items())
_PREFIX = words(
    rf"(?<![A-Za-z](?=[A-Za-z]))(?:(?P<deed>{_DEEDS})|{_BOUNDED})"
    r"(?:了|至|到|达|RMB|CNY|US|HK|Rs\.?|[¥￥$€£₹]|\s|(?<=\s)the|(?<=\s)a)*$"
)
_FALL = words(
    r"(?<![A-Za-z](?=[A-Za-z]))(?:负|净?亏损?|minus|negative|loss(?:es)?|shortfalls?|down|fell|falls?|fallen|"
    r"(?:declin|dropp|decreas|slipp|contract|tumbl|slump|eas)(?:ed|ing)|shr[aiu]nk|slid|sank)"
    r"(?:了|约|额|达到?|为|of|by|about|approximately|nearly|almost|over|[¥￥$€£]|\s)*$"
)
"""Before a number that is negative, whatever is told behind it: fell 3% year on year."""
_FALL_BEHIND = re.compile(
    r"[ ](?:(?:year-on-year|annual|yearly|quarterly|monthly|overall|further|net)[ ])?"
    r"(?:declines?|drops?|falls?|decreases?|reductions?|deteriorations?|lower|slumps?|contractions?|"
    r"below\s(?:the|its|last|\d{4})(?!\s\S*\s?(?:target|plan|average|forecast))|"
    r"(?:less|fewer)\sthan(?!\s(?:planned|expected|forecast)))\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:(?:(?![级以])[\u4e00-\u9fff]){1,4}|\s?[a-z]+(?:\s[a-z]+)?)??(?:[（(]含[）)])?"
    r"(?:(?P<AT_LEAST>(?<!规模)(?<!限额)以上(?!学历)|\+|-plus\b|\sor\smore\b|\sand\smore\b(?!\s(?:than|recent)))|(?P<OVER>-odd\b|多(?![个元万亿种样少]|\w))|"
    r"(?P<ABOUT>左右|上下(?!游)|\sor\sso\b)|(?P<AT_MOST>以内|以下|\sor\s(?:less|fewer)\b))",
    re.IGNORECASE,
)
_DIGIT = re.compile("[零一二三四五六七八九十百千万亿]")
_BARE = re.compile("[十百千万亿]+(?![零一二三四五六七八九])")
_FIRST_TIME = re.compile(r"[^.;,]{0,30}\bfor the first time\b", re.IGNORECASE)
_CLASSIFIED = re.compile("项|个(?:难题|瓶颈|关键|核心)")
_HUNDRED = Decimal(100)
_FEW, _MOST_ROUND = 1000, 2
_LOOKED_AT = 30


class Numeral(NamedTuple):
    """A number in a text."""

    start: int  # its first character, without the words that bound it
    end: int  # behind its last one: magnitude, 余 and % are in it, a unit's name is not
    number: Decimal  # the digits as printed, without the magnitude
    scale: Decimal  # the magnitude: 100,000,000 for 亿
    bound: Bound  # what the words around it say
    unit: str  # `%`, `points` or nothing
    begin: int  # where the words that bound it begin
    is_first: bool = False  # whether they say that it is passed for the first time (首破)
    is_loose: bool = False  # whether they leave its bound open (上百, 数百)
    is_fall: bool = False  # whether they say that something fell by it
    is_times: bool = False  # whether it is a growth told as a multiple (翻番, doubled)
    is_fraction: bool = False  # whether it is a part of a whole in words (三分之二)

    @property
    def value(self) -> Decimal:
        """The amount: digits by magnitude."""
        return self.number * self.scale


def numerals(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Numeral]:
    """All numbers of a text, in order, but those in what is taken; dates are among them."""
    text = narrowed(text)
    none = Spans((*taken, *(match.span() for match in _NO_NUMERAL.finditer(text))))
    result: list[Numeral] = []
    for found in _NUMERAL.finditer(text):
        start, end = found.span()
        if none.overlap(start, end):
            continue
        amount, unit = _read(found)
        if amount is None:
            continue
        is_times = found["times"] is not None
        grown = _GROWN.search(text, max(0, start - _LOOKED_AT), start)
        if grown and _TIMES.match(text, end):  # 增长1.2倍 is by 120 percent
            amount = amount._replace(scale=amount.scale * _HUNDRED)
            unit, end, is_times = "%", end + len("倍"), True
        is_large = amount.number * amount.scale >= _FEW or bool(unit)
        before = _PREFIX.search(text, max(0, start - _LOOKED_AT), start)
        if before and _is_deed(before, text, start, end, is_large=is_large):
            before = None
        if text[start:end] in ("万", "亿") and before is None:
            continue  # a magnitude alone: 亿元, but 上亿元
        said = before.groupdict() if before else {}
        bound = Bound.OVER if amount.is_rough else _bound(found, said, text, end)
        fell = _FALL.search(text, max(0, start - _LOOKED_AT), start)
        is_alone = (text[:start], text[end:]) == ("(", ")")  # as accounts print what is lost
        result.append(
            Numeral(
                start,
                end,
                amount.number,
                amount.scale,
                bound=bound,
                unit=unit,
                begin=before.start() if before else start,
                is_first=bool(said.get("first") or _FIRST_TIME.match(text, end)),
                is_loose=bool(said.get("past") or said.get("some")) or amount.is_rough,
                is_times=is_times,
                is_fraction=bool(found["part"] or (found["below"] or "百") != "百"),
                is_fall=bool(is_alone or fell or _FALL_BEHIND.match(text, end)),
            )
        )
    return result


def _read(found: re.Match[str]) -> tuple[Scaled | None, str]:
    """Digits with magnitude, and the sign or word for percent or points, of a match."""
    if found["times"]:
        growths = (growth for word, growth in _GROWTHS.items() if word in found["times"].lower())
        return Scaled(Decimal(next(growths, 100))), "%"
    if found["part"]:
        divisor = Scaled(Decimal(_DIVISORS[found["part"].lower()]))
        return _percent(divisor, read(found["count"].rstrip(" -")) or Scaled(ONE)), "%"
    if found["below"]:
        return _percent(read(found["below"]), read(found["above"])), "%"
    amount = read(found["number"])
    if amount is not None:
        behind = magnitude((found["scale"] or "").strip(" -"))
        behind *= 10 if found["percent"] == "成" else 1
        amount = amount._replace(scale=amount.scale * behind)
    unit = "points" if found["points"] else "%" if found["percent"] else ""
    return amount, unit


def _bound(found: re.Match[str], said: dict[str, str | None], text: str, end: int) -> Bound:
    """What a numeral itself says (余, 千亿级), else the words before it or behind."""
    if found["late"] or found["mid"]:
        return Bound.OVER
    if found["grade"] and (found["scale"] or found["number"][-1] in "百千万亿"):
        return Bound.ABOUT
    bound = next((bound for bound in _BEFORE if said.get(bound.name)), Bound.EXACT)
    return (bound_behind(text, end) if bound in (Bound.EXACT, Bound.ABOUT) else None) or bound


def _is_deed(before: re.Match[str], text: str, start: int, end: int, *, is_large: bool) -> bool:
    """Whether the word tells a deed, not a bound: 突破12项技术, `parliament passed 12 laws`."""
    if before["deed"]:
        return True
    is_bare = _BARE.match(text, start) is not None
    if before["step"]:  # 站上1400亿元 is over it, 站上1409亿元 reached it
        return len(re.sub(r"\D", "", text[start:end]).strip("0")) > _MOST_ROUND
    if before["some"]:  # 上百家 and 数百家, but 线上3家
        return not is_bare
    if before["past"] or before["verb"]:  # 过百家 and 过1000家, but 去过3家
        return not is_large and not is_bare
    return before[0].startswith("突破") and _CLASSIFIED.match(text, end) is not None


def bound_behind(text: str, end: int) -> Bound | None:
    """What the words behind a number and its unit say; 3个百亿元以上项目 says nothing of 3."""
    found = _AFTER.match(text, end, end + 24)
    return None if not found or _DIGIT.search(found[0]) else Bound[str(found.lastgroup)]


def _percent(divisor: Scaled | None, share: Scaled | None) -> Scaled | None:
    """百分之七十一 is 71 percent, 三分之二 66.6…, 一半 50."""
    if divisor is None or share is None or not divisor.number:
        return None
    percent, parts = share.number * share.scale, divisor.number * divisor.scale
    return Scaled(percent if parts == _HUNDRED else percent * _HUNDRED / parts)


_WITHIN = r"[^，。；、,;.！!？?]"
_RANK_NUMERAL = r"\d{1,9}|[一二三四五六七八九十百]{1,9}"
"""No longer: in a run of digits each may begin one."""
_STRONG = r"强(?!调|化|度|劲|烈)"
_NUMBERED = (
    "批|届|期|轮|次|章|节|条|款|页|版|季|列|代|天|年|者|方|线|时间|步|号|产业|[一二三四]?季度|医院|"
    "中学|小学|人民|部分|大道|集团|个"
)
"""What is numbered, not ranked: 第三批, 第二医院."""
_TOP_BEHIND = r"(?:[名位强]|(?!个?[月年季天周日]|[\d,.%]))"
_BESTS = (
    "largest|biggest|highest|most|best|fastest|busiest|greatest|widest|longest|strongest|top|"
    "richest|leading|foremost"
)
_COUNT = (
    r"(?:\d+(?!\.?\d|[a-z]|\s[mbtr]+illion)"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\b)"
)
_NO_RANK = (
    r"(?!\s(?:year|month|quarter|half|time|week|day|consecutive|straight|phase|batch|round|stage|"
    r"edition|session|floor|chapter|section|\w+\smonths)s?\b|\sof\sall\b(?!\s\w))"
)
"""`first` before these is no rank."""
_SCOPED = (
    r"(?=\s(?:place\b|nationwide|worldwide|globally|province[- ]?wide|overall|"
    r"by\s(?:size|growth|value|volume|share)\b|"
    r"(?:\w+\s){0,3}?(?:in|among|across|within|of\sall|nationally|out\sof)\b))"
)
_RANKING = r"(?:(?:rank|plac|com|finish|put|list|tak|stand)\w{0,4}|came|stood|took|was|is|were|are)"
_OWNER = r"(?:the\s(?:\w+'s\s)?|its\s|\w+'s\s)"
_TOPPED = "list|ranking|table|province|country|nation|world"

_TOP, _LEADING, _FIRST_TO = RankKind.TOP, RankKind.LEADING, RankKind.FIRST_TO
_POSITION = RankKind.POSITION
_FORMS: tuple[tuple[RankKind, str], ...] = (
    (_TOP, rf"(?<![\d.])({_RANK_NUMERAL})(?:{_STRONG}|大{_WITHIN}{{0,14}}?之一)"),
    (_TOP, rf"(?<!年)前(\d+|[三五十]|二十|[一二三四五六七八九]?十){_TOP_BEHIND}"),
    (_LEADING, rf"(?:最{_WITHIN}|核心){_WITHIN}{{0,19}}?之一|前列(?!腺)|第一(?:方阵|梯队)"),
    (_FIRST_TO, r"第一个|首次(?!突破|超|破)|首[个家座例条项]"),
    (_POSITION, rf"(?<!倒数)第(\d++|[一二三四五六七八九十百]++)(?:大|名|位(?!于))?(?!{_NUMBERED})"),
    (_POSITION, r"首位|榜首|[之居]首|领跑|[夺居]冠|冠军"),
    (_POSITION, rf"最(?![后终近初多少]){_WITHIN}?|最[多少](?=的|$|[，。；、])"),
    (_TOP, rf"(?<![a-z])top[\s-]?({_COUNT})"),
    (_POSITION, r"(?:(?<![a-z])no\.?\s?|\#)(\d+)\b"),
    (_TOP, rf"\b(?:one\sof|among)\s{_OWNER}?({_COUNT})\s(?:{_BESTS})\b"),
    (_LEADING, rf"\b(?:one\sof|among)\s{_OWNER}?(?:{_BESTS})\b(?!\s{_COUNT})|\bforefront\b"),
    (_FIRST_TO, rf"\bfirst{_NO_RANK}\s(?:\w+\s){{0,4}}?to\b"),
    (_POSITION, rf"\brank(?:s|ed|ing)?\s(?:at\s|as\s)?(?:number\s)?({_COUNT})"),
    (_POSITION, rf"\b({ORDINAL})(?:[-\s](?:{_BESTS})\b|{_NO_RANK}{_SCOPED}|\sonly\sto\b)"),
    (
        _POSITION,
        rf"\b{_RANKING}\s(?:\w+\s){{0,2}}?({ORDINAL})\b{_NO_RANK}(?!\s(?:\w+\s){{0,4}}?to\b)",
    ),
    (_POSITION, rf"\btop(?:ped|s|ping)?\s(?:of\s)?the\s(?:{_TOPPED})\b|\btop\s(?=in\s)"),
    (_POSITION, rf"(?<!\w){_OWNER}(?:{_BESTS})\b(?!\s{_COUNT})"),
    (_POSITION, r"\bnumber\s(one)\b"),
)
"""Each form of a rank with its kind; of two alike the first is taken.

A position that a form does not print is the first. The last form has a number.
"""
_RANK = words("|".join(f"(?P<form{n}>{form})" for n, (_, form) in enumerate(_FORMS)), also=r"\d#")


class RankText(NamedTuple):
    """A rank in a text: what it claims, and where it stands."""

    start: int
    end: int
    kind: RankKind
    number: int | None


def ranks(text: str) -> list[RankText]:
    """All ranks of a text, in order. Batches, chapters and the like (第三批) are none."""
    return [rank for found in _RANK.finditer(narrowed(text)) if (rank := _rank(found))]


def _rank(found: re.Match[str]) -> RankText | None:
    """The rank of a match; None where what it prints is no number."""
    form = str(found.lastgroup)
    kind = _FORMS[int(form.removeprefix("form"))][0]
    word = found[found.re.groupindex[form] + 1]  # of a form without a number, another's: None
    number = (ordinal(word) or whole(word.lower())) if word else 1 if kind is _POSITION else None
    return RankText(*found.span(), kind, number) if number or not word else None
