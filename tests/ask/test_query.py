from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jhstats.ask.query import rank, show
from jhstats.ask.question import Filters, Scope
from jhstats.ask.store import Store
from jhstats.errors import JhstatsError, Kind, QueryError, UsageError
from jhstats.figure import plain
from jhstats.load.files import File
from jhstats.load.loader import load, parse
from jhstats.render.lines import cell_text
from jhstats.say.messages import LANGUAGES, Messages
from jhstats.views.facts import rank_code

if TYPE_CHECKING:
    from jhstats.errors import Problem

STORE = Store(load(Path(__file__).parents[1] / "base.toml"))


def ids(*words: str, **filters: object) -> list[str]:
    return [row.fact.id for row in show(STORE, words, Filters(**filters))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "word",
    ["tea", "TEA", "ｔｅａ", "茶叶", "茶叶产量", "tea output", "Tea-Output", "cha", "茶叶产"],
)
def test_names(word: str) -> None:
    assert set(ids(word)) == {fact for fact in ids() if fact.startswith("tea")}


def test_the_order_of_facts() -> None:
    assert ids("tea") == [
        *("tea-target-2021", "tea-half-2021", "tea-2020", "tea-growth-2020", "tea-2019"),
    ]
    assert ids("fame", "green-tea") == ["fame", "green-share-2020"]


@pytest.mark.parametrize(
    ("words", "filters", "expected"),
    [
        (["tea", "2020"], {}, ["tea-2020", "tea-growth-2020"]),
        (["tea", "2020年"], {}, ["tea-2020", "tea-growth-2020"]),
        (["green", "tea", "output"], {}, ["green-share-2020"]),
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
        (["tea"], {"unit": "tons"}, Kind.UNKNOWN_UNIT, 2),
        (["tea"], {"unit": "percent", "measure": ["level"]}, Kind.NOTHING_CONVERTS, 2),
        (["fame"], {"unit": "kg"}, Kind.NOTHING_CONVERTS, 2),
    ],
)
def test_questions_without_an_answer(
    words: list[str], filters: dict[str, object], kind: Kind, status: int
) -> None:
    with pytest.raises(JhstatsError) as caught:
        ids(*words, **filters)
    assert [one.kind for one in caught.value.problems] == [kind]
    assert caught.value.status == status


def test_all_wrong_words_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        ids("x1", "x2", year=["y"], status=["z"])
    assert len(caught.value.problems) == 4


def test_what_there_is_instead() -> None:
    with pytest.raises(QueryError) as caught:
        ids("tea", year=["1999"])
    data = caught.value.problems[0].data
    assert data["period"] == ("2021", "2021-01/2021-06", "2020", "2019")


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(), ["tea-growth-2020", "tea-2020", "tea-2020", "fame", "green-share-2020"]),
        (Scope(("province",)), ["tea-growth-2020", "tea-2020"]),
        (Scope(("nation",)), ["tea-2020", "green-share-2020"]),
        (Scope(("province", "nation")),
         ["tea-growth-2020", "tea-2020", "tea-2020", "green-share-2020"]),
        (Scope(among=["green county"]), ["fame"]),
    ],
)  # fmt: skip
def test_ranks_best_first(scope: Scope, expected: list[str]) -> None:
    rows = rank(STORE, scope=scope)
    assert [row.fact.id for row in rows] == expected
    assert all(len(row.ranks) == 1 for row in rows)
    assert rank(STORE, scope=scope, top=1) == rows[:1]


def test_no_ranks_there() -> None:
    with pytest.raises(QueryError) as caught:
        rank(STORE, scope=Scope(("world",)))
    assert caught.value.problems[0].kind is Kind.NO_RANKS
    with pytest.raises(QueryError) as caught:
        rank(STORE, scope=Scope(among=["nowhere"]))
    assert caught.value.problems[0].kind is Kind.UNKNOWN_NAME


def test_conversion_says_what_was_printed() -> None:
    rows = show(STORE, ["tea"], Filters(unit="千克"))
    level = next(row for row in rows if row.fact.id == "tea-2020")
    assert level.value is not None
    assert plain(level.value) == "12500.0"
    assert level.is_converted
    assert (str(level.fact.value), level.fact.unit) == ("12.5", "ton")
    growth = next(row for row in rows if row.fact.id == "tea-growth-2020")
    assert (growth.unit, growth.is_converted) == ("percent", False)
    assert show(STORE, ["tea"], Filters(unit="ton")) == show(STORE, ["tea"])


INLINE = """
[base]
schema = 1
main = "hill"
[unit.jin]
name = { zh = "斤", en = "catty" }
dimension = "mass"
factor = 0.5
[unit.ton]
name = { zh = "吨", en = "tonne" }
dimension = "mass"
factor = 1000
[unit.grain]
name = "grain of dust"
dimension = "mass"
factor = 0.000000001
[unit.heap]
name = "heap"
[entity.hill]
name = { zh = "山村", en = "Hill" }
kind = "city"
[entity.valley]
name = { zh = "谷村", en = "Valley" }
kind = "city"
[entity.realm]
name = { zh = "大国", en = "Realm" }
kind = "nation"
[metric.plum]
name = { zh = "梅子产量", en = "Plum crop" }
aliases = ["梅", "peach"]
unit = "ton"
[metric.peach]
name = { zh = "桃子产量", en = "Peach crop" }
unit = "ton"
[metric.peachy]
name = { zh = "蜜桃", en = "Peachy" }
unit = "heap"
"""


def orchard(*facts: str) -> Store:
    """Each fact is `id metric: keys`, the keys parted by semicolons."""
    text = INLINE
    for fact in facts:
        head, _, keys = fact.partition(":")
        id_, metric = head.split()
        text += f'[[fact]]\nid = "{id_}"\nmetric = "{metric}"\n'
        text += "" if "entity" in keys else 'entity = "hill"\n'
        text += "\n".join(key.strip() for key in keys.split(";")) + "\n"
    return Store(parse([File("orchard.toml", text)]))


