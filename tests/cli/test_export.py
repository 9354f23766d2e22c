"""`jhstats export` to files and streams: whole or not at all, and what is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from jhstats.give.tables import tables
from jhstats.load.loader import load
from jhstats.model import UNDETERMINED, Base
from tests.give.bases import EVERYTHING, bare
from tests.run import run

HERE = Path(__file__).parents[1]
FACTS = f"--facts={HERE / 'base.toml'}"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("all.toml").write_text(EVERYTHING, encoding="utf-8")
    return "all.toml"


@pytest.mark.parametrize("form", ["toml", "json", "jsonl", "csv", "tsv", "sqlite", "parquet"])
def test_a_file_is_written_whole_or_not_at_all(file: str, form: str) -> None:
    name = f"out.{form}"
    arguments = ["export", "--facts", file, "-o", name]
    assert run(arguments).status == 0
    first = Path(name).read_bytes()
    assert first
    again = run(arguments)
    assert (again.status, again.out) == (2, "")
    assert "is there already [file-exists]" in again.err
    assert Path(name).read_bytes() == first
    assert run([*arguments, "--force", "tea"]).status == 0
    assert Path(name).read_bytes() != first
    assert {path.name for path in Path().iterdir()} == {file, name}
    assert run(["export", "--facts", file, "-o", "none/x", f"--format={form}"]).status == 3
    own = run(["export", "--facts", file, "-o", file, "--force", f"--format={form}"])
    assert "it is read here" in own.err


def test_what_is_written_is_what_a_pipe_gets(file: str) -> None:
    for form in ("toml", "json", "jsonl", "csv", "tsv"):
        run(["export", "--facts", file, "-o", f"out.{form}"])
        piped = run(["export", "--facts", file, "--format", form])
        assert Path(f"out.{form}").read_text(encoding="utf-8") == piped.out
    assert run(["export", "--facts", file]).out == run(["export", "--facts", file], columns=80).out


def test_jsonl_is_that_of_show(file: str) -> None:
    for words in ([], ["tea"], ["--year=2021"]):
        arguments = ["--facts", file, "--format=jsonl", *words]
        assert run(["export", *arguments]).out == run(["show", *arguments]).out


def from_csv(form: str) -> Base:
    """The base of `all.toml` with its facts in a table."""
    text = run(["export", "--facts", "all.toml"]).out
    head, _, rest = text.partition("[[fact]]")
    tail = "".join(f"\n[[{table}" for table in rest.split("\n[[") if table[:4] in ("sum]", "igno"))
    told = run(["export", "--facts", "all.toml", "-o", f"facts.{form}", "--force"])
    assert told.status == 0
    table = head.replace("schema = 1", f'schema = 1\ntables = ["facts.{form}"]') + tail
    Path("table.toml").write_text(table, encoding="utf-8")
    return load("table.toml")


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_csv_loads_to_equal_records_but_for_further_evidence(file: str, form: str) -> None:
    for base in (EVERYTHING, Path(HERE / "base.toml").read_text(encoding="utf-8")):
        Path(file).write_text(base, encoding="utf-8")
        whole, found = load(file), from_csv(form)
        first = [fact._replace(evidence=fact.evidence[:1]) for fact in whole.facts]
        assert bare(found) == bare(whole._replace(facts=tuple(first)))


def test_csv_has_further_columns_as_far_as_they_are_used(file: str) -> None:
    head = run(["export", "--facts", file, "--format=csv"]).out.split("\n")[0]
    assert head.endswith(
        "printed,scope,of,from,prices,low,high,dim.owner,inferred,note.en,"
        "table,row,column,peers,out-of"
    )
    bare_head = run(["export", "--facts", file, "--format=csv", "farms"]).out.split("\n")[0]
    assert bare_head.endswith("printed,scope,dim.owner")
    plain = EVERYTHING.replace('note = { en = "The half', 'note = "The half').replace(
        'heading." }', 'heading."'
    )
    Path(file).write_text(plain, encoding="utf-8")
    assert any(fact.note and UNDETERMINED in fact.note for fact in load(file).facts)
    head = run(["export", "--facts", file, "--format=csv"]).out.split("\n")[0]
    assert ",inferred,note,table," in head
    assert bare(from_csv("csv"))[:2] == bare(load(file))[:2]


def test_what_stays_behind_is_told(file: str) -> None:
    for form, told in (("csv", "more evidence of facts 3\n"), ("toml", ""), ("sqlite", "")):
        result = run(["export", "--facts", file, "-o", f"out.{form}"])
        assert told in result.err if told else not result.err
    parquet = run(["export", "--facts", file, "-o", "out.parquet"]).err
    assert "more evidence of facts 3, more ranks of 1" in parquet
    assert run(["export", "--facts", file, "farms", "--format=csv"]).err == ""


def test_filters_choose_facts(file: str) -> None:
    assert run(["export", "--facts", file, "farms", "-o", "some.toml"]).status == 0
    base = load("some.toml")
    assert [fact.id for fact in base.facts] == ["farms-2021-women"]
    assert [*base.metrics] == ["farms"]
    assert [*tables(base)["source"]] == []
    assert run(["export", "nothing-like-it", "--facts", file]).status == 1


def test_a_base_without_facts_is_exported(file: str) -> None:
    Path(file).write_text("[base]\nschema = 1\n", encoding="utf-8")
    result = run(["export", "--facts", file])
    assert (result.status, result.out, result.err) == (0, "[base]\nschema = 1\n", "")
    for form in ("json", "jsonl", "csv", "sqlite", "parquet"):
        assert run(["export", "--facts", file, "-o", f"out.{form}"]).status == 0
    assert run(["export", "tea", "--facts", file]).status == 1


def test_no_form_has_what_commands_a_terminal(file: str) -> None:
    text = EVERYTHING.replace('"Teatown yearbook"', '"Tea\\u001b[31m\\u202e::warning::"')
    Path(file).write_text(text, encoding="utf-8")
    for form in ("toml", "json", "jsonl", "csv", "tsv"):
        out = run(["export", "--facts", file, "--format", form], columns=80).out
        assert "\x1b" not in out
        assert "\u202e" not in out
