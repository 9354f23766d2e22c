"""Which classes of words may stand where while a figure stays what it seems."""

from __future__ import annotations

import pytest

from jhstats.lang.lexicon import ALLOWED, Position, Word, words_in
from tests.text.test_reading import read

MEASURED = "增长 下降 同比 占比 占 贡献率 总量"
SAID = f"{MEASURED} 达到 至 对 已经 期间 截至 目前 当地 和 指标 据 目标 实际 累计"
LED = SAID.replace("占 ", "")
EXAMPLES = (
    (Position.LEAD, "2020年{}茶市春茶总产量12.5吨。", LED + " 约 从"),
    (Position.LEAD, "2020年{}茶市春茶总产量居绿省第二。", LED + " 从 排 全市"),
    (Position.LINK, "2020年茶市春茶总产量{}12.5吨。", SAID + " 大致 比上年 排 家 分别为 不过 亏损"),
    (Position.TAIL, "2020年茶市春茶总产量12.5吨{}。", SAID + " 从 比上年 排 分别为 年价格 亏损"),
    (Position.COUNTED, "2020年茶市12.5吨{}春茶总产量。",
     "增长 下降 同比 总量 达到 排 期间 当地 和 指标 家 据 实际 累计"),
    (Position.CARRIED, "2020年茶市看春茶总产量。{}12.5吨。",
     SAID.replace("目前 ", "") + " 大致 比上年 排 家 分别为 不过 亏损"),
    (Position.HEAD, "| 2020年 | 春茶总产量{} |\n|---|---|\n| 茶市 | 12.5 |", SAID + " 从 排 家"),
    (Position.LEAD, "In 2020 {} Teatown's spring tea output was 12.5 tonnes.", "by of"),
    (Position.LINK, "In 2020 Teatown's spring tea output {} 12.5 tonnes.", "by of"),
    (Position.TAIL, "In 2020 Teatown's spring tea output was 12.5 tonnes {}.", "by of"),
    (Position.COUNTED, "In 2020 Teatown had 12.5 tonnes {} spring tea output.", "by of"),
    (Position.HEAD, "| 2020 | Spring tea output {} |\n|---|---|\n| Teatown | 12.5 |", "by of"),
)  # fmt: skip
"""A position, a text with a gap there, and words that leave no doubt in it."""


def without(position: Position, *words: Word) -> frozenset[Word]:
    """What a position allows but some classes."""
    return ALLOWED[position] - set(words)


@pytest.mark.parametrize(("position", "text", "words"), EXAMPLES)
def test_a_position_allows_what_leaves_no_doubt(
    position: Position, text: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for word in words.split():
        said, (spot,) = text.format(word), words_in(word, 0, len(word))
        assert (word, read(said)[-1].doubts) == (word, frozenset())
        with monkeypatch.context() as patched:
            patched.setitem(ALLOWED, position, without(position, spot.word))
            assert (word, bool(read(said)[-1].doubts)) == (word, True)


def test_whose_it_is_may_stand_before_what_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    for owner, word in (("Teatown", Word.ENTITY), ("the city", Word.SELF)):
        text = f"In 2020, 12.5 tonnes of {owner} spring tea output."
        assert read(text)[-1].doubts == frozenset()
        with monkeypatch.context() as patched:
            patched.setitem(ALLOWED, Position.COUNTED, without(Position.COUNTED, word))
            assert read(text)[-1].doubts
