"""The words of each language: one class a word, and what each position allows."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from jhstats.lang.grammar import ALLOWED, BREAKS, SPOILS, Position, Word
from jhstats.lang.languages import COMMON, LANGUAGES, Language, pattern
from jhstats.lang.lexicon import is_self, kinds_of, words_in
from tests.test_layers import SOURCE
from tests.text.test_reading import read


def tokens(text: str) -> list[str]:
    """The words of a text with their classes."""
    return [f"{text[one.start : one.end]} {one.word.name}" for one in words_in(text, 0, len(text))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_stands_once(language: Language) -> None:
    count = Counter(" ".join(language.words.values()).split())
    assert [word for word, times in count.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_read_strictly(language: Language) -> None:
    """Its keys are those of `Language`, each of them there, or nothing could be imported."""
    assert set(language.words) <= set(Word.__members__)
    assert language.dates.keys() == {"forms", "numbers", "lengths"}
    assert language.ranks.keys() == {"forms"}
    for table in (language.words, language.kinds, language.scopes):
        assert all(isinstance(words, str) and words.split() for words in table.values())
    with pytest.raises(TypeError):
        Language(**{**language._asdict(), "nouns": {}})
    with pytest.raises(TypeError):
        Language(words={})  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("达到", ["达到 VALUE"]),
        ("同比增长", ["同比增长 RISE"]),
        ("降至", ["降至 VALUE"]),
        ("走高到 走低至", ["走高到 VALUE", "走低至 VALUE"]),
        ("下降", ["下降 FALL"]),
        ("软件业", ["软 UNKNOWN", "件 CLASSIFIER", "业 UNKNOWN"]),
        ("占比", ["占比 SHARE"]),
        ("占", ["占 SHARE_OF"]),
        ("全市", ["全市 SELF"]),
        ("全国", ["全国 SCOPE"]),
        ("其中，", ["其中 PART", "， COMMA"]),
        ("reached posted posting", ["reached VALUE", "posted VALUE", "posting VALUE"]),
        ("carried", ["carried VALUE"]),
        ("slipped dipping settled", ["slipped FALL", "dipping FALL", "settled VALUE"]),
        ("rose risen rising", ["rose RISE", "risen RISE", "rising RISE"]),
        ("seeing puts totalled", ["seeing VALUE", "puts REPORTER", "totalled VALUE"]),
        ("accounted for", ["accounted for SHARE_OF"]),
        ("the city", ["the city SELF"]),
        ("sharply", ["sharply ADVERB"]),
        ("monthly", ["monthly EACH"]),
        ("only newly", ["only ADVERB", "newly ADDED"]),
        ("Reached", ["Reached VALUE"]),
        ("financed", ["financed UNKNOWN"]),
        ("Hangzhou", ["Hangzhou NAME"]),
        ("BYD", ["BYD UNKNOWN"]),
        ("isn't", ["isn't NEGATION"]),
        ("year-on-year", ["year-on-year GROWTH"]),
        ("(1409x)?", ["( OPEN", "1409x CODE", ") CLOSE", "? QUESTION"]),
    ],
)
def test_each_word_has_its_class(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_what_no_lexicon_has_no_position_allows() -> None:
    never = {Word.UNKNOWN, Word.NAME, Word.OTHER, Word.NEGATION, *SPOILS}
    assert all(never.isdisjoint(allowed) for allowed in ALLOWED.values())
    assert set(ALLOWED) == set(Position)


def test_only_a_link_runs_over_the_end_of_a_clause() -> None:
    for position in (Position.LEAD, Position.COUNTED):
        assert BREAKS.isdisjoint(ALLOWED[position])
    assert Word.COMMA in ALLOWED[Position.LINK]
    assert Word.TURN not in ALLOWED[Position.LINK]


def test_a_word_for_all_of_a_kind_says_the_kind() -> None:
    assert "city" in kinds_of("全市")
    assert "province" in kinds_of("the  Province")
    assert "company" in kinds_of("the company")
    assert kinds_of("revenue") == ()
    assert is_self("我市")
    assert not is_self("金华")


def test_letters_of_other_scripts_are_words_that_nobody_has_listed() -> None:
    assert {spot.word for spot in words_in("жук", 0, 3)} == {Word.UNKNOWN}


MEASURED = "增长 下降 同比 占比 占 贡献率 总量"
SAID = f"{MEASURED} 达到 至 对 已经 期间 截至 目前 当地 和 指标 据 目标 实际 累计"
LED = SAID.replace("占 ", "")
EXAMPLES = (
    (Position.LEAD, "2020年{}茶市春茶总产量12.5吨。", LED + " 约 从"),
    (Position.LEAD, "2020年{}茶市春茶总产量居绿省第二。", LED + " 从 排 全市"),
    (Position.LINK, "2020年茶市春茶总产量{}12.5吨。", SAID + " 大致 比上年 排 家 分别为 不过 亏损"),
    (Position.TAIL, "2020年茶市春茶总产量12.5吨{}。", SAID + " 从 比上年 排 分别为 亏损"),
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


def test_each_pattern_is_asked_for() -> None:
    """By the code or by another pattern: what nobody asks for is dead, or its name is mistyped."""
    tables = [COMMON.patterns, *(language.patterns for language in LANGUAGES)]
    forms = [*(form for own in LANGUAGES for form in own.dates["forms"])]
    forms += [form for own in LANGUAGES for _, form in own.ranks["forms"]]
    texts = [*forms, *(text for table in tables for text in table.values())]
    asked = set(re.findall(r"\{([A-Z_]+)\}", " ".join(texts)))
    for file in SOURCE.rglob("*.py"):
        asked |= set(re.findall(r"['\"]([A-Z_]+)['\"]", file.read_text(encoding="utf-8")))
    assert {name for table in tables for name in table} <= asked


def test_an_unknown_pattern_is_an_error() -> None:
    with pytest.raises(KeyError):
        pattern("NOBODY")
