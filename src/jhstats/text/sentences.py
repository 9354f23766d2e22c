"""Where the sentences of a text end: a full stop behind `No.` or `vs.` ends none."""

import re
from bisect import bisect_right

from jhstats.lang.layout import SENTENCE_END, SHORTENED, TITLE

_END = re.compile(
    SENTENCE_END
    + r"|\.(?=\s+[^a-z]|\s*$)"
    + "".join(rf"(?<!\b{word}\.)" for word in SHORTENED)
    + r"[\"”)]*"
)
_TITLE = re.compile(TITLE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DIGIT = re.compile(r"\d")
_LONGEST = 600


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end; none is longer than 600 characters."""
    result, begin = [], 0
    for end in [*(found.end() for found in _END.finditer(text)), len(text)]:
        while end - begin > _LONGEST:  # no sentence of a person, so it may be cut
            result.append((begin, begin + _LONGEST))
            begin += _LONGEST
        if text[begin:end].strip():
            result.append((begin, end))
        begin = end
    return result


def around(spans: list[tuple[int, int]], at: int) -> tuple[int, int]:
    """The sentence around a place, among the sentences of a text."""
    index = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return spans[max(index, 0)] if spans else (0, 0)


def is_title(text: str) -> bool:
    """Whether a block may be a title, though nothing marks it as one."""
    text = text.strip()
    return _TITLE.fullmatch(text) is not None and not _DIGIT.search(_YEAR.sub("", text))
