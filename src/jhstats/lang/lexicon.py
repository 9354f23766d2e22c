"""The words of all languages, found in a text: each stands once in its lexicon, with its class.

A third language is a file beside `zh.toml` with its keys, in `LANGUAGES` of `languages.py`.
"""

import re
from functools import cache
from itertools import product
from typing import NamedTuple

from jhstats.lang.forms import forms
from jhstats.lang.grammar import MOVES, Word
from jhstats.lang.languages import COMMON, LANGUAGES

_LATIN = r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ./&-]*(?<![./&-])(?:['’](?!s\b)[a-z]+)?"
_ADVERB_ENDINGS = tuple(end for language in LANGUAGES for end in language.adverb_ending)
_LATIN_PHRASE = re.compile(rf"{_LATIN}(?: {_LATIN}){{0,3}}")
_SHORTENED = {word for language in LANGUAGES for word in language.shortened}
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
    return Lexicon(phrases, max(len(phrase) for phrase in phrases if not phrase.isascii()), kinds)


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
        for stop in range(min(at + known.longest, end), at, -1):
            if word := known.phrases.get(text[at:stop]):
                return Spotted(at, stop, word)
        return None
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
    word = phrases.get(phrase) or (Word.ADVERB if phrase.endswith(_ADVERB_ENDINGS) else None)
    if word is None:
        word = Word.NAME if text[at].isupper() and not text[at:stop].isupper() else Word.UNKNOWN
    return Spotted(at, stop + (text[at:stop] in _SHORTENED and text[stop:end][:1] == "."), word)


def kinds_of(word: str) -> tuple[str, ...]:
    """The kinds of entities that a word for all of one may mean: 全省, the company."""
    return lexicon().kinds.get(" ".join(word.lower().split()), ())


def is_self(word: str) -> bool:
    """Whether a word means all of a kind, and is nobody's name: 全市, 全国, the city."""
    return lexicon().phrases.get(word.lower()) in (Word.SELF, Word.SCOPE)
