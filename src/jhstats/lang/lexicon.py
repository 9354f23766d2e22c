"""The words of all languages, found in a text, and which of them may stand where.

A word of a language stands once in its lexicon, with its class. A position is a stretch between
two things of a sentence; a class that a position does not allow, and each word that no lexicon
has, leaves a doubt there. So nothing is accused among words that nobody has listed.

A third language is a file beside `zh.toml` and `en.toml` with the same keys, in `LANGUAGES` of
`languages.py`.
"""

import re
from enum import Enum, auto
from functools import cache
from itertools import product
from typing import NamedTuple

from jhstats.lang.forms import forms
from jhstats.lang.languages import COMMON, LANGUAGES
from jhstats.model import Measure


class Word(Enum):
    """What a token of a sentence is: a thing that was found there, a class of words, a mark."""

    __hash__ = object.__hash__  # members are single; that of enumerations takes a third of reading

    METRIC = auto()
    WHOLE = auto()  # a metric that is the whole of a share
    ENTITY = auto()
    DATE = auto()
    FIGURE = auto()
    RANK = auto()

    VALUE = auto()  # says that the metric had a value: reached, 达到
    RISE = auto()
    FALL = auto()
    GROWTH = auto()  # names growth in no direction: 同比, year on year
    SHARE = auto()
    SHARE_OF = auto()  # a share whose whole follows: 占, share of
    CONTRIBUTION = auto()
    LEVEL = auto()  # says that the whole amount is meant: 总量, total
    MORE = auto()  # before a difference: 多, gap of
    TO = auto()  # makes a level of a movement: to, 至
    BY = auto()
    FROM = auto()
    THAN = auto()
    OF = auto()
    FOR = auto()  # before the whole of a contribution: 对
    RANKING = auto()  # says that something has a rank: 位居, came
    ADVERB = auto()
    HEDGE = auto()
    TIME = auto()
    SO_FAR = auto()  # up to a day of the period: 截至, to date
    PRESENT = auto()  # of the present, in the midst of targets: 目前, now
    PARTICLE = auto()
    JOIN = auto()
    SELF = auto()  # what the text is about, by its kind: 全市, the company
    SCOPE = auto()  # among whom, or of whom, by kind: 全国, the province
    NOUN = auto()  # a noun of measure, which names no metric: 指标, figure
    CLASSIFIER = auto()
    REPORTER = auto()  # says who tells it: 据统计, according to
    TARGET = auto()
    DONE = auto()  # says that it is a result: 已, has
    RESPECTIVE = auto()
    PART = auto()  # a part follows: 其中, of which
    SUM = auto()
    EACH = auto()  # per head or day, in a season, or an average
    ADDED = auto()  # what was added to a stock, or taken from it
    ALL = auto()  # all of a stock is meant: 累计, cumulative
    OTHER = auto()  # somebody whom no base names: 邻市, a rival
    NEGATION = auto()
    CAVEAT = auto()  # supposed, mistaken, defined or forecast otherwise: 如果, erratum, excluding
    REBASED = auto()  # of another base or unit: 不变价, 以美元计, 环比, in volume
    TURN = auto()  # begins another clause, of a cause: amid, thanks to
    CONTRAST = auto()  # begins another clause, of a like statement: while, but
    LOSS = auto()

    COMMA = auto()
    LIST = auto()  # between the members of a list: 、
    STOP = auto()
    COLON = auto()
    OPEN = auto()
    CLOSE = auto()
    QUESTION = auto()
    CODE = auto()  # a number that is no figure
    NAME = auto()  # a name by its form, of whom the base knows nothing
    UNKNOWN = auto()


def word_set(names: str) -> frozenset[Word]:
    """Classes of words by their names."""
    return frozenset(map(Word.__getitem__, names.split()))


BREAKS = word_set("COMMA STOP COLON TURN CONTRAST OPEN CLOSE")  # where a clause ends
MOVES = word_set("RISE FALL")
MEASURES = {
    Word.RISE: Measure.GROWTH,
    Word.FALL: Measure.GROWTH,
    Word.GROWTH: Measure.GROWTH,
    Word.SHARE: Measure.SHARE,
    Word.SHARE_OF: Measure.SHARE,
    Word.CONTRIBUTION: Measure.CONTRIBUTION,
    Word.LEVEL: Measure.LEVEL,
}
"""The measure that a class of words says."""
SPOILS = word_set("CAVEAT QUESTION")  # wherever they stand in a sentence, nothing in it is accused


class Position(Enum):
    """A stretch of a sentence, named by what stands around it."""

    LEAD = auto()  # from the beginning of the clause to the metric
    LINK = auto()  # from the metric to a number or a rank
    TAIL = auto()  # from the figure to the end of the clause, or the next figure
    COUNTED = auto()  # from a number to the metric that it counts
    CARRIED = auto()  # from the beginning of a sentence to a figure of the metric named before it
    HEAD = auto()  # the head of a column or a row


