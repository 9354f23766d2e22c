"""Every key in every language, with the same slots; what messages make of data."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jhstats.errors import Kind, Location
from jhstats.figure import Bound
from jhstats.model import PERCENT, Unit
from jhstats.period import parse
from jhstats.render.lines import cells
from jhstats.say.messages import LANGUAGES, Messages, Told, texts
from tests.records import HERE


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_words_and_a_remedy(kind: Kind, language: str) -> None:
    message, _, remedy = Messages(language).templates[f"error.{kind.value}"].partition("\n")
    assert message
    assert remedy


def own_texts(language: str) -> dict[str, str]:
    """What only a language says; magnitudes are its own."""
    return {k: text for k, text in texts(language).items() if not k.startswith("magnitude.")}


def test_languages_say_the_same() -> None:
    en, zh = own_texts("en"), own_texts("zh")
    assert en.keys() == zh.keys()
    for key, text in en.items():
        slots = set(re.findall(r"\{\w+\}", text))
        assert slots == set(re.findall(r"\{\w+\}", zh[key])), key


def test_english_has_no_chinese_of_its_own() -> None:
    told = {key for key, text in own_texts("en").items() if re.search("[\u4e00-\u9fff]", text)}
    assert told == {"start"}  # a name of the base


def test_a_text_stands_once() -> None:
    en, zh, common = own_texts("en"), own_texts("zh"), texts("common")
    same = {key.removeprefix("same."): en[other] for key, other in common.items() if "same." in key}
    assert not {*common, *same} & en.keys()
    assert not common.keys() & same.keys()
    own = [(text, zh[key]) for key, text in en.items()]
    assert len(own) == len(set(own))


@pytest.mark.parametrize(
    ("language", "bound", "expected"),
    [
        ("en", Bound.EXACT, "5 t"),
        ("en", Bound.AT_LEAST, "at least 5 t"),
        ("zh", Bound.OVER, "超过5 t"),
        ("fr", Bound.UNDER, "under 5 t"),
    ],
)
def test_a_bound_is_told(language: str, bound: Bound, expected: str) -> None:
    assert Messages(language).bounded(bound, "5 t") == expected


def amount_unit(zh: str, en: str, factor: str | None, singular: str | None = None) -> Unit:
    size = factor and Decimal(factor)
    names = {"zh": zh, "en": en}
    only = {"en": singular} if singular else None
    return Unit("u", names, (), "u" if size else None, size or None, HERE, one=only)


YI, YUAN, WAN = (
    amount_unit("亿元", "100 million yuan", "1E8"),
    amount_unit("元", "yuan", "1"),
    amount_unit("万元", "10,000 yuan", "1E4"),
)
KM, MILLION_KM = amount_unit("千米", "km", "1000"), amount_unit("百万千米", "million km", "1E9")
DOLLAR = amount_unit("元", "dollars", "1", "dollar")
FIRM = amount_unit("家", "firms", None, "firm")


@pytest.mark.parametrize(
    ("number", "unit", "bound", "en", "zh"),
    [
        ("1409", YI, Bound.EXACT, "140.9 billion yuan", "1409亿元"),
        ("1600", YI, Bound.OVER, "over 160 billion yuan", "超过1600亿元"),
        ("1600", YI, Bound.EXACT, "160.0 billion yuan", "1600亿元"),
        ("5", YI, Bound.EXACT, "500 million yuan", "5亿元"),
        ("-0.05", YI, Bound.ABOUT, "about -5 million yuan", "约-500万元"),
        ("3", WAN, Bound.EXACT, "30,000 yuan", "3万元"),
        ("0", YI, Bound.EXACT, "0 yuan", "0元"),
        ("53299", FIRM, Bound.EXACT, "53,299 firms", "53299家"),
        ("123456789.25", FIRM, Bound.EXACT, "123,456,789.25 firms", "123456789.25家"),
        ("5000000", FIRM, Bound.EXACT, "5,000,000 firms", "5000000家"),
        ("1", FIRM, Bound.EXACT, "1 firm", "1家"),
        ("1E+9", DOLLAR, Bound.EXACT, "1 billion dollars", "10亿元"),
        ("1", DOLLAR, Bound.EXACT, "1 dollar", "1元"),
        ("1.0", FIRM, Bound.EXACT, "1.0 firms", "1.0家"),
        ("142984", KM, Bound.EXACT, "142,984 km", "142984千米"),
        ("1432.0", MILLION_KM, Bound.EXACT, "1.4320 billion km", "14.320亿千米"),
        ("12345678", YUAN, Bound.EXACT, "12.345678 million yuan", "1234.5678万元"),
        ("10475624944355", YUAN, Bound.EXACT, "≈10.4756 trillion yuan", "≈10.4756万亿元"),
        ("1.04E+11", YUAN, Bound.EXACT, "104 billion yuan", "1040亿元"),
        ("1.04E+11", FIRM, Bound.EXACT, "1.04E+11 firms", "1.04E+11家"),
        ("0.5", amount_unit("万", "10,000", "1E4"), Bound.EXACT, "0.5 × 10,000", "0.5万"),
        ("71.70", PERCENT, Bound.EXACT, "71.70%", "71.70%"),
        ("1.2345678901", PERCENT, Bound.EXACT, "1.2345678901%", "1.2345678901%"),
    ],
)
def test_an_amount_is_told_in_the_readers_magnitudes(
    number: str, unit: Unit, bound: Bound, en: str, zh: str
) -> None:
    told = {tag: Messages(tag).measured(unit, Decimal(number), bound=bound) for tag in LANGUAGES}
    assert told == {"en": en, "zh": zh}


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=0, max_value=10**8))
def test_what_is_told_has_the_value_and_the_digits(number: Decimal) -> None:
    told = Messages("en").measured(YI, number, told=Told.WHOLE)
    digits, _, name = told.partition(" ")
    scale = {"trillion": 12, "billion": 9, "million": 6}.get(name.split()[0], 0)
    shown = Decimal(digits.replace(",", ""))
    assert shown.scaleb(scale) == number.scaleb(8)
    assert len(shown.normalize().as_tuple().digits) <= len(number.as_tuple().digits)


def test_a_range_and_a_whole_number_are_told() -> None:
    words = Messages("en")
    assert words.measured(YI, Decimal(12), Decimal(1400)) == "1.2 to 140.0 billion yuan"
    whole = words.measured(YUAN, Decimal(10475624944355), told=Told.WHOLE)
    assert whole == "10.475624944355 trillion yuan"
    printed = words.measured(YI, Decimal(5320), told=Told.AS_PRINTED)
    assert printed == "5,320 × 100 million yuan"


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("2021", "2021", "2021年"),
        ("2022-06", "Jun 2022", "2022年6月"),
        ("2022-06-30", "Jun 30 2022", "2022年6月30日"),
        ("2022-Q1", "Q1 2022", "2022年第一季度"),
        ("2022-H2", "H2 2022", "2022年下半年"),
        ("2022-01/2022-05", "Jan–May 2022", "2022年1—5月"),
        ("2018/2021", "2018–2021", "2018年—2021年"),
        ("2020-04/2021-03", "Apr 2020–Mar 2021", "2020年4月—2021年3月"),
        ("2022-01-01/2022-06-30", "Jan 1–Jun 30 2022", "2022年1月1日—6月30日"),
    ],
)
def test_a_period_is_told(text: str, en: str, zh: str) -> None:
    assert {tag: Messages(tag).period(parse(text)) for tag in LANGUAGES} == {"en": en, "zh": zh}


def test_a_name_is_in_the_readers_language_though_texts_are_not() -> None:
    messages = Messages("fr_FR")
    assert messages.name({"en": "Tea", "fr": "Thé"}) == "Thé"
    assert messages.say("verdict.wrong") == "wrong"


@pytest.mark.parametrize(
    ("section", "expected"), [("Trade", " Trade, para. 2"), (None, ", para. 2")]
)
def test_what_has_nothing_to_say_in_a_slot_says_less(section: str | None, expected: str) -> None:
    assert Messages("en").say("evidence", section=section, paragraph=2) == expected


def test_a_choice_falls_on_what_can_be_said() -> None:
    say = partial(Messages("en").say, "error.no-facts", part="period", given=None)
    assert say(there="2021") == "no fact for this period\nthere is 2021"
    assert say(there="") == "no fact for this period\nthere is none at all"


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_fit_into_sixty_columns(language: str) -> None:
    words = Messages(language).templates
    texts = [text for key, text in words.items() if key.startswith("examples.")]
    assert texts
    assert all(cells(line) <= 58 for text in texts for line in text.splitlines())


@pytest.mark.parametrize(
    ("key", "english", "chinese"),
    [
        ("facts[0].dims", "group 1: fact 1: dims", "组 1: 事实 1: dims"),
        ("facts[1].ranks[0].top", "group 1: fact 2: rank 1: top", "组 1: 事实 2: 排名 1: top"),
        ("facts[1].evidence[2]", "group 1: fact 2: evidence 3", "组 1: 事实 2: 证据 3"),
        ("ignored[0].reason", "group 1: ignored 1: reason", "组 1: 忽略项 1: reason"),
    ],
)
def test_an_entry_of_a_list_is_told_in_one_language(key: str, english: str, chinese: str) -> None:
    location = Location("a.toml", "group", 1, key)
    told = [": ".join(Messages(language).location(location)[1:]) for language in LANGUAGES]
    assert told == [english, chinese]
