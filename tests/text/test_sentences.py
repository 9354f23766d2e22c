"""Where sentences end, and what may be a title."""

from __future__ import annotations

import pytest

from jhstats.text.sentences import is_title, sentences


def test_no_sentence_is_longer_than_anybody_writes() -> None:
    assert sentences("a" * 600) == [(0, 600)]
    assert sentences("a" * 1300) == [(0, 600), (600, 1200), (1200, 1300)]
    assert sentences("一。 \n二。") == [(0, 2), (2, 6)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("茶市2020年公报", True), ("茶市公报12", False), ("茶市种茶。", False), ("茶" * 99, False)],
)
def test_a_title_is_short_and_has_no_figure(text: str, *, expected: bool) -> None:
    assert is_title(text) is expected
