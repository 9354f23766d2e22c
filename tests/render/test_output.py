"""Forms and places of answers: how they are chosen, and what every stream takes."""

from __future__ import annotations

import html
import json
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from unittest import mock
from xml.etree import ElementTree as ET

import pytest

from jhstats.errors import Kind, UsageError
from jhstats.render.output import MARKUP, REPORTS, TABLES, Forms, choose, write_whole
from tests.run import Stream, run

POSIX = pytest.mark.skipif(os.name != "posix", reason="files that only POSIX has")
HERE = Path(__file__).parents[1]
BASE = str(HERE / "base.toml")
FACTS = f"--facts={BASE}"
FAULTY = str(HERE / "faulty.toml")
SHOWN, TOLD = ([own for own in o.names if own not in MARKUP] for o in (TABLES, REPORTS))


@pytest.mark.parametrize(
    ("forms", "given", "file", "columns", "expected"),
    [
        (TABLES, None, None, 0, "tsv"),
        (TABLES, None, None, 80, "table"),
        (TABLES, "json", None, 80, "json"),
        (TABLES, None, "new.txt", 0, "table"),
        (TABLES, None, "new.svg", 80, "svg"),
        (TABLES, None, "new.html", 80, "html"),
        (TABLES, None, "NEW.HTML", 80, "html"),
        (TABLES, "html", "new", 80, "html"),
        (TABLES, "terminal", "new.SVG", 80, "terminal"),
        (TABLES, "terminal", "new.svg", 80, "terminal"),
        (TABLES, "terminal", "new.txt", 0, "table"),
        (TABLES, "terminal", None, 0, "table"),
        (TABLES, None, "new.md", 80, "markdown"),
        (TABLES, "csv", "new.xyz", 80, "csv"),
        (REPORTS, None, None, 0, "lines"),
        (REPORTS, None, None, 80, "table"),
        (REPORTS, "lines", None, 80, "lines"),
        (REPORTS, None, "new.txt", 80, "lines"),
        (REPORTS, None, "new.jsonl", 80, "jsonl"),
        (REPORTS, None, "new.htm", 0, "html"),
    ],
)
def test_how_a_form_is_chosen(
    forms: Forms, given: str | None, file: str | None, columns: int, expected: str
) -> None:
    with mock.patch.object(sys, "stdout", Stream("utf-8", terminal=columns > 0)):
        path = Path(file) if file else None
        assert choose(forms, given, file, force=False) == (expected, path)


@pytest.mark.parametrize(
    ("forms", "file", "kind"),
    [
        (TABLES, "new.xyz", Kind.NO_FORMAT),
        (REPORTS, "new.svg", Kind.NO_FORMAT),
        (REPORTS, "new.bib", Kind.NO_FORMAT),
        (REPORTS, FAULTY, Kind.FILE_EXISTS),
    ],
)
def test_a_file_that_cannot_be_meant(forms: Forms, file: str, kind: Kind) -> None:
    with pytest.raises(UsageError) as caught:
        choose(forms, None, file, force=False)
    assert [problem.kind for problem in caught.value.problems] == [kind]


@pytest.mark.parametrize("given", ["", ".", "..", "/", "new/", str(HERE)])
def test_what_names_no_file(given: str) -> None:
    with pytest.raises(UsageError) as caught:
        choose(TABLES, "csv", given, force=True)
    assert [problem.kind for problem in caught.value.problems] == [Kind.BAD_CHOICE]


@pytest.mark.parametrize("given", ["-", "/dev/stdout"])
def test_standard_output_by_its_names(given: str) -> None:
    for columns in (0, 80):
        arguments = ["show", "tea", FACTS]
        assert run([*arguments, "-o", given], columns=columns) == run(arguments, columns=columns)


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize("form", SHOWN)
@pytest.mark.parametrize("columns", [0, 60])
def test_every_stream_takes_every_form(encoding: str, form: str, columns: int) -> None:
    arguments = ["show", "tea", "2020", FACTS, "--format", form]
    result = run(arguments, columns=columns, lang="zh", encoding=encoding)
    assert result.status == 0
    assert "?" not in result.out
    if form == "json":
        assert json.loads(result.out) == json.loads(run(arguments).out)


