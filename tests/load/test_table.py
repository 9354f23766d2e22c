"""One table of a file, read key by key."""

from __future__ import annotations

from decimal import Decimal

import pytest
import tomli

from jhstats.errors import Kind, Location, Problem
from jhstats.load.files import File
from jhstats.load.loader import parse
from jhstats.load.table import TableReader
from jhstats.model import Nature
from tests.load.bases import FACT, HEAD


@pytest.mark.parametrize(
    ("written", "read"),
    [("188.78", "188.78"), ("1_409", "1409"), ("7.10", "7.10"), ("-3", "-3"), ("1e3", "1E+3")],
)
def test_digits_are_kept(written: str, read: str) -> None:
    text = HEAD + FACT.format("1").replace("value = 1", f"value = {written}")
    assert str(parse([File("a", text)]).facts[0].value) == read


def reader(text: str, of: str | None = None) -> TableReader:
    table = tomli.loads(text, parse_float=Decimal)
    return TableReader(table, Location("a.toml", of), [])


def kinds(table: TableReader) -> list[tuple[Kind, str | None]]:
    return [(found.kind, found.location and found.location.key) for found in table.problems]


def value(table: TableReader, method: str) -> object:
    """What a method gives for the key x; a number or a period as its text."""
    if method == "choice":
        return table.choice("x", Nature)
    if method in ("count", "true", "dims"):
        return table.checked("x", method)
    found = getattr(table, method)("x")
    if method == "tables":
        return list(found)
    return str(found) if found and method in ("number", "period") else found


READ: list[tuple[str, str, object]] = [
    ("x = 'a'", "text", "a"),
    ("", "text", None),
    ("x = 12", "text_or_number", "12"),
    ("x = 'A1'", "text_or_number", "A1"),
    ("x = ['a', 'b']", "texts", ("a", "b")),
    ("", "texts", ()),
    ("x = 'a'", "text_or_texts", ("a",)),
    ("x = ['a']", "text_or_texts", ("a",)),
    ("x = 'a-1'", "id", "a-1"),
    ("x = 'ä1'", "id", "ä1"),
    ("x = '茶叶-2'", "id", "茶叶-2"),
    ("x = 'a--'", "id", "a--"),
    ("x = 'a'", "names", {"und": "a"}),
    ("x = { zh-Hans = 'a' }", "names", {"zh-Hans": "a"}),
    ("x = 1", "count", 1),
    ("x = 7.10", "number", "7.10"),
    ("x = 1e3", "number", "1E+3"),
    ("x = true", "true", True),
    ("", "true", None),
    ("x = 'flow'", "choice", Nature.FLOW),
    ("x = '2021'", "period", "2021"),
]


@pytest.mark.parametrize(("text", "method", "expected"), READ)
def test_what_a_key_says(text: str, method: str, expected: object) -> None:
    table = reader(text)
    assert value(table, method) == expected
    table.finish()
    assert table.problems == []


WRONG: list[tuple[str, str, object, Kind]] = [
    ("x = ' '", "text", None, Kind.WRONG_TYPE),
    ("x = 1", "text", None, Kind.WRONG_TYPE),
    ("", "required_text", "", Kind.MISSING_KEY),
    ("", "required_names", {}, Kind.MISSING_KEY),
    ("x = true", "text_or_number", None, Kind.WRONG_TYPE),
    ("x = ['a', '']", "texts", (), Kind.WRONG_TYPE),
    ("x = 'a'", "texts", (), Kind.WRONG_TYPE),
    ("x = 'A'", "id", "A", Kind.BAD_ID),
    ("x = 'Ä'", "id", "Ä", Kind.BAD_ID),
    ("x = '-茶'", "id", "-茶", Kind.BAD_ID),
    ("x = '茶 叶'", "id", "茶 叶", Kind.BAD_ID),
    ("x = '茶_叶'", "id", "茶_叶", Kind.BAD_ID),
    ("x = '½茶'", "id", "½茶", Kind.BAD_ID),
    ("x = {}", "names", None, Kind.WRONG_TYPE),
    ("x = { c = 'a' }", "names", None, Kind.WRONG_TYPE),
    ("x = { zh = 1 }", "names", None, Kind.WRONG_TYPE),
    ("x = 0", "count", None, Kind.WRONG_TYPE),
    ("x = true", "count", None, Kind.WRONG_TYPE),
    ("x = '1'", "number", None, Kind.WRONG_TYPE),
    ("x = true", "number", None, Kind.WRONG_TYPE),
    ("x = inf", "number", None, Kind.WRONG_TYPE),
    ("x = 1e41", "number", None, Kind.WRONG_TYPE),
    ("x = 1e-41", "number", None, Kind.WRONG_TYPE),
    ("x = false", "true", None, Kind.WRONG_TYPE),
    ("x = 'tide'", "choice", None, Kind.NOT_ONE_OF),
    ("x = '2021-13'", "period", None, Kind.BAD_PERIOD),
    ("x = 2021", "period", None, Kind.BAD_PERIOD),
    ("x = '2022-q1'", "period", None, Kind.BAD_PERIOD),
    ("x = [1]", "tables", [], Kind.WRONG_TYPE),
]


@pytest.mark.parametrize(("text", "method", "stand_in", "kind"), WRONG)
def test_what_is_wrong_is_noted_and_read_as_nothing(
    text: str, method: str, stand_in: object, kind: Kind
) -> None:
    table = reader(text)
    assert value(table, method) == stand_in
    assert kinds(table) == [(kind, "x")]


def test_a_key_that_nobody_asked_for() -> None:
    table = reader("colour = 1\nname = 'a'")
    table.text("name"), table.text("color")
    table.finish()
    [problem] = table.problems
    data = {"given": "colour", "candidates": ("color",)}
    assert problem == Problem(Kind.UNKNOWN_KEY, data, Location("a.toml", key="colour"))


def test_a_key_that_is_near_none() -> None:
    table = reader("x = 1")
    table.text("name")
    table.finish()
    assert table.problems[0].data == {"given": "x", "candidates": ("name",)}


def test_a_key_has_its_path() -> None:
    table = reader("of.metric = 1\nranks = [{}, { top = 0 }]", of="fact")
    table.table("of").text("metric")
    for inner in table.tables("ranks"):
        inner.checked("top", "count")
    assert kinds(table) == [(Kind.WRONG_TYPE, "of.metric"), (Kind.WRONG_TYPE, "ranks[1].top")]


def test_tables_of_a_file_have_places_of_their_own() -> None:
    table = reader("[unit.ton]\n[unit.X]\n[unit]\nkg = 1\n[[fact]]\n[[fact]]\nid = 'b'")
    assert [(id_, inner.location) for id_, inner in table.file_tables("unit")] == [
        ("ton", Location("a.toml", "unit.ton", id="ton")),
    ]
    assert {found.kind for found in table.problems} == {Kind.BAD_ID, Kind.WRONG_TYPE}
    assert [inner.location for inner in table.tables("fact")] == [
        Location("a.toml", "fact", 1),
        Location("a.toml", "fact", 2, id="b"),
    ]
