"""Cells as tables write them: numbers with their marks, and periods."""

import re
from collections.abc import Iterable, Mapping
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
from jhstats.period import MONTHS

_OWN = Path(__file__)
WORDS = {key: words.split() for key, _, words in (line.partition(": ") for line in
         _OWN.with_name("words.txt").read_text("utf-8").splitlines())}  # fmt: skip
"""What people write in tables, by what it means: heads by what columns hold, names of sums."""
ASIDE, FISCAL, LAND, SCALED, TOTAL = (re.compile(f"(?i){'|'.join(WORDS[key])}")
    for key in ("aside", "fiscal", "land", "scaled", "total"))  # fmt: skip
"""Heads that tell no series apart, as of notes, of fiscal years, of countries in two letters;
words that may say that figures are multiples, and names of sums."""
MISSING = frozenset(("", "not available", *WORDS["missing"]))  # for no figure, in small letters
_MINUS = str.maketrans("−﹣–", "---")
_CELL = re.compile(
    r"(?a)([-+]? ?)(\d[\d.,'’ ]*|[.,]\d+)(?:[Ee]([-+]?\d{1,3}))?"
    r" ?(%?) ?((?!bn)[bcdefnprsuz]{1,2}|\([bcdefnprsuz]\))?"
)  # A number, and Eurostat's flags behind; other letters may be a unit
FOOTNOTES = "*†‡§¹²³⁰ⁱ⁴-⁹⁽⁾①-⓿❶-➓㊀-㊿"  # their marks, as a pattern has them in brackets
_MARKED = re.compile(rf"([^{FOOTNOTES}]*)([{FOOTNOTES}]*)")
_DIGITS = re.compile(r"(\d{1,3}(?:[ '’,]\d{2,3})*[ '’,]\d{3}|\d+)?(\.\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(
    r"[-+]?[\d. ]*,(?!\d{3}(?:\D|$))\d+(?![\d,])|[-+]?\d{1,3}(?:\.\d{3}){2,}(?![\d.])", re.ASCII
)
_GROUPING_COMMA = re.compile(r"[-+]?\d[\d ]*,\d{2,3}[,.]\d|[-+]?0\.\d+$", re.ASCII)
_NOISE, _MOST_DIGITS = 16, 40  # so many nobody measures, a binary fraction has; a base takes


class Number(NamedTuple):
    """A number of a cell: its digits as a base writes them, `%` if it has one, and its flags."""

    digits: str
    unit: str | None
    flag: str


def has_decimal_comma(cells: Iterable[str]) -> bool:
    """Whether commas are decimal marks: one has other than three digits behind, or points group."""
    cells = [*cells]
    return any(map(_DECIMAL_COMMA.match, cells)) and not any(map(_GROUPING_COMMA.match, cells))


def number(cell: str, *, decimal_comma: bool = False) -> Number | None:
    """The number of a cell: `1,234.5`, `1 234,5`, `12.5%`, `1234.5 p`; None if it is none.

    Spaces, apostrophes and commas, or with a `decimal_comma` points, group; small digits are marks.
    """
    marked = _MARKED.fullmatch(cell)
    text = normalize("NFKC", marked[1]).strip().translate(_MINUS) if marked else ""
    found = _CELL.fullmatch(text)
    if marked is None or found is None:
        return None
    sign, digits, exponent, percent, flag = found.groups()
    digits = digits.translate(str.maketrans(",.", ".,")) if decimal_comma else digits
    power = int(exponent or 0)
    written = re.sub("[ '’,]", "", digits)
    written = f"{sign.strip('+ ')}{'0' * written.startswith('.')}{written}"
    written += f"E{power:+}" if power else ""
    value = Decimal(written) if _DIGITS.fullmatch(digits.strip()) else None
    if value is None or max(-last_power(value), abs(value.adjusted())) > _MOST_DIGITS:
        return None
    flags = " ".join(filter(None, (flag and flag.strip("()"), marked[2])))
    return Number(written, percent or None, flags)


