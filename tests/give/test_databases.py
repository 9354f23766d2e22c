"""A base in SQLite, which has all that it says, and its facts in Parquet, exact."""

from __future__ import annotations

import hashlib
import json
import signal
import sqlite3
import sys
import tempfile
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from unittest import mock
from zlib import crc32

import duckdb
import pytest
from hypothesis import Phase, given, settings

from jhstats.ask.search import words_of
from jhstats.ask.store import Store
from jhstats.ask.vocabulary import MEASURES, RANKS, SCOPES, STATUSES
from jhstats.errors import BaseError, JhstatsError, Kind
from jhstats.give.databases import write_parquet, write_sqlite
from jhstats.give.tables import entry, tables
from jhstats.load.files import File
from jhstats.load.loader import load, parse
from jhstats.model import PERCENT
from jhstats.text.world import spoken_parts
from tests.give.bases import EVERYTHING, bases, everything, shipped
from tests.load.bases import FACT, HEAD

if TYPE_CHECKING:
    from jhstats.model import Base


def asked(base: Base, query: str) -> list[Any]:
    """What a database of a base answers."""
    with TemporaryDirectory() as folder:
        write_sqlite(base, base.facts, file := Path(folder, "base.sqlite"))
        with closing(sqlite3.connect(file)) as database:
            return database.execute(query).fetchall()


def flat(base: Base, folder: Path, query: str) -> list[Any]:
    """What DuckDB finds in the Parquet file of a base."""
    write_parquet(base, folder / "facts.parquet")
    with duckdb.connect() as database:
        database.execute(f"CREATE VIEW facts AS FROM '{folder / 'facts.parquet'}'")
        return database.execute(query).fetchall()


def test_a_view_answers_as_a_person_expects() -> None:
    rows = asked(
        shipped(),
        "SELECT metric, entity, value, value_digits, unit_name, rank, among, scope, printed"
        " FROM facts"
        " WHERE metric_name LIKE '%营收' AND first_day >= '2021-01-01' AND last_day <= '2021-12-31'"
        " AND value > 100 ORDER BY value DESC",
    )
    assert rows[0] == (
        *("revenue", "jinhua", 1409.0, "1409", "亿元", "4", "zhejiang", "province", "1409亿元"),
    )
    assert [row[0] for row in rows] == ["revenue", "film-revenue"]
    [(count, facts)] = asked(shipped(), "SELECT count(*), count(DISTINCT id) FROM facts")
    assert count == facts == len(shipped().facts)


def test_words_that_change_change_the_number_of_the_shape() -> None:
    # What texts and questions call records is kept in the file. Where this sum is another one,
    # raise `user_version` in base.sql, so that no older file is asked in other words.
    store = Store(everything())
    words = [(*own.texts,) for fact in store.whole().facts for own in words_of(store, fact)]
    words += [*MEASURES.values(), *STATUSES.values(), *RANKS.values(), *SCOPES.values()]
    assert crc32(repr((words, [*spoken_parts(store)])).encode()) == 2884081188


def test_its_keys_hold_and_its_indexes_are_used() -> None:
    base = everything()
    assert asked(base, "PRAGMA user_version") == [(12,)]
    assert asked(base, "PRAGMA foreign_key_check") == []
    assert asked(base, "PRAGMA integrity_check") == [("ok",)]
    for query, index in (
        ("SELECT * FROM fact WHERE metric = 'tea' AND last_day <= '2021-12-31'", "fact_metric"),
        ("SELECT * FROM fact WHERE entity = 'town'", "fact_entity"),
        ("SELECT * FROM fact WHERE id = 'tea-2021'", "autoindex_fact"),
        ("SELECT * FROM rank WHERE among = 'land'", "rank_among"),
        ("SELECT * FROM evidence WHERE source = 'yearbook'", "evidence_source"),
    ):
        assert index in str(asked(base, f"EXPLAIN QUERY PLAN {query}")), query


