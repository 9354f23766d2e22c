"""Which names are the same, and which are near."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest

from jhstats import names
from jhstats.ask.query import show
from jhstats.ask.question import Filters
from jhstats.ask.store import Store
from jhstats.errors import Location
from jhstats.load.loader import load
from jhstats.model import Entity, Metric, Source
from jhstats.names import (
    all_names,
    candidates,
    fold_name,
    is_name,
    named_partly,
    nearest,
    outer_entities,
    outer_metrics,
    record_names,
    simplify_name,
)

TOWN = Entity("town", {"zh": "绿茶镇", "en": "Green Town"}, ("GT",), "town", (), Location("a"))
HILL = Entity("hill", {"zh": "高山村", "en": "Hill"}, (), "town", (), Location("a"))
BOOK = Source("book", "Book of Tea", None, (), None, None, None, {}, Location("a"))
RECORDS = {"town": TOWN, "hill": HILL}


@pytest.mark.parametrize(
    "name", ["Green Town", "ＧＲＥＥＮ　ＴＯＷＮ", "green-town", "green\ntown", "Grëén Tówn"]
)
def test_one_name_however_it_is_written(name: str) -> None:
    assert fold_name(name) == "greentown"


def test_marks_that_are_no_accents_stay() -> None:
    assert fold_name("が") != fold_name("か")
    assert fold_name("한국") == "한국"
    assert fold_name("हिन्दी") == "हिन्दी"
    assert fold_name("États-Unis") == "etatsunis"


def test_all_that_a_record_answers_to() -> None:
    assert all_names(TOWN) == ("town", "绿茶镇", "Green Town", "GT")
    assert all_names(BOOK) == ("book", "Book of Tea")
    assert record_names(BOOK) == {"und": "Book of Tea"}


def test_candidates_come_as_they_are_asked_for() -> None:
    assert [found.id for found in candidates(["hill", "town"], RECORDS)] == ["hill", "town"]
    assert candidates(["town"], RECORDS)[0].names == TOWN.names


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ("gren town", ["town"]),
        ("hil", ["hill"]),
        ("绿茶城", ["town"]),  # of Chinese less is enough
        ("高山镇", ["hill"]),
        ("水", []),
        ("zzz", []),
        ("", []),
    ],
)
def test_the_nearest_records(given: str, ids: list[str]) -> None:
    assert [found.id for found in nearest(given, RECORDS)] == ids


def test_at_most_three_are_near() -> None:
    records = {f"hill{n}": HILL._replace(id=f"hill{n}", names={"en": f"Hill{n}"}) for n in range(5)}
    assert len(nearest("hill", records)) == 3


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("綠茶鎮", ("town",)),  # a whole name goes before a name that holds it
        ("茶鎮", ("town",)),
        ("green", ("town",)),
        ("town green", ("town",)),
        ("Towns green", ()),
        ("Tow Gre", ()),
        ("own", ()),  # Latin letters begin a word
        ("green hill", ()),  # all parts in one name
        ("t", ()),
        ("山", ("hill",)),
        ("-", ()),
        ("", ()),
    ],
)
def test_a_name_is_known_by_its_parts(word: str, expected: tuple[str, ...]) -> None:
    assert named_partly(word, RECORDS) == expected


def test_several_may_have_a_part() -> None:
    assert named_partly("高", {**RECORDS, "peak": HILL._replace(id="peak")}) == ("hill", "peak")


def test_names_of_a_base_may_be_traditional() -> None:
    taipei = TOWN._replace(id="taipei", names={"zh": "臺北市", "en": "Taipei"})
    assert named_partly("台北市", {"taipei": taipei}) == ("taipei",)
    assert named_partly("台北", {"taipei": taipei}) == ("taipei",)
    assert is_name("台北市", taipei, simplify_name)
    assert not is_name("台北市", taipei)


def test_the_table_of_characters_is_small_and_of_single_ones() -> None:
    file = Path(names.__file__).with_name("traditional.txt")
    *head, traditional, simplified = file.read_text(encoding="utf-8").splitlines()
    assert any("Apache License 2.0" in line for line in head)
    assert 2500 < len(traditional) == len(simplified)
    assert file.stat().st_size < 30_000
    pairs = dict(zip(traditional, simplified, strict=True))
    assert len(pairs) == len(traditional)
    assert all(old != new and not old.isascii() for old, new in pairs.items())
    assert not pairs.keys() & set("金华市数字经济核心产业营收")
    assert simplify_name("義烏市進出口總額") == "义乌市进出口总额"


def test_the_table_is_read_where_nothing_else_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Mock(wraps=vars(names)["_simplified"])
    monkeypatch.setattr(names, "_simplified", table)
    store = Store(load())
    show(store, ["revenue", "2021", "growth"])
    show(store, ["义乌", "出口"], Filters(measure=["增速"]))
    assert not table.called
    show(store, ["義烏"])
    assert table.called


def entities(**within: str) -> dict[str, Entity]:
    return {
        id_: Entity(id_, {"en": id_}, (), "town", tuple(outer.split()), Location("a"))
        for id_, outer in within.items()
    }


def metrics(**part_of: str | None) -> dict[str, Metric]:
    return {
        id_: Metric(id_, {"en": id_}, (), None, None, outer, Location("a"))
        for id_, outer in part_of.items()
    }


def test_entities_lie_within_others_over_any_steps_and_ways() -> None:
    outer = outer_entities(entities(town="county coast", county="land", coast="land", land=""))
    assert outer("town") == {"county", "coast", "land"}
    assert outer("county") == {"land"}
    assert outer("land") == set()
    with pytest.raises(KeyError):
        outer("nowhere")


def test_a_chain_of_thousands_is_gone_through() -> None:
    steps = {f"e{step}": f"e{step + 1}" for step in range(3000)}
    assert len(outer_entities(entities(**steps, e3000=""))("e0")) == 3000
    assert len(outer_metrics(metrics(**steps, e3000=None), "e0")) == 3000


def test_metrics_are_parts_of_others_the_nearest_first() -> None:
    chain = metrics(leaf="tea", tea="crops", crops=None)
    assert outer_metrics(chain, "leaf") == ("tea", "crops")
    assert outer_metrics(chain, "crops") == ()


def test_a_loop_of_metrics_ends() -> None:
    loop = metrics(a="b", b="a", c="a")
    assert outer_metrics(loop, "a") == ("b",)
    assert outer_metrics(loop, "c") == ("a", "b")