_LEAD = word_set("""
    ADVERB TIME SO_FAR PRESENT PARTICLE OF FOR DATE ENTITY SELF REPORTER TARGET DONE NOUN VALUE
    JOIN ALL TO FROM BY LEVEL WHOLE LIST SCOPE PART
""").union(MEASURES)
_LINK = _LEAD | word_set("""
    HEDGE COMMA COLON OPEN FIGURE RANK RANKING RESPECTIVE THAN ADDED CLASSIFIER CONTRAST
    REBASED LOSS
""")
ALLOWED = {
    Position.LEAD: _LEAD | word_set("HEDGE ADDED RANKING"),
    Position.LINK: _LINK,
    Position.TAIL: _LINK - {Word.CLASSIFIER, Word.REBASED} | {Word.METRIC},
    Position.COUNTED: MOVES | word_set("""
        CLASSIFIER OF PARTICLE GROWTH LEVEL ALL JOIN NOUN SELF ENTITY TIME BY RANKING REPORTER VALUE
        DONE
    """),
    Position.CARRIED: _LINK - {Word.LIST},
    Position.HEAD: _LEAD | word_set("COMMA COLON METRIC RANKING FIGURE CLASSIFIER"),
}  # fmt: skip
"""The classes that leave no doubt, by position."""

_LATIN = r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ./&-]*(?<![./&-])(?:['’](?!s\b)[a-z]+)?"
_ADVERB_ENDINGS = tuple(end for language in LANGUAGES for end in language.adverb_ending)
_LATIN_PHRASE = re.compile(rf"{_LATIN}(?: {_LATIN}){{0,3}}")
_NUMBER = re.compile(r"\d[A-Za-z0-9.,-]*")
_MARKS = {sign: Word[name] for name, signs in COMMON.marks.items() for sign in signs}


class Lexicon(NamedTuple):
    """The words of all languages."""

    phrases: dict[str, Word]  # by how they are written, small, one space for many
    longest: int  # how many characters the longest has in a script without spaces
    kinds: dict[str, tuple[str, ...]]  # the kinds of entities that a word for all of one may mean


class Spotted(NamedTuple):
    """A word of a text, with its class."""

    start: int
    end: int
    word: Word


@cache
def lexicon() -> Lexicon:
    """The words of all languages, put together once."""
    phrases: dict[str, Word] = {}
    kinds: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for name, listed in language.words.items():
            written = [form for entry in listed.split() for form in forms(entry)]
            phrases |= dict.fromkeys(written, Word[name])
            if Word[name] in MOVES:  # 降至: what follows is a level
                levels = map("".join, product(written, language.after_move))
                phrases |= dict.fromkeys(levels, Word.VALUE)
    for language in LANGUAGES:
        scopes = by_word(language.scopes)
        phrases |= dict.fromkeys(scopes, Word.SCOPE)
        kinds |= scopes
        for before, (kind, meant) in product(language.before_kind, by_word(language.kinds).items()):
            name = f"{before} {kind}" if kind.isascii() else before + kind
            phrases.setdefault(name, Word.SELF)
            kinds.setdefault(name, meant)
    longest = max(len(phrase) for phrase in phrases if not phrase.isascii())
    return Lexicon(phrases, longest, kinds)


def by_word(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The kinds of entities that each word of a table may mean."""
    return {word: tuple(kinds.split()) for kinds, own in table.items() for word in own.split()}


def words_in(text: str, start: int, end: int) -> list[Spotted]:
    """The words and marks of a stretch of text, in order; what no lexicon has is unknown."""
    found: list[Spotted] = []
    known, at = lexicon(), start
    while at < end:
        if text[at].isspace():
            at += 1
            continue
        spot = _spot(text, at, end, known)
        if spot is None:
            is_on = found and found[-1].word is Word.UNKNOWN and found[-1].end == at
            spot = Spotted(found.pop().start if is_on else at, at + 1, Word.UNKNOWN)
        found.append(spot)
        at = spot.end
    return found


def _spot(text: str, at: int, end: int, known: Lexicon) -> Spotted | None:
    """The word or mark at a place; None of a character in which no listed word begins."""
    character = text[at]
    if character in _MARKS:
        return Spotted(at, at + 1, _MARKS[character])
    if character > "\u2e80":
        spots = (
            Spotted(at, stop, word)
            for stop in range(min(at + known.longest, end), at, -1)
            if (word := known.phrases.get(text[at:stop]))
        )
        return next(spots, None)
    if character.isalpha():
        return _latin(text, at, end, known.phrases)
    number = _NUMBER.match(text, at, end)
    if number is None:
        return Spotted(at, at + 1, Word.PARTICLE)  # quotes and the like say nothing
    return Spotted(at, number.end(), Word.CODE)


def _latin(text: str, at: int, end: int, phrases: dict[str, Word]) -> Spotted:
    """A word or phrase of Latin letters; one of a capital that nobody has listed is a name."""
    found = _LATIN_PHRASE.match(text, at, end)
    if found is None:
        return Spotted(at, at + 1, Word.UNKNOWN)
    phrase = found[0].lower().replace("’", "'")
    while phrase not in phrases and " " in phrase:
        phrase = phrase.rpartition(" ")[0]
    stop = at + len(phrase)
    word = phrases.get(phrase)
    if word is None and phrase.endswith(_ADVERB_ENDINGS):
        word = Word.ADVERB
    if word is None:
        is_capital = text[at].isupper() and not text[at:stop].isupper()
        word = Word.NAME if is_capital else Word.UNKNOWN
    return Spotted(at, stop, word)


def kinds_of(word: str) -> tuple[str, ...]:
    """The kinds of entities that a word for all of one may mean: 全省, the company."""
    return lexicon().kinds.get(" ".join(word.lower().split()), ())


def is_self(word: str) -> bool:
    """Whether a word means all of a kind, and is nobody's name: 全市, 全国, the city."""
    return lexicon().phrases.get(word.lower()) in (Word.SELF, Word.SCOPE)
