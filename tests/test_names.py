"""Which names are the same, and which are near."""

from __future__ import annotations

import pytest

from jhstats.errors import Location
from jhstats.model import Entity, Source
from jhstats.names import all_names, candidates, fold_name, nearest, record_names

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
        ("茶绿", ["town"]),  # holds all its characters, in another order
        ("山茶", ["town", "hill"]),  # each holds half of them
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
