"""The words of all languages, found in a text.

A third language is a module beside `zh` and `en` with the same tables, named in `LANGUAGES`.
"""

import re
from functools import cache
from itertools import product
from typing import NamedTuple

from jhstats.lang import en, zh
from jhstats.lang.grammar import MOVES, Word

LANGUAGES = (zh, en)
_LATIN = r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ./&-]*(?<![./&-])(?:['’](?!s\b)[a-z]+)?"
_LATIN_PHRASE = re.compile(rf"{_LATIN}(?: {_LATIN}){{0,3}}")
_NUMBER = re.compile(r"\d[A-Za-z0-9.,-]*")
_MARKS = {
    Word.COMMA: "，,",
    Word.LIST: "、/＋+&",
    Word.STOP: "。；;!！.…—–|｜\n",
    Word.COLON: ":：",
    Word.OPEN: "（([【",
    Word.CLOSE: "）)]】",
    Word.QUESTION: "?？",
}
MARKS = {character: word for word, characters in _MARKS.items() for character in characters}


_SHORTEST_ADVERB = 5
_DASH = "--"


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


def classes(table: str) -> dict[Word, list[str]]:
    """The entries of a language's table by the class before them."""
    result: dict[Word, list[str]] = {}
    for entry in table.split():
        if entry.endswith(":"):
            listed = result[Word[entry[:-1]]] = []
        else:
            listed.append(entry)
    return result


@cache
def lexicon() -> Lexicon:
    """The words of all languages, put together once."""
    phrases: dict[str, Word] = {}
    kinds: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for word, entries in classes(language.WORDS).items():
            phrases |= {form: word for entry in entries for form in en.forms(entry)}
            if word in MOVES:  # 降至: what follows is a level
                phrases |= dict.fromkeys(map("".join, product(entries, language.TO)), Word.VALUE)
    for language in LANGUAGES:
        phrases |= dict.fromkeys(language.SCOPES, Word.SCOPE)
        kinds |= language.SCOPES
        for before, (kind, meant) in product(language.SELF, language.KINDS.items()):
            name = f"{before} {kind}" if kind.isascii() else before + kind
            phrases.setdefault(name, Word.SELF)
            kinds.setdefault(name, meant)
    longest = max(len(phrase) for phrase in phrases if not phrase.isascii())
    return Lexicon(phrases, longest, kinds)


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
    if text.startswith(_DASH, at):
        return Spotted(at, at + len(_DASH), Word.STOP)
    if character in MARKS:
        return Spotted(at, at + 1, MARKS[character])
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
    if word is None and phrase.endswith(en.ADVERB_ENDING) and len(phrase) >= _SHORTEST_ADVERB:
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


def is_own(word: str) -> bool:
    """Whether a writer means his own by it: 我市, our city."""
    return any(word.lower().startswith(own) for language in LANGUAGES for own in language.OWN)