@pytest.mark.no_cover
@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
@pytest.mark.parametrize("form", TOLD)
def test_every_stream_takes_every_form_of_findings(encoding: str, form: str) -> None:
    for columns in (0, 60):
        arguments = ["check", FAULTY, "--format", form]
        result = run(arguments, columns=columns, lang="zh", encoding=encoding)
        assert result.status == 1
        assert "?" not in result.out
        if form == "json":
            assert json.loads(result.out) == json.loads(run(arguments).out)


def test_ascii_is_ascii() -> None:
    for form in SHOWN:
        assert run(["show", FACTS, "--ascii", "--format", form], lang="zh").out.isascii()
    for form in TOLD:
        assert run(["check", FAULTY, "--ascii", "--format", form], lang="zh").out.isascii()


@pytest.mark.parametrize("form", ["html", "svg"])
def test_pages_and_charts_are_files_and_may_be_ascii(form: str, tmp_path: Path) -> None:
    refused = run(["show", "tea", FACTS, "--format", form])
    assert (refused.status, refused.out) == (2, "")
    assert f"-o NAME.{form}" in refused.err
    texts = []
    for more in ([], ["--ascii"]):
        file = tmp_path / f"answer{len(more)}.{form}"
        assert run(["show", "tea", FACTS, *more, "-o", str(file)], lang="zh").status == 0
        texts.append(file.read_text(encoding="utf-8"))
    plain, escaped = texts
    assert escaped.isascii()
    assert html.unescape(escaped) == html.unescape(plain)
    assert not plain.isascii()


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


def test_of_several_that_write_at_once_one_wins(tmp_path: Path) -> None:
    target, start = tmp_path / "out.json", Barrier(8)

    def write(number: int) -> list[Kind]:
        start.wait()
        try:
            write_whole(target, str(number).encode() * 100_000, may_replace=False)
        except UsageError as error:
            return [problem.kind for problem in error.problems]
        return []

    with ThreadPoolExecutor(8) as pool:
        ends = list(pool.map(write, range(8)))
    assert sorted(ends, key=len) == [[], *[[Kind.FILE_EXISTS]] * 7]
    assert target.read_text(encoding="utf-8") == str(ends.index([])) * 100_000
    assert list(tmp_path.iterdir()) == [target]


def test_what_lies_beside_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", lambda size: b"\0" * size)
    other, planted = tmp_path / "other", tmp_path / f".{'00' * 8}.part"
    other.write_text("kept", encoding="utf-8")
    planted.symlink_to(other)
    with pytest.raises(UsageError):
        write_whole(tmp_path / "out.csv", b"new", may_replace=True)
    assert other.read_text(encoding="utf-8") == "kept"


@POSIX
def test_a_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    target, link = tmp_path / "out.csv", tmp_path / "link.csv"
    link.symlink_to(target)
    with pytest.raises(UsageError):
        choose(TABLES, None, str(link), force=False)  # though its target is not there yet
    write_whole(link, b"first", may_replace=True)
    target.chmod(0o640)
    write_whole(link, b"second", may_replace=True)
    assert target.read_text(encoding="utf-8") == "second"
    assert target.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()


@POSIX
def test_a_pipe_or_a_device_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for name in (str(tmp_path / "pipe.csv"), os.devnull):
        refused = run(["show", "tea", FACTS, "--format=csv", "-o", name])
        assert (refused.status, "[bad-choice]" in refused.err) == (2, True)


