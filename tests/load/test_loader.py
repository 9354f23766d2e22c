"""Files to one base, or everything that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jhstats.errors import BaseError
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
