"""Patterns of many words find what they say, however they are tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jhstats.proof import codes, lexicon
from jhstats.prose import bounds, dates_en, numerals
from jhstats.lang.patterns import LETTERS, Words, by_first, words
from jhstats.text.ranks import ranks

DRAFTS = (Path(__file__).parents[1] / "draft.md").read_text(encoding="utf-8").splitlines()
DRAFTED = Path(__file__).parents[2] / "bench" / "drafts"
BENCH = sorted([*DRAFTED.glob("*.toml"), *DRAFTED.glob("varied/*.toml")])  # none of `unseen`
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


CODES = (
    *(
        "邮编321000",
        "电话0579",
        "传真12",
        "热线12345",
        "手机1380",
        "座机82",
        "微信86",
        "股票代码600036",
    ),
    *(
        "证券代码300",
        "代码12",
        "编号7",
        "身份证33",
        "账号62",
        "学号20",
        "工号8",
        "车牌888",
        "第3章",
    ),
    *(
        "表3",
        "图4",
        "附录2",
        "附件5",
        "案例6",
        "专栏7",
        "公式8",
        "式9",
        "工业4.0",
        "十九大",
        "二十大",
    ),
    *(
        "上午9点",
        "下午3时",
        "凌晨2点",
        "中午12点",
        "晚上8点",
        "第十四个五年规划",
        "二十一世纪",
        "双11",
    ),
    *("双十二", "百年一遇", "一体两翼", "两个先行", "三位一体", "四梁八柱", "八周年", "七十周年"),
    *("3号楼", "1380号院", "2.0版", "9点半", "5月3日", "90年代", "618大促", "1/3", "3×4", "24/7"),
    *("tel 12", "ext. 5", "floor 3", "v2.0", "section 3", "RFC 7231", "B12", "May 5", "two-way"),
    *("+86 0579-82345678", "(0579)82345678", "#12", "〔2021〕5号", "[3]", "§3", "「12」村", "'21"),
)
"""One for each character, and each kind of word, that a code begins with."""
RANKS = (
    *(
        "前十",
        "最高",
        "核心城市之一",
        "第四",
        "首位",
        "榜首",
        "头名",
        "夺冠",
        "之首",
        "居首",
        "领跑",
    ),
    *("冠军", "亚军", "季军", "探花", "前列", "十强", "5强", "百强", "三大城市之一", "第一方阵"),
    *("top ten", "no. 4", "one of the largest", "among the largest", "forefront", "first to"),
    *("number one", "ranked fourth", "#3", "fourth-largest", "4th in the province", "came sixth"),
    *("second only to", "topped the list", "the largest", "Zhejiang's largest"),
)


@pytest.mark.parametrize("text", CODES)
def test_a_code_is_found_by_whatever_it_begins_with(text: str) -> None:
    assert codes.CODES.search(f"，{text}，") is not None


@pytest.mark.parametrize("text", RANKS)
def test_a_rank_is_found_by_whatever_it_begins_with(text: str) -> None:
    assert ranks(f"，{text}，")