def test_no_file_that_is_read_is_replaced(tmp_path: Path) -> None:
    base, draft = tmp_path / "base.toml", tmp_path / "draft.md"
    text = Path(BASE).read_text(encoding="utf-8")
    base.write_text(text, encoding="utf-8")
    draft.write_text("Tea.", encoding="utf-8")
    for arguments in (
        ["show", f"--facts={base}", "-o", str(base)],
        ["list", "facts", f"--facts={tmp_path}", "-o", str(base)],
        ["proof", str(draft), f"--facts={base}", "-o", str(draft)],
        ["proof", str(draft), f"--facts={base}", "-o", str(base)],
        ["check", str(base), f"--against={draft}", "-o", str(draft)],
        ["check", str(base), f"--against=handbook={draft}", "-o", str(draft)],
    ):
        result = run([*arguments, "--force", "--json"])
        assert result.status == 2
        assert "it is read here" in result.err
    assert (base.read_text(encoding="utf-8"), draft.read_text(encoding="utf-8")) == (text, "Tea.")


def test_findings_are_written_to_files(tmp_path: Path) -> None:
    for ending, shown in (("txt", []), ("json", ["--json"]), ("md", ["--format=markdown"])):
        target = tmp_path / f"found.{ending}"
        arguments = ["check", FAULTY, "-o", str(target)]
        assert run(arguments).status == 1
        assert target.read_text(encoding="utf-8") == run(["check", FAULTY, *shown]).out
        assert run(arguments).status == 2
        assert run([*arguments, "--force"]).status == 1


UNSEEN = "\x07\x1b\x7f\x9b\u061c\u200e\u202e\u2066\u2028\ufffe\uffff\U000e0041"
NOT_PRINTED = re.compile(
    "[^\\n\\t -~\xa1-\u05ff\u2010-\u2027\u2030-\u205e\u2500-\ud7ff\uf900-\ufdcf\ufe30-\ufffd]"
)
COMMAND = re.compile(r"^\s*(?:::(?!error |notice )|##\[)", re.MULTILINE)


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """A base whose names and file name command whoever prints them."""
    escapes = "".join(
        f"\\U{ord(character):08x}" for character in f"[/x]:100:{UNSEEN}\n::error::##["
    )
    text = Path(BASE).read_text(encoding="utf-8").replace("Tea output", f"::error::{escapes}")
    file = tmp_path / "::error::\n::error::\x1b[31m\u202e\udcff.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.no_cover
@pytest.mark.parametrize("columns", [0, 100])
@pytest.mark.parametrize(
    "command",
    [
        *(f"show tea --format {form}" for form in SHOWN),
        *("show --fields metric-name,id", "show nothing", "show te::a"),
        *(f"check --explain --format {form}" for form in TOLD),
        *(f"check --against DRAFT --format {form}" for form in TOLD),
        *(f"proof --all DRAFT --format {form}" for form in TOLD),
    ],
)
def test_no_name_commands_a_terminal_or_a_runner(
    evil: Path, command: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(evil.parent)
    draft = Path("::error::\x1b]\udcff.md")
    draft.write_text(
        f"In 2021 ::error::{UNSEEN} was 149 tonnes.\n::error:: was 12.7 tonnes in 2020."
    )
    arguments = [str(draft) if word == "DRAFT" else word for word in command.split()]
    result = run([*arguments, "--facts", evil.name], columns=columns)
    assert result.status in (0, 1)
    for text in result[1:]:
        assert not NOT_PRINTED.search(text)
        assert columns or not COMMAND.search(text)  # a terminal breaks lines, and is no runner
    if command.startswith("show tea --format json"):
        assert json.dumps(UNSEEN)[1:-1] in result.out


def test_markup_of_a_base_is_no_markup(evil: Path) -> None:
    assert "[/x]:100:" in run(["show", "tea", "--facts", str(evil)], columns=100).out


def test_a_picture_has_no_character_that_xml_has_not(evil: Path, tmp_path: Path) -> None:
    picture = tmp_path / "tea.svg"
    for form in ([], ["--format=terminal"]):
        told = ["show", "tea", "--facts", str(evil), "-o", str(picture), "--force", *form]
        assert run(told).status == 0
        ET.fromstring(picture.read_text(encoding="utf-8"))  # noqa: S314 - our own file
