"""Every key in every language, with the same slots; what messages make of data."""

from __future__ import annotations

import re

import pytest

from jhstats.errors import Kind
from jhstats.figure import Bound
from jhstats.render.wrap import cells
from jhstats.say import common, en, zh
from jhstats.say.messages import LANGUAGES, Messages


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_words_and_a_remedy(kind: Kind, language: str) -> None:
    words = Messages(language)
    assert f"error.{kind.value}" in words
    assert f"remedy.{kind.value}" in words


def test_languages_say_the_same() -> None:
    assert en.TEXT.keys() == zh.TEXT.keys()
    for key, text in en.TEXT.items():
        slots = set(re.findall(r"\{\w+\}", text))
        assert slots == set(re.findall(r"\{\w+\}", zh.TEXT[key])), key


def test_a_text_stands_once() -> None:
    keys = [*common.TEXT, *common.SAME, *en.TEXT]
    assert len(keys) == len(set(keys))
    assert set(common.SAME.values()) <= set(en.TEXT)
    own = [(text, zh.TEXT[key]) for key, text in en.TEXT.items()]
    assert len(own) == len(set(own))


@pytest.mark.parametrize(
    ("language", "bound", "expected"),
    [
        ("en", Bound.EXACT, "5 t"),
        ("en", Bound.AT_LEAST, "at least 5 t"),
        ("zh", Bound.OVER, "超过 5 t"),
        ("fr", Bound.UNDER, "under 5 t"),
    ],
)
def test_a_bound_is_told(language: str, bound: Bound, expected: str) -> None:
    assert Messages(language).bounded(bound, "5 t") == expected


def test_a_name_is_in_the_readers_language_though_texts_are_not() -> None:
    messages = Messages("fr_FR")
    assert messages.name({"en": "Tea", "fr": "Thé"}) == "Thé"
    assert messages.say("verdict.wrong") == "wrong"


@pytest.mark.parametrize(
    ("section", "expected"), [("Trade", "section 'Trade', paragraph 2"), (None, "paragraph 2")]
)
def test_what_has_nothing_to_say_in_a_slot_says_less(section: str | None, expected: str) -> None:
    assert Messages("en").say("spot", section=section, paragraph=2) == expected


def test_a_choice_falls_on_what_can_be_said() -> None:
    say = Messages("en").say
    assert say("remedy.no-facts", there="2021") == "there is 2021"
    assert say("remedy.no-facts", there="") == "there is none at all"


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_fit_into_sixty_columns(language: str) -> None:
    words = Messages(language).templates
    texts = [text for key, text in words.items() if key.startswith("examples.")]
    assert texts
    assert all(cells(line) <= 58 for text in texts for line in text.splitlines())