def kept(base: Base) -> dict[str, Any]:
    """The tables of a base's file, put together from its database."""

    database = sqlite3.connect(":memory:")
    with TemporaryDirectory() as folder:
        write_sqlite(base, base.facts, file := Path(folder, "base.sqlite"))
        database.deserialize(file.read_bytes())
    database.row_factory = sqlite3.Row

    def rows(table: str) -> list[dict[str, Any]]:
        found = database.execute(f'SELECT * FROM "{table}" ORDER BY rowid')  # noqa: S608
        return [dict(row) for row in found]

    def said(row: dict[str, Any], *without: str) -> dict[str, Any]:
        keys: dict[str, Any] = {}
        for name, cell in row.items():
            if cell is None or name in ("position", *without) or name.endswith("_digits"):
                continue
            is_json = name in (*("names", "aliases", "one", "author", "dims", "inferred", "note"),
                               *("parts", "title" if "main" in row else ""))  # fmt: skip
            value = json.loads(cell) if is_json else cell
            digits = row.get(f"{name}_digits")
            value = Decimal(digits) if digits is not None else value
            value = bool(value) if name in ("whole", "rest") and value == 1 else value
            keys[{"names": "name"}.get(name, name.replace("_", "-"))] = value
        return keys

    ranks = [{key: own for key, own in row.items() if own is not None} for row in rows("rank")]
    for rank in ranks:
        kind = rank["rank"].partition("-")[0] if rank["rank"][:3] == "top" else rank["rank"]
        kind = "position" if kind.isdigit() else kind
        rank[kind] = rank.get("number", True)
        rank["out-of"] = rank.get("out_of")
    places = rows("evidence")
    order = ("position", "top", "leading", "first-to", "among", "peers", "out-of")
    facts = []
    for row in rows("fact"):
        fact = said(row, "first_day", "last_day", "of", "of_entity")
        if row["of"]:
            whole = {"metric": row["of"], "entity": row["of_entity"]}
            fact["of"] = whole if row["of_entity"] else row["of"]
        own = [
            {key: rank[key] for key in order if key != "position" and rank.get(key)}
            | ({"position": rank["number"]} if rank["rank"].isdigit() else {})
            for rank in ranks
            if rank["fact"] == row["id"]
        ]
        evidence = [said(place, "fact") for place in places if place["fact"] == row["id"]]
        facts.append(
            fact | ({"ranks": own} if own else {}) | ({"evidence": evidence} if evidence else {})
        )
    within: dict[str, list[str]] = {}
    for row in rows("within"):
        within.setdefault(row["entity"], []).append(row["within"])
    sources = {}
    for row in rows("source"):
        sources[row["id"]] = said(row, "id", "extra") | json.loads(row["extra"] or "{}")
    return {
        "base": said(rows("base")[0]),
        "source": sources,
        "unit": {row["id"]: said(row, "id", "name") for row in rows("unit")},
        "entity": {
            row["id"]: said(row, "id", "name")
            | ({"within": within[row["id"]]} if row["id"] in within else {})
            for row in rows("entity")
        },
        "metric": {row["id"]: said(row, "id", "name") for row in rows("metric")},
        "fact": facts,
        "sum": [said(row) for row in rows("sum")],
        "ignored": [said(row) for row in rows("ignored")],
    }


def whole(base: Base) -> dict[str, Any]:
    found = tables(base)
    found["unit"] = {PERCENT.id: entry(PERCENT), **found["unit"]}
    return found


@pytest.mark.parametrize("base", [shipped(), everything()], ids=["shipped", "everything"])
def test_nothing_is_lost(base: Base) -> None:
    found, expected = kept(base), whole(base)
    for table in expected:
        assert found[table] == expected[table], table
        assert [*found[table]] == [*expected[table]]  # the order, too
    digits = asked(base, "SELECT value_digits FROM fact ORDER BY position")
    assert [text for (text,) in digits] == [
        None if fact.value is None else str(fact.value) for fact in base.facts
    ]


@given(bases())
@settings(max_examples=10, deadline=None, phases=[Phase.generate])
def test_nothing_is_lost_of_any_base(base: Base) -> None:
    if "\\x00" not in repr(base):  # where SQLite ends a text
        assert kept(base) == whole(base)


def test_the_files_are_known(tmp_path: Path) -> None:
    file = tmp_path / "base.toml"
    file.write_text(EVERYTHING, encoding="utf-8")
    raw = file.read_bytes()
    columns = "path, size, modified_ns, sha256"
    assert asked(load(file), f"SELECT {columns} FROM file") == [  # noqa: S608 - it is above
        (str(file), len(raw), file.stat().st_mtime_ns, hashlib.sha256(raw).hexdigest())
    ]
    found = asked(everything(), f"SELECT {columns} FROM file")  # noqa: S608 - as above
    assert found == [("format.toml", *[None] * 3)]


