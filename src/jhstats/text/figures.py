"""The figures of a draft's text, and what looks like one and is none."""

import re
from collections.abc import Iterable, Sequence

from jhstats.figure import ONE, Bound
from jhstats.lang.counting import CHINESE, narrowed, ordinal
from jhstats.lang.languages import compiled, pattern
from jhstats.lang.numerals import bound_behind, numerals, ranks
from jhstats.lang.patterns import Spans, words
from jhstats.lang.records import RankText
from jhstats.model import RankKind
from jhstats.text.records import Caption, Figure, Name, Scale
from jhstats.text.units import CLASSIFIER, Units

_PLUS = re.compile(r"(?<!\S)[（(]?\+$")
_SIGN = re.compile(rf"(?:US|HK|N[TZ]|[ACRS])?[$£€]|(?:{pattern('CURRENCY_CODES')})(?=\s)")
_CODES = words(pattern("CODES"), also=r"\d(（〔\[“\"「'’#")
_CAPTION, _CELL_RANK, _PLURAL = map(compiled, ("CAPTION", "CELL_RANK", "PLURAL"))
_CURRENCY = re.compile(r"^(?:CNY|RMB|[¥￥])\s?(.+)$", re.IGNORECASE)
_COMMA = re.compile(r"[,，]\s*")
_THOUSANDS = re.compile(r"(?<!\d)['’]?000s?\b")
_BETWEEN = re.compile(r"^[,，\s]*(?:in\s)?")  # $ in millions; US$, millions
_HEAD_UNIT = re.compile(r"[（(\[]([^）)\]]{1,40})[）)\]]|[,，/]\s*([^,，/（(]{1,20})(?=[（(]|$)")


def figures(
    text: str,
    units: Units,
    others: Iterable[tuple[int, int]],
    names: Sequence[Name] = (),
    *,
    with_codes: bool = False,
) -> list[Figure]:
    """The figures of a text, in order; names, codes and numbers that only count are none.

    Nor is what others have taken: dates. `with_codes` takes for figures what looks like a code.
    """
    bare = narrowed(text)
    begins = {at: name.end for name in names for at in range(name.start, name.end)}
    taken = [*others, *(found.span() for found in (() if with_codes else _CODES.finditer(bare)))]
    others_taken = Spans(taken)
    ranked = [one for one in ranks(bare) if not others_taken.overlap(one.start, one.end)]
    result = [Figure(rank.start, rank.end, None, rank) for rank in ranked]
    taken += [one[:2] for one in names] + [one[:2] for one in result]
    for one in numerals(bare, taken):
        behind = None if one.unit else units.behind(bare, one.end)
        is_word = bare[one.start] in CHINESE and not (one.unit or one.scale > 1 or behind)
        if is_word and not CLASSIFIER.match(bare, one.end):
            continue
        if behind and one.bound is Bound.EXACT:  # 2亿千瓦以上
            one = one._replace(bound=bound_behind(bare, behind.end) or Bound.EXACT)  # noqa: PLW2901 - the same number
        before = units.before(bare, one.start)
        if before and (one.unit or {before.start - 1, before.start} <= begins.keys()):
            before = None  # disabled staff 9.3%
        if before and behind and not behind.scales:
            behind = None  # $1.28 billion year on year
        begin = min(one.begin, before.start) if before else one.begin
        begin -= _PLUS.search(bare, max(0, begin - 2), begin) is not None
        is_name = behind is not None and begins.get(behind.start, 0) > behind.end
        end = behind.end if behind and not is_name else one.end  # 5 firms on the cloud
        word = bare[one.start].isalpha() and one.number == 1 and one.scale == 1
        is_nth, piece = (bare[one.start - 1 : one.start] == sign for sign in "第\n")
        result.append(Figure(begin, end, one, None, behind or before, word or is_nth, piece))
    return sorted(result, key=lambda one: (one.start, one.end))


def captions(text: str, units: Units) -> list[Caption]:
    """The units that a text gives for the bare numbers near them: (bn yuan), in CNY billion."""
    return [
        (*found.span(), unit)
        for found in _CAPTION.finditer(narrowed(text))
        if (unit := unit_in(next(filter(None, found.groups())), units, is_all=True))
    ]


def unit_of(head: str, units: Units) -> Scale | None:
    """What a head says of the numbers below it: a magnitude, a unit, or percent."""
    if narrowed(head).rstrip(")） ").endswith("%"):
        return ONE, None, "%"
    for found in _HEAD_UNIT.finditer(narrowed(head)):
        said = found[1] or found[2]
        for part in (said, *(said[comma.end() :] for comma in _COMMA.finditer(said))):
            if (unit := unit_in(part, units)) is not None:
                return unit
    given = captions(head, units)
    return given[-1][2] if given else unit_in(head, units, is_all=True)


def unit_in(given: str, units: Units, *, is_all: bool = False) -> Scale | None:
    """A magnitude and unit in words that begin with them, or are nothing else."""
    words = _PLURAL.sub("", _CURRENCY.sub(r"\1 yuan", narrowed(given).strip()))
    words = _THOUSANDS.sub("1000", words)
    sign = _SIGN.match(words)  # $m
    word = words[sign.end() :] if sign else words
    lead = "" if word[:1].isdigit() else "1" if sign or word[:1] > "z" else "1 "  # no 1m of (m)
    text = f"{sign[0]} {lead}{word}" if sign else lead + word
    for one in numerals(text)[:1]:
        unit = units.behind(text, one.end) or units.before(text, one.start)
        end = max(unit.end, one.end) if unit else one.end
        is_one = one.number.normalize().as_tuple().digits == (1,)
        is_unit = one.unit or unit or one.value > 1
        if is_one and is_unit and not (is_all and text[end:].strip()):
            behind = numerals("1" + _BETWEEN.sub("", text[end:]))[:1]
            return max([one.value, *(more.scale for more in behind)]), unit, one.unit
    return None


def in_unit(one: Figure, captions: Iterable[Caption], unit: Scale | None) -> Figure:
    """A figure that has no unit in that of the caption before or right behind it, else in one."""
    near = [own for start, end, own in captions if end <= one.start or 0 <= start - one.end <= 1]
    scale, word, sign = near[-1] if near else unit or (ONE, None, "")
    numeral = one.numeral
    if numeral is None or numeral.unit or one.unit or numeral.scale > 1:
        return one
    return one._replace(numeral=numeral._replace(scale=scale, unit=sign), unit=word)


def cell_rank(text: str) -> Figure | None:
    """The rank that a table's cell holds: 4, 第4, 4th, fourth."""
    if not (found := _CELL_RANK.fullmatch(narrowed(text))):
        return None
    rank = RankText(found.start(1), found.end(), RankKind.POSITION, ordinal(found[1]))
    return Figure(found.start(1), found.end(), None, rank)
