"""What everyone knows and a base has not; words that turn, cut and piece together a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from jhstats import period
from jhstats.ask.compare import compare
from jhstats.ask.query import places, show
from jhstats.ask.question import Filters, understand
from jhstats.ask.search import search
from jhstats.ask.store import Store
from jhstats.ask.vocabulary import cut_at_commas, years_of
from jhstats.derive import Reason
from jhstats.errors import JhstatsError, Kind, QueryError
from jhstats.load.files import File, embedded
from jhstats.load.loader import load, parse
from jhstats.say.messages import Messages
from tests.ask.bases import orchard

WORLD = Store(load(Path(__file__).parents[2] / "examples" / "world"))
SHIPPED = Store(load(embedded()))
HEAD = """
[base]
schema = 1
[unit.km2]
name = "km2"
[unit.head]
name = "head"
[metric.people]
name = "People"
unit = "head"
nature = "stock"
[metric.area]
name = "Area"
unit = "km2"
[metric.births]
name = "Births"
unit = "head"
nature = "flow"
"""


def lands(*named: tuple[str, str], facts: str = "") -> Store:
    text = HEAD
    for number, (name, kind) in enumerate(named):
        text += f'[entity.e{number}]\nname = "{name}"\nkind = "{kind}"\n'
        text += f'[[fact]]\nmetric = "people"\nentity = "e{number}"\nperiod = "2020"\nvalue = 60\n'
    return Store(parse([File("a.toml", text + facts)]))


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("Ireland GDP 2016", "Ireland"),
        ("Republic of China GDP 2016", "Taiwan"),  # no part of People's Republic of China
        ("GDP Niger", "Niger"),
        ("GDP NER", "Niger"),  # a code
        ("尼日尔 GDP", "Niger"),
        ("尼日尔GDP", "Niger"),
        ("愛爾蘭 GDP", "Ireland"),
        ("North Korea GDP", "North Korea"),
        ("GDP Europe", "Europe"),
    ],
)
def test_what_everyone_knows_is_no_part_of_another_name(words: str, known: str) -> None:
    with pytest.raises(QueryError) as caught:
        show(WORLD, words.split())
    [problem] = caught.value.problems
    assert (problem.kind, problem.data["known"]["en"]) == (Kind.UNKNOWN_NAME, known)
    assert not problem.data["candidates"]
    assert f"{known} is known, but has no facts here" in Messages("en").problem(problem)
    assert "这里没有它的事实" in Messages("zh").problem(problem)


@pytest.mark.parametrize(
    "filters", [{"entity": ["Ireland"]}, {"within": ["Niger"]}, {"entity": ["Nigeria,Ireland"]}]
)
def test_nor_is_it_in_an_option(filters: dict[str, list[str]]) -> None:
    for ask in (show, places, compare):
        with pytest.raises(QueryError) as caught:
            ask(WORLD, ["GDP"], Filters(**filters))  # type: ignore[arg-type]
        assert "known" in caught.value.problems[0].data


@pytest.mark.parametrize(
    ("name", "word", "is_meant"),
    [
        ("Egypt, Arab Rep.", "Egypt", True),
        ("Ireland (Republic)", "ireland", True),
        ("Russian Federation", "Russia", True),  # by another name that everyone knows
        ("Niger Delta", "Niger Delta", True),
        ("Niger Delta region", "Niger Delta", True),
        ("Niger Delta region", "Delta", True),
        ("Niger Delta region", "Niger", False),
        ("Wakanda and Zamunda", "Wakanda", True),  # that nobody knows
    ],
)
def test_what_a_base_calls_otherwise_is_found(name: str, word: str, *, is_meant: bool) -> None:
    store = lands((name, "country"), ("Elsewhere", "country"))
    for words, entity in (([word], []), ([], [word])):
        if is_meant:
            [row] = show(store, words, Filters(entity=entity))
            assert row.fact.entity == "e0"
        else:
            with pytest.raises(QueryError):
                show(store, words, Filters(entity=entity))


@pytest.mark.parametrize("words", ["香港 People", "香港"])
def test_what_may_be_meant_by_a_known_name_is_offered_and_never_taken(words: str) -> None:
    store = lands(("香港国际机场", "airport"), ("香港电讯大楼", "tower"), ("新香港", "shop"))
    with pytest.raises(QueryError) as caught:
        show(store, words.split())
    [problem] = caught.value.problems
    assert problem.data["known"]["en"].startswith("Hong Kong")
    assert [own.id for own in problem.data["candidates"]] == ["e0", "e1"]


def sexes(*more: str) -> Store:
    series = (
        "p plum: value = 5; period = '2021'; dims = { sex = 'female' }",
        "q plum: value = 4; period = '2021'; dims = { sex = 'male', age = '15 to 24' }",
    )
    return orchard(*series, *more)


@pytest.mark.parametrize(
    ("words", "dims"),
    [
        ("plum female", (("sex", ("female",)),)),
        ("plum male Female", (("sex", ("male", "female")),)),
        ("plum 15 to 24", (("age", ("15 to 24",)),)),
    ],
)
def test_a_text_of_a_further_key_is_a_word_and_told(
    words: str, dims: tuple[tuple[str, tuple[str, ...]], ...]
) -> None:
    understood = understand(sexes(), words.split(), Filters())
    assert understood.selection.dims == dims
    [notice] = understood.notices
    assert notice.data["text"].split(" dim=")[0] == "metric=plum"


def test_a_text_of_two_keys_is_no_word_and_a_name_goes_before() -> None:
    twice = "r plum: value = 4; period = '2021'; dims = { mother = 'female' }"
    with pytest.raises(QueryError, match="unknown-name"):
        understand(sexes(twice), ["plum", "female"], Filters())
    named = "r plum: value = 4; period = '2021'; dims = { village = 'valley' }"
    assert understand(sexes(named), ["valley"], Filters()).selection.entities == ("valley",)


def test_a_metric_may_be_called_by_a_known_name() -> None:
    store = orchard("a peachy: value = 1", "b plum: value = 2")
    text = HEAD.replace('name = "Area"', 'name = "Turkey meat"')
    text += '[entity.a]\nname = "A"\nkind = "farm"\n'
    text += '[[fact]]\nmetric = "area"\nentity = "a"\nvalue = 3\n'
    assert len(show(Store(parse([File("a.toml", text)])), ["turkey"])) == 1
    with pytest.raises(QueryError):
        show(store, ["turkey"])
    text = text.replace("Turkey meat", "Fresh turkey").replace("Births", "Smoked turkey")
    text += '[[fact]]\nmetric = "births"\nentity = "a"\nvalue = 4\n'
    both = show(Store(parse([File("a.toml", text)])), ["turkey"])
    assert [row.fact.metric for row in both] == ["area", "births"]


@pytest.mark.parametrize("words", ["Ireland", "Niger 2016", "尼日尔", "爱尔兰", "North Korea"])
def test_search_takes_no_part_of_a_name_for_what_everyone_knows(words: str) -> None:
    with pytest.raises(QueryError) as caught:
        search(WORLD, words.split())
    assert "known" in caught.value.problems[0].data
    assert search(WORLD, ["Kingdom"])


@pytest.mark.parametrize("words", ["South Africa", "africa 2016 south", "South Africa GDP"])
def test_the_words_of_a_name_together_are_no_part_of_it(words: str) -> None:
    assert {row.fact.entity for row in search(WORLD, words.split())} == {"south-africa"}
    with pytest.raises(QueryError):
        search(WORLD, ["GDP", "Africa"])


def test_a_part_of_a_name_in_an_option_is_told() -> None:
    filters = Filters(entity=["Germ"], metric=["GD"], year=["2016"])
    told = show(WORLD, (), filters).notices[0]
    assert (told.key, told.data["text"]) == ("read-as", "metric=gdp entity=germany")
    whole = Filters(entity=["Germany", "印度"], metric=["gdp"], year=["2016"])
    assert not show(WORLD, (), whole).notices


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("before 2016", "0001/2015"),
        ("After 2016", "2017/9999"),
        ("until 2016", "0001/2016"),
        ("up to 2016", "0001/2016"),
        ("up to 1000", None),  # is an amount
        ("since 2016", "2016/9999"),
        ("since 2016 to 2018", "2016/2018"),
        ("between 2014 and 2016", "2014/2016"),
        ("2016年以前", "0001/2015"),
        ("2016年之后", "2017/9999"),
        ("2016 以来", "2016/9999"),
        ("自2016年起", "2016/9999"),
        ("截至2016年", "0001/2016"),
        ("before 0001", None),
        ("between 2016 and 2014", None),
    ],
)
def test_years_before_and_after_one(text: str, period: str | None) -> None:
    if period:
        assert years_of(text).text == period
        return
    with pytest.raises(ValueError, match=text):
        years_of(text)


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("GDP before 2016 China", ["2015", "2014"]),
        ("China GDP 2015年以后", ["2016"]),
        ("GDP China 二〇一五年", ["2015"]),
        ("GDP,China 2014、2016", ["2016", "2014"]),
        ("GDP 2016, China", ["2016"]),
    ],
)
def test_such_years_are_words_and_words_are_cut_at_commas(words: str, years: list[str]) -> None:
    assert [str(row.fact.period) for row in show(WORLD, words.split())] == years


@pytest.mark.parametrize("words", [["Korea,", "Rep.", "GDP"], ["Korea, Rep.", "GDP", "2014,2016"]])
def test_a_name_with_a_comma_stays_whole(words: list[str]) -> None:
    assert {row.fact.entity for row in show(WORLD, words)} == {"south-korea"}


@pytest.mark.parametrize("word", ["", ",", "、，"])
def test_nothing_between_commas_asks_for_nothing(word: str) -> None:
    with pytest.raises(QueryError):
        show(WORLD, [word])


@pytest.mark.parametrize(
    ("words", "metrics"),
    [
        ("一带一路 出口额", {"belt-road-exports"}),
        ("快递 量", {"parcels"}),
        ("营收 增加值", {"revenue", "value-added"}),
        ("manufacturing value-added", {"manufacturing", "value-added"}),  # ids
    ],
)
def test_further_pieces_of_a_metrics_name_name_no_other(words: str, metrics: set[str]) -> None:
    assert {row.fact.metric for row in show(SHIPPED, words.split())} == metrics


def test_one_character_is_no_metric() -> None:
    with pytest.raises(QueryError) as caught:
        show(SHIPPED, ["营收", "量"])
    assert caught.value.problems[0].kind is Kind.AMBIGUOUS


@pytest.mark.parametrize("words", [["横店影视营收"], ["横店影视", "营收"]])
def test_a_run_is_read_as_its_words(words: list[str]) -> None:
    assert [row.fact.id for row in show(SHIPPED, words)] == ["film-revenue-2021"]


RELATED = """
[metric.deaths]
name = "Deaths"
unit = "head"
[metric.infant]
name = "Infant deaths"
unit = "head"
[[group]]
entity = "e0"
facts = [
  { metric = "deaths", period = "2020", value = 3 },
  { metric = "infant", period = "2020", value = 1 },
  { metric = "infant", period = "2021", value = 2 },
  { metric = "infant", period = "2021", value = 5, measure = "growth" },
  { metric = "infant", period = "2021", value = 5, entity = "e1" },
]
"""


@pytest.mark.parametrize(
    ("words", "part"), [("deaths 2021", "period"), ("deaths Malta 2021", "period"),
                        ("deaths growth", "measure"), ("Cuba deaths 2021", None)],
)  # fmt: skip
def test_a_metric_with_facts_in_another_time_is_no_other(words: str, part: str | None) -> None:
    store = lands(("Malta", "nation"), ("Cuba", "nation"), facts=RELATED)
    if part is None:  # it has none there
        [row] = show(store, words.split())
        assert (row.fact.metric, row.fact.entity) == ("infant", "e1")
        return
    with pytest.raises(QueryError) as caught:
        show(store, words.split())
    assert [(o.kind, o.data["part"]) for o in caught.value.problems] == [(Kind.NO_FACTS, part)]


@pytest.mark.parametrize(
    "words", ["in jin plum 2021", "plum in million tonnes 2021", "plum in jin"]
)
def test_a_unit_stands_anywhere(words: str) -> None:
    store = orchard('a plum: value = 2; period = "2021"')
    words = words.removeprefix("in jin ") + " in jin" if words.startswith("in") else words
    [row] = show(store, words.split())
    assert row.is_converted


@pytest.mark.parametrize(
    ("words", "places_"),
    [("gdp bottom 3 2016", [1, 2, 3]), ("倒数第二 gdp 2016", [2]), ("gdp 倒数第一 2016", [1])],
)
def test_the_last_come_first(words: str, places_: list[int]) -> None:
    rows = places(WORLD, words.split())
    assert [row.place.place for row in rows if row.place] == places_
    reverse = places(WORLD, ["gdp", "2016"], reverse=True)
    assert [row.fact.id for row in rows] == [reverse[place - 1].fact.id for place in places_]


@pytest.mark.parametrize("words", [["倒数第一"], ["bottom", "3"], ["营收", "倒数第四"]])
def test_no_published_rank_is_counted_from_the_end(words: list[str]) -> None:
    with pytest.raises(QueryError) as caught:
        show(SHIPPED, words)
    assert [one.kind for one in caught.value.problems] == [Kind.NO_FACTS]


def test_of_what_is_best_low_the_last_are_high() -> None:
    planets = Store(load(Path(__file__).parents[2] / "examples" / "planets.toml"))
    assert [row.fact.entity for row in places(planets, ["distance", "bottom", "1"])] == ["neptune"]


def sums(store: Store, *entities: str) -> tuple[object, list[str]]:
    found = compare(store, ["people"], Filters(entity=entities), is_sum=True)
    [derived] = found.derived
    return derived.reason, [notice.key for notice in found.notices]


def test_groups_that_are_added_up_are_told() -> None:
    lands_ = [("A", "country"), ("B", "country"), ("G", "group"), ("H", "group"), ("R", "region")]
    store = lands(*lands_)
    assert sums(store, "A", "B") == (None, [])
    assert sums(store, "G", "H") == (None, ["groups"])
    assert sums(store, "A", "G") == (Reason.PART, ["groups", "valueless"])
    assert sums(store, "G", "R") == (Reason.PART, ["groups", "valueless"])
    for language in ("en", "zh"):
        found = compare(store, ["people"], Filters(entity=["G,H"]), is_sum=True)
        assert "G" in Messages(language).notice(found.notices[0])


def test_what_has_no_period_divides_what_is_of_any() -> None:
    facts = '[[fact]]\nmetric = "area"\nentity = "e0"\nvalue = 3\n'
    facts += '[[fact]]\nmetric = "people"\nentity = "e0"\nperiod = "2021"\nvalue = 90\n'
    facts += '[[fact]]\nmetric = "births"\nentity = "e0"\nvalue = 9\n'
    store = lands(("A", "country"), facts=facts)
    found = compare(store, ["people"], per="area")
    assert [(str(o.period), str(o.value)) for o in found.derived] == [
        ("2021", "30"),
        ("2020", "20"),
    ]
    assert not found.notices
    for filters in (Filters(year=["2020"]), Filters(period=["2020"])):
        [derived] = compare(store, ["people"], filters, per="area").derived
        assert (str(derived.period), str(derived.value)) == ("2020", "20")
    facts += '[[fact]]\nmetric = "area"\nentity = "e0"\nperiod = "2021"\nvalue = 9\n'
    found = compare(lands(("A", "country"), facts=facts), ["people"], per="area")
    assert [str(one.value) for one in found.derived] == ["10", "20"]  # its own year's goes before
    with pytest.raises(JhstatsError):  # what flows has a period, though nobody prints it
        compare(store, ["people"], Filters(year=["2020"]), per="births")


@pytest.mark.parametrize("text", ["a,b", "a，b", "a、b", "a"])
def test_words_are_cut_at_commas_of_either_language(text: str) -> None:
    assert cut_at_commas(text) == ["a", "b"][: len(text)]


@pytest.mark.parametrize("text", ["2021", "2021年", "2021-2021"])
def test_a_year_is_the_same_however_it_is_written(text: str) -> None:
    assert years_of(text) == period.from_years(2021, 2021)


@pytest.mark.parametrize("text", ["202", "20211", "²⁰²¹"])
def test_other_digits_are_no_year(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        years_of(text)
