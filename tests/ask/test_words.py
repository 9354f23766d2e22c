"""What everyone knows and a base has not; words that are cut, and pieced together to a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from jhstats import period
from jhstats.ask.compare import compare
from jhstats.ask.query import places, show
from jhstats.ask.question import Filters
from jhstats.ask.search import search
from jhstats.ask.store import Store
from jhstats.ask.vocabulary import years_of
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


def test_search_finds_any_part_of_a_name() -> None:
    assert {row.fact.entity for row in search(WORLD, ["South", "Africa"])} == {"south-africa"}
    assert "united-kingdom" in {row.fact.entity for row in search(WORLD, ["Kingdom"])}


def test_a_part_of_a_name_in_an_option_is_told() -> None:
    filters = Filters(entity=["Germ"], metric=["GD"], year=["2016"])
    told = show(WORLD, (), filters).notices[0]
    assert (told.key, told.data["text"]) == ("read-as", "metric=gdp entity=germany")
    whole = Filters(entity=["Germany", "印度"], metric=["gdp"], year=["2016"])
    assert not show(WORLD, (), whole).notices


@pytest.mark.parametrize(
    "words", ["GDP,China 2014、2016", "GDP，China 2014 2016", "China GDP 2014 2016"]
)
def test_words_are_cut_at_commas(words: str) -> None:
    assert [str(row.fact.period) for row in show(WORLD, words.split())] == ["2016", "2014"]


@pytest.mark.parametrize("words", [["Korea,", "Rep.", "GDP"], ["Korea, Rep.", "GDP", "2014,2016"]])
def test_a_name_with_a_comma_stays_whole(words: list[str]) -> None:
    assert {row.fact.entity for row in show(WORLD, words)} == {"south-korea"}


@pytest.mark.parametrize("word", ["", ",", "、，"])
def test_nothing_between_commas_asks_for_nothing(word: str) -> None:
    with pytest.raises(QueryError):
        show(WORLD, [word])


def test_one_character_is_no_metric() -> None:
    with pytest.raises(QueryError) as caught:
        show(SHIPPED, ["营收", "量"])
    assert caught.value.problems[0].kind is Kind.AMBIGUOUS


@pytest.mark.parametrize("words", [["影视集聚区营收2021年"], ["影视集聚区营收", "2021"]])
def test_a_run_is_read_as_its_words(words: list[str]) -> None:
    assert [row.fact.id for row in show(SHIPPED, words)] == ["film-revenue-2021"]


def test_two_words_run_together_mean_the_metrics_of_both() -> None:
    for word in ("光伏产能", "光伏 产能"):
        found = show(SHIPPED, word.split())
        assert {row.fact.metric for row in found} == {"cell-capacity", "module-capacity"}
        [told] = found.notices
        assert told.data["text"] == "metric=cell-capacity metric=module-capacity"
    for word in ("光伏税费", "产能光", "modulephotovoltaic"):
        with pytest.raises(QueryError):
            show(SHIPPED, [word])


def test_ids_side_by_side_are_each_meant() -> None:
    found = {row.fact.metric for row in show(SHIPPED, ["manufacturing", "value-added"])}
    assert found == {"manufacturing", "value-added"}


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
                        ("deaths growth", "measure"), ("Cuba deaths 2021", "period")],
)  # fmt: skip
def test_a_metric_without_such_facts_is_no_other(words: str, part: str) -> None:
    store = lands(("Malta", "nation"), ("Cuba", "nation"), facts=RELATED)
    with pytest.raises(QueryError) as caught:
        show(store, words.split())
    assert [(o.kind, o.data["part"]) for o in caught.value.problems] == [(Kind.NO_FACTS, part)]


def sums(store: Store, *entities: str) -> tuple[object, list[str]]:
    found = compare(store, ["people"], Filters(entity=entities), is_sum=True)
    [derived] = found.derived
    return derived.reason, [notice.key for notice in found.notices]


def test_groups_are_added_to_none_of_another_kind() -> None:
    lands_ = [("A", "country"), ("B", "country"), ("G", "group"), ("H", "group"), ("R", "region")]
    store = lands(*lands_)
    assert sums(store, "A", "B") == sums(store, "G", "H") == (None, [])
    assert sums(store, "A", "G") == sums(store, "G", "R") == (Reason.PART, ["valueless"])


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


@pytest.mark.parametrize("text", ["2021", "2021年", "2021-2021"])
def test_a_year_is_the_same_however_it_is_written(text: str) -> None:
    assert years_of(text) == period.from_years(2021, 2021)


@pytest.mark.parametrize("text", ["202", "20211", "²⁰²¹"])
def test_other_digits_are_no_year(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        years_of(text)


@pytest.mark.parametrize("words", [["GW"], ["GW", "2021"]])
def test_a_unit_of_the_base_is_no_country_that_bears_its_code(words: list[str]) -> None:
    text = """
[base]
schema = 1
[entity.town]
name = "Town"
kind = "city"
[metric.capacity]
name = "Capacity"
unit = "GW"
[[fact]]
metric = "capacity"
entity = "town"
period = "2021"
value = 25
"""
    store = Store(parse([File("units.toml", text)]))
    assert [row.value for row in show(store, ["capacity", *words])] == [25]
    with pytest.raises(QueryError) as caught:
        show(store, words)
    assert "known" not in caught.value.problems[0].data
    assert Messages("en").problem(caught.value.problems[0]).startswith("no metric or entity is")
    assert Messages("zh").problem(caught.value.problems[0]).startswith("没有名为 “GW” 的指标")
    with pytest.raises(QueryError) as caught:
        show(store, ["GB"])  # where nothing else is called so
    assert "known" in caught.value.problems[0].data
