from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jhstats.text import Standing, fold, paragraphs, standing

TEXT = """Before all

# A heading

It was **12** tonnes
in 2020.

茶叶的
一章

绿茶*产量*达到
十二吨，排名
第 3。

Second one

## Another heading

After it
"""


def test_sections_paragraphs_and_lines() -> None:
    found = paragraphs(TEXT, ["A heading", "茶叶的一章", "not there"])
    assert [(one.section, one.number, one.text) for one in found] == [
        (None, 1, "Before all"),
        ("A heading", 1, "It was 12 tonnes in 2020."),
        ("茶叶的一章", 1, "绿茶产量达到十二吨，排名第 3。"),
        ("茶叶的一章", 2, "Second one"),
        (None, 1, "After it"),
    ]
    tea = found[2]
    assert [tea.line(tea.text.index(mark)) for mark in ("绿茶", "十二", "第")] == [11, 12, 13]


def test_a_section_that_is_not_named_is_a_paragraph() -> None:
    found = paragraphs(TEXT)
    assert [one.section for one in found] == [None] * len(found)
    assert "茶叶的一章" in [one.text for one in found]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("十二吨", Standing.EXACT),
        ("第 3", Standing.EXACT),
        ("第3", Standing.FOLDED),
        ("第３", Standing.FOLDED),
        ("**十二**吨", Standing.FOLDED),
        ("十三吨", Standing.MISSING),
    ],
)
def test_where_a_span_stands(span: str, expected: Standing) -> None:
    tea = paragraphs(TEXT, ["茶叶的一章"])[-3]
    assert standing(tea, span) is expected


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="ab 茶\n#*\r\t", max_size=60))
def test_every_offset_has_its_line(text: str) -> None:
    lines = text.splitlines()
    for one in paragraphs(text, ["茶"]):
        for offset, character in enumerate(one.text):
            assert character == " " or character in lines[one.line(offset) - 1]
