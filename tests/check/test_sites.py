"""Where spans stand."""

from __future__ import annotations

from jhstats.say.messages import LANGUAGES, Messages
from tests.check.bases import check, fact, spans


def test_places_do_not_run_together() -> None:
    text = "# 北市的一年\n\n一。\n\n门店90家。\n\n门店90家。\n"
    [finding] = check(fact("a", "shops", "90", evidence=spans("门店90家")), "span", text=text)
    said = {language: Messages(language).finding_texts(finding)[0]
            for language in LANGUAGES}  # fmt: skip
    assert said == {
        "en": "'门店90家' does not stand there; it stands at section '北市的一年', paragraph 2; "
        "section '北市的一年', paragraph 3",
        "zh": "那里没有“门店90家”；它在“北市的一年”一节第2段；“北市的一年”一节第3段",
    }
