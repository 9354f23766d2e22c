"""A prepared base: the same answers as the base in memory, or an error, whatever was done to it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from functools import cache, partial
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock

import pytest
from hypothesis import Phase, given, settings

from jhstats.ask import prepared
from jhstats.ask.compare import compare, growth_places
from jhstats.ask.prepared import PreparedStore, checksum
from jhstats.ask.query import listing, places, rank, show
from jhstats.ask.question import Filters, Scope
from jhstats.ask.search import search
from jhstats.ask.store import Store
from jhstats.ask.vocabulary import TABLES
from jhstats.errors import BaseError, JhstatsError, Kind
from jhstats.give.databases import write_sqlite
from jhstats.load.loader import load
from jhstats.proof.proving import Proof
from jhstats.say.messages import Messages
from jhstats.views.comparison import comparison_view
from jhstats.views.wording import Wording
from tests.ask.bases import SMALL, orchard
from tests.give.bases import bases, everything

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jhstats.model import Base, Fact


def proved(store: Store) -> list[tuple[object, ...]]:
    """What a proof says of a draft that tells two facts or three, rightly and wrongly."""
    facts = store.whole().facts
    told = facts[:: 1 + len(facts) // 2]
    lines = [line for fact in told for line in telling(store, fact)]
    found = Proof(store).prove("draft", "\n\n".join(lines))
    return [(own.figure, own.judged, own.replacement) for own in found]


def telling(store: Store, fact: Fact) -> Iterator[str]:
    """A fact as drafts may tell it: in its words, of nobody known, and beside other figures."""
    metrics = [*store.metrics[fact.metric].names.values(), fact.metric]
    entities = [*store.entities[fact.entity].names.values(), fact.entity]
    value, year = fact.value or 7, fact.period and fact.period.year
    for metric, entity in zip_longest(metrics[:2], entities[:2], fillvalue="It"):
        yield f"In {year} the {metric} of {entity} was {value} tonnes, after {value + 1}."
        yield f"{year}年，{entity}{metric}{value}吨，第一，增长{value}%。"
        yield f"{entity} came first in the realm with {value}, {metric[:3]} fell to {value * 10}."


QUESTIONS: dict[str, Callable[[Store], Any]] = {
    **{table: partial(listing, table=table) for table in (*TABLES,)[:-1]},
    "listing of a year": lambda store: listing(store, "entities", Filters(year=["2021"])),
    "all": show,
    "a metric": lambda store: show(store, ["plum"]),
    "by a name": lambda store: show(store, ["green"]),
    "two metrics": lambda store: show(store, ["peachy", "plum"], Filters(year=["2018-2021"])),
    "newest": lambda store: show(store, (), Filters(latest=True)),
    "an entity": lambda store: show(store, (), Filters(entity=["valley"])),
    "a period": lambda store: show(store, (), Filters(period=["2021-01/2021-05"])),
    "a measure": lambda store: show(store, (), Filters(measure=["share"])),
    "a status": lambda store: show(store, (), Filters(status=["target"])),
    "dims": lambda store: show(store, (), Filters(dim=["sex=female, old"])),
    "no such year": lambda store: show(store, ["plum"], Filters(year=["1999"])),
    "no such name": lambda store: show(store, ["plumm"]),
    "an entity as a metric": lambda store: show(store, ["realm"]),
    "plain words": lambda store: show(store, ["realm", "plum", "目标", "latest"]),
    "a part of a name": lambda store: show(store, ["crop", "2021"]),
    "a fact": lambda store: show(store, ["p21"]),
    "a kind": lambda store: show(store, (), Filters(kind=["nation"])),
    "within": lambda store: show(store, (), Filters(within=["realm"])),
    "above": lambda store: show(store, (), Filters(above="1.5", sort="value")),
    "growth": lambda store: growth_places(store, ["plum"], Filters(year=["2018,2021"])),
    "per": lambda store: compare(store, ["plum"], Filters(), "peach"),
    "sum": lambda store: compare(store, ["plum"], Filters(year=["2021"]), is_sum=True),
    "search a magnitude": lambda store: search(store, ["0.001 thousand"]),
    "search near": lambda store: search(store, ["0.00302 thousand t"]),
    "search near a number": lambda store: search(store, ["7.02"]),
    "search near in a year": lambda store: search(store, ["7.02"], Filters(year=["2018-2021"])),
    "search near with words": lambda store: search(store, ["梅 7.02 2021"]),
    "search months": lambda store: search(store, ["Jan to May"]),
    "search a rank": lambda store: search(store, ["No. 1 realm"]),
    "search what is misspelt": lambda store: search(store, ["plumm"]),
    "ranks": rank,
    "ranks of the nation": lambda store: rank(store, scope=Scope(("nation",))),
    "newest ranks": lambda store: rank(store, (), Filters(latest=True)),
    "places": lambda store: places(store, ["plum"]),
    "compare": lambda store: compare(store, ["plum"], Filters()),
    "search": lambda store: search(store, ["plum", "2021"]),
    "search in Chinese": lambda store: search(store, ["大国梅子第一"]),
    "search a figure": lambda store: search(store, ["1"]),
    "search in a year": lambda store: search(store, ["梅子桃"], Filters(year=["2018"])),
    "search nothing": lambda store: search(store, ["zzz"]),
    "search a mark": lambda store: search(store, ["-"]),
    "periods": lambda store: store.periods(),
    "whole": lambda store: store.whole(),
    "proof": proved,
}


def answers(store: Store) -> dict[str, str]:
    found = {}
    for name, ask in QUESTIONS.items():
        try:
            answer = ask(store)
        except BaseError:
            raise
        except JhstatsError as error:
            answer = error
        found[name] = repr((answer, getattr(answer, "notices", ())))
    return found


def written(base: Base, folder: Path) -> Path:
    file = folder / "base.sqlite"
    write_sqlite(base, base.facts, file, file)
    return file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(base_of_all(), tmp_path)


@cache
def base_of_all() -> Base:
    dims = 'dims plum: value = 3.019; period = "2021"; '
    dims += 'dims = { sex = "female, old", " a\\n" = "b\\tc" }'
    near = 'near plum: value = 7.018; period = "2018/2021"; measure = "change"'
    return orchard(*SMALL, dims, near).whole()


@pytest.mark.parametrize("base", [base_of_all(), everything(), load()], ids=["all", "guide", "own"])
def test_it_answers_as_the_base_in_memory(base: Base, tmp_path: Path) -> None:
    assert answers(PreparedStore(written(base, tmp_path))) == answers(Store(base))


@pytest.mark.parametrize("text", ["D\\E", "男\u3000性", 'it\'s "x"', "female"])
def test_any_text_of_a_further_key_is_found(text: str, tmp_path: Path) -> None:
    other = '; dims = { sex = "a\\nb" }'
    own = f"; dims = {{ sex = {json.dumps(text)} }}"
    store = orchard(f"a plum: value = 1{own}", f"b plum: value = 2{other}")
    for asked in (store, PreparedStore(written(store.whole(), tmp_path))):
        filters = (Filters(dim=[f"sex={said}"]) for said in (text, "a\nb"))
        assert [show(asked, ["plum"], own)[0].fact.id for own in filters] == ["a", "b"]


@pytest.mark.no_cover
@given(bases())
@settings(max_examples=15, deadline=None, phases=[Phase.generate])
def test_any_base_is_answered_alike(base: Base) -> None:
    with TemporaryDirectory() as folder:
        assert answers(PreparedStore(written(base, Path(folder)))) == answers(Store(base))


def test_a_question_reads_what_it_asks_for(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Mock(wraps=checksum)
    monkeypatch.setattr(prepared, "checksum", read)
    [row] = show(PreparedStore(file), ["peach"])
    assert row.fact.id == "peach"
    assert sum(b'["peach", ' in call.args[1] for call in read.call_args_list) == 1
    assert read.call_count < 12


def test_facts_that_stand_apart_are_read_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Mock(wraps=json.loads)
    monkeypatch.setattr(prepared, "loads", read)
    assert (
        len(show(PreparedStore(written(load(), tmp_path)), (), Filters(measure=["growth"]))) == 10
    )
    batches = [call for call in read.call_args_list if call.args[0].startswith(b"[[")]
    assert len(batches) == 5  # of 1, 1, 2, 4 and the last 2


@pytest.mark.parametrize("is_read", [False, True])
def test_a_comparison_reads_the_names_that_it_tells(
    file: Path, monkeypatch: pytest.MonkeyPatch, *, is_read: bool
) -> None:
    read = Mock(wraps=checksum)
    monkeypatch.setattr(prepared, "checksum", read)
    store = PreparedStore(file)
    wording = Wording(store, Messages("en"))
    view = comparison_view(compare(store, ["plum"]), wording)._replace(fields=["value", "entity"])
    assert (wording.labelled(view) if is_read else view).cells()
    assert any(b'"kind": ' in call.args[1] for call in read.call_args_list) is is_read


def refused(path: Path) -> Kind:
    with pytest.raises(BaseError) as caught:
        answers(PreparedStore(path))
    [problem] = caught.value.problems
    assert problem.location
    assert problem.location.file == str(path)
    return problem.kind


def kind_or_none(file: Path, expected: dict[str, str]) -> Kind | None:
    """Why a file is refused; None where it answers, which it does rightly."""
    try:
        assert answers(PreparedStore(file)) == expected
    except BaseError as error:
        return error.problems[0].kind
    return None


@pytest.mark.no_cover
@pytest.mark.once
def test_damage_never_gives_a_wrong_answer(file: Path) -> None:
    raw, expected, kinds = file.read_bytes(), answers(Store(base_of_all())), list[Kind | None]()
    for at in (*range(0, 100, 3), *range(100, len(raw), 499)):
        file.write_bytes(raw[:at] + bytes([raw[at] ^ 0x11]) + raw[at + 1 :])
        kinds.append(kind_or_none(file, expected))
    for page in range(1, len(raw) // 4096, 5):
        file.write_bytes(raw[: page * 4096] + bytes(4096) + raw[(page + 1) * 4096 :])
        kinds.append(kind_or_none(file, expected))
    assert {*kinds} <= {Kind.NOT_PREPARED, None}
    assert kinds.count(Kind.NOT_PREPARED) > 20


def test_what_is_cut_off_is_damaged(file: Path) -> None:
    raw = file.read_bytes()
    for length in (100, 4096, len(raw) // 2, len(raw) - 1):
        file.write_bytes(raw[:length])
        assert refused(file) is Kind.NOT_PREPARED
    for length in (0, 10, 99):
        file.write_bytes(raw[:length])
        assert refused(file) is Kind.NOT_PREPARED


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("CREATE TABLE more (x)", Kind.NOT_PREPARED),
        ("CREATE TRIGGER t AFTER INSERT ON fact BEGIN DELETE FROM fact; END", Kind.NOT_PREPARED),
        ("ALTER TABLE asked RENAME TO b; CREATE VIEW asked AS SELECT * FROM b", Kind.NOT_PREPARED),
        ("DROP TABLE asked", Kind.NOT_PREPARED),
        ("PRAGMA user_version = 1", Kind.NOT_PREPARED),
        ("PRAGMA application_id = 1", Kind.NOT_PREPARED),
        ("DELETE FROM asked WHERE position = 1", Kind.NOT_PREPARED),
        ("DELETE FROM asked WHERE position = 9", Kind.NOT_PREPARED),
        ("UPDATE asked SET said = CAST(said AS TEXT)", Kind.NOT_PREPARED),
        ("UPDATE asked SET said = zeroblob(300000000) WHERE position = 1", Kind.NOT_PREPARED),
        ("UPDATE asked SET checksum = 'x'", Kind.NOT_PREPARED),
        ("UPDATE asked SET position = position + 1000", Kind.NOT_PREPARED),
    ],
)
def test_what_another_hand_changed_is_refused(file: Path, change: str, kind: Kind) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.executescript(change)
    assert refused(file) is kind


def starts(file: Path) -> dict[str, int]:
    """Where each part of a file begins."""
    with closing(sqlite3.connect(file)) as database:
        [(said,)] = database.execute("SELECT said FROM asked WHERE position = 1")
    return {"starts": 1, **json.loads(said)}


def rewrite(file: Path, said: bytes, part: str, line: int = 1) -> None:
    """Write a row by another hand, which knows how checksums are made."""
    position = starts(file)[part] + line - 1
    with closing(sqlite3.connect(file)) as database:
        row = (said, checksum(position, said), position)
        database.execute("UPDATE asked SET said = ?, checksum = ? WHERE position = ?", row)
        database.commit()


@pytest.mark.parametrize("said", ["[1]", "{}", '{"files": 1}', '{"files": {}}', "[" * 9000, "x"])
@pytest.mark.parametrize("head", ["starts", "base"])
def test_a_head_made_by_hand_is_refused(file: Path, head: str, said: str) -> None:
    rewrite(file, said.encode(), head)
    assert refused(file) is Kind.NOT_PREPARED


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("metrics.tallies", b"[1]"),
        ("metrics.tallies", b"{}"),
        ("units.tallies", b'{"tonne": ["x", []]}'),
        ("sources.tallies", b'{"s": [1, ["2001"]]}'),
        ("metrics.keys", b"\n"),
        ("metrics.keys", b"\na\nb\nc\n"),
        ("entities.keys", b""),
        ("periods.keys", b"[1],[2]"),
        ("statuses.keys", b"\n\xff\xfe\n"),
        ("metrics.texts", b"\n\tplum\t\n"),
        ("metrics.facts", b"\0\0"),
        ("metrics.facts", b"\0\0\0\0"),
        ("metrics.facts", b"\2\0\0\0" * 2),
        ("metrics.facts", b"\xff" * 4),
        ("words", b"\n"),
        ("pairs", b"\xff"),
        ("entities.owners", b"\n\xff\n"),
        ("metrics.owners", b"\nplum\tnobody\n"),
        ("counted.keys", b"x"),
        ("metric", b'{"id": "plum", "origin": ["a"]}'),
    ],
)
def test_a_row_made_by_hand_that_does_not_fit_is_refused(
    file: Path, part: str, said: bytes
) -> None:
    rewrite(file, said, part)
    assert refused(file) is Kind.NOT_PREPARED


@pytest.mark.no_cover
@pytest.mark.parametrize("line", [1, 2])
def test_no_row_made_by_hand_brings_it_down(file: Path, tmp_path: Path, line: int) -> None:
    for number, part in enumerate(starts(file)):
        for said in (b"[1]", b"", b"\nx\n", b"\xff\xfe", b"[" * 9000, b'{"id": "b"}', b"\0" * 4):
            own = tmp_path / f"{number}-{said[:2].hex()}"
            own.write_bytes(file.read_bytes())
            rewrite(own, said, part, line)
            try:
                answers(PreparedStore(own))
            except BaseError as error:
                assert error.problems[0].kind is Kind.NOT_PREPARED  # noqa: PT017 - or it is answered


def test_a_row_that_another_hand_wrote_again_is_read(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        rows = dict(database.execute("SELECT position, said FROM asked"))
    for part, position in starts(file).items():
        rewrite(file, rows[position], part)
    assert answers(PreparedStore(file)) == answers(Store(base_of_all()))


def test_what_another_program_writes_is_not_read(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert refused(file) is Kind.NOT_PREPARED
        database.execute("COMMIT")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE more (x)")
        assert refused(file) is Kind.NOT_PREPARED


def test_any_file_may_call_itself_so(tmp_path: Path) -> None:
    file = tmp_path / "x.sqlite"
    file.write_text("[base]\nschema = 1\n", encoding="utf-8")
    assert refused(file) is Kind.NOT_PREPARED
    with closing(sqlite3.connect(tmp_path / "y.sqlite")) as database:
        database.execute("CREATE TABLE t (x)")
    assert refused(tmp_path / "y.sqlite") is Kind.NOT_PREPARED


def test_a_name_of_any_characters_is_opened(tmp_path: Path) -> None:
    (tmp_path / "a?b#c%20").mkdir()
    assert PreparedStore(written(base_of_all(), tmp_path / "a?b#c%20")).files == ("orchard.toml",)
