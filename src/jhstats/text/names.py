"""Where a text names metrics and entities of a base, longest name first."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from jhstats.lang.counting import narrowed

_QUOTES = frozenset("“”‘’「」『』")
_SPACES = dict.fromkeys(map(ord, "\t\n\r\u00a0\u3000"), " ")
_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


class Name(NamedTuple):
    """A name in a text: where it stands, and the ids of the records that are called so."""

    start: int
    end: int
    ids: tuple[str, ...]


class Names:
    """The names of records, found in texts; the longest that begins at a place is taken."""

    def __init__(self, records: Iterable[tuple[str, Iterable[str]]]) -> None:
        owners: dict[str, list[str]] = {}
        for id_, words in records:
            for word in words:
                ids = owners.setdefault(folded(word), [])
                if id_ not in ids:
                    ids.append(id_)
        owners.pop("", None)
        self._owners = owners
        lengths: dict[str, set[int]] = {}
        for name in owners:
            lengths.setdefault(name[:2], set()).add(len(name))
        self._lengths = {begin: sorted(found, reverse=True) for begin, found in lengths.items()}

    def find(self, text: str) -> list[Name]:
        """All names in a text, in order, none inside another."""
        kept: Sequence[int] = range(len(text))
        if not _QUOTES.isdisjoint(text):
            kept = [at for at in kept if text[at] not in _QUOTES]
            text = "".join(text[at] for at in kept)
        small = _small(narrowed(text))
        found, lengths, at = [], self._lengths, 0
        for start in range(len(small)):
            if start < at:
                continue
            for length in (
                *lengths.get(small[start : start + 2], ()),
                *lengths.get(small[start], ()),
            ):
                end = start + length
                ids = self._owners.get(small[start:end])
                if ids and end <= len(small) and _stands(small, start, end):
                    found.append(Name(kept[start], kept[end - 1] + 1, tuple(ids)))
                    at = end
                    break
        return found


def _stands(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is no piece of a longer word or number."""
    first, last = text[start], text[end - 1]
    before, behind = text[start - 1] if start else " ", text[end : end + 1] or " "
    if first.isdigit() and (
        before.isdigit() or (before in ".," and start > 1 and text[start - 2].isdigit())
    ):
        return False
    if first.isascii() and first.isalpha() and before.isascii() and before.isalnum():
        return False
    if not (last.isascii() and last.isalnum()):
        return True
    is_between = not before.isascii() and last.isalpha() and behind.isdigit()  # 全市GDP4683亿元
    if behind.isascii() and behind.isalnum() and not is_between:
        return False
    return not (last.isdigit() and behind in ".," and text[end + 1 : end + 2].isdigit())


def _small(text: str) -> str:
    """The text with Latin letters made small and each space one, each in its place."""
    lower = text.lower()
    return (lower if len(lower) == len(text) else text.translate(_SMALL)).translate(_SPACES)


def in_number(name: str) -> tuple[str, ...]:
    """A name, and in English its singular or plural; what is short, like GWh, has neither."""
    if not (name.isascii() and len(name) > len("GWh") and name[-1].isalpha()):
        return (name,)
    return name, name[:-1] if name.endswith("s") else name + "s"


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name as it is looked up: narrow, in small letters, one space for many."""
    return " ".join(narrowed(name).casefold().split())
