"""Files to one base, or everything that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest
import tomli

from jhstats.errors import BaseError, Kind, Location, Problem
from jhstats.load import loader
from jhstats.load.files import File
from jhstats.load.loader import load, parse
from jhstats.model import Base
from tests.load.bases import FACT, HEAD, errors

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
    assert problem.location == Location("a")


def test_tables_without_end_are_told_as_such() -> None:
    with pytest.raises(BaseError) as caught:
        parse([File("a", "a = " + "[" * 3000)])
    [problem] = caught.value.problems
    assert (problem.kind, problem.data["reason"]) == (Kind.NOT_TOML, "cause.nested")


def test_digits_in_a_text_are_no_integer() -> None:
    text = HEAD + FACT.format("1") + f'note = "0x{"f" * 4000}"\n'
    assert parse([File("a", text)]).facts


@pytest.mark.parametrize(
    "line",
    [
        "value = 12.5%",
        "value = 1,234.5",
        "of = { metric = 'all', x = 12,5, y = 4 }",
        "period = 2022-06",
        "from = 2018/2021",
        "value = tonnes",
        "value = ",
    ],
)
def test_a_bare_value_that_toml_does_not_take(line: str) -> None:
    with pytest.raises(BaseError) as caught:
        parse([File("a", HEAD + "[[fact]]\n" + line)])
    [problem] = caught.value.problems
    assert problem.kind is Kind.NOT_TOML
    assert problem.excerpt
    assert problem.excerpt.text == line


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


def read_whole_and_in_pieces(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[int, list[Base | list[Problem]]]:
    """How often TOML is parsed for facts in pieces, and what comes of it in one and in pieces."""
    found, parsed = list[Base | list[Problem]](), 0
    for size in (2**20, 1):
        loads = Mock(wraps=tomli.loads)
        monkeypatch.setattr(loader, "_PIECE", size)
        monkeypatch.setattr(tomli, "loads", loads)
        try:
            found.append(parse([File("a.toml", text)]))
        except BaseError as error:
            found.append(list(error.problems))
        monkeypatch.undo()
        parsed = loads.call_count
    return parsed, found


FACTS = "".join(f'[[fact]]\nmetric = "tea"\nentity = "land"\nperiod = "{y}"\nvalue = {y}\n'
                for y in range(2000, 2005))  # fmt: skip


@pytest.mark.parametrize(
    "end", ["", 'colour = "red"\n', 'unit = "tonn"\n', 'id = "tea-land-2003"\n']
)
def test_many_facts_are_read_in_pieces(end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed, (whole, pieces) = read_whole_and_in_pieces(HEAD + FACTS + end, monkeypatch)
    assert parsed == 6
    assert whole == pieces


@pytest.mark.parametrize(
    "end",
    [
        'note = """\n[[fact]]\n"""\n',
        "note = '''\n[[fact]]\n'''\n",
        '[metric.more]\nname = "More"\n',
        '  [metric.more]\n  name = "More"\n',
        '[[fact.evidence]]\nsource = "book"\n',
        '[[group]]\nmetric = "all"\nentity = "land"\nunit = "ton"\nfacts = [{ value = 1 }]\n',
    ],
)
def test_facts_with_other_lines_among_them_are_read_at_once(
    end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed, (whole, pieces) = read_whole_and_in_pieces(HEAD + FACTS + end, monkeypatch)
    assert parsed == 1
    assert isinstance(whole, Base)
    assert whole == pieces


def test_what_is_no_toml_in_a_piece_has_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    _, (whole, pieces) = read_whole_and_in_pieces(HEAD + FACTS + "value = \n", monkeypatch)
    assert isinstance(whole, list)
    assert whole == pieces
    assert whole[0].location
    assert whole[0].location.line == len((HEAD + FACTS).splitlines()) + 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('period = "2020"\nvale = 5', "tea-2020"),
        ('bound = "abut"\nvalue = 5', "tea"),
        ('period = "2020"\nstatus = "real"\nvale = 5', "tea-2020"),
        ('unit = "tonnne"\nvalue = 5', "tea"),
        ('period = 2020\nvalue = "5"', None),
        ('measure = "grwth"\nvale = 5', None),
        ('prices = "fixed"\nvalue = "5"', None),
        ('from = "20"\nvalue = "5"', None),
        ("dims = { sex = 1 }\nvale = 5", None),
        ('of = "tee"\nvalue = "5"', None),
        ('of = { metric = "tea", entity = "x" }\nvalue = "5"', None),
        ("id = 5\nvale = 5", None),
        ('value = "5"', "tea"),
        ('id = "mine"\nvale = 5', "mine"),
    ],
)
def test_a_problem_names_the_id_that_is_made(line: str, told: str | None) -> None:
    text = f'[[fact]]\nmetric = "tea"\nentity = "town"\n{line}\n'
    in_group = text.replace("[[fact]]", "[[group]]\nfacts = [{") + "}]\n"
    for fact in (text, in_group.replace('"\n', '", ').replace("5\n", "5")):
        found = [problem.location for problem in errors(HEAD + fact)]
        assert {place and place.id for place in found} == {told}


def test_an_id_that_nobody_knows_is_that_of_no_other() -> None:
    fact = '[[fact]]\nmetric = "tea"\nentity = "town"\nvalue = 5\n'
    found = errors(HEAD + fact + fact + 'measure = "grwth"\n')
    assert [problem.kind for problem in found] == [Kind.NOT_ONE_OF]
