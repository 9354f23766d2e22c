from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jhstats.render.lines import cells, wrapped


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("数字经济，全省第四", 8, ["数字经", "济，全省", "第四"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("第 1409亿元", 8, ["第 1409", "亿元"]),
        ("", 8, [""]),
    ],
)
def test_where_lines_break(text: str, width: int, expected: list[str]) -> None:
    assert wrapped(text, width) == expected


@given(st.text("ab 金华，。（1", max_size=60), st.integers(2, 20))
def test_no_line_is_too_long_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
