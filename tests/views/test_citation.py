"""What `cite` writes is what `proof` reads: each figure and rank is right, of the fact it tells."""

from __future__ import annotations

from pathlib import Path

import pytest

import jhstats
from jhstats.proof.agreement import Verdict
from jhstats.proof.proving import Proof
from jhstats.say.messages import LANGUAGES, Messages
from jhstats.views.citation import sentences
from jhstats.views.wording import Wording
from tests.run import run

TOP = Path(__file__).parents[2]
BASES = [
    *("data/facts.toml", "examples/planets.toml", "examples/world/world.toml"),
    *("bench/drafts/unseen/bases/yuhuan.toml", "bench/drafts/unseen-2/bases/transport.toml"),
]
FACTS = f"--facts={TOP / 'tests' / 'base.toml'}"
UNREAD = {"world/world.toml": {f"gdp-world-{year}" for year in (2014, 2015, 2016)}}
"""Whom no text names as the one that a figure is of: the reader takes the world for a scope."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", BASES)
def test_every_figure_and_rank_is_proved_with_its_fact(path: str, language: str) -> None:
    base = jhstats.load(TOP / path)
    store = jhstats.Store(base)
    proof = Proof(store)
    left = next((ids for end, ids in UNREAD.items() if path.endswith(end)), set())
    rows = [row for row in jhstats.show(store) if row.fact.id not in left]
    proved = set()
    for text in sentences(rows, Wording(store, Messages(language))):
        for figure in proof.prove("draft", text):
            judged = figure.judged
            assert judged.verdict is Verdict.RIGHT, (text, figure.figure, judged)
            assert judged.fact
            proved |= {(fact.id, judged.rank) for fact in (judged.fact, *judged.also)}
    told = {(row.fact.id, None) for row in rows if row.value is not None}
    assert told | {(row.fact.id, rank) for row in rows for rank in row.fact.ranks} == proved


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        (
            ["revenue", "2021"],
            "zh",
            "2021年，金华市数字经济核心产业营收1409亿元，居浙江省第4位；同比增长71.7%，增速居浙江省第1位。",
        ),
        (
            ["revenue", "level", "2021"],
            "en",
            (
                "In 2021 Jinhua's core digital-economy revenue was 140.9 billion yuan (1409亿元), "
                "fourth in Zhejiang."
            ),
        ),
        (
            ["revenue", "2022", "level"],
            "en",
            (
                "In 2022 the target for Jinhua's core digital-economy revenue is over "
                "160 billion yuan (突破1600亿元)."
            ),
        ),
        (["5g-stations"], "zh", "2021年，金华市累计建设5G基站11070个，居浙江省第4位。"),
        (
            ["output", "level"],
            "zh",
            "2021年，横店电子产业园产值188.78亿元（原文该处未印，系推断：主体）。",
        ),
        (
            ["trains", "--entity", "yixinou-yiwu"],
            "en",
            (
                "From Jan 1 to Jun 30 2022, Yixin'ou trains, Yiwu platform's freight trains run "
                "were 808 trains."
            ),
        ),
        (["future-factories"], "zh", "金华市累计认定省级未来工厂3家，居浙江省第4位（未印时期）。"),
    ],
)
def test_a_sentence_is_ready_to_print(words: list[str], language: str, expected: str) -> None:
    told = run(["cite", *words], lang=language)
    assert told.status == 0
    assert told.out.splitlines() == [expected, "[1] 孙俊. 金华：数字竞风流 智胜新未来[N]. 2022."]
    assert "container-title" in told.err


def test_a_change_has_a_sentence_of_its_own() -> None:
    base = TOP / "bench" / "drafts" / "unseen" / "bases" / "tesla.toml"
    told = run(["cite", "revenue", "2023", f"--facts={base}"]).out.splitlines()
    assert "In 2023 Tesla's total revenue rose by 15.31 billion US dollars from 2022." in told


def test_a_name_reads_as_a_part_of_its_sentence() -> None:
    told = run(["cite", "5g-stations", "cloud-firms"], lang="en").out.splitlines()
    assert "5G base stations to date were 11,070 units, fourth in Zhejiang." in told[0]
    assert "firms on the cloud to date were 53,299 firms, third in Zhejiang." in told[1]


def test_a_source_is_referred_to_in_each_style(tmp_path: Path) -> None:
    bib = tmp_path / "sources.bib"
    assert run(["cite", "tea", "2020", FACTS, "-o", str(bib)]).status == 0
    styled = run(["cite", "tea", "2020", FACTS, "--style=bibtex"]).out
    assert bib.read_text(encoding="utf-8") == styled
    assert "@book{handbook," in styled
    assert all(line[:1] in "%@ }" for line in styled.splitlines())
    for name in ("国标", "gb/t 7714"):
        named = run(["cite", "tea", "2020", FACTS, "--style", name], lang="zh").out
        assert named == run(["cite", "tea", "2020", FACTS], lang="zh").out
    objects = run(["cite", "tea", "2020", FACTS, "--style=csl-json"]).out
    assert objects == run(["cite", "tea", "2020", FACTS, "--json"], lang="zh").out
    assert '"custom": {"facts": ["tea-2020", "tea-growth-2020"]}' in objects


def test_what_is_not_there_is_told_as_show_tells_it() -> None:
    assert run(["cite", "nothing", FACTS, "--json"]).out == "[]\n"
    missing = run(["cite", "nothing", FACTS])
    assert (missing.status, missing.out) == (1, "")
    titles = run(["cite", "tea", FACTS, "--format=jsonl", "--fields=id,title"]).out
    assert titles == '{"id": "handbook", "title": "绿茶手册"}\n'
    wrong = run(["cite", "tea", FACTS, "--style", "mla"])
    assert wrong.status == 2
    assert "gb7714, bibtex, csl-json" in wrong.err


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", "2020年，Acme total sales 34.3亿美元；同比下降0.3%。"),
        ("en", "In 2020 Acme's total sales were 3.43 billion US dollars; the fall was 0.3%."),
    ],
)
def test_a_fall_is_told_as_one_and_latin_words_stand_apart(
    tmp_path: Path, language: str, expected: str
) -> None:
    base = tmp_path / "acme.toml"
    base.write_text(
        """
[base]
schema = 1
[source.s]
title = "S"
[entity.acme]
name = "Acme"
kind = "company"
[metric.sales]
name = "Total sales"
unit = "billion usd"
[[group]]
metric = "sales"
entity = "acme"
period = "2020"
source = "s"
facts = [
  { value = 3.43 },
  { measure = "growth", value = -0.3, evidence = [{ source = "s", printed = "-0.3" }] },
  { period = "2019", value = 3.44 },
  { period = "2019", measure = "growth", value = -0.5, bound = "over" },
  { period = "2018", measure = "growth", value = -4, low = -5, high = -3 },
]
""",
        encoding="utf-8",
    )
    fallen, bounded, margin, _ = run(["cite", "sales", f"--facts={base}"], lang=language).out.split(
        "\n"
    )[:4]
    assert fallen == expected
    # A bound or a margin of a growth is none of the fall.
    assert "-0.5%" in bounded
    assert "-4% (-5 to -3%)" in margin or "-4%（-5至-3%）" in margin
