"""Forms and places of answers: how they are chosen, and what every stream takes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from unittest import mock

import pytest

from jhstats.errors import Kind, UsageError
from jhstats.render.output import REPORTS, TABLES, Forms, choose_form
from tests.run import Stream, run

HERE = Path(__file__).parents[1]
BASE = str(HERE / "base.toml")
FACTS = f"--facts={BASE}"
FAULTY = str(HERE / "faulty.toml")


@pytest.mark.parametrize(
    ("forms", "given", "file", "columns", "expected"),
    [
        (TABLES, None, None, 0, "tsv"),
        (TABLES, None, None, 80, "table"),
        (TABLES, "json", None, 80, "json"),
        (TABLES, None, "new.txt", 0, "table"),
        (TABLES, None, "new.svg", 80, "svg"),
        (TABLES, None, "new.md", 80, "markdown"),
        (TABLES, "csv", "new.xyz", 80, "csv"),
        (REPORTS, None, None, 0, "lines"),
        (REPORTS, None, None, 80, "table"),
        (REPORTS, "lines", None, 80, "lines"),
        (REPORTS, None, "new.txt", 80, "lines"),
        (REPORTS, None, "new.jsonl", 80, "jsonl"),
    ],
)
def test_how_a_form_is_chosen(
    forms: Forms, given: str | None, file: str | None, columns: int, expected: str
) -> None:
    with mock.patch.object(sys, "stdout", Stream("utf-8", terminal=columns > 0)):
        path = Path(file) if file else None
        assert choose_form(forms, given, path, force=False) == expected


@pytest.mark.parametrize(
    ("forms", "file", "kind"),
    [
        (TABLES, "new.xyz", Kind.NO_FORMAT),
        (REPORTS, "new.svg", Kind.NO_FORMAT),
        (REPORTS, FAULTY, Kind.FILE_EXISTS),
    ],
)
def test_a_file_that_cannot_be_meant(forms: Forms, file: str, kind: Kind) -> None:
    with pytest.raises(UsageError) as caught:
        choose_form(forms, None, Path(file), force=False)
    assert [problem.kind for problem in caught.value.problems] == [kind]


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize("form", TABLES.names)
@pytest.mark.parametrize("columns", [0, 60])
def test_every_stream_takes_every_form(encoding: str, form: str, columns: int) -> None:
    arguments = ["show", "tea", "2020", FACTS, "--format", form]
    result = run(arguments, columns=columns, lang="zh", encoding=encoding)
    assert result.status == 0
    assert "?" not in result.out
    if form == "json":
        assert json.loads(result.out) == json.loads(run(arguments).out)


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
@pytest.mark.parametrize("form", REPORTS.names)
def test_every_stream_takes_every_form_of_findings(encoding: str, form: str) -> None:
    for columns in (0, 60):
        arguments = ["check", FAULTY, "--format", form]
        result = run(arguments, columns=columns, lang="zh", encoding=encoding)
        assert result.status == 1
        assert "?" not in result.out
        if form == "json":
            assert json.loads(result.out) == json.loads(run(arguments).out)


def test_ascii_is_ascii() -> None:
    for form in TABLES.names:
        assert run(["show", FACTS, "--ascii", "--format", form], lang="zh").out.isascii()
    for form in REPORTS.names:
        assert run(["check", FAULTY, "--ascii", "--format", form], lang="zh").out.isascii()


def test_escapes_of_json_are_read_back() -> None:
    for form in ("json", "jsonl"):
        arguments = ["check", FAULTY, "--format", form, "--fields=message"]
        plain, escaped = (run([*arguments, *more]).out for more in ([], ["--ascii"]))
        assert plain != escaped
        for out in zip(plain.splitlines(), escaped.splitlines(), strict=True):
            if out[0].strip().startswith('"message"'):
                assert json.loads(f"{{{out[0]}}}") == json.loads(f"{{{out[1]}}}")
            elif form == "jsonl":
                assert json.loads(out[0]) == json.loads(out[1])


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    arguments = ["show", "tea", FACTS, "-o", str(target)]
    assert run(arguments) == (0, "", "")
    first = target.read_text(encoding="utf-8")
    assert json.loads(first)[0]["metric"] == "tea"
    again = run(arguments)
    assert again.status == 2
    assert "--force" in again.err
    assert run([*arguments, "--force", "--measure=growth"]).status == 0
    assert target.read_text(encoding="utf-8") != first
    assert run(["show", "nothing", FACTS, "-o", str(target), "--force"]).status == 1
    assert run(["show", "tea", FACTS, "-o", str(tmp_path / "out.xyz")]).status == 2
    assert run(["show", "tea", FACTS, "-o", str(tmp_path / "no" / "out.csv")]).status == 3
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_findings_are_written_to_files(tmp_path: Path) -> None:
    for ending, shown in (("txt", []), ("json", ["--json"]), ("md", ["--format=markdown"])):
        target = tmp_path / f"found.{ending}"
        arguments = ["check", FAULTY, "-o", str(target)]
        assert run(arguments).status == 1
        assert target.read_text(encoding="utf-8") == run(["check", FAULTY, *shown]).out
        assert run(arguments).status == 2
        assert run([*arguments, "--force"]).status == 1


def test_terminal_escapes_of_a_base_do_not_reach_the_terminal(tmp_path: Path) -> None:
    text = Path(BASE).read_text(encoding="utf-8").replace("Tea output", "T\\u001b[31m[/x]:100:")
    file = tmp_path / "evil.toml"
    file.write_text(text, encoding="utf-8")
    for form in TABLES.names:
        for columns in (0, 100):
            result = run(["show", "tea", "--facts", str(file), "--format", form], columns=columns)
            assert result.status == 0
            assert "\x1b" not in result.out + result.err
    assert "[/x]:100:" in run(["show", "tea", "--facts", str(file)], columns=100).out
