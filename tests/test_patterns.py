"""Patterns of many words find what they say, however they are tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jhstats.proof import codes, lexicon
from jhstats.prose import bounds, dates_en, numerals
from jhstats.prose.patterns import LETTERS, Words, by_first, words

DRAFTS = (Path(__file__).parent / "draft.md").read_text(encoding="utf-8").splitlines()
BENCH = sorted((Path(__file__).parents[1] / "bench" / "drafts").rglob("*.toml"))
LINES = [*DRAFTS, *(line for file in BENCH for line in file.read_text("utf-8").splitlines())]
ALL = {
    f"{module.__name__}.{name}": value
    for module in (lexicon, bounds, numerals)
    for name, value in vars(module).items()
    if isinstance(value, Words)
} | {f"dates_en {number}": pattern for number, (pattern, _) in enumerate(dates_en.FORMS)}


@pytest.mark.parametrize("name", ALL)
def test_a_pattern_with_clues_finds_what_it_finds_without(name: str) -> None:
    given = ALL[name]
    plain = re.compile(given.pattern, given.flags)
    found = [[one.span() for one in given.finditer(line)] for line in LINES]
    assert found == [[one.span() for one in plain.finditer(line)] for line in LINES]


CLUES = (
    (r"目标|(?<!即)将(?!近)|\btargets?\b|\bto\sreach\b", ("目标", "将", "target", "to reach")),
    (r"\bthe\s(?:year\sbefore|prior\syear)\b", ("year before", "prior year")),
    (r"未能?达|\b[a-z]+n't\b", ("未", "n't")),
    (r"本?[市县]|[？?]", ("市", "县", "？", "?")),
    (r"\ue000要|a\.b+c{2,}", ("要", "a")),
    (r"(?:(?P<own>我)|本|该)(?P<zh>[市县省])", ("我", "本", "该")),
    (r"(?i:upper)CASE|x", ("upper", "x")),
)


@pytest.mark.parametrize(("pattern", "clues"), CLUES)
def test_clues_are_what_a_match_cannot_do_without(pattern: str, clues: tuple[str, ...]) -> None:
    assert words(pattern).clues == clues


@pytest.mark.parametrize("pattern", [r"目标|\d+", r"\w+|目标", r"[a-z]|目标", r"(?:目标)?|x"])
def test_a_pattern_of_which_one_part_needs_nothing_has_no_clues(pattern: str) -> None:
    assert words(pattern).clues == ()


def test_a_clue_may_stand_anywhere_and_in_any_letters() -> None:
    pattern = words(r"\bto\sreach\b|目标")
    assert pattern.search("Plans TO\u00a0REACH it") is not None
    assert pattern.search("to  reach") is None
    assert pattern.fullmatch("xx目标", 2, 4) is not None
    assert pattern.match("目标") is not None
    assert pattern.match("x目标") is None
    assert [one.span() for one in pattern.finditer("目标目标", 2)] == [(2, 4)]
    assert pattern.search("目标", 1) is None


def test_a_pattern_by_first_characters_tries_each_group_where_it_may_begin() -> None:
    pattern = by_first((r"\d", r"\d+号"), (LETTERS, r"no\.\d+"), ("第", r"第\d+"), ("#", r"\#\d"))
    found = [one[0] for one in pattern.finditer("5号，No.6，第7号 #8 xno.9 #x")]
    assert found == ["5号", "No.6", "第7", "#8"]


def test_codes_are_found_by_all_that_they_begin_with() -> None:
    given = "电话0579-82345678，(0579)82345678，v2.0，RFC 7231，第3章，[3]，'21，1,409亿元"
    found = [one[0] for one in codes.CODES.finditer(given)]
    numbers = ["电话0579-82345678", "(0579)82345678", "v2.0", "RFC 7231", "第3章", "[3]", "'21"]
    assert found == numbers
