"""docs/format.md: its blocks are one base, which has every key that loading knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from jhstats.load.csv_facts import COLUMNS
from jhstats.load.files import File
from jhstats.load.known import known_units
from jhstats.load.loader import load, parse
from jhstats.load.table import TableReader
from tests.run import run
from tests.test_docs import CONSOLE, TOP, fresh

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = TOP / "docs" / "format.md"
TEXT = GUIDE.read_text(encoding="utf-8")
BASE = "".join(re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL))
[TABLE] = re.findall(r"```csv\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "format.toml").write_text(BASE, encoding="utf-8")
    (tmp_path / "exports.csv").write_text(TABLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def test_what_the_guide_shows_is_printed(request: pytest.FixtureRequest) -> None:
    assert len(CONSOLE.findall(TEXT)) == 3
    if request.config.getoption("--update"):
        GUIDE.write_text(fresh(TEXT), encoding="utf-8")
    assert GUIDE.read_text(encoding="utf-8") == fresh(TEXT)
    result = run(["check", "format.toml"])
    assert (result.status, "error:" in result.out, "warning:" in result.out) == (0, False, False)
    told = run(["check", "format.toml", "--explain", "--rule", "sum"]).out.splitlines()
    assert [line.split(": ")[1:3] for line in told] == [
        ["fact tea-2021", "holds"],
        ["fact tea-land-2021", "holds"],
    ]


def test_the_guide_uses_every_key(monkeypatch: pytest.MonkeyPatch) -> None:
    known, used = set[tuple[str, str]](), set[tuple[str, str]]()
    finish = TableReader.finish

    def finished(reader: TableReader) -> None:
        finish(reader)
        table = (reader.location.table or "").partition(".")[0]
        inner = re.sub(r"\[\d+\]", "", reader.location.key or "")
        if table == "group" and inner:
            entry, _, inner = inner.partition(".")
            table = {"facts": "fact", "ignored": "ignored"}[entry]
        path = f"{table}.{inner}"
        known.update((path, key) for key in reader._asked)  # noqa: SLF001 - only here
        used.update((path, key) for key in reader._table)  # noqa: SLF001 - as above

    monkeypatch.setattr(TableReader, "finish", finished)
    parse([File("format.toml", BASE)])
    # What a group shares is of a fact.
    unused = {key for key in known - used if key[0] not in ("group.", ".")}
    shared = {("fact.", key) for _, key in used if _ == "group."}
    assert unused - shared == set()
    assert len(known) > 80
    for _, key in known:
        assert f"`{key}`" in TEXT or f"{key} = " in TEXT or _ == ".", key


def test_the_guide_lists_every_known_unit() -> None:
    [table] = re.findall(r"\| dimension \|.*?\n\n", TEXT, re.DOTALL)
    listed = {}
    for line in table.splitlines()[2:-1]:
        dimension, ids = re.findall(r"[^|]+", line)
        listed.update(dict.fromkeys(re.findall(r"`([\w-]+)`", ids), dimension.strip(" `")))
    told = {"none": None}
    assert {
        id_: told.get(dimension, id_ if dimension == "each its own" else dimension)
        for id_, dimension in listed.items()
    } == {unit.id: unit.dimension for unit in known_units().values()}


def test_the_guide_lists_every_column_of_csv() -> None:
    for column in COLUMNS:
        assert f"`{column}`" in TEXT.partition("## Facts in CSV")[2], column


def test_an_id_that_is_left_out_is_as_the_guide_says() -> None:
    ids = [fact.id for fact in load("format.toml").facts]
    assert "tea-growth-from-2019-h1-constant-2021-h1" in ids
    assert "tea-growth-from-2019-h1-constant-2021-h1" in TEXT