def is_noise(digits: str) -> bool:
    """Whether a number has more digits than anybody measured."""
    return "." in digits and len(digits.partition("E")[0].lstrip("-0.").replace(".", "")) >= _NOISE


_NUMBERS = {month[:3]: str(number) for number, month in enumerate(MONTHS, 1)}
_NUMBERS |= zip("一二三四上下", "123412", strict=True)
_MONTHS = {month[:end]: month[:3] for month in MONTHS for end in range(3, len(month) + 1)}
_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,9})\.?")
YEAR = "(?:1[5-9]|2[01])[0-9]{2}"  # as tables print them
_FORMS = [(re.compile("(?i)" + form.replace("YEAR", f"({YEAR})")), written)
          for form, _, written in (line.partition("\t") for line in
          _OWN.with_name("periods.txt").read_text("utf-8").splitlines())]  # fmt: skip
_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)", re.ASCII)
_SHORT = re.compile(
    rf"FY ?'?\d\d|(?:{'|'.join([*_NUMBERS][:12])}|[QH][1-4]|[1-4][QH])[-/' ]{{0,2}}\d\d"
    r"|\d\d?[-/.]\d\d?[-/.]\d{2,4}",
    re.ASCII | re.IGNORECASE,
)  # a period with two digits for its year, maybe, or one that says not which is the month
_IN_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
_SPAN = re.compile(r"(\d{4})[-/–](\d\d(?:\d\d)?)", re.ASCII)
_DAYS = re.compile(r"(\d\d?)[-/.](\d\d?)[-/.](\d{4}|\d\d)", re.ASCII)
_MONTHS_OF_A_YEAR, _CENTURY = 12, 100


def periods(cells: Iterable[str], said: Iterable[str] = ()) -> dict[str, str]:
    """The periods of cells, each as a base writes it; a cell that is none is left out.

    What some are said to mean, `2009/10=2009-04/2010-03`, those mean that are as they but for the
    year. None like 2009-10 and 2009/2010 is read where all name the next year, or one no month;
    nor days such as 1/2/2020, unless another tells the month, or 26/07/13, unless one is said.

    Raises:
        UsageError: what one is said to mean is no period, or those like it would have no year.
    """
    read = {cell: _period(cell) for cell in cells}
    spans = {cell: (int(found[1]), found[2]) for cell in read
             if (found := _SPAN.fullmatch(_plain(cell)))}  # fmt: skip
    are_next = all(str(year + 1).endswith(end) for year, end in spans.values())
    are_years = any(_MONTHS_OF_A_YEAR < int(end) < _CENTURY for _, end in spans.values())
    if are_years or (are_next and (len(spans) > 1 or any(end[2:] for _, end in spans.values()))):
        read |= dict.fromkeys(spans)
    told = {cell: text for cell, _, text in (text.rpartition("=") for text in said)}
    days = {cell: found.groups() for cell in read if (found := _DAYS.fullmatch(_plain(cell)))}
    near = next((int(text[:4]) for cell, text in told.items()
                 if cell in days and _period(text) == text), 0)  # fmt: skip
    days = {cell: (*parts, end if end[2:] else near + (int(end) - near + 50) % _CENTURY - 50)
            for cell, (*parts, end) in days.items() if end[2:] or near}  # fmt: skip
    each = ({cell: _period(order.format(*parts)) for cell, parts in days.items()}
            for order in ("{2}-{1:0>2}-{0:0>2}", "{2}-{0:0>2}-{1:0>2}"))  # fmt: skip
    possible = [meant for meant in each if all(meant.values())
                and all(meant.get(cell, text) == text for cell, text in told.items())]  # fmt: skip
    read |= possible[0] if possible[:1] == possible[-1:] != [] else {}
    for cell, text in told.items():
        form, year = _without_year(cell)
        alike = {other: year - its for other in read for own, its in [_without_year(other)]
                 if own == form}  # fmt: skip
        meant = period.parse(text) if _period(text) == text else None
        if meant is None or any(not before < meant.start[0] <= meant.end[0] < before + 10_000
                                for before in alike.values()):  # fmt: skip
            example = ("2009/10=2009-04/2010-03",)
            data = {"option": "--period-as", "given": text, "candidates": example}
            raise UsageError.of(Kind.BAD_CHOICE, **data)
        read |= {other: meant.earlier(before).text for other, before in alike.items()}
    return {cell: known for cell, text in read.items() if (known := told.get(cell, text))}


