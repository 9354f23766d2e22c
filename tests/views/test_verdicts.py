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