def test_decimals_are_exact(tmp_path: Path) -> None:
    base = everything()
    query = "SELECT id, value, low, high, value_digits FROM facts"
    assert flat(base, tmp_path, query) == [
        (
            fact.id,
            fact.value,
            fact.low,
            fact.high,
            fact.value if fact.value is None else str(fact.value),
        )
        for fact in base.facts
    ]
    [(kind,)] = flat(base, tmp_path, "SELECT DISTINCT typeof(value) FROM facts")
    assert kind == "DECIMAL(38,2)"
    columns = [name for name, *_ in flat(base, tmp_path, "DESCRIBE FROM facts")]
    assert columns == [name for _, name, *_ in asked(base, "PRAGMA table_info(facts)")]
    assert flat(parse([File("a.toml", "[base]\nschema = 1")]), tmp_path, "FROM facts") == []


HOSTILE = "a\u2028b, \"q\" 'x'\r\n;#NULL\t" + "n" * 3_000_000


def test_texts_stay_as_they_are(tmp_path: Path) -> None:
    fact = FACT.format(1).replace("[[fact]]", f"[[fact]]\nnote = {json.dumps(HOSTILE)}")
    base = parse([File("a.toml", HEAD + fact)])
    [(note,)] = flat(base, tmp_path, "SELECT note FROM facts")
    assert json.loads(note) == HOSTILE


def valued(*values: str) -> Base:
    facts = (
        f'[[fact]]\nid = "{i}"\nmetric = "tea"\nentity = "town"\nvalue = {value}\n'
        for i, value in enumerate(values)
    )
    return parse([File("a.toml", HEAD + "".join(facts))])


def test_what_does_not_fit_is_named(tmp_path: Path) -> None:
    most = "9" * 36 + ".25"
    fitting = valued(most, "1.04E+11", "-0.5", "1E+2")
    assert flat(fitting, tmp_path, "SELECT value FROM facts") == [
        (Decimal(value),) for value in (most, "104000000000", "-0.5", "100")
    ]
    for values, expected in ((["0.001", most], "1"), (["1E+38"], "0"), (["1E-39"], "0")):
        with pytest.raises(JhstatsError) as caught:
            write_parquet(valued(*values), Path("never written"))
        [problem] = caught.value.problems
        assert (problem.kind, problem.data["fact"]) == (Kind.DOES_NOT_FIT, expected)


def test_without_the_library_the_extra_is_named() -> None:
    with mock.patch.dict(sys.modules, {"duckdb": None}), pytest.raises(BaseError) as caught:
        write_parquet(everything(), Path("never written"))
    [problem] = caught.value.problems
    assert (problem.kind, problem.data["extra"]) == (Kind.NEEDS_EXTRA, "parquet")


def test_no_other_disk_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("duckdb")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    write_parquet(everything(), tmp_path / "facts.parquet")
    assert [file.name for file in tmp_path.iterdir()] == ["facts.parquet"]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("RuntimeError", "Query interrupted", KeyboardInterrupt),
        ("RuntimeError", "out of luck", RuntimeError),
        ("IOException", "IO Error: No space left on device", OSError),
    ],
)
def test_what_duckdb_meets_is_told_as_ours(
    name: str,
    text: str,
    expected: type[BaseException],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    duckdb = pytest.importorskip("duckdb")

    def connect() -> None:
        raise getattr(duckdb, name, RuntimeError)(text)

    monkeypatch.setattr(duckdb, "connect", connect)
    with pytest.raises(expected):
        write_parquet(everything(), tmp_path / "facts.parquet")
    assert not [*tmp_path.iterdir()]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="nothing here interrupts in time")
def test_an_interruption_acts_within_a_statement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = tmp_path / "endless.sql"
    endless.write_text(
        "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT sum(x) FROM n;",
        encoding="utf-8",
    )
    monkeypatch.setattr("jhstats.give.databases._RECORDS", endless)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.5)
        with pytest.raises(KeyboardInterrupt):
            write_sqlite(everything(), (), tmp_path / "base.sqlite")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
