"""What the user's words mean, and what is said where they mean nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from jhstats.ask.compare import compare
from jhstats.ask.query import rank, show
from jhstats.ask.question import Filters, Scope, understand
from jhstats.ask.store import Store
from jhstats.errors import JhstatsError, Kind, Problem, QueryError, UsageError
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.say.messages import LANGUAGES, Messages
from tests.ask.bases import INLINE, SMALL, STORE, ids, orchard, refused, small

if TYPE_CHECKING:
    from collections.abc import Callable


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
        (["绿镇"], {}, Kind.ENTITY_NOT_METRIC, 1),
        ([], {"entity": ["tea"]}, Kind.UNKNOWN_NAME, 1),
        (["tea"], {"year": ["1999"]}, Kind.NO_FACTS, 1),
        (["tea"], {"entity": ["county"]}, Kind.NO_FACTS, 1),
        (["tea"], {"year": ["20"]}, Kind.BAD_YEAR, 2),
        (["tea"], {"year": ["2021-2019"]}, Kind.BAD_YEAR, 2),
        (["tea"], {"period": ["2021-13"]}, Kind.BAD_PERIOD, 2),
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


def test_several_dims_are_asked_for_together() -> None:
    store = orchard(
        'a plum: value = 1; dims = { sex = "f", age = "15" }',
        'b plum: value = 1; dims = { sex = "f", age = "65" }',
        'c plum: value = 1; dims = { sex = "m", age = "15" }',
    )
    rows = show(store, ["plum"], Filters(dim=["sex=f,age=15", "age=64"]))
    assert [row.fact.id for row in rows] == ["a"]


@pytest.mark.parametrize(
    ("ask", "entity", "command"),
    [
        (show, "realm", "jhstats show --entity realm"),
        (rank, "realm", "jhstats rank --among realm"),
        (rank, "valley", "jhstats rank --entity valley"),
    ],
)
def test_an_entity_is_named_by_an_option(
    ask: Callable[..., object], entity: str, command: str
) -> None:
    with pytest.raises(QueryError) as caught:
        ask(orchard(*SMALL), [entity])
    assert caught.value.problems[0].data["command"] == command


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
    for misspelt in ("plumm", "plun crop", "梅子产星"):
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


@pytest.mark.parametrize("word", ["realm", "hill"])  # hill is ranked, nothing among it
def test_the_command_that_is_offered_for_an_entity_has_an_answer(word: str) -> None:
    store = orchard(*SMALL)
    with pytest.raises(QueryError) as caught:
        rank(store, [word])
    line = Messages("en").problem(caught.value.problems[0]).splitlines()[-1]
    command, option, entity = line.split()[1:]
    assert (command, entity) == ("rank", word)
    if option == "--entity":
        assert rank(store, filters=Filters(entity=[entity]))
    else:
        assert rank(store, scope=Scope(among=[entity]))


def test_problems_found_earlier_are_told_first() -> None:
    earlier = Problem(Kind.UNKNOWN_NAME, {"given": "x"})
    with pytest.raises(QueryError) as caught:
        understand(STORE, ["teaa"], Filters(), "rank", [earlier])
    assert [problem.data["given"] for problem in caught.value.problems] == ["x", "teaa"]
    with pytest.raises(QueryError) as caught:
        understand(STORE, ["tea"], Filters(), "rank", [earlier])
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
    assert understand(orchard(), words, Filters(), "show").metrics == metrics


def test_a_measure_is_taken_in_any_case_and_a_year_with_its_sign() -> None:
    selection = understand(orchard(), ["GROWTH", "2021年", "2018~2019"], Filters(), "show")
    assert [measure.value for measure in selection.measures] == ["growth"]
    assert [period.text for period in selection.within] == ["2021", "2018/2019"]


def test_words_that_are_ids_are_each_meant_by_themselves() -> None:
    text = INLINE + '[metric.crop]\nname = "Harvest"\n'
    store = Store(parse([File("orchard.toml", text)]))
    assert understand(store, ["plum", "crop"], Filters(), "show").metrics == ("plum", "crop")
    assert understand(store, ["Plum", "crop"], Filters(), "show").metrics == ("plum",)


@pytest.mark.timeout(10)
def test_many_unknown_words_are_told_in_time() -> None:
    with pytest.raises(QueryError) as caught:
        ids(*(f"zz{number}qx" for number in range(300)))
    assert len(caught.value.problems) == 300


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


def test_only_ranges_are_told_as_ranges() -> None:
    store = orchard("a plum: low = 3; high = 4")
    with pytest.raises(QueryError) as caught:
        compare(store, ["plum"])
    assert caught.value.problems == (Problem(Kind.NO_VALUE, {"ranges": ("3–4",)}),)


@pytest.mark.parametrize(
    ("level", "share", "is_implied"),
    [
        ('period = "2021"', 'period = "2021-01/2021-12"', True),
        ('dims = { sex = "f" }', "", False),
        ('dims = { sex = "f" }', 'dims = { sex = "f" }', True),
    ],
)
def test_a_whole_is_implied_by_facts_of_the_same_days_and_dims(
    level: str, share: str, *, is_implied: bool
) -> None:
    store = orchard(
        f"a peachy: value = 5; {level}",
        f'b peachy: value = 50; measure = "share"; of = "plum"; {share}',
    )
    with pytest.raises(QueryError) as caught:
        show(store, ["plum"])
    assert bool(caught.value.problems[0].data["implied"]) == is_implied


def test_near_names_are_sought_for_the_first_unknown_words() -> None:
    for words, entities in ((["teaa"] * 7, []), ([], ["greeen"] * 7)):
        with pytest.raises(QueryError) as caught:
            ids(*words, entity=entities)
        problems = caught.value.problems
        has_near = [bool(problem.data["candidates"]) for problem in problems]
        assert has_near == [True] * 5 + [False] * 2
        assert "for the first 5 only" not in Messages("en").problem(problems[4])
        assert "for the first 5 only" in Messages("en").problem(problems[5])
