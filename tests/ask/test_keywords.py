"""The words that a search understands."""

from __future__ import annotations

import pytest

from jhstats.ask import keywords
from jhstats.model import FactStatus, Measure, RankKind


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "零"), (4, "四"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (100, "100")],
)
def test_chinese_numerals(number: int, written: str) -> None:
    assert keywords.chinese(number) == written


def test_every_kind_has_words_of_its_own() -> None:
    for kinds, words in (
        (Measure, keywords.MEASURES),
        (FactStatus, keywords.STATUSES),
        (RankKind, keywords.RANKS),
    ):
        assert set(words) == set(kinds)
        every = [word for own in words.values() for word in own]
        assert len(set(every)) == len(every)
