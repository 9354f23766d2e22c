"""What keeps a figure from being called wrong: each doubt by name, in both languages."""

from __future__ import annotations

import pytest

from jhstats.load import loader
from jhstats.proof.doubts import Doubt
from jhstats.proof.proving import Proof, Proved

BASE = loader.load()
PROOF = Proof(BASE)


def first(text: str, figure: str) -> Proved:
    """What is said of the first figure that holds some characters."""
    return next(one for one in PROOF.prove("draft", text) if figure in one.figure)


PLAIN = (
    ("2021年，金华数字经济核心产业营收为1450亿元。", "1450"),
    ("据统计，金华2021年的数字经济核心产业营收达到了1450亿元。", "1450"),
    ("1450亿元，这就是金华2021年的数字经济核心产业营收。", "1450"),
    ("In 2021 Jinhua's core digital-economy revenue came to 145 billion yuan.", "145"),
    ("Core digital-economy revenue in Jinhua, at 145 billion yuan, grew in 2021.", "145"),
    ("Jinhua posted 145 billion yuan of core digital-economy revenue in 2021.", "145"),
    ("截至2021年底，金华累计建设5G基站12070个。", "12070"),
    ("By the end of 2021 Jinhua had 12,070 5G base stations.", "12,070"),
    ("金华2021年数字经济核心产业增加值增速居全省第三。", "第三"),
    ("In 2021 Jinhua ranked third in Zhejiang by growth of core value added.", "third"),
)
"""Plain statements that are wrong."""


@pytest.mark.parametrize(("text", "figure"), PLAIN)
def test_a_plain_statement_leaves_no_doubt(text: str, figure: str) -> None:
    one = first(text, figure)
    assert list(one.said.reading.doubts.all()) == []
    assert one.judged.verdict.value == "wrong"


DOUBTFUL = (
    (Doubt.LINK, "2021年金华数字经济核心产业营收里软件业占去1450亿元。", "1450"),
    (Doubt.LINK, "Core digital-economy revenue taxed away in Jinhua in 2021: 145 billion yuan.",
     "145"),
    (Doubt.LEAD, "2021年金华外资企业数字经济核心产业营收1450亿元。", "1450"),
    (Doubt.LEAD, "In 2021 Jinhua's rural core digital-economy revenue was 145 billion yuan.",
     "145"),
    (Doubt.OWNER, "2021年某市数字经济核心产业营收1450亿元。", "1450"),
    (Doubt.OWNER, "Unlike its rivals, in 2021 core digital-economy revenue was 145 billion yuan.",
     "145"),
    (Doubt.DATE, "2020年和2021年，金华数字经济核心产业营收1450亿元。", "1450"),
    (Doubt.DATE,
     "A plan of 2021 was cut; core digital-economy revenue in 2020, 2021 was 145bn yuan.",
     "145"),
    (Doubt.SAID, "如果2021年金华数字经济核心产业营收为1450亿元。", "1450"),
    (Doubt.SAID, "2021年金华数字经济核心产业营收为1450亿元吗？", "1450"),
    (Doubt.SAID, "2021年金华未达到数字经济核心产业营收1450亿元。", "1450"),
    (Doubt.SAID, "If Jinhua's core digital-economy revenue had been 145 billion yuan in 2021.",
     "145"),
    (Doubt.SAID, "In 2021 Jinhua did not post core digital-economy revenue of 145 billion yuan.",
     "145"),
    (Doubt.EACH, "2021年金华平均每月数字经济核心产业营收为1450亿元。", "1450"),
    (Doubt.EACH, "In 2021 Jinhua's core digital-economy revenue was 145 billion yuan a month.",
     "145"),
    (Doubt.SERIES, "2021年金华数字经济核心产业营收1450亿元、300亿元。", "1450"),
    (Doubt.SERIES,
     "In 2021 Jinhua's core digital-economy revenue was 145 billion yuan and 30 billion yuan.",
     "145"),
    (Doubt.FROM, "金华数字经济核心产业营收由1450亿元，到2021年翻了一番。", "1450"),
    (Doubt.FROM, "金华数字经济核心产业营收从821亿元，2021年跃升至1409亿元。", "821"),
    (Doubt.FROM, "In 2021 Jinhua's core digital-economy revenue rose from 145 billion yuan.",
     "145"),
    (Doubt.FLOW, "2021年，金华新建5G基站1450个。", "1450"),
    (Doubt.FLOW, "In 2021 Jinhua added 1,450 5G base stations.", "1,450"),
    (Doubt.TAIL, "2021年金华数字经济核心产业营收1450亿元来自软件业。", "1450"),
    (Doubt.TAIL, "In 2021 Jinhua's core digital-economy revenue was 145 billion yuan in software.",
     "145"),
    (Doubt.WORD, "2021年，金华5G基站数是一。", "一"),
)  # fmt: skip


@pytest.mark.parametrize(("doubt", "text", "figure"), DOUBTFUL)
def test_a_doubt_has_a_name_and_accuses_nobody(doubt: Doubt, text: str, figure: str) -> None:
    found = [one for one in PROOF.prove("draft", text) if figure in one.figure]
    assert all(one.judged.verdict.value == "unknown" for one in found)
    if doubt is not Doubt.WORD:  # a word is not even told
        assert doubt in found[0].said.reading.doubts.all()


def test_each_doubt_has_a_case() -> None:
    assert {doubt for doubt, _, _ in DOUBTFUL} == set(Doubt)


@pytest.mark.parametrize(
    ("text", "figure", "verdict"),
    [
        # Messages that nobody has listed, but three digits of the fact's own.
        ("2021年金华外资企业数字经济核心产业营收1490亿元。", "1490", "wrong"),
        ("2021年金华外资企业数字经济核心产业营收1390亿元。", "1390", "unknown"),
        (
            "Core digital-economy revenue of 149 billion yuan in 2021 made headlines.",
            "149",
            "wrong",
        ),
        (
            "Core digital-economy revenue of 139 billion yuan in 2021 made headlines.",
            "139",
            "unknown",
        ),
        # A short name may be another metric's, unless the figure is near.
        ("2021年金华营收1490亿元。", "1490", "wrong"),
        ("2021年金华营收1300亿元。", "1300", "wrong"),
        ("2021年金华营收300亿元。", "300", "unknown"),
        # Nobody's digits count where the doubt is a grave one.
        ("如果2021年金华数字经济核心产业营收为1490亿元。", "1490", "unknown"),
        ("2021年杭州数字经济核心产业营收1490亿元。", "1490", "unknown"),
    ],
)  # fmt: skip
def test_digits_that_tell(text: str, figure: str, verdict: str) -> None:
    assert first(text, figure).judged.verdict.value == verdict
