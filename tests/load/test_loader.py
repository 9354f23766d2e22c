"""Files to one base, or everything that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jhstats.errors import BaseError, Kind, Location
from jhstats.load.files import File
from jhstats.load.loader import load, parse
from tests.load.bases import FACT, HEAD

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("measure", "unit"),
    [
        ("level", "ton"),
        ("change", "ton"),
        ("growth", "percent"),
        ("share", "percent"),
        ("contribution", "percent"),
    ],
)
def test_a_measure_has_its_unit(measure: str, unit: str) -> None:
    text = HEAD + FACT.format("5") + f'measure = "{measure}"\n'
    assert parse([File("a", text)]).facts[0].unit == unit
    given = parse([File("a", text + 'unit = "ton"\n')]).facts[0]
    assert (given.unit, given.measure.value) == ("ton", measure)


def test_every_way_to_write_toml_is_one() -> None:
    inline = 'ranks = [{ position = 2, among = "land" }]\nevidence = [{ source = "book" }]\n'
    tables = """[[fact.ranks]]
    "position" = 2 # a comment
    among = 'land'
    [[ fact . evidence ]]
    source = \"\"\"book\"\"\"
    """
    first, second = (parse([File("a", HEAD + FACT.format("5") + end)]) for end in (inline, tables))
    assert first == second


def test_files_in_either_order_are_one_base(tmp_path: Path) -> None:
    head, facts = tmp_path / "head.toml", tmp_path / "facts.toml"
    head.write_text(HEAD, encoding="utf-8")
    facts.write_text("[base]\nschema = 1\n" + FACT.format("1"), encoding="utf-8")
    first, second = load(head, facts), load(str(facts), str(head))
    assert (first.facts, first.metrics, first.main) == (second.facts, second.metrics, second.main)
    assert first.files == tuple(reversed(second.files))


@pytest.mark.parametrize(
    "integer",
    [
        *("0x" + "f" * 4000, "0o" + "7" * 5000, "0b" + "1" * 20000),
        *("9" * 5000, "-1_" + "0" * 5000, "1.5e" + "9" * 19),
    ],
)
@pytest.mark.parametrize(
    "line", ["bound = {}", "paragraph = {}", "note = [[{}]]", "period = {}", "vlaue = { a = {} }"]
)
def test_a_number_of_thousands_of_digits_is_refused(line: str, integer: str) -> None:
    with pytest.raises(BaseError) as caught:
        parse([File("a", HEAD + FACT.format("1") + line.replace("{}", integer))])
    [problem] = caught.value.problems
    assert problem.kind is Kind.NOT_TOML
    assert problem.location == Location("a", line=len((HEAD + FACT).splitlines()) + 1)


def test_digits_in_a_text_are_no_integer() -> None:
    text = HEAD + FACT.format("1") + f'note = "0x{"f" * 4000}"\n'
    assert parse([File("a", text)]).facts


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("value = 12.5%", Kind.MARKED_NUMBER),
        ("  value=-12,5 # tonnes", Kind.MARKED_NUMBER),
        ("value = 1,234.5", Kind.MARKED_NUMBER),
        ("of = { metric = 'all', x = 12,5, y = 4 }", Kind.MARKED_NUMBER),
        ("period = 2022-06", Kind.BAD_PERIOD),
        ("from = 2018/2021", Kind.BAD_PERIOD),
        ("value = 2021 tonnes", Kind.NOT_TOML),
        ("value = 12.5 'tonnes' # = 5%", Kind.NOT_TOML),
        ("value = tonnes", Kind.NOT_TOML),
        ("value = ", Kind.NOT_TOML),
    ],
)
def test_a_bare_value_that_toml_does_not_take(line: str, kind: Kind) -> None:
    with pytest.raises(BaseError) as caught:
        parse([File("a", HEAD + "[[fact]]\n" + line)])
    [problem] = caught.value.problems
    assert problem.kind is kind


def test_problems_of_all_files_come_at_once_with_their_files() -> None:
    good = "[base]\nschema = 1\n"
    files = [
        File("one.toml", HEAD + 'colour = "red"\n'),
        File("two.toml", good + FACT.format("1") + FACT.format("2")),
        File("three.toml", "[base\n"),
        File("four.toml", good + 'title = "T"\n[unit.ton]\nname = "t"\n'),
    ]
    with pytest.raises(BaseError) as caught:
        parse(files)
    found = [
        (problem.location.file, problem.location.line, problem.kind.value)
        for problem in caught.value.problems
        if problem.location
    ]
    assert found == [
        ("one.toml", len(HEAD.splitlines()) + 1, "unknown-key"),
        ("two.toml", 11, "duplicate-id"),
        ("three.toml", 1, "toml"),
        ("four.toml", 3, "set-twice"),
        ("four.toml", 4, "duplicate-id"),
    ]
