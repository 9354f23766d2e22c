"""Ranks as texts print them, in Chinese and English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jhstats.lang.numerals import ranks


def told(text: str) -> list[str]:
    """The ranks of a text: `4`, `top-10`, `leading`, `first-to`."""
    return [
        str(one.number) if one.kind.value == "position" else "-".join(
            map(str, filter(None, (one.kind.value, one.number)))
        )
        for one in ranks(text)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("全省第四", ["4"]),
        ("居全省第一、全国第二", ["1", "2"]),
        ("分列全省第一、第二", ["1", "2"]),
        ("第十二位", ["12"]),
        ("全省第4名", ["4"]),
        ("第二大信息港", ["2"]),
        ("全省No.4", ["4"]),
        ("位居榜首", ["1"]),
        ("居全省之首", ["1"]),
        ("领跑全省", ["1"]),
        ("规模最大", ["1"]),
        ("数量最多的城市", ["1"]),
        ("最多3天", []),
        ("进出口十强", ["top-10"]),
        ("TOP10产品", ["top-10"]),
        ("跻身全国前五", ["top-5"]),
        ("五大节点之一", ["top-5"]),
        ("前三季度", []),
        ("前30%", []),
        ("前5个月", []),
        ("最繁忙的线路之一", ["leading"]),
        ("位居全国前列", ["leading"]),
        ("首次应用", ["first-to"]),
        ("全国第一个", ["first-to"]),
        ("首次突破", []),
        ("倒数第二", []),
        ("第三批", []),
        ("第一医院", []),
        ("第二个", []),
        ("No. 4 in Zhejiang", ["4"]),
        ("ranked fourth", ["4"]),
        ("ranking number four", ["4"]),
        ("came fourth after Ningbo", ["4"]),
        ("fourth in the province", ["4"]),
        ("twenty-first in China", []),
        ("21st in China", ["21"]),
        ("the second-largest port", ["2"]),
        ("second only to Ningbo", ["2"]),
        ("in fourth place", ["4"]),
        ("top in Zhejiang", ["1"]),
        ("topped the list", ["1"]),
        ("Zhejiang's largest", ["1"]),
        ("the fastest in Zhejiang", ["1"]),
        ("among the top ten", ["top-10"]),
        ("in the top 10", ["top-10"]),
        ("one of the five largest", ["top-5"]),
        ("one of the busiest lines", ["leading"]),
        ("the first city in China to reach", ["first-to"]),
        ("was the first city in China to reach 80", ["first-to"]),
        ("5% in the first quarter to 140.9 billion", []),
        ("in the first half to 80", []),
        ("for the first time", []),
        ("first of all", []),
    ],
)
def test_forms(text: str, claims: list[str]) -> None:
    assert told(text) == claims


@given(st.text())
def test_no_text_stops_the_reading(text: str) -> None:
    told(text)
