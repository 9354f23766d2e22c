"""What is read of one sentence serves for those worded alike, and for no others."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from jhstats.load import loader
from jhstats.proof import proving
from jhstats.proof.alike import Reader, Wording
from jhstats.text.draft import BlockKind, Frame
from jhstats.proof.memory import Memory, Noted
from jhstats.proof.proving import Proof
from jhstats.proof.verdict import Judged, Verdict
from jhstats.proof.world import World

BASE = loader.load()
PROOF = Proof(BASE)
TEXT = Frame(BlockKind.TEXT)
DRAFTED = Path(__file__).parents[2] / "bench" / "drafts"
BENCH = sorted([*DRAFTED.glob("*.toml"), *DRAFTED.glob("varied/*.toml")])  # none of `unseen`
LONG = "\n\n".join(
    draft["text"] for file in BENCH for draft in tomli.loads(file.read_text("utf-8"))["draft"]
)

NUMBERED = """
[base]
schema = 1
title = "港"
main = "club"
[entity.club]
name = { zh = "24亿俱乐部" }
kind = "city"
[metric.ports]
name = { zh = "24万吨港口" }
nature = "stock"
[unit.pack]
name = { zh = "24件装" }
"""

TEMPLATES = (
    "2021年，金华数字经济核心产业营收{}亿元，同比增长71.7%，居全省第四。",
    "截至2021年底，金华累计建设5G基站{}个。",
    "金华数字经济核心产业营收首次突破{}亿元。",
    "In 2021 Jinhua's core digital-economy revenue came to {} billion yuan, up 71.7 percent.",
    "Jinhua put up {} 5G base stations by the end of 2021, the 4th most in Zhejiang.",
    "金华有{}家企业进入前{}强，合计{}万人。",
    "| 指标 | 2021年 |\n|---|---|\n| 数字经济核心产业营收（亿元） | {} |",
    "| 指标（单位：{}万元） | 2021年 |\n|---|---|\n| 营收 | {} |\n| 5G基站（个） | {} |",
    "Revenue (in {} million yuan) was {} in 2021; see section {} and call 0579-{}.",
    "金华营收{}亿元，下降－{}%，上市公司{}家，双{}亿元，规上工业{}亿元。",
    "Jinhua in Sept {} percent, in 2021 had revenue of {} billion yuan; by May {} million.",
    "{}版、{}路、第{}届、{}号楼的{}个人，{}月{}日，{}年，{}G，{}-{}%。",
)
DIGITS = (
    *("1409", "1,409", "1490", "140.9", "140.90", "11070", "71.7", "618", "2021", "2,021", "1850"),
    *("100", "10", "1", "1000", "12", "31", "0.5", "5", "4", "99999", "123456", "13800000000"),
    *("11", "15", "20", "25", "203", "39.8", "24.7", "5.3", "4.0", "1.5", "1.0", "100.5"),
)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_sentence_says_the_same_behind_others_worded_alike(template: str) -> None:
    drafts = ["# 金华\n\n" + template.replace("{}", digits) for digits in (*DIGITS, *DIGITS[::-1])]
    alone = [said for draft in drafts[: len(DIGITS)] for said in figures(draft)]
    behind = [said for draft in drafts[len(DIGITS) :] for said in figures(draft)]
    assert figures("\n\n".join(drafts)) == alone + behind


def figures(draft: str) -> list[tuple[str, Judged]]:
    """The figures of a draft, each with its verdict."""
    return [(one.figure, one.judged) for one in PROOF.prove("draft", draft)]


ALIKE = (
    ("金华营收{}亿元，增长{}%。", ("1409", "71.7"), ("1388", "17.2")),
    ("有{}家企业。", ("523", ), ("684", )),
    ("revenue of {} billion yuan", ("140.9", ), ("137.2", )),
    ("上市公司{}家", ("25", ), ("20", )),
    ("规上工业{}亿元", ("5.3", ), ("4.0", )),
    ("In Sept {} percent", ("45.1", ), ("20.1", )),
    ("增长{}%", ("1.5", ), ("2.7", )),
)  # fmt: skip
UNLIKE = (
    ("营收{}亿元", "1409", "2021"),  # it may be a year
    ("营收{}亿元", "1409", "1000"),  # it may be a caption
    ("营收{}亿元", "1409", "0000"),  # it is no amount
    ("营收{}亿元", "1409", "140.9"),  # it is longer
    ("建了{}个基站", "5", "6"),  # a name has it
    ("全省第{}", "4", "5"),
    ("{}年增长", "2021", "2022"),
    ("前{}强企业", "20", "30"),
    ("全省第{}家", "35", "47"),  # it is a rank
    ("下降－{}%", "71.7", "39.8"),
    ("双{}亿元", "15", "12"),
)


@pytest.mark.parametrize(("template", "first", "second"), ALIKE)
def test_sentences_that_differ_in_their_amounts_are_read_once(
    template: str, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    reader = Reader(World(BASE))
    one = reader.read(template.format(*first), TEXT, Memory())
    other = reader.read(template.format(*second), TEXT, Memory())
    assert one.first is other.first
    numbers = [said.figure.numeral.number for said in other.said if said.figure.numeral]
    assert [str(number) for number in numbers] == list(second)
    assert {said.sentence.text for said in other.said} == {template.format(*second)}


@pytest.mark.parametrize(("template", "first", "second"), UNLIKE)
def test_sentences_that_may_say_something_else_are_read_each(
    template: str, first: str, second: str
) -> None:
    reader = Reader(World(BASE))
    one = reader.read(template.format(first), TEXT, Memory())
    other = reader.read(template.format(second), TEXT, Memory())
    assert one.first is not other.first


def test_what_stands_around_a_sentence_parts_it_from_others() -> None:
    reader = Reader(World(BASE))
    one = reader.read("营收1409亿元", TEXT, Memory())
    assert reader.read("营收1388亿元", TEXT, Memory(entity="yiwu")).first is not one.first
    heading = Frame(BlockKind.HEADING)
    assert reader.read("营收1388亿元", heading, Memory()).first is not one.first


def test_the_numbers_in_names_are_no_amounts(tmp_path: Path) -> None:
    file = tmp_path / "base.toml"
    file.write_text(NUMBERED, encoding="utf-8")
    reader = Reader(World(loader.load(file)))
    for template in ("有{}万吨港口。", "{}亿俱乐部营收增长。", "有12个{}件装。"):
        one, other = (reader.read(template.format(n), TEXT, Memory()) for n in (24, 35))
        assert one.first is not other.first
        longer = reader.read(template.format(124), TEXT, Memory()).first
        assert longer is reader.read(template.format(135), TEXT, Memory()).first
        assert not longer.entities
        assert not any(longer.text[one.start].isdigit() for one in longer.metrics)
        first, second = (reader.read(template.format(n), TEXT, Memory()) for n in (57, 68))
        assert first.first is second.first


def test_judging_asks_no_more_of_what_was_said_before_than_reading_did(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[Noted, set[str]]] = []

    class Watched(Reader):
        def read(self, text: str, frame: Frame, memory: Memory) -> Wording:
            found = super().read(text, frame, memory)
            noted: object = found.first.memory
            assert isinstance(noted, Noted)
            asked.append((noted, {*noted.looked, "full"}))
            return found

    monkeypatch.setattr(proving, "Reader", Watched)
    wrong = [one for one in PROOF.prove("draft", LONG) if one.judged.verdict is Verdict.WRONG]
    assert wrong
    assert all(noted.looked <= before for noted, before in asked)
