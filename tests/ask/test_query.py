"""Published ranks, places by value, and what a base holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jhstats.ask.compare import growth_places
from jhstats.ask.query import Entry, listing, places, rank, show
from jhstats.ask.question import EVERYWHERE, NO_FILTERS, Filters, Scope
from jhstats.ask.search import search
from jhstats.ask.store import Store
from jhstats.errors import Kind, QueryError, UsageError
from jhstats.load.files import File
from jhstats.load.loader import parse
from tests.ask.bases import INLINE, STORE, orchard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jhstats.ask.rows import Answer, Row


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


def test_rank_order_and_scopes() -> None:
    store = orchard(
        *('a plum: ranks = [{ leading = true, among = "realm" }]',),
        'b plum: ranks = [{ first-to = true, among = "hill" }, { top = 10, among = "realm" }]',
        'c plum: ranks = [{ position = 12, among = "realm" }, { top = 5, among = "realm" }]',
        'd peach: ranks = [{ position = 2, among = "hill" }, { position = 2, among = "realm" }]',
    )

    def rows(scope: Scope = Scope()) -> list[str]:  # noqa: B008 - immutable
        return [f"{row.fact.id} {row.ranks[0].code}" for row in rank(store, scope=scope)]

    every = ["d 2", "d 2", "c 12", "c top-5", "b top-10", "b first-to", "a leading"]
    assert rows() == every
    assert rows(Scope(("nation",))) == ["d 2", "c 12", "c top-5", "b top-10", "a leading"]
    assert rows(Scope(among=["山村"])) == ["d 2", "b first-to"]
    assert rows(Scope(("nation",), ["hill"])) == every


TOWNS = """
[base]
schema = 1
[unit.ton]
name = "t"
dimension = "mass"
factor = 1000
[unit.kg]
name = "kg"
dimension = "mass"
factor = 1
[metric.tea]
name = "Tea"
unit = "ton"
[metric.other]
name = "Other"
"""


def towns(**values: str) -> Store:
    text = TOWNS
    for town, value in values.items():
        text += f'[entity.{town}]\nname = "{town}"\nkind = "town"\n'
        text += f'[[fact]]\nid = "{town}"\nmetric = "tea"\nentity = "{town}"\nperiod = "2020"\n'
        text += f"{value}\n"
    return Store(parse([File("towns.toml", text)]))


def placed(store: Store, *, reverse: bool = False) -> list[tuple[str, int, bool, int]]:
    rows = places(store, ["tea"], reverse=reverse)
    return [(row.fact.id, *row.place) for row in rows if row.place]


def test_equal_values_share_a_place() -> None:
    store = towns(a="value = 5", b="value = 7.0", c="value = 7", d="value = 9", e="value = 1")
    assert placed(store) == [
        ("d", 1, False, 5),
        ("b", 2, True, 5),
        ("c", 2, True, 5),
        ("a", 4, False, 5),
        ("e", 5, False, 5),
    ]
    assert [(id_, place) for id_, place, _, _ in placed(store, reverse=True)] == [
        *(("e", 1), ("a", 2), ("b", 3), ("c", 3), ("d", 5)),
    ]


@pytest.mark.no_cover
@pytest.mark.timeout(60)
def test_many_entities_are_placed_in_time() -> None:
    store = towns(**{f"t{number}": f"value = {number % 500}" for number in range(8000)})
    assert placed(store)[-1] == ("t7500", 7985, True, 8000)


def test_values_are_compared_in_one_unit_and_targets_with_nothing() -> None:
    store = towns(a="value = 5", b='value = 6000\nunit = "kg"', c='value = 9\nstatus = "target"')
    assert [(id_, place) for id_, place, _, _ in placed(store)] == [("b", 1), ("a", 2)]
    [row] = places(store, ["tea"], Filters(status=["target"]))
    assert row.fact.id == "c"
    rows = places(store, ["tea"], Filters(unit="kg"))
    assert [str(row.value) for row in rows] == ["6000", "5000"]


def test_places_need_one_metric_with_figures() -> None:
    store = towns(a="value = 5")
    for words in ([], ["tea", "other"]):
        with pytest.raises(UsageError) as caught:
            places(store, words)
        assert caught.value.problems[0].kind is Kind.ONE_METRIC
    with pytest.raises(QueryError):
        places(store, ["other"])


def test_lists_count_facts() -> None:
    metrics = {entry.record.id: entry for entry in listing(STORE, "metrics")}
    assert {id_: entry.facts for id_, entry in metrics.items()} == {
        "tea": 5,
        "green-tea": 1,
        "fame": 1,
    }
    assert metrics["tea"].periods == ("2021", "2021-01/2021-06", "2020", "2019")
    only = listing(STORE, "entities", Filters(measure=["share"]))
    assert [(entry.record.id, entry.facts) for entry in only] == [("county", 1)]
    assert [entry.facts for entry in listing(STORE, "sources")] == [6]
    assert {entry.record.id for entry in listing(STORE, "units")} == {"percent", "ton", "kg"}
    with pytest.raises(QueryError):
        listing(STORE, "units", Filters(year=["1999"]))


def test_a_list_tells_which_name_a_part_was_read_as() -> None:
    for filters, told in ((Filters(metric=["fam"]), "metric=fame"), (Filters(metric=["fame"]), "")):
        notices = listing(STORE, "entities", filters).notices
        assert [notice.data["text"] for notice in notices] == [told] * bool(told)


def test_words_for_ranks_are_to_blame_only_where_all_else_is_understood() -> None:
    store = orchard(*RANKED)
    for words, kind in (("plum second", "asks-rank"), ("plumm second", "unknown-name")):
        with pytest.raises(QueryError, match=kind):
            show(store, words.split())
    assert show(store, ["plum"], Filters(year=["2021"]))
    for words, filters, kinds in (
        ("plum second", NO_FILTERS, "asks-rank"),
        ("plumm second", NO_FILTERS, "unknown-name asks-rank"),  # all else is told as well
        ("plum second 1999", NO_FILTERS, "no-facts asks-rank"),
        ("plum second", Filters(year=["1999"]), "no-facts asks-rank"),
        ("plum second", Filters(above="1 usd"), "nothing-converts asks-rank"),
        ("plum 1999", NO_FILTERS, "no-facts"),
    ):
        with pytest.raises(QueryError) as caught:
            show(store, words.split(), filters)
        assert [own.kind.value for own in caught.value.problems] == kinds.split()
    with pytest.raises(QueryError, match="no-facts"):
        show(store, ["plum", "1999"])


def test_a_base_without_facts_has_a_list_all_the_same() -> None:
    assert [entry.record.id for entry in listing(orchard(), "metrics")] == [
        *("plum", "peach", "peachy"),
    ]
    assert listing(orchard(), "entities")[0] == Entry(orchard().entities["hill"], 0, ())


def places_in(*facts: str, filters: Filters = NO_FILTERS, scope: Scope = EVERYWHERE) -> Answer[Row]:
    """The places that facts of plums give."""
    return places(orchard(*facts), ["plum"], filters, scope)


def told(answer: Answer[Row]) -> dict[str, Mapping[str, Any]]:
    return {notice.key: notice.data for notice in answer.notices}


VALLEY = 'period = "2021"; entity = "valley"'
HILL = 'period = "2021"; entity = "hill"'


def test_dims_are_judged_within_one_measure_and_period() -> None:
    answer = places_in(
        f'a plum: value = 5; dims = {{ sex = "f" }}; {HILL}',
        f'b plum: value = 4; dims = {{ sex = "f" }}; {VALLEY}',
        f'c plum: value = 3; measure = "growth"; dims = {{ sex = "m" }}; {HILL}',
    )
    assert [(row.fact.id, row.place and row.place.place) for row in answer] == [
        *(("a", 1), ("b", 2), ("c", 1)),
    ]


@pytest.mark.parametrize(
    ("fact", "filters", "scope", "kind", "part"),
    [
        (f"b plum: low = 3; high = 4; {VALLEY}", Filters(entity=["valley"]), Scope(),
         Kind.NO_VALUE, None),
        (f'b plum: ranks = [{{ top = 3, among = "realm" }}]; {VALLEY}',
         Filters(entity=["valley"]), Scope(), Kind.NO_VALUE, None),
        (f'b plum: value = 3; dims = {{ sex = "f" }}; {VALLEY}', Filters(entity=["valley"]),
         Scope(), Kind.NO_FACTS, "dim"),
        ('b plum: value = 3; period = "2021"; entity = "realm"', Filters(),
         Scope(among=["valley"]), Kind.NO_FACTS, "within"),
        (f'b plum: value = 3; status = "target"; {VALLEY}', Filters(entity=["valley"]), Scope(),
         Kind.NO_FACTS, "status"),
        ('b plum: value = 3; period = "2020"; entity = "valley"',
         Filters(entity=["valley"], year=["2021"]), Scope(), Kind.NO_FACTS, "period"),
    ],
)  # fmt: skip
def test_no_place_is_told_with_its_reason(
    fact: str, filters: Filters, scope: Scope, kind: Kind, part: str | None
) -> None:
    with pytest.raises(QueryError) as caught:
        places_in(f"a plum: value = 5; {HILL}", fact, filters=filters, scope=scope)
    [problem] = caught.value.problems
    assert (problem.kind, problem.data.get("part")) == (kind, part)
    assert part != "entity" or problem.data["entity"]


def test_one_metric_named_twice_is_one() -> None:
    store = orchard(f"a plum: value = 5; {HILL}")
    assert len(places(store, ["plum", "plum"])) == 1


def test_what_is_left_out_of_places_is_told() -> None:
    answer = places_in(
        f"a plum: value = 5; {HILL}",
        f'b plum: value = 3; dims = {{ sex = "f" }}; {VALLEY}',
        f"c plum: low = 3; high = 4; {VALLEY}",
        f'd plum: value = 9; status = "target"; {VALLEY}',
    )
    assert [row.fact.id for row in answer] == ["a"]
    assert told(answer)["dims"] == {"dims": ("sex=f",)}
    assert told(answer)["not-results"] == {"count": 1}
    assert [name.id for name in told(answer)["unplaced"]["names"]] == ["valley"]


def test_an_entity_has_one_place_in_a_ranking() -> None:
    answer = places_in(
        f'p plum: value = 9; status = "preliminary"; {HILL}',
        f"a plum: value = 5; {HILL}",
        f"a2 plum: value = 6; {HILL}",
        f"b plum: value = 3; {VALLEY}",
    )
    assert [(row.fact.id, *(row.place or ())) for row in answer] == [
        *(("a", 1, False, 2), ("b", 2, False, 2)),
    ]
    assert [name.id for name in told(answer)["several"]["names"]] == ["hill"]


@pytest.mark.parametrize(
    ("entities", "placed", "left", "dropped"),
    [
        (["hill", "realm"], "a", {"kind": "city", "count": 1, "others": ("nation",)}, "realm"),
        (["realm", "hill"], "b", {"kind": "nation", "count": 1, "others": ("city",)}, "hill"),
        # Of those asked for, the first that has a figure.
        (["valley", "realm"], "b", {"kind": "nation", "count": 1, "others": ("city",)}, "valley"),
    ],
)
def test_places_are_in_the_kind_of_the_first_entity_asked_for(
    entities: list[str], placed: str, left: dict[str, object], dropped: str
) -> None:
    answer = places_in(
        f"a plum: value = 5; {HILL}",
        'b plum: value = 3; period = "2021"; entity = "realm"',
        filters=Filters(entity=entities),
    )
    assert [(row.fact.id, row.place and row.place.out_of) for row in answer] == [(placed, 1)]
    assert told(answer)["kind"] == left
    assert [name.id for name in told(answer)["dropped"]["candidates"]] == [dropped]


def test_units_and_statuses_make_rankings_of_their_own() -> None:
    statuses = places_in(
        f"a plum: value = 5; {HILL}",
        f'b plum: value = 3; status = "target"; {VALLEY}',
        filters=Filters(status=["actual,target"]),
    )
    assert [row.place and row.place.out_of for row in statuses] == [1, 1]
    assert told(statuses)["rankings"]["keys"] == ("status",)


def test_the_kind_of_the_main_entity_goes_before_that_of_most() -> None:
    nations = (f'n{number} plum: value = {number}; period = "2021"; entity = "{nation}"'
               for number, nation in enumerate(("realm", "realm"), 6))  # fmt: skip
    answer = places_in(f"a plum: value = 5; {HILL}", *nations)
    assert [row.fact.id for row in answer] == ["a"]
    left = {"kind": "city", "count": 1, "others": ("nation",)}
    assert told(answer)["kind"] == left
    facts = 'n plum: value = 9; period = "2021"; entity = "realm"', f"a plum: value = 5; {HILL}"
    base = orchard(*facts, f"b plum: value = 3; {VALLEY}").whole()
    several = places(Store(base._replace(main="realm")), ["plum"])
    assert [row.fact.id for row in several] == ["a", "b"]  # of one alone there is no order
    assert told(several)["kind"] == left


@pytest.mark.parametrize(
    ("facts", "filters", "expected", "left"),
    [
        ("2021 hill 5, 2020 hill 4, 2020 valley 3", {}, "2020 2020", "2020 1"),
        ("2021 hill 5, 2021 valley 4, 2020 hill 4, 2020 valley 3", {}, "2021 2021", "2021 2"),
        ("2021 hill 5, 2020 valley 3", {"latest": True}, "2021 2020", ""),  # none is of most
        ("2021 hill 5, 2020 hill 3", {}, "2021", "2021 1"),  # of one alone its newest
        ("2021 hill 5, 2020 hill 4, 2020 valley 3", {"entity": ["hill"]}, "2021 2020", ""),
        ("2021 hill 5, 2020 hill 4, 2020 valley 3", {"year": ["2020,2021"]}, "2021 2020 2020", ""),
        (
            "2021 hill 5, 2020 hill 4, 2020 valley 3",
            {"period": ["2021,2020"]},
            "2021 2020 2020",
            "",
        ),
    ],
)
def test_places_are_of_the_newest_period_that_most_share(
    facts: str, filters: dict[str, Any], expected: str, left: str
) -> None:
    parts = (fact.split() for fact in facts.split(", "))
    keys = (f'f{year}{town} plum: value = {value}; period = "{year}"; entity = "{town}"'
            for year, town, value in parts)  # fmt: skip
    answer = places_in(*keys, filters=Filters(**filters))
    assert " ".join(str(row.fact.period) for row in answer) == expected
    data = told(answer).get("newest", {"period": "", "count": "", "several": None})
    assert data["several"] == (2 if "valley" in facts and left else None)  # one alone is not most
    assert f"{data['period']} {data['count']}".strip() == left


def test_a_kind_of_scope_has_no_effect_on_places() -> None:
    answer = places_in(f"a plum: value = 5; {HILL}", scope=Scope(kinds=("nation",)))
    assert told(answer) == {"scope-idle": {"given": "--nation"}}


def test_series_that_the_latest_facts_mix_are_told() -> None:
    facts = [f'{sex} plum: value = 5; dims = {{ sex = "{sex}" }}; {HILL}' for sex in "mf"]
    for is_latest in (False, True):
        answer = show(orchard(*facts), ["plum"], Filters(latest=is_latest))
        assert [notice.key for notice in answer.notices] == ["series"] * is_latest
    assert not show(orchard(facts[0]), ["plum"], Filters(latest=True)).notices


def test_rankings_apart_are_told() -> None:
    growth = 'measure = "growth"; value'
    answer = places_in(
        f'a plum: {growth} = 5; prices = "constant"; {HILL}',
        f'b plum: {growth} = 3; prices = "current"; {VALLEY}',
    )
    assert [row.place and row.place.place for row in answer] == [1, 1]
    assert told(answer)["rankings"]["keys"] == ("prices",)


@pytest.mark.parametrize(
    ("bound", "value", "is_open"),
    [
        ("over", 10, True),
        ("over", 11, True),
        ("over", 12, False),
        ("under", 12, True),
        ("at-most", 10, False),
        ("at-most", 12, True),
        ("at-least", 10, True),
        ("about", 12, True),
        ("about", 10, True),
        ("exact", 11, False),
    ],
)
def test_places_that_a_bound_leaves_open_are_told(bound: str, value: int, *, is_open: bool) -> None:
    answer = places_in(
        f'a plum: value = {value}; bound = "{bound}"; {HILL}', f"b plum: value = 11; {VALLEY}"
    )
    undecided = told(answer).get("undecided", {"names": ()})
    assert [name.id for name in undecided["names"]] == ["hill"] * is_open


NESTED = """
[base]
schema = 1
main = "hill"
[entity.realm]
name = "Realm"
kind = "nation"
[entity.east]
name = "East"
kind = "province"
within = "realm"
[entity.hill]
name = "Hill"
kind = "city"
within = "east"
[entity.valley]
name = "Valley"
kind = "city"
within = "realm"
[entity.shop]
name = "Shop"
kind = "company"
within = "hill"
[metric.plum]
name = "Plums"
unit = "tonne"
[source.a]
title = "First Book"
[source.b]
title = "Second Book"
"""


def nested() -> Store:
    text = NESTED
    values = {"realm": 99, "east": 50, "hill": 7, "valley": 9, "shop": 3}
    for entity, value in values.items():
        source = "a" if entity in ("hill", "shop") else "b"
        text += (
            f'[[fact]]\nmetric = "plum"\nentity = "{entity}"\nperiod = "2021"\nvalue = {value}\n'
        )
        text += f'evidence = [{{ source = "{source}" }}]\n'
    return Store(parse([File("nested.toml", text)]))


@pytest.mark.parametrize(
    ("words", "filters", "among", "expected"),
    [
        ([], {}, [], [("valley", 1, 2), ("hill", 2, 2)]),  # the kind of the main entity
        ([], {"kind": ["province"]}, [], [("east", 1, 1)]),
        (["realm"], {}, [], [("realm", 1, 1)]),  # the kind of the one asked for
        (["hill"], {}, [], [("hill", 2, 2)]),  # picked after placing
        ([], {"entity": ["hill"]}, [], [("hill", 2, 2)]),
        ([], {"above": "8"}, [], [("valley", 1, 2)]),  # a place is always among all
        ([], {"below": "8 tonnes"}, [], [("hill", 2, 2)]),
        # --among and --within are one, and hold not the entity itself
        ([], {}, ["east"], [("hill", 1, 1)]),
        ([], {"within": ["east"]}, [], [("hill", 1, 1)]),
        ([], {"within": ["hill"]}, [], [("shop", 1, 1)]),
        ([], {}, ["hill"], [("shop", 1, 1)]),
        ([], {"source": ["first book"]}, [], [("hill", 1, 1)]),
        ([], {"sort": "name"}, [], [("hill", 2, 2), ("valley", 1, 2)]),
    ],
)
def test_places_are_among_like_ones(
    words: list[str],
    filters: dict[str, list[str]],
    among: list[str],
    expected: list[tuple[str, int, int]],
) -> None:
    answer = places(nested(), ["plum", *words], Filters(**filters), Scope(among=among))  # type: ignore[arg-type]
    shown = [(row.fact.entity, *(row.place or ())[::2]) for row in answer]
    assert shown == expected


def test_ranks_are_asked_for_in_plain_words() -> None:
    rows = rank(STORE, ["绿镇", "茶", "2020"])
    assert {row.fact.id for row in rows} == {"tea-2020", "tea-growth-2020"}
    [notice] = [notice for notice in rows.notices if notice.key == "read-as"]
    assert notice.data["text"] == "entity=green metric=tea year=2020"
    assert not rank(STORE, ["绿镇", "tea", "2020"]).notices
    assert [row.fact.entity for row in rank(STORE, (), Filters(kind=["county"]))] == ["county"]


def test_what_is_listed_may_be_filtered_by_anything() -> None:
    entries = listing(nested(), "entities", Filters(kind=["city"], above="8"))
    assert [(entry.record.id, entry.facts) for entry in entries] == [("valley", 1)]


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ({"source": ["first"]}, "source=a"),
        ({"within": ["eas", "ea"]}, "within=east"),  # told once
        ({"within": ["eas"], "entity": ["hil"], "metric": ["plu"]},
         "within=east metric=plum entity=hill"),
        ({"source": ["FIRST BOOK"], "within": ["east"]}, None),
    ],
)  # fmt: skip
def test_a_part_of_a_name_in_any_filter_is_told(
    filters: dict[str, list[str]], told: str | None
) -> None:
    own, store = Filters(**filters), nested()  # type: ignore[arg-type]
    for found in (
        show(store, (), own),
        search(store, ["plums"], own),
        places(store, ["plum"] * ("metric" not in filters), own),
    ):
        texts = [notice.data["text"] for notice in found.notices if notice.key == "read-as"]
        assert texts == ([told] if told else [])


@pytest.mark.parametrize("command", [rank, places, growth_places])
def test_a_part_of_a_name_in_a_scope_is_told_once(command: Callable[..., Answer[Row]]) -> None:
    ranked = 'ranks = [{ position = 1, among = "realm" }]'
    fact = f'[[fact]]\nmetric = "plum"\nentity = "hill"\n{ranked}\n'
    text = NESTED + "".join(f'{fact}period = "{year}"\nvalue = {year}\n' for year in (2020, 2021))
    store = Store(parse([File("nested.toml", text)]))
    years = Filters(year=["2020,2021"])
    told = command(store, ["plum"], years, Scope(among=["real"])).notices
    texts = [notice.data["text"] for notice in told if notice.key == "read-as"]
    assert texts == ["among=realm" if command is rank else "within=realm"]
    with pytest.raises(QueryError) as caught:
        command(store, ["plum"], years, Scope(among=["reals"]))
    assert caught.value.problems[0].kind is Kind.UNKNOWN_NAME


@pytest.mark.parametrize(
    ("words", "expected", "told"),
    [
        (["province"], ["a", "b"], "among=province"),
        (["大国"], ["a", "b"], "among=realm"),  # an entity without facts
        (["梅", "大国"], ["a"], "among=realm"),
        (["大国第一"], ["a"], "entity=realm rank=1"),
        (["First in the Realm"], ["a"], "rank=1 entity=realm"),
        (["no.", "1", "realm"], ["a"], "rank=1 entity=realm"),
    ],
)
def test_words_may_call_ranks(words: list[str], expected: list[str], told: str) -> None:
    store = orchard(
        'a plum: value = 2; ranks = [{ position = 1, among = "realm" }]',
        'b peach: value = 1; ranks = [{ top = 3, among = "realm" }]',
        'c peachy: value = 1; ranks = [{ position = 1, among = "hill" }]',
    )
    store = Store(store.whole()._replace(entities={
        id_: entity._replace(kind="province") if id_ == "realm" else entity
        for id_, entity in store.entities.items()
    }))  # fmt: skip
    answer = rank(store, words)
    assert [row.fact.id for row in answer] == expected
    said = [n.data["text"] for n in answer.notices if n.key == "read-as"]
    assert said == list(dict.fromkeys([told, *(["among=realm"] if "realm" in told else [])]))
    assert len(rank(store, ["hill"])) == 3  # whose facts these are
    with pytest.raises(QueryError) as caught:
        rank(store, ["plumbum", *words])
    assert [own.data["given"] for own in caught.value.problems] == ["plumbum"]
    with pytest.raises(QueryError, match="no-ranks"):
        rank(store, ["plum", "second", "realm"])


RANKED = (
    'a plum: value = 2; period = "2021"; ranks = [{ position = 1, among = "realm" }]',
    'b plum: value = 1; period = "2020"; ranks = [{ position = 2, among = "realm" }]',
    'c peachy: value = 1; period = "2021"; ranks = [{ position = 2, among = "hill" }]',
    'd peach: value = 7; period = "2021"; ranks = [{ top = 5, among = "realm" }]',
    'e peach: value = 8; period = "2020-Q2"; ranks = [{ leading = true, among = "realm" }]',
)


@pytest.mark.parametrize(
    ("words", "ranked", "told"),
    [
        ("第二", "b c", "rank=2"),
        ("second", "b c", "rank=2"),
        ("2nd", "b c", "rank=2"),
        ("No. 2", "b c", "rank=2"),
        ("number 2", "b c", "rank=2"),
        ("second in realm", "b", "rank=2 entity=realm"),
        ("大国第二", "b", "entity=realm rank=2"),
        ("全国第二", "b", "among=nation rank=2"),
        ("national second", "b", "among=nation rank=2"),
        ("hill second", "c", "entity=hill rank=2"),
        ("2020 second", "b", "year=2020 rank=2"),
        ("前列 全国", "e", "rank=leading among=nation"),
        ("leading in realm", "e", "rank=leading entity=realm"),
        ("peach Q2 2020", "e", "metric=peach period=Q2 2020"),
        ("valley second", "", None),  # no one is ranked there, and it has no rank
        ("第十", "", None),
        ("tenth", "", None),
        ("fifth in realm", "", None),  # top-5 is no fifth
        ("largest", "", None),
        ("倒数第一", "", None),
        ("top 1", "a", "top=1"),  # as --top
        ("top-2", "a b", "top=2"),
        ("plum top 1", "a", "metric=plum top=1"),
        ("全国前五", "a b d e", "among=nation top=5"),
        ("前两百", "", None),
        ("第二季度", "", None),  # no rank
    ],
)
def test_ordinals_are_ranks(words: str, ranked: str, told: str | None) -> None:
    store = orchard(*RANKED)
    if not ranked:
        with pytest.raises(QueryError):
            rank(store, words.split())
        return
    answer = rank(store, words.split())
    assert sorted(row.fact.id for row in answer) == ranked.split()
    said = [n.data["text"] for n in answer.notices if n.key == "read-as"]
    assert said[:1] == [told] * bool(told)
    if told and "rank=" in told:  # what was not published is asked for by another command
        for ask, kind in ((show, "asks-rank"), (places, "unknown-name")):
            with pytest.raises(QueryError, match=kind):
                ask(store, words.split())


def test_the_first_of_so_many_are_asked_for_in_plain_words() -> None:
    store = orchard(*RANKED, f"f plum: value = 3; {VALLEY}")
    for words in ("plum top 1", "plum 前一名", "plum top-1"):
        with pytest.raises(QueryError, match="asks-rank"):
            show(store, words.split())
        answer = places(store, words.split(), Filters(year=["2021"]))
        assert [row.fact.id for row in answer] == ["f"]
        assert [notice.key for notice in answer.notices] == ["read-as", "more"]
    assert [row.fact.id for row in rank(store, ["top", "3"], scope=Scope(top=1))] == ["a"]
    assert [row.fact.id for row in rank(store, ["top", "1"], scope=Scope(top=3))] == ["a"]


def test_who_is_named_beside_others_is_among_whom() -> None:
    store = orchard(
        'a plum: ranks = [{ position = 1, among = "realm" }]',
        f'c peachy: ranks = [{{ position = 1, among = "hill" }}]; {VALLEY}',
        f'b plum: ranks = [{{ position = 2, among = "realm" }}]; {VALLEY}',
    )
    for words, expected in (
        ("hill realm", ""),  # both are, and one has a rank
        ("valley realm", "among=realm"),
        ("谷村 大国", "among=realm"),
        ("valley first in realm", None),
        ("hill second in realm", None),
        ("valley hill", ""),  # none is among the other, but each has a rank
    ):
        if expected is None:
            with pytest.raises(QueryError, match="no-ranks"):
                rank(store, words.split())
            continue
        answer = rank(store, words.split())
        told = [notice.data["text"] for notice in answer.notices]
        assert (told[-1:] == [expected]) is bool(expected)
        if "realm" in words:
            assert [row.ranks[0].among for row in answer] == ["realm"]


def test_the_newest_of_who_is_named_are_those_of_all_facts() -> None:
    store = orchard(
        'old plum: value = 2; period = "2020"; ranks = [{ position = 1, among = "hill" }]',
        'new plum: value = 3; period = "2021"',
    )
    assert [row.fact.id for row in rank(store, ["hill"])] == ["old"]
    with pytest.raises(QueryError, match="no-ranks"):
        rank(store, ["hill"], Filters(latest=True))


def test_an_ordinal_may_be_of_a_name() -> None:
    text = INLINE + (
        '[metric.cables]\nname = { zh = "第一产业", en = "First-class cables" }\nunit = "ton"\n'
        '[metric.goods]\nname = "Top 10 goods"\nunit = "ton"\n'
    )
    for metric in ("cables", "goods"):
        text += f'[[fact]]\nmetric = "{metric}"\nentity = "hill"\nvalue = 1\n'
    store = Store(parse([File("a.toml", text)]))
    for words in ("first class", "first-class cable", "第一产业", "First-class cables"):
        assert [row.fact.metric for row in show(store, words.split())] == ["cables"]
    assert [row.fact.metric for row in show(store, ["top", "10", "goods"])] == ["goods"]
    with pytest.raises(QueryError, match="unknown-name"):  # of a run that goes on it is none
        show(store, ["第二产业"])


@pytest.mark.parametrize(
    ("words", "scope", "years", "rows", "left_out"),
    [
        ("", Scope(top=1), "2019-2020", "v20 h19", 2),  # the best of each period
        ("", Scope(top=2), "2019-2020", "v20 h20 h19 v19", None),
        ("", EVERYWHERE, "2019-2020", "v20 h20 h19 v19", None),
        ("", Scope(top=1), "2019", "h19", 1),
        ("above 2.5", Scope(top=1), "2019-2020", "v20 h19", 1),
    ],
)
def test_the_first_of_each_order_and_how_many_more_there_are(
    words: str, scope: Scope, years: str, rows: str, left_out: int | None
) -> None:
    store = orchard(
        'h20 plum: value = 2; period = "2020"',
        'v20 plum: value = 4; period = "2020"; entity = "valley"',
        'h19 plum: value = 3; period = "2019"',
        'v19 plum: value = 2.8; period = "2019"; entity = "valley"',
    )
    answer = places(store, ["plum", *words.split()], Filters(year=[years]), scope)
    assert " ".join(row.fact.id for row in answer) == rows
    told = [notice.data for notice in answer.notices if notice.key == "more"]
    assert [own["count"] for own in told] == ([left_out] if left_out else [])


def test_published_ranks_that_are_cut_are_told() -> None:
    ranks = "ranks = [{ position = 1, among = 'realm' }]"
    store = orchard(*(f"{own} plum: {ranks}" for own in "abc"))
    for top, least, left_out in ((2, None, [1]), (None, 2, [1]), (1, 2, [2]), (3, None, [])):
        answer = rank(store, ["plum"], scope=Scope(top=least), top=top)
        assert [own.data["count"] for own in answer.notices if own.key == "more"] == left_out
        assert len(answer) == 3 - sum(left_out)
