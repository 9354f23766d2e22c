"""Cells as tables write them: numbers with their marks, and periods."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from jhstats import period
from jhstats.errors import Kind, UsageError
from jhstats.figure import last_power
from jhstats.load.known import counted, unit_called, units_by_name
from jhstats.model import PERCENT, Unit
from jhstats.names import fold_name

WORDS = {key: words.split() for key, _, words in (line.partition(": ") for line in
         Path(__file__).with_name("words.txt").read_text("utf-8").splitlines())}  # fmt: skip
"""What people write in tables, by what it means: heads by what columns hold, names of months."""
ASIDE, GROWTH, SCALED, TOTAL = (re.compile(f"(?i){'|'.join(WORDS[key])}")
                                for key in ("aside", "growth", "scaled", "total"))  # fmt: skip
"""Heads of columns that tell no series apart, as those of notes do, and of spans (2009/10);
heads of columns that hold what the figures before grew by;
words that may say that figures are multiples;
names of sums."""
MISSING = frozenset(("", "not available", *WORDS["missing"]))  # for no figure, in small letters
_MINUS = str.maketrans("−﹣–", "---")
_CELL = re.compile(
    r"(?a)(?:\(([A-Za-z])\) ?)?([-+]?)(\d[\d.,'’ ]*|[.,]\d+)(?:[Ee]([-+]?\d{1,3}))?([kMB]?)"
    r" ?(?:([%£€¥₩₹₫₺₽])(\d?))? ?((?!bn)[bcdefnprsuz]{1,2}|\([bcdefnprsuz]\)|\[\d+\]|\(\d\))?"
)  # A number, and flags: a letter in brackets before it, Eurostat's behind; others may be a unit
_CURRENCY = r"[A-Z]{0,3}[$£€¥₩₹₫₺₽]"
_MONEY = re.compile(rf"([-+]?)({_CURRENCY}) ?(?=[-+.\d])", re.ASCII)
_BRACKETED = re.compile(rf"((?:{_CURRENCY})?) ?\(((?:{_CURRENCY})?\d[\d.,'’ ]*%?)\)(%?)", re.ASCII)
GROUPING = ".=thousands"  # how a user says that points group digits
IN_BRACKETS = "()=negative"  # how a user says that a number in brackets is negative, as in accounts
_MARKED = re.compile(r"([^{0}]*)([{0}]*)".format("*†‡§¹²³⁰ⁱ⁴-⁹⁽⁾①-⓿❶-➓㊀-㊿"))  # by footnotes
_POWERS = {"": 0, "k": 3, "M": 6, "B": 9}
_DIGITS = re.compile(r"(\d{1,3}(?:[ '’,]\d{2,3})*[ '’,]\d{3}|\d+)?(\.\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(
    r"[-+]?[\d. ]*,(?!\d{3}(?:\D|$))\d+(?![\d,])|[-+]?\d{1,3}(?:\.\d{3}){2,}(?![\d.])", re.ASCII
)
_THREE = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:\.\d{3})?)", re.ASCII)
_GROUPING_COMMA = re.compile(r"[-+]?\d[\d ]*,\d{2,3}[,.]\d|[-+]?0\.\d+$", re.ASCII)
_NOISE, _MOST_DIGITS = 16, 40
"""From so many digits on nobody measured them, a binary fraction has; a base takes so many."""


class Number(NamedTuple):
    """A number of a cell: its digits as a base writes them, `%` or a currency, and its flags."""

    digits: str
    unit: str | None
    flag: str


def has_decimal_comma(cells: Iterable[str]) -> bool:
    """Whether commas are decimal marks: one has other than three digits behind, or points group."""
    cells = [*cells]
    return any(map(_DECIMAL_COMMA.match, cells)) and not any(map(_GROUPING_COMMA.match, cells))


def may_group(numbers: Collection[str]) -> bool:
    """Whether three digits stand behind each point of numbers, as where they group digits."""
    return all(map(_THREE.fullmatch, numbers)) and sum("." in text for text in numbers) > 1


def number(cell: str, *, decimal_comma: bool = False) -> Number | None:
    """The number of a cell: `1,234.5`, `1 234,5`, `12.5%`, `$1.2M`, `1234.5 p`; None if it is none.

    Spaces and apostrophes group digits; commas, too, or with a `decimal_comma` points. A small or
    circled digit behind it marks a footnote, as a digit behind a percent sign does.
    """
    marked = _MARKED.fullmatch(cell)
    text = normalize("NFKC", marked[1]).strip().translate(_MINUS) if marked else ""
    money = _MONEY.match(text)
    found = _CELL.fullmatch(money[1] + text[money.end() :] if money else text)
    if marked is None or found is None or (money and (found[6] or found[8])):  # $1.2b has no flag
        return None
    before, sign, digits, exponent, magnitude, percent, note, flag = found.groups()
    digits = digits.translate(str.maketrans(",.", ".,")) if decimal_comma else digits
    power = int(exponent or 0) + _POWERS[magnitude]
    written = re.sub("[ '’,]", "", digits)
    written = f"{sign.strip('+')}{'0' * written.startswith('.')}{written}"
    written += f"E{power:+}" if power else ""
    value = Decimal(written) if _DIGITS.fullmatch(digits.strip()) else None
    if value is None or max(-last_power(value), abs(value.adjusted())) > _MOST_DIGITS:
        return None
    flags = " ".join(filter(None, (before, flag and flag.strip("()"), note, marked[2])))
    return Number(written, percent or (money and money[2]), flags)


def negated(cell: str) -> str:
    """A number in brackets as negative, any other cell as it is."""
    found = _BRACKETED.fullmatch(cell)
    return f"-{''.join(found.groups())}" if found else cell


def is_noise(digits: str) -> bool:
    """Whether a number has more digits than anybody measured."""
    return "." in digits and len(digits.partition("E")[0].lstrip("-0.").replace(".", "")) >= _NOISE


_NAMES = [WORDS[f"month-{number}"] for number in range(1, 13)]
_MONTHS = {name[:end]: names[0][:3] for names in _NAMES for name in names
           for end in range(3, len(name) + 1) if name[:end] != "jui"}  # fmt: skip
"""Months by what they are called, and its beginnings; `Out 2020` is of who went out, maybe."""
_WORDS = {names[0][:3]: str(number) for number, names in enumerate(_NAMES, 1)}
_WORDS |= zip((*"一二三四上下i", "ii", "iii", "iv"), "1234121234", strict=True)
_WORD = re.compile(r"(?<![^\W\d_])(?!(?<!-)(?i:out|set)(?![^\W_]|\.?[-/]))([^\W\d_]{3,10})\.?")
_PART = re.compile(
    r"(?i)(?<![^\W_])([1-4]|I{1,3}|IV)(?:\.?[oa°]|er|[rn]?d|st|th|[eè](?:me)?|\.)? ?"
    r"(?:(T(?:rim(?:estre)?)?|Quart(?:al|er)|кв(?:артал)?|kw(?:arta[łl]|(?=\.)))|S(?:emestre)?|Halbjahr)\.?(?![^\W\d_])"
    r"|(?<![^\W\d_])T(?:rim(?:estre)?)?\.? ?([1-4]|I{1,3}|IV)(?![^\W_])"
)  # A quarter or half: `1º trimestre`, `2. Quartal`, `T1`
YEAR = "(?:1[5-9]|2[01])[0-9]{2}"
"""A year as tables print them."""
_DAY = "{0}-{1:0>2}-{2:0>2}"
_FORMS = tuple(
    (
        re.compile(
            f"(?i){form}".replace("YEAR", f"({YEAR})").replace("MONTH", "((?!III)[A-Z]{3})")
        ),
        written,
    )
    for form, written in (
        (r"YEAR ?(?-i:[AEFPep])", "{0}"),
        (r"YEAR(?:\.0)? ?(?:年?全年|年[度末底]?|\[YR\d{4}\])?", "{0}"),
        (r"YEAR(?:[-./ ]|年|-?M|(?=\d\d$))(0?[1-9]|1[0-2])月?", "{0}-{1:0>2}"),
        (r"YEAR[-–]YEAR", "{0}/{1}"),
        (r"YEAR年(?:1月?[-~—至到]|前)([2-9]|1[0-2])个?月(?:累计)?", "{0}-01/{0}-{1:0>2}"),
        (r"YEAR年?前三季度", "{0}-01/{0}-09"),
        (r"YEAR(?:[-/ ]?Q|[-年 ]第?|[-/ ]?(?=.Q))([一二三四1-4])(?:季度|Q)?", "{0}-Q{1}"),
        (r"YEAR(?:[- ]?[HS]|年|[- ]?(?=.[H半]))([上下12])(?:半年|H)?", "{0}-H{1}"),
        (r"YEAR(?=\D\d+\D|\d{4})[-./年]?(\d\d?)[-./月]?(\d\d?)日?(?:[T ][0:.]+Z?)?", _DAY),
        (r"YEAR[- ]?MONTH", "{0}-{1:0>2}"),
        (r"YEAR-MONTH-(\d\d?)", _DAY),
        (r"(0[1-9]|1[0-2])[-/.]YEAR", "{1}-{0}"),
        (r"YEAR-01-01/P(?:1Y|12M)", "{0}"),
        (r"YEAR-(\d\d)-01/P1M", "{0}-{1}"),
        *((f"YEAR-{3 * n - 2:02}-01/P3M", f"{{0}}-Q{n}") for n in range(1, 5)),
        (r"MONTH ?[-–/] ?MONTH[-/ ]YEAR", "{2}-{0:0>2}/{2}-{1:0>2}"),
    )
)
_YEAR_LAST = re.compile(
    r"(?:(\d\d?)\.?[- ])?([A-Z]{3}|[QH][1-4]|[1-4][QH])[-/ .]?(?:(\d\d?), )?(\d{4})", re.IGNORECASE
)
_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)", re.ASCII)
_FLAGGED = re.compile(rf"(?<!\d){YEAR} ?([AEFPep])(?=$|,|\s?[(（[]|(?<=\d.)\s)")
_COUNTED = re.compile(r"\D{0,9}(\d{1,4})\D{0,9}", re.ASCII)
"""A year of another count, as 99年 is one in Taiwan, where somebody says which one is."""
_ERA = re.compile(r"(民[國国]|明治|大正|昭和|平成|令和)(元|[1-9]\d{0,2})(?=年)", re.ASCII)
_ERAS = {"民": 1911, "明": 1867, "大": 1911, "昭": 1925, "平": 1988, "令": 2018}
_YEARS = re.compile(r"(\d{4})[-/–](\d\d(?:\d\d)?)", re.ASCII)
_DAYS = re.compile(r"(\d\d?)[-/.](\d\d?)[-/.](\d{4})(?:[T ][0:.]+)?", re.ASCII)
_FISCAL = re.compile(r"FY ?'?(?:20)?(\d\d)|20(\d\d)财年", re.ASCII | re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?<=\d{4}) ?(?:\[\d{1,2}\]|\(?\d{1,2}\))$", re.ASCII)  # of a year
_NOTED = re.compile(rf"({YEAR}) (\d\d?)", re.ASCII)  # by a footnote, maybe
_SHORT = re.compile(rf"(?i)({'|'.join([*_WORDS][:12])}|[QH][1-4]|[1-4][QH])[-/' ]{{0,2}}(\d\d)")
_BEGINS = (4, 7, 10, *range(2, 13))
_MEANINGS = {
    _YEARS: [f"{{0}}-{month:02}/{{next}}-{month - 1:02}" for month in _BEGINS] + ["{0}/{next}"],
    _DAYS: ["{2}-{1:0>2}-{0:0>2}", "{2}-{0:0>2}-{1:0>2}"],
    _FISCAL: ["20{0}", *(f"20{{{begin}}}-{month:02}/20{{{end}}}-{month - 1:02}"
              for month in _BEGINS for begin, end in (("last:02", "0"), ("0", "next:02")))],
    _SHORT: ["20{1}-{0}", "19{1}-{0}"],
    _NOTED: ["{0}", "{0}-{1:0>2}", "{0}-Q{1}"],
}  # fmt: skip
"""What cells of a form may mean, the likelier first."""


def periods(cells: Iterable[str], said: Iterable[str] = ()) -> dict[str, str]:
    """The periods of cells, each as a base writes it; a cell that is none is left out.

    What some are said to mean, `2009/10=2009-04/2010-03`, all of the same form do. Where a cell
    says 2019-20, or all say 2009-10 and 2010-11, none that looks so is a month; 2009-2010 may be
    one year or two. Of days and months in figures one above 12 is a day. Where nobody tells in
    which month such years begin, or which is the month, or tells no period: UsageError.
    """
    distinct, told = {*cells}, dict[str, str]()
    for cell, _, text in (each.rpartition("=") for each in said):
        told[cell] = text
        if _period(text) != text:
            example = ("2009/10=2009-04/2010-03",)
            data = {"option": "--period-as", "given": text, "candidates": example}
            raise UsageError.of(Kind.BAD_CHOICE, **data)
    read = {cell: _period(cell) for cell in distinct}
    for form, meanings in _MEANINGS.items():
        parts = {cell: [*filter(None, found.groups())] for cell in (*distinct, *told)
                 if (found := form.fullmatch(_plain(cell)))}  # fmt: skip
        years = [(int(texts[0]), texts[-1]) for texts in parts.values() if form is _YEARS]
        are_next = all(str(year + 1).endswith(end) for year, end in years)
        is_plain = parts.keys() & told.keys() or years[1:] or any(end[2:] for _, end in years)
        are_months = not any(int(end) in range(13, 100) for _, end in years)
        are_months &= bool(years) and not (are_next and is_plain)
        is_tenth = form is _NOTED and any(end[1:] for _, end in parts.values())
        if are_months or (is_tenth and not any(are_years([cell]) for cell in distinct)):
            continue
        each = (_meant(meaning, parts, told) for meaning in meanings if are_next)
        possible = [*filter(None, each)]
        unclear = [cell for cell in parts if len({meant[cell] for meant in possible}) > 1]
        if unclear:
            cell = min(unclear)
            candidates = tuple(f"{cell}={meant[cell]}" for meant in possible[:3])
            raise UsageError.of(Kind.NEEDS_PERIOD, given=cell, candidates=candidates)
        read |= possible[0] if possible else dict.fromkeys(parts)
    for cell, text in told.items():
        _tell_like(cell, text, read, told)
    return {cell: known for cell in distinct if (known := told.get(cell) or read[cell])}


def _tell_like(cell: str, text: str, read: dict[str, str | None], told: Mapping[str, str]) -> None:
    """Cells that are as one that is told to mean a period, but of another year, mean that then.

    Where that is a day that means something else, and of another day nobody says it: UsageError.
    """
    own, is_plain = _period(cell), text.isdecimal()
    form = _COUNTED if is_plain and _COUNTED.fullmatch(cell) and not own else _YEAR
    if own == text or not form.search(cell) or any(of.fullmatch(_plain(cell)) for of in _MEANINGS):
        return
    year = int(form.findall(cell)[0])
    for other, known in read.items():
        those = form.findall(other)
        is_like = re.sub(r"\d+", "0", other) == re.sub(r"\d+", "0", cell) and (
            (known or "")[4:7] == (own or "")[4:7] if known or is_plain else
            _YEAR.sub("", other) == _YEAR.sub("", cell))  # fmt: skip
        if those and is_like and not (known and form is _COUNTED):
            read[other] = period.parse(text).earlier(year - int(those[0])).text
        elif known and own and other not in told and len(own) == len(known) == len("2000-01-01"):
            candidates = (f"{other}={known}", f"{other}={known[:4]}")
            raise UsageError.of(Kind.NEEDS_PERIOD, given=other, candidates=candidates)


def _meant(
    meaning: str, parts: Mapping[str, Sequence[str]], told: Mapping[str, str]
) -> dict[str, str | None]:
    """What cells of a form mean by a meaning; empty where one is no period or told otherwise."""
    years = {cell: next(int(text) for text in texts if text.isdecimal())
             for cell, texts in parts.items()}  # fmt: skip
    found = {cell: _period(meaning.format(*texts, next=years[cell] + 1, last=years[cell] - 1))
             for cell, texts in parts.items()}  # fmt: skip
    is_told = all(found.get(cell, text) == text for cell, text in told.items())
    return found if is_told and all(found.values()) else {}


def is_period(cell: str) -> bool:
    """Whether a cell is a period, of which nobody is asked, of the years that tables are of."""
    return bool(_YEAR.match(_period(cell) or ""))


def are_years(cells: Iterable[str]) -> bool:
    """Whether cells are years: 2020, 2020年."""
    return all(_YEAR.fullmatch(_period(cell) or "") for cell in cells)


def flag(cell: str) -> str:
    """The letter behind a year that says what its figures are: 2022A, 2023E; or nothing."""
    found = _FLAGGED.search(cell)
    return found[1].lower() if found else ""


def is_part_of_year(cell: str) -> bool:
    """Whether a cell is a month, quarter or half, or first months: `Mar`, `3月`, `Q1`, `1-6月`."""
    text = _period(f"2000-{cell}") or _period(f"2000年{cell}") or ""
    is_other = cell.isdecimal() or cell.lower() in {"out", "set"}  # who went out, maybe
    return not is_other and len(text) in {len("2000-Q1"), len("2000-01/2000-06")}


def dated(begin: str, part: str) -> str:
    """A year, or month, and a part of it as one period; both as they are where they make none."""
    start, part = (not flag(begin) and _period(begin)) or begin, part.removesuffix(".0")
    whole_of_part = _period(f"{start}-{part}") or _period(f"{start}年{part}")  # 1-2月
    return whole_of_part or (part if (_period(part) or "").startswith(start) else f"{start} {part}")


def _plain(cell: str) -> str:
    """A cell without marks, with months as in English and parts of a year as `Q1` and `H1`."""
    marked = _MARKED.fullmatch(cell)
    text = normalize("NFKC", marked[1] if marked else "").strip(" *")
    text = _ERA.sub(lambda era: str(int(era[2].replace("元", "1")) + _ERAS[era[1][0]]), text)
    text = re.sub(" d(?:e|el|u) ", " ", _FOOTNOTE.sub("", text))
    if part := _PART.search(text):
        number, letter = (part[1] or part[3]).lower(), "Q" if part[2] or part[3] else "H"
        text = f"{text[: part.start()]}{letter}{_WORDS.get(number, number)}{text[part.end() :]}"
    return _WORD.sub(lambda word: _MONTHS.get(fold_name(word[1]), word[0]), text)


def _period(cell: str) -> str | None:
    text = _plain(cell)
    found = _YEAR_LAST.fullmatch(text)
    text = "-".join(filter(None, (found[4], found[2], found[1], found[3]))) if found else text
    candidates = [written.format(*(_WORDS.get(part.lower(), part) for part in found.groups()))
                  for form, written in _FORMS if (found := form.fullmatch(text))]  # fmt: skip
    for candidate in [*candidates, text]:
        with suppress(ValueError):
            return period.parse(candidate).text
    return None


_CODES = {"MIO": "million", "THS": "thousand", "PC": "%", "Percentage": "%", "Percent": "%"}
IN_PERCENT = re.compile(
    r"(?i)(?<![\d.])(?<![\d.][ _])(?:[%％](?!\w)|百分比(?!\w)|(?<![^\W_])percent(?:age)?(?![^\W_]))"
    r"(?!.?points?(?![^\W_]))"
)
_ACCOUNTS = {"million": r"(?:(?<=[$£€¥]) ?[mM]|(?<=\b[A-Z]{3}) ?m)\b|",
             "thousand": r"(?:['’‘]|(?<=[$£€¥]))000s?\b|\bk(?= [a-zA-Z$£€¥])|"}  # fmt: skip
_OTHERS = r"(?i:\b(?:WORDS)(?!\w)\.?(?:\s*d(?:e\b|['’]))?)"  # milliards d'euros
_SPELT = {power: re.compile(_ACCOUNTS.get(power, "") + _OTHERS.replace(
    "WORDS", "|".join(WORDS[power]).replace("_", " ")))
    for power in ("billion", "trillion", "million", "thousand")}  # fmt: skip
LONGEST = 60


def spelt(text: str) -> str:
    """A unit with its magnitude as a word, be it short or behind a currency as in accounts."""
    for magnitude, form in _SPELT.items():
        text = form.sub(f" {magnitude} ", text)
    return " ".join(text.split())


def unit(text: str, owners: Mapping[str, Unit]) -> str | None:
    """What a base calls the unit of a text: `current US$`, `MIO_EUR`, `% of GDP`, `万人`, `£m`."""
    text = spelt(text)
    words = [_CODES.get(word, word) for word in re.split(r"[_\s]+", text[:LONGEST])]
    if words[0].startswith("%"):
        return PERCENT.id
    is_rate = {"per", "a"} & {*words} or "/" in text  # of 1,000 births, say, it is no multiple
    # 100 000 tons are no tons
    most = (n for n, word in enumerate(words) if number(word) and not are_years([word]))
    starts = range(0 if is_rate else next(most, len(words) - 1) + 1)
    tails = (text, *(" ".join(words[n:]) for n in starts))
    return next((tail for tail in tails if unit_called(tail, owners) or
                 (counted(tail) != tail and not is_rate)), None)  # fmt: skip


ALONE = re.compile(r"(?i)(?:[千万亿]+|['’]?000s?|(?:thousand|million|billion|[mb]n)s?)$")
_IN = re.compile("^(?:in|en|em) ", re.IGNORECASE)


def scale(text: str) -> str:
    """The magnitude that is all of a text, `in millions` or 万, as it stands before a unit."""
    own = spelt(_IN.sub("", text.strip("()（）[] ")))
    return own.lower().rstrip("s") + " " * own.isascii() if ALONE.match(own) else ""


def is_unit(text: str) -> bool:
    """Whether all of a text is a unit that everyone knows, or a multiple of any, as 万人 is."""
    text = spelt(_IN.sub("", text.strip("()（）[] ")))
    is_percent = text.startswith("%") or IN_PERCENT.fullmatch(text)
    return bool(is_percent or unit_called(text, units_by_name())) or (counted(text) != text)
