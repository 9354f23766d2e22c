"""Facts one by one are those of the base in memory, and what is wrong is told alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jhstats.ask.prepared import PreparedStore
from jhstats.errors import BaseError, Location
from jhstats.give.databases import write_sqlite
from jhstats.load.loader import load, stream
from jhstats.load.table import TableReader
from tests.load.bases import HEAD
from tests.run import run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[2]
ROW = "tea,town,{},1,book\n"


def written(folder: Path, tables: Sequence[str], facts: str = "") -> Path:
    """A base that names tables, whose rows stand under the same columns."""
    names = [f"{number}.csv" for number in range(len(tables))]
    head = HEAD.replace("schema = 1", f"schema = 1\ntables = {names}")
    (folder / "base.toml").write_text(head + facts, encoding="utf-8")
    for name, rows in zip(names, tables, strict=True):
        (folder / name).write_text(f"metric,entity,period,value,source\n{rows}", encoding="utf-8")
    return folder / "base.toml"


@pytest.mark.parametrize("path", ["data/facts.toml", "examples/world", "examples/planets.toml"])
def test_it_is_the_base_and_its_facts(path: str) -> None:
    base, facts = stream(ROOT / path)
    assert base._replace(facts=tuple(facts)) == load(ROOT / path)


def test_a_row_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path, ["".join(map(ROW.format, range(1900, 2000)))])
    base, facts = stream(path)
    assert base.facts == ()
    assert next(facts).id == "tea-1900"
    assert base._replace(facts=(load(path).facts[0], *facts)) == load(path)


def test_a_unit_that_facts_alone_name_is_the_bases(tmp_path: Path) -> None:
    path = written(tmp_path, [""])
    path.with_name("0.csv").write_text(
        "metric,entity,period,value,unit,source\ntea,town,2020,1,kg,book\n", encoding="utf-8"
    )
    base, facts = stream(path)
    assert [fact.unit for fact in facts] == ["kg"]
    assert base.units == load(path).units


@pytest.mark.parametrize(
    "tables",
    [
        [ROW.format(2020) * 2],
        [ROW.format(2020), ROW.format(2020)],
        [ROW.format(2020) + ROW.format("2020-13")],
        [ROW.format(2020) + "coffee,town,2020,1,book\n"],
        [ROW.format(2020), 'tea,town,2021,1,"book\n'],
    ],
    ids=["an id twice", "an id in two tables", "no period", "no metric", "no csv"],
)
def test_what_is_wrong_is_all_told_as_by_loading(tmp_path: Path, tables: list[str]) -> None:
    path = written(tmp_path, tables)
    with pytest.raises(BaseError) as expected:
        load(path)
    with pytest.raises(BaseError) as caught:
        tuple(stream(path)[1])
    assert caught.value.problems == expected.value.problems


def test_what_is_wrong_leaves_no_database(tmp_path: Path) -> None:
    path = written(tmp_path, [ROW.format(2020) * 2])
    before = sorted(tmp_path.iterdir())
    result = run(["export", "--facts", str(path), "-o", str(tmp_path / "base.sqlite")])
    assert (result.status, "[duplicate-id]" in result.err) == (3, True)
    assert sorted(tmp_path.iterdir()) == before


def test_a_multiple_that_facts_alone_name_is_prepared(tmp_path: Path) -> None:
    path = written(tmp_path, [""])
    path.write_text(path.read_text().replace('\nunit = "ton"', ""))
    path.with_name("0.csv").write_text(
        "metric,entity,period,value,unit,source\n"
        "tea,town,2020,3,million yuan,book\ntea,town,2021,5,billion usd,book\n"
        "tea,town,2022,7,kg,book\n",
        encoding="utf-8",
    )
    base, facts = stream(path)
    write_sqlite(base, facts, tmp_path / "base.sqlite")
    units = PreparedStore(tmp_path / "base.sqlite").units
    assert {
        id_: units[id_]._replace(origin=own.origin) for id_, own in load(path).units.items()
    } == load(path).units


def test_a_table_that_is_mended_meanwhile_loses_no_fact(tmp_path: Path) -> None:
    path = written(tmp_path, [ROW.format(2020) + ROW.format("2020-13") + ROW.format(2021)])
    _, facts = stream(path)
    next(facts)
    written(tmp_path, [ROW.format(2020) + ROW.format(2021)])
    with pytest.raises(BaseError):
        tuple(facts)


def test_a_fault_in_a_row_that_ends_otherwise_has_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, [""])
    path.with_name("0.csv").write_bytes(b"metric,entity,period,value\rtea,town,2020-13,1\r")
    with pytest.raises(BaseError) as caught:
        load(path)
    [problem] = caught.value.problems
    assert problem.location
    assert (problem.location.line, problem.excerpt) == (2, None)


def test_what_is_read_once_is_read_of_its_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = dict[frozenset[str], set[str]]()

    def once(
        reader: TableReader, keys: frozenset[str], read: Callable[..., object], *also: object
    ) -> object:
        own = TableReader({}, Location("base.toml", "fact", 1), [])
        read(own, *also)
        asked[keys] = own._asked  # noqa: SLF001 - what it asked for
        return real(reader, keys, read, *also)

    real = TableReader.once
    monkeypatch.setattr(TableReader, "once", once)
    load()
    assert len(asked) == 3
    assert all(own <= keys for keys, own in asked.items())
