"""A draft as blocks, where they stand, and what a comment in it covers."""

from __future__ import annotations

import pytest

from jhstats.load.files import Spot
from jhstats.text.draft import Draft, is_title, sentences


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("一行\n二行\n\n三行", ["text 一行二行", "text 三行"]),
        ("one\ntwo", ["text one two"]),
        ("有1\n2吨", ["text 有1\n2吨"]),
        ("> one\n>\n> two", ["text one two"]),
        ("# 头\n文", ["heading 头", "text 文"]),
        ("文\n# 头", ["text 文", "heading 头"]),
        ("- 甲\n- 乙", ["item 甲", "item 乙"]),
        ("- 甲5\n合计\n- 乙", ["item 甲5 合计", "item 乙"]),
        ("甲5\n合计", ["text 甲5 合计"]),
        # Code says nothing; a fence is closed by its own sign.
        ("甲\n```\n乙\n```\n丙", ["text 甲", "text 丙"]),
        ("```\n乙\n~~~\n丙\n```\n丁", ["text 丁"]),
        ("甲 <!-- 乙 --> 丙", ["text 甲 丙"]),
        ("甲 <!-- 乙", ["text 甲 <!-- 乙"]),
        ("增长 **71.7%** 左右，*5* 家", ["text 增长71.7%左右，5家"]),  # spaces beside digits
        ("5G 基站 AGV 小车 of 5 家", ["text 5G基站 AGV小车 of 5家"]),
        # A table ends with its last row; a row of two cells may have one bar.
        (
            "文\n| 甲 | 乙 |\n|---|---|\n丙 | 丁\n文",
            ["text 文", *map("cell {}".format, "甲乙丙丁"), "text 文"],
        ),
        ("甲 | 乙", ["text 甲 | 乙"]),
    ],
)
def test_the_blocks_of_a_draft(text: str, blocks: list[str]) -> None:
    assert [f"{one.frame.kind.value} {one.text}" for one in Draft(text).blocks] == blocks


def test_what_stands_around_a_cell() -> None:
    rows = "| 年 | 单位 | 值 |\n|---|---|---|\n| 2020 | 吨 | 5 | 6 |\n| 2021 |\n| 2022 | 市 |"
    around = {one.text: one.frame.around for one in Draft(rows).blocks}
    assert around["5"] == ("值", "2020", "吨")
    assert around["6"] == ("", "2020", "吨")
    assert around["2021"] == ("年", "")
    assert around["值"] == ("", "年", "单位")


def test_a_draft_of_a_page_stands_where_its_spots_say() -> None:
    assert Draft("甲\n乙").place(2) == (2, 1)
    assert Draft("甲\n乙", (Spot(0, 7, 5),)).place(1) == (7, 6)


def test_a_comment_may_give_no_reason_or_no_figure() -> None:
    found = Draft('<!-- jhstats: ok "5" --><!-- jhstats: 5 -->').accepted()
    assert [one.figure for one in found] == ["5", None]
    assert found[0].reason is None


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