SMALL = (
    'p18 plum: value = 1; period = "2018"',
    'target plum: value = 9; period = "2021"; status = "target"',
    'share plum: value = 4; period = "2021"; measure = "share"',
    'growth plum: value = 3; period = "2021"; measure = "growth"',
    'other plum: value = 2; period = "2021"; entity = "valley"',
    'p21 plum: value = 2; period = "2021"',
    'months plum: value = 1; period = "2021-01/2021-05"',
    'years plum: value = 7; period = "2018/2021"; measure = "change"',
    "never plum: value = 1",
    'peach peach: value = 1; period = "2022-06"',
    'heap peachy: value = 1; period = "2022"; ranks = [{ position = 1, among = "realm" }]',
)


def small(words: tuple[str, ...] = (), **filters: object) -> list[str]:
    rows = show(orchard(*SMALL), words, Filters(**filters))  # type: ignore[arg-type]
    return [row.fact.id for row in rows]


def refused(words: tuple[str, ...] = (), **filters: object) -> Problem:
    with pytest.raises(JhstatsError) as caught:
        small(words, **filters)
    return caught.value.problems[0]


def test_order_of_one_metric_and_of_all() -> None:
    plum = ["other", "p21", "target", "growth", "share", "years", "months", "p18", "never"]
    assert sorted(small(("plum",))) == sorted(plum)
    found = small(("plum",))
    assert [one for one in found if one in ("other", "p21", "target", "growth", "share")] == plum[
        :5
    ]
    assert found[-2:] == ["p18", "never"]
    assert small() == [*found, "peach", "heap"]
    assert small(("peachy", "plum")) == ["heap", *found]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("peach", ["peach"]),  # an id goes before the alias of another
        ("peachy", ["heap"]),
        ("梅", None),
        ("ＰＬＵＭ　ＣＲＯＰ", None),
        ("桃", ["peach"]),
        ("蜜", ["heap"]),
    ],
)
def test_what_a_name_means(word: str, expected: list[str] | None) -> None:
    assert small((word,)) == (expected or small(("plum",)))


def test_ambiguous_and_misspelt() -> None:
    ambiguous = refused(("pe",))
    assert ambiguous.kind is Kind.AMBIGUOUS
    assert {"plum", "peach", "peachy"} == {id_ for id_, _ in ambiguous.data["candidates"]}
    for misspelt in ("plumm", "plun crop", "梅子产星"):
        unknown = refused((misspelt,))
        assert unknown.kind is Kind.UNKNOWN_NAME
        assert unknown.data["candidates"][0][0] == "plum"


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


def test_the_newest_period_is_one_however_it_is_written() -> None:
    store = orchard(
        *('a plum: value = 1; period = "2022-Q1"', 'b plum: value = 2; period = "2021"'),
        'c plum: value = 1; period = "2022-01/2022-03"; bound = "about"',
    )
    assert [row.fact.id for row in show(store, filters=Filters(latest=True))] == ["a", "c"]


@pytest.mark.parametrize(
    ("unit", "printed"),
    [
        ("jin", "4000"),
        ("斤", "4000"),
        ("grain", "2000000000000"),
        ("ton", "2"),
    ],
)
def test_a_unit_converts_without_an_exponent(unit: str, printed: str) -> None:
    (row,) = show(orchard(*SMALL), filters=Filters(entity=["valley"], unit=unit))
    assert row.value is not None
    assert plain(row.value) == printed
    assert cell_text(row.value) == printed
    assert row.is_converted == (unit != "ton")


def test_a_tiny_value_has_no_exponent() -> None:
    store = orchard('dust plum: value = 3; unit = "grain"; period = "2021"')
    (row,) = show(store, filters=Filters(unit="吨"))
    assert cell_text(row.value) == "0.000000000003"


@pytest.mark.parametrize(
    ("words", "unit", "kind"),
    [
        (("heap", "peachy"), "ton", Kind.UNKNOWN_NAME),
        (("peachy",), "ton", Kind.NOTHING_CONVERTS),
        (("plum",), "heap", Kind.NOTHING_CONVERTS),
        (("plum",), "tonn", None),
        (("plum",), "tonnne", Kind.UNKNOWN_UNIT),
    ],
)
def test_what_does_not_convert(words: tuple[str, ...], unit: str, kind: Kind | None) -> None:
    if kind is None:  # a unique beginning
        assert small(words, unit=unit)
    else:
        assert refused(words, unit=unit).kind is kind


def test_rank_order_and_scopes() -> None:
    store = orchard(
        *('a plum: ranks = [{ leading = true, among = "realm" }]',),
        'b plum: ranks = [{ first-to = true, among = "hill" }, { top = 10, among = "realm" }]',
        'c plum: ranks = [{ position = 12, among = "realm" }, { top = 5, among = "realm" }]',
        'd peach: ranks = [{ position = 2, among = "hill" }, { position = 2, among = "realm" }]',
    )

    def rows(scope: Scope = Scope()) -> list[str]:  # noqa: B008 - immutable
        return [f"{row.fact.id} {rank_code(row.ranks[0])}" for row in rank(store, scope=scope)]

    every = ["d 2", "d 2", "c 12", "c top-5", "b top-10", "b first-to", "a leading"]
    assert rows() == every
    assert rows(Scope(("nation",))) == ["d 2", "c 12", "c top-5", "b top-10", "a leading"]
    assert rows(Scope(among=["山村"])) == ["d 2", "b first-to"]
    assert rows(Scope(("nation",), ["hill"])) == every
