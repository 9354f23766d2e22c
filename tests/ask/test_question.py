"""What the user's words mean, and what is said where they mean nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jhstats.ask.compare import compare
from jhstats.ask.query import places, show
from jhstats.ask.question import Filters, understand
from jhstats.ask.search import search
from jhstats.ask.store import Store
from jhstats.errors import JhstatsError, Kind, Problem, QueryError, UsageError
from jhstats.load.files import File, embedded
from jhstats.load.loader import load, parse
from jhstats.say.messages import LANGUAGES, Messages
from tests.ask.bases import INLINE, SMALL, STORE, ids, orchard, refused, small


@pytest.mark.parametrize(
    ("words", "filters", "expected"),
    [
        (["tea", "2020"], {}, ["tea-2020", "tea-growth-2020"]),
        (["tea", "2020年"], {}, ["tea-2020", "tea-growth-2020"]),
        (["green", "tea", "output"], {}, ["green-share-2020"]),
        (["2020", "green", "tea", "output"], {}, ["green-share-2020"]),
        (["tea", "2021-01/2021-06"], {}, ["tea-half-2021"]),
        (["tea", "growth"], {}, ["tea-growth-2020"]),
        (["tea"], {"year": ["2019,2020"], "measure": ["level"]}, ["tea-2020", "tea-2019"]),
        (["tea"], {"year": ["2019-2020"], "measure": ["level"]}, ["tea-2020", "tea-2019"]),
        (["tea"], {"period": ["2021"]}, ["tea-target-2021"]),
        (["tea"], {"period": ["2021-01/2021-06"]}, ["tea-half-2021"]),
        (["tea"], {"period": ["2021-Q1/2021-Q2"]}, ["tea-half-2021"]),
        (["tea"], {"status": ["target", "planned"]}, ["tea-target-2021"]),
        (["tea"], {"latest": True}, ["tea-target-2021", "tea-half-2021", "tea-growth-2020"]),
        ([], {"entity": ["lvzhen", "绿县"], "year": ["2020"], "measure": ["share"]},
         ["green-share-2020"]),
    ],
)  # fmt: skip
def test_filters(words: list[str], filters: dict[str, object], expected: list[str]) -> None:
    assert ids(*words, **filters) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"year": ["2018-2021"], "measure": ["change"]}, ["years"]),
        ({"year": ["2018", "2022"]}, ["p18", "peach", "heap"]),
        ({"year": ["2018,2022"]}, ["p18", "peach", "heap"]),
        ({"year": ["2018、2022年"]}, ["p18", "peach", "heap"]),
        ({"period": ["2018/2021,2022"]}, ["years", "heap"]),
        ({"entity": ["谷村"]}, ["other"]),
        ({"measure": ["growth,share"]}, ["growth", "share"]),
    ],
)
def test_filters_hold_commas_and_ranges(filters: dict[str, object], expected: list[str]) -> None:
    assert small((), **filters) == expected


@pytest.mark.parametrize(
    ("words", "filters", "kind", "status"),
    [
        (["teaa"], {}, Kind.UNKNOWN_NAME, 1),
        (["zzz"], {}, Kind.UNKNOWN_NAME, 1),
        ([], {"entity": ["绿"]}, Kind.AMBIGUOUS, 1),
        ([], {"entity": ["teapot"]}, Kind.UNKNOWN_NAME, 1),
        (["tea"], {"year": ["1999"]}, Kind.NO_FACTS, 1),
        (["tea"], {"entity": ["county"]}, Kind.NO_FACTS, 1),
        (["tea"], {"year": ["20"]}, Kind.BAD_CHOICE, 2),
        (["tea"], {"year": ["2021-2019"]}, Kind.BAD_CHOICE, 2),
        (["tea", "2021", "to", "2019"], {}, Kind.BAD_PERIOD, 2),
        (["2014-15"], {}, Kind.BAD_PERIOD, 2),
        (["tea"], {"period": ["2014-15"]}, Kind.BAD_CHOICE, 2),
        (["tea"], {"period": ["2021-13"]}, Kind.BAD_CHOICE, 2),
        (["tea"], {"measure": ["size"]}, Kind.BAD_CHOICE, 2),
        (["tea"], {"unit": "tonz"}, Kind.UNKNOWN_UNIT, 2),
        (["tea"], {"unit": "percent", "measure": ["level"]}, Kind.NOTHING_CONVERTS, 2),
        (["fame"], {"unit": "kg"}, Kind.NOTHING_CONVERTS, 2),
    ],
)
def test_questions_without_an_answer(
    words: list[str], filters: dict[str, object], kind: Kind, status: int
) -> None:
    with pytest.raises(JhstatsError) as caught:
        ids(*words, **filters)
    assert [problem.kind for problem in caught.value.problems] == [kind]
    assert caught.value.status == status


def test_a_name_of_several_words_goes_before_its_first_word() -> None:
    assert small(("Peach", "crop")) == ["peach"]
    assert refused(("Peach",)).kind is Kind.AMBIGUOUS


DIMS = (
    'a plum: value = 1; dims = { sex = "Hilly", age = "15-24" }',
    'b plum: value = 1; dims = { sex = "peachy", age = "15-24" }',
    'c plum: value = 1; dims = { sex = "mid", age = "mid" }',
)


def test_a_text_of_dims_is_a_word_behind_all_names() -> None:
    store = orchard(*DIMS)
    for words, expected in (("plum hilly", "a"), ("plum 15-24", "a b"), ("plum hill", "a b c")):
        rows = show(store, words.split())
        assert [row.fact.id for row in rows] == expected.split()
    [notice] = show(store, ["plum", "HILLY"]).notices
    assert notice.data["text"] == "metric=plum dim=sex=Hilly"
    with pytest.raises(QueryError, match="metric-without-facts"):
        show(store, ["peachy"])  # a metric
    rows = show(store, ["plum", "Hilly"], Filters(dim=["sex=peachy"]))
    assert [row.fact.id for row in rows] == ["a", "b"]


def test_a_text_of_several_dims_is_told_with_each() -> None:
    store = orchard(*DIMS, 'd plum: value = 1; dims = { sex = "total", age = "total" }')
    for text in ("mid", "Mid", "TOTAL"):
        with pytest.raises(QueryError) as caught:
            show(store, ["plum", text])
        [problem] = caught.value.problems
        assert problem.kind is Kind.AMBIGUOUS
        options = f"--dim age={text.lower()}, --dim sex={text.lower()}"
        assert f"'{text}' is one of {options}" in Messages("en").problem(problem)
        assert options.replace(", ", "、") in Messages("zh").problem(problem)


@pytest.mark.parametrize("is_text", [False, True])
def test_texts_of_dims_are_folded_where_none_is_written_so(*, is_text: bool) -> None:
    store = orchard(
        'a plum: value = 1; dims = { sex = "Female", grade = "A" }',
        'b plum: value = 1; dims = { grade = "a" }',
    )
    for asked, expected in (("sex=FEMALE", "a"), ("grade=A", "a"), ("grade=a", "b")):
        words = ["plum", asked.partition("=")[2]] if is_text else ["plum"]
        rows = show(store, words, Filters(dim=[] if is_text else [asked]))
        assert [row.fact.id for row in rows] == expected.split()
        assert not is_text or [notice.key for notice in rows.notices] == ["read-as"]
    both = Filters(dim=["sex=female,GRADE=B"])
    with pytest.raises(QueryError, match="no-facts"):
        show(store, ["plum"], both)


def test_a_text_of_dims_goes_before_words_of_ours() -> None:
    store = orchard(
        'a plum: value = 1; dims = { sex = "total" }',
        'b plum: value = 1; dims = { age = "25 to 54 years" }',
        'c plum: value = 1; dims = { age = "2021" }; period = "2021"',
        'd plum: value = 1; period = "2021"',
    )
    for words, expected in (
        ("plum total", "a"),
        ("plum 25 to 54 years", "b"),
        ("plum 2021", "d c"),
    ):
        assert {row.fact.id for row in show(store, words.split())} == {*expected.split()}


def test_several_dims_are_asked_for_together() -> None:
    store = orchard(
        'a plum: value = 1; dims = { sex = "f", age = "15" }',
        'b plum: value = 1; dims = { sex = "f", age = "65" }',
        'c plum: value = 1; dims = { sex = "m", age = "15" }',
    )
    rows = show(store, ["plum"], Filters(dim=["sex=f,age=15", "age=64"]))
    assert [row.fact.id for row in rows] == ["a"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("jinhau", ["jinhua"]),
        ("revenuee", ["revenue"]),
        ("营业收人", ["revenue"]),
        ("jinuha", ["jinhua"]),
        ("population", []),
        ("人口", []),
        ("spain", []),
        ("russia", []),
    ],
)
def test_only_what_is_spelt_like_a_word_is_offered(word: str, expected: list[str]) -> None:
    with pytest.raises(QueryError) as caught:
        show(Store(load(embedded())), [word])
    [problem] = caught.value.problems
    assert [own.id for own in problem.data["candidates"]] == expected


def test_latin_letters_in_a_chinese_word_count_as_a_run() -> None:
    world = Store(load(Path(__file__).parents[2] / "examples" / "world"))
    with pytest.raises(QueryError) as caught:
        show(world, ["人均GDP"])
    assert "germany" not in {own.id for own in caught.value.problems[0].data["candidates"]}
    assert "gdp" in {own.id for own in caught.value.problems[0].data["candidates"]}


def test_all_wrong_words_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        ids("x1", "x2", year=["y"], status=["z"])
    assert len(caught.value.problems) == 4


def test_what_there_is_instead() -> None:
    with pytest.raises(QueryError) as caught:
        ids("tea", year=["1999"])
    data = caught.value.problems[0].data
    assert data["period"] == ("2021", "2021-01/2021-06", "2020", "2019")


def test_ambiguous_and_misspelt() -> None:
    ambiguous = refused(("pe",))
    assert ambiguous.kind is Kind.AMBIGUOUS
    assert {"plum", "peach", "peachy"} == {id_ for id_, _ in ambiguous.data["candidates"]}
    for misspelt in ("plumm", "plumcropp", "梅子产星"):
        unknown = refused((misspelt,))
        assert unknown.kind is Kind.UNKNOWN_NAME
        assert unknown.data["candidates"][0][0] == "plum"


@pytest.mark.parametrize(
    ("filters", "part"),
    [
        ({"year": ["1999"]}, "period"),
        ({"entity": ["realm"]}, "entity"),
        ({"measure": ["contribution"]}, "measure"),
        ({"status": ["planned"]}, "status"),
        ({"entity": ["hill"], "status": ["planned"]}, "status"),
        ({"entity": ["realm"], "status": ["planned"]}, "status"),  # no time was asked for
        ({"measure": ["share"], "entity": ["valley"], "status": ["target"]}, "status"),
        ({"year": ["1999"], "entity": ["realm"]}, "period"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_found_says_what_is_to_blame(
    filters: dict[str, object], part: str, language: str
) -> None:
    words = Messages(language)
    problem = refused(("plum",), **filters)
    assert (problem.kind, problem.data["part"]) == (Kind.NO_FACTS, part)
    assert words.say(f"part.{part}") in words.problem(problem)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_base_without_facts_offers_no_empty_list(language: str) -> None:
    with pytest.raises(QueryError) as caught:
        show(orchard())
    assert not re.search(
        r"(there is|现有：)\s*$", Messages(language).problem(caught.value.problems[0])
    )


def test_problems_found_earlier_are_told_first() -> None:
    earlier = Problem(Kind.UNKNOWN_NAME, {"given": "x"})
    with pytest.raises(QueryError) as caught:
        understand(STORE, ["teaa"], Filters(), [earlier])
    assert [problem.data["given"] for problem in caught.value.problems] == ["x", "teaa"]
    with pytest.raises(QueryError) as caught:
        understand(STORE, ["tea"], Filters(), [earlier])
    assert caught.value.problems == (earlier,)


@pytest.mark.parametrize(
    ("words", "metrics"),
    [
        (["Plum", "crop"], ("plum",)),
        (["plum", "crop", "peachy"], ("plum", "peachy")),
        (["plum", "peach"], ("plum", "peach")),  # each an id
        (["peachy", "peachy"], ("peachy",)),
    ],
)
def test_a_name_may_be_of_several_words(words: list[str], metrics: tuple[str, ...]) -> None:
    assert understand(orchard(), words, Filters()).selection.metrics == metrics


def test_a_measure_is_taken_in_any_case_and_a_year_with_its_sign() -> None:
    selection, *_ = understand(orchard(), ["GROWTH", "2021年", "2018~2019"], Filters())
    assert [measure.value for measure in selection.measures] == ["growth"]
    assert [period.text for period in selection.within] == ["2021", "2018/2019"]


def test_words_that_are_ids_are_each_meant_by_themselves() -> None:
    text = INLINE + '[metric.crop]\nname = "Harvest"\n'
    store = Store(parse([File("orchard.toml", text)]))
    assert understand(store, ["plum", "crop"], Filters()).selection.metrics == ("plum", "crop")
    assert understand(store, ["Plum", "crop"], Filters()).selection.metrics == ("plum",)


@pytest.mark.parametrize(
    ("alias", "metrics"),
    [
        ("plum crop", ("plum-crop",)),  # the longest whole name, as written
        ("plum-crop", ("plum", "crop")),
    ],
)
def test_a_whole_name_goes_before_the_ids_of_its_words(
    alias: str, metrics: tuple[str, ...]
) -> None:
    named = (
        f'[metric.crop]\nname = "Harvest"\n[metric.plum-crop]\nname = "X"\naliases = ["{alias}"]'
    )
    store = Store(parse([File("orchard.toml", INLINE.replace("Plum crop", "Plums") + named)]))
    for ranking in ((), ("rank", "top", "among")):
        meant = understand(store, ["plum", "crop"], Filters(), ranking=ranking)
        assert meant.selection.metrics == metrics
        assert not meant.notices


@pytest.mark.timeout(10)
@pytest.mark.parametrize("words", [["big", "plums"], ["big plums"], ["big", "plums", "2021"]])
def test_a_name_of_several_words_that_two_have_is_ambiguous(words: list[str]) -> None:
    text = INLINE.replace('"梅"', '"梅", "Big plums"') + '[metric.big-plums]\nname = "Plums, big"\n'
    store = Store(parse([File("orchard.toml", text)]))
    with pytest.raises(QueryError) as caught:
        understand(store, words, Filters())
    [problem] = caught.value.problems
    assert (problem.kind, problem.data["given"]) == (Kind.AMBIGUOUS, "big plums")
    assert [own.id for own in problem.data["candidates"]] == ["plum", "big-plums"]


@pytest.mark.no_cover
@pytest.mark.timeout(10)
def test_many_unknown_words_are_told_in_time() -> None:
    with pytest.raises(QueryError) as caught:
        ids(*(f"zz{number}qx" for number in range(300)))
    assert len(caught.value.problems) == 300


@pytest.mark.parametrize(
    ("words", "dropped"),
    [
        ("增加值 占GDP 比重 2021", []),  # the whole of what is shown
        ("增加值 占GDP 2021", ["gdp"]),  # of the share alone
        ("增加值 gdp growth 2021", ["gdp"]),
        ("增加值 营收 比重 2021", ["revenue"]),
    ],
)
def test_the_whole_of_all_that_is_shown_is_not_missing(words: str, dropped: list[str]) -> None:
    rows = show(Store(load(embedded())), words.split())
    told = [own.data["candidates"] for own in rows.notices if own.key == "dropped"]
    assert [one.id for own in told for one in own] == dropped


def test_all_that_is_asked_for_and_missing_is_told() -> None:
    rows = show(
        orchard(*SMALL, 'dim plum: value = 1; period = "2020"; dims = { sex = "f" }'),
        ["plum"],
        Filters(
            period=["2020,2098"],
            measure=["level,share"],
            status=["actual,planned"],
            dim=["sex=f,sex=m"],
        ),
    )
    [notice] = rows.notices
    assert notice.data["candidates"] == ("2098", "share", "planned", "sex=m")


def test_a_name_with_a_comma_is_not_cut() -> None:
    store = orchard(
        'a plum: value = 1; dims = { sector = "iron, steel" }',
        'b plum: value = 2; dims = { sector = "iron" }',
    )
    [row] = show(store, ["plum"], Filters(dim=["sector=iron, steel"]))
    assert row.fact.id == "a"
    assert len(show(store, ["plum"], Filters(dim=["sector=iron, steel", "sector=iron"]))) == 2


def test_only_ranges_are_no_single_figure() -> None:
    store = orchard("a plum: low = 3; high = 4")
    with pytest.raises(QueryError) as caught:
        compare(store, ["plum"])
    assert caught.value.problems == (Problem(Kind.NO_VALUE, {}),)


def test_near_names_are_sought_for_the_first_unknown_words() -> None:
    for words, entities in ((["teaa"] * 7, []), ([], ["greeen"] * 7)):
        with pytest.raises(QueryError) as caught:
            ids(*words, entity=entities)
        problems = caught.value.problems
        has_near = [bool(problem.data["candidates"]) for problem in problems]
        assert has_near == [True] * 5 + [False] * 2


TOWNS = """
[entity.taipei]
name = { zh = "臺北市", en = "Taipei" }
kind = "city"
within = "realm"
[entity.old-town]
name = { zh = "老城", en = "Old Town, São Tomé" }
kind = "town"
within = "valley"
[metric.bonds]
name = { zh = "新增地方政府专项债券", en = "Prices paid by property owners" }
unit = "ton"
[metric.target]
name = "Target"
unit = "ton"
[source.book]
title = "Book of Plums"
[[fact]]
id = "bonds-2021"
metric = "bonds"
entity = "old-town"
period = "2021"
value = 15000
evidence = [{ source = "book" }]
[[fact]]
id = "bonds-2022"
metric = "bonds"
entity = "taipei"
period = "2022-01/2022-05"
value = 2
bound = "over"
[[fact]]
id = "bonds-goal"
metric = "bonds"
entity = "taipei"
period = "2023"
value = 9
status = "target"
[[fact]]
id = "bonds-range"
metric = "bonds"
entity = "hill"
period = "2020"
low = 1
high = 3
"""
TOWN_STORE = Store(parse([File("towns.toml", INLINE + TOWNS)]))


def asked(*words: str, **filters: object) -> list[str]:
    return [row.fact.id for row in show(TOWN_STORE, words, Filters(**filters))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "expected", "told"),
    [
        (["taipei", "bonds", "2023"], ["bonds-goal"], None),
        (["2023", "bonds", "taipei"], ["bonds-goal"], None),
        (["台北市", "bonds", "目标"], ["bonds-goal"], None),  # in the base it is traditional
        (["臺北市", "力爭"], ["bonds-goal"], None),
        (["Ｔａｉｐｅｉ", "2023年"], ["bonds-goal"], None),
        (["old", "town", "sao", "tome"], ["bonds-2021"], "entity=old-town"),
        (["São", "Tomé"], ["bonds-2021"], "entity=old-town"),
        (["taip", "goal"], ["bonds-goal"], "entity=taipei status=target"),
        (["專項債券", "latest"], ["bonds-goal", "bonds-2022", "bonds-2021", "bonds-range"],
         "metric=bonds latest=yes"),
        (["property-owner", "prices", "2021"], ["bonds-2021"], "metric=bonds year=2021"),
        (["property-owner prices", "2021"], ["bonds-2021"], "metric=bonds year=2021"),
        (["bonds", "2022年1-5月"], ["bonds-2022"], None),
        (["bonds", "2022-01/2022-05"], ["bonds-2022"], None),
        (["Jan-May", "2022", "bonds"], ["bonds-2022"], "period=Jan-May 2022 metric=bonds"),
        (["bonds-2021"], ["bonds-2021"], None),  # a fact
        (["bonds-2021", "bonds-2022"], ["bonds-2022", "bonds-2021"], None),
    ],
)  # fmt: skip
def test_plain_words(words: list[str], expected: list[str], told: str | None) -> None:
    answer = show(TOWN_STORE, words)
    assert [row.fact.id for row in answer] == expected
    read = [notice.data["text"] for notice in answer.notices if notice.key == "read-as"]
    assert read == ([told] if told else [])


def test_what_a_base_calls_so_goes_before_our_own_words() -> None:
    with pytest.raises(QueryError) as caught:
        asked("target")
    assert caught.value.problems[0].kind is Kind.METRIC_WITHOUT_FACTS
    assert asked("目标") == ["bonds-goal"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"kind": ["town"]}, ["bonds-2021"]),
        ({"kind": ["town,city"]}, ["bonds-goal", "bonds-2022", "bonds-2021", "bonds-range"]),
        ({"within": ["valley"]}, ["bonds-2021"]),
        ({"within": ["大国,Valley"]}, ["bonds-goal", "bonds-2022", "bonds-2021"]),
        ({"source": ["book of plums"]}, ["bonds-2021"]),
        ({"metric": ["bonds"], "year": ["2023"]}, ["bonds-goal"]),
        ({"measure": ["总量"], "status": ["目标"]}, ["bonds-goal"]),
        ({"measure": ["總量"], "status": ["GOAL,planned"]}, ["bonds-goal"]),
        ({"period": ["2022年1-5月"]}, ["bonds-2022"]),
        ({"above": "2"}, ["bonds-goal", "bonds-2021"]),  # strictly
        ({"above": "2", "below": "10"}, ["bonds-goal"]),
        ({"above": "9000 kg", "below": "9001kg"}, []),
        ({"below": "18001 斤"}, ["bonds-goal", "bonds-2022"]),
        ({"above": "15", "unit": "thousand tonnes"}, []),
        ({"above": "10 million"}, ["bonds-2021"]),  # of the unit of factor 1
        ({"above": "1000万"}, ["bonds-2021"]),
        ({"above": "14,999.5"}, ["bonds-2021"]),
    ],
)
def test_filters_beyond_names(filters: dict[str, object], expected: list[str]) -> None:
    if expected:
        assert asked(**filters) == expected
        return
    with pytest.raises(JhstatsError):
        asked(**filters)


@pytest.mark.parametrize(
    ("filters", "kind", "status"),
    [
        ({"kind": ["village"]}, Kind.BAD_CHOICE, 2),
        ({"source": ["newspaper"]}, Kind.UNKNOWN_NAME, 1),
        ({"within": ["nowhere"]}, Kind.UNKNOWN_NAME, 1),
        ({"above": "much"}, Kind.BAD_CHOICE, 2),
        ({"above": "3 parsecs"}, Kind.BAD_CHOICE, 2),
        ({"above": "3 usd"}, Kind.NOTHING_CONVERTS, 2),
        ({"sort": "size"}, Kind.BAD_CHOICE, 2),
        ({"below": "1"}, Kind.NO_FACTS, 1),
    ],
)
def test_filters_that_have_no_such_value(
    filters: dict[str, object], kind: Kind, status: int
) -> None:
    with pytest.raises(JhstatsError) as caught:
        asked(**filters)
    assert [problem.kind for problem in caught.value.problems] == [kind]
    assert caught.value.status == status


@pytest.mark.parametrize("part", ["kind", "within", "source", "value"])
def test_nothing_found_says_which_filter_is_to_blame(part: str) -> None:
    filters: dict[str, dict[str, object]] = {
        "kind": {"kind": ["nation"]},
        "within": {"within": ["hill"]},
        "source": {"source": ["book"], "year": ["2023"]},
        "value": {"above": "20000"},
    }
    with pytest.raises(QueryError) as caught:
        asked(**filters[part])
    [problem] = caught.value.problems
    assert problem.kind is Kind.NO_FACTS
    assert problem.data["part"] in (part, "period")
    assert problem.data[part]


@pytest.mark.parametrize("above", ["20000", "20000 ton"])
def test_a_limit_that_nothing_meets_says_what_there_is(above: str) -> None:
    for ask in (show, places):
        with pytest.raises(QueryError) as caught:
            ask(TOWN_STORE, ["bonds"], Filters(above=above))
        data = caught.value.problems[0].data
        assert data["part"] == "value"
        assert [str(own) for own in data["value"]] == ["2 ton … 15000 ton"]


def test_ranges_are_passed_over() -> None:
    assert "hill" not in {row.fact.entity for row in show(TOWN_STORE, (), Filters(above="1"))}


def test_nothing_and_less_than_nothing_are_amounts() -> None:
    store = orchard("a plum: value = 0", "b plum: value = -2", "c plum: value = 1")
    rows = show(store, (), Filters(above="-3", below="1"))
    assert [row.fact.id for row in rows] == ["a", "b"]
    assert [row.fact.id for row in show(store, (), Filters(above="-1"))] == ["a", "c"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (None, ["bonds-goal", "bonds-2022", "bonds-2021", "bonds-range"]),
        ("value", ["bonds-2021", "bonds-goal", "bonds-2022", "bonds-range"]),
        ("period", ["bonds-goal", "bonds-2022", "bonds-2021", "bonds-range"]),
        ("name", ["bonds-range", "bonds-2021", "bonds-goal", "bonds-2022"]),
        ("數值", ["bonds-2021", "bonds-goal", "bonds-2022", "bonds-range"]),
    ],
)
def test_rows_may_be_asked_for_in_another_order(sort: str | None, expected: list[str]) -> None:
    assert asked(sort=sort) == expected


def test_values_of_one_dimension_are_sorted_by_size_whatever_their_units() -> None:
    store = orchard(
        'heaps peachy: value = 9000; period = "2021"',
        'jin plum: value = 1500; unit = "jin"; period = "2021"',
        'tons plum: value = 0.7; period = "2022"',
    )
    rows = show(store, (), Filters(sort="value"))
    assert [row.fact.id for row in rows] == ["jin", "tons", "heaps"]


@pytest.mark.parametrize(
    ("words", "expected", "told"),
    [
        (["臺北市2023年新增地方政府专项债券"], ["bonds-goal"],
         "entity=taipei year=2023年 metric=bonds"),
        (["老城新增地方政府专项债券的数量"], ["bonds-2021"],
         "entity=old-town metric=bonds measure=level"),
        (["goals", "for", "the", "bonds"], ["bonds-goal"], None),
        (["bonds", "of", "taipei", "and", "2023"], ["bonds-goal"], None),
        (["bonds", "Jan-May", "2022"], ["bonds-2022"], None),
        (["January", "to", "May", "2022", "bonds"], ["bonds-2022"],
         None),
        (["bonds", "below", "10", "level"], ["bonds-goal", "bonds-2022"],
         "metric=bonds below=10 measure=level"),
        (["bonds", "超过5吨"], ["bonds-goal", "bonds-2021"], None),
        (["bonds", "over 5tonne", "under", "0.01", "million", "tonne"], ["bonds-goal"], None),
        (["bonds", ">5", "<10"], ["bonds-goal"], None),
        (["bonds", "9吨以上"], ["bonds-goal", "bonds-2021"], None),
        (["bonds", "2吨", "or", "less"], ["bonds-2022"], "metric=bonds at-most=2吨"),
        (["bonds", "at", "least", "15000"], ["bonds-2021"], None),
        (["bonds", "不超过9"], ["bonds-goal", "bonds-2022"], None),
        (["bonds", "from", "2022", "to", "2023"], ["bonds-goal", "bonds-2022"], None),
        (["bonds", "2021", "until", "2022", "level"], ["bonds-2022", "bonds-2021"], None),
        (["bonds", "2022", "-", "2023"], ["bonds-goal", "bonds-2022"], None),
        (["bonds", "2022年至2023年"], ["bonds-goal", "bonds-2022"], None),
        (["bonds", "2022", "and", "2023"], ["bonds-goal", "bonds-2022"], None),
        (["臺北市2023年新增地方政府专项债券是多少"], ["bonds-goal"], None),
        (["bonds", "since", "2022", "level"], ["bonds-goal", "bonds-2022"], None),
        (["2022年以来", "专项债券"], ["bonds-goal", "bonds-2022"], None),
        (["自2022年起", "专项债券"], ["bonds-goal", "bonds-2022"], None),
        (["What", "were", "Taipei's", "bonds", "in", "2023?"], ["bonds-goal"], None),
        (["专项债券，2023年？"], ["bonds-goal"], None),
    ],
)  # fmt: skip
def test_words_that_are_no_names(words: list[str], expected: list[str], told: str | None) -> None:
    answer = show(TOWN_STORE, words)
    assert [row.fact.id for row in answer] == expected
    read = [notice.data["text"] for notice in answer.notices if notice.key == "read-as"]
    assert not told or read == [told]


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        (["bonds", "in", "million", "kilograms"], "million kilograms"),
        (["bonds", "in", "2021", "in", "kg"], "kg"),
        (["专项债券", "万吨"], "万吨"),
        (["in", "kg", "bonds"], None),  # before all else it is no unit
        (["bonds", "in", "taipei"], None),
    ],
)
def test_the_unit_that_words_ask_for(words: list[str], unit: str | None) -> None:
    if words[0] == "in":
        with pytest.raises(QueryError, match="unknown-name"):
            understand(TOWN_STORE, words, Filters())
    else:
        assert understand(TOWN_STORE, words, Filters()).unit == unit
    assert understand(TOWN_STORE, ["bonds"], Filters(unit="kg")).unit == "kg"
    with pytest.raises(UsageError, match="bad-choice"):
        understand(TOWN_STORE, ["bonds", "in", "kg"], Filters(unit="tonne"))


def test_a_unit_is_no_part_of_a_name() -> None:
    text = INLINE.replace('"Plum crop"', '"Plums in kg"') + '[unit.kg]\nname = "kg"\n'
    store = Store(parse([File("orchard.toml", text)]))
    for words in (["plums", "in", "kg"], ["kg"], ["hill", "kg", "plums"], ["hill", "in", "kg"]):
        meant = understand(store, words, Filters())
        assert meant.unit == ("kg" if words[-1] == "kg" and "hill" in words else None)


SHORT = """
[base]
schema = 1
known = ["countries"]
[unit.t]
name = "t"
[metric.tea]
name = "Tea"
unit = "t"
[metric.rain-days]
name = "RD"
unit = "t"
[entity.to]
name = "Tolna"
kind = "county"
[[fact]]
id = "fact-in"
metric = "tea"
entity = "india"
value = 1
[[fact]]
id = "fact-no"
metric = "tea"
entity = "norway"
value = 1
[[fact]]
id = "fact-us"
metric = "tea"
entity = "united-states"
value = 1
[[fact]]
id = "fact-town"
metric = "tea"
entity = "to"
value = 1
[[fact]]
id = "fact-nl"
metric = "tea"
entity = "netherlands"
value = 1
[[fact]]
id = "fact-rd"
metric = "rain-days"
entity = "to"
value = 1
"""


@pytest.mark.parametrize(
    ("question", "expected", "told"),
    [
        ("tea in Norway", ["fact-no"], None),
        ("tea In Norway", ["fact-no"], None),
        ("tea IN", ["fact-in"], None),
        ("tea by norway and india", ["fact-in", "fact-no"], None),
        ("no tea from the netherlands", ["fact-nl"], None),
        ("tea was NO at US", ["fact-no", "fact-us"], None),
        ("tea us", ["fact-us"], "metric=tea entity=united-states"),  # no filler, so a guess
        ("tea Usa", ["fact-us"], "metric=tea entity=united-states"),
        ("tea to", ["fact-town"], None),  # an id is one however short
        ("RD", ["fact-rd"], None),
        ("rd", ["fact-rd"], "metric=rain-days"),
    ],
)
def test_a_short_name_counts_as_written(
    question: str, expected: list[str], told: str | None
) -> None:
    answer = show(Store(parse([File("short.toml", SHORT)])), question.split())
    assert sorted(row.fact.id for row in answer) == expected
    read = [notice.data["text"] for notice in answer.notices if notice.key == "read-as"]
    assert read == ([told] if told else [])


@pytest.mark.parametrize(
    "words",
    [
        ["2023年新增地方政府专项债券啊"],  # a piece that is nothing
        ["新增地方政府专项债券" * 3],  # too long to be cut
        ["bonds", "over", "the", "moon"],
        ["Smarch-May", "2022"],
        ["of", "the"],  # all that is said says nothing
        ["bondss-2021"],
        ["bonds", "last", "2", "years"],
        ["between", "2021", "and", "2022", "bonds"],
        ["去年", "bonds"],
        ["近两年专项债券"],
        ["bonds", "Q1"],
        ["bonds", "一季度"],
        ["bonds", "first", "half"],
        ["end", "of", "2021", "bonds"],
        ["bonds", "全国"],
        ["towns"],
        ["bonds", "before", "2022"],
    ],
)
def test_words_that_stay_nothing(words: list[str]) -> None:
    with pytest.raises(QueryError) as caught:
        show(TOWN_STORE, words)
    assert caught.value.problems[0].kind is Kind.UNKNOWN_NAME


def test_a_limit_in_words_goes_with_that_of_an_option() -> None:
    assert asked("bonds", "over", "5", below="10 tonne") == ["bonds-goal"]
    assert asked("bonds", "over", "5", above="10 tonne") == ["bonds-2021"]
    with pytest.raises(UsageError, match="bad-choice"):
        show(TOWN_STORE, ["bonds", ">5parsec"])


def test_a_part_of_several_names_means_all_of_them() -> None:
    store = orchard('a plum: value = 1; period = "2020"', 'b peach: value = 2; period = "2021"')
    answer = show(store, ["crop", "2020"])
    assert [row.fact.id for row in answer] == ["a"]
    assert answer.notices[0].data["text"] == "metric=plum metric=peach year=2020"
    assert [row.fact.id for row in show(store, ["产量"])] == ["a", "b"]
    with pytest.raises(QueryError) as caught:  # a beginning of several is one of them
        show(store, ["pe"])
    assert caught.value.problems[0].kind is Kind.AMBIGUOUS


RIVERTON = """
[base]
schema = 1
main = "works"
[unit.heap]
name = "heap"
[entity.works]
name = "Riverton Works"
kind = "plant"
[entity.trades]
name = "Riverton Trade Park"
kind = "park"
[metric.rents]
name = "Rents"
[metric.park-rents]
name = "Park rents"
[metric.jobs]
name = "Jobs"
[metric.exports]
name = "Exports"
[[fact]]
metric = "rents"
entity = "works"
value = 1
unit = "heap"
[[fact]]
metric = "park-rents"
entity = "trades"
value = 2
unit = "heap"
[[group]]
metric = "jobs"
unit = "heap"
facts = [{ entity = "works", value = 3 }, { entity = "trades", value = 4 }]
"""


def riverton(text: str = RIVERTON) -> Store:
    return Store(parse([File("riverton.toml", text)]))


def test_of_several_entities_the_one_that_has_facts_of_the_metric_is_meant() -> None:
    for words, told in (
        ("riverton rents", "metric=rents entity=works"),
        ("rents riverton", "metric=rents entity=works"),
        ("riverton park rents", "metric=park-rents entity=trades"),  # a whole name goes first
        ("riverton park jobs", "entity=trades metric=jobs"),
    ):
        answer = show(riverton(), words.split())
        assert [row.fact.entity for row in answer] == [told.partition("entity=")[2].split()[0]]
        assert [notice.data["text"] for notice in answer.notices] == [told]
    idle = '[entity.hall]\nname = "Harbour Hall"\nkind = "hall"\n'
    idle += '[entity.rents-office]\nname = "Old Park rents office"\nkind = "hall"\n'
    idle += '[entity.quay]\nname = "Harbour Quay"\nkind = "quay"\n'
    idle += '[[fact]]\nmetric = "jobs"\nentity = "quay"\nvalue = 5\nunit = "heap"\n'
    [row] = show(riverton(RIVERTON + idle), ["harbour"])  # the hall has none
    assert row.fact.entity == "quay"
    office = '[[fact]]\nmetric = "jobs"\nentity = "rents-office"\nvalue = 6\nunit = "heap"\n'
    [row] = show(riverton(RIVERTON + idle + office), ["office", "park", "rents"])
    assert row.fact.value == 6  # a whole name within a longer one is not cut out
    for words in ("riverton", "riverton jobs", "riverton exports"):
        with pytest.raises(QueryError) as caught:
            show(riverton(), words.split())
        [problem] = caught.value.problems
        assert [own.id for own in problem.data["candidates"]] == ["works", "trades"]


def test_of_a_whole_without_facts_the_shares_are_told() -> None:
    text = RIVERTON.replace(
        'metric = "rents"', 'metric = "rents"\nmeasure = "share"\nof = "exports"'
    )
    store = riverton(text.replace('value = 1\nunit = "heap"', "value = 1"))
    answer = show(store, ["exports", "works"])
    assert [(row.fact.metric, row.fact.measure.value) for row in answer] == [("rents", "share")]
    [notice] = answer.notices
    assert notice.key == "dropped"
    assert [own.id for own in notice.data["candidates"]] == ["exports"]
    assert show(store, ["exports", "works", "share"])
    for words in (["exports"], ["exports", "trades"], ["exports", "works", "growth"]):
        with pytest.raises(QueryError, match="metric-without-facts"):
            show(store, words)


def test_a_whole_word_that_several_names_begin_with_means_all_of_them() -> None:
    store = riverton(
        RIVERTON.replace('"Rents"', '"Wages, men"').replace('"Jobs"', '"Wages, women"')
    )
    assert [row.fact.metric for row in show(store, ["wages"])] == ["rents", "jobs", "jobs"]
    text = RIVERTON.replace('"Rents"', '"Wages, men"').replace('"Jobs"', '"Wages, women"')
    text = text.replace('"Exports"', '"Wagesheets"').replace("works", "rents")
    for word in ("wag", "wages"):  # and not the entity that has a metric's id
        with pytest.raises(QueryError, match="ambiguous"):
            show(riverton(text), [word])
    store = riverton(RIVERTON.replace('"Rents"', '"Wages"').replace('"Jobs"', '"Wages, women"'))
    assert [row.fact.metric for row in show(store, ["wages"])] == ["rents"]  # the whole of one


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("$3", ["b"]),
        ("US$3", ["b"]),
        ("$0.003 thousand", ["b"]),
        ("$ 1", ["b", "a"]),
        ("€3", []),
        ("x3", []),
    ],
)
def test_an_amount_may_have_its_currency_before_it(amount: str, expected: list[str]) -> None:
    store = orchard(
        'a plum: value = 2; unit = "usd"; period = "2021"',
        'b plum: value = 4; unit = "usd"; period = "2022"',
    )
    if not expected:
        with pytest.raises(UsageError):
            show(store, ["plum"], Filters(above=amount))
        return
    assert [row.fact.id for row in show(store, ["plum"], Filters(above=amount))] == expected
    assert [row.fact.id for row in show(store, ["plum", f"over {amount}"])] == expected


def test_a_year_that_runs_into_a_name_is_cut_where_the_rest_is_a_name() -> None:
    text = """
        [base]
        schema = 1
        [unit.yi]
        name = "亿元"
        [metric.primary]
        name = "第一产业增加值"
        unit = "yi"
    """
    store = Store(parse([File("a.toml", text)]))
    found = understand(store, ["2021年第一产业增加值"], Filters()).selection
    assert (found.metrics, [period.text for period in found.within]) == (("primary",), ["2021"])
    with pytest.raises(QueryError):
        understand(store, ["2021年第一世家"], Filters())


PARTS = (
    'q22 plum: value = 1; period = "2022-Q1"',
    'q21 plum: value = 1; period = "2021-Q1"',
    'd21 plum: value = 1; period = "2021-05-01"',
    'y20 plum: value = 1; period = "2020"',
    'h20 plum: value = 1; period = "2020-01/2020-06"',
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Q1 2021", ["q21"]),
        ("2021年一季度 梅", ["q21"]),
        ("2021年一季度梅", ["q21"]),
        ("plum Q1 to Q2 2020", ["h20"]),
        ("plum H1 2020", ["h20"]),
        ("Jan-Jun 2020", ["h20"]),
        ("2020年上半年", ["h20"]),
        ("2020 to 2021", ["d21", "q21", "y20", "h20"]),
    ],
)
def test_periods_as_people_say_them(words: str, expected: list[str]) -> None:
    answer = show(orchard(*PARTS), words.split())
    assert {row.fact.id for row in answer} == {*expected}


@pytest.mark.parametrize(
    "word",
    [
        "market 2021",
        "5",
        "前三季度",
        "末",
        "12月",
        "Decline",
        "2021-2020",
        "may",
        "third half",
        "last 0 years",
        "last three months",
        "近三个月",
        "2020年第一",
        "前年去年前",
        "Q5",
        "May 2021",  # though there is a day of it
    ],
)
def test_what_is_no_period_of_the_base_stays_unknown(word: str) -> None:
    with pytest.raises(JhstatsError):
        show(orchard(*PARTS), ["plum", *word.split()])


@pytest.mark.parametrize(
    ("words", "expected", "lacking"),
    [
        (["2020", "Q1 2021"], "y20 h20 q21", None),
        (["2021年一季度", "2020年"], "y20 h20 q21", None),
        (["2020", "Q2 2022"], "y20 h20", "2022-Q2"),  # no fact, though the year has some
        (["2019", "Q1 2022"], "q22", "2019"),
        (["2020", "2021"], "y20 h20 q21 d21", None),
    ],
)
def test_periods_in_words_are_a_choice(
    words: list[str], expected: str, lacking: str | None
) -> None:
    answer = show(orchard(*PARTS), ["plum", *words])
    assert {row.fact.id for row in answer} == {*expected.split()}
    dropped = [own.data["candidates"] for own in answer.notices if own.key == "dropped"]
    assert dropped == ([(lacking,)] if lacking else [])


@pytest.mark.parametrize(
    ("words", "filters", "expected"),
    [
        ("level", Filters(measure=["growth"]), ""),
        ("growth level", Filters(measure=["growth"]), "rate"),
        ("growth", Filters(), "rate"),
        ("result", Filters(status=["target"]), ""),
        ("target", Filters(status=["target,actual"]), "goal"),
        ("2021", Filters(year=["2022"]), ""),
        ("2021 2022", Filters(year=["2022"]), "goal"),
        ("Q1 2021", Filters(year=["2022"]), ""),
        ("", Filters(year=["2021"], period=["2022"]), ""),
        ("", Filters(year=["2021-2022"], period=["2022"]), "goal"),
        ("", Filters(year=["2021", "2022"]), "kept rate goal"),
    ],
)
def test_words_and_options_are_both_asked(words: str, filters: Filters, expected: str) -> None:
    store = orchard(
        'kept plum: value = 1; period = "2021"',
        'rate plum: value = 1; period = "2021"; measure = "growth"',
        'goal plum: value = 2; period = "2022"; status = "target"',
    )
    if expected:
        found = {row.fact.id for row in show(store, ["plum", *words.split()], filters)}
        assert found == {*expected.split()}
        return
    with pytest.raises(QueryError) as caught:
        show(store, ["plum", *words.split()], filters)
    part = "measure" if filters.measure else "status" if filters.status else "period"
    assert caught.value.problems[0].data["part"] == part


def test_a_year_behind_an_amount_is_no_part_of_it() -> None:
    words = ["plum", "above", "2", "thousand", "2015"]
    facts = (f'f{year} plum: value = 3; period = "{year}"' for year in (2015, 2016))
    assert [row.fact.id for row in show(orchard(*facts), words)] == ["f2015"]
    facts = (f'f{year} plum: value = 3; period = "{year}"' for year in (2015, 2016))
    assert len(show(orchard(*facts), [*words[:-1], "kg"])) == 2


MOVED = (
    'up plum: value = 3; period = "2021"; measure = "growth"',
    'same plum: value = 0; period = "2020"; measure = "growth"',
    'down plum: value = -2; period = "2019"; measure = "growth"',
    'rank plum: ranks = [{ position = 1, among = "realm" }]; period = "2018"; measure = "growth"',
    'share plum: value = 4; period = "2021"; measure = "share"',
)


@pytest.mark.parametrize("word", ["growth rate", "grew", "增速", "rose", "上升", "Increase"])
def test_what_grows_is_growth(word: str) -> None:
    store, found = orchard(*MOVED), ["up", "same", "down", "rank"]
    for words, filters in (([word], Filters()), ([], Filters(measure=[word]))):
        rows = show(store, ["plum", *words], filters)
        assert [row.fact.id for row in rows] == found
        assert not rows.notices
    assert {row.fact.id for row in search(store, [word])} == {*found}


def test_a_period_that_an_option_names_is_meant_exactly() -> None:
    with pytest.raises(QueryError):
        show(orchard(*PARTS), ["plum"], Filters(period=["2021-05"]))


def test_where_nothing_is_left_no_limit_is_to_blame() -> None:
    with pytest.raises(QueryError) as caught:
        asked("growth", above="7")
    assert [problem.kind for problem in caught.value.problems] == [Kind.NO_FACTS]


MILLIONS = """
[base]
schema = 1
[unit.m-people]
name = "million people"
aliases = ["million"]
dimension = "persons"
factor = 1_000_000
[unit.bn-people]
name = "billion people"
aliases = ["billion"]
dimension = "persons"
factor = 1_000_000_000
[unit.people]
name = "people"
dimension = "persons"
factor = 1
[unit.m-lines]
name = "million lines"
dimension = "lines"
factor = 1_000_000
[unit.bn-lines]
name = "billion lines"
aliases = ["billion"]
dimension = "lines"
factor = 1_000_000_000
[unit.million-heaps]
name = "million"
[entity.land]
name = "Land"
kind = "nation"
[metric.users]
name = "Users"
unit = "m-people"
[metric.lines]
name = "Lines"
unit = "m-lines"
[metric.heaps]
name = "Heaps"
unit = "million-heaps"
[metric.ten-billion-firms]
name = "Firms of ten billion"
unit = "percent"
[[group]]
entity = "land"
facts = [
  { id = "u1", metric = "users", period = "2021", value = 1800 },
  { id = "u2", metric = "users", period = "2020", value = 400 },
  { id = "l1", metric = "lines", period = "2021", value = 1100 },
  { id = "l2", metric = "lines", period = "2020", value = 900 },
  { id = "f", metric = "ten-billion-firms", period = "2020", value = 5 },
  { id = "h", metric = "heaps", period = "2020", value = 1300 },
]
"""


@pytest.mark.parametrize(
    ("words", "filters", "expected"),
    [
        ("above 1 billion", Filters(), "u1 l1"),
        ("users above 1 billion", Filters(), "u1"),
        ("above 1000 million", Filters(), "u1 l1"),
        ("", Filters(above="1 billion"), "u1 l1"),
        ("", Filters(above="10亿"), "u1 l1"),
        ("above 1 billion people", Filters(), "u1"),  # a unit is that unit
        ("above 1000", Filters(), "u1 l1 h"),
    ],
)
def test_a_magnitude_alone_is_of_the_unit_of_each_fact(
    words: str, filters: Filters, expected: str
) -> None:
    store = Store(parse([File("a.toml", MILLIONS)]))
    assert {row.fact.id for row in show(store, words.split(), filters)} == {*expected.split()}


def test_a_magnitude_alone_is_no_unit() -> None:
    for unit in ("billion", "thousand"):
        with pytest.raises(UsageError):
            show(Store(parse([File("a.toml", MILLIONS)])), ["users"], Filters(unit=unit))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("above 1 billion users", "u1"),  # a name behind a magnitude is no unit
        ("users above 1 billion 2021", "u1"),
        ("2021年的users", "u1"),
        ("users 2021 年", "u1"),
    ],
)
def test_limits_and_units_as_people_say_them(words: str, expected: str) -> None:
    text = MILLIONS.replace("value = 1300", "value = 1101").replace("value = 5", "value = 0.5")
    store = Store(parse([File("a.toml", text)]))
    assert {row.fact.id for row in show(store, words.split())} == {*expected.split()}


def test_a_unit_is_known_in_the_plural() -> None:
    store = orchard('a plum: value = 1; period = "2021"')
    row = show(store, ["plum"], Filters(unit="kilograms"))[0]
    assert (str(row.value), row.unit) == ("1000", "kg")
