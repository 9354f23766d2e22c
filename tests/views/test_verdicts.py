from __future__ import annotations

from pathlib import Path

import jhstats
from jhstats.proof.proving import Proof
from jhstats.say.messages import Messages
from jhstats.views.verdicts import FIELDS, summary, verdicts_view

BASE = jhstats.load(Path(__file__).parents[1] / "base.toml")
STORE = jhstats.Store(BASE)
LONG = "茶叶" * 40


def test_objects_have_the_columns_and_no_language() -> None:
    figures = jhstats.proof(BASE, "绿镇2020年茶叶产量15.2吨。")
    views = [verdicts_view(STORE, figures, Messages(language)) for language in ("en", "zh")]
    assert views[0].objects() == views[1].objects()
    assert tuple(views[0].objects()[0]) == views[0].fields == FIELDS
    [counts] = summary(Proof(STORE, None), figures, Messages("en"))
    assert counts.startswith("figures 1: ")


def test_a_number_of_many_digits_is_told_rounded_and_written_whole() -> None:
    base = jhstats.load(Path(__file__).parents[2] / "examples" / "world")
    draft = "The UK's GDP was $2.96tn in 2016. The UK's GDP was $2,960.1bn in 2016."
    view = verdicts_view(jhstats.Store(base), jhstats.proof(base, draft), Messages("en"))
    told = [(own["replacement"], own["expected"], own["message"]) for own in view.objects()]
    for (written, expected, message), short, whole in zip(
        told, ("$2.68911tn", "$2,689.11bn"), ("$2.6891065669tn", "$2,689.1065669bn"), strict=True
    ):
        assert (written, expected) == (whole, "2689106566900 usd")
        assert f"that is ≈{short} (" in message


def test_a_number_of_few_digits_is_told_whole() -> None:
    base = jhstats.load()
    figures = jhstats.proof(
        base, "Jinhua's core digital-economy revenue was 149 billion yuan in 2021."
    )
    [line] = verdicts_view(jhstats.Store(base), figures, Messages("en")).objects()
    assert "≈" not in line["message"]
    assert line["replacement"] == "140.9 billion yuan"


def test_a_long_sentence_is_cut_around_its_figure() -> None:
    figures = jhstats.proof(BASE, f"{LONG}，绿镇2020年茶叶产量15.2吨，{LONG}。")
    view = verdicts_view(STORE, figures, Messages("en"))
    assert view.lines
    [line] = view.lines()
    assert line.quote
    assert line.quote.figure == "15.2吨"
    assert line.quote.before.startswith("…")
    assert line.quote.after.endswith("…")
    assert len(line.quote.before) == len(line.quote.after) == 61


def test_what_may_be_another_name_is_asked() -> None:
    base = jhstats.load()
    figures = jhstats.proof(base, "2021年金华5.3万多家企业用上了云服务。")
    store = jhstats.Store(base)
    views = [verdicts_view(store, figures, Messages(tag)) for tag in ("en", "zh")]
    english, chinese = (line for view in views if view.lines for line in view.lines())
    assert "; near it, fact cloud-firms-2021 says 53,299 firms" in english.text
    assert english.text.endswith("); is '企业用上了云服务' another name?")
    assert chinese.text.endswith("；“企业用上了云服务”是另一个名称吗？")