def _without_year(cell: str) -> tuple[str, int]:
    """A cell with `YEAR` for its year and `NEXT` for one that follows; and the year, or 0."""
    found = _YEAR.search(cell)
    if found is None:
        return cell, 0
    year = int(found[0])
    century, short = divmod(year + 1, _CENTURY)
    rest = re.sub(rf"^([-/–])(?:{century})?{short:02}(?![-\d])", r"\1NEXT", cell[found.end() :])
    return f"{cell[: found.start()]}YEAR{rest}", year


def is_period(cell: str) -> bool:
    """Whether a cell is a period, of which nobody is asked, of the years that tables are of."""
    return bool(_YEAR.match(_period(cell) or ""))


def may_be_period(text: str) -> bool:
    """Whether a text may say a period that is not read: `2009/10`, `GDP 2019`, `FY23`, `Jan-22`."""
    text = _IN_BRACKETS.sub(lambda at: at[0] if at[1].isdecimal() else "", text).strip()
    return bool(_YEAR.search(text) or _SHORT.fullmatch(_plain(text)) or is_part_of_year(text))


def are_years(cells: Iterable[str]) -> bool:
    """Whether cells are years: 2020, 2020年."""
    return all(_YEAR.fullmatch(_period(cell) or "") for cell in cells)


def is_part_of_year(cell: str) -> bool:
    """Whether a cell is a month, quarter or half, or first months: `Mar`, `3月`, `Q1`, `1-6月`."""
    text = _period(f"2000-{cell}") or _period(f"2000年{cell}") or ""
    return not number(cell) and len(text) in {len("2000-Q1"), len("2000-01/2000-06")}


def _plain(cell: str) -> str:
    """A cell without marks, with the first three letters of months."""
    marked = _MARKED.fullmatch(cell)
    text = normalize("NFKC", marked[1] if marked else "").strip(" *")
    return _WORD.sub(lambda word: _MONTHS.get(word[1].lower(), word[0]), text)


def _period(cell: str) -> str | None:
    text = _plain(cell)
    candidates = [written.format(*(_NUMBERS.get(part.lower(), part) for part in found.groups()))
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
_PRICES = re.compile(rf"^(?:(?:current|constant|{YEAR}) )+", re.IGNORECASE)
LONGEST = 60


def unit(text: str, owners: Mapping[str, Unit]) -> str | None:
    """What a base calls the unit of a text: `current US$`, `MIO_EUR`, `% of GDP`, `万人`."""
    words = [_CODES.get(word, word) for word in re.split(r"[_\s]+", text.strip()[:LONGEST])]
    if words[0].startswith("%"):
        return PERCENT.id
    own = _PRICES.sub("", " ".join(words))
    is_rate = {"per", "a"} & {*words} or "/" in text  # of 1,000 births, say, it is no multiple
    return own if unit_called(own, owners) or (counted(own) != own and not is_rate) else None


_ALONE = re.compile(r"(?:[千万亿]+|['’]?000s?|(?:thousand|million|billion|[mb]n)s?)", re.IGNORECASE)
_IN = re.compile("^in ", re.IGNORECASE)


def is_magnitude(text: str) -> bool:
    """Whether all of a text is a magnitude, `in millions` or 万: of what, it does not say."""
    return bool(_ALONE.fullmatch(_IN.sub("", text.strip("()（）[] "))))


def is_unit(text: str) -> bool:
    """Whether all of a text is a unit that everyone knows, or a multiple of any, as 万人 is."""
    text = _IN.sub("", text.strip("()（）[] "))
    is_percent = text.startswith("%") or IN_PERCENT.fullmatch(text)
    return bool(is_percent or unit_called(text, units_by_name())) or (counted(text) != text)
