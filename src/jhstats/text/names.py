"""Where a text names metrics and entities of a base: in full or shortened, longest name first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from jhstats.lang.counting import narrowed
from jhstats.lang.lexicon import lexicon
from jhstats.model import Entity, Metric, Unit
from jhstats.names import simplified
from jhstats.text.records import Name

WORD = re.compile(r"[A-Za-zÀ-ÿ]+|\d+")
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")  # value-added is value added
STEM, _LEAST_WORD = 5, 4
_QUOTES = frozenset("“”‘’「」『』")
_SPACES = dict.fromkeys(map(ord, "\t\n\r\u00a0\u3000"), " ")


class Names:
    """Names, each with the ids of its records, found in texts; the longest at a place is taken."""

    def __init__(self, owners: Mapping[str, Iterable[str]]) -> None:
        self._owners = owners
        lengths: dict[str, set[int]] = {}
        for name in owners:
            lengths.setdefault(name[:2], set()).add(len(name))
        self._lengths = {begin: sorted(found, reverse=True) for begin, found in lengths.items()}
        firsts = re.escape("".join(sorted({name[0] for name in owners})))
        self._begins = re.compile(rf"(?!(?<=[a-z0-9])[a-z0-9])[{firsts}]" if firsts else "$^")

    def find(self, text: str) -> list[Name]:
        """All names in a text, in order, none inside another."""
        small, kept = _small(text)
        found, lengths, at = [], self._lengths, 0
        for begin in self._begins.finditer(small):
            start = begin.start()
            some = (*lengths.get(small[start : start + 2], ()), *lengths.get(small[start], ()))
            for length in some if start >= at else ():
                end = start + length
                ids = self._owners.get(small[start:end])
                if ids and end <= len(small) and _stands(small, start, end):
                    found.append(Name(kept[start], kept[end - 1] + 1, tuple(ids)))
                    at = end
                    break
        return found


@lru_cache(maxsize=8)
def _small(text: str) -> tuple[str, Sequence[int]]:
    """A text as names are looked up in it, without quotes, and where its characters stood."""
    kept: Sequence[int] = range(len(text))
    if not _QUOTES.isdisjoint(text):
        kept = [at for at in kept if text[at] not in _QUOTES]
        text = "".join(text[at] for at in kept)
    return _HYPHEN.sub(" ", simplified(narrowed(text)).lower().translate(_SPACES)), kept


def _stands(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is no piece of a longer word or number."""
    first, last = text[start], text[end - 1]
    before, behind = text[start - 1] if start else " ", text[end : end + 1] or " "
    if first.isdigit() and before in ".," and text[max(start - 2, 0) : start - 1].isdigit():
        return False  # 3.5G基站
    if first.isascii() and before.isascii() and before.isalnum():
        return False
    if not (last.isascii() and last.isalnum()):
        return True
    is_between = not before.isascii() and last.isalpha() and behind.isdigit()  # 全市GDP4683亿元
    if behind.isascii() and behind.isalnum() and not is_between:
        return False
    return not (last.isdigit() and behind in ".," and text[end + 1 : end + 2].isdigit())


def in_number(name: str) -> tuple[str, ...]:
    """A name, and in English its singular or plural; what is short, like GWh, has neither."""
    if not (name.isascii() and len(name) > len("GWh") and name[-1].isalpha()):
        return (name,)
    return name, name[:-1] if name.endswith("s") else name + "s"


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name as it is looked up: narrow, simplified, in small letters, one space for many."""
    return " ".join(_HYPHEN.sub(" ", simplified(narrowed(name)).casefold()).split())


def owners(records: Iterable[tuple[str, Iterable[str]]]) -> dict[str, dict[str, None]]:
    """The ids of records by their names, as these are looked up; each comes with all its names."""
    found: dict[str, dict[str, None]] = {}
    for id_, words in records:
        for word in filter(None, map(folded, words)):
            found.setdefault(word, {})[id_] = None
    return found


@lru_cache(maxsize=1000)
def stems(text: str) -> frozenset[str]:
    """The beginnings of a text's words but short ones, and each two Chinese characters of it."""
    text, known = simplified(text), lexicon().phrases
    words = (word.lower() for word in WORD.findall(text) if len(word) >= _LEAST_WORD)
    return frozenset(word[:STEM] for word in words if word not in known) | {
        text[at : at + 2] for at in range(len(text) - 1) if min(text[at : at + 2]) > "\u2e80"
    }


def called(one: Entity | Metric | Unit) -> tuple[str, ...]:
    """The names and aliases of a record."""
    return (*one.names.values(), *one.aliases)
