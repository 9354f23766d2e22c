from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jhstats.check import passages
from jhstats.check.passages import Paragraph
from jhstats.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def paragraphs(text: str, sections: Iterable[str] = ()) -> list[Paragraph]:
    """The paragraphs of a text, without its headings."""
    every = passages.paragraphs(text, sections)
    return [paragraph for paragraph in every if paragraph.number]


def test_sections_paragraphs_and_lines() -> None:
    found = paragraphs(TEXT, ["A heading", "茶叶的一章", "not there"])
    assert [(paragraph.section, paragraph.number, paragraph.text) for paragraph in found] == [
        (None, 1, "Before all"),
        ("A heading", 1, "It was 12 tonnes in 2020."),
        ("茶叶的一章", 1, "绿茶产量达到十二吨，排名第3。"),
        ("茶叶的一章", 2, "Second one"),
        (None, 1, "After it"),
    ]
    tea = found[2]
    assert [tea.line(tea.text.index(mark)) for mark in ("绿茶", "十二", "第")] == [11, 12, 13]


def test_a_section_that_is_not_named_is_a_paragraph() -> None:
    found = paragraphs(TEXT)
    assert [paragraph.section for paragraph in found] == [None] * len(found)
    assert "茶叶的一章" in [paragraph.text for paragraph in found]


@given(st.text(alphabet="ab 茶\n#*\r\t", max_size=60))
def test_every_offset_has_its_line(text: str) -> None:
    lines = text.split("\n")
    for paragraph in paragraphs(text, ["茶"]):
        for offset, character in enumerate(paragraph.text):
            assert character == " " or character in lines[paragraph.line(offset) - 1]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("tea is\ngreen", "tea is green"),
        ("茶是\n绿的", "茶是绿的"),
        ("茶，\n绿的。\n好", "茶，绿的。好"),
        ("茶\ntea", "茶 tea"),
        ("tea\n茶", "tea 茶"),
        ("有 12\n吨", "有12 吨"),
        ("有\u00a012\u00a0吨，1\u00a0200", "有12吨，1\u00a0200"),
        ("  茶__叶__ *好*  ", "茶叶 好"),
        ("他说\n“好茶”\n是的", "他说“好茶”是的"),
        ("锂\n𬭊盐", "锂𬭊盐"),  # beyond the basic plane
    ],
)
def test_lines_of_a_block_are_joined(written: str, read: str) -> None:
    assert [paragraph.text for paragraph in paragraphs(f"{written}\n\n.")] == [read, "."]


def test_without_a_blank_line_each_line_is_a_paragraph() -> None:
    text = "\n茶事\n一\n# 其他\n二\n三\n\n"
    found = [(paragraph.section, paragraph.number, paragraph.text, paragraph.line(0))
             for paragraph in paragraphs(text, ["茶事"])]  # fmt: skip
    assert found == [("茶事", 1, "一", 3), (None, 1, "二", 5), (None, 2, "三", 6)]


@pytest.mark.parametrize(
    ("sections", "found"),
    [
        (["Notes"], ["Notes", "Notes [2]", None, "Notes [3]"]),
        (["Notes", "Notes [2]"], ["Notes", "Notes [2]", None, "Notes [3]"]),
        (["Notes [3]"], ["Notes", "Notes [2]", None, "Notes [3]"]),
        (["Other"], [None, None, "Other", None]),
    ],
)
def test_a_heading_that_stands_again(sections: list[str], found: list[str | None]) -> None:
    text = "## Notes\n\na\n\nNotes\n\nb\n\n## Other\n\nc\n\nNotes\n\nd\n"
    if sections == ["Other"]:
        text = text.replace("\nNotes", "\n## Notes")
    assert [paragraph.section for paragraph in paragraphs(text, sections)] == found
    assert {paragraph.number for paragraph in paragraphs(text, sections)} == {1}


def test_a_heading_that_is_just_so_goes_before_one_that_stands_again() -> None:
    text = "# Notes\n\na\n\n# Notes [2]\n\nb\n\n# Notes\n\nc\n\n# Notes\n\nd\n"
    found = paragraphs(text, ["Notes", "Notes [2]"])
    assert [(paragraph.section, paragraph.text) for paragraph in found][:2] == [
        ("Notes", "a"),
        ("Notes [2]", "b"),
    ]
    assert found[3].section == "Notes [3]"


@pytest.mark.parametrize(
    "heading",
    [
        "茶 事",
        "**茶事**",
        "茶\n事",
        "# 茶事",
        "  ### 茶 事",
        "__茶__事  ",
        "## 茶事 ##",
        "### **茶事**",
        "茶\u00a0事",
    ],
)
def test_a_section_begins_after_the_block_that_is_its_name(heading: str) -> None:
    found = paragraphs(f"前言\n\n{heading}\n\n一\n\n二\n\n# 其他\n\n三", ["茶事"])
    assert [(paragraph.section, paragraph.number, paragraph.text) for paragraph in found] == [
        *((None, 1, "前言"), ("茶事", 1, "一"), ("茶事", 2, "二"), (None, 1, "三")),
    ]


def test_a_section_s_name_may_differ_in_width() -> None:
    [_, found] = paragraphs("前言\n\n## ２０２１年，６％\n\n一", ["2021年，6％"])
    assert found.section == "2021年，6％"


def test_a_name_inside_a_paragraph_begins_no_section() -> None:
    assert [paragraph.section for paragraph in paragraphs("茶事很多\n\n茶事\n一", ["茶事"])] == [
        None,
        None,
    ]


@pytest.mark.parametrize("rule", ["***", "* * *", "___", "**"])
def test_a_line_of_marks_alone_is_no_paragraph(rule: str) -> None:
    found = paragraphs(f"一\n\n{rule}\n\n二")
    assert [(paragraph.number, paragraph.text) for paragraph in found] == [(1, "一"), (2, "二")]


@pytest.mark.parametrize("mark", ["\f", "\u2028"])
def test_lines_are_counted_as_an_editor_counts_them(mark: str) -> None:
    last = paragraphs(f"one\n\n{mark}two{mark}\n\nlast")[-1]
    assert (last.text, last.line(0)) == ("last", 5)


@given(st.lists(st.text("茶ab ，。", min_size=1, max_size=9), min_size=1, max_size=8))
def test_a_span_that_crosses_lines_is_found(lines: list[str]) -> None:
    for paragraph in paragraphs("\n".join(lines)):
        assert fold_name(paragraph.text) == fold_name("".join(paragraph.text.split()))
        assert paragraph.text == paragraph.text.strip()
